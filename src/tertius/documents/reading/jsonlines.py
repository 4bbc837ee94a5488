"""JSON lines, one record a line; a damaged line costs only itself."""

import json
from collections.abc import Iterator

from tertius.documents.model import Refusal
from tertius.documents.reading.limits import Limits
from tertius.documents.reading.lines import text_lines
from tertius.documents.reading.records import read_record, text_column
from tertius.documents.reading.refusing import Found, Refused
from tertius.documents.reading.stream import Stream


def read_json_lines(stream: Stream, column: str | None, limits: Limits) -> Iterator[Found]:
    """Read one text per line of JSON.

    Parameters
    ----------
    stream
        The input.
    column
        The field that holds the text; None to recognise it.
    limits
        Bounds.

    Yields
    ------
    Original or Refusal
        One for each line that is not blank, as it is read.

    Raises
    ------
    Refused
        When more than one field may hold the text: nothing after that line is read.
    """
    encoding, notes, lines = text_lines(stream, limits)
    notes += tuple(stream.notes)
    for number, line in lines:
        if isinstance(line, Refusal):
            yield line
        elif line.strip():
            place = f"{stream.place}:{number}"
            yield read_object(line, column, place, encoding, notes, limits)


def read_object(
    line: str, column: str | None, place: str, encoding: str, notes: tuple[str, ...], limits: Limits
) -> Found:
    """Read one record written as JSON.

    Parameters
    ----------
    line
        JSON.
    column
        The field that holds the text; None to recognise it.
    place, encoding, notes
        As in :class:`tertius.documents.model.Original`.
    limits
        Bounds.

    Returns
    -------
    Original or Refusal

    Raises
    ------
    Refused
        By the rule ``ambiguous column``.
    """
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return Refusal(place, "not JSON", f"is no JSON ({error.msg} at character {error.pos + 1})")
    except (ValueError, RecursionError):
        return Refusal(place, "not JSON", "is nested too deeply, or has a number too long to read")
    return read_value(value, column, place, encoding, notes, limits)


def read_value(
    value: object,
    column: str | None,
    place: str,
    encoding: str,
    notes: tuple[str, ...],
    limits: Limits,
) -> Found:
    """Make a text of a value that was JSON.

    Parameters
    ----------
    value
        An object with fields, else it is refused.
    column, place, encoding, notes, limits
        As in :func:`read_object`.

    Returns
    -------
    Original or Refusal

    Raises
    ------
    Refused
        By the rule ``ambiguous column``.
    """
    if not isinstance(value, dict):
        what = f"is a {type(value).__name__}, not an object with fields"
        return Refusal(place, "no record", what)
    try:
        name = text_column(value, column, place=place, kind="field")
    except Refused as error:
        if error.refusal.rule == "ambiguous column":
            raise
        return error.refusal
    return read_record(
        value, name, kind="field", place=place, encoding=encoding, notes=notes, limits=limits
    )
