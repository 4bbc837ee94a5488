"""Pieces as arrays: equal words have equal numbers, and every kind of word is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.works.encoding import (
    DATE,
    FUNCTION,
    LONGEST_SENTENCE,
    NAME,
    NUMBER,
    QUOTED,
    encode,
    is_date_word,
    is_function_word,
    number_named,
)


def flags_of(*sentences):
    return encode([sentences]).flags.tolist()


def numbers_of(*sentences):
    return encode([sentences]).words.tolist()


def test_pieces_and_sentences_are_laid_out_in_order():
    found = encode([("One two.", "Three."), (), ("Four five six.",)])
    assert len(found) == 3
    assert found.pieces.tolist() == [0, 2, 2, 3]
    assert found.sentences.tolist() == [0, 2, 3, 6]
    assert found.origins.tolist() == [0, 1, 0]


def test_no_pieces_are_an_empty_encoding():
    found = encode([])
    assert len(found) == 0
    assert len(found.words) == 0


def test_sentences_without_words_are_left_out_and_the_origin_says_so():
    found = encode([("***", "A ship.", "", "A port.")])
    assert found.origins.tolist() == [1, 3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The U.S. Navy's ship", "the US navys SHIP"),
        ("Erdoğan and Wałęsa", "erdogan and walesa"),
        ("“peace” – now", '"Peace" - NOW!'),
        ("a\u00a0b c", "a b  c"),
        ("co-operate", "co operate"),
        ("on April four", "on April 4"),
        ("twelve men", "12 men"),
    ],
)
def test_what_outlets_change_without_reading_changes_no_word(one, other):
    found = encode([(one,), (other,)])
    middle = found.sentences[1]
    assert found.words[:middle].tolist() == found.words[middle:].tolist()


def test_a_number_with_separators_is_one_word():
    assert len(numbers_of("1,250.5 of 9-1/4 at 12:30")) == 6
    one, other = numbers_of("1.50"), numbers_of("1.47")
    assert len(one) == len(other) == 1
    found = encode([("1.50",), ("1.47",)])
    assert found.words[0] != found.words[1]


def test_a_point_at_the_end_of_a_sentence_is_no_separator():
    found = encode([("In 1987.", "In 1987"), ("1987. 5",)])
    assert found.words[1] == found.words[3] == found.words[4]


def test_kinds_of_words():
    flags = flags_of("On Monday the fleet of Admiral Nagumo lost 4 ships.")
    assert flags[0] == FUNCTION
    assert flags[1] == DATE
    assert flags[3] == 0
    assert flags[5] == flags[6] == NAME
    assert flags[8] == NUMBER


def test_may_is_both_a_month_and_a_function_word():
    assert flags_of("it may rain")[1] == FUNCTION | DATE


def test_a_capital_at_the_beginning_is_no_name_unless_one_follows_or_it_returns():
    assert flags_of("Rain fell.", "It stopped again there.")[0] == 0
    assert flags_of("Silicon Graphics Inc fell.", "it did so again")[0] == NAME
    assert flags_of("Brent fell today.", "The price of Brent is low now.")[0] == NAME


def test_in_a_text_of_capitals_nothing_is_a_name():
    assert not any(f & NAME for f in flags_of("THE FLEET OF ADMIRAL NAGUMO"))


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“"])
def test_words_inside_quotation_marks_are_marked(marks):
    flags = flags_of(f"He said {marks[0]}we will stay,{marks[1]} and left.")
    assert [bool(f & QUOTED) for f in flags] == [False] * 2 + [True] * 3 + [False] * 2


def test_a_quotation_goes_on_over_sentences():
    flags = flags_of('"We stay.', 'We fight," he said.')
    assert [bool(f & QUOTED) for f in flags] == [True] * 4 + [False] * 2


def test_a_quotation_that_is_never_closed_ends_some_day():
    flags = flags_of('He said "' + "word " * 600)
    assert not flags[-1] & QUOTED


def test_a_long_sentence_is_cut_and_keeps_its_origin():
    found = encode([("Short one.", "word " * (2 * LONGEST_SENTENCE + 5))])
    assert found.origins.tolist() == [0, 1, 1, 1]
    assert np.diff(found.sentences).max() == LONGEST_SENTENCE


def test_scripts_without_blanks_have_a_word_for_each_letter():
    assert len(numbers_of("東京は晴れ")) == 5


def test_listed_words():
    assert is_function_word("the")
    assert not is_function_word("treaty")
    assert is_date_word("june")
    assert number_named("seven") == "7"
    assert number_named("one") == number_named("treaty") == ""


def test_an_encoding_does_not_depend_on_what_else_is_encoded():
    alone, first = encode([("The Nile rose 3 feet.",)]), encode([("Other words.",) * 3])
    both = encode([("Other words.",) * 3, ("The Nile rose 3 feet.",)])
    assert both.flags[len(first.flags) :].tolist() == alone.flags.tolist()


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.text(max_size=30), max_size=4), max_size=4))
def test_any_text_can_be_encoded(pieces):
    found = encode(pieces)
    assert len(found) == len(pieces)
    assert found.pieces[0] == 0
    assert found.pieces[-1] == len(found.sentences) - 1 == len(found.origins)
    assert found.sentences[-1] == len(found.words) == len(found.flags)
    assert (np.diff(found.sentences) > 0).all()
    assert not len(found.words) or found.words.max() < found.vocabulary


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abc ABC.\"'1,\u202e\u200b\u0301", max_size=60))
def test_case_changes_no_word(text):
    one, other = encode([(text,)]), encode([(text.upper(),)])
    assert one.words.tolist() == other.words.tolist()
