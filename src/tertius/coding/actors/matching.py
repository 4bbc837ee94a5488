"""Where the words of a sentence are a name, and whose.

The rule of this module: the longest name wins, it must be written with a capital, and of several
bearers the one is meant who bore the name on the day. A name that the words around it make another
thing's ('Washington Post', 'Michael Jordan') is nobody's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tertius.coding.actors.index import ActorIndex, Called
from tertius.coding.actors.names import Bearer
from tertius.coding.actors.spelling import folded
from tertius.coding.actors.titles import is_title
from tertius.coding.tree import Tree
from tertius.states import PREDECESSOR, state

_PETTY = date(1900, 1, 1)
"""Day after which a state that was gone before it is a region: Saxony, Tuscany."""
_SMALL = frozenset(["al", "el", "the", "two", "both", "three", "von"])
_SHORT = 3
"""Letters up to which an abbreviation must stand in capitals: EU, UN, not Nato."""
_GRACE = 365
"""Days before taking office in which a leader-to-be is named as one."""
_MEMORY = 40_000
"""Days after which a surname alone no longer calls up one who led."""
_HYPHENS = frozenset("-\u2010\u2011\u2013\u2014")
_UNMAKES = frozenset(["non", "post", "ex", "un", "trans", "pre", "native", "african", "asian"])
_MADE_OF = frozenset(
    ["born", "speaking", "speaker", "speakers", "language", "style", "era", "descent", "educated"]
)
_NO_NAMES = frozenset(["he", "is", "it", "us", "an", "in", "do", "go", "so", "may", "will"])
_TOWNS = frozenset(["capital", "town"])
_TONGUES = ("ish", "ese", "ian", "ean", "ench", "eek", "utch", "ew", "ic", "thai", "man")
_SPEAKS = frozenset(["speak", "learn", "teach", "translate", "study", "read", "write"])
_RANK = {"table": 0, "name": 1, "adjective": 1, "capital": 2, "metonym": 3, "town": 4}
_KINDS = {"state": 0, "organisation": 1}


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a sentence.

    Attributes
    ----------
    first, last
        Its words, both included.
    bearer
        Who is meant.
    called
        The name.
    """

    first: int
    last: int
    bearer: Bearer
    called: Called


def find_names(tree: Tree, index: ActorIndex, on: date | None) -> list[Hit]:
    """Find the names of actors in a sentence.

    Parameters
    ----------
    tree
        The sentence.
    index
        What is looked for.
    on
        When it was written; None for unknown.

    Returns
    -------
    list of Hit
        In order of the text, none overlapping another. Surnames alone are among them, whether or
        not anything supports them.
    """
    keys = [folded(word) for word in tree.words]
    hits: list[Hit] = []
    place = 0
    while place < len(keys):
        end = place
        word = keys[place]
        if word in index.combining and _joined(tree, place):
            called = Called((word,), (tree.words[place],), (index.combining[word],))
            hits.append(Hit(place, place, index.combining[word], called))
        elif word in index.names:
            for called in index.names[word]:
                last = _reaches(keys, place, called.words)
                if last is None or not _written(tree, place, last, called):
                    continue
                titled = is_title(tree, place - 1, index)
                bearer = _meant(tree, place, last, called, on, titled)
                if bearer and bearer.by in _TOWNS and _is_venue(tree, last, index):
                    bearer = None
                end = last
                if bearer is not None:
                    hits.append(Hit(place, last, bearer, called))
                break
        place = end + 1
    return hits


def _reaches(keys: Sequence[str], place: int, words: tuple[str, ...]) -> int | None:
    """Give the last word of a name that begins here, or None."""
    at = place
    for word in words[1:]:
        at += 1
        while at < len(keys) and not keys[at]:
            at += 1
        if at >= len(keys) or keys[at] != word:
            return None
    return at


def _written(tree: Tree, first: int, last: int, called: Called) -> bool:
    """Tell whether the words are written as the name is: with capitals, codes in capitals only."""
    words = tree.words[first : last + 1]
    if not any(word[:1].isupper() for word in words):
        # 'the shah', 'the pope'
        return any(bearer.article and bearer.role == "leader" for bearer in called.bearers)
    word = words[0]
    if len(words) > 1:
        return word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL
    if len(called.words[0]) <= _SHORT and all(_is_code(text) for text in called.texts):
        return word.isupper()
    return word.isupper() or word.lower() not in _NO_NAMES


def _is_code(text: str) -> bool:
    return text.replace(".", "").isupper()


def _joined(tree: Tree, place: int) -> bool:
    after = tree.words[place + 1 : place + 2]
    return bool(after) and after[0] in _HYPHENS and tree.words[place][:1].isupper()


def _meant(
    tree: Tree, first: int, last: int, called: Called, on: date | None, titled: bool
) -> Bearer | None:
    if _is_another_thing(tree, first, last, called):
        return None
    wished = [entry.means for entry in called.specials]
    capital = any(word[:1].isupper() for word in tree.words[first : last + 1])
    behind_the = first > 0 and tree.lower[first - 1] == "the"
    best = sorted(
        (rank, number)
        for number, bearer in enumerate(called.bearers)
        if (titled or bearer.by != "first name")
        and (behind_the or not bearer.article)
        and (capital or bearer.article)
        and (rank := _rank(bearer, on, wished)) is not None
    )
    if not best:
        return None
    chosen = called.bearers[best[0][1]]
    if chosen.by == "adjective" and _is_language(tree, first, last):
        return None
    chosen = _successor(chosen, on)
    doubtful = any(entry.title for entry in called.specials) and not chosen.article
    return chosen._replace(alone=True) if doubtful and not chosen.alone else chosen


def _successor(bearer: Bearer, on: date | None) -> Bearer:
    """Give the later seat of a capital that writers go on naming: Bonn in 1991."""
    latest = max(end for _, end in bearer.spells)
    if on is None or bearer.by not in {"capital", "metonym"} or on <= latest:
        return bearer
    for later, earlier in PREDECESSOR.items():
        if bearer.ccode == earlier:
            entity = state(later)
            return bearer._replace(key=entity.key, name=entity.name, ccode=entity.ccode)
    return bearer


def _is_language(tree: Tree, first: int, last: int) -> bool:
    """Tell whether an adjective names a language: 'a telegram in French'."""
    if not tree.lower[last].endswith(_TONGUES) or not first:
        return False
    before = tree.lower[first - 1]
    noun_after = last + 1 < len(tree) and tree.tags[last + 1].startswith(("NN", "JJ", "HYPH"))
    return not noun_after and (before in {"in", "into"} or tree.lemmas[first - 1] in _SPEAKS)


def _is_venue(tree: Tree, last: int, index: ActorIndex) -> bool:
    """Tell whether a town only tells where: 'the Moscow summit', 'the Oslo accords'."""
    venues, after = index.words["venue"], tree.lower[last + 1 : last + 3]
    return any(word in venues for word in after[:1]) or (
        len(after) == 2 and after[1] in venues and tree.tags[last + 1] in {"NNP", "NN", "JJ"}
    )


def _rank(
    bearer: Bearer, on: date | None, wished: list[str]
) -> tuple[int, int, int, int, int, int] | None:
    """Order the bearers of a name: those of the day first, then the latest before it."""
    latest = max(end for _, end in bearer.spells)
    if on is None:
        away = 0 if latest == date.max else 1 + (date.max - latest).days
        living = 0
    else:
        away, living = _distance(bearer, on)
        if bearer.by == "leader" and ((living == 2 and away > _GRACE) or away > _MEMORY):
            return None
    wish = 0 if bearer.key in wished else 1
    if bearer.by == "first name" and living and on is not None:
        return None
    if living == 1 and latest < _PETTY <= (on or latest):
        return None
    if bearer.by in {"leader", "first name"}:
        return (1, wish, living, away, _KINDS.get(bearer.kind, 2), 0)
    gone = min(away, 1) if on is None else away
    return (
        0,
        living,
        gone if living or on is None else 0,
        wish,
        _KINDS.get(bearer.kind, 2),
        _RANK[bearer.by],
    )


def _distance(bearer: Bearer, on: date) -> tuple[int, int]:
    """Give the days between a bearer's time and the day, and whether it is past or to come."""
    past = [(on - end).days for _, end in bearer.spells if end < on]
    ahead = [(start - on).days for start, _ in bearer.spells if start > on]
    if any(start <= on <= end for start, end in bearer.spells):
        return 0, 0
    return (min(past), 1) if past else (min(ahead, default=0), 2)


def _is_another_thing(tree: Tree, first: int, last: int, called: Called) -> bool:
    before = tree.words[first - 1] if first else ""
    after = tree.words[last + 1] if last + 1 < len(tree) else ""
    if before in _HYPHENS and first > 1 and tree.lower[first - 2] in _UNMAKES:
        return True
    if after in _HYPHENS and last + 2 < len(tree) and tree.lower[last + 2] in _MADE_OF:
        return True
    if before.lower() in _UNMAKES and before[:1].isupper():
        return True
    texts = tree.words[first : last + 1]
    for entry in called.specials:
        if entry.form.isupper() and not all(text.isupper() for text in texts):
            continue
        if entry.means == "nobody":
            return True
        if before in entry.after or after in entry.before or after.lower() in entry.before:
            return True
        if entry.unless and not set(entry.unless).isdisjoint(tree.words):
            return True
    return False
