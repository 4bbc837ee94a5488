"""What actors feel, want and pursue towards others, and what they are to each other.

The rule of this room: adjectives, copulas, signed nouns, verbs of attitude and nouns of policy; an
act with a time is the business of the frames. A sign is never guessed: a word of the lexicon tells
it.
"""

from tertius.coding.attitudes.find import find_attitudes

__all__ = ["find_attitudes"]
