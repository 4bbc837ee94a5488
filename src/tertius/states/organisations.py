"""Organisations and their members, by date.

The rule of this module: a suspended member is no member unless one asks for it, and an
organisation that starts anew under another name is another organisation (OAU and AU).
"""

from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from tertius.errors import NotInSystem, UnknownState
from tertius.states.load import SYSTEM_AS_OF, first_day, last_day, registry, rows
from tertius.states.when import On, window_or

Status = Literal["member", "suspended", "associate"]


class Membership(NamedTuple):
    """One spell of one member in one organisation.

    Attributes
    ----------
    organisation, member
        Keys.
    start, end
        First and last day; where only the month or the year is known, its first and last day.
    status
        ``member``, ``suspended`` or ``associate``.
    """

    organisation: str
    member: str
    start: date
    end: date | None
    status: Status


def members(org: str, on: On = None, *, suspended: bool = False) -> frozenset[str]:
    """Give the members of an organisation on a day.

    Parameters
    ----------
    org
        Key of the organisation: ``"NATO"``.
    on
        Day, year or ISO date; a year asks for any day in it. None means :data:`SYSTEM_AS_OF`.
    suspended
        Whether suspended members count.

    Returns
    -------
    frozenset of str
        Keys, mostly of states: the Arab League counts ``PSE``, the G20 ``EU``.

    Raises
    ------
    UnknownState
        If there is no such organisation.
    NotInSystem
        If it did not exist then.
    """
    span = window_or(on, SYSTEM_AS_OF)
    record = registry().by_key.get(org)
    if record is None or record.kind != "organisation":
        known = ", ".join(sorted(_by_organisation()))
        raise UnknownState(f"there is no organisation {ascii(org)[:60]}", remedy=f"Known: {known}.")
    life = record.life[0]
    if not life.touches(span.start, span.end):
        raise NotInSystem(f"{record.name} ({org}) did not exist {span}: it exists {life}")
    counted = {"member", "suspended"} if suspended else {"member"}
    return frozenset(
        m.member
        for m in _by_organisation().get(org, ())
        if m.status in counted and m.start <= span.end and span.start <= (m.end or date.max)
    )


def memberships(key: str) -> tuple[Membership, ...]:
    """Give all spells of an entity in organisations, or of an organisation's members.

    Parameters
    ----------
    key
        Key of a member or of an organisation.

    Returns
    -------
    tuple of Membership
        Sorted as in the table: by organisation, then by start.

    Raises
    ------
    UnknownState
        If there is no such key.
    """
    if key not in registry().by_key:
        raise UnknownState(f"there is no entity {ascii(key)[:60]}", remedy="See entities().")
    spells = (m for found in _by_organisation().values() for m in found)
    return tuple(m for m in spells if key in {m.member, m.organisation})


@cache
def _by_organisation() -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for row in rows("membership.csv"):
        start, end = first_day(row["start"]), last_day(row["end"])
        found.setdefault(row["organisation"], []).extend(
            Membership(row["organisation"], member, start, end, row["status"])  # type: ignore[arg-type]
            for member in row["members"].split(";")
        )
    return {org: tuple(spells) for org, spells in found.items()}
