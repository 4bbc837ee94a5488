"""Networks that the tests of the dynamics share."""

import itertools

import numpy as np
from hypothesis import strategies as st
from numpy.random import Generator

from tertius.network import TieList

STRENGTHS = (-1.0, -0.7, -0.25, 0.1, 0.5, 1.0)


def names(count: int) -> tuple[str, ...]:
    return tuple(f"state {place}" for place in range(count))


def network_of(count: int, ties: dict[tuple[int, int], float]) -> TieList:
    """Give the network with these values of dyads."""
    first, second = [pair[0] for pair in ties], [pair[1] for pair in ties]
    empty = np.zeros(0, dtype=np.int64)
    return TieList(names(count), first or empty, second or empty, list(ties.values()))


def complete(count: int, share: float, rng: Generator) -> TieList:
    """Give a network in which every dyad is tied, positively with probability ``share``."""
    first, second = np.triu_indices(count, 1)
    return TieList(names(count), first, second, np.where(rng.random(len(first)) < share, 1.0, -1.0))


def groups(*sizes: int) -> TieList:
    """Give the complete network of groups of friends, all hostile to each other."""
    group = np.repeat(np.arange(len(sizes)), sizes)
    first, second = np.triu_indices(len(group), 1)
    values = np.where(group[first] == group[second], 1.0, -1.0)
    return TieList(names(len(group)), first, second, values)


def imbalanced_triads(network: TieList) -> int:
    """Count the triads with three ties whose signs multiply to −1, one by one."""
    value = np.sign(network.matrix())
    return sum(
        value[i, j] * value[i, k] * value[j, k] < 0
        for i, j, k in itertools.combinations(range(network.states), 3)
    )


@st.composite
def drawn_networks(draw, smallest=0, largest=8, values=(-1.0, 1.0)):
    """Draw a network of any density: empty, disconnected, complete."""
    count = draw(st.integers(smallest, largest))
    pairs = list(itertools.combinations(range(count), 2))
    found = draw(
        st.lists(st.sampled_from((0.0, *values)), min_size=len(pairs), max_size=len(pairs))
    )
    return network_of(count, {p: v for p, v in zip(pairs, found, strict=True) if v})
