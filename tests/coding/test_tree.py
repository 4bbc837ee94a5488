"""A tree answers who hangs on whom, also where a parser gives a text two roots."""

import pytest

from tertius.coding.parsing import parse
from tertius.coding.tree import Tree


def made(heads: tuple[int, ...], deps: tuple[str, ...] = ()) -> Tree:
    """Make a tree of the words a, b, c … with these heads."""
    words = tuple("abcdefgh"[: len(heads)])
    starts = tuple(2 * k for k in range(len(heads)))
    return Tree(
        text=" ".join(words),
        words=words,
        lemmas=words,
        tags=("NN",) * len(heads),
        deps=deps or ("dep",) * len(heads),
        heads=heads,
        starts=starts,
        ends=tuple(start + 1 for start in starts),
    )


@pytest.fixture
def tree() -> Tree:
    """a ← b → c → d, and b → e."""
    return made((1, 1, 1, 2, 1), ("nsubj", "ROOT", "dobj", "prep", "punct"))


def test_the_root_depends_on_nothing(tree: Tree) -> None:
    assert tree.root == 1
    assert made(()).root == 0


def test_children_are_in_order_and_can_be_asked_for_by_label(tree: Tree) -> None:
    assert tree.children == ((), (0, 2, 4), (3,), (), ())
    assert tree.child(1, "dobj", "nsubj") == 0
    assert tree.child(1, "agent") is None
    assert tree.having(1, "dobj", "punct") == (2, 4)


def test_what_hangs_on_a_word_and_what_it_hangs_on(tree: Tree) -> None:
    assert tree.below(2) == (2, 3)
    assert tree.below(1) == (0, 1, 2, 3, 4)
    assert list(tree.above(3)) == [2, 1]
    assert list(tree.above(1)) == []


def test_the_way_between_two_words(tree: Tree) -> None:
    assert tree.path(0, 3) == ((0, 1), (2, 3))
    assert tree.path(3, 2) == ((3, 2), ())
    assert tree.path(2, 2) == ((2,), ())


def test_between_two_roots_the_way_goes_from_root_to_root() -> None:
    assert made((1, 1, 3, 3)).path(0, 2) == ((0, 1), (3, 2))


def test_text_of_words_and_its_place(tree: Tree) -> None:
    assert tree.words_from(1, 3) == "b c d"
    assert tree.given(2, 3) == (2, 3)
    moved = Tree(**{**vars(made((0,))), "places": (5, 6)})
    assert moved.given(0, 1) == (5, 6)
    assert moved.given(1, 1) == (6, 6)


def test_a_tree_counts_its_words_and_knows_them_in_lower_case(tree: Tree) -> None:
    assert len(tree) == 5
    assert tree.lower == ("a", "b", "c", "d", "e")


def test_words_below_are_found_by_their_labels_in_order() -> None:
    (found,) = parse(["Peru quietly sent Angola old ships and young pilots."])
    sent = found.words.index("sent")
    for labels in (("nsubj",), ("dobj", "dative"), ("punct", "advmod"), ("neg",), ()):
        below = [k for k in found.children[sent] if found.deps[k] in labels]
        assert found.having(sent, *labels) == tuple(below)
        assert found.child(sent, *labels) == next(iter(below), None)
