"""What becomes of a tie that a sentence speaks of: it deepens, it dies.

The rule of this module: words of change turn the sign of a tie, and nothing else.
"""

from tertius.coding.claims.bonds import Bond
from tertius.coding.claims.found import View
from tertius.coding.claims.words import judgements
from tertius.coding.control import word_set


def fate(view: View, bond: Bond) -> int:
    """Tell what becomes of a tie that is a subject: 'would be dead', 'will deepen'.

    Parameters
    ----------
    view
        The sentence.
    bond
        A tie of it.

    Returns
    -------
    int
        −1 where it is said to end or to weaken, else 1.
    """
    tree = view.scene.tree
    if bond.verb or tree.deps[bond.place] not in {"nsubj", "nsubjpass"}:
        return 1
    verb = tree.heads[bond.place]
    known = judgements(view.lexicon)
    words = (verb, *tree.having(verb, "acomp", "attr"))
    told = [known[tree.lemmas[k]] for k in words if tree.lemmas[k] in known]
    ended = any(tree.lemmas[k] in _ENDS for k in words)
    return -1 if ended or any(sign < 0 for sign in told) else 1


_ENDS = word_set("dead die wither fade vanish over end dissolve disappear finish doom melt")
