"""``tertius data``: the published datasets, and what a project holds of them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter, validators

from tertius.cli.output import console, print_failure, print_json, print_note
from tertius.errors import StoreError, TertiusError, shown

if TYPE_CHECKING:
    from tertius.store import Entry, Project

Json = Annotated[bool, Parameter(name="--json", negative="")]
Flag = Annotated[bool, Parameter(negative="")]
FAILED = 2

app = App(
    name="data",
    help="Datasets: list, add, fetch and check them, and look after what a project holds.",
    help_format="plaintext",
    result_action="return_value",
)


@app.command(name="list")
def list_(*, project: Path | None = None, as_json: Json = False) -> None:
    """List all datasets that tertius can read, and which of them the project holds.

    Parameters
    ----------
    project
        Project folder; by default TERTIUS_PROJECT or .tertius, if it exists.
    as_json
        Print the list as JSON.
    """
    from tertius.report.datasets import print_sources, source_facts
    from tertius.sources import SOURCES

    entries = _entries(project)
    if as_json:
        print_json([source_facts(s, entries.get(s.name)) for s in SOURCES.values()])
        return
    print_sources(SOURCES.values(), entries, console())
    print_note(
        f"{len(entries)} of {len(SOURCES)} added (●). More about one: tertius data show NAME. "
        "The chronicle ships with tertius and needs nothing of this."
    )


@app.command
def show(name: str, /, *, project: Path | None = None, as_json: Json = False) -> None:
    """Show all that is known about a dataset: coverage, licence, traps, columns, how to get it.

    Parameters
    ----------
    name
        Name of the dataset, as listed by tertius data list.
    project
        Project folder; by default TERTIUS_PROJECT or .tertius, if it exists.
    as_json
        Print the facts as JSON.
    """
    from tertius.report.datasets import print_source, source_facts
    from tertius.sources import source

    record = source(name)
    entry = _entries(project).get(record.name)
    if as_json:
        print_json(source_facts(record, entry))
    else:
        print_source(record, entry, console())


@app.command
def add(
    files: Annotated[list[Path], Parameter(negative="")],
    /,
    *,
    source: str | None = None,
    project: Path | None = None,
    replace: Flag = False,
) -> int:
    """Add dataset files to the project, each wholly or not at all; a bad file stops no other.

    Parameters
    ----------
    files
        CSV, TSV or Parquet files, also gzipped or zipped.
    source
        Name of the dataset; by default recognised from the columns of each file.
    project
        Project folder, made where it is missing; by default TERTIUS_PROJECT or .tertius.
    replace
        Let a file take the place of another one of the same dataset.
    """
    from tertius.cli.progress import working
    from tertius.store import add_file

    if source is not None:
        from tertius.sources import source as look_up

        source = look_up(source).name
    failed = 0
    for file in files:
        try:
            with working(f"adding {file.name}") as pulse:
                opened = _project_for(file, source, project)
                added = add_file(
                    opened,
                    file,
                    source,
                    replace=replace,
                    progress=lambda _, done, total, pulse=pulse: pulse.told(done, total),  # type: ignore[misc]
                )
        except TertiusError as error:
            failed += 1
            print_failure(_placed(error, file))
        else:
            print_note(added.note)
            for note in added.entry.notes if added.rows else ():
                print_note(f"  note: {shown(note)}")
    if len(files) > 1:
        print_note(f"{len(files) - failed} of {len(files)} files added")
    return FAILED if failed else 0


@app.command
def fetch(name: str, /, *, project: Path | None = None, replace: Flag = False) -> None:
    """Download a dataset from its official address and add it to the project.

    Parameters
    ----------
    name
        Name of the dataset, as listed by tertius data list.
    project
        Project folder, made where it is missing; by default TERTIUS_PROJECT or .tertius.
    replace
        Take a new version in place of the one fetched or added before.
    """
    import platformdirs

    from tertius.cli.progress import working
    from tertius.sources import fetch as downloads
    from tertius.sources import source
    from tertius.store import add_file

    record = source(name)
    folder = platformdirs.user_cache_path("tertius") / "fetched"
    with working(f"downloading {record.name}") as pulse:
        fetched = downloads.fetch(record, folder, replace=replace, progress=pulse.told)
    file = fetched.path(folder)
    print_note(f"{fetched.file}: {fetched.size:,} bytes from {fetched.came_from}")
    print_note(f"sha256 {fetched.sha256} ({fetched.trust})")
    with working(f"adding {record.name}"):
        opened = _project_for(file, record.name, project)
        print_note(add_file(opened, file, record.name, replace=replace).note)


@app.command
def check(
    files: Annotated[list[Path], Parameter(negative="")],
    /,
    *,
    source: str | None = None,
    as_json: Json = False,
) -> int:
    """Read dataset files without storing anything, and say what is taken and what is refused.

    Parameters
    ----------
    files
        CSV, TSV or Parquet files, also gzipped or zipped.
    source
        Name of the dataset; by default recognised from the columns of each file.
    as_json
        Print the counts as JSON.
    """
    from tertius.cli.progress import working
    from tertius.report.datasets import print_reading, reading_facts
    from tertius.sources.registry import recognise
    from tertius.sources.registry import source as look_up

    named = look_up(source) if source is not None else None
    facts, failed = [], 0
    for file in files:
        try:
            with working(f"reading {file.name}"):
                record = named or recognise(file)
                reading = record.read(file)
        except TertiusError as error:
            failed += 1
            print_failure(_placed(error, file))
            continue
        facts.append(reading_facts(file.name, record, reading))
        if not as_json:
            print_reading(file.name, record, reading, console())
    if as_json:
        print_json(facts)
    return FAILED if failed else 0


app.command("tertius.cli.verify:verify")


@app.command
def quarantine(
    name: str,
    /,
    *,
    project: Path | None = None,
    csv: Flag = False,
    limit: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 50,
) -> None:
    """Show the rows of a dataset that were refused, with the rule that refused them.

    Parameters
    ----------
    name
        Name of the dataset, as listed by tertius data list.
    project
        Project folder; by default TERTIUS_PROJECT or .tertius.
    csv
        Write all of them to standard output as CSV; cells that a spreadsheet would run get a
        leading apostrophe.
    limit
        How many to show.
    """
    from tertius.exchange.csv_file import neutralised
    from tertius.report.datasets import print_refused
    from tertius.sources import source
    from tertius.store import open_project
    from tertius.store import quarantine as refused_rows

    record = source(name)
    refused = refused_rows(open_project(project), record.name)
    if csv:
        sys.stdout.write(neutralised(refused).write_csv())
    else:
        print_refused(record.name, refused, console(), limit=limit)


def _entries(project: Path | None) -> "dict[str, Entry]":
    """Give what the project holds by name of the source; nothing where there is no project."""
    from tertius.store import open_project, sources_in
    from tertius.ties.library import has_project

    if project is None and not has_project():
        return {}
    return {entry.source: entry for entry in sources_in(open_project(project))}


def _project_for(file: Path, source: str | None, folder: Path | None) -> "Project":
    """Open the project; make a new one only for a file that can be read."""
    from tertius.sources import recognise
    from tertius.sources import source as look_up
    from tertius.store import open_project

    try:
        return open_project(folder)
    except StoreError:
        record = look_up(source) if source else recognise(file)
        record.read(file)
        return open_project(folder, create=True)


def _placed(error: TertiusError, file: Path) -> str:
    """Write an error of one file of several; it names the file even where the error does not."""
    text = str(error)
    return text if shown(file.name) in text else f"{shown(str(file))}: {text}"
