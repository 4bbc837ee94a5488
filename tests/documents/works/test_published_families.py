"""Our ten families as published files: cleaned, related, joined, compared."""

import tomllib
from pathlib import Path

import pytest

from tertius.documents.cleaning import clean, pieces_of
from tertius.documents.model import Original
from tertius.documents.works.comparing import compare
from tertius.documents.works.families import families
from tertius.documents.works.furniture import is_furniture
from tertius.documents.works.relations import relations

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "families").glob("*/*.toml"))
FORMATS = {".txt": "text", ".md": "markdown", ".html": "html"}


def read(folder):
    """Give the longest piece of each file of a family, by what the file is."""
    expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    pieces = {}
    for what, name in expected["documents"].items():
        path = folder / name
        original = Original(path.read_text("utf-8"), FORMATS[path.suffix], place=name)
        found = pieces_of(clean(original))
        pieces[what] = max(found, key=lambda piece: len(piece.sentences))
    return expected, pieces


@pytest.fixture(scope="module")
def corpus():
    return {folder.name: read(folder) for folder in FOLDERS}


def test_there_are_ten_families_with_three_files_each(corpus):
    assert len(corpus) >= 10
    assert all(len(pieces) == 3 for _, pieces in corpus.values())
    suffixes = {Path(n).suffix for e, _ in corpus.values() for n in e["documents"].values()}
    assert suffixes == set(FORMATS)


def test_what_is_expected_agrees_with_the_files(corpus):
    for folder in FOLDERS:
        expected, _ = corpus[folder.name]
        for what, name in expected["documents"].items():
            text = (folder / name).read_text("utf-8").replace("\u2019", "'")
            for sentence in expected["sentences"][what]:
                words = sentence.split()
                assert " ".join(words[-3:]) in " ".join(text.split()), (folder.name, sentence)


def test_the_files_of_all_families_are_as_many_works(corpus):
    pieces = [piece for _, found in corpus.values() for piece in found.values()]
    joined = families(pieces, relations(pieces))
    expected = sorted(tuple(sorted(p.key for p in found.values())) for _, found in corpus.values())
    assert sorted(f.members for f in joined) == expected


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_the_relations_of_a_family(corpus, name):
    expected, pieces = corpus[name]
    keys = {piece.key: what for what, piece in pieces.items()}
    found = {(keys[r.source], keys[r.derived]): r.type for r in relations(list(pieces.values()))}
    for relation in expected["relations"]:
        assert found[relation["source"], relation["derived"]] == relation["type"]


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_the_versions_of_a_family(corpus, name):
    expected, pieces = corpus[name]
    # A bio that cleaning took for body is on both pages, and would be one more kept sentence.
    old, new = (
        [s for s in pieces[which].sentences if not is_furniture(s)]
        for which in ("republication", "rework")
    )
    found = compare(old, new)
    assert (len(found.kept), len(found.edited)) == (
        expected["compare"]["kept"],
        expected["compare"]["edited"],
    )
