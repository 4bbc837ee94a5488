"""Two documents held against each other: the right pieces and order, sentence by sentence."""

from itertools import permutations

import pytest
from tests.river_pact import ALL, BLOG, OTHER, PRINTED, REWORK

from tertius.documents.cleaning import clean
from tertius.documents.model import Document, Original
from tertius.documents.versions import Side, Versions, compare_documents
from tertius.errors import DocumentError


def cleaned(text: str, place: str = "x.txt") -> Document:
    return clean(Original(text, place=place))


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {name.removesuffix(".txt"): cleaned(text, name) for name, text in ALL.items()}


@pytest.fixture(scope="module")
def reworked(documents) -> Versions:
    return compare_documents(documents["printed"], documents["rework"])


def said(side: Side, places) -> list[str]:
    return [side.document.words_of(side.sentences[place].span) for place in places]


def test_each_sentence_is_kept_edited_dropped_or_new(reworked):
    found = reworked.comparison
    assert [match.source for match in found.kept] == [(0,), (1,), (5,)]
    assert [edit.match.source for edit in found.edited] == [(2,), (3,)]
    assert said(reworked.source, found.dropped) == [
        "Old quarrels about the islands were put aside.",
        "They drink plum brandy and complain about customs officers.",
    ]
    assert said(reworked.derived, found.new) == [
        "In August 2021 the pact was prolonged by ten years."
    ]


def test_an_edit_says_what_it_changes_of_the_claim(reworked):
    actor, certainty = (edit.changes for edit in reworked.comparison.edited)
    assert [(c.kind, c.before, c.after) for c in actor] == [
        ("actor", ("The alliance",), ("United States",))
    ]
    assert [(c.kind, c.after) for c in certainty] == [("certainty", ("possibly",))]


@pytest.mark.parametrize(("one", "other"), list(permutations(["printed", "blog", "rework"], 2)))
def test_what_is_proven_does_not_depend_on_the_order_of_asking(documents, one, other):
    found = compare_documents(documents[one], documents[other])
    turned = compare_documents(documents[other], documents[one])
    assert found.relation == turned.relation
    if found.relation.directed:
        assert found == turned


def test_the_dated_version_is_the_source_of_the_one_that_tells_of_later(documents, reworked):
    assert reworked.relation.type == "rework"
    assert reworked.relation.directed
    assert reworked.source.document is documents["printed"]
    assert reworked.derived.document is documents["rework"]


def test_the_whole_is_the_source_of_its_excerpt(documents):
    found = compare_documents(documents["blog"], documents["printed"])
    assert (found.relation.type, found.relation.directed) == ("excerpt", True)
    assert found.derived.document is documents["blog"]
    assert found.comparison.edited == ()
    assert found.comparison.new == ()


def test_the_pieces_that_have_most_in_common_are_compared(documents):
    """The blogger's own remark is no version of anything."""
    found = compare_documents(documents["blog"], documents["printed"])
    assert found.derived.segment == 1
    assert len(found.derived.sentences) == 4


def test_without_proof_of_order_the_first_asked_is_the_source(documents):
    for one, other in permutations(["blog", "rework"]):
        found = compare_documents(documents[one], documents[other])
        assert not found.relation.directed
        assert found.source.document is documents[one]


def test_texts_without_a_word_in_common_are_independent(documents):
    found = compare_documents(documents["printed"], documents["other"])
    assert found.relation.type == "independent"
    assert found.comparison.kept == found.comparison.edited == ()
    assert len(found.comparison.dropped) == 7
    assert len(found.comparison.new) == 3


def test_each_sentence_of_both_sides_is_told_once(reworked):
    found = reworked.comparison
    matches = [*found.kept, *(edit.match for edit in found.edited)]
    for side, single in (("source", found.dropped), ("derived", found.new)):
        places = [place for match in matches for place in getattr(match, side)] + list(single)
        assert sorted(places) == list(range(len(getattr(reworked, side).sentences)))


def test_layout_and_typography_make_no_difference(documents):
    other = cleaned(PRINTED.replace(". ", ".\n").replace("Old", "“Old”"), "again.txt")
    found = compare_documents(documents["printed"], other)
    assert len(found.comparison.kept) == 7
    assert found.relation.type in ("identical", "republication")


def test_a_document_is_not_compared_with_itself(documents):
    with pytest.raises(DocumentError, match="are the same document") as caught:
        compare_documents(documents["printed"], cleaned(PRINTED, "copy.txt"))
    assert "printed.txt and copy.txt" in caught.value.message


@pytest.mark.parametrize("text", ["", "Share this article\n", "***\n\n© 2020"])
@pytest.mark.parametrize("first", [True, False])
def test_a_text_without_sentences_is_named(documents, text, first):
    pair = [cleaned(text, "bare.txt"), documents["printed"]]
    with pytest.raises(DocumentError, match="has no sentences") as caught:
        compare_documents(*(pair if first else pair[::-1]))
    assert caught.value.where == "bare.txt"
    assert "tertius documents show bare.txt" in (caught.value.remedy or "")


def test_a_longer_later_text_that_repeats_the_old_one_is_compared_with_it():
    later = cleaned(PRINTED + "\n" + "In June 2022 a second bridge was opened. " * 3)
    found = compare_documents(cleaned(PRINTED), later)
    assert len(found.comparison.kept) == 7
    assert found.comparison.dropped == ()


def test_texts_in_one_document_are_compared_piece_by_piece():
    """Of two pieces in a digest the one that answers to the other text is taken."""
    digest = f"{OTHER}\n***\n\n{PRINTED}"
    found = compare_documents(cleaned(digest), cleaned(REWORK))
    assert said(found.source, [0])[0].startswith(("Serbia", "Half"))
    assert len(found.comparison.kept) == 3


@pytest.mark.parametrize("text", [BLOG, REWORK])
def test_html_and_plain_text_of_a_piece_are_the_same_to_a_comparison(documents, text):
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    page = clean(Original(f"<html><body>{paragraphs}</body></html>", format="html", place="p"))
    plain = compare_documents(documents["printed"], cleaned(text)).comparison
    found = compare_documents(documents["printed"], page).comparison
    assert len(found.kept) == len(plain.kept)
    assert len(found.edited) == len(plain.edited)
