"""Alliances and defence agreements of others as spells."""

from typing import TYPE_CHECKING

import polars as pl

from tertius.chronicle import kinds
from tertius.ties.adapters.spans import ALLIED, coverage_days, ordinal
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

    Parameters
    ----------
    frame
        Of the source ``atop``.

    Returns
    -------
    Inputs
    """
    first, last = coverage_days("atop")
    return Inputs(
        "atop", first, last, spells=tuple(_obligations(frame)), tiers=ALLIED
    )


def _obligations(frame: pl.DataFrame) -> "Iterator[Spell]":
    columns = ["ccode1", "ccode2", ordinal(pl.col("start")), ordinal(pl.col("end"))]
    for flag, name in ATOP_KINDS:
        kind = kinds()[name]
        tier: Tier = "alliance" if kind.tier == "alliance" else "friendly"
        for one, other, since, until in frame.filter(pl.col(flag) == 1).select(columns).iter_rows():
            reference = f"atop:{one}-{other}:{since}"
            yield Spell(one, other, since, until, tier, kind.score, name, reference)


def from_dcad(frame: pl.DataFrame) -> Inputs:
    """Read defence cooperation agreements as standing ties from entry into force on.

    Agreements without a known end count to the end of the dataset.

    Parameters
    ----------
    frame
        Of the source ``dcad``.

    Returns
    -------
    Inputs
    """
    first, last = coverage_days("dcad")
    kind = kinds()["defence_cooperation"]
    start = pl.coalesce("in_force", "signed")
    columns = ["ccode1", "ccode2", ordinal(start).alias("since"), "dcad_id"]
    spells = tuple(
        Spell(one, other, since, last, "friendly", kind.score, kind.kind, f"dcad:{reference}")
        for one, other, since, reference in frame.select(columns).drop_nulls().iter_rows()
    )
    return Inputs("dcad", first, last, spells=spells, tiers=frozenset({"friendly"}))
