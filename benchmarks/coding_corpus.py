"""Coding held against the project's own labelled sentences: dyads, types, signs, stance, claims.

Sentences are coded document by document, so that 'both countries' can be resolved. A label and a
record agree by sentence and actors; what of them is compared is said with each figure. Intervals
are 95 % percentile intervals of 2,000 bootstrap samples of documents.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Any

import numpy as np

from tertius.coding.chain import CodedSentence, code_sentences
from tertius.coding.settings import Settings
from tertius.errors import PeriodError
from tertius.periods import parse_date

SAMPLES = 2000
Item = tuple[Any, ...]


@dataclass(frozen=True)
class Labelled:
    """A document of the corpus with what the coder makes of it."""

    name: str
    genre: str
    sentences: tuple[dict[str, Any], ...]
    coded: tuple[CodedSentence, ...]


@dataclass(frozen=True)
class Figure:
    """Precision, recall and F1 with their interval, and what they are of."""

    what: str
    precision: float
    recall: float
    f1: float
    interval: tuple[float, float]
    labels: int
    found: int


def read_corpus(split: str, genre: str, settings: Settings = Settings()) -> list[Labelled]:  # noqa: B008
    """Read and code one half of a split."""
    path = files("tertius.coding") / "data" / "corpus" / f"{split}-{genre}.jsonl"
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts = [sentence["text"] for sentence in row["sentences"]]
        coded = code_sentences(texts, written=_day(row["date"]), settings=settings)
        found.append(Labelled(row["document"], genre, tuple(row["sentences"]), coded))
    return found


def _day(text: str) -> date | None:
    try:
        return parse_date(text)[0]
    except PeriodError:
        return None


# what is compared: from a labelled record, and from a coded one, to a comparable item


def _ends(source: str, target: str | None, *, directed: bool) -> Item:
    return (source, target) if directed else tuple(sorted((source, target or "")))


def signed_dyads(
    directed: bool = False,
) -> tuple[Callable[..., set[Item]], Callable[..., set[Item]]]:
    """Compare who with whom and with which sign; claims of third parties apart."""

    def labels(sentence: dict[str, Any]) -> set[Item]:
        return {
            (*_ends(r["source"], r["target"], directed=directed), r["sign"])
            for r in sentence["records"]
            if r["kind"] != "causal" and r.get("sign")
        }

    def found(sentence: CodedSentence) -> set[Item]:
        return {
            (*_ends(c.frame.source.key, c.frame.target.key, directed=directed), c.sign)
            for c in sentence.coded
            if c.frame.kind != "causal" and c.frame.target is not None and c.sign
        }

    return labels, found


def rooted_dyads() -> tuple[Callable[..., set[Item]], Callable[..., set[Item]]]:
    """Compare who did what to whom: events with their root type."""

    def labels(sentence: dict[str, Any]) -> set[Item]:
        return {
            (*_pair(r["source"], r["target"], r.get("reciprocal")), r["event_type"])
            for r in sentence["records"]
            if r["kind"] == "event"
        }

    def found(sentence: CodedSentence) -> set[Item]:
        return {
            (*_pair(c.frame.source.key, c.frame.target.key, c.frame.reciprocal), c.event_type)
            for c in sentence.coded
            if c.frame.kind == "event" and c.frame.target is not None
        }

    return labels, found


def named_only(
    pair: tuple[Callable[..., set[Item]], Callable[..., set[Item]]],
) -> tuple[Callable[..., set[Item]], Callable[..., set[Item]]]:
    """Compare only where the sentence names both actors, as coders of newswire are compared.

    A label counts if the words by which it means the actors are names that the registry resolves
    by themselves; a record counts if no reference was resolved for it.
    """

    def label(sentence: dict[str, Any]) -> set[Item]:
        kept = [r for r in sentence["records"] if _are_names(r)]
        return pair[0]({**sentence, "records": kept})

    def found(sentence: CodedSentence) -> set[Item]:
        kept = tuple(c for c in sentence.coded if not _refers(c))
        return pair[1](replace(sentence, coded=kept))

    return label, found


def _are_names(record: dict[str, Any]) -> bool:
    words = (record.get("source_words") or "", record.get("target_words") or "")
    return all(any(part[:1].isupper() for part in text.split()) for text in words)


def _refers(coded: Any) -> bool:
    parties = (coded.frame.source, coded.frame.target)
    return any(party is not None and party.by.startswith("coreference") for party in parties)


def _pair(source: str, target: str, reciprocal: bool | None) -> Item:
    return tuple(sorted((source, target))) if reciprocal else (source, target)


def claims() -> tuple[Callable[..., set[Item]], Callable[..., set[Item]]]:
    """Compare third party, dyad and direction of claims."""

    def labels(sentence: dict[str, Any]) -> set[Item]:
        return {
            (r["source"], *sorted(r["effect"]["dyad"]), r["effect"]["sign"])
            for r in sentence["records"]
            if r["kind"] == "causal" and r.get("effect", {}).get("dyad")
        }

    def found(sentence: CodedSentence) -> set[Item]:
        return {
            (c.frame.source.key, *sorted(p.key for p in c.frame.effect.dyad), c.frame.effect.sign)
            for c in sentence.coded
            if c.frame.effect is not None and c.frame.effect.dyad is not None
        }

    return labels, found


def score(
    what: str,
    corpus: Sequence[Labelled],
    pair: tuple[Callable[..., set[Item]], Callable[..., set[Item]]],
) -> Figure:
    """Count agreement sentence by sentence."""
    labels_of, found_of = pair
    counts = np.array(
        [
            _counts(
                (labels_of(sentence), found_of(coded))
                for sentence, coded in zip(document.sentences, document.coded, strict=True)
            )
            for document in corpus
        ]
    )
    generator = np.random.default_rng(20)
    draws = generator.integers(0, len(counts), (SAMPLES, len(counts)))
    samples = [_f1(*counts[draw].sum(axis=0)) for draw in draws]
    low, high = np.percentile(samples, [2.5, 97.5])
    hits, labels, found = (int(v) for v in counts.sum(axis=0))
    return Figure(
        what,
        hits / found if found else 0.0,
        hits / labels if labels else 0.0,
        _f1(hits, labels, found),
        (float(low), float(high)),
        labels,
        found,
    )


def _counts(sentences: Iterable[tuple[set[Item], set[Item]]]) -> tuple[int, int, int]:
    both = [(len(a & b), len(a), len(b)) for a, b in sentences]
    return tuple(map(sum, zip(*both, strict=True)))  # type: ignore[return-value]


def _f1(hits: float, labels: float, found: float) -> float:
    return 2 * hits / (labels + found) if labels + found else 0.0


def stances(corpus: Sequence[Labelled]) -> Counter[tuple[str, str]]:
    """Count (labelled, coded) stance levels over records that agree on sentence, dyad and sign."""
    seen: Counter[tuple[str, str]] = Counter()
    for document in corpus:
        for sentence, coded in zip(document.sentences, document.coded, strict=True):
            told: dict[Item, list[str]] = {}
            for c in coded.coded:
                told.setdefault(_key_found(c), []).append(c.stance.level)
            for record in sentence["records"]:
                levels = told.get(_key_label(record))
                if levels:
                    seen[record.get("stance", "asserted"), levels.pop(0)] += 1
    return seen


def _key_label(record: dict[str, Any]) -> Item:
    if record["kind"] == "causal":
        dyad = sorted((record.get("effect") or {}).get("dyad") or ())
        return ("causal", record["source"], *dyad)
    return ("tie", *_ends(record["source"], record["target"], directed=False), record.get("sign"))


def _key_found(coded: Any) -> Item:
    frame = coded.frame
    if frame.kind == "causal":
        dyad = sorted(p.key for p in frame.effect.dyad or ())
        return ("causal", frame.source.key, *dyad)
    target = frame.target.key if frame.target else ""
    return ("tie", *_ends(frame.source.key, target, directed=False), coded.sign)


def print_figure(figure: Figure) -> None:
    """Print one figure in one line."""
    print(
        f"{figure.what:58} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f} "
        f"[{figure.interval[0]:.3f}, {figure.interval[1]:.3f}]  "
        f"({figure.labels} labels, {figure.found} found)"
    )


def print_stances(seen: Counter[tuple[str, str]]) -> None:
    """Print accuracy, macro-F1 and the confusion table of stance levels."""
    levels = ("asserted", "opinion", "reported", "hypothetical", "negated")
    total = sum(seen.values())
    right = sum(seen[level, level] for level in levels)
    scores = []
    for level in levels:
        labels = sum(seen[level, other] for other in levels)
        found = sum(seen[other, level] for other in levels)
        if labels:
            scores.append(_f1(seen[level, level], labels, found))
    print(
        f"stance on matched records: accuracy {right / max(total, 1):.3f} "
        f"({total} records), macro-F1 {float(np.mean(scores or [0])):.3f}"
    )
    print(" " * 14 + "".join(f"{level:>14}" for level in levels) + "   (columns: coded)")
    for level in levels:
        print(f"{level:14}" + "".join(f"{seen[level, other]:14}" for other in levels))


def report(split: str) -> None:
    """Print all figures of a split."""
    news, opinion = read_corpus(split, "news"), read_corpus(split, "opinion")
    print(f"own set, {split}: {len(news)} news documents, {len(opinion)} opinion pieces")
    print_figure(score("dyad + root type, news", news, rooted_dyads()))
    named = named_only(rooted_dyads())
    print_figure(score("dyad + root type, news, both actors named", news, named))
    print_figure(score("signed dyads, news", news, signed_dyads()))
    print_figure(score("signed dyads, opinion", opinion, signed_dyads()))
    print_figure(
        score("signed dyads with direction, opinion", opinion, signed_dyads(directed=True))
    )
    print_figure(score("causal claims, opinion", opinion, claims()))
    print_figure(score("causal claims, news", news, claims()))
    print_stances(stances([*news, *opinion]))


if __name__ == "__main__":
    import sys

    report(sys.argv[1] if len(sys.argv) > 1 else "dev")
