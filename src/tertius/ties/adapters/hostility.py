"""Wars, disputes, rivalries and the peace scale of others as spells and acts."""

from datetime import date

import polars as pl

from tertius.chronicle import kinds
from tertius.ties.adapters.spans import HOSTILE, coverage_days, ordinal, year_days
from tertius.ties.inputs import Act, Inputs, Spell

WAR_INTENSITY = 2
"""UCDP's code for at least 1000 battle deaths in a year."""

MID_WAR = 5
"""COW's highest hostility level."""

MID_STRENGTH = {1: 0.1, 2: 0.3, 3: 0.4, 4: 0.6}
"""Strength of a dispute without deaths by hostility level: none, threat, display and use of
force."""

PEACE_SCALE = {
    0.0: ("belligerence", 0.8),
    0.25: ("hostile", 0.4),
    0.75: ("friendly", 0.4),
    1.0: ("alliance", 0.6),
}
"""Severe rivalry, lesser rivalry, warm peace, security community; negative peace (0.5) is 0."""


def from_tss(frame: pl.DataFrame) -> Inputs:
    """Read strategic rivalries as standing hostile ties with the strength of a rivalry.

    Parameters
    ----------
    frame
        Of the source ``tss``.

    Returns
    -------
    Inputs
    """
    first, last = coverage_days("tss")
    kind = kinds()["rivalry"]
    columns = ["ccode1", "ccode2", ordinal(pl.col("start")), ordinal(pl.col("end")), "rivalry_id"]
    spells = tuple(
        Spell(one, other, since, until, "belligerence", kind.score, kind.kind, f"tss:{number}")
        for one, other, since, until, number in frame.select(columns).iter_rows()
    )
    return Inputs("tss", first, last, spells=spells, tiers=HOSTILE)


def from_ucdp_acd(frame: pl.DataFrame) -> Inputs:
    """Read years of interstate armed conflict as wars or armed conflicts by intensity.

    Only states on opposite sides are tied; support of one side is not taken for friendship.

    Parameters
    ----------
    frame
        Of the source ``ucdp_acd``.

    Returns
    -------
    Inputs
    """
    first, last = coverage_days("ucdp_acd")
    opposed = frame.filter(pl.col("relation") == "opposed")
    columns = ["ccode1", "ccode2", "year", "intensity", "conflict_id"]
    spells = []
    for one, other, year, intensity, number in opposed.select(columns).iter_rows():
        kind = kinds()["war" if intensity == WAR_INTENSITY else "armed_conflict"]
        since, until = year_days(year)
        reference = f"ucdp_acd:{number}:{year}"
        spells.append(
            Spell(one, other, since, until, "belligerence", kind.score, kind.kind, reference)
        )
    return Inputs("ucdp_acd", first, last, spells=tuple(spells), tiers=HOSTILE)


def from_cow_war(frame: pl.DataFrame) -> Inputs:
    """Read years of inter-state war as wars.

    Parameters
    ----------
    frame
        Of the source ``cow_war``.

    Returns
    -------
    Inputs
    """
    first, last = coverage_days("cow_war")
    kind = kinds()["war"]
    spells = tuple(
        Spell(one, other, *year_days(year), "belligerence", kind.score, kind.kind, f"cow_war:{war}")
        for one, other, year, war in frame.select("ccode1", "ccode2", "year", "warnum").iter_rows()
    )
    return Inputs("cow_war", first, last, spells=spells, tiers=HOSTILE)


def from_cow_mid(frame: pl.DataFrame) -> Inputs:
    """Read militarized disputes: with deaths or war as spells, without deaths as acts.

    An alliance outweighs isolated disputes without deaths, because acts cannot turn it; a war or
    a dispute with deaths outweighs the alliance, because belligerence does.

    Parameters
    ----------
    frame
        Of the source ``cow_mid``.

    Returns
    -------
    Inputs
    """
    first, last = coverage_days("cow_mid")
    columns = ["ccode1", "ccode2", "year", "dispnum", "hostility_level", "start_month"]
    deadly = (pl.col("fatality_level1").fill_null(0) > 0) | (
        pl.col("fatality_level2").fill_null(0) > 0
    )
    spells, acts = [], []
    for one, other, year, number, level, month, deaths in frame.select(
        *columns, deadly.alias("deaths")
    ).iter_rows():
        reference = f"cow_mid:{number}"
        if level == MID_WAR or deaths:
            kind = kinds()["war" if level == MID_WAR else "armed_conflict"]
            spells.append(
                Spell(
                    one, other, *year_days(year), "belligerence", kind.score, kind.kind, reference
                )
            )
        elif level in MID_STRENGTH:
            day = date(year, month if month in range(1, 13) else 7, 1).toordinal()
            strength = -MID_STRENGTH[level]
            acts.append(Act(one, other, day, strength, False, "dispute", reference))
    return Inputs(
        "cow_mid", first, last, spells=tuple(spells), acts=tuple(acts), tiers=HOSTILE, watches=True
    )


def from_peace_data(frame: pl.DataFrame) -> Inputs:
    """Read the peace scale as standing ties; negative peace, the middle of it, is neutral.

    Parameters
    ----------
    frame
        Of the source ``peace_data``.

    Returns
    -------
    Inputs
    """
    first, last = coverage_days("peace_data")
    columns = ["ccode1", "ccode2", ordinal(pl.col("start")), ordinal(pl.col("end")), "peace_level"]
    spells = []
    for one, other, since, until, level in frame.select(columns).iter_rows():
        if level in PEACE_SCALE:
            tier, score = PEACE_SCALE[level]
            reference = f"peace_data:{one}-{other}:{since}"
            spells.append(Spell(one, other, since, until, tier, score, f"peace {level}", reference))  # type: ignore[arg-type]
    tiers = frozenset({"alliance", "friendly", "belligerence", "hostile"})
    return Inputs("peace_data", first, last, spells=tuple(spells), tiers=tiers)
