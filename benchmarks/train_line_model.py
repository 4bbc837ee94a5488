"""Train the model of line roles and write the weights that ship.

    python benchmarks/train_line_model.py --pages FOLDER

The model is a conditional random field with one hidden layer (see
``tertius/documents/lines/sequence.py``); its likelihood is raised by L-BFGS with squared penalties.
Each page counts once, half for each labelling pass, and once more as read from its HTML, where
there is any; a stretch around its body counts half as much again, because texts are also copied
from a page by hand. ``line_roles.py`` says how good the
model is on sites that it has not seen; nothing here does.
"""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray
from scipy.optimize import minimize

from line_pages import Ints, Labelled, labelled_pages, with_markup
from tertius.documents.lines.classes import CLASSES
from tertius.documents.lines.features import features_of
from tertius.documents.lines.hits import hits_of
from tertius.documents.lines.rows import Row
from tertius.documents.lines.sequence import Weights
from tertius.documents.lines.shapes import shapes_of

Floats = NDArray[np.float64]
UNITS, PENALTY, STEPS, SEED = 16, 30.0, 60, 0
STRETCH = 0.5
BODY = CLASSES.index("body")
SHIPPED = Path(__file__).resolve().parent.parent / "src/tertius/documents/lines/weights.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A page to learn from: features, class of each row, and how much it counts."""

    features: Floats
    classes: Ints
    weight: float


def main() -> None:
    """Train on all labelled pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="folder of unpacked packages")
    parser.add_argument("--to", type=Path, default=SHIPPED)
    given = parser.parse_args()
    pages = labelled_pages(given.pages)
    weights = fit([example for page in pages for example in examples_of(page, given.pages)])
    arrays = {name: getattr(weights, name).astype(np.float32) for name in Weights.__slots__}
    np.savez_compressed(given.to, **arrays)
    print(f"trained on {len(pages)} pages; {given.to.stat().st_size} bytes")


def described(rows: list[Row]) -> Floats:
    """Give the features of rows."""
    return features_of(rows, hits_of(rows), shapes_of(rows))


def examples_of(page: Labelled, packages: Path | None = None) -> list[Example]:
    """Give the examples that one page makes; its HTML too, where the folder is named."""
    features = described(page.rows)
    share = 1 / len(page.classes)
    found = [Example(features, classes, share) for classes in page.classes.values()]
    rng = default_rng(int(page.name))
    for classes in page.classes.values():
        found += _stretch(page, classes, rng, share)
    hinted = with_markup(page, packages) if packages is not None else None
    if hinted is not None:
        features = described(hinted.rows)
        found += [Example(features, classes, share) for classes in hinted.classes.values()]
    return found


def _stretch(page: Labelled, classes: Ints, rng: Generator, share: float) -> Iterable[Example]:
    body = np.flatnonzero(classes == BODY)
    if len(body) >= 3:
        first = max(0, int(body[0]) - int(rng.integers(1, 12)))
        last = min(len(classes), int(body[-1]) + int(rng.integers(1, 25)))
        yield Example(described(page.rows[first:last]), classes[first:last], STRETCH * share)


def fit(examples: list[Example]) -> Weights:
    """Find the weights under which the labels are most likely, with penalties.

    Parameters
    ----------
    examples
        At least one.

    Returns
    -------
    Weights
        Of the model.
    """
    chain = _Chain.of(examples)
    start = chain.begin(default_rng(SEED))
    found = minimize(
        chain.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 20}
    )
    parts = chain.parts(found.x)
    return Weights(mean=chain.mean, scale=chain.scale, **parts)


@dataclass(frozen=True, slots=True, eq=False)
class _Chain:
    """All examples as one table, and for each step the rows that stand at that place of a page.

    Pages are ordered by length, longest first, so that the recursions of all pages go in step.
    """

    scaled: NDArray[np.float32]
    mean: Floats
    scale: Floats
    wanted: Floats
    weight: Floats
    steps: list[Ints]
    lasts: Ints
    counts: Floats
    shapes: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, examples: list[Example]) -> "_Chain":
        examples = sorted(examples, key=lambda each: -len(each.classes))
        table = np.vstack([each.features for each in examples])
        mean, scale = table.mean(axis=0), np.maximum(table.std(axis=0), 0.1)
        mean[-1], scale[-1] = 0.0, 1.0
        lengths = np.array([len(each.classes) for each in examples])
        starts = np.cumsum(lengths) - lengths
        classes = np.concatenate([each.classes for each in examples])
        counts = np.zeros((len(CLASSES), len(CLASSES)))
        for each in examples:
            np.add.at(counts, (each.classes[:-1], each.classes[1:]), each.weight)
        n, features = len(CLASSES), table.shape[1]
        return cls(
            scaled=((table - mean) / scale).astype(np.float32),
            mean=mean,
            scale=scale,
            wanted=np.eye(n)[classes],
            weight=np.repeat([each.weight for each in examples], lengths),
            steps=[starts[lengths > at] + at for at in range(lengths.max())],
            lasts=starts + lengths - 1,
            counts=counts,
            shapes={
                "linear": (features, n), "hidden": (features, UNITS), "hidden_bias": (UNITS,),
                "output": (UNITS, n), "first": (n,), "last": (n,), "follow": (n, n),
            },
        )  # fmt: skip

    def begin(self, rng: Generator) -> Floats:
        """Give small random weights for the hidden layer and none elsewhere."""
        spread = {"hidden": 0.9 / np.sqrt(self.shapes["hidden"][0]), "output": 0.1}
        return np.concatenate(
            [
                rng.normal(0, spread[name], shape).ravel()
                if name in spread
                else np.zeros(shape).ravel()
                for name, shape in self.shapes.items()
            ]
        )

    def parts(self, vector: Floats) -> dict[str, Floats]:
        """Cut a vector into the arrays of the model."""
        sizes = [int(np.prod(shape)) for shape in self.shapes.values()]
        pieces = np.split(vector, np.cumsum(sizes)[:-1])
        return {
            name: piece.reshape(shape)
            for (name, shape), piece in zip(self.shapes.items(), pieces, strict=True)
        }

    def loss(self, vector: Floats) -> tuple[float, Floats]:
        """Give the penalised negative log likelihood and its gradient."""
        part = self.parts(vector)
        thin = {name: array.astype(np.float32) for name, array in part.items()}
        units = np.tanh(self.scaled @ thin["hidden"] + thin["hidden_bias"])
        given = (self.scaled @ thin["linear"] + units @ thin["output"]).astype(np.float64)
        given[self.steps[0]] += part["first"]
        given[self.lasts] += part["last"]
        logs, likely, pairs = self._expected(given, part["follow"])
        off = (likely - self.wanted) * self.weight[:, None]
        thin_off = off.astype(np.float32)
        back = (thin_off @ thin["output"].T) * (1 - units * units)
        gradient = {
            "linear": self.scaled.T @ thin_off, "hidden": self.scaled.T @ back,
            "hidden_bias": back.sum(axis=0), "output": units.T @ thin_off,
            "first": off[self.steps[0]].sum(axis=0), "last": off[self.lasts].sum(axis=0),
            "follow": pairs - self.counts,
        }  # fmt: skip
        gold = float((given * self.wanted).sum(axis=1) @ self.weight)
        gold += float((self.counts * part["follow"]).sum())
        penalty = np.concatenate(
            [
                np.full(
                    int(np.prod(shape)), PENALTY if name in ("linear", "hidden", "output") else 0.1
                )
                for name, shape in self.shapes.items()
            ]
        )
        flat = np.concatenate([np.asarray(gradient[name], float).ravel() for name in self.shapes])
        return logs - gold + 0.5 * float(penalty @ (vector * vector)), flat + penalty * vector

    def _expected(self, given: Floats, follow: Floats) -> tuple[float, Floats, Floats]:
        """Give log partition functions, marginals of rows, and expected counts of neighbours."""
        top = given.max(axis=1)
        own, step = np.exp(given - top[:, None]), np.exp(follow)
        forward, logs = np.empty_like(own), np.empty(len(own))
        message = np.ones((len(self.steps[0]), own.shape[1]))
        for at, rows in enumerate(self.steps):
            message = own[rows] if at == 0 else (message[: len(rows)] @ step) * own[rows]
            total = message.sum(axis=1, keepdims=True)
            message = message / total
            forward[rows], logs[rows] = message, np.log(total[:, 0])
        backward, pairs = np.ones_like(own), np.zeros_like(step)
        behind = np.ones((0, own.shape[1]))
        for rows in reversed(self.steps[1:]):
            ended = np.ones((len(rows) - len(behind), own.shape[1]))
            backward[rows] = behind = np.vstack([behind, ended])
            seen = own[rows] * behind
            before = forward[rows - 1]
            total = ((before @ step) * seen).sum(axis=1)
            pairs += (before * (self.weight[rows] / total)[:, None]).T @ seen * step
            behind = seen @ step.T
            behind = behind / behind.sum(axis=1, keepdims=True)
        rows = self.steps[0]
        backward[rows] = np.vstack([behind, np.ones((len(rows) - len(behind), own.shape[1]))])
        likely = forward * backward
        likely /= likely.sum(axis=1, keepdims=True)
        return float(self.weight @ (logs + top)), likely, pairs


if __name__ == "__main__":
    main()
