"""Who bears which name, and when: everything that the registry and the lexicons know.

The rule of this module: a name is kept with all its bearers and their days. Nothing is decided
here but what can be no name in a text: codes of tables, and ordinal numbers of kings.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, cast

from tertius.coding.actors.entries import Official, SpecialName, Town
from tertius.coding.actors.spelling import name_words
from tertius.coding.actors.table import TableActor
from tertius.states import Entity, Leader, Name, entities, leaders_of, names_of, spells_of

By = str
_SURNAME_FIRST = frozenset(["CHN", "TAW", "PRK", "ROK", "DRV", "RVN", "CAM"])
_CODES = frozenset(["iso3", "iso2"])
_ADJECTIVES = ("ese", "ian", "ians", "ish", "man", "mans", "ean", "eans", "Soviet", "Soviets")
_READ_AS_WORDS = frozenset(["USA", "UAE"])
_THRONES = ("King", "Queen", "Emperor", "Tsar", "Czar", "Kaiser", "Sultan", "Emir")
_ORDINAL = re.compile(r"[IVX]+")
_INITIAL = re.compile(r"\b[A-Z]\. ?")
_PARTICLE = re.compile(r"(?:al|el|as|ad|ar|ash|bin|ibn)-", re.IGNORECASE)


class Bearer(NamedTuple):
    """One who bears a name during some time.

    Attributes
    ----------
    key
        Of the state or organisation, or the code of the user's table.
    name
        Print name of the actor.
    by
        What the name is to it: see :class:`~tertius.coding.model.Party`.
    spells
        Days on which it names the bearer: pairs of first and last day.
    ccode
        COW number, if any.
    role
        What of the actor it names; ``leader`` for leaders.
    person
        Surname in small letters, for persons.
    alone
        Whether it is a surname alone, and so doubtful.
    kind
        ``state``, ``organisation``, ``territory`` or ``non-state``.
    others
        Further actors that the name means as well ('the Axis').
    article
        Whether it only counts behind 'the'.
    """

    key: str
    name: str
    by: By
    spells: tuple[tuple[date, date], ...] = ((date.min, date.max),)
    ccode: int | None = None
    role: str = ""
    person: str = ""
    alone: bool = False
    kind: str = "state"
    others: tuple["Bearer", ...] = ()
    article: bool = False


Named = tuple[tuple[str, ...], str, Bearer]
"""Words of a name in folded form, the name as written, and who bears it."""


def registry_names() -> Iterator[Named]:
    """Give the names of all entities of the registry and of their leaders.

    Yields
    ------
    Named
    """
    for entity in entities():
        lives = _lives(entity)
        for name in names_of(entity.key):
            if _is_code(name, entity):
                continue
            by = name.kind if name.kind in {"capital", "metonym"} else "name"
            if name.kind in {"adjective", "demonym"} or _is_adjective(name):
                by = "adjective"
            # A state that was no member of the system yet is known by its name all the same.
            spells = _clipped(lives, name.start or date.min, name.end or date.max)
            bearer = Bearer(
                entity.key,
                entity.name,
                by,
                spells or lives,
                entity.ccode,
                "government" if by == "metonym" else "",
                kind=entity.kind,
            )
            yield name_words(name.text), name.text, bearer
        yield from _leaders(entity, leaders_of(entity.key))


def official_names(officials: Iterable[Official]) -> Iterator[Named]:
    """Give the names of the lexicon's officials.

    Parameters
    ----------
    officials
        Entries of the lexicon.

    Yields
    ------
    Named
    """
    by_key = {entity.key: entity for entity in entities()}
    for entry in officials:
        entity = by_key[entry.key]
        name, start, end = (part.strip() for part in entry.person.split(","))
        last = date(int(end), 12, 31) if end else date.max
        spell = ((date(int(start), 1, 1), last),)
        role = "diplomat" if entry.office == "envoy" else "government"
        surname = name.split()[0 if entry.key in _SURNAME_FIRST else -1]
        yield from _person(entity, name, surname, (), spell, role)


def table_names(table: Iterable[TableActor]) -> Iterator[Named]:
    """Give the names of the user's own actors.

    Parameters
    ----------
    table
        As read.

    Yields
    ------
    Named
    """
    for actor in table:
        spell = ((actor.start or date.min, actor.end or date.max),)
        bearer = Bearer(
            actor.code, actor.name, "table", spell, role=actor.role, kind=actor.kind or "state"
        )
        yield name_words(actor.name), actor.name, bearer


def special_names(
    specials: Iterable[SpecialName], known: Mapping[tuple[str, ...], object]
) -> Iterator[Named]:
    """Give the names that the lexicon adds to the registry's.

    Parameters
    ----------
    specials
        Entries of the lexicon.
    known
        The registry's names: a preference among these adds no bearer.

    Yields
    ------
    Named
        Combining forms too.
    """
    by_key = {entity.key: entity for entity in entities()}
    for entry in specials:
        keys = entry.means.split("+")
        words = name_words(entry.form)
        if any(key not in by_key for key in keys) or _is_known(known.get(words), keys):
            continue
        by = "adjective" if entry.combining else "name"
        first, *others = (_special(by_key[key], entry, by) for key in keys)
        yield words, entry.form, first._replace(others=tuple(others))


def town_names(towns: Iterable[Town]) -> Iterator[Named]:
    """Give the names of towns.

    Parameters
    ----------
    towns
        Entries of the lexicon.

    Yields
    ------
    Named
    """
    by_key = {entity.key: entity for entity in entities()}
    for town in towns:
        entity = by_key[town.key]
        spells = _clipped(_lives(entity), *_years(town.start, town.end)) or _lives(entity)
        bearer = Bearer(entity.key, entity.name, "town", spells, entity.ccode, kind=entity.kind)
        yield name_words(town.form), town.form, bearer


def _special(entity: Entity, entry: SpecialName, by: By) -> Bearer:
    spells = _clipped(_lives(entity), *_years(entry.start, entry.end)) or _lives(entity)
    return Bearer(
        entity.key,
        entity.name,
        by,
        spells,
        entity.ccode,
        entry.role,
        kind=entity.kind,
        article=entry.article,
    )


def _is_known(bearers: object, keys: list[str]) -> bool:
    listed = cast("list[tuple[str, Bearer]]", bearers or [])
    return len(keys) == 1 and any(
        bearer.key == keys[0] and not bearer.person for _, bearer in listed
    )


def _years(start: int, end: int) -> tuple[date, date]:
    first = date(start, 1, 1) if start else date.min
    return first, date(end, 12, 31) if end else date.max


def gathered(named: Iterable[Named]) -> dict[tuple[str, ...], list[tuple[str, Bearer]]]:
    """Put names together by their words.

    Parameters
    ----------
    named
        From the functions above.

    Returns
    -------
    dict
        Words → the name as written, and its bearer, in the order given.
    """
    found: dict[tuple[str, ...], list[tuple[str, Bearer]]] = defaultdict(list)
    for words, text, bearer in named:
        if words:
            found[words].append((text, bearer))
    return dict(found)


def _lives(entity: Entity) -> tuple[tuple[date, date], ...]:
    spells = list(spells_of(entity.key))
    if entity.kind == "state":
        spells += spells_of(entity.key, system="gw")
    return tuple((spell.start, spell.last) for spell in spells)


def _is_code(name: Name, entity: Entity) -> bool:
    """Tell whether a name only stands in tables: ``GMY``, ``DE``, ``WTO_PACT``."""
    if name.text in _READ_AS_WORDS:
        return False
    own = name.kind in {"cow_abb", "key"} and (entity.kind == "state" or "_" in name.text)
    return own or name.kind in _CODES


def _clipped(
    lives: tuple[tuple[date, date], ...], start: date, end: date
) -> tuple[tuple[date, date], ...]:
    return tuple(
        (max(first, start), min(last, end))
        for first, last in lives
        if max(first, start) <= min(last, end)
    )


def _is_adjective(name: Name) -> bool:
    text = name.text
    return name.kind == "alias" and " " not in text and text.endswith(_ADJECTIVES)


def _leaders(entity: Entity, leaders: tuple[Leader, ...]) -> Iterator[Named]:
    for leader in leaders:
        spell = ((leader.start, leader.end or date.max),)
        yield from _person(entity, leader.name, leader.surname, leader.also, spell, "leader")


def _person(
    entity: Entity,
    name: str,
    surname: str,
    also: tuple[str, ...],
    spells: tuple[tuple[date, date], ...],
    role: str,
) -> Iterator[Named]:
    short = _PARTICLE.sub("", surname)
    person = "".join(name_words(short))
    full = Bearer(
        entity.key, entity.name, "leader", spells, entity.ccode, role, person, kind=entity.kind
    )
    forms = {name, _INITIAL.sub("", name), *also}
    bare = name.replace("-", " ").split()
    if _ORDINAL.fullmatch(bare[-1]):
        forms |= {f"{title} {bare[0]}" for title in _THRONES}
    if len(bare) > 2 and " " not in surname:
        forms.add(f"{bare[0]} {surname}")
    for form in forms:
        # A ruler of one name is known by it; so is whoever the table lists by another.
        lone = " " not in form and form not in also
        yield name_words(form), form, full._replace(alone=lone)
    for form in {surname, short}:
        if not _ORDINAL.fullmatch(form) and len(form) > 1:
            yield name_words(form), form, full._replace(alone=True)
    if len(bare) > 1 and bare[0] != surname and len(bare[0]) > 2:
        yield name_words(bare[0]), bare[0], full._replace(alone=True, by="first name")
