"""Holding the whole chronicle against all references at hand."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import polars as pl

from tertius.chronicle import Record, kinds
from tertius.errors import TertiusError
from tertius.verdict.chronicle import events, signs
from tertius.verdict.chronicle.audit import audit_rows, read_audit
from tertius.verdict.chronicle.compare import compare, supported_by_any
from tertius.verdict.chronicle.contradict import contradicted_spells
from tertius.verdict.chronicle.expand import acts, spell_years
from tertius.verdict.chronicle.model import (
    Check,
    Contradiction,
    Disagreement,
    Row,
    SignRow,
)
from tertius.verdict.chronicle.notes import Notes
from tertius.verdict.chronicle.references import USED, ReferenceTables
from tertius.verdict.chronicle.yardsticks import COMPARISONS, dyad_years

_EVENT_KINDS = frozenset({*events.FORCE, "exercise"})


def check_chronicle(
    records: Sequence[Record],
    references: ReferenceTables,
    *,
    kind: str | None = None,
    audit: Iterable[Mapping[str, str]] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Check:
    """Compare records with the reference tables at hand.

    Parameters
    ----------
    records
        Of the chronicle, all kinds.
    references
        From :func:`tertius.verdict.chronicle.references.load_references`.
    kind
        Report one kind only; records of other kinds still count where they have what a reference
        has (a war finds an armed conflict).
    audit
        Entries of the hand audit; by default those that ship with the chronicle.
    progress
        Called with a line on each step.

    Returns
    -------
    Check

    Raises
    ------
    TertiusError
        If there is no such kind.
    """
    if kind is not None and kind not in kinds():
        raise TertiusError(
            f"there is no kind '{kind[:40]}'", remedy=f"one of: {', '.join(kinds())}"
        )
    notes = Notes.of(records)
    progress("expanding records to dyads")
    years, dated = spell_years(records), acts(records)
    found = _Findings([], [], [])
    _spells(found, years, references, notes, progress)
    _events(found, years, dated, references, notes, progress)
    sign_rows = _signs(found, years, dated, references, notes, progress)
    return _narrowed(records, references, found, sign_rows, audit, kind)


class _Findings:
    """Rows and lists as they come in."""

    def __init__(
        self,
        rows: list[Row],
        disagreements: list[Disagreement],
        contradictions: list[Contradiction],
    ) -> None:
        self.rows = rows
        self.disagreements = disagreements
        self.contradictions = contradictions


def _spells(
    found: _Findings,
    years: pl.DataFrame,
    references: ReferenceTables,
    notes: Notes,
    progress: Callable[[str], None],
) -> None:
    wanted = {c.reference for c in COMPARISONS} & set(references.tables)
    tables = {name: dyad_years(name, references.tables[name]) for name in wanted}
    for name in dict.fromkeys(c.kind for c in COMPARISONS):
        own = [c for c in COMPARISONS if c.kind == name and c.reference in tables]
        if not own:
            continue
        progress(f"comparing {name} with {', '.join(c.reference for c in own)}")
        for comparison in own:
            compared = compare(comparison, years, tables[comparison.reference], notes)
            found.rows.append(compared.row)
            found.disagreements.extend(compared.disagreements)
        together = supported_by_any(own, years, tables)
        if together is not None:
            found.rows.append(together)
        found.contradictions.extend(contradicted_spells(own, years, tables, notes))


def _events(
    found: _Findings,
    years: pl.DataFrame,
    dated: pl.DataFrame,
    references: ReferenceTables,
    notes: Notes,
    progress: Callable[[str], None],
) -> None:
    tables = references.tables
    held: list[events.Held] = []
    if "dcad" in tables:
        progress("comparing defence_cooperation with dcad")
        held.append(events.against_agreements(years, tables["dcad"], notes))
    if "cow_mid" in tables:
        progress("comparing acts of force with cow_mid")
        disputes = dyad_years("cow_mid", tables["cow_mid"])
        held.append(events.against_disputes(dated, years, disputes, notes))
    if "mme" in tables:
        progress("comparing exercise with mme")
        held.append(events.against_exercises(dated, tables["mme"], notes))
    for part in held:
        found.rows.extend(part.rows)
        found.disagreements.extend(part.disagreements)
        found.contradictions.extend(part.contradictions)


def _signs(
    found: _Findings,
    years: pl.DataFrame,
    dated: pl.DataFrame,
    references: ReferenceTables,
    notes: Notes,
    progress: Callable[[str], None],
) -> list[SignRow]:
    tables = references.tables
    parts = []
    if "un_agreement" in tables or "un_ideal_points" in tables:
        progress("ranking standing ties by agreement in the General Assembly")
        parts.append(
            signs.against_votes(years, tables.get("un_agreement"), tables.get("un_ideal_points"))
        )
    if "gdelt_dyad_month" in tables:
        progress("holding acts against the months of gdelt_dyad_month")
        parts.append(signs.against_news_months(dated, tables["gdelt_dyad_month"], notes))
    if "icews_sets" in tables:
        progress("holding acts against the days of icews_sets")
        parts.append(signs.against_event_days(dated, tables["icews_sets"], notes))
    for part in parts:
        found.disagreements.extend(part.disagreements)
    return [row for part in parts for row in part.rows]


def _narrowed(
    records: Sequence[Record],
    references: ReferenceTables,
    found: _Findings,
    sign_rows: list[SignRow],
    audit: Iterable[Mapping[str, str]] | None,
    kind: str | None,
) -> Check:
    """Put the findings together, of one kind if only one is asked for."""
    compared = {c.kind for c in COMPARISONS} | _EVENT_KINDS | {"defence_cooperation"}
    counts = Counter(r.kind for r in records)
    bare = [(k, counts[k]) for k in kinds() if k not in compared and counts[k]]
    entries = read_audit() if audit is None else audit
    audited = audit_rows(entries, {r.id: r.kind for r in records})

    def wanted(name: str) -> bool:
        return kind is None or name == kind

    return Check(
        rows=tuple(r for r in found.rows if wanted(r.kind)),
        signs=tuple(r for r in sign_rows if wanted(r.kind)),
        audit=tuple(r for r in audited if wanted(r.kind)),
        disagreements=tuple(d for d in found.disagreements if wanted(d.kind)),
        contradictions=tuple(c for c in found.contradictions if wanted(c.kind)),
        absent=tuple(name for name in USED if name not in references.tables),
        no_reference=tuple((k, n) for k, n in bare if wanted(k)),
        remarks=references.remarks,
    )
