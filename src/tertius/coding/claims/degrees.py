"""'The longer Z presses X, the closer X and Y': causes that are told by degrees.

The rule of this module: the first half names who drives, the second what becomes of the dyad.
"""

from collections.abc import Iterator

from tertius.coding.claims.bonds import among
from tertius.coding.claims.drivers import caused
from tertius.coding.claims.found import Found, Groups, View
from tertius.coding.control import clause_of, subjects, word_set

_CLOSER = word_set("closer nearer tighter warmer stronger firmer deeper better friendlier cosier")
_COLDER = word_set("colder cooler weaker looser worse further farther deadlier wider poorer")
_MUCH = word_set("more less")
_COMPARATIVE = {"JJR", "RBR"}


def degrees(view: View, place: int) -> Iterator[Found]:
    """Find 'the longer Z …, the closer X and Y become', 'the closer X moves to Y'.

    Parameters
    ----------
    view
        The sentence.
    place
        The comparative of the second half.

    Yields
    ------
    Found
    """
    tree, scene = view.scene.tree, view.scene
    word = tree.lower[place]
    if word not in _CLOSER | _COLDER | _MUCH or place < 1 or tree.lower[place - 1] != "the":
        return
    first = _first_half(view, place)
    if first is None:
        return
    drivers = _drivers(view, first, place)
    sign = -1 if word in _COLDER or word == "less" else 1
    later = [b for b in view.bonds if b.place > place and b.dyads]
    both = scene.within(range(place, len(tree)))
    if later:
        # 'the stronger the quarrel': the comparative tells how much, the tie which way.
        bond = later[0]
        noun = 1 if bond.verb else bond.sign
        yield Found(drivers, bond.dyads, sign * noun, (place, bond.place), "degree", 0.65)
    elif len(both) == 2 and word not in _MUCH:
        yield Found(drivers, among(both), sign, (place,), "degree", 0.65)


def _first_half(view: View, place: int) -> int | None:
    """Give the comparative of the first half: 'the longer', 'the more'."""
    tree = view.scene.tree
    return next(
        (
            k
            for k in range(1, place - 1)
            if tree.tags[k] in _COMPARATIVE and tree.lower[k - 1] == "the"
        ),
        None,
    )


def _drivers(view: View, first: int, last: int) -> Groups:
    tree = view.scene.tree
    verb = clause_of(tree, first)
    if first < verb < last:
        return tuple(g for k in subjects(tree, verb) for g in caused(view, k))
    named = view.scene.within(range(first, last))
    return (named,) if len(named) == 1 else ()
