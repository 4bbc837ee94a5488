"""What an entry of the attitudes says: a word, what it tells of two actors, and how it binds them.

The rule of this module: the shape of entries only.
"""

from typing import ClassVar, Literal

from tertius.coding.lexicon.entry import Entry

Part = Literal["noun", "policy", "role", "adjective", "verb", "judgement", "change"]
"""``noun``: a signed relation or feeling (rivalry, fear). ``policy``: what is pursued towards
somebody (stance, containment). ``role``: what one is to another (enemy, ally). ``adjective``: wary,
allied. ``verb``: fears, courts, distances itself from. ``judgement``: what it makes of a neutral
noun (clumsy policies, cordial relations). ``change``: a verb that does so (relations soured)."""

Shape = Literal["object", "prep", "as", "from", "mutual"]
"""How a verb takes its target: as object; by a preposition of ``toward``; as object with what it
is taken for ('regards Y as an enemy', 'made Y a pariah'), which tells the sign; 'wants N from Y';
or together ('X and Y bicker')."""


class Attitude(Entry):
    """One word or phrase of attitudes, policies and standing ties.

    Attributes
    ----------
    lemma
        Base forms, in lower case; of a phrase of nouns the last is its head, of a verb the first.
    part
        Of which kind the word is.
    sign
        What it tells of the tie.
    kind
        Which kind of record it makes.
    toward
        Prepositions of the target.
    mutual
        Whether it holds in both directions.
    shape
        Of verbs: how the target is bound.
    plus
        Of verbs: words that must follow ('turn one's *back* on').
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("lemma", "part", "shape", "plus", "toward")
    EACH: ClassVar[str] = "lemma"

    lemma: str
    part: Part
    sign: Literal[-1, 0, 1]
    kind: Literal["standing", "attitude", "policy"] = "attitude"
    toward: tuple[str, ...] = ()
    mutual: bool = False
    shape: Shape = "object"
    plus: tuple[str, ...] = ()

    def faults(self) -> tuple[tuple[str, str, str], ...]:
        """Tell why the entry can never match."""
        found = []
        if self.lemma != self.lemma.lower():
            found.append(("lemma", "has capital letters", "write base forms in lower case"))
        if self.part == "verb" and self.shape in {"prep", "from"} and not self.toward:
            found.append(("toward", "is empty", "name the prepositions of the target"))
        if self.plus and self.part != "verb":
            found.append(("plus", "is only read of verbs", "write a phrase in lemma"))
        if self.part == "adjective" and not (self.toward or self.mutual):
            found.append(("toward", "is empty", "name the prepositions of the target"))
        return tuple(found)
