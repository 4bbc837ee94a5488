"""Linear models: weights of named features, or of numbers, for each type.

The rule of this module: a model is arrays and names in one file, which says itself what it was
trained on. Giving a type is a product and an exponential; the same input gives the same answer on
every machine, up to rounding.

References
----------
Crammer, K. and Singer, Y. (2001). On the algorithmic implementation of multiclass kernel-based
vector machines. Journal of Machine Learning Research. Guo, C., Pleiss, G., Sun, Y. and Weinberger,
K. Q. (2017). On calibration of modern neural networks. ICML (one factor on all scores).
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from tertius.coding.typing.features import Features
from tertius.errors import CodingError

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A linear model.

    Attributes
    ----------
    classes
        Types, one for each column of the weights.
    names
        Row of each feature; empty for a model of plain numbers.
    weights
        Of shape (features, types).
    bias
        Of each type.
    heat
        Factor that makes scores logarithms of probabilities, up to a constant.
    provenance
        What it was trained on, and how.
    """

    classes: tuple[str, ...]
    names: dict[str, int]
    weights: Floats
    bias: Floats
    heat: float
    provenance: str

    def of_names(self, features: Features) -> Floats:
        """Give the score of each type for named features, scaled to length one.

        Parameters
        ----------
        features
            Weight of each; those that the model does not know count for the length only.

        Returns
        -------
        array
            One score for each type.
        """
        length = np.float32(sum(weight * weight for weight in features.values()) ** 0.5)
        known = [(self.names[name], w) for name, w in features.items() if name in self.names]
        if not known:
            return self.bias.copy()
        rows, sizes = zip(*known, strict=True)
        scaled: Floats = np.asarray(sizes, np.float32) / length
        scores: Floats = scaled @ self.weights[list(rows)] + self.bias
        return scores

    def of_numbers(self, numbers: Floats) -> Floats:
        """Give the score of each type for a row of numbers."""
        scores: Floats = numbers @ self.weights + self.bias
        return scores


def probabilities(scores: NDArray[np.float32], heat: float) -> NDArray[np.float64]:
    """Turn scores into probabilities.

    Parameters
    ----------
    scores
        One for each type.
    heat
        Factor on all of them.

    Returns
    -------
    array
        Positive, with sum 1.
    """
    raised = np.asarray(scores, np.float64) * heat
    shares: NDArray[np.float64] = np.exp(raised - raised.max())
    shares /= shares.sum()
    return shares


def write_linear(model: Linear, path: Path) -> None:
    """Write a model into a file, with half the digits.

    Parameters
    ----------
    model
        What to write.
    path
        Of a file that ends in ``.npz``.
    """
    names = sorted(model.names, key=model.names.__getitem__)
    np.savez_compressed(
        path,
        classes=_packed("\n".join(model.classes)),
        names=_packed("\n".join(names)),
        weights=model.weights.astype(np.float16),
        bias=model.bias.astype(np.float32),
        heat=np.float64(model.heat),
        provenance=_packed(model.provenance),
    )


@lru_cache(maxsize=8)
def read_linear(path: Path) -> Linear:
    """Read a model.

    Parameters
    ----------
    path
        Of the file.

    Returns
    -------
    Linear
        The same one at each call.

    Raises
    ------
    CodingError
        If the file is none of a model.
    """
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            names = _text(file["names"])
            model = Linear(
                classes=tuple(_text(file["classes"]).split("\n")),
                names={name: k for k, name in enumerate(names.split("\n"))} if names else {},
                weights=file["weights"].astype(np.float32),
                bias=file["bias"].astype(np.float32),
                heat=float(file["heat"]),
                provenance=_text(file["provenance"]),
            )
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise CodingError(
            f"this is no file of a model of types: {error}",
            where=str(path),
            remedy="Train one with benchmarks/train_typing.py, or leave out `model`.",
        ) from None
    rows = len(model.names) or len(model.weights)
    if (
        model.weights.shape != (rows, len(model.classes))
        or model.bias.shape != model.weights[0].shape
    ):
        raise CodingError(
            "the weights of this model do not fit its names", where=str(path), remedy="Train anew."
        )
    return model


def _packed(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _text(packed: NDArray[np.uint8]) -> str:
    return packed.tobytes().decode()
