"""The forward pass of a small BERT, in numpy.

The rule of this module: arrays in, arrays out. It reads no file and knows no words; the weights are
given by name, as published. The tokens of all sentences of a batch stand below each other in one
matrix, so that nothing is padded and nothing masked: only attention keeps sentences apart.

References
----------
Devlin, J., Chang, M.-W., Lee, K. and Toutanova, K. (2019). BERT: Pre-training of deep bidirectional
transformers for language understanding. NAACL.
Wang, W., Wei, F., Dong, L., Bao, H., Yang, N. and Zhou, M. (2020). MiniLM: Deep self-attention
distillation for task-agnostic compression of pre-trained transformers. NeurIPS.
Abramowitz, M. and Stegun, I. A. (1964). Handbook of mathematical functions. Formula 7.1.26.
Hendrycks, D. and Gimpel, K. (2016). Gaussian error linear units (GELUs). arXiv:1606.08415.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]

HEADS = 12
_ROWS = 32
"""Rows that an element-wise formula treats at once, so that they stay in the cache."""
_SCALE = np.float32(0.3275911)
_TERMS = tuple(
    np.float32(term) for term in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
)
TINY = np.float32(1e-12)
"""What is added to a variance before its root, as in the published configuration."""


def forward(tokens: Sequence[Sequence[int]], weights: Weights, depth: int) -> list[Floats]:
    """Give the states of all tokens after the embedding and after each layer.

    Parameters
    ----------
    tokens
        Numbers of the tokens of each sentence, of which there is at least one.
    weights
        By name.
    depth
        How many layers to pass.

    Returns
    -------
    list of array
        One for the embedding and each layer, each of shape (tokens of all sentences, width).
    """
    lengths = [len(sentence) for sentence in tokens]
    states = [_embedding(np.concatenate([np.asarray(t) for t in tokens]), lengths, weights)]
    for number in range(depth):
        states.append(_layer(states[-1], lengths, weights, f"encoder.layer.{number}."))
    return states


def _embedding(numbers: NDArray[np.int64], lengths: Sequence[int], weights: Weights) -> Floats:
    places = np.concatenate([np.arange(length) for length in lengths])
    summed = weights["embeddings.word_embeddings.weight"][numbers]
    summed = summed + weights["embeddings.position_embeddings.weight"][places]
    summed += weights["embeddings.token_type_embeddings.weight"][0]
    return _normal(summed, weights, "embeddings.LayerNorm")


def _layer(states: Floats, lengths: Sequence[int], weights: Weights, name: str) -> Floats:
    mixed = _attention(states, lengths, weights, name + "attention.self.")
    mixed = _dense(mixed, weights, name + "attention.output.dense")
    mixed += states
    mixed = _normal(mixed, weights, name + "attention.output.LayerNorm")
    wide = _dense(mixed, weights, name + "intermediate.dense")
    _gelu(wide)
    narrow = _dense(wide, weights, name + "output.dense")
    narrow += mixed
    return _normal(narrow, weights, name + "output.LayerNorm")


def _attention(states: Floats, lengths: Sequence[int], weights: Weights, name: str) -> Floats:
    width = states.shape[1]
    size = width // HEADS
    asked, offered, carried = (
        _dense(states, weights, name + part).reshape(-1, HEADS, size).transpose(1, 0, 2)
        for part in ("query", "key", "value")
    )
    asked = asked * np.float32(size**-0.5)
    mixed = np.empty((len(states), HEADS, size), np.float32)
    start = 0
    for length in lengths:
        here = slice(start, start + length)
        scores = asked[:, here] @ offered[:, here].transpose(0, 2, 1)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed[here] = (scores @ carried[:, here]).transpose(1, 0, 2)
        start += length
    return mixed.reshape(-1, width)


def _dense(states: Floats, weights: Weights, name: str) -> Floats:
    product: Floats = states @ weights[name + ".weight"].T
    product += weights[name + ".bias"]
    return product


def _normal(states: Floats, weights: Weights, name: str) -> Floats:
    centred: Floats = states - states.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", centred, centred) / np.float32(states.shape[1])
    centred /= np.sqrt(spread + TINY)[:, None]
    centred *= weights[name + ".weight"]
    centred += weights[name + ".bias"]
    return centred


def _gelu(states: Floats) -> None:
    """Make each x x·Φ(x), in place.

    The distribution function is that of erf by formula 7.1.26 of Abramowitz and Stegun (1964), of
    which no value is off by more than 1.5e-7, the width of a float: four times as quick as a
    library's erf, and no approximation by tanh, with which these weights were not trained.
    """
    for start in range(0, len(states), _ROWS):
        block = states[start : start + _ROWS]
        size = np.abs(block)
        size *= np.float32(0.5**0.5)
        inner = size * _SCALE
        inner += np.float32(1)
        np.reciprocal(inner, out=inner)
        tail = inner * _TERMS[0]
        for term in _TERMS[1:]:
            tail += term
            tail *= inner
        np.square(size, out=size)
        np.negative(size, out=size)
        np.exp(size, out=size)
        tail *= size
        # tail is 1 - erf(|x|/√2): x·Φ(x) = max(x, 0) - |x|·tail/2
        np.abs(block, out=size)
        tail *= size
        tail *= np.float32(0.5)
        np.maximum(block, np.float32(0), out=block)
        block -= tail
