"""The words that bind two actors, from the top down."""

from collections.abc import Callable

import pytest

from tertius.coding.tree import Tree
from tertius.coding.typing.chain import chain_of, meet

CASES = [
    ("Chile attacked Peru.", "Chile", "Peru", "attacked"),
    ("Chile imposed sanctions on Peru.", "Chile", "Peru", "imposed sanctions"),
    ("Chile threatened to attack Peru.", "Chile", "Peru", "threatened attack"),
    ("Peru was attacked by Chile.", "Chile", "Peru", "attacked"),
    ("Chile's attack on Peru shocked the world.", "Chile", "Peru", "attack"),
    ("Chile said it would halt talks with Peru.", "Chile", "Peru", "said halt talks"),
    ("Chile refused to lift the blockade of Peru.", "Chile", "Peru", "refused lift blockade"),
    ("Chile and Peru signed a treaty.", "Chile", "Peru", "signed treaty"),
]


def words(tree: Tree, places: tuple[int, ...]) -> str:
    return " ".join(tree.words[k] for k in places)


@pytest.mark.parametrize(("text", "source", "target", "chain"), CASES)
def test_goes_from_where_the_two_meet(
    pair: Callable[..., tuple], text: str, source: str, target: str, chain: str
) -> None:
    asked = pair(text, source, target)
    assert words(asked[0], chain_of(*asked).words) == chain


def test_one_actor_alone_has_the_verb_above_it_and_its_object(pair: Callable[..., tuple]) -> None:
    asked = pair("The junta lifted the state of emergency.", "The junta")
    assert words(asked[0], chain_of(*asked).words) == "lifted state"


def test_without_actors_it_starts_at_the_root(pair: Callable[..., tuple]) -> None:
    asked = pair("A truce was signed at dawn.")
    assert words(asked[0], chain_of(*asked).words).startswith("signed")


def test_names_and_the_actors_themselves_are_no_part_of_it(pair: Callable[..., tuple]) -> None:
    asked = pair(
        "General Soto of Chile met Peru's envoy in Lima.", "General Soto of Chile", "Peru's envoy"
    )
    chain = chain_of(*asked).words
    inside = {*range(asked[1][0], asked[1][1] + 1), *range(asked[2][0], asked[2][1] + 1)}
    assert inside.isdisjoint(chain)
    assert not any(asked[0].tags[k].startswith("NNP") for k in chain)


def forest() -> Tree:
    """Two sentences in one tree, each with a root of its own."""
    return Tree(
        text="Chile left Peru stayed",
        words=("Chile", "left", "Peru", "stayed"),
        lemmas=("chile", "leave", "peru", "stay"),
        tags=("NNP", "VBD", "NNP", "VBD"),
        deps=("nsubj", "ROOT", "nsubj", "ROOT"),
        heads=(1, 1, 3, 3),
        starts=(0, 6, 11, 16),
        ends=(5, 10, 15, 22),
    )


def test_words_of_two_roots_do_not_meet() -> None:
    assert meet(forest(), 0, 1)
    assert not meet(forest(), 0, 2)


def test_two_roots_give_the_verbs_of_both() -> None:
    assert chain_of(forest(), (0, 0), (2, 2)).words == (1, 3)
