"""RSS and Atom: one text per entry, with what entry and feed say of it."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.parsers import expat

from tertius.documents.model import Declared, Refusal
from tertius.documents.reading.encoding import declared_in, encoding_of_head
from tertius.documents.reading.limits import CHUNK, Limits
from tertius.documents.reading.records import value_text
from tertius.documents.reading.refusing import Found, refused
from tertius.documents.reading.stream import Stream

_PROLOGUE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DEEPEST = 200


def read_feed(stream: Stream, limits: Limits) -> Iterator[Found]:
    """Read the entries of a feed.

    Parameters
    ----------
    stream
        The input.
    limits
        Bounds; a feed is held in memory as one document.

    Yields
    ------
    Original or Refusal
        One for each entry, at the place ``path!number`` counted from 1: its whole content where
        the feed gives it, else its summary, and a note says so.

    Raises
    ------
    Refused
        If it has a document type declaration, which could make it grow or read files; is nested
        past all sense; or has no entry.
    """
    data = stream.whole(limits.whole)
    _refuse_dangerous(data, stream.place)
    import feedparser  # type: ignore[import-untyped]

    try:
        feed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        # feedparser lets through whatever its parsers meet in damaged feeds.
        what = f"damaged feed ({type(error).__name__})"
        raise refused(stream.place, "damaged", what) from error
    if not feed.entries:
        why = " and is no valid XML" if feed.get("bozo") else ""
        raise refused(stream.place, "no entry", f"looks like a feed, has no entry{why}")
    notes = tuple(stream.notes)
    if feed.get("bozo"):
        notes += ("the feed is no valid XML; its entries were read as far as they can be told",)
    encoding = str(feed.get("encoding") or declared_in(data) or "utf-8").lower()
    around = _said(feed.feed, (("title", "host"), ("language", "language")), "feed", limits)
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(entry, around, f"{stream.place}!{number}", encoding, notes, limits)


def _refuse_dangerous(data: bytes, place: str) -> None:
    """Refuse declarations and bottomless nesting before any parser sees them."""
    encoding = encoding_of_head(data[:4096]) or "utf-8"
    text = data.decode(encoding, "replace").lstrip("\ufeff")
    prologue = _PROLOGUE.match(text)
    start = text[prologue.end() if prologue else 0 :][:20].upper()
    if start.startswith(("<!DOCTYPE", "<!ENTITY")):
        raise _declaration(place)
    _refuse_depth(data, place)


def _refuse_depth(data: bytes, place: str) -> None:
    """Count how deep elements are nested, by a parser that keeps nothing."""
    parser = expat.ParserCreate()
    deepest = depth = 0

    def begin(name: str, given: dict[str, str]) -> None:  # noqa: ARG001 - as expat calls it
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)

    def end(name: str) -> None:  # noqa: ARG001
        nonlocal depth
        depth -= 1

    def declaration(*given: object) -> None:  # noqa: ARG001
        raise _declaration(place)

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = declaration
    try:
        for at in range(0, len(data), CHUNK):
            parser.Parse(data[at : at + CHUNK], False)
            if deepest > _DEEPEST:
                break
    except (expat.ExpatError, ValueError):
        pass  # feedparser reads feeds that are no valid XML, and says so
    if deepest > _DEEPEST:
        raise refused(place, "too deep", f"elements nested more than {_DEEPEST} deep")


def _declaration(place: str) -> Exception:
    what = "has a document type declaration (DTD), which feeds need not have"
    return refused(place, "DTD", what, "take the <!DOCTYPE …> out of the file")


def _entry(
    entry: dict[str, Any],
    around: tuple[Declared, ...],
    place: str,
    encoding: str,
    notes: tuple[str, ...],
    limits: Limits,
) -> Found:
    contents = [c for c in dict.get(entry, "content") or () if str(c.get("value") or "").strip()]
    if contents:
        # Of several versions of one content, the longest has lost the least.
        text = str(max(contents, key=lambda c: len(c["value"]))["value"])
    else:
        text = str(dict.get(entry, "summary") or "")
        notes += ("the feed gives only a summary of this entry",)
    if not text.strip():
        return Refusal(place, "empty", "entry without content or summary")
    names = (
        ("title", "title"),
        ("author", "author"),
        ("published", "published"),
        ("updated", "modified"),
        ("link", "url"),
    )
    declared = _said(entry, names, "entry", limits)
    source = dict.get(entry, "source")
    if isinstance(source, dict):
        declared += _said(source, (("title", "venue"),), "entry source", limits)
    return value_text(
        text,
        declared=declared + around,
        place=place,
        encoding=encoding,
        notes=notes,
        limits=limits,
        is_markup=True,
    )


def _said(
    of: dict[str, Any], names: tuple[tuple[str, str], ...], place: str, limits: Limits
) -> tuple[Declared, ...]:
    """Gather fields; plainly, as feedparser gives one date for another that is missing."""
    found = []
    for name, field in names:
        value = dict.get(of, name)
        words = " ".join(value.split()) if isinstance(value, str) else ""
        if words and len(words) <= limits.field:
            found.append(Declared(field, words, f"{place} {name}"))
    return tuple(found)
