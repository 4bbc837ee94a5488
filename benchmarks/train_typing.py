"""Train the models of event types and write the weights that ship.

    OMP_NUM_THREADS=1 uv run --group bench --extra encoder python benchmarks/train_typing.py

What is learned from: the training part of the project's own corpus, and plain sentences that are
written from its own lexicon (``typing_sentences.py``), which count for less. Nothing else. Two
linear models are fitted, one on named features of the words and one on states of the sentence
encoder; both are support vector machines, one type against the others, the types weighed equally.
``coding_typing.py`` says how good they are; here only the agreement with held-out documents of the
same corpus is printed, with which the factor that makes probabilities is found.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from tertius.coding.encoder import load_encoder
from tertius.coding.lexicon import DEFAULT, entries
from tertius.coding.parsing import parse
from tertius.coding.tree import Tree
from tertius.coding.typing.features import Features, features_of
from tertius.coding.typing.lexical import hits_of
from tertius.coding.typing.linear import Linear, write_linear
from tertius.coding.typing.states import states_of
from tertius.coding.typing.typed import DEFAULT_MODEL, SHARE_OF_STATES, STATES, WORDS
from typing_sentences import Labelled, Place, corpus, lexicon_sentences, spans

SEED, FOLDS = 0, 5
OF_LEXICON = 0.3
"""How much a sentence of the lexicon counts against one of the corpus."""
MOST_STATES = 2400
"""Sentences of the lexicon, at the most, from which the model of states learns."""
AXES = 400
"""Principal axes of the states that are learned from."""
SOFT_WORDS, SOFT_STATES = 4.0, 0.5
"""How much an error costs against large weights."""
LEAST = 2
"""Features that fewer training sentences have are left out."""

Strings = NDArray[np.str_]
Triple = tuple[Tree, Place | None, Place | None]


def main() -> None:
    """Train on the corpus and the lexicon, say how it went, and write the models."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--to", type=Path, default=DEFAULT_MODEL, help="folder to write to")
    folder = parser.parse_args().to
    labelled, triples = examples()
    types = np.array([one.event_type for one in labelled])
    weights = np.array([one.weight for one in labelled])
    groups = np.array([one.group for one in labelled])
    own = int((weights == 1).sum())
    source = f"{own} labelled events of the corpus and {len(labelled) - own} lexicon sentences"
    print(f"learning from {source}")
    named = [features_of(*triple, hits_of(triple[0], DEFAULT)) for triple in triples]
    names = vocabulary(named)
    words = matrix(named, names)
    print(f"  {len(names)} features of words")
    folds = folds_of(groups)
    of_words = held_out(words, types, weights, folds, SOFT_WORDS)[:own]
    # The lexicon's sentences are alike, and a state is long: a part of them teaches as much.
    some = np.r_[:own, own : len(types) : len(types) // MOST_STATES + 1]
    states = np.stack(list(states_of([triples[k] for k in some], load_encoder())))
    centre, factor = scaling(states)
    reduced, axes = axes_of((states - centre) * factor)
    few = (types[some], weights[some], folds[some], SOFT_STATES)
    of_states = held_out(reduced, *few)[:own]
    classes, heats = np.unique(types), []
    for title, scores in (
        ("words", of_words),
        ("states", of_states),
        ("words and states", of_words + SHARE_OF_STATES * of_states),
    ):
        right = classes[scores.argmax(1)] == types[:own]
        heats.append(heat_of(scores, np.searchsorted(classes, types[:own])))
        print(f"  {title}: {right.mean():.3f} of held-out events, factor {heats[-1]:.2f}")
    folder.mkdir(parents=True, exist_ok=True)
    write_linear(
        Linear(tuple(classes), names, *fitted(words, types, weights, SOFT_WORDS), heats[0], source),
        folder / WORDS,
    )
    rows, bias = fitted(reduced, types[some], weights[some], SOFT_STATES)
    rows = (axes @ rows) * factor[:, None]
    plain = Linear(tuple(classes), {}, rows, bias - centre @ rows, heats[2], source)
    write_linear(plain, folder / STATES)
    for name in (WORDS, STATES):
        print(f"  {name}: {(folder / name).stat().st_size:,} bytes")


def examples() -> tuple[list[Labelled], list[Triple]]:
    """Give what to learn from: labelled pairs, and their trees and places."""
    rng = np.random.default_rng(SEED)
    labelled = corpus("train")
    labelled += [
        Labelled(one.text, one.source, one.target, one.event_type, one.sign, one.group, OF_LEXICON)
        for one in lexicon_sentences(entries("triggers"), rng)
    ]
    trees = dict(zip((texts := sorted({one.text for one in labelled})), parse(texts), strict=True))
    kept = [(one, tree) for one in labelled if (tree := trees[one.text]) is not None]
    return [one for one, _ in kept], [(tree, *spans(tree, one)) for one, tree in kept]


def vocabulary(named: Sequence[Features], least: int = LEAST) -> dict[str, int]:
    """Give a row to the features that enough sentences have."""
    count: dict[str, int] = {}
    for features in named:
        for name in features:
            count[name] = count.get(name, 0) + 1
    kept = sorted(name for name, times in count.items() if times >= least)
    return {name: k for k, name in enumerate(kept)}


def matrix(named: Sequence[Features], names: dict[str, int]) -> csr_matrix:
    """Write features as rows of length one."""
    starts, columns, values = [0], [], []
    for features in named:
        length = sum(weight * weight for weight in features.values()) ** 0.5
        row = sorted((names[name], w / length) for name, w in features.items() if name in names)
        columns += [column for column, _ in row]
        values += [value for _, value in row]
        starts.append(len(columns))
    return csr_matrix(
        (np.array(values), np.array(columns, np.int32), np.array(starts, np.int32)),
        shape=(len(named), len(names)),
    )


def scaling(states: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give the centre of states and the factor that makes them of length one on average."""
    spread = states.std(axis=0) + np.float32(1e-6)
    return states.mean(axis=0), 1 / (spread * np.float32(states.shape[1] ** 0.5))


def axes_of(
    rows: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give rows in their principal axes, and those axes as columns; quicker to learn from."""
    sizes, vectors = np.linalg.eigh((rows @ rows.T).astype(np.float64))
    kept = sizes > max(sizes[-1] * 1e-7, np.sort(sizes)[-min(AXES, len(sizes))] - 1e-12)
    axes = (rows.T @ (vectors[:, kept] / np.sqrt(sizes[kept]))).astype(np.float32)
    return rows @ axes, axes


def fitted(
    rows: "csr_matrix | NDArray[np.float32]",
    types: Strings,
    weights: NDArray[np.float64],
    soft: float,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fit a linear model; give its weights and its bias."""
    total = {name: weights[types == name].sum() for name in np.unique(types)}
    mean = np.mean(list(total.values()))
    each = weights * np.array([mean / total[name] for name in types])
    model = LinearSVC(C=soft, random_state=SEED, max_iter=3000).fit(rows, types, sample_weight=each)
    return model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)


def held_out(
    rows: "csr_matrix | NDArray[np.float32]",
    types: Strings,
    weights: NDArray[np.float64],
    folds: NDArray[np.int64],
    soft: float,
) -> NDArray[np.float32]:
    """Give scores of models that have not seen the document of a sentence."""
    scores = np.zeros((len(types), len(np.unique(types))), np.float32)
    for fold in range(FOLDS):
        seen, unseen = folds != fold, folds == fold
        held = unseen & (weights == 1)
        row_weights, bias = fitted(rows[seen], types[seen], weights[seen], soft)
        scores[held] = rows[held] @ row_weights + bias
    return scores


def folds_of(groups: Strings) -> NDArray[np.int64]:
    """Give each group a fold, by lot; sentences of the lexicon are in no fold that is held out."""
    rng = np.random.default_rng(SEED)
    own = sorted({group for group in groups if not group.startswith("lexicon")})
    order = dict(zip(own, rng.permutation(len(own)) % FOLDS, strict=True))
    return np.array([order.get(group, -1) for group in groups])


def heat_of(scores: NDArray[np.float32], right: NDArray[np.int64]) -> float:
    """Find the factor under which held-out types are most probable."""

    def loss(heat: float) -> float:
        raised = scores * heat
        raised = raised - raised.max(axis=1, keepdims=True)
        logs = raised - np.log(np.exp(raised).sum(axis=1, keepdims=True))
        return -float(logs[np.arange(len(right)), right].mean())

    return float(minimize_scalar(loss, bounds=(0.1, 20.0), method="bounded").x)


if __name__ == "__main__":
    main()
