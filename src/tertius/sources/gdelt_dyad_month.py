"""GDELT 2.0 summed to dyads and months, 2018-01 to 2024-02.

One row of tidy data is a dyad and a month in which at least one day had events. The file is made
from daily networks of all events between two states: each event weighs its Goldstein score,
moved by the number of reports and by tone; the order of the actors was dropped. A day's net is
the sum; 'positive' and 'negative' below are sums over *days* whose net was above or below zero.

Days are missing, in some months half of them, so that only rates per observed day are given
here, and no sum. States are ISO 3166 codes, translated by year; territories are left out.

References
----------
Leetaru & Schrodt 2013 (``leetaru2013``), https://www.gdeltproject.org;
daily networks: gzemo 2024 (``gzemo2024``), https://github.com/gzemo/gdelt-graph-data.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.sources.model import Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

_REQUIRED = ("month", "a", "b", "active_days", "net", "pos_days_sum", "neg_days_sum", "obs_days")
_SUMS = ("net", "pos_days_sum", "neg_days_sum")
THIN = 0.75
"""A month with less than this share of its days observed is named in the notes."""


def read_gdelt_dyad_month(path: Path) -> Reading:
    """Read dyad-months as rates per observed day.

    Parameters
    ----------
    path
        Parquet or CSV with ``month, a, b, active_days, net, pos_days_sum, neg_days_sum,
        obs_days``.

    Returns
    -------
    Reading
        One row per dyad and month with events.

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

    sieve = Sieve.open(path, _REQUIRED).text("month", "a", "b", needed=True)
    sieve = sieve.map((pl.col("month") + "-01").alias("date")).day("date", needed=True, first=2015)
    sieve = sieve.integer("active_days", "obs_days", low=1, high=31, missing=(), needed=True)
    sieve = _consistent(sieve.number(*_SUMS, missing=()))
    sieve = sieve.map(pl.col("date").dt.year().alias("year"))
    for code, number in (("a", "ccode1"), ("b", "ccode2")):
        shape = pl.col(code).str.contains("^[A-Z]{3}$")
        sieve = sieve.reject(~shape, "not-an-iso3-code", code)
        sieve = state_codes.translate(sieve, code, "year", number, state_codes.iso3_number)
    sieve = state_codes.leave_out_unmapped(sieve, {"a": "ccode1", "b": "ccode2"}, "codes")
    sieve = sieve.dyad().unique(GDELT_DYAD_MONTH.keys, "duplicate-dyad-month")
    sieve = _with_gaps_noted(sieve)
    days = pl.col("obs_days")
    return sieve.map(
        days.alias("observed_days"),
        (pl.col("active_days") / days).alias("active_share"),
        (pl.col("net") / days).alias("net_per_day"),
        (pl.col("pos_days_sum") / days).alias("positive_days_per_day"),
        (pl.col("neg_days_sum") / days).alias("negative_days_per_day"),
    ).done(GDELT_DYAD_MONTH)


def _consistent(sieve: "Sieve") -> "Sieve":
    """Refuse rows whose own numbers contradict each other."""
    import polars as pl

    for name in _SUMS:
        sieve = sieve.reject(pl.col(name).is_null(), "missing", name)
    sieve = sieve.reject(pl.col("pos_days_sum") < 0, "out-of-range", "pos_days_sum")
    sieve = sieve.reject(pl.col("neg_days_sum") > 0, "out-of-range", "neg_days_sum")
    long = pl.col("obs_days") > pl.col("date").dt.month_end().dt.day()
    sieve = sieve.reject(long, "more-days-than-the-month-has", ("month", "obs_days"))
    more = pl.col("active_days") > pl.col("obs_days")
    sieve = sieve.reject(more, "more-active-than-observed-days", ("active_days", "obs_days"))
    # The sums are single precision: their rounding grows with their size.
    size = pl.col("pos_days_sum") - pl.col("neg_days_sum")
    off = (pl.col("net") - pl.col("pos_days_sum") - pl.col("neg_days_sum")).abs()
    return sieve.reject(off > 0.02 + 1e-5 * size, "parts-do-not-add-up", _SUMS)


def _with_gaps_noted(sieve: "Sieve") -> "Sieve":
    """Name the months with few days, and the states that the file does not know at all."""
    import polars as pl

    from tertius.states import states_in

    months = sieve.frame.group_by("date").agg(pl.col("obs_days").max()).sort("date")
    if months.height == 0:
        return sieve
    thin = months.filter(pl.col("obs_days") < THIN * pl.col("date").dt.month_end().dt.day())
    if thin.height:
        named = ", ".join(f"{d:%Y-%m} ({n} days)" for d, n in thin.iter_rows())
        sieve = sieve.note(f"months with under three quarters of their days: {named}")
    seen = set(sieve.frame["ccode1"]) | set(sieve.frame["ccode2"])
    first, last = months["date"][0], months["date"][-1]
    absent = [e.key for e in states_in(first, last) if e.ccode not in seen]
    if absent and len(absent) < len(seen):
        sieve = sieve.note(f"states without any row, unobserved and not zero: {', '.join(absent)}")
    return sieve


_RATE = "weighted Goldstein score per day"
GDELT_DYAD_MONTH = Source(
    name="gdelt_dyad_month",
    title="GDELT 2.0 events summed to dyads and months",
    version="2024-02-23 (daily networks of gdelt-graph-data)",
    unit="dyad-month",
    system="names",
    coverage=Coverage(
        date(2018, 1, 1),
        date(2024, 2, 23),
        "2,149 observed days; a dyad without a row in a month had no event on the observed days. "
        "Bosnia, East Timor, Kosovo, Montenegro, Serbia and Slovenia are in no row: unobserved",
    ),
    licence=(
        "GDELT: free for any use with citation and a link to gdeltproject.org; the daily "
        "networks of gdelt-graph-data: GPL 3"
    ),
    redistribution="user-supplied",
    citations=("leetaru2013", "gzemo2024"),
    url="https://github.com/gzemo/gdelt-graph-data",
    filenames=("gdelt_dyad_month*",),
    columns=("month", "a", "b", "net", "pos_days_sum", "neg_days_sum", "obs_days"),
    traps=(
        "Days are missing (November 2022 to June 2023: about a third): only rates are given.",
        "The volume of news drifts: compare shares or ranks across years, not rates.",
        "It leans positive, since diplomacy is news: centre before giving a sign.",
        "Positive and negative are sums over days by their net, not over events by their sign.",
        "Who acted on whom was dropped: the dyad-month has no direction.",
        "News of a war fills the rows of everybody who talks about it.",
    ),
    read=read_gdelt_dyad_month,
    tidy=(
        Column("ccode1", "Int32", "COW number of the state with the smaller number"),
        Column("ccode2", "Int32", "COW number of the other state"),
        Column("date", "Date", "first day of the month"),
        Column("observed_days", "Int32", "days of the month that were observed", "days"),
        Column("active_share", "Float64", "share of the observed days with events", "share"),
        Column("net_per_day", "Float64", "net score per observed day", _RATE),
        Column("positive_days_per_day", "Float64", "of the days with a positive net", _RATE),
        Column("negative_days_per_day", "Float64", "of the days with a negative net, ≤ 0", _RATE),
    ),
    keys=("ccode1", "ccode2", "date"),
)

SOURCES = (GDELT_DYAD_MONTH,)
