"""GraphML with spells: every run of a tie is an edge with its first and last day.

GraphML has no time of its own, so a dyad whose tie changes has several parallel edges, each with
``start`` and ``end``; igraph, NetworkX and Gephi read them as edge attributes.
"""

from collections.abc import Iterator
from pathlib import Path

from tertius.errors import InputProblems, Problem
from tertius.exchange.about import About
from tertius.exchange.atomic import write_text
from tertius.exchange.named_graph import NamedGraph
from tertius.exchange.spelled import Draft, Member, Spelled, from_draft, span_of, to_spells
from tertius.exchange.tie_rows import TieRows
from tertius.exchange.tie_table import Columns
from tertius.exchange.xml_file import Element, attribute, content, parse_xml, read_xml
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import Period

_KEYS = (
    ("graph", "unit", "string"),
    ("graph", "since", "string"),
    ("graph", "until", "string"),
    ("graph", "absent", "string"),
    ("graph", "about", "string"),
    ("node", "name", "string"),
    ("node", "ccode", "int"),
    ("node", "iso3c", "string"),
    ("node", "spells", "string"),
    ("edge", "tie", "double"),
    ("edge", "sign", "int"),
    ("edge", "weight", "double"),
    ("edge", "start", "string"),
    ("edge", "end", "string"),
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
)


def write_graphml(
    network: SignedNetwork | TemporalNetwork, path: Path | str, *, about: About | None = None
) -> Path:
    """Write networks as GraphML.

    Parameters
    ----------
    network
        One period or several.
    path
        The file.
    about
        Metadata, kept in the graph's attribute ``about``.

    Returns
    -------
    Path
        Nodes have ``name`` (the latest), ``ccode``, ``iso3c`` and ``spells``
        (``1949-10-07/1990-10-02;…``); edges ``tie``, ``sign``, ``weight``, ``start``, ``end``.
    """
    return write_text("".join(_lines(to_spells(network), about)), path)


def _lines(spelled: Spelled, about: About | None) -> Iterator[str]:
    yield _HEAD
    for scope, name, kind in _KEYS:
        yield f' <key id="{scope}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield ' <graph id="tertius" edgedefault="undirected">\n'
    since, until = span_of(spelled)
    said = {
        "unit": spelled.unit,
        "since": spelled.start,
        "until": spelled.end,
        "absent": spelled.absent,
        "about": "\n".join(about.lines() if about else (f"Signed network, {since} to {until}",)),
    }
    for name, value in said.items():
        yield f'  <data key="graph_{name}">{content(value)}</data>\n'
    for member in spelled.members:
        yield _node(member)
    for run in spelled.runs:
        sign = (run.tie > 0) - (run.tie < 0)
        yield (
            f'  <edge source="{run.ccode1}" target="{run.ccode2}">'
            f'<data key="edge_tie">{run.tie!r}</data><data key="edge_sign">{sign}</data>'
            f'<data key="edge_weight">{abs(run.tie)!r}</data>'
            f'<data key="edge_start">{run.start}</data><data key="edge_end">{run.end}</data>'
            "</edge>\n"
        )
    yield " </graph>\n</graphml>\n"


def _node(member: Member) -> str:
    spells = ";".join(f"{start}/{end}" for start, end in member.spans)
    return (
        f"  <node id={attribute(member.ccode)}>"
        f'<data key="node_name">{content(member.name)}</data>'
        f'<data key="node_ccode">{member.ccode}</data>'
        f'<data key="node_iso3c">{content(member.iso3c)}</data>'
        f'<data key="node_spells">{spells}</data></node>\n'
    )


def read_graphml(path: Path | str, *, period: Period | str | None = None) -> TemporalNetwork:
    """Read networks from GraphML, of tertius or of other programs.

    Parameters
    ----------
    path
        An undirected graph. Nodes are COW numbers or have ``ccode``; edges have ``tie``, or
        ``sign`` and ``weight``, and may have ``start`` and ``end``.
    period
        What the graph describes, where the file does not say.

    Returns
    -------
    TemporalNetwork
        A spell counts in every period that it touches on any day.

    Raises
    ------
    SourceError
        If the file is missing, damaged, no GraphML, or declares a document type or entities.
    InputProblems
        With everything else that is wrong, by line.
    """
    root = read_xml(path, "graphml")
    where = str(path)
    graph = _only_graph(root, where)
    if graph.get("edgedefault") == "directed":
        what = "is directed; a signed network is undirected"
        problem = Problem(f"{where}:{graph.line}", what)
        raise InputProblems([problem], message="the file makes no network")
    return from_draft(_draft(graph, _keys(root)), where, period)


def graphml_rows(raw: bytes, where: str, columns: Columns | None = None) -> TieRows:
    """Read ties of states of any name from GraphML.

    Parameters
    ----------
    raw
        The content of the file.
    where
        The file, for messages.
    columns
        Names of the attributes of edges, where they do not say what they are.

    Returns
    -------
    TieRows
        States are called by the attribute ``name`` or ``label``, else by their key.

    Raises
    ------
    SourceError, InputProblems
        As :func:`read_graphml`; a directed graph is no problem here.
    """
    root = parse_xml(raw, "graphml", where)
    graph = _only_graph(root, where)
    keys = _keys(root)
    defaults = {
        (key.get("for"), keys[key.get("id")]): value.text.strip()
        for key in root.all("key")
        for value in key.all("default")
    }
    fallback = {name: value for (scope, name), value in defaults.items() if scope != "node"}
    draft = NamedGraph(where, unit=_data(graph, keys).get("unit", ""))
    for node in graph.all("node"):
        data = _data(node, keys)
        called = next((data[name] for name in ("name", "label", "Label") if data.get(name)), "")
        spells = [part.partition("/") for part in data.get("spells", "").split(";") if part]
        draft.add_state(node.get("id"), called, [(s, e) for s, _, e in spells], node.line)
    for edge in graph.all("edge"):
        draft.add_tie(edge.attributes, {**fallback, **_data(edge, keys)}, edge.line)
        draft.directed |= edge.get("directed") == "true"
    draft.directed |= graph.get("edgedefault") == "directed"
    return draft.rows(columns)


def _keys(root: Element) -> dict[str, str]:
    return {key.get("id"): key.get("attr.name", key.get("id")) for key in root.all("key")}


def _only_graph(root: Element, where: str) -> Element:
    """Give the one graph of the file, if it is one of nodes and edges only."""
    graphs = root.all("graph")
    problems = [
        Problem(f"{where}:{element.line}", f"<{element.tag}> is more than a signed network has")
        for graph in graphs
        for element in graph.children
        if element.tag not in {"data", "node", "edge", "desc"}
    ]
    if len(graphs) != 1:
        problems.append(Problem(where, f"has {len(graphs)} graphs where one is expected"))
    if problems:
        raise InputProblems(problems, message="the file makes no network")
    return graphs[0]


def _draft(graph: Element, keys: dict[str, str]) -> Draft:
    draft = Draft(settings=_data(graph, keys))
    for node in graph.all("node"):
        data = _data(node, keys)
        draft.nodes.append(node.get("id"))
        draft.codes.append(data.get("ccode") or node.get("id").removeprefix("n"))
        draft.names.append(data.get("name", ""))
        spells = [part.partition("/") for part in data.get("spells", "").split(";") if part]
        draft.spans.append([(start, end) for start, _, end in spells])
        draft.node_lines.append(node.line)
    for edge in graph.all("edge"):
        data = _data(edge, keys)
        start, end = data.get("start", ""), data.get("end", "")
        draft.add_run(edge.attributes, tie_of(data), start, end, edge.line)
    return draft


def _data(element: Element, keys: dict[str, str]) -> dict[str, str]:
    return {keys.get(d.get("key"), d.get("key")): d.text.strip() for d in element.all("data")}


def tie_of(data: dict[str, str]) -> str | None:
    """Give the tie of an edge as written, or its sign times its weight; None where it has none."""
    if "tie" in data:
        return data["tie"]
    if "sign" not in data:
        return None
    try:
        return repr(float(data["sign"]) * float(data.get("weight") or 1.0))
    except ValueError:
        return data["sign"]
