"""``tertius verify``: whether everything in the project is as it was acknowledged."""

from pathlib import Path

from tertius.cli.output import print_note


def verify(*, project: Path | None = None) -> None:
    """Check the whole project: every file by its checksum, every folded text and work anew.

    Parameters
    ----------
    project
        Project folder; by default TERTIUS_PROJECT or .tertius.
    """
    from tertius.cli.progress import working
    from tertius.errors import InputProblems
    from tertius.store import open_project, sources_in
    from tertius.store import verify as verify_all
    from tertius.store.documents import Library, count_documents

    opened = open_project(project)
    with working("checking"):
        problems = verify_all(opened)
    if problems:
        raise InputProblems(problems, message=f"{opened.folder} is damaged")
    held = sources_in(opened)
    files = sum(len(entry.files) for entry in held)
    told = [f"{files} files of {len(held)} datasets are as they were written"]
    library = Library(opened)
    if library.path.exists():
        count = count_documents(library)
        texts = f"{count:,} documents: their texts and works are as they follow from the originals"
        told = [texts, *told] if held else [texts]
    print_note(f"{opened.folder}: {'; '.join(told)}")
