"""Leaving an organisation: 'Norway left NATO' breaks with it, where leaving a land is a retreat.

The rule of this module: only a state that leaves the organisation itself breaks with it; troops,
and whoever leaves its meetings, do not.
"""

from dataclasses import replace

from tertius.coding.frames.binding import Bond
from tertius.coding.frames.matching import Match
from tertius.errors import TertiusError

_LEAVING = frozenset(
    [
        "leave", "quit", "exit", "abandon", "withdraw", "withdraw from", "pull out", "pull out of",
        "walk out of", "walk out", "depart from", "withdrawal",
    ]
)  # fmt: skip


def exited(bond: Bond) -> Bond:
    """Give the bond of a state that leaves an organisation as the break that it is.

    Parameters
    ----------
    bond
        Two actors and the words that bind them.

    Returns
    -------
    Bond
        The same where nobody leaves an organisation.
    """
    trigger = bond.match.trigger
    if trigger.event_type not in {"RETREAT", "REJECT"} or trigger.lemma not in _LEAVING:
        return bond
    itself = bond.target.itself and bond.source.itself
    if not itself or not _organisation(bond.target.party.key):
        return bond
    if _organisation(bond.source.party.key):
        return bond
    broken = trigger.model_copy(
        update={"event_type": "SANCTION", "mode": "discontinue", "sign": -1}
    )
    return replace(bond, match=Match(broken, bond.match.head, bond.match.words))


def _organisation(key: str) -> bool:
    from tertius.states import state

    try:
        return state(key).kind == "organisation"
    except TertiusError:
        # An actor of the user's own table is no organisation that we know.
        return False
