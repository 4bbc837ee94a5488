"""Opening a project folder, making one, and bringing one that was interrupted back to order."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tertius.errors import InputProblems, StoreError
from tertius.store import disk, layout, lock
from tertius.store.manifest import (
    FORMAT,
    REMEDY,
    Manifest,
    check_format,
    from_json,
    load_json,
    to_json,
)

DEFAULT = ".tertius"
_OURS = frozenset({*layout.FILES, *layout.FOLDERS})


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder that was found to be one; the sources in it are read when asked for.

    Attributes
    ----------
    folder
        Its absolute path.
    format
        The layout of the folder.
    """

    folder: Path
    format: int = FORMAT

    @property
    def incoming(self) -> Path:
        """Where a writer keeps unfinished work."""
        return self.folder / "incoming"

    def manifest(self) -> Manifest:
        """Read the list of sources, as it is at this moment.

        Returns
        -------
        Manifest
            The entries.

        Raises
        ------
        StoreError
            If it is missing, damaged or of a newer format.
        """
        path = self.folder / "manifest.json"
        try:
            data = layout.read(path)
        except FileNotFoundError as error:
            raise StoreError("is missing", where=str(path), remedy=REMEDY) from error
        return from_json(data, where=str(path))


def project_folder(path: Path | str | None = None) -> Path:
    """Tell which folder is meant.

    Parameters
    ----------
    path
        A folder; by default what ``TERTIUS_PROJECT`` names, else ``.tertius`` in the working
        directory.

    Returns
    -------
    Path
        Absolute; it need not exist.
    """
    chosen = path or os.environ.get("TERTIUS_PROJECT") or DEFAULT
    return Path(chosen).expanduser().absolute()


def open_project(path: Path | str | None = None, create: bool = False) -> Project:
    """Open a project folder.

    What an interrupted writer left behind is put away first, where nobody is writing and the
    folder allows it.

    Parameters
    ----------
    path
        The folder (see :func:`project_folder`).
    create
        Whether to make it where it is missing.

    Returns
    -------
    Project
        The project.

    Raises
    ------
    StoreError
        If there is no project and none is to be made, if the folder holds other things, if it
        was made by a newer tertius, if one of its paths is a link, or if it cannot be read or
        written.
    """
    folder = project_folder(path)
    mark = folder / "tertius.json"
    try:
        data = layout.read(mark)
    except FileNotFoundError:
        if not create:
            raise StoreError(
                "there is no project here",
                where=str(folder),
                remedy="make one with: tertius documents add PATH, or tertius data add FILE",
            ) from None
        _create(folder)
        data = layout.read(mark)
    layout.check(folder)
    project = Project(folder, check_format(load_json(data, where=str(mark)), where=str(mark)))
    _tidy(project)
    return project


@contextmanager
def writing(project: Project, *, wait: float) -> Iterator[None]:
    """Be the only writer for the length of a ``with`` block, in a folder that is in order.

    Parameters
    ----------
    project
        The project.
    wait
        Seconds to wait for another writer.

    Raises
    ------
    StoreError
        If another process is writing, a path of the project is a link, or the disk refuses.
    """
    layout.check(project.folder)
    with disk.writing_to(project.folder), lock.hold(project.folder / "lock", wait=wait):
        settle(project)
        try:
            yield
        finally:
            # Whatever stays behind because of this is put away by the next writer.
            with suppress(OSError, StoreError, InputProblems):
                settle(project)


def announce(project: Project, paths: list[str]) -> None:
    """Write down which paths the step to come creates or gives up, before it is taken.

    After a crash, those of them that the manifest does not name are deleted, and nothing else
    ever is: a file that a person put into the folder is reported, not removed.

    Parameters
    ----------
    project
        The project.
    paths
        Relative to its folder.
    """
    disk.write_file(project.incoming / "pending.json", json.dumps(paths).encode())
    disk.sync_folder(project.incoming)


def settle(project: Project) -> None:
    """Finish or undo what a writer left: for the holder of the lock only.

    Parameters
    ----------
    project
        The project.

    Raises
    ------
    StoreError
        If a path of the project is a link: what it points to is not the project's to delete.
    """
    layout.check(project.folder)
    pending = project.incoming / "pending.json"
    if pending.is_file() and not pending.is_symlink():
        kept = {e.folder for e in project.manifest().entries}
        kept |= {e.refused.path for e in project.manifest().entries if e.refused}
        for path in _announced(pending):
            if path not in kept:
                disk.remove(project.folder / path)
    if project.incoming.is_dir():
        for leftover in sorted(project.incoming.iterdir(), key=lambda p: p.name == pending.name):
            disk.remove(leftover)
    else:
        disk.make_folder(project.incoming)


def _announced(pending: Path) -> list[str]:
    """Read the announced paths; one cut short was never acted upon, so it counts as none."""
    with suppress(ValueError, FileNotFoundError):
        found = json.loads(layout.read(pending))
        if isinstance(found, list):
            return [p for p in found if isinstance(p, str) and _inside(p)]
    return []


def _inside(path: str) -> bool:
    first, *rest = path.split("/")
    return first in {"tables", "quarantine"} and len(rest) == 2 and not {"", ".", ".."} & set(rest)


def _create(folder: Path) -> None:
    """Make an empty project; its mark comes last, so that a half-made one is made again."""
    if folder.exists() and not folder.is_dir():
        raise StoreError("is a file, not a project folder", where=str(folder))
    with disk.writing_to(folder):
        strangers = sorted(p.name for p in folder.iterdir()) if folder.exists() else []
        if set(strangers) - _OURS:
            raise StoreError(
                f"is no tertius project and holds other things ({', '.join(strangers[:3])} …)",
                where=str(folder),
                remedy="name a new or empty folder",
            )
        disk.make_folder(folder)
        layout.check(folder)
        with lock.hold(folder / "lock", wait=10.0):
            if (folder / "tertius.json").exists():  # another process was quicker
                return
            for name in layout.FOLDERS:
                disk.make_folder(folder / name)
            scratch = folder / "incoming"
            if not (folder / "manifest.json").exists():
                disk.replace_file(folder / "manifest.json", to_json(Manifest()), scratch=scratch)
            mark = json.dumps({"format": FORMAT, "kind": "tertius project"}) + "\n"
            disk.replace_file(folder / "tertius.json", mark.encode(), scratch=scratch)


def _tidy(project: Project) -> None:
    """Put leftovers away if this can be done at once."""
    incoming = project.incoming
    # A reader needs none of this: a folder that is busy or read-only opens all the same.
    with suppress(OSError, StoreError, InputProblems):
        if incoming.is_dir() and any(incoming.iterdir()):
            with lock.hold(project.folder / "lock", wait=0.0):
                settle(project)
