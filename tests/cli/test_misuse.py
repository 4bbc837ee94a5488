"""Nonsense gets one clear error and exit code 2; nothing is printed as an answer or written."""

import os
import re

import pytest

TWO = ("explain", "Russia", "North Korea")
CASES = [
    # the parser's own
    ((), 0, "Usage: tertius COMMAND"),
    (("explian", "Russia", "France"), 2, 'Did you mean "explain"?'),
    (("data", "lst"), 2, 'Did you mean "list"?'),
    (("explain",), 2, "STATE1"),
    (("explain", "Russia"), 2, "STATE2"),
    (("explain", "Russia", "France", "Spain"), 2, "Spain"),
    ((*TWO, "--perid", "year"), 2, "Did you mean --period?"),
    ((*TWO, "--period", "decade"), 2, "Choose from"),
    (("matchmakers", "--limit", "0"), 2, "Must be >= 1"),
    (("matchmakers", "--limit", "many"), 2, "--limit"),
    (("network", "--top", "1"), 2, "Must be >= 2"),
    (("cite", "--format", "word"), 2, "Choose from"),
    (("data", "add"), 2, "FILES"),
    # states
    (("explain", "Rusia", "France"), 2, "Did you mean Russia"),
    (("explain", "Atlantis", "France"), 2, "Atlantis"),
    (("explain", "", "France"), 2, "error:"),
    (("explain", "Russia", "Soviet Union"), 2, "same state"),
    (("explain", "NATO", "Russia"), 2, "no member of the state system"),
    ((*TWO[:2], "East Germany", "--since", "2000"), 2, "no member of the state system"),
    (("explain", "Ruritania\x1b[31m", "France"), 2, "error:"),
    (("explain", "x" * 5_000, "France"), 2, "error:"),
    (("states", "Germany", "--on", "1970"), 2, "East Germany"),
    (("states", "USSR", "--on", "2020"), 2, "USSR"),
    (("states", "Nowhere"), 2, "Nowhere"),
    (("states",), 2, "give either one name or --members"),
    (("states", "USA", "--members", "NATO"), 2, "give either one name or --members"),
    (("states", "--members", "NATO", "--on", "1930"), 2, "did not exist"),
    (("states", "--members", "France"), 2, "FRN"),
    (("network", "2024", "--states", "EU", "Russia"), 2, "European Union"),
    (("network", "2024", "--states", "Russia"), 2, "two states"),
    (("network", "2024", "--states", "Rusia", "Frnce"), 2, "name 2"),
    (("network", "2024", "--states"), 2, "--states"),
    (("network", "2024", "--states", ""), 2, "names no state"),
    (("panel", "--states", ","), 2, "names no state"),
    (("panel", "--states", ""), 2, "names no state"),
    (
        ("panel", "--states", "East Germany", "--since", "2024", "--out", "x.csv"),
        2,
        "East Germany is no member of the state system from 2024-01-01",
    ),
    # dates and periods
    ((*TWO, "--since", "2020", "--until", "2010"), 2, "ends (2010-12-31) before it starts"),
    ((*TWO, "--since", "soon"), 2, "'soon' is no date"),
    ((*TWO, "--since", "2024-02-30"), 2, "no date"),
    ((*TWO, "--until", "1800"), 2, "1800"),
    (("states", "USA", "--on", "yesterday"), 2, "no date"),
    (("matchmakers", "1850"), 2, "covers 1850"),
    (("matchmakers", "9999"), 2, "covers 9999"),
    (("network", "20x4"), 2, "names no period"),
    (("network", "2024-13"), 2, "names no period"),
    # recipes
    ((*TWO, "--recipe", "defualt"), 2, "did you mean 'default'?"),
    ((*TWO, "--recipe", "missing.toml"), 2, "missing.toml"),
    (("recipe", "none"), 2, "there is no recipe"),
    (("matchmakers", "--recipe", "field"), 2, "needs data that are not here"),
    # datasets
    (("data", "show", "atp"), 2, "did you mean atop"),
    (("data", "fetch", "tss"), 2, "cannot be fetched"),
    (("data", "fetch", "nothing"), 2, "no source called"),
    (("data", "add", "missing.csv"), 2, "no such file"),
    (("data", "check", "missing.csv"), 2, "no such file"),
    (("data", "verify"), 2, "there is no project here"),
    (("data", "quarantine", "atop"), 2, "there is no project here"),
    (("data", "list", "--project", "nowhere"), 2, "there is no project here"),
    ((*TWO, "--data", "nowhere"), 2, "there is no project here"),
    ((*TWO, "--third-parties", "relevant"), 2, "cow_contiguity"),
    ((*TWO, "--weights", "cinc"), 2, "cow_nmc"),
    (("cite", "heider"), 2, "heider1946"),
    (("cite", "xxxx", "yyyy"), 2, "2 names are not known"),
    # output files
    (("network", "2024", "--out", "network.docx"), 2, "names no format"),
    (("network", "2024", "--out", "network"), 2, "has no ending"),
    (("matchmakers", "--csv", "ranking.xlsx"), 2, "names no format"),
    (("matchmakers", "--csv", "no/such/folder/x.csv"), 2, "x.csv"),
    ((*TWO, "--html", "no/such/folder/x.html"), 2, "x.html"),
    ((*TWO, "--html", ""), 2, "is a folder"),
    (("network", "2024", "--out", "x" * 300 + ".svg"), 2, "too long"),
    (("network", "2024", "--out", "a\0.svg"), 2, "zero byte"),
    (("panel", "--out", "~nobody-of-this-name/x.csv"), 2, "no such home folder"),
    (("states", "\u202eaissuR\x9b31m"), 2, "\\u202e"),
]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    CASES,
    ids=lambda v: " ".join(v)[:60] if isinstance(v, tuple) else None,
)
def test_nonsense(run, folder, words, code, told):
    done = run(*words)
    assert done.code == code
    assert told in (done.err if code else done.out)
    assert "Traceback" not in done.err
    if code:
        assert done.err.count("error:") == 1
        assert done.err.startswith("error: ")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.err)
        assert len(done.err) < 2_500
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"name = \n", "no valid TOML"),
        (b"name = 'x'\ntitle = 'y'\n", "names no rule"),
        (b"name='x'\ntitle='y'\n[acts]\nsources=['chronicle']\nhalflife=2\n", "halflife"),
        (
            b"name='x'\ntitle='y'\n[acts]\nsources=['chronicle']\nhalf_life_years=-2\n",
            "half_life_years",
        ),
        (b"name='x'\ntitle='y'\n[acts]\nsources=['nowhere']\n", "nowhere"),
        (b"name='x'\nname='y'\n", "no valid TOML"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_recipe_that_cannot_be_used(run, folder, content, told):
    (folder / "mine.toml").write_bytes(content)
    done = run("explain", "Russia", "North Korea", "--recipe", "mine.toml")
    assert done.code == 2
    assert done.out == ""
    assert told in done.err
    assert "Traceback" not in done.err


def test_every_fault_of_a_recipe_is_told_at_once(run, folder):
    text = "name='x'\ntitle='y'\nthreshold=4\n[acts]\nsources=[]\nwieght=1\n"
    (folder / "mine.toml").write_text(text)
    done = run("matchmakers", "--recipe", "mine.toml")
    assert {"threshold", "acts.sources", "acts.wieght"} <= set(done.err.replace(":", " ").split())


def test_long_lines_of_an_error_are_not_cut(run, folder):
    name = "a" * 150 + ".toml"
    done = run("explain", "Russia", "France", "--recipe", name)
    assert name in done.err


@pytest.mark.parametrize("words", [("matchmakers", "2020"), ("network", "2020"), TWO])
def test_a_recipe_cannot_talk_to_the_terminal(run, folder, words):
    text = 'name="a\\u001b[31mb"\ntitle="c\\u202ed\\u009be"\n[acts]\nsources=["chronicle"]\n'
    (folder / "mine.toml").write_text(text)
    done = run(*words, "--recipe", "mine.toml")
    assert done.code == 0
    assert not set("\x1b\x9b\u202e") & set(done.out + done.err)
    assert "\\u001b[31mb" in done.out


@pytest.mark.parametrize("command", ["matchmakers", "network", "panel"])
def test_outputs_that_are_no_ordinary_files_are_left_alone(run, folder, command):
    option, name = {
        "matchmakers": ("--csv", "x.csv"),
        "network": ("--out", "x.json"),
        "panel": ("--out", "x.parquet"),
    }[command]
    os.mkfifo(folder / name)
    done = run(command, option, name)
    assert done.code == 2
    assert "no ordinary file" in done.err
    assert done.out == ""
    assert (folder / name).is_fifo()
