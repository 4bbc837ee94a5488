"""The direct motives of a dyad: what the two deal in between themselves."""

from collections.abc import Iterable
from datetime import date

from tertius.chronicle import Record
from tertius.explanation.evidence import evidence_of
from tertius.explanation.findings import Evidence

THEMES: dict[str, frozenset[str]] = {
    "arms, money and troops": frozenset(
        {"arms_transfer", "aid", "troop_support", "belligerent_support", "defence_cooperation"}
    ),
    "commitments": frozenset(
        {
            "defence_pact",
            "security_guarantee",
            "consultation_pact",
            "neutrality_pact",
            "nonaggression_pact",
            "friendship_treaty",
            "strategic_partnership",
            "union",
            "treaty",
            "accord",
        }
    ),
    "territory and fighting": frozenset(
        {
            "territorial_dispute",
            "occupation",
            "war",
            "armed_conflict",
            "rivalry",
            "attack",
            "clash",
            "incursion",
            "blockade",
            "proxy_war",
        }
    ),
    "trade and sanctions": frozenset(
        {"trade_measure", "sanctions", "arms_embargo", "sanction_act"}
    ),
    "recognition and relations": frozenset(
        {"relations_broken", "nonrecognition", "relations_opened", "recognition", "break"}
    ),
}
"""Kinds of records by the motive they speak to. Regimes and opinion are not in the chronicle."""


def direct_motives(
    records: Iterable[Record],
    ccode1: int,
    ccode2: int,
    since: date,
    until: date,
    *,
    limit: int = 6,
) -> dict[str, tuple[Evidence, ...]]:
    """Sort the records of a dyad by motive.

    Parameters
    ----------
    records
        About the dyad.
    ccode1, ccode2
        The two states.
    since, until
        Only records that touch this span.
    limit
        At most so many per theme, the latest.

    Returns
    -------
    dict of str to tuple of Evidence
        Themes with at least one record, each in order of time.
    """
    touching = [
        record
        for record in records
        if record.start <= until and (record.end is None or record.end >= since)
    ]
    found = {}
    for theme, names in THEMES.items():
        chosen = [record for record in touching if record.kind in names][-limit:]
        if chosen:
            found[theme] = tuple(evidence_of(record, ccode1, ccode2) for record in chosen)
    return found
