"""COW trade 4.0: goods traded between two states in a year, 1870–2014.

One row is a dyad and a year. ``flow1`` is what the first state imported from the second, ``flow2``
what the second imported from the first, in millions of current US dollars; the smoothed flows fill
one-off gaps and spikes. COW state numbers. Missing is −9 in COW's file, null in others; both become
null, which is not zero.

Two shapes are read: COW's ``Dyadic_COW_4.0.csv`` and a Parquet file of the seven columns.

References
----------
Barbieri, Keshk & Pollins 2009 (``barbieri2009``),
https://correlatesofwar.org/data-sets/bilateral-trade/.
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import DYAD, Column, Coverage, Reading, Source

_FLOWS = ("flow1", "flow2", "smoothflow1", "smoothflow2")


def read_cow_trade(path: Path) -> Reading:
    """Read trade as dyad-years.

    Parameters
    ----------
    path
        The CSV or Parquet file.

    Returns
    -------
    Reading
        One row per dyad and year.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, ("ccode1", "ccode2", "year", *_FLOWS), member=("dyadic_cow*",))
    sieve = sieve.code("ccode1", "ccode2").year("year").number(*_FLOWS, low=0)
    sieve = sieve.dyad(sided=[_FLOWS[:2], _FLOWS[2:]])
    sieve = sieve.unique(("ccode1", "ccode2", "year"), "duplicate-dyad-year")
    names = {"flow1": "imports1", "flow2": "imports2"}
    smooth = {"smoothflow1": "smoothed_imports1", "smoothflow2": "smoothed_imports2"}
    return sieve.rename(names | smooth).done(COW_TRADE)


_UNIT = "million current US$"
COW_TRADE = Source(
    name="cow_trade",
    title="Correlates of War bilateral trade",
    version="4.0",
    unit="dyad-year",
    system="cow",
    coverage=Coverage(
        date(1870, 1, 1),
        date(2014, 12, 31),
        "a row is there only while both are in the system; null is 'not known'",
    ),
    licence="COW's own terms; no open licence stated",
    redistribution="user-supplied",
    citations=("barbieri2009",),
    url="https://correlatesofwar.org/wp-content/uploads/COW_Trade_4.0.zip",
    filenames=("dyadic_cow*", "cow_trade*"),
    columns=("ccode1", "ccode2", "year", "flow1", "flow2", "smoothflow1"),
    traps=(
        "Current dollars: compare years by shares, not by amounts.",
        "Null (−9 in COW's file) is not zero trade.",
        "Imports as the importer reports them: the two sides' books rarely agree.",
        "Trade with Taiwan and between the two Germanies is thin or missing.",
    ),
    read=read_cow_trade,
    tidy=(
        *DYAD,
        Column("year", "Int32", "calendar year"),
        Column("imports1", "Float64", "imports of the first state from the second", _UNIT),
        Column("imports2", "Float64", "imports of the second state from the first", _UNIT),
        Column("smoothed_imports1", "Float64", "the same with gaps and spikes smoothed", _UNIT),
        Column("smoothed_imports2", "Float64", "the same for the second state", _UNIT),
    ),
    keys=("ccode1", "ccode2", "year"),
)

SOURCES = (COW_TRADE,)
