"""What entities are called, and the value that describes one on a day.

The rule of this module: a print name is dated, and a name with dates names nothing outside them.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache

from tertius.errors import UnknownState
from tertius.states.fold import whole
from tertius.states.load import SYSTEM_AS_OF, Record, registry
from tertius.states.model import Entity, Name, Spell
from tertius.states.when import On, day_of

_MEN = {"Frenchman", "Dutchman", "Irishman"}


def state(key_or_ccode: str | int) -> Entity:
    """Give an entity by its key or its COW number, without any guessing.

    Parameters
    ----------
    key_or_ccode
        ``"RUS"``, ``"NATO"`` or ``365``. Use :func:`tertius.states.resolve` for names.

    Returns
    -------
    Entity
        As it was on :data:`SYSTEM_AS_OF`, or on the last day of its life.

    Raises
    ------
    UnknownState
        If there is no such key or number.
    """
    return view(record_of(key_or_ccode), SYSTEM_AS_OF)


def entities() -> tuple[Entity, ...]:
    """Give every entity of the registry: states by number, then territories and the others.

    Returns
    -------
    tuple of Entity
    """
    return tuple(view(record, SYSTEM_AS_OF) for record in registry().by_key.values())


def name_of(ccode: int | str, on: On = None) -> str:
    """Give the short name that was used in print on a day.

    Parameters
    ----------
    ccode
        COW number or key.
    on
        Day, year or ISO date; a year gives the name on its last day within the life of the state.
        None means :data:`SYSTEM_AS_OF`.

    Returns
    -------
    str

    Raises
    ------
    UnknownState
        If there is no such number or key.

    Examples
    --------
    >>> name_of(365, 1985), name_of(365, 2020), name_of("PRK")
    ('Soviet Union', 'Russia', 'North Korea')
    """
    return view(record_of(ccode), day_of(on, SYSTEM_AS_OF)).name


def adjective_of(ccode: int | str, on: On = None) -> str:
    """Give the adjective that was used on a day: 'Soviet' in 1985, 'Russian' in 2020.

    Parameters
    ----------
    ccode
        COW number or key.
    on
        As in :func:`name_of`.

    Returns
    -------
    str
        The name itself for entities without an adjective.

    Raises
    ------
    UnknownState
        If there is no such number or key.
    """
    seen = view(record_of(ccode), day_of(on, SYSTEM_AS_OF))
    return seen.adjective or seen.name


def names_of(key_or_ccode: str | int) -> tuple[Name, ...]:
    """Give all that an entity is called, except its leaders.

    Parameters
    ----------
    key_or_ccode
        Key or COW number.

    Returns
    -------
    tuple of Name

    Raises
    ------
    UnknownState
        If there is no such number or key.
    """
    return _names(record_of(key_or_ccode).key)


def record_of(key_or_ccode: str | int) -> Record:
    """Give the record behind a key or a COW number."""
    known = registry()
    if isinstance(key_or_ccode, str):
        found = known.by_key.get(key_or_ccode)
    else:
        code = whole(key_or_ccode)
        found = None if code is None else known.by_ccode.get(code)
    if found is None:
        raise UnknownState(
            f"there is no state with the key or COW number {ascii(key_or_ccode)[:60]}",
            remedy="Keys are COW abbreviations (RUS) or organisations (NATO); for names use "
            "resolve().",
        )
    return found


def view(record: Record, day: date) -> Entity:
    """Describe a record as it was on a day, or on the nearest day of its life."""
    # COW membership can start long after a state does (West Germany 1949/1955), so the widest
    # list decides what counts as life.
    life = [*record.cow, *record.gw, *record.gw_micro, *record.life]
    day = min(max(day, min(s.start for s in life)), max(s.last for s in life))
    gw = record.gw or record.gw_micro
    return Entity(
        record.key,
        record.kind,
        _on_day(record, "short", day) or record.name,
        record.ccode,
        _nearest(gw, day).code if gw else None,
        _on_day(record, "iso3", day) or record.iso3 or None,
        record.iso2 or None,
        _on_day(record, "adjective", day) or record.adjective,
        _on_day(record, "capital", day) or record.capital,
    )


def _on_day(record: Record, kind: str, day: date) -> str | None:
    return next((n.text for n in record.dated.get(kind, ()) if n.touches(day, day)), None)


def _nearest(spells: list[Spell], day: date) -> Spell:
    def distance(spell: Spell) -> int:
        return max((spell.start - day).days, (day - spell.last).days, 0)

    return min(reversed(spells), key=distance)


@cache
def _names(key: str) -> tuple[Name, ...]:
    record = registry().by_key[key]
    found = [Name(key, "cow_abb" if record.ccode else "key")]
    found += [Name(text, kind) for kind, text in _undated(record) if text]
    # The print name of another day is found under 'alias' where it is still understood then.
    found += [name for names in record.dated.values() for name in names]
    found += list(_plurals(found))
    return tuple(dict.fromkeys(found))


def _undated(record: Record) -> Iterable[tuple[str, str]]:
    yield "iso3", record.iso3
    yield "iso2", record.iso2
    yield "demonym", record.demonym
    for kind, text in (
        ("short", record.name),
        ("adjective", record.adjective),
        ("capital", record.capital),
    ):
        # Where the table of names dates this very word, it is understood on those days only.
        if text not in {name.text for name in record.dated.get(kind, ())}:
            yield kind, text


def _plurals(names: list[Name]) -> Iterable[Name]:
    for name in names:
        if name.kind not in {"adjective", "demonym"}:
            continue
        if name.text in _MEN:
            yield name._replace(text=name.text[:-2] + "en", kind="demonym")
        elif name.text[-1] in "nioktcdmrelb" and not name.text.endswith("ese"):
            yield name._replace(text=name.text + "s", kind="demonym")
