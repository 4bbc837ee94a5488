"""The triads of one dyad, third party by third party."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tertius.balance.triads import TYPES, Kind, balanced_types
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, simple_ties


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """A state tied with both partners of a dyad.

    Attributes
    ----------
    name : str
        Its name in the network.
    place : int
        Its place in the network.
    to_one, to_other : float
        Its ties with the two partners: sign times weight.
    type : str or None
        The type of the triad, ``+++ ++- +--`` or ``---``; None where the dyad has no tie.
    """

    name: str
    place: int
    to_one: float
    to_other: float
    type: str | None

    @property
    def channel(self) -> str:
        """How it bears on the dyad: ``common enemy``, ``common friend`` or ``wedge``."""
        if (self.to_one < 0) != (self.to_other < 0):
            return "wedge"
        return "common enemy" if self.to_one < 0 else "common friend"

    def balanced(self, kind: Kind = "strong") -> bool | None:
        """Tell whether the triad is balanced; None where the dyad has no tie."""
        flags = balanced_types(kind)
        return None if self.type is None else bool(flags[TYPES.index(self.type)])


@dataclass(frozen=True, slots=True)
class DyadTriads:
    """All third parties of a dyad.

    Attributes
    ----------
    one, other : str
        The names of the two partners.
    tie : float
        Their own tie, sign times weight; 0 where they are not tied, NaN where not observed.
    third_parties : tuple of ThirdParty
        Those tied with both, by descending product of weights, then by place.
    """

    one: str
    other: str
    tie: float
    third_parties: tuple[ThirdParty, ...]

    def __len__(self) -> int:
        """Give the number of third parties."""
        return len(self.third_parties)

    def __iter__(self) -> Iterator[ThirdParty]:
        """Go through the third parties."""
        return iter(self.third_parties)

    def counts(self) -> dict[str, int]:
        """Give the number of triads of each type; all 0 where the dyad has no tie."""
        found = dict.fromkeys(TYPES, 0)
        for third in self.third_parties:
            if third.type is not None:
                found[third.type] += 1
        return found


def dyad_triads(network: SignedNetwork | TieList, one: int | str, other: int | str) -> DyadTriads:
    """List the triads of a dyad by third party.

    Parameters
    ----------
    network
        n states with m signed ties.
    one, other
        The two partners: names, or for a :class:`SignedNetwork` keys (ccodes), for a
        :class:`TieList` places.

    Returns
    -------
    DyadTriads

    Raises
    ------
    NetworkError
        If a partner is unknown, its name means several states, both are the same, or some dyads
        have parallel ties.
    NotInSystem
        If a ccode is no state of the network.

    Examples
    --------
    >>> from tertius.network import TieList
    >>> ties = TieList(tuple("ABC"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    >>> [(third.name, third.type, third.channel) for third in dyad_triads(ties, "A", "B")]
    [('C', '+--', 'common enemy')]
    """
    ties = simple_ties(network, values="strengths")
    i, j = _place(network, one), _place(network, other)
    if i == j:
        raise NetworkError(f"a dyad is two states, but both are {ties.names[i]}")
    row_i, row_j = _ties_of(ties, i), _ties_of(ties, j)
    own = row_i.get(j, 0.0)
    if isinstance(network, SignedNetwork) and not network.observed[i, j]:
        own = float("nan")
    found = []
    for place in sorted(row_i.keys() & row_j.keys()):
        signs = (own, row_i[place], row_j[place])
        type_ = TYPES[sum(value < 0 for value in signs)] if j in row_i else None
        found.append(ThirdParty(ties.names[place], place, *signs[1:], type_))
    found.sort(key=lambda third: -abs(third.to_one * third.to_other))
    return DyadTriads(ties.names[i], ties.names[j], own, tuple(found))


def _place(network: SignedNetwork | TieList, state: int | str) -> int:
    if isinstance(state, str):
        places = [place for place, name in enumerate(network.names) if name == state]
        if len(places) != 1:
            raise NetworkError(
                f"{len(places) or 'no'} states of the network are named '{state}'",
                remedy="Give its ccode." if isinstance(network, SignedNetwork) else None,
            )
        return places[0]
    if isinstance(network, SignedNetwork):
        return network.index(state)
    if not 0 <= state < network.states:
        raise NetworkError(f"there is no place {state} among {network.states:,} states")
    return int(state)


def _ties_of(ties: TieList, place: int) -> dict[int, float]:
    """Give the partners of a state and the values of its ties."""
    after, before = np.flatnonzero(ties.first == place), np.flatnonzero(ties.second == place)
    found = zip(ties.second[after].tolist(), ties.values[after].tolist(), strict=True)
    return dict(found) | dict(
        zip(ties.first[before].tolist(), ties.values[before].tolist(), strict=True)
    )
