"""How a record is meant: stance levels on the project's own sentences.

A label and a record are compared if they agree on sentence, kind of tie or claim, actors and sign.
The interval draws documents.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from coding_corpus import Labelled, read_corpus, splits, stance_pairs
from coding_scores import Target, accuracy, macro_f1, measured, show_confusion, show_targets
from measure import head


def run(_shared: Path) -> list[Target]:
    """Measure, print, and give the targets."""
    targets: list[Target] = []
    for split in splits():
        corpus = [*read_corpus(split, "news"), *read_corpus(split, "opinion")]
        targets += of_split(split, corpus)
    show_targets(targets)
    return targets


def of_split(split: str, corpus: Sequence[Labelled]) -> list[Target]:
    """Measure one of the project's own sets."""
    rows = stance_pairs(corpus)
    head(f"stance, {split}", f"{len(rows)} records that agree on actors and sign")
    groups = [row[0] for row in rows]
    right, said = (np.array([row[k] for row in rows]) for k in (1, 2))
    show_confusion(right.tolist(), said.tolist())
    return [
        measured(f"{split}: stance accuracy", accuracy(right, said), groups, 0.80),
        measured(f"{split}: stance macro-F1", macro_f1(right, said), groups),
    ]
