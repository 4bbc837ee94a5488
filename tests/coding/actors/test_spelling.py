"""How names and words of a tree are made alike."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.actors.names import registry_names
from tertius.coding.actors.spelling import folded, name_words
from tertius.coding.tree import Tree


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("U.S.", "us"),
        ("Élysée", "elysee"),
        ("N'Djamena", "ndjamena"),
        ("-", ""),
        (",", ""),
        ("'s", "s"),
        ("Wałęsa", "walesa"),
        ("DPRK", "dprk"),
    ],
)
def test_case_accents_and_dots_do_not_count(word: str, expected: str) -> None:
    """What has no letters is no word."""
    assert folded(word) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kim Jong-un", ("kim", "jong", "un")),
        ("the People's Republic of China", ("people", "s", "republic", "of", "china")),
        ("al-Qaeda", ("al", "qaeda")),
        ("the Porte", ("porte",)),
        ("The", ("the",)),
        ("Bosnia/Herzegovina", ("bosnia", "herzegovina")),
        ("", ()),
        ("...", ()),
    ],
)
def test_names_are_split_as_sentences_are(name: str, expected: tuple[str, ...]) -> None:
    """At hyphens and before the possessive."""
    assert name_words(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Democratic People's Republic of Korea",
        "Côte d'Ivoire",
        "Guinea-Bissau",
        "St. Petersburg",
        "Kurdistan Workers' Party",
        "Quai d'Orsay",
        "U.S.S.R.",
    ],
)
def test_a_name_in_a_sentence_folds_to_its_words(name: str, tree: Callable[[str], Tree]) -> None:
    """Whatever the parser makes of it."""
    words = [folded(word) for word in tree(f"Nobody in {name} knew it.").words]
    wanted = list(name_words(name))
    solid = [word for word in words if word]
    assert any(solid[k : k + len(wanted)] == wanted for k in range(len(solid)))


@given(st.text(max_size=40))
def test_any_text_folds_to_words_without_blanks(text: str) -> None:
    """Folding twice changes nothing."""
    for word in name_words(text):
        assert word
        assert " " not in word
        assert folded(word) == word


def test_every_name_of_the_registry_has_words() -> None:
    """None is lost by folding."""
    for words, text, bearer in registry_names():
        assert words, text
        assert bearer.key
        assert all(first <= last for first, last in bearer.spells), text
