"""Pieces that hold several works although nobody marked where they begin."""

import tomllib
from pathlib import Path

from tertius.documents.works.families import families
from tertius.documents.works.model import Piece
from tertius.documents.works.regions import split
from tertius.documents.works.relations import relations

TEXTS = {
    path.parent.name: tomllib.loads(path.read_text("utf-8"))["sentences"]["republication"]
    for path in sorted((Path(__file__).parent / "families").glob("*/expected.toml"))
}
GRAIN, NILE, REEF = TEXTS["grain_corridor"], TEXTS["nile_dam"], TEXTS["reef"]
HEADING = ["Three voices on ships and water, chosen for the weekend by our editors."]


def piece(key, sentences, **more):
    return Piece(f"{key}#0", tuple(sentences), **more)


def test_a_digest_of_older_texts_is_as_many_works():
    digest = piece("d", [*HEADING, *GRAIN, *NILE, *REEF], date="2024-02-02")
    pieces = [
        digest,
        piece("a", GRAIN, date="2022-11-14"),
        piece("b", NILE, date="2021-03-02"),
        piece("c", REEF, date="2023-08-21"),
    ]
    found = relations(pieces)
    assert {(r.source, r.derived, r.type) for r in found} == {
        ("a#0", "d#0@1-11", "identical"),
        ("b#0", "d#0@12-22", "identical"),
        ("c#0", "d#0@23-33", "identical"),
    }
    assert [f.members for f in families(pieces, found)] == [
        ("a#0", "d#0@1-11"),
        ("b#0", "d#0@12-22"),
        ("c#0", "d#0@23-33"),
    ]


def test_an_anthology_of_several_authors_is_as_many_works():
    pieces = [
        piece("d", [*GRAIN, *NILE]),
        piece("a", GRAIN, authors=("Selma Kortan",)),
        piece("b", NILE, authors=("Hannah Wolde",)),
    ]
    found = relations(pieces)
    assert [f.members for f in families(pieces, found)] == [
        ("a#0", "d#0@0-10"),
        ("b#0", "d#0@11-21"),
    ]


def test_a_piece_that_whole_texts_cover_is_their_collection():
    pieces = [piece("d", [*GRAIN, *NILE]), piece("a", GRAIN), piece("b", NILE)]
    assert len(families(pieces, relations(pieces))) == 2


def test_a_text_that_two_blogs_excerpt_stays_one_work():
    pieces = [piece("d", GRAIN), piece("a", GRAIN[:3]), piece("b", GRAIN[6:9])]
    found = relations(pieces)
    assert split(pieces, found) == {}
    assert [f.members for f in families(pieces, found)] == [("a#0", "b#0", "d#0")]


def test_a_text_in_two_later_instalments_stays_one_work():
    pieces = [
        piece("d", GRAIN, date="2020-01-01"),
        piece("a", GRAIN[:6], date="2020-01-02"),
        piece("b", GRAIN[6:], date="2020-01-03"),
    ]
    assert split(pieces, relations(pieces)) == {}


def test_excerpts_by_younger_hosts_split_nothing():
    pieces = [
        piece("d", GRAIN, date="2020-01-01"),
        piece("a", GRAIN[:4], date="2020-01-02"),
        piece("b", GRAIN[5:9], date="2020-01-03"),
    ]
    assert split(pieces, relations(pieces)) == {}


def test_parts_that_belong_together_are_not_split():
    # Both halves were published before, but they are parts of one serial.
    pieces = [
        piece("d", [*GRAIN[:8], *NILE[:8]], date="2024-01-01"),
        piece("a", GRAIN[:8], date="2020-01-01"),
        piece("b", NILE[:8], date="2020-01-02"),
        piece("c", [*GRAIN[:8], *NILE[:7]], date="2023-01-01"),
    ]
    assert "d#0" not in split(pieces, relations(pieces, pairs=[(0, 1), (0, 2), (0, 3)]))


def test_a_part_has_a_key_dates_and_no_author():
    digest = piece("d", [*GRAIN, *NILE], date="2024-02-02", authors=("The Editors",), host="H")
    pieces = [digest, piece("a", GRAIN, date="2022-11-14"), piece("b", NILE, date="2021-03-02")]
    found = relations(pieces, pairs=[(1, 2)])
    assert split(pieces, found) == {}
    from tertius.documents.works.relations import relate

    parts = split(pieces, [relate(digest, pieces[1]), relate(digest, pieces[2])])
    first, second = parts["d#0"]
    assert (first.key, second.key) == ("d#0@0-10", "d#0@11-21")
    assert first.sentences == tuple(GRAIN)
    assert (first.date, first.host, first.authors) == ("2024-02-02", "H", ())


def test_the_order_of_the_pieces_changes_no_part():
    pieces = [
        piece("d", [*GRAIN, *NILE], date="2024-02-02"),
        piece("a", GRAIN, date="2022-11-14"),
        piece("b", NILE, date="2021-03-02"),
    ]
    assert relations(pieces[::-1]) == relations(pieces)
