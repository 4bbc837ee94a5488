"""ICEWS events, row by row: the published tables, and cuts of them used as benchmarks.

``icews_events`` reads the tables of the ICEWS archive: tab-separated, 20 columns, one event a
row, actors with their sectors and countries. Rows are kept where source and target have two
different countries that are states; events within a state are left out and counted.

``icews_sets`` reads rows of benchmark sets for temporal knowledge graphs that were cut from
ICEWS, with the actors already mapped to states. Each set has a window of its own and says
nothing outside it (:data:`WINDOWS`). The set ICEWS05-15 samples actors, has no Russia and no
North Korea among them, and is refused whole. Equal rows of one day are one tidy row with a
count, since several actors of a state may have done the same.

CAMEO codes of two digits of root and more; the root gives the quad class: 01–05 verbal
cooperation (1), 06–08 material cooperation (2), 09–13 verbal conflict (3), 14–20 material
conflict (4).

References
----------
Boschee et al. 2015 (``boschee2015``), https://doi.org/10.7910/DVN/28075.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.sources.model import Column, Coverage, Reading, Source

if TYPE_CHECKING:
    import polars as pl

    from tertius.sources.sieve import Sieve

WINDOWS = {
    "ICEWS14": Coverage(date(2014, 1, 1), date(2014, 12, 31)),
    "ICEWS18": Coverage(date(2018, 8, 29), date(2018, 10, 31)),
    "ICEWS21": Coverage(date(2021, 1, 1), date(2021, 8, 31)),
    "ICEWS22": Coverage(date(2022, 1, 1), date(2022, 8, 31)),
    "ICEWS22b": Coverage(date(2022, 10, 11), date(2022, 12, 31)),
    "ICEWS23": Coverage(date(2023, 1, 1), date(2023, 4, 10)),
}
"""The span in which each benchmark set can say 'no'."""

SAMPLED = "ICEWS05-15"
"""The set whose actors are a sample: useless for dyads."""

_EVENTS = {
    "Event ID": "event_id", "Event Date": "date", "Source Name": "source_name",
    "Source Sectors": "source_sectors", "Source Country": "source_country",
    "Event Text": "event_text", "CAMEO Code": "event_code", "Intensity": "goldstein",
    "Target Name": "target_name", "Target Sectors": "target_sectors",
    "Target Country": "target_country", "Story ID": "story", "Sentence Number": "sentence",
    "Publisher": "publisher", "City": "city", "Province": "province", "Country": "country",
    "Latitude": "latitude", "Longitude": "longitude",
}  # fmt: skip
_CODE = r"^(0[1-9]|1\d|20)\d{0,2}$"


def read_icews_events(path: Path) -> Reading:
    """Read a table of the ICEWS archive.

    Parameters
    ----------
    path
        Tab-separated, with the archive's 20 columns.

    Returns
    -------
    Reading
        One row per event between two states.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources import state_codes
    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, tuple(_EVENTS)).rename(_EVENTS)
    sieve = sieve.integer("event_id", low=1, missing=(), needed=True)
    sieve = _coded(sieve.day("date", needed=True, first=1995, last=2023))
    sieve = sieve.integer("story", "sentence", low=0, missing=())
    sieve = sieve.number("latitude", "longitude", missing=())
    sieve = _placed(sieve)
    # In this file NA is R's mark of a missing value; countries are written out (Namibia).
    texts = [n for n in _EVENTS.values() if sieve.frame.schema[n] == pl.String]
    sieve = sieve.map(*(_absent(name) for name in texts))
    nowhere = pl.col("source_country").is_null() | pl.col("target_country").is_null()
    sieve = sieve.leave_out(nowhere, "an actor has no country")
    same = pl.col("source_country") == pl.col("target_country")
    sieve = sieve.leave_out(same, "events within one state")
    for side in ("source", "target"):
        sieve = state_codes.translate(
            sieve, f"{side}_country", "date", side, state_codes.state_named
        )
    countries = {"source_country": "source", "target_country": "target"}
    sieve = state_codes.leave_out_unmapped(sieve, countries, "countries")
    sieve = sieve.dyad("source", "target", swap=False)
    told = [pl.col(n) for n in ("date", "source", "target", "event_code")]
    changed = pl.struct(told) != pl.struct(told).first().over("event_id")
    sieve = sieve.reject(changed, "event-id-with-other-content", "event_id")
    return sieve.unique(("event_id",), "duplicate-event").done(ICEWS_EVENTS)


def read_icews_sets(path: Path) -> Reading:
    """Read rows of the benchmark sets.

    Parameters
    ----------
    path
        Parquet or CSV with ``set, date, a, b, rel, cameo, goldstein``.

    Returns
    -------
    Reading
        One row per set, day, source, target and code, with the number of equal rows.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources import state_codes
    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, ("set", "date", "a", "b", "rel", "cameo", "goldstein"))
    sieve = sieve.text("set", "a", "b", "rel", needed=True)
    sieve = sieve.reject(pl.col("set") == SAMPLED, "entity-sampled-set", "set")
    sieve = sieve.reject(~pl.col("set").is_in(list(WINDOWS)), "unknown-set", "set")
    if sieve.frame.schema["date"] == pl.String:
        sieve = sieve.map(pl.col("date").str.slice(0, 10).alias("date")).day("date", needed=True)
    else:
        sieve = sieve.map(pl.col("date").cast(pl.Date)).day("date", needed=True)
    sieve = sieve.reject(_outside_window(), "outside-the-window-of-its-set", ("set", "date"))
    sieve = _coded(sieve.rename({"cameo": "event_code", "rel": "event_text"}))
    sieve = sieve.map(pl.col("date").dt.year().alias("year"))
    for code, number in (("a", "source"), ("b", "target")):
        shape = pl.col(code).str.contains("^[A-Z]{3}$")
        sieve = sieve.reject(~shape, "not-an-iso3-code", code)
        sieve = state_codes.translate(sieve, code, "year", number, state_codes.iso3_number)
    sieve = state_codes.leave_out_unmapped(sieve, {"a": "source", "b": "target"}, "codes")
    sieve = sieve.dyad("source", "target", swap=False)
    values = [pl.col(n).first() for n in ("event_text", "goldstein", "quad_class")]
    counted = sieve.frame.group_by(ICEWS_SETS.keys).agg(*values, pl.len().alias("events"))
    columns = [pl.col(c.name).cast(getattr(pl, c.dtype)) for c in ICEWS_SETS.tidy]
    return sieve.reading(counted.select(columns).sort(ICEWS_SETS.keys))


def _coded(sieve: "Sieve") -> "Sieve":
    """Check code and score, and give the quad class."""
    import polars as pl

    sieve = sieve.text("event_code", needed=True)
    sieve = sieve.reject(~pl.col("event_code").str.contains(_CODE), "not-a-cameo-code",
                         "event_code")  # fmt: skip
    sieve = sieve.number("goldstein", low=-10.0, high=10.0, missing=())
    sieve = sieve.reject(pl.col("goldstein").is_null(), "missing", "goldstein")
    root = pl.col("event_code").str.slice(0, 2).cast(pl.Int32)
    quad = pl.when(root <= 5).then(1).when(root <= 8).then(2).when(root <= 13).then(3).otherwise(4)
    return sieve.map(quad.cast(pl.Int32).alias("quad_class"))


def _placed(sieve: "Sieve") -> "Sieve":
    """Blank coordinates that are nowhere on earth, or at 0, 0, where no event was."""
    import polars as pl

    beyond = (pl.col("latitude").abs() > 90) | (pl.col("longitude").abs() > 180)
    nowhere = beyond | ((pl.col("latitude") == 0) & (pl.col("longitude") == 0))
    count = sieve.frame.select(nowhere.fill_null(False).sum()).item()
    if not count:
        return sieve
    blank = [
        pl.when(~nowhere.fill_null(False)).then(pl.col(n)).alias(n)
        for n in ("latitude", "longitude")
    ]
    return sieve.map(*blank).note(f"{count} impossible places were blanked")


def _absent(name: str) -> "pl.Expr":
    import polars as pl

    text = pl.col(name).str.strip_chars()
    return pl.when(~text.is_in(["", "NA"])).then(text).alias(name)


def _outside_window() -> "pl.Expr":
    import polars as pl

    outside = pl.lit(False)
    for name, window in WINDOWS.items():
        beyond = (pl.col("date") < window.start) | (pl.col("date") > window.end)
        outside = outside | ((pl.col("set") == name) & beyond)
    return outside


_ACTOR = Column("source", "Int32", "COW number of the state that acts")
_TARGET = Column("target", "Int32", "COW number of the state acted upon")
_CODED = (
    Column("event_code", "String", "CAMEO code; text, since the leading zero counts"),
    Column("event_text", "String", "the code in words"),
    Column(
        "quad_class", "Int32", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict"
    ),
    Column("goldstein", "Float64", "score of the code, -10 … +10"),
)
_LICENCE = "research and education only (doi:10.7910/DVN/28075)"
_NEWS = (
    "Counts follow the news: wires report some states far more than others.",
    "Statements are most of the rows: weigh them, or look at one quad class.",
)

ICEWS_EVENTS = Source(
    name="icews_events",
    title="ICEWS Coded Event Data",
    version="2018 sample of the R package icews; the archive's tables have the same columns",
    unit="event",
    system="names",
    coverage=Coverage(
        date(2018, 6, 1), date(2018, 6, 2), "the sample; a table of the archive covers its year"
    ),
    licence=_LICENCE + "; the sample is in the R package icews under the MIT licence",
    redistribution="user-supplied",
    citations=("boschee2015",),
    doi="10.7910/DVN/28075",
    url=(
        "https://raw.githubusercontent.com/andybega/icews/"
        "933455aa5ba257cab1f2aa52076a249abc18329a/inst/extdata/events.2018.sample.tab"
    ),
    filenames=("*icews*.tab", "events.*.tab", "events.*.zip"),
    columns=("event id", "source country", "target country", "cameo code", "intensity"),
    traps=(
        "Most rows are events within one state or without a country, and are left out.",
        *_NEWS,
        "One story gives several rows: count stories where rows would count an echo.",
        "NA is a missing value here, never Namibia, which is written out.",
    ),
    read=read_icews_events,
    tidy=(
        Column("event_id", "Int32", "ICEWS's number of the event"),
        Column("date", "Date", "day of the event"),
        _ACTOR,
        _TARGET,
        *_CODED,
        Column("source_name", "String", "actor as coded"),
        Column("source_sectors", "String", "its sectors"),
        Column("target_name", "String", "actor as coded"),
        Column("target_sectors", "String", "its sectors"),
        Column("story", "Int32", "ICEWS's number of the news story"),
        Column("sentence", "Int32", "number of the sentence in the story"),
        Column("publisher", "String", "who published the story"),
        Column("city", "String", "place of the event"),
        Column("country", "String", "place of the event"),
        Column("latitude", "Float64", "of the place", "degrees north"),
        Column("longitude", "Float64", "of the place", "degrees east"),
    ),
    keys=("event_id",),
)

ICEWS_SETS = Source(
    name="icews_sets",
    title="ICEWS events between states, from benchmark sets",
    version="ICEWS14, 18, 21, 22 (two parts), 23",
    unit="directed dyad-day and code",
    system="names",
    coverage=Coverage(
        date(2014, 1, 1),
        date(2023, 4, 10),
        "six windows with gaps between them, see WINDOWS: 2014; 2018-08-29 to 10-31; 2021-01 to "
        "08; 2022-01 to 08; 2022-10-11 to 12-31; 2023-01-01 to 04-10",
    ),
    licence=_LICENCE + "; the benchmark repositories state no licence",
    redistribution="user-supplied",
    citations=("boschee2015",),
    doi="10.7910/DVN/28075",
    url="https://doi.org/10.7910/DVN/28075",
    filenames=("interstate_events*",),
    columns=("set", "date", "a", "b", "rel", "cameo", "goldstein"),
    traps=(
        "ICEWS05-15 samples actors (no Russia, no North Korea) and is refused whole.",
        "Between the windows nothing is known: no event there is no evidence.",
        "Duplicates of a day were dropped by the benchmarks: counts are of distinct acts.",
        "Actors count for a state if they are it, end in its name, or are a known leader.",
        *_NEWS,
    ),
    read=read_icews_sets,
    tidy=(
        Column("set", "String", "name of the benchmark set"),
        Column("date", "Date", "day of the event"),
        _ACTOR,
        _TARGET,
        *_CODED,
        Column("events", "Int32", "number of such events between actors of the two", "events"),
    ),
    keys=("set", "date", "source", "target", "event_code"),
)

SOURCES = (ICEWS_EVENTS, ICEWS_SETS)
