"""National Material Capabilities 7.0: six components of power and their mean share, 1816–2022.

One row is a state and a year, COW state numbers. ``cinc`` is the mean of the state's shares of the
year's world totals, over the components that are known for the state; over all states it sums to
1.00–1.07, not to 1. Missing is −9 in COW's file, empty in others.

References
----------
Singer, Bremer & Stuckey 1972 (``singer1972``), Singer 1987 (``singer1987``),
https://correlatesofwar.org/data-sets/national-material-capabilities/.
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import Column, Coverage, Reading, Source

_AMOUNTS = ("milex", "milper", "irst", "pec", "tpop", "upop")


def read_cow_nmc(path: Path) -> Reading:
    """Read capabilities as state-years.

    Parameters
    ----------
    path
        ``NMC-70-abridged.csv`` or an earlier abridged file, plain or gzipped.

    Returns
    -------
    Reading
        One row per state and year; what is missing is null.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, ("ccode", "year", *_AMOUNTS, "cinc"), member=("nmc*abridged*",))
    sieve = sieve.code("ccode").year("year").number(*_AMOUNTS, low=0)
    sieve = sieve.number("cinc", low=0, high=1).unique(("ccode", "year"), "duplicate-state-year")
    return sieve.done(COW_NMC)


COW_NMC = Source(
    name="cow_nmc",
    title="National Material Capabilities",
    version="7.0",
    unit="state-year",
    system="cow",
    coverage=Coverage(date(1816, 1, 1), date(2022, 12, 31)),
    licence="COW's own terms; no open licence stated",
    redistribution="user-supplied",
    citations=("singer1972", "singer1987"),
    url="https://correlatesofwar.org/wp-content/uploads/NMCv7.zip",
    filenames=("cow_nmc*", "nmc*"),
    columns=("ccode", "year", "milex", "milper", "irst", "pec", "cinc"),
    traps=(
        "cinc is a share of the year's world total, so it falls when others grow.",
        "Over all states cinc sums to more than 1 in most years: rescale it where that matters.",
        "milex is in current pounds sterling to 1913 and in current US dollars from 1914.",
        "Two of the six parts are iron and steel and energy: industry of another age.",
        "COW's NMCv7.zip holds further archives: unpack it and add the abridged CSV.",
        "States outside the COW system in a year have no row; that is not zero power.",
    ),
    read=read_cow_nmc,
    tidy=(
        Column("ccode", "Int32", "COW number of the state"),
        Column("year", "Int32", "calendar year"),
        Column("milex", "Float64", "military spending, current prices", "thousand £ or US$"),
        Column("milper", "Float64", "military personnel", "thousand persons"),
        Column("irst", "Float64", "iron and steel production", "thousand tons"),
        Column("pec", "Float64", "primary energy consumption", "thousand tons of coal equivalent"),
        Column("tpop", "Float64", "total population", "thousand persons"),
        Column("upop", "Float64", "urban population", "thousand persons"),
        Column("cinc", "Float64", "mean share of the six world totals", "share, 0–1"),
    ),
    keys=("ccode", "year"),
)

SOURCES = (COW_NMC,)
