"""The page of what was read as HTML: sentences, marks, records, and what others wrote."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from tests.river_pact import write_texts

from tertius.coding.texts import Texts, read_texts
from tertius.documents.model import Proof, Span
from tertius.report import reading_page
from tertius.report.reading import reading_facts
from tertius.report.reading_page import render_reading_page, write_reading_page

NOTE = """\
Serbia attacked Hungary in May. It rained in Prague. Hungary and Serbia signed a treaty in June, \
officials said. Russia may arm Serbia.
"""


@pytest.fixture(scope="module")
def family(tmp_path_factory) -> Texts:
    """Three publications of one piece, and a text about bees."""
    return read_texts([write_texts(tmp_path_factory.mktemp("pages") / "texts")])


@pytest.fixture(scope="module")
def note(tmp_path_factory) -> Texts:
    path = tmp_path_factory.mktemp("note") / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return read_texts([path])


def embedded(html: str):
    return json.loads(re.search(r'id="findings">(.*?)</script>', html, re.S)[1])


def body(html: str) -> str:
    text = re.sub(r"<(script|style).*?</\1>", "", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def rows(html: str) -> list[str]:
    main = html.partition("<main>")[2].partition('<section aria-labelledby="h-')[0]
    return [row.partition(">")[2] for row in main.split('<div class="row')[1:]]


def test_every_sentence_stands_on_the_page_also_without_a_record(note) -> None:
    told = [body(row) for row in rows(render_reading_page(note))]
    assert len(told) == note.readings[0].sentences == 4
    assert "Serbia attacked Hungary" in told[0]
    assert "It rained in Prague. no record" in told[1]


def test_the_words_that_carry_a_record_are_marked(note) -> None:
    html = render_reading_page(note)
    assert re.search(r"Serbia <mark>attacked[^<]*</mark>", rows(html)[0])
    for row in rows(html):
        assert ("<mark>" in row) == ("data-kind" in row)


def test_a_record_says_its_sign_in_a_word_and_where_its_sentence_stands(note) -> None:
    first = rows(render_reading_page(note))[0]
    assert "hostile, or apart: Serbia → Hungary ASSAULT" in body(first)
    assert "characters 0–31 of" in body(first)


def test_records_carry_what_they_are_filtered_by(note) -> None:
    html = render_reading_page(note)
    found = re.findall(r'data-kind="(\w+)" data-stance="(\w+)" data-sign="(-?\d)"', html)
    records = note.readings[0].records
    assert sorted(found) == sorted((r.kind, r.stance.level, str(r.sign)) for r in records)


def test_filters_count_what_there_is_and_offer_nothing_else(note) -> None:
    html = render_reading_page(note)
    offered = re.findall(r'name="stance" value="(\w+)"> \w+ <span class="note">(\d+)<', html)
    levels = [record.stance.level for record in note.readings[0].records]
    assert {value: int(count) for value, count in offered} == {
        level: levels.count(level) for level in levels
    }


def test_publications_of_a_work_stand_together_and_repeat_nothing(family) -> None:
    html = render_reading_page(family)
    assert html.count('<article class="text"') == 2
    assert "3 publications of one work" in body(html)
    signed = [row for row in rows(html) if "signed the river pact" in body(row)]
    assert len(signed) == 1
    assert "in 3 places" in signed[0]


def test_an_edited_sentence_stands_for_itself(family) -> None:
    told = [body(row) for row in rows(render_reading_page(family))]
    assert sum("is waging a war of tariffs" in row for row in told) == 2


def test_the_top_counts_texts_works_and_records(family) -> None:
    text = body(render_reading_page(family))
    total = sum(len(reading.records) for reading in family.readings)
    assert f"4 texts of 2 works: {total} records; repeated statements stand once" in text
    assert "Their claims are claims, and no evidence" in text


def test_of_very_many_texts_only_sentences_with_records_are_shown(family, monkeypatch) -> None:
    monkeypatch.setattr(reading_page, "MOST", 3)
    html = render_reading_page(family)
    assert all("data-kind" in row for row in rows(html))
    assert "sentences without a record are left out" in body(html)


def test_the_data_are_those_of_the_json(family) -> None:
    facts = json.loads(json.dumps(reading_facts(family)))
    assert embedded(render_reading_page(family)) == facts


def test_a_record_of_a_sentence_that_was_cut_otherwise_is_not_lost(note) -> None:
    reading = note.readings[0]
    record = reading.records[0]
    evidence = replace(record.evidence, span=Span(3, 31), proof=Proof(3, 31, "bia attacked"))
    moved = replace(reading, records=(replace(record, evidence=evidence),))
    html = render_reading_page(replace(note, readings=(moved,)))
    assert html.count("data-kind") == 1


def test_refused_texts_are_named(tmp_path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    text = body(render_reading_page(read_texts([tmp_path])))
    assert "Not read" in text
    assert "empty.txt" in text
    assert "No text was read." in text


@pytest.mark.parametrize(
    "nasty",
    [
        "<img src=x onerror='alert(1)'>",
        "</script><script>alert(1)</script>",
        "{{7*7}} {% raw %}",
    ],
)
def test_mark_up_of_others_is_shown_and_not_part_of_the_page(tmp_path, nasty) -> None:
    (tmp_path / "nasty.txt").write_text(
        f"Serbia {nasty} attacked Hungary in May {nasty}. Hungary condemned Serbia.\n",
        encoding="utf-8",
    )
    html = render_reading_page(read_texts([tmp_path]))
    shown = html.partition('<script type="application/json"')[0]
    assert "<img" not in shown
    assert "<script" not in shown
    assert nasty in unescape(re.sub(r"</?mark>", "", shown))
    assert html.count("<script") == 3


def test_hidden_characters_of_others_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "hidden.txt"
    path.write_text("Serbia attacked Hun\u202egary.\nHungary condemned Serbia.", encoding="utf-8")
    html = render_reading_page(read_texts([path]))
    assert "\u202e" not in html
    assert "Hun\\u202egary" in html.replace("<mark>", "").replace("</mark>", "")


def test_the_page_is_written_as_a_file(note, tmp_path) -> None:
    path = write_reading_page(note, tmp_path / "read.html")
    assert path.read_text(encoding="utf-8") == render_reading_page(note)
