"""Families 43, 49, 50, 60, 67 and 68 at the commands for published texts.

What reading, folding and the store make of such input is tested beside this file; here is what a
person sees: one clear error, nothing half-written, and no words of others that act.
"""

import json
import os
import re
import subprocess
import sys
import zipfile
from typing import NamedTuple

import pytest
from tests.river_pact import OTHER, PRINTED, REWORK, write_texts

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
START = "from tertius.cli import main; main()"
posix = pytest.mark.skipif(os.name != "posix", reason="pipes, signals and devices of POSIX")


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
    return here


@pytest.fixture
def run(folder, capsys):
    """Run ``tertius`` with words in this process."""
    from tertius.cli import main

    def _run(*words: str) -> Done:
        with pytest.raises(SystemExit) as exit_:
            main(list(words))
        shown = capsys.readouterr()
        return Done(exit_.value.code, shown.out, shown.err)

    return _run


def count(run) -> int:
    return len(json.loads(run("documents", "list", "--json").out))


# 43: paths that are not what they should be


@posix
@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nowhere.txt", "there is no such file or folder"),
        ("pipe.txt", "is a pipe, not a file"),
        ("/dev/zero", "is a device, not a file"),
        ("loop.txt", "loop.txt"),
        ("a.txt/b.txt", "a.txt/b.txt"),
        ("x" * 5000, "xxx"),
        ("a\0b", "a\\u0000b"),
    ],
)
def test_43_what_is_no_file_is_refused_at_once_and_the_rest_is_added(run, folder, path, told):
    (folder / "a.txt").write_text(OTHER)
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    done = run("documents", "add", path, "a.txt")
    assert done.code == 2
    assert told in done.err
    assert "Traceback" not in done.err
    assert done.err.count("error:") == 1
    assert count(run) == 1
    assert run("verify").code == 0


@posix
@pytest.mark.parametrize("command", ["show", "works", "compare"])
@pytest.mark.parametrize("path", ["pipe.txt", "/dev/zero", "sub", "x" * 5000, "a\0b", ""])
def test_43_no_command_reads_what_is_no_file(run, folder, path, command):
    write_texts(folder / "texts")
    (folder / "sub").mkdir()
    os.mkfifo(folder / "pipe.txt")
    run("documents", "add", "texts/printed.txt")
    words = {
        "show": ("documents", "show", path),
        "works": ("works", path),
        "compare": ("compare", "printed", path),
    }[command]
    done = run(*words)
    # Nothing named after all: the works of no document in particular.
    assert done.code == 2
    assert done.err.count("error:") == 1
    assert "Traceback" not in done.err


@posix
def test_43_an_output_that_is_a_pipe_is_left_alone(run, folder):
    write_texts(folder / "texts")
    os.mkfifo(folder / "page.html")
    done = run("compare", "texts/printed.txt", "texts/rework.txt", "--html", "page.html")
    assert done.code == 2
    assert "no ordinary file" in done.err
    assert (folder / "page.html").is_fifo()


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_43_a_project_that_cannot_be_a_folder_is_one_error(run, folder, name):
    (folder / "file").write_text("taken")
    (folder / "a.txt").write_text(OTHER)
    done = run("documents", "add", "a.txt", "--project", name)
    assert done.code == 2
    assert done.err.count("error:") == 1
    assert "Traceback" not in done.err
    assert (folder / "file").read_text() == "taken"


def test_43_the_project_itself_is_not_taken_for_texts(run, folder):
    """A folder that holds the project is added twice: the database is no text in it."""
    write_texts(folder / "texts")
    run("documents", "add", "texts")
    before = count(run)
    run("documents", "add", ".")
    assert count(run) == before
    assert run("verify").code == 0


@pytest.mark.parametrize("paths", [("",), ("", "a.txt")])
def test_43_an_empty_path_is_not_the_folder_here(run, folder, paths):
    """As a shell gives it whose variable is not set."""
    (folder / "a.txt").write_text(OTHER)
    done = run("documents", "add", *paths)
    assert done.code == 2
    assert "a path is empty" in done.err
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


# 49, 50: words of others that would act

NASTY = {
    "mark-up": "<script>alert(1)</script>[bold]x[/bold][link=y]",
    "closing": "[/] [/bold] [/red]",
    "terminal": "\x1b[31mred\x1b[2J\x07\x9b31m",
    "direction": "left\u202etfel\u2066x",
    "hidden": "a\u200bb\u00adc",
    "marks": "Z" + "\u0301" * 3000,
    "template": "{{7*7}} {% raw %}",
    "cell": "=cmd|' /C calc'!A0",
}


@pytest.mark.parametrize("kind", NASTY)
def test_49_50_no_command_lets_words_of_others_act(run, folder, kind):
    """In the title, the author, the host, the sentences and the places."""
    text = NASTY[kind]
    rows = [
        {
            "title": f"{text} {n}",
            "author": f"Mara {text}",
            "source": text,
            "text": body.partition("\n\n")[2].replace("plum brandy", text),
        }
        for n, body in enumerate((PRINTED, REWORK))
    ]
    lines = "\n".join(json.dumps(row) for row in rows) + '\n{"title": "' + "\\u202e\n"
    (folder / "x.jsonl").write_text(lines)
    outputs = [run("documents", "add", "x.jsonl")]
    identities = [row["identity"] for row in json.loads(run("documents", "list", "--json").out)]
    assert len(identities) == 2
    outputs += [
        run(*words)
        for words in (
            ("documents", "list"),
            ("documents", "list", "--json"),
            ("documents", "show", identities[0]),
            ("documents", "search", "danube"),
            ("documents", "search", text),
            ("documents", "refused"),
            ("works", "--all"),
            ("works", "--json"),
            ("works", text),
            ("compare", *identities),
            ("compare", *identities, "--all"),
            ("compare", *identities, "--json"),
            ("compare", *identities, "--html", "page.html"),
            ("compare", text, identities[0]),
        )
    ]
    for done in outputs:
        assert "Traceback" not in done.err
        assert not OBEYED.search(done.out.replace("\n", ""))
        assert not OBEYED.search(done.err.replace("\n", ""))
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert not OBEYED.search(page.replace("\n", ""))


def test_49_console_mark_up_in_titles_is_printed_as_it_is(run, folder):
    (folder / "a.txt").write_text(OTHER.replace("Beekeepers", "[bold]Beekeepers[/bold]"))
    run("documents", "add", "a.txt")
    for words in (("documents", "list"), ("documents", "show", "a"), ("works", "a")):
        assert "[bold]Beekeepers[/bold]" in run(*words).out


# 60: names


@posix
@pytest.mark.parametrize(
    "name",
    ["CON", "-rf.txt", "a b.txt", "x" * 250, "\x1b[31m.txt", "\u202etxt.md", "[red].txt", "ü.txt"],
)
def test_60_odd_names_are_places_and_nothing_else(run, folder, name):
    (folder / "in").mkdir()
    (folder / "in" / name).write_text(PRINTED)
    done = run("documents", "add", "in")
    assert done.code == 0
    assert not OBEYED.search(done.out.replace("\n", "") + done.err.replace("\n", ""))
    (row,) = json.loads(run("documents", "list", "--json").out)
    assert run("documents", "show", row["places"][0]).code == 0
    assert run("documents", "show", f"in/{name}").code == 0
    assert sorted(path.name for path in folder.iterdir()) == [".tertius", "in"]


@pytest.mark.parametrize("name", ["../../out.txt", "/out.txt", "C:\\out.txt"])
def test_60_a_member_that_would_leave_its_archive_is_refused(run, folder, name):
    with zipfile.ZipFile(folder / "x.zip", "w") as archive:
        archive.writestr(name, PRINTED)
        archive.writestr("good.txt", OTHER)
    done = run("documents", "add", "x.zip")
    assert done.code == 2
    assert done.err.count("error:") == 1
    assert count(run) == 1
    assert not (folder.parent / "out.txt").exists()


@posix
def test_60_an_option_is_no_path_and_a_path_no_option(run, folder):
    (folder / "--json").write_text(OTHER)
    assert run("documents", "add", "./--json").code == 0
    assert run("documents", "add", "--jsonn").code == 2
    assert count(run) == 1


# 67: interrupts (of an addition: tests/cli/test_documents.py)


def test_67_an_interrupt_while_comparing_writes_no_page(run, folder, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    write_texts(folder / "texts")
    monkeypatch.setattr("tertius.report.comparison_page.render_comparison_page", interrupted)
    done = run("compare", "texts/printed.txt", "texts/rework.txt", "--html", "page.html")
    assert done.code == 130
    assert "Traceback" not in done.err
    assert [path.name for path in folder.iterdir()] == ["texts"]


# 68: places on the map and encodings


def test_68_locale_zone_and_encoding_change_no_answer(folder):
    texts = write_texts(folder / "texts")
    (texts / "i.txt").write_text("İstanbul'da ışık\n\nIrmak taştı. Köprü yıkıldı.\n", "utf-8")
    seen = []
    places = (
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "America/St_Johns"},
    )
    for number, place in enumerate(places):
        project = str(folder / f"p{number}")
        answers = []
        for words in (["documents", "add", "texts"], ["works", "--all"]):
            done = subprocess.run(
                [sys.executable, "-c", START, *words, "--project", project, "--json"],
                capture_output=True,
                cwd=folder,
                check=False,
                env={**os.environ, "TERTIUS_PROJECT": "", **place},
            )
            assert done.returncode == 0, done.stderr
            answers.append(json.loads(done.stdout))
        seen.append(answers)
    assert seen[0] == seen[1]


@posix
def test_68_a_path_that_is_no_utf_8_is_added_and_found(run, folder):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (folder / name).write_text(PRINTED)
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    assert run("documents", "add", name).code == 0
    assert run("documents", "show", name).code == 0
    assert "caf\\udce9.txt" in run("documents", "list").out
    assert run("compare", name, name).code == 2
