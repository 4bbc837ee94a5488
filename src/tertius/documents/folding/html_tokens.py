"""HTML as it is written: tags and text with their places, whatever state the page is in.

The rules are those by which browsers cut a page into tokens (WHATWG HTML Standard, section 13.2.5),
with the places kept and with leniency where a page is cut short. Each character is looked at a
bounded number of times, so no page takes more than linear time.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Literal, NamedTuple

Kind = Literal["text", "verbatim", "raw", "open", "close"]

_MARK = re.compile(r"<(?:(?P<end>/?)(?P<name>[A-Za-z][^\s/><]*+)|(?P<other>!--|!\[CDATA\[|[!?/]))")
# A quotation mark only opens a value after an equals sign; elsewhere it is a stray character.
_REST = re.compile(r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+>""")
_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=][^\s>/=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+"""
)
_COMMENT_END = re.compile(r"--!?>")
_REFERENCE = re.compile(r"&(?:#(?:[0-9]++|[xX][0-9a-fA-F]++)|[A-Za-z][A-Za-z0-9]{1,31});?+")

# What these hold is no mark-up, up to their end tag; of most of them no reader sees any of it.
_RAW_NAMES = "script style title textarea xmp iframe noembed noframes noscript plaintext"
RAW = frozenset(_RAW_NAMES.split())
_TO_THE_END = frozenset({"script", "style", "xmp", "plaintext"})


class Token(NamedTuple):
    """One piece of mark-up or text.

    Attributes
    ----------
    kind
        ``text`` may hold character references, ``verbatim`` holds none, ``raw`` is what an element
        such as ``script`` holds; ``open`` and ``close`` are tags.
    start, end
        Its place, ``end`` exclusive.
    name
        Of a tag, or of the element that holds raw text; lower case.
    """

    kind: Kind
    start: int
    end: int
    name: str


def tokens(source: str) -> Iterator[Token]:
    """Cut a page into tokens; comments and declarations are left out.

    Parameters
    ----------
    source
        HTML, whole or a part of a page.

    Yields
    ------
    Token
        In order and without overlap.
    """
    cutter = _Cutter(source)
    at = begun = 0
    while mark := _MARK.search(source, at):
        end = cutter.end_of(mark)
        if end is None:
            at = mark.end()
            continue
        if begun < mark.start():
            yield Token("text", begun, mark.start(), "")
        at = begun = end
        if mark["other"]:
            if mark["other"] == "![CDATA[" and mark.end() < end:
                yield Token("verbatim", mark.end(), max(mark.end(), end - 3), "")
            continue
        name = mark["name"].lower()
        yield Token("close" if mark["end"] else "open", mark.start(), end, name)
        if not mark["end"] and name in RAW and source[end - 2] != "/":
            at = begun = cutter.raw_end(name, end)
            if begun > end:
                yield Token("raw", end, begun, name)
    if begun < len(source):
        yield Token("text", begun, len(source), "")


class _Cutter:
    """Finds where things end, and remembers what was searched in vain."""

    def __init__(self, source: str):
        self._source = source
        self._in_vain: set[str] = set()
        self._budget = 4 * len(source)

    def end_of(self, mark: re.Match[str]) -> int | None:
        """Give the end of what begins here, None where it is only a sign in a text."""
        other = mark["other"]
        if other is None:
            return self._tag_end(mark.end())
        if other == "!--":
            return self._comment_end(mark.end())
        if other == "![CDATA[":
            end = self._find("]]>", mark.end())
            return len(self._source) if end is None else end + 3
        if other == "/" and self._source[mark.end() : mark.end() + 1].isspace():
            return None  # "</ " is the arrow or the fraction of some text more often than a tag
        end = self._find(">", mark.end())
        return None if end is None else end + 1

    def _tag_end(self, at: int) -> int | None:
        if self._budget > 0:
            if rest := _REST.match(self._source, at):
                return rest.end()
            self._budget -= len(self._source) - at
        end = self._find(">", at)
        return None if end is None else end + 1

    def _comment_end(self, at: int) -> int:
        for short in (">", "->"):
            if self._source.startswith(short, at):
                return at + len(short)
        end = _COMMENT_END.search(self._source, at)
        return end.end() if end else len(self._source)

    def _find(self, what: str, at: int) -> int | None:
        if what in self._in_vain:
            return None
        found = self._source.find(what, at)
        if found < 0:
            self._in_vain.add(what)
            return None
        return found

    def raw_end(self, name: str, at: int) -> int:
        """Give the end of what an element such as ``script`` holds.

        One that never ends holds the rest of the page if browsers hide it, else nothing.
        """
        if name not in self._in_vain:
            if end := re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._source, at):
                return end.start()
            self._in_vain.add(name)
        return len(self._source) if name in _TO_THE_END else at


def attributes(tag: str) -> dict[str, str]:
    """Give the attributes of a tag.

    Parameters
    ----------
    tag
        From ``<`` to ``>``.

    Returns
    -------
    dict
        Lower-case names to values with references resolved; the first of two wins.

    Examples
    --------
    >>> attributes('<a href="/x?a=1&amp;b=2" HIDDEN>')
    {'href': '/x?a=1&b=2', 'hidden': ''}
    """
    name_end = re.match(r"<[^\s/>]*", tag)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag, name_end.end() if name_end else 0):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), resolved(value) if "&" in value else value)
    return found


def references(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Find the character references in a stretch of text.

    Parameters
    ----------
    source
        The page.
    start, end
        The stretch.

    Yields
    ------
    start, end
        Of the reference in the source.
    meant
        The characters that it stands for; none for those that stand for nothing.
    """
    for match in _REFERENCE.finditer(source, start, end):
        written = match[0]
        if written[1] == "#":
            yield match.start(), match.end(), _numbered(written)
            continue
        # Old pages leave out the semicolon, and a name may run on into a word: "&copy2024".
        for length in range(len(written) - 1, 1, -1):
            if meant := html5.get(written[1 : length + 1]):
                yield match.start(), match.start() + length + 1, meant
                break


def _numbered(written: str) -> str:
    # Eight digits are more than any code point has, and int() refuses thousands of them.
    digits = written[2:].rstrip(";").lstrip("xX").lstrip("0")
    return unescape(written) if len(digits) <= 8 else "\ufffd"


def resolved(text: str) -> str:
    """Replace the character references of a text by what they stand for.

    Parameters
    ----------
    text
        A value of an attribute, or a text without tags.

    Returns
    -------
    str
        Without references.
    """
    parts, at = [], 0
    for start, end, meant in references(text, 0, len(text)):
        parts += [text[at:start], meant]
        at = end
    return "".join([*parts, text[at:]])
