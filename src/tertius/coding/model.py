"""What coding gives: records of events and claims, and the steps in between.

A :class:`Mention` is an actor where a sentence means one; a :class:`Frame` is two of them bound by
words; a :class:`Record` is a frame with its type, its stance and its proof. Places are of two
kinds: *words* of a :class:`~tertius.coding.tree.Tree`, and characters of a document.
"""

from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from tertius.documents.model import Proof, Span

Kind = Literal["event", "standing", "attitude", "policy", "causal"]
"""``event``: an act with a time. ``standing``: what holds over time (alliance, war, trade, being
enemies). ``attitude``: what an actor feels, wants or holds of another. ``policy``: what an actor
pursues towards another. ``causal``: a claim that a third party moves a dyad."""
KINDS: tuple[Kind, ...] = get_args(Kind)

Level = Literal["asserted", "opinion", "reported", "hypothetical", "negated"]
"""How a record is meant. ``asserted``: the text says that it is so. ``opinion``: somebody judges,
evaluates, believes, feels, hopes or fears. ``reported``: the text says that somebody says so.
``hypothetical``: supposed, conditional, possible, planned, predicted or demanded. ``negated``:
said not to be so."""
LEVELS: tuple[Level, ...] = get_args(Level)

Sign = Literal[-1, 0, 1]

AUTHOR = "author"
"""Holder of what the text says in its own voice."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of a record.

    Attributes
    ----------
    key
        Key of a state or organisation of :mod:`tertius.states` (``RUS``, ``NATO``), or the code of
        the user's own actor table; ``""`` for one that the text means and nobody could name.
    name
        As printed: ``Russia``.
    words
        As the sentence has it: ``Moscow``, ``both countries``.
    by
        What told: ``name``, ``adjective``, ``capital``, ``town``, ``metonym``, ``leader``,
        ``agent`` ('Russian officials'), ``table``, or ``coreference:`` with the name of its rule.
    ccode
        COW number; None for what never was a state of that system.
    role
        What of the actor acts, where the text says: ``government``, ``military``, ``leader``,
        ``media``, ``opposition``, ``people``, …; empty for the actor as such.
    """

    key: str
    name: str
    words: str = ""
    by: str = "name"
    ccode: int | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor, or several, where a sentence means them.

    Attributes
    ----------
    first, last
        Words of the tree, both included.
    head
        The word by which the mention hangs in the tree.
    parties
        Who is meant; several for 'both countries' and 'the alliance of X and Y'.
    modifier
        Whether it modifies a noun that is no part of the actor ('Russian gas', 'Russia's fears').
    """

    first: int
    last: int
    head: int
    parties: tuple[Party, ...]
    modifier: bool = False


@dataclass(frozen=True, slots=True)
class Stance:
    """How something is meant, and by whom.

    Attributes
    ----------
    level
        The outermost level that is not plain assertion decides.
    holder
        Who means it so: :data:`AUTHOR`, the key of an actor, or the words of the sentence
        ('perceptive analysts').
    words
        The words that tell ('had warned', 'not', 'if'); empty for a plain assertion.
    within
        The stance that stands within this one: 'the allegations that X armed Y were a smear' is
        denied by the author, and within that reported by others.
    factive
        Whether who says or believes it is said to be right ('admitted that', 'conceded that'): it
        is reported, and the text itself takes it for true.
    """

    level: Level = "asserted"
    holder: str = AUTHOR
    words: str = ""
    within: "Stance | None" = None
    factive: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What a causal claim says of a dyad.

    Attributes
    ----------
    dyad
        The two whose tie moves.
    sign
        +1: the driver drives them together; −1: apart; 0 where it is said to do neither.
    general
        Whether the claim is a rule ('common enemies unite') and names no dyad of its own.
    """

    dyad: tuple[Party, Party] | None
    sign: Sign
    general: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Two actors bound by words of one sentence.

    Attributes
    ----------
    kind
        Of which kind the record will be.
    source, target
        Who acts, and towards whom; the target is None for a causal claim.
    at
        Words of the tree at which source and target hang; the target's is −1 where there is none.
    trigger
        Words of the tree that carry the relation, the head word first.
    rule
        Which rule found it, for example ``verb:object`` or ``nominal:between``.
    sign
        As far as the words themselves tell; None where the type decides.
    event_type, mode
        As far as the lexicon tells; ``""`` where it does not.
    reciprocal
        Whether it holds in both directions ('signed a treaty with', 'talks between').
    effect
        Of a causal claim: what it says of which dyad.
    sure
        Probability that the dyad is bound so, 0 to 1, as estimated on the project's own sentences.
    negated
        True where the text denies it of this actor for another ('not A but B'), False for the one
        of whom it holds instead, whatever 'not' stands nearby; None where it says neither.
    """

    kind: Kind
    source: Party
    target: Party | None
    at: tuple[int, int]
    trigger: tuple[int, ...]
    rule: str
    sign: Sign | None = None
    event_type: str = ""
    mode: str = ""
    reciprocal: bool = False
    effect: Effect | None = None
    sure: float = 0.5
    negated: bool | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the words of a record stand.

    Attributes
    ----------
    document
        Identity of the document.
    place
        Where that was found.
    segment
        Number of the segment.
    sentence
        Place of the sentence in ``Document.sentences``; −1 for a title, which is none of them.
    span
        The sentence in the folded text.
    proof
        The sentence as published: characters of the original, and the words themselves.
    trigger
        The words that carry the relation, as published; inside of ``proof``.
    """

    document: str
    place: str
    segment: int
    sentence: int
    span: Span
    proof: Proof
    trigger: Proof


@dataclass(frozen=True, slots=True)
class Record:
    """Who did, said, is or wants what towards whom; or who is claimed to move which dyad.

    Attributes
    ----------
    kind
        Of which kind.
    source, target
        Who acts, and towards whom; the target of a causal claim is None.
    event_type, mode
        PLOVER's root type and mode; ``""`` where there is none (attitudes, standing ties).
    sign
        Friendly +1, hostile −1, or neither 0; apart from the quad class, for a request for aid is
        friendly and verbal and no cooperation yet.
    quad_class
        1 verbal, 2 material cooperation; 3 verbal, 4 material conflict; None without a type.
    goldstein
        Score of the type, −10 … +10; None without a type.
    stance
        How it is meant, and by whom.
    evidence
        Where it stands.
    rule
        Which rule or model made it.
    sure
        Probability that the record is right, 0 to 1.
    reciprocal
        Whether it holds in both directions.
    effect
        Of a causal claim.
    when
        ISO 8601 date, of the precision that the words give, or ``start/end``, of which one side
        may be open: ``2014/..``; ``""`` if unknown.
    superseded
        Whether the text says that it was so and is so no longer.
    condition
        The words under which it would hold; empty without.
    """

    kind: Kind
    source: Party
    target: Party | None
    event_type: str
    mode: str
    sign: Sign
    quad_class: int | None
    goldstein: float | None
    stance: Stance
    evidence: Evidence
    rule: str
    sure: float
    reciprocal: bool = False
    effect: Effect | None = None
    when: str = ""
    superseded: bool = False
    condition: str = ""


EmptyReason = Literal[
    "no sentences", "language", "no actors", "one actor", "no trigger", "too long"
]
"""Why a sentence or a document gave no record."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave.

    Attributes
    ----------
    document, place
        Which one.
    records
        In the order of the text.
    sentences
        How many sentences were read, the title among them.
    empty
        How many sentences gave nothing, by reason.
    notes
        What a reader should know about how it was read.
    named
        Keys of all actors that the text names or means, also where nothing binds them.
    """

    document: str
    place: str
    records: tuple[Record, ...]
    sentences: int
    empty: dict[EmptyReason, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()

    def only(self, *kinds: Kind) -> "Reading":
        """Give the reading with records of some kinds only."""
        return replace(self, records=tuple(r for r in self.records if r.kind in kinds))
