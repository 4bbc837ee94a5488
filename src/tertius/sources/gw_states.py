"""The Gleditsch–Ward list of independent states, 1816–2017.

One row is a state and a spell of independence, to the day. The numbers are Gleditsch and Ward's:
mostly COW's, but not always (260 is Germany before and after 1990, 678 Yemen before and after,
316 Czechia, 345/340 Yugoslavia and Serbia), which is why the column is called ``gwcode``.

References
----------
Gleditsch & Ward 1999 (``gleditsch1999``), http://ksgleditsch.com/data-4.html.
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import SPELL, Column, Coverage, Reading, Source


def read_gw_states(path: Path) -> Reading:
    """Read the list of independent states.

    Parameters
    ----------
    path
        A CSV with ``gwcode, stateabb, statename, startdate, enddate``, ISO dates.

    Returns
    -------
    Reading
        One row per state and spell of independence.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources import spells
    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, ("gwcode", "stateabb", "statename", "startdate", "enddate"))
    sieve = sieve.code("gwcode").text("stateabb", "statename", needed=True)
    names = {"stateabb": "abbreviation", "statename": "state"}
    sieve = sieve.rename({"startdate": "start", "enddate": "end", **names})
    sieve = sieve.day("start", "end", needed=True).in_order()
    day = pl.lit("day")
    sieve = sieve.map(day.alias("start_precision"), day.alias("end_precision"))
    sieve = sieve.unique(("gwcode", "start"), "duplicate-spell")
    return spells.censor(sieve).done(GW_STATES)


GW_STATES = Source(
    name="gw_states",
    title="Gleditsch–Ward list of independent states",
    version="2017 (list to 31 December 2017)",
    unit="state spell",
    system="gw",
    coverage=Coverage(date(1816, 1, 1), date(2017, 12, 31)),
    licence="free for research with citation; no open licence was found",
    redistribution="user-supplied",
    citations=("gleditsch1999",),
    url="http://ksgleditsch.com/data-4.html",
    filenames=("gw_states*",),
    columns=("gwcode", "stateabb", "statename", "startdate", "enddate"),
    traps=(
        "The numbers are not COW's: 260 is united Germany, 678 united Yemen.",
        "An end on 31 December 2017 is censoring, not exit.",
        "Microstates are in a list of their own and not here.",
    ),
    read=read_gw_states,
    tidy=(
        Column("gwcode", "Int32", "Gleditsch–Ward number of the state"),
        *SPELL,
        Column("abbreviation", "String", "abbreviation of three letters"),
        Column("state", "String", "name of the state in English, as in the list"),
    ),
    keys=("gwcode", "start"),
)

SOURCES = (GW_STATES,)
