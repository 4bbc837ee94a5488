"""``tertius documents``: add published texts to a project, and look at what they are."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter, validators

from tertius.cli.files import Paths
from tertius.cli.output import console, print_failure, print_json, print_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tertius.documents import Original, Refusal
    from tertius.store.documents import Added, Library

Json = Annotated[bool, Parameter(name="--json", negative="")]
Limit = Annotated[int, Parameter(validator=validators.Number(gte=1, lte=100_000))]
FAILED = 2
LISTED = 20
"""Documents just added that are listed one by one."""

app = App(
    name="documents",
    help="Published texts: add them, list, show and search them, with the words that prove it.",
    help_format="plaintext",
    result_action="return_value",
)


@app.command
def add(
    paths: Paths,
    /,
    *,
    column: str | None = None,
    project: Path | None = None,
    as_json: Json = False,
) -> int:
    """Add texts: HTML, plain text, Markdown, mail, feeds, WARC, JSONL or CSV, files or folders.

    Parameters
    ----------
    paths
        Files and folders, also gzipped or zipped; - reads standard input.
    column
        Column or field of tables and JSON lines that holds the text; by default recognised.
    project
        Project folder, made where it is missing; by default TERTIUS_PROJECT or .tertius.
    as_json
        Print the counts and the refusals as JSON.
    """
    import sys

    from tertius.documents.reading import read_originals

    refused: list[Refusal] = []
    originals = read_originals(paths, column=column, refused=refused.append, stdin=sys.stdin.buffer)
    return _add(originals, refused, project, as_json)


@app.command
def fetch(
    addresses: Annotated[list[str], Parameter(negative="")],
    /,
    *,
    project: Path | None = None,
    as_json: Json = False,
) -> int:
    """Fetch pages from the network and add them; nothing else here ever uses the network.

    Parameters
    ----------
    addresses
        Addresses of pages, https or http; local and private ones are refused.
    project
        Project folder, made where it is missing; by default TERTIUS_PROJECT or .tertius.
    as_json
        Print the counts and the refusals as JSON.
    """
    from tertius.store.documents.fetch import fetch_pages

    refused: list[Refusal] = []
    return _add(fetch_pages(addresses, refused=refused.append), refused, project, as_json)


@app.command(name="list")
def list_(*, project: Path | None = None, as_json: Json = False) -> None:
    """List the documents of the project.

    Parameters
    ----------
    project
        Project folder; by default TERTIUS_PROJECT or .tertius.
    as_json
        Print as JSON.
    """
    from tertius.report.library import listed_facts, print_listed
    from tertius.store.documents import documents

    rows = documents(_library(project))
    if as_json:
        print_json([listed_facts(row) for row in rows])
    else:
        print_listed(rows, console())


@app.command
def show(document: str, /, *, project: Path | None = None, as_json: Json = False) -> None:
    """Show what a document is: facts with the words that prove them, and the role of each line.

    Parameters
    ----------
    document
        First digits of its identity, its path, its file name, or a file that is not added.
    project
        Project folder; by default TERTIUS_PROJECT or .tertius.
    as_json
        Print all offsets and quotations as JSON.
    """
    from tertius.report.documents import document_facts, print_document
    from tertius.store.documents.finding import find_document

    found = find_document(document, project)
    if as_json:
        print_json(document_facts(found.document, found.places))
    else:
        print_document(found.document, console(), places=found.places)


@app.command
def search(
    query: str, /, *, limit: Limit = 20, project: Path | None = None, as_json: Json = False
) -> None:
    """Find sentences by their words; "in quotation marks" the words follow one another.

    Parameters
    ----------
    query
        Words that must all stand in the sentence; there is no OR and no NOT.
    limit
        Show at most so many sentences.
    project
        Project folder; by default TERTIUS_PROJECT or .tertius.
    as_json
        Print as JSON.
    """
    from tertius.report.library import hit_facts, print_hits
    from tertius.store.documents import search as search_library

    hits = search_library(_library(project), query, limit + 1)
    if as_json:
        print_json([hit_facts(hit) for hit in hits[:limit]])
    else:
        print_hits(hits[:limit], console(), more=len(hits) > limit)


@app.command
def refused(*, project: Path | None = None, as_json: Json = False) -> None:
    """List the files, members and records that hold no document, and why.

    Parameters
    ----------
    project
        Project folder; by default TERTIUS_PROJECT or .tertius.
    as_json
        Print as JSON.
    """
    from tertius.report.library import print_refused, refusal_facts
    from tertius.store.documents import refused as refused_by

    found = refused_by(_library(project))
    if as_json:
        print_json([refusal_facts(refusal) for refusal in found])
    else:
        print_refused(found, console())


@app.command
def refresh(*, project: Path | None = None) -> int:
    """Run the present rules over the kept originals again: roles, facts, works.

    Parameters
    ----------
    project
        Project folder; by default TERTIUS_PROJECT or .tertius.
    """
    from tertius.cli.progress import working
    from tertius.store.documents import refresh as refresh_library

    library = _library(project, write=True)
    with working("reading again") as pulse:
        done = refresh_library(library, progress=lambda _, done, total: pulse.told(done, total))
    for refusal in done.failed:
        print_failure(f"{refusal.place}: {refusal.what}\n  {refusal.remedy}".rstrip())
    print_note(f"{done.documents:,} documents read again, {done.relations:,} relations changed")
    return FAILED if done.failed else 0


def _add(
    originals: "Iterable[Original | Refusal]",
    refused: "list[Refusal]",
    project: Path | None,
    as_json: bool,
) -> int:
    from tertius.cli.progress import working
    from tertius.documents.reading import PASSED_OVER
    from tertius.report.library import added_facts, added_words, print_listed
    from tertius.store import open_project
    from tertius.store.documents import add_originals, documents, open_library
    from tertius.store.documents.connection import now_text
    from tertius.store.documents.listing import count_families

    library = open_library(open_project(project, create=True), write=True)
    start = now_text()
    with working("adding documents") as pulse:
        added: Added = add_originals(
            library,
            originals,
            refused=refused,
            progress=lambda _, done, total: pulse.told(done, total or None),
        )
    failed = [refusal for refusal in refused if refusal.rule not in PASSED_OVER]
    if as_json:
        print_json(added_facts(added, refused))
    else:
        for refusal in failed[:LISTED]:
            print_failure(f"{refusal.place}: {refusal.what}\n  {refusal.remedy}".rstrip())
        if len(failed) > LISTED:
            print_note(f"… and {len(failed) - LISTED:,} more: tertius documents refused")
        if 0 < added.added <= LISTED:
            new = [row for row in documents(library) if row.added_at >= start]
            print_listed(new, console())
            for row in new:
                if not row.sentences:
                    print_note(f"{row.places[0]}: has no body; see: tertius documents show PATH")
        passed_over = len(refused) - len(failed)
        print_note(added_words(added, passed_over=passed_over, works=count_families(library)))
    return FAILED if failed else 0


def _library(project: Path | None, *, write: bool = False) -> "Library":
    from tertius.store import open_project
    from tertius.store.documents import open_library

    return open_library(open_project(project), write=write)
