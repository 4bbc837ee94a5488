"""Alliances and defence agreements of others as spells."""

from typing import TYPE_CHECKING

import polars as pl

from tertius.chronicle import kinds
from tertius.ties.adapters.spans import ALLIED, coverage_days, ordinal, spell_coverage
from tertius.ties.inputs import Inputs, Spell, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

ATOP_KINDS = (
    ("defense", "defence_pact"),
    ("offense", "defence_pact"),
    ("neutral", "neutrality_pact"),
    ("consul", "consultation_pact"),
)
"""What each obligation counts as. Non-aggression has no place: it ties rivals through
multilateral texts, and a pledge of it alone is no positive tie."""


def from_atop(frame: pl.DataFrame) -> Inputs:
    """Read ATOP's obligations as standing ties with the strengths of the chronicle's kinds.

    Help when attacked and help in attack: 0.8 (tier alliance); consultation 0.5 and neutrality 0.4
    (tier friendly); non-aggression alone: nothing. ATOP gives years, so a spell counts from
    1 January to 31 December. It covers all dyads of the system to the last year of the file.

    Parameters
    ----------
    frame
        Of the source ``atop``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Leeds, B. A., Ritter, J. M., Mitchell, S. M. and Long, A. G. (2002). Alliance Treaty
       Obligations and Provisions, 1815-1944. *International Interactions* 28(3), 237-260.
    """
    first, last = spell_coverage(frame, "atop")
    return Inputs("atop", first, last, spells=tuple(_obligations(frame)), tiers=ALLIED)


def _obligations(frame: pl.DataFrame) -> "Iterator[Spell]":
    dates = [ordinal(pl.col("start")), ordinal(pl.col("end")), pl.col("start").dt.year().alias("y")]
    for flag, name in ATOP_KINDS:
        kind = kinds()[name]
        tier: Tier = "alliance" if kind.tier == "alliance" else "friendly"
        owed = frame.filter(pl.col(flag) == 1).select("ccode1", "ccode2", *dates)
        for one, other, since, until, year in owed.iter_rows():
            reference = f"atop:{one}-{other}:{year}"
            yield Spell(one, other, since, until, tier, kind.score, name, reference)


def from_dcad(frame: pl.DataFrame) -> Inputs:
    """Read defence cooperation agreements as standing ties of 0.5 (tier friendly).

    A tie counts from the signature, which every agreement has, while entry into force is missing
    for more than half of them; of a signature known to the month or year, from the first day that
    it can have been. It ends with the year that DCAD estimates; an estimate of 2010 is the end of
    the data, as is none.

    Parameters
    ----------
    frame
        Of the source ``dcad``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Kinne, B. J. (2020). The Defense Cooperation Agreement Dataset (DCAD). *Journal of
       Conflict Resolution* 64(4), 729-755.
    """
    first, last = coverage_days("dcad")
    kind = kinds()["defence_cooperation"]
    end = ordinal(pl.date(pl.col("end_year_estimate"), 12, 31)).fill_null(last).clip(None, last)
    columns = ["ccode1", "ccode2", ordinal(pl.col("signed")), end.alias("until"), "agreement"]
    spells = tuple(
        Spell(one, other, since, until, "friendly", kind.score, kind.kind, f"dcad:{number}")
        for one, other, since, until, number in frame.select(columns).iter_rows()
    )
    return Inputs("dcad", first, last, spells=spells, tiers=frozenset({"friendly"}))
