"""Coding held against the project's own labelled sentences: dyads, types, signs, stance, claims.

Sentences are coded document by document, so that 'both countries' can be resolved. A label and a
record agree by sentence and actors; what of them is compared is said with each figure. Documents
are drawn for the intervals.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coding_scores import Target, measured
from tertius.coding.chain import code_sentences
from tertius.coding.coded import CodedSentence
from tertius.coding.settings import Settings
from tertius.errors import PeriodError
from tertius.periods import parse_date

Item = tuple[Any, ...]
Compared = tuple[Callable[[dict[str, Any]], set[Item]], Callable[[CodedSentence], set[Item]]]
CORPUS = files("tertius.coding") / "data" / "corpus"
"""The project's own labelled sentences."""


@dataclass(frozen=True)
class Labelled:
    """A document of the corpus with what the coder makes of it."""

    name: str
    genre: str
    sentences: tuple[dict[str, Any], ...]
    coded: tuple[CodedSentence, ...]


def read_corpus(split: str, genre: str, settings: Settings = Settings()) -> list[Labelled]:  # noqa: B008
    """Read and code one half of a split."""
    path = CORPUS / f"{split}-{genre}.jsonl"
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts = [sentence["text"] for sentence in row["sentences"]]
        coded = code_sentences(texts, written=_day(row["date"]), settings=settings)
        found.append(Labelled(row["document"], genre, tuple(row["sentences"]), coded))
    return found


def splits() -> tuple[str, ...]:
    """Name the sets whose sentences no rule was made by.

    ``test`` is literary prose. ``plain`` is everyday prose: half of its opinion pieces stand among
    the columns of the journeys, of which classes of errors (not sentences) were mended after a
    first blind run.
    """
    return tuple(s for s in ("test", "plain") if (CORPUS / f"{s}-opinion.jsonl").is_file())


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
) -> Compared:
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


def rooted_dyads() -> Compared:
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
    pair: Compared,
) -> Compared:
    """Compare only where the sentence names both actors, as coders of newswire are compared.

    A label counts if the words by which it means the actors hold a capital letter each, as names
    do (a 'The two sides' at the head of a sentence counts against us); a record counts if no
    reference was resolved for it.
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


def claims() -> Compared:
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


def pooled(
    what: str, corpus: Sequence[Labelled], pair: Compared, of: str, limit: float | None = None
) -> Target:
    """Measure precision, recall or F1 over all sentences; documents are drawn for the interval."""
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

    def measure(cases: NDArray[np.int64]) -> float:
        hits, labels, found = (int(count) for count in counts[cases].sum(axis=0))
        below = {"precision": 2 * found, "recall": 2 * labels, "f1": labels + found}[of]
        return 2 * hits / below if below else 0.0

    found = measured(what, measure, range(len(counts)), limit)
    hits, labels, told = (int(count) for count in counts.sum(axis=0))
    return replace(found, what=f"{what} ({labels} labels, {told} found, {hits} agree)")


def _counts(sentences: Iterable[tuple[set[Item], set[Item]]]) -> tuple[int, int, int]:
    both = [(len(a & b), len(a), len(b)) for a, b in sentences]
    hits, labels, found = (sum(column) for column in zip(*both, strict=True))
    return hits, labels, found


def stance_pairs(corpus: Sequence[Labelled]) -> list[tuple[str, str, str]]:
    """Give document, labelled and coded stance of records that agree on sentence and dyad.

    Ties must agree on the sign, too. Of several records of a dyad the first of either are paired.
    """
    rows = []
    for document in corpus:
        for sentence, coded in zip(document.sentences, document.coded, strict=True):
            told: dict[Item, list[str]] = {}
            for each in coded.coded:
                told.setdefault(_key_found(each), []).append(each.stance.level)
            for record in sentence["records"]:
                levels = told.get(_key_label(record))
                if levels:
                    label = record.get("stance", "asserted")
                    rows.append((document.name, label, levels.pop(0)))
    return rows


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
