"""Joint military exercises of others as acts."""

import polars as pl

from tertius.chronicle import kinds
from tertius.ties.adapters.spans import coverage_days, middle
from tertius.ties.inputs import Act, Inputs


def from_mme(frame: pl.DataFrame) -> Inputs:
    r"""Read multinational exercises as undirected acts of :math:`0.3 / (p - 1)`.

    p is the number of participants: each state has one exercise's worth of strength (that of the
    chronicle's kind ``exercise``, 0.3) to share among its partners, so that the 276 dyads of an
    exercise of 24 states do not drown a bilateral one. An exercise known to the month counts from
    the middle of it. Within the coverage no exercise is an observation, for every dyad.

    Parameters
    ----------
    frame
        Of the source ``mme``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] D'Orazio, V. and Galambos, K. (2021). *Multinational Military Exercises, 1980-2010*.
       Harvard Dataverse.
    .. [2] Newman, M. E. J. (2001). Scientific collaboration networks. II. *Physical Review E* 64,
       016132 (the weight 1/(p − 1) of a tie made by a group).
    """
    strength = kinds()["exercise"].score
    rows = frame.select(
        "ccode1",
        "ccode2",
        middle(pl.col("start"), pl.col("start_precision")).alias("day"),
        strength / (pl.col("participants") - 1).clip(1),
        pl.format("mme:{}", "exercise").alias("reference"),
    )
    acts = tuple(
        Act(one, other, day, score, False, "exercise", reference)
        for one, other, day, score, reference in rows.iter_rows()
    )
    return Inputs("mme", *coverage_days("mme"), acts=acts, watches=True)
