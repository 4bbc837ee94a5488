"""The JSON Schema says what the reader takes: who checks by the one may use the other."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coding.records.some_records import CLAIM, REQUEST, records

from tertius.coding.records import from_json, record_schema, to_json
from tertius.errors import InputProblems

SCHEMA = record_schema()
_IS: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def same(one: object, other: object) -> bool:
    return json.dumps(one) == json.dumps(other)


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Hold a value against the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema:
        return any(fits(value, each) for each in schema["anyOf"])
    if "const" in schema:
        return same(value, schema["const"])
    if "enum" in schema:
        return any(same(value, one) for one in schema["enum"])
    if not _IS[schema["type"]](value):
        return False
    if isinstance(value, dict):
        return fits_object(value, schema)
    if isinstance(value, list):
        return fits_list(value, schema)
    return True


def fits_object(value: dict[str, Any], schema: dict[str, Any]) -> bool:
    known = schema.get("properties", {})
    if not set(schema.get("required", ())) <= set(value) or set(value) - set(known):
        return False
    return all(fits(one, known[name]) for name, one in value.items())


def fits_list(value: list[Any], schema: dict[str, Any]) -> bool:
    each = schema.get("prefixItems")
    if each is None:
        return all(fits(one, schema["items"]) for one in value)
    return len(each) == len(value) and all(map(fits, value, each))


def places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to every value within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for name, one in inner:
        yield (*above, name)
        if isinstance(one, dict | list):
            yield from places(one, (*above, name))


def put(value: Any, way: tuple[Any, ...], new: object) -> Any:
    copy = json.loads(json.dumps(value))
    at = copy
    for name in way[:-1]:
        at = at[name]
    at[way[-1]] = new
    return copy


def is_read(value: object) -> bool:
    try:
        from_json(value)
    except InputProblems:
        return False
    return True


OTHERS = st.sampled_from([None, True, 0, 2, -1.5, "", "word", [], {}, [1, 2], {"key": "POL"}])


@given(records())
@settings(max_examples=40, deadline=None)
def test_every_record_fits_the_schema(record):
    assert fits(to_json(record), SCHEMA)


@given(records(), st.data(), OTHERS)
@settings(max_examples=150, deadline=None)
def test_what_does_not_fit_the_schema_is_not_read(record, data, new):
    value = to_json(record)
    way = data.draw(st.sampled_from(list(places(value))))
    changed = put(value, way, new)
    assert fits(changed, SCHEMA) or not is_read(changed)


@pytest.mark.parametrize("name", to_json(REQUEST))
def test_a_record_without_one_of_its_fields_fits_just_where_it_is_read(name):
    value = to_json(REQUEST)
    del value[name]
    assert fits(value, SCHEMA) is is_read(value)


@pytest.mark.parametrize("way", [(), ("source",), ("stance",), ("evidence",), ("evidence", "span")])
def test_a_field_too_many_is_neither_described_nor_read(way):
    changed = put(to_json(REQUEST), (*way, "colour"), "red")
    assert not fits(changed, SCHEMA)
    assert not is_read(changed)


@pytest.mark.parametrize(
    ("way", "new"),
    [
        (("stance", "level"), "sure"),
        (("kind",), "Event"),
        (("sign",), "+1"),
        (("sign",), 1.0),
        (("source",), "POL"),
        (("source", "ccode"), "290"),
        (("effect", "dyad"), [1]),
        (("effect", "sign"), None),
        (("schema",), "tertius-record-2"),
        (("reciprocal",), 0),
    ],
)
def test_values_of_another_type_are_neither_described_nor_read(way, new):
    changed = put(to_json(CLAIM), way, new)
    assert not fits(changed, SCHEMA)
    assert not is_read(changed)


def test_the_reader_asks_for_more_than_a_schema_can_say():
    wild = to_json(replace(REQUEST, sure=7.0))
    assert fits(wild, SCHEMA)
    assert not is_read(wild)


def test_every_part_is_described():
    parts = [SCHEMA, *SCHEMA["$defs"].values()]
    assert all(part["description"] for part in parts)
    whole = [name for name in SCHEMA["properties"] if name != "schema"]
    assert all(SCHEMA["properties"][name]["description"] for name in whole)
