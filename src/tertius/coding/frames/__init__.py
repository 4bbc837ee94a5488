"""Who did what to whom: events and standing ties, of verbs and of nouns.

The rule of this room: a frame binds two actors only by words that stand between them in the tree.
Which words bind, and from which slots, is data (``data/lexicon/triggers``); how slots are found in
a tree is grammar, and knows no word of politics.
"""

from tertius.coding.frames.entries import Trigger
from tertius.coding.frames.find import find_frames
from tertius.coding.frames.index import TriggerIndex, triggers

__all__ = ["Trigger", "TriggerIndex", "find_frames", "triggers"]
