"""Frames of a sentence, as short strings that a specification can list."""

from collections.abc import Callable

import pytest

from tertius.coding.actors import actor_index, find_mentions
from tertius.coding.frames import find_frames
from tertius.coding.frames.cast import Cast
from tertius.coding.lexicon import DEFAULT, Lexicon
from tertius.coding.model import Frame
from tertius.coding.tree import Tree


def shown(frame: Frame) -> str:
    """Say who does what to whom: ``NOR ASSAULT EST``, ``NOR = EST SUPPORT`` where mutual."""
    assert frame.target is not None
    what = frame.event_type or {1: "+", -1: "-", 0: "0", None: "?"}[frame.sign]
    if frame.reciprocal:
        return f"{frame.source.key} = {frame.target.key} {what}"
    return f"{frame.source.key} {what} {frame.target.key}"


@pytest.fixture(scope="session")
def cast(tree: Callable[[str], Tree]) -> Callable[[str], Cast]:
    """Find who is named in a sentence."""
    index = actor_index()
    return lambda text: Cast(tree(text), find_mentions(tree(text), index=index))


@pytest.fixture(scope="session")
def frames(cast: Callable[[str], Cast]) -> Callable[..., tuple[Frame, ...]]:
    """Find the frames of a sentence."""

    def found(text: str, lexicon: Lexicon = DEFAULT) -> tuple[Frame, ...]:
        stage = cast(text)
        return find_frames(stage.tree, stage.mentions, lexicon)

    return found


@pytest.fixture(scope="session")
def said(frames: Callable[..., tuple[Frame, ...]]) -> Callable[..., list[str]]:
    """Find the frames of a sentence, as sorted strings."""
    return lambda text, lexicon=DEFAULT: sorted(shown(f) for f in frames(text, lexicon))
