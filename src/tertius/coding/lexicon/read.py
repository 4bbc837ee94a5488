"""Files of a lexicon to validated entries, ours first and then the user's.

The rule of this module: an entry is used as it stands or the reading stops; what stops it is named
by file, entry number (from 1) and field.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tertius.coding.lexicon.entry import Entry
from tertius.coding.lexicon.kinds import KINDS, model_of
from tertius.errors import CodingError, Problem

OURS = Path(__file__).parent.parent / "data" / "lexicon"
"""The folder of the entries that ship with tertius."""
_LARGEST = 5_000_000
_TOP = ("defaults", "entry")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which entries count: ours, and those of a user's folders.

    Attributes
    ----------
    folders
        Folders of the user, the later ones deciding. They are read once in a process: a changed
        file is seen by the next one.
    """

    folders: tuple[Path, ...] = ()

    def __hash__(self) -> int:
        """Hash the folders alone: every cached table of words is asked for by its lexicon."""
        return hash(self.folders)


DEFAULT = Lexicon()
"""The entries that ship with tertius, and no others."""


@dataclass(frozen=True, slots=True)
class Removal:
    """An entry with ``remove = true``: every earlier entry with these values goes."""

    fields: tuple[tuple[str, Any], ...]

    def hits(self, entry: Entry) -> bool:
        """Tell whether an entry is taken out."""
        return all(getattr(entry, name) == value for name, value in self.fields)


@dataclass(frozen=True, slots=True)
class Read:
    """What one table of a file gave: entries (several for a list of phrases) or removals."""

    where: str
    given: tuple[Entry | Removal, ...]
    problems: tuple[Problem, ...] = ()


def entries(kind: str, lexicon: Lexicon = DEFAULT) -> tuple[Any, ...]:
    """Give the entries of a kind, in the order of their files.

    Parameters
    ----------
    kind
        One of :data:`~tertius.coding.lexicon.kinds.KINDS`.
    lexicon
        Ours alone by default.

    Returns
    -------
    tuple of Entry
        Of the kind's model; each identity once.

    Raises
    ------
    CodingError
        If there is no such kind or folder, or an entry cannot be used; it names file, entry
        number and field, and what was expected.

    Examples
    --------
    >>> attack = next(e for e in entries("triggers") if e.lemma == "bombard")
    >>> attack.event_type, attack.sign
    ('ASSAULT', -1)
    """
    # The cache stands apart: a default argument would be a second key of it.
    return _entries(kind, lexicon)


@cache
def _entries(kind: str, lexicon: Lexicon) -> tuple[Entry, ...]:
    model_of(kind)
    kept: dict[tuple[Any, ...], Entry] = {}
    for folder in (OURS, *lexicon.folders):
        for given in _given(folder, kind):
            if isinstance(given, Removal):
                kept = {key: e for key, e in kept.items() if not given.hits(e)}
            else:
                kept[given.identity] = given
    return tuple(kept.values())


@cache
def _given(folder: Path, kind: str) -> tuple[Entry | Removal, ...]:
    """Read what a folder says of a kind, once: ours is shared by all lexicons."""
    model = model_of(kind)
    found: list[Entry | Removal] = []
    for path in files_of(folder, kind):
        for read in read_file(path, model):
            if read.problems:
                raise _refused(read.problems)
            found += read.given
    return tuple(found)


def files_of(folder: Path, kind: str) -> tuple[Path, ...]:
    """Give the files of a kind in a folder: ``<kind>.toml``, then ``<kind>/*.toml`` by name.

    Parameters
    ----------
    folder
        Ours or a user's.
    kind
        Name of a kind.

    Returns
    -------
    tuple of Path
        Empty where the folder has no such entries.

    Raises
    ------
    CodingError
        If there is no such folder.
    """
    if not folder.is_dir():
        raise CodingError(
            "there is no such folder",
            where=str(folder),
            remedy=f"Give a folder with files such as {next(iter(KINDS))}.toml.",
        )
    single = folder / f"{kind}.toml"
    return (*((single,) if single.is_file() else ()), *sorted((folder / kind).glob("*.toml")))


def read_file(path: Path, model: type[Entry]) -> Iterator[Read]:
    """Read and validate one file, table by table.

    Parameters
    ----------
    path
        A TOML file.
    model
        What its entries are held against.

    Yields
    ------
    Read
        One for each table, with the problems that keep it from being used; one alone, with a
        problem, for a file that is no lexicon.
    """
    try:
        content = _content(path)
    except CodingError as error:
        problem = Problem(error.where or str(path), error.message, error.remedy)
        yield Read(str(path), (), (problem,))
        return
    defaults = content.get("defaults", {})
    for number, table in enumerate(content.get("entry", ()), start=1):
        where = f"{path}: entry {number}"
        if not isinstance(table, dict):
            yield Read(where, (), (Problem(where, "expected a table of fields"),))
            continue
        yield _validated(where, {**defaults, **table}, table, model)


def _content(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise CodingError(f"is larger than {_LARGEST:,} bytes", where=str(path))
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise CodingError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError as error:
        raise CodingError(f"byte {error.start} is not UTF-8", where=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise CodingError(f"no valid TOML: {error}", where=str(path)) from None
    except ValueError as error:  # an integer of thousands of digits
        raise CodingError(f"no valid TOML: {error}", where=str(path)) from None
    except RecursionError:
        raise CodingError("is nested too deeply for a lexicon", where=str(path)) from None
    for name, value in content.items():
        if name not in _TOP:
            raise CodingError(
                f"unknown table '{name}'",
                where=str(path),
                remedy="A lexicon holds [defaults] and any number of [[entry]].",
            )
        if not isinstance(value, dict if name == "defaults" else list):
            shape = "one table [defaults]" if name == "defaults" else "an array [[entry]]"
            raise CodingError(f"'{name}' should be {shape}", where=str(path))
    return {name: _frozen(value) for name, value in content.items()}


def _frozen(value: Any) -> Any:
    """Make lists tuples, as the models have them: strict validation takes no list for one."""
    if isinstance(value, list):
        return tuple(_frozen(member) for member in value)
    if isinstance(value, dict):
        return {name: _frozen(member) for name, member in value.items()}
    return value


def _validated(
    where: str, fields: dict[str, Any], written: dict[str, Any], model: type[Entry]
) -> Read:
    """Hold one table against the model; ``written`` is the table without the file's defaults."""
    if "remove" in written:
        return _removal(where, written, model)
    given: list[Entry] = []
    for single in _each(fields, model):
        try:
            given.append(model.model_validate(single))
        except ValidationError as error:
            return Read(where, (), tuple(_problems(where, error, model)))
    if not given:
        return Read(where, (), (Problem(f"{where}: {model.EACH}", "expected at least one"),))
    return Read(where, tuple(given))


def _each(fields: dict[str, Any], model: type[Entry]) -> Iterator[dict[str, Any]]:
    several = fields.get(model.EACH) if model.EACH else None
    if isinstance(several, tuple):
        for member in several:
            yield {**fields, model.EACH: member}
    else:
        yield fields


def _removal(where: str, written: dict[str, Any], model: type[Entry]) -> Read:
    wrong = [name for name in written if name != "remove" and name not in model.model_fields]
    if written["remove"] is not True:
        return Read(where, (), (Problem(f"{where}: remove", "expected true"),))
    if wrong:
        return Read(where, (), tuple(_unknown(where, name, model) for name in wrong))
    fields = {name: value for name, value in written.items() if name != "remove"}
    if not fields:
        what = "would take out every entry"
        return Read(where, (), (Problem(where, what, "give the fields of what is to go"),))
    removals = (Removal(tuple(single.items())) for single in _each(fields, model))
    return Read(where, tuple(removals))


def _problems(where: str, error: ValidationError, model: type[Entry]) -> Iterator[Problem]:
    for fault in error.errors(include_url=False):
        place = ".".join(str(part) for part in fault["loc"])
        if fault["type"] == "extra_forbidden":
            yield _unknown(where, place, model)
            continue
        what = fault["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
        shown = "" if fault["type"] == "missing" else f", not {str(fault['input'])[:60]!r}"
        what = "is missing" if fault["type"] == "missing" else f"expected {what}{shown}"
        yield Problem(f"{where}: {place}" if place else where, what)


def _unknown(where: str, name: str, model: type[Entry]) -> Problem:
    return Problem(
        f"{where}: {name}", "unknown field", f"fields: {', '.join(sorted(model.model_fields))}"
    )


def _refused(problems: tuple[Problem, ...]) -> CodingError:
    first, *others = problems
    more = f" (and {len(others)} more)" if others else ""
    return CodingError(f"{first.what}{more}", where=first.where, remedy=first.remedy)
