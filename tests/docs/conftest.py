"""The documentation's own tools lie in docs/; the tests use them rather than a copy."""

import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
if str(DOCS) not in sys.path:
    sys.path.insert(0, str(DOCS))


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The generated pages by name, made anew."""
    import generate

    folder = tmp_path_factory.mktemp("generated")
    generate.write_all(folder)
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
