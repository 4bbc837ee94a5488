"""Hard-wrapped texts: lines are joined on evidence, and only then."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.folding.text import fold_text
from tertius.documents.model import Span

PARAGRAPHS = [
    "The ministers of the two countries met on Monday in the old town hall to speak about the "
    "bridge that was closed last winter, and about the trucks that have to wait at the border for "
    "a day or longer since then.",
    "Nobody expected an agreement. It came all the same: from the spring on, the bridge will be "
    "open for trucks at night, and in the summer for everybody.",
    "What it costs was not said. The mayors of both towns, who had asked for the meeting, called "
    "it a beginning and went home without speaking to the press.",
]
PROSE = "\n\n".join(PARAGRAPHS)


def wrapped(width, *, indent="", blank="\n\n", **options):
    return blank.join(
        textwrap.fill(paragraph, width, initial_indent=indent, **options)
        for paragraph in PARAGRAPHS
    )


@pytest.mark.parametrize("width", [45, 52, 60, 66, 72, 78, 85])
def test_a_wrapped_text_is_the_text(width):
    assert fold_text(wrapped(width)).text == PROSE


@pytest.mark.parametrize("width", [55, 64, 72])
def test_paragraphs_may_be_marked_by_their_first_line_alone(width):
    text = wrapped(width, indent="    ", blank="\n")
    assert fold_text(text).text == PROSE.replace("\n\n", "\n")


def test_a_quoted_mail_is_joined_and_stays_quoted():
    quoted = "\n".join("> " + line for line in textwrap.wrap(PARAGRAPHS[0], 68))
    assert fold_text(quoted).text == "> " + PARAGRAPHS[0]


def test_a_mail_with_an_answer_keeps_quotation_and_answer_apart():
    quoted = "\n".join("> " + line for line in textwrap.wrap(PARAGRAPHS[0], 68))
    answer = textwrap.fill(PARAGRAPHS[2], 70)
    folded = fold_text(quoted + "\n" + answer).text
    assert folded == "> " + PARAGRAPHS[0] + "\n" + PARAGRAPHS[2]


def test_the_places_of_joined_lines_lead_back():
    text = wrapped(60)
    folded = fold_text(text)
    at = folded.text.index("last winter, and about the trucks")
    start, end = folded.to_original(Span(at, at + 33))
    assert text[start:end].replace("\n", " ") == "last winter, and about the trucks"


def test_words_that_a_hyphen_breaks_are_joined_by_what_the_text_says():
    text = (
        "    LONDON, March 9 - The finance minister said on Monday that the\n"
        "government would not raise the tax on fuel this year, despite calls\n"
        "from members of the coalition who want more money for the rail-\n"
        "ways and for schools in the north.\n"
        "    He told reporters in the lobby of the ministry that co-opera-\n"
        "tion with neighbours was going well and that the railways would\n"
        "get their share of the next budget, which is a well-\n"
        "known promise; a well-known one, said others.\n"
    )
    folded = fold_text(text).text
    assert "the railways and for schools" in folded
    assert "co-operation with" in folded
    assert "a well-known promise" in folded


def test_a_hyphen_at_a_line_end_stays_where_nothing_speaks_against_it():
    text = textwrap.fill(PARAGRAPHS[0].replace("the old town hall", "the half-timbered hall"), 62)
    text = text.replace("half-timbered", "half-\ntimbered")
    assert "half-timbered" in fold_text(text).text


def test_a_soft_hyphen_at_a_line_end_joins_in_any_text():
    assert fold_text("the coop\u00ad\neration of all").text == "the cooperation of all"


LISTS = """Milk
Bread and butter
Six eggs from the farm
A bottle of the red wine
Soap
Something for the cat
Paper for the printer
"""
VERSE = """When all the bells of evening ring
And every bird has ceased to sing
The river, slow beneath the bridge,
Goes dark below the western ridge.
I hear the ferry's distant horn,
The last one home before the morn,
And think of those who never came
And of the ones who bear their name.
"""
TABLE = """Country        Trade    Change     Share
Northland       12.5      +3.1       8.4
Southland       11.0      -0.4       7.2
Eastland         9.8      +1.9       6.0
Westland         9.1      +0.2       5.7
Midland          8.7      -2.2       5.1
"""
DIALOGUE = """Where were you last night?
I was at home, as I told you.
Nobody saw you there at all.
Nobody ever comes to see me.
Then you cannot prove it.
Must I prove that I was home?
"""
HEADLINES = """Talks on the bridge go on in the old hall
Mayors ask for money from the capital
Trucks wait for a day at the border
Court says no to the new road
Schools in the north get a roof
"""


@pytest.mark.parametrize("text", [LISTS, VERSE, TABLE, DIALOGUE, HEADLINES])
def test_lines_that_are_meant_stay(text):
    assert fold_text(text).text.count("\n") == text.count("\n")


def test_one_line_for_each_paragraph_stays_as_it_is():
    assert fold_text(PROSE).text == PROSE


def test_a_page_with_menus_and_long_paragraphs_stays_as_it_is():
    page = "Home\nNews\nSport\nContact us\n\n" + PROSE + "\n\nShare this page\nPrint\n"
    assert fold_text(page).text == page


def test_items_of_a_list_in_a_wrapped_text_stay_apart():
    items = "\n".join(
        textwrap.fill(f"- {paragraph}", 66, subsequent_indent="  ") for paragraph in PARAGRAPHS
    )
    assert fold_text(items).text == "\n".join(f"- {paragraph}" for paragraph in PARAGRAPHS)


def test_headings_in_a_wrapped_text_stay_apart():
    text = "The bridge\n" + wrapped(66) + "\n\nWhat comes next\n" + textwrap.fill(PARAGRAPHS[1], 66)
    folded = fold_text(text).text.split("\n")
    assert folded[0] == "The bridge"
    assert "What comes next" in folded
    assert PARAGRAPHS[1] in folded


def test_scripts_without_blanks_are_not_joined():
    text = "\n".join(["两国政府之间的会谈昨天在该市结束没有达成协议但部长们表示他们将再次会面"] * 4)
    assert fold_text(text).text == text


def test_scripts_without_capitals_are_joined_too():
    paragraph = (
        "انتهت المحادثات بين الحكومتين أمس في المدينة دون اتفاق، لكن الوزراء قالوا إنهم " * 3
    )
    assert fold_text(textwrap.fill(paragraph, 60)).text == " ".join(paragraph.split())


def test_two_lines_are_no_evidence():
    assert fold_text("Calm returns to the old town\nof the north").text.count("\n") == 1


@given(st.integers(44, 84), st.permutations(PARAGRAPHS))
def test_any_width_and_order_come_to_the_same(width, paragraphs):
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    once = fold_text(text).text
    assert once == "\n\n".join(paragraphs)
    assert fold_text(once).text == once


@given(st.lists(st.sampled_from(["word", "go", "treaties", "a", "negotiation."]), max_size=80))
def test_joining_is_done_once(words):
    text = textwrap.fill(" ".join(words), 50)
    once = fold_text(text).text
    assert fold_text(once).text == once
    assert once.split() == words
