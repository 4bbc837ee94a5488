"""Constrained triad dynamics: a tie changes only where that makes no more triads imbalanced."""

from numpy.random import Generator

from tertius.balance.dynamics.triad_path import TriadPath, run_triads
from tertius.network import SignedNetwork, TieList


def constrained_triad_dynamics(
    network: SignedNetwork | TieList, *, rng: Generator, steps: int = 1_000_000
) -> TriadPath:
    """Let ties of imbalanced triads change where the whole network gains or loses nothing.

    In every update one imbalanced triad is drawn, and one of its ties, each with equal
    probability. The tie changes its sign if that lowers the number of imbalanced triads of the
    network, with probability 1/2 if the number stays, and not at all if it would rise.

    Parameters
    ----------
    network
        Complete or not; signs only. A dyad that is neutral or not observed has no tie and gets
        none, and a triad needs three ties.
    rng
        The source of chance.
    steps
        Most updates.

    Returns
    -------
    TriadPath
        ``outcome`` is ``balanced``, ``jammed`` (imbalanced triads are left, but each of their ties
        is in more balanced than imbalanced ones, so that nothing can change any more) or
        ``stopped``, which can also mean that the network wanders for ever among states with the
        same number of imbalanced triads.

    Raises
    ------
    NetworkError
        If ``steps`` is negative, ``rng`` no generator, dyads have parallel ties, or there are more
        than 25 million triads.

    Notes
    -----
    The number of imbalanced triads never rises along the path. Complete networks of fewer than 9
    states cannot jam; the smallest that can are three groups of three friends, all hostile to each
    other. With the size of the network jamming becomes rare ([1]_, section IV).

    References
    ----------
    .. [1] Antal, Krapivsky & Redner 2005, 'Dynamics of social balance on networks', Physical
       Review E 72, 036121.

    Examples
    --------
    >>> from numpy.random import default_rng
    >>> triad = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, 1, -1])
    >>> constrained_triad_dynamics(triad, rng=default_rng(1)).outcome
    'balanced'
    """
    return run_triads(network, "constrained", rng=rng, steps=steps)
