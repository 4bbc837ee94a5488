"""Where sentences begin and end, in prose of politics above all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.folding import Folded, fold
from tertius.documents.lines import label_lines, segment
from tertius.documents.model import LanguageRun, Line, Original, Segment, Sentence, Span
from tertius.documents.sentences import split_sentences, split_text

ENGLISH = [
    "U.S. leaders met.|They agreed.",
    "The talks poisoned Russia-U.S. relations.|Nobody gained.",
    "George W. Bush spoke.|He left at 5 p.m. on Monday.",
    "He arrived at 5 p.m.|The talks began.",
    "They left at 10 a.m. Eastern time.|It was cold.",
    "They left at 10 a.m. ET on Jan. 3, 2020.|It was cold.",
    "(It was late.)|J. R. Smith Jr. came.",
    "(He left.)|[She stayed.]|Nobody came (or so they said).|Then it rained.",
    "They met at 5 p.m.|(They were very late.)|Nothing came of it.",
    "Gen. (Ret.) Lee spoke.|So did Sen. Berg (D-Mass.) on Monday.",
    "He said (in the U.S. Senate) that it was over.|It was not.",
    '"We agree," he said.|"It is late."|The minister left.',
    '"Why now?" asked Mr. Smith.|Nobody answered.',
    '"Go home!" Ivanov shouted.|They went.',
    '"Who?"|The minister did not say.',
    "The troops of the U.S. Army left.|The U.S. stayed.",
    "He lives in the U.S.|The talks are elsewhere.",
    "It costs $3.5 million.|That is a lot.",
    "Well... maybe.|And then...|Nothing came.",
    "See No. 5 on p. 12 for details.|It is clear.",
    "1. First we go.|2. Then we stay.",
    "A. First we go.|B. Then we stay.",
    "Gen. Mark A. Milley met Adm. J. C. Aquilino in Washington, D.C., on Friday.|They talked.",
    "He lives in Washington, D.C.|She lives in Paris.",
    "The firm (formerly Smith & Co. Ltd.) closed.|Inc. 500 named it.",
    "Sens. Lindsey Graham, R-S.C., and Tim Kaine, D-Va., agreed.|The bill passed.",
    "The St. Petersburg forum opened on Jan. 5.|It closed in Feb. 2020.",
    "What now?!|Nobody knows!",
    'He called it "a mistake."|She did not.',
    "He called it 'a mistake.'|She did not.",
    "The treaty – signed in 1990 – ended.|It was over.",
    "Approx. 40 percent, i.e. two of five, e.g. farmers, left.",
    "The Rev. Dr. Martin Luther King Jr. spoke.|It was 1963.",
    "Visit example.com.|It is free.",
    "Col. Smith et al. wrote it in vol. 3, pp. 4-5.|It sold.",
    "The vote was 5-4.|Justice John Roberts Jr. dissented.",
    "Vitamin C is good.|It was Plan B.|Then came World War II.|It ended.",
    "Yes.|No.|Maybe.",
    "North Korea's Kim Jong Un met Vladimir V. Putin in Vladivostok.|It rained.",
    "Ukraine's U.N. envoy spoke.|The U.N. Security Council met.",
    "The E.U. said no.|The U.K. and the U.S.A. said yes.",
    "In Russia vs. Ukraine, No. 1 is peace.|Mt. Everest is high.",
    "Lt. Gov. Dan Patrick said so.|Ms. Lee agreed.",
    "The price rose 3.2 pct.|Exports fell.",
    "MOSCOW, Feb 3 (Reuters) – Russia said on Monday it would talk.|It did not say when.",
    "Policy 101.|A cardinal rule is to wait.",
    "😀 The talks ended.|They left 🇺🇸.",
]
OTHERS = [
    ("de", "Die Verhandlungen enden am 3. Oktober.|Dann fährt Dr. Müller nach St. Pölten."),
    ("de", "Das gilt z. B. für Polen.|Es gilt u.a. auch für die Schweiz."),
    ("de", "Der 2. Weltkrieg endete 1945.|Danach kam der Friede."),
    ("de", "Kaiser Wilhelm II. dankte ab.|Er ging nach Holland."),
    ("de", 'Er sagte: "Wir gehen."|Dann ging er.'),
    ("fr", "M. Macron a parlé.|Il est parti à 15 h. 30."),
    ("fr", "La réunion, c.-à-d. le sommet, a fini.|Mme. Le Pen est partie."),
    ("fr", '"C\'est fini."|Il est parti.'),
    ("es", "El Sr. Pérez llegó.|¿Qué hizo?|¡Nada!"),
    ("es", "EE. UU. anunció sanciones.|La Sra. López habló."),
    ("it", "Il dott. Rossi è arrivato.|Poi è partito."),
    ("pt", "O Sr. Silva chegou.|Depois saiu."),
    ("ru", "В 2014 г. началась война.|Она длится."),
    ("ru", "Министр А. В. Иванов приехал.|Он уехал."),
    ("ru", "Это стоит 5 тыс. руб. в год.|Дорого."),
    ("uk", "Президент В. Зеленський виступив.|Він поїхав."),
    ("pl", "Prof. Kowalski, m.in. z Krakowa, mówił.|Potem wyszedł."),
    ("ar", "انتهت المحادثات.|هل عادوا؟|لا."),
    ("hi", "वार्ता समाप्त हुई।|वे चले गए।"),
    ("und", "The talks ended.|They left."),
]


def sentences(text, language="en"):
    return [text[start:end] for start, end in split_text(text, language)]


@pytest.mark.parametrize("expected", ENGLISH)
def test_english(expected):
    assert sentences(expected.replace("|", " ")) == expected.split("|")


@pytest.mark.parametrize(("language", "expected"), OTHERS)
def test_other_languages(language, expected):
    assert sentences(expected.replace("|", " "), language) == expected.split("|")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh", "会议结束了。|双方离开了。"), ("ja", "会議は終わった。|双方は去った。")],
)
def test_scripts_without_blanks(language, expected):
    assert sentences(expected.replace("|", ""), language) == expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers agreed.The talks ended.", ["The ministers agreed.", "The talks ended."]),
        ('He said "no."Then he left.', ['He said "no."', "Then he left."]),
        ("Node.Js and example.Com are names.", ["Node.Js and example.Com are names."]),
        ("See U.S.Army rules.", ["See U.S.Army rules."]),
        ("It grew 3.5Percent they wrote.", ["It grew 3.5Percent they wrote."]),
    ],
)
def test_a_missing_blank_hides_no_sentence(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "* * *", "—", "...", "()", "\u200b"])
def test_what_has_neither_letter_nor_digit_is_no_sentence(text):
    assert split_text(text) == []


def test_a_line_end_ends_a_sentence():
    assert sentences("The talks\nended") == ["The talks", "ended"]


def test_headline_like_lines_are_sentences():
    assert sentences("Talks end without a result\nMayors go home") == [
        "Talks end without a result",
        "Mayors go home",
    ]


def test_places_are_code_points():
    text = "🙂🙂 Ü ends. 𝄞 next. Ende."
    assert sentences(text) == ["🙂🙂 Ü ends.", "𝄞 next.", "Ende."]


WORDS = ["Talks", "end", "U.S.", "Mr.", "p.m.", "No.", "5", '"Go!"', "(he", "left.)", "said.", "A."]


@given(st.lists(st.sampled_from([*WORDS, "\n"]), max_size=40))
def test_sentences_are_ordered_trimmed_and_lose_no_word(words):
    text = " ".join(words)
    last, kept = 0, ""
    for start, end in split_text(text):
        assert last <= start < end
        assert text[last:start].strip() == "" or not any(map(str.isalnum, text[last:start]))
        sentence = text[start:end]
        assert sentence == sentence.strip()
        assert "\n" not in sentence
        kept += sentence
        last = end
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.text(max_size=120))
def test_any_text_at_all_can_be_split(text):
    for start, end in split_text(text):
        assert 0 <= start < end <= len(text)


@given(st.lists(st.sampled_from(ENGLISH[:20]), min_size=1, max_size=5))
def test_a_sentence_splits_into_itself(cases):
    for case in cases:
        for sentence in case.split("|"):
            if sentence[0] not in "([":
                assert sentences(sentence) == [sentence]


# -- documents -----------------------------------------------------------------------------


def document(*parts):
    """Lines from (role, text) pairs."""
    text, lines = "", []
    for role, words in parts:
        lines.append(Line(Span(len(text), len(text) + len(words)), role))
        text += words + "\n"
    return Folded.plain(text), tuple(lines)


def test_only_lines_that_somebody_speaks_in_are_split():
    folded, lines = document(
        ("title", "Talks end. Mayors go home."),
        ("byline", "By Ann Lee"),
        ("standfirst", "It was short. It was dry."),
        ("body", "The talks ended. Nobody spoke."),
        ("caption", "A bridge. At night."),
        ("furniture", "Share this. Print."),
        ("bio", "Ann Lee is a writer. She lives here."),
    )
    found = split_sentences(folded, lines, (Segment(0, "piece", 0, 6),), ())
    assert [sentence.role for sentence in found] == ["standfirst"] * 2 + ["body"] * 2
    assert found[2] == Sentence(Span(64, 80), 0, "body")
    assert folded.text[64:80] == "The talks ended."


def test_sentences_know_their_segment():
    folded, lines = document(
        ("host_comment", "Read this. It is good."), ("body", "The talks ended."), ("body", "Yes.")
    )
    segments = (Segment(0, "host_comment", 0, 0), Segment(1, "piece", 1, 2))
    found = split_sentences(folded, lines, segments, ())
    assert [(s.segment, s.role) for s in found] == [
        (0, "host_comment"),
        (0, "host_comment"),
        (1, "body"),
        (1, "body"),
    ]


def test_lines_outside_all_segments_are_left_out():
    folded, lines = document(("body", "One."), ("body", "Two."))
    assert len(split_sentences(folded, lines, (Segment(0, "piece", 1, 1),), ())) == 1
    assert split_sentences(folded, lines, (), ()) == ()


def test_each_line_is_split_in_its_language():
    folded, lines = document(
        ("body", "Er kam am 3. Oktober."), ("body", "He was Plan B. It failed.")
    )
    segments = (Segment(0, "piece", 0, 1),)
    runs = (LanguageRun("de", 0, 0, 0.99), LanguageRun("en", 1, 1, 0.99))
    assert len(split_sentences(folded, lines, segments, runs)) == 3


@pytest.mark.parametrize(
    ("name", "sentences_of_body"),
    [("001_cb48b87210127b68.txt", 41), ("000_ac2ea27ce31fae43.txt", 29)],
)
def test_the_seeds_have_as_many_sentences_as_a_reader_counts(shared, name, sentences_of_body):
    original = Original((shared / "seeds" / name).read_text(encoding="utf-8"))
    folded = fold(original)
    lines = label_lines(folded, original)
    found = split_sentences(folded, lines, segment(folded, lines, original), ())
    assert sum(sentence.role == "body" for sentence in found) == sentences_of_body


@pytest.mark.parametrize(
    ("sentence", "language"),
    [("The talks ended on Monday, and both sides left. ", "en"), ("会谈星期一结束。", "zh")],
)
def test_a_line_longer_than_a_window_is_cut_as_a_short_one(sentence, language):
    text = sentence * 3000
    found = split_text(text, language)
    assert len(found) == 3000
    assert {text[start:end] for start, end in found} == {sentence.strip()}


def test_a_sentence_longer_than_a_window_is_one():
    text = "The " + "very " * 5000 + "long talks ended. Both sides left."
    assert len(split_text(text)) == 2
