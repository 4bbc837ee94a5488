"""COW inter-state wars 4.0, dyad by dyad and year by year, 1823–2003.

One row is a war, a pair of states on opposite sides and a year in which both were in it. COW state
numbers. A war has at least 1,000 battle deaths a year among its members' forces. Outcomes: 1 won,
2 lost, 3 compromise, 4 transformed into another war, 5 ongoing, 6 stalemate, 7 conflict below war
goes on, 8 changed sides.

Two shapes are read, both with each pair twice, of which one is kept. *peacesciencer*: made by that
R package from COW's participants: all pairs across the two sides while both were fighting, which
in the world wars and in Korea includes pairs that never met. *Dyadic Interstate War*: COW's own
``directed_dyadic_war.csv`` (``warnum, statea, stateb, year …``), written from its column names, no
file was at hand.

References
----------
Sarkees & Wayman 2010 (``sarkees2010``), https://correlatesofwar.org/data-sets/cow-war/.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.sources.model import DYAD, Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

_MEMBER = ("directed*dyadic*war*.csv",)
_OFFICIAL = {
    "warnum": "warnum",
    "statea": "ccode1",
    "stateb": "ccode2",
    "year": "year",
    "outcomea": "outcome1",
    "batdtha": "batdeath1",
    "batdthb": "batdeath2",
}
_SIDED = ("sidea", "initiator", "outcome", "batdeath")


def read_cow_war(path: Path) -> Reading:
    """Read inter-state wars as dyad-years.

    Parameters
    ----------
    path
        Either shape named in the module's docstring, plain or zipped.

    Returns
    -------
    Reading
        One row per war, dyad, year and bout; the mirrored half of the file is out of scope.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources.sieve import Sieve
    from tertius.sources.tabular import header_of

    if "statea" in {name.lower() for name in header_of(Path(path), _MEMBER)}:
        sieve = _open_official(path)
    else:
        sided = (f"{name}{side}" for name in _SIDED for side in (1, 2))
        keys = ("warnum", "ccode1", "ccode2", "year", "cowinteronset", "resume")
        sieve = Sieve.open(path, (*keys, *sided))
    sieve = sieve.code("ccode1", "ccode2").year("year").integer("warnum", low=1, needed=True)
    sieve = sieve.integer("sidea1", "sidea2", low=1, high=2)
    sieve = sieve.integer("initiator1", "initiator2", "cowinteronset", "resume", low=0, high=1)
    sieve = sieve.integer("outcome1", "outcome2", low=1, high=8)
    sieve = sieve.integer("batdeath1", "batdeath2", low=0)
    sieve = sieve.dyad(swap=False)
    sieve = sieve.unique(
        ("warnum", "ccode1", "ccode2", "year", "resume"), "duplicate-war-dyad-year"
    )
    mirror = sieve.mirrored("warnum", "year", "resume")
    sieve = sieve.leave_out(mirror, "the same pair in the other direction")
    sieve = sieve.dyad(sided=[(f"{name}1", f"{name}2") for name in _SIDED])
    for side in (1, 2):
        sieve = sieve.map((pl.col(f"sidea{side}") == 1).cast(pl.Int32).alias(f"side_a{side}"))
    return sieve.rename(_NAMES).done(COW_WAR)


def _open_official(path: Path) -> "Sieve":
    """Read COW's directed dyads under the names of the other shape."""
    import polars as pl

    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, tuple(_OFFICIAL), member=_MEMBER).rename(_OFFICIAL)
    sieve = sieve.code("ccode1", "ccode2").year("year").integer("warnum", low=1, needed=True)
    first = pl.col("year").min().over("warnum", "ccode1", "ccode2")
    unknown = ("sidea1", "sidea2", "initiator1", "initiator2", "outcome2")
    return sieve.map(
        *(pl.lit(None).cast(pl.Int32).alias(name) for name in unknown),
        pl.lit(0).alias("resume"),
        (pl.col("year") == first).cast(pl.Int32).alias("cowinteronset"),
    ).note("sides, initiators and the second state's outcome are not in this shape")


_NAMES = {
    "cowinteronset": "onset",
    "resume": "resumed",
    "batdeath1": "battle_deaths1",
    "batdeath2": "battle_deaths2",
}

COW_WAR = Source(
    name="cow_war",
    title="Correlates of War inter-state wars, dyad-years",
    version="4.0",
    unit="war dyad-year",
    system="cow",
    coverage=Coverage(
        date(1816, 1, 1),
        date(2007, 12, 31),
        "COW lists wars of 1816–2007; the first row is of 1823, the last of 2003",
    ),
    licence="COW's own terms; no open licence stated",
    redistribution="user-supplied",
    citations=("sarkees2010", "maoz2019"),
    url="https://correlatesofwar.org/wp-content/uploads/Dyadic-Interstate-War-Dataset.zip",
    filenames=("cow_war_inter*",),
    columns=("warnum", "ccode1", "ccode2", "year", "sidea1", "batdeath1"),
    other_columns=(("warnum", "statea", "stateb", "year", "batdtha", "batdthb"),),
    traps=(
        "Dyads are all pairs across the two sides while both were in the war: some never met.",
        "Battle deaths are the state's in the whole war, repeated in each dyad and year.",
        "A war that stopped and resumed in one year gives two rows for it (resumed 0 and 1).",
        "COW's own participant file (WarNum, Side …) is not read: it has no dyads.",
    ),
    read=read_cow_war,
    tidy=(
        Column("warnum", "Int32", "number of the war in COW's list"),
        *DYAD,
        Column("year", "Int32", "calendar year in which both were in the war"),
        Column("resumed", "Int32", "1 for the bout after a break in fighting"),
        Column("onset", "Int32", "1 in the dyad's first year of the war or bout"),
        Column("side_a1", "Int32", "1 if the first state was on side A"),
        Column("side_a2", "Int32", "1 if the second state was on side A"),
        Column("initiator1", "Int32", "1 if the first state began the war"),
        Column("initiator2", "Int32", "1 if the second state began the war"),
        Column("outcome1", "Int32", "COW outcome code 1–8 of the first state; null before a break"),
        Column("outcome2", "Int32", "COW outcome code 1–8 of the second state"),
        Column("battle_deaths1", "Int32", "of the first state in the whole war", "persons"),
        Column("battle_deaths2", "Int32", "of the second state in the whole war", "persons"),
    ),
    keys=("warnum", "ccode1", "ccode2", "year", "resumed"),
)

SOURCES = (COW_WAR,)
