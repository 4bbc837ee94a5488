"""What was read in texts as one self-contained page: each sentence beside its records.

The rule of this module: a statement stands once, where it was published first, with its other
places folded under it; the words are shown as published, and those that carry a record are marked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tertius.coding.model import KINDS, LEVELS, Reading, Record
from tertius.coding.passages import TITLE, passages_of
from tertius.coding.texts import Texts
from tertius.documents.model import Document, Proof
from tertius.documents.works.telling import Told
from tertius.exchange.atomic import write_text
from tertius.report.claims_page import marked
from tertius.report.documents import short
from tertius.report.reading import count_words, reading_facts, record_words, works_of
from tertius.report.templates import filled
from tertius.report.words import plural

SCRIPTS = ("page/reading.js", "page/save.js")
MOST = 5_000
"""Sentences of all texts up to which those without a record are shown, too."""
SIGNS = {1: "friendly, or together", -1: "hostile, or apart", 0: "neither"}
_LOOKS = {1: ("+", "plus"), -1: ("−", "minus"), 0: ("·", "zero")}
_KINDS = {
    "event": "events",
    "standing": "standing ties",
    "attitude": "attitudes",
    "policy": "policies",
    "causal": "claims of a third party",
}


@dataclass
class _Row:
    """A statement that is being gathered: where it stands first, and where else."""

    proof: Proof
    document: str
    place: str
    sentence: int
    told: Told | None
    records: list[Record]
    others: list[str] = field(default_factory=list)


def write_reading_page(texts: Texts, path: Path) -> Path:
    """Write the page of what was read.

    Parameters
    ----------
    texts
        Texts read together.
    path
        Where to.

    Returns
    -------
    pathlib.Path
        The file, written whole or not at all.

    Raises
    ------
    TertiusError
        If it cannot be written.
    """
    return write_text(render_reading_page(texts), path)


def render_reading_page(texts: Texts) -> str:
    """Give the page of what was read as HTML.

    Parameters
    ----------
    texts
        Texts read together.

    Returns
    -------
    str
    """
    works = works_of(texts)
    documents = {document.identity: document for document in texts.documents}
    by_work: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in texts.readings:
        by_work[works[reading.document]].append(reading)
    whole = sum(reading.sentences for reading in texts.readings) <= MOST
    shown = [_work(readings, documents, texts, whole=whole) for readings in by_work.values()]
    records = [r for work in shown for row in work["rows"] for r in row["records"]]
    total = sum(len(reading.records) for reading in texts.readings)
    return filled(
        "reading.html",
        styles=("page/page.css", "page/claims.css", "page/reading.css"),
        scripts=SCRIPTS,
        data=reading_facts(texts),
        title=_title(shown),
        lead=_lead(texts, len(shown), total, len(records)),
        whole=whole,
        works=shown,
        facets=_facets(records),
        refused=list(texts.refused),
    )


def _title(works: Sequence[Mapping[str, Any]]) -> str:
    return works[0]["title"] if len(works) == 1 else "What the texts say"


def _lead(texts: Texts, works: int, total: int, shown: int) -> str:
    counts = f"{plural(len(texts.readings), 'text')} of {plural(works, 'work')}"
    once = f"; repeated statements stand once, which leaves {shown:,}" if shown < total else ""
    return f"{counts}: {plural(total, 'record')}{once}."


def _facets(records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give what can be filtered by, with how many records there are of each."""
    told = (
        ("kind", "Kind", [(kind, _KINDS[kind]) for kind in KINDS]),
        ("stance", "How it is meant", [(level, level) for level in LEVELS]),
        ("sign", "Sign", [(str(sign), words) for sign, words in SIGNS.items()]),
    )
    facets = []
    for name, legend, values in told:
        counts = Counter(record[name] for record in records)
        found = [
            {"value": value, "words": words, "count": counts[value]}
            for value, words in values
            if counts[value]
        ]
        facets.append({"name": name, "legend": legend, "values": found})
    return facets


def _work(
    readings: Sequence[Reading], documents: Mapping[str, Document], texts: Texts, *, whole: bool
) -> dict[str, Any]:
    rows: dict[object, _Row] = {}
    for reading in readings:
        for row in _rows(reading, documents[reading.document], texts):
            _fold(rows, row)
    shown = [row for row in rows.values() if whole or row.records]
    titles = [row.told.title for row in rows.values() if row.told and row.told.title]
    return {
        "title": titles[0] if titles else readings[0].place,
        "texts": [
            {"name": short(r.document), "place": r.place, "count": count_words(r), "notes": r.notes}
            for r in readings
        ],
        "rows": [_shown(row) for row in shown],
    }


def _rows(reading: Reading, document: Document, texts: Texts) -> Iterator[_Row]:
    """Give each sentence that was read, with its records."""
    held: defaultdict[tuple[int, int], list[Record]] = defaultdict(list)
    for record in reading.records:
        held[record.evidence.sentence, record.evidence.span.start].append(record)
    for passage in passages_of(document).passages:
        yield _Row(
            proof=document.published(passage.span),
            document=reading.document,
            place=reading.place,
            sentence=passage.place,
            told=texts.told.get((reading.document, passage.place)),
            records=held.pop((passage.place, passage.span.start), []),
        )
    # What was found elsewhere, by a back end with sentences of its own, is not lost.
    for (place, _), records in held.items():
        told = texts.told.get((reading.document, place))
        proof = records[0].evidence.proof
        yield _Row(proof, reading.document, reading.place, place, told, records)


def _fold(rows: dict[object, _Row], row: _Row) -> None:
    """Put a sentence among the statements: a repeated one only adds its place."""
    told = row.told
    bare = "".join(c for c in row.proof.quote.casefold() if c.isalnum())
    key: object = (told.work, told.statement) if told and told.statement >= 0 else bare
    if row.sentence == TITLE:
        key = (TITLE, bare)
    first = rows.get(key)
    if first is None:
        rows[key] = row
        return
    if told and told.first and not (first.told and first.told.first):
        row.others = [_where(first), *first.others]
        rows[key] = row
    else:
        first.others.append(_where(row))


def _where(row: _Row) -> str:
    return f"characters {row.proof.start}–{row.proof.end} of {row.place}"


def _shown(row: _Row) -> dict[str, Any]:
    told = row.told
    return {
        "words": marked(row.proof, [record.evidence.trigger for record in row.records]),
        "title": row.sentence == TITLE,
        "where": _where(row),
        "said": told.dating if told else "",
        "voice": told.voice if told else "",
        "edited": bool(told and told.edits is not None),
        "others": row.others,
        "records": [_record(record) for record in row.records],
    }


def _record(record: Record) -> dict[str, Any]:
    sign = record.effect.sign if record.effect is not None else record.sign
    glyph, look = _LOOKS[sign]
    # The first part is who acts towards whom; the glyph before it is shown apart.
    head, _, rest = record_words(record).partition("; ")
    return {
        "kind": record.kind,
        "stance": record.stance.level,
        "sign": str(sign),
        "glyph": glyph,
        "look": look,
        "head": head.removeprefix(f"{glyph} "),
        "rest": rest,
        "word": SIGNS[sign],
    }
