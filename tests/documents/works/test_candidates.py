"""Which pairs are looked at: those that share runs of words, and never by the square."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.words import hashed_words
from tertius.documents.works import candidates as module
from tertius.documents.works.candidates import (
    Samples,
    candidate_pairs,
    candidates_against,
    join_samples,
    sampled_hashes,
)
from tertius.errors import DocumentError

STORY = (
    "The ferry company said on Tuesday that it would halt its night service to the islands until "
    "the harbour has been dredged. Fishermen blamed the delay on the province, which had promised "
    "money two years ago and paid none of it. A spokesman for the governor declined to comment."
)
OTHER = (
    "Rain is expected over the northern hills from noon, easing towards evening. Winds stay light "
    "and turn to the west, and temperatures reach nine degrees in the valleys and four above them."
)
NUMBERS = np.random.default_rng(7)


def pairs(found) -> list[tuple[int, int]]:
    return list(zip(found.first.tolist(), found.second.tolist(), strict=True))


def made_up(words: int, seed: int) -> str:
    """A text that shares no run of words with any other."""
    draw = np.random.default_rng(seed)
    return " ".join(f"w{n}" for n in draw.integers(0, 1_000_000, words))


# -- sampling


def hashes_of(samples: Samples, document: int) -> set[int]:
    return set(samples.hash[samples.document == document].tolist())


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 12), st.integers(1, 9))
def test_a_shared_run_of_width_and_window_is_always_sampled_alike(before, behind, width, window):
    run = made_up(width + window - 1, 5)
    one = f"{made_up(before, 1)} {run} {made_up(behind, 2)}"
    other = f"{made_up(behind, 3)} {run} {made_up(before, 4)}"
    samples = sampled_hashes([one, other], width=width, sample=window)
    assert hashes_of(samples, 0) & hashes_of(samples, 1)


@pytest.mark.parametrize("count", [1, 3, 7, 8, 9, 11])
def test_equal_short_texts_share_a_sample(count):
    samples = sampled_hashes([made_up(count, 1), made_up(count, 1), made_up(count, 2)])
    assert hashes_of(samples, 0) == hashes_of(samples, 1)
    assert not hashes_of(samples, 0) & hashes_of(samples, 2)


def test_texts_without_words_have_no_samples():
    samples = sampled_hashes(["", "…", made_up(20, 1), " "])
    assert set(samples.document.tolist()) == {2}
    assert pairs(candidate_pairs(["", "", "…"])) == []
    assert pairs(candidate_pairs([])) == []


def test_about_two_fifths_of_the_grams_are_sampled():
    count = len(sampled_hashes([made_up(20_000, 3)]).hash)
    assert 0.36 * 20_000 < count < 0.44 * 20_000
    assert len(sampled_hashes([made_up(1000, 3)], sample=1).hash) == 1000 - 7


def test_a_text_that_repeats_itself_is_sampled_once():
    samples = sampled_hashes(["again " * 5000, made_up(30, 1) * 1])
    assert len(hashes_of(samples, 0)) == (samples.document == 0).sum() <= 2


def test_the_samples_can_be_kept_in_a_table():
    samples = sampled_hashes([STORY, OTHER])
    assert (samples.hash.dtype, samples.document.dtype) == (np.int64, np.int32)
    assert (np.diff(samples.document) >= 0).all()
    assert len(set(zip(*map(np.ndarray.tolist, samples), strict=True))) == len(samples.hash)


def test_hashed_words_serve_as_well_as_texts():
    texts = [STORY, OTHER, STORY.upper()]
    assert pairs(candidate_pairs(hashed_words(texts))) == pairs(candidate_pairs(texts)) == [(0, 2)]


# -- pairs


def test_an_excerpt_meets_its_source_and_nothing_else():
    excerpt = "Worth reading: " + STORY[60:220]
    found = candidate_pairs([OTHER, STORY, excerpt])
    assert pairs(found) == [(1, 2)]
    assert found.shared[0] >= 4
    assert not found.star[0]


def test_typography_changes_no_pair():
    changed = STORY.upper().replace(" ", "\u00a0").replace(",", " –").replace("’", "'")
    plain, other = candidate_pairs([STORY, OTHER, STORY]), candidate_pairs([STORY, OTHER, changed])
    assert pairs(plain) == pairs(other)
    assert plain.shared.tolist() == other.shared.tolist()


def test_the_order_of_texts_changes_no_pair():
    texts = [STORY, OTHER, STORY[:200], OTHER[30:], made_up(50, 1)]
    order = NUMBERS.permutation(len(texts))
    found = {frozenset(map(int, (order[a], order[b]))) for a, b in
             pairs(candidate_pairs([texts[n] for n in order]))}  # fmt: skip
    assert found == set(map(frozenset, pairs(candidate_pairs(texts))))


def test_a_family_of_three_in_a_corpus_of_three_has_all_its_pairs():
    assert pairs(candidate_pairs([STORY, STORY + " More.", "So: " + STORY])) == [
        (0, 1),
        (0, 2),
        (1, 2),
    ]


def test_one_phrase_in_two_long_texts_is_no_pair():
    phrase = made_up(12, 9)
    long = [f"{made_up(400, n)} {phrase} {made_up(400, n + 10)}" for n in (1, 2)]
    assert len(join_samples(sampled_hashes(long), documents=2)[0]) == 1
    assert pairs(candidate_pairs(long)) == []


def test_a_story_in_500_papers_is_one_star():
    copies = [f"{made_up(5, n)} {STORY}" for n in range(500)]
    found = candidate_pairs([made_up(60, 999), *copies, made_up(60, 998)])
    assert found.first[found.star].tolist() == [1] * found.star.sum()
    assert {(1, n) for n in range(2, 501)} <= set(pairs(found))
    assert len(found) <= 600
    assert not {0, 501} & {n for pair in pairs(found) for n in pair}


def test_a_rare_run_joins_two_papers_of_a_star_directly():
    tail = made_up(40, 77)
    copies = [STORY + (f" {tail}" if n in (20, 30) else f" {made_up(40, n)}") for n in range(60)]
    found = candidate_pairs(copies)
    assert (20, 30) in pairs(found)
    assert (0, 30) in pairs(found)
    assert not found.star[pairs(found).index((20, 30))]


def test_a_star_of_one_sample_is_no_pair():
    short = made_up(8, 1)
    found = candidate_pairs([f"{short} {made_up(30, n)}" for n in range(2, 40)], sample=1)
    assert pairs(found) == []


def test_up_to_the_cut_all_pairs_are_looked_at():
    for copies, expected in ((5, 10), (6, 5)):
        found = candidate_pairs([STORY] * copies, cut=5)
        assert len(found) == expected


def test_the_budget_keeps_what_holds_families_together(monkeypatch):
    monkeypatch.setattr(module, "ALWAYS", 0)
    chain = [f"{made_up(30, n)} {made_up(30, n + 1)}" for n in range(100, 105)]
    found = candidate_pairs([*[STORY] * 10, *chain], per_document=1)
    assert len(found) == 15
    joined = pairs(found)
    assert {(10 + n, 11 + n) for n in range(4)} <= set(joined)
    assert set(range(10)) == {n for pair in joined for n in pair if n < 10}


def test_the_budget_takes_the_strongest_first(monkeypatch):
    monkeypatch.setattr(module, "ALWAYS", 0)
    texts = [STORY, STORY, STORY[:150] + OTHER, STORY[:150] + made_up(60, 1)]
    everything = candidate_pairs(texts, per_document=9)
    best = candidate_pairs(texts, per_document=1)
    assert len(best) == 4 < len(everything) == 6
    assert (0, 1) in pairs(best)


# -- documents that come later


@given(st.integers(0, 12), st.randoms(use_true_random=False))
def test_new_documents_make_the_pairs_that_a_whole_search_finds(known, random):
    parts = [made_up(25, n) for n in range(6)]
    texts = [" ".join(random.choices(parts, k=3)) for _ in range(12)]
    whole = candidate_pairs(texts, cut=4)
    later = candidates_against(
        sampled_hashes(texts[:known]), sampled_hashes(texts[known:]), cut=4, documents=known
    )
    assert pairs(later) == [pair for pair in pairs(whole) if pair[1] >= known]


def test_only_the_stored_samples_that_new_ones_hold_are_needed():
    old, new = sampled_hashes([OTHER, STORY, made_up(90, 1)]), sampled_hashes([STORY[:150]])
    sizes = np.bincount(old.document).astype(np.int32)
    needed = np.isin(old.hash, new.hash)
    some = Samples(old.hash[needed][::-1], old.document[needed][::-1])
    found = candidates_against(some, new, sizes=sizes)
    whole = candidates_against(old, new)
    assert pairs(found) == pairs(whole) == [(1, 3)]
    assert found.shared.tolist() == whole.shared.tolist()


def test_the_first_documents_of_all_are_new():
    nothing = sampled_hashes([])
    assert pairs(candidates_against(nothing, sampled_hashes([STORY, STORY]))) == [(0, 1)]
    assert pairs(candidates_against(sampled_hashes([STORY]), nothing)) == []
    assert pairs(candidates_against(nothing, nothing)) == []


# -- misuse


@pytest.mark.parametrize(
    "wrong", [{"width": 0}, {"sample": 0}, {"cut": 1}, {"per_document": 0.5}, {"cut": -3}]
)
def test_numbers_that_make_no_sense_are_refused(wrong):
    with pytest.raises(DocumentError, match=next(iter(wrong))):
        candidate_pairs([STORY], **wrong)


def test_sizes_of_other_documents_are_refused():
    old = sampled_hashes([STORY, OTHER])
    with pytest.raises(DocumentError, match="sizes of 1 stored documents were given for 2"):
        candidates_against(old, old, sizes=np.array([3], np.int32))


def test_values_are_frozen_and_typed():
    found = candidate_pairs([STORY, STORY])
    assert (found.first.dtype, found.second.dtype, found.shared.dtype, found.star.dtype) == (
        np.int32, np.int32, np.int32, np.bool_,
    )  # fmt: skip
    with pytest.raises(AttributeError):
        found.first = found.second


# -- planted works


@pytest.fixture(scope="module")
def corpus(planted):
    return planted.planted_corpus(21, 2000)


@pytest.fixture(scope="module")
def met(corpus):
    """For each type, the share of planted relations whose documents meet, if only in a centre."""
    found = candidate_pairs(corpus.texts)
    near: dict[int, set[int]] = {n: {n} for n in range(len(corpus.documents))}
    for one, other in pairs(found):
        near[one].add(other)
        near[other].add(one)
    shares = {}
    for kind in {t.type for t in corpus.truth}:
        truths = [t for t in corpus.truth if t.type == kind]
        shares[kind] = sum(bool(near[t.first] & near[t.second]) for t in truths) / len(truths)
    return shares, len(found) / len(corpus.documents)


def test_planted_works_are_found(met):
    shares, _ = met
    assert shares["republication"] >= 0.999
    assert shares["excerpt"] >= 0.995
    assert shares["rework"] >= 0.975


def test_at_the_cost_of_two_pairs_for_each_document(met):
    assert met[1] <= 2


def test_one_bio_makes_few_pairs(met):
    assert met[0]["shared_furniture"] <= 0.2
