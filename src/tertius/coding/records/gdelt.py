"""Records in the form of GDELT 1.0: the 58 columns of its daily files, in their order.

The rule of this module: a column is filled only where a record says what it means; mentions,
sources and articles are 1 each, since a record is one sentence of one document, and tone and
places stay empty.

References
----------
Leetaru & Schrodt 2013 (``leetaru2013``), https://www.gdeltproject.org.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tertius.coding.model import Level, Party, Reading
from tertius.coding.ontology import cameo_goldstein, cameo_quad_class
from tertius.coding.records.icews import directions
from tertius.coding.records.published import (
    DEFAULT_LEVELS,
    Entry,
    Published,
    choose,
    group_of,
    is_organisation,
    iso_of,
    notes_of,
    sector_of,
)
from tertius.coding.records.table import frame_of
from tertius.columns import Column, Dtype

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")


def _columns() -> Iterator[Column]:
    types: dict[str, Dtype] = {
        "GLOBALEVENTID": "Int32", "SQLDATE": "Int32", "MonthYear": "Int32", "Year": "Int32",
        "FractionDate": "Float64",
    }  # fmt: skip
    for actor in ("Actor1", "Actor2"):
        types |= {f"{actor}{name}": "String" for name in _ACTOR}
    types |= {
        "IsRootEvent": "Int32", "EventCode": "String", "EventBaseCode": "String",
        "EventRootCode": "String", "QuadClass": "Int32", "GoldsteinScale": "Float64",
        "NumMentions": "Int32", "NumSources": "Int32", "NumArticles": "Int32",
        "AvgTone": "Float64",
    }  # fmt: skip
    numbers: dict[str, Dtype] = {"Type": "Int32", "Lat": "Float64", "Long": "Float64"}
    for place in ("Actor1Geo", "Actor2Geo", "ActionGeo"):
        types |= {f"{place}_{name}": numbers.get(name, "String") for name in _PLACE}
    types |= {"DATEADDED": "Int32", "SOURCEURL": "String"}
    yield from (Column(name, dtype, name) for name, dtype in types.items())


COLUMNS = tuple(_columns())


def gdelt_table(
    readings: Iterable[Reading],
    *,
    levels: Collection[Level] = DEFAULT_LEVELS,
    written: Mapping[str, date] | None = None,
) -> Published:
    """Give events in the form of GDELT 1.0.

    Parameters
    ----------
    readings
        Of any number of documents.
    levels
        Stances to let through.
    written
        Day on which a document was written, by its identity, for events without a date.

    Returns
    -------
    Published
        The quad class is that of the CAMEO root, as GDELT gives it, not that of PLOVER.
    """
    chosen = choose(readings, levels=levels, written=written)
    entries = chosen.entries
    rows: list[dict[str, Any]] = []
    for entry in entries:
        added = (written or {}).get(entry.record.evidence.document, entry.day)
        for source, target in directions(entry):
            rows.append(_row(entry, source, target, len(rows) + 1, added))
    counts = {
        "hold in both directions and are two rows": sum(e.record.reciprocal for e in entries),
        "have another quad class here than in PLOVER": sum(
            cameo_quad_class(e.code.code) != e.record.quad_class for e in entries
        ),
        "have a score, that of the CAMEO root": len(entries),
    }
    notes = chosen.notes + notes_of(counts, len(entries))
    return Published("GDELT 1.0", frame_of(rows, COLUMNS), chosen.left_out, notes)


def _row(entry: Entry, source: Party, target: Party, number: int, added: date) -> dict[str, Any]:
    day, code = entry.day, entry.code.code
    # GDELT's fraction counts months of 30 days: (month × 30 + day) of 365.
    fraction = round(day.year + (day.month * 30 + day.day) / 365, 4)
    return {
        "GLOBALEVENTID": number,
        "SQLDATE": _digits(day),
        "MonthYear": _digits(day) // 100,
        "Year": day.year,
        "FractionDate": fraction,
        **_actor("Actor1", source, day),
        **_actor("Actor2", target, day),
        "IsRootEvent": 0,
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": cameo_quad_class(code),
        "GoldsteinScale": cameo_goldstein(code),
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "DATEADDED": _digits(added),
        "SOURCEURL": entry.record.evidence.place,
    }


def _actor(side: str, party: Party, day: date) -> dict[str, str | None]:
    iso, group = iso_of(party.key, day), group_of(party.key)
    kind = "IGO" if is_organisation(party.key) else sector_of(party, "cameo")
    code = (kind + group if kind == "IGO" else iso + kind + group) or party.key
    return {
        f"{side}Code": code,
        f"{side}Name": (party.name or party.key).upper(),
        f"{side}CountryCode": iso or None,
        f"{side}KnownGroupCode": group or None,
        f"{side}Type1Code": kind or None,
    }


def _digits(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
