"""What an explanation consists of: plain immutable values, ready to print or to save."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Direction = Literal["together", "apart"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record behind a number.

    Attributes
    ----------
    id
        Identifier in its source, for example of the chronicle.
    source
        Name of the source.
    dyad
        Short names of the two states it is about here.
    date
        ISO 8601, of the precision that is known; ``start/`` or ``start/end`` for a spell.
    kind, sign
        What kind of tie or act, and its sign.
    text, citation, status
        What happened, where to look it up, whether it was checked against a source.
    """

    id: str
    source: str
    dyad: tuple[str, str]
    date: str
    kind: str
    sign: int
    text: str
    citation: str
    status: str


@dataclass(frozen=True, slots=True)
class PartyShare:
    """The part of one third party in the change of the pressure on the dyad.

    Attributes
    ----------
    ccode, name, major
        The third party, and whether it is a major power at the later date.
    part
        Its part of the change, in units of pulls (positive: towards each other).
    share
        ``part`` over the sum of the absolute parts of all third parties, in [−1, 1].
    via_i, via_j, via_weight
        How much of ``part`` comes from the change of its tie with the first state, with the
        second state, and of its own weight.
    moved_i, moved_j
        What moved those two ties: parts of ``via_i`` and ``via_j`` by who acted
        (``standing``: treaties, wars and regimes; ``acts of the state``; ``acts of the third
        party``; ``mutual acts``; ``coverage``: a layer began or ceased to speak; ``remainder``:
        how these combine in the mixture).
    pull_before, pull_after
        Its pull at either date.
    channel_before, channel_after
        ``common enemy``, ``common friend``, ``wedge`` or ``none``.
    low, high
        Least and greatest part under those of the compared recipes that observe it with both at
        both dates: how far the number hangs on them.
    evidence
        The records behind, in order of time.
    """

    ccode: int
    name: str
    major: bool
    part: float
    share: float
    via_i: float
    via_j: float
    via_weight: float
    moved_i: dict[str, float]
    moved_j: dict[str, float]
    pull_before: float
    pull_after: float
    channel_before: str
    channel_after: str
    low: float
    high: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class RecipeRanking:
    """How the third parties rank under one recipe for one turn.

    Attributes
    ----------
    recipe, title
        The recipe.
    observed
        Number of third parties that it observes with both at both dates; with 0 it cannot speak.
    pressure_change
        Change of pressure under it, in units of pulls.
    ranking
        Names of the third parties by their part in the direction of the turn, largest first.
    parts
        Their parts, in units of pulls.
    """

    recipe: str
    title: str
    observed: int
    pressure_change: float
    ranking: tuple[str, ...]
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point of the alignment and what happened to the pressure around it.

    Attributes
    ----------
    period
        First period of the new level.
    before, after
        The periods that are compared.
    direction
        Whether the two moved together or apart.
    alignment_before, alignment_after
        Mean alignment in the segments before and after the turn.
    pressure_before, pressure_after
        Pressure in the two compared periods, in units of pulls; None where no third party is
        observed with both.
    coverage
        Part of the change of pressure from third parties that entered or left the observed set.
    same_way
        Whether pressure, without the line for coverage, moved in the direction of the turn; None
        where it hardly moved or is not observed.
    parties
        Third parties by their part in the direction of the turn, largest first.
    channels
        Change of pressure by channel, in units of pulls; adds up to the change.
    direct
        Records between the two themselves around the turn.
    rankings
        The ranking under every recipe.
    first_share
        Share of the recipes in which the first of ``parties`` stays first; None without any.
    """

    period: str
    before: str
    after: str
    direction: Direction
    alignment_before: float
    alignment_after: float
    pressure_before: float | None
    pressure_after: float | None
    coverage: float
    same_way: bool | None
    parties: tuple[PartyShare, ...]
    channels: dict[str, float]
    direct: tuple[Evidence, ...]
    rankings: tuple[RecipeRanking, ...]
    first_share: float | None

    @property
    def pressure_change(self) -> float:
        """Change of pressure between the compared periods, in units of pulls."""
        return (self.pressure_after or 0.0) - (self.pressure_before or 0.0)


@dataclass(frozen=True, slots=True)
class Triad:
    """A third party's triad with the dyad at one period.

    Attributes
    ----------
    ccode, name
        The third party.
    period
        The period.
    tie_ij, tie_ik, tie_jk
        The three ties, in [−1, 1]; None where not observed.
    pull
        ``tie_ik · tie_jk``.
    channel
        Channel of the pull.
    """

    ccode: int
    name: str
    period: str
    tie_ij: float | None
    tie_ik: float | None
    tie_jk: float | None
    pull: float
    channel: str

    @property
    def balanced(self) -> bool | None:
        """Whether the product of the three ties is positive; None where one is 0 or unknown."""
        product = (self.tie_ij or 0) * (self.tie_ik or 0) * (self.tie_jk or 0)
        return product > 0 if product else None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that tertius says about one dyad.

    Attributes
    ----------
    ccodes, names
        The two states.
    unit, periods
        The unit of time, and the periods in order.
    alignment
        Tie of the dyad itself by period, in [−1, 1]; None where not observed.
    pressure
        Sum of the pulls of third parties by period, in units of pulls; None where no third party
        is observed with both.
    third_parties
        Number of third parties observed with both, by period.
    channels
        Pressure by channel and period, in units of pulls; adds up to ``pressure``.
    pulls
        Pull by period of the third parties with the largest pulls, and of all others together.
    turns
        Turning points of the alignment, in order of time.
    triads_then, triads_now
        The triads with the strongest pulls in the first and the last observed period.
    one_sided
        Third parties now hostile to one of the two while neutral to the other, with the index.
    motives
        Own dealings of the two, by theme; each theme lists records.
    records
        Number of records about the dyad itself, all and by status.
    recipe, recipe_title, weights, parties_considered
        How the ties were made, and which third parties count.
    sources
        Names of the sources used.
    source_mix
        Number of dyads with either of the two that each layer speaks about, by period.
    blind_spots
        What the data cannot see, in words.
    tests
        Results of tests of a claim; empty until a test was run.
    """

    ccodes: tuple[int, int]
    names: tuple[str, str]
    unit: str
    periods: tuple[str, ...]
    alignment: tuple[float | None, ...]
    pressure: tuple[float | None, ...]
    third_parties: tuple[int, ...]
    channels: dict[str, tuple[float | None, ...]]
    pulls: dict[str, tuple[float | None, ...]]
    turns: tuple[Turn, ...]
    triads_then: tuple[Triad, ...]
    triads_now: tuple[Triad, ...]
    one_sided: tuple[tuple[str, float], ...]
    motives: dict[str, tuple[Evidence, ...]]
    records: dict[str, int]
    recipe: str
    recipe_title: str
    weights: str
    parties_considered: str
    sources: tuple[str, ...]
    source_mix: dict[str, tuple[int, ...]]
    blind_spots: tuple[str, ...]
    tests: tuple[dict[str, Any], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the explanation as plain dicts, lists, numbers and texts, ready for JSON."""
        return asdict(self)
