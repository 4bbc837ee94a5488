"""Membership in the state system, and the major powers.

The rule of this module: membership is a question about days, and both ends of a spell count.
"""

from functools import cache

from tertius.errors import PeriodError, TertiusError
from tertius.states.load import SYSTEM_AS_OF, first_day, last_day, registry, rows
from tertius.states.model import Entity, Spell, System
from tertius.states.names import record_of, view
from tertius.states.when import On, window, window_or


def check_system(system: str) -> None:
    """Refuse a state system that the registry does not know."""
    if system not in {"cow", "gw"}:
        raise TertiusError(
            f"'{str(system)[:40]}' is no state system", remedy="Use system='cow' or system='gw'."
        )


def in_system(ccode: int | str, on: On, *, system: System = "cow") -> bool:
    """Say whether a state was a member of a state system on any day of a period.

    Parameters
    ----------
    ccode
        COW number or key, whatever the system asked about.
    on
        Day, year or ISO date; a year asks for any day in it. None means :data:`SYSTEM_AS_OF`.
    system
        ``"cow"`` or ``"gw"``.

    Returns
    -------
    bool

    Raises
    ------
    UnknownState, PeriodError
        If the number or the date is none.
    """
    check_system(system)
    span = window_or(on, SYSTEM_AS_OF)
    return any(s.touches(span.start, span.end) for s in spells_of(ccode, system=system))


def spells_of(ccode: int | str, *, system: System = "cow") -> tuple[Spell, ...]:
    """Give the spells of membership of a state, in order; for other entities, their life.

    Parameters
    ----------
    ccode
        COW number or key.
    system
        ``"cow"`` or ``"gw"``; a GW spell carries the GW number.

    Returns
    -------
    tuple of Spell

    Raises
    ------
    UnknownState
        If there is no such number or key.
    """
    check_system(system)
    return tuple(record_of(ccode).spells(system))


def states_in(
    period_start: On, period_end: On = None, *, system: System = "cow"
) -> tuple[Entity, ...]:
    """Give the states that were members on any day of a period.

    Parameters
    ----------
    period_start, period_end
        First and last day, years or ISO dates, both included; without an end, the start alone.
    system
        ``"cow"`` or ``"gw"``.

    Returns
    -------
    tuple of Entity
        Sorted by the number of the system, each as it was on its last day within the period. Under
        ``"gw"`` a state that changed its number within the period appears under both.

    Raises
    ------
    PeriodError
        If the end lies before the start.
    """
    check_system(system)
    first = window(period_start)
    last = window(period_end) if period_end is not None else first
    if first is None or last is None:
        raise PeriodError("a period has no start", remedy="Give a date or a year.")
    if last.end < first.start:
        raise PeriodError(
            f"the period ends ({last.end}) before it starts ({first.start})",
            remedy="Give the earlier date first.",
        )
    found: dict[int, Entity] = {}
    for record in registry().by_key.values():
        if record.kind != "state":
            continue
        for spell in record.spells(system):
            if spell.touches(first.start, last.end):
                found[spell.code] = view(record, min(spell.last, last.end))
    return tuple(found[code] for code in sorted(found))


def major_powers(on: On = None) -> frozenset[int]:
    """Give the COW numbers of the major powers on a day.

    COW's list ends in 2016; the registry continues it unchanged to :data:`SYSTEM_AS_OF`, because no
    state has been added to it or dropped from it since.

    Parameters
    ----------
    on
        Day, year or ISO date; a year asks for any day in it. None means :data:`SYSTEM_AS_OF`.

    Returns
    -------
    frozenset of int

    Raises
    ------
    PeriodError
        If ``on`` is no date.

    References
    ----------
    Correlates of War Project, State System Membership, v2016: list of major powers.
    """
    span = window_or(on, SYSTEM_AS_OF)
    return frozenset(s.code for s in _majors() if s.touches(span.start, span.end))


@cache
def _majors() -> tuple[Spell, ...]:
    return tuple(
        Spell(int(row["ccode"]), first_day(row["start"]), last_day(row["end"]))
        for row in rows("major_powers.csv")
    )
