"""What was read in texts, on the terminal and as plain data: each statement once, with its words.

A sentence that stands in several publications is shown where it was published first, and the
others only count it. Every record is followed by the words that prove it and their place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape

from tertius.coding.model import AUTHOR, Party, Reading, Record, Stance
from tertius.coding.records import to_json
from tertius.coding.texts import Texts
from tertius.documents.works.telling import Told
from tertius.report.documents import short

QUOTED = 160
"""Characters of a quotation that are shown."""
_WHY = {
    "no actors": "no actor is named or meant",
    "one actor": "only one is",
    "no trigger": "nothing binds them",
    "too long": "too long to parse",
    "language": "in another language",
    "no sentences": "no sentences",
}
_SIGNS = {1: "+", -1: "−", 0: "·"}


def reading_facts(texts: Texts) -> dict[str, Any]:
    """Give what was read as plain data.

    Parameters
    ----------
    texts
        Texts read together.

    Returns
    -------
    dict
        ``texts`` with their records, and ``refused``. A record's ``work`` and ``statement`` tell
        which publications say the same.
    """
    return {
        "texts": [_text_facts(reading, texts) for reading in texts.readings],
        "refused": [
            {"place": r.place, "rule": r.rule, "what": r.what, "remedy": r.remedy}
            for r in texts.refused
        ],
    }


def _text_facts(reading: Reading, texts: Texts) -> dict[str, Any]:
    return {
        "document": reading.document,
        "place": reading.place,
        "sentences": reading.sentences,
        "empty": dict(reading.empty),
        "notes": list(reading.notes),
        "records": [
            to_json(record) | _told_facts(texts.told.get(_place(record)))
            for record in reading.records
        ],
    }


def _told_facts(told: Told | None) -> dict[str, Any]:
    if told is None:
        return {}
    return {
        "work": told.work,
        "statement": told.statement,
        "said": told.dating,
        "voice": told.voice,
        "publications": told.publications,
    }


def _place(record: Record) -> tuple[str, int]:
    return record.evidence.document, record.evidence.sentence


def print_readings(texts: Texts, console: Console, *, limit: int) -> None:
    """Print what was read, work by work.

    Parameters
    ----------
    texts
        Texts read together.
    console
        Where to.
    limit
        At most so many statements of each work.
    """
    works = works_of(texts)
    by_work: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in texts.readings:
        by_work[works[reading.document]].append(reading)
    for readings in by_work.values():
        _print_work(readings, texts, console, limit)
    _print_total(texts, console)


def works_of(texts: Texts) -> dict[str, str]:
    """Give the work to which most sentences of each text belong.

    Parameters
    ----------
    texts
        Texts read together.

    Returns
    -------
    dict of str to str
        Key of the work by identity of the text.
    """
    works: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (identity, _), told in texts.told.items():
        works[identity][told.work] += 1
    identities = [reading.document for reading in texts.readings]
    return {i: works[i].most_common(1)[0][0] if i in works else i for i in identities}


def _print_work(readings: Sequence[Reading], texts: Texts, console: Console, limit: int) -> None:
    titles = [t.title for r in readings for t in _tolds(r, texts) if t.title]
    console.print(f"[bold]{escape(titles[0] if titles else readings[0].place)}[/]")
    for reading in readings:
        place, count = escape(reading.place), count_words(reading)
        console.print(f"  {short(reading.document)}  {place}: {count}")
        for note in reading.notes:
            console.print(f"    {escape(note)}")
    said = _each_once(readings, texts)
    for records, told in list(said.values())[:limit]:
        _print_statement(records, told, console)
    if len(said) > limit:
        console.print(f"  … {len(said) - limit:,} more statements with --limit")
    console.print()


def _tolds(reading: Reading, texts: Texts) -> Iterable[Told]:
    return (t for (identity, _), t in texts.told.items() if identity == reading.document)


def count_words(reading: Reading) -> str:
    """Say how many records a text gave, and why its other sentences gave none.

    Parameters
    ----------
    reading
        Of the text.

    Returns
    -------
    str
    """
    kinds = Counter(record.kind for record in reading.records)
    held = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    why = ", ".join(f"{_WHY[reason]} in {count}" for reason, count in reading.empty.items())
    sentences = _many(reading.sentences, "sentence")
    return f"{sentences}; {held or 'no record'}" + (f"; nothing where {why}" if why else "")


def _each_once(
    readings: Sequence[Reading], texts: Texts
) -> dict[tuple[str, object], tuple[list[Record], Told | None]]:
    """Group the records by statement, as first published."""
    found: dict[tuple[str, object], tuple[list[Record], Told | None]] = {}
    shown: dict[tuple[str, object], tuple[str, int]] = {}
    for reading in readings:
        for record in reading.records:
            place, told = _place(record), texts.told.get(_place(record))
            key: tuple[str, object] = (
                (told.work, told.statement) if told else (reading.document, _bare(record))
            )
            earlier = told is not None and told.first and shown.get(key, place) != place
            if key not in found or earlier:
                found[key] = ([], told)
                shown[key] = place
            if shown[key] == place:
                found[key][0].append(record)
    return found


def _bare(record: Record) -> object:
    """Give what makes two titles the same: their letters."""
    return "".join(c for c in record.evidence.proof.quote.casefold() if c.isalnum())


def _print_statement(records: Sequence[Record], told: Told | None, console: Console) -> None:
    proof = records[0].evidence.proof
    quote = " ".join(proof.quote.split())
    quote = quote if len(quote) <= QUOTED else quote[: QUOTED - 1].rstrip() + "…"
    often = f", in {told.publications} publications" if told and told.publications > 1 else ""
    said = f"{told.dating}, " if told and told.dating else ""
    console.print(
        f"  “{escape(quote)}” [dim]\\[{said}{proof.start}–{proof.end} of "
        f"{short(records[0].evidence.document)}{often}][/]",
        soft_wrap=True,
    )
    for record in records:
        console.print(f"    {escape(record_words(record))}", soft_wrap=True)


def record_words(record: Record) -> str:
    """Write a record in one line.

    Parameters
    ----------
    record
        Of a text.

    Returns
    -------
    str
    """
    parts = [_who(record), _what(record), stance_words(record.stance)]
    if record.when:
        parts.append(record.when)
    if record.superseded:
        parts.append("no longer so")
    if record.condition:
        parts.append(f"if: “{record.condition}”")
    trigger = " ".join(record.evidence.trigger.quote.split())
    parts.append(f"by “{trigger if len(trigger) <= 60 else trigger[:59] + '…'}”")
    return "; ".join(part for part in parts if part) + f"; sure {record.sure:.0%}"


def _who(record: Record) -> str:
    if record.effect is not None:
        way = {1: "together", -1: "apart", 0: "neither together nor apart"}[record.effect.sign]
        dyad = record.effect.dyad
        whom = "others in general" if dyad is None else f"{_name(dyad[0])} and {_name(dyad[1])}"
        return f"claim: {_name(record.source)} drives {whom} {way}"
    arrow = "↔" if record.reciprocal else "→"
    target = "" if record.target is None else _name(record.target)
    return f"{_SIGNS[record.sign]} {_name(record.source)} {arrow} {target}"


def _what(record: Record) -> str:
    if record.effect is not None:
        return ""
    if record.kind != "event":
        return record.kind
    return f"{record.event_type}{f' ({record.mode})' if record.mode else ''}"


def _name(party: Party) -> str:
    return party.name or party.words or "somebody"


def stance_words(stance: Stance) -> str:
    """Write a stance: its level and whose it is, the outer ones after it.

    Parameters
    ----------
    stance
        Of a record.

    Returns
    -------
    str

    Examples
    --------
    >>> stance_words(Stance("negated", "RUS", "denies", Stance("reported", "officials", "said")))
    'negated by RUS (“denies”), as reported by officials (“said”)'
    """
    whose = "" if stance.holder == AUTHOR else f" by {stance.holder}"
    cue = f" (“{stance.words}”)" if stance.words else ""
    outer = f", as {stance_words(stance.within)}" if stance.within is not None else ""
    return f"{stance.level}{whose}{cue}{outer}"


def _print_total(texts: Texts, console: Console) -> None:
    records = sum(len(reading.records) for reading in texts.readings)
    works = len(set(works_of(texts).values()))
    refused = f"; {_many(len(texts.refused), 'text')} refused" if texts.refused else ""
    console.print(
        f"{_many(len(texts.readings), 'text')} of {_many(works, 'work')}, "
        f"{_many(records, 'record')}{refused}. A text's claims are claims, not evidence: "
        "tertius check holds them against the records."
    )


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
