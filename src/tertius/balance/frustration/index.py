"""The frustration index: the least weight of ties that must change for strong balance."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tertius.balance.covering import Progress
from tertius.balance.frustration.proof import Proof
from tertius.balance.frustration.result import Frustration
from tertius.balance.frustration.ties import net_ties
from tertius.balance.frustration.units import check_time_limit, counted
from tertius.network.signed import SignedNetwork
from tertius.network.tie_list import TieList, Values, tie_list

Sides = NDArray[np.int8]
Listener = Callable[[Progress], None]


def frustration_index(
    network: SignedNetwork | TieList,
    *,
    values: Values = "signs",
    time_limit: float | None = None,
    seed: int = 0,
    progress: Listener | None = None,
) -> Frustration:
    """Give the least weight of ties that are positive between two sides or negative within one.

    It is the least number of ties (weight, with ``values="strengths"``) whose change of sign, or
    removal, makes the network balanced in the sense of Cartwright and Harary: two sides, friends
    within and enemies between. It is 0 if and only if the network is balanced, and never above
    the weight of the negative ties, nor above half of all weight.

    The answer is exact unless the time limit ends the work first. Ties between the same two
    states are taken together: the lesser weight of the two signs is always frustrated. States
    whose best side follows from their ties are removed, the rest is divided into blocks, and each
    block is a covering of its negative cycles (:func:`tertius.balance.covering.cover`).

    Parameters
    ----------
    network
        A network or a list of ties; parallel ties are allowed.
    values
        ``signs`` counts every tie once, ``strengths`` by its weight. Weights that are no decimal
        fractions of at most six places, or together more than 10⁹ of their common unit, are
        proven up to a part in 10⁹ of the value.
    time_limit
        Seconds after which the best value and a valid bound are given. By default there is no
        limit. Searches and packings count seconds of CPU: on a busy machine it takes longer. The
        compilation of kernels, once per machine, and the reduction come on top.
    seed
        Chooses among equally good sides. The value does not depend on it, unless the time limit
        ends the work.
    progress
        Called with a :class:`Progress` whenever value or bound may have changed.

    Returns
    -------
    Frustration
        Value, bound, proof, sides and frustrated ties; 0 and proven for an empty network, one
        state or no ties.

    Raises
    ------
    NetworkError
        If the time limit is negative or NaN.
    TertiusError
        If the solver of linear programmes gives up.

    References
    ----------
    .. [1] Harary, F. (1959). On the measurement of structural balance. *Behavioral Science*
       4(4), 316–323.
    .. [2] Aref, S. and Wilson, M. C. (2019). Balance and frustration in signed networks.
       *Journal of Complex Networks* 7(2), 163–189.
    .. [3] Barahona, F. (1982). On the computational complexity of Ising spin glass models.
       *Journal of Physics A* 15, 3241–3253.

    Examples
    --------
    >>> three = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, 1, -1])
    >>> found = frustration_index(three)
    >>> found.value, found.proven, len(found.frustrated_ties)
    (1.0, True, 1)
    """
    check_time_limit(time_limit)
    listed = tie_list(network, values=values)
    ties, scale, unit = counted(listed)
    proof = Proof(unit, seed, time_limit, _in_weights(progress, scale))
    found = proof.whole(net_ties(ties))
    return _result(listed, found.sides, found.gap * scale, values)


def _in_weights(progress: Listener | None, scale: float) -> Listener | None:
    """Tell progress in the weights that were given."""
    if progress is None or scale == 1:
        return progress
    return lambda now: progress(replace(now, value=now.value * scale, bound=now.bound * scale))


def _result(listed: TieList, sides: Sides, gap: float, values: Values) -> Frustration:
    """Count what the sides frustrate in the network as it was given."""
    frustrated = listed.values * sides[listed.first] * sides[listed.second] < 0
    value = float(listed.weights[frustrated].sum())
    return Frustration(
        value=value,
        bound=value - gap,
        proven=gap == 0,
        sides=sides if not len(sides) or sides[0] > 0 else -sides,
        frustrated=frustrated,
        definition=_definition(listed, values),
        states=listed.states,
        ties=len(listed),
        weight=float(listed.weights.sum()),
        negative_weight=float(listed.weights[listed.values < 0].sum()),
        names=listed.names,
        first=listed.first,
        second=listed.second,
        values=listed.values,
    )


def _definition(listed: TieList, values: Values) -> str:
    what = "number" if values == "signs" else "total weight"
    parallel = "" if listed.is_simple else "; parallel ties of a dyad each count"
    return (
        f"frustration index (line index of strong balance): the least {what} of ties that are "
        f"positive between two sides or negative within one{parallel}"
    )
