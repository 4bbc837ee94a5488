"""What is wrong with a folder of lexicon files, all of it at once.

The rule of this module: it only looks. An entry is a problem if it cannot be read, if it says what
another of the folder says, if it contradicts another, if it can never match, or if it takes out
what is not there.
"""

from collections.abc import Iterator
from pathlib import Path

from tertius.coding.lexicon.entry import Entry
from tertius.coding.lexicon.kinds import KINDS, model_of
from tertius.coding.lexicon.read import OURS, Read, Removal, entries, files_of, read_file
from tertius.errors import Problem


def lint(folder: Path) -> list[Problem]:
    """Find all that is wrong with the lexicon files of a folder.

    Parameters
    ----------
    folder
        A user's folder, or :data:`~tertius.coding.lexicon.read.OURS`.

    Returns
    -------
    list of Problem
        In the order of kinds, files and entries; each names file, entry number and field, and
        says what to do.

    Raises
    ------
    CodingError
        If there is no such folder.

    Examples
    --------
    >>> lint(OURS)
    []
    """
    found = list(_strangers(folder))
    for kind in KINDS:
        model = model_of(kind)
        reads = [read for path in files_of(folder, kind) for read in read_file(path, model)]
        # Only what was read without a fault can be told to be a duplicate or without effect.
        found += [problem for read in reads for problem in read.problems]
        found += _pairs(reads)
        found += _never(reads)
        if folder.resolve() != OURS.resolve():
            found += _idle(reads, kind)
    return found


def _strangers(folder: Path) -> Iterator[Problem]:
    """Find TOML files that no kind reads: a misspelt name is an entry never used."""
    known = {path for kind in KINDS for path in files_of(folder, kind)}
    for path in sorted(folder.rglob("*.toml")):
        if path not in known:
            yield Problem(str(path), "no kind of lexicon has this name", f"kinds: {_kinds()}")


def _kinds() -> str:
    return ", ".join(KINDS)


def _pairs(reads: list[Read]) -> Iterator[Problem]:
    """Find entries of one folder that name the same thing twice."""
    seen: dict[tuple[object, ...], tuple[str, Entry]] = {}
    for read in reads:
        for entry in read.given:
            if isinstance(entry, Removal):
                continue
            where, other = seen.setdefault(entry.identity, (read.where, entry))
            if other is entry:
                continue
            differ = [
                name
                for name in type(entry).model_fields
                if getattr(entry, name) != getattr(other, name)
            ]
            what = f"contradicts {where} in {', '.join(differ)}" if differ else f"repeats {where}"
            yield Problem(f"{read.where}: {_shown(entry)}", what, "keep one of the two")


def _never(reads: list[Read]) -> Iterator[Problem]:
    """Find entries that can never match."""
    for read in reads:
        for entry in read.given:
            if isinstance(entry, Entry):
                for name, what, remedy in entry.faults():
                    yield Problem(f"{read.where}: {name}", what, remedy)


def _idle(reads: list[Read], kind: str) -> Iterator[Problem]:
    """Find removals in a user's folder that take out nothing of ours."""
    ours = entries(kind)
    for read in reads:
        for given in read.given:
            if isinstance(given, Removal) and not any(given.hits(entry) for entry in ours):
                yield Problem(read.where, "takes out nothing", "compare it with the entry meant")


def _shown(entry: Entry) -> str:
    """Say which entry, by the field that may be a list or the first of its identity."""
    name = entry.EACH or (entry.IDENTITY or tuple(type(entry).model_fields))[0]
    return f"{name} {getattr(entry, name)!r}"
