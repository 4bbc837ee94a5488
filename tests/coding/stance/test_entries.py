"""The stance lexicon itself: valid, free of contradictions, and extensible by a user."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError
from tests.coding.stance.cases import framed

from tertius.coding.lexicon import OURS, Lexicon, entries, lint
from tertius.coding.stance import stance_of
from tertius.coding.stance.cues import cues, phrase_at, phrase_to
from tertius.coding.stance.entries import DOES, TAKES, Cue
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


def test_no_word_has_two_meanings_in_one_place() -> None:
    meant: dict[tuple[str, ...], set[tuple[str, bool, str]]] = defaultdict(set)
    entry: Cue
    for entry in entries("stance"):
        for takes in entry.takes or ("",):
            key = (entry.words, entry.does, entry.part, takes)
            meant[key].add((entry.level, entry.carries, entry.whose))

    assert {key: several for key, several in meant.items() if len(several) > 1} == {}


def test_the_linter_finds_nothing_wrong_with_our_entries() -> None:
    assert [problem for problem in lint(OURS) if "stance" in problem.where] == []


def test_the_lexicon_is_broad() -> None:
    found: tuple[Cue, ...] = entries("stance")

    assert {entry.does for entry in found} == set(DOES)
    assert {takes for entry in found for takes in entry.takes} <= set(TAKES)
    assert len({entry.words for entry in found}) > 900
    assert {entry.level for entry in found} == {
        "asserted", "opinion", "reported", "hypothetical", "negated"
    }  # fmt: skip


def test_an_entry_that_can_never_match_is_told() -> None:
    capital = Cue(words="Say", does="governs", takes=("that",))
    nothing = Cue(words="say", does="governs")

    assert [fault[0] for fault in capital.faults()] == ["words"]
    assert [fault[0] for fault in nothing.faults()] == ["takes"]
    assert Cue(words="say", does="governs", takes=("that",)).faults() == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "say", "does": "shouts"},
        {"words": "say", "does": "governs", "takes": ("sideways",)},
        {"words": "say", "does": "governs", "level": "certain"},
        {"words": ("say", "tell"), "does": "governs"},
        {"words": "say", "does": "governs", "colour": "red"},
    ],
)
def test_an_entry_with_a_wrong_field_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Cue.model_validate(wrong)


def test_a_user_adds_a_cue(tmp_path: Path, tree: Trees) -> None:
    (tmp_path / "stance.toml").write_text(
        '[[entry]]\nwords = ["fib"]\ndoes = "governs"\nlevel = "negated"\n'
        'takes = ["that"]\npart = "verb"\nwhose = "subject"\n',
        encoding="utf-8",
    )
    parsed, frame = framed("The consul fibbed that Togo had [closed] its border.", tree)

    ours = stance_of(parsed, frame)
    theirs = stance_of(parsed, frame, lexicon=Lexicon((tmp_path,)))

    assert (ours.level, theirs.level) == ("reported", "negated")
    assert theirs.holder == "The consul"


def test_a_user_takes_a_cue_out(tmp_path: Path, tree: Trees) -> None:
    (tmp_path / "stance.toml").write_text(
        '[[entry]]\nwords = ["allegedly"]\nremove = true\n', encoding="utf-8"
    )
    parsed, frame = framed("Togo allegedly [closed] its border.", tree)

    assert stance_of(parsed, frame).level == "reported"
    assert stance_of(parsed, frame, lexicon=Lexicon((tmp_path,))).level == "asserted"


# Looking up.


def test_a_verb_and_a_noun_of_one_form_are_two(tree: Trees) -> None:
    parsed = tree("They plan to leave; the plan to leave was theirs.")
    verb, noun = (k for k, lemma in enumerate(parsed.lemmas) if lemma == "plan")
    found = cues()

    as_verb, as_noun = found.governing(parsed, verb, "to"), found.governing(parsed, noun, "to")

    assert as_verb is not None
    assert as_noun is not None
    assert (as_verb[0].part, as_noun[0].part) == ("verb", "noun")


def test_a_cue_of_two_words_needs_both(tree: Trees) -> None:
    ruled_out = tree("Rome ruled out talks with Vienna.")
    ruled = tree("Rome ruled Tripoli.")
    found = cues()

    match = found.governing(ruled_out, 1, "object")

    assert match is not None
    assert (match[0].words, match[1]) == ("rule out", (1, 2))
    assert found.governing(ruled, 1, "object") is None


def test_a_form_that_the_lemmatizer_gets_wrong_is_found(tree: Trees) -> None:
    parsed = tree("It is a clever demand, for he hopes that a missile would draw the Israelis in.")
    match = cues().governing(parsed, parsed.words.index("hopes"), "that")

    assert match is not None
    assert match[0].level == "opinion"


def test_phrases_are_found_from_their_first_and_from_their_last_word(tree: Trees) -> None:
    parsed = tree("In the event of war, Rome would by no means march.")
    found = cues()

    opening = phrase_to(parsed, found.opens, 3)
    denial = phrase_at(parsed, found.modifies, parsed.words.index("by"))

    assert opening is not None
    assert opening[1] == (0, 1, 2, 3)
    assert denial is not None
    assert denial[0].words == "by no means"
    assert phrase_to(parsed, found.opens, 4) is None
    assert phrase_at(parsed, found.modifies, 0) is None
