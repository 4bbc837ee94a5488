"""A local endpoint for each test."""

from collections.abc import Iterator

import pytest
from tests.coding.backends.stub import Stub, serving


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A server on a free port of this machine."""
    with serving() as server:
        yield server


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key of whoever runs the tests is ever sent."""
    for name in ("TERTIUS_LLM_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
