"""What is furniture by its words, and which of two pieces is proven to be older."""

import pytest

from tertius.documents.works.direction import are_apart, date_of, older_of, outlet
from tertius.documents.works.encoding import encode
from tertius.documents.works.furniture import Furniture, is_furniture
from tertius.documents.works.model import Piece


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Moss is a senior fellow at the Harbour Institute.",
        "Her latest book is Salt and Iron.",
        "He is the author of nine books on trade.",
        "The views expressed here are those of the author.",
        "Sign up for our newsletter.",
        "Copyright 2020 The Port Post.",
        "© The Port Post",
        "This article was first published in The Port Post.",
        "Read more about the strait.",
        "Follow us on the usual channels.",
    ],
)
def test_bios_and_invitations_are_furniture(sentence):
    assert is_furniture(sentence)
    assert is_furniture(sentence.upper())


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister read the treaty aloud.",
        "The author of the attack is unknown.",
        "The newspapers published the treaty first.",
        "A fellow of mine saw the fleet.",
        "",
    ],
)
def test_sentences_of_a_story_are_not(sentence):
    assert not is_furniture(sentence)


def shared(one, other):
    pieces = [one, other]
    return Furniture(pieces, encode([p.sentences for p in pieces])).shared(0, 1)


def test_a_sentence_that_the_other_page_has_as_furniture_is_furniture():
    line = "The lighthouse keeper thanks all readers for their letters and cakes this year"
    one = Piece("a", ("The fleet left at dawn.", f"{line}."))
    assert shared(one, Piece("b", (f"{line}.", "Prices fell."), extras=(line,))) == f"{line}."
    assert shared(one, Piece("b", (f"{line}.", "Prices fell."))) == ""


def test_more_than_furniture_is_no_furniture():
    bio = "Ada Moss is a senior fellow at the Harbour Institute."
    story = "The fleet left the harbour at dawn and nobody knew where it was bound for."
    assert shared(Piece("a", (story, bio)), Piece("b", (bio, story))) == ""


def test_short_lines_tell_nothing():
    one = Piece("a", ("The fleet left.",), extras=("Share this",))
    assert shared(one, Piece("b", ("Prices fell.",), extras=("Share this",))) == ""


def dated(date="", not_before="", published="", host="", venue=""):
    return Piece(
        "x",
        (),
        date=date,
        not_before=not_before,
        published=published,
        host=host,
        venue=venue,
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (dated("2020-01-01"), dated("2020-01-02"), "a"),
        (dated("2020-02"), dated("2020-01-31"), "b"),
        (dated("2020"), dated("2021-05"), "a"),
        (dated("2020-01"), dated("2020-01-31"), ""),
        (dated("2020-01-01"), dated("2020-01-01"), ""),
        (dated("2020-01-01"), dated(), ""),
        (dated(), dated(), ""),
        (dated("2020-01-01"), dated(not_before="2020-06"), "a"),
        (dated(not_before="2020-06"), dated("2020-01-01"), "b"),
        (dated("2020-01-01"), dated(not_before="2020-01"), ""),
        (dated(not_before="2019"), dated(not_before="2020"), ""),
        # A text that mentions what lies after its own publication proves nothing.
        (dated("2020-01-01", "2021-01", "2020-01-01"), dated("2020-06-01"), ""),
        # An original date before that is the date of another text.
        (dated("2020-01-01", "2021-01"), dated("2020-06-01"), "b"),
        (dated("2020-01-01", "2021-01", "2021-03-01"), dated("2021-02"), "b"),
        # Who names as original date the day of the other one took it from there.
        (dated("2014-02-03", published="2014-02-03"), dated("2014-02-03", "", "2014-02-06"), "a"),
        (dated("2014-02-03"), dated("2014-02-03", published="2014-02-06"), "a"),
        (dated("2014-02-03"), dated("2014-02-03", published="2014-02-03"), ""),
        (dated("2014-02", published="2014-02"), dated("2014-02", published="2014-02-06"), ""),
        # So did who names the other one's host.
        (dated(host="The Port Post"), dated(venue="Port Post", host="Mirror"), "a"),
        (dated(host="Port Post"), dated(venue="portpost.example"), "a"),
        (dated(host="Port Post"), dated(venue="Port Post", host="Port Post"), ""),
        (dated(host="Port Post", venue="Mirror"), dated(venue="Port Post", host="Mirror"), ""),
        # Dates come before names.
        (dated("2020", host="Port Post"), dated("2019", venue="Port Post"), "b"),
    ],
)
def test_which_is_proven_to_be_older(one, other, expected):
    assert older_of(one, other) == expected
    assert older_of(other, one) == {"a": "b", "b": "a", "": ""}[expected]


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (dated(), ""),
        (dated("2020-01"), "2020-01"),
        (dated("2020-01", "2020-01"), "2020-01"),
        (dated("2020-01", "2020-02"), ""),
        (dated("2020-01", "2020-02", "2020-03-04"), "2020-03-04"),
        (dated("2020-01", "2019", "2020-03-04"), "2020-01"),
    ],
)
def test_from_when_the_words_of_a_piece_are_known(piece, expected):
    assert date_of(piece) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Port Post", "port post"),
        ("Antiwar.com", "antiwarcom".removesuffix("com")),
        ("https://www.portpost.example/", "Port Post"),
    ],
)
def test_an_outlet_is_the_same_by_its_name_and_its_address(one, other):
    assert outlet(one) == outlet(other)


def test_what_is_no_address_keeps_its_end():
    assert outlet("The Port Post Inc.") == "portpostinc"
    assert outlet("The") == "the"
    assert outlet("") == ""


def test_days_apart():
    assert are_apart(dated("2020-01-01"), dated("2020-01-03"))
    assert not are_apart(dated("2020-01-01"), dated("2020-01-02"))
    assert not are_apart(dated("2020-01"), dated("2021-01-02"))
    assert not are_apart(dated("2020-99-99"), dated("2020-01-02"))
