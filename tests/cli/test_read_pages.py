"""``tertius read`` and ``tertius check`` write pages where they are asked to."""

import json
from pathlib import Path

import pytest

COLUMN = """\
How Riyadh Lost Doha
By Ida Vance
The Strait Review, 12 March 2019

Saudi Arabia imposed sanctions on Qatar in June 2017. Riyadh drove Qatar and Turkey together.
"""


@pytest.fixture
def column(folder) -> Path:
    path = folder / "column.txt"
    path.write_text(COLUMN, encoding="utf-8")
    return path


def test_what_was_read_becomes_a_page_and_nothing_is_printed(run, column):
    done = run("read", "column.txt", "--html", "read.html")
    assert done.code == 0
    assert done.out == ""
    assert "page written to read.html" in done.err
    html = (column.parent / "read.html").read_text(encoding="utf-8")
    assert "<h1>How Riyadh Lost Doha</h1>" in html
    assert html.count('<div class="row') == 3


def test_verdicts_become_a_page_besides_what_is_printed(run, column):
    done = run("check", "column.txt", "--html", "check.html")
    assert done.code == 0
    assert "Claim: Saudi Arabia drives Qatar and Turkey together" in done.out
    assert "page written to check.html" in done.err
    html = (column.parent / "check.html").read_text(encoding="utf-8")
    assert "1 text of 1 work: 1 claim" in html
    assert 'class="series"' in html


def test_a_typed_claim_becomes_a_page_and_json_stays_json(run, folder):
    words = "Saudi Arabia drove Qatar and Turkey together since 2014"
    done = run("check", "--claim", words, "--html", "typed.html", "--json")
    (facts,) = json.loads(done.out)
    html = (folder / "typed.html").read_text(encoding="utf-8")
    assert facts["verdict"] in html
    assert "typed and not read in a text" in html


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_page_never_overwrites_a_text(run, column, command):
    done = run(command, "column.txt", "--html", "column.txt")
    assert done.code == 2
    assert "--html would overwrite column.txt, which is read" in done.err
    assert column.read_text(encoding="utf-8") == COLUMN


def test_a_text_without_claims_gives_a_page_that_says_so(run, folder):
    (folder / "rain.txt").write_text("It rained in Prague.\n", encoding="utf-8")
    done = run("check", "rain.txt", "--html", "rain.html")
    assert done.code == 0
    assert "No claim was found" in (folder / "rain.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_an_error_that_names_it(run, column):
    done = run("read", "column.txt", "--html", "nowhere/read.html")
    assert done.code == 2
    assert "nowhere" in done.err
