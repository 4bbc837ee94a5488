"""Who a sentence names: one phrase is one mention."""

from collections.abc import Callable
from datetime import date

import pytest

from tertius.coding.actors import actor_index, find_mentions
from tertius.coding.model import Mention
from tertius.coding.tree import Tree

ON = date(2023, 6, 1)


@pytest.fixture(scope="session")
def found(tree: Callable[[str], Tree]) -> Callable[..., list[tuple[str, str]]]:
    """Give keys and words of the mentions of a sentence."""

    def find(text: str, on: date | None = ON) -> list[tuple[str, str]]:
        parsed = tree(text)
        return [
            (_keys(mention), parsed.words_from(mention.first, mention.last))
            for mention in find_mentions(parsed, index=actor_index(), on=on)
        ]

    return find


def _keys(mention: Mention) -> str:
    return "+".join(party.key for party in mention.parties)


def test_a_title_and_a_person_belong_to_the_state(found: Callable[..., object]) -> None:
    """State, office and person are one mention."""
    assert found("Russian President Vladimir Putin met China's foreign minister Wang Yi.") == [
        ("RUS", "Russian President Vladimir Putin"),
        ("CHN", "China's foreign minister Wang Yi"),
    ]
