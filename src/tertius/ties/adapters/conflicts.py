"""Armed conflicts and militarized disputes of others as spells and acts, dated within the year."""

import polars as pl

from tertius.chronicle import kinds
from tertius.ties.adapters.spans import HOSTILE, ordinal, year_days
from tertius.ties.inputs import Act, Inputs, Spell

WAR_INTENSITY = 2
"""UCDP's code for at least 1000 battle deaths in a year."""

TO_THE_DAY, TO_THE_MONTH = 2, 4
"""UCDP's precision codes up to which a start is good to about a day, and to a month."""

MID_WAR = 5
"""COW's highest hostility level."""

MID_STRENGTH = {1: 0.1, 2: 0.3, 3: 0.4, 4: 0.6}
"""Strength of a dispute without deaths by hostility level: none, threat, display and use of
force."""


def from_ucdp_acd(frame: pl.DataFrame) -> Inputs:
    """Read years of armed conflict between states as wars (1) or armed conflicts (0.9).

    A year with at least 1000 battle deaths is a war, any other an armed conflict (both tier
    belligerence). Only states on opposite sides are tied; support of one side is not taken for
    friendship. In the year in which the episode begins a tie counts from its first day or month,
    as far as UCDP knows it, and to the last day where the episode ends.

    Parameters
    ----------
    frame
        Of the source ``ucdp_acd``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Gleditsch, N. P., Wallensteen, P., Eriksson, M., Sollenberg, M. and Strand, H. (2002).
       Armed Conflict 1946-2001: A New Dataset. *Journal of Peace Research* 39(5), 615-637.
    """
    opposed = frame.filter(pl.col("relation") == "opposed")
    opens, closes = pl.date(pl.col("year"), 1, 1), pl.date(pl.col("year"), 12, 31)
    precision = pl.col("episode_start_precision").fill_null(TO_THE_MONTH + 1)
    begun = (
        pl.when(precision <= TO_THE_DAY)
        .then(pl.col("episode_start"))
        .when(precision <= TO_THE_MONTH)
        .then(pl.col("episode_start").dt.month_start())
    )
    ended = pl.when(pl.col("episode_ends") == 1).then(pl.col("episode_end"))
    since = pl.when(begun.is_between(opens, closes)).then(begun).otherwise(opens)
    until = pl.when(ended.is_between(since, closes)).then(ended).otherwise(closes)
    rows = opposed.select(
        "ccode1",
        "ccode2",
        ordinal(since).alias("since"),
        ordinal(until).alias("until"),
        pl.when(pl.col("intensity") == WAR_INTENSITY)
        .then(pl.lit("war"))
        .otherwise(pl.lit("armed_conflict"))
        .alias("kind"),
        pl.format("ucdp_acd:{}:{}", "conflict_id", "year").alias("reference"),
    )
    spells = tuple(_fighting(*row) for row in rows.iter_rows())
    return Inputs("ucdp_acd", *_years(frame, "ucdp_acd"), spells=spells, tiers=HOSTILE)


def from_cow_mid(frame: pl.DataFrame) -> Inputs:
    """Read militarized disputes: with deaths or war as spells, without deaths as acts.

    A dispute-year in which both states were at war (level 5) is a war, any other in which one of
    the two had deaths an armed conflict (tier belligerence: it outweighs an alliance). A year of
    any other dispute is an undirected act of −0.1 to −0.6 by the higher of the two states' levels,
    which are those of the dyad's states, not the dispute's. Acts cannot turn an alliance. A year
    counts from the month in which the dispute began to the longest that it can have lasted; an act
    counts from the middle of that. Within the coverage no dispute is an observation, for every
    dyad.

    Parameters
    ----------
    frame
        Of the source ``cow_mid``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Palmer, G. et al. (2021). The MID5 Dataset, 2011-2014: Procedures, coding rules, and
       description. *Conflict Management and Peace Science* 39(4), 470-482.
    .. [2] Maoz, Z., Johnson, P. L., Kaplan, J., Ogunkoya, F. and Shreve, A. P. (2019). The Dyadic
       Militarized Interstate Disputes (MIDs) Dataset Version 3.0. *Journal of Conflict Resolution*
       63(3), 811-835.
    """
    spells, acts = [], []
    for one, other, since, until, lower, higher, deadly, reference in _disputes(frame).iter_rows():
        if lower == MID_WAR or deadly:
            kind = "war" if lower == MID_WAR else "armed_conflict"
            spells.append(_fighting(one, other, since, until, kind, reference))
        elif higher is not None:
            strength = -MID_STRENGTH[min(higher, max(MID_STRENGTH))]
            day = (since + until) // 2
            acts.append(Act(one, other, day, strength, False, "dispute", reference))
    return Inputs(
        "cow_mid",
        *_years(frame, "cow_mid"),
        spells=tuple(spells),
        acts=tuple(acts),
        tiers=HOSTILE,
        watches=True,
    )


def _disputes(frame: pl.DataFrame) -> pl.DataFrame:
    """Date each dispute-year of a dyad and say how bad it was."""
    opens, closes = pl.date(pl.col("year"), 1, 1), pl.date(pl.col("year"), 12, 31)
    began = pl.date(pl.col("year").min().over("dispnum"), pl.col("start_month"), 1)
    ended = began.dt.month_end() + pl.duration(days=pl.col("max_duration_days"))
    since = pl.when(began > opens).then(began).otherwise(opens)
    until = pl.when(ended.is_between(since, closes)).then(ended).otherwise(closes)
    levels = ("hostility_level1", "hostility_level2")
    deaths = pl.max_horizontal("fatality_level1", "fatality_level2").fill_null(0) > 0
    return frame.select(
        "ccode1",
        "ccode2",
        ordinal(since).alias("since"),
        ordinal(until).alias("until"),
        # COW's own older shape can lack a state's level; the dispute's is then all there is.
        pl.min_horizontal(pl.col(levels).fill_null(pl.col("hostility_level"))).alias("lower"),
        pl.max_horizontal(pl.col(levels).fill_null(pl.col("hostility_level"))).alias("higher"),
        deaths.alias("deadly"),
        pl.format("cow_mid:{}:{}", "dispnum", "year").alias("reference"),
    )


def _fighting(one: int, other: int, since: int, until: int, kind: str, reference: str) -> Spell:
    return Spell(one, other, since, until, "belligerence", kinds()[kind].score, kind, reference)


def _years(frame: pl.DataFrame, name: str) -> tuple[int, int]:
    """Give the days that a file of years covers: at least what the dataset declares."""
    from tertius.ties.adapters.spans import coverage_days

    first, last = coverage_days(name)
    latest = frame.select(pl.col("year").max()).item()
    return first, last if latest is None else max(last, year_days(latest)[1])
