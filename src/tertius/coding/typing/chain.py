"""The words by which two actors are bound: verbs and nouns from where their ways meet downwards.

The rule of this module: it looks at the tree only, and knows no word's meaning.
"""

from dataclasses import dataclass

from tertius.coding.tree import Tree

_CONTENT = ("V", "N", "J")
_DOWN = ("xcomp", "ccomp", "pcomp")


@dataclass(frozen=True, slots=True)
class Chain:
    """Words that bind a source to a target.

    Attributes
    ----------
    words
        From the top down: 'said it would halt talks with' gives ``said``, ``halt``, ``talks``.
    """

    words: tuple[int, ...]


def chain_of(tree: Tree, source: tuple[int, int] | None, target: tuple[int, int] | None) -> Chain:
    """Give the words that bind two actors.

    Parameters
    ----------
    tree
        The sentence.
    source, target
        First and last word of each; None for one that is not named.

    Returns
    -------
    Chain
        Empty for a sentence without verb or noun outside of the two.
    """
    inside: set[int] = set()
    for place in (source, target):
        if place is not None:
            inside.update(range(place[0], place[1] + 1))
    one = _head(tree, source) if source else None
    other = _head(tree, target) if target else None
    if one is None or other is None:
        way = _from_one(tree, one if one is not None else other)
    elif not meet(tree, one, other):
        way = (*_from_one(tree, one), *_from_one(tree, other))
    else:
        up, down = tree.path(one, other)
        way = (up[-1], *down) if up[-1] not in inside else _from_inside(tree, up, down, one)
    kept = [k for k in way if k not in inside and tree.tags[k][0] in "VNJRI"]
    words = [k for k in kept if tree.tags[k][0] in "VNJ" and not tree.tags[k].startswith("NNP")]
    words = _with_light(tree, words, inside)
    return Chain(tuple(dict.fromkeys(words)))


def meet(tree: Tree, one: int, other: int) -> bool:
    """Tell whether two words hang together: a text with two roots may not bind them at all."""
    up = {one, *tree.above(one)}
    return any(place in up for place in (other, *tree.above(other)))


def _from_one(tree: Tree, only: int | None) -> tuple[int, ...]:
    """Give the verb that governs a lone actor, or the root."""
    if only is None:
        return (tree.root,)
    above = next((k for k in tree.above(only) if tree.tags[k][0] == "V"), tree.root)
    return (above,)


def _from_inside(
    tree: Tree, up: tuple[int, ...], down: tuple[int, ...], one: int
) -> tuple[int, ...]:
    """Give the way where one actor stands below the other: 'Israel's attack on', 'X and Y met'."""
    top = up[-1]
    above = tree.heads[top]
    lifted = (above,) if above != top else ()
    return (*lifted, *up[:-1], *down) if top != one else (*lifted, *down)


def _with_light(tree: Tree, words: list[int], inside: set[int]) -> list[int]:
    """Add the verbs and objects that hang on the last verb and lead past the target."""
    if not words:
        words = [tree.root] if tree.root not in inside else []
    found = list(words)
    for _ in range(4):
        if not found:
            break
        last = found[-1]
        next_ = next(
            (
                k
                for k in tree.children[last]
                if tree.deps[k] in (*_DOWN, "dobj", "attr", "nsubjpass")
                and k not in inside
                and k not in found
                and tree.tags[k][0] in "VNJ"
                and not tree.tags[k].startswith("NNP")
            ),
            None,
        )
        if next_ is None:
            break
        found.append(next_)
    return found


def _head(tree: Tree, place: tuple[int, int]) -> int:
    first, last = place
    for k in range(first, last + 1):
        if not first <= tree.heads[k] <= last or tree.heads[k] == k:
            return k
    return first
