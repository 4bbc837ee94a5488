"""Militarized Interstate Disputes 5.0, dyad by dyad: who disputed with whom in which year.

One row is a dispute, a pair of opposed states and a year. COW state numbers. Levels of hostility:
1 no militarised action, 2 threat to use force, 3 display of force, 4 use of force, 5 war.
Fatality levels: 0 none, 1 1–25, 2 26–100, 3 101–250, 4 251–500, 5 501–999, 6 1,000 and more, null
unknown (−9 in the file). Actions run from 0 (none) to 21 (join interstate war).

Two shapes are read. *MID 5*: the dyadic dispute-years that the R package peacesciencer ships,
each pair once. *MID 4.03*: COW's own directed dyadic file (``disno, statea, stateb, year …``),
each pair twice, of which one is kept; written from its column names, no file was at hand. COW's
dispute, participant and incident files are read by :mod:`tertius.sources.cow_mid_parts`.

References
----------
Palmer et al. 2021 (``palmer2021``), https://correlatesofwar.org/data-sets/mids/.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.sources.model import DYAD, Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

_SIDED = ("sidea", "fatality", "fatalpre", "hiact", "hostlev", "orig")
_MEMBER = ("*dyadic*mid*.csv",)
_OFFICIAL = {
    "disno": "dispnum",
    "statea": "ccode1",
    "stateb": "ccode2",
    "year": "year",
    "new": "cowmidonset",
    "sideaa": "sidea1",
    "sideab": "sidea2",
    "strtmnth": "stmon",
    "fatlev": "fatality",
    "fatleva": "fatality1",
    "fatlevb": "fatality2",
    "recip": "recip",
    "hihost": "hostlev",
    "hihosta": "hostlev1",
    "hihostb": "hostlev2",
    "highmcaa": "hiact1",
    "highmcab": "hiact2",
    "orignata": "orig1",
    "orignatb": "orig2",
}
_REQUIRED = (
    *("dispnum", "ccode1", "ccode2", "year", "cowmidonset"),
    *(f"{name}{side}" for name in _SIDED for side in (1, 2)),
    *("fatality", "hostlev", "mindur", "maxdur", "recip", "stmon"),
)


def read_cow_mid(path: Path) -> Reading:
    """Read dyadic dispute-years.

    Parameters
    ----------
    path
        Either shape named in the module's docstring, plain, gzipped or zipped.

    Returns
    -------
    Reading
        One row per dispute, dyad and year; unknown levels are null.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    from tertius.sources.sieve import Sieve
    from tertius.sources.tabular import header_of

    if "statea" in {name.lower() for name in header_of(Path(path), _MEMBER)}:
        sieve = _open_official(path)
    else:
        sieve = Sieve.open(path, _REQUIRED)
    sieve = sieve.code("ccode1", "ccode2").year("year")
    sieve = sieve.integer("dispnum", low=1, needed=True)
    sieve = sieve.integer("cowmidonset", "sidea1", "sidea2", "orig1", "orig2", low=0, high=1)
    sieve = sieve.integer("fatality", "fatality1", "fatality2", low=0, high=6)
    sieve = sieve.integer("fatalpre1", "fatalpre2", low=0)
    sieve = sieve.integer("hiact1", "hiact2", low=0, high=21)
    sieve = sieve.integer("hostlev", "hostlev1", "hostlev2", low=1, high=5)
    sieve = sieve.integer("mindur", "maxdur", low=0).integer("recip", low=0, high=1)
    sieve = sieve.integer("stmon", low=1, high=12)
    sieve = sieve.dyad(sided=[(f"{name}1", f"{name}2") for name in _SIDED])
    sieve = sieve.unique(("dispnum", "ccode1", "ccode2", "year"), "duplicate-dispute-dyad-year")
    return sieve.rename(_NAMES).done(COW_MID)


def _open_official(path: Path) -> "Sieve":
    """Read COW's directed dyads under the names of the other shape, one direction of each."""
    import polars as pl

    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, tuple(_OFFICIAL), member=_MEMBER).rename(_OFFICIAL)
    unknown = ("fatalpre1", "fatalpre2", "mindur", "maxdur")
    sieve = sieve.map(*(pl.lit(None).cast(pl.Int32).alias(name) for name in unknown))
    sieve = sieve.code("ccode1", "ccode2")
    return sieve.leave_out(
        sieve.mirrored("dispnum", "year"), "the same pair in the other direction"
    )


_NAMES = {
    "cowmidonset": "onset",
    "fatality": "fatality_level",
    "hostlev": "hostility_level",
    "mindur": "min_duration_days",
    "maxdur": "max_duration_days",
    "recip": "reciprocated",
    "stmon": "start_month",
    **{f"sidea{s}": f"side_a{s}" for s in (1, 2)},
    **{f"fatality{s}": f"fatality_level{s}" for s in (1, 2)},
    **{f"fatalpre{s}": f"deaths{s}" for s in (1, 2)},
    **{f"hiact{s}": f"highest_action{s}" for s in (1, 2)},
    **{f"hostlev{s}": f"hostility_level{s}" for s in (1, 2)},
    **{f"orig{s}": f"originator{s}" for s in (1, 2)},
}

COW_MID = Source(
    name="cow_mid",
    title="Militarized Interstate Disputes, dyadic dispute-years",
    version="5.0",
    unit="dispute dyad-year",
    system="cow",
    coverage=Coverage(
        date(1816, 1, 1),
        date(2014, 12, 31),
        "all states of the COW system; a dyad-year without a row had no dispute",
    ),
    licence="COW's own terms; no open licence stated",
    redistribution="user-supplied",
    citations=("palmer2021", "maoz2019"),
    url="https://correlatesofwar.org/wp-content/uploads/dyadic_mid_4.03_update.zip",
    filenames=("cow_mid5_dyad*", "*mid*dyad*"),
    columns=("dispnum", "ccode1", "ccode2", "year", "hostlev", "cowmidonset"),
    other_columns=(("disno", "statea", "stateb", "year", "hihost", "hihosta"),),
    traps=(
        "Pairing every state of side A with every state of side B of a dispute invents dyads.",
        "The file at COW's address is version 4.03, not 5: the same disputes, some codes older.",
        "A dispute is an act, not a relation: allies dispute over fish, too.",
        "Fatality levels are unknown (−9) in many rows, which is not the same as none.",
        "Levels of hostility and deaths belong to the whole dispute, not to the year.",
    ),
    read=read_cow_mid,
    tidy=(
        Column("dispnum", "Int32", "number of the dispute in the MID data"),
        *DYAD,
        Column("year", "Int32", "calendar year in which the dispute was going on"),
        Column("onset", "Int32", "1 in the dyad's first year of the dispute"),
        Column("hostility_level", "Int32", "highest of the dispute, 2 threat … 5 war"),
        Column("hostility_level1", "Int32", "highest reached by the first state, 1 none … 5 war"),
        Column("hostility_level2", "Int32", "highest reached by the second state"),
        Column("highest_action1", "Int32", "highest action of the first state, MID codes 0–21"),
        Column("highest_action2", "Int32", "highest action of the second state, MID codes 0–21"),
        Column(
            "fatality_level", "Int32", "of the dispute, 0 none … 6 at least 1,000; null unknown"
        ),
        Column("fatality_level1", "Int32", "of the first state"),
        Column("fatality_level2", "Int32", "of the second state"),
        Column("deaths1", "Int32", "exact deaths of the first state where known", "persons"),
        Column("deaths2", "Int32", "exact deaths of the second state where known", "persons"),
        Column("side_a1", "Int32", "1 if the first state was on side A, which acted first"),
        Column("side_a2", "Int32", "1 if the second state was on side A"),
        Column("originator1", "Int32", "1 if the first state was in it from the first day"),
        Column("originator2", "Int32", "1 if the second state was in it from the first day"),
        Column("reciprocated", "Int32", "1 if the other side answered with military action"),
        Column("start_month", "Int32", "month in which the dispute began, 1–12"),
        Column("min_duration_days", "Int32", "shortest possible duration of the dispute", "days"),
        Column("max_duration_days", "Int32", "longest possible duration of the dispute", "days"),
    ),
    keys=("dispnum", "ccode1", "ccode2", "year"),
)

SOURCES = (COW_MID,)
