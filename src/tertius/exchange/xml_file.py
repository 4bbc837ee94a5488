"""XML in and out without surprises.

In: a file with a document type or an entity is refused before anything in it is used, as is one
that is not UTF-8, not well formed or nested more deeply than any graph. Nothing is ever fetched.
Out: characters that XML cannot hold become U+FFFD.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat  # the parser is hardened below
from xml.sax.saxutils import escape, quoteattr  # only escapes text

from tertius.errors import SourceError

DEEPEST = 64
LARGEST = 512 * 1024**2

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Element:
    """An element with its attributes, text, children and line; names are without namespaces."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, *path: str) -> list["Element"]:
        """Give the descendants along a path of names."""
        found = [self]
        for tag in path:
            found = [child for element in found for child in element.children if child.tag == tag]
        return found

    def get(self, name: str, otherwise: str = "") -> str:
        """Give an attribute."""
        return self.attributes.get(name, otherwise)


def read_xml(path: Path | str, root: str) -> Element:
    """Read an XML file that nobody vouches for.

    Parameters
    ----------
    path
        The file.
    root
        Name that its first element must have.

    Returns
    -------
    Element
        The first element.

    Raises
    ------
    SourceError
        If the file is missing, too large, not UTF-8, not well formed, of another kind, too deep,
        or declares a document type or entities.
    """
    where = str(path)
    try:
        if Path(path).stat().st_size > LARGEST:
            raise SourceError(f"is larger than {LARGEST // 1024**2} MB", where=where)
        raw = Path(path).read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=where) from None
    return parse_xml(raw, root, where)


def parse_xml(raw: bytes, root: str, where: str) -> Element:
    """Parse XML that nobody vouches for; see :func:`read_xml`.

    Parameters
    ----------
    raw
        The content of the file.
    root
        Name that its first element must have.
    where
        The file, for messages.

    Returns
    -------
    Element
        The first element.
    """
    if len(raw) > LARGEST:
        raise SourceError(f"is larger than {LARGEST // 1024**2} MB", where=where)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"byte {error.start} is not UTF-8", where=where) from None
    builder = _Builder(where)
    builder.parse(raw)
    if builder.root is None or builder.root.tag != root:
        found = builder.root.tag if builder.root else "nothing"
        raise SourceError(f"is no <{root}> file; it starts with <{found[:40]}>", where=where)
    return builder.root


class _Builder:
    """Builds elements from the events of one parser."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.root: Element | None = None
        self.open: list[Element] = []
        # The encoding given here overrides the one that the file claims.
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse
        self.parser.ExternalEntityRefHandler = self.refuse

    def parse(self, raw: bytes) -> None:
        try:
            self.parser.Parse(raw, True)
        except expat.ExpatError as error:
            raise SourceError(
                f"is no well-formed XML: {expat.ErrorString(error.code)}",
                where=f"{self.where}:{error.lineno}",
                remedy="The file may be cut off; export it again.",
            ) from None

    def refuse(self, *_: object) -> NoReturn:
        raise SourceError(
            "declares a document type or entities, which can read other files or fill the memory",
            where=f"{self.where}:{self.parser.CurrentLineNumber}",
            remedy="Remove the <!DOCTYPE …> part; graph files do not need it.",
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= DEEPEST:
            raise SourceError(
                f"is nested more than {DEEPEST} deep, as no graph is",
                where=f"{self.where}:{self.parser.CurrentLineNumber}",
            )
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(" ")[2], plain, self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _: str) -> None:
        self.open.pop()

    def characters(self, text: str) -> None:
        self.open[-1].text += text


def attribute(value: object) -> str:
    """Quote a value as an attribute."""
    return quoteattr(_ILLEGAL.sub("\ufffd", str(value)))


def content(value: object) -> str:
    """Escape a value as the text of an element."""
    return escape(_ILLEGAL.sub("\ufffd", str(value)), {"\r": "&#13;"})
