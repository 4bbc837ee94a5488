"""What an entry of the causal lexicon says: a word, and the part it plays in a causal claim.

The rule of this module: the shape of entries only.
"""

from typing import ClassVar, Literal

from tertius.coding.lexicon.entry import Entry

Part = Literal[
    "push",
    "together",
    "toward",
    "place",
    "unite",
    "make",
    "move",
    "reason",
    "tie",
    "bond",
    "through",
    "because",
    "origin",
    "author",
    "enemy",
    "trend",
    "liking",
    "blame",
]
"""The part that a word plays.

``push``: a verb that moves actors in a direction (drive, draw). ``together``: an adverb of two
(together, apart). ``toward``: one that needs a second actor (closer to, away from). ``place``: a
noun that one is driven into (arms, orbit). ``unite``: a verb with the dyad as its objects (unite,
pit). ``make``: a verb with a tie as its object (produce, wreck). ``move``: a verb with an act as
its complement (lead X to, keep X from). ``reason``: a noun with an act as its complement
(incentive to). ``tie``: a verb of joining or parting (ally with, split from). ``bond``: a noun for
a tie or for what makes one (axis, wedge). ``through``: a noun that is looked through (formation of
an alliance). ``because``: words before a cause (thanks to). ``origin``: words between a tie and its
cause (fruit of, stem from). ``author``: what a driver is of a tie (matchmaker). ``enemy``: what
unites against somebody (common enemy, shared hatred). ``trend``: what points back to a tie
(development). ``liking``: how one is made to appear to another (popular in). ``blame``:
a word by which one is made to answer for a tie (blame, credit)."""


class Causal(Entry):
    """One word or phrase of causal claims.

    Attributes
    ----------
    lemma
        Base forms in lower case; of a phrase of nouns the last is its head, of a verb the first.
    part
        Which part it plays.
    sign
        +1 together or brings about; −1 apart or undoes; 0 where another word tells.
    toward
        Prepositions of the second actor, or of what follows.
    plus
        Words that must follow a verb; alternatives are parted by ``|``.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("lemma", "part", "plus", "toward")
    EACH: ClassVar[str] = "lemma"

    lemma: str
    part: Part
    sign: Literal[-1, 0, 1] = 1
    toward: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()

    def faults(self) -> tuple[tuple[str, str, str], ...]:
        """Tell why the entry can never match."""
        found = []
        if self.lemma != self.lemma.lower():
            found.append(("lemma", "has capital letters", "write base forms in lower case"))
        if self.part == "origin" and not self.toward:
            found.append(("toward", "is empty", "name the preposition before the cause"))
        if self.part in {"together", "bond", "tie", "unite"} and self.sign == 0:
            found.append(("sign", "is 0", "say 1 for together or -1 for apart"))
        return tuple(found)
