"""One period: its counts, shares and optima."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tertius.network import SignedNetwork, TieList

if TYPE_CHECKING:
    from tertius.balance.frustration import Frustration
    from tertius.balance.weak import WeakFrustration

Solving = Callable[[str, Any], None]
"""Called with what is searched and how far it is, while an optimum is searched."""

DENSE = 4_000
"""Up to so many states, triads are listed for every draw, and walks are measured at all."""

DRAWN = 600
"""Up to so many states, walks are drawn: each draw takes all eigenvalues of a dense matrix."""

GROUPS_SOLVED = ("frustration", "weak_frustration")
"""The groups of measures that are optima."""

SEED = 0
"""Optima do not depend on it; which of several equal ones is given does, so it is fixed."""


@dataclass(frozen=True, eq=False)
class Solved:
    """The network of a period with its optima.

    Attributes
    ----------
    period
        Name of the period; a number where the network has none.
    network
        As given.
    ties : TieList
        Its ties by sign.
    known
        Whether the sources cover the period.
    frustration, weak
        The optima; None where they were not asked for, or the network is not simple.
    """

    period: str
    network: SignedNetwork | TieList
    ties: TieList
    known: bool = True
    frustration: "Frustration | None" = None
    weak: "WeakFrustration | None" = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the states, by place."""
        return self.ties.names

    @property
    def is_large(self) -> bool:
        """Whether the network is measured without walks, intervals and null models."""
        return self.ties.states > DENSE

    @property
    def has_drawn_walks(self) -> bool:
        """Whether walks get an interval and a null model."""
        return self.ties.states <= DRAWN


def solve(
    period: str,
    network: SignedNetwork | TieList,
    ties: TieList,
    measures: Sequence[str],
    *,
    coalitions: int | None = None,
    time_limit: float | None = None,
    solving: Solving | None = None,
) -> Solved:
    """Find the optima of one period.

    Parameters
    ----------
    period
        Its name.
    network, ties
        The network, as given and as signs.
    measures
        Groups of measures.
    coalitions
        At most so many coalitions for weak balance; by default any number.
    time_limit, solving
        See :func:`tertius.panel.balance.balance_over_time`.

    Returns
    -------
    Solved
    """
    strong, weak = None, None
    if "frustration" in measures:
        from tertius.balance.frustration import frustration_index

        strong = frustration_index(
            ties, time_limit=time_limit, seed=SEED, progress=_told(solving, "two sides")
        )
    if "weak_frustration" in measures:
        from tertius.balance.weak import weak_frustration_index

        weak = weak_frustration_index(
            ties,
            coalitions=coalitions,
            at_most=coalitions is not None,
            time_limit=time_limit,
            seed=SEED,
            progress=_told(solving, "coalitions"),
        )
    return Solved(period, network, ties, True, strong, weak)


def row_values(
    network: SignedNetwork | TieList, ties: TieList, solved: Solved | None, measures: Sequence[str]
) -> dict[str, float | None]:
    """Give the value of every measure of one period, in the order of the frame.

    Parameters
    ----------
    network, ties
        The network, as given and as signs.
    solved
        With its optima; None for a period that the sources do not cover.
    measures
        Groups of measures.

    Returns
    -------
    dict of str to float or None
        None where the measure has no value.
    """
    values: dict[str, float | None] = {"states": float(ties.states)}
    values["observed_share"] = _observed(network)
    counts = len(ties), int(np.sum(ties.signs > 0)), int(np.sum(ties.signs < 0))
    for name, count in zip(("ties", "positive_ties", "negative_ties"), counts, strict=True):
        values[name] = float(count) if solved is not None else None
    if "triads" in measures:
        values |= _triads(ties) if solved is not None else dict.fromkeys(_TRIADS)
    if "walks" in measures:
        values |= _walks(ties) if solved is not None else dict.fromkeys(_WALKS)
    if "frustration" in measures:
        found = None if solved is None or solved.frustration is None else solved.frustration
        value = None if found is None else float(found.value)
        values |= {"frustration": value, "frustration_share": _per(value, len(ties))}
        values["polarisation"] = None if found is None else _polarisation(ties, found)
    if "weak_frustration" in measures:
        weak = None if solved is None or solved.weak is None else solved.weak
        value = None if weak is None else float(weak.value)
        values |= {"weak_frustration": value, "weak_frustration_share": _per(value, len(ties))}
        values["coalitions"] = None if weak is None else float(count_coalitions(weak, ties))
    return values


def count_coalitions(weak: "WeakFrustration", ties: TieList) -> int:
    """Count the coalitions of two or more states; a state on its own is none.

    Parameters
    ----------
    weak
        The optimum.
    ties
        Its network.

    Returns
    -------
    int
    """
    tied = ties.degrees > 0
    return int(np.sum(np.bincount(np.asarray(weak.coalition)[tied].astype(np.int64)) >= 2))


_TRIADS = (
    *("triads", "triads_ppp", "triads_ppn", "triads_pnn", "triads_nnn"),
    *("balance_strong", "balance_weak"),
)

_WALKS = ("walk_balance", "walk_balance_scaled")


def _observed(network: SignedNetwork | TieList) -> float | None:
    if isinstance(network, TieList):
        return None
    dyads = len(network) * (len(network) - 1)
    return float(np.sum(network.observed)) / dyads if dyads else None


def _triads(ties: TieList) -> dict[str, float | None]:
    if not ties.is_simple:
        return dict.fromkeys(_TRIADS)
    from tertius.balance.triads import triad_census

    census = triad_census(ties)
    whole = census.complete
    values: list[float | None] = [float(whole), *(float(count) for count in census.counts)]
    balanced = (census.balanced("strong"), census.balanced("weak"))
    values += [number / whole if whole else None for number in balanced]
    return dict(zip(_TRIADS, values, strict=True))


def _walks(ties: TieList) -> dict[str, float | None]:
    if ties.states > DENSE or not len(ties) or not ties.is_simple:
        return dict.fromkeys(_WALKS)
    from tertius.balance.walks import walk_balance

    return dict(zip(_WALKS, (walk_balance(ties), walk_balance(ties, beta="spectral")), strict=True))


def _polarisation(ties: TieList, found: "Frustration") -> float | None:
    from tertius.balance.coalitions.polarised import polarisation

    value = polarisation(ties, sides=found.sides).value
    return None if np.isnan(value) else value


def _per(value: float | None, ties: int) -> float | None:
    return value / ties if value is not None and ties else None


def _told(solving: Solving | None, what: str) -> Callable[[Any], None] | None:
    if solving is None:
        return None
    return lambda progress: solving(what, progress)
