"""Wars, rivalries and the peace scale of others as spells."""

from datetime import date

import polars as pl

from tertius.chronicle import kinds
from tertius.ties.adapters.spans import HOSTILE, coverage_days, ordinal, spell_coverage, year_days
from tertius.ties.inputs import Inputs, Spell, Tier

PEACE_SCALE: dict[float, tuple[Tier, float, str]] = {
    0.0: ("belligerence", 0.8, "severe rivalry"),
    0.25: ("hostile", 0.4, "lesser rivalry"),
    0.5: ("friendly", 0.0, "negative peace"),
    0.75: ("friendly", 0.4, "warm peace"),
    1.0: ("alliance", 0.6, "security community"),
}
"""Tier, strength and name of each level; negative peace is known to be neutral."""

SYSTEM_SINCE = date(1816, 1, 1).toordinal()
"""First day of the state system: before it a list of rivalries knows too few states to deny any."""


def from_tss(frame: pl.DataFrame) -> Inputs:
    """Read strategic rivalries as standing hostile ties of 0.7 (tier belligerence).

    Years only, so a rivalry counts from 1 January to 31 December. The list covers all dyads of the
    system from 1816 to its last year; a rivalry that reaches that year is cut off there, not over.

    Parameters
    ----------
    frame
        Of the source ``tss``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Thompson, W. R., Sakuwa, K. and Suhas, P. H. (2021). *Analyzing Strategic Rivalries in
       World Politics*. Springer.
    """
    _, last = spell_coverage(frame, "tss")
    kind = kinds()["rivalry"]
    columns = ["ccode1", "ccode2", ordinal(pl.col("start")), ordinal(pl.col("end")), "rivalry_id"]
    spells = tuple(
        Spell(one, other, since, until, "belligerence", kind.score, kind.kind, f"tss:{number}")
        for one, other, since, until, number in frame.select(columns).iter_rows()
    )
    return Inputs("tss", SYSTEM_SINCE, last, spells=spells, tiers=HOSTILE)


def from_cow_war(frame: pl.DataFrame) -> Inputs:
    """Read years of inter-state war as wars, strength 1 (tier belligerence).

    The data give years, so a war counts for each whole year that it touches. Dyads are all pairs
    across the two sides, some of which never met.

    Parameters
    ----------
    frame
        Of the source ``cow_war``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Sarkees, M. R. and Wayman, F. W. (2010). *Resort to War: 1816-2007*. CQ Press.
    """
    first, last = coverage_days("cow_war")
    kind = kinds()["war"]
    spells = tuple(
        Spell(one, other, *year_days(year), "belligerence", kind.score, kind.kind, f"cow_war:{war}")
        for one, other, year, war in frame.select("ccode1", "ccode2", "year", "warnum").iter_rows()
    )
    return Inputs("cow_war", first, last, spells=spells, tiers=HOSTILE)


def from_peace_data(frame: pl.DataFrame) -> Inputs:
    """Read the peace scale as standing ties from −0.8 to 0.6.

    Severe rivalry −0.8 (tier belligerence), lesser rivalry −0.4 (tier hostile), negative peace 0,
    warm peace 0.4 (tier friendly), security community 0.6 (tier alliance). The data classify the
    dyads that they list and say nothing of others, so they deny no tie: a dyad without a row, or
    not classified, is null unless another source speaks.

    Parameters
    ----------
    frame
        Of the source ``peace_data``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Diehl, P. F., Goertz, G. and Gallegos, Y. (2021). Peace data: Concept, measurement,
       patterns, and research agenda. *Conflict Management and Peace Science* 38(5), 605-624.
    """
    first, last = spell_coverage(frame, "peace_data")
    dates = [ordinal(pl.col("start")), ordinal(pl.col("end")), pl.col("start").dt.strftime("%F")]
    spells = []
    known = frame.filter(pl.col("peace_level").is_in(list(PEACE_SCALE)))
    rows = known.select("ccode1", "ccode2", "peace_level", dates[0], dates[1], dates[2].alias("d"))
    for one, other, level, since, until, day in rows.iter_rows():
        tier, score, name = PEACE_SCALE[level]
        reference = f"peace_data:{one}-{other}:{day}"
        spells.append(Spell(one, other, since, until, tier, score, name, reference))
    return Inputs("peace_data", first, last, spells=tuple(spells))
