"""The planted corpus is what it says: reproducible, and its truth can be read off its texts."""

from collections import Counter

import pytest

from tertius.documents.words import words
from tertius.documents.works.model import FAMILY_TYPES, RELATION_TYPES


@pytest.fixture(scope="module")
def corpus(planted):
    return planted.planted_corpus(11, 400)


def grams(text: str, width: int = 8) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[n : n + width]) for n in range(len(found) - width + 1)}


def pairs(corpus, kind):
    texts = corpus.texts
    return [(texts[t.first], texts[t.second]) for t in corpus.truth if t.type == kind]


def test_one_seed_makes_one_corpus(planted):
    assert planted.planted_corpus(5, 80) == planted.planted_corpus(5, 80)
    assert planted.planted_corpus(5, 80).texts != planted.planted_corpus(6, 80).texts


def test_it_has_the_size_asked_for(corpus):
    assert 400 <= len(corpus.documents) <= 440
    assert len(corpus.pieces) == len(corpus.texts) == len(corpus.documents)
    assert len({piece.key for piece in corpus.pieces}) == len(corpus.documents)


def test_all_types_are_planted_but_none_that_cannot_be(corpus):
    planted_types = {t.type for t in corpus.truth}
    assert planted_types == set(RELATION_TYPES) - {"identical", "independent"}


def test_relations_of_families_stay_within_them_and_others_do_not(corpus):
    family = [document.family for document in corpus.documents]
    for truth in corpus.truth:
        assert (family[truth.first] == family[truth.second]) == (truth.type in FAMILY_TYPES)


def test_a_dated_relation_points_forward(corpus):
    dates = [piece.date for piece in corpus.pieces]
    for truth in corpus.truth:
        if truth.directed and truth.dated:
            assert dates[truth.first] <= dates[truth.second]


def test_a_republication_has_nearly_all_words_of_its_source(corpus):
    for source, derived in pairs(corpus, "republication"):
        old, new = grams(source), grams(derived)
        assert len(old & new) >= 0.6 * min(len(old), len(new))


def test_an_excerpt_is_a_run_of_its_source(corpus):
    for source, derived in pairs(corpus, "excerpt"):
        assert len(grams(source) & grams(derived)) >= 8


def test_a_rework_keeps_some_words_and_changes_others(corpus):
    for source, derived in pairs(corpus, "rework"):
        old, new = Counter(words(source)), Counter(words(derived))
        assert old & new
        assert new - old or old - new


def test_reports_by_one_formula_differ_in_more_than_typography(corpus):
    for one, other in pairs(corpus, "template"):
        assert words(one) != words(other)
        assert set(words(one)) & set(words(other))


def test_a_shared_quotation_is_the_only_long_run_in_common(corpus):
    for one, other in pairs(corpus, "shared_quotation"):
        shared = grams(one) & grams(other)
        assert 0 < len(shared) <= 80
        assert not shared >= grams(one)


def test_development_and_evaluation_share_no_formula(planted):
    one = planted.planted_corpus(1, 200, half="development")
    other = planted.planted_corpus(1, 200, half="evaluation")
    mine = {gram for text in one.texts for gram in grams(text)}
    assert not mine & {gram for text in other.texts for gram in grams(text)}


def test_base_texts_are_used_before_the_grammar(planted):
    base = [[f"Story {n} begins here.", f"It goes on with {n}.", "It ends."] for n in range(60)]
    corpus = planted.planted_corpus(2, 80, base)
    real = [d for d in corpus.documents if any("goes on" in s.lower() for s in d.piece.sentences)]
    assert len(real) >= 15


def test_pages_carry_what_cleaning_must_take_off(corpus):
    derived = [d for d in corpus.documents if d.made == "republication"]
    assert any("](" in document.published for document in derived)
    assert any(document.piece.extras for document in derived)
    assert any("\u00a0" in document.published for document in derived)
    for document in derived:
        for line in document.piece.extras:
            assert line in document.published


def test_a_large_corpus_has_a_story_in_many_papers_and_a_quotation_in_twenty(planted):
    corpus = planted.planted_corpus(3, 2000)
    assert max(Counter(d.family for d in corpus.documents).values()) >= 50
    quoted = [t for t in corpus.truth if t.type == "shared_quotation"]
    assert max(Counter(t.first for t in quoted).values()) >= 10
