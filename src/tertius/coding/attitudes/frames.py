"""How a rule of this room gives what it finds.

The rule of this module: an actor has no attitude towards itself, and each key of a pair counts
once.
"""

from collections.abc import Iterator
from typing import Literal

from tertius.coding.clauses import Actor
from tertius.coding.model import Frame, Kind


def bound(
    kind: Kind,
    one: Actor,
    other: Actor,
    sign: int,
    trigger: tuple[int, ...],
    rule: str,
    *,
    reciprocal: bool = False,
    sure: float = 0.6,
) -> Iterator[Frame]:
    """Give the frame of two actors, or nothing where they are the same.

    Parameters
    ----------
    kind
        Kind of the record.
    one, other
        Who holds, and of whom.
    sign
        Friendly, hostile or neither.
    trigger
        Words that tell, the head word first.
    rule
        Which rule found it.
    reciprocal
        Whether it holds in both directions.
    sure
        Probability that it is right.

    Yields
    ------
    Frame
    """
    if one.party.key == other.party.key:
        return
    value: Literal[-1, 0, 1] = -1 if sign < 0 else 1 if sign > 0 else 0
    at = (one.place, other.place)
    yield Frame(
        kind, one.party, other.party, at, trigger, rule, value, reciprocal=reciprocal, sure=sure
    )
