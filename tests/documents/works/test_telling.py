"""Every sentence of some documents is a statement of a work, said once."""

import pytest
from tests.river_pact import BLOG, OTHER, PRINTED, REWORK

from tertius.documents import Original, clean
from tertius.documents.works.telling import tell, title_of
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
