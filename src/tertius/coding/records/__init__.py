"""Records as JSON, as lines of a file, and as tables, tidy or in the form of published datasets.

The rule of this room: what a record holds is said once, by the classes of
:mod:`tertius.coding.model`; the JSON form, its schema and the checks of what is read are derived
from them. Nothing here touches a disk, and nothing is dropped in silence: what a published format
cannot hold is counted.
"""

from importlib import import_module
from typing import Any

_PLACES = {
    "Published": "published",
    "SCHEMA": "lines",
    "COLUMNS": "columns",
    "days_of": "dates",
    "empty_table": "table",
    "from_json": "lines",
    "from_lines": "lines",
    "gdelt_table": "gdelt",
    "icews_table": "icews",
    "is_when": "dates",
    "plover_table": "plover",
    "record_schema": "lines",
    "records_table": "table",
    "to_json": "lines",
    "to_lines": "lines",
}

__all__ = [
    "COLUMNS",
    "SCHEMA",
    "Published",
    "days_of",
    "empty_table",
    "from_json",
    "from_lines",
    "gdelt_table",
    "icews_table",
    "is_when",
    "plover_table",
    "record_schema",
    "records_table",
    "to_json",
    "to_lines",
]


def __getattr__(name: str) -> Any:
    """Load a part when it is first asked for: the tables need a library of their own."""
    if name not in _PLACES:
        raise AttributeError(f"module 'tertius.coding.records' has no attribute '{name}'")
    return getattr(import_module(f"tertius.coding.records.{_PLACES[name]}"), name)
