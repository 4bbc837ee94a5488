"""Text of others made harmless to look at (family 50)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.report.visible import LIMIT, all_visible, visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Côte d'Ivoire", "Côte d'Ivoire"),
        ("São Tomé und Príncipe", "São Tomé und Príncipe"),
        ("Россия 北朝鮮 مصر", "Россия 北朝鮮 مصر"),
        ("Viê\u0323t Nam", "Viê\u0323t Nam"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\u202eevil", "\\u202eevil"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("\ufeffmark", "\\ufeffmark"),
        ("Z" + "\u0301" * 50, "Z" + "\u0301" * 3 + "…"),
    ],
)
def test_what_is_hidden_is_shown(text, seen):
    assert visible(text) == seen


@given(st.text())
def test_nothing_hidden_is_left_and_doing_it_twice_changes_nothing(text):
    once = visible(text)
    assert len(once) <= LIMIT
    assert not any(ord(c) < 32 and c not in "\t\n" for c in once)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in once)
    assert visible(once) == once


def test_plain_data_are_gone_through():
    assert all_visible({"\u202ek": ["\u200b", 1, None, {"x": "y"}]}) == {
        "\\u202ek": ["\\u200b", 1, None, {"x": "y"}]
    }
