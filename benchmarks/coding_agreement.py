"""How far two readers agree who label the same sentences by the same guide.

The second reader had the guide and the training sentences, and saw neither the first labels nor
what the program makes of the sentences. F1 of one labelling against the other is the same either
way round; accuracies and kappas are of records that both readers have. For the intervals documents
are drawn, of those with anything to compare. Both readers are the project's own and know one guide:
that they agree shows that it can be followed, and readers from elsewhere would agree less.

Usage: ``python benchmarks/coding_agreement.py [FOLDER]``, the folder holding ``second-news.jsonl``
and ``second-opinion.jsonl``; without it, the second labels that come with the corpus.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from coding_corpus import (
    CORPUS,
    Item,
    Labelled,
    _ends,
    _key_label,
    claims,
    pooled,
    rooted_dyads,
    signed_dyads,
)
from coding_scores import Measure, Target, accuracy, measured, show_confusion, show_targets
from measure import head

GENRES = ("news", "opinion")
Record = dict[str, Any]
Row = tuple[str, str, str]
"""A document, and what either reader says of one thing in it."""


def read_both(folder: Traversable, genre: str, split: str = "test") -> list[Labelled]:
    """Read the documents that both have labelled, the second reader's sentences as the coded ones.

    Parameters
    ----------
    folder
        Of the second labels.
    genre
        News or opinion.
    split
        The split whose labels are the first.

    Returns
    -------
    list of Labelled

    Raises
    ------
    SystemExit
        If the second reader had other sentences than the first.
    """
    first = {row["document"]: row["sentences"] for row in _rows(CORPUS / f"{split}-{genre}.jsonl")}
    both = []
    for row in _rows(folder / f"second-{genre}.jsonl"):
        name, second = row["document"], row["sentences"]
        if [s["text"] for s in first.get(name, ())] != [s["text"] for s in second]:
            raise SystemExit(f"{name}: the two have labelled different sentences")
        both.append(Labelled(name, genre, tuple(first[name]), tuple(second)))
    return both


def _rows(path: Traversable) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _sentences(documents: Sequence[Labelled]) -> list[tuple[str, Record, Record]]:
    """Give each sentence with its document, as either has labelled it."""
    return [
        (document.name, one, cast("Record", other))
        for document in documents
        for one, other in zip(document.sentences, document.coded, strict=True)
    ]


def f1(what: str, documents: Sequence[Labelled], pair: tuple[Any, Any]) -> Target:
    """Measure F1 of one labelling against the other, both read by the function for labels."""
    labels = pair[0]
    having = {name for name, *both in _sentences(documents) if any(labels(one) for one in both)}
    return pooled(what, [d for d in documents if d.name in having], (labels, labels), "f1")


def type_rows(documents: Sequence[Labelled]) -> list[Row]:
    """Give the types of events that both have between the same two actors of a sentence.

    Where there are several, like is paired with like before the rest is paired as it stands.
    """
    return _paired(
        documents,
        lambda r: _ends(r["source"], r["target"], directed=False) if r["kind"] == "event" else None,
        lambda r: r["event_type"],
        lambda r: r["event_type"],
    )


def single_rows(documents: Sequence[Labelled]) -> list[Row]:
    """Give the types where either reader has one event between the two, so that none is chosen."""
    rows = []
    for name, one, other in _sentences(documents):
        sides: list[defaultdict[Item, list[str]]] = [defaultdict(list), defaultdict(list)]
        for side, sentence in zip(sides, (one, other), strict=True):
            for r in sentence["records"]:
                if r["kind"] == "event":
                    ends = _ends(r["source"], r["target"], directed=False)
                    side[ends].append(r["event_type"])
        rows += [
            (name, types[0], sides[1][ends][0])
            for ends, types in sides[0].items()
            if len(types) == 1 and len(sides[1].get(ends, ())) == 1
        ]
    return rows


def stance_rows(documents: Sequence[Labelled]) -> list[Row]:
    """Give the stances of records that agree on actors and sign, or on a third party and a dyad.

    Where there are several, those of the same kind and type are paired first.
    """
    return _paired(
        documents,
        _key_label,
        lambda r: (r["kind"], r.get("event_type")),
        lambda r: r.get("stance", "asserted"),
    )


def _paired(
    documents: Sequence[Labelled],
    key: Callable[[Record], Item | None],
    likeness: Callable[[Record], object],
    value: Callable[[Record], str],
) -> list[Row]:
    """Pair the records of either reader that share a key, the likest first."""
    rows: list[Row] = []
    for name, one, other in _sentences(documents):
        left = [r for r in other["records"] if key(r) is not None]
        rest = []
        for record in (r for r in one["records"] if key(r) is not None):
            twins = [r for r in left if (key(r), likeness(r)) == (key(record), likeness(record))]
            if twins:
                left = [r for r in left if r is not twins[0]]
                rows.append((name, value(record), value(twins[0])))
            else:
                rest.append(record)
        for record in rest:
            mate = next((r for r in left if key(r) == key(record)), None)
            if mate is not None:
                left = [r for r in left if r is not mate]
                rows.append((name, value(record), value(mate)))
    return rows


def spoken_rows(documents: Sequence[Labelled]) -> list[Row]:
    """Give, of each sentence, whether either reader has a record in it."""
    return [
        (name, "some" if one["records"] else "none", "some" if other["records"] else "none")
        for name, one, other in _sentences(documents)
    ]


def kappa(first: NDArray[np.str_], second: NDArray[np.str_]) -> Measure:
    """Give the measure of agreement beyond chance.

    References
    ----------
    .. [1] Cohen 1960, *A coefficient of agreement for nominal scales*, Educational and
       Psychological Measurement 20, 37–46.
    """
    classes = {name: k for k, name in enumerate(sorted({*first, *second}))}
    size = len(classes)
    ours, theirs = (np.array([classes[name] for name in side]) for side in (first, second))

    def measure(cases: NDArray[np.int64]) -> float:
        one, other = (np.bincount(side[cases], minlength=size) for side in (ours, theirs))
        agreed = float((ours[cases] == theirs[cases]).mean())
        chance = float(one @ other) / len(cases) ** 2
        return (agreed - chance) / (1 - chance) if chance < 1 else 1.0

    return measure


def agreed(what: str, rows: Sequence[Row]) -> list[Target]:
    """Measure accuracy and kappa of rows."""
    if not rows:
        return []
    documents = [row[0] for row in rows]
    first, second = (np.array([row[k] for row in rows]) for k in (1, 2))
    return [
        measured(f"{what}, accuracy ({len(rows)})", accuracy(first, second), documents),
        measured(f"{what}, kappa", kappa(first, second), documents),
    ]


def figures(documents: Sequence[Labelled]) -> list[Target]:
    """Measure all that is compared."""
    return [
        f1("signed dyads, F1", documents, signed_dyads()),
        f1("events: dyad + root type, F1", documents, rooted_dyads()),
        *agreed("root type given the dyad", type_rows(documents)),
        *agreed("… where both have one event there", single_rows(documents)),
        *agreed("stance given the record", stance_rows(documents)),
        f1("causal claims, F1", documents, claims()),
        *agreed("sentence with or without a record", spoken_rows(documents)),
    ]


def main(arguments: Sequence[str]) -> None:
    """Read both labellings, measure, and print."""
    folder = Path(arguments[0]) if arguments else CORPUS
    halves = {genre: read_both(folder, genre) for genre in GENRES}
    everything = [document for half in halves.values() for document in half]
    for name, documents in {**halves, "both": everything}.items():
        count = sum(len(document.sentences) for document in documents)
        head(f"two readers, {name}", f"{len(documents)} documents, {count} sentences")
        show_targets(figures(documents))
    for what, rows in (("types", type_rows(everything)), ("stances", stance_rows(everything))):
        print(f"\n  {what}: first reader in rows, second in columns")
        show_confusion([row[1] for row in rows], [row[2] for row in rows])


if __name__ == "__main__":
    main(sys.argv[1:])
