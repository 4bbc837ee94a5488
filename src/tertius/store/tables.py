"""What a project holds, as tables; damaged ones are refused, never read in part."""

from typing import TYPE_CHECKING

from tertius.errors import InputProblems, StoreError
from tertius.store.manifest import Entry
from tertius.store.project import Project
from tertius.store.verify import check_entry

if TYPE_CHECKING:
    import polars as pl


def sources_in(project: Project) -> tuple[Entry, ...]:
    """List what was added to a project.

    Parameters
    ----------
    project
        The project.

    Returns
    -------
    tuple of Entry
        Sorted by source.
    """
    return project.manifest().entries


def entry_of(project: Project, source_name: str) -> Entry:
    """Find what was added of one source.

    Parameters
    ----------
    project
        The project.
    source_name
        The name of the source.

    Returns
    -------
    Entry
        Its entry.

    Raises
    ------
    StoreError
        If it was not added.
    """
    manifest = project.manifest()
    entry = manifest.of(source_name)
    if entry is None:
        held = ", ".join(e.source for e in manifest.entries) or "nothing"
        raise StoreError(
            f"{source_name} is not in the project, which holds {held}",
            where=str(project.folder),
            remedy="add its file with: tertius data add FILE",
        )
    return entry


def table(project: Project, source_name: str) -> "pl.LazyFrame":
    """Give the accepted rows of a source, after checking that they are what was written.

    Parameters
    ----------
    project
        The project.
    source_name
        The name of the source.

    Returns
    -------
    polars.LazyFrame
        The rows, in the order of the file, with the columns of the source's record.

    Raises
    ------
    StoreError
        If the source was not added.
    InputProblems
        If a part is missing, changed or extra.
    """
    import polars as pl

    entry = _sound(project, source_name)
    # Globs are switched off: the folder may have brackets or stars in its name.
    return pl.scan_parquet([project.folder / p.path for p in entry.parts], glob=False)


def quarantine(project: Project, source_name: str) -> "pl.DataFrame":
    """Give the rows of a source that were refused.

    Parameters
    ----------
    project
        The project.
    source_name
        The name of the source.

    Returns
    -------
    polars.DataFrame
        ``line``, ``rule``, ``field``, ``raw``; no row where nothing was refused.

    Raises
    ------
    StoreError
        If the source was not added.
    InputProblems
        If the file of refused rows is missing or changed.
    """
    import polars as pl

    entry = _sound(project, source_name)
    if entry.refused is None:
        columns = {"line": pl.Int64, "rule": pl.String, "field": pl.String, "raw": pl.String}
        return pl.DataFrame(schema=columns)
    return pl.read_parquet(project.folder / entry.refused.path, glob=False)


def _sound(project: Project, source_name: str) -> Entry:
    """Find an entry whose files are whole."""
    entry = entry_of(project, source_name)
    problems = check_entry(project, entry)
    if problems:
        # A writer may have replaced the source between the two looks.
        again = entry_of(project, source_name)
        problems = check_entry(project, again) if again != entry else problems
        entry = again
    if problems:
        raise InputProblems(
            problems,
            message=f"{source_name} is damaged and was not read",
            remedy="tertius data verify lists all damage of the project",
        )
    return entry
