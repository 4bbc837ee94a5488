"""How the tests of this room write down what a sentence means."""

from collections.abc import Callable
from datetime import date

import pytest

from tertius.coding.actors import actor_index, find_mentions, resolve_references
from tertius.coding.model import Mention
from tertius.coding.tree import Tree


def shown(tree: Tree, mention: Mention) -> str:
    """Write a mention: keys, words, role in brackets, ``/`` for a modifier, ``<`` and its head."""
    keys = "+".join(party.key or party.name for party in mention.parties)
    role = mention.parties[0].role
    words = tree.words_from(mention.first, mention.last)
    head = tree.words[mention.head]
    parts = [keys, words, f"[{role}]" if role else "", "/" if mention.modifier else ""]
    parts.append(f"< {head}" if head != words.split()[-1] else "")
    return " ".join(part for part in parts if part)


@pytest.fixture(scope="session")
def found(tree: Callable[[str], Tree]) -> Callable[[int, str], list[str]]:
    """Give the mentions of a sentence of a year."""

    def find(year: int, text: str) -> list[str]:
        parsed = tree(text)
        mentions = find_mentions(parsed, index=actor_index(), on=date(year, 6, 1))
        return [shown(parsed, mention) for mention in mentions]

    return find


@pytest.fixture(scope="session")
def meant(tree: Callable[[str], Tree]) -> Callable[[int, str], list[str]]:
    """Give the references of a text of a year, whose sentences are parted by ``/``."""

    def find(year: int, text: str) -> list[str]:
        trees = [tree(sentence) for sentence in text.split(" / ")]
        index, on = actor_index(), date(year, 6, 1)
        named = [find_mentions(one, index=index, on=on) for one in trees]
        resolved = resolve_references(trees, named, index=index, on=on)
        return [
            f"{number} {shown(one, mention)} ({rule})"
            for number, (one, mentions) in enumerate(zip(trees, resolved, strict=True))
            for mention in mentions
            if (rule := mention.parties[0].by.partition("coreference:")[2])
        ]

    return find
