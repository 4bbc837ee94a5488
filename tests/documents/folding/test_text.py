"""Plain text: what is made alike, what stays, and that the way back is always open."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.folding import fold
from tertius.documents.folding.text import fold_text
from tertius.documents.model import Original, Span


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("“Calm” — ‘at last’…", "\"Calm\" – 'at last'..."),
        ("``Calm'' said O`Neill", '"Calm" said O\'Neill'),
        ("Calm\u00a0returns\u2009to  Vienna", "Calm returns to Vienna"),
        ("\tCalm\treturns \t", "Calm returns"),
        ("co\u00adop\u200ber\u2060ation\ufeff", "cooperation"),
        ("\u202bشكرا\u202c", "شكرا"),
        ("ﬁnal oﬃce", "final office"),
        ("e\u0301lue a` la Cha\u0302tre", "élue a' la Châtre"),
        ("\u1112\u1161\u11ab", "한"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("wait . . . what", "wait ... what"),
        ("wait. . . what", "wait... what"),
        ("Price: 3 . 5", "Price: 3 . 5"),
    ],
)
def test_characters(published, folded):
    assert fold_text(published).text == folded


@pytest.mark.parametrize(
    "published",
    [
        "word – word",
        "word — word",
        "word—word",
        "word -- word",
        "word--word",
        "word --- word",
        "word - word",
        "word \u2013\u00a0word",
        "word― word",
        "word —word",
    ],
)
def test_the_dash_of_a_sentence_is_one(published):
    assert fold_text(published).text == "word – word"


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("1914–1918", "1914-1918"),
        ("1914—1918", "1914-1918"),
        ("1914--1918", "1914-1918"),
        ("1914-1918", "1914-1918"),
        ("Russia–Iran ties", "Russia-Iran ties"),
        ("well‑known", "well-known"),
        ("−5 degrees, –7 at night", "-5 degrees, -7 at night"),
        ("(1950–)", "(1950-)"),
    ],
)
def test_what_joins_is_a_hyphen(published, folded):
    assert fold_text(published).text == folded


@pytest.mark.parametrize(
    "published",
    [
        "- a list",
        "  - a list",
        "cmd --verbose",
        "--",
        "-----",
        "a well-known man",
        "---",
    ],
)
def test_marks_of_lists_options_and_rules_are_no_dashes(published):
    assert fold_text(published).text == published.strip()


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ('"I was—" he said', '"I was –" he said'),
        ('he said—"no"', 'he said – "no"'),
        ("— John Smith", "– John Smith"),
        ("MOSCOW, Feb 3 (Reuters) - Talks", "MOSCOW, Feb 3 (Reuters) – Talks"),
        ("end—\nnext", "end –\nnext"),
    ],
)
def test_dashes_beside_quotation_marks_and_line_ends(published, folded):
    assert fold_text(published).text == folded


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("« mot »", '"mot"'),
        ("«\u00a0mot\u00a0» et «mot»", '"mot" et "mot"'),
        ("dit « oui ».", 'dit "oui".'),
        ("er rief »Komm« und ging", 'er rief "Komm" und ging'),
        ("»Komm« rief er", '"Komm" rief er'),
        ("«  » vide", '"" vide'),
        ("он сказал «да», а она — «нет»", 'он сказал "да", а она – "нет"'),
    ],
)
def test_blanks_inside_french_marks_go(published, folded):
    assert fold_text(published).text == folded


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("A &amp; B", "A & B"),
        ("A &amp;amp; B", "A & B"),
        ("O&#8217;Neill &mdash; said", "O'Neill – said"),
        ("AT&T and R&D; yes", "AT&T and R&D; yes"),
        ("Calm&nbsp;returns", "Calm returns"),
        ("&unknown; &#xZZ;", "&unknown; &#xZZ;"),
    ],
)
def test_character_references(published, folded):
    assert fold_text(published).text == folded


def test_blank_lines_stay():
    assert fold_text("One\n\n\n  Two  \n").text == "One\n\n\nTwo\n"


@pytest.mark.parametrize("text", ["", "\n", "   ", "\r\n\r\n", "\u200b", "a", "1"])
def test_nearly_nothing(text):
    folded = fold_text(text)
    assert folded.length == len(text)
    assert not folded.text.strip() or folded.text in ("a", "1")


def test_the_format_says_how_to_fold():
    assert fold(Original("# *Calm*")).text == "# *Calm*"
    assert fold(Original("# *Calm*", format="markdown")).text == "Calm"


def test_a_text_of_ten_thousand_marks_on_one_letter_is_kept():
    text = "a" + "\u0301\u0316" * 5000 + "b"
    folded = fold_text(text)
    assert len(folded.text) == len(text)
    assert folded.to_original(Span(0, len(folded.text))) == (0, len(text))


def test_emoji_survive():
    family = "👨\u200d👩\u200d👧"
    assert fold_text(f"{family} ok 🇺🇸 👍🏽").text == f"{family} ok 🇺🇸 👍🏽"
    assert fold_text("a\u200db").text == "ab"


def test_right_to_left_text_survives():
    text = "السلام عليكم\nשלום עולם"
    assert fold_text(text).text == text


# -- the way back --------------------------------------------------------------------------

PIECES = [
    "Calm",
    "returns",
    "to",
    "the",
    "north",
    "of",
    "Köln",
    "élue",
    "мир",
    "和平",
    "1914",
    "U.S.",
    "don't",
]
JOINTS = [
    " ",
    "  ",
    "\u00a0",
    "\n",
    "\r\n",
    "\n\n",
    " — ",
    "—",
    " -- ",
    "–",
    ", ",
    ". ",
    "… ",
    "\u00ad",
    "\u200b",
    " “",
    "” ",
    "’",
    "&amp;",
    "[7] ",
]


@st.composite
def prose(draw):
    """Words joined by all that is folded, some of them links (and then never glued to a word)."""
    parts = []
    for word in draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14)):
        form = draw(st.integers(0, 9))
        if form == 0:
            word = f"[{word}](#) "
        elif form == 1:
            word = f"[{word} {word}](https://x.org/a_(b)) "
        elif form == 2:
            word = f"<https://x.org/{word}>" if word.isascii() else word
        parts.append(word + draw(st.sampled_from(JOINTS)))
    return "".join(parts)


def words(text):
    return re.findall(r"\w+", text)


@given(prose())
def test_folding_twice_is_folding_once(text):
    once = fold_text(text).text
    assert fold_text(once).text == once


@given(prose())
def test_every_span_comes_from_words_that_fold_to_it(text):
    folded = fold_text(text)
    for match in re.finditer(r"\w+", folded.text):
        start, end = folded.to_original(Span(match.start(), match.end()))
        assert start < end
        assert "".join(words(fold_text(text[start:end]).text)) == match[0]


@given(prose())
def test_every_character_has_an_original_and_comes_back(text):
    folded = fold_text(text)
    last = 0
    for offset in range(len(folded.text)):
        start, end = folded.to_original(Span(offset, offset + 1))
        assert 0 <= last <= start < end <= len(text)
        last = start
        back = folded.from_original(start, end)
        assert back.start <= offset < back.end


@given(prose())
def test_no_word_is_lost(text):
    plain = re.sub(r"\]\([^\s]*?\)|&amp;|\u00ad|\u200b|[\[\]<>]", "", text)
    # The number of a note may go, where it is no number of a line.
    kept, there = ("".join(words(one)).replace("7", "") for one in (fold_text(text).text, plain))
    assert kept == there


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_at_all_can_be_folded(text):
    folded = fold_text(text)
    assert folded.length == len(text)
    assert "\r" not in folded.text
    assert "\u00a0" not in folded.text
    assert "  " not in folded.text
    whole = folded.to_original(Span(0, len(folded.text)))
    assert 0 <= whole[0] <= whole[1] <= len(text)


@given(st.text(alphabet="ab [](){}<>#&;1-–—'\"`«».\n*_\\", max_size=60))
def test_any_mark_up_at_all_can_be_folded(text):
    folded = fold_text(text)
    for offset in range(len(folded.text)):
        start, end = folded.to_original(Span(offset, offset + 1))
        assert 0 <= start < end <= len(text)


# -- what may differ between two publications ----------------------------------------------

PLAIN = (
    'The minister said "no" to the plan - at first.\n\n'
    "It's a matter of trust between the two sides, he added, and of time. Talks go on in Vienna."
)


@pytest.mark.parametrize(
    "published",
    [
        PLAIN.replace('"no"', "“no”"),
        PLAIN.replace("'", "’"),
        PLAIN.replace(" - ", " — "),
        PLAIN.replace(" - ", "—"),
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace(" ", "  "),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.replace("minister", "min\u00adis\u00adter"),
        PLAIN.replace("trust", "[trust](https://x.org/trust)"),
        PLAIN.replace("two sides", "[two\nsides](#)"),
        PLAIN.replace("trust", "[trust][4]"),
        PLAIN.replace("time.", "time.[12]"),
        PLAIN.replace("Vienna", "\u200eVienna\u200e"),
        PLAIN.replace("fi", "ﬁ"),
        "\ufeff" + PLAIN,
        PLAIN.replace(" said", " said\u200b"),
    ],
)
def test_variants_and_mark_up_change_nothing(published):
    assert fold_text(published).text == fold_text(PLAIN).text
