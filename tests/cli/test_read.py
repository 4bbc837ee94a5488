"""``tertius read``, ``tertius check`` and ``tertius lexicon`` as they are typed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COLUMN = """\
How Riyadh Lost Doha
By Ida Vance
The Strait Review, 12 March 2019

Saudi Arabia imposed sanctions on Qatar in June 2017. Riyadh drove Qatar and Turkey together. \
Turkey sent troops to Qatar. The weather was mild.
"""
ENTRY = """\
[[entry]]
{field} = "befrend"
"""


@pytest.fixture
def column(folder) -> Path:
    path = folder / "column.txt"
    path.write_text(COLUMN, encoding="utf-8")
    return path


def test_a_column_is_read(run, column):
    done = run("read", "column.txt")
    assert done.code == 0
    assert "− Saudi Arabia → Qatar; SANCTION" in done.out
    assert "claim: Saudi Arabia drives Qatar and Turkey together" in done.out
    assert done.err == ""


def test_records_are_printed_as_json_with_their_places(run, column):
    (text,) = json.loads(run("read", "column.txt", "--json").out)["texts"]
    for record in text["records"]:
        proof = record["evidence"]["proof"]
        assert COLUMN[proof["start"] : proof["end"]] == proof["quote"]


FORMS = [("records", "jsonl")] + [
    (layout, ending)
    for layout in ("records", "plover", "icews", "gdelt")
    for ending in ("csv", "parquet")
]


@pytest.mark.parametrize(("layout", "ending"), FORMS)
def test_records_are_written_in_the_columns_asked_for(run, column, layout, ending):
    done = run("read", "column.txt", "--out", f"out.{ending}", "--as", layout)
    assert done.code == 0, done.err
    assert (column.parent / f"out.{ending}").stat().st_size > 0


def test_a_text_is_never_written_over(run, column):
    import shutil

    shutil.copy(column, column.with_name("in.jsonl"))
    (column.parent / "r-empty.csv").write_text('text\n"Peru attacked Chile."\n')
    for words in (("in.jsonl", "--out", "in.jsonl"), ("r-empty.csv", "--out", "r.csv")):
        before = (column.parent / words[0]).read_bytes()
        done = run("read", *words)
        assert done.code == 2
        assert "would overwrite" in done.err
        assert (column.parent / words[0]).read_bytes() == before


def test_an_unknown_ending_is_refused_before_anything_is_written(run, column):
    done = run("read", "column.txt", "--out", "out.docx")
    assert done.code == 2
    assert "docx" in done.err
    assert not (column.parent / "out.docx").exists()


def test_a_bad_file_is_counted_and_the_others_are_read(run, column):
    (column.parent / "bad.txt").write_bytes(b"\x00\x01\x02" * 400)
    (column.parent / "empty.txt").write_text("")
    done = run("read", "bad.txt", "column.txt", "empty.txt", "missing.txt")
    assert done.code == 2
    assert "Saudi Arabia → Qatar" in done.out
    for name in ("bad.txt", "empty.txt", "missing.txt"):
        assert name in done.err
    assert "3 texts refused" in done.out


def test_a_text_in_another_language_is_refused_with_its_name(run, column):
    (column.parent / "nota.txt").write_text(
        "El presidente de Argentina viajó ayer a Brasil para firmar un acuerdo de comercio. " * 5
    )
    done = run("read", "nota.txt")
    assert done.code == 2
    assert "nota.txt: this text is in Spanish, and only English is read" in done.err


def test_standard_input_is_read(run, folder, monkeypatch):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COLUMN.encode())))
    assert "Saudi Arabia → Qatar" in run("read", "-").out


def test_a_table_of_texts_is_read_row_by_row(run, folder):
    rows = ["id,words", '1,"Peru attacked Chile."', '2,"Chile thanked Brazil."']
    (folder / "rows.csv").write_text("\n".join(rows), encoding="utf-8")
    done = run("read", "rows.csv", "--column", "words")
    assert done.code == 0, done.err
    assert "Peru → Chile" in done.out
    assert "2 texts of 2 works" in done.out


def test_actors_of_ones_own_are_found(run, folder):
    (folder / "actors.csv").write_text("name,code\nArnor,ARN\nGondor,GON\n")
    (folder / "tale.txt").write_text("Arnor attacked Gondor at dawn.")
    assert "Arnor → Gondor" in run("read", "tale.txt", "--actors", "actors.csv").out
    assert "Gondor" not in run("read", "tale.txt").out.replace("Gondor at dawn", "")


def test_whose_we_it_is_can_be_said(run, folder):
    (folder / "lead.txt").write_text("We attacked Pakistan in the autumn. It rained.")
    assert "India → Pakistan" in run("read", "lead.txt", "--home", "India").out
    assert "India" not in run("read", "lead.txt").out


def test_an_unknown_home_is_an_error(run, column):
    done = run("read", "column.txt", "--home", "Narnia")
    assert done.code == 2
    assert "Narnia" in done.err


def test_nothing_to_read_is_misuse(run, folder):
    done = run("read")
    assert done.code == 2
    assert "tertius read --help" in done.err


def test_a_mistyped_option_is_no_file(run, column):
    done = run("read", "column.txt", "--jsn")
    assert done.code == 2
    assert "--jsn" in done.err


def test_versions_of_a_work_are_found_without_compiling_in_a_fresh_process(folder):
    from tests.river_pact import write_texts

    texts = write_texts(folder / "texts")
    paths = [str(texts / name) for name in ("printed.txt", "blog.txt")]
    code = "from tertius.cli import main; main()"
    command = [sys.executable, "-c", code, "read", *paths]
    fresh = os.environ | {"NUMBA_CACHE_DIR": str(folder / "cache")}
    done = subprocess.run(command, capture_output=True, text=True, env=fresh, check=False)
    assert done.returncode == 0, done.stderr
    assert "2 texts of 1 work" in done.stdout or "2 texts of 2 works" in done.stdout
    assert "in 2 publications" in done.stdout
    assert done.stderr == ""
    assert not list((folder / "cache").rglob("*.nbi"))


# check


def test_the_claims_of_a_text_are_held_against_the_records(run, column):
    done = run("check", "column.txt")
    assert done.code == 0
    assert "Claim: Saudi Arabia drives Qatar and Turkey together" in done.out
    assert "Ida Vance, How Riyadh Lost Doha:" in done.out
    assert "2019-03-12: “Riyadh drove Qatar and Turkey together.”" in done.out
    assert "The records " in done.out
    assert "agreement is no proof that anything was caused" in done.out


def test_a_typed_claim_is_held_against_the_records(run, folder):
    done = run("check", "--claim", "USA drove Russia and North Korea together since 2014")
    assert done.code == 0
    assert "Claim: United States drives Russia and North Korea together" in done.out
    assert "Held against 2013 to 2025 (the span that is named)" in done.out


def test_the_span_can_be_given(run, folder):
    done = run(
        "check", "--claim", "USA drove Russia and North Korea together", "--since", "1994",
        "--until", "2000",
    )  # fmt: skip
    assert "Held against 1993 to 2000" in done.out


def test_a_verdict_is_plain_data_too(run, column):
    (found,) = json.loads(run("check", "column.txt", "--json").out)
    assert found["driver"]["key"] == "SAU"
    assert found["outcome"] in found["verdict"].replace("The records ", "") or found["outcome"]
    assert found["measured"]["recipes"][0]["recipe"] == "default"


def test_a_text_without_claims_says_so(run, folder):
    (folder / "calm.txt").write_text("Peru thanked Chile for the fish. It rained.")
    done = run("check", "calm.txt")
    assert done.code == 0
    assert "no claim was found" in done.err


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        ("USA drove Russia together", "two"),
        ("Narnia drove Russia and China together", "Narnia"),
        ("Russia and China", "together"),
        ("", "claim"),
        ("USA did not drive Russia and China together", "'not'"),
        ("Nobody thinks that USA drove Russia and China together", "'Nobody'"),
    ],
)
def test_a_claim_that_lacks_something_says_what(run, folder, words, lacking):
    done = run("check", "--claim", words)
    assert done.code == 2
    assert lacking in done.err


def test_texts_or_a_claim_but_not_both_and_not_neither(run, column):
    for words in ((), ("column.txt", "--claim", "USA drove Russia and China together")):
        done = run("check", *words)
        assert done.code == 2
        assert "give either texts or --claim" in done.err


# lexicon


def test_the_lexicons_are_listed_with_their_entries(run, folder):
    done = run("lexicon")
    assert done.code == 0
    assert "triggers" in done.out
    assert "tertius read --lexicon FOLDER" in done.out


def test_a_folder_of_ones_own_is_checked(run, folder):
    (folder / "mine").mkdir()
    (folder / "mine" / "triggers.toml").write_text(ENTRY.format(field="lema"))
    done = run("lexicon", "mine")
    assert done.code == 2
    assert "triggers.toml: entry 1" in done.out
    assert "lema" in done.out


def test_a_folder_that_is_not_there_is_an_error(run, folder):
    done = run("lexicon", "nowhere")
    assert done.code == 2
    assert "there is no such folder" in done.err


def test_reading_stops_at_a_lexicon_that_cannot_be_used(run, column):
    (column.parent / "mine").mkdir()
    (column.parent / "mine" / "triggers.toml").write_text(ENTRY.format(field="lema"))
    done = run("read", "column.txt", "--lexicon", "mine")
    assert done.code == 2
    assert "triggers.toml: entry 1" in done.err


def test_a_lexicon_file_that_no_kind_reads_is_no_silent_one(run, column):
    (column.parent / "mine").mkdir()
    (column.parent / "mine" / "trigers.toml").write_text("")
    done = run("read", "column.txt", "--lexicon", "mine")
    assert done.code == 2
    assert "trigers.toml: no kind of lexicon has this name" in done.err
