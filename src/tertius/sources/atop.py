"""Alliance Treaty Obligations and Provisions (ATOP) 5: who owes what to whom, by dyad.

One row of tidy data is a dyad and an unbroken span of years with the same obligations. ATOP uses
COW state numbers. A treaty can carry several obligations; the five flags are

* ``defense``: active help when the partner is attacked;
* ``offense``: active help in a war not provoked by attack;
* ``neutral``: no help to the partner's enemy;
* ``nonagg``: no use of force against the partner;
* ``consul``: consultation in crises.


Three shapes are read. *Spells*: ``ccode1, ccode2, atop_defense … atop_consul, start, end`` with
years. *Dyad-years* of the same names with ``year``. *Dyad-years* with ``mem1, mem2, year`` and
plain flags, as ATOP publishes them in ``atop5_1dy.csv`` (also inside its zip archive); this shape
was written from its column names, no official file was at hand. Equal consecutive years become
one spell.

References
----------
Leeds, Ritter, Mitchell & Long 2002 (``leeds2002``), http://www.atopdata.org.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.sources.model import DYAD, SPELL, Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

FLAGS = ("defense", "offense", "neutral", "nonagg", "consul")
_MEMBER = ("atop5_1dy.csv", "atop*dy.csv")


def read_atop(path: Path) -> Reading:
    """Read ATOP as dyad spells.

    Parameters
    ----------
    path
        Any shape named in the module's docstring.

    Returns
    -------
    Reading
        One row per dyad and unbroken span of years with the same obligations.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    from tertius.sources.sieve import Sieve
    from tertius.sources.tabular import header_of

    header = {name.lower() for name in header_of(Path(path), _MEMBER)}
    if {"mem1", "mem2", "year"} <= header:
        sieve = Sieve.open(path, ("mem1", "mem2", "year", *FLAGS), member=_MEMBER)
        return _from_dyad_years(sieve.rename({"mem1": "ccode1", "mem2": "ccode2"}))
    named = tuple(f"atop_{flag}" for flag in FLAGS)
    plain = dict(zip(named, FLAGS, strict=True))
    if "year" in header and "start" not in header:
        sieve = Sieve.open(path, ("ccode1", "ccode2", "year", *named))
        return _from_dyad_years(sieve.rename(plain))
    sieve = Sieve.open(path, ("ccode1", "ccode2", *named, "start", "end"))
    return _dated(_checked(sieve.rename(plain))).done(ATOP)


def _checked(sieve: "Sieve") -> "Sieve":
    """Type and check what all shapes share."""
    sieve = sieve.code("ccode1", "ccode2")
    sieve = sieve.integer(*FLAGS, low=0, high=1, needed=True)
    return sieve.dyad()


def _dated(sieve: "Sieve") -> "Sieve":
    from tertius.sources import spells

    sieve = spells.from_years(sieve, "start", "end")
    sieve = sieve.unique(("ccode1", "ccode2", "start"), "duplicate-spell")
    return spells.censor(sieve)


def _from_dyad_years(sieve: "Sieve") -> Reading:
    """Run-length encode dyad-years that carry the same obligations."""
    from dataclasses import replace

    import polars as pl

    sieve = _checked(sieve).year("year")
    sieve = sieve.unique(("ccode1", "ccode2", "year"), "duplicate-dyad-year")
    dyad = ["ccode1", "ccode2"]
    sieve = sieve.leave_out(pl.all_horizontal(pl.col(FLAGS) == 0), "no obligation of the five")
    rows = sieve.frame.sort(*dyad, "year")
    changed = [pl.col(c) != pl.col(c).shift().over(dyad) for c in FLAGS]
    broken = pl.any_horizontal(pl.col("year").diff().over(dyad) != 1, *changed).fill_null(True)
    runs = rows.with_columns(run=broken.cum_sum()).group_by(*dyad, "run", maintain_order=True)
    frame = runs.agg(
        pl.col("line", *FLAGS).first(), start=pl.col("year").min(), end=pl.col("year").max()
    )
    reading = _dated(replace(sieve, frame=frame)).done(ATOP)
    return replace(reading, notes=(*reading.notes, "equal consecutive years became one spell"))


ATOP = Source(
    name="atop",
    title="Alliance Treaty Obligations and Provisions",
    version="5.1",
    unit="dyad spell",
    system="cow",
    coverage=Coverage(
        date(1815, 1, 1), date(2018, 12, 31), "years only; all states of the COW system"
    ),
    licence="free for research with citation; no open licence was found",
    redistribution="user-supplied",
    citations=("leeds2002",),
    url="https://www.atopdata.org/uploads/6/9/1/3/69134503/atop_5.1__.csv_.zip",
    filenames=("atop5*", "atop_5*"),
    columns=("ccode1", "ccode2", "atop_defense", "atop_nonagg"),
    other_columns=(("mem1", "mem2", "year", "defense", "offense", "nonagg"),),
    traps=(
        (
            "Non-aggression pledges tie rivals through multilateral texts (ASEAN's treaty, "
            "Helsinki): USA–North Korea 2009–2018, USA–Russia from 1975. They are no positive tie."
        ),
        "Only years are given: a treaty signed in December counts for its whole first year.",
        "A spell that ends in 2018 is cut off by the end of the data, not over.",
    ),
    read=read_atop,
    tidy=(
        *DYAD,
        *SPELL,
        Column("defense", "Int32", "1 if one must help the other when attacked"),
        Column("offense", "Int32", "1 if one must help in a war not provoked by attack"),
        Column("neutral", "Int32", "1 if no help may go to the other's enemy"),
        Column("nonagg", "Int32", "1 if force against each other is renounced"),
        Column("consul", "Int32", "1 if they must consult in crises"),
    ),
    keys=("ccode1", "ccode2", "start"),
)

SOURCES = (ATOP,)
