"""Which sentences answer to which, in any order, one to one, with splits and merges where real."""

import random
import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel, LCSseq

from tertius.documents.works.alignment import align, similarity
from tertius.documents.works.limits import EDITED_FROM
from tertius.documents.works.matching_kernels import lcs_length

FAMILIES = sorted((Path(__file__).parent / "families").glob("*/expected.toml"))
STORY = (
    "The ferry to the northern islands left an hour late because of fog.",
    "Its captain blamed the harbour office for the missing pilot.",
    "Nobody on the quay had been told that the timetable was changed.",
    "Two hundred passengers waited in the customs hall without water.",
    "The company will pay back half of the fare to everyone.",
)


def places(found):
    return [(m.source, m.derived, m.kind) for m in found.matches]


def test_a_text_answers_to_itself():
    found = align(STORY, STORY)
    assert places(found) == [((k,), (k,), "kept") for k in range(5)]
    assert found.dropped == found.new == ()
    assert {m.score for m in found.matches} == {1.0}


def test_texts_without_common_words_answer_to_nothing():
    found = align(STORY[:2], ["Snow fell on the pass.", "The mill was sold."])
    assert found.matches == ()
    assert (found.dropped, found.new) == ((0, 1), (0, 1))


def test_nothing_answers_to_nothing():
    found = align([], [])
    assert (found.matches, found.dropped, found.new) == ((), (), ())
    assert align(STORY, []).dropped == (0, 1, 2, 3, 4)
    assert align([], STORY).new == (0, 1, 2, 3, 4)


def test_sentences_without_words_answer_to_nothing():
    found = align(["***", "", STORY[0]], ["***", STORY[0]])
    assert places(found) == [((2,), (1,), "kept")]
    assert (found.dropped, found.new) == ((0, 1), (0,))


def test_case_quotes_blanks_and_dots_are_no_edit():
    changed = [s.upper().replace(" ", "\u00a0") for s in STORY]
    assert all(m.kind == "kept" for m in align(STORY, changed).matches)
    quoted = align(
        ['He said: "It\'s the U.S. navy"'], ["He said \u201cIt\u2019s the US Navy\u201d."]
    )
    assert quoted.matches[0].kind == "kept"


def test_an_edited_sentence_carries_its_score():
    found = align(STORY, ["The ferry to the northern islands left on time."])
    assert places(found) == [((0,), (0,), "edited")]
    assert 0.6 < found.matches[0].score < 0.9


def test_shuffled_paragraphs_are_found():
    order = [3, 0, 4, 1, 2]
    found = align(STORY, [STORY[k] for k in order])
    assert sorted((m.derived[0], m.source[0]) for m in found.matches) == list(enumerate(order))


def test_a_sentence_that_was_split_answers_to_both_halves():
    halves = [
        "Two hundred passengers waited in the customs hall.",
        "In the customs hall the passengers waited without water.",
    ]
    found = align([STORY[3]], halves)
    assert found.matches[0].source == (0,)
    split = align(
        ["The minister signed the accord on Monday and the parliament ratified it on Friday."],
        ["The minister signed the accord on Monday.", "The parliament ratified it on Friday."],
    )
    assert places(split) == [((0,), (0, 1), "edited")]
    assert split.new == ()


def test_sentences_that_were_merged_answer_as_one():
    merged = align(
        ["The minister signed the accord on Monday.", "The parliament ratified it on Friday."],
        ["The minister signed the accord on Monday and the parliament ratified it on Friday."],
    )
    assert places(merged) == [((0, 1), (0,), "edited")]
    assert merged.dropped == ()


def test_a_new_sentence_beside_a_match_is_not_taken_for_a_part_of_it():
    found = align(STORY[:1], [STORY[0], "The fog came from the northern islands at dawn."])
    assert places(found) == [((0,), (0,), "kept")]
    assert found.new == (1,)


def test_each_of_two_equal_sentences_answers_to_one():
    found = align(["We wait.", STORY[0], "We wait."], ["We wait.", "We wait."])
    assert [m.source for m in found.matches] == [(0,), (2,)]
    assert found.dropped == (1,)


def test_the_more_similar_of_two_candidates_is_taken():
    near = "The company will pay back half of the fare to every passenger."
    far = "The company will perhaps pay something."
    found = align([STORY[4]], [far, near])
    assert places(found) == [((0,), (1,), "edited")]


def test_scattered_common_words_make_no_version():
    found = align(
        ["The minister of trade went to the port and spoke of the tariff."],
        ["The captain of the ship spoke and the crew went to a bar."],
    )
    assert found.matches == ()


@pytest.mark.parametrize("path", FAMILIES, ids=lambda p: p.parent.name)
def test_the_threshold_stands_far_from_every_sentence_of_our_families(path):
    expected = tomllib.loads(path.read_text("utf-8"))
    old, new = expected["sentences"]["republication"], expected["sentences"]["rework"]
    from tertius.documents.words import words

    matched = {(m.source[0], m.derived[0]): m.score for m in align(old, new).matches}
    assert min(matched.values()) > EDITED_FROM + 0.2
    others = [
        similarity(words(a), words(b))
        for i, a in enumerate(old)
        for j, b in enumerate(new)
        if (i, j) not in matched
    ]
    assert max(others) < EDITED_FROM


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 5), st.integers(0, 5))
def test_every_place_stands_in_an_alignment_once(random, gone, added):
    old = [f"{s} {random.randint(1, 3)}" for s in STORY]
    new = [s for s in old if random.random() < 0.8] + ["Something else happened there."] * added
    random.shuffle(new)
    found = align(old[gone:], new)
    assert sorted([*found.dropped, *(p for m in found.matches for p in m.source)]) == list(
        range(len(old[gone:]))
    )
    assert sorted([*found.new, *(p for m in found.matches for p in m.derived)]) == list(
        range(len(new))
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 6), max_size=150), st.lists(st.integers(0, 6), max_size=150))
def test_the_compiled_lcs_is_that_of_rapidfuzz(one, other):
    a, b = np.array(one, np.int32), np.array(other, np.int32)
    mask = np.zeros((7, 3), np.uint64)
    found = lcs_length(a, b, mask, (len(a) + 63) >> 6)
    assert found == LCSseq.similarity(one, other)
    assert not mask.any()


def test_similarity_is_symmetric_and_between_nought_and_one():
    random = random_words()
    for _ in range(50):
        one, other = random(), random()
        assert similarity(one, other) == pytest.approx(similarity(other, one))
        assert 0 <= similarity(one, other) <= 1
        assert similarity(one, one) == 1
        assert similarity(one, other) == Indel.normalized_similarity(one, other)


def random_words():
    source = random.Random(5)  # noqa: S311
    return lambda: [source.choice("abcde") for _ in range(source.randint(0, 12))]


def test_the_known_rework_keeps_seven_sentences(seed_bodies):
    republication, rework, excerpt = seed_bodies
    found = align(republication, rework)
    counts = len(found.kept), len(found.edited), len(found.dropped), len(found.new)
    assert counts == (7, 14, 20, 8)
    assert len(align(republication, excerpt).kept) == len(excerpt)


def test_the_known_rework_does_not_stand_on_an_edge(seed_bodies):
    from tertius.documents.words import words

    republication, rework, _ = seed_bodies
    found = align(republication, rework)
    lowest = min(m.score for m in found.edited)
    free = [words(republication[k]) for k in found.dropped]
    highest = max(similarity(a, words(rework[j])) for a in free for j in found.new)
    assert lowest - EDITED_FROM > 0.05
    assert EDITED_FROM - highest > 0.05
