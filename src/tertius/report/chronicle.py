"""The chronicle and its check on the terminal."""

import csv
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from rich import box
from rich.console import Console, JustifyMethod
from rich.markup import escape
from rich.table import Table

from tertius.chronicle import Kind, Record
from tertius.exchange.atomic import replacing
from tertius.verdict.chronicle import AuditRow, Check, Contradiction, Disagreement, Row, Share
from tertius.verdict.chronicle.select import parties_of

MEANING = (
    "Precision: of what the chronicle has, the share that the reference has too. Recall: of what "
    "the reference has, the share that the chronicle has. In per cent with 95 % intervals that "
    "treat units of one record (precision) or dyad (recall) as dependent. The references define "
    "their subjects differently from the chronicle and from one another, so a disagreement is "
    "no proof of an error on either side, and agreement none of truth: many records were written "
    "with the same references at hand, so that precision measures consistency, not independent "
    "confirmation. Definitions: --all, or docs/chronicle.md."
)
SIGN_MEANING = (
    "These series list no ties and contradict no record. auc: chance that a positive unit stands "
    "above a negative one (0.5 is chance). rank: mean rank among the pairs of the year without a "
    "tie (0.5 is like these). same sign: share whose mood has the sign of the act. 'centred' "
    "takes out how much either state agrees with anybody."
)
SHOWN = 60


def percent(share: Share | None) -> str:
    """Write a share with its interval in per cent.

    Parameters
    ----------
    share
        Or None for 'not defined'.

    Returns
    -------
    str

    Examples
    --------
    >>> percent(Share(9, 10, 0.596, 0.982, 10))
    '90.0 (60–98)'
    >>> percent(None)
    '–'
    """
    if share is None:
        return "–"
    return f"{100 * share.value:.1f} ({_bound(share.low)}–{_bound(share.high)})"


def _bound(value: float) -> str:
    whole = 100 * value
    return f"{whole:.1f}" if 99 <= whole < 99.95 else f"{whole:.0f}"


def print_check(check: Check, console: Console, *, everything: bool) -> None:
    """Print a check.

    Parameters
    ----------
    check
        The findings.
    console
        Where to.
    everything
        Print definitions, noted contradictions and all disagreements, too.
    """
    if check.rows:
        console.print(_rows_table(check.rows))
        console.print(f"\n{MEANING}\n")
    if check.signs:
        console.print(_signs_table(check))
        console.print(f"\n{SIGN_MEANING}\n")
    _print_unreferenced(check, console)
    if everything:
        _print_definitions(check.rows, console)
        _print_disagreements(check.disagreements, console)
    _print_contradictions(check, console, everything=everything)
    if check.absent:
        console.print(f"Not compared, data not at hand: {', '.join(check.absent)}.")


def _table(
    title: str | None, *columns: str, right: Iterable[str] = (), tight: bool = False
) -> Table:
    style = None if tight else box.SIMPLE_HEAD
    table = Table(title=title, title_justify="left", box=style, pad_edge=False)
    if tight:
        table.padding = (0, 1, 0, 0)
    for name in columns:
        side: JustifyMethod = "right" if name in right else "left"
        table.add_column(name, justify=side, overflow="fold", no_wrap=tight)
    return table


def _rows_table(rows: Iterable[Row]) -> Table:
    names = ("kind", "reference", "window", "rec.", "units", "precision", "sought", "recall")
    title = "The chronicle against references"
    table = _table(title, *names, right={"rec.", "units", "sought"}, tight=True)
    before = ""
    for row in rows:
        unit = "r" if row.unit == "records" else "y"
        table.add_row(
            "" if row.kind == before else row.kind,
            "any" if row.reference.startswith("any of") else row.reference,
            f"{row.first_year}–{row.last_year}",
            str(row.records) if row.precision else "",
            f"{row.units:,}{unit}" if row.precision else "",
            percent(row.precision),
            f"{row.recall.n:,}" if row.recall else "",
            percent(row.recall),
        )
        before = row.kind
    table.caption = (
        "rec.: records tested; units: y dyad-years, r records; sought: dyad-years of the reference "
        "that the chronicle should have; any: at least one of the references above agrees"
    )
    table.caption_justify = "left"
    return table


def _signs_table(check: Check) -> Table:
    names = ("kind", "series", "window", "units", "measure", "value")
    table = _table("Signs against measured series", *names, right={"units"}, tight=True)
    before = ("", "")
    for row in check.signs:
        table.add_row(
            "" if (row.kind, row.reference) == before else row.kind,
            row.reference,
            f"{row.first[:4]}–{row.last[:4]}",
            "  ".join(
                f"{mark}{count:,}"
                for mark, count in (("+", row.positive), ("−", row.negative))
                if count
            ),
            row.statistic,
            f"{row.value:.2f} ({row.low:.2f}–{row.high:.2f})",
        )
        before = (row.kind, row.reference)
    return table


def _print_unreferenced(check: Check, console: Console) -> None:
    audit = {row.kind: row for row in check.audit}
    if check.no_reference:
        names = ("kind", "records", "reference", "audited", "error, %", "or unverifiable")
        table = _table("Kinds without reference data", *names, right={"records", "audited"})
        for kind, count in check.no_reference:
            row = audit.get(kind)
            table.add_row(
                kind,
                str(count),
                "no reference",
                str(row.audited) if row else "0",
                percent(row.error) if row else "not audited",
                percent(row.worst) if row else "",
            )
        console.print(table)
    whole = audit.get("all audited kinds")
    if whole is not None:
        console.print(
            f"Hand audit: {whole.audited} records, {whole.wrong} wrong, {whole.unverifiable} not "
            f"verifiable; error {percent(whole.error)} % of those judged, {percent(whole.worst)} % "
            "with the unverifiable ones. Errors found were corrected afterwards. Sample: "
            "tertius chronicle audit.\n"
        )


def _print_definitions(rows: Iterable[Row], console: Console) -> None:
    table = _table("What counts", "kind", "reference", "agrees if", "sought")
    for row in rows:
        table.add_row(row.kind, row.reference, row.agrees, row.sought)
    console.print(table)


def _print_disagreements(found: Iterable[Disagreement], console: Console) -> None:
    console.print("Every disagreement (≈ all within a year of agreement; n explained by a note)")
    for d in found:
        span = d.first if d.first == d.last else f"{d.first}–{d.last}"
        marks = f"{'≈' if d.near else ' '}{'n' if d.noted else ' '}"
        parts = (
            d.kind,
            d.reference,
            d.side,
            f"{d.party1}-{d.party2}",
            span,
            marks,
            d.record,
            d.row,
        )
        console.print("  ".join(escape(p) for p in parts if p), soft_wrap=True)
    console.print()


def _print_contradictions(check: Check, console: Console, *, everything: bool) -> None:
    bare = check.open_contradictions
    noted = len(check.contradictions) - len(bare)
    console.print(
        f"{len(check.disagreements):,} disagreements (runs of years; listed by --all and --csv). "
        f"{len(check.contradictions)} contradicted records: {noted} carry a note that names the "
        f"reference, {len(bare)} do not."
    )
    for one in check.contradictions if everything else bare[:SHOWN]:
        _print_contradiction(one, console)
    if not everything and len(bare) > SHOWN:
        console.print(f"  … and {len(bare) - SHOWN} more: --all")


def _print_contradiction(one: Contradiction, console: Console) -> None:
    against = ", ".join(one.references)
    head = f"  {one.record} ({one.kind}, {one.where}) against {against}: {one.why}"
    console.print(escape(head), soft_wrap=True)
    if one.note:
        console.print(escape(f"      note: {one.note}"), soft_wrap=True)


def write_disagreements(check: Check, path: Path) -> None:
    """Write every disagreement as CSV, whole or not at all.

    Parameters
    ----------
    check
        The findings.
    path
        The file.

    Raises
    ------
    TertiusError
        If it cannot be written.
    """
    names = [f.name for f in fields(Disagreement)]
    with (
        replacing(path) as unfinished,
        unfinished.open("w", encoding="utf-8", newline="") as handle,
    ):
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([getattr(d, name) for name in names] for d in check.disagreements)


def print_records(records: Iterable[Record], console: Console) -> None:
    """Print records, one a line.

    Parameters
    ----------
    records
        In the order wanted.
    console
        Where to.
    """
    table = _table(None, "dates", "kind", "id", "parties", "status")
    count = 0
    for record in records:
        parties = parties_of(record)
        shown = parties if len(parties) <= SHOWN else parties[: SHOWN - 1] + "…"
        table.add_row(record.date_text, record.kind, record.id, escape(shown), record.status)
        count += 1
    if count:
        console.print(table)
    console.print(f"{count:,} record{'' if count == 1 else 's'}")


def print_record(record: Record, console: Console) -> None:
    """Print all of one record.

    Parameters
    ----------
    record
        The record.
    console
        Where to.
    """
    lines = {
        "id": record.id,
        "kind": record.kind,
        "parties": parties_of(record),
        "dates": record.date_text,
        "sign": f"{record.sign:+d}",
        "text": record.text,
        "citation": record.citation,
        "status": record.status + (f" with {', '.join(record.checked_with)}"
                                   if record.checked_with else ""),
        "note": record.note,
        "file": record.where,
    }  # fmt: skip
    for name, value in lines.items():
        if value:
            console.print(f"{name:9} {value}", markup=False)


def print_kinds(kinds: Iterable[Kind], counts: dict[str, int], console: Console) -> None:
    """Print the kinds with their definitions.

    Parameters
    ----------
    kinds
        In the order of the file.
    counts
        Records by kind.
    console
        Where to.
    """
    table = _table(None, "kind", "form", "sign", "records", "reference", "definition",
                   right={"sign", "records"})  # fmt: skip
    for kind in kinds:
        sign = f"{kind.sign:+d}" if kind.sign else "0"
        reference = kind.reference or "no reference"
        number = str(counts.get(kind.kind, 0))
        table.add_row(kind.kind, kind.form, sign, number, reference, kind.definition)
    console.print(table)


def print_audit(
    rows: Iterable[AuditRow],
    sample: Iterable[tuple[str, int, int, int]],
    remarks: Iterable[tuple[str, str, str]],
    console: Console,
) -> None:
    """Print the hand audit.

    Parameters
    ----------
    rows
        By kind.
    sample
        File, records in it, drawn, wrong.
    remarks
        Identifier, verdict and remark of what was not simply right.
    console
        Where to.
    """
    names = ("kind", "audited", "wrong", "unverifiable", "error, %", "or unverifiable")
    table = _table("By kind", *names, right=names[1:4])
    for row in rows:
        numbers = (str(row.audited), str(row.wrong), str(row.unverifiable))
        table.add_row(row.kind, *numbers, percent(row.error), percent(row.worst))
    console.print(table)
    table = _table("Sample by file", "file", "records", "drawn", "wrong",
                   right={"records", "drawn", "wrong"})  # fmt: skip
    for name, records, drawn, wrong in sample:
        table.add_row(name, str(records), str(drawn), str(wrong))
    console.print(table)
    console.print("Not simply right:")
    for identifier, verdict, remark in remarks:
        console.print(escape(f"  {identifier}: {verdict}; {remark}"), soft_wrap=True)
