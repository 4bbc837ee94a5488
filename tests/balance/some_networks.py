"""Networks to try measures on: drawn at random, planted, and the small ones everybody knows."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tertius.network import SignedNetwork, TieList
from tertius.periods import parse_period

FEW = settings(max_examples=25)
"""For properties whose failure no rare network could hide."""


def from_matrix(matrix: NDArray) -> TieList:
    """The ties above the diagonal of a matrix."""
    first, second = np.nonzero(np.triu(matrix, 1))
    names = tuple(f"S{place}" for place in range(len(matrix)))
    return TieList(names, first, second, np.asarray(matrix, dtype=float)[first, second])


def complete(states: int, sign: int) -> TieList:
    """Every dyad tied by one sign."""
    return from_matrix(np.full((states, states), sign))


def circle(signs: list[int]) -> TieList:
    """A single cycle with these signs."""
    states = len(signs)
    matrix = np.zeros((states, states))
    for place, sign in enumerate(signs):
        one, other = sorted((place, (place + 1) % states))
        matrix[one, other] = sign
    return from_matrix(matrix)


def without_ties(states: int) -> TieList:
    return TieList(tuple(f"S{place}" for place in range(states)), [], [], [])


def parallel() -> TieList:
    """Two states with a friendly and a hostile tie."""
    return TieList(("A", "B"), [0, 0], [1, 1], [1, -1])


def as_signed_network(ties: TieList) -> SignedNetwork:
    """The same network as a matrix with every dyad observed."""
    matrix = ties.matrix()
    np.fill_diagonal(matrix, np.nan)
    return SignedNetwork(tuple(range(1, ties.states + 1)), matrix, parse_period("1914"))


def switched(ties: TieList, sides: NDArray) -> TieList:
    """The signs of all ties between the two sides turned round."""
    return ties.with_values(ties.values * sides[ties.first] * sides[ties.second])


def relabelled(ties: TieList, order: NDArray) -> TieList:
    """The same network with its states in another order: new place ``order[i]`` for i."""
    names = [""] * ties.states
    for place, name in enumerate(ties.names):
        names[order[place]] = name
    return TieList(tuple(names), order[ties.first], order[ties.second], ties.values)


def side_by_side(one: TieList, other: TieList) -> TieList:
    """Two networks as parts of one."""
    return TieList(
        (*one.names, *(f"{name}'" for name in other.names)),
        np.concatenate([one.first, other.first + one.states]),
        np.concatenate([one.second, other.second + one.states]),
        np.concatenate([one.values, other.values]),
    )


def planted(
    sizes: tuple[int, ...], *, density: float, wrong: float, seed: int = 0
) -> tuple[TieList, NDArray]:
    """Friends within blocs and foes between, but for a share of wrong signs."""
    chance = np.random.default_rng(seed)
    bloc = np.repeat(np.arange(len(sizes)), sizes)
    bloc = bloc[chance.permutation(len(bloc))]
    matrix = np.where(bloc[:, None] == bloc[None, :], 1, -1)
    matrix = np.where(chance.random(matrix.shape) < wrong, -matrix, matrix)
    return from_matrix(np.where(chance.random(matrix.shape) < density, matrix, 0)), bloc


@st.composite
def networks(draw: st.DrawFn, *, least: int = 1, most: int = 8, weighted: bool = False) -> TieList:
    """Any simple network: sparse or dense, connected or not, of either or both signs."""
    states = draw(st.integers(least, most))
    dyads = states * (states - 1) // 2
    if weighted:
        kind = st.sampled_from([-1.0, -0.75, -0.5, -0.125, 0.0, 0.0, 0.25, 0.5, 1.0])
    else:
        kind = st.sampled_from([-1.0, 0.0, 0.0, 1.0])
    values = np.array(draw(st.lists(kind, min_size=dyads, max_size=dyads)), dtype=float)
    matrix = np.zeros((states, states))
    matrix[np.triu_indices(states, 1)] = values
    return from_matrix(matrix)


def sides_of(states: int) -> st.SearchStrategy[NDArray]:
    """A side for each of n states."""
    return st.lists(st.sampled_from([-1, 1]), min_size=states, max_size=states).map(np.array)


def orders_of(states: int) -> st.SearchStrategy[NDArray]:
    """A new place for each of n states."""
    return st.permutations(range(states)).map(np.array)


def is_balanced(ties: TieList) -> bool:
    """Whether sides exist with friends on one side and foes on two, by walking through."""
    side = np.zeros(ties.states, dtype=int)
    matrix = ties.matrix()
    for root in range(ties.states):
        if side[root]:
            continue
        side[root], waiting = 1, [root]
        while waiting:
            state = waiting.pop()
            for other in np.flatnonzero(matrix[state]):
                wanted = side[state] * np.sign(matrix[state, other])
                if not side[other]:
                    side[other] = wanted
                    waiting.append(other)
                elif side[other] != wanted:
                    return False
    return True
