"""What machines read in the news, as measures: shares against the usual, never sums.

All four follow one formula (:func:`tertius.ties.adapters.baselines.leanings`): the share of
cooperation in what is reported of a dyad, drawn to neutral where little is reported, against the
mean share of all dyads in the same span. Both directions of a dyad are taken together. Pairs of
states that a dataset observes in a span and that have no report in it get 0; pairs with a state
that it does not have are null.
"""

from datetime import date

import polars as pl

from tertius.sources import source
from tertius.sources.icews_events import WINDOWS
from tertius.ties.adapters.baselines import (
    SPAN,
    leanings,
    measure_of,
    span_of,
    states_of,
    with_silence,
    year_span,
)
from tertius.ties.adapters.spans import ordinal
from tertius.ties.inputs import Inputs


def from_gdelt_dyad_month(frame: pl.DataFrame) -> Inputs:
    """Read GDELT's months: days of net cooperation against days of net conflict.

    Cooperation and conflict are the rates per observed day of days with a positive and with a
    negative net score, see :func:`tertius.ties.adapters.baselines.leanings` for the formula. In
    (−1, 1).

    Parameters
    ----------
    frame
        Of the source ``gdelt_dyad_month``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Leetaru, K. and Schrodt, P. A. (2013). GDELT: Global Data on Events, Location and Tone,
       1979-2012. ISA Annual Convention, San Francisco.
    """
    rows = frame.select(
        "ccode1",
        "ccode2",
        *_month_span(pl.col("date"), source("gdelt_dyad_month").coverage.end),
        cooperation="positive_days_per_day",
        conflict=-pl.col("negative_days_per_day"),
    )
    return _inputs("gdelt_dyad_month", rows)


def from_icews_dyad_year(frame: pl.DataFrame) -> Inputs:
    """Read ICEWS's yearly counts: events of cooperation against events of conflict.

    Verbal and material events count the same, see
    :func:`tertius.ties.adapters.baselines.leanings` for the formula. In (−1, 1).

    Parameters
    ----------
    frame
        Of the source ``icews_dyad_year``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Boschee, E. et al. (2015). *ICEWS Coded Event Data*. Harvard Dataverse.
    """
    rows = _undirected(
        frame.select(
            "source",
            "target",
            *year_span(pl.col("year")),
            cooperation=pl.col("verbal_cooperation") + pl.col("material_cooperation"),
            conflict=pl.col("verbal_conflict") + pl.col("material_conflict"),
        )
    )
    return _inputs("icews_dyad_year", rows)


def from_icews_events(frame: pl.DataFrame) -> Inputs:
    """Read ICEWS events month by month, weighed by Goldstein's scores.

    Cooperation is the sum of the positive scores of a dyad's events in a month, conflict that of
    the negative ones, see :func:`tertius.ties.adapters.baselines.leanings` for the formula. In
    (−1, 1). The table covers the days from its first event to its last.

    Parameters
    ----------
    frame
        Of the source ``icews_events``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Goldstein, J. S. (1992). A conflict-cooperation scale for WEIS events data. *Journal of
       Conflict Resolution* 36(2), 369-385.
    """
    first, last = pl.col("date").min(), pl.col("date").max()
    return _inputs("icews_events", _scored(frame.with_columns(opens=first, closes=last, events=1)))


def from_icews_sets(frame: pl.DataFrame) -> Inputs:
    """Read the benchmark sets as :func:`from_icews_events` does, each within its own window.

    Between the windows everything is null. A month that a window cuts is the days inside it.

    Parameters
    ----------
    frame
        Of the source ``icews_sets``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Goldstein, J. S. (1992). A conflict-cooperation scale for WEIS events data. *Journal of
       Conflict Resolution* 36(2), 369-385.
    """
    edges = {name: (window.start, window.end) for name, window in WINDOWS.items()}
    windows = pl.DataFrame(
        {
            "set": list(edges),
            "opens": [opens for opens, _ in edges.values()],
            "closes": [closes for _, closes in edges.values()],
        }
    )
    return _inputs("icews_sets", _scored(frame.join(windows, on="set")))


def _inputs(name: str, rows: pl.DataFrame) -> Inputs:
    values = with_silence(leanings(rows), states_of(rows))
    return Inputs(name, *span_of(values), measure=measure_of(values))


def _month_span(day: pl.Expr, closes: date | pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Give the columns of the first and last day of months, the last cut by the end of the data."""
    last = day.dt.month_end()
    limit = closes if isinstance(closes, pl.Expr) else pl.lit(closes)
    last = pl.when(limit.is_between(day, last)).then(limit).otherwise(last)
    return ordinal(day).alias("first_day"), ordinal(last).alias("last_day")


def _scored(events: pl.DataFrame) -> pl.DataFrame:
    """Add the scores of events up by dyad and month, within the window of each event."""
    month = pl.col("date").dt.month_start()
    first = pl.max_horizontal(month, pl.col("opens"))
    last = pl.min_horizontal(month.dt.month_end(), pl.col("closes"))
    amount = pl.col("goldstein").fill_null(0.0) * pl.col("events")
    return _undirected(
        events.select(
            "source",
            "target",
            ordinal(first).alias("first_day"),
            ordinal(last).alias("last_day"),
            cooperation=amount.clip(0),
            conflict=(-amount).clip(0),
        )
    )


def _undirected(rows: pl.DataFrame) -> pl.DataFrame:
    """Take both directions of a dyad together."""
    rows = rows.with_columns(
        ccode1=pl.min_horizontal("source", "target"), ccode2=pl.max_horizontal("source", "target")
    )
    keys = ["ccode1", "ccode2", *SPAN]
    return rows.group_by(keys, maintain_order=True).agg(pl.col("cooperation", "conflict").sum())
