"""The records behind ties: which spells and acts of the sources make the tie of a dyad."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tertius.panel.balance_findings import BalanceFindings
from tertius.panel.balance_system import BalanceSystem
from tertius.periods import Period
from tertius.ties import Recipe
from tertius.ties.inputs import Act, Inputs, Spell

HALF_LIVES = 3
"""Acts are listed for so many half-lives of the recipe's memory: by then an eighth is left."""

MOST = 4
"""At most so many records are listed for a dyad: spells first, then the latest acts."""

Dyad = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TieRecord:
    """A line of a source that speaks about a dyad.

    Attributes
    ----------
    source, reference
        The source, and the identifier of the line in it.
    kind
        What kind of tie or act.
    form
        ``spell`` or ``act``.
    sign
        −1 or +1.
    score
        Strength from 0 to 1 as the recipe takes it, before memory.
    first, last
        First and last day, ISO 8601; the same for an act.
    """

    source: str
    reference: str
    kind: str
    form: str
    sign: int
    score: float
    first: str
    last: str

    def to_dict(self) -> dict[str, Any]:
        """Give plain data, ready for JSON."""
        return asdict(self)


def records_behind(
    system: BalanceSystem, findings: Sequence[BalanceFindings]
) -> dict[str, dict[Dyad, tuple[TieRecord, ...]]]:
    """List the records behind every frustrated tie.

    Parameters
    ----------
    system
        The networks and their sources.
    findings
        Of some of its periods.

    Returns
    -------
    dict of str to dict
        By period, then by dyad (COW numbers, ascending): at most :data:`MOST` records: those of
        the tie's own sign before the others, and spells in force in the period before acts that
        the recipe still remembers.
    """
    periods = {str(period): period for period in system.networks.periods}
    wanted = {
        one.period: {
            (tie.ccode1, tie.ccode2): tie.sign
            for tie in one.frustrated
            if tie.ccode1 is not None and tie.ccode2 is not None
        }
        for one in findings
    }
    lines = _lines(system.recipe, system.library, set().union(*wanted.values()))
    memory = _memory_days(system.recipe)
    return {
        name: {
            dyad: _in_force(lines.get(dyad, ()), periods[name], memory, sign)
            for dyad, sign in sorted(dyads.items())
        }
        for name, dyads in wanted.items()
    }


def _memory_days(recipe: Recipe) -> int:
    return 0 if recipe.acts is None else round(HALF_LIVES * 365.25 * recipe.acts.half_life_years)


def _lines(
    recipe: Recipe, library: Any, wanted: set[Dyad]
) -> dict[Dyad, list[tuple[str, Spell | Act]]]:
    """Collect the spells and acts of the wanted dyads, each with its source."""
    found: dict[Dyad, list[tuple[str, Spell | Act]]] = {}
    standing = recipe.standing.sources if recipe.standing is not None else ()
    acting = recipe.acts.sources if recipe.acts is not None else ()
    for name in recipe.sources:
        inputs: Inputs = library[name]()
        for spell in inputs.spells if name in standing else ():
            dyad = _dyad(spell.ccode1, spell.ccode2)
            if dyad in wanted:
                found.setdefault(dyad, []).append((name, spell))
        for act in inputs.acts if name in acting else ():
            dyad = _dyad(act.source, act.target)
            if dyad in wanted:
                found.setdefault(dyad, []).append((name, act))
    return found


def _dyad(one: int, other: int) -> Dyad:
    return (one, other) if one < other else (other, one)


def _in_force(
    lines: Iterable[tuple[str, Spell | Act]], period: Period, memory: int, own: int
) -> tuple[TieRecord, ...]:
    """Choose what speaks of a dyad in a period, each record once: of the tie's own sign first."""
    start, end = period.start.toordinal(), period.end.toordinal()
    chosen: dict[tuple[str, str], tuple[tuple[float, ...], TieRecord]] = {}
    for source, line in lines:
        if isinstance(line, Spell):
            if line.first_day > end or line.last_day < start:
                continue
            sign = -1 if line.tier in {"belligerence", "hostile"} else 1
            rank = (float(sign != own), 0.0, -line.score, float(line.first_day))
            first, last, form = line.first_day, line.last_day, "spell"
            score = line.score
        else:
            if not start - memory <= line.day <= end:
                continue
            first = last = line.day
            sign, score, form = (-1 if line.score < 0 else 1), abs(line.score), "act"
            rank = (float(sign != own), 1.0, -float(line.day), -score)
        made = TieRecord(
            source, line.reference, line.kind, form, sign, score, _iso(first), _iso(last)
        )
        key = (source, line.reference)
        if key not in chosen or rank < chosen[key][0]:
            chosen[key] = (rank, made)
    ordered = sorted(chosen.values(), key=lambda pair: (pair[0], pair[1].reference))
    return tuple(record for _, record in ordered[:MOST])


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
