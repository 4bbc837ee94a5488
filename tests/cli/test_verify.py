"""``tertius verify``: one word for a sound project, and what is wrong with any other."""

import sqlite3

import pytest
from tests.river_pact import write_texts


@pytest.fixture
def held(run, folder):
    """A project of four documents; gives its database."""
    write_texts(folder / "texts")
    run("documents", "add", "texts")
    return folder / ".tertius" / "documents.sqlite"


def changed(database, statement: str) -> None:
    connection = sqlite3.connect(database)
    connection.execute(statement)
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_a_sound_project_is_told_in_one_line(run, held):
    done = run("verify")
    assert done.code == 0
    assert done.out == ""
    assert "datasets" not in done.err
    assert "4 documents: their texts and works are as they follow from the originals" in done.err


def test_documents_and_tables_are_checked_together(run, held, atop):
    run("data", "add", atop.name)
    told = run("verify").err
    assert "4 documents: their texts and works" in told
    assert "; 1 files of 1 datasets are as they were written" in told


def test_a_project_without_documents_says_nothing_of_them(run, atop):
    run("data", "add", atop.name)
    done = run("verify")
    assert done.code == 0
    assert "documents" not in done.err


def test_a_folder_without_project_is_an_error(run, folder):
    done = run("verify")
    assert done.code == 2
    assert "there is no project here" in done.err
    assert list(folder.iterdir()) == []


def test_a_project_may_be_named(run, held, folder):
    assert run("verify", "--project", ".tertius").code == 0
    assert run("verify", "--project", "nowhere").code == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET title = 'Another title' WHERE title LIKE 'Why%Will%'",
        "UPDATE facts SET value = '1999-01-01' WHERE value = '2019-05-04'",
        "DELETE FROM relations",
        "UPDATE passages SET role = 'title' WHERE number = 0",
        "DELETE FROM places",
    ],
    ids=["title", "date", "relations", "role", "places"],
)
def test_47_what_somebody_changed_is_found(run, held, statement):
    changed(held, statement)
    done = run("verify")
    assert done.code != 0
    assert "is damaged" in done.err
    assert "documents.sqlite" in done.err
    assert "Traceback" not in done.err


def test_47_a_damaged_file_is_found(run, held):
    data = bytearray(held.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = b"\xff" * 64
    held.write_bytes(data)
    done = run("verify")
    assert done.code != 0
    assert "Traceback" not in done.err


def test_verifying_changes_nothing(run, held):
    before = held.read_bytes()
    run("verify")
    assert held.read_bytes() == before


def test_an_emptied_database_is_not_passed_over(run, held, folder):
    (folder / ".tertius" / "documents.sqlite").write_bytes(b"")
    done = run("verify")
    assert done.code == 2
    assert "there are no documents in this project" in done.err
