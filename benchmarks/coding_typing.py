"""Types of given pairs: cross-validated on the PLV pairs, and as shipped.

The PLV pairs (Hu et al. 2024; see ``shared``) are sentences with a source, a target and a type, of
15: concessions and retreats are one, YIELD. In cross-validation a model learns from the pairs of
other sentences, with the features of the shipped one and what that one says. The shipped models
have never seen a PLV pair; they are measured on all of them.
"""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from coding_scores import Target, accuracy, macro_f1, measured, show_confusion, show_targets
from measure import head
from tertius.coding.encoder import Encoder, load_encoder
from tertius.coding.lexicon import DEFAULT
from tertius.coding.parsing import parse
from tertius.coding.typing import DEFAULT_MODEL, Asked, type_pairs
from tertius.coding.typing.features import Features, features_of
from tertius.coding.typing.lexical import hits_of
from tertius.coding.typing.linear import probabilities, read_linear
from tertius.coding.typing.states import states_of
from tertius.coding.typing.typed import WORDS
from train_typing import Triple, axes_of, fitted, matrix, scaling, vocabulary
from typing_sentences import Labelled, spans

FOLDS, SEED = 5, 0
SOFT_WORDS, SOFT_STATES = (1.5, 4.0, 12.0), (1.0, 3.0)
"""How much an error costs against large weights; chosen within the folds that are learned from."""
SHARE = 1.0
"""Weight of the encoder's scores against those of the words."""
OF_OWN = 6.0
"""Weight of the shipped model's probabilities as features."""
YIELD = ("CONCEDE", "RETREAT")
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4,
    "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
Names = NDArray[np.str_]
Scores = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labelled pairs with their trees.

    Attributes
    ----------
    texts
        Sentences.
    triples
        Tree, source and target of each.
    types, quads
        What is right.
    """

    texts: list[str]
    triples: list[Triple]
    types: Names
    quads: Names


def run(folder: Path) -> list[Target]:
    """Measure, print, and give the targets."""
    pairs = plv(folder / "coding" / "plv_train.jsonl")
    sentences = len(set(pairs.texts))
    head("coding: types of given pairs", f"{len(pairs.texts)} PLV pairs, {sentences} sentences")
    print("  trained humans agree on about 0.80 of such types: what is above fits these labels")
    classes = np.unique(pairs.types)
    words = words_held_out(pairs)
    targets = report("words, cross-validated", pairs, classes[words.argmax(1)], (0.78, 0.74))
    both = words + np.float32(SHARE) * states_held_out(pairs, load_encoder())
    said = classes[both.argmax(1)]
    targets += report("with the encoder, cross-validated", pairs, said, (0.84, 0.80))
    show_confusion(list(pairs.types), list(said))
    worst(pairs, both, classes)
    for name, encoder in (("words", None), ("with the encoder", load_encoder())):
        said = shipped(pairs, encoder)
        targets += report(f"{name}, as shipped (no PLV pair seen)", pairs, said, None)
    return targets


def plv(path: Path) -> Pairs:
    """Read and parse the PLV pairs."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    marked = [_unmarked(row["marked_sentence"], row["gold_root"]) for row in rows]
    trees = parse([one.text for one in marked])
    kept = [
        (one, (tree, *spans(tree, one)), row)
        for one, tree, row in zip(marked, trees, rows, strict=True)
        if tree is not None
    ]
    return Pairs(
        [one.text for one, _, _ in kept],
        [triple for _, triple, _ in kept],
        np.array([one.event_type for one, _, _ in kept]),
        np.array([str(row["gold_penta"]) for _, _, row in kept]),
    )


def _unmarked(text: str, name: str) -> Labelled:
    """Take the marks out of a sentence, and remember where they were."""
    at: dict[str, int] = {}
    plain = ""
    for piece in re.split(r"(</?[st]>)", text):
        if re.fullmatch(r"</?[st]>", piece):
            at[piece] = len(plain)
        else:
            plain += piece
    places = [(at[f"<{m}>"], at[f"</{m}>"]) if f"<{m}>" in at else None for m in "st"]
    return Labelled(plain, places[0], places[1], name, None, plain)


def folds_by_sentence(texts: list[str]) -> NDArray[np.int64]:
    """Give each sentence a fold by lot."""
    kinds = sorted(set(texts))
    drawn = np.random.default_rng(SEED).permutation(len(kinds)) % FOLDS
    fold = dict(zip(kinds, drawn, strict=True))
    return np.array([fold[text] for text in texts])


def merged(types: Names) -> Names:
    """Make concessions and retreats one type."""
    return np.array(["YIELD" if name in YIELD else name for name in types])


def words_held_out(pairs: Pairs) -> Scores:
    """Give scores of models of words for pairs of sentences that they have not seen.

    What the shipped model says is one kind of feature among the others (stacking; Wolpert 1992): it
    stands for the lexicon and the corpus.
    """
    shipped_words = read_linear(DEFAULT_MODEL / WORDS)

    def named(triple: Triple) -> Features:
        features = features_of(*triple, hits_of(triple[0], DEFAULT))
        shares = probabilities(shipped_words.of_names(features), shipped_words.heat)
        own = zip(shipped_words.classes, shares, strict=True)
        return features | {f"own={name}": OF_OWN * float(share) for name, share in own}

    described = [named(triple) for triple in pairs.triples]

    def rows_for(seen: Ints) -> Callable[[Ints], csr_matrix]:
        names = vocabulary([described[k] for k in seen], least=1)
        return lambda cases: matrix([described[k] for k in cases], names)

    return _held_out(pairs, rows_for, SOFT_WORDS)


def states_held_out(pairs: Pairs, encoder: Encoder) -> Scores:
    """Do the same by states of the encoder."""
    began = time.process_time()
    states = np.stack(list(states_of(pairs.triples, encoder)))
    print(f"  encoder: {len(states) / (time.process_time() - began):.0f} pairs a CPU second")

    def rows_for(seen: Ints) -> Callable[[Ints], Scores]:
        centre, factor = scaling(states[seen])
        _, axes = axes_of((states[seen] - centre) * factor)
        weighed = axes * factor[:, None]
        return lambda cases: (states[cases] - centre) @ weighed

    return _held_out(pairs, rows_for, SOFT_STATES)


def _held_out(
    pairs: Pairs, rows_for: Callable[[Ints], Callable[[Ints], Any]], softs: tuple[float, ...]
) -> Scores:
    """Score each fold by a model of the others, whose softness is chosen within them."""
    folds, classes = folds_by_sentence(pairs.texts), np.unique(pairs.types)
    scores = np.zeros((len(folds), len(classes)), np.float32)
    chosen = []
    for fold in range(FOLDS):
        seen, unseen = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        inner = folds[seen] == (fold + 1) % FOLDS
        soft = softs[0]
        if len(softs) > 1:
            part, rest = seen[~inner], seen[inner]
            rows = rows_for(part)
            right = [
                macro_f1(pairs.types[rest], classes[_fit(rows, pairs, part, rest, one).argmax(1)])
                for one in softs
            ]
            everything = np.arange(len(rest))
            soft = softs[int(np.argmax([measure(everything) for measure in right]))]
        scores[unseen] = _fit(rows_for(seen), pairs, seen, unseen, soft)
        chosen.append(f"{soft:g}")
    print(f"  softness chosen in the folds: {', '.join(chosen)}")
    return scores


def _fit(
    rows: Callable[[Ints], Any], pairs: Pairs, seen: Ints, unseen: Ints, soft: float
) -> Scores:
    weights, bias = fitted(rows(seen), pairs.types[seen], np.ones(len(seen)), soft)
    scores: Scores = rows(unseen) @ weights + bias
    return scores


def shipped(pairs: Pairs, encoder: Encoder | None) -> Names:
    """Give the types that the shipped models tell."""
    asked = [Asked(*triple) for triple in pairs.triples]
    told = type_pairs(asked, encoder=encoder)
    return merged(np.array([typed.event_type for typed in told]))


def report(
    title: str, pairs: Pairs, said: Names, limits: tuple[float, float] | None
) -> list[Target]:
    """Print the figures of some answers, and give those with a target."""
    quads = np.array([str(QUAD[name]) for name in said])
    good, told = pairs.quads < "3", quads < "3"
    roots = limits or (None, None)
    quad, sign = (0.87, 0.92) if limits else (None, None)
    targets = [
        measured(f"{title}: accuracy", accuracy(pairs.types, said), pairs.texts, roots[0]),
        measured(f"{title}: macro-F1", macro_f1(pairs.types, said), pairs.texts, roots[1]),
        measured(f"{title}: quad macro-F1", macro_f1(pairs.quads, quads), pairs.texts, quad),
        measured(f"{title}: sign", accuracy(good, told), pairs.texts, sign),
    ]
    show_targets(targets)
    return targets


def worst(pairs: Pairs, scores: Scores, classes: Names, shown: int = 15) -> None:
    """Print the errors that the model was surest of."""
    said = classes[scores.argmax(1)]
    right = scores[np.arange(len(scores)), np.searchsorted(classes, pairs.types)]
    print("  worst errors: right, taken for, sentence")
    for k in np.argsort(right - scores.max(axis=1))[:shown]:
        print(f"    {pairs.types[k]:9} {said[k]:9} {pairs.texts[k][:110]}")
