"""Records in files: lines of JSON to keep them, tables to count them, published formats to compare.

What is written says of itself how it was made: what was left out, by reason, and what the format
could not say stands in the file's metadata.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from tertius.coding.model import LEVELS, Level, Reading, Record
from tertius.errors import CodingError, TertiusError
from tertius.report.exports import check_ending

if TYPE_CHECKING:
    import polars as pl

    from tertius.coding.records.published import Published
    from tertius.coding.texts import Texts
    from tertius.documents.works.telling import Told
    from tertius.exchange import About

Form = Literal["records", "empty", "plover", "icews", "gdelt"]
"""``records``: all of every record. ``empty``: sentences that gave none, by reason. The others are
published formats of event data."""
FORMS: tuple[Form, ...] = get_args(Form)

TABLES = (".csv", ".parquet")
LINES = ".jsonl"
LARGEST = 2 << 30
"""Bytes of a file of lines that is read; more is no file of records."""

_TITLES: dict[Form, str] = {
    "records": "Events and claims read from texts",
    "empty": "Sentences that gave no record",
    "plover": "Events read from texts, in the form of PLOVER",
    "icews": "Events read from texts, in the form of ICEWS",
    "gdelt": "Events read from texts, in the form of GDELT 1.0",
}
_BEWARE = (
    "What a text claims is a claim and no evidence; check it against data before use.",
    "Texts belong to their authors and publishers; the sentences are quoted as proof.",
)


def write_records(readings: Iterable[Reading], path: Path | str) -> Path:
    """Write all of every record as lines of JSON.

    Parameters
    ----------
    readings
        Of any number of documents.
    path
        Ends in ``.jsonl``.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    TertiusError
        If it cannot be written; the file that was there before stays.
    """
    from tertius.coding.records.lines import to_lines
    from tertius.exchange.atomic import replacing

    check_ending(Path(path), (LINES,))
    with replacing(path) as unfinished, unfinished.open("wb") as file:
        file.writelines(line.encode() for line in to_lines(readings))
    return Path(path)


def read_records(path: Path | str) -> tuple[Reading, ...]:
    """Read a file that :func:`write_records` wrote.

    Parameters
    ----------
    path
        Lines of JSON, in UTF-8.

    Returns
    -------
    tuple of Reading

    Raises
    ------
    CodingError
        If the file is missing, no ordinary file, or too large.
    InputProblems
        With every line and field that does not fit, what was found and what was expected.
    """
    from tertius.coding.records.lines import from_lines

    place = Path(path)
    try:
        if not place.is_file():
            missing = "is a folder" if place.is_dir() else "there is no such file"
            raise CodingError(missing, where=str(path), remedy="Give a file of records (.jsonl).")
        if place.stat().st_size > LARGEST:
            raise CodingError("is too large for a file of records", where=str(path))
        with place.open("rb") as file:
            return from_lines(file, where=str(path))
    except OSError as error:
        why = error.strerror or str(error)
        raise CodingError(f"cannot be read: {why}", where=str(path)) from error


def write_readings(
    texts: "Texts", path: Path | str, *, layout: Form = "records", all_stances: bool = False
) -> tuple[str, ...]:
    """Write what was read from texts, each statement of a work once where events are counted.

    Parameters
    ----------
    texts
        Texts read together.
    path
        Ends in ``.csv`` or ``.parquet``, or, for records, in ``.jsonl``. Beside a table of
        records, ``<name>-empty`` counts the sentences that gave none.
    layout
        Which table.
    all_stances
        In published formats: also what is supposed, denied or an opinion.

    Returns
    -------
    tuple of str
        What a user should know: what was left out, by reason, and what the format cannot say.

    Raises
    ------
    TertiusError
        If there is no such layout, or the file cannot be written.
    """
    from tertius.coding.passages import written_on

    place = Path(path)
    if layout == "records" and place.suffix.lower() in TABLES:
        beside = place.with_name(f"{place.stem}-empty{place.suffix}")
        write_coding(texts.readings, place, told=texts.told)
        write_coding(texts.readings, beside, form="empty")
        return (f"sentences that gave no record, by reason: {beside}",)
    if layout in ("records", "empty"):
        write_coding(texts.readings, place, form=layout)
        return ()
    days = {
        document.identity: day
        for document in texts.documents
        for segment in reversed(document.segments)
        if (day := written_on(document, segment.number))
    }
    once, again = _said_first(texts)
    return _write_published(
        once,
        place,
        layout,
        levels=LEVELS if all_stances else None,
        written=days,
        left=(f"left out {again} records: said in an earlier publication",) if again else (),
    )


def write_coding(
    readings: Sequence[Reading],
    path: Path | str,
    *,
    form: Form = "records",
    levels: Collection[Level] | None = None,
    written: Mapping[str, date] | None = None,
    told: Mapping[tuple[str, int], "Told"] | None = None,
) -> Path:
    """Write records as a table, or as lines of JSON.

    Parameters
    ----------
    readings
        Of any number of documents.
    path
        Ends in ``.csv`` or ``.parquet``, or, for records, in ``.jsonl``.
    form
        Which table.
    levels
        Of published formats: the stances to let through; by default asserted and reported.
    written
        Of published formats: day on which a document was written, by its identity, for events
        that the text does not date.
    told
        Of records: which statement of which work each sentence is.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    TertiusError
        If there is no such form, or the file cannot be written.
    """
    _check_form(form, FORMS, "form")
    place = Path(path)
    check_ending(place, (*TABLES, LINES) if form == "records" else TABLES)
    if place.suffix.lower() == LINES:
        return write_records(readings, place)
    if form not in ("records", "empty"):
        _write_published(readings, place, form, levels=levels, written=written)
        return place
    from tertius.coding.records.table import empty_table, records_table

    if form == "empty":
        return _write_table(empty_table(readings), place, form, len(readings), ())
    notes = tuple(note for reading in readings for note in reading.notes)
    return _write_table(records_table(readings, told), place, form, len(readings), notes)


def published_table(
    readings: Iterable[Reading],
    form: Form,
    *,
    levels: Collection[Level] | None = None,
    written: Mapping[str, date] | None = None,
) -> "Published":
    """Give events in a published format.

    Parameters
    ----------
    readings
        Of any number of documents.
    form
        ``plover``, ``icews`` or ``gdelt``.
    levels
        Stances to let through; by default asserted and reported.
    written
        Day on which a document was written, by its identity.

    Returns
    -------
    Published

    Raises
    ------
    TertiusError
        If there is no such format.
    """
    from tertius.coding.records.gdelt import gdelt_table
    from tertius.coding.records.icews import icews_table
    from tertius.coding.records.plover import plover_table
    from tertius.coding.records.published import DEFAULT_LEVELS

    tables = {"plover": plover_table, "icews": icews_table, "gdelt": gdelt_table}
    _check_form(form, tuple(tables), "published format")
    chosen = DEFAULT_LEVELS if levels is None else levels
    return tables[form](readings, levels=chosen, written=written)


def left_out(published: "Published") -> tuple[str, ...]:
    """Say which records a published format could not take.

    Parameters
    ----------
    published
        A table in such a format.

    Returns
    -------
    tuple of str
        One line per reason, the most frequent first.
    """
    counts = sorted(published.left_out.items(), key=lambda one: (-one[1], one[0]))
    return tuple(f"left out {n} records: {reason}" for reason, n in counts)


def _said_first(texts: "Texts") -> tuple[list[Reading], int]:
    """Give the readings without what an earlier publication says, and how much that was."""
    kept = [
        replace(
            reading,
            records=tuple(
                record
                for record in reading.records
                if (told := texts.told.get(_place(record))) is None or told.first
            ),
        )
        for reading in texts.readings
    ]
    before = sum(len(reading.records) for reading in texts.readings)
    return kept, before - sum(len(reading.records) for reading in kept)


def _place(record: Record) -> tuple[str, int]:
    return record.evidence.document, record.evidence.sentence


def _check_form(form: str, known: Sequence[str], what: str) -> None:
    if form not in known:
        raise TertiusError(f"'{form}' is no {what}", remedy=f"Use one of: {', '.join(known)}.")


def _write_published(
    readings: Sequence[Reading],
    place: Path,
    form: Form,
    *,
    levels: Collection[Level] | None,
    written: Mapping[str, date] | None,
    left: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Write events in a published format, and give the notes that stand in its metadata."""
    _check_form(form, FORMS, "form")
    check_ending(place, TABLES)
    published = published_table(readings, form, levels=levels, written=written)
    notes = (*left, *left_out(published), *published.notes)
    _write_table(published.frame, place, form, len(readings), notes)
    return notes


def _write_table(
    frame: "pl.DataFrame", place: Path, form: Form, documents: int, notes: tuple[str, ...]
) -> Path:
    from tertius.exchange import write_csv, write_parquet

    about = _about(form, documents, notes)
    write = write_csv if place.suffix.lower() == ".csv" else write_parquet
    return write(frame, place, about=about)


def _about(form: Form, documents: int, notes: tuple[str, ...]) -> "About":
    from tertius.coding.records.columns import COLUMNS, EMPTY_COLUMNS
    from tertius.exchange import About
    from tertius.exchange.about import SourceNote

    texts = SourceNote(
        name="texts",
        title=f"{documents} documents, named in the table",
        version="",
        role="ties",
        start="",
        end="",
        licence="of their authors and publishers",
        redistribution="user-supplied",
        citations=(),
    )
    columns = {"records": COLUMNS, "empty": EMPTY_COLUMNS}.get(form, ())
    return About(
        title=_TITLES[form],
        sources=(texts,),
        columns=columns,
        notes=(*dict.fromkeys(notes), *_BEWARE),
    )
