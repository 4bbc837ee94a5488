"""HTML as a reader sees it: lines of visible text in the order of the page, with their places.

A line ends where a block, a table's cell, a list's item or a line break ends. Scripts, styles,
templates and whatever the page says is hidden are left out; pictures stand for nothing. What the
mark-up says about a line goes along as its :class:`LineHint`.
"""

from dataclasses import dataclass, replace

from tertius.documents.folding.builder import Builder
from tertius.documents.folding.folded import Folded, LineHint
from tertius.documents.folding.html_elements import (
    BREAKING,
    FORMATTING,
    OUTER,
    ROLE_OF,
    UNSEEN,
    UNSEEN_RAW,
    VOID,
    ended_by,
    is_hidden,
)
from tertius.documents.folding.html_tokens import Token, attributes, references, resolved, tokens
from tertius.documents.folding.main_text import mark_kept
from tertius.documents.model import Original

_NAMES = 400
"""Characters of classes and identifiers in one hint: the inner ones, which say most."""
_REACH = 64
"""How far up an element that was never closed is looked for."""
_OUTERMOST = 16
_SHORT = 64


def fold_html(original: Original) -> Folded:
    """Flatten a page into lines of visible text, folded, with the way back to the source.

    Parameters
    ----------
    original
        Of format ``html``: a page, or a part of one.

    Returns
    -------
    Folded
        One hint for each line of its text.

    Notes
    -----
    Which lines an extractor of main texts keeps is told in the hints (Barbaresi 2021,
    "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction",
    ACL-IJCNLP 2021 System Demonstrations, pp. 122-131); nothing is left out because of it.
    """
    flow = _Flow(original.text)
    for token in tokens(original.text):
        flow.take(token)
    folded = flow.finished()
    return replace(folded, hints=mark_kept(original.text, folded))


@dataclass(slots=True, eq=False)
class _Element:
    """An open element, with what it inherits from those around it."""

    name: str
    block: str
    inside: tuple[str, ...] = ()
    names: str = ""
    hidden: bool = False
    pre: bool = False
    link: bool = False


class _Flow:
    """Keeps the open elements and the line that is being written."""

    def __init__(self, source: str):
        self._source = source
        self._builder = Builder()
        self._open = [_Element("", "body")]
        self._counts: dict[str, int] = {}
        self._first: _Element | None = None  # of the line; None while nothing is seen in it
        self._last: _Element | None = None
        self._names: list[str] = []
        self._seen = self._linked = 0

    def take(self, token: Token) -> None:
        kind, start, end, name = token
        if kind == "open":
            self._begin(name, start, end)
        elif kind == "close":
            self._close(name, start)
        elif kind == "text" or kind == "verbatim":
            self._write(start, end, verbatim=kind == "verbatim")
        elif name not in UNSEEN_RAW:
            self._write(start, end, verbatim=name != "textarea")

    def finished(self) -> Folded:
        last = self._hint() if self._first else LineHint("body")
        folded = self._builder.fold(len(self._source), last)
        return folded if folded.hints else replace(folded, hints=(last,))

    def _begin(self, name: str, start: int, end: int) -> None:
        if name == "br" or name == "hr":
            self._break(start)
        if name in VOID:
            return
        self._end_implied(name)
        if name in BREAKING:
            self._break(start)
        if name == "svg" and self._source[end - 2] == "/":
            return
        self._open.append(self._element(name, start, end))
        self._counts[name] = self._counts.get(name, 0) + 1

    def _element(self, name: str, start: int, end: int) -> _Element:
        around = self._open[-1]
        made = _Element(
            name,
            name if name in BREAKING else around.block,
            around.inside,
            around.names,
            around.hidden or name in UNSEEN,
            around.pre or name in ("pre", "listing", "xmp", "textarea"),
            around.link or name == "a",
        )
        outer = name if name in OUTER else ""
        if end - start > len(name) + 2 or name == "dialog":
            hidden, said, role = _told(name, self._source[start:end])
            made.hidden = made.hidden or hidden
            if said:
                made.names = _inner(f"{around.names} {said}")
            outer = role or outer
        if outer and len(around.inside) < _OUTERMOST:
            made.inside = (*around.inside, outer)
        return made

    def _end_implied(self, name: str) -> None:
        ended, within = ended_by(name)
        if not ended:
            return
        found = len(self._open)
        for at in range(len(self._open) - 1, max(0, len(self._open) - _REACH), -1):
            if self._open[at].name in ended:
                found = at
            elif self._open[at].name in within:
                break
        self._drop_from(found)

    def _close(self, name: str, start: int) -> None:
        if name in BREAKING or name == "br":
            self._break(start)
        if not self._counts.get(name):
            return
        at, crossed = len(self._open) - 1, False
        strong = name in BREAKING or name in UNSEEN
        while self._open[at].name != name:
            crossed = crossed or self._open[at].name in BREAKING
            at -= 1
            if not strong and at < len(self._open) - _REACH:
                return
        if strong or not crossed:
            self._drop_from(at)
        elif name in FORMATTING:
            # "<b><p></b>" ends the bold type, not the paragraph; "<span><p></span>" ends nothing.
            del self._open[at]
            self._counts[name] -= 1

    def _drop_from(self, at: int) -> None:
        for element in self._open[at:]:
            self._counts[element.name] -= 1
        del self._open[at:]

    def _write(self, start: int, end: int, *, verbatim: bool) -> None:
        here = self._open[-1]
        if here.hidden:
            return
        if here.pre:
            self._write_lines(here, start, end, verbatim)
        else:
            self._write_line(here, start, end, verbatim)

    def _write_lines(self, here: _Element, start: int, end: int, verbatim: bool) -> None:
        """Write text whose own line ends count."""
        for line in self._source[start:end].splitlines(keepends=True):
            text = line.rstrip("\r\n")
            self._write_line(here, start, start + len(text), verbatim)
            start += len(line)
            if len(text) < len(line):
                self._break(start - 1)

    def _write_line(self, here: _Element, start: int, end: int, verbatim: bool) -> None:
        text = self._source[start:end]
        # Empty paragraphs hold a no-break space.
        seen = len((resolved(text) if "&" in text and len(text) < _SHORT else text).strip())
        if not seen and self._first is None:
            return
        self._note(here, seen)
        if verbatim or "&" not in text:
            self._builder.add(text, start)
            return
        at = start
        for begun, ended, meant in references(self._source, start, end):
            self._builder.add(self._source[at:begun], at)
            self._builder.put(meant, begun, ended)
            at = ended
        self._builder.add(self._source[at:end], at)

    def _note(self, here: _Element, seen: int) -> None:
        self._first = self._first or here
        if here is not self._last and seen and len(self._names) < _REACH:
            self._names.append(here.names)
            self._last = here
        self._seen += seen
        self._linked += seen if here.link else 0

    def _break(self, at: int) -> None:
        if self._first is None:
            return
        self._builder.end_line(at, self._hint())
        self._first = self._last = None
        self._names.clear()
        self._seen = self._linked = 0

    def _hint(self) -> LineHint:
        first = self._first or self._open[-1]
        names = first.names
        if len(self._names) > 1:
            names = _inner(" ".join(dict.fromkeys(" ".join(self._names).split())))
        links = self._linked / self._seen if self._seen else 0.0
        return LineHint(first.block, first.inside, names.strip(), links)


def _told(name: str, tag: str) -> tuple[bool, str, str]:
    """Say what a tag tells: whether it hides, its names, and the element its role stands for."""
    given = attributes(tag)
    said = [given[key] for key in ("class", "id", "itemprop", "role") if given.get(key)]
    if name == "a" and "rel" in given:
        said.append(given["rel"])
    names = " ".join(said).lower()[:_NAMES]
    return is_hidden(name, given), names, ROLE_OF.get(given.get("role", ""), "")


def _inner(names: str) -> str:
    """Keep the end of a list of names, whole names only."""
    return names if len(names) <= _NAMES else names[-_NAMES:].partition(" ")[2]
