"""A sentence with all that was found in it: the value that the chain makes and back ends change."""

from dataclasses import dataclass

from tertius.coding.model import EmptyReason, Frame, Mention, Sign, Stance
from tertius.coding.tree import Tree


@dataclass(frozen=True, slots=True)
class Coded:
    """A frame with all that is said of it.

    Attributes
    ----------
    frame
        Who is bound to whom by which words.
    event_type, mode, quad_class, goldstein
        Of an event; ``""`` and None for all else.
    sign
        Friendly +1, hostile −1, neither 0; of a claim, that of its effect.
    stance, when, superseded, condition
        As in :class:`~tertius.coding.model.Record`.
    rule, sure
        Which rules made it, and how sure they are.
    """

    frame: Frame
    event_type: str
    mode: str
    quad_class: int | None
    goldstein: float | None
    sign: Sign
    stance: Stance
    when: str
    superseded: bool
    condition: str
    rule: str
    sure: float


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """What one sentence gave.

    Attributes
    ----------
    tree
        Its words; None where it could not be parsed.
    mentions
        Who is named or meant in it.
    coded
        In the order of the words; empty for a sentence that says nothing of two actors.
    empty
        Why it gave nothing; None where it gave something.
    """

    tree: Tree | None
    mentions: tuple[Mention, ...]
    coded: tuple[Coded, ...]
    empty: EmptyReason | None
