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


LINES = (
    "The harbour of Ostrava was sold on Monday for less than the price of its cranes.",
    "Nobody in the town hall can say who signed the deed, or in which language it was written.",
    "A clerk who kept the seal for thirty years has gone to live with her sister in the hills.",
    "The ships go elsewhere now, and the gulls have followed them.",
)


def test_an_undated_copy_does_not_make_a_proven_date_disappear():
    for earlier in ("", "2019-03", "2020-02-01"):
        found = hear(
            [
                Piece("a#0", LINES, not_before=earlier),
                Piece("b#0", LINES, date="2020-02-05"),
            ]
        )
        assert found.datings == ("2020-02-05",)


def test_the_earliest_proven_date_of_any_publication_counts():
    pieces = [
        Piece("a#0", LINES, date="2020-02-05"),
        Piece("b#0", LINES[:3], date="2020-02-04"),
        Piece("c#0", LINES, date="2020-02"),
    ]
    found = hear(pieces)
    assert [s.date for s in found.statements] == ["2020-02"] * 4
    assert hear(pieces[:2]).statements[0].date == "2020-02-04"


def test_the_date_of_a_reworked_text_is_not_that_of_the_rework():
    pieces = pieces_of(EXPECTED["grain_corridor"])
    old = pieces[0].date
    restated = Piece("w#0", pieces[2].sentences, date=old, not_before=pieces[2].not_before)
    found = hear([pieces[0], restated])
    assert found.datings == (old, f"from {restated.not_before}")


def test_a_poster_of_the_same_words_is_no_second_voice():
    for copy in (LINES, LINES[:3]):
        found = hear(
            [
                Piece("a#0", LINES, ("Ada Moss",), date="2020-02-04"),
                Piece("b#0", copy, ("Bob Reposter",), date="2020-02-05"),
            ]
        )
        assert found.voices == ("ada moss",)
        assert (found.names, found.conflicting) == (("Ada Moss",), ("Bob Reposter",))
        assert {s.voice for s in found.statements} == {"ada moss"}


def test_a_dated_text_tells_the_author_before_an_undated_copy_of_it():
    found = hear(
        [
            Piece("a#0", LINES, ("Bob Reposter",)),
            Piece("b#0", LINES, ("Ada Moss",), date="2020-02-05"),
        ]
    )
    assert (found.names, found.conflicting) == (("Ada Moss",), ("Bob Reposter",))


def test_the_name_of_a_site_is_no_voice():
    found = hear(
        [
            Piece("a#0", LINES, ("Ada Moss",), host="The Port Post", date="2020-02-04"),
            Piece("b#0", LINES, ("Port Post",), host="Mirror", date="2020-02-05"),
        ]
    )
    assert (found.voices, found.conflicting) == (("ada moss",), ())


def test_the_copies_of_an_unsigned_text_tell_its_author():
    found = hear(
        [
            Piece("a#0", LINES, date="2020-02-04"),
            Piece("b#0", LINES, ("Bob Reposter",), date="2020-02-05"),
            Piece("c#0", LINES, ("Ada Moss",), date="2020-02-06"),
            Piece("d#0", LINES, ("ADA MOSS",), date="2020-02-07"),
        ]
    )
    assert found.voices == ("ada moss",)
    assert (found.names, found.conflicting) == (("Ada Moss",), ("Bob Reposter",))
    assert {s.voice for s in found.statements} == {"ada moss"}


def test_a_copy_of_a_rework_adds_no_voice_either():
    pieces = pieces_of(EXPECTED["reef"])
    again = Piece("z#0", pieces[2].sentences, ("Bob Reposter",), date="2024-12-01")
    found = hear([*pieces, again])
    assert len(found.voices) == 1
    assert found.conflicting == ("Bob Reposter",)
    assert found.remarks == ()


def test_one_of_two_authors_above_a_copy_is_no_conflict():
    found = hear(
        [
            Piece("a#0", LINES, ("Ada Moss", "Carl Reed"), date="2020-02-04"),
            Piece("b#0", LINES, ("Carl Reed",), date="2020-02-05"),
        ]
    )
    assert found.voices == ("ada moss and carl reed",)
    assert found.conflicting == ()
