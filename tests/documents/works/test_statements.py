"""One voice: what a work says is counted once, with the date from which it stands."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.works.model import Family, Piece, Relation
from tertius.documents.works.statements import statement_key, statements

FULL = (
    "The embargo was meant to bring the emirate back into line.",
    "It has done the opposite of that within a few weeks.",
    "The alliance is waging an economic war against the emirate.",
    "Nobody expected the parliament to send more soldiers.",
)
REWORKED = (
    FULL[0],
    "The kingdom is waging an economic war against the emirate.",
    "An agreement ended all of it three years later.",
)


def link(source: str, derived: str, kind: str, *, directed: bool = True) -> Relation:
    return Relation(source, derived, kind, directed, 0.5, 0.5, "")


@pytest.fixture
def pieces() -> dict[str, Piece]:
    made = (
        Piece("p#0", FULL, ("L. Okafor",), "Gazette", date="2018-07-01"),
        Piece("e#1", FULL[:2], ("L. Okafor",), "Harbour Notes"),
        Piece("r#0", REWORKED, ("L. Okafor",), not_before="2021-01"),
    )
    return {piece.key: piece for piece in made}


FAMILY = Family(
    "e#1", ("e#1", "p#0", "r#0"), (link("p#0", "e#1", "excerpt"), link("p#0", "r#0", "rework"))
)


def test_an_excerpt_is_no_version_of_its_own(pieces):
    found = statements(FAMILY, pieces)
    assert [version.members for version in found.versions] == [("p#0", "e#1"), ("r#0",)]


def test_an_excerpt_adds_no_statement(pieces):
    (first, _) = statements(FAMILY, pieces).versions
    assert (first.fresh, first.repeated) == (len(FULL), 0)


def test_kept_sentences_of_a_rework_repeat_an_old_statement(pieces):
    found = statements(FAMILY, pieces)
    (kept,) = [s for s in found.statements if s.text == FULL[0]]
    assert kept.version == 0
    assert {key for key, _ in kept.said} == {"p#0", "e#1", "r#0"}


def test_edited_and_new_sentences_are_fresh_with_the_later_bound(pieces):
    found = statements(FAMILY, pieces)
    assert (found.versions[1].fresh, found.versions[1].repeated) == (2, 1)
    assert (found.versions[1].date, found.versions[1].not_before) == ("", "2021-01")


def test_an_edit_names_the_statement_that_it_is_an_edit_of(pieces):
    found = {s.text: s for s in statements(FAMILY, pieces).statements}
    assert found[REWORKED[1]].edited_from == statement_key(FULL[2])
    assert found[REWORKED[2]].edited_from == ""


def test_one_author_is_one_voice(pieces):
    assert statements(FAMILY, pieces).authors == ("L. Okafor",)


def test_the_earliest_proven_date_of_a_version_counts(pieces):
    late = Piece("p#0", FULL, date="2018-09-09")
    early = Piece("e#1", FULL[:2], date="2018-07-02")
    found = statements(FAMILY, pieces | {"p#0": late, "e#1": early})
    assert found.versions[0].date == "2018-07-02"


def test_every_sentence_of_every_member_is_a_statement(pieces):
    found = statements(FAMILY, pieces)
    said = {place for statement in found.statements for place in statement.said}
    assert said == {(key, n) for key, p in pieces.items() for n in range(len(p.sentences))}


@pytest.mark.parametrize("order", list(permutations(("e#1", "p#0", "r#0"))))
def test_the_order_of_members_changes_nothing(pieces, order):
    family = Family("e#1", order, FAMILY.relations[::-1])
    assert statements(family, {key: pieces[key] for key in order}) == statements(FAMILY, pieces)


def test_a_rework_of_a_rework_comes_third(pieces):
    last = Piece("z#0", (REWORKED[1], "Everything is over now."), not_before="2019")
    family = Family(
        "e#1",
        (*FAMILY.members, "z#0"),
        (*FAMILY.relations, link("r#0", "z#0", "rework")),
    )
    found = statements(family, pieces | {"z#0": last})
    assert [version.members[0] for version in found.versions] == ["p#0", "r#0", "z#0"]
    assert found.versions[2].repeated == 1


def test_without_directions_the_dates_put_versions_in_order(pieces):
    family = Family("p#0", ("p#0", "r#0"), (link("p#0", "r#0", "rework", directed=False),))
    older = Piece("r#0", REWORKED, date="2017-01-01")
    found = statements(family, {"p#0": pieces["p#0"], "r#0": older})
    assert [version.members[0] for version in found.versions] == ["r#0", "p#0"]


def test_directions_against_each_other_end_all_the_same(pieces):
    family = Family(
        "p#0", ("p#0", "r#0"), (link("p#0", "r#0", "rework"), link("r#0", "p#0", "rework"))
    )
    found = statements(family, pieces)
    assert {v.members[0] for v in found.versions} == {"p#0", "r#0"}


def test_a_member_without_a_piece_is_an_error(pieces):
    with pytest.raises(KeyError):
        statements(FAMILY, {"p#0": pieces["p#0"]})


def test_sentences_without_words_are_no_statements():
    piece = Piece("a#0", ("* * *", "Talks went on."))
    found = statements(Family("a#0", ("a#0",)), {"a#0": piece})
    assert [statement.text for statement in found.statements] == ["Talks went on."]


@pytest.mark.parametrize(
    "variant",
    ["the talks FAILED", "“The talks failed!”", "The\u00a0talks, failed…", "The talks failed?"],
)
def test_a_statement_is_its_words(variant):
    assert statement_key(variant) == statement_key("The talks failed.")


@given(st.lists(st.sampled_from([*FULL, *REWORKED]), min_size=1, max_size=6))
def test_a_copy_has_nothing_fresh(sentences):
    one, other = Piece("a#0", tuple(sentences)), Piece("b#0", tuple(sentences), date="2020")
    family = Family("a#0", ("a#0", "b#0"), (link("a#0", "b#0", "identical"),))
    found = statements(family, {"a#0": one, "b#0": other})
    assert len(found.versions) == 1
    assert found.versions[0].fresh == len(found.statements) == len(set(sentences))
