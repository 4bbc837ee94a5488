"""Two versions side by side."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.works.comparing import compare, word_diff

PATHS = sorted((Path(__file__).parent / "families").glob("*/expected.toml"))


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.parent.name)
def test_the_versions_of_our_families(path):
    expected = tomllib.loads(path.read_text("utf-8"))
    texts = expected["sentences"]
    found = compare(texts["republication"], texts["rework"])
    counts = {
        "kept": len(found.kept),
        "edited": len(found.edited),
        "dropped": len(found.dropped),
        "new": len(found.new),
    }
    assert counts == expected["compare"]
    kinds = {
        (e.match.source[0], e.match.derived[0]): [c.kind for c in e.changes] for e in found.edited
    }
    planted = {(c["old"], c["new"]): c["kinds"] for c in expected.get("changes", ())}
    assert {place: kind for place, kind in kinds.items() if kind} == planted


def test_a_text_against_itself_is_kept():
    texts = tomllib.loads(PATHS[0].read_text("utf-8"))["sentences"]["republication"]
    found = compare(texts, texts)
    assert len(found.kept) == len(texts)
    assert found.edited == found.dropped == found.new == ()


def test_nothing_against_something():
    assert compare([], ["A ship."]).new == (0,)
    assert compare(["A ship."], []).dropped == (0,)


def test_a_diff_names_what_was_dropped_before_what_was_added():
    assert word_diff("The old mayor left.", "The new mayor left early.") == (
        ("keep", "The"),
        ("drop", "old"),
        ("add", "new"),
        ("keep", "mayor"),
        ("drop", "left."),
        ("add", "left early."),
    )


def test_a_diff_shows_case_accents_and_points_as_each_text_has_them():
    assert word_diff("Erdoğan left, at last.", "Erdogan left at last!") == (
        ("drop", "Erdoğan left,"),
        ("add", "Erdogan left"),
        ("keep", "at"),
        ("drop", "last."),
        ("add", "last!"),
    )
    assert word_diff("so it goes", "So it goes") == (
        ("drop", "so"),
        ("add", "So"),
        ("keep", "it goes"),
    )


def test_a_diff_of_nothing():
    assert word_diff("", "") == ()
    assert word_diff("a b", "") == (("drop", "a b"),)
    assert word_diff("", "a b") == (("add", "a b"),)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["red", "Red", "red,", "blue", "blu\u00e9", "-", "a"]), max_size=12),
    st.lists(st.sampled_from(["red", "Red", "red,", "blue", "blu\u00e9", "-", "a"]), max_size=12),
)
def test_a_diff_gives_both_texts_back(old, new):
    parts = word_diff(" ".join(old), " ".join(new))
    assert " ".join(text for op, text in parts if op != "add").split() == old
    assert " ".join(text for op, text in parts if op != "drop").split() == new
    assert all(one[0] != other[0] for one, other in pairwise(parts))


def test_a_split_sentence_is_compared_as_one():
    found = compare(
        ["The minister signed the accord on Monday and the parliament ratified it on Friday."],
        ["The minister signed the accord on Monday.", "The parliament ratified it on Friday."],
    )
    (edit,) = found.edited
    assert edit.match.derived == (0, 1)
    assert edit.diff[1:3] == (("drop", "Monday and the"), ("add", "Monday. The"))


def test_the_known_rework(seed_bodies):
    found = compare(*seed_bodies[:2])
    counts = len(found.kept), len(found.edited), len(found.dropped), len(found.new)
    assert counts == (7, 14, 20, 8)
    actors = [(e, c) for e in found.edited for c in e.changes if c.kind == "actor"]
    ((edit, change),) = actors
    assert (change.before, change.after) == (("The alliance",), ("United States",))
    assert seed_bodies[1][edit.match.derived[0]].startswith("The United States is waging")
