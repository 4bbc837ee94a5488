"""Alliance Treaty Obligations and Provisions (ATOP) 5: who owes what to whom, by dyad.

One row of tidy data is a dyad and an unbroken span of years with the same obligations. ATOP uses
COW state numbers. A treaty can carry several obligations; the five flags are

* ``defense``: active help when the partner is attacked;
* ``offense``: active help in a war not provoked by attack;
* ``neutral``: no help to the partner's enemy;
* ``nonagg``: no use of force against the partner;
* ``consul``: consultation in crises.

Two shapes are read. *Spells*: ``ccode1, ccode2, atop_defense … atop_consul, start, end`` with
years, as run-length spells of the dyad-years. *Dyad-years*: ``mem1, mem2, year`` with flags
``defense … consul``, as in ATOP's own ``atop5_1dy.csv``; equal consecutive years become one spell.

References
----------
Leeds, Ritter, Mitchell & Long 2002 (``leeds2002``), http://www.atopdata.org.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.sources.model import Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

FLAGS = ("defense", "offense", "neutral", "nonagg", "consul")


def read_atop(path: Path) -> Reading:
    """Read ATOP as dyad spells.

    Parameters
    ----------
    path
        Either shape named in the module's docstring.

    Returns
    -------
    Reading
        Columns ``ccode1, ccode2, start, end`` (years, ends included) and five 0/1 flags.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    from tertius.sources.sieve import Sieve
    from tertius.sources.tabular import header_of

    header = {name.lower() for name in header_of(Path(path))}
    if {"mem1", "mem2"} <= header:
        sieve = Sieve.open(path, ("mem1", "mem2", "year", *FLAGS))
        sieve = sieve.rename({"mem1": "ccode1", "mem2": "ccode2"})
        return _from_years(_checked(sieve, ("year",)))
    named = tuple(f"atop_{flag}" for flag in FLAGS)
    if "year" in header and "start" not in header:
        sieve = Sieve.open(path, ("ccode1", "ccode2", "year", *named))
        sieve = sieve.rename(dict(zip(named, FLAGS, strict=True)))
        return _from_years(_checked(sieve, ("year",)))
    sieve = Sieve.open(path, ("ccode1", "ccode2", *named, "start", "end"))
    sieve = _checked(sieve.rename(dict(zip(named, FLAGS, strict=True))), ("start", "end"))
    sieve = sieve.in_order().unique(("ccode1", "ccode2", "start"), "duplicate-spell")
    return sieve.done(ATOP)


def _checked(sieve: "Sieve", years: tuple[str, ...]) -> "Sieve":
    """Type and check what all shapes share."""
    sieve = sieve.code("ccode1", "ccode2").year(*years)
    sieve = sieve.integer(*FLAGS, low=0, high=1, needed=True)
    return sieve.dyad()


def _from_years(sieve: "Sieve") -> Reading:
    """Run-length encode dyad-years that carry the same obligations."""
    import polars as pl

    sieve = sieve.unique(("ccode1", "ccode2", "year"), "duplicate-dyad-year")
    state = pl.struct(FLAGS)
    dyad = ["ccode1", "ccode2"]
    rows = sieve.frame.filter(pl.any_horizontal(pl.col(FLAGS) == 1)).sort(*dyad, "year")
    broken = (
        (pl.col("year").diff().over(dyad).fill_null(1) != 1) | (state != state.shift().over(dyad))
    ).fill_null(False)
    spells = (
        rows.with_columns(run=broken.cum_sum().over(dyad))
        .group_by(*dyad, "run", maintain_order=True)
        .agg(pl.col(FLAGS).first(), start=pl.col("year").min(), end=pl.col("year").max())
    )
    columns = [pl.col(c.name).cast(getattr(pl, c.dtype)) for c in ATOP.tidy]
    return sieve.reading(spells.select(columns).sort(ATOP.keys))


ATOP = Source(
    name="atop",
    title="Alliance Treaty Obligations and Provisions",
    version="5.1",
    unit="dyad spell",
    system="cow",
    coverage=Coverage(
        date(1815, 1, 1),
        date(2018, 12, 31),
        "years only; a spell that ends in 2018 was in force at the end of the data",
    ),
    licence="free for research with citation; no open licence was found",
    redistribution="user-supplied",
    citations=("leeds2002",),
    url="http://www.atopdata.org/data.html",
    filenames=("atop5*.csv", "atop_5*.csv", "atop5*.zip", "atop_5*.zip"),
    columns=("ccode1", "ccode2", "atop_defense", "atop_nonagg"),
    other_columns=(("mem1", "mem2", "year", "defense", "nonagg"),),
    traps=(
        "Non-aggression pledges tie rivals through multilateral texts (ASEAN's treaty, Helsinki): "
        + "USA–North Korea 2009–2018, USA–Russia from 1975. They alone are no positive tie.",
        "Only years are given: a treaty signed in December counts for its whole first year.",
        "A spell that ends in 2018 is cut off by the end of the data, not over.",
    ),
    read=read_atop,
    tidy=(
        Column("ccode1", "Int32", "COW number of the state with the smaller number"),
        Column("ccode2", "Int32", "COW number of the other state"),
        Column("start", "Int32", "first year with these obligations", "year"),
        Column("end", "Int32", "last year with these obligations", "year"),
        Column("defense", "Int32", "1 if one must help the other when attacked"),
        Column("offense", "Int32", "1 if one must help in a war not provoked by attack"),
        Column("neutral", "Int32", "1 if no help may go to the other's enemy"),
        Column("nonagg", "Int32", "1 if force against each other is renounced"),
        Column("consul", "Int32", "1 if they must consult in crises"),
    ),
    keys=("ccode1", "ccode2", "start"),
)

SOURCES = (ATOP,)
