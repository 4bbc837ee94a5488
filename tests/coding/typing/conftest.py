"""A sentence with its two actors, found by their words."""

from collections.abc import Callable

import pytest

from tertius.coding.tree import Tree

Place = tuple[int, int]
Pair = tuple[Tree, Place | None, Place | None]


@pytest.fixture(scope="session")
def pair(tree: Callable[[str], Tree]) -> Callable[..., Pair]:
    """Give the tree of a sentence with the words of source and target."""

    def made(text: str, source: str = "", target: str = "") -> Pair:
        parsed = tree(text)

        def place(words: str) -> Place | None:
            if not words:
                return None
            start = text.index(words)
            over = [
                k
                for k in range(len(parsed))
                if parsed.starts[k] < start + len(words) and parsed.ends[k] > start
            ]
            return over[0], over[-1]

        return parsed, place(source), place(target)

    return made
