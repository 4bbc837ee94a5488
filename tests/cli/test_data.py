"""``tertius data``: what there is, what is added, what is refused."""

import csv
import gzip
import io
import json

import pytest

from tertius.sources import SOURCES


def test_the_list_has_every_source_and_its_licence(run):
    done = run("data", "list")
    assert done.code == 0
    for name, source in SOURCES.items():
        assert f"○ {name}  " in done.out
        assert source.redistribution in done.out
    assert "0 of" in done.err


def test_the_list_as_json_has_coverage_and_class(run):
    listed = {entry["name"]: entry for entry in json.loads(run("data", "list", "--json").out)}
    assert listed["atop"]["covers"] == ["1815-01-01", "2018-12-31"]
    assert listed["atop"]["redistribution"] == "user-supplied"
    assert listed["atop"]["added"] is None


@pytest.mark.parametrize("name", list(SOURCES))
def test_every_source_can_be_shown(run, name):
    done = run("data", "show", name)
    assert done.code == 0
    words = " ".join(done.out.split())
    assert " ".join(SOURCES[name].title.split()) in words
    for trap in SOURCES[name].traps:
        assert " ".join(trap.split()[:6]) in words
    for column in SOURCES[name].tidy:
        assert column.name in words


def test_how_to_get_a_source_depends_on_its_address(run):
    assert "tertius data fetch atop" in run("data", "show", "atop").out
    assert "tertius data add FILE" in run("data", "show", "tss").out


def test_a_file_is_recognised_added_and_listed(run, folder, atop):
    done = run("data", "add", atop.name)
    assert done.code == 0
    assert "3 rows of atop added" in done.err
    assert "added: 3 rows, 0 refused" in run("data", "list").out
    assert json.loads(run("data", "show", "atop", "--json").out)["added"]["rows"] == 3
    assert "as they were written" in run("data", "verify").err


def test_the_same_file_twice_adds_nothing(run, atop):
    run("data", "add", atop.name)
    done = run("data", "add", atop.name)
    assert done.code == 0
    assert "0 added" in done.err


def test_another_file_of_the_same_source_needs_replace(run, atop, mixed):
    run("data", "add", atop.name)
    done = run("data", "add", mixed.name)
    assert done.code == 2
    assert "--replace" in done.err
    assert "3 rows, 0 refused" in run("data", "list").out
    assert run("data", "add", mixed.name, "--replace").code == 0
    assert "3 rows, 3 refused" in run("data", "list").out


def test_a_bad_file_stops_no_other(run, folder, atop):
    (folder / "README.md").write_text("# not a table\n")
    done = run("data", "add", "missing.csv", "README.md", atop.name)
    assert done.code == 2
    assert done.err.count("error:") == 2
    assert "1 of 3 files added" in done.err
    assert "added: 3 rows" in run("data", "list").out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("page.csv", b"<!doctype html><html><body>404</body></html>"),
        ("wide.csv", "ccode1,ccode2\n2,20\n".encode("utf-16")),
        ("other.csv", b"a,b,c\n1,2,3\n"),
        ("lacking.csv", b"ccode1,ccode2,atop_defense,atop_nonagg,start\n2,20,1,0,1949\n"),
        ("nothing.csv", b"ccode1,ccode2,atop_defense,atop_nonagg\n"),
        ("cut.csv.gz", gzip.compress(b"ccode1,ccode2\n" * 1000, mtime=0)[:40]),
        ("cut.zip", b"PK\x03\x04 and then nothing"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_no_project(run, folder, name, content):
    (folder / name).write_bytes(content)
    for verb in ("add", "check"):
        done = run("data", verb, name)
        assert done.code == 2
        assert done.out == ""
        assert done.err.count("error:") == 1
        assert name in done.err
        assert "Traceback" not in done.err
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_file_read_as_the_wrong_source_is_refused(run, folder, atop):
    done = run("data", "add", atop.name, "--source", "tss")
    assert done.code == 2
    assert [path.name for path in folder.iterdir()] == [atop.name]


def test_check_reads_and_stores_nothing(run, folder, mixed):
    done = run("data", "check", mixed.name)
    assert done.code == 0
    assert "6 rows in, 3 read, 3 refused" in done.out
    for rule in ("self-dyad", "end-before-start"):
        assert f"{rule}: 1 row" in done.out
    assert "line 5: self-dyad" in done.out
    assert [path.name for path in folder.iterdir()] == [mixed.name]


def test_check_as_json_counts_by_rule(run, mixed):
    (facts,) = json.loads(run("data", "check", mixed.name, "--json").out)
    assert facts["counts"]["rows_in"] == 6
    assert sum(facts["rules"].values()) == 3
    assert facts["examples"][0]["line"] == 5


def test_refused_rows_can_be_looked_at(run, mixed):
    run("data", "add", mixed.name)
    done = run("data", "quarantine", "atop")
    assert "self-dyad" in done.out
    assert "1 of 3 shown" in run("data", "quarantine", "atop", "--limit", "1").out
    rows = list(csv.DictReader(io.StringIO(run("data", "quarantine", "atop", "--csv").out)))
    assert {row["line"] for row in rows} == {"5", "6", "7"}


def test_48_refused_cells_cannot_run_in_a_spreadsheet(run, folder, mixed):
    text = mixed.read_text().replace("maybe", "=cmd|' /C calc'!A0")
    mixed.write_text(text)
    run("data", "add", mixed.name)
    rows = list(csv.reader(io.StringIO(run("data", "quarantine", "atop", "--csv").out)))
    cells = [cell for row in rows for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_a_source_without_refused_rows_says_so(run, atop):
    run("data", "add", atop.name)
    assert "No row of atop was refused." in run("data", "quarantine", "atop").out


def test_damage_is_found_and_named(run, folder, atop):
    run("data", "add", atop.name)
    (part,) = (folder / ".tertius").rglob("*.parquet")
    part.chmod(0o644)
    part.write_bytes(part.read_bytes()[:-1] + b"?")
    done = run("data", "verify")
    assert done.code == 2
    assert part.name in done.err
    assert "content has changed" in done.err


def test_a_project_can_be_named(run, folder, atop, monkeypatch):
    assert run("data", "add", atop.name, "--project", "mine").code == 0
    assert (folder / "mine/manifest.json").exists()
    assert "added: 3 rows" in run("data", "list", "--project", "mine").out
    monkeypatch.setenv("TERTIUS_PROJECT", "mine")
    assert "added: 3 rows" in run("data", "list").out


def test_fetch_downloads_and_adds(run, folder, atop, monkeypatch):
    """The download itself is tested against a server in tests/sources/test_fetch.py."""
    import platformdirs

    from tertius.sources import fetch as downloads

    def downloaded(record, into, *, replace, progress):
        into.mkdir(parents=True)
        content = atop.read_bytes()
        (into / "atop-file.csv").write_bytes(content)
        progress(len(content), len(content))
        where = record.url
        return downloads.Fetched(
            record.name, "atop-file.csv", where, where, "0" * 64, len(content), "first use", "2026"
        )

    monkeypatch.setattr(downloads, "fetch", downloaded)
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda _: folder.parent / "cache")
    done = run("data", "fetch", "atop")
    assert done.code == 0
    assert "first use" in done.err
    assert "3 rows of atop added" in done.err
