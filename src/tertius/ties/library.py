"""Where recipes find their sources: the chronicle, and what a project folder holds."""

import os
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from tertius.ties.adapters import ADAPTED, adapter
from tertius.ties.build import EMBEDDED, Library
from tertius.ties.inputs import Inputs
from tertius.ties.recipe import Recipe


def library_of(folder: Path | None = None) -> Library:
    """List the sources that recipes can use.

    Parameters
    ----------
    folder
        Project folder; by default ``TERTIUS_PROJECT`` or ``.tertius``, if there is one.

    Returns
    -------
    mapping of str to callable
        Each source is read when it is first asked for.

    Raises
    ------
    StoreError
        If a folder is named and is no project, or is damaged.
    """
    if folder is None and not has_project():
        return EMBEDDED
    from tertius.store import open_project, sources_in

    project = open_project(folder)
    names = [entry.source for entry in sources_in(project) if entry.source in ADAPTED]
    return {**EMBEDDED, **{name: _reader(project.folder, name) for name in names}}


def has_project() -> bool:
    """Tell whether there is a project folder where one is looked for by default.

    Returns
    -------
    bool
        Found without loading the store, which costs more than the answer. A folder that
        ``TERTIUS_PROJECT`` names is taken to be there: where it is not, opening it says so.
    """
    return bool(os.environ.get("TERTIUS_PROJECT")) or Path(".tertius").exists()


def covered_by(recipe: Recipe, library: Library) -> tuple[int, int]:
    """Give the days between which at least one source of a recipe can speak.

    Parameters
    ----------
    recipe
        Names the sources.
    library
        Where they are; sources that are missing are left to :func:`build_ties` to report.

    Returns
    -------
    first_day, last_day : int
        Ordinals.
    """
    inputs: Sequence[Inputs] = [library[name]() for name in recipe.sources if name in library]
    inputs = inputs or [library["chronicle"]()]
    return min(i.first_day for i in inputs), max(i.last_day for i in inputs)


@cache
def _read(folder: Path, name: str) -> Inputs:
    from tertius.store import open_project, table

    return adapter(name)(table(open_project(folder), name).collect())


def _reader(folder: Path, name: str) -> Callable[[], Inputs]:
    return partial(_read, folder, name)
