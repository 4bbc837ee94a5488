"""What may stand before the name of a person: 'President', 'Mr', 'Count'.

The rule of this module: titles of office come from the lexicon of agents; forms of address are a
list beside it.
"""

from functools import cache

from tertius.coding.actors.index import ActorIndex
from tertius.coding.actors.spelling import folded
from tertius.coding.tree import Tree


def is_title(tree: Tree, place: int, index: ActorIndex) -> bool:
    """Tell whether a word is, or ends, a title.

    Parameters
    ----------
    tree
        The sentence.
    place
        A word; −1 for none.
    index
        Names and agents.

    Returns
    -------
    bool
        Only for words with a capital, or before a name as in 'president Nixon'.
    """
    if place < 0:
        return False
    word = folded(tree.words[place])
    if word in index.words["address"]:
        return tree.words[place][:1].isupper()
    return word in _last_words(index) and tree.tags[place].startswith("NN")


@cache
def _last_words(index: ActorIndex) -> frozenset[str]:
    return frozenset(
        words[-1] for group in index.agents.values() for words, agent in group if agent.title
    )
