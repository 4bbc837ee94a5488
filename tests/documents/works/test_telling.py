"""Every sentence of some documents is a statement of a work, said once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.river_pact import BLOG, OTHER, PRINTED, REWORK

from tertius.documents import Original, clean
from tertius.documents.works.families import families
from tertius.documents.works.model import Family, Piece
from tertius.documents.works.relations import relations
from tertius.documents.works.telling import _families, _share_nothing, tell, title_of
from tertius.errors import DocumentError


def documents(*texts: str):
    return [clean(Original(text)) for text in texts]


def said(document, told):
    return {
        document.words_of(sentence.span): told[document.identity, place]
        for place, sentence in enumerate(document.sentences)
    }


@pytest.fixture(scope="module")
def family():
    held = documents(PRINTED, BLOG, REWORK, OTHER)
    return held, tell(held)


def test_every_sentence_of_every_document_is_told(family) -> None:
    held, told = family
    expected = {(d.identity, k) for d in held for k in range(len(d.sentences))}
    assert set(told) == expected


def test_the_same_words_in_three_publications_are_one_statement(family) -> None:
    held, told = family
    first = "Nobody in Belgrade had expected it to last."
    found = [said(document, told)[first] for document in held[:3]]
    assert len({(t.work, t.statement) for t in found}) == 1
    assert [t.publications for t in found] == [3, 3, 3]
    assert sum(t.first for t in found) == 1
    assert {t.dating for t in found} == {"2019-05-04"}


def test_an_edited_sentence_is_a_statement_of_its_own_that_names_what_it_edits(family) -> None:
    held, told = family
    old = said(held[0], told)["The alliance is waging a war of tariffs against both of them."]
    new = said(held[2], told)["The United States is waging a war of tariffs against both of them."]
    assert new.work == old.work
    assert (new.statement != old.statement, new.edits) == (True, old.statement)


def test_a_bloggers_own_remark_is_no_statement_of_the_author(family) -> None:
    held, told = family
    remark = next(t for words, t in said(held[1], told).items() if "I said so" in words)
    body = said(held[1], told)["Nobody in Belgrade had expected it to last."]
    assert (remark.work, remark.statement) != (body.work, body.statement)
    assert remark.voice != "Mara Quill"
    assert body.voice == "Mara Quill"


def test_a_text_by_itself_is_its_own_work(family) -> None:
    held, told = family
    mine = {t.work for t in said(held[3], told).values()}
    others = {t.work for t in said(held[0], told).values()}
    assert len(mine) == 1
    assert not mine & others


def test_alone_or_among_others_the_text_says_the_same() -> None:
    (alone,) = documents(OTHER)
    told = tell([alone])
    assert [told[alone.identity, k].statement for k in range(len(alone.sentences))] == list(
        range(len(alone.sentences))
    )


def test_a_title_is_given_where_it_is_proven() -> None:
    assert title_of(documents(PRINTED)[0]) == "Why the River Pact Will Hold"
    assert title_of(clean(Original("it rained."))) == ""


def test_no_documents_tell_nothing() -> None:
    assert tell([]) == {}


def test_the_same_document_twice_is_an_error() -> None:
    (document,) = documents(PRINTED)
    with pytest.raises(DocumentError, match="two pieces have the key"):
        tell([document, document])


def compared(pieces):
    """Find the works with the search for candidates, as for many documents."""
    found = families(pieces, relations(pieces, parts=False))
    joined = {key for family in found for key in family.members}
    return found + [Family(p.key, (p.key,)) for p in pieces if p.key not in joined]


VOCABULARY = ["Talks", "on", "the", "stráit", "ended", "U.S.", "Monday", "-", "東京", "1,750", ""]
sentences = st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(sentences, max_size=4), max_size=5))
def test_a_few_pieces_are_joined_as_the_search_for_candidates_joins_them(texts) -> None:
    pieces = [Piece(f"{chr(97 + k)}#0", tuple(said)) for k, said in enumerate(texts)]
    assert _families(pieces) == compared(pieces)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 12), st.integers(0, 12))
def test_whoever_shares_a_run_of_words_is_compared(before: int, shared: int) -> None:
    run = [f"word{k}" for k in range(shared)]
    one = " ".join([*(f"a{k}" for k in range(before)), *run])
    pieces = [Piece("a#0", (one,)), Piece("b#0", ("Later " + " ".join(run).upper(), "It rained."))]
    assert _families(pieces) == compared(pieces)
    assert _share_nothing(pieces) == (shared < 8)


def test_short_pieces_of_the_same_words_are_compared() -> None:
    assert not _share_nothing([Piece("a#0", ("Peace now!",)), Piece("b#0", ("peace", "NOW"))])
    assert _share_nothing([Piece("a#0", ("Peace now!",)), Piece("b#0", ("Peace now, he said",))])


def test_pieces_without_words_share_nothing_and_many_words_are_left_to_the_search() -> None:
    assert _share_nothing([Piece("a#0", ()), Piece("b#0", ("—",))])
    assert not _share_nothing([Piece("a#0", ("salt " * 100_000,)), Piece("b#0", ())])
