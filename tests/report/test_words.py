"""The words of every medium: they describe, and never say why."""

import inspect
import re

import pytest

from tertius.report import terminal, words
from tertius.report.words import describe_alignment, plural, signed

CAUSAL = re.compile(
    r"\b(because|caused?|causes|due to|drives|drove|led to|leads to|made them|forced|thanks to"
    r"|results? in|explains why)\b",
    re.I,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "+0.50"), (-0.5, "−0.50"), (0.0, "0.00"), (-0.001, "0.00"), (None, "–")],
)
def test_numbers_carry_their_sign(value, text):
    assert signed(value) == text


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1234, "1,234 rows")]
)
def test_numbers_agree_with_their_noun(count, text):
    assert plural(count, "row") == text


def test_every_alignment_has_a_word():
    found = [describe_alignment(value) for value in (1, 0.5, 0.0, -0.5, -1, None)]
    assert found == [
        "close friends",
        "friendly",
        "near neutral",
        "hostile",
        "enemies",
        "not observed",
    ]


@pytest.mark.parametrize("module", [words, terminal])
def test_no_sentence_claims_a_cause(module):
    import ast

    tree = ast.parse(inspect.getsource(module))
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    claims = [t for t in texts if isinstance(t, str) and CAUSAL.search(t) and "no test" not in t]
    assert claims == []


def test_the_page_claims_no_cause_and_says_so():
    from importlib.resources import files

    page = files("tertius.report").joinpath("page/page.html").read_text(encoding="utf-8")
    assert "no test of a cause has been run" in page
    assert CAUSAL.findall(page.replace("no test of a cause", "")) == []
