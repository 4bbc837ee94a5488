"""Who bears which name, and when: everything that the registry and the lexicons know.

The rule of this module: a name is kept with all its bearers and their days. Nothing is decided
here but what can be no name in a text: codes of tables, and ordinal numbers of kings.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tertius.coding.actors.entries import Official, SpecialName
from tertius.coding.actors.spelling import name_words
from tertius.coding.actors.table import TableActor
from tertius.states import Entity, Leader, entities, leaders_of, names_of, spells_of

By = str
_CODES = {"iso3", "iso2"}
_READ_AS_WORDS = frozenset(["USA", "UAE"])
_ORDINAL = re.compile(r"[IVX]+")
_INITIAL = re.compile(r"\b[A-Z]\. ?")
_PARTICLE = re.compile(r"(?:al|el|as|ad|ar|ash|bin|ibn)-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bearer:
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


Named = tuple[tuple[str, ...], str, Bearer]
"""Words of a name in folded form, the name as written, and who bears it."""


def registry_names() -> Iterator[Named]:
    """Give the names of all entities of the registry and of their leaders.

    Yields
    ------
    Named
    """
    for entity in entities():
        lives = tuple((spell.start, spell.last) for spell in _life(entity))
        for name in names_of(entity.key):
            if name.kind in _CODES and name.text not in _READ_AS_WORDS:
                continue
            if name.kind in {"cow_abb", "key"} and (entity.kind == "state" or "_" in name.text):
                if name.text not in _READ_AS_WORDS:
                    continue
            by = name.kind if name.kind in {"adjective", "capital", "metonym"} else "name"
            by = "adjective" if by == "demonym" or _is_adjective(name.kind, name.text) else by
            spells = _clipped(lives, name.start or date.min, name.end or date.max)
            role = "government" if by == "metonym" else ""
            bearer = Bearer(entity.key, entity.name, by, spells or lives, entity.ccode, role)
            yield name_words(name.text), name.text, _of_kind(bearer, entity)
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
        yield from _person(entity, name, name.split()[-1], (), spell, role)


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


def special_names(specials: Iterable[SpecialName]) -> Iterator[Named]:
    """Give the names that the lexicon adds to the registry's.

    Parameters
    ----------
    specials
        Entries of the lexicon.

    Yields
    ------
    Named
        Combining forms too.
    """
    by_key = {entity.key: entity for entity in entities()}
    for entry in specials:
        if entry.means in by_key:
            entity = by_key[entry.means]
            by = "adjective" if entry.combining else "name"
            bearer = Bearer(entity.key, entity.name, by, ccode=entity.ccode)
            yield name_words(entry.form), entry.form, _of_kind(bearer, entity)


def gathered(named: Iterable[Named]) -> dict[tuple[str, ...], list[tuple[str, Bearer]]]:
    """Put names together by their words.

    Parameters
    ----------
    named
        From the functions above.

    Returns
    -------
    dict
        Words → the name as written, and its bearer; each bearer once.
    """
    found: dict[tuple[str, ...], dict[tuple[str, Bearer], None]] = defaultdict(dict)
    for words, text, bearer in named:
        if words:
            found[words][text, bearer] = None
    return {words: list(bearers) for words, bearers in found.items()}


def _life(entity: Entity) -> list[tuple[date, date]] | list:  # type: ignore[type-arg]
    spells = list(spells_of(entity.key))
    if entity.kind == "state":
        spells += spells_of(entity.key, system="gw")
    return spells


def _clipped(
    lives: tuple[tuple[date, date], ...], start: date, end: date
) -> tuple[tuple[date, date], ...]:
    return tuple(
        (max(first, start), min(last, end))
        for first, last in lives
        if max(first, start) <= min(last, end)
    )


def _is_adjective(kind: str, text: str) -> bool:
    return kind == "alias" and " " not in text and text.endswith(("ese", "ian", "ians", "ish"))


def _of_kind(bearer: Bearer, entity: Entity) -> Bearer:
    from dataclasses import replace

    return bearer if entity.kind == bearer.kind else replace(bearer, kind=entity.kind)


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
    full = Bearer(entity.key, entity.name, "leader", spells, entity.ccode, role, person)
    full = _of_kind(full, entity)
    forms = {name, _INITIAL.sub("", name), *also}
    bare = name.replace("-", " ").split()
    if len(bare) > 2 and " " not in surname:
        forms.add(f"{bare[0]} {surname}")
    from dataclasses import replace

    for form in forms:
        words = name_words(form)
        lone = len(words) == 1 and form == form.title() and form not in also
        yield words, form, replace(full, alone=lone)
    for form in {surname, short}:
        if not _ORDINAL.fullmatch(form) and len(form) > 1:
            yield name_words(form), form, replace(full, alone=True)
