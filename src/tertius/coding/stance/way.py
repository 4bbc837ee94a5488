"""What is met on the way from a trigger up to the root of its sentence.

The rule of this module: once a way has left what the words above can deny or suppose, only voices
that tell the whole are heard.
"""

from dataclasses import dataclass, field

from tertius.coding.model import Mention
from tertius.coding.stance.cues import Cues
from tertius.coding.stance.inserted import Inserted
from tertius.coding.stance.layers import Layer
from tertius.coding.stance.marks import marks_of
from tertius.coding.tree import Tree

VOICES = ("reported", "opinion")
"""Levels of somebody's words or thoughts; they tell clauses and all that stands beside these."""


@dataclass
class Way:
    """A way from a trigger to the root.

    Attributes
    ----------
    tree, mentions, cues
        What is read.
    own
        Words of the trigger: their own meaning is no stance.
    inserted
        Clauses of speech that stand beside the sentence.
    layers
        From the inside out.
    passed
        The words of the way.
    reached
        Whether what comes next can deny or suppose the trigger, or is only beside it.
    ended, end_at
        Words that tell the end of what the trigger says, and their head.
    """

    tree: Tree
    mentions: tuple[Mention, ...]
    cues: Cues
    own: frozenset[int]
    inserted: tuple[Inserted, ...] = ()
    layers: list[Layer] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    reached: bool = True
    ended: tuple[int, ...] = ()
    end_at: int = -1

    def add(self, *layers: Layer) -> None:
        """Take layers: those that reach the trigger, each once, and none of the trigger itself."""
        known = {layer.words for layer in self.layers if layer.words}
        for layer in layers:
            if layer.level == "asserted":
                continue
            own = layer.words and self.own.issuperset(layer.words)
            if not own and layer.words not in known and (self.reached or layer.level in VOICES):
                self.layers.append(layer)

    def marks(self, place: int, *levels: str) -> list[Layer]:
        """Give what stands at a word, of some levels or of all."""
        found = marks_of(self.tree, place, self.cues)
        return [layer for layer in found if not levels or layer.level in levels]
