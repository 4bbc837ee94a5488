"""Entries of attitudes, what the linter says of them, and what a user's entry changes."""

import pytest
from pydantic import ValidationError

from tertius.coding.attitudes import find_attitudes
from tertius.coding.attitudes.entries import Attitude
from tertius.coding.lexicon import OURS, Lexicon, entries, lint
from tertius.coding.model import Mention, Party


def test_the_lexicon_is_broad_and_each_entry_can_match() -> None:
    assert len(entries("attitudes")) > 400
    assert [entry for entry in entries("attitudes") if entry.faults()] == []
    assert [problem for problem in lint(OURS) if "attitudes" in str(problem)] == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"lemma": "Feud", "part": "noun", "sign": -1}, "lemma"),
        ({"lemma": "tilt", "part": "verb", "sign": 1, "shape": "prep"}, "toward"),
        ({"lemma": "wary", "part": "adjective", "sign": -1}, "toward"),
        ({"lemma": "feud", "part": "noun", "sign": -1, "plus": ("back",)}, "plus"),
    ],
)
def test_an_entry_that_cannot_match_is_a_fault(fields, field) -> None:
    assert [name for name, _, _ in Attitude(**fields).faults()] == [field]


@pytest.mark.parametrize(
    "fields",
    [
        {"lemma": "feud", "part": "noun"},
        {"lemma": "feud", "part": "noun", "sign": 2},
        {"lemma": "feud", "part": "noun", "sign": -1, "kind": "event"},
        {"lemma": "feud", "part": "noun", "sign": -1, "colour": "red"},
    ],
)
def test_an_entry_that_says_nothing_usable_is_refused(fields) -> None:
    with pytest.raises(ValidationError):
        Attitude(**fields)


def mentions(seen, **parties: str) -> tuple[Mention, ...]:
    places = {word: seen.words.index(word) for word in parties}
    return tuple(Mention(k, k, k, (Party(parties[w], w, w),)) for w, k in places.items())


def test_a_users_verb_counts_and_ours_can_be_taken_out(tmp_path, tree) -> None:
    folder = tmp_path / "attitudes"
    folder.mkdir()
    (folder / "mine.toml").write_text(
        '[[entry]]\npart = "verb"\nlemma = "cherry-pick"\nsign = -1\n'
        '[[entry]]\npart = "verb"\nlemma = ["fear"]\nremove = true\n'
    )
    seen = tree("Poland fears Russia.")
    named = mentions(seen, Poland="POL", Russia="RUS")
    assert len(find_attitudes(seen, named)) == 1
    assert find_attitudes(seen, named, Lexicon((tmp_path,))) == ()


def test_one_actor_alone_holds_nothing(tree) -> None:
    seen = tree("Poland fears winter.")
    assert find_attitudes(seen, mentions(seen, Poland="POL")) == ()
    assert find_attitudes(seen, ()) == ()
