"""The change of pressure on every dyad of a year, split over third parties."""

from collections.abc import Callable
from datetime import date
from functools import partial

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from measure import Cost, head, in_call, middle, seconds, table, verdict
from tertius.periods import periods_between
from tertius.pressure import split_changes
from tertius.ties import build_ties, grid_of, load_recipe

LIMIT = 0.050
YEARS = ((2021, 2022), (1990, 1992))
Floats = NDArray[np.float64]


def main() -> None:
    """Measure and print."""
    for first, last in YEARS:
        before, after = _years(first, last)
        states = len(before)
        head(
            f"split_changes, {first} to {last}",
            f"default recipe on the chronicle, {states} states, {states * (states - 1) // 2:,} "
            f"dyads, {states**3:,} parts; median of 15 calls",
        )
        costs = [
            (name, middle(in_call(partial(work, before, after), runs=runs)))
            for name, work, runs in WAYS
        ]
        _agree(before, after)
        ours = costs[0][1]
        table(("", "CPU", "wall", "ratio"), [_row(name, cost, ours) for name, cost in costs])
        verdict("all dyads of a year", ours.cpu * 1000, LIMIT * 1000, "ms CPU")


def _row(name: str, cost: Cost, ours: Cost) -> tuple[str, ...]:
    return name, seconds(cost.cpu), seconds(cost.wall), f"{cost.cpu / ours.cpu:.1f}×"


def _years(first: int, last: int) -> tuple[Floats, Floats]:
    grid = grid_of(periods_between(date(first, 1, 1), date(last, 12, 31), "year"))
    values = build_ties(load_recipe(), grid).values
    return values[0], values[-1]


def _einsum(before: Floats, after: Floats) -> tuple[Floats, Floats]:
    """Do what the formula says, without a thought for speed."""
    both = ~np.isnan(before) & ~np.isnan(after)
    change = np.where(both, np.nan_to_num(after - before), 0.0)
    mean = np.where(both, np.nan_to_num((after + before) / 2), 0.0)
    parts: Floats = np.einsum("ik,jk->ijk", change, mean)
    known = [np.nan_to_num(ties) for ties in (before, after)]
    held = [np.where(both, ties, 0.0) for ties in known]
    squares = [np.einsum("ik,jk->ij", ties, ties) for ties in (*known, *held)]
    coverage: Floats = (squares[1] - squares[0]) - (squares[3] - squares[2])
    return parts, coverage


def _graph(ties: Floats) -> "nx.Graph[int]":
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(ties)))
    rows, columns = np.nonzero(~np.isnan(np.triu(ties, 1)) & (np.triu(np.ones_like(ties), 1) > 0))
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        graph.add_edge(row, column, tie=float(ties[row, column]))
    return graph


def _triads(before: Floats, after: Floats) -> dict[tuple[int, int], list[tuple[int, float, float]]]:
    """Walk over the common neighbours of every pair, as one writes it with a graph library."""
    old, new = _graph(before), _graph(after)
    found = {}
    for i in old:
        for j in range(i + 1, len(old)):
            shared = old[i].keys() & old[j].keys() & new[i].keys() & new[j].keys()
            parts = []
            for k in shared:
                x0, x1 = old[i][k]["tie"], new[i][k]["tie"]
                y0, y1 = old[j][k]["tie"], new[j][k]["tie"]
                if x0 != x1 or y0 != y1:
                    parts.append((k, (x1 - x0) * (y0 + y1) / 2, (y1 - y0) * (x0 + x1) / 2))
            found[i, j] = parts
    return found


def _agree(before: Floats, after: Floats) -> None:
    """Make sure that all three say the same."""
    parts, coverage = split_changes(before, after)
    peer_parts, peer_coverage = _einsum(before, after)
    for mine, theirs in ((parts, peer_parts), (coverage, peer_coverage)):
        if not np.allclose(mine, theirs, atol=1e-9):
            raise SystemExit("split_changes and einsum disagree")
    for (i, j), triads in _triads(before, after).items():
        for k, via_i, via_j in triads:
            if abs(parts[i, j, k] - via_i) > 1e-9 or abs(parts[j, i, k] - via_j) > 1e-9:
                raise SystemExit(f"split_changes and NetworkX disagree at {i}, {j}, {k}")


WAYS: tuple[tuple[str, Callable[[Floats, Floats], object], int], ...] = (
    ("tertius.pressure.split_changes", split_changes, 15),
    ("NumPy einsum, same parts", _einsum, 15),
    ("NetworkX, loop over triads", _triads, 1),
)

if __name__ == "__main__":
    main()
