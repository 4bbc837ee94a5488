"""The words of the condition under which a record would hold."""

from collections.abc import Callable

import pytest
from tests.coding.stance.cases import framed

from tertius.coding.stance import condition_of
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The quarrel is likely to [continue] if the general wins the election.",
            "if the general wins the election",
        ),
        (
            "Unless the next premier relents, [cooperation] between Lima and Tokyo will deepen.",
            "Unless the next premier relents",
        ),
        ("If Serbia marches, Bulgaria will [attack] it.", "If Serbia marches"),
        ("Should Turkey march, Britain would [bomb] Ankara.", "Should Turkey march"),
        (
            "Had Berlin been content, London would have [courted] it.",
            "Had Berlin been content",
        ),
        (
            "Provided that Moscow agrees, Budapest will [open] the border.",
            "Provided that Moscow agrees",
        ),
        (
            "Russia will not [withdraw] from Syria until Turkey leaves Idlib.",
            "until Turkey leaves Idlib",
        ),
        (
            "Manila would [grant] bases in the event of an attack on Taiwan.",
            "in the event of an attack on Taiwan",
        ),
        (
            "Oslo will [lift] the ban in exchange for fishing rights.",
            "in exchange for fishing rights",
        ),
        (
            "As long as Delhi pays, Moscow will [supply] it with oil.",
            "As long as Delhi pays",
        ),
    ],
)
def test_the_condition_is_given_in_its_words(text: str, expected: str, tree: Trees) -> None:
    assert condition_of(*framed(text, tree)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Serbia [attacked] Bulgaria.",
        "If Serbia [attacks] Bulgaria, Greece will stand aside.",
        "Serbia did not [attack] until the snow had melted.",
        "Without a word Serbia [attacked] Bulgaria.",
        "Asked if Greece would stand aside, he [praised] Serbia.",
    ],
)
def test_without_a_condition_there_are_no_words(text: str, tree: Trees) -> None:
    assert condition_of(*framed(text, tree)) == ""
