"""Which pieces are one work: components of the relations that make one, as a DAG of versions.

The rule of this module: what is one work is decided by relations of ``FAMILY_TYPES`` alone, never
by a template or a quotation, and the strong ones come first. A single weak rework does not join two
works that are established without it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tertius.documents.works.limits import ESTABLISHED, STRONG_LINK
from tertius.documents.works.model import FAMILY_TYPES, Family, Piece, Relation


def families(pieces: Sequence[Piece], relations: Iterable[Relation]) -> list[Family]:
    """Join pieces to works.

    Parameters
    ----------
    pieces
        The pieces that were compared; it is their dates that break cycles of directions.
    relations
        Relations between them, in any order. Parts of pieces
        (:func:`tertius.documents.works.regions.split`) are members under their own keys.

    Returns
    -------
    list of Family
        Those with two members or more, by key.

    Examples
    --------
    >>> link = Relation("a#0", "b#0", "excerpt", True, 0.2, 1.0, "")
    >>> [f.members for f in families([], [link])]
    [('a#0', 'b#0')]
    """
    joining = sorted((r for r in relations if r.type in FAMILY_TYPES), key=_rank)
    dates = {piece.key: piece.date for piece in pieces}
    root = _Roots()
    weak: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    used = []
    for relation in joining:
        if _is_strong(relation):
            root.join(relation.source, relation.derived)
            used.append(relation)
    for relation in joining:
        if not _is_strong(relation):
            one, other = sorted((root.of(relation.source), root.of(relation.derived)))
            weak[one, other].append(relation)
    for ends, links in weak.items():
        one, other = root.of(ends[0]), root.of(ends[1])
        established = min(root.size[one], root.size[other]) >= ESTABLISHED
        if one == other or not established or len(links) > 1:
            for link in links:
                root.join(link.source, link.derived)
                used.append(link)
    return _families(used, root, dates)


def _rank(relation: Relation) -> tuple[float, str, str]:
    """Order relations by strength, then by keys."""
    return (-_strength(relation), relation.source, relation.derived)


def _strength(relation: Relation) -> float:
    return max(relation.source_share, relation.derived_share)


def _is_strong(relation: Relation) -> bool:
    return relation.type != "rework" or _strength(relation) >= STRONG_LINK


class _Roots:
    """Disjoint sets of keys; the root of a set is its smallest key."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}
        self.size: dict[str, int] = defaultdict(lambda: 1)

    def of(self, key: str) -> str:
        parent = self.parent
        root = key
        while parent.get(root, root) != root:
            root = parent[root]
        while parent.get(key, key) != root:
            parent[key], key = root, parent[key]
        return root

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.of(one), self.of(other)))
        if low != high:
            self.parent[high] = low
            self.size[low] += self.size[high]


def _families(relations: list[Relation], root: _Roots, dates: dict[str, str]) -> list[Family]:
    members: dict[str, set[str]] = defaultdict(set)
    links: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        key = root.of(relation.source)
        members[key] |= {relation.source, relation.derived}
        links[key].append(relation)
    return [
        Family(
            min(members[key]),
            tuple(sorted(members[key])),
            tuple(sorted(_without_cycles(links[key], dates), key=lambda r: (r.source, r.derived))),
        )
        for key in sorted(members)
    ]


def _without_cycles(relations: list[Relation], dates: dict[str, str]) -> list[Relation]:
    """Take the direction from relations that would close a cycle: the weakest ones lose it.

    A relation whose pieces' dates prove its direction keeps it before others do: dates make no
    cycles.
    """

    def proven(r: Relation) -> bool:
        one, other = dates.get(r.source, ""), dates.get(r.derived, "")
        return bool(one and other and one < other)

    order = sorted(relations, key=lambda r: (not proven(r), *_rank(r)))
    following: dict[str, list[str]] = defaultdict(list)
    free = _is_acyclic(order)
    kept = []
    for relation in order:
        one, other = relation.source, relation.derived
        if relation.directed and not free:
            if _reaches(following, other, one):
                low, high = sorted((one, other))
                turned = (low, high) != (one, other)
                shares = (relation.source_share, relation.derived_share)
                relation = replace(
                    relation,
                    source=low,
                    derived=high,
                    directed=False,
                    source_share=shares[turned],
                    derived_share=shares[not turned],
                    because=f"{relation.because}; others prove the opposite order",
                )
            else:
                following[one].append(other)
        kept.append(relation)
    return kept


def _is_acyclic(relations: list[Relation]) -> bool:
    """Tell whether directed relations have no cycle (Kahn 1962)."""
    following: dict[str, list[str]] = defaultdict(list)
    before: dict[str, int] = defaultdict(int)
    for relation in relations:
        if relation.directed:
            following[relation.source].append(relation.derived)
            before[relation.derived] += 1
    ready = [key for key in following if not before[key]]
    edges = sum(map(len, following.values()))
    while ready:
        for key in following.pop(ready.pop(), ()):
            edges -= 1
            before[key] -= 1
            if not before[key]:
                ready.append(key)
    return edges == 0


def _reaches(following: dict[str, list[str]], start: str, goal: str) -> bool:
    seen, stack = {start}, [start]
    while stack:
        key = stack.pop()
        if key == goal:
            return True
        for after in following.get(key, ()):
            if after not in seen:
                seen.add(after)
                stack.append(after)
    return False
