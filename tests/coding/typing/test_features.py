"""What is seen of a pair, and what is not."""

from collections.abc import Callable

import pytest

from tertius.coding.lexicon import DEFAULT
from tertius.coding.typing.features import features_of, head_of, marks_of, mask
from tertius.coding.typing.lexical import hits_of


def test_actors_names_and_numbers_are_masked(pair: Callable[..., tuple]) -> None:
    asked = pair("The Chilean navy sank 3 boats of Peru off Callao.", "The Chilean navy", "Peru")
    masked = mask(*asked)
    assert masked[:3] == ("S", "S", "S")
    assert "#" in masked
    assert masked.count("T") == 1
    assert masked[-2] == "X"


def test_who_acts_is_not_seen_but_only_that_somebody_does(pair: Callable[..., tuple]) -> None:
    one = features_of(*pair("Chile shelled Peru.", "Chile", "Peru"))
    other = features_of(*pair("Ghana shelled Togo.", "Ghana", "Togo"))
    assert one == other
    assert not any("chile" in name.lower() for name in one)


def test_the_direction_is_seen(pair: Callable[..., tuple]) -> None:
    there = features_of(*pair("Chile shelled Peru.", "Chile", "Peru"))
    back = features_of(*pair("Chile shelled Peru.", "Peru", "Chile"))
    assert "order=ST" in there
    assert "order=TS" in back
    assert there["Sdep+up=nsubj shell"] == 1


@pytest.mark.parametrize(
    ("text", "word", "marks"),
    [
        ("Chile will not attack Peru.", "attack", ("will", "not")),
        ("Peru was attacked by Chile.", "attacked", ("passive",)),
        ("Chile agreed to attack Peru.", "attack", ("to",)),
        ("Chile must stop attacking Peru.", "attacking", ("ing",)),
        ("Chile attacked Peru.", "attacked", ()),
    ],
)
def test_how_a_word_is_used(
    pair: Callable[..., tuple], text: str, word: str, marks: tuple[str, ...]
) -> None:
    tree, _, _ = pair(text)
    assert marks_of(tree, tree.words.index(word)) == marks


def test_verbs_are_seen_with_their_objects_and_prepositions(pair: Callable[..., tuple]) -> None:
    found = features_of(*pair("Chile imposed harsh sanctions on Peru.", "Chile", "Peru"))
    for name in ("c+obj=impose sanction", "c+prep=sanction on", "chain=impose sanction",
                 "c+mod=sanction harsh", "path=impose", "between=sanction"):  # fmt: skip
        assert found[name] == 1, name


def test_the_types_of_the_lexicon_are_features(pair: Callable[..., tuple]) -> None:
    asked = pair("Chile attacked Peru.", "Chile", "Peru")
    without = features_of(*asked)
    found = features_of(*asked, hits_of(asked[0], DEFAULT))
    assert found["lex@chain=ASSAULT"] > 0
    assert not any(name.startswith("lex") for name in without)
    assert without.items() <= found.items()


def test_a_side_that_is_not_named_is_said_to_be_missing(pair: Callable[..., tuple]) -> None:
    found = features_of(*pair("Chile mobilised its army.", "Chile"))
    assert found["T:none"] == 1
    assert "S:none" not in found


def test_the_head_of_a_span_is_the_word_that_hangs_outside_of_it(
    pair: Callable[..., tuple],
) -> None:
    tree, place, _ = pair(
        "The foreign minister of Chile resigned.", "The foreign minister of Chile"
    )
    assert tree.words[head_of(tree, place)] == "minister"


@pytest.mark.parametrize("text", ["Peace.", "?", "1914", "and but or", "Chile", "“—”"])
def test_anything_can_be_described(pair: Callable[..., tuple], text: str) -> None:
    tree, _, _ = pair(text)
    for source in (None, (0, 0), (0, len(tree) - 1)):
        assert all(weight > 0 for weight in features_of(tree, source, None).values())
