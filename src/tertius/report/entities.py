"""Who a name means on a day, on the terminal and as plain data."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tertius.report.words import plural
from tertius.states import (
    SYSTEM_AS_OF,
    Entity,
    System,
    entities,
    leaders_on,
    major_powers,
    members,
    memberships,
    names_of,
    resolve,
    spells_of,
    state,
)
from tertius.states.when import window_or

_NAMES = {
    "short": "called",
    "alias": "also",
    "adjective": "adjective",
    "demonym": "people",
    "capital": "capital",
    "metonym": "seat of power",
}
_ROLES = {"ruler": "leader", "state": "head of state", "government": "head of government"}


def entity_facts(name: str, on: str | None, system: System) -> dict[str, Any]:
    """Find out who a name means and what is known about them on a day.

    Parameters
    ----------
    name
        Name or code.
    on
        ISO date of any precision; None for the last day of the registry.
    system
        Whose numbers and membership dates count.

    Returns
    -------
    dict
        Made of plain types only.

    Raises
    ------
    UnknownState, AmbiguousState, NotInSystem, PeriodError
        As in :func:`tertius.states.resolve`.
    """
    found = resolve(name, on, system=system)
    span = window_or(on, SYSTEM_AS_OF)
    return {
        "asked": name,
        "on": span.text,
        "key": found.key,
        "kind": found.kind,
        "name": found.name,
        "codes": {
            "ccode": found.ccode,
            "gwcode": found.gwcode,
            "iso3c": found.iso3c,
            "iso2c": found.iso2c,
        },
        "adjective": found.adjective,
        "capital": found.capital,
        "system": system,
        "member_of_the_system": [str(spell) for spell in spells_of(found.key, system=system)],
        "major_power": found.ccode in major_powers(on),
        "names": _names(found),
        "organisations": _organisations(found, span.start, span.end),
        "members": _members_of(found, on),
        "leaders": [
            {
                "role": _ROLES[term.role],
                "name": term.name,
                "since": term.start.isoformat(),
                "until": term.end.isoformat() if term.end else None,
            }
            for term in leaders_on(found.key, on)
        ],
    }


def member_facts(organisation: str, on: str | None) -> dict[str, Any]:
    """List the members of an organisation on a day.

    Parameters
    ----------
    organisation
        Key or name.
    on
        As in :func:`entity_facts`.

    Returns
    -------
    dict
        Made of plain types only; members sorted by name.

    Raises
    ------
    UnknownState, NotInSystem, PeriodError
        If there is no such organisation, then or ever, or ``on`` is no date.
    """
    span = window_or(on, SYSTEM_AS_OF)
    known = {entity.key: entity for entity in entities() if entity.kind == "organisation"}
    found = known.get(organisation.upper()) or resolve(organisation, on)
    since = {m.member: m.start.isoformat() for m in memberships(found.key) if m.start <= span.end}
    listed = [
        {"key": key, "name": _called(key, on), "since": since.get(key)}
        for key in members(found.key, on)
    ]
    listed.sort(key=lambda member: str(member["name"]))
    return {"key": found.key, "name": found.name, "on": span.text, "members": listed}


def print_entity(facts: dict[str, Any], console: Console) -> None:
    """Print who a name means.

    Parameters
    ----------
    facts
        From :func:`entity_facts`.
    console
        Where to print.
    """
    console.print(f"[bold]{escape(facts['name'])}[/] ({facts['key']}), {facts['kind']}")
    table = _facts_table()
    table.add_row("on", facts["on"])
    codes = "  ".join(f"{name} {code}" for name, code in facts["codes"].items() if code)
    table.add_row("codes", codes or "none")
    for kind, words in facts["names"].items():
        table.add_row(kind, escape(", ".join(words)))
    if facts["kind"] == "state":
        system = {"cow": "COW system", "gw": "GW system"}[facts["system"]]
        spells = "; ".join(facts["member_of_the_system"]) or "never a member"
        table.add_row(system, spells + (" (major power)" if facts["major_power"] else ""))
    for term in facts["leaders"]:
        until = f" to {term['until']}" if term["until"] else ""
        table.add_row(term["role"], escape(f"{term['name']}, since {term['since']}{until}"))
    if facts["organisations"]:
        table.add_row("member of", escape(", ".join(facts["organisations"])))
    if facts["members"]:
        count = len(facts["members"])
        listed = escape(", ".join(facts["members"]))
        table.add_row("members", f"{count}: {listed}")
    console.print(table)


def print_members(facts: dict[str, Any], console: Console) -> None:
    """Print the members of an organisation.

    Parameters
    ----------
    facts
        From :func:`member_facts`.
    console
        Where to print.
    """
    count = plural(len(facts["members"]), "member")
    console.print(f"[bold]{escape(facts['name'])}[/] ({facts['key']}), {facts['on']}: {count}")
    table = _facts_table()
    for member in facts["members"]:
        table.add_row(member["key"], escape(f"{member['name']}, since {member['since']}"))
    console.print(table)


def _facts_table() -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    return table


def _names(entity: Entity) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names_of(entity.key):
        label = _NAMES.get(name.kind)
        if label and name.text not in found.get(label, []):
            found.setdefault(label, []).append(name.text + _dates(name.start, name.end))
    told = {
        word.split(" (")[0] for label, words in found.items() if label != "also" for word in words
    }
    also = [word for word in found.pop("also", []) if word.split(" (")[0] not in told]
    return found | ({"also": also} if also else {})


def _dates(start: date | None, end: date | None) -> str:
    if start and end:
        return f" ({start.year}–{end.year})"
    if start:
        return f" (since {start.year})"
    return f" (until {end.year})" if end else ""


def _organisations(entity: Entity, first: date, last: date) -> list[str]:
    spells: Sequence[Any] = memberships(entity.key)
    return sorted(
        f"{m.organisation}{'' if m.status == 'member' else f' ({m.status})'}"
        for m in spells
        if m.member == entity.key and m.start <= last and first <= (m.end or date.max)
    )


def _members_of(entity: Entity, on: str | None) -> list[str]:
    if entity.kind != "organisation":
        return []
    return sorted(_called(key, on) for key in members(entity.key, on))


def _called(key: str, on: str | None) -> str:
    from tertius.states import name_of

    return name_of(key, on) if on else state(key).name
