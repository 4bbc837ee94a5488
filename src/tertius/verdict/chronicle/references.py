"""Finding the user's own reference tables: in a project, or as files in a folder."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.errors import SourceError, TertiusError

if TYPE_CHECKING:
    import polars as pl

USED = (
    "atop",
    "ucdp_acd",
    "cow_war",
    "cow_mid",
    "tss",
    "peace_data",
    "dcad",
    "mme",
    "un_agreement",
    "un_ideal_points",
    "gdelt_dyad_month",
    "icews_sets",
)
"""The sources that the chronicle is compared with."""

_SUFFIXES = (".csv", ".tsv", ".tab", ".gz", ".zip", ".parquet")


@dataclass(frozen=True, slots=True)
class ReferenceTables:
    """Tables of the sources that were found.

    Attributes
    ----------
    tables
        Source name → tidy frame.
    remarks
        Where they came from, and which files were passed over.
    """

    tables: "dict[str, pl.DataFrame]"
    remarks: tuple[str, ...] = ()


def load_references(
    place: Path | None = None,
    *,
    names: Iterable[str] = USED,
    progress: Callable[[str], None] = lambda _: None,
) -> ReferenceTables:
    """Read the reference tables that a user has.

    Parameters
    ----------
    place
        A project folder, or any folder with the published files at any depth. By default the
        project that ``TERTIUS_PROJECT`` names, or ``.tertius``; without one, nothing is read.
    names
        The sources wanted.
    progress
        Called with a line on each table that is read.

    Returns
    -------
    ReferenceTables
        The frames that were found.

    Raises
    ------
    SourceError
        If the place is no folder, or a recognised file cannot be read.
    StoreError, InputProblems
        If a table of a project is damaged.
    """
    from tertius.store.project import project_folder

    wanted = tuple(names)
    folder = project_folder(place)
    if place is not None and not folder.is_dir():
        raise SourceError("is no folder", where=str(place), remedy="name a project or a folder")
    if (folder / "tertius.json").exists():
        return _from_project(folder, wanted, progress)
    if place is None:
        return ReferenceTables({}, ("no project folder: no reference data at hand",))
    return _from_files(folder, wanted, progress)


def _from_project(
    folder: Path, wanted: tuple[str, ...], progress: Callable[[str], None]
) -> ReferenceTables:
    from tertius.store import open_project, sources_in, table

    project = open_project(folder)
    held = {entry.source for entry in sources_in(project)}
    tables = {}
    for name in wanted:
        if name in held:
            progress(f"reading {name} from the project")
            tables[name] = table(project, name).collect()
    return ReferenceTables(tables, (f"tables of the project {folder}",))


def _from_files(
    folder: Path, wanted: tuple[str, ...], progress: Callable[[str], None]
) -> ReferenceTables:
    from tertius.sources import recognise

    tables: dict[str, pl.DataFrame] = {}
    remarks: list[str] = []
    strange = 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or not path.name.lower().endswith(_SUFFIXES):
            continue
        try:
            found = recognise(path)
        except TertiusError:
            strange += 1  # a folder of data holds other files too; they are counted in a remark
            continue
        if found.name not in wanted:
            continue
        if found.name in tables:
            remarks.append(f"{path.name} passed over: {found.name} was already read")
            continue
        progress(f"reading {found.name} from {path.name}")
        reading = found.read(path)
        tables[found.name] = reading.frame
        if reading.rows_rejected:
            remarks.append(f"{found.name}: {reading.rows_rejected:,} rows refused ({path.name})")
    if strange:
        remarks.append(f"{strange} files in {folder} are no known dataset")
    return ReferenceTables(tables, tuple(remarks))
