"""The packaged tables of types and codes, read once.

The rule of this module: the files are ours and tested, so that they are read as they are; whoever
looks something up in them checks what was asked for.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Read a packaged table.

    Parameters
    ----------
    name
        ``types`` or ``cameo``.

    Returns
    -------
    dict
        As the file has it; not to be changed.
    """
    path = files("tertius.coding") / "data" / "ontology" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
