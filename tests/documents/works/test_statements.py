"""One voice: every statement once, with its date, in all its publications."""

import tomllib
from pathlib import Path

import pytest

from tertius.documents.works.families import families
from tertius.documents.works.model import Family, Piece
from tertius.documents.works.relations import relations
from tertius.documents.works.statements import Wording, statements

PATHS = sorted((Path(__file__).parent / "families").glob("*/expected.toml"))
EXPECTED = {path.parent.name: tomllib.loads(path.read_text("utf-8")) for path in PATHS}


def hear(pieces):
    (family,) = families(pieces, relations(pieces))
    return statements(family, pieces)


def pieces_of(expected):
    texts, dates = expected["sentences"], expected["dates"]
    author = (expected["author"],)
    return [
        Piece("r#0", tuple(texts["republication"]), author, date=dates["republication"]),
        Piece("e#0", tuple(texts["excerpt"]), host="A Page"),
        Piece("w#0", tuple(texts["rework"]), author, not_before=dates["rework_not_before"]),
    ]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_three_publications_are_one_voice_that_spoke_twice(name):
    expected = EXPECTED[name]
    found = hear(pieces_of(expected))
    counts = expected["compare"]
    old = len(expected["sentences"]["republication"])
    assert len(found.voices) == 1
    assert found.datings == (
        expected["dates"]["republication"],
        f"from {expected['dates']['rework_not_before']}",
    )
    assert len(found.statements) == old + counts["edited"] + counts["new"]
    assert sum(s.edits is not None for s in found.statements) == counts["edited"]
    assert found.remarks == ()


def test_a_kept_sentence_has_the_old_date_and_all_its_places():
    found = hear(pieces_of(EXPECTED["grain_corridor"]))
    kept = found.statements[2]
    assert kept.date == "2022-11-14"
    assert kept.wordings[0] == Wording("r#0", 2)
    assert {w.key for w in kept.wordings} == {"r#0", "w#0"}


def test_an_edited_sentence_names_the_one_it_edits():
    found = hear(pieces_of(EXPECTED["grain_corridor"]))
    (edited,) = [s for s in found.statements if "650,000" in s.text]
    assert "400,000" in found.statements[edited.edits].text
    assert (edited.date, edited.not_before) == ("", "2023-07")
    assert edited.dating == "from 2023-07"


def test_what_an_excerpt_adds_is_its_host_remark():
    pieces = pieces_of(EXPECTED["reef"])
    said = "Somebody sent me this and I agree."
    framed = Piece("e#0", (said, *pieces[1].sentences), host="A Page")
    found = hear([pieces[0], framed])
    (remark,) = found.remarks
    assert (found.statements[remark].text, found.statements[remark].voice) == (said, "A Page")
    assert found.datings == ("2023-08-21",)
    assert len(found.statements) == len(pieces[0].sentences) + 1


def test_the_style_of_a_house_makes_no_new_statement():
    one = pieces_of(EXPECTED["reef"])[0]
    styled = tuple(s.replace("cutter", "boat") for s in one.sentences)
    found = hear([one, Piece("s#0", styled, date="2023-08-25")])
    assert len(found.statements) == len(one.sentences)


def test_without_dates_and_authors_nothing_is_invented():
    texts = EXPECTED["sahel"]["sentences"]
    found = hear([Piece("a", tuple(texts["republication"])), Piece("b", tuple(texts["rework"]))])
    assert found.voices == ("",)
    assert found.datings == ("",)
    assert {s.date for s in found.statements} == {""}


def test_two_authors_are_two_voices():
    texts = EXPECTED["sahel"]["sentences"]
    pieces = [
        Piece("a", tuple(texts["republication"]), ("Moussa Keita",), date="2023-08-09"),
        Piece("b", tuple(texts["rework"]), ("Somebody Else",), date="2024-02-01"),
    ]
    found = hear(pieces)
    assert found.voices == ("moussa keita", "somebody else")
    assert {s.voice for s in found.statements} == set(found.voices)


def test_members_that_are_missing_say_nothing():
    found = statements(Family("a", ("a", "b"), ()), [])
    assert (found.statements, found.datings, found.remarks) == ((), (), ())


def test_a_member_that_is_related_only_through_a_third_is_heard():
    texts = EXPECTED["lachin"]["sentences"]["republication"]
    pieces = [
        Piece("a", tuple(texts), date="2022-12-28"),
        Piece("b", tuple(texts[:5]), date="2022-12-29"),
        Piece("c", tuple(texts[5:]), date="2022-12-30"),
    ]
    found = hear(pieces)
    assert len(found.statements) == len(texts)
    assert all(len(s.wordings) == 2 for s in found.statements)


def test_every_sentence_of_every_member_is_a_wording_once():
    pieces = pieces_of(EXPECTED["tokyo_seoul"])
    found = hear(pieces)
    places = [(w.key, w.place) for s in found.statements for w in s.wordings]
    assert sorted(places) == sorted((p.key, k) for p in pieces for k in range(len(p.sentences)))
    assert [s.number for s in found.statements] == list(range(len(found.statements)))


def test_the_seeds_are_one_voice_and_two_dated_statements(seed_pieces):
    (family,) = families(seed_pieces, relations(seed_pieces))
    found = statements(family, seed_pieces)
    assert found.voices == ("ted galen carpenter",)
    assert found.datings == ("2023-09-18", "from 2024-06")
    assert len(found.statements) == 41 + 14 + 8
