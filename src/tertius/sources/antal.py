"""The ties of six powers before the First World War, 1872–1918.

One row of tidy data is a dyad and a half-open span of years with one sign: the example of Antal,
Krapivsky and Redner of how alliances moved towards balance. Six powers: Britain, France, Russia,
Germany, Austria-Hungary, Italy.

References
----------
Antal, Krapivsky & Redner 2006 (``antal2006``), https://doi.org/10.1016/j.physd.2006.09.028.
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import Column, Coverage, Reading, Source

FIRST, LAST = 1872, 1918
POWERS = {"GBR": 200, "FRA": 220, "DEU": 255, "AUH": 300, "ITA": 325, "RUS": 365}


def read_antal(path: Path) -> Reading:
    """Read the dated ties.

    Parameters
    ----------
    path
        A CSV with ``a, b, sign, begin, end``.

    Returns
    -------
    Reading
        One row per dyad and span.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, ("a", "b", "sign", "begin", "end")).text("a", "b", needed=True)
    sieve = sieve.integer("sign", needed=True, missing=())
    sieve = sieve.reject(~pl.col("sign").is_in([-1, 1]), "sign-not-plus-or-minus-1", "sign")
    sieve = sieve.year("begin", "end", first=FIRST, last=LAST)
    sieve = sieve.in_order("begin", "end")
    for power, number in (("a", "ccode1"), ("b", "ccode2")):
        code = pl.col(power).replace_strict(POWERS, default=None, return_dtype=pl.Int32)
        sieve = sieve.map(code.alias(number))
        sieve = sieve.reject(pl.col(number).is_null(), "not-one-of-the-six-powers", power)
    sieve = sieve.dyad().rename({"begin": "start_year", "end": "end_year"})
    return sieve.unique(ANTAL.keys, "duplicate-tie").done(ANTAL)


ANTAL = Source(
    name="antal",
    title="Ties of six powers before the First World War",
    version="2006 (as in the R package manynet)",
    unit="dyad spell",
    system="names",
    coverage=Coverage(
        date(FIRST, 1, 1), date(LAST, 12, 31), "six powers; a dyad without a tie is neutral"
    ),
    licence="MIT, as part of the R package manynet",
    redistribution="allowed",
    citations=("antal2006", "hollway2021"),
    doi="10.1016/j.physd.2006.09.028",
    url="https://stocnet.github.io/manynet/reference/irps_wwi.html",
    filenames=("antal*.csv",),
    columns=("a", "b", "sign", "begin", "end"),
    traps=(
        "A teaching example of 15 dyads, simplified: Italy's neutrality of 1914 is not in it.",
        (
            "Spells are half-open, start_year ≤ t < end_year: the year of a change is the end of "
            "one spell and the start of the next."
        ),
        "Germany is the Empire (255), Austria-Hungary its own state (300).",
    ),
    read=read_antal,
    tidy=(
        Column("ccode1", "Int32", "COW number of the state with the smaller number"),
        Column("ccode2", "Int32", "COW number of the other state"),
        Column("start_year", "Int32", "first year of the tie", "year"),
        Column("end_year", "Int32", "year in which it ended, itself not included", "year"),
        Column("sign", "Int32", "+1 friendly, -1 hostile"),
    ),
    keys=("ccode1", "ccode2", "start_year"),
)

SOURCES = (ANTAL,)
