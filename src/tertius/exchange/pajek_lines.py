"""The lines of a Pajek file, section by section, as columns."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from tertius.errors import Problem, SourceError
from tertius.exchange.row_sieve import SHOWN

if TYPE_CHECKING:
    import polars as pl

MOST_VERTICES = 1_000_000
"""A file may claim this many vertices, and one more for each of its bytes."""

_ENTITY = re.compile(r"&#(\d{1,7});")
_HEAD = re.compile(r"(?m)^[ \t]*\*[ \t]*([A-Za-z]+)(.*)$")
_VERTEX = re.compile(r'(\d+)(?:\s+(?:"([^"]*)"|([^\s"\[]\S*)))?(.*)')
_QUOTED = re.compile(r'"[^"]*"')
_TIMES = re.compile(r"\[([^\]]*)\]")
_SPAN = re.compile(r"(\d+)(?:\s*-\s*(\d+|\*))?")
_PLAIN = re.compile(r"[\d \t.+\-eE\n]*")
_PARAMETER_WORDS = "w c p s a ap l lp lr lphi lc la fos font h1 h2 a1 k1 a2 k2 x_fact y_fact"
_PARAMETERS = frozenset(_PARAMETER_WORDS.split())
_ASIDE = {"partition", "vector", "permutation", "cluster", "hierarchy"}
_SCHEMA = ("first", "second", "value", "start", "end", "relation", "line")
Span = tuple[str | None, str | None]


@dataclass(slots=True)
class Drawn:
    """One network of a file.

    Attributes
    ----------
    title
        Of the network; empty where there is none.
    count
        Number of vertices.
    names
        Labels by number of the vertex.
    spans
        Points of time of vertices: number, first, last.
    relations
        Labels of relations by number.
    parts
        Lines with two ends: ``first``, ``second``, ``value``, ``start``, ``end``, ``relation``,
        ``line``.
    problems, lost
        Lines that could not be read: the first of them, and how many.
    """

    title: str
    count: int = -1
    names: dict[int, str] = field(default_factory=dict)
    spans: list[tuple[int, str | None, str | None]] = field(default_factory=list)
    relations: dict[int, str] = field(default_factory=dict)
    parts: list["pl.DataFrame"] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lost: int = 0

    @property
    def frame(self) -> "pl.DataFrame":
        """All lines with two ends."""
        import polars as pl

        return pl.concat([_frame([]), *self.parts])

    def labels(self) -> list[str]:
        """Give the labels of all vertices; its number where a vertex has none."""
        return [self.names.get(n) or str(n) for n in range(1, self.count + 1)]

    def lose(self, where: str, line: int, what: str) -> None:
        """Remember a line that could not be read."""
        self.lost += 1
        if len(self.problems) < SHOWN:
            self.problems.append(Problem(f"{where}:{line}", what))


def read_drawn(raw: bytes, where: str) -> tuple[list[Drawn], list[str]]:
    """Read the networks of a file.

    Parameters
    ----------
    raw
        The content.
    where
        The file, for messages.

    Returns
    -------
    list of Drawn
        At least one.
    list of str
        Notes on what was passed over.

    Raises
    ------
    SourceError
        If a section is unknown or stands before the vertices, the network has two modes, or a
        matrix has another size.
    """
    text, notes = _decoded(raw)
    drawn: list[Drawn] = []
    title, aside = "", False
    heads = list(_HEAD.finditer(text))
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        body, line = text[head.end() : end], text.count("\n", 0, head.start()) + 1
        kind, rest = head[1].lower(), head[2].strip()
        here = f"{where}:{line}"
        if kind == "network":
            title, aside = rest, False
        elif kind in _ASIDE:
            aside = True
            notes.append(f"*{head[1]} in line {line} was passed over")
        elif kind == "vertices" and not aside:
            most = MOST_VERTICES + len(raw)
            drawn.append(_vertices(Drawn(title), rest, body, line, where, most))
            title = ""
        elif not aside:
            if not drawn:
                raise SourceError(f"has *{head[1]} before *Vertices", where=here)
            _lines(drawn[-1], kind, rest, body, line, where)
    if not drawn:
        raise SourceError("has no *Vertices: it is no Pajek network", where=where)
    return drawn, notes


def _decoded(raw: bytes) -> tuple[str, list[str]]:
    raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
        return text, ["is not UTF-8; labels were read as Windows-1252 (Western European)"]


def _vertices(drawn: Drawn, rest: str, body: str, line: int, where: str, most: int) -> Drawn:
    numbers = rest.split()
    count = numbers[0] if numbers else ""
    if not re.fullmatch("[0-9]{1,12}", count) or int(count) > most:
        what = f"expected the number of vertices, at most {most:,}, after *Vertices"
        raise SourceError(what, where=f"{where}:{line}")
    drawn.count = int(numbers[0])
    if len(numbers) > 1 and numbers[1].isdecimal() and int(numbers[1]) != drawn.count:
        raise SourceError(
            "has two modes; a signed network has one kind of states",
            where=f"{where}:{line}",
            remedy="Make a one-mode network of it in Pajek: Network > 2-Mode Network.",
        )
    for at, text in enumerate(body.split("\n"), line):
        stripped = text.strip()
        if not stripped or stripped.startswith(("%", "/*")):
            continue
        found = _VERTEX.fullmatch(stripped)
        if found is None or not 1 <= int(found[1]) <= drawn.count:
            drawn.lose(where, at, f"is no vertex of {drawn.count:,}: {ascii(stripped)[:40]}")
            continue
        if _left_open(found[4]):
            drawn.lose(where, at, f"a quote is opened and never closed: {ascii(stripped)[:40]}")
            continue
        number = int(found[1])
        drawn.names[number] = _ENTITY.sub(_character, found[2] or found[3] or "")
        for times in _TIMES.findall(_QUOTED.sub("", found[4])):
            drawn.spans += [(number, *span) for span in _spans(times)]
    return drawn


def _left_open(text: str) -> bool:
    """Say whether a quote is opened that the line does not close."""
    return '"' in _QUOTED.sub("", text)


def _character(found: re.Match[str]) -> str:
    code = int(found[1])
    return chr(code) if code <= 0x10FFFF else found[0]


def _spans(text: str) -> list[Span]:
    """Read ``5-10,12``; an open or unreadable end is None."""
    found: list[Span] = []
    for part in text.split(","):
        span = _SPAN.fullmatch(part.strip())
        if span is None:
            found.append((part.strip() or None, part.strip() or None))
        else:
            end = span[1] if span[2] is None else span[2]
            found.append((span[1], None if end == "*" else end))
    return found


def _lines(drawn: Drawn, kind: str, rest: str, body: str, line: int, where: str) -> None:
    relation, label = 1, _QUOTED.search(rest)
    if numbered := re.match(r":?\s*(\d+)", rest):
        relation = int(numbered[1])
        if _left_open(rest):
            drawn.lose(where, line, f"a quote is opened and never closed: {ascii(rest)[:40]}")
        drawn.relations[relation] = label[0][1:-1] if label else str(relation)
    if kind in {"arcs", "edges"}:
        part = _fast(body, relation, line)
        part = _slow(drawn, body, relation, line, where) if part is None else part
    elif kind in {"arcslist", "edgeslist"}:
        part = _listed(drawn, body, relation, line, where)
    elif kind == "matrix":
        part = _matrix(drawn, body, relation, line, where)
    else:
        raise SourceError(
            f"has a section *{kind}, which cannot be read",
            where=f"{where}:{line}",
            remedy="Save it in Pajek as *Arcs, *Edges or *Matrix.",
        )
    drawn.parts.append(part)


def _frame(rows: list[tuple[object, ...]]) -> "pl.DataFrame":
    import polars as pl

    kinds = (pl.Int64, pl.Int64, pl.Float64, pl.String, pl.String, pl.Int64, pl.Int64)
    schema = dict(zip(_SCHEMA, kinds, strict=True))
    return pl.DataFrame(rows, schema=schema, orient="row")


def _content(body: str, line: int) -> list[tuple[int, str]]:
    """Give the lines of a section with their numbers, without blanks and comments."""
    each = ((at, text.strip()) for at, text in enumerate(body.split("\n"), line))
    return [(at, text) for at, text in each if text and not text.startswith(("%", "/*"))]


def _fast(body: str, relation: int, line: int) -> "pl.DataFrame | None":
    """Read lines of three numbers at once; None where there is anything else."""
    import polars as pl
    from polars.exceptions import PolarsError

    from tertius.exchange.text_table import tabbed

    if not _PLAIN.fullmatch(body) or "\n\n" in body.strip("\n"):
        return None
    raw = tabbed(body.strip("\n").encode())
    kinds = {"first": pl.Int64, "second": pl.Int64, "value": pl.Float64}
    try:
        frame = pl.read_csv(raw, has_header=False, schema=kinds, separator="\t", quote_char=None)
    except PolarsError:
        return None
    if any(frame[name].null_count() for name in kinds):
        return None
    started = line + len(body) - len(body.lstrip("\n"))
    none = pl.lit(None, pl.String)
    return frame.with_columns(
        start=none,
        end=none,
        relation=pl.lit(relation, pl.Int64),
        line=pl.int_range(started, started + frame.height, dtype=pl.Int64),
    )


def _slow(drawn: Drawn, body: str, relation: int, line: int, where: str) -> "pl.DataFrame":
    rows: list[tuple[object, ...]] = []
    for at, text in _content(body, line):
        if _left_open(text):
            drawn.lose(where, at, f"a quote is opened and never closed: {ascii(text)[:40]}")
            continue
        plain = _QUOTED.sub('""', text)
        times = _TIMES.search(plain)
        tokens = (plain[: times.start()] if times else plain).split()
        own = relation
        if tokens and re.fullmatch(r"\d+:", tokens[0]):
            own = int(tokens.pop(0)[:-1])
        value = tokens[2] if len(tokens) > 2 and tokens[2].lower() not in _PARAMETERS else "1"
        try:
            one, other, number = int(tokens[0]), int(tokens[1]), float(value)
        except (ValueError, IndexError):
            what = f"expected two vertices and a value, found {ascii(text)[:40]}"
            drawn.lose(where, at, what)
            continue
        spans = _spans(times[1]) if times else [(None, None)]
        rows += [(one, other, number, start, end, own, at) for start, end in spans]
    return _frame(rows)


def _listed(drawn: Drawn, body: str, relation: int, line: int, where: str) -> "pl.DataFrame":
    rows: list[tuple[object, ...]] = []
    for at, text in _content(body, line):
        try:
            one, *others = map(int, text.split())
        except ValueError:
            drawn.lose(where, at, f"expected numbers of vertices, found {ascii(text)[:40]}")
            continue
        rows += [(one, other, 1.0, None, None, relation, at) for other in others]
    return _frame(rows)


def _matrix(drawn: Drawn, body: str, relation: int, line: int, where: str) -> "pl.DataFrame":
    lines = _content(body, line)
    try:
        numbers = np.array([float(cell) for _, text in lines for cell in text.split()])
    except ValueError as error:
        raise SourceError(f"the matrix: {error}", where=f"{where}:{line}") from None
    if len(numbers) != drawn.count**2:
        raise SourceError(
            f"the matrix has {len(numbers):,} values where {drawn.count:,} × {drawn.count:,} are "
            "expected",
            where=f"{where}:{line}",
        )
    values = numbers.reshape(drawn.count, drawn.count)
    # A symmetric matrix holds every tie twice, which is one tie of a dyad and not two.
    drawn_once = np.triu(values) if np.array_equal(values, values.T) else values
    one, other = np.nonzero(drawn_once)
    found = values[one, other].tolist()
    ends = zip((one + 1).tolist(), (other + 1).tolist(), found, strict=True)
    return _frame([(*end, None, None, relation, line) for end in ends])
