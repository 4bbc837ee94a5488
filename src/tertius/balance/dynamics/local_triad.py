"""Local triad dynamics: imbalanced triads mend themselves and look at nothing else."""

import math

from numpy.random import Generator

from tertius.balance.dynamics.triad_path import TriadPath, run_triads
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList


def local_triad_dynamics(
    network: SignedNetwork | TieList, *, rng: Generator, p: float = 0.5, steps: int = 1_000_000
) -> TriadPath:
    """Let imbalanced triads change one tie each until all are balanced.

    In every update one imbalanced triad is drawn. Has it one negative tie, that tie becomes
    positive with probability ``p``; otherwise one of the two positive ties, drawn evenly, becomes
    negative. Has it three, one of them, drawn evenly, becomes positive. The triad is balanced then;
    others with the same tie may have lost their balance.

    Parameters
    ----------
    network
        Complete or not; signs only. A dyad that is neutral or not observed has no tie and gets
        none, and a triad needs three ties.
    rng
        The source of chance.
    p
        Propensity for friendly ties, in [0, 1].
    steps
        Most updates. On a complete network below p = 1/2 the time to balance grows exponentially
        with the square of the number of states, and the limit ends the run.

    Returns
    -------
    TriadPath
        ``outcome`` is ``balanced`` or ``stopped``; a network without imbalanced triads is balanced
        after 0 updates.

    Raises
    ------
    NetworkError
        If ``p`` is outside [0, 1], ``steps`` negative, ``rng`` no generator, dyads have parallel
        ties, or there are more than 25 million triads.

    Notes
    -----
    On a large complete network the share of positive ties settles at
    1 / (1 + √(3 (1 − 2p))) for p ≤ 1/2, and becomes 1 above ([1]_, section III).

    References
    ----------
    .. [1] Antal, Krapivsky & Redner 2005, 'Dynamics of social balance on networks', Physical
       Review E 72, 036121.
    .. [2] Antal, Krapivsky & Redner 2006, 'Social balance on networks: the dynamics of friendship
       and enmity', Physica D 224, 130–136.

    Examples
    --------
    >>> from numpy.random import default_rng
    >>> triad = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, 1, -1])
    >>> local_triad_dynamics(triad, rng=default_rng(1), p=1.0)
    TriadPath(local: balanced after 1 updates, 1 changes, 1 → 0 of 1 triads imbalanced)
    """
    if not (math.isfinite(p) and 0 <= p <= 1):
        raise NetworkError(f"p must lie in [0, 1], got {p}")
    return run_triads(network, "local", rng=rng, steps=steps, p=p)
