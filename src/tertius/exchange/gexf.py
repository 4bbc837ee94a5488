"""GEXF 1.2 with spells, the dynamic graph format of Gephi: one edge per dyad, its tie by time."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tertius.errors import InputProblems, Problem
from tertius.exchange.about import About
from tertius.exchange.atomic import write_text
from tertius.exchange.graphml import tie_of
from tertius.exchange.named_graph import NamedGraph
from tertius.exchange.spelled import Draft, Member, Run, Spelled, from_draft, to_spells
from tertius.exchange.tie_rows import TieRows
from tertius.exchange.tie_table import Columns
from tertius.exchange.xml_file import Element, attribute, content, parse_xml, read_xml
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import Period

_SETTING = re.compile(r"(unit|absent|period)=([A-Za-z0-9-]+)")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
)
_ATTRIBUTES = (
    '  <attributes class="node" mode="static">\n'
    '   <attribute id="name" title="name" type="string"/>\n'
    '   <attribute id="ccode" title="ccode" type="integer"/>\n'
    '   <attribute id="iso3c" title="iso3c" type="string"/>\n'
    "  </attributes>\n"
    '  <attributes class="edge" mode="dynamic">\n'
    '   <attribute id="tie" title="tie" type="double"/>\n'
    '   <attribute id="sign" title="sign" type="integer"/>\n'
    '   <attribute id="weight" title="weight" type="double"/>\n'
    "  </attributes>\n"
)


def write_gexf(
    network: SignedNetwork | TemporalNetwork, path: Path | str, *, about: About | None = None
) -> Path:
    """Write networks as GEXF.

    Parameters
    ----------
    network
        One period or several.
    path
        The file.
    about
        Metadata, kept in the file's description.

    Returns
    -------
    Path
        Nodes have ``name`` (the latest, also the label), ``ccode``, ``iso3c`` and spells; edges
        have ``tie``, ``sign`` and ``weight`` with first and last day of each value.
    """
    return write_text("".join(_lines(to_spells(network), about)), path)


def _lines(spelled: Spelled, about: About | None) -> Iterator[str]:
    described = "\n".join(about.lines() if about else ("Signed network of states",))
    yield _HEAD
    yield f" <meta>\n  <creator>tertius</creator>\n  <description>{content(described)}"
    yield f"</description>\n  <keywords>unit={spelled.unit} absent={spelled.absent}</keywords>\n"
    yield (
        ' </meta>\n <graph mode="dynamic" defaultedgetype="undirected" timeformat="date" '
        f'start="{spelled.start}" end="{spelled.end}">\n'
    )
    yield _ATTRIBUTES
    yield "  <nodes>\n"
    for member in spelled.members:
        yield _node(member)
    yield "  </nodes>\n  <edges>\n"
    dyads = groupby(spelled.runs, key=lambda run: (run.ccode1, run.ccode2))
    for number, ((one, other), runs) in enumerate(dyads):
        yield _edge(number, one, other, list(runs))
    yield "  </edges>\n </graph>\n</gexf>\n"


def _node(member: Member) -> str:
    values = {"name": member.name, "ccode": member.ccode, "iso3c": member.iso3c}
    cells = "".join(f'<attvalue for="{k}" value={attribute(v)}/>' for k, v in values.items())
    spells = "".join(f'<spell start="{start}" end="{end}"/>' for start, end in member.spans)
    return (
        f'   <node id="{member.ccode}" label={attribute(member.name)}>'
        f"<attvalues>{cells}</attvalues><spells>{spells}</spells></node>\n"
    )


def _edge(number: int, one: int, other: int, runs: list[Run]) -> str:
    cells = "".join(
        f'<attvalue for="{name}" value="{value!r}" start="{run.start}" end="{run.end}"/>'
        for run in runs
        for name, value in (
            ("tie", run.tie),
            ("sign", (run.tie > 0) - (run.tie < 0)),
            ("weight", abs(run.tie)),
        )
    )
    spells = "".join(f'<spell start="{run.start}" end="{run.end}"/>' for run in runs)
    return (
        f'   <edge id="{number}" source="{one}" target="{other}">'
        f"<attvalues>{cells}</attvalues><spells>{spells}</spells></edge>\n"
    )


def read_gexf(path: Path | str, *, period: Period | str | None = None) -> TemporalNetwork:
    """Read networks from GEXF, of tertius or of other programs.

    Parameters
    ----------
    path
        An undirected graph. Nodes are COW numbers or have the attribute ``ccode``; edges have
        ``tie`` (with or without time), or ``sign`` and a weight.
    period
        What the graph describes, where the file does not say.

    Returns
    -------
    TemporalNetwork
        A value counts in every period that its time touches on any day.

    Raises
    ------
    SourceError
        If the file is missing, damaged, no GEXF, or declares a document type or entities.
    InputProblems
        With everything else that is wrong, by line.
    """
    root = read_xml(path, "gexf")
    where = str(path)
    graphs = root.all("graph")
    problems = []
    if len(graphs) != 1:
        problems.append(Problem(where, f"has {len(graphs)} graphs where one is expected"))
    for graph in graphs:
        directed = graph.get("defaultedgetype") == "directed"
        pointed = [e for e in graph.all("edges", "edge") if e.get("type") == "directed"]
        if directed or pointed:
            line = pointed[0].line if pointed else graph.line
            what = "is directed; a signed network is undirected"
            problems.append(Problem(f"{where}:{line}", what))
    if problems:
        raise InputProblems(problems, message="the file makes no network")
    return from_draft(_draft(root, graphs[0]), where, period)


def gexf_rows(raw: bytes, where: str, columns: Columns | None = None) -> TieRows:
    """Read ties of states of any name from GEXF.

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
        States are called by their label. A tie has a row for each value it takes in time.

    Raises
    ------
    SourceError
        If the file is damaged, no GEXF, or declares a document type or entities.
    InputProblems
        If it has several graphs or open intervals, or its edges have no sign or weight.
    """
    root = parse_xml(raw, "gexf", where)
    graphs = root.all("graph")
    problems = [
        Problem(f"{where}:{one.line}", "has an interval without its end, which cannot be read")
        for graph in graphs
        for one in _moments(graph)
        if one.get("startopen") or one.get("endopen")
    ]
    if len(graphs) != 1:
        problems.append(Problem(where, f"has {len(graphs)} graphs where one is expected"))
    if problems:
        raise InputProblems(problems, message="the file makes no network")
    graph, titles = graphs[0], _titles(graphs[0])
    words = " ".join(element.text for element in root.all("meta", "keywords"))
    draft = NamedGraph(where, unit=dict(_SETTING.findall(words)).get("unit", ""))
    for node in graph.all("nodes", "node"):
        data = {title: value for title, value, _, _ in _values(node, "node", titles)}
        spans = [(s.get("start"), s.get("end")) for s in node.all("spells", "spell")]
        draft.add_state(node.get("id"), node.get("label") or data.get("name", ""), spans, node.line)
    for edge in graph.all("edges", "edge"):
        _add_rows(edge, titles, draft)
        draft.directed |= edge.get("type", graph.get("defaultedgetype")) == "directed"
    return draft.rows(columns)


def _moments(graph: Element) -> Iterator[Element]:
    """Go through everything in a graph that can have a start and an end."""
    for kind in ("node", "edge"):
        for element in graph.all(f"{kind}s", kind):
            yield element
            yield from element.all("spells", "spell")
            yield from element.all("attvalues", "attvalue")


def _add_rows(edge: Element, titles: dict[tuple[str, str], str], draft: NamedGraph) -> None:
    """Add an edge once for each span of time in which its values stay the same."""
    values = _values(edge, "edge", titles)
    lasting = {title: value for title, value, start, end in values if not (start or end)}
    if edge.get("weight"):
        lasting.setdefault("weight", edge.get("weight"))
    spans: dict[tuple[str, str], dict[str, str]] = {}
    for title, value, start, end in values:
        if start or end:
            spans.setdefault((start, end), dict(lasting))[title] = value
    if not spans:
        spells = [(s.get("start"), s.get("end")) for s in edge.all("spells", "spell")]
        spans = dict.fromkeys(spells or [(edge.get("start"), edge.get("end"))], lasting)
    for (start, end), data in spans.items():
        timed = {"start": start, "end": end} if start or end else {}
        draft.add_tie(edge.attributes, {**data, **timed}, edge.line)


def _titles(graph: Element) -> dict[tuple[str, str], str]:
    return {
        (kind.get("class"), one.get("id")): one.get("title")
        for kind in graph.all("attributes")
        for one in kind.all("attribute")
    }


def _draft(root: Element, graph: Element) -> Draft:
    words = " ".join(element.text for element in root.all("meta", "keywords"))
    draft = Draft(settings=dict(_SETTING.findall(words)))
    ends = {"since": graph.get("start"), "until": graph.get("end")}
    draft.settings |= {name: value for name, value in ends.items() if value}
    titles = _titles(graph)
    for node in graph.all("nodes", "node"):
        data = {title: value for title, value, _, _ in _values(node, "node", titles)}
        draft.nodes.append(node.get("id"))
        draft.codes.append(data.get("ccode") or node.get("id"))
        draft.names.append(data.get("name") or node.get("label"))
        draft.spans.append([(s.get("start"), s.get("end")) for s in node.all("spells", "spell")])
        draft.node_lines.append(node.line)
    for edge in graph.all("edges", "edge"):
        _add_edge(edge, titles, draft)
    return draft


def _add_edge(edge: Element, titles: dict[tuple[str, str], str], draft: Draft) -> None:
    values = _values(edge, "edge", titles)
    ties = [(value, start, end) for title, value, start, end in values if title == "tie"]
    if not ties:
        data = {"weight": edge.get("weight")} | {title: value for title, value, _, _ in values}
        ties = [(tie_of(data), "", "")]  # type: ignore[list-item]
    for tie, start, end in ties:
        first, last = start or edge.get("start"), end or edge.get("end")
        draft.add_run(edge.attributes, tie, first, last, edge.line)


def _values(
    element: Element, kind: str, titles: dict[tuple[str, str], str]
) -> list[tuple[str, str, str, str]]:
    return [
        (
            titles.get((kind, cell.get("for")), cell.get("for")),
            cell.get("value"),
            cell.get("start"),
            cell.get("end"),
        )
        for cell in element.all("attvalues", "attvalue")
    ]
