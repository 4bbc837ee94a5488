"""Folding of layers into a stance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.model import AUTHOR, LEVELS, Stance
from tertius.coding.stance.layers import Layer, fold
from tertius.coding.tree import Tree

WORDS = tuple("abcdefgh")
TREE = Tree(
    text=" ".join(WORDS),
    words=WORDS,
    lemmas=WORDS,
    tags=("NN",) * 8,
    deps=("dep",) * 8,
    heads=(0,) * 8,
    starts=tuple(range(0, 16, 2)),
    ends=tuple(range(1, 17, 2)),
)


def levels(stance: Stance | None) -> list[str]:
    """Give the levels from the outside in."""
    found = []
    while stance is not None:
        found.append(stance.level)
        stance = stance.within
    return found


@pytest.mark.parametrize(
    ("inward", "expected"),
    [
        ([], ["asserted"]),
        (["asserted"], ["asserted"]),
        (["negated"], ["negated"]),
        (["hypothetical"], ["hypothetical"]),
        (["hypothetical", "hypothetical"], ["hypothetical"]),
        (["negated", "hypothetical"], ["negated"]),
        (["hypothetical", "negated"], ["negated"]),
        (["negated", "negated"], ["asserted"]),
        (["negated", "negated", "hypothetical"], ["hypothetical"]),
        (["negated", "negated", "negated"], ["negated"]),
        (["negated", "reported"], ["reported", "negated"]),
        (["reported", "negated"], ["negated", "reported"]),
        (["hypothetical", "opinion", "reported"], ["reported", "opinion", "hypothetical"]),
        (["reported", "asserted", "reported"], ["reported"]),
        (["negated", "reported", "negated"], ["negated", "reported", "negated"]),
    ],
)
def test_layers_from_the_inside_out_make_a_stance(inward: list[str], expected: list[str]) -> None:
    layers = [Layer(level, (k,)) for k, level in enumerate(inward)]  # type: ignore[arg-type]

    assert levels(fold(TREE, layers, AUTHOR)) == expected


def test_reports_of_two_holders_are_two() -> None:
    layers = [Layer("reported", (0,), "X"), Layer("reported", (1,), "Y")]

    stance = fold(TREE, layers, AUTHOR)

    assert stance.holder == "Y"
    assert stance.within is not None
    assert stance.within.holder == "X"


def test_words_stand_in_the_order_of_the_sentence() -> None:
    assert fold(TREE, [Layer("negated", (5,)), Layer("hypothetical", (2,))], AUTHOR).words == (
        "c … f"
    )


def test_what_nobody_holds_is_held_by_the_voice() -> None:
    assert fold(TREE, [Layer("hypothetical", (1,))], "host").holder == "host"
    assert fold(TREE, [], "host") == Stance(holder="host")


def test_who_denies_is_the_holder_of_the_denial() -> None:
    layers = [Layer("hypothetical", (0,)), Layer("negated", (1,), "RUS")]

    assert fold(TREE, layers, AUTHOR).holder == "RUS"


def test_a_possibility_that_the_text_sees_in_a_plan_is_its_own() -> None:
    layers = [Layer("hypothetical", (0,), "RUS"), Layer("hypothetical", (1,))]

    assert fold(TREE, layers, AUTHOR).holder == AUTHOR
    assert fold(TREE, layers[:1], AUTHOR).holder == "RUS"


def test_a_factive_layer_makes_a_factive_stance() -> None:
    assert fold(TREE, [Layer("reported", (0,), "X", factive=True)], AUTHOR).factive


@given(st.lists(st.tuples(st.sampled_from(LEVELS), st.integers(0, 7), st.sampled_from("XY"))))
def test_any_layers_make_a_stance_whose_outermost_decides(
    given_layers: list[tuple[str, int, str]],
) -> None:
    layers = [Layer(a, (b,), c) for a, b, c in given_layers]  # type: ignore[arg-type]
    stance = fold(TREE, layers, AUTHOR)
    voices = [layer for layer in layers if layer.level in ("reported", "opinion")]

    assert levels(stance).count("asserted") == (levels(stance) == ["asserted"])
    if layers and layers[-1].level in ("reported", "opinion"):
        assert (stance.level, stance.holder) == (layers[-1].level, layers[-1].holder)
    assert sum(level in ("reported", "opinion") for level in levels(stance)) <= len(voices)
