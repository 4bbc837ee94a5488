"""A claim, who says it, what is measured of it, and what that makes of it: plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tertius.coding.model import Party, Sign, Stance
from tertius.documents.model import Proof
from tertius.explanation import Evidence

Outcome = Literal[
    "agrees", "agrees in part", "standing only", "no support", "disagrees", "cannot tell"
]
"""What the records make of a claim: they move as it says; in some respects only; the third party
pulls that way all along and did not move them; not so; the other way; or they are silent."""


Order = Literal["leads", "same", "follows", "none"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement that makes a claim, once for all of its publications.

    Attributes
    ----------
    work
        Key of the work that it belongs to.
    title
        Of that work, as far as it is known.
    place
        Where its first publication was found.
    proof
        The sentence as published there, with its characters.
    trigger
        The words that make it a claim.
    stance
        How it is meant, and by whom.
    condition
        The words under which it would hold; empty without.
    dating
        When it was first said: ISO 8601, ``from 2024-06``, or empty.
    voice
        Who speaks, where that is proven.
    publications
        In how many publications of the work it stands.
    rule
        Which rule of coding found it.
    """

    work: str
    title: str
    place: str
    proof: Proof
    trigger: Proof
    stance: Stance
    condition: str = ""
    dating: str = ""
    voice: str = ""
    publications: int = 1
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Third party k moves the dyad (i, j) together or apart.

    Attributes
    ----------
    driver
        The third party: a state, or an organisation of states.
    dyad
        The two others.
    sign
        +1 together, −1 apart.
    since, until
        The span that the claim speaks of, as far as it says.
    said
        The latest day on which it can have been said first; None if unknown.
    around
        A day on which it is said to have happened, where no span is named.
    not_before
        The earliest day on which it can have been said, where ``said`` is not known.
    sayings
        Who says it where; none for a claim that was typed.
    named
        Keys of all actors that the texts of its sayings name.
    """

    driver: Party
    dyad: tuple[Party, Party]
    sign: Sign
    since: date | None = None
    until: date | None = None
    said: date | None = None
    around: date | None = None
    not_before: date | None = None
    sayings: tuple[Saying, ...] = ()
    named: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The claim in a few words."""
        way = "together" if self.sign > 0 else "apart"
        return f"{self.driver.name} drives {self.dyad[0].name} and {self.dyad[1].name} {way}"

    @property
    def denied(self) -> bool:
        """Whether nobody makes it: all that was said of it is that it is not so."""
        return bool(self.sayings) and all(s.stance.level == "negated" for s in self.sayings)

    @property
    def works(self) -> int:
        """In how many works it is said: so many pieces of testimony there are."""
        return len({saying.work for saying in self.sayings})


@dataclass(frozen=True, slots=True)
class UnderRecipe:
    """What one recipe shows of a claim, between the first and the last period.

    Attributes
    ----------
    recipe, title
        How ties are made.
    observed
        Whether it observes the driver with both at both ends; without, the numbers are None.
    alignment
        Tie of the dyad before and after, −1 to +1.
    pull
        The driver's pull before and after, in pulls.
    part
        The driver's part in the change of pressure, in pulls (positive: together).
    share
        That part over the sum of all third parties' absolute parts, −1 to 1.
    rank, parties
        Its place among the third parties by their part in the claimed direction, and how many
        are observed with both at both ends.
    """

    recipe: str
    title: str
    observed: bool
    alignment: tuple[float | None, float | None]
    pull: tuple[float | None, float | None] = (None, None)
    part: float | None = None
    share: float | None = None
    rank: int | None = None
    parties: int = 0


@dataclass(frozen=True, slots=True)
class Rival:
    """Another third party that moved the dyad's pressure in the claimed direction.

    Attributes
    ----------
    name, ccode
        Which.
    part, share
        As for the driver, under the first recipe.
    channel
        Its channel at the end: ``common enemy``, ``common friend`` or ``wedge``.
    mentioned
        Whether the texts that make the claim name it as an actor at all.
    """

    name: str
    ccode: int
    part: float
    share: float
    channel: str
    mentioned: bool


@dataclass(frozen=True, slots=True)
class Timing:
    """Which moved first: the driver's ties, or the dyad.

    Attributes
    ----------
    dyad
        Period of the largest shift of the alignment in the claimed direction; empty for none.
    ties
        Periods of the largest shift of the driver's tie with either of the dyad, in the direction
        in which that moves its pull as claimed; empty for none.
    pull
        Period of the largest such shift of its pull.
    order
        ``leads``, ``same``, ``follows``, or ``none`` where one of the two did not shift.
    lag
        Periods from the driver's shift to the dyad's; None without both.
    """

    dyad: str
    ties: tuple[str, str]
    pull: str
    order: Order
    lag: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What the records show for the dyad, the third party and the span of a claim.

    Attributes
    ----------
    before, after
        The periods that are compared.
    chosen
        Why these: in words.
    ties_before, ties_after
        The driver's ties with the two, −1 to +1; None where not observed. Of an organisation the
        mean over its members that are observed.
    pressure
        Pressure on the dyad before and after, in pulls.
    recipes
        Under each recipe, the question's own first.
    level_rank
        Place of the driver by its pull at the end, among all in the claimed direction; None
        where its pull does not point that way.
    usual
        Share of all spans of the same length in the dyad's observed history in which the
        driver's part in the claimed direction was at least as large: how special this one is.
        None where there are fewer than five.
    windows
        How many such spans there are.
    timing
        Which moved first.
    rivals
        Other third parties in the claimed direction, largest part first.
    records
        Records of the driver with either of the two within the span.
    direct
        Records between the two themselves.
    members
        Of an organisation: how many members were summed; 0 for a state.
    periods
        Names of all periods of the span, under the question's own recipe as the rest.
    alignment
        Tie of the dyad in each of them, −1 to +1; None where not observed.
    pull
        The driver's pull in each of them, in pulls.
    ties
        The driver's tie with either of the two in each of them.
    sources
        Names of the datasets that the recipes ask.
    """

    before: str
    after: str
    chosen: str
    ties_before: tuple[float | None, float | None]
    ties_after: tuple[float | None, float | None]
    pressure: tuple[float | None, float | None]
    recipes: tuple[UnderRecipe, ...]
    level_rank: int | None
    usual: float | None
    windows: int
    timing: Timing
    rivals: tuple[Rival, ...]
    records: tuple[Evidence, ...]
    direct: tuple[Evidence, ...]
    members: int = 0
    periods: tuple[str, ...] = ()
    alignment: tuple[float | None, ...] = ()
    pull: tuple[float | None, ...] = ()
    ties: tuple[tuple[float | None, ...], tuple[float | None, ...]] = ((), ())
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the tests that a verdict follows from.

    Attributes
    ----------
    question
        What is asked.
    passed
        How it ended; None where it could not be made.
    words
        The result with its numbers.
    """

    question: str
    passed: bool | None
    words: str

    @property
    def mark(self) -> str:
        """How it ended, in words."""
        return {True: "passed", False: "failed", None: "cannot be said"}[self.passed]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the records make of a claim.

    Attributes
    ----------
    outcome
        In one word or two.
    reasons
        Why, in words with the numbers: the results of the tests, or what keeps them from being
        made.
    tests
        Those that were made; none where nothing is measured.
    """

    outcome: Outcome
    reasons: tuple[str, ...]
    tests: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its measures and its verdict.

    Attributes
    ----------
    claim
        The claim.
    measured
        None where nothing can be measured.
    verdict
        What follows.
    """

    claim: Claim
    measured: Measured | None
    verdict: Verdict
