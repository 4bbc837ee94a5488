"""Trees of sentences, parsed once."""

from collections.abc import Callable
from functools import cache

import pytest

from tertius.coding.parsing import parse
from tertius.coding.tree import Tree


@cache
def _tree(text: str) -> Tree:
    (found,) = parse([text])
    assert found is not None, "the sentence is empty or too long"
    return found


@pytest.fixture(scope="session")
def tree() -> Callable[[str], Tree]:
    """Parse one sentence."""
    return _tree
