"""Voting in the UN General Assembly as measures."""

import polars as pl

from tertius.ties.adapters.baselines import against, measure_of, span_of, year_span
from tertius.ties.inputs import Inputs

MIN_VOTES = 10
"""Pairs with fewer common votes in a year say too little."""


def from_un_agreement(frame: pl.DataFrame) -> Inputs:
    r"""Read voting agreement against the mean of all pairs in the same year.

    With a the share of common votes in which both voted alike and :math:`b_t` its mean over all
    pairs of the year with at least 10 common votes, the value is :math:`(a-b_t)/(1-b_t)` above the
    mean and :math:`(a-b_t)/b_t` below it, in [−1, 1]; null for pairs with fewer votes and for
    states that are no members. The mean is that of roll calls: it drifts with the agenda and with
    how much is adopted without a vote, which is why no year is compared with another.

    The mean is everybody's. A state that votes against nearly everyone, as the United States does,
    comes out distant from nearly everyone, its allies included: read this beside standing ties,
    not in place of them.

    Parameters
    ----------
    frame
        Of the source ``un_agreement``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Häge, F. M. (2011). Choice or circumstance? Adjusting measures of foreign policy
       similarity for chance agreement. *Political Analysis* 19(3), 287-305.
    .. [2] Häge, F. M. and Hug, S. (2016). Consensus decisions and similarity measures in
       international organizations. *International Interactions* 42(3), 503-529.
    """
    enough = pl.col("n").is_null() | (pl.col("n") >= MIN_VOTES)
    rows = frame.filter(enough & pl.col("agree_share").is_not_null())
    baseline = pl.col("agree_share").mean().over("year")
    values = rows.select(
        "ccode1",
        "ccode2",
        *year_span(pl.col("year")),
        value=against(pl.col("agree_share"), baseline),
    )
    return Inputs("un_agreement", *span_of(values), measure=measure_of(values))


def from_un_ideal_points(frame: pl.DataFrame) -> Inputs:
    r"""Read the distance of two ideal points against the median distance of the same year.

    With :math:`d = |x_i - x_j|` and D the median d of all pairs of the year, the value is
    :math:`(D - d)/(D + d)`, in (−1, 1]: 1 at the same point, 0 at the median distance. Null for
    states without a point. One dimension is not all of foreign policy: states can stand near one
    another and be enemies.

    Parameters
    ----------
    frame
        Of the source ``un_ideal_points``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Bailey, M. A., Strezhnev, A. and Voeten, E. (2017). Estimating dynamic state preferences
       from United Nations voting data. *Journal of Conflict Resolution* 61(2), 430-456.
    """
    points = frame.select("ccode", "year", point="ideal_point").drop_nulls().sort("year", "ccode")
    pairs = points.rename({"ccode": "ccode1"}).join(
        points.rename({"ccode": "ccode2"}), on="year", suffix="2"
    )
    pairs = pairs.filter(pl.col("ccode1") < pl.col("ccode2"))
    pairs = pairs.with_columns(distance=(pl.col("point") - pl.col("point2")).abs())
    pairs = pairs.with_columns(usual=pl.col("distance").median().over("year"))
    near = pl.col("usual") - pl.col("distance")
    values = pairs.filter(pl.col("usual") > 0).select(
        "ccode1",
        "ccode2",
        *year_span(pl.col("year")),
        value=near / (pl.col("usual") + pl.col("distance")),
    )
    return Inputs("un_ideal_points", *span_of(values), measure=measure_of(values))
