"""How words stand below the word above."""

from collections.abc import Callable

import pytest

from tertius.coding.stance.shapes import marked, parted, shape_of
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rome said that Vienna lied.", "lied", "that"),
        ("Rome said Vienna lied.", "lied", "that"),
        ("Rome wants to leave.", "leave", "to"),
        ("Rome urged Vienna to leave.", "leave", "to"),
        ("Rome made Vienna leave.", "leave", "to"),
        ("Rome kept bombing Tripoli.", "bombing", "ing"),
        ("They shelved the plan to leave Rome.", "leave", "to"),
        ("The claim that Vienna had lied angered Rome.", "lied", "that"),
        ("Rome condemned the raid.", "raid", "object"),
        ("The raid was condemned.", "raid", "object"),
        ("The raid failed.", "raid", "subject"),
        ("The war scare passed.", "war", "of"),
        ("Rome, which bombed Tripoli, fell silent.", "bombed", ""),
        ("Rome fell silent because Vienna lied.", "lied", ""),
        ("Rome asked why Vienna lied.", "lied", ""),
        ("Not only did Rome invade Libya, it seized Rhodes.", "invade", ""),
    ],
)
def test_the_shape_tells_content_from_what_stands_beside_it(
    text: str, word: str, expected: str, tree: Trees
) -> None:
    parsed = tree(text)

    assert shape_of(parsed, parsed.words.index(word)) == expected


def test_that_marks_a_clause_also_where_it_was_taken_for_a_pronoun(tree: Trees) -> None:
    parsed = tree("We were told in the cafés that Rome defeated us by the hand of Vienna.")

    assert marked(parsed, parsed.words.index("defeated"))


def test_a_relative_pronoun_marks_no_clause(tree: Trees) -> None:
    parsed = tree("The raid that angered Rome failed.")

    assert not marked(parsed, parsed.words.index("angered"))


def test_a_semicolon_parts_two_clauses(tree: Trees) -> None:
    parsed = tree("Poland voiced its sympathy; France sells helicopters.")
    voiced = parsed.words.index("voiced")

    assert parted(parsed, voiced) == (parsed.heads[voiced] > voiced)
