"""Whether a surname alone, or a name that is also a common word, means a leader or a capital.

The rule of this module: a bare surname needs support. A title before it, its state in the same
sentence, or that nobody else is known by it; the first name of another person before it speaks
against it.
"""

from functools import cache

from tertius.coding.actors.index import ActorIndex
from tertius.coding.actors.matching import Hit
from tertius.coding.actors.titles import is_title
from tertius.coding.tree import Tree

_NAMES = frozenset(["NNP", "NNPS"])


def supported(tree: Tree, hits: list[Hit], index: ActorIndex) -> list[Hit]:
    """Leave out the names that nothing supports.

    Parameters
    ----------
    tree
        The sentence.
    hits
        Names found in it.
    index
        What is looked for.

    Returns
    -------
    list of Hit
    """
    sure = {hit.bearer.key for hit in hits if not hit.bearer.alone}
    kept = []
    for number, hit in enumerate(hits):
        if is_other_person(tree, hits, number, index):
            continue
        if hit.bearer.alone and not _has_support(tree, hit, sure, index):
            continue
        kept.append(hit)
    return kept


def _has_support(tree: Tree, hit: Hit, sure: set[str], index: ActorIndex) -> bool:
    bearer, called = hit.bearer, hit.called
    if is_title(tree, hit.first - 1, index):
        return True
    if bearer.key in sure:
        return True
    after = tree.lower[hit.last + 1 : hit.last + 3]
    if after and (
        after[0] in index.words["power"]
        or (after[0] in {"'s", "\u2019s"} and after[-1] in index.words["power"])
    ):
        return True
    return bearer.by == "leader" and not any(entry.title for entry in called.specials)


def is_other_person(tree: Tree, hits: list[Hit], number: int, index: ActorIndex) -> bool:
    """Tell whether a first name of somebody else stands before: 'Kamala Harris'.

    Parameters
    ----------
    tree
        The sentence.
    hits
        Names found in it.
    number
        Which of them.
    index
        What is looked for.

    Returns
    -------
    bool
    """
    hit = hits[number]
    lone_leader = hit.bearer.by in {"leader", "first name"} and hit.bearer.alone
    single = hit.first == hit.last and hit.bearer.by in {"name", "capital"}
    if not (lone_leader or single):
        return False
    before, after = hit.first - 1, hit.last + 1
    followed = hit.bearer.alone and after < len(tree) and tree.tags[after] in _NAMES
    if followed and tree.deps[hit.last] == "compound":
        return tree.lower[after] not in index.words["power"]
    if before < 0 or tree.tags[before] not in _NAMES or tree.deps[before] != "compound":
        return False
    if tree.heads[before] != hit.last or is_title(tree, before, index):
        return False
    covered = number and hits[number - 1].last >= before
    if lone_leader:
        return not covered
    return not covered and tree.words[before] in _first_names()


@cache
def _first_names() -> frozenset[str]:
    from tertius.states import entities, leaders_of

    return frozenset(
        leader.name.split()[0] for entity in entities() for leader in leaders_of(entity.key)
    ) | {"Michael", "Denzel", "Paris", "Kathy", "Barbara", "Vernon", "Jim", "Ms.", "Mr.", "Mrs."}
