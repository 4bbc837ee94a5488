"""Records in the form of PLOVER: one row per event, the fields of its manual as columns.

The rule of this module: fields of objects within a record are joined with ``_``, lists with
``; ``; what PLOVER calls a special context is taken from the stance. An event that holds in both
directions has both actors as its source and no recipient, as the manual says of meetings.

References
----------
Open Event Data Alliance (2021), draft 0.8, chapter 'Data Fields' (``plover2021``).
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from tertius.coding.model import AUTHOR, Level, Party, Reading, Record
from tertius.coding.ontology import manual
from tertius.coding.ontology.types import mode_of
from tertius.coding.records.published import (
    DEFAULT_LEVELS,
    Entry,
    Published,
    choose,
    is_organisation,
    iso_of,
    notes_of,
    sector_of,
)
from tertius.coding.records.table import frame_of
from tertius.columns import Column

SPECIAL = {"hypothetical": "hypothetical", "negated": "negation"}
"""PLOVER's special contexts, by stance; 'historical' is given to what is superseded."""

_ACTOR = ("code", "sector", "actor_text", "identifier_text")
FIELDS = (
    "id", "date", "enddate",
    *(f"{side}_{name}" for side in ("source", "recipient") for name in _ACTOR),
    "event", "quad_code", "event_scale", "mode", "context",
    "event_text", "text", "text_info_sequence", "text_info_start", "text_info_end",
    "cite_info_citation", "cite_info_url", "cite_info_codebook", "coder", "comment",
)  # fmt: skip
_TYPES = {"quad_code": "Int8", "event_scale": "Float64", "text_info_sequence": "Int32",
          "text_info_start": "Int32", "text_info_end": "Int32"}  # fmt: skip
COLUMNS = tuple(Column(name, _TYPES.get(name, "String"), name) for name in FIELDS)  # type: ignore[arg-type]


def plover_table(
    readings: Iterable[Reading],
    *,
    levels: Collection[Level] = DEFAULT_LEVELS,
    written: Mapping[str, date] | None = None,
) -> Published:
    """Give events in the form of PLOVER.

    Parameters
    ----------
    readings
        Of any number of documents.
    levels
        Stances to let through; hypothetical and negated ones get a special context.
    written
        Day on which a document was written, by its identity, for events without a date.

    Returns
    -------
    Published
    """
    chosen = choose(readings, levels=levels, written=written)
    entries = chosen.entries
    counts = {
        "have an actor without an ISO code, under this project's key": sum(
            not all(_code(p, e.day)[1] for p in (e.record.source, e.target)) for e in entries
        ),
        "hold in both directions: both actors are sources": sum(
            e.record.reciprocal for e in entries
        ),
    }
    frame = frame_of([_row(entry) for entry in entries], COLUMNS)
    lossless = tuple(note for note in chosen.notes if "CAMEO" not in note)
    notes = lossless + notes_of(counts, len(entries))
    return Published("PLOVER", frame, chosen.left_out, notes)


def _row(entry: Entry) -> dict[str, Any]:
    record, evidence = entry.record, entry.record.evidence
    sides = {"source": [record.source], "recipient": [entry.target]}
    if record.reciprocal:
        sides = {"source": [record.source, entry.target], "recipient": []}
    return {
        "id": entry.name,
        "date": entry.day.isoformat(),
        "enddate": entry.last.isoformat() if entry.day < entry.last < date.max else None,
        **{k: v for side, who in sides.items() for k, v in _actors(side, who, entry).items()},
        "event": record.event_type,
        "quad_code": record.quad_class,
        "event_scale": record.goldstein,
        **_mode(record),
        "event_text": evidence.trigger.quote,
        "text": evidence.proof.quote,
        "text_info_sequence": evidence.sentence,
        "text_info_start": evidence.proof.start,
        "text_info_end": evidence.proof.end,
        "cite_info_citation": evidence.document,
        "cite_info_url": evidence.place,
        "cite_info_codebook": manual(),
        "coder": f"tertius {record.rule}",
        "comment": _comment(record),
    }


def _actors(side: str, parties: list[Party], entry: Entry) -> dict[str, str | None]:
    values = {
        "code": [_code(party, entry.day)[0] for party in parties],
        "sector": [sector_of(party, "plover") for party in parties],
        "actor_text": [party.words or party.name for party in parties],
        "identifier_text": [party.name for party in parties],
    }
    return {f"{side}_{n}": "; ".join(v) if any(v) else None for n, v in values.items()}


def _code(party: Party, day: date) -> tuple[str, bool]:
    """Give a code, and whether it is one of PLOVER."""
    if iso := iso_of(party.key, day):
        return iso, True
    return ("IGO", True) if is_organisation(party.key) else (party.key, False)


def _mode(record: Record) -> dict[str, str | None]:
    found: dict[str, str | None] = {"mode": None, "context": None}
    contexts = []
    if record.mode:
        detail = mode_of(record.event_type, record.mode)
        if detail.kind == "mode":
            found["mode"] = record.mode
        else:
            contexts.append(record.mode)
    if record.superseded:
        contexts.append("historical")
    if record.stance.level in SPECIAL:
        contexts.append(SPECIAL[record.stance.level])
    return {**found, "context": "; ".join(contexts) or None}


def _comment(record: Record) -> str | None:
    stance = record.stance
    if stance.level == "asserted" and stance.holder == AUTHOR:
        return None
    return f"{stance.level} by {stance.holder}"
