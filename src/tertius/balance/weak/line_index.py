"""The line index for weak balance (Davis 1967), with any or a fixed number of coalitions."""

from collections.abc import Sequence
from math import isnan
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from tertius.balance.frustration.units import unit_of
from tertius.balance.weak.block import Listener, closed
from tertius.balance.weak.problem import Places, numbered, pairs_of
from tertius.balance.weak.result import WeakFrustration
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list
from tertius.network.tie_list import Values


def weak_frustration_index(
    network: SignedNetwork | TieList,
    *,
    coalitions: int | None = None,
    at_most: bool = False,
    values: Values = "signs",
    time_limit: float | None = None,
    seed: int = 0,
    progress: Listener | None = None,
) -> WeakFrustration:
    """Find the fewest ties against weak balance, with a proof or a bound.

    A network is weakly balanced where its states fall into coalitions with positive ties inside
    and negative ties between them [1]_. A tie is frustrated by a partition into coalitions if it
    is negative within one or positive between two; the index is the least weight of frustrated
    ties over all partitions, the line index of [2]_. It is 0 exactly where no cycle has exactly
    one negative tie; three mutual enemies are weakly, but not strongly, balanced.

    Parameters
    ----------
    network
        A signed network; parallel ties each count.
    coalitions
        By default any number. A number k asks for exactly k coalitions, none of them empty.
    at_most
        With ``coalitions``: allow fewer as well. Then k = 2 gives the frustration index of strong
        balance [3]_; exactly 2 can be more, for a network of friends must be split.
    values
        ``signs`` counts every tie once, ``strengths`` by its weight.
    time_limit
        Seconds of wall time after which the best partition known and its bound are given. By
        default the search goes on until the index is proven.
    seed
        Chooses among equally good partitions.
    progress
        Called while a linear programme runs, with the numbers of the part it is at.

    Returns
    -------
    WeakFrustration
        With any number, every coalition is held together by positive ties, so that a state
        without friends stands alone; fewer coalitions often cost the same
        (:func:`line_index_by_coalitions` tells).

    Raises
    ------
    NetworkError
        If ``coalitions`` is not in 1 … n, ``at_most`` is given without it, or the time limit is
        below 0.

    Notes
    -----
    Range: 0 to the weight of the negative ties (one coalition of all) and to that of the positive
    ties (one coalition for each state) with any number of coalitions, so at most half of all. Of
    an empty network it is 0.

    In [2]_ the criterion is ``α N + (1 − α) P``, N and P being the arcs that are negative within
    and positive between the clusters. An undirected tie is two arcs, so α = 1/2 counts each
    frustrated tie once, as here; values published as a number of arcs are twice as large. Weigh
    the two kinds apart by multiplying the negative values by 2α and the positive ones by
    2(1 − α), with ``values="strengths"``.

    Proofs come from packings of cycles with one negative tie, from a linear programme over such
    cycles [4]_, and for a fixed number from an integer programme over assignments [5]_.

    References
    ----------
    .. [1] Davis, J. A. (1967). Clustering and structural balance in graphs. *Human Relations* 20,
       181–187.
    .. [2] Doreian, P. and Mrvar, A. (1996). A partitioning approach to structural balance.
       *Social Networks* 18, 149–168.
    .. [3] Harary, F. (1959). On the measurement of structural balance. *Behavioral Science* 4,
       316–323.
    .. [4] Demaine, E. D., Emanuel, D., Fiat, A. and Immorlica, N. (2006). Correlation clustering
       in general weighted graphs. *Theoretical Computer Science* 361, 172–187.
    .. [5] Figueiredo, R. and Moura, G. (2013). Mixed integer programming formulations for
       clustering problems related to structural balance. *Social Networks* 35, 639–651.

    Examples
    --------
    >>> from tertius.network import TieList
    >>> enemies = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [-1, -1, -1])
    >>> weak_frustration_index(enemies)
    WeakFrustration(0, proven; 3 coalitions)
    >>> weak_frustration_index(enemies, coalitions=2)
    WeakFrustration(1, proven; 2 coalitions)
    """
    ties = tie_list(network, values=values)
    _check(ties, coalitions, at_most, time_limit)
    deadline = np.inf if time_limit is None else perf_counter() + time_limit
    pairs, always = pairs_of(ties)
    unlimited = coalitions is None or (at_most and coalitions >= ties.states)
    if unlimited:
        from tertius.balance.weak.free import fewest

        found = fewest(pairs, deadline=deadline, seed=seed, progress=progress)
    else:
        from tertius.balance.weak.fixed import fewest_with

        found = fewest_with(
            pairs,
            coalitions or 1,
            at_most=at_most,
            deadline=deadline,
            seed=seed,
            progress=progress,
        )
    number = "any number of" if coalitions is None else f"{'at most' * at_most} {coalitions}"
    return _result(
        ties,
        found.label,
        found.bound + always,
        f"weight of the ties negative within or positive between {number.strip()} coalitions "
        f"(Davis 1967; Doreian & Mrvar 1996), by {values}",
    )


def line_index_by_coalitions(
    network: SignedNetwork | TieList,
    ks: Sequence[int],
    *,
    at_most: bool = False,
    values: Values = "signs",
    time_limit: float | None = None,
    seed: int = 0,
) -> NDArray[np.float64]:
    """Give the line index for weak balance for each of several numbers of coalitions.

    Parameters
    ----------
    network
        A signed network.
    ks
        Numbers of coalitions, each 1 to n.
    at_most, values, seed
        As in :func:`weak_frustration_index`.
    time_limit
        Seconds of wall time for each number.

    Returns
    -------
    ndarray of shape (len(ks), 2)
        Value and bound for each number; they are equal where it is proven.

    Raises
    ------
    NetworkError
        As :func:`weak_frustration_index`.

    Notes
    -----
    With ``at_most`` the values never rise with k and end at the index with any number. With
    exactly k they fall to it and may rise again, to the weight of all positive ties at k = n.

    References
    ----------
    Doreian, P. and Mrvar, A. (1996). A partitioning approach to structural balance. *Social
    Networks* 18, 149–168 (the criterion by number of clusters).

    Examples
    --------
    >>> from tertius.network import TieList
    >>> enemies = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [-1, -1, -1])
    >>> line_index_by_coalitions(enemies, [1, 2, 3])[:, 0]
    array([3., 1., 0.])
    """
    found = [
        weak_frustration_index(
            network, coalitions=k, at_most=at_most, values=values, time_limit=time_limit, seed=seed
        )
        for k in ks
    ]
    return np.array([(each.value, each.bound) for each in found], dtype=np.float64).reshape(-1, 2)


def _check(ties: TieList, coalitions: int | None, at_most: bool, time_limit: float | None) -> None:
    if coalitions is None:
        if at_most:
            raise NetworkError(
                "at most how many coalitions?", remedy="Give 'coalitions' along with 'at_most'."
            )
    elif isinstance(coalitions, bool) or not isinstance(coalitions, int | np.integer):
        raise NetworkError(f"coalitions must be a whole number, got {coalitions!r}")
    elif coalitions < 1 or (coalitions > ties.states and not at_most):
        raise NetworkError(
            f"{ties.states} states cannot form {coalitions} coalitions",
            remedy="Give a number from 1 to the number of states, or at_most=True.",
        )
    if time_limit is not None and (isnan(time_limit) or time_limit < 0):
        raise NetworkError(f"the time limit must be 0 seconds or more, got {time_limit}")


def _result(ties: TieList, label: Places, bound: float, definition: str) -> WeakFrustration:
    """Count on the ties themselves what the partition frustrates."""
    coalition = numbered(label)
    cut = coalition[ties.first] != coalition[ties.second]
    frustrated = cut == (ties.values > 0)
    value = float(ties.weights[frustrated].sum())
    proven = closed(bound, value, unit_of(ties.weights))
    coalition.setflags(write=False)
    frustrated.setflags(write=False)
    return WeakFrustration(
        value=value,
        bound=value if proven else bound,
        proven=proven,
        coalition=coalition,
        frustrated=frustrated,
        coalitions=int(coalition.max(initial=-1)) + 1,
        definition=definition,
        weight=float(ties.weights.sum()),
        negative_weight=float(ties.weights[ties.values < 0].sum()),
        names=ties.names,
        first=ties.first,
        second=ties.second,
        values=ties.values,
    )
