"""Subjects, objects, control and voice, told by trees alone."""

import pytest

from tertius.coding.control import (
    clause_of,
    complements,
    joined,
    objects_of,
    passive,
    subjects,
    undergoers,
    word_set,
)


def place(seen, word: str) -> int:
    return seen.words.index(word)


def named(seen, places) -> list[str]:
    return [seen.words[k] for k in places]


@pytest.mark.parametrize(
    ("sentence", "verb", "found"),
    [
        ("Egypt drove them apart.", "drove", ["Egypt"]),
        ("They were driven apart by Egypt.", "driven", ["Egypt"]),
        ("They were driven apart.", "driven", []),
        ("Egypt wants to visit Sudan.", "visit", ["Egypt"]),
        ("Egypt pushed Sudan to sign the treaty.", "sign", ["Sudan"]),
        ("Egypt signed the treaty and left the room.", "left", ["Egypt"]),
        ("Egypt raised tariffs, driving Sudan into debt.", "driving", ["Egypt"]),
        ("The state that drove them apart is Egypt.", "drove", ["state"]),
        ("It was Egypt that drove them apart.", "drove", ["Egypt"]),
        ("What drove them apart was hunger.", "drove", ["hunger"]),
        ("Egypt has given Sudan good reasons to sign the treaty.", "sign", ["Sudan"]),
        ("There are reasons for Sudan to sign the treaty.", "sign", ["Sudan"]),
        ("Egypt sent ships in order to frighten Sudan.", "frighten", ["Egypt"]),
        ("Many critics credit Egypt with having arranged the treaty.", "arranged", ["Egypt"]),
    ],
)
def test_who_does_it(tree, sentence, verb, found) -> None:
    seen = tree(sentence)
    assert named(seen, subjects(seen, place(seen, verb))) == found


@pytest.mark.parametrize(
    ("sentence", "verb", "found"),
    [
        ("Egypt drove Sudan away.", "drove", ["Sudan"]),
        ("Sudan was driven away by Egypt.", "driven", ["Sudan"]),
        ("The state that Egypt drove away is Sudan.", "drove", ["state"]),
        ("Egypt slept.", "slept", []),
    ],
)
def test_whom_it_affects(tree, sentence, verb, found) -> None:
    seen = tree(sentence)
    assert named(seen, undergoers(seen, place(seen, verb)))[:1] == found


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("Egypt was driven away.", "driven", True),
        ("Egypt has driven Sudan away.", "driven", False),
        ("The sanctions imposed by Egypt failed.", "imposed", True),
        ("Egypt imposed sanctions.", "imposed", False),
    ],
)
def test_voice(tree, sentence, verb, expected) -> None:
    seen = tree(sentence)
    assert passive(seen, place(seen, verb)) is expected


def test_coordination_leaves_out_what_is_denied(tree) -> None:
    seen = tree("Egypt, Sudan and Kenya signed.")
    assert named(seen, joined(seen, place(seen, "Egypt"))) == ["Egypt", "Sudan", "Kenya"]
    denied = tree("Egyptian promises, not Kenyan missiles, won the day.")
    assert named(denied, joined(denied, place(denied, "promises"))) == ["promises"]


def test_prepositions_and_what_they_govern(tree) -> None:
    seen = tree("Egypt quarrels with Sudan over water.")
    verb = place(seen, "quarrels")
    assert [(p, seen.words[k]) for p, k in complements(seen, verb)] == [
        ("with", "Sudan"),
        ("over", "water"),
    ]
    assert [p for p, _ in complements(seen, verb, "over")] == ["over"]
    assert named(seen, objects_of(seen, place(seen, "with"))) == ["Sudan"]


def test_the_clause_of_a_word_is_the_nearest_verb_above(tree) -> None:
    seen = tree("Egypt says that Sudan signed the treaty.")
    assert seen.words[clause_of(seen, place(seen, "treaty"))] == "signed"
    assert seen.words[clause_of(seen, place(seen, "Egypt"))] == "says"


def test_a_set_of_words_is_written_as_a_text() -> None:
    assert word_set("a b  c a") == {"a", "b", "c"}
