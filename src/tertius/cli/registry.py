"""``tertius states`` and ``tertius recipe``: what names mean, and what recipes say."""

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from tertius.cli.output import console, print_json
from tertius.errors import TertiusError


def states(
    name: str | None = None,
    /,
    *,
    on: str | None = None,
    system: Literal["cow", "gw"] = "cow",
    members: str | None = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Show who a name or code means: codes, names, memberships and the leader at a date.

    Parameters
    ----------
    name
        A state, organisation, capital, leader, abbreviation or code: USSR, Kremlin, 731.
    on
        Date: 1985, 1985-03 or 1985-03-11; by default the last day of the registry.
    system
        Whose state numbers and membership dates count: Correlates of War or Gleditsch–Ward.
    members
        List the members of an organisation instead: --members NATO.
    as_json
        Print as JSON.
    """
    from tertius.report.entities import (
        entity_facts,
        member_facts,
        print_entity,
        print_members,
    )

    if (name is None) == (members is None):
        raise TertiusError(
            "give either one name or --members",
            remedy="For example: tertius states USSR --on 1985, or: tertius states --members NATO",
        )
    if members is not None:
        found = member_facts(members, on)
        print_json(found) if as_json else print_members(found, console())
    else:
        facts = entity_facts(str(name), on, system)
        print_json(facts) if as_json else print_entity(facts, console())


def recipe(name: str | None = None, /) -> None:
    """List the recipes that make ties, or print one as TOML, to be copied and changed.

    Parameters
    ----------
    name
        Name of a recipe; without it, all are listed.
    """
    from rich.markup import escape

    from tertius.ties import load_recipe, recipe_names
    from tertius.ties.recipe import recipe_text

    if name is not None:
        sys.stdout.write(recipe_text(name))
        return
    out = console()
    for each in recipe_names():
        out.print(f"[bold]{each}[/]  {escape(load_recipe(each).title)}")
    out.print("[dim]Copy one: tertius recipe default > mine.toml; use it: --recipe mine.toml")
