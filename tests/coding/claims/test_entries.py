"""Entries of the causal lexicon, and what the linter says of those that cannot match."""

import pytest
from pydantic import ValidationError

from tertius.coding.claims.entries import Causal
from tertius.coding.claims.words import part, plus, signed_noun
from tertius.coding.lexicon import DEFAULT, OURS, Lexicon, entries, lint


def test_the_lexicon_is_broad_and_each_entry_can_match() -> None:
    assert len(entries("causal")) > 400
    assert [entry for entry in entries("causal") if entry.faults()] == []
    assert [problem for problem in lint(OURS) if "causal" in str(problem)] == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"lemma": "Axis", "part": "bond"}, "lemma"),
        ({"lemma": "stem", "part": "origin"}, "toward"),
        ({"lemma": "axis", "part": "bond", "sign": 0}, "sign"),
    ],
)
def test_an_entry_that_cannot_match_is_a_fault(fields, field) -> None:
    assert [name for name, _, _ in Causal(**fields).faults()] == [field]


@pytest.mark.parametrize(
    "fields",
    [
        {"lemma": "axis"},
        {"lemma": "axis", "part": "noun"},
        {"lemma": "axis", "part": "bond", "sign": 2},
    ],
)
def test_an_entry_that_says_nothing_usable_is_refused(fields) -> None:
    with pytest.raises(ValidationError):
        Causal(**fields)


def test_a_users_entry_counts(tmp_path, tree) -> None:
    folder = tmp_path / "causal"
    folder.mkdir()
    (folder / "mine.toml").write_text('[[entry]]\npart = "bond"\nsign = 1\nlemma = "pas de deux"\n')
    seen = tree("They danced a pas de deux.")
    deux = seen.words.index("deux")
    assert signed_noun(seen, deux, Lexicon((tmp_path,))) == (1, frozenset(), "deed")
    assert signed_noun(seen, deux, DEFAULT) is None


def test_phrases_before_a_cause_go_by_their_first_word_and_others_by_their_last() -> None:
    assert "because" in part("because", DEFAULT)
    assert "enemy" in part("enemy", DEFAULT)


def test_words_that_must_follow_a_verb_belong_to_it(tree) -> None:
    entry = next(e for e in part("tie", DEFAULT)["turn"] if e.plus)
    away = tree("Egypt turned away from Moscow.")
    off = tree("Egypt turned to Moscow when America cut off the aid.")
    assert plus(away, away.words.index("turned"), entry) is not None
    assert plus(off, off.words.index("turned"), entry) is None
