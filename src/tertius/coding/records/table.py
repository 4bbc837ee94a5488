"""Records as a tidy table, and the sentences that gave none.

The rule of this module: one row per record, every field of a record in a column, null for what is
absent. A dyad has its smaller COW number first, as everywhere in this project.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tertius.coding.model import Party, Reading, Record, Stance
from tertius.coding.ontology import Cameo, cameo_of
from tertius.coding.records.columns import COLUMNS, EMPTY_COLUMNS
from tertius.coding.records.dates import days_of
from tertius.columns import Column

if TYPE_CHECKING:
    import polars as pl

    from tertius.documents.works.telling import Told


def records_table(
    readings: Iterable[Reading], told: Mapping[tuple[str, int], "Told"] | None = None
) -> "pl.DataFrame":
    """Give all records as a table.

    Parameters
    ----------
    readings
        Of any number of documents.
    told
        Which statement of which work each sentence is, by document and place, as
        :func:`tertius.documents.works.telling.tell` finds it; without it, columns about works
        are null.

    Returns
    -------
    polars.DataFrame
        One row per record, with the columns of :data:`~tertius.coding.records.COLUMNS`. Of
        stances within stances, ``stance`` and ``holder`` are the outermost and ``stances`` has
        all.
    """
    rows = [
        {"record": number, **_row(record), **_work(record, told or {})}
        for reading in readings
        for number, record in enumerate(reading.records, start=1)
    ]
    return frame_of(rows, COLUMNS)


def empty_table(readings: Iterable[Reading]) -> "pl.DataFrame":
    """Count the sentences that gave no record, by reason.

    Parameters
    ----------
    readings
        Of any number of documents.

    Returns
    -------
    polars.DataFrame
        One row per document and reason; a row ``read`` per document counts all its sentences.
    """
    rows = [
        {"document": one.document, "place": one.place, "reason": reason, "sentences": count}
        for one in readings
        for reason, count in (("read", one.sentences), *sorted(one.empty.items()))
    ]
    return frame_of(rows, EMPTY_COLUMNS)


def frame_of(rows: list[dict[str, Any]], columns: tuple[Column, ...]) -> "pl.DataFrame":
    """Make a table of rows.

    Parameters
    ----------
    rows
        By name of the column; what is missing is null.
    columns
        Names and types.

    Returns
    -------
    polars.DataFrame
    """
    import polars as pl

    data = {c.name: [_sound(row.get(c.name)) for row in rows] for c in columns}
    schema = {c.name: getattr(pl, c.dtype) for c in columns}
    return pl.DataFrame(data, schema=schema)


def _sound(value: Any) -> Any:
    """Replace halves of characters, which a table cannot hold, by question marks."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def stances_of(stance: Stance) -> tuple[Stance, ...]:
    """Give a stance and those within it.

    Parameters
    ----------
    stance
        Of a record.

    Returns
    -------
    tuple of Stance
        The outermost first.
    """
    found = [stance]
    while found[-1].within is not None:
        found.append(found[-1].within)
    return tuple(found)


def code_of(record: Record) -> Cameo:
    """Give the CAMEO code of a record that has a type.

    Parameters
    ----------
    record
        With a type.

    Returns
    -------
    Cameo
    """
    return cameo_of(record.event_type, record.mode, sign=record.sign)


def _row(record: Record) -> dict[str, Any]:
    target = record.target
    days = days_of(record.when)
    dyad = _numbers(record.source, target)
    return {
        "document": record.evidence.document,
        "kind": record.kind,
        **_party("source", record.source),
        **(_party("target", target) if target else {}),
        "ccode1": dyad[0],
        "ccode2": dyad[1],
        "reciprocal": record.reciprocal,
        **_typed(record),
        "sign": record.sign,
        "stance": record.stance.level,
        "holder": record.stance.holder,
        "stance_words": record.stance.words or None,
        "stances": " > ".join(f"{s.level} by {s.holder}" for s in stances_of(record.stance)),
        "factive": record.stance.factive,
        "when": record.when or None,
        "year": days[0].year if days else None,
        "superseded": record.superseded,
        "condition": record.condition or None,
        **_effect(record),
        **_places(record),
        "rule": record.rule,
        "sure": record.sure,
    }


def _party(side: str, party: Party) -> dict[str, Any]:
    return {
        side: party.key or None,
        f"{side}_name": party.name or None,
        f"{side}_ccode": party.ccode,
        f"{side}_role": party.role or None,
        f"{side}_words": party.words or None,
        f"{side}_by": party.by or None,
    }


def _typed(record: Record) -> dict[str, Any]:
    if not record.event_type:
        return {}
    code = code_of(record)
    return {
        "event_type": record.event_type,
        "mode": record.mode or None,
        "event_code": code.code,
        "event_code_lossy": code.lossy,
        "quad_class": record.quad_class,
        "goldstein": record.goldstein,
    }


def _effect(record: Record) -> dict[str, Any]:
    effect = record.effect
    if effect is None:
        return {}
    found: dict[str, Any] = {"effect_sign": effect.sign, "effect_general": effect.general}
    if effect.dyad is None:
        return found
    first, second = sorted(effect.dyad, key=_order)
    low, high = _numbers(first, second)
    found |= {"effect1": first.key or None, "effect2": second.key or None}
    return found | {"effect_ccode1": low, "effect_ccode2": high}


def _places(record: Record) -> dict[str, Any]:
    evidence = record.evidence
    return {
        "quote": evidence.proof.quote,
        "quote_start": evidence.proof.start,
        "quote_end": evidence.proof.end,
        "trigger": evidence.trigger.quote,
        "trigger_start": evidence.trigger.start,
        "trigger_end": evidence.trigger.end,
        "segment": evidence.segment,
        "sentence": evidence.sentence,
        "place": evidence.place,
    }


def _work(record: Record, told: Mapping[tuple[str, int], "Told"]) -> dict[str, Any]:
    found = told.get((record.evidence.document, record.evidence.sentence))
    if found is None:
        return {}
    return {
        "work": found.work,
        "statement": found.statement,
        "first": found.first,
        "publications": found.publications,
        "said": found.dating or None,
        "title": found.title or None,
        "voice": found.voice or None,
    }


def _numbers(one: Party, other: Party | None) -> tuple[int | None, int | None]:
    """Give the COW numbers of a dyad, the smaller first; none unless both are states."""
    if other is None or one.ccode is None or other.ccode is None or one.ccode == other.ccode:
        return None, None
    return min(one.ccode, other.ccode), max(one.ccode, other.ccode)


def _order(party: Party) -> tuple[bool, int, str]:
    return party.ccode is None, party.ccode or 0, party.key
