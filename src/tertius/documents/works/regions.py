"""Pieces that hold several works: a digest, an anthology, a page whose parts nobody marked.

Where disjoint runs of sentences of one piece answer to pieces that have nothing to do with each
other, the piece is one work by mistake. But a text that two blogs excerpt at different places looks
the same, and is one work. So a run is a work of its own only if its partners prove it:

* they are by other authors than the partners of the other runs, or
* they are proven to be older than the piece, so that they are neither excerpts of it nor later
  news that repeats it, or
* whole pieces, none proven to be younger, cover it from end to end (``TILED``), which excerpts do
  not.

A relation then names the part instead of the piece: ``identity#number@first-last``, with the places
of its first and last sentence. Sentences between the runs belong to no part.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tertius.documents.works.alignment import align
from tertius.documents.works.direction import older_of
from tertius.documents.works.limits import REGION_SENTENCES, REGION_SHARE, RETURNED, TILED
from tertius.documents.works.model import FAMILY_TYPES, Piece, Relation


@dataclass(frozen=True, slots=True)
class Region:
    """A run of sentences of a piece that answers to another one.

    Attributes
    ----------
    first, last
        Places of its sentences, inclusive.
    partner
        Key of the other piece.
    share
        Share of the partner's sentences that answer to it.
    """

    first: int
    last: int
    partner: str
    share: float


def split(pieces: Sequence[Piece], relations: Iterable[Relation]) -> dict[str, tuple[Piece, ...]]:
    """Find the pieces that hold several works, and give their parts.

    Parameters
    ----------
    pieces
        The pieces that were related.
    relations
        What they are to each other.

    Returns
    -------
    dict of tuple of Piece
        For each such piece its parts in order, two at least, with keys of their own; the parts
        have the piece's dates and host, and no authors: whose each is, is not known.
    """
    known = {piece.key: piece for piece in pieces}
    near: dict[str, dict[str, Relation]] = defaultdict(dict)
    joined: set[frozenset[str]] = set()
    for relation in relations:
        if relation.type not in _ASKED:
            continue
        near[relation.source][relation.derived] = relation
        near[relation.derived][relation.source] = relation
        if relation.type in FAMILY_TYPES:
            joined.add(frozenset((relation.source, relation.derived)))
    parts = {}
    for key, partners in near.items():
        if len(partners) < 2 or len(known[key].sentences) < 2 * REGION_SENTENCES:
            continue
        if _may_hold_several(known[key], partners, known, joined):
            found = _parts(known[key], [known[partner] for partner in sorted(partners)], joined)
            if len(found) >= 2:
                parts[key] = found
    return parts


_ASKED = FAMILY_TYPES | {"follow_up"}


def _may_hold_several(
    piece: Piece,
    partners: dict[str, Relation],
    known: dict[str, Piece],
    joined: set[frozenset[str]],
) -> bool:
    """Pass over pieces that cannot be split before anything is aligned."""
    shares = {
        key: r.source_share if r.source == piece.key else r.derived_share
        for key, r in partners.items()
    }
    if max(shares.values()) >= RETURNED:
        return False  # most of it answers to one partner: that is what it is
    groups: list[set[str]] = []
    for key in sorted(partners):
        near = [g for g in groups if any(frozenset((key, other)) in joined for other in g)]
        groups = [g for g in groups if g not in near] + [{key}.union(*near)]
    if len(groups) < 2:
        return False
    older = sum(any(older_of(known[key], piece) == "a" for key in group) for group in groups)
    authors = [{a for key in group for a in known[key].authors} for group in groups]
    named = sum(_has_own_authors(place, authors) for place in range(len(groups)))
    return older + named >= 2 or sum(shares.values()) >= TILED


def _parts(
    piece: Piece, partners: Sequence[Piece], joined: set[frozenset[str]]
) -> tuple[Piece, ...]:
    regions = [region for partner in partners for region in _region(piece, partner)]
    clusters = _clusters(sorted(regions, key=lambda r: (r.first, r.last, r.partner)))
    if len(clusters) < 2 or _are_joined(clusters, joined):
        return ()
    known = {partner.key: partner for partner in partners}
    covered = sum(max(r.last for r in c) - min(r.first for r in c) + 1 for c in clusters)
    whole = all(
        any(r.share >= RETURNED and older_of(piece, known[r.partner]) != "a" for r in cluster)
        for cluster in clusters
    )
    tiled = whole and covered >= TILED * len(piece.sentences)
    authors = [{a for r in c for a in known[r.partner].authors} for c in clusters]
    proven = [
        any(older_of(known[r.partner], piece) == "a" for r in cluster)
        or _has_own_authors(place, authors)
        for place, cluster in enumerate(clusters)
    ]
    if not tiled and sum(proven) < 2:
        return ()
    chosen = clusters if tiled else [c for c, p in zip(clusters, proven, strict=True) if p]
    return tuple(_part(piece, cluster) for cluster in chosen)


def _region(piece: Piece, partner: Piece) -> Iterable[Region]:
    """Give the run of a piece that answers to a partner, if it is dense enough for one."""
    matches = align(partner.sentences, piece.sentences).matches
    places = sorted(place for match in matches for place in match.derived)
    if len(places) < REGION_SENTENCES:
        return
    first, last = places[0], places[-1]
    if len(places) >= REGION_SHARE * (last - first + 1):
        answering = {place for match in matches for place in match.source}
        yield Region(first, last, partner.key, len(answering) / len(partner.sentences))


def _clusters(regions: list[Region]) -> list[list[Region]]:
    """Put regions that overlap together."""
    clusters: list[list[Region]] = []
    end = -1
    for region in regions:
        if clusters and region.first <= end:
            clusters[-1].append(region)
        else:
            clusters.append([region])
        end = max(end, region.last)
    return clusters


def _are_joined(clusters: list[list[Region]], joined: set[frozenset[str]]) -> bool:
    return any(
        frozenset((one.partner, other.partner)) in joined
        for place, cluster in enumerate(clusters)
        for later in clusters[place + 1 :]
        for one in cluster
        for other in later
    )


def _has_own_authors(place: int, authors: list[set[str]]) -> bool:
    own = authors[place]
    others = set().union(*(names for k, names in enumerate(authors) if k != place))
    return bool(own and others) and not own & others


def _part(piece: Piece, cluster: list[Region]) -> Piece:
    first, last = min(r.first for r in cluster), max(r.last for r in cluster)
    return replace(
        piece,
        key=f"{piece.key}@{first}-{last}",
        sentences=piece.sentences[first : last + 1],
        authors=(),
    )
