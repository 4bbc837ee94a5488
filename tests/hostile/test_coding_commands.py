"""Families 1, 22, 36, 43, 49, 50 and 68 at ``tertius read``, ``check`` and ``lexicon``.

What a person sees: the texts that can be read are read, each of the others is told with its place
and the reason, nothing is half-written, and no words of others act.
"""

import json
import re
from typing import NamedTuple

import pytest

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
GOOD = "Peru attacked Ecuador in 1941. Brazil condemned Peru for the attack.\n"
SPAN = "Chilean hostility drove Peru and Bolivia together "


class Done(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("TERTIUS_PROJECT", raising=False)
    (here / "good.txt").write_text(GOOD, encoding="utf-8")
    return here


@pytest.fixture
def run(folder, capsys):
    """Run ``tertius`` with words in this process."""
    from tertius.cli import main

    def _run(*words: str) -> Done:
        with pytest.raises(SystemExit) as exit_:
            main(list(words))
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        assert not OBEYED.search(shown.out + shown.err)
        return Done(exit_.value.code, shown.out, shown.err)

    return _run


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty file"),
        (b" \n\t\n", "only white space"),
        (bytes(range(256)) * 40, "no text|binary|no UTF-8"),
        (b"x" * 5_000_000, "line longer than"),
        ("Der Kanzler sprach am Montag mit dem Gesandten aus Peru. " * 9, "in German"),
        ("Вчера Перу атаковало Эквадор, сообщили дипломаты. " * 9, "in Russian"),
    ],
    ids=["empty", "blank", "binary", "endless", "German", "Russian"],
)
def test_a_bad_file_is_told_and_the_rest_is_read(run, folder, content, what):
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "bad.txt").write_bytes(data)
    done = run("read", "bad.txt", "good.txt")
    assert done.code == 2
    assert re.search(rf"bad\.txt.*({what})", done.err)
    assert "Peru → Ecuador" in done.out
    assert "1 text refused" in done.out


def test_each_bad_row_is_counted(run, folder):
    rows = ['{"text":"Peru met Chile."}', "{", "[1]", '{"text":7}', '{"text":""}', '"words"']
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = run("read", "rows.jsonl", "--json")
    assert done.code == 2
    told = json.loads(done.out)
    assert len(told["texts"]) == 1
    assert len(told["refused"]) == len(rows) - 1


def test_words_that_a_terminal_would_obey_are_shown(run, folder):
    (folder / "odd.txt").write_text(
        "\u202ePe\u200bru attacked Ecuador\u202c [red]in 1941[/red] [/] [link=x]and[/link] later. "
        "<script>alert(1)</script> Brazil condemned Peru.\n",
        encoding="utf-8",
    )
    assert run("read", "odd.txt").code == 0


def test_a_file_name_that_a_terminal_would_obey_is_shown(run, folder):
    (folder / "a\n[red]\x1b[31m.txt").write_text(GOOD, encoding="utf-8")
    done = run("read", ".")
    assert done.code == 0
    assert "[red]" in done.out


def test_nothing_is_written_into_a_folder_that_is_not_there(run, folder):
    done = run("read", "good.txt", "--out", "none/out.jsonl")
    assert done.code == 2
    assert "none/out.jsonl: cannot be written" in done.err
    assert sorted(path.name for path in folder.iterdir()) == ["good.txt"]


def test_a_text_is_not_overwritten_by_its_records(run, folder):
    assert run("read", "good.txt", "--out", "good.txt").code == 2
    assert (folder / "good.txt").read_text(encoding="utf-8") == GOOD


def test_records_with_odd_characters_are_written_and_read_again(run, folder):
    from tertius.report.coding_exports import read_records

    text = {"text": "Since 1941 Peru and Ecuador \ud800 were enemies. Peru met Chile in 1950."}
    (folder / "odd.jsonl").write_text(json.dumps(text), encoding="utf-8")
    assert run("read", "odd.jsonl", "--out", "out.jsonl").code == 0
    (reading,) = read_records(folder / "out.jsonl")
    assert "1941/.." in {record.when for record in reading.records}


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        ("", "empty"),
        ("\udcff", "names no state"),
        ("Peru drove Peru and Chile together", "the same"),
        ("Peru drove Ruritania and Chile together", "'Ruritania' is the name of no state"),
        ("Peru, Chile, Bolivia and Ecuador came together", "4 parties|several"),
        ("Peru drove Chile and Bolivia", "which way"),
        ("x" * 10_000, "names no state"),
    ],
    ids=["empty", "half", "twice", "unknown", "four", "no way", "long"],
)
def test_a_claim_that_cannot_be_read_says_what_is_missing(run, claim, what):
    done = run("check", "--claim", claim)
    assert done.code == 2
    assert re.search(what, " ".join(done.err.split()))
    assert not done.out


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--since", "2020", "--until", "1990"), "ends \\(1990-12-31\\) before it begins"),
        (("--since", "2050"), "the claim begins on 2050-01-01"),
    ],
)
def test_a_span_that_is_none_is_told_in_its_own_dates(run, options, what):
    done = run("check", "--claim", SPAN, *options)
    assert re.search(what, " ".join((done.out + done.err).split()))


def test_marked_up_half_characters_do_not_stop_a_claim(run):
    done = run(
        "check", "--brief", "--claim", "[red]Chile[/red] drove Peru and Bolivia apart \udcff"
    )
    assert done.code == 0
    assert "Chile drives Peru and Bolivia apart" in done.out


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("[[entry]", "no valid TOML"),
        ("entry = 5", "should be an array"),
        ("[[entry]]\nlemma = 5", "entry 1: lemma: expected a valid string"),
        ('[[entry]]\n"\\u001b[31m[red]" = 1', "unknown field"),
        ("[[entry]]\nremove = true", "would take out every entry"),
    ],
)
def test_a_lexicon_with_a_fault_is_told_by_file_entry_and_field(run, folder, content, what):
    (folder / "mine").mkdir()
    (folder / "mine" / "triggers.toml").write_text(content, encoding="utf-8")
    checked = run("lexicon", "mine")
    assert checked.code == 2
    assert what in checked.out
    read = run("read", "good.txt", "--lexicon", "mine")
    assert read.code == 2
    assert "mine/triggers.toml" in read.err
