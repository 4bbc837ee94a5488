"""The signed triad census, and the degree of balance by triads."""

from dataclasses import dataclass
from math import comb
from typing import ClassVar, Literal

import numpy as np

from tertius.balance.triad_sums import (
    count_types,
    scaled_ties,
    types_and_degrees,
    types_of_ties,
)
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, simple_ties
from tertius.network.tie_list import Values

Kind = Literal["strong", "weak"]
TYPES = ("+++", "++-", "+--", "---")
"""The complete triads, by number of negative ties."""
BALANCED: dict[str, tuple[int, int, int, int]] = {"strong": (1, 0, 1, 0), "weak": (1, 0, 1, 1)}
"""Which types are balanced: strong by Cartwright & Harary (1956), weak by Davis (1967)."""


@dataclass(frozen=True)
class TriadCensus:
    """How many triads of a network are of each type.

    Attributes
    ----------
    states : int
        Number of states n; there are n(n − 1)(n − 2)/6 triads.
    counts : tuple of int
        Complete triads, in the order of :data:`TYPES`: ``+++ ++- +-- ---``.
    two_ties, one_tie, no_tie : int
        Triads with a missing tie, by the number of ties they have.
    neutral : int or None
        Triads with a missing tie all of whose dyads are observed: at least one is neutral.
        None for a list of ties, which does not say what was observed.
    unobserved : int or None
        Triads with at least one dyad that is not observed; None for a list of ties.

    Notes
    -----
    The counts are Python integers: they do not overflow.
    """

    states: int
    counts: tuple[int, int, int, int]
    two_ties: int
    one_tie: int
    no_tie: int
    neutral: int | None = None
    unobserved: int | None = None

    types: ClassVar[tuple[str, ...]] = TYPES

    def __getitem__(self, type_: str) -> int:
        """Give the count of one type, such as ``census["+--"]``."""
        try:
            return self.counts[TYPES.index(type_)]
        except ValueError:
            raise KeyError(f"the types of triads are {', '.join(TYPES)}, not {type_!r}") from None

    @property
    def complete(self) -> int:
        """Number of triads whose three dyads are tied."""
        return sum(self.counts)

    @property
    def incomplete(self) -> int:
        """Number of triads with a missing tie."""
        return self.two_ties + self.one_tie + self.no_tie

    def balanced(self, kind: Kind = "strong") -> int:
        """Give the number of balanced complete triads."""
        flags = balanced_types(kind)
        return sum(count for count, flag in zip(self.counts, flags, strict=True) if flag)


def balanced_types(kind: str) -> tuple[int, int, int, int]:
    """Tell which of the four types are balanced (1) by a kind of balance, or refuse the kind."""
    try:
        return BALANCED[kind]
    except KeyError:
        raise NetworkError(f"balance is 'strong' or 'weak', not '{kind}'") from None


def triad_census(network: SignedNetwork | TieList) -> TriadCensus:
    """Count the triads of a signed network by type.

    Parameters
    ----------
    network
        n states with m signed ties; weights do not matter.

    Returns
    -------
    TriadCensus
        Complete triads by their signs; those with a missing tie apart.

    Raises
    ------
    NetworkError
        If some dyads have parallel ties.

    Notes
    -----
    With P and N the 0/1 matrices of positive and negative ties, the counts are tr(P³)/6, tr(P²N)/2,
    tr(PN²)/2 and tr(N³)/6: exact, and used up to about a thousand states and for dense networks.
    Otherwise the triads are enumerated once each, in O(m^1.5) steps [2]_.

    References
    ----------
    .. [1] Cartwright, D. and Harary, F. (1956). Structural balance: a generalization of Heider's
       theory. *Psychological Review* 63(5), 277–293.
    .. [2] Chiba, N. and Nishizeki, T. (1985). Arboricity and subgraph listing algorithms. *SIAM
       Journal on Computing* 14(1), 210–223.

    Examples
    --------
    >>> from tertius.network import TieList
    >>> ties = TieList(tuple("ABCD"), [0, 0, 1, 2], [1, 2, 2, 3], [1, -1, -1, 1])
    >>> census = triad_census(ties)
    >>> census["+--"], census.complete, census.two_ties, census.one_tie
    (1, 1, 2, 1)
    """
    ties = simple_ties(network)
    (counts, degrees), n = types_and_degrees(ties), ties.states
    complete, every = sum(counts), comb(n, 3)
    paths = int(np.dot(degrees, degrees - 1)) // 2
    two = paths - 3 * complete
    one = len(ties) * (n - 2) - 2 * two - 3 * complete
    neutral = unobserved = None
    if isinstance(network, SignedNetwork):
        unobserved = every - _observed(network)
        neutral = every - unobserved - complete
    nothing = every - complete - two - one
    return TriadCensus(n, counts, two, one, nothing, neutral, unobserved)


def degree_of_balance(
    network: SignedNetwork | TieList, *, kind: Kind = "strong", values: Values = "signs"
) -> float:
    """Give the share of complete triads that are balanced.

    Parameters
    ----------
    network
        n states with m signed ties.
    kind
        ``strong``: a triad is balanced when the product of its signs is positive, ``+++`` and
        ``+--`` [1]_. ``weak``: ``---`` is balanced too [2]_.
    values
        ``signs`` counts every triad once. ``strengths`` weighs it by the product w of the weights
        of its three ties: Σ w·balanced / Σ w.

    Returns
    -------
    float
        In [0, 1]; NaN where no triad is complete.

    Raises
    ------
    NetworkError
        If some dyads have parallel ties, or the kind is unknown.

    References
    ----------
    .. [1] Cartwright, D. and Harary, F. (1956). Structural balance: a generalization of Heider's
       theory. *Psychological Review* 63(5), 277–293.
    .. [2] Davis, J. A. (1967). Clustering and structural balance in graphs. *Human Relations*
       20(2), 181–187.

    Examples
    --------
    >>> from tertius.network import TieList
    >>> enemies = TieList(tuple("ABC"), [0, 0, 1], [1, 2, 2], [-1, -1, -1])
    >>> degree_of_balance(enemies), degree_of_balance(enemies, kind="weak")
    (0.0, 1.0)
    >>> degree_of_balance(TieList(tuple("AB"), [0], [1], [1]))
    nan
    """
    flags = balanced_types(kind)
    ties = simple_ties(network, values=values)
    found: tuple[float, ...]
    if np.all(ties.weights == 1):
        found = count_types(ties)
    else:
        found = tuple(map(float, types_of_ties(scaled_ties(ties)).sum(axis=0)))
    total = sum(found)
    if total <= 0:
        return float("nan")
    return sum(part for part, flag in zip(found, flags, strict=True) if flag) / total


def _observed(network: SignedNetwork) -> int:
    """Count the triads whose three dyads are observed."""
    if np.count_nonzero(network.observed) == len(network) * (len(network) - 1):
        return comb(len(network), 3)
    names = tuple(map(str, range(len(network))))
    first, second = np.nonzero(np.triu(network.observed, 1))
    every = TieList(names, first.astype(np.int32), second.astype(np.int32), np.ones(len(first)))
    return count_types(every)[0]
