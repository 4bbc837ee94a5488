"""Multinational Military Exercises (MME) 7: who trained with whom, 1980–2010.

One row of tidy data is an exercise and a dyad of its participants. MME numbers states as
Gleditsch and Ward do; they are translated by the month of the exercise (260 is Germany before
and after 1990), and rows whose number nobody had then are refused.

Two shapes are read. *Pairs*: ``mmeid, year, month, gw1, gw2, n_participants``. *Participants*,
as published with the R package troopdata: one row for each participant, ``MMEID, gwcode,
s.year, s.month, s.day, participant_count``, with ``xx`` for an unknown day and ``-9`` or ``NA``
for participants that are no states (NATO); the pairs are made here.

References
----------
D'Orazio & Galambos 2021 (``dorazio2021``), https://doi.org/10.7910/DVN/KHFODX.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.sources.model import Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

FIRST, LAST = 1980, 2010
_LONG = ("MMEID", "gwcode", "s.year", "s.month", "s.day", "participant_count")


def read_mme(path: Path) -> Reading:
    """Read exercises as dyads of participants.

    Parameters
    ----------
    path
        Either shape named in the module's docstring.

    Returns
    -------
    Reading
        One row per exercise and dyad.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    from tertius.sources.sieve import Sieve
    from tertius.sources.tabular import header_of

    if "gwcode" in {name.lower() for name in header_of(Path(path))}:
        return _from_participants(Sieve.open(path, _LONG))
    sieve = Sieve.open(path, ("mmeid", "year", "month", "gw1", "gw2", "n_participants"))
    sieve = sieve.text("mmeid", needed=True).code("gw1", "gw2")
    sieve = sieve.year("year", first=FIRST, last=LAST)
    sieve = sieve.integer("month", low=1, high=12, needed=True)
    sieve = sieve.integer("n_participants", low=2, needed=True)
    sieve = _dated(sieve.rename({"mmeid": "exercise", "n_participants": "participants"}))
    sieve = _numbered(_numbered(sieve, "gw1", "ccode1"), "gw2", "ccode2")
    sieve = sieve.dyad().unique(MME.keys, "duplicate-dyad-of-exercise")
    return sieve.done(MME)


def _dated(sieve: "Sieve", day: str | None = None) -> "Sieve":
    """Make the start of year, month and, where there is one, day."""
    import polars as pl

    known = pl.lit(None, pl.Int32) if day is None else pl.col(day)
    start = pl.format(
        "{}-{}-{}",
        "year",
        pl.col("month").cast(pl.String).str.zfill(2),
        known.fill_null(1).cast(pl.String).str.zfill(2),
    ).str.to_date("%Y-%m-%d", strict=False)
    fields = ("year", "month", day) if day else ("year", "month")
    sieve = sieve.reject(start.is_null(), "no-such-date", fields)
    return sieve.map(
        start.alias("start"),
        pl.when(known.is_null())
        .then(pl.lit("month"))
        .otherwise(pl.lit("day"))
        .alias("start_precision"),
        start.dt.strftime("%Y-%m").alias("period"),
    )


def _numbered(sieve: "Sieve", gw: str, into: str) -> "Sieve":
    import polars as pl

    from tertius.sources import state_codes

    sieve = state_codes.translate(sieve, gw, "period", into, state_codes.gw_number)
    return sieve.reject(pl.col(into).is_null(), "gw-number-not-in-use", (gw, "period"))


def _from_participants(sieve: "Sieve") -> Reading:
    """Make dyads of the participants of each exercise."""
    import polars as pl

    sieve = sieve.text("MMEID", needed=True)
    sieve = sieve.rename({"s.year": "year", "s.month": "month", "s.day": "day"})
    sieve = sieve.year("year", first=FIRST, last=LAST)
    sieve = sieve.integer("month", low=1, high=12, needed=True)
    unknown = pl.col("day").cast(pl.String).str.strip_chars().str.to_lowercase() == "xx"
    sieve = sieve.map(pl.when(~unknown).then(pl.col("day").cast(pl.String)).alias("day"))
    sieve = sieve.integer("day", low=1, high=31).integer("participant_count", low=1)
    sieve = sieve.integer("gwcode", low=1, high=999)
    sieve = sieve.leave_out(pl.col("gwcode").is_null(), "participants that are no states")
    sieve = sieve.rename({"MMEID": "exercise", "participant_count": "participants"})
    sieve = _numbered(_dated(sieve, "day"), "gwcode", "ccode")
    sieve = sieve.unique(("exercise", "ccode", "start"), "duplicate-participant")
    shared = ["exercise", "start"]
    one = sieve.frame.select(*shared, "start_precision", "participants", ccode1="ccode")
    two = sieve.frame.select(*shared, ccode2="ccode")
    dyads = one.join(two, on=shared).filter(pl.col("ccode1") < pl.col("ccode2"))
    columns = [pl.col(c.name).cast(getattr(pl, c.dtype)) for c in MME.tidy]
    return sieve.reading(dyads.select(columns).sort(MME.keys))


MME = Source(
    name="mme",
    title="Multinational Military Exercises",
    version="7",
    unit="exercise dyad",
    system="gw",
    coverage=Coverage(
        date(FIRST, 1, 1), date(LAST, 12, 31), "exercises that the press reported; see traps"
    ),
    licence=(
        "no terms were seen with the dataset (doi:10.7910/DVN/KHFODX); the copy in the R package "
        "troopdata is under GPL 3 or later"
    ),
    redistribution="fetch-only",
    citations=("dorazio2021",),
    doi="10.7910/DVN/KHFODX",
    url=(
        "https://raw.githubusercontent.com/meflynn/troopdata/"
        "1c528614eeb269dbb24a77baa8ca4c84cfc29725/data-raw/mme-v7-long.csv"
    ),
    filenames=("mme*.csv", "mme*.csv.gz"),
    columns=("mmeid", "gw1", "gw2", "n_participants"),
    other_columns=(_LONG,),
    traps=(
        (
            "An exercise of 24 states gives 276 dyads: counted without weights, NATO's large "
            "exercises drown everything; `participants` is there to weigh by."
        ),
        "State numbers are Gleditsch and Ward's; a few rows use a number that nobody had then.",
        "Coded from news: exercises rise with reporting, and secret ones are not in it.",
        "The data end in 2010; no exercise after that is no evidence.",
    ),
    read=read_mme,
    tidy=(
        Column("exercise", "String", "MME's identifier of the exercise"),
        Column("ccode1", "Int32", "COW number of the state with the smaller number"),
        Column("ccode2", "Int32", "COW number of the other state"),
        Column("start", "Date", "day of the start, or the first of its month"),
        Column("start_precision", "String", "how exact the start is: day or month"),
        Column("participants", "Int32", "number of participants, states or not"),
    ),
    keys=("exercise", "ccode1", "ccode2", "start"),
)

SOURCES = (MME,)
