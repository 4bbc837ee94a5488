"""Records in the form of ICEWS: the 20 columns of its published tables.

The rule of this module: an event that holds in both directions is two rows, as coders of CAMEO
write it; places and publishers, which a record does not have, stay empty.

References
----------
Boschee et al. 2015 (``boschee2015``), https://doi.org/10.7910/DVN/28075.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from tertius.coding.model import Level, Party, Reading
from tertius.coding.ontology import cameo_goldstein, cameo_name
from tertius.coding.records.published import (
    DEFAULT_LEVELS,
    Entry,
    Published,
    choose,
    notes_of,
)
from tertius.coding.records.table import frame_of
from tertius.columns import Column

COLUMNS = tuple(
    Column(name, dtype, name)  # type: ignore[arg-type]
    for name, dtype in {
        "Event ID": "Int32", "Event Date": "Date", "Source Name": "String",
        "Source Sectors": "String", "Source Country": "String", "Event Text": "String",
        "CAMEO Code": "String", "Intensity": "Float64", "Target Name": "String",
        "Target Sectors": "String", "Target Country": "String", "Story ID": "Int32",
        "Sentence Number": "Int32", "Publisher": "String", "City": "String",
        "District": "String", "Province": "String", "Country": "String",
        "Latitude": "Float64", "Longitude": "Float64",
    }.items()
)  # fmt: skip


def icews_table(
    readings: Iterable[Reading],
    *,
    levels: Collection[Level] = DEFAULT_LEVELS,
    written: Mapping[str, date] | None = None,
) -> Published:
    """Give events in the form of ICEWS.

    Parameters
    ----------
    readings
        Of any number of documents; each is a story, numbered from 1.
    levels
        Stances to let through.
    written
        Day on which a document was written, by its identity, for events without a date.

    Returns
    -------
    Published
    """
    chosen = choose(readings, levels=levels, written=written)
    stories: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    for entry in chosen.entries:
        story = stories.setdefault(entry.record.evidence.document, len(stories) + 1)
        for source, target in directions(entry):
            rows.append(_row(entry, source, target, len(rows) + 1, story))
    entries = chosen.entries
    counts = {
        "hold in both directions and are two rows": sum(e.record.reciprocal for e in entries),
        "have an intensity, that of the CAMEO root": len(entries),
    }
    notes = chosen.notes + notes_of(counts, len(entries))
    return Published("ICEWS", frame_of(rows, COLUMNS), chosen.left_out, notes)


def directions(entry: Entry) -> tuple[tuple[Party, Party], ...]:
    """Give source and target of each row of an event.

    Parameters
    ----------
    entry
        An event.

    Returns
    -------
    tuple of tuple of Party
        Two rows for what holds in both directions.
    """
    forth = (entry.record.source, entry.target)
    return (forth, forth[::-1]) if entry.record.reciprocal else (forth,)


def _row(entry: Entry, source: Party, target: Party, number: int, story: int) -> dict[str, Any]:
    return {
        "Event ID": number,
        "Event Date": entry.day,
        **_party("Source", source),
        "Event Text": cameo_name(entry.code.code).capitalize(),
        "CAMEO Code": entry.code.code,
        "Intensity": cameo_goldstein(entry.code.code),
        **_party("Target", target),
        "Story ID": story,
        "Sentence Number": entry.record.evidence.sentence + 1,
    }


def _party(side: str, party: Party) -> dict[str, str | None]:
    return {
        f"{side} Name": party.name or party.key,
        f"{side} Sectors": party.role.capitalize() or None,
        f"{side} Country": party.name if party.ccode is not None else None,
    }
