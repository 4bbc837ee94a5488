"""The chain model: its recursions against plain enumeration, and its weights against tampering."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.lines.test_properties import folded

from tertius.documents.lines import weights as weights_room
from tertius.documents.lines.classes import CLASSES, class_number, class_numbers, of_class
from tertius.documents.lines.features import features_of
from tertius.documents.lines.hits import hits_of
from tertius.documents.lines.main_text import main_text, stretch
from tertius.documents.lines.rows import rows_of
from tertius.documents.lines.sequence import Weights, marginals, scores
from tertius.documents.lines.shapes import DIGIT, ENDS, KINDS, UNSPACED, UPPER, shapes_of
from tertius.documents.lines.weights import shipped_weights
from tertius.documents.model import FURNITURE, ROLES
from tertius.errors import DocumentError

SCORES = st.floats(-4, 4)


@given(st.data())
def test_marginals_are_those_of_all_ways_through_a_page(data):
    rows, classes = data.draw(st.integers(1, 4)), 3
    draw = lambda n: data.draw(st.lists(SCORES, min_size=n, max_size=n))  # noqa: E731
    given_, follow = np.reshape(draw(rows * classes), (rows, classes)), np.reshape(draw(9), (3, 3))
    ways = list(product(range(classes), repeat=rows))
    weight = np.array([
        np.exp(sum(given_[p] for p in enumerate(way)) + sum(follow[p] for p in pairwise(way)))
        for way in ways
    ])  # fmt: skip
    expected = np.zeros((rows, classes))
    for way, one in zip(ways, weight / weight.sum(), strict=True):
        for at, c in enumerate(way):
            expected[at, c] += one
    np.testing.assert_allclose(marginals(given_, follow), expected, atol=1e-9)


def test_no_length_of_page_underflows():
    rng = np.random.default_rng(1)
    likely = marginals(rng.normal(0, 30, (5000, 4)), rng.normal(0, 3, (4, 4)))
    assert np.isfinite(likely).all()
    np.testing.assert_allclose(likely.sum(axis=1), 1)


def test_a_number_added_to_a_row_changes_nothing():
    given_ = np.array([[1.0, 2.0], [0.5, -1.0]])
    moved = given_ + np.array([[700.0], [-700.0]])
    follow = np.array([[0.3, 0.0], [0.0, 0.3]])
    np.testing.assert_allclose(marginals(given_, follow), marginals(moved, follow))


def described(text):
    rows = rows_of(folded(text))
    return features_of(rows, hits_of(rows), shapes_of(rows))


def test_the_shipped_weights_fit_the_features():
    weights = shipped_weights()
    table = described("Home\nThe ferry left before dawn. Nobody saw it.\nShare")
    assert table.shape == (3, weights.linear.shape[0])
    assert scores(table, weights).shape == (3, len(CLASSES))
    assert weights.follow.shape == (len(CLASSES), len(CLASSES))
    assert all(np.isfinite(getattr(weights, name)).all() for name in Weights.__slots__)
    assert shipped_weights() is weights


@pytest.mark.parametrize(
    "text", ["x", "東京は静かだ。", "é" * 5000, "1\n2\n3", "\u202e\u200b", "🚢🚢"]
)
def test_features_are_numbers_of_moderate_size(text):
    table = described(text)
    assert np.isfinite(table).all()
    assert np.abs(table).max() <= 6


def test_the_first_and_the_last_row_have_scores_of_their_own():
    n = len(CLASSES)
    zero = Weights(
        mean=np.zeros(2), scale=np.ones(2), linear=np.zeros((2, n)), hidden=np.zeros((2, 1)),
        hidden_bias=np.zeros(1), output=np.zeros((1, n)), first=np.full(n, 2.0),
        last=np.full(n, 3.0), follow=np.zeros((n, n)),
    )  # fmt: skip
    assert scores(np.zeros((3, 2)), zero)[:, 0].tolist() == [2.0, 0.0, 3.0]
    assert scores(np.zeros((1, 2)), zero)[:, 0].tolist() == [5.0]


@pytest.mark.parametrize("damage", ["missing", "pickle", "text", "array left out"])
def test_weights_that_are_not_weights_are_refused(tmp_path, monkeypatch, damage):
    path = tmp_path / weights_room.FILE
    if damage == "pickle":
        np.savez(path, **{name: np.array([{}], object) for name in Weights.__slots__})
    elif damage == "text":
        path.write_text("no weights")
    elif damage == "array left out":
        np.savez(path, mean=np.zeros(3))
    monkeypatch.setattr(weights_room, "files", lambda _: tmp_path)
    shipped_weights.cache_clear()
    try:
        with pytest.raises(DocumentError, match="install tertius again"):
            shipped_weights()
    finally:
        shipped_weights.cache_clear()


def test_shapes_count_kinds_of_characters():
    shapes = shapes_of(rows_of(folded("Ab 12. C\n東京は静かだ。海も。")))
    assert shapes.shape == (2, KINDS + 1)
    assert shapes[0, [UPPER, DIGIT, UNSPACED]].tolist() == [2, 2, 0]
    assert shapes[1, UNSPACED] == 8


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It rained. Nobody came.", 2), ('He said "no." Then he left.', 2), ("J. F. Merrow", 0),
        ("am 3. Mai", 0), ("Wait ... what?", 1), ("雨だ。海も静か。", 2), ("no end", 0),
    ],
)  # fmt: skip
def test_ends_of_sentences_are_counted(text, ends):
    assert shapes_of(rows_of(folded(text)))[0, ENDS] == ends


def test_the_main_text_is_the_stretch_of_running_rows():
    size = np.array([2.0, 3, 40, 2, 50, 2, 2, 2, 9])
    running = np.array([0, 0, 1, 0, 1, 0, 0, 0, 1], bool)
    assert stretch(size, running) == (2, 5)
    assert stretch(size, np.zeros(9, bool)) == (0, 0)


def test_titles_know_the_words_of_the_text():
    rows = rows_of(folded("Pilots strike\nOther things\n" + "The pilots strike in fog. " * 3))
    found = main_text(rows, np.array([2.0, 2, 15]), np.array([0.0, 0, 3]), np.array([0, 0, 0.4]))
    assert found.known[:2].tolist() == [1, 0]
    assert found.inside.tolist() == [0, 0, 1]


def test_classes_are_roles_and_kinds_of_furniture():
    row = rows_of(folded("Subscribe to the newsletter"))[0]
    for number in range(len(CLASSES)):
        role, kind = of_class(number, row)
        assert role in ROLES
        assert (kind in FURNITURE) == (role == "furniture")
        assert number in class_numbers(role)
    assert of_class(CLASSES.index("other"), row) == ("furniture", "newsletter")
    assert class_number("furniture", "share") == CLASSES.index("other")
    assert class_number("furniture", "related") == CLASSES.index("related")
    assert class_number("body", None) == CLASSES.index("body")
