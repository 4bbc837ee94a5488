"""What a measure would be by chance: shuffled signs, rewired ties, and where the network stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args, overload

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Model = Literal["signs", "rewired"]
Measure = Callable[[TieList], float]


@dataclass(frozen=True, eq=False)
class NullScores:
    """Where a measure of a network stands among its values under a null model.

    Attributes
    ----------
    observed : float
        The measure of the network itself.
    mean, sd : float
        Mean and standard deviation of the measure under the null model.
    z : float
        (observed − mean) / sd. NaN where the measure is undefined, or the null model cannot change
        it; ±infinity where it cannot vary, but differs from the observed.
    interval : tuple of float
        From the 2.5 % to the 97.5 % quantile under the null model.
    p : float
        Two-sided p value, never 0: twice the smaller share of values at least as high, or at least
        as low, the observed one counted among them [1]_; NaN where the observed is undefined.
    draws : ndarray
        The value of every draw; NaN where the measure is undefined for it, which leaves the draw
        out of the figures above.
    model : str
        ``signs`` or ``rewired``.

    References
    ----------
    .. [1] Phipson, B. and Smyth, G. K. (2010). Permutation p-values should never be zero.
       *Statistical Applications in Genetics and Molecular Biology* 9(1), 39.
    """

    observed: float
    mean: float
    sd: float
    z: float
    interval: tuple[float, float]
    p: float
    draws: Floats
    model: str


@overload
def shuffled_signs(network: TieList, *, rng: Generator) -> TieList: ...
@overload
def shuffled_signs(network: SignedNetwork, *, rng: Generator) -> SignedNetwork: ...
def shuffled_signs(network: SignedNetwork | TieList, *, rng: Generator) -> SignedNetwork | TieList:
    """Permute the signs over the ties, and keep who is tied with whom.

    Parameters
    ----------
    network
        n states with m signed ties. Weights move with their signs; neutral and unobserved dyads
        stay what they are.
    rng
        Source of chance.

    Returns
    -------
    SignedNetwork or TieList
        Of the kind given.

    References
    ----------
    .. [1] Leskovec, J., Huttenlocher, D. and Kleinberg, J. (2010). Signed networks in social media.
       *CHI 2010*, 1361–1370. (There, the generative baseline of shuffled signs.)

    Examples
    --------
    >>> from numpy.random import default_rng
    >>> shuffled_signs(TieList(tuple("ABC"), [0, 1], [1, 2], [1, -1]), rng=default_rng(1))
    TieList(3 states, 2 ties: 1 positive, 1 negative)
    """
    ties = tie_list(network, values="strengths")
    return _like(network, _shuffled(ties, rng))


@overload
def rewired(network: TieList, *, rng: Generator, swaps_per_tie: float = 10) -> TieList: ...
@overload
def rewired(
    network: SignedNetwork, *, rng: Generator, swaps_per_tie: float = 10
) -> SignedNetwork: ...
def rewired(
    network: SignedNetwork | TieList, *, rng: Generator, swaps_per_tie: float = 10
) -> SignedNetwork | TieList:
    """Exchange partners at random, keeping how many friends and enemies each state has.

    Parameters
    ----------
    network
        n states with m signed ties, at most one per dyad.
    rng
        Source of chance.
    swaps_per_tie
        Proposed exchanges per tie, above 0. Refused ones count: in dense networks most are.

    Returns
    -------
    SignedNetwork or TieList
        Of the kind given; every state has as many positive and as many negative ties as before.
        In a :class:`SignedNetwork` unobserved dyads stay so, and get no tie; the dyads that lose
        theirs become neutral. The weights of the ties of one sign are dealt anew among them.

    Raises
    ------
    NetworkError
        If some dyads have parallel ties, or ``swaps_per_tie`` is not above 0.

    Notes
    -----
    Two ties of one sign exchange partners, a–b and c–d becoming a–d and c–b [1]_, if a–d and c–b
    are both free, or both have a tie of the other sign, which then moves to a–b and c–d: without
    this a network in which all dyads are tied could not change. One proposal in eight takes three
    ties instead, as two do not always reach around unobserved dyads; one in 32 lets two
    states trade their ties with three others [3]_, where the matrix of the network is small. Ties
    never become parallel or reflexive, and refused proposals count as steps, so that all networks
    that can be reached become equally likely [2]_. Of networks of up to five states these are all
    with the same numbers of friends and enemies. Where few dyads are observed there may be none to
    reach but the network itself.

    References
    ----------
    .. [1] Maslov, S. and Sneppen, K. (2002). Specificity and stability in topology of protein
       networks. *Science* 296(5569), 910–913.
    .. [2] Fosdick, B. K., Larremore, D. B., Nishimura, J. and Ugander, J. (2018). Configuring
       random graph models with fixed degree sequences. *SIAM Review* 60(2), 315–355.
    .. [3] Strona, G., Nappo, D., Boccacci, F., Fattorini, S. and San-Miguel-Ayanz, J. (2014). A
       fast and unbiased procedure to randomize ecological binary matrices with fixed row and
       column totals. *Nature Communications* 5, 4114.
    .. [4] Feng, D., Altmeyer, R., Stafford, D., Christakis, N. A. and Zhou, H. H. (2022). Testing
       for balance in social networks. *Journal of the American Statistical Association* 117(537),
       156–174.

    Examples
    --------
    >>> from numpy.random import default_rng
    >>> square = TieList(tuple("ABCD"), [0, 1, 2, 0], [1, 2, 3, 3], [1, -1, 1, -1])
    >>> rewired(square, rng=default_rng(1)).degrees.tolist()
    [2, 2, 2, 2]
    """
    ties = _rewirable(network, swaps_per_tie)
    return _like(network, _exchanged(ties, _unobserved(network), rng, swaps_per_tie))


@overload
def null_scores(
    network: SignedNetwork | TieList,
    measure: Measure,
    *,
    model: Model = "signs",
    draws: int = 200,
    rng: Generator,
    swaps_per_tie: float = 10,
) -> NullScores: ...
@overload
def null_scores(
    network: SignedNetwork | TieList,
    measure: Mapping[str, Measure],
    *,
    model: Model = "signs",
    draws: int = 200,
    rng: Generator,
    swaps_per_tie: float = 10,
) -> dict[str, NullScores]: ...
def null_scores(
    network: SignedNetwork | TieList,
    measure: Measure | Mapping[str, Measure],
    *,
    model: Model = "signs",
    draws: int = 200,
    rng: Generator,
    swaps_per_tie: float = 10,
) -> NullScores | dict[str, NullScores]:
    """Compare a measure of a network with its values under a null model.

    Parameters
    ----------
    network
        n states with m signed ties.
    measure
        What to compare: a function from a list of ties (with their weights) to a number, or
        several by name, which then see the same draws.
    model
        ``signs``: :func:`shuffled_signs`. ``rewired``: :func:`rewired`.
    draws
        Number of random networks, at least 2.
    rng
        Source of chance.
    swaps_per_tie
        Proposed exchanges per tie of the model ``rewired``.

    Returns
    -------
    NullScores or dict of str to NullScores
        The latter where several measures are asked for.

    Raises
    ------
    NetworkError
        If the model is unknown, ``draws`` is below 2, or the network cannot be rewired.

    Notes
    -----
    The draws of ``rewired`` all start from one network that was itself rewired from the observed:
    observed and drawn networks are then exchangeable, and the p value is right however few
    exchanges are made [1]_.

    References
    ----------
    .. [1] Besag, J. and Clifford, P. (1989). Generalized Monte Carlo significance tests.
       *Biometrika* 76(4), 633–642.

    Examples
    --------
    >>> from numpy.random import default_rng
    >>> from tertius.balance.triads import degree_of_balance
    >>> from itertools import combinations
    >>> first, second = zip(*combinations(range(6), 2))
    >>> camps = [1 if i // 3 == j // 3 else -1 for i, j in combinations(range(6), 2)]
    >>> ties = TieList(tuple("ABCDEF"), first, second, camps)
    >>> found = null_scores(ties, degree_of_balance, rng=default_rng(1))
    >>> found.observed, found.z > 3, found.p < 0.05
    (1.0, True, True)
    """
    if model not in get_args(Model):
        raise NetworkError(f"the null models are 'signs' and 'rewired', not '{model}'")
    if draws < 2:
        raise NetworkError(f"a null model needs at least 2 draws, not {draws}")
    measures = measure if isinstance(measure, Mapping) else {"": measure}
    draw = _drawing(network, model, rng, swaps_per_tie)
    ties = tie_list(network, values="strengths")
    observed = {name: float(of(ties)) for name, of in measures.items()}
    values = {name: np.empty(draws) for name in measures}
    for row in range(draws):
        sample = draw()
        for name, of in measures.items():
            values[name][row] = of(sample)
    scores = {name: _scores(observed[name], values[name], model) for name in measures}
    return scores if isinstance(measure, Mapping) else scores[""]


def _drawing(
    network: SignedNetwork | TieList, model: str, rng: Generator, swaps_per_tie: float
) -> Callable[[], TieList]:
    """Give a function that draws a network from the null model."""
    if model == "signs":
        ties = tie_list(network, values="strengths")
        return lambda: _shuffled(ties, rng)
    blocked = _unobserved(network)
    middle = _exchanged(_rewirable(network, swaps_per_tie), blocked, rng, swaps_per_tie)
    return lambda: _exchanged(middle, blocked, rng, swaps_per_tie)


def _shuffled(ties: TieList, rng: Generator) -> TieList:
    return ties.with_values(ties.values[rng.permutation(len(ties))])


def _rewirable(network: SignedNetwork | TieList, swaps_per_tie: float) -> TieList:
    ties = tie_list(network, values="strengths")
    if not swaps_per_tie > 0:
        raise NetworkError(f"swaps_per_tie must be above 0, got {swaps_per_tie}")
    if not ties.is_simple:
        raise NetworkError(
            "some dyads have parallel ties, and rewiring would have to part them",
            remedy="Collapse the ties by another rule than 'multigraph'.",
        )
    return ties


def _exchanged(ties: TieList, blocked: Ints, rng: Generator, swaps_per_tie: float) -> TieList:
    from tertius.balance.null_kernels import rewire

    order = np.argsort(ties.values < 0, kind="stable")
    positive = int(np.count_nonzero(ties.values > 0))
    values = ties.values[order]
    ends = np.stack([ties.first[order], ties.second[order]], axis=1).astype(np.int64)
    steps = round(swaps_per_tie * len(ties)) if len(ties) > 1 else 0
    state = rng.integers(2**64, size=1, dtype=np.uint64)
    rewire(ends, positive, blocked, ties.states, steps, state)
    dealt = np.concatenate([rng.permutation(values[:positive]), rng.permutation(values[positive:])])
    first, second = ends.T.astype(np.int32)
    return TieList(ties.names, first, second, dealt, ties.period)


def _unobserved(network: SignedNetwork | TieList) -> Ints:
    """Give the dyads that may have no tie, as place1 · n + place2."""
    if isinstance(network, TieList):
        return np.zeros(0, np.int64)
    blocked = np.flatnonzero(np.triu(~network.observed, 1))
    return blocked.astype(np.int64)


def _like(network: SignedNetwork | TieList, ties: TieList) -> SignedNetwork | TieList:
    """Put ties into a network of the kind given, with its neutral and unobserved dyads."""
    if isinstance(network, TieList):
        return ties
    filled = np.where(network.observed, 0.0, np.nan)
    filled[ties.first, ties.second] = filled[ties.second, ties.first] = ties.values
    return SignedNetwork(network.ccodes, filled, network.period, network.names)


def _scores(observed: float, values: Floats, model: str) -> NullScores:
    known = values[~np.isnan(values)]
    if not len(known):
        nan = float("nan")
        return NullScores(observed, nan, nan, nan, (nan, nan), nan, values, model)
    # Sums in another order differ in their last digits: such values are equal.
    rounding = 1e-12 * max(float(np.abs(known).max()), abs(np.nan_to_num(observed)))
    mean = float(known.mean())
    sd = float(known.std(ddof=1)) if len(known) > 1 else float("nan")
    sd = 0.0 if sd <= rounding else sd
    away = 0.0 if abs(observed - mean) <= rounding else observed - mean
    z = away / sd if sd else away * float("inf")  # 0 · ∞ is NaN: no distance, and no measure of it
    low, high = np.quantile(known, (0.025, 0.975))
    p = float("nan")
    if not np.isnan(observed):
        above = 1 + int(np.count_nonzero(known >= observed - rounding))
        under = 1 + int(np.count_nonzero(known <= observed + rounding))
        p = min(1.0, 2 * min(above, under) / (len(known) + 1))
    return NullScores(observed, mean, sd, z, (float(low), float(high)), p, values, model)
