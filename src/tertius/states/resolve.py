"""From any name or code to the entity that it meant on a day.

The rule of this module: no guessing. One candidate is an answer; none, several, or one that was no
member of the state system are errors that say which candidates there were and when.
"""

from collections.abc import Iterable
from functools import cache
from unicodedata import normalize

from tertius.errors import (
    AmbiguousState,
    InputProblems,
    NotInSystem,
    Problem,
    TertiusError,
    UnknownState,
)
from tertius.states.fold import checked, fold, whole
from tertius.states.leaders import leader_hits, leader_spellings
from tertius.states.load import SYSTEM_AS_OF, Record, registry
from tertius.states.model import Entity, Name, Spell, System
from tertius.states.names import names_of, view
from tertius.states.system import check_system
from tertius.states.when import On, Window, window

Hits = dict[str, list[Name]]


def resolve(name: str | int, on: On = None, *, system: System = "cow") -> Entity:
    """Find the entity that a name, a word for it or a code meant on a day.

    Names, abbreviations, adjectives, demonyms, capitals, metonyms (Kremlin), leaders, ISO codes,
    COW abbreviations and the numbers of the system are understood, whatever the case and accents.

    Parameters
    ----------
    name
        The name or code; a number is a code of ``system``.
    on
        Day, year or ISO date; a year means any day in it. None means any time: among several
        bearers of a name the one that bears it today is meant, if there is exactly one.
    system
        State system whose numbers and membership dates count: ``"cow"`` or ``"gw"``.

    Returns
    -------
    Entity
        As it was on the last day of the period on which it existed.

    Raises
    ------
    UnknownState
        If nothing is called so; the message names what is spelt most nearly so.
    AmbiguousState
        If several are.
    NotInSystem
        If it is known, but was no member of the state system then.
    PeriodError
        If ``on`` is no date.

    Examples
    --------
    >>> resolve("USSR", 1985).ccode, resolve("Kremlin", 2020).name, resolve("NA").name
    (365, 'Russia', 'Namibia')
    """
    check_system(system)
    span = window(on)
    code = whole(name)
    if code is not None:
        return _by_number(code, span, system)
    text = checked(name)
    digits = normalize("NFKC", text)
    if digits.isascii() and digits.isdigit() and len(digits) <= 6:
        return _by_number(int(digits), span, system)
    folded = fold(text)
    hits = _index().get(folded)
    if hits is None and "," in text:
        # Lists that sort by name write 'Moldova, Republic of'.
        plain, _, rest = text.partition(",")
        hits = _index().get(fold(f"{rest} {plain}"))
    if hits is None:
        return _by_leader(text, folded, span, system)
    if span is None:
        return _any_time(text, hits, system)
    try:
        return _on(text, hits, span, system)
    except NotInSystem:
        # 'Victoria' was the queen in London before she was the capital of the Seychelles.
        terms = [term for names in (leader_hits(folded) or {}).values() for term in names]
        if not any(term.touches(span.start, span.end) for term in terms):
            raise
        return _by_leader(text, folded, span, system)


def resolve_states(
    names: Iterable[str | int], on: On = None, *, system: System = "cow"
) -> list[Entity]:
    """Find several entities, and report all that fail at once.

    Parameters
    ----------
    names
        Names or codes.
    on, system
        As in :func:`resolve`.

    Returns
    -------
    list of Entity
        In the order of the names.

    Raises
    ------
    UnknownState, AmbiguousState, NotInSystem
        If one name fails.
    InputProblems
        If several do.
    """
    found: list[Entity] = []
    failed: list[tuple[int, TertiusError]] = []
    for place, name in enumerate(names, start=1):
        try:
            found.append(resolve(name, on, system=system))
        except (UnknownState, AmbiguousState, NotInSystem) as error:
            failed.append((place, error))
    if len(failed) == 1:
        raise failed[0][1]
    if failed:
        raise InputProblems([Problem(f"name {n}", e.message, e.remedy) for n, e in failed])
    return found


def _by_leader(text: str, folded: str, span: Window | None, system: System) -> Entity:
    hits = leader_hits(folded)
    if hits is None:
        raise _unknown(text, folded)
    return _any_time(text, hits, system) if span is None else _on(text, hits, span, system)


def _by_number(code: int, span: Window | None, system: System) -> Entity:
    known = registry()
    held = (
        [r for r in [known.by_ccode.get(code)] if r]
        if system == "cow"
        else [r for r in known.by_gwcode.get(code, []) if any(s.code == code for s in r.gw)]
    )
    if not held:
        raise UnknownState(
            f"{code} is no number of the {system.upper()} state system",
            remedy="The numbers of the other system are read with system='gw' or system='cow'.",
        )
    if span is None:
        alive = [r for r in held if _alive(r, system, _today())]
        return view((alive or held)[-1], SYSTEM_AS_OF)
    now = [r for r in held if any(_has(s, code, span) for s in r.spells(system))]
    if not now:
        raise _not_in_system(str(code), held, span, system)
    if len(now) > 1:
        raise _ambiguous(str(code), now, span, system)
    return _seen(now[0], span, system)


def _has(spell: Spell, code: int, span: Window) -> bool:
    return spell.code == code and spell.touches(span.start, span.end)


def _on(text: str, hits: Hits, span: Window, system: System) -> Entity:
    known = registry().by_key
    live = {k: [n for n in names if n.touches(span.start, span.end)] for k, names in hits.items()}
    live = {k: names for k, names in live.items() if names}
    if not live:
        raise _out_of_use(text, hits, span)
    alive = {k for k in live if _alive(known[k], system, span)}
    # A dated name was in use for its bearer even while the bearer was outside the system: in June
    # 1954 'Germany' still meant both states, though only the eastern one was a member.
    meant = [known[k] for k in live if k in alive or any(n.dated for n in live[k])]
    if len(meant) > 1:
        raise _ambiguous(text, meant, span, system)
    if not alive:
        raise _not_in_system(text, [known[k] for k in live], span, system)
    return _seen(meant[0], span, system)


def _any_time(text: str, hits: Hits, system: System) -> Entity:
    known = registry().by_key
    ever = [known[k] for k in hits if known[k].spells(system)]
    if not ever:
        raise _not_in_system(text, [known[k] for k in hits], None, system)
    if len(ever) > 1:
        today = _today()
        current = [
            r
            for r in ever
            if _alive(r, system, today)
            and any(n.touches(today.start, today.end) for n in hits[r.key])
        ]
        if len(current) != 1:
            raise _ambiguous(text, current or ever, None, system)
        ever = current
    return view(ever[0], SYSTEM_AS_OF)


def _seen(record: Record, span: Window, system: System) -> Entity:
    last = max(s.last for s in record.spells(system) if s.touches(span.start, span.end))
    return view(record, min(last, span.end))


def _alive(record: Record, system: System, span: Window) -> bool:
    return any(s.touches(span.start, span.end) for s in record.spells(system))


def _today() -> Window:
    return Window(SYSTEM_AS_OF, SYSTEM_AS_OF, SYSTEM_AS_OF.isoformat())


@cache
def _index() -> dict[str, Hits]:
    found: dict[str, Hits] = {}
    for key in registry().by_key:
        for name in names_of(key):
            found.setdefault(fold(name.text), {}).setdefault(key, []).append(name)
    return found


def _describe(record: Record, span: Window | None, system: System) -> str:
    day = span.end if span else SYSTEM_AS_OF
    code = record.key if record.ccode is None else f"{record.key}, {record.ccode}"
    spells = "; ".join(str(s) for s in record.spells(system)) or "never"
    return f"{view(record, day).name} ({code}: {spells})"


def _ambiguous(
    text: str, meant: list[Record], span: Window | None, system: System
) -> AmbiguousState:
    listed = " or ".join(_describe(r, span, system) for r in meant)
    remedy = "Write the name or the number of the one you mean"
    if span is None or not span.exact:
        remedy += ", or give a day"
    when = f" {span}" if span else ""
    return AmbiguousState(f"'{text}'{when} can mean {listed}", remedy=f"{remedy}.")


def _not_in_system(
    text: str, meant: list[Record], span: Window | None, system: System
) -> NotInSystem:
    listed = "; ".join(_describe(r, span, system) for r in meant)
    when = f" {span}" if span else " at any time"
    lists = f"the {system.upper()} state system"
    if all(r.kind != "state" for r in meant):
        lists = "the registry"
    return NotInSystem(f"'{text}' was no member of {lists}{when}: {listed}")


def _out_of_use(text: str, hits: Hits, span: Window) -> NotInSystem:
    known = registry().by_key
    parts = []
    for key, names in hits.items():
        spans = sorted({(n.start.isoformat() if n.start else "", str(n.end or "")) for n in names})
        dates = ", ".join(f"since {a}" if not b else f"{a or 'up'} to {b}" for a, b in spans)
        parts.append(f"{known[key].name} ({key}) {dates}")
    return NotInSystem(f"'{text}' stood for nobody {span}; it stands for {'; '.join(parts)}")


def _unknown(text: str, folded: str) -> UnknownState:
    from rapidfuzz import fuzz, process

    index = _index()
    spellings = [*index, *leader_spellings()]
    close = process.extract(folded, spellings, scorer=fuzz.ratio, limit=12, score_cutoff=60)
    shown: dict[str, str] = {}
    for spelling, _, _ in close:
        for key, names in (index.get(spelling) or leader_hits(spelling) or {}).items():
            called = next((n.text for n in names if fold(n.text) == spelling), names[0].text)
            shown.setdefault(key, called)
    listed = ", ".join(f"{text} ({key})" for key, text in list(shown.items())[:4])
    return UnknownState(
        f"'{text}' is the name of no state, organisation or leader known here",
        remedy=f"Did you mean {listed}?" if listed else "Nothing is spelt nearly so.",
    )
