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
