"""Networks to and from NetworkX graphs."""

from typing import TYPE_CHECKING, Any

import numpy as np

from tertius.columns import nearest
from tertius.errors import TertiusError
from tertius.exchange import checks
from tertius.network import SignedNetwork
from tertius.periods import Period, parse_period

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(network: SignedNetwork, *, neutral: bool = False) -> "nx.Graph[int]":
    """Write a network as an undirected graph.

    Parameters
    ----------
    network
        One period.
    neutral
        Whether dyads that are observed and neutral get an edge, too. Without it only a graph
        whose dyads are all observed reads back as it was.

    Returns
    -------
    networkx.Graph
        Nodes are COW numbers with ``name``, ``ccode`` and ``iso3c``; edges have ``tie`` in
        [−1, 1], ``sign`` and ``weight`` (its strength). The graph has ``period`` and ``absent``,
        which says what a missing edge means: ``neutral`` or ``unobserved``, or ``either``.
    """
    import networkx as nx

    whole = bool(np.triu(network.observed, 1).sum() == len(network) * (len(network) - 1) // 2)
    zeros = bool(np.any(np.triu(network.ties == 0, 1)))
    absent = "neutral" if whole and not neutral else "unobserved"
    if not whole and zeros and not neutral:
        absent = "either"
    graph: nx.Graph[int] = nx.Graph(period=str(network.period), absent=absent)
    for code, name in zip(network.ccodes, network.names, strict=True):
        graph.add_node(code, name=name, ccode=code, iso3c=iso3c(code, network.period) or "")
    drawn = np.triu(network.observed if neutral else np.nan_to_num(network.ties) != 0, 1)
    for i, j in np.argwhere(drawn):
        tie = float(network.ties[i, j])
        graph.add_edge(
            network.ccodes[i], network.ccodes[j], tie=tie, sign=int(np.sign(tie)), weight=abs(tie)
        )
    return graph


def from_networkx(
    graph: "nx.Graph[Any]", period: Period | str | None = None, *, tie: str = "tie"
) -> SignedNetwork:
    """Read a network from a graph.

    Parameters
    ----------
    graph
        Undirected, without parallel edges; nodes are COW numbers or have the attribute
        ``ccode``; edges have the tie, or ``sign`` and (optionally) ``weight``.
    period
        What it describes; by default the graph's own attribute ``period``.
    tie
        Name of the edge attribute.

    Returns
    -------
    SignedNetwork
        Dyads without an edge are not observed, unless the graph says ``absent="neutral"``.

    Raises
    ------
    InputProblems
        With every unknown or repeated state, self-loop, and edge without a tie in [−1, 1].
    TertiusError
        If the graph is directed, has parallel edges, or no period is named.
    """
    if graph.is_directed() or graph.is_multigraph():
        raise TertiusError(
            "a signed network is undirected and has one tie per dyad",
            remedy="Reduce the graph by a rule of your own first: networkx.Graph(graph).",
        )
    chosen = period or graph.graph.get("period")
    if chosen is None:
        raise TertiusError("the graph names no period", remedy="Give one: period='1983'.")
    named = chosen if isinstance(chosen, Period) else parse_period(str(chosen))
    nodes = list(graph.nodes(data=True))
    problems = checks.Problems(lambda place: f"node {nodes[place][0]!r}"[:60])
    keys = checks.codes([data.get("ccode", node) for node, data in nodes], "ccode", problems)
    seen: set[int] = set()
    again = [key in seen or bool(seen.add(key)) for key in keys.tolist()]  # type: ignore[func-returns-value]
    twice = np.array(again, dtype=bool) & (keys != checks.BAD)
    problems.flag(twice, lambda r: f"state {keys[r]} a second time")
    code = {node: key for (node, _), key in zip(nodes, keys, strict=True)}
    edges = list(graph.edges(data=True))
    problems.where = lambda place: f"edge {edges[place][0]!r}-{edges[place][1]!r}"[:80]
    values = checks.ties([_tie(data, tie) for _, _, data in edges], tie, problems)
    lacking = np.array([_tie(data, tie) is None for _, _, data in edges], dtype=bool)
    known = sorted({name for _, _, data in edges for name in data})
    problems.flag(lacking, lambda _: f"has no {tie}", nearest(tie, known))
    one = np.array([code[a] for a, _, _ in edges], dtype=np.int64)
    other = np.array([code[b] for _, b, _ in edges], dtype=np.int64)
    names = {int(k): str(d["name"]) for k, (_, d) in zip(keys, nodes, strict=True) if d.get("name")}
    rows = checks.Rows(one, other, np.zeros(len(one), dtype=np.int64), values, (named,), names)
    checks.pairs(rows, problems)
    problems.raise_any("the graph makes no network")
    network = checks.networks(rows, [keys.tolist()]).networks[0]
    if graph.graph.get("absent") != "neutral":
        return network
    filled = np.where(np.isnan(network.ties), 0.0, network.ties)
    np.fill_diagonal(filled, np.nan)
    return SignedNetwork(network.ccodes, filled, named, network.names)


def iso3c(ccode: int, period: Period) -> str | None:
    """Give the ISO code of a state at the end of a period, or None."""
    from tertius.errors import UnknownState
    from tertius.states import convert

    try:
        return str(convert(ccode, "cow", "iso3c", period.end))
    except UnknownState:
        return None


def _tie(data: dict[str, Any], name: str) -> Any:
    """Give the tie of an edge: itself, or its sign times its weight."""
    if name in data:
        return data[name]
    if "sign" not in data:
        return None
    try:
        return float(data["sign"]) * float(data.get("weight", 1.0))
    except (TypeError, ValueError):
        return data["sign"]
