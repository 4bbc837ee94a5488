"""What a trigger is: the words that bind two actors, and where those actors stand.

The rule of this module: one entry says one thing of one expression, and says it without a parser.
Types are those of PLOVER; which expressions belong to which is our own judgement of what its
categories mean.

References
----------
Open Event Data Alliance (2021). PLOVER: Political Language Ontology for Verifiable Event Records,
draft 0.8 (``plover2021``). Schrodt, P. A. (2012). CAMEO: Conflict and Mediation Event Observations.
Event and Actor Codebook, version 1.1b3 (``schrodt2012``).
"""

from functools import cache, cached_property
from typing import ClassVar, Literal

from pydantic import field_validator

from tertius.coding.lexicon.entry import Entry
from tertius.errors import CodingError

EventType = Literal[
    "",
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Pos = Literal["verb", "noun", "adjective", "preposition"]

# fmt: off
PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "alongside", "among", "around", "at",
    "before", "behind", "beside", "between", "beyond", "by", "concerning", "despite", "during",
    "for", "from", "in", "including", "inside", "into", "like", "near", "of", "off", "on", "onto",
    "opposite", "out", "outside", "over", "past", "regarding", "through", "throughout", "to",
    "toward", "towards", "under", "unlike", "upon", "via", "with", "within", "without",
})
# fmt: on
SAME = {"upon": "on", "towards": "toward", "inside": "in"}
"""Prepositions that mean what another one does."""
PLACES = frozenset({"subject", "object", "clause", "content", "owner", "modifier", "apposition"})
"""Slots that no preposition opens. ``subject``: who does what the verb says, also of a verb that
governs the noun ('X launched an attack'). ``object``: direct or indirect object, or subject of a
passive. ``clause``: subject of the clause that follows ('demanded that Y leave'). ``owner``: whose
('X's attack'). ``modifier``: adjective or noun before a noun ('the Russian attack')."""


class Trigger(Entry):
    """An expression that binds two actors.

    Attributes
    ----------
    lemma
        Base forms. The first word of a verb, adjective or preposition is its head, and the others
        hang on it in any order: particles, prepositions, the noun of its object ('impose
        sanction', 'break off relation', 'at war'). The head of a noun is its last word before any
        preposition ('peace talk', 'show of force').
    pos
        Of the head.
    kind
        ``event``, or ``standing`` for what holds over time.
    event_type, mode
        PLOVER's root type and mode; empty where the words do not tell.
    sign
        Friendly +1, hostile −1, neither 0; left out only where the type decides.
    source, target
        Slots that name the two, the best first: :data:`PLACES` or a preposition.
    reciprocal
        Whether it holds in both directions, so that 'X and Y' may stand in one slot.
    unless
        Base forms of words that, hanging on the expression, make it mean something else.
    nothing
        The expression binds nobody, and keeps a shorter one from being found: 'heart attack'.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("lemma", "pos")
    EACH: ClassVar[str] = "lemma"

    lemma: str
    pos: Pos
    kind: Literal["event", "standing"] = "event"
    event_type: EventType = ""
    mode: str = ""
    sign: Literal[-1, 0, 1] | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    reciprocal: bool = False
    unless: tuple[str, ...] = ()
    nothing: bool = False

    @field_validator("lemma")
    @classmethod
    def _is_words(cls, lemma: str) -> str:
        if not lemma or lemma != " ".join(lemma.lower().split()):
            raise ValueError("words in lower case, with single blanks between them")
        return lemma

    @field_validator("source", "target")
    @classmethod
    def _are_slots(cls, slots: tuple[str, ...]) -> tuple[str, ...]:
        for slot in slots:
            if slot not in PLACES and slot not in PREPOSITIONS:
                places = ", ".join(sorted(PLACES))
                raise ValueError(f"{places} or a preposition; '{slot}' is none")
        return slots

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the expression, in its own order."""
        return tuple(self.lemma.split())

    @cached_property
    def head(self) -> str:
        """The word by which the expression hangs in a tree."""
        if self.pos != "noun":
            return self.words[0]
        cut = next((k for k, w in enumerate(self.words) if k and w in PREPOSITIONS), None)
        return self.words[: cut or len(self.words)][-1]

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The words of the expression without its head."""
        rest = list(self.words)
        rest.remove(self.head)
        return tuple(rest)

    def faults(self) -> tuple[tuple[str, str, str], ...]:
        """Tell why the trigger can never match, for the linter."""
        found = []
        if self.pos == "preposition" and self.head not in PREPOSITIONS:
            found.append(("lemma", f"'{self.head}' is no preposition", "choose another pos"))
        base = _base(self.head, self.pos)
        if base != self.head:
            found.append(("lemma", f"'{self.head}' is an inflected form", f"write '{base}'"))
        if not self.nothing and self.sign is None and not self.event_type:
            found.append(("sign", "neither sign nor event_type is given", "give one of them"))
        if self.kind == "standing" and self.event_type:
            found.append(("event_type", "a standing tie has no event type", "leave it out"))
        if self.mode:
            found += _mode_faults(self.event_type, self.mode)
        return tuple(found)


def _mode_faults(event_type: str, mode: str) -> list[tuple[str, str, str]]:
    from tertius.coding.ontology.types import mode_of

    try:
        mode_of(event_type, mode)
    except CodingError as error:
        return [("mode", error.message, error.remedy or "leave it out")]
    return []


class Support(Entry):
    """A verb that lends a noun its actors: 'launch' in 'X launched an attack on Y'.

    Attributes
    ----------
    lemma
        Base forms of the verb, with its particle and preposition: 'carry out', 'engage in'.
    role
        What the verb's subject is to the noun: its ``source``, its ``target``, or one who
        ``joins`` whoever the noun itself names.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("lemma",)
    EACH: ClassVar[str] = "lemma"

    lemma: str
    role: Literal["source", "target", "joins"]

    def faults(self) -> tuple[tuple[str, str, str], ...]:
        """Tell why the verb can never match, for the linter."""
        head = self.lemma.split()[0] if self.lemma.split() else ""
        base = _base(head, "verb")
        if base == head != "":
            return ()
        return (("lemma", f"'{head}' is no base form", f"write '{base}'"),)


_ENDINGS = {"verb": {"s": "VBZ", "ed": "VBD", "ing": "VBG"}, "noun": {"s": "NNS"}}
_NO_ENDING = ("ss", "us", "is", "eed")


@cache
def _base(word: str, pos: str) -> str:
    """Give the base form of a word that is plainly inflected, or else the word itself."""
    from tertius.coding.parsing import _lemma

    for ending, tag in _ENDINGS.get(pos, {}).items():
        stem = word.removesuffix(ending)
        # 'bring' and 'address' end like forms of other words and are none.
        if stem == word or len(stem) < 3 or word.endswith(_NO_ENDING):
            continue
        if any(vowel in stem for vowel in "aeiouy") and (base := _lemma(word, tag)) != word:
            return base
    return word
