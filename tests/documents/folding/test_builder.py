"""The builder that readers of mark-up fill: texts with places in, one folded text out."""

from tertius.documents.folding import Builder, LineHint
from tertius.documents.model import Span


def test_stretches_keep_their_places():
    source = "<p>Calm <b>returns</b></p>"
    builder = Builder()
    builder.add("Calm ", 3)
    builder.add("returns", 11)
    builder.end_line(22)
    folded = builder.fold(len(source))
    assert folded.text == "Calm returns\n"
    assert source[slice(*folded.to_original(Span(0, 4)))] == "Calm"
    assert source[slice(*folded.to_original(Span(5, 12)))] == "returns"
    assert source[slice(*folded.to_original(Span(0, 12)))] == "Calm <b>returns"


def test_a_reference_stands_for_all_of_its_characters():
    source = "Ann&nbsp;Lee"
    builder = Builder()
    builder.add("Ann", 0)
    builder.put("\u00a0", 3, 9)
    builder.add("Lee", 9)
    folded = builder.fold(len(source))
    assert folded.text == "Ann Lee"
    assert folded.to_original(Span(3, 4)) == (3, 9)


def test_words_may_be_put_for_a_picture():
    builder = Builder()
    builder.put("A bridge", 10, 40)
    folded = builder.fold(50)
    assert folded.to_original(Span(0, 1)) == (10, 40)
    assert folded.to_original(Span(7, 8)) == (10, 40)


def test_characters_signs_and_blanks_are_folded():
    builder = Builder()
    builder.add("  “Calm”—he\u00a0\u00a0said…  ", 0)
    assert builder.fold(23).text == '"Calm" – he said...'


def test_a_mark_composes_with_the_letter_of_the_part_before():
    builder = Builder()
    builder.add("e", 0)
    builder.put("\u0301", 1, 7)
    folded = builder.fold(7)
    assert folded.text == "é"
    assert folded.to_original(Span(0, 1)) == (0, 7)


def test_line_ends_in_added_text_are_blanks():
    builder = Builder()
    builder.add("Calm\r\nreturns\u2028at\flast", 0)
    assert builder.fold(21).text == "Calm returns at last"


def test_lines_are_as_many_as_were_ended_and_one():
    builder = Builder()
    for words in ["One", "", "   ", "Four\u00ad", "\u200b"]:
        builder.add(words, 0)
        builder.end_line(0, LineHint("p"))
    folded = builder.fold(10)
    assert folded.text == "One\n\n\nFour\n\n"
    assert len(folded.hints) == len(folded.text.split("\n")) == 6
    assert folded.hints[-1] == LineHint("")


def test_a_soft_hyphen_before_a_line_end_removes_no_line():
    builder = Builder()
    builder.add("coop\u00ad", 0)
    builder.end_line(5, LineHint("p"))
    builder.add("eration", 6)
    builder.end_line(13, LineHint("p"))
    assert builder.fold(14).text == "coop\neration\n"


def test_the_last_line_may_have_a_hint():
    builder = Builder()
    builder.end_line(0, LineHint("h1"))
    builder.add("End", 1)
    folded = builder.fold(4, LineHint("p"))
    assert folded.hints == (LineHint("h1"), LineHint("p"))


def test_without_hints_there_are_none():
    builder = Builder()
    builder.add("End", 0)
    builder.end_line(3)
    assert builder.fold(4).hints == ()


def test_nothing_added_is_an_empty_text():
    folded = Builder().fold(0)
    assert folded.text == ""
    assert folded.to_original(Span(0, 0)) == (0, 0)


def test_empty_parts_leave_no_trace():
    builder = Builder()
    builder.add("", 5)
    builder.put("", 5, 6)
    builder.add("a", 7)
    assert builder.fold(8).to_original(Span(0, 1)) == (7, 8)


def test_parts_out_of_order_stand_for_the_last_place():
    builder = Builder()
    builder.add("late", 20)
    builder.add("early", 3)
    builder.end_line(1)
    builder.add("x", 24)
    folded = builder.fold(30)
    assert folded.text == "lateearly\nx"
    places = [folded.to_original(Span(i, i + 1)) for i in range(len(folded.text))]
    assert places == sorted(places)
    assert folded.to_original(Span(0, 4)) == (20, 24)
    assert folded.to_original(Span(10, 11)) == (24, 25)
