"""Heads of state and of government, and who of them ruled.

The rule of this module: ``ruler`` is the person who held effective power, whatever the title; the
other of the two highest offices is listed as ``state`` or ``government`` where it matters. Both
ends of a term count, so on the day of a handover the incoming leader is the leader.
"""

from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from tertius.states.fold import fold
from tertius.states.load import SYSTEM_AS_OF, cells, first_day, last_day
from tertius.states.model import Name
from tertius.states.names import record_of
from tertius.states.when import On, window_or

Role = Literal["ruler", "state", "government"]


class Leader(NamedTuple):
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
    return _terms(record_of(ccode).key)


def leader_hits(folded: str) -> dict[str, list[Name]] | None:
    """Give the terms of the leaders who are called so, by key.

    Parameters
    ----------
    folded
        A name after :func:`tertius.states.fold.fold`.

    Returns
    -------
    dict of list of Name, or None
        None where no leader is called so.
    """
    found: dict[str, list[Name]] = {}
    for key, _, start, end, name, _, _ in leader_spellings().get(folded, ()):
        term = Name(name, "leader", first_day(start), last_day(end))
        found.setdefault(key, []).append(term)
    return found or None


@cache
def leader_spellings() -> dict[str, list[list[str]]]:
    """Give the rows of the table by every folded spelling of a leader's name.

    Returns
    -------
    dict of list of list of str
    """
    found: dict[str, list[list[str]]] = {}
    for lines in _lines().values():
        for line in lines:
            _, _, _, _, name, surname, also = line
            full = fold(name)
            # Most surnames are the last word of the name, and need no folding of their own.
            last = full.rpartition(" ")[2] if surname.isalpha() else ""
            ends_so = last and name.endswith(surname)
            spellings = {full, last if ends_so else fold(surname)}
            if also:
                spellings.update(map(fold, also.split(";")))
            for spelling in spellings:
                found.setdefault(spelling, []).append(line)
    return found


@cache
def _terms(key: str) -> tuple[Leader, ...]:
    return tuple(
        Leader(
            key,
            role,  # type: ignore[arg-type]
            name,
            surname,
            tuple(also.split(";")) if also else (),
            first_day(start),
            last_day(end),
        )
        for _, role, start, end, name, surname, also in _lines().get(key, ())
    )


@cache
def _lines() -> dict[str, list[list[str]]]:
    # Terms become values only when one asks for them: reading 3,000 rows must not delay a command
    # that needs none of them.
    found: dict[str, list[list[str]]] = {}
    for line in cells("leaders.csv")[1:]:
        found.setdefault(line[0], []).append(line)
    return found
