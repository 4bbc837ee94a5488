"""From a text as published to the pieces that are compared: nothing is lost, each part is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.river_pact import ALL, BLOG, PRINTED, REWORK

from tertius.documents.cleaning import clean, facts_of, pieces_of, sentences_of
from tertius.documents.lines import line_key
from tertius.documents.model import Declared, Document, Original

ALPHABET = st.sampled_from([*"ab. \n\t”’", "By A. Lee\n", "May 4, 2019\n", "***\n", "Share this\n"])


def cleaned(text: str, **options) -> Document:
    return clean(Original(text, place="x.txt", **options))


@pytest.fixture(scope="module")
def printed() -> Document:
    return cleaned(PRINTED)


@pytest.fixture(scope="module")
def blog() -> Document:
    return cleaned(BLOG)


def values(document: Document, field: str, kind: str | None = None) -> list[str]:
    return [f.value for f in document.facts if (f.field, f.kind) == (field, kind)]


@pytest.mark.parametrize("name", ALL)
def test_each_line_of_the_text_has_a_role(name):
    document = cleaned(ALL[name])
    lines = [line.strip() for line in ALL[name].splitlines() if line.strip()]
    assert [document.words_of(line.span) for line in document.lines] == lines


def test_head_lines_are_no_sentences(printed):
    assert [line.role for line in printed.lines] == ["title", "byline", "dateline", "body", "body"]
    said = [printed.words_of(s.span) for s in printed.sentences]
    assert said[0] == "Serbia and Hungary signed the river pact in the spring."
    assert len(said) == 7


def test_head_lines_prove_facts(printed):
    assert values(printed, "title") == ["Why the River Pact Will Hold"]
    assert values(printed, "author") == ["Mara Quill"]
    assert values(printed, "host") == ["The Delta Courier"]
    assert values(printed, "date", "host") == ["2019-05-04"]


@pytest.mark.parametrize("name", ALL)
def test_each_fact_and_sentence_is_quoted_from_the_original(name):
    document = cleaned(ALL[name])
    proofs = [fact.proof for fact in document.facts]
    proofs += [document.published(sentence.span) for sentence in document.sentences]
    assert proofs
    for proof in proofs:
        assert ALL[name][proof.start : proof.end] == proof.quote


def test_what_a_container_declares_is_a_fact_with_its_field_as_proof():
    declared = (Declared("author", "Ira Blum", "column byline"),)
    document = cleaned("The talks ended on Monday. Both sides left.", declared=declared)
    (fact,) = (f for f in document.facts if f.field == "author")
    assert (fact.value, fact.proof.place) == ("Ira Blum", "column byline")


def test_a_host_who_frames_a_text_has_a_segment_of_its_own(blog):
    assert [segment.kind for segment in blog.segments] == ["host_comment", "piece"]
    remark, piece = pieces_of(blog)
    assert remark.sentences == (
        "I said so for years.",
        "From Mara Quill at The Delta Courier:",
    )
    assert piece.sentences == pieces_of(cleaned(PRINTED))[0].sentences[:4]


def test_a_piece_knows_its_authors_host_and_date(printed):
    (piece,) = pieces_of(printed)
    assert piece.key == f"{printed.identity}#0"
    assert (piece.authors, piece.host) == (("Mara Quill",), "The Delta Courier")
    assert (piece.date, piece.not_before) == ("2019-05-04", "")


def test_the_author_of_a_text_is_not_the_author_of_its_hosts_remark(blog):
    remark, piece = pieces_of(blog)
    assert piece.authors == ("Mara Quill",)
    assert remark.authors == ()


def test_a_date_that_the_text_tells_as_past_is_a_bound_and_no_date():
    (piece,) = pieces_of(cleaned(REWORK))
    assert (piece.date, piece.not_before) == ("", "2021-08")


def test_furniture_is_kept_for_telling_what_sites_have_in_common(blog):
    piece = pieces_of(blog)[1]
    assert piece.extras[-2:] == ("Continue reading", "Leave a comment")
    assert not set(piece.extras) & set(piece.sentences)


def test_a_line_that_is_known_to_return_on_its_site_is_furniture():
    notice = "Our readers along the river keep this paper afloat with a gift each year."
    text = PRINTED + "\n" + notice + "\n"
    assert cleaned(text).lines[-1].role == "body"
    found = clean(Original(text), recurrent=frozenset({line_key(notice)}))
    assert (found.lines[-1].role, found.lines[-1].kind) == ("furniture", "recurrent")
    assert len(found.sentences) == 7


def test_the_facts_of_a_segment_stand_before_those_of_the_document(blog):
    for segment in blog.segments:
        belongs = [fact.segment for fact in facts_of(blog, segment.number)]
        assert set(belongs) <= {segment.number, None}
        assert belongs == sorted(belongs, key=lambda number: number is None)


def test_a_segment_that_is_not_there_has_no_sentences(printed):
    assert sentences_of(printed, 7) == ()


@pytest.mark.parametrize("text", ["", " \n\t\n", "\n" * 50])
def test_a_text_without_words_has_no_lines_facts_or_pieces(text):
    document = cleaned(text)
    assert (document.lines, document.segments, document.sentences) == ((), (), ())
    assert (document.facts, pieces_of(document)) == ((), ())


@pytest.mark.parametrize("text", ["Share this article\n\nLeave a comment\n", "***", "© 2020"])
def test_a_text_of_furniture_alone_has_no_pieces(text):
    document = cleaned(text)
    assert {line.role for line in document.lines} == {"furniture"}
    assert pieces_of(document) == ()


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_whatever_the_text_lines_cover_it_and_sentences_lie_in_segments(text):
    document = cleaned(text)
    covered = "".join(document.words_of(line.span) for line in document.lines)
    assert "".join(covered.split()) == "".join(document.text.split())
    spans = {
        s.number: (document.lines[s.first].span.start, document.lines[s.last].span.end)
        for s in document.segments
    }
    for sentence in document.sentences:
        start, end = spans[sentence.segment]
        assert start <= sentence.span.start < sentence.span.end <= end
    for piece in pieces_of(document):
        number = int(piece.key.partition("#")[2])
        assert len(piece.sentences) == len(sentences_of(document, number))


@given(st.lists(ALPHABET, max_size=30).map("".join))
def test_the_same_text_is_always_read_the_same_way(text):
    assert pieces_of(cleaned(text)) == pieces_of(cleaned(text))
