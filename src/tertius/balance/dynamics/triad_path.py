"""The path of a network whose triads make themselves balanced, one tie at a time."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list

Ints = NDArray[np.int64]
Outcome = Literal["balanced", "jammed", "stopped"]

MOST_TRIADS = 25_000_000
"""Triads that are kept in memory (about 0.8 GB); a complete network of 530 states has fewer."""
_FIRST_BLOCK, _LARGEST_BLOCK = 1_024, 65_536


@dataclass(frozen=True, eq=False)
class TriadPath:
    """What happened to a network under a triad dynamic.

    Attributes
    ----------
    dynamics : {"local", "constrained"}
        Which rule ran.
    start, end : TieList
        The signs before and after, +1 and −1; weights play no part.
    triads : int
        Triads with three ties. Dyads without a tie never get one, so this does not change.
    steps : int
        Updates made: an imbalanced triad was drawn in each, but a tie need not have changed.
    changed : ndarray of int64, shape (c,)
        The tie that changed its sign, as a row of ``start``, in order.
    at : ndarray of int64, shape (c,)
        The update, from 1, in which it changed.
    imbalanced : ndarray of int64, shape (c + 1,)
        Imbalanced triads at the start and after each change.
    outcome : {"balanced", "jammed", "stopped"}
        ``balanced``: no imbalanced triad is left. ``jammed``: some are left, but every change that
        the constraint allows to be considered would raise their number. ``stopped``: the limit of
        updates was reached.
    """

    dynamics: Literal["local", "constrained"]
    start: TieList
    end: TieList
    triads: int
    steps: int
    changed: Ints
    at: Ints
    imbalanced: Ints
    outcome: Outcome

    def __post_init__(self) -> None:
        """Lock the arrays."""
        for array in (self.changed, self.at, self.imbalanced):
            array.setflags(write=False)

    @property
    def absorbed(self) -> bool:
        """Whether the dynamic cannot change anything any more."""
        return self.outcome != "stopped"

    @property
    def by_step(self) -> Ints:
        """Imbalanced triads after 0, 1, … updates, shape (steps + 1,)."""
        changes = np.searchsorted(self.at, np.arange(self.steps + 1), side="right")
        return self.imbalanced[changes]

    def after(self, changes: int) -> TieList:
        """Give the network after a number of changes.

        Parameters
        ----------
        changes
            0 for the start, up to ``len(changed)`` for the end.

        Returns
        -------
        TieList

        Raises
        ------
        NetworkError
            If there were fewer changes.
        """
        if not 0 <= changes <= len(self.changed):
            raise NetworkError(f"the path has {len(self.changed)} changes, asked for {changes}")
        times = np.bincount(self.changed[:changes], minlength=len(self.start))
        return self.start.with_values(self.start.values * (1 - 2 * (times % 2)))

    def __repr__(self) -> str:
        """Give rule, length and end."""
        return (
            f"TriadPath({self.dynamics}: {self.outcome} after {self.steps:,} updates, "
            f"{len(self.changed):,} changes, {self.imbalanced[0]:,} → {self.imbalanced[-1]:,} of "
            f"{self.triads:,} triads imbalanced)"
        )


def run_triads(
    network: SignedNetwork | TieList,
    dynamics: Literal["local", "constrained"],
    *,
    rng: Generator,
    steps: int,
    p: float = 0.0,
) -> TriadPath:
    """Run one of the two dynamics; the public functions say what they do.

    Parameters
    ----------
    network
        Simple; only signs are used.
    dynamics
        The rule.
    rng
        Three numbers are drawn for every update, in blocks.
    steps
        Most updates.
    p
        For ``local``.

    Returns
    -------
    TriadPath
    """
    from tertius.balance.dynamics import triad_kernels as kernels

    ties = _checked(network, rng, steps)
    triads = _triads(ties)
    first, member = kernels.triads_by_tie(triads, len(ties))
    sign = ties.signs.copy()
    bad, place = np.empty(len(triads), dtype=np.int32), np.empty(len(triads), dtype=np.int32)
    bad_of, total = np.zeros(len(ties), dtype=np.int64), np.zeros(2, dtype=np.int64)
    kernels.first_count(triads, first, sign, bad, place, bad_of, total)
    state = (triads, first, member, sign, bad, place, bad_of, total)
    constrained = dynamics == "constrained"
    rule = kernels.FEWER_OR_EQUAL if constrained else kernels.NOTHING
    at_start = np.array([total[0]])
    blocks, done = _blocks(state, rng=rng, steps=steps, rule=rule, p=float(p))
    changed, at, left = (np.concatenate(part) for part in zip(*blocks, strict=True))
    outcome: Outcome = "stopped"
    if total[0] == 0:
        outcome = "balanced"
    elif constrained and total[1] == 0:
        outcome = "jammed"
    return TriadPath(
        dynamics=dynamics,
        start=ties,
        end=ties.with_values(sign),
        triads=len(triads),
        steps=done,
        changed=changed,
        at=at,
        imbalanced=np.concatenate([at_start, left]),
        outcome=outcome,
    )


def _blocks(
    state: tuple[Any, ...], *, rng: Generator, steps: int, rule: int, p: float
) -> tuple[list[tuple[Ints, Ints, Ints]], int]:
    """Draw and run in blocks, between which an interrupt is heard."""
    from tertius.balance.dynamics.triad_kernels import run_block

    none = np.zeros(0, dtype=np.int64)
    blocks, done, size = [(none, none, none)], 0, _FIRST_BLOCK
    while done < steps:
        size = min(size, steps - done)
        room = np.empty((3, size), dtype=np.int64)
        draws = rng.random((size, 3))
        used, made = run_block(*state, draws, rule, p, room[0], room[1], room[2])
        # Copied: a view would keep the whole room alive.
        blocks.append((room[0, :made].copy(), room[1, :made] + done, room[2, :made].copy()))
        done += used
        if used < size:
            break
        size = min(2 * size, _LARGEST_BLOCK)
    return blocks, done


def _triads(ties: TieList) -> NDArray[np.int32]:
    from tertius.balance.dynamics.triad_kernels import list_triads

    limit = min(MOST_TRIADS, _most_triads(ties))
    found = np.empty((limit, 3), dtype=np.int32)
    count = list_triads(*ties.neighbours, ties.first, ties.second, found)
    if count > limit:
        raise NetworkError(
            f"the network has more than {MOST_TRIADS:,} triads",
            remedy="Run the dynamic on a part of it, such as the states of one region.",
        )
    return found[:count].copy()


def _most_triads(ties: TieList) -> int:
    """Bound the number of triads: every tie has at most (smaller degree − 1) third parties."""
    if not len(ties):
        return 0
    smaller = np.minimum(ties.degrees[ties.first], ties.degrees[ties.second])
    return int(np.sum(smaller - 1)) // 3


def _checked(network: SignedNetwork | TieList, rng: Generator, steps: int) -> TieList:
    ties = tie_list(network)
    if not ties.is_simple:
        raise NetworkError(
            "parallel ties cannot take part in a triad dynamic",
            remedy="Collapse them by another rule than 'multigraph'.",
        )
    if not isinstance(rng, Generator):
        raise NetworkError("rng must be a generator of numpy, such as default_rng(1) gives")
    if steps < 0:
        raise NetworkError(f"steps cannot be negative, got {steps}")
    return ties
