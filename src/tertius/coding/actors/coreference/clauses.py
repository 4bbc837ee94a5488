"""Which clause a word belongs to, and who is its subject.

The rule of this module: a clause is told by its verb. Infinitives and participles without a subject
of their own belong to the clause around them.
"""

from tertius.coding.tree import Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OWN = frozenset(["ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "conj"])


def clause_of(tree: Tree, place: int) -> int:
    """Give the verb of the clause in which a word stands.

    Parameters
    ----------
    tree
        The sentence.
    place
        A word.

    Returns
    -------
    int
    """
    for k in (place, *tree.above(place)):
        if k == tree.heads[k]:
            return k
        verbal = tree.tags[k].startswith(("VB", "MD"))
        own = tree.child(k, *SUBJECTS) is not None or tree.deps[k] == "relcl"
        if verbal and own and tree.deps[k] in _OWN:
            return k
    return tree.root


def subject_of(tree: Tree, clause: int) -> int | None:
    """Give the subject of a clause, or of the one that it shares its subject with.

    Parameters
    ----------
    tree
        The sentence.
    clause
        Its verb.

    Returns
    -------
    int or None
    """
    for k in (clause, *tree.above(clause)):
        found = tree.child(k, *SUBJECTS)
        if found is not None:
            return found
        if tree.deps[k] == "relcl":
            return tree.heads[k]
    return None


def is_subject(tree: Tree, place: int) -> bool:
    """Tell whether a word is a subject, or coordinated with one.

    Parameters
    ----------
    tree
        The sentence.
    place
        A word.

    Returns
    -------
    bool
    """
    while tree.deps[place] in {"conj", "appos"} and tree.heads[place] != place:
        place = tree.heads[place]
    return tree.deps[place] in SUBJECTS
