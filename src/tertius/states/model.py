"""The values that the room hands out: entities, spells and names.

The rule of this module: values only, without look-ups and without files.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Kind = Literal["state", "organisation", "territory", "non-state"]
System = Literal["cow", "gw"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A state, an organisation, a territory or a non-state actor.

    Two entities are equal when their keys are. The other attributes describe the entity on the
    day that was asked about, so ``resolve("USSR", 1985)`` and ``resolve("Russia", 2020)`` are equal
    and print different names.

    Attributes
    ----------
    key
        The COW abbreviation of a state (``RUS``), else a word in capitals (``NATO``, ``HAMAS``).
    kind
        ``state``, ``organisation``, ``territory`` or ``non-state``.
    name
        Short name as used in print, on that day.
    ccode
        COW number; None for everything that COW never counted as a state.
    gwcode
        Gleditsch–Ward number on that day, or the nearest one in time; None if there never was one.
    iso3c
        ISO 3166 alpha-3 on that day; None where ISO has no code.
    iso2c
        ISO 3166 alpha-2 of the present or last holder; None where ISO has none.
    adjective
        'Russian', 'Soviet' in 1985; empty for organisations.
    capital
        Capital on that day; empty where there is none.
    """

    key: str
    kind: Kind = field(compare=False)
    name: str = field(compare=False)
    ccode: int | None = field(default=None, compare=False)
    gwcode: int | None = field(default=None, compare=False)
    iso3c: str | None = field(default=None, compare=False)
    iso2c: str | None = field(default=None, compare=False)
    adjective: str = field(default="", compare=False)
    capital: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Give the name, and the code where there is one."""
        return f"{self.name} ({self.key})" if self.ccode is None else f"{self.name} ({self.ccode})"


class Spell(NamedTuple):
    """A span of days, both ends included, with what held on them.

    Attributes
    ----------
    code
        Number in the state system; 0 for the life of an entity that has none.
    start
        First day.
    end
        Last day; None while it lasts.
    """

    code: int
    start: date
    end: date | None = None

    @property
    def last(self) -> date:
        """The last day, ``date.max`` while the spell lasts."""
        return self.end or date.max

    def touches(self, start: date, end: date) -> bool:
        """Say whether any day from start to end lies in the spell."""
        return self.start <= end and start <= self.last

    def __str__(self) -> str:
        """Give the spell in words."""
        return f"since {self.start}" if self.end is None else f"{self.start} to {self.end}"


class Name(NamedTuple):
    """One thing that an entity is called.

    Attributes
    ----------
    text
        As written.
    kind
        ``short`` (the print name), ``alias``, ``adjective``, ``demonym``, ``capital``, ``metonym``,
        ``cow_abb``, ``iso3``, ``iso2`` or ``leader``.
    start, end
        First and last day on which the word names the entity; None where that is not limited.
    """

    text: str
    kind: str
    start: date | None = None
    end: date | None = None

    @property
    def dated(self) -> bool:
        """Whether the word names the entity on some days only."""
        return self.start is not None or self.end is not None

    def touches(self, start: date, end: date) -> bool:
        """Say whether the word is in use on any day from start to end."""
        return (self.start or date.min) <= end and start <= (self.end or date.max)
