"""How what was found in a planted corpus is held against what was planted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planted_documents import PlantedCorpus
from tertius.documents.works.model import Family, Relation

Pair = tuple[int, int]


def found_share(
    corpus: PlantedCorpus, found: set[Pair], *, centres: bool = False, among: int | None = None
) -> dict[str, float]:
    """Give the share of planted relations that are among the pairs found, by type.

    Parameters
    ----------
    corpus
        What was planted.
    found
        Pairs of places, the smaller one first.
    centres
        Count relations too whose documents were both paired with a third: what a star does with
        a story in very many papers.
    among
        Count relations of the first so many documents only.

    Returns
    -------
    dict
        Type → share; NaN where none is planted.
    """
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in found:
        near[one].add(other)
        near[other].add(one)
    right, total = Counter[str](), Counter[str]()
    for truth in corpus.truth:
        one, other = sorted((truth.first, truth.second))
        if among is not None and other >= among:
            continue
        total[truth.type] += 1
        met = (one, other) in found or (centres and not near[one].isdisjoint(near[other]))
        right[truth.type] += met
    share = {kind: right[kind] / count for kind, count in total.items()}
    return defaultdict(lambda: float("nan"), share)


@dataclass
class TypeScore:
    """How relations of one planted type were typed."""

    told: Counter[str] = field(default_factory=Counter)
    wanted: str = ""
    directed: list[bool] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Share that was typed as planted; a republication without any change is identical."""
        accepted = self.told[self.wanted]
        if self.wanted == "republication":
            accepted += self.told["identical"]
        return accepted / max(1, self.told.total())

    def row(self) -> tuple[str, str, str, str]:
        """Give the cells of a table: share, number, share of right directions, confusions."""
        others = Counter({k: n for k, n in self.told.items() if k != self.wanted})
        taken = ", ".join(f"{kind} {n}" for kind, n in others.most_common(4))
        way = f"{sum(self.directed) / len(self.directed):.3f}" if self.directed else "–"
        return f"{self.right:.4f}", f"{self.told.total():,}", way, taken or "–"


def score_types(corpus: PlantedCorpus, relations: Iterable[Relation]) -> dict[str, TypeScore]:
    """Hold types and directions against the planted ones.

    Parameters
    ----------
    corpus
        What was planted.
    relations
        What was said of the planted pairs.

    Returns
    -------
    dict
        Planted type → score. Directions count where both documents carry a date and the type
        is right.
    """
    key = [document.piece.key for document in corpus.documents]
    told = {frozenset((r.source, r.derived)): r for r in relations}
    scores: dict[str, TypeScore] = defaultdict(TypeScore)
    for truth in corpus.truth:
        score = scores[truth.type]
        score.wanted = truth.type
        relation = told.get(frozenset((key[truth.first], key[truth.second])))
        kind = relation.type if relation else "independent"
        score.told[kind] += 1
        if relation and truth.directed and truth.dated and kind == truth.type:
            score.directed.append(relation.directed and relation.source == key[truth.first])
    return scores


@dataclass(frozen=True, slots=True)
class FamilyScore:
    """Pairs of documents in one family: planted, found, and found without being planted."""

    documents: int
    planted: int
    found: int
    false: int

    @property
    def false_share(self) -> float:
        """Falsely joined pairs among all pairs of documents."""
        return self.false / max(1, self.documents * (self.documents - 1) // 2)

    def line(self) -> str:
        """Say it in one line."""
        right = (self.found - self.false) / max(1, self.planted)
        return (
            f"{self.false:,} pairs joined falsely (share {self.false_share:.1e} of all pairs), "
            f"{right:.4f} of {self.planted:,} pairs of one work joined"
        )


def score_families(
    corpus: PlantedCorpus, families: Sequence[Family | frozenset[str]]
) -> FamilyScore:
    """Count the pairs of documents that families join, rightly and not.

    Parameters
    ----------
    corpus
        What was planted.
    families
        What was found: families, or the keys of their members.

    Returns
    -------
    FamilyScore
    """
    work = {document.piece.key: document.family for document in corpus.documents}
    found = false = 0
    for family in families:
        members = family.members if isinstance(family, Family) else sorted(family)
        # Parts of a piece are members too, under its key and their sentences: "key@0-2".
        whole = {member.partition("@")[0] for member in members}
        sizes = Counter(work[key] for key in whole)
        pairs = _pairs(len(whole))
        found += pairs
        false += pairs - sum(map(_pairs, sizes.values()))
    planted = sum(map(_pairs, Counter(work.values()).values()))
    return FamilyScore(len(work), planted, found, false)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def reach(what: str, value: float, limit: float, *, most: bool = False) -> None:
    """Say whether a target is met."""
    met = value <= limit if most else value >= limit
    shown, wanted = (f"{n:,.0f}" if n >= 100 else f"{n:.4g}" for n in (value, limit))
    bound = "at most" if most else "at least"
    print(f"  target {what}: {shown}, {bound} {wanted}: {'met' if met else 'MISSED'}")
