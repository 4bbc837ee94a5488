"""Frozen values become plain data and come back; whatever deviates is named with its field."""

from dataclasses import dataclass
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.records.codec import Wrong, from_plain, schema_of, shortened, to_plain


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf.

    Attributes
    ----------
    size
        How large
        it is.
    """

    size: float
    colour: Literal["green", "red"] = "green"


@dataclass(frozen=True, slots=True)
class Tree:
    name: str
    age: int
    old: bool
    leaves: tuple[Leaf, ...] = ()
    pair: tuple[int, str] | None = None
    trunk: "Tree | None" = None


FULL = Tree("oak", 90, True, (Leaf(1.5), Leaf(2.0, "red")), (1, "a"), Tree("ash", 1, False))
PLAIN = {
    "name": "oak",
    "age": 90,
    "old": True,
    "leaves": [{"size": 1.5, "colour": "green"}, {"size": 2.0, "colour": "red"}],
    "pair": [1, "a"],
    "trunk": {
        "name": "ash", "age": 1, "old": False, "leaves": [], "pair": None, "trunk": None,
    },
}  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "age", "old", "leaves", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


def test_a_value_becomes_plain_data_and_comes_back():
    assert to_plain(FULL) == PLAIN
    assert from_plain(Tree, PLAIN) == (FULL, [])


def test_a_field_with_a_default_may_be_missing():
    assert from_plain(Tree, {"name": "elm", "age": 3, "old": False})[0] == Tree("elm", 3, False)


def test_a_field_without_one_may_not():
    assert from_plain(Tree, {"name": "elm", "old": False}) == (
        None, [Wrong("age", "nothing", "this field")],
    )  # fmt: skip


def test_a_field_that_nobody_knows_is_refused():
    _, wrong = from_plain(Leaf, {"size": 1.0, "weight": 2})
    assert [(w.field, w.found) for w in wrong] == [("weight", "2")]
    assert "no such field" in wrong[0].expected


@pytest.mark.parametrize(
    ("change", "field", "found", "expected"),
    [
        ({"name": 3}, "name", "3", "text"),
        ({"age": "3"}, "age", "'3'", "a whole number"),
        ({"age": True}, "age", "true", "a whole number"),
        ({"age": 1.0}, "age", "1.0", "a whole number"),
        ({"old": 1}, "old", "1", "true or false"),
        ({"leaves": "none"}, "leaves", "'none'", "a list"),
        ({"leaves": [{"size": "big"}]}, "leaves[0].size", "'big'", "a number"),
        ({"leaves": [{"size": float("nan")}]}, "leaves[0].size", "nan", "a number"),
        ({"leaves": [{"size": 1, "colour": "blue"}]}, "leaves[0].colour", "'blue'",
         "one of 'green', 'red'"),
        ({"pair": [1]}, "pair", "a list of 1", "a list of 2 or null"),
        ({"pair": [1, 2]}, "pair[1]", "2", "text"),
        ({"trunk": 4}, "trunk", "4", "an object with the fields of Tree or null"),
        ({"trunk": {"name": "ash", "age": None, "old": True}}, "trunk.age", "null",
         "a whole number"),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_named_with_its_field(change, field, found, expected):
    value, wrong = from_plain(Tree, {**PLAIN, **change})
    assert value is None
    assert wrong == [Wrong(field, found, expected)]


def test_all_that_is_wrong_is_found_at_once():
    _, wrong = from_plain(Tree, {"name": 1, "age": "x", "leaves": [{}, {"size": 1, "hue": 2}]})
    assert {w.field for w in wrong} == {
        "name", "age", "old", "leaves[0].size", "leaves[1].hue",
    }  # fmt: skip


def test_a_whole_number_may_stand_for_a_number():
    leaf, _ = from_plain(Leaf, {"size": 2})
    assert leaf == Leaf(2.0)
    assert isinstance(leaf.size, float)
    assert from_plain(Leaf, {"size": 2**60 + 1})[1], "it would be rounded"


@given(JSON)
def test_any_other_data_is_refused_and_never_crashes(value):
    found, wrong = from_plain(Tree, value)
    assert (found is None) is bool(wrong)
    assert all(str(one) for one in wrong)


@given(JSON)
def test_what_was_found_is_shown_shortly(value):
    assert 0 < len(shortened(value)) <= 60
    assert "\n" not in shortened(value)


def test_the_schema_says_what_the_class_says():
    schema = schema_of(Tree)
    assert schema["required"] == ["name", "age", "old"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["trunk"] == {"anyOf": [{"$ref": "#/$defs/Tree"}, {"type": "null"}]}
    assert schema["properties"]["pair"]["anyOf"][0] == {
        "type": "array",
        "prefixItems": [{"type": "integer"}, {"type": "string"}],
        "minItems": 2,
        "maxItems": 2,
    }
    leaf = schema["$defs"]["Leaf"]
    assert leaf["description"] == "A leaf."
    assert leaf["properties"]["size"] == {"type": "number", "description": "How large it is."}
    assert leaf["properties"]["colour"] == {"enum": ["green", "red"]}
    assert set(schema["$defs"]) == {"Leaf", "Tree"}
