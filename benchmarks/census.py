"""The signed triad census and common enemies of large networks, and what chance would give.

Run without arguments it measures all sizes, each in a process of its own, so that the peak memory
is that of one network. Kernels are compiled, or read from the cache, before anything is timed.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import networkx as nx
import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from measure import head, seconds, table, verdict
from tertius.balance import common_enemy_counts, degree_of_balance, null_scores, triad_census
from tertius.balance.null_models import Model
from tertius.network import TieList

Ints = NDArray[np.int64]
SIZES = (10**5, 10**6, 10**7)
PEER_SIZES = (10**5, 10**6)
MEAN_DEGREE, NEGATIVE, SEED = 20, 0.3, 1
CENSUS_LIMIT, ENEMIES_LIMIT, MEMORY_LIMIT, RATIO = 12.0, 4.0, 8.0, 100.0
YEAR_LIMIT = 0.5
MODELS: tuple[Model, ...] = ("signs", "rewired")


@dataclass(frozen=True, slots=True)
class Row:
    """CPU seconds and peak memory of one network."""

    shape: str
    ties: int
    build: float
    census: float
    enemies: float
    gibibytes: float
    peer_census: float | None
    peer_enemies: float | None


def main() -> None:
    """Measure and print."""
    if len(sys.argv) == 3:
        print(json.dumps([*_measured(sys.argv[1], int(sys.argv[2]))]))
        return
    head(
        "signed triad census and common enemies of every tie",
        f"mean degree {MEAN_DEGREE}, {NEGATIVE:.0%} negative, PCG64 seed {SEED}; uniform: ties "
        "drawn evenly; heavy: Chung–Lu, expected degrees of exponent 2.5; near: partners within "
        "20 places",
    )
    rows = [_in_own_process(shape, ties) for shape in SHAPES for ties in SIZES]
    table(HEADER, [_cells(row) for row in rows])
    print(NOTE)
    for row in rows:
        _judge(row)
    _year()


NOTE = """  NetworkX: all_triangles with the signs of each, and common_neighbors in the negative
  network for every tie; on graphs that are already built.
  Per tie: at every size of a shape the look-ups per tie are alike. Where partners are near, the
  rows and marks in use stay in cache, and a tie costs the same throughout. Drawn from everywhere,
  the row of a partner misses the second-level cache once all rows (4 bytes a tie) outgrow it, and
  so does its mark (1 byte a state) in the largest: that is all of the rise."""
HEADER = (
    *("", "ties", "built", "census", "ns a tie", "enemies", "ns a tie", "memory"),
    *("NetworkX census", "ratio", "NetworkX enemies", "ratio"),
)


def _cells(row: Row) -> tuple[str, ...]:
    cells = [row.shape, f"{row.ties:,}", seconds(row.build)]
    for cpu in (row.census, row.enemies):
        cells += [seconds(cpu), f"{cpu / row.ties * 1e9:.0f}"]
    cells.append(f"{row.gibibytes:.2f} GiB")
    for ours, theirs in ((row.census, row.peer_census), (row.enemies, row.peer_enemies)):
        cells += ["–", "–"] if theirs is None else [seconds(theirs), f"{theirs / ours:.0f}×"]
    return tuple(cells)


def _judge(row: Row) -> None:
    name = f"{row.shape}, {row.ties:,} ties"
    if row.ties == SIZES[-1]:
        verdict(f"census ({name})", row.census, CENSUS_LIMIT, "s CPU")
        verdict(f"common enemies ({name})", row.enemies, ENEMIES_LIMIT, "s CPU")
        verdict(f"memory ({name})", row.gibibytes, MEMORY_LIMIT, "GiB")
    for what, ours, theirs in (
        ("census", row.census, row.peer_census),
        ("common enemies", row.enemies, row.peer_enemies),
    ):
        if theirs is not None:
            # Written as the share of NetworkX's time, so that less is better as elsewhere.
            verdict(f"{what} ({name})", ours / theirs * 100, 100 / RATIO, "% of NetworkX")


def _year() -> None:
    """Score the balance of one year against shuffled signs, as the series over 205 years does."""
    states, rng = 200, default_rng(SEED)
    names = tuple(map(str, range(states)))
    head(
        "balance of a year against 200 draws", f"{states} states, uniform, {NEGATIVE:.0%} negative"
    )
    rows = []
    for ties in (1_000, 4_000, 19_900):
        chosen = np.sort(rng.permutation(states * (states - 1) // 2)[:ties])
        first, second = (ends[chosen].astype(np.int32) for ends in np.triu_indices(states, 1))
        network = TieList(names, first, second, _signs(ties, rng))
        cells = [f"{ties:,} ties"]
        for model in MODELS:
            score = partial(null_scores, network, degree_of_balance, model=model, rng=rng)
            cpu = _least(score)
            cells.append(seconds(cpu))
            if model == "signs":
                verdict(f"200 draws, {ties:,} ties", cpu, YEAR_LIMIT, "s CPU")
        rows.append(tuple(cells))
    table(("", "shuffled signs", "rewired"), rows)


def _in_own_process(shape: str, ties: int) -> Row:
    command = [sys.executable, __file__, shape, str(ties)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"failed: {' '.join(command)}\n{done.stderr}")
    return Row(*json.loads(done.stdout))


def _measured(shape: str, ties: int) -> tuple[object, ...]:
    warm = SHAPES["uniform"](20_000, default_rng(SEED))
    for measure in (triad_census, _enemies):
        for network in (warm, _hubs(2_000)):
            measure(network)
    began = time.process_time()
    network = SHAPES[shape](ties, default_rng(SEED))
    build = time.process_time() - began
    # A fresh list each time: what a list remembers of itself is part of the work.
    census = _least(lambda: triad_census(network.with_values(network.values)))
    enemies = _least(lambda: _enemies(network.with_values(network.values)))
    copying = _least(lambda: network.with_values(network.values).is_simple)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    peers = _peers(network) if ties in PEER_SIZES and shape != "near" else (None, None)
    return shape, len(network), build, census - copying, enemies - copying, memory, *peers


def _enemies(network: TieList) -> object:
    return common_enemy_counts(network, dyads="tied")


def _least(work: Callable[[], object], runs: int = 3) -> float:
    """Give the least CPU time of some runs: what else the machine does only adds to it."""
    costs = []
    for _ in range(runs):
        began = time.process_time()
        work()
        costs.append(time.process_time() - began)
    return min(costs)


def _peers(network: TieList) -> tuple[float, float]:
    """Do both in NetworkX, make sure of the same numbers, and give the CPU seconds."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(range(network.states))
    ends = zip(network.first.tolist(), network.second.tolist(), strict=True)
    for (one, other), sign in zip(ends, network.signs.tolist(), strict=True):
        graph.add_edge(one, other, sign=sign)
    counts = [0] * 4

    def census() -> None:
        counts[:] = [0] * 4
        for one, two, three in nx.all_triangles(graph):
            signs = (graph[one][two]["sign"], graph[one][three]["sign"], graph[two][three]["sign"])
            counts[sum(sign < 0 for sign in signs)] += 1

    hostile: Any = nx.Graph(
        (one, other) for one, other, sign in graph.edges(data="sign") if sign < 0
    )
    hostile.add_nodes_from(graph)
    found: list[int] = []
    shared: Any = nx.common_neighbors

    def enemies() -> None:
        found[:] = [len(shared(hostile, *tie)) for tie in graph.edges]

    times = _least(census, 2), _least(enemies, 2)
    ours = common_enemy_counts(network, dyads="tied").counts
    if tuple(counts) != triad_census(network).counts or sum(found) != ours.sum():
        raise SystemExit("tertius and NetworkX disagree")
    return times


def _uniform(ties: int, rng: Generator) -> TieList:
    """Draw ties evenly among all dyads."""
    states = 2 * ties // MEAN_DEGREE
    return _network(states, ties, rng.integers(0, states, (2, ties + ties // 20)), rng)


def _heavy(ties: int, rng: Generator) -> TieList:
    """Draw ties with expected degrees of a power law (Chung & Lu 2002), cut off at the top."""
    states = 2 * ties // MEAN_DEGREE
    share = np.cumsum((np.arange(states) + 10.0) ** (-1 / 1.5))
    place = rng.permutation(states)
    ends = place[np.searchsorted(share, rng.random((2, ties + ties // 4)) * share[-1])]
    return _network(states, ties, ends, rng)


def _near(ties: int, rng: Generator) -> TieList:
    """Draw ties evenly among states at most 20 places apart."""
    states = 2 * ties // MEAN_DEGREE
    one = rng.integers(0, states - 20, 2 * ties)
    ends = np.stack([one, one + rng.integers(1, 21, 2 * ties)])
    return _network(states, ties, ends, rng)


def _hubs(states: int) -> TieList:
    """Give two hubs tied to all others: a network that asks for another order of its states."""
    at = np.arange(2, states)
    first = np.concatenate([np.zeros_like(at), np.ones_like(at)])
    values = np.tile([1.0, -1.0], len(at))
    middle = (first + states // 2) % states, (np.concatenate([at, at]) + states // 2) % states
    return TieList(tuple(map(str, range(states))), *middle, values)


def _network(states: int, ties: int, ends: Ints, rng: Generator) -> TieList:
    low, high = np.minimum(*ends), np.maximum(*ends)
    key = np.unique((low * states + high)[low != high])
    if len(key) > ties:
        key = np.delete(key, rng.choice(len(key), len(key) - ties, replace=False))
    first, second = np.divmod(key, states)
    names = tuple(map(str, range(states)))
    return TieList(names, first, second, _signs(len(key), rng))


def _signs(ties: int, rng: Generator) -> NDArray[np.float64]:
    return np.where(rng.random(ties) < NEGATIVE, -1.0, 1.0)


SHAPES: dict[str, Callable[[int, Generator], TieList]] = {
    "uniform": _uniform,
    "heavy": _heavy,
    "near": _near,
}

if __name__ == "__main__":
    main()
