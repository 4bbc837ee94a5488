"""Pairs of a real newswire, labelled twice: the same story, or one formula for two events.

``labels/newswire_pairs.tsv`` holds numbers of stories and labels, never texts. The pairs are such
as look like reworks to a search of shared words; two passes labelled them without seeing each
other: ``same`` (a republication, correction, update or rework of the very same report),
``template``, ``followup``, ``quotation``, ``other``.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from documents_scores import reach
from measure import table
from newswire import Story
from tertius.documents.works.model import FAMILY_TYPES, Piece

LABELS = Path(__file__).with_name("labels") / "newswire_pairs.tsv"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair and what the two passes say of it."""

    first: str
    second: str
    passes: tuple[str, str]


def labelled() -> list[Labelled]:
    """Read the labels."""
    rows = [line.split("\t") for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]]
    return [Labelled(row[1], row[2], (row[3], row[4])) for row in rows]


def kappa(pairs: list[Labelled]) -> tuple[float, float]:
    """Give the agreement of the two passes, and Cohen's kappa.

    Parameters
    ----------
    pairs
        With both labels.

    Returns
    -------
    agreement, kappa

    References
    ----------
    .. [1] Cohen 1960, *A coefficient of agreement for nominal scales*, Educational and
       Psychological Measurement 20, 37–46.
    """
    agreed = sum(p.passes[0] == p.passes[1] for p in pairs) / len(pairs)
    one, other = (Counter(p.passes[at] for p in pairs) for at in (0, 1))
    chance = sum(one[label] * other[label] for label in one) / len(pairs) ** 2
    return agreed, (agreed - chance) / (1 - chance)


def natural(stories: list[Story]) -> None:
    """Print precision and recall of 'same story' on the labelled pairs.

    Parameters
    ----------
    stories
        All of the newswire: what is known of its formulas comes from all of it.
    """
    pairs = labelled()
    agreed, chance_corrected = kappa(pairs)
    counts = Counter(p.passes[0] for p in pairs if p.passes[0] == p.passes[1])
    print(f"\n  natural pairs: {len(pairs)} of a newswire of {len(stories):,} stories; two passes "
          f"agree on {agreed:.3f}, kappa {chance_corrected:.3f}; {dict(counts)}")  # fmt: skip
    pieces = [Piece(f"{s.number}#0", tuple(s.sentences), date=s.date) for s in stories]
    place = {story.number: at for at, story in enumerate(stories)}
    wanted = [(place[p.first], place[p.second]) for p in pairs]
    _candidates(stories, pairs, wanted)
    from tertius.documents.works.relations import relations

    told = {frozenset((r.source, r.derived)): r.type for r in relations(pieces, pairs=wanted)}
    said = [told[frozenset((f"{p.first}#0", f"{p.second}#0"))] for p in pairs]
    rows, scores = [], {}
    for name, chosen in (
        ("both passes agree", [p.passes[0] if p.passes[0] == p.passes[1] else "" for p in pairs]),
        ("first pass", [p.passes[0] for p in pairs]),
        ("second pass", [p.passes[1] for p in pairs]),
    ):
        hits = Counter(
            (kind in FAMILY_TYPES, label == "same")
            for kind, label in zip(said, chosen, strict=True)
            if label
        )
        precision = hits[True, True] / max(1, hits[True, True] + hits[True, False])
        recall = hits[True, True] / max(1, hits[True, True] + hits[False, True])
        scores[name] = precision, recall
        rows.append((name, f"{precision:.3f}", f"{recall:.3f}", f"{hits.total()}",
                     f"{hits[True, False]}", f"{hits[False, True]}"))  # fmt: skip
    table(("same story", "precision", "recall", "pairs", "false", "missed"), rows)
    precision, recall = scores["both passes agree"]
    reach("natural pairs, precision", precision, 0.95)
    reach("natural pairs, recall", recall, 0.90)


def _candidates(stories: list[Story], pairs: list[Labelled], wanted: list[tuple[int, int]]) -> None:
    from tertius.documents.works.candidates import candidate_pairs

    found = candidate_pairs([" ".join(story.sentences) for story in stories])
    met = set(zip(found.first.tolist(), found.second.tolist(), strict=True))
    same = [
        tuple(sorted(w)) in met
        for p, w in zip(pairs, wanted, strict=True)
        if p.passes == ("same", "same")
    ]
    print(f"  candidates of the whole newswire: {len(found) / len(stories):.2f} pairs per story; "
          f"{sum(same)} of {len(same)} labelled 'same' are among them")  # fmt: skip
