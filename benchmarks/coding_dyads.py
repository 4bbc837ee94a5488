"""Who is bound to whom: on PETRARCH's unit records, and on the project's own sentences.

The actors of the unit records are Tolkien's. They are given as a user's table, from a list of names
and codes of our own; the roles behind codes (``GOV``) are left out, and dyads count with direction.
What holds both ways ('restored ties with') is one finding here, right if either direction is
labelled: those records have mostly one.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coding_corpus import (
    named_only,
    pooled,
    read_corpus,
    rooted_dyads,
    signed_dyads,
    splits,
)
from coding_scores import Target, measured, show_targets
from measure import head
from tertius.coding.actors import TableActor
from tertius.coding.chain import code_sentences
from tertius.coding.coded import CodedSentence
from tertius.coding.settings import Settings

NAMES = {
    "ARN": ("Arnor", "Arnorian", "Arnorians", "Umbardacil"),
    "GON": ("Gondor", "Minas Tirith", "Gondorian", "Gondorians"),
    "OSG": ("Osgiliath", "Osgiliathan"),
    "ERI": ("Eriador", "Eriadorian", "Eriadori"),
    "BRE": ("Bree", "Romendacil"),
    "CAL": ("Calenardhon",),
    "ITH": ("Ithilen", "Ithilien"),
    "MOR": ("Mordor", "Cirith Ungol", "Barad-dur"),
    "DAG": ("Dagolath", "Dagolathi"),
    "DOL": ("Dol Amroth", "Belfalas"),
    "ROH": ("Rohan", "Rohans"),
    "ELF": ("Lorien", "Caras Galadhon"),
    "HOB": ("Hobbiton", "Frodo", "Gollum", "Bilbo", "Samwise"),
}
TABLE = tuple(TableActor(name, code) for code, names in NAMES.items() for name in names)
ISO = {"USA": "USA", "ETH": "ETH", "LBY": "LIB", "PRK": "PRK", "PHL": "PHI", "FRA": "FRN",
       "KOR": "ROK", "DNK": "DEN", "PAK": "PAK", "KUW": "KUW", "AUS": "AUL", "RUS": "RUS",
       "CHN": "CHN", "CHE": "SWZ", "EGY": "EGY", "IRQ": "IRQ", "IRN": "IRN", "ISR": "ISR",
       "UKR": "UKR", "SYR": "SYR", "BRA": "BRA", "RWA": "RWA"}  # fmt: skip
"""ISO codes of states in the two sets and the keys of the registry."""
Dyads = set[tuple[str, str]]


def run(shared: Path) -> list[Target]:
    """Measure, print, and give the targets."""
    unit = records(shared / "coding" / "petr_unit_ud.jsonl")
    head("dyads", f"PETRARCH's unit records ({len(unit)} sentences), and the project's own sets")
    found = [dyads_of(sentence) for sentence in coded(unit)]
    labels = [labelled(record) for record in unit]
    targets = [f1_target("dyad F1, PETRARCH's unit records", labels, found, 0.75)]
    silent = [k for k, record in enumerate(unit) if not record["events"]]
    quiet = sum(not found[k] for k in silent)
    print(f"  silent on {quiet} of its {len(silent)} sentences without an event")
    validation = records(shared / "coding" / "petr2_gsr_ud.jsonl")
    pairs = [dyads_of(sentence) for sentence in coded(validation)]
    told = [labelled(record) for record in validation]
    targets.append(f1_target("dyad F1, UniversalPetrarch's validation records", told, pairs))
    for split in splits():
        targets += own(split)
    show_targets(targets)
    return targets


def own(split: str) -> list[Target]:
    """Measure one of the project's own sets."""
    news, opinion = (read_corpus(split, genre) for genre in ("news", "opinion"))
    named = named_only(rooted_dyads())
    return [
        pooled(f"{split}: dyad + root F1, news, both named", news, named, "f1", 0.50),
        pooled(f"{split}: the same, precision", news, named, "precision", 0.60),
        pooled(f"{split}: dyad + root F1, news", news, rooted_dyads(), "f1"),
        pooled(f"{split}: signed dyads F1, news", news, signed_dyads(), "f1"),
        pooled(f"{split}: signed dyads F1, opinion", opinion, signed_dyads(), "f1", 0.50),
    ]


def records(path: Path) -> list[dict[str, Any]]:
    """Read the records, one for each sentence."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return list({row["text"]: row for row in lines if row["text"].strip()}.values())


def coded(rows: Sequence[dict[str, Any]]) -> list[CodedSentence]:
    """Code each sentence by itself, as these sets are made."""
    settings = Settings(actors=TABLE)
    return [code_sentences([row["text"]], settings=settings)[0] for row in rows]


def labelled(row: dict[str, Any]) -> Dyads:
    """Give the dyads of a record whose two actors are known."""
    found = set()
    for event in row["events"]:
        source, target = (_key(event.get(side)) for side in ("sourcecode", "targetcode"))
        if source and target and source != target:
            found.add((source, target))
    return found


def _key(code: str | None) -> str:
    start = (code or "")[:3]
    return start if start in NAMES else ISO.get(start, "")


def dyads_of(sentence: CodedSentence) -> Dyads:
    """Give the dyads of events; of those that hold both ways, both."""
    found: Dyads = set()
    for each in sentence.coded:
        frame = each.frame
        if frame.kind == "event" and frame.target is not None:
            ends = (frame.source.key, frame.target.key)
            found |= {ends, ends[::-1]} if frame.reciprocal else {ends}
    return {pair for pair in found if all(pair)}


def counted(labels: Dyads, found: Dyads) -> tuple[int, int, int]:
    """Count hits, labels and findings of a sentence; one both ways is one, or two if right."""
    hits = labels & found
    both = {frozenset(pair) for pair in found if pair[::-1] in found}
    idle = sum(1 for pair in both if sum(frozenset(hit) == pair for hit in hits) < len(pair))
    return len(hits), len(labels), len(found) - idle


def f1_target(
    what: str, labels: Sequence[Dyads], found: Sequence[Dyads], limit: float | None = None
) -> Target:
    """Measure F1 over sentences, which are drawn for the interval."""
    counts = np.array([counted(a, b) for a, b in zip(labels, found, strict=True)])

    def measure(cases: NDArray[np.int64]) -> float:
        hits, there, told = counts[cases].sum(axis=0)
        return float(2 * hits / max(there + told, 1))

    hits, there, told = counts.sum(axis=0)
    print(
        f"  {what}: precision {hits / max(told, 1):.3f}, recall {hits / max(there, 1):.3f}, "
        f"{there} labels"
    )
    return measured(what, measure, range(len(counts)), limit)
