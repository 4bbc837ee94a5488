"""Triggers by their head words.

The rule of this module: looking up, and nothing else. It knows no tree.
"""

from dataclasses import dataclass
from functools import cache

from tertius.coding.frames.entries import Pos, Trigger
from tertius.coding.lexicon import DEFAULT, Lexicon, entries


@dataclass(frozen=True)
class TriggerIndex:
    """The triggers of a lexicon, by head word.

    Attributes
    ----------
    by_head
        Base form and part of speech of the head → triggers, those of most words first.
    by_lemma
        Whole expression and part of speech → the trigger.
    """

    by_head: dict[tuple[str, str], tuple[Trigger, ...]]
    by_lemma: dict[tuple[str, str], Trigger]

    def lookup(self, lemma: str, pos: Pos) -> tuple[Trigger, ...]:
        """Give all triggers that hang by a word.

        Parameters
        ----------
        lemma
            Base form of the word.
        pos
            Its part of speech.

        Returns
        -------
        tuple of Trigger
            Those of most words first; empty if it heads none.

        Examples
        --------
        >>> [t.event_type for t in triggers().lookup("bombard", "verb")]
        ['ASSAULT']
        """
        return self.by_head.get((lemma, pos), ())

    def exact(self, expression: str, pos: Pos) -> Trigger | None:
        """Give the trigger of a whole expression, or None.

        Parameters
        ----------
        expression
            Its base forms, in the order of the lexicon: ``impose sanction``.
        pos
            Of its head.

        Returns
        -------
        Trigger or None
        """
        return self.by_lemma.get((expression, pos))


def triggers(lexicon: Lexicon = DEFAULT) -> TriggerIndex:
    """Give the index of a lexicon's triggers.

    Parameters
    ----------
    lexicon
        Ours alone by default.

    Returns
    -------
    TriggerIndex
        Made once for each lexicon.

    Raises
    ------
    CodingError
        If the lexicon cannot be used.

    Examples
    --------
    >>> triggers().exact("impose sanction", "verb").event_type
    'SANCTION'
    """
    # The cache stands apart: a default argument would be a second key of it.
    return _index(lexicon)


@cache
def _index(lexicon: Lexicon) -> TriggerIndex:
    heads: dict[tuple[str, str], list[Trigger]] = {}
    found: tuple[Trigger, ...] = entries("triggers", lexicon)
    for trigger in found:
        heads.setdefault((trigger.head, trigger.pos), []).append(trigger)
    return TriggerIndex(
        {key: tuple(sorted(ts, key=lambda t: -len(t.words))) for key, ts in heads.items()},
        {(t.lemma, t.pos): t for t in found},
    )
