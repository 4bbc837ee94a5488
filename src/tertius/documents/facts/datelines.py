"""Dates of publication: of this site, and of the venue where a text first ran.

Only lines that say so are read: datelines, bylines and short lines above a text; below it only a
sentence such as ``This article first appeared in X on DATE``. What is dated otherwise (comments,
updates, copyright, events, related pieces) dates nothing. Two names with two dates above one text
are the host, whose name returns on the page, and the venue where it ran before. Where two dates
could be meant, none is stated.
"""

import re
from dataclasses import replace

from tertius.documents.facts.dates import WrittenDate, first_day, written_dates
from tertius.documents.facts.declared import declared_dates
from tertius.documents.facts.forwarding import Header, forwarded_dates, forwarded_headers
from tertius.documents.facts.frontmatter import front_lines
from tertius.documents.facts.names import is_person
from tertius.documents.facts.origins import DatedLine, earlier_publication
from tertius.documents.facts.page import READER_FURNITURE, Page
from tertius.documents.facts.venues import (
    is_called_outlet,
    is_outlet,
    returns_in_furniture,
    same_outlet,
)
from tertius.documents.model import Fact

_PUBLISHED = re.compile(
    r"\b(?:published|posted|publication date|date|dated|publié|parue?|mis en ligne|veröffentlicht"
    r"|erschienen|erstellt|datum|publicad[oa]|publicación|fecha|pubblicat[oa]|data|gepubliceerd"
    r"|опубликован[оа]?|дата)\b",
    re.I,
)
_CHANGED = re.compile(
    r"(?:updated?|modified|edited|revised|corrected|accessed|retrieved|mis(?:e)? à jour|actualisé"
    r"|aktualisiert|geändert|stand|abgerufen|actualizad[oa]|aggiornat[oa]|atualizad[oa]"
    r"|обновлен[оа]?"
    r"|изменен[оа]?)\s*(?:on|le|am|el|il|em)?\s*:?\s*(?:\d{1,2}[:.]?\d{2})?[^\d]{0,24}$",
    re.I,
)
_NO_DATELINE = re.compile(
    r"\b(?:current|released?|version|v\d|says|said|wrote|writes|replied|reply|commented"
    r"|copyright|rights reserved"
    r"|expires"
    r"|deadline|valid until|joined|member since|today is|born|died|event|events|conference|until"
    r"|from \d|hearing|filed|sagt|schrieb|kommentiert\w*|a écrit|dit|dice|escribió|ha detto|говорит"
    r"|пишет|написал)\b|©|\(c\)|\?",
    re.I,
)
_NOISE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b\d{1,2}[:.]\d{2}(?::\d{2})?\b"
    r"|\b(?:a\.?m\.?|p\.?m\.?|uhr|gmt|utc|e[ds]?t|p[ds]?t|bst|cest?|on|at|in|le|am|el|the)\b"
    r"|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:[|·•,;()]|\s[–-]\s|\s/\s)\s*")


def publication_facts(page: Page) -> list[Fact]:
    """State when and where a text was published, as its datelines say.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of Fact
        Of fields ``date`` (kinds ``host`` and ``original``), ``host`` and ``venue``.
    """
    entries: dict[int | None, list[DatedLine]] = {}
    headers = forwarded_headers(page)
    for number in range(len(front_lines(page)), len(page.lines)):
        if any(header.line == number for header in headers):
            continue
        entry = _entry(page, number, in_head=number in page.opening)
        if entry is not None:
            entries.setdefault(page.piece_of(number), []).append(entry)
    if headers:
        # Who forwards a text is its host; all that its lines date is the text before.
        found = [entry for known in entries.values() for entry in known]
        return _forwarded(page, found, headers)
    facts: list[Fact] = []
    for segment, found in entries.items():
        facts += _resolved(page, found, segment)
    return facts


def _forwarded(page: Page, entries: list[DatedLine], headers: tuple[Header, ...]) -> list[Fact]:
    """State what lines below the headers of a forwarded text say, else its inner date."""
    below = [entry for entry in entries if entry.line > headers[0].line]
    chosen = next((entry for entry in below if entry.first), None) or _chosen(page, below, None)
    if chosen is None:
        return forwarded_dates(page, headers)
    facts = _stated(page, chosen, original=True, segment=page.piece_of(chosen.line))
    return facts if chosen.date else [*facts, *forwarded_dates(page, headers)]


def _entry(page: Page, number: int, *, in_head: bool) -> DatedLine | None:
    """Read one line, or nothing where it is no dateline."""
    line, text = page.lines[number], page.texts[number]
    if len(text) > 300 or (line.role == "furniture" and line.kind in READER_FURNITURE):
        return None
    if earlier := earlier_publication(page, number):
        return earlier
    labelled = line.role in ("dateline", "byline")
    if not labelled and not (in_head and line.role in ("furniture", "body")):
        return None
    if not labelled and (line.kind == "copyright" or len(text) > 80):
        return None
    dates = [
        date
        for date in written_dates(text)
        if not _CHANGED.search(text[max(0, date.start - 45) : date.start])
    ]
    if len({date.value for date in dates}) != 1 or _NO_DATELINE.search(text):
        return None
    name = _name_beside(page, text, dates[0])
    published = _PUBLISHED.search(text) is not None
    bare = published or _is_bare(text, dates[0])
    if not labelled and not (bare or (name and line.role == "furniture")):
        return None
    return DatedLine(number, dates[0], name, False, published)


def _is_bare(text: str, date: WrittenDate) -> bool:
    """Tell whether a line says nothing beside its date, weekday, time and a person."""
    rest = _NOISE.sub(" ", text[: date.start] + " " + text[date.end :])
    rest = re.sub(r"[\s\W_\d]+", " ", rest).strip()
    return len(rest) < 4 or is_person(rest)


def _is_somebody(name: str, page: Page) -> bool:
    """Tell whether a name is a person's, as far as the page does not show it to be a site's."""
    if not is_person(name):
        return False
    people = (page.texts[number] for number in page.with_roles("byline", "bio"))
    return returns_in_furniture(name, page) == 0 or any(name in text for text in people)


def _name_beside(page: Page, text: str, date: WrittenDate) -> tuple[int, int, str] | None:
    """Find the outlet that stands beside a date."""
    for start, end in ((0, date.start), (date.end, len(text))):
        for part in _SPLIT.split(text[start:end]):
            words = part.strip(" :.,-–|")
            words = re.sub(
                r"^(?:published|posted|in|on|by)\s+(?:in|on|by|at)?\s*", "", words, flags=re.I
            )
            if words and is_outlet(words, page) and not _is_somebody(words, page):
                at = text.find(words, start)
                return at, at + len(words), words
    return None


def _resolved(page: Page, entries: list[DatedLine], segment: int | None) -> list[Fact]:
    facts: list[Fact] = []
    for entry in entries:
        if entry.first:
            facts += _stated(page, entry, original=True, segment=segment)
    rest = [entry for entry in entries if not entry.first]
    named = [entry for entry in rest if entry.name]
    host = _host_among(page, named)
    if host is None and named:
        # The container names another host: these names are venues, places or its other names.
        earlier = [entry for entry in named if _ran_before(page, entry)]
        for entry in earlier:
            facts += _stated(page, entry, original=True, segment=segment)
        rest = [replace(entry, name=None) for entry in rest if entry not in earlier]
        named = []
    for entry in named:
        if host is not None and entry.name and host.name and entry.name[2] != host.name[2]:
            if _not_after(entry, host):
                facts += _stated(page, entry, original=True, segment=segment)
            rest = [other for other in rest if other is not entry]
    chosen = _chosen(page, rest, host)
    if chosen is not None:
        facts += _stated(page, chosen, original=False, segment=_hosted(page, segment))
    return facts


def _hosted(page: Page, segment: int | None) -> int | None:
    """Give the segment of a host's date: of the whole page, unless it holds several pieces."""
    return segment if len(page.pieces) > 1 else None


def _host_among(page: Page, named: list[DatedLine]) -> DatedLine | None:
    """Choose the host: as declared, or whose name returns on the page, or who is first."""
    if not named:
        return None
    declared = {d.value.casefold() for d in page.original.declared if d.field == "host"}

    def rank(entry: DatedLine) -> tuple[bool, int, int]:
        name = entry.name[2] if entry.name else ""
        return name.casefold() in declared, returns_in_furniture(name, page), -entry.line

    best = max(named, key=rank)
    if declared and not rank(best)[0]:
        return None
    return best


def _ran_before(page: Page, entry: DatedLine) -> bool:
    """Tell whether a line names an outlet that is surely another than the declared host's."""
    if entry.name is None or entry.date is None or not is_called_outlet(entry.name[2]):
        return False
    declared = page.original.declared
    days = [d.value for found in declared_dates(page) for d in written_dates(found.value)]
    return (
        bool(days)
        and all(first_day(entry.date.value) < first_day(day) for day in days)
        and not any(d.field == "host" and same_outlet(d.value, entry.name[2]) for d in declared)
    )


def _not_after(entry: DatedLine, host: DatedLine) -> bool:
    if entry.date is None or host.date is None:
        return True
    return first_day(entry.date.value) <= first_day(host.date.value)


def _chosen(page: Page, rest: list[DatedLine], host: DatedLine | None) -> DatedLine | None:
    """Choose the one date of publication, or none where two could be meant."""
    if host is not None:
        return host
    for entries in (
        [entry for entry in rest if entry.published],
        [entry for entry in rest if page.lines[entry.line].role in ("dateline", "byline")],
        rest,
    ):
        if len({entry.date.value for entry in entries if entry.date}) == 1:
            return entries[0]
        if entries:
            return None
    return None


def _stated(page: Page, entry: DatedLine, *, original: bool, segment: int | None) -> list[Fact]:
    by = "first published" if entry.first else "dateline"
    facts: list[Fact] = []
    if entry.name:
        start, end, words = entry.name
        field = "venue" if original else "host"
        where = (entry.line, start, end)
        if field == "venue":
            facts.append(page.fact("venue", words, where, by, segment=segment))
        else:
            facts.append(page.fact("host", words, where, by, segment=segment))
    if entry.date:
        where = (entry.line, entry.date.start, entry.date.end)
        kind = "original" if original else "host"
        facts.append(
            page.fact(
                "date",
                entry.date.value,
                where,
                by,
                kind="original" if kind == "original" else "host",
                segment=segment,
            )
        )
    return facts
