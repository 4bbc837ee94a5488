"""Keys of lines, and text that returns on a site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.folding import fold
from tertius.documents.lines import label_lines, line_key, recurrent_keys
from tertius.documents.lines.keys import words_of
from tertius.documents.model import Original


def test_case_and_punctuation_do_not_change_a_key():
    assert line_key("Share this: page") == line_key("SHARE, this page!")


def test_words_and_figures_do():
    assert len({line_key(t) for t in ("Share this", "Share that", "Views 1", "Views 2")}) == 4


def test_keys_are_the_same_on_every_machine():
    assert line_key("Share this page") == 0x473C34F51D5EE12F


@given(st.text())
def test_every_text_has_a_key_of_64_bits(text):
    assert 0 <= line_key(text) < 2**64


def test_lines_without_words_have_keys_of_their_own():
    assert line_key("***") != line_key("---")


@given(st.text(max_size=60))
def test_words_hold_neither_blanks_nor_capitals(text):
    assert all(word == word.lower() and not word.isspace() and word for word in words_of(text))


NOTICE = "Join the friends of the strait for five crowns a month"


def stories(count: int, *, family: bool = False) -> list[tuple[str, str, list[str]]]:
    return [
        ("merrow.example", "one" if family else str(n), [NOTICE, f"Ship {n} was boarded in fog."])
        for n in range(count)
    ]


def test_a_notice_in_three_families_is_recurrent():
    assert recurrent_keys(stories(3)) == {line_key(NOTICE)}


def test_two_families_are_not_enough():
    assert recurrent_keys(stories(2)) == frozenset()


def test_a_story_in_five_hundred_papers_is_one_family_and_not_recurrent():
    assert recurrent_keys(stories(500, family=True)) == frozenset()
    copies = [(f"paper{n}.example", "one", [NOTICE]) for n in range(500)]
    assert recurrent_keys(copies) == frozenset()


def test_hosts_are_counted_apart_and_pages_without_a_host_together():
    apart = [(f"{n}.example", str(n), [NOTICE]) for n in range(3)]
    assert recurrent_keys(apart) == frozenset()
    assert recurrent_keys([("", family, lines) for _, family, lines in apart]) == {line_key(NOTICE)}


def test_a_notice_that_varies_is_known_by_its_runs_of_words():
    base = "You can read all of our texts on ships and on fog in twelve languages"
    pages = [("a.example", str(n), [f"{base} by {name}"]) for n, name in enumerate("abc")]
    assert recurrent_keys(pages) == {line_key(lines[0]) for _, _, lines in pages}


def test_the_order_of_pages_does_not_matter():
    pages = stories(5)
    assert recurrent_keys(pages) == recurrent_keys(pages[::-1])


@pytest.mark.parametrize("least", [1, 0, -3])
def test_text_of_one_family_is_never_recurrent(least):
    with pytest.raises(ValueError, match="2 families"):
        recurrent_keys([], least=least)


BODY = [
    "The pilots of the strait have not been paid since January, and both governments know it.",
    NOTICE,
    "The union has written to both capitals and asked for an annex before the summer timetable.",
    "Nobody has answered so far, although the letter was signed by two hundred and forty pilots.",
    NOTICE.replace("friends", "Friends"),
]


def roles_with(lines: list[str], recurrent: frozenset[int]) -> list[tuple[str, str | None]]:
    original = Original("\n\n".join(lines))
    return [(x.role, x.kind) for x in label_lines(fold(original), original, recurrent=recurrent)]


def test_recurrent_lines_are_furniture():
    assert {role for role, _ in roles_with(BODY, frozenset())} == {"body"}
    told = roles_with(BODY, frozenset({line_key(NOTICE)}))
    assert [told[0], *told[2:4]] == [("body", None)] * 3
    assert told[1] == told[4] == ("furniture", "recurrent")


def test_a_subheading_that_returns_on_a_site_stays_body():
    lines = [BODY[0], "What happened so far", *BODY[2:4]]
    known = frozenset({line_key("What happened so far")})
    assert {role for role, _ in roles_with(lines, known)} == {"body"}


def test_an_author_who_returns_on_a_site_stays_an_author():
    lines = ["Fog and bread", "By Tora Lindqvist", *BODY[:1], *BODY[2:4]]
    told = roles_with(lines, frozenset({line_key("By Tora Lindqvist")}))
    assert told[1] == ("byline", None)
