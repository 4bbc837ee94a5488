"""Nouns for those who act for a state, where a sentence has them.

The rule of this module: only a noun is an agent ('the military', not 'military aid'), and the
longest phrase counts ('foreign ministry spokesman').
"""

from dataclasses import dataclass

from tertius.coding.actors.entries import Agent
from tertius.coding.actors.index import ActorIndex
from tertius.coding.actors.spelling import folded
from tertius.coding.tree import Tree


@dataclass(frozen=True, slots=True)
class AgentSpan:
    """An agent in a sentence.

    Attributes
    ----------
    first, last
        Its words, both included.
    agent
        The entry of the lexicon.
    """

    first: int
    last: int
    agent: Agent


def find_agents(tree: Tree, index: ActorIndex) -> dict[int, AgentSpan]:
    """Find the agents of a sentence.

    Parameters
    ----------
    tree
        The sentence.
    index
        What is looked for.

    Returns
    -------
    dict of int to AgentSpan
        By each word that the agent covers.
    """
    found: dict[int, AgentSpan] = {}
    keys = [folded(word) for word in tree.words]
    place = 0
    while place < len(keys):
        span = _at(tree, index, keys, place)
        if span is None:
            place += 1
            continue
        found.update(dict.fromkeys(range(span.first, span.last + 1), span))
        place = span.last + 1
    return found


def _at(tree: Tree, index: ActorIndex, keys: list[str], place: int) -> AgentSpan | None:
    for words, agent in index.agents.get(keys[place], ()):
        at = place
        for word in words[1:]:
            at += 1
            while at < len(keys) and not keys[at] and tree.words[at] == "-":
                at += 1
            if at >= len(keys) or keys[at] != word:
                break
        else:
            if any(tree.tags[k].startswith("NN") for k in range(place, at + 1)) and (
                tree.tags[at].startswith("NN")
            ):
                return AgentSpan(place, at, agent)
    return None
