"""Types of given pairs: cross-validated on the PLV pairs, and as shipped.

The PLV pairs (Hu et al. 2024; see ``shared``) are sentences with a source, a target and a type, of
15: concessions and retreats are one, YIELD. In cross-validation the model learns from the pairs of
other sentences, from the project's own corpus and from its lexicon, as ``train_typing.py`` does.
The shipped models have never seen a PLV pair; they are measured on all of them.
"""

import json
import re
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from coding_scores import (
    Target,
    accuracy,
    macro_f1,
    measured,
    show_confusion,
    show_targets,
)
from measure import head
from tertius.coding.lexicon import DEFAULT
from train_typing import (
    OF_LEXICON,
    Triple,
    axes_of,
    examples,
    fitted,
    matrix,
    scaling,
    vocabulary,
)
from typing_sentences import Labelled, spans

FOLDS, SEED = 5, 0
SOFT_WORDS, SOFT_STATES, SHARE = 1.5, 1.0, 2.0
OF_CORPUS = 0.5
"""How much an event of the project's corpus counts against a PLV pair."""
YIELD = ("CONCEDE", "RETREAT")
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4,
    "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
Names = NDArray[np.str_]
Scores = NDArray[np.float32]


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
    from tertius.coding.encoder import load_encoder

    pairs = plv(folder / "coding" / "plv_train.jsonl")
    sentences = len(set(pairs.texts))
    head("coding: types of given pairs", f"{len(pairs.texts)} PLV pairs, {sentences} sentences")
    own, triples = examples()
    print(f"  learned from as well: {len(own)} sentences of the corpus and the lexicon")
    words, classes = words_held_out(pairs, own, triples)
    targets = report("words, cross-validated", pairs, classes[words.argmax(1)], (0.78, 0.74))
    states, classes = states_held_out(pairs, own, triples, load_encoder())
    both = words + np.float32(SHARE) * states
    targets += report(
        "with the encoder, cross-validated", pairs, classes[both.argmax(1)], (0.84, 0.80)
    )
    show_confusion(list(pairs.types), list(classes[both.argmax(1)]))
    worst(pairs, both, classes)
    for name, encoder in (("words", None), ("with the encoder", load_encoder())):
        said = shipped(pairs, encoder)
        targets += report(f"{name}, as shipped (no PLV pair seen)", pairs, said, None)
    return targets


def plv(path: Path) -> Pairs:
    """Read and parse the PLV pairs."""
    from tertius.coding.parsing import parse

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


def words_held_out(
    pairs: Pairs, own: list[Labelled], triples: list[Triple]
) -> tuple[Scores, Names]:
    """Give scores of models of words for pairs of sentences that they have not seen."""
    from tertius.coding.typing.features import features_of
    from tertius.coding.typing.lexical import hits_of

    def named(some: list[Triple]) -> list[dict[str, float]]:
        return [features_of(*triple, hits_of(triple[0], DEFAULT)) for triple in some]

    theirs, ours = named(pairs.triples), named(triples)
    folds, classes = folds_by_sentence(pairs.texts), np.unique(pairs.types)
    scores = np.zeros((len(theirs), len(classes)), np.float32)
    for fold in range(FOLDS):
        seen, unseen = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        learned = [*(theirs[k] for k in seen), *ours]
        names = vocabulary(learned, least=1)
        types, weights = _with_own(pairs.types[seen], own)
        rows, bias = fitted(matrix(learned, names), types, weights, SOFT_WORDS)
        scores[unseen] = matrix([theirs[k] for k in unseen], names) @ rows + bias
    return scores, classes


def states_held_out(
    pairs: Pairs, own: list[Labelled], triples: list[Triple], encoder: object
) -> tuple[Scores, Names]:
    """Do the same by states of the encoder; the lexicon's sentences are left out here."""
    from tertius.coding.typing.states import states_of

    corpus = [k for k, one in enumerate(own) if one.weight == 1]
    began = time.process_time()
    theirs = np.stack(list(states_of(pairs.triples, encoder)))  # type: ignore[arg-type]
    print(f"  encoder: {len(theirs) / (time.process_time() - began):.0f} pairs a CPU second")
    ours = np.stack(list(states_of([triples[k] for k in corpus], encoder)))  # type: ignore[arg-type]
    folds, classes = folds_by_sentence(pairs.texts), np.unique(pairs.types)
    scores = np.zeros((len(theirs), len(classes)), np.float32)
    for fold in range(FOLDS):
        seen, unseen = folds != fold, folds == fold
        learned = np.concatenate([theirs[seen], ours])
        centre, factor = scaling(learned)
        reduced, axes = axes_of((learned - centre) * factor)
        types, weights = _with_own(pairs.types[seen], [own[k] for k in corpus])
        rows, bias = fitted(reduced, types, weights, SOFT_STATES)
        scores[unseen] = ((theirs[unseen] - centre) * factor) @ axes @ rows + bias
    return scores, classes


def _with_own(types: Names, own: list[Labelled]) -> tuple[Names, NDArray[np.float64]]:
    """Put the labels and weights of the project's own sentences behind those of PLV pairs."""
    ours = merged(np.array([one.event_type for one in own]))
    weights = [OF_CORPUS if one.weight == 1 else OF_LEXICON * OF_CORPUS for one in own]
    return np.concatenate([types, ours]), np.concatenate([np.ones(len(types)), weights])


def shipped(pairs: Pairs, encoder: object) -> Names:
    """Give the types that the shipped models tell."""
    from tertius.coding.typing import Asked, type_pairs

    asked = [Asked(*triple) for triple in pairs.triples]
    told = type_pairs(asked, encoder=encoder)  # type: ignore[arg-type]
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
