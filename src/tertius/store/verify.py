"""Holding the files of a project against its manifest: missing, changed, cut, or never added.

The documents have no entry in the manifest: their database is held against itself.
"""

import stat
from functools import lru_cache
from pathlib import Path

from tertius.errors import InputProblems, Problem, StoreError
from tertius.store import disk, layout
from tertius.store.manifest import Entry, Manifest, Part
from tertius.store.project import Project

_AGAIN = "add the file again"


def verify(project: Project) -> list[Problem]:
    """Check every file of a project, byte for byte, and its documents, row by row.

    Parameters
    ----------
    project
        The project.

    Returns
    -------
    list of Problem
        Empty where all is as it was written.
    """
    found = list(layout.problems(project.folder))
    if found:  # what lies behind a link is not the project's, so it is not looked at
        return found
    try:
        manifest = project.manifest()
    except InputProblems as error:
        return list(error.problems)
    except StoreError as error:
        return [Problem(error.where or str(project.folder), error.message, error.remedy)]
    for entry in manifest.entries:
        found += check_entry(project, entry, thorough=True)
    return found + _unknown(project, manifest) + _documents(project)


def _documents(project: Project) -> list[Problem]:
    if not any((project.folder / name).exists() for name in layout.DOCUMENTS):
        return []
    from tertius.store.documents.checking import verify_documents

    return verify_documents(project)


def check_entry(project: Project, entry: Entry, *, thorough: bool = False) -> list[Problem]:
    """Check the files of one source.

    Parameters
    ----------
    project
        The project.
    entry
        The source's entry.
    thorough
        Whether to hash each file even if this process has hashed it before and neither its
        size nor its time has changed since.

    Returns
    -------
    list of Problem
        Empty where all is as it was written.
    """
    found: list[Problem] = []
    for part in entry.files:
        found += _check_part(project.folder / part.path, part, thorough=thorough)
    folder = project.folder / entry.folder
    named = {Path(p.path).name for p in entry.parts}
    if folder.is_dir():
        extra = sorted(p.name for p in folder.iterdir() if p.name not in named)
        found += [
            Problem(str(folder / name), "extra file, not in the manifest", "move it elsewhere")
            for name in extra
        ]
    return found


def _check_part(path: Path, part: Part, *, thorough: bool) -> list[Problem]:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return [Problem(str(path), "is not the regular file that was written", _AGAIN)]
        if status.st_size != part.size:
            what = f"has {status.st_size} bytes where {part.size} were written"
            return [Problem(str(path), what, _AGAIN)]
        if thorough:
            digest = disk.sha256_of(path)
        else:
            digest = _hashed(path, status.st_size, status.st_mtime_ns, status.st_ino)
    except FileNotFoundError:
        return [Problem(str(path), "missing", _AGAIN)]
    except OSError as error:
        return [Problem(str(path), f"cannot be read ({error.strerror})", None)]
    if digest != part.sha256:
        return [Problem(str(path), "content has changed since it was written", _AGAIN)]
    return []


@lru_cache(maxsize=256)
def _hashed(path: Path, size: int, changed_ns: int, inode: int) -> str:  # noqa: ARG001
    """Hash a file once a process; size, time and inode are the key that makes it so."""
    return disk.sha256_of(path)


def _unknown(project: Project, manifest: Manifest) -> list[Problem]:
    """Find what lies in the store's own folders without being in the manifest."""
    tables = {e.folder for e in manifest.entries}
    refused = {e.refused.path for e in manifest.entries if e.refused}
    found = []
    for top, known in (("tables", tables), ("quarantine", refused)):
        for path in sorted((project.folder / top).glob("*/*")):
            if path.relative_to(project.folder).as_posix() not in known:
                found += [Problem(str(path), "not in the manifest", "move it elsewhere")]
    return found
