"""From sentences to events and claims: who did or said what to whom, in whose words.

The rule of this room: no record without the words that prove it, and no word taken for more than
it says. What a text asserts, reports, supposes, denies or merely believes is told apart, and what
a text claims is a claim, never evidence. Everything is a function from value to value; only the
back ends open a connection or a model of the user's, and only packaged data is read.

The chain: ``parsing`` gives each sentence a :class:`~tertius.coding.tree.Tree`, ``actors`` finds
who is named and who is meant, ``frames``, ``attitudes`` and ``claims`` find who is bound to whom
by which words, ``typing`` gives an event its type, ``stance`` says how it is meant, and ``coder``
puts these together into :class:`~tertius.coding.model.Record` values.

>>> from tertius.coding import code_sentences
>>> (sentence,) = code_sentences(["Egypt never attacked Israel."])
>>> [(c.frame.source.key, c.event_type, c.stance.level) for c in sentence.coded]
[('EGY', 'ASSAULT', 'negated')]
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tertius.coding.chain import code_sentences
    from tertius.coding.coded import Coded, CodedSentence
    from tertius.coding.coder import code_document, code_documents
    from tertius.coding.model import (
        Effect,
        Evidence,
        Frame,
        Mention,
        Party,
        Reading,
        Record,
        Stance,
    )
    from tertius.coding.settings import Settings
    from tertius.coding.texts import Texts, read_texts

# Loaded when first used: the parser behind them takes seconds.
_PLACES = {
    "Coded": "coded",
    "CodedSentence": "coded",
    "Effect": "model",
    "Evidence": "model",
    "Frame": "model",
    "Mention": "model",
    "Party": "model",
    "Reading": "model",
    "Record": "model",
    "Settings": "settings",
    "Stance": "model",
    "Texts": "texts",
    "code_document": "coder",
    "code_documents": "coder",
    "code_sentences": "chain",
    "read_texts": "texts",
}

__all__ = [
    "Coded",
    "CodedSentence",
    "Effect",
    "Evidence",
    "Frame",
    "Mention",
    "Party",
    "Reading",
    "Record",
    "Settings",
    "Stance",
    "Texts",
    "code_document",
    "code_documents",
    "code_sentences",
    "read_texts",
]


def __getattr__(name: str) -> Any:
    """Load a name when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
