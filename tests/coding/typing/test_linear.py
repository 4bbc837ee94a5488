"""Linear models: scores, probabilities, files."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.typing.linear import Linear, probabilities, read_linear, write_linear
from tertius.errors import CodingError


def small() -> Linear:
    return Linear(
        classes=("AID", "ASSAULT"),
        names={"w=help": 0, "w=bomb": 1},
        weights=np.array([[2, -1], [-1, 3]], np.float32),
        bias=np.array([0.5, 0.25], np.float32),
        heat=1.5,
        provenance="two words, by hand",
    )


def test_the_score_is_the_weighted_sum_of_a_row_of_length_one() -> None:
    scores = small().of_names({"w=help": 3.0, "w=bomb": 4.0})
    np.testing.assert_allclose(scores, [0.6 * 2 - 0.8 + 0.5, -0.6 + 0.8 * 3 + 0.25], rtol=1e-6)


def test_unknown_features_make_the_known_ones_count_for_less() -> None:
    alone = small().of_names({"w=help": 1.0})
    among = small().of_names({"w=help": 1.0, "w=never seen": 1.0})
    assert alone[0] > among[0] > small().bias[0]


@pytest.mark.parametrize("features", [{}, {"w=never seen": 2.0}])
def test_without_known_features_the_bias_decides(features: dict[str, float]) -> None:
    model = small()
    scores = model.of_names(features)
    np.testing.assert_array_equal(scores, model.bias)
    scores[0] = 9
    assert model.bias[0] == 0.5


def test_numbers_are_scored_as_they_are() -> None:
    scores = small().of_numbers(np.array([1, 0], np.float32))
    np.testing.assert_allclose(scores, [2.5, -0.75])


@given(st.lists(st.floats(-500, 500, width=32), min_size=2, max_size=16), st.floats(0.1, 20))
def test_probabilities_sum_to_one_and_keep_the_order(scores: list[float], heat: float) -> None:
    shares = probabilities(np.array(scores, np.float32), heat)
    assert shares.sum() == pytest.approx(1)
    assert (shares >= 0).all()
    assert shares[int(np.argmax(scores))] == shares.max()


def test_more_heat_makes_surer() -> None:
    scores = np.array([1, 0], np.float32)
    assert probabilities(scores, 3.0)[0] > probabilities(scores, 1.0)[0] > 0.5


def test_a_file_gives_back_what_was_written(tmp_path: Path) -> None:
    write_linear(small(), tmp_path / "m.npz")
    read = read_linear(tmp_path / "m.npz")
    assert (read.classes, read.names, read.heat) == (small().classes, small().names, 1.5)
    assert read.provenance == "two words, by hand"
    np.testing.assert_array_equal(read.weights, small().weights)
    assert read_linear(tmp_path / "m.npz") is read


def test_a_model_of_numbers_has_no_names(tmp_path: Path) -> None:
    model = Linear(("AID",), {}, np.ones((3, 1), np.float32), np.zeros(1, np.float32), 1.0, "")
    write_linear(model, tmp_path / "n.npz")
    assert read_linear(tmp_path / "n.npz").names == {}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodingError, match="nowhere") as caught:
        read_linear(tmp_path / "nowhere.npz")
    assert caught.value.remedy


def test_junk_is_refused(tmp_path: Path) -> None:
    (tmp_path / "junk.npz").write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(CodingError, match="no file of a model"):
        read_linear(tmp_path / "junk.npz")


def test_nothing_is_unpickled(tmp_path: Path) -> None:
    np.savez(tmp_path / "p.npz", classes=np.array([object()], dtype=object))
    with pytest.raises(CodingError):
        read_linear(tmp_path / "p.npz")


def test_weights_that_do_not_fit_the_names_are_refused(tmp_path: Path) -> None:
    model = small()
    wrong = Linear(model.classes, {"only": 0}, model.weights, model.bias, 1.0, "")
    write_linear(wrong, tmp_path / "w.npz")
    with pytest.raises(CodingError, match="do not fit"):
        read_linear(tmp_path / "w.npz")
