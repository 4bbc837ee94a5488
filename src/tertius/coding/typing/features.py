"""What can be told of two actors in a sentence by its words and its tree.

The rule of this module: features are strings with a weight, and each is readable: its first letters
say of what kind it is, the rest what was seen. The actors themselves are never seen, only that they
are there: who somebody is says nothing of what he does.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tertius.coding.tree import Tree
from tertius.coding.typing.chain import Chain, chain_of, meet
from tertius.coding.typing.lexical import Hit
from tertius.coding.typing.prior import lexical_features

Place = tuple[int, int]
Features = dict[str, float]

_CLOSED = frozenset({"DT", "POS", ",", ".", "``", "''", ":", "-LRB-", "-RRB-", "HYPH", "SP"})
_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "acomp", "pobj", "xcomp", "ccomp", "dative")


def features_of(
    tree: Tree, source: Place | None, target: Place | None, hits: Sequence[Hit] = ()
) -> Features:
    """Describe what a sentence says of two of its actors.

    Parameters
    ----------
    tree
        The sentence.
    source, target
        First and last word of each, both included; None for one that the sentence does not name.
    hits
        Expressions of the lexicon in the sentence.

    Returns
    -------
    dict of str to float
        Weight of each feature that is there.
    """
    chain = chain_of(tree, source, target)
    masked = mask(tree, source, target)
    found: Features = {}
    for name in _spoken(masked):
        found[name] = found.get(name, 0.0) + 1.0
    for name in {*_chained(tree, chain, masked), *_placed(tree, source, target, masked)}:
        found[name] = 1.0
    for name, weight in lexical_features(tree, chain, hits):
        found[name] = max(found.get(name, 0.0), weight)
    return found


def mask(tree: Tree, source: Place | None, target: Place | None) -> tuple[str, ...]:
    """Give the lemma of each word, with names, numbers and the two actors masked.

    Returns
    -------
    tuple of str
        ``S`` and ``T`` for the words of the actors, ``X`` for other names, ``#`` for numbers.
    """

    def masked(place: int) -> str:
        if source and source[0] <= place <= source[1]:
            return "S"
        if target and target[0] <= place <= target[1]:
            return "T"
        tag = tree.tags[place]
        if tag.startswith("NNP"):
            return "X"
        if tag == "CD":
            return "#"
        return tree.lemmas[place]

    return tuple(masked(place) for place in range(len(tree)))


def _spoken(masked: tuple[str, ...]) -> Iterator[str]:
    """Give single words and pairs, runs of the same mask as one."""
    kept = [w for k, w in enumerate(masked) if not (k and w == masked[k - 1] and w in "STX#")]
    for word in kept:
        if word not in ("S", "T"):
            yield f"w={word}"
    for one, other in zip(["<", *kept], [*kept, ">"], strict=True):
        yield f"ww={one} {other}"
    if "S" in kept and "T" in kept:
        left, right = sorted((kept.index("S"), kept.index("T")))
        order = "ST" if kept[left] == "S" else "TS"
        for word in kept[left + 1 : right]:
            yield f"between={word}"
        yield f"order={order}"
    for mark in ("S", "T"):
        if mark in kept:
            first = kept.index(mark)
            last = len(kept) - 1 - kept[::-1].index(mark)
            for word in kept[last + 1 : last + 4]:
                yield f"after{mark}={word}"
            for word in kept[max(0, first - 3) : first]:
                yield f"before{mark}={word}"


def _chained(tree: Tree, chain: Chain, masked: tuple[str, ...]) -> Iterator[str]:
    """Give what the verbs and nouns say by which the two are bound."""
    names = [masked[k] for k in chain.words]
    yield f"chain={' '.join(names)}"
    for number, (place, name) in enumerate(zip(chain.words, names, strict=True)):
        where = "top" if number == 0 else "low" if number == len(names) - 1 else "mid"
        yield f"c={name}"
        yield f"{where}={name}"
        marks = marks_of(tree, place)
        for mark in marks:
            yield f"mark={mark}"
            yield f"{where}mark={mark}"
            yield f"c+mark={name} {mark}"
        for below in tree.children[place]:
            dep, word = tree.deps[below], masked[below]
            if dep in _OBJECTS:
                yield f"obj={word}"
                yield f"c+obj={name} {word}"
            elif dep in ("prep", "prt", "agent"):
                yield f"c+prep={name} {word}"
                for end in tree.having(below, "pobj"):
                    yield f"prep+obj={word} {masked[end]}"
                    yield f"c+prep+obj={name} {word} {masked[end]}"
            elif dep in ("amod", "advmod", "compound", "acomp"):
                yield f"mod={word}"
                yield f"c+mod={name} {word}"
    for one, other in pairwise(names):
        yield f"cc={one} {other}"
    yield f"length={min(len(names), 5)}"
    all_marks = sorted({mark for place in chain.words for mark in marks_of(tree, place)})
    yield f"marks={' '.join(all_marks)}"
    if names:
        yield f"low+marks={names[-1]} {' '.join(all_marks)}"


def marks_of(tree: Tree, place: int) -> tuple[str, ...]:
    """Give how a word is used: negated, passive, with which modal, as an infinitive."""
    found = []
    for below in tree.children[place]:
        dep = tree.deps[below]
        if dep == "neg":
            found.append("not")
        elif dep == "auxpass":
            found.append("passive")
        elif dep == "aux" and tree.tags[below] in ("MD", "TO"):
            found.append(tree.lower[below])
    if tree.tags[place] == "VBG":
        found.append("ing")
    return tuple(found)


def _placed(
    tree: Tree, source: Place | None, target: Place | None, masked: tuple[str, ...]
) -> Iterator[str]:
    """Give where the two stand in the tree."""
    heads = []
    for mark, place in (("S", source), ("T", target)):
        if place is None:
            yield f"{mark}:none"
            continue
        head = head_of(tree, place)
        heads.append(head)
        above = tree.heads[head]
        yield f"{mark}dep={tree.deps[head]}"
        yield f"{mark}up={masked[above]}"
        yield f"{mark}dep+up={tree.deps[head]} {masked[above]}"
        if tree.deps[above] == "prep":
            yield f"{mark}prep={masked[above]} {masked[tree.heads[above]]}"
        if not tree.tags[head].startswith("NNP"):
            yield f"{mark}head={tree.lemmas[head]}"
        for k in range(place[0], place[1] + 1):
            if not tree.tags[k].startswith("NNP") and tree.tags[k] not in _CLOSED:
                yield f"{mark}word={tree.lemmas[k]}"
    if len(heads) == 2 and meet(tree, *heads):
        up, down = tree.path(*heads)
        rise, fall = (" ".join(tree.deps[k] for k in way) for way in (up[:-1], down))
        yield f"deps={rise} ^ {fall}"
        for k in (*up, *down):
            if masked[k] not in ("S", "T"):
                yield f"path={masked[k]}"


def head_of(tree: Tree, place: Place) -> int:
    """Give the word of a span by which it hangs in the tree."""
    first, last = place
    for k in range(first, last + 1):
        outward = not first <= tree.heads[k] <= last or tree.heads[k] == k
        if outward and tree.tags[k] not in _CLOSED:
            return k
    return first
