"""The forward pass, on weights small enough to follow by hand."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtr

from tertius.coding.encoder.layers import HEADS, _gelu, forward

WIDTH = 2 * HEADS


def small_weights(seed: int = 0, layers: int = 2) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)

    def drawn(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.5, shape).astype(np.float32)

    def normal(name: str) -> dict[str, np.ndarray]:
        return {name + ".weight": drawn(WIDTH), name + ".bias": drawn(WIDTH)}

    weights = {
        "embeddings.word_embeddings.weight": drawn(20, WIDTH),
        "embeddings.position_embeddings.weight": drawn(12, WIDTH),
        "embeddings.token_type_embeddings.weight": drawn(2, WIDTH),
        **normal("embeddings.LayerNorm"),
    }
    for layer in range(layers):
        start = f"encoder.layer.{layer}."
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            weights[f"{start}attention.{part}.weight"] = drawn(WIDTH, WIDTH)
            weights[f"{start}attention.{part}.bias"] = drawn(WIDTH)
        weights[start + "intermediate.dense.weight"] = drawn(2 * WIDTH, WIDTH)
        weights[start + "intermediate.dense.bias"] = drawn(2 * WIDTH)
        weights[start + "output.dense.weight"] = drawn(WIDTH, 2 * WIDTH)
        weights[start + "output.dense.bias"] = drawn(WIDTH)
        weights |= normal(start + "attention.output.LayerNorm")
        weights |= normal(start + "output.LayerNorm")
    return weights


def test_gives_the_embedding_and_as_many_layers_as_asked_for() -> None:
    weights = small_weights()
    for depth in (0, 1, 2):
        states = forward([[1, 2, 3], [4, 5]], weights, depth)
        assert [s.shape for s in states] == [(5, WIDTH)] * (depth + 1)
        assert all(s.dtype == np.float32 for s in states)


def test_a_layer_changes_nothing_of_the_ones_before_it() -> None:
    weights = small_weights()
    shallow, deep = (forward([[1, 2, 3]], weights, depth) for depth in (1, 2))
    for one, other in zip(shallow, deep, strict=False):
        np.testing.assert_array_equal(one, other)


lengths = st.lists(st.lists(st.integers(0, 19), min_size=1, max_size=12), min_size=1, max_size=5)


@settings(max_examples=30, deadline=None)
@given(lengths)
def test_sentences_of_one_batch_do_not_see_each_other(sentences: list[list[int]]) -> None:
    weights = small_weights(3)
    together = forward(sentences, weights, 2)[-1]
    alone = np.concatenate([forward([one], weights, 2)[-1] for one in sentences])
    np.testing.assert_allclose(together, alone, atol=2e-5)


def test_the_order_of_tokens_matters() -> None:
    weights = small_weights()
    one, other = (forward([order], weights, 2)[-1] for order in ([1, 2, 3], [3, 2, 1]))
    assert np.abs(one - other[::-1]).max() > 0.01


def test_each_state_is_centred_and_scaled_before_its_own_weights() -> None:
    weights = small_weights()
    weights["embeddings.LayerNorm.weight"][:] = 1
    weights["embeddings.LayerNorm.bias"][:] = 0
    (states,) = forward([[1, 2, 3]], weights, 0)
    np.testing.assert_allclose(states.mean(axis=1), 0, atol=1e-6)
    np.testing.assert_allclose(states.var(axis=1), 1, atol=1e-5)


@given(st.lists(st.floats(-30, 30, width=32), min_size=1, max_size=70))
def test_gelu_is_the_exact_one_up_to_the_width_of_a_float(numbers: list[float]) -> None:
    given_ = np.array(numbers, np.float32).reshape(-1, 1)
    right = given_.astype(np.float64) * ndtr(given_.astype(np.float64))
    _gelu(given_)
    np.testing.assert_allclose(given_, right, atol=2e-6)


def test_gelu_is_not_its_approximation_by_tanh() -> None:
    x = np.full((1, 1), 2.27, np.float32)
    tanh = 0.5 * 2.27 * (1 + np.tanh(np.sqrt(2 / np.pi) * (2.27 + 0.044715 * 2.27**3)))
    _gelu(x)
    assert abs(float(x[0, 0]) - tanh) > 1e-4


def test_rows_beyond_a_block_are_treated_too() -> None:
    many = np.linspace(-3, 3, 1000, dtype=np.float32).reshape(-1, 5)
    right = many.astype(np.float64) * ndtr(many.astype(np.float64))
    _gelu(many)
    np.testing.assert_allclose(many, right, atol=1e-6)
