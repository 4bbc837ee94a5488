"""Finding records: by kind, party, dates and status, or by identifier."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from tertius.chronicle import AS_OF, Party, Record, kinds
from tertius.errors import PeriodError, TertiusError


def select_records(
    records: Iterable[Record],
    *,
    kind: str | None = None,
    party: str | None = None,
    since: date | None = None,
    until: date | None = None,
    status: str | None = None,
) -> tuple[Record, ...]:
    """Keep the records that fit all of what is asked for.

    Parameters
    ----------
    records
        Any.
    kind
        Name of a kind.
    party
        A state, organisation or other entity that the record names: key, name or code.
    since, until
        Days; a record fits if it touches the span.
    status
        ``checked`` or ``memory``.

    Returns
    -------
    tuple of Record
        In the given order.

    Raises
    ------
    TertiusError
        If there is no such kind or party.
    PeriodError
        If ``until`` lies before ``since``.
    """
    if since is not None and until is not None and until < since:
        raise PeriodError(
            f"the span ends ({until}) before it starts ({since})",
            remedy="Give the earlier date to --since and the later one to --until.",
        )
    if kind is not None and kind not in kinds():
        near = get_close_matches(kind, kinds(), n=3, cutoff=0.4)
        raise TertiusError(
            f"there is no kind '{kind[:40]}'",
            remedy=f"did you mean {' or '.join(near)}?" if near else "see: tertius chronicle kinds",
        )
    key = _key_of(party) if party is not None else None
    return tuple(
        r
        for r in records
        if (kind is None or r.kind == kind)
        and (key is None or any(p.key == key for p in (*r.side_a, *r.side_b)))
        and (since is None or (r.end or AS_OF) >= since)
        and (until is None or r.start <= until)
        and (status is None or r.status == status)
    )


def _key_of(party: str) -> str:
    """Give the key of what a person calls a party; a key is taken as it is."""
    from tertius.errors import UnknownState
    from tertius.states import resolve, state

    try:
        return state(party.strip().upper()).key
    except UnknownState:
        return resolve(party).key


def record_of(records: Iterable[Record], identifier: str) -> Record:
    """Find a record by its identifier.

    Parameters
    ----------
    records
        Any.
    identifier
        As in the files; case does not matter.

    Returns
    -------
    Record

    Raises
    ------
    TertiusError
        If there is none; the message gives the nearest ones.
    """
    by_id = {r.id: r for r in records}
    wanted = identifier.strip().lower()
    if wanted in by_id:
        return by_id[wanted]
    near = get_close_matches(wanted, by_id, n=3, cutoff=0.5)
    raise TertiusError(
        f"there is no record '{identifier[:60]}'",
        remedy=f"did you mean {' or '.join(near)}?" if near else "see: tertius chronicle list",
    )


def parties_of(record: Record) -> str:
    """Write the parties of a record on one line.

    Parameters
    ----------
    record
        Any.

    Returns
    -------
    str
        ``A, B`` for a tie inside a side, ``A → B`` for a directed kind, ``A – B`` for two sides.
    """
    sides = [", ".join(p.key for p in side) for side in (record.side_a, record.side_b) if side]
    return (" → " if kinds()[record.kind].directed else " – ").join(sides)


def to_plain(record: Record) -> dict[str, object]:
    """Give a record as plain data, with dates as written.

    Parameters
    ----------
    record
        Any.

    Returns
    -------
    dict
        The columns of the files; parties as objects with their own dates.
    """

    def side(parties: Iterable[Party]) -> list[dict[str, str | None]]:
        return [
            {
                "key": p.key,
                "since": p.since.isoformat() if p.since else None,
                "until": p.until.isoformat() if p.until else None,
            }
            for p in parties
        ]

    return {
        "id": record.id,
        "kind": record.kind,
        "side_a": side(record.side_a),
        "side_b": side(record.side_b),
        "dates": record.date_text,
        "sign": record.sign,
        "text": record.text,
        "citation": record.citation,
        "status": record.status,
        "checked_with": list(record.checked_with),
        "note": record.note,
        "file": record.where,
    }
