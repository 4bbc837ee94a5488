"""The works of a project: pieces with the documents behind them, and what each says, once."""

from pathlib import Path

import pytest
from tests.river_pact import ALL, OTHER, PRINTED

from tertius.documents.model import Original
from tertius.errors import StoreError
from tertius.store import open_project
from tertius.store.documents import (
    Library,
    add_originals,
    document,
    families_of,
    open_library,
    relations_of,
)
from tertius.store.documents.rules import Rules
from tertius.store.documents.works import Member, Work, works_in

COPY = "in/copy.txt"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Give a project with the four texts, one of them in two places."""
    folder = tmp_path_factory.mktemp("works") / "p"
    library = open_library(open_project(folder, create=True), write=True)
    originals = [Original(text, place=f"in/{name}") for name, text in ALL.items()]
    add_originals(library, [*originals, Original(PRINTED, place=COPY)])
    return library


@pytest.fixture(scope="module")
def work(filled: Library) -> Work:
    (found,) = works_in(filled).works
    return found


def _member(work: Work, name: str) -> Member:
    (found,) = (m for m in work.members.values() if f"in/{name}" in m.places)
    return found


def test_versions_are_one_work_and_strangers_are_none(filled: Library, work: Work) -> None:
    found = works_in(filled)
    assert (found.count, found.several, found.documents) == (1, 1, 4)
    assert found.other == ()
    names = {Path(m.places[-1]).name for m in work.members.values()}
    assert names == {"printed.txt", "blog.txt", "rework.txt"}


def test_members_stand_under_their_keys(work: Work) -> None:
    assert tuple(work.members) == work.family.members
    for key, member in work.members.items():
        assert key == member.piece.key == f"{member.document.identity}#{member.segment}"


def test_a_member_names_all_places_where_it_was_found(work: Work) -> None:
    assert _member(work, "printed.txt").places == (COPY, "in/printed.txt")


def test_a_member_is_one_segment_of_its_document(work: Work) -> None:
    blog = _member(work, "blog.txt")
    assert blog.segment == 1
    assert blog.document.segments[0].kind == "host_comment"
    assert len(blog.piece.sentences) == 4


def test_each_sentence_of_a_member_can_be_quoted_as_published(work: Work) -> None:
    for member in work.members.values():
        for place, sentence in enumerate(member.piece.sentences):
            proof = member.proof(place)
            assert member.document.original.text[proof.start : proof.end] == proof.quote
            assert proof.quote.split() == sentence.split()


def test_each_statement_is_told_once_and_found_where_it_was_said(work: Work) -> None:
    told = work.testimony
    assert [s.number for s in told.statements] == list(range(10))  # 7 as printed, 3 of the rework
    said = [(w.key, w.place) for s in told.statements for w in s.wordings]
    assert len(said) == len(set(said)) == 7 + 4 + 6


def test_one_voice_spoke_twice(work: Work) -> None:
    assert work.testimony.voices == ("mara quill",)
    assert work.testimony.datings == ("2019-05-04", "from 2021-08")


def test_an_edited_sentence_names_the_one_it_edits(work: Work) -> None:
    statements = work.testimony.statements
    edits = {s.text: statements[s.edits].text for s in statements if s.edits is not None}
    assert edits == {
        "The United States is waging a war of tariffs against both of them.": (
            "The alliance is waging a war of tariffs against both of them."
        ),
        "Freight on the Danube has possibly doubled since then.": (
            "Freight on the Danube has doubled since then."
        ),
    }


def test_everything_shows_pieces_that_stand_alone_too(filled: Library) -> None:
    found = works_in(filled, everything=True)
    assert (found.count, found.several) == (3, 1)  # a remark of the host, the beekeepers
    assert [len(w.members) for w in found.works] == [3, 1, 1]


def test_relations_that_make_no_work_are_shown_only_beside_it(filled: Library) -> None:
    found = works_in(filled, everything=True)
    inside = [(r.source, r.derived) for w in found.works for r in w.family.relations]
    other = [(r.source, r.derived) for r in found.other]
    assert sorted(inside + other) == sorted((r.source, r.derived) for r in relations_of(filled))
    assert len(inside) == 3


@pytest.mark.parametrize(
    ("name", "sizes"), [("printed", [3]), ("rework.txt", [3]), ("blog", [3, 1]), ("other", [1])]
)
def test_the_works_of_one_document_are_those_of_its_pieces(
    filled: Library, name: str, sizes: list[int]
) -> None:
    found = works_in(filled, name)
    assert [len(w.members) for w in found.works] == sizes
    identity = document(filled, name).identity
    assert all(any(k.startswith(identity) for k in w.members) for w in found.works)


def test_the_limit_leaves_works_out_and_counts_them(filled: Library) -> None:
    found = works_in(filled, everything=True, limit=2)
    assert (len(found.works), found.count, found.several) == (2, 3, 1)
    assert len(works_in(filled, limit=0).works) == 0


def test_the_works_of_a_document_are_given_beyond_any_limit(filled: Library) -> None:
    assert len(works_in(filled, "blog", limit=1).works) == 2


def test_a_name_that_no_document_has_is_an_error(filled: Library) -> None:
    with pytest.raises(StoreError, match="no document is called river"):
        works_in(filled, "river")


def test_a_name_that_two_documents_have_is_an_error(library: Library) -> None:
    texts = [Original(PRINTED, place="a/x.txt"), Original(OTHER, place="b/x.txt")]
    add_originals(library, texts)
    with pytest.raises(StoreError, match="x means 2 documents"):
        works_in(library, "x")


def test_a_project_without_documents_has_no_works(library: Library) -> None:
    found = works_in(library, everything=True)
    assert (found.works, found.count, found.several, found.documents) == ((), 0, 0, 0)


def test_works_are_shown_as_they_were_compared(library: Library, rules: Rules) -> None:
    """Rows of older rules stay readable: pieces that today's rules would cut otherwise, too."""
    texts = ["host: a.org\nThe mayor spoke. It rained.", "The mayor spoke. It rained. He left."]
    add_originals(library, [Original(t, place=t[:4]) for t in texts], rules=rules)
    (found,) = works_in(library).works
    (family,) = families_of(library)
    assert tuple(found.members) == family.members
    assert sorted(len(m.piece.sentences) for m in found.members.values()) == [2, 3]


def test_showing_works_writes_nothing(filled: Library) -> None:
    before = filled.path.read_bytes()
    works_in(open_library(filled.project), everything=True)
    assert filled.path.read_bytes() == before
