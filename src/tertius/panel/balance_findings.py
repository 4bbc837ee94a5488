"""What the optima of a period say of its states: sides, coalitions, frustrated ties, pivots."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tertius.network import SignedNetwork, TieList
from tertius.panel.balance_solved import Solved

Labels = NDArray[np.int64]

PIVOTS = 12
"""How many states are listed whose change of side would cost least."""


@dataclass(frozen=True, slots=True)
class Coalition:
    """States that one optimum puts together.

    Attributes
    ----------
    key
        Number of the coalition; through time the same as long as it is the same.
    name
        The first of its members.
    members
        Names of its states: major powers first, and among them and the others those first that
        have most friends inside it, hostile ties inside it taken off.
    ccodes
        Their COW numbers in that order; empty where the network has none.
    inside_positive, inside_negative
        Ties inside it; the hostile ones are frustrated.
    """

    key: int
    name: str
    members: tuple[str, ...]
    ccodes: tuple[int, ...]
    inside_positive: int
    inside_negative: int


@dataclass(frozen=True, slots=True)
class FrustratedTie:
    """A tie that the optimum cannot satisfy.

    Attributes
    ----------
    name1, name2
        The two states.
    ccode1, ccode2
        Their COW numbers; None where the network has none.
    tie
        The tie as measured, in its own unit.
    sign
        −1 or +1.
    reason
        ``hostile inside`` or ``friendly across``: what puts it against the two sides.
    coalitions
        Whether it is against the best coalitions, too.
    """

    name1: str
    name2: str
    ccode1: int | None
    ccode2: int | None
    tie: float
    sign: int
    reason: str
    coalitions: bool | None


@dataclass(frozen=True, slots=True)
class Pivot:
    """A state whose change of side costs little: it stands between the sides.

    Attributes
    ----------
    name
        The state.
    side
        Name of the side it is on.
    frustrated
        How many of its ties are frustrated where it is.
    cost
        By how many ties frustration would grow if it changed sides and nobody else did; 0 means
        that another optimum has it on the other side.
    ties
        How many ties it has.
    """

    name: str
    side: str
    frustrated: int
    cost: int
    ties: int


@dataclass(frozen=True, slots=True)
class BalanceFindings:
    """What the optima of one period say.

    Attributes
    ----------
    period
        Its name.
    sides
        The two sides of the best split of the largest connected part; none without ties.
    coalitions
        The coalitions of two or more states that weak balance finds, largest first.
    apart
        States that are tied, but with nobody of the largest connected part: which side they
        would be on nothing says.
    untied
        States without any tie.
    frustrated
        Ties against the best two sides, strongest first.
    pivots
        States whose change of side would cost least, those with most ties first.
    polarisation
        How far the two sides stand apart, and its two factors, in [0, 1].
    """

    period: str
    sides: tuple[Coalition, ...]
    coalitions: tuple[Coalition, ...]
    apart: tuple[str, ...]
    untied: tuple[str, ...]
    frustrated: tuple[FrustratedTie, ...]
    pivots: tuple[Pivot, ...]
    polarisation: dict[str, float]

    def to_dict(self) -> dict[str, Any]:
        """Give plain data, ready for JSON."""
        return asdict(self)


def findings_of(
    solved: Solved,
    *,
    sides: Labels | None = None,
    coalitions: Labels | None = None,
    majors: frozenset[int] = frozenset(),
) -> BalanceFindings:
    """Say what the optima of a period mean for its states.

    Parameters
    ----------
    solved
        With its optima.
    sides : ndarray of shape (n,), optional
        Number of the side of each state, as matched through time; by default as solved.
    coalitions : ndarray of shape (n,), optional
        The same for coalitions.
    majors
        COW numbers of the major powers, which lead the members of their coalition.

    Returns
    -------
    BalanceFindings
        Empty lists where an optimum is lacking.
    """
    ties = solved.ties
    parts = connected_parts(ties)
    tied = ties.degrees > 0
    main = parts == _largest(parts, tied)
    strong, weak = solved.frustration, solved.weak
    split: tuple[Coalition, ...] = ()
    if strong is not None and sides is None:
        sides = (np.asarray(strong.sides) < 0).astype(np.int64)
    if sides is not None:
        split = _groups(solved, np.where(main & tied, sides, -1), majors, least=1)
    grouped: tuple[Coalition, ...] = ()
    if weak is not None and coalitions is None:
        coalitions = np.asarray(weak.coalition).astype(np.int64)
    if coalitions is not None:
        grouped = _groups(solved, np.where(tied, coalitions, -1), majors, least=2)
    by_degree = np.argsort(-ties.degrees, kind="stable")
    return BalanceFindings(
        period=solved.period,
        sides=split,
        coalitions=grouped,
        apart=tuple(ties.names[place] for place in by_degree if tied[place] and not main[place]),
        untied=tuple(ties.names[place] for place in np.flatnonzero(~tied)),
        frustrated=_frustrated(solved),
        pivots=_pivots(solved, main & tied, split),
        polarisation=_polarisation(solved),
    )


def connected_parts(ties: TieList) -> Labels:
    """Give each state the number of its connected part.

    Parameters
    ----------
    ties
        The network.

    Returns
    -------
    ndarray of shape (n,)
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    shape = (ties.states, ties.states)
    matrix = coo_array((np.ones(len(ties)), (ties.first, ties.second)), shape=shape)
    return np.asarray(connected_components(matrix, directed=False)[1], dtype=np.int64)


def _largest(parts: Labels, tied: NDArray[np.bool_]) -> int:
    return int(np.bincount(parts[tied]).argmax()) if tied.any() else -1


def _groups(
    solved: Solved, labels: Labels, majors: frozenset[int], *, least: int
) -> tuple[Coalition, ...]:
    ties = solved.ties
    codes = solved.network.ccodes if isinstance(solved.network, SignedNetwork) else ()
    same = (labels[ties.first] == labels[ties.second]) & (labels[ties.first] >= 0)
    # A rival inside a coalition has many ties there, too: hostile ones count against a leader.
    ends = np.concatenate([ties.first[same], ties.second[same]])
    bound = np.bincount(ends, weights=np.tile(ties.signs[same], 2), minlength=ties.states)
    found = []
    for key in np.unique(labels[labels >= 0]):
        places = np.flatnonzero(labels == key)
        if len(places) < least:
            continue
        inside = same & (labels[ties.first] == key)
        order = sorted(
            places,
            key=lambda p: (not codes or codes[p] not in majors, -bound[p], -ties.degrees[p], p),
        )
        found.append(
            Coalition(
                key=int(key),
                name=ties.names[order[0]],
                members=tuple(ties.names[place] for place in order),
                ccodes=tuple(codes[place] for place in order) if codes else (),
                inside_positive=int(np.sum(inside & (ties.signs > 0))),
                inside_negative=int(np.sum(inside & (ties.signs < 0))),
            )
        )
    return tuple(sorted(found, key=lambda group: (-len(group.members), group.key)))


def _frustrated(solved: Solved) -> tuple[FrustratedTie, ...]:
    if solved.frustration is None:
        return ()
    ties, network = solved.ties, solved.network
    weak = None if solved.weak is None else np.asarray(solved.weak.frustrated)
    codes: tuple[int, ...] | None = None
    if isinstance(network, SignedNetwork):
        codes, strength = network.ccodes, network.ties[ties.first, ties.second]
    else:
        strength = network.values
    rows = np.flatnonzero(np.asarray(solved.frustration.frustrated))
    order = sorted(rows, key=lambda row: (-abs(strength[row]), row))
    return tuple(
        FrustratedTie(
            name1=ties.names[ties.first[row]],
            name2=ties.names[ties.second[row]],
            ccode1=None if codes is None else codes[ties.first[row]],
            ccode2=None if codes is None else codes[ties.second[row]],
            tie=float(strength[row]),
            sign=int(ties.signs[row]),
            reason="hostile inside" if ties.signs[row] < 0 else "friendly across",
            coalitions=None if weak is None else bool(weak[row]),
        )
        for row in order
    )


def _pivots(
    solved: Solved, main: NDArray[np.bool_], split: Sequence[Coalition]
) -> tuple[Pivot, ...]:
    """Rank states by what their change of side alone would cost; leaves say nothing."""
    if solved.frustration is None or not split:
        return ()
    from tertius.balance.position import structural_position

    ties = solved.ties
    place_of = structural_position(ties, solved.frustration.sides, kind="strong")
    bad, cost = place_of.frustrated.astype(np.int64), np.nan_to_num(place_of.change)
    side = {name: group.name for group in split for name in group.members}
    seen = [place for place in np.flatnonzero(main & (bad > 0)) if ties.degrees[place] > 1]
    order = sorted(seen, key=lambda place: (cost[place], -ties.degrees[place], place))[:PIVOTS]
    return tuple(
        Pivot(
            ties.names[place],
            side.get(ties.names[place], ""),
            int(bad[place]),
            int(cost[place]),
            int(ties.degrees[place]),
        )
        for place in order
    )


def _polarisation(solved: Solved) -> dict[str, float]:
    """Give how far the two sides stand apart: how united, and how evenly divided."""
    if solved.frustration is None or not len(solved.ties):
        return {}
    from tertius.balance.coalitions.polarised import polarisation

    found = polarisation(solved.ties, sides=solved.frustration.sides)
    return {
        "polarisation": found.value,
        "unity of the sides": found.unity,
        "evenness of the division": found.division,
    }
