"""What a document is once it has been read: a text, its lines, who says what in it, and when.

Nothing is ever taken out of a text. It is *folded* (typographic variants and mark-up are made
alike) with a map back to the original, its lines are *labelled*, and whatever is said about it is
a :class:`Fact` that names the characters which prove it.

Two kinds of places occur, and are never mixed:

* a :class:`Span` in ``Document.text``, the folded text: lines, segments and sentences;
* a :class:`Proof` in ``Document.original.text``, the characters as they were published: facts.
"""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from tertius.documents.folding import Folded

Format = Literal["text", "markdown", "html"]
"""How an original is written, and so how it is folded; a mail's body is text or HTML."""

Role = Literal[
    "title",
    "byline",
    "dateline",
    "standfirst",
    "body",
    "caption",
    "host_comment",
    "bio",
    "furniture",
]
"""What a line is for. A dateline names venue and date; a host's comment frames a text of others."""
ROLES: tuple[Role, ...] = get_args(Role)

Furniture = Literal[
    "share",
    "counter",
    "newsletter",
    "translation",
    "copyright",
    "continue",
    "comment_form",
    "reader_comment",
    "navigation",
    "related",
    "tags",
    "credit",
    "advert",
    "contact",
    "separator",
    "recurrent",
    "other",
]
"""What kind of furniture a line is: text of the site, not of the piece."""
FURNITURE: tuple[Furniture, ...] = get_args(Furniture)

FactField = Literal["title", "author", "host", "venue", "date", "url", "language"]
DateKind = Literal["host", "original", "mentioned", "bound"]
"""Of a date: when the host published, when the piece first appeared, a date that the text speaks
of, and the earliest time at which the text can have been written."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a document's folded text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proof:
    """Where the words stand that prove a fact.

    Attributes
    ----------
    start, end
        Code points of ``Original.text``; both 0 when the proof stands outside it.
    quote
        The words themselves, as published.
    place
        Where they stand when that is not the text: ``header Date``, ``field author``,
        ``meta article:published_time``; empty for the text.
    """

    start: int
    end: int
    quote: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """What a container says about a text in a field of its own: a header, a column, a feed's tag.

    Attributes
    ----------
    field
        ``title``, ``author``, ``host``, ``venue``, ``published``, ``modified``, ``retrieved``
        (when it was fetched, which is no date of publication), ``url``, ``language`` or ``kind``.
    value
        As it stands there.
    place
        Which field that was: ``header From``, ``column byline``.
    """

    field: str
    value: str
    place: str


@dataclass(frozen=True)
class Original:
    """A text as published, decoded and otherwise untouched.

    Attributes
    ----------
    text
        All of it, in code points.
    format
        How it is written.
    place
        Where it was found: a path, ``path!member``, ``path:line``, an address.
    encoding
        What its bytes were decoded from.
    declared
        What its container says of it.
    notes
        What a reader of the document should know about how it was read.
    """

    text: str
    format: Format = "text"
    place: str = ""
    encoding: str = "utf-8"
    declared: tuple[Declared, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def identity(self) -> str:
        """The document's identity: SHA-256 of what it says, not of where it was found.

        Returns
        -------
        str
            64 hexadecimal digits. The same text in another encoding or under another name is
            the same document; the same text that a feed gives to another outlet is another one.
        """
        says = [self.format, self.text, [(d.field, d.value) for d in self.declared]]
        data = json.dumps(says, ensure_ascii=True, separators=(",", ":")).encode()
        return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, member or record that holds no document, kept for inspection.

    Attributes
    ----------
    place
        Where it was found.
    rule
        Which rule it breaks, in one or two words that can be counted.
    what
        What was found and what was expected.
    remedy
        What to do.
    """

    place: str
    rule: str
    what: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of the folded text, and what it is for.

    Attributes
    ----------
    span
        Its characters, without white space at the ends.
    role
        What it is for.
    kind
        Of furniture: which kind.
    by
        What told: ``markup``, the name of a rule, ``model``, ``recurrent``.
    sure
        Estimated probability of the role, 0 to 1.
    """

    span: Span
    role: Role
    kind: Furniture | None = None
    by: str = "model"
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a document that is one piece by one voice: an article, a host's comment.

    Attributes
    ----------
    number
        Its place in the document, from 0.
    kind
        ``piece`` or ``host_comment``.
    first, last
        Places in ``Document.lines`` of its first and last line (inclusive).
    """

    number: int
    kind: Literal["piece", "host_comment"]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body, a standfirst or a host's comment.

    Attributes
    ----------
    span
        Its characters.
    segment
        Number of its segment.
    role
        Role of the line it stands in.
    """

    span: Span
    segment: int
    role: Role


@dataclass(frozen=True, slots=True)
class LanguageRun:
    """Consecutive lines in one language.

    Attributes
    ----------
    language
        ISO 639-1, or ``und`` where the text is too short to tell.
    first, last
        Places in ``Document.lines`` (inclusive).
    sure
        Estimated probability, 0 to 1.
    """

    language: str
    first: int
    last: int
    sure: float


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a document or one of its segments, with the words that prove it.

    Attributes
    ----------
    field
        What it is about.
    value
        The fact: a name, an address, an ISO 8601 date that may be short (``2023-09``).
    proof
        The words that say so.
    by
        The rule that read them.
    kind
        Of a date: which.
    segment
        The segment it belongs to; None for the whole document.
    """

    field: FactField
    value: str
    proof: Proof
    by: str
    kind: DateKind | None = None
    segment: int | None = None


@dataclass(frozen=True)
class Document:
    """A text that has been read: the original, its folded text, and all that is known of it.

    Attributes
    ----------
    original
        As published.
    folded
        The text with variants folded, and the map back.
    lines, segments, sentences, languages, facts
        In the order of the text.
    """

    original: Original
    folded: "Folded"
    lines: tuple[Line, ...] = ()
    segments: tuple[Segment, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    languages: tuple[LanguageRun, ...] = ()
    facts: tuple[Fact, ...] = field(default=())

    @property
    def identity(self) -> str:
        """Identity of the original: 64 hexadecimal digits."""
        return self.original.identity

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def words_of(self, span: Span) -> str:
        """Give the characters of a span of the folded text."""
        return self.folded.text[span.start : span.end]

    def published(self, span: Span) -> Proof:
        """Give a span of the folded text as it was published."""
        start, end = self.folded.to_original(span)
        return Proof(start, end, self.original.text[start:end])
