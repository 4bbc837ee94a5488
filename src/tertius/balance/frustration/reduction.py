"""A smaller network with the same best sides: removed states, twins, and independent blocks."""

from dataclasses import dataclass

import numpy as np
from numpy.random import PCG64, Generator
from numpy.typing import NDArray

from tertius.balance.frustration.ties import Ties, ties_of

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Reduced:
    """What is left of a network, and how the sides of all states follow from it.

    Attributes
    ----------
    blocks : tuple of Ties
        Independent parts, each with states numbered from 0; none can be reduced further.
    levels : tuple of Level
        The steps that were taken, for :meth:`sides`.
    """

    blocks: tuple[Ties, ...]
    levels: tuple["Level", ...]

    def sides(self, of_blocks: list[Sides]) -> Sides:
        """Give sides of all states from the sides of each block's states.

        Parameters
        ----------
        of_blocks
            Sides, +1 or −1, of the states of each block.

        Returns
        -------
        ndarray of int8, shape (n,)
            Best sides of the whole network, if those of the blocks are best.
        """
        below = np.concatenate([np.zeros(0, np.int8), *of_blocks])
        for level in reversed(self.levels):
            below = level.sides(below)
        return below


@dataclass(frozen=True, eq=False)
class Level:
    """One reduction and the division of its result into blocks.

    Attributes
    ----------
    rule_of, rule_states, rule_values
        How the side of each removed state follows, in the order of removal.
    left : Ties
        What the reduction left, in the numbers of the states before it.
    one, other : ndarray
        States of each remaining tie after the division: a state in several blocks has a number
        in each.
    """

    rule_of: Whole
    rule_states: Whole
    rule_values: Floats
    left: Ties
    one: Whole
    other: Whole

    def sides(self, below: Sides) -> Sides:
        """Give the sides before the reduction from those after the division."""
        from tertius.balance.frustration.reduction_kernels import undo

        together = below[self.one] * below[self.other]
        sides = aligned(self.left, together.astype(np.float64)).astype(np.float64)
        undo(len(self.rule_of), self.rule_of, self.rule_states, self.rule_values, sides)
        return sides.astype(np.int8)


def reduce_network(ties: Ties) -> Reduced:
    """Remove what can be removed without changing the least frustration, and divide the rest.

    In turn, until nothing changes: states with at most three ties (star–triangle), states with a
    tie that outweighs their other ties together, twins (the same ties but for one sign in common),
    and the division into biconnected blocks, on which sides can be chosen independently.

    Parameters
    ----------
    ties
        A network, parallel ties merged.

    Returns
    -------
    Reduced
        The value of the whole is the sum of those of the blocks, up to a constant.

    References
    ----------
    .. [1] Hüffner, F., Betzler, N. and Niedermeier, R. (2010). Separator-based data reduction for
       signed graph balancing. *Journal of Combinatorial Optimization* 20, 335–360.
    .. [2] Aref, S., Mason, A. J. and Wilson, M. C. (2020). A modeling and computational study of
       the frustration index in signed networks. *Networks* 75(1), 95–110.
    """
    levels: list[Level] = []
    while True:
        level, divided = _one_level(ties)
        levels.append(level)
        left = level.left
        if divided.states == len(np.unique(np.concatenate([left.first, left.second]))):
            return Reduced(_split(divided), tuple(levels))
        ties = divided


def divide(ties: Ties) -> Reduced:
    """Divide a network into its biconnected blocks, and remove nothing.

    Parameters
    ----------
    ties
        One tie per dyad.

    Returns
    -------
    Reduced
        All sides of the network are got from sides of its blocks, not only best ones.
    """
    none = np.zeros(0, np.int64), np.zeros((0, 3), np.int64), np.zeros((0, 3))
    level, parts = _divided(none, ties)
    return Reduced(_split(parts), (level,))


def aligned(ties: Ties, together: Floats) -> Sides:
    """Give sides in which each tie's partners stand as told: +1 together, −1 apart.

    Parameters
    ----------
    ties
        A network.
    together : ndarray of shape (m,)
        +1 or −1 for each tie; without contradiction along cycles.

    Returns
    -------
    ndarray of int8, shape (n,)
        +1 for the first state of every component.
    """
    from tertius.balance.frustration.sides_kernels import follow

    sides: Sides = follow(*ties.rows, together, ties.states)
    return sides


def _one_level(ties: Ties) -> tuple[Level, Ties]:
    return _divided(*_removed(ties))


def _divided(rules: tuple[Whole, Whole, Floats], left: Ties) -> tuple[Level, Ties]:
    """Give every state a number in each of its blocks."""
    block = _blocks(left)
    ends = np.concatenate([left.first, left.second])
    key = np.concatenate([block, block]) * np.int64(left.states + 1) + ends
    _, number = np.unique(key, return_inverse=True)
    one, other = number[: len(left.first)], number[len(left.first) :]
    states = int(number.max()) + 1 if len(number) else 0
    divided = ties_of(one, other, left.value, states)
    return Level(*rules, left, one, other), divided


def _removed(ties: Ties) -> tuple[tuple[Whole, Whole, Floats], Ties]:
    """Remove states by rules; give the rules and the ties that are left."""
    from tertius.balance.frustration import reduction_kernels as kernels

    net = _linked(ties)
    kernels.reduce_states(net)
    mark = np.zeros(ties.states)
    while True:
        ones, others, signs = _like_twins(net.at, net.value, net.alive, ties.states)
        if not kernels.merge_twins(net, ones, others, signs, mark):
            break
        kernels.reduce_states(net)
    count, alive = int(net.ring[2]), np.flatnonzero(net.alive)
    first, second = net.at[2 * alive], net.at[2 * alive + 1]
    left = ties_of(first, second, net.value[alive], ties.states)
    rules = (net.rule_of[:count], net.rule_states[:count], net.rule_values[:count])
    return rules, left


def _linked(ties: Ties):  # type: ignore[no-untyped-def]
    from tertius.balance.frustration import reduction_kernels as kernels

    count, states = len(ties.value), ties.states
    net = kernels.Linked(
        at=np.zeros(2 * count, np.int64),
        after=np.zeros(2 * count, np.int64),
        before=np.zeros(2 * count, np.int64),
        head=np.full(states, -1, np.int64),
        degree=np.zeros(states, np.int64),
        load=np.zeros(states),
        value=ties.value.copy(),
        alive=np.ones(count, np.bool_),
        queue=np.zeros(max(states, 1), np.int64),
        waiting=np.zeros(states, np.bool_),
        ring=np.zeros(3, np.int64),
        rule_of=np.zeros(states, np.int64),
        rule_states=np.zeros((states, 3), np.int64),
        rule_values=np.zeros((states, 3)),
        heaviest=np.zeros(1),
        spot=np.full(states, -1, np.int64),
    )
    kernels.link_all(net, ties.first, ties.second)
    return net


def _like_twins(
    at: Whole, value: Floats, alive: NDArray[np.bool_], states: int
) -> tuple[Whole, Whole, Floats]:
    """Give pairs of states that may be twins, by the mean of random marks over their ties.

    Every state has a random mark; the mean of sign × mark over the ties of a state, weighted, is
    the same up to a sign for twins that are not tied to each other, and for twins that are tied
    once each other's part is left out.
    """
    mark = Generator(PCG64(7)).random(states) + 0.5
    live = np.flatnonzero(alive)
    first, second, weight = at[2 * live], at[2 * live + 1], value[live]
    total = np.bincount(first, weight * mark[second], states)
    total += np.bincount(second, weight * mark[first], states)
    size = np.bincount(first, np.abs(weight), states) + np.bincount(second, np.abs(weight), states)
    mean = total / np.maximum(size, 1e-300)
    here = (total[first] - weight * mark[second]) / (size[first] - np.abs(weight))
    there = (total[second] - weight * mark[first]) / (size[second] - np.abs(weight))
    sign = np.where(here * there > 0, 1.0, -1.0)
    tied = (np.abs(here - sign * there) <= 1e-9) & (sign * weight > 0)
    order = np.argsort(np.abs(mean), kind="stable")
    order = order[size[order] > 0]
    low, high = order[:-1], order[1:]
    apart = np.abs(mean[high]) - np.abs(mean[low]) <= 1e-9
    signs = np.where(mean[low] * mean[high] > 0, 1.0, -1.0)
    ones = np.concatenate([first[tied], low[apart]])
    others = np.concatenate([second[tied], high[apart]])
    return ones, others, np.concatenate([sign[tied], signs[apart]])


def _blocks(ties: Ties) -> Whole:
    from tertius.balance.frustration.reduction_kernels import blocks_of

    start, partner, tie = ties.rows
    block: Whole = blocks_of(start, partner, tie, len(ties.value))
    return block


def _split(ties: Ties) -> tuple[Ties, ...]:
    """Give each block as a network of its own; states are numbered by block already."""
    block = _blocks(ties)
    count = int(block.max()) + 1 if len(block) else 0
    order = np.argsort(block, kind="stable")
    ends = np.searchsorted(block[order], np.arange(count + 1))
    parts = []
    for begin, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        rows = order[begin:end]
        low = int(min(ties.first[rows].min(), ties.second[rows].min()))
        high = int(max(ties.first[rows].max(), ties.second[rows].max()))
        first, second = ties.first[rows] - low, ties.second[rows] - low
        parts.append((low, ties_of(first, second, ties.value[rows], high - low + 1)))
    return tuple(part for _, part in sorted(parts, key=lambda part: part[0]))
