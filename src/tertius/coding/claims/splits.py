"""'Not A but B', 'B, not A', 'A rather than B', 'less A than B': what is denied for what holds.

The rule of this module: it parts the words of a sentence into those that are denied and those that
hold in their place; what they are denied of is for others to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tertius.coding.control import word_set
from tertius.coding.tree import Tree

_NOT = word_set("not n't n’t never")
_MERELY = word_set("only just merely simply solely even yet always alone necessarily")
_LONGEST = 14
_STOPS = word_set("that who which whom ; : — –")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True, slots=True)
class Split:
    """Two phrases of which one is denied.

    Attributes
    ----------
    denied, held
        Words of the phrase that is denied, and of the one that holds in its place.
    """

    denied: range
    held: range


def splits(tree: Tree) -> tuple[Split, ...]:
    """Find the phrases of a sentence of which one is denied for the other.

    Parameters
    ----------
    tree
        The sentence.

    Returns
    -------
    tuple of Split
        In the order of the text.
    """
    found: list[Split] = []
    for place, word in enumerate(tree.lower):
        if word in _NOT:
            found += _not(tree, place)
        elif word == "less" or (word == "so" and tree.lower[place + 1 : place + 2] == ("much",)):
            found += _less(tree, place)
        elif word in {"than", "of"} and tree.lower[max(0, place - 1)] in {"rather", "instead"}:
            found += _rather(tree, place - 1, place + 1)
    return tuple(each for each in found if each.denied and each.held)


def _not(tree: Tree, place: int) -> Iterator[Split]:
    """Read 'not A but B', 'not so much A as B' and 'B, not A'."""
    following = tree.lower[place + 1 : place + 3]
    if (following[:1] and following[0] in _MERELY) or following == ("so", "much"):
        return
    if following[:1] and (following[0] in {"less", "so"} or tree.tags[place + 1] in _FINITE):
        return
    but = _next(tree, place + 1, {"but"})
    if but is not None and _phrase(tree, place + 1, but):
        yield Split(range(place + 1, but), range(but + 1, _end(tree, but + 1)))
        return
    before = tree.lower[max(0, place - 1)]
    end = _end(tree, place + 1)
    if before in {",", "and", "—", "–"} and place > 1 and _phrase(tree, place + 1, end):
        yield Split(range(place + 1, end), range(_begin(tree, place - 1), place - 1))


def _less(tree: Tree, place: int) -> Iterator[Split]:
    """Read 'less A than B', 'not so much A as B'."""
    much = tree.lower[place] == "so"
    if much and (place == 0 or tree.lower[place - 1] not in _NOT):
        return
    first = place + 1 + much
    second = _next(tree, first, {"as"} if much else {"than"})
    if second is not None and second > first and _phrase(tree, first, second):
        yield Split(range(first, second), range(second + 1, _end(tree, second + 1)))


def _rather(tree: Tree, place: int, first: int) -> Iterator[Split]:
    """Read 'B rather than A', 'rather than A, B', 'instead of A'."""
    end = _end(tree, first)
    if not _phrase(tree, first, end):
        return
    if place == 0 or (tree.lower[place - 1] in {",", "and", "but"} and _opens(tree, place)):
        if end < len(tree) and tree.lower[end] == ",":
            # 'Rather than A, it was B that …': the copula belongs to what holds.
            start = end + 1
            while start < len(tree) and tree.lower[start] in {"it", "is", "was", "has", "been"}:
                start += 1
            yield Split(range(first, end), range(start, _end(tree, start)))
        return
    yield Split(range(first, end), range(_begin(tree, place), place))


def _opens(tree: Tree, place: int) -> bool:
    """Tell whether nothing but a word of linkage stands before a place."""
    return all(tree.tags[k] in {"CC", "RB", ",", "IN"} for k in range(place))


def _next(tree: Tree, first: int, wanted: set[str]) -> int | None:
    last = min(len(tree), first + _LONGEST)
    return next((k for k in range(first, last) if tree.lower[k] in wanted), None)


def _phrase(tree: Tree, first: int, last: int) -> bool:
    """Tell whether words are a phrase and no clause."""
    inside = range(first, min(last, len(tree)))
    return len(inside) > 0 and not any(tree.tags[k] in (*_FINITE, "VB") for k in inside)


def _end(tree: Tree, first: int) -> int:
    """Give where a phrase ends: at a verb, a relative word or a stop."""
    for place in range(first, len(tree)):
        if tree.tags[place] in (*_FINITE, ".", ",") or tree.lower[place] in _STOPS:
            return place
    return len(tree)


def _begin(tree: Tree, last: int) -> int:
    """Give where a phrase before a place begins."""
    if last > 0 and tree.lower[last - 1] == ",":
        last -= 1
    for place in range(last - 1, -1, -1):
        stop = tree.tags[place] in (*_FINITE, ".", ",") or tree.lower[place] in _STOPS
        if stop or tree.lower[place] in {"but", "by"}:
            return place + 1
    return 0
