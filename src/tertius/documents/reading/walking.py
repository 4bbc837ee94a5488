"""From what the user named to files, in an order that depends on nothing but their names."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from tertius.documents.model import Refusal
from tertius.documents.reading.opening import status_of, unreadable
from tertius.documents.reading.refusing import Refused
from tertius.errors import shown


def files_in(path: Path, refuse: Callable[[Refusal], None]) -> Iterator[Path]:
    """Give a file, or all files of a folder and of the folders in it.

    Parameters
    ----------
    path
        What the user named. A link that the user names is followed; links in folders are not.
    refuse
        Told of what is missing or cannot be listed, of links, and of hidden files and folders.

    Yields
    ------
    Path
        Sorted by name, folder by folder. No folder is held open meanwhile.

    Notes
    -----
    Names are compared by code point, so that no locale changes the order.
    """
    try:
        folder = stat.S_ISDIR(status_of(path).st_mode)
    except Refused as error:
        refuse(error.refusal)
        return
    if not folder:
        yield path
        return
    waiting = [path]
    while waiting:
        here = waiting.pop()
        try:
            is_folder = here is path or stat.S_ISDIR(status_of(here, follow=False).st_mode)
            if not is_folder:
                yield here
                continue
            inside = _listed(here, refuse)
        except Refused as error:
            refuse(error.refusal)
            continue
        waiting.extend(reversed(inside))


def _listed(folder: Path, refuse: Callable[[Refusal], None]) -> list[Path]:
    """List a folder without its hidden entries and its links."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((e.name, e.is_symlink()) for e in entries)
    except (OSError, ValueError) as error:
        raise unreadable(folder, error) from error
    kept = []
    for name, link in found:
        place = shown(str(folder / name))
        if name.startswith("."):
            refuse(Refusal(place, "hidden", "hidden files are left out", "name it to read it"))
        elif link:
            refuse(Refusal(place, "link", "links are not followed", "name it to read it"))
        else:
            kept.append(folder / name)
    return kept
