"""What was read, as it is printed and saved: each statement once, with its words."""

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from tests.river_pact import write_texts

from tertius.coding.model import Stance
from tertius.coding.texts import Texts, read_texts
from tertius.report.reading import print_readings, reading_facts, record_words, stance_words

NOTE = "Serbia attacked Hungary in May. It rained in Prague.\n"


@pytest.fixture(scope="module")
def family(tmp_path_factory) -> Texts:
    """Three publications of one piece, and a text about bees."""
    return read_texts([write_texts(tmp_path_factory.mktemp("read") / "texts")])


@pytest.fixture
def note(tmp_path: Path) -> Texts:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return read_texts([path])


def printed(texts: Texts, limit: int = 60) -> str:
    out = StringIO()
    print_readings(texts, Console(file=out, width=300), limit=limit)
    return out.getvalue()


def test_a_record_is_one_line_under_its_words_and_their_place(note) -> None:
    text = printed(note)
    assert "“Serbia attacked Hungary in May.” [0–31 of " in text
    assert "− Serbia → Hungary; ASSAULT" in text
    assert "; asserted; by “attacked" in text


def test_how_many_sentences_say_nothing_and_why_is_told(note) -> None:
    assert "2 sentences; 1 event; nothing where" in printed(note)


def test_the_total_counts_works_and_says_what_claims_are(note) -> None:
    text = printed(note)
    assert "1 text of 1 work, 1 record." in text
    assert "A text's claims are claims, not evidence" in text


def test_publications_of_one_work_stand_together_and_speak_once(family) -> None:
    text = printed(family)
    assert text.count("Why the River Pact Will Hold\n") == 1
    assert "4 texts of 2 works" in text
    assert text.count("“Serbia and Hungary signed the river pact in the spring.”") == 1
    assert "in 3 publications]" in text


def test_an_edited_sentence_speaks_for_itself(family) -> None:
    told = printed(family)
    place = told.index("“The United States is waging a war of tariffs")
    assert "publications" not in told[place:].splitlines()[0]


def test_a_limit_counts_what_it_leaves_out(family) -> None:
    assert "more statements with --limit" in printed(family, limit=1)


def test_plain_data_tell_which_publications_say_the_same(family) -> None:
    facts = json.loads(json.dumps(reading_facts(family)))
    signed = [
        record
        for text in facts["texts"]
        for record in text["records"]
        if "signed the river pact" in json.dumps(record)
    ]
    assert len({(r["work"], r["statement"]) for r in signed}) == 1
    assert {r["publications"] for r in signed} == {3}
    assert {text["place"].rpartition("/")[2] for text in facts["texts"]} == {
        "printed.txt",
        "blog.txt",
        "rework.txt",
        "other.txt",
    }


def test_refused_texts_are_listed_with_their_rule(tmp_path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    (refused,) = reading_facts(read_texts([path]))["refused"]
    assert refused["place"].endswith("empty.txt")
    assert refused["rule"]


def test_a_nested_stance_is_told_from_the_inside_out() -> None:
    outer = Stance("reported", "officials", "said")
    assert stance_words(Stance("negated", "RUS", "denies", outer)) == (
        "negated by RUS (“denies”), as reported by officials (“said”)"
    )


def test_every_record_can_be_written_in_one_line(family) -> None:
    for reading in family.readings:
        for record in reading.records:
            assert "\n" not in record_words(record)
