"""States whose coalition follows from that of others, taken out before the search.

Four rules, each kept where an optimal partition of what is left extends to one of the whole. They
hold for at most k coalitions as well, where a state can be kept clear of all its partners, which
it surely can with fewer than k of them:

* **heavy tie**: a state is tied to another positively at least as much as to all others together,
  of whatever sign: it joins it. (States with a single positive tie are the usual case.)
* **alone**: a state with negative ties only stands clear of its partners.
* **cap**: a state stands clear rather than bear a negative tie heavier than all its positive ties;
  such a tie counts no more than those.
* **twins**: two states without a negative tie between them and with the same ties to all others,
  in proportion, stand together: where the cheaper of the two stands costs neither more.

References
----------
Lange, J.-H., Karrenbauer, A. and Andres, B. (2018). Partial optimality and fast lower bounds for
weighted correlation clustering. Proceedings of ICML 35, 2892-2901 (dominated ties).
Lange, J.-H., Andres, B. and Swoboda, P. (2019). Combinatorial persistency criteria for multicut
and max-cut. Proceedings of CVPR, 6093-6102.
"""

from collections import deque
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tertius.balance.weak.problem import Pairs, Places, ordered

LARGEST = 500_000
"""Pairs from which on nothing is reduced: the rules are plain Python."""


@dataclass(frozen=True, eq=False)
class Reduced:
    """What is left of a problem, and how its partitions extend.

    Attributes
    ----------
    core : Pairs
        The smaller problem.
    kept : ndarray of shape (core.states,)
        The states of the core, by their places in the whole.
    constant : float
        What every extension costs on top.
    steps : list of (state, other, partners)
        What was decided, in order: ``state`` joins ``other``, or stands clear of ``partners``
        where ``other`` is −1 or stands with it.
    states, limit
        Of the whole: the number of states, and of coalitions allowed (None: any).
    """

    core: Pairs
    kept: Places
    constant: float
    steps: list[tuple[int, int, tuple[int, ...]]]
    states: int
    limit: int | None

    def extend(self, label: Places) -> Places:
        """Give the partition of the whole that a partition of the core stands for.

        With a limit the labels are below it; states of no consequence take unused ones first.
        """
        whole = np.full(self.states, -1, dtype=np.int64)
        whole[self.kept] = label
        following = int(label.max()) + 1 if len(label) else 0
        placed = {state for state, other, partners in self.steps if other < 0 or not partners}
        known = placed | set(self.kept.tolist())
        rest = [state for state in range(self.states) if state not in known]
        used = set(label.tolist())
        for state, other, partners in [(s, -1, ()) for s in rest] + self.steps[::-1]:
            if not partners and other >= 0:
                whole[state] = whole[other]
            elif other < 0 or whole[state] == whole[other]:
                if self.limit is None:
                    whole[state] = following
                    following += 1
                else:
                    taken = {int(whole[partner]) for partner in partners}
                    whole[state] = _clear(taken, used, self.limit)
                    used.add(int(whole[state]))
        return whole


def _clear(taken: set[int], used: set[int], limit: int) -> int:
    """Give a label that none of the partners has, an unused one if possible."""
    free = [label for label in range(limit) if label not in taken]
    return next((label for label in free if label not in used), free[0])


def reduce(pairs: Pairs, limit: int | None = None) -> Reduced:
    """Apply the rules until none applies.

    Parameters
    ----------
    pairs
        The problem.
    limit
        Coalitions allowed at most; by default any number.

    Returns
    -------
    Reduced
    """
    if len(pairs) > LARGEST:
        return Reduced(pairs, np.arange(pairs.states), 0.0, [], pairs.states, limit)
    work = _Reduction(pairs, limit)
    while True:
        work.settle()
        if not work.join_twins():
            break
    kept = np.array([state for state, ties in enumerate(work.ties) if ties], dtype=np.int64)
    triples = [
        (state, other, value)
        for state in kept.tolist()
        for other, value in work.ties[state].items()
        if state < other
    ]
    first, second, value = (np.array([t[i] for t in triples]) for i in range(3))
    new = np.zeros(pairs.states, dtype=np.int64)
    new[kept] = np.arange(len(kept))
    core = ordered(
        len(kept),
        new[first.astype(np.int64)],
        new[second.astype(np.int64)],
        value.astype(np.float64),
    )
    return Reduced(core, kept, work.constant, work.steps, pairs.states, limit)


class _Reduction:
    """The ties left, by state, while the rules are applied."""

    def __init__(self, pairs: Pairs, limit: int | None) -> None:
        self.ties: list[dict[int, float]] = [{} for _ in range(pairs.states)]
        rows = zip(pairs.first.tolist(), pairs.second.tolist(), pairs.value.tolist(), strict=True)
        for one, other, value in rows:
            self.ties[one][other] = value
            self.ties[other][one] = value
        self.limit = np.inf if limit is None else limit
        self.constant = 0.0
        self.steps: list[tuple[int, int, tuple[int, ...]]] = []
        self.queue = deque(range(pairs.states))
        self.waiting = [True] * pairs.states

    def touch(self, state: int) -> None:
        if not self.waiting[state]:
            self.waiting[state] = True
            self.queue.append(state)

    def settle(self) -> None:
        """Apply all rules but that of twins to the states whose ties changed."""
        while self.queue:
            state = self.queue.popleft()
            self.waiting[state] = False
            ties = self.ties[state]
            if not ties:
                continue
            if len(ties) < self.limit:
                positive = sum(value for value in ties.values() if value > 0)
                if positive == 0:
                    self.stand_alone(state)
                    continue
                self.cap(state, positive)
            best = max(ties, key=ties.__getitem__)
            if ties[best] > 0 and 2 * ties[best] >= sum(map(abs, ties.values())) * (1 - 1e-14):
                self.join(state, best)

    def stand_alone(self, state: int) -> None:
        self.steps.append((state, -1, tuple(self.ties[state])))
        for other in self.ties[state]:
            del self.ties[other][state]
            self.touch(other)
        self.ties[state] = {}

    def cap(self, state: int, positive: float) -> None:
        ties = self.ties[state]
        for other, value in ties.items():
            if -value > positive:
                ties[other] = self.ties[other][state] = -positive
                self.steps.append((state, other, tuple(ties)))
                self.touch(other)

    def join(self, state: int, to: int) -> None:
        """Make one state of two; ties of both to a third add up."""
        ties, others = self.ties[state], self.ties[to]
        ties.pop(to, None)
        others.pop(state, None)
        for other, value in ties.items():
            del self.ties[other][state]
            known = others.get(other, 0.0)
            total = known + value
            if known * value < 0:
                self.constant += min(abs(known), abs(value))
            if abs(total) > 1e-12 * (abs(known) + abs(value)):
                others[other] = self.ties[other][to] = total
            else:
                others.pop(other, None)
                self.ties[other].pop(to, None)
            self.touch(other)
        self.ties[state] = {}
        self.steps.append((state, to, ()))
        self.touch(to)

    def join_twins(self) -> bool:
        """Join each pair of twins that is found by the signs of their ties."""
        keys = _keys(len(self.ties))
        open_twins: dict[int, list[int]] = {}
        closed_twins: dict[int, list[int]] = {}
        for state, ties in enumerate(self.ties):
            if not ties:
                continue
            total = sum(keys[other] if value > 0 else -keys[other] for other, value in ties.items())
            open_twins.setdefault(total, []).append(state)
            closed_twins.setdefault(total + keys[state], []).append(state)
        found = False
        for alike in [*open_twins.values(), *closed_twins.values()]:
            for one, other in pairwise(alike):
                if self.ties[one] and self.ties[other] and self.are_twins(one, other):
                    self.join(one, other)
                    found = True
        return found

    def are_twins(self, one: int, other: int) -> bool:
        """Tell whether the ties of two states to all others are in proportion, exactly."""
        ties, others = self.ties[one], self.ties[other]
        if ties.get(other, 0.0) < 0 or len(ties) != len(others):
            return False
        third = next((state for state in ties if state != other), None)
        if third is None or third not in others:
            return False
        ratio = others[third] / ties[third]
        return ratio > 0 and all(
            others.get(state) == value * ratio for state, value in ties.items() if state != other
        )


def _keys(count: int) -> list[int]:
    """Give a fixed, well mixed number to each place, to find equal sets by their sums.

    References
    ----------
    Steele, G. L., Lea, D. and Flood, C. H. (2014). Fast splittable pseudorandom number
    generators. OOPSLA, 453-472 (the mixing function).
    """
    word: NDArray[np.uint64] = np.arange(1, count + 1, dtype=np.uint64)
    word = word * np.uint64(0x9E3779B97F4A7C15)
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return [int(key) for key in word ^ (word >> np.uint64(31))]
