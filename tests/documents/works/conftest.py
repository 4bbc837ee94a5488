"""The planted corpora of the benchmarks, for tests."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


@pytest.fixture(scope="session")
def planted():
    """The module that plants corpora: ``planted.planted_corpus(seed, size)``."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import planted_documents
    finally:
        sys.path.remove(str(BENCHMARKS))
    return planted_documents


@pytest.fixture(scope="session")
def seed_bodies(shared):
    """Bodies of the republication, the rework and the excerpt among the seeds, by sentence."""
    from tertius.documents.cleaning import clean, pieces_of
    from tertius.documents.model import Original

    found = []
    for name in ("001_cb48b87210127b68", "000_ac2ea27ce31fae43", "003_75cadcffa16a8713"):
        text = (shared / "seeds" / f"{name}.txt").read_text("utf-8")
        pieces = pieces_of(clean(Original(text)))
        found.append(max(pieces, key=lambda piece: len(piece.sentences)).sentences)
    return found


@pytest.fixture(scope="session")
def seed_pieces(shared):
    """All pieces of the seeds, those of the republication first."""
    from tertius.documents.cleaning import clean, pieces_of
    from tertius.documents.model import Original

    found = []
    for name in ("001_cb48b87210127b68", "000_ac2ea27ce31fae43", "003_75cadcffa16a8713"):
        text = (shared / "seeds" / f"{name}.txt").read_text("utf-8")
        found += pieces_of(clean(Original(text)))
    return found
