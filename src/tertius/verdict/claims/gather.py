"""From what was read in texts to the claims that they make, each with who says it where.

The rule of this module: a statement speaks once, however often it was published, and however many
of its publications were read; texts of one work are one voice. Who denies a claim is listed with
those who make it, and is told apart by the stance.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

from tertius.coding.model import Party, Reading, Record
from tertius.documents.works.telling import Told
from tertius.errors import PeriodError
from tertius.periods import parse_date
from tertius.verdict.claims.model import Claim, Saying

Key = tuple[str, frozenset[str], int]
_BY = re.compile(r"[,|–—-]\s*by\s[^,]{3,60}$", re.IGNORECASE)


def claims_in(
    readings: Sequence[Reading], told: Mapping[tuple[str, int], Told]
) -> tuple[Claim, ...]:
    """Gather the claims of some texts.

    Parameters
    ----------
    readings
        What the texts were coded to.
    told
        Which statement each of their sentences is
        (:func:`tertius.documents.works.telling.tell`).

    Returns
    -------
    tuple of Claim
        Those of three named parties with a direction: most works first, then most statements,
        then in the order of the texts. Rules without a dyad of their own are left out.
    """
    found: dict[Key, dict[tuple[str, object], tuple[Record, Told]]] = defaultdict(dict)
    parties: dict[Key, tuple[Party, tuple[Party, Party]]] = {}
    for reading in readings:
        for record in reading.records:
            key = _key(record)
            if key is None or record.effect is None or record.effect.dyad is None:
                continue
            parties.setdefault(key, (record.source, record.effect.dyad))
            where = _told(record, told)
            statement = (where.work, where.statement)
            before = found[key].get(statement)
            # The first publication is the one that is shown, whichever was read first.
            if before is None or (where.first and not before[1].first):
                found[key][statement] = (record, where)
    named: dict[str, frozenset[str]] = defaultdict(frozenset)
    works = _works(readings, told)
    for reading in readings:
        named[works[reading.document]] |= reading.named
    claims = [
        _claim(parties[key], key[2], list(said.values()), named) for key, said in found.items()
    ]
    return tuple(sorted(claims, key=lambda claim: (-claim.works, -len(claim.sayings))))


def _works(readings: Sequence[Reading], told: Mapping[tuple[str, int], Told]) -> dict[str, str]:
    """Give the work of each document: that of its first sentence."""
    found = {reading.document: reading.document for reading in readings}
    for (identity, _), where in sorted(told.items(), key=lambda item: item[0], reverse=True):
        found[identity] = where.work
    return found


def _key(record: Record) -> Key | None:
    effect = record.effect
    if record.kind != "causal" or effect is None or effect.dyad is None or not effect.sign:
        return None
    dyad = frozenset(party.key for party in effect.dyad)
    keys = {record.source.key, *dyad}
    if "" in keys or len(keys) < 3:
        return None
    return record.source.key, dyad, effect.sign


def _told(record: Record, told: Mapping[tuple[str, int], Told]) -> Told:
    evidence = record.evidence
    place = evidence.sentence
    if place >= 0:
        # Where nobody has told of which work it is, the document is a work of its own.
        alone = Told(evidence.document, place, None, True, 1, "", "", "")
        return told.get((evidence.document, place), alone)
    # A title: of the work of its first sentence, and one statement wherever it is printed.
    mine = (t for (identity, _), t in told.items() if identity == evidence.document)
    host = next(mine, None)
    # 'K Unites I and J, by A. Author' on a blog is the title that the piece was printed under.
    bare = _BY.sub("", evidence.proof.quote)
    words = "".join(c for c in bare.casefold() if c.isalnum())
    number = -1 - int.from_bytes(sha256(words.encode()).digest()[:6], "big") - 2**32
    if host is None:
        return Told(evidence.document, number, None, True, 1, "", "", evidence.proof.quote)
    return Told(
        host.work, number, None, host.first, host.publications, host.dating, host.voice, host.title
    )


def _claim(
    parties: tuple[Party, tuple[Party, Party]],
    sign: int,
    said: list[tuple[Record, Told]],
    named: Mapping[str, frozenset[str]],
) -> Claim:
    driver, dyad = parties
    spans = [span for record, _ in said if (span := _span(record.when)) is not None]
    days = [day for _, where in said if (day := _first_day(where.dating)) is not None]
    bounds = [day for _, where in said if (day := _first_day(where.dating[5:])) is not None]
    around = [day for record, _ in said if (day := _first_day(record.when)) is not None]
    titles = {where.work: where.title for _, where in reversed(said) if where.title}
    ends = [end for _, end in spans if end is not None]
    return Claim(
        driver=driver,
        dyad=dyad,
        sign=1 if sign > 0 else -1,
        since=min((start for start, _ in spans), default=None),
        until=max(ends) if ends and len(ends) == len(spans) else None,
        said=min(days, default=None),
        around=min(around, default=None),
        not_before=min(bounds, default=None),
        sayings=tuple(_saying(record, where, titles) for record, where in said),
        named=frozenset[str]().union(*(named[where.work] for _, where in said)),
    )


def _saying(record: Record, where: Told, titles: Mapping[str, str]) -> Saying:
    return Saying(
        work=where.work,
        title=titles.get(where.work, ""),
        place=record.evidence.place,
        proof=record.evidence.proof,
        trigger=record.evidence.trigger,
        stance=record.stance,
        condition=record.condition,
        dating=where.dating,
        voice=where.voice,
        publications=where.publications,
        rule=record.rule,
    )


def _span(when: str) -> tuple[date, date | None] | None:
    """Give the days of a span that a record names; a mere date is none, and a span may be open."""
    start, bar, end = when.partition("/")
    first = _first_day(start)
    if first is None or not bar:
        return None
    if end in {"", ".."}:
        return first, None
    try:
        return first, parse_date(end)[1]
    except PeriodError:
        return first, None


def _first_day(text: str) -> date | None:
    """Give the first day of a date; None for a span, a bound, or nothing."""
    if not text[:4].isdigit() or "/" in text:
        return None
    try:
        return parse_date(text)[0]
    except PeriodError:
        return None
