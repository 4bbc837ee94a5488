"""Causal claims: third party, dyad and direction, all three, on the project's own sentences."""

from pathlib import Path

from coding_corpus import claims, pooled, read_corpus, splits
from coding_scores import Target, show_targets
from measure import head


def run(_shared: Path) -> list[Target]:
    """Measure, print, and give the targets."""
    targets = []
    for split in splits():
        corpus = [*read_corpus(split, "news"), *read_corpus(split, "opinion")]
        sentences = sum(len(document.sentences) for document in corpus)
        head(f"causal claims, {split}", f"{len(corpus)} documents, {sentences} sentences")
        targets += [
            pooled(f"{split}: claims, recall", corpus, claims(), "recall", 0.60),
            pooled(f"{split}: claims, precision", corpus, claims(), "precision", 0.70),
        ]
    show_targets(targets)
    return targets
