"""From a record with fields to a text: the same rules for tables, JSON and feeds."""

import re
from collections.abc import Iterable, Mapping

from tertius.documents.model import Declared, Original, Refusal
from tertius.documents.reading.fields import declared_by, text_columns
from tertius.documents.reading.limits import Limits
from tertius.documents.reading.markup import format_of
from tertius.documents.reading.meta import meta_declared
from tertius.documents.reading.refusing import Found, checked, refused
from tertius.errors import shown

_LONE = re.compile("[\ud800-\udfff]")
_SHOWN_COLUMNS = 40


def text_column(names: Iterable[str], wanted: str | None, *, place: str, kind: str) -> str:
    """Find the field that holds the text.

    Parameters
    ----------
    names
        All fields.
    wanted
        The one that the user names, if any.
    place
        For the message.
    kind
        What fields are called there: ``column`` or ``field``.

    Returns
    -------
    str
        Its name.

    Raises
    ------
    Refused
        By the rule ``no text column`` or ``ambiguous column``, with all names.
    """
    known = list(names)
    listed = ", ".join(repr(shown(name[:60])) for name in known[:_SHOWN_COLUMNS])
    listed += ", …" if len(known) > _SHOWN_COLUMNS else ""
    if wanted is not None:
        for name in known:
            if name.strip() == wanted.strip():
                return name
        what = f"has no {kind} {shown(wanted)!r}; it has {listed or 'none'}"
        raise refused(place, "no text column", what, "name one of these with --column")
    found = text_columns(known)
    if len(found) == 1:
        return found[0]
    if found:
        both = " and ".join(repr(shown(name[:60])) for name in found)
        what = f"more than one {kind} may hold the text: {both}; it has {listed}"
        raise refused(place, "ambiguous column", what, "name the one that is meant with --column")
    what = f"no {kind} is known to hold a text; it has {listed or 'none'}"
    raise refused(place, "no text column", what, "name the one that does with --column")


def read_record(
    record: Mapping[str, object],
    column: str,
    *,
    kind: str,
    place: str,
    encoding: str,
    notes: tuple[str, ...],
    limits: Limits,
) -> Found:
    """Make an original of a record.

    Parameters
    ----------
    record
        Names to values.
    column
        The field that holds the text.
    kind
        What fields are called in places: ``column`` or ``field``.
    place, encoding, notes
        As in :class:`tertius.documents.model.Original`.
    limits
        Bounds.

    Returns
    -------
    Original or Refusal
        A refusal for a value that is no text.
    """
    value = record.get(column)
    if value is not None and not isinstance(value, str):
        what = f"{kind} {shown(column[:60])!r} holds a {type(value).__name__}, not a text"
        return Refusal(place, "not a text", what)
    declared, left_out = declared_by(record, column, kind, limits.field)
    return value_text(
        value or "",
        declared=declared,
        place=place,
        encoding=encoding,
        notes=notes + left_out,
        limits=limits,
    )


def value_text(
    text: str,
    *,
    declared: tuple[Declared, ...],
    place: str,
    encoding: str,
    notes: tuple[str, ...],
    limits: Limits,
    is_markup: bool = False,
) -> Found:
    """Make an original of the value of a field.

    Parameters
    ----------
    text
        The value.
    declared, place, encoding, notes
        As in :class:`tertius.documents.model.Original`.
    limits
        Bounds.
    is_markup
        Whether the field holds HTML by convention.

    Returns
    -------
    Original or Refusal
        HTML where the value is HTML.
    """
    if "\0" in text:
        return Refusal(place, "binary", "holds a NUL character")
    if len(text) > limits.characters:
        return Refusal(place, "too long", f"longer than {limits.characters} characters")
    whole, replaced = _LONE.subn("\ufffd", text)
    if replaced:
        notes += (f"{replaced} halves of characters were replaced by U+FFFD",)
    format = format_of(whole, is_markup=is_markup)  # noqa: A001
    if format == "html":
        declared += meta_declared(whole, limit=limits.field)
    return checked(Original(whole, format, place, encoding, declared, notes))
