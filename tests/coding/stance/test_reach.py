"""Which words share the time and the condition of a trigger."""

from collections.abc import Callable

import pytest
from tests.coding.stance.cases import framed

from tertius.coding.stance.cues import cues
from tertius.coding.stance.reach import clause_of, hanging
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


def steps(text: str, word: str, tree: Trees) -> int | None:
    parsed, frame = framed(text, tree)
    return hanging(parsed, clause_of(parsed, frame, cues()), parsed.words.index(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rome [left] Trent in 1866.", "1866"),
        ("In 1866 Rome [left] Trent.", "1866"),
        ("In 1866 Rome signed a [treaty] with Vienna.", "1866"),
        ("Rome's [withdrawal] in 1866 pleased Vienna.", "1866"),
        ("In 1866 Rome wanted to [leave] Trent.", "1866"),
        ("In 1866 Rome seized Venice and [left] Trent.", "1866"),
    ],
)
def test_what_hangs_in_the_clause_is_shared(text: str, word: str, tree: Trees) -> None:
    assert steps(text, word, tree) is not None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Clerks said in 1866 that Rome had [left] Trent.", "1866"),
        ("Rome, which lost Trent in 1866, [praised] Vienna.", "1866"),
        ("Rome [praised] Vienna because it had left Trent in 1866.", "1866"),
        ("In 1866 Rome condemned Vienna's [raid] on Trent.", "1866"),
        ("Rome seized Venice in 1866 and [left] Trent.", "1866"),
    ],
)
def test_what_hangs_in_another_clause_is_not(text: str, word: str, tree: Trees) -> None:
    assert steps(text, word, tree) is None


def test_what_is_nearer_has_fewer_steps(tree: Trees) -> None:
    text = "In 1866 Rome signed a [treaty] of 1865 with Vienna."
    near, far = steps(text, "1865", tree), steps(text, "1866", tree)

    assert near is not None
    assert far is not None
    assert near < far
