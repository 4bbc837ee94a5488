"""``tertius works`` and ``tertius compare``: what is one work, and what a version changed."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, validators

from tertius.cli.output import console, print_json, print_note

Json = Annotated[bool, Parameter(name="--json", negative="")]
Flag = Annotated[bool, Parameter(negative="")]


def works(
    document: str | None = None,
    /,
    *,
    all_: Annotated[bool, Parameter(name="--all", negative="")] = False,
    sentences: Flag = False,
    limit: Annotated[int, Parameter(validator=validators.Number(gte=1, lte=100_000))] = 50,
    project: Path | None = None,
    as_json: Json = False,
) -> None:
    """Show which documents are versions of one work: publications, voices, dated statements.

    Parameters
    ----------
    document
        Only the works of this document: first digits of its identity, its path or file name.
    all_
        Show pieces that stand alone and relations that make no work, too.
    sentences
        Show who says which sentence since when, each once, with its place in the original.
    limit
        Show at most so many works, the largest first.
    project
        Project folder; by default TERTIUS_PROJECT or .tertius.
    as_json
        Print works, relations, statements and their proofs as JSON.
    """
    from tertius.report.works import print_works, works_facts
    from tertius.store import open_project
    from tertius.store.documents import open_library
    from tertius.store.documents.works import works_in

    library = open_library(open_project(project))
    found = works_in(library, document, everything=all_, limit=limit)
    if as_json:
        print_json(works_facts(found))
    else:
        print_works(found, console(), sentences=sentences)


def compare(
    one: str,
    other: str,
    /,
    *,
    everything: Annotated[bool, Parameter(name="--all", negative="")] = False,
    html: Path | None = None,
    project: Path | None = None,
    as_json: Json = False,
) -> None:
    """Compare two versions: sentences kept, edited, dropped and new, and what the edits change.

    Parameters
    ----------
    one
        A file, or a document of the project: first digits of its identity, its path or file name.
    other
        The same; which of the two came first is told by what they prove, not by this order.
    everything
        Print kept, dropped and new sentences in full, too.
    html
        Write a page with the sentences side by side, instead of printing.
    project
        Project folder; by default TERTIUS_PROJECT or .tertius, if it exists.
    as_json
        Print all sentences, changes and their proofs as JSON.
    """
    from tertius.documents.versions import compare_documents
    from tertius.report.comparison import comparison_facts, print_comparison
    from tertius.store.documents.finding import find_document

    first, second = find_document(one, project), find_document(other, project)
    segments = first.segment, second.segment
    versions = compare_documents(first.document, second.document, segments=segments)
    places = {found.document.identity: found.places for found in (first, second)}
    if html is not None:
        from tertius.report.comparison_page import write_comparison_page

        print_note(f"written: {write_comparison_page(versions, places, html)}")
    if as_json:
        print_json(comparison_facts(versions, places))
    elif html is None:
        print_comparison(versions, places, console(), everything=everything)
