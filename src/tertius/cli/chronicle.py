"""``tertius chronicle``: the shipped dataset, and how it fares against others."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from tertius.cli.output import console, print_json, print_note

app = App(
    name="chronicle",
    help="The dataset that ships with tertius: look into it, and hold it against other data.",
    help_format="plaintext",
    result_action="return_value",
)

Json = Annotated[bool, Parameter(name="--json", negative="")]
Flag = Annotated[bool, Parameter(negative="")]


@app.command
def check(
    *,
    data: Path | None = None,
    kind: str | None = None,
    everything: Annotated[bool, Parameter(name="--all", negative="")] = False,
    as_json: Json = False,
    table: Annotated[Path | None, Parameter(name="--csv")] = None,
) -> int:
    """Compare the chronicle with the reference data that you have.

    Exits with 1 if a reference contradicts a record that carries no note on it.

    Parameters
    ----------
    data
        Project folder with added data, or any folder with the published files; by default
        TERTIUS_PROJECT or .tertius, if it exists.
    kind
        Only this kind (see: tertius chronicle kinds).
    everything
        Print the definitions and every disagreement, too.
    as_json
        Print all findings as JSON.
    table
        Write every disagreement to this CSV file.
    """
    from tertius.chronicle import read_chronicle
    from tertius.report.chronicle import print_check, write_disagreements
    from tertius.verdict.chronicle import check_chronicle, load_references
    from tertius.verdict.chronicle.select import select_records

    records = read_chronicle()
    select_records((), kind=kind)
    references = load_references(data, progress=print_note)
    found = check_chronicle(records, references, kind=kind, progress=print_note)
    for remark in found.remarks:
        print_note(remark)
    if table is not None:
        write_disagreements(found, table)
        print_note(f"{len(found.disagreements):,} disagreements written to {table}")
    if as_json:
        print_json(found.to_dict())
    else:
        print_check(found, console(), everything=everything)
    return 1 if found.open_contradictions else 0


@app.command(name="list")
def list_records(
    *,
    kind: str | None = None,
    party: str | None = None,
    since: str | None = None,
    until: str | None = None,
    status: Literal["checked", "memory"] | None = None,
    as_json: Json = False,
) -> None:
    """List records.

    Parameters
    ----------
    kind
        Only this kind.
    party
        Only records that name this state, organisation or other entity.
    since
        Only records that touch the time from this date on: 2014, 2014-03 or 2014-03-18.
    until
        Only records that touch the time up to this date.
    status
        Only records that were checked against data or text, or only those from memory.
    as_json
        Print JSON.
    """
    from tertius.chronicle import read_chronicle
    from tertius.cli.dates import first_day, last_day
    from tertius.report.chronicle import print_records
    from tertius.verdict.chronicle.select import select_records, to_plain

    found = select_records(
        read_chronicle(),
        kind=kind,
        party=party,
        since=first_day(since),
        until=last_day(until),
        status=status,
    )
    if as_json:
        print_json([to_plain(record) for record in found])
    else:
        print_records(found, console())


@app.command
def show(identifier: str, /, *, as_json: Json = False) -> None:
    """Show all of one record.

    Parameters
    ----------
    identifier
        Of the record.
    as_json
        Print JSON.
    """
    from tertius.chronicle import read_chronicle
    from tertius.report.chronicle import print_record
    from tertius.verdict.chronicle.select import record_of, to_plain

    record = record_of(read_chronicle(), identifier)
    if as_json:
        print_json(to_plain(record))
    else:
        print_record(record, console())


@app.command(name="kinds")
def list_kinds(*, as_json: Json = False) -> None:
    """List the kinds of ties and events, with their definitions.

    Parameters
    ----------
    as_json
        Print JSON.
    """
    from dataclasses import asdict

    from tertius.chronicle import kinds, read_chronicle
    from tertius.report.chronicle import print_kinds

    counts = Counter(record.kind for record in read_chronicle())
    if as_json:
        print_json([{**asdict(k), "records": counts[k.kind]} for k in kinds().values()])
    else:
        print_kinds(kinds().values(), counts, console())


@app.command
def validate(*files: Annotated[Path, Parameter(required=True)]) -> None:
    """Check the form of chronicle files, and report every problem with its line.

    Parameters
    ----------
    files
        CSV files in the chronicle's format.
    """
    from tertius.chronicle import read_chronicle

    found = read_chronicle(files)
    console().print(f"{len(found):,} records in {len(files)} files, no problem found")


@app.command
def audit(*, as_json: Json = False) -> None:
    """Show the hand audit: records drawn at random and compared with sources one by one.

    Parameters
    ----------
    as_json
        Print JSON.
    """
    from tertius.chronicle import read_chronicle
    from tertius.report.chronicle import print_audit
    from tertius.verdict.chronicle.audit import audit_report

    found = audit_report(read_chronicle())
    if as_json:
        print_json(found.to_dict())
    else:
        print_audit(found.rows, found.sample, found.remarks, console())
