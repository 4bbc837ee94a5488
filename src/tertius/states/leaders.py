"""Heads of state and of government, and who of them ruled.

The rule of this module: ``ruler`` is the person who held effective power, whatever the title; the
other of the two highest offices is listed as ``state`` or ``government`` where it matters. Both
ends of a term count, so on the day of a handover the incoming leader is the leader.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from tertius.states.fold import fold
from tertius.states.load import SYSTEM_AS_OF, first_day, last_day, rows
from tertius.states.model import Name
from tertius.states.names import record_of
from tertius.states.when import On, window_or

Role = Literal["ruler", "state", "government"]


@dataclass(frozen=True, slots=True)
class Leader:
    """One term of one leader.

    Attributes
    ----------
    key
        Key of the state, organisation or movement.
    role
        ``ruler``, ``state`` (head of state) or ``government`` (head of government).
    name
        Full name.
    surname
        The short form that news use.
    also
        Other spellings.
    start, end
        First and last day in office; None while it lasts.
    """

    key: str
    role: Role
    name: str
    surname: str
    also: tuple[str, ...]
    start: date
    end: date | None


def leader_on(ccode: int | str, on: On = None) -> Leader | None:
    """Give the effective leader on a day.

    Parameters
    ----------
    ccode
        COW number or key.
    on
        Day, year or ISO date; a longer period gives the last leader in it. None means
        :data:`SYSTEM_AS_OF`.

    Returns
    -------
    Leader or None
        None where the registry lists nobody then.

    Raises
    ------
    UnknownState, PeriodError
        If the number, key or date is none.

    Examples
    --------
    >>> leader_on(365, 1985).name, leader_on("PRK", "2012-01-01").surname
    ('Mikhail Gorbachev', 'Kim')
    """
    return next((found for found in reversed(leaders_on(ccode, on)) if found.role == "ruler"), None)


def leaders_on(ccode: int | str, on: On = None) -> tuple[Leader, ...]:
    """Give all leaders in office on any day of a period, by role and start.

    Parameters
    ----------
    ccode, on
        As in :func:`leader_on`.

    Returns
    -------
    tuple of Leader

    Raises
    ------
    UnknownState, PeriodError
        As in :func:`leader_on`.
    """
    span = window_or(on, SYSTEM_AS_OF)
    terms = leaders_of(ccode)
    return tuple(t for t in terms if t.start <= span.end and span.start <= (t.end or date.max))


def leaders_of(ccode: int | str) -> tuple[Leader, ...]:
    """Give all listed leaders of an entity, by role and start.

    Parameters
    ----------
    ccode
        COW number or key.

    Returns
    -------
    tuple of Leader

    Raises
    ------
    UnknownState
        If there is no such number or key.
    """
    return _by_key().get(record_of(ccode).key, ())


@cache
def leader_index() -> dict[str, dict[str, list[Name]]]:
    """Give the folded names of all leaders, each with the terms that it stands for, by key.

    Returns
    -------
    dict of dict of list of Name
    """
    found: dict[str, dict[str, list[Name]]] = {}
    for key, terms in _by_key().items():
        for term in terms:
            name = Name(term.name, "leader", term.start, term.end)
            spellings = {fold(text) for text in (term.name, term.surname, *term.also)}
            for spelling in spellings:
                found.setdefault(spelling, {}).setdefault(key, []).append(name)
    return found


@cache
def _by_key() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for row in rows("leaders.csv"):
        found.setdefault(row["key"], []).append(
            Leader(
                row["key"],
                row["role"],  # type: ignore[arg-type]
                row["name"],
                row["surname"],
                tuple(row["also"].split(";")) if row["also"] else (),
                first_day(row["start"]),
                last_day(row["end"]),
            )
        )
    return {key: tuple(terms) for key, terms in found.items()}
