"""Paths as they are typed: files, folders, and - for standard input."""

from typing import Annotated, Any

from cyclopts import Parameter


def _no_option(_: Any, paths: list[str] | None) -> None:
    """Refuse a mistyped option among paths, of which one may be a hyphen, and an empty path."""
    for path in paths or ():
        if not path:
            raise ValueError("a path is empty; the folder here is .")
        if path.startswith("-") and path != "-":
            raise ValueError(f"there is no option {path}; a file of this name is ./{path}")


Paths = Annotated[
    list[str], Parameter(negative="", allow_leading_hyphen=True, validator=_no_option)
]
