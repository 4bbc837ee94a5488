"""'Hostility between X and Y', 'X's clumsy policy toward Y', 'relations have soured'.

The rule of this module: the sign is the noun's own or that of the words next to it; a noun that
has neither tells of a policy without a sign, and of a relation nothing.
"""

from collections.abc import Iterator

from tertius.coding.attitudes.entries import Attitude
from tertius.coding.attitudes.frames import bound
from tertius.coding.attitudes.words import ending, judged, part
from tertius.coding.clauses import Actor, Scene, each_actor, owners
from tertius.coding.control import clause_of, complements, subjects, word_set
from tertius.coding.lexicon import Lexicon
from tertius.coding.model import Frame
from tertius.coding.pairs import Pair, pairs, reach
from tertius.coding.tree import Tree

_LACK = frozenset({"lack", "absence", "dearth", "want", "loss"})


def signed_nouns(scene: Scene, place: int, lexicon: Lexicon) -> Iterator[Frame]:
    """Find what a signed noun tells of two actors.

    Parameters
    ----------
    scene
        The sentence and its actors.
    place
        A noun.
    lexicon
        Whose entries.

    Yields
    ------
    Frame
        Of kind standing where it holds on both sides, else attitude.
    """
    tree = scene.tree
    entry = ending(tree, place, part("noun", lexicon))
    if entry is None or _names_something(tree, place):
        return
    sign: int = entry.sign
    words: tuple[int, ...] = ()
    if sign == 0:
        sign, words = judged(tree, place, lexicon)
        if sign == 0:
            return
    if _lacking(tree, place):
        sign = -sign
    elif lost := _lost(tree, place):
        sign, words = -sign, (*words, *lost)
    found = (
        _earned(scene, place)
        or pairs(scene, place, entry.toward, mutual=entry.mutual)
        or _shared(scene, place, entry)
    )
    for pair in found:
        kind = "attitude" if entry.mutual and not pair.mutual else entry.kind
        yield from bound(
            kind,
            pair.source,
            pair.target,
            sign,
            (place, *words),
            f"noun:{entry.kind}",
            reciprocal=pair.mutual,
            sure=0.65,
        )


def _lost(tree: Tree, place: int) -> tuple[int, ...]:
    """Give the words of 'little love lost', 'no love is lost'."""
    after = [k for k in range(place + 1, min(len(tree), place + 4)) if tree.lower[k] == "lost"]
    before = [k for k in tree.children[place] if tree.lower[k] in {"little", "no", "scant", "much"}]
    return (*after[:1], *before[:1]) if tree.lemmas[place] == "love" and after and before else ()


def _shared(scene: Scene, place: int, entry: Attitude) -> tuple[Pair, ...]:
    """Read 'what unites X and Y is a common dread of Z', 'X and Y share a hatred of Z'."""
    tree = scene.tree
    about = reach(scene, place, entry.toward)
    near = {tree.lower[k] for k in tree.having(place, "amod")}
    verbs = (clause_of(tree, place), *tree.having(place, "relcl"))
    shared = near & _COMMON or any(tree.lemmas[k] in _SHARING for k in verbs)
    if not about or not shared:
        return ()
    keys = {actor.party.key for actor in about}
    held = tuple(a for a in scene.within(range(len(tree))) if a.party.key not in keys)
    if len(held) != 2:
        return ()
    return tuple(Pair(one, other, False) for one in held for other in about)


def _earned(scene: Scene, place: int) -> tuple[Pair, ...]:
    """Read 'X has earned the contempt of Y': Y holds it, of X."""
    tree = scene.tree
    verb = tree.heads[place]
    if tree.deps[place] != "dobj" or tree.lemmas[verb] not in _EARNING:
        return ()
    holders = each_actor(scene, [k for _, k in complements(tree, place, "of", "from")])
    holders = holders or owners(scene, place)
    of_whom = each_actor(scene, subjects(tree, verb))
    return tuple(
        Pair(one, other, False)
        for one in holders
        for other in of_whom
        if one.party.key != other.party.key
    )


_EARNING = word_set("earn win deserve incur arouse inspire forfeit attract gain")
_COMMON = frozenset({"common", "shared", "mutual", "joint", "same"})
_SHARING = word_set("share unite bind join ally glue link")


def policies(scene: Scene, place: int, lexicon: Lexicon) -> Iterator[Frame]:
    """Find 'X's policy toward Y', 'the containment of Y by X', 'an opening to Y'.

    Parameters
    ----------
    scene
        The sentence and its actors.
    place
        A noun.
    lexicon
        Whose entries.

    Yields
    ------
    Frame
        Of kind policy; one for each target of 'toward both X and Y'.
    """
    tree = scene.tree
    entry = ending(tree, place, part("policy", lexicon))
    if entry is None:
        return
    sign: int = entry.sign
    words: tuple[int, ...] = ()
    if sign == 0:
        sign, words = judged(tree, place, lexicon)
        if sign == 0:
            return
    for pair in _pursued(scene, place, entry):
        yield from bound(
            "policy", pair.source, pair.target, sign, (place, *words), "noun:policy", sure=0.6
        )


def _pursued(scene: Scene, place: int, entry: Attitude) -> tuple[Pair, ...]:
    """Give who pursues what towards whom; also 'X's pursuit of a rapprochement with Y'."""
    found = pairs(scene, place, entry.toward, mutual=False)
    if found or entry.sign == 0:
        return found
    far = reach(scene, place, tuple(p for p in entry.toward if p != "of"))
    return tuple(
        Pair(one, other, False)
        for one in _made_by(scene, place)
        for other in far
        if one.party.key != other.party.key
    )


def _made_by(scene: Scene, place: int) -> tuple[Actor, ...]:
    return each_actor(scene, [k for _, k in complements(scene.tree, place, "by", "from")])


def _lacking(tree: Tree, place: int) -> bool:
    """Tell whether a noun is what is lacking: 'lack of trust'."""
    above = list(tree.above(place))[:2]
    return len(above) == 2 and tree.lower[above[0]] == "of" and tree.lemmas[above[1]] in _LACK


def _names_something(tree: Tree, place: int) -> bool:
    """Tell whether a noun only modifies another ('war games', 'alliance partners')."""
    return tree.deps[place] == "compound" and tree.heads[place] == place + 1
