"""From what the user named to files, in an order that depends on nothing but their names."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from tertius.documents.model import Refusal
from tertius.documents.reading.opening import status_of, unreadable
from tertius.documents.reading.refusing import Refused
from tertius.errors import shown

_ENDINGS = """
.txt .text .md .markdown .html .htm .xhtml .shtml .php .asp .aspx .eml .mbox .json .jsonl .ndjson
.csv .tsv .tab .xml .rss .atom .rdf .feed .warc .gz .zip .dump .log .lst .asc .rst .org
"""
FORMS = frozenset(_ENDINGS.split())
"""Endings of names that published text has. In a folder only these are read, and names without an
ending: a folder of pages has scripts, style sheets and pictures in it, too."""
PASSED_OVER = frozenset({"hidden", "link", "other form"})
"""Rules by which entries of a folder are left out although nothing is wrong with them."""


def files_in(path: Path, refuse: Callable[[Refusal], None]) -> Iterator[Path]:
    """Give a file, or all files of a folder and of the folders in it.

    Parameters
    ----------
    path
        What the user named. A link that the user names is followed; links in folders are not.
    refuse
        Told of what is missing or cannot be listed, and of what is left out: links, hidden files
        and folders, and in folders files whose name has the ending of something else than text.

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
                if here.suffix.lower() in FORMS or not here.suffix:
                    yield here
                else:
                    refuse(_other_form(here))
                continue
            inside = _listed(here, refuse)
        except Refused as error:
            refuse(error.refusal)
            continue
        waiting.extend(reversed(inside))


def _other_form(path: Path) -> Refusal:
    what = f"files in {shown(path.suffix.lower())} are left out of folders"
    return Refusal(shown(str(path)), "other form", what, "name it to read it")


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
