"""One document by whatever it is called: in the project, or a file that is in none."""

import gzip
import os
from pathlib import Path

import pytest
from tests.river_pact import ALL, OTHER, PRINTED, write_texts

from tertius.documents.model import Original
from tertius.errors import DocumentError, StoreError
from tertius.store import Project, open_project
from tertius.store.documents import add_originals, open_library
from tertius.store.documents.finding import Found, find_document

NONE_HERE = "there is no project here"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a working directory with a folder of texts and no project."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TERTIUS_PROJECT", raising=False)
    write_texts(tmp_path / "texts")
    return tmp_path


@pytest.fixture
def held(here: Path) -> Project:
    """Give the project of that directory, with one of the texts added."""
    project = open_project(create=True)
    library = open_library(project, write=True)
    add_originals(library, [Original(PRINTED, place="texts/printed.txt")])
    return project


def _told(found: Found) -> tuple[str, tuple[str, ...], bool]:
    return found.document.original.text, found.places, found.stored


@pytest.mark.parametrize(
    "reference",
    ["texts/printed.txt", "printed.txt", "printed", Original(PRINTED).identity[:8]],
)
def test_a_document_of_the_project_goes_by_place_name_or_identity(
    held: Project, reference: str
) -> None:
    assert _told(find_document(reference)) == (PRINTED, ("texts/printed.txt",), True)


def test_all_its_places_are_told(held: Project) -> None:
    library = open_library(held, write=True)
    add_originals(library, [Original(PRINTED, place="a/copy.txt")])
    assert find_document("copy").places == ("a/copy.txt", "texts/printed.txt")


@pytest.mark.parametrize("name", ALL)
def test_a_file_need_not_be_added(here: Path, name: str) -> None:
    assert _told(find_document(f"texts/{name}")) == (ALL[name], (f"texts/{name}",), False)
    assert sorted(path.name for path in here.iterdir()) == ["texts"]


def test_a_file_beside_a_project_is_read_without_adding_it(held: Project) -> None:
    assert _told(find_document("texts/other.txt")) == (OTHER, ("texts/other.txt",), False)
    with pytest.raises(StoreError, match="no document is called other, of 1"):
        find_document("other")


def test_the_projects_document_comes_before_the_file_of_its_name(held: Project, here: Path) -> None:
    (here / "texts/printed.txt").write_text("Rewritten since. All of it.")
    found = find_document("texts/printed.txt")
    assert found.stored
    assert found.document.original.text == PRINTED


def test_a_file_is_cleaned_as_a_document_of_the_project_is(held: Project) -> None:
    stored, read = find_document("printed"), find_document("texts/printed.txt", None)
    alone = find_document(str(Path("texts/printed.txt").resolve()))
    assert stored.document.lines == read.document.lines == alone.document.lines
    assert stored.document.facts == alone.document.facts


def test_a_project_may_be_named(held: Project, here: Path) -> None:
    assert find_document("printed", here / ".tertius").stored
    with pytest.raises(StoreError, match=NONE_HERE):
        find_document("texts/printed.txt", here / "elsewhere")


def test_a_project_may_be_named_by_the_environment(
    held: Project, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERTIUS_PROJECT", str(held.folder))
    monkeypatch.chdir(here / "texts")
    assert find_document("printed").stored


def test_a_project_without_documents_is_as_good_as_none(here: Path) -> None:
    open_project(create=True)
    assert not find_document("texts/printed.txt").stored
    with pytest.raises(DocumentError, match="there is no file nowhere"):
        find_document("nowhere")


def test_a_name_of_nothing_says_what_to_do(here: Path) -> None:
    with pytest.raises(DocumentError, match=r"there is no file nowhere\.txt") as caught:
        find_document("nowhere.txt")
    assert "tertius documents add" in (caught.value.remedy or "")


def test_a_name_that_means_several_is_not_guessed(held: Project) -> None:
    add_originals(open_library(held, write=True), [Original(OTHER, place="b/printed.txt")])
    with pytest.raises(StoreError, match=r"printed\.txt means 2 documents"):
        find_document("printed.txt")


def test_a_packed_file_is_opened(here: Path) -> None:
    (here / "x.txt.gz").write_bytes(gzip.compress(OTHER.encode()))
    assert find_document("x.txt.gz").document.original.text == OTHER


def test_a_file_of_several_documents_is_not_guessed(here: Path) -> None:
    (here / "x.jsonl").write_text('{"text": "One came."}\n{"text": "Two came."}\n' * 3)
    with pytest.raises(DocumentError, match="holds several documents") as caught:
        find_document("x.jsonl")
    assert "tertius documents add x.jsonl" in (caught.value.remedy or "")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "an image"),
        ("cut.txt.gz", gzip.compress(PRINTED.encode(), mtime=0)[:40], "damaged"),
        ("page.jsonl", b"<!doctype html><html><body>404</body></html>", "not a"),
        ("bare.zip", b"PK\x05\x06" + bytes(18), "archive has no data file"),
    ],
)
def test_a_file_without_a_document_says_why(here: Path, name: str, data: bytes, told: str) -> None:
    (here / name).write_bytes(data)
    with pytest.raises(DocumentError, match=told) as caught:
        find_document(name)
    assert (caught.value.where or "").startswith(name)


@pytest.mark.parametrize("reference", ["texts", "", ".", "texts/", "a\0b", "x" * 5000])
def test_43_what_is_no_file_is_not_read(here: Path, reference: str) -> None:
    with pytest.raises(DocumentError, match="there is no file"):
        find_document(reference)


def test_43_a_pipe_is_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "pipe.txt")
    with pytest.raises(DocumentError, match="there is no file"):
        find_document("pipe.txt")


def test_43_a_device_is_not_opened(here: Path) -> None:
    with pytest.raises(DocumentError, match="there is no file"):
        find_document("/dev/zero")
