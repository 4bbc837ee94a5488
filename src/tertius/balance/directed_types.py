"""The 138 kinds of directed signed triads, and their names."""

from dataclasses import dataclass
from functools import cache
from itertools import permutations, product

import numpy as np
from numpy.typing import NDArray

MAN = (
    *("003", "012", "102", "021D", "021U", "021C", "111D", "111U"),
    *("030T", "030C", "201", "120D", "120U", "120C", "210", "300"),
)
"""The 16 kinds without signs: mutual, asymmetric and null dyads, then direction."""

ARC = ("", "+", "-")
DYADS = ((0, 1), (0, 2), (1, 2))


@dataclass(frozen=True, slots=True)
class DirectedType:
    """One kind of directed signed triad.

    Attributes
    ----------
    name : str
        Its kind without signs and its arcs, such as ``030T:AB+,AC-,BC-`` (A is friendly to B, both
        are hostile to C); ``003:`` has no arc. Of all ways to call the three states A, B and C the
        one that comes first in the alphabet.
    man : str
        Its kind without signs, one of :data:`MAN`.
    balanced : bool or None
        Whether all semicycles are positive (Cartwright & Harary 1956): the two arcs of a mutual
        dyad agree, and the product around the three dyads is positive. None where the triad has
        no semicycle.
    """

    name: str
    man: str
    balanced: bool | None


@cache
def directed_types() -> tuple[DirectedType, ...]:
    """Give the 138 kinds, in the order of the kinds without signs, then of their names.

    Three ordered dyads have one of three states (no arc, positive, negative) in each direction:
    3⁶ = 729 triads of named states, of which 138 differ by more than the names.

    Examples
    --------
    >>> len(directed_types())
    138
    >>> directed_types()[0]
    DirectedType(name='003:', man='003', balanced=None)
    """
    found = {_canonical(arcs) for arcs in _labelled()}
    kinds = [DirectedType(_name(arcs), _man(arcs), _balanced(arcs)) for arcs in found]
    return tuple(sorted(kinds, key=lambda kind: (MAN.index(kind.man), kind.name)))


@cache
def kind_of_codes() -> NDArray[np.int64]:
    """Give the place among :func:`directed_types` of each triad of named states, shape (9, 9, 9).

    The three axes are the dyads A–B, A–C and B–C. A dyad has the code 3·forth + back, where an arc
    is 0 (none), 1 (positive) or 2 (negative).
    """
    place = {kind.name: at for at, kind in enumerate(directed_types())}
    table = np.empty((9, 9, 9), dtype=np.int64)
    for codes in product(range(9), repeat=3):
        table[codes] = place[_name(_canonical(_arcs(codes)))]
    return table


Arcs = tuple[tuple[int, int, int], ...]
"""Arcs (source, target, 1 positive or 2 negative) among the states 0, 1 and 2, sorted."""


def _labelled() -> list[Arcs]:
    return [_arcs(codes) for codes in product(range(9), repeat=3)]


def _arcs(codes: tuple[int, ...]) -> Arcs:
    arcs = []
    for (one, other), code in zip(DYADS, codes, strict=True):
        forth, back = divmod(code, 3)
        arcs += [(one, other, forth)] * (forth > 0) + [(other, one, back)] * (back > 0)
    return tuple(sorted(arcs))


def _canonical(arcs: Arcs) -> Arcs:
    """Name the states so that the list of arcs comes first."""
    return min(
        tuple(sorted((names[source], names[target], sign) for source, target, sign in arcs))
        for names in permutations(range(3))
    )


def _name(arcs: Arcs) -> str:
    return f"{_man(arcs)}:" + ",".join(
        f"{'ABC'[source]}{'ABC'[target]}{ARC[sign]}" for source, target, sign in arcs
    )


def _man(arcs: Arcs) -> str:
    """Give the kind without signs, in the notation of Holland & Leinhardt (1970)."""
    pairs = {(source, target) for source, target, _ in arcs}
    single = [pair for pair in pairs if pair[::-1] not in pairs]
    mutual = [pair for pair in pairs if pair[::-1] in pairs and pair[0] < pair[1]]
    count = f"{len(mutual)}{len(single)}{3 - len(mutual) - len(single)}"
    sources, targets = {pair[0] for pair in single}, {pair[1] for pair in single}
    if count in ("021", "120"):
        return count + ("D" if len(sources) == 1 else "U" if len(targets) == 1 else "C")
    if count == "030":
        return count + ("C" if len(sources) == 3 else "T")
    if count == "111":
        # Down: the single arc comes from outside the mutual dyad.
        return count + ("D" if targets & set(mutual[0]) else "U")
    return count


def _balanced(arcs: Arcs) -> bool | None:
    dyads: dict[frozenset[int], set[int]] = {}
    for source, target, sign in arcs:
        dyads.setdefault(frozenset((source, target)), set()).add(sign)
    if len(arcs) == len(dyads) < 3:
        return None
    if any(len(signs) > 1 for signs in dyads.values()):
        return False
    return len(dyads) < 3 or sum(signs == {2} for signs in dyads.values()) % 2 == 0
