r"""Values that say nothing alone, taken against what is usual at the time.

Shares of agreement and of cooperation run high everywhere and drift with the agenda and the news.
A share p is therefore read against a baseline b of its own period:

.. math:: y = \frac{p - b}{1 - b} \ \text{if}\ p \ge b, \qquad y = \frac{p - b}{b}
          \ \text{otherwise},

which is 1 where p is 1, 0 where it is usual and −1 where it is 0. The upper branch is the form of
chance-corrected agreement (Cohen 1960), with what is usual in place of chance.
"""

import polars as pl

from tertius.ties.inputs import Measure

SPAN = ("first_day", "last_day")
"""Columns that say which days a row is about, as ordinals."""


def against(share: pl.Expr, baseline: pl.Expr) -> pl.Expr:
    """Take shares against a baseline.

    Parameters
    ----------
    share
        In [0, 1].
    baseline
        In [0, 1].

    Returns
    -------
    polars.Expr
        In [−1, 1]; 0 where share and baseline are equal.

    References
    ----------
    .. [1] Cohen, J. (1960). A coefficient of agreement for nominal scales. *Educational and
       Psychological Measurement* 20(1), 37-46.
    """
    room = pl.when(share > baseline).then(1 - baseline).otherwise(baseline)
    off = share - baseline
    return pl.when(off == 0).then(0.0).otherwise(off / room).clip(-1, 1)


def leanings(rows: pl.DataFrame) -> pl.DataFrame:
    r"""Say how far each dyad's reports lean to cooperation or conflict, span by span.

    With P and N the amounts of cooperation and conflict of a dyad in a span, v = P + N and
    :math:`\kappa` the median v of all dyads with reports in the span:

    .. math:: \omega = \frac{v}{v + \kappa}, \quad p = \frac{P}{v}, \quad
              b = \frac{\sum \omega p}{\sum \omega}, \quad \text{tie} = \omega\, y(p, b) .

    The prior :math:`\kappa` draws dyads with few reports to 0. No dyad counts for more than one in
    the baseline, so that one loud war does not move it. Multiplying all amounts of a span by the
    same number changes nothing: the volume of the news, and missing days, make no sign.

    Parameters
    ----------
    rows
        ``ccode1, ccode2, first_day, last_day, cooperation, conflict``, amounts ≥ 0; one row per
        dyad and span.

    Returns
    -------
    polars.DataFrame
        ``ccode1, ccode2, first_day, last_day, value``, the value in (−1, 1).
    """
    rows = rows.with_columns(volume=pl.col("cooperation") + pl.col("conflict"))
    rows = rows.filter(pl.col("volume") > 0).with_columns(
        share=pl.col("cooperation") / pl.col("volume"),
        prior=pl.col("volume").median().over("first_day"),
    )
    rows = rows.with_columns(sureness=pl.col("volume") / (pl.col("volume") + pl.col("prior")))
    weighed = (pl.col("share") * pl.col("sureness")).sum() / pl.col("sureness").sum()
    rows = rows.with_columns(baseline=weighed.over("first_day"))
    value = pl.col("sureness") * against(pl.col("share"), pl.col("baseline"))
    return rows.select("ccode1", "ccode2", *SPAN, value=value)


def with_silence(values: pl.DataFrame, states: pl.DataFrame) -> pl.DataFrame:
    """Give 0 to dyads without a row whose two states a dataset does observe in the span.

    Parameters
    ----------
    values
        ``ccode1, ccode2, first_day, last_day, value``.
    states
        ``ccode, first_day, last_day``: which state is observed in which span.

    Returns
    -------
    polars.DataFrame
        With a row for every pair of observed states, smaller number first.
    """
    states = states.unique().sort("ccode")
    pairs = states.rename({"ccode": "ccode1"}).join(
        states.rename({"ccode": "ccode2"}), on=list(SPAN)
    )
    pairs = pairs.filter(pl.col("ccode1") < pl.col("ccode2"))
    keys = ["ccode1", "ccode2", *SPAN]
    filled = pairs.join(values, on=keys, how="left").with_columns(pl.col("value").fill_null(0.0))
    return filled.select(*keys, "value")


def states_of(rows: pl.DataFrame) -> pl.DataFrame:
    """List the states that occur in each span.

    Parameters
    ----------
    rows
        ``ccode1, ccode2, first_day, last_day`` and others.

    Returns
    -------
    polars.DataFrame
        ``ccode, first_day, last_day``.
    """
    sides = [rows.select(pl.col(name).alias("ccode"), *SPAN) for name in ("ccode1", "ccode2")]
    return pl.concat(sides).unique()


def measure_of(values: pl.DataFrame) -> Measure:
    """Turn a frame of values into what the rule ``measures`` reads.

    Parameters
    ----------
    values
        ``ccode1, ccode2, first_day, last_day, value``.

    Returns
    -------
    Measure
    """
    one, other, first, last = (
        values[name].cast(pl.Int64).to_numpy() for name in ("ccode1", "ccode2", *SPAN)
    )
    return Measure(one, other, first, last, values["value"].cast(pl.Float64).to_numpy())


def span_of(values: pl.DataFrame) -> tuple[int, int]:
    """Give the first and last day that any value is about."""
    first, last = values.select(pl.col("first_day").min(), pl.col("last_day").max()).row(0)
    return int(first or 1), int(last or 1)


def year_span(year: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Give the columns of the first and last day of years."""
    from tertius.ties.adapters.spans import ordinal

    first = ordinal(pl.date(year, 1, 1)).alias("first_day")
    return first, ordinal(pl.date(year, 12, 31)).alias("last_day")
