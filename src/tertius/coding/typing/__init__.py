"""Which of PLOVER's 16 types an event has, and its mode, sign and quad class.

The rule of this room: it is told who acts on whom and says what is done. It looks at the sentence
with the two actors masked, at its tree, at the lexicon and, where asked to, at the states of the
sentence encoder; what it has learned, it has learned from the project's own sentences and lexicon.
"""

from tertius.coding.typing.typed import (
    DEFAULT_MODEL,
    Asked,
    Typed,
    asked_of,
    type_frame,
    type_pair,
    type_pairs,
)

__all__ = [
    "DEFAULT_MODEL",
    "Asked",
    "Typed",
    "asked_of",
    "type_frame",
    "type_pair",
    "type_pairs",
]
