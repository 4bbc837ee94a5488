"""From one code system to another, by date.

The rule of this module: a code is never passed on unchanged because it looks the same in the other
system; it goes to the entity of that day and from there to the other code.
"""

from datetime import date
from functools import lru_cache
from typing import Literal

from tertius.errors import AmbiguousState, NotInSystem, TertiusError, UnknownState
from tertius.states.fold import whole
from tertius.states.load import SYSTEM_AS_OF, Record, registry
from tertius.states.model import Spell
from tertius.states.names import view
from tertius.states.when import On, Window, window

Code = Literal["cow", "gw", "cow_abb", "iso3c", "iso2c", "name"]
_YUGOSLAVIA = 345
_CODES = ("cow", "gw", "cow_abb", "iso3c", "iso2c", "name")


def convert(code: int | str, from_: Code = "cow", to: Code = "gw", on: On = None) -> int | str:
    """Translate a code.

    Membership in COW's system is not tested (see :func:`tertius.states.in_system`), so that rows of
    datasets with other entry dates can be translated.

    Parameters
    ----------
    code
        A code of the system ``from_``.
    from_, to
        ``"cow"``, ``"gw"`` (with the numbers of the Gleditsch–Ward list of microstates),
        ``"cow_abb"``, ``"iso3c"``, ``"iso2c"`` or ``"name"`` (the short name; exact when read).
    on
        Day, year or ISO date. None means :data:`SYSTEM_AS_OF`, or the last day of an entity that
        ended before.

    Returns
    -------
    int or str
        Numbers for ``"cow"`` and ``"gw"``, else text.

    Raises
    ------
    UnknownState
        If ``from_`` has no such code, or the entity has no code in ``to``.
    NotInSystem
        If the code belonged to nobody then.
    AmbiguousState
        If it belonged to two states in the period (``260`` of ``"gw"`` in 1990).

    Examples
    --------
    >>> convert(255, "cow", "gw", 2020), convert(340, "gw", "cow", 2010), convert(345, to="iso3c")
    (260, 345, 'SRB')
    """
    for system in (from_, to):
        if system not in _CODES:
            raise TertiusError(
                f"'{str(system)[:40]}' is no code system", remedy=f"Use one of {', '.join(_CODES)}."
            )
    span = window(on)
    record = _holder(code, from_, span)
    return _code_of(record, to, span)


def gw_to_cow(gwcode: int, on: On = None) -> int:
    """Give the COW number of the state that held a Gleditsch–Ward number.

    UCDP's numbers are Gleditsch–Ward numbers, except that it keeps 345 for Serbia after 2006, which
    is therefore understood.

    Parameters
    ----------
    gwcode
        Gleditsch–Ward number, including those of the list of microstates.
    on
        Day, year or ISO date.

    Returns
    -------
    int
        COW number, whether or not COW counted the state as a member that day.

    Raises
    ------
    UnknownState, NotInSystem, AmbiguousState
        As in :func:`convert`: in 1990 the numbers 260 and 678 changed hands, so give a day there.

    Examples
    --------
    >>> gw_to_cow(260, 1970), gw_to_cow(260, 2020), gw_to_cow(678, 2020), gw_to_cow(816, 1960)
    (260, 255, 679, 816)
    """
    found = convert(gwcode, "gw", "cow", on)
    assert isinstance(found, int)  # noqa: S101 - COW numbers are integers
    return found


def cow_to_gw(ccode: int, on: On = None) -> int:
    """Give the Gleditsch–Ward number of a COW state on a day.

    Parameters
    ----------
    ccode
        COW number.
    on
        Day, year or ISO date.

    Returns
    -------
    int

    Raises
    ------
    UnknownState, NotInSystem
        As in :func:`convert`.

    Examples
    --------
    >>> cow_to_gw(345, 1980), cow_to_gw(345, 2010)
    (345, 340)
    """
    found = convert(ccode, "cow", "gw", on)
    assert isinstance(found, int)  # noqa: S101 - GW numbers are integers
    return found


def _holder(code: int | str, from_: Code, span: Window | None) -> Record:
    if from_ == "gw":
        return _gw_holder(_number(code), span)
    known = registry()
    day = span.end if span else SYSTEM_AS_OF
    held: list[Record] = []
    if from_ == "cow":
        held = [r for r in [known.by_ccode.get(_number(code))] if r]
    elif from_ == "cow_abb":
        held = [r for r in [known.by_key.get(str(code))] if r]
    else:
        held = list(_holders_on(from_, day).get(str(code), ()))
    if not held:
        raise UnknownState(f"{ascii(code)[:60]} is no {from_} code{f' {span}' if span else ''}")
    if len(held) > 1:
        raise _ambiguous(code, from_, held, span)
    return held[0]


@lru_cache(maxsize=512)
def _holders_on(from_: Code, day: date) -> dict[str, tuple[Record, ...]]:
    # Codes and names are dated, so a table is made for each day asked about; panels ask for few.
    found: dict[str, list[Record]] = {}
    for record in registry().by_key.values():
        seen = view(record, day)
        code = {"iso3c": seen.iso3c, "iso2c": seen.iso2c, "name": seen.name}[from_]
        if code:
            found.setdefault(code, []).append(record)
    return {code: _alive_or_all(records, day) for code, records in found.items()}


def _alive_or_all(records: list[Record], day: date) -> tuple[Record, ...]:
    alive = [r for r in records if any(s.touches(day, day) for s in _lives(r))]
    return tuple(alive or records)


def _gw_holder(code: int, span: Window | None) -> Record:
    held = registry().by_gwcode.get(code, [])
    if not held:
        raise UnknownState(f"{code} is no Gleditsch–Ward number")
    if span is None:
        return max(held, key=lambda r: max(s.last for s in _gw(r) if s.code == code))
    now = [
        r for r in held if any(s.code == code and s.touches(span.start, span.end) for s in _gw(r))
    ]
    if not now and code == _YUGOSLAVIA:
        # UCDP goes on writing it for Serbia after 2006. Only this one number is forgiven: 255 in
        # 2020, say, would be a COW number in the wrong column.
        now = [r for r in held if any(s.touches(span.start, span.end) for s in _gw(r))]
    if not now:
        spells = "; ".join(str(s) for r in held for s in _gw(r) if s.code == code)
        raise NotInSystem(f"the Gleditsch–Ward number {code} was not in use {span} ({spells})")
    if len(now) > 1:
        raise _ambiguous(code, "gw", now, span)
    return now[0]


def _code_of(record: Record, to: Code, span: Window | None) -> int | str:
    found: int | str | None
    if to == "gw":
        spells = _gw(record)
        if span is None:
            found = spells[-1].code if spells else None
        else:
            found = next(
                (s.code for s in reversed(spells) if s.touches(span.start, span.end)), None
            )
            if found is None and spells:
                dates = "; ".join(str(s) for s in spells)
                raise NotInSystem(f"{record.name} had no Gleditsch–Ward number {span} ({dates})")
    elif to == "cow":
        found = record.ccode
    elif to == "cow_abb":
        found = record.key if record.ccode is not None else None
    else:
        seen = view(record, span.end if span else SYSTEM_AS_OF)
        found = {"iso3c": seen.iso3c, "iso2c": seen.iso2c, "name": seen.name}[to]
    if found is None:
        raise UnknownState(f"{record.name} ({record.key}) has no {to} code")
    return found


def _gw(record: Record) -> list[Spell]:
    return [*record.gw, *record.gw_micro]


def _lives(record: Record) -> list[Spell]:
    return [*record.cow, *record.gw, *record.gw_micro, *record.life]


def _number(code: int | str) -> int:
    number = whole(code)
    if number is None and isinstance(code, str) and code.isascii() and code.isdigit():
        number = int(code[:7])
    if number is None:
        raise UnknownState(
            f"{ascii(code)[:60]} is no state number", remedy="Numbers are whole: 365."
        )
    return number


def _ambiguous(
    code: int | str, system: str, held: list[Record], span: Window | None
) -> AmbiguousState:
    names = " or ".join(f"{r.name} ({r.ccode or r.key})" for r in held)
    return AmbiguousState(
        f"{system} code {ascii(code)[:60]} means {names} {span or ''}".rstrip(),
        remedy="Give a day instead of a longer period.",
    )
