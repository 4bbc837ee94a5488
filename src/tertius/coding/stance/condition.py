"""Under which condition a record would hold.

The rule of this module: the words of the condition as they stand; of a trigger that is itself part
of a condition there is none.
"""

from tertius.coding.lexicon import DEFAULT, Lexicon
from tertius.coding.model import Frame
from tertius.coding.stance.cues import cues
from tertius.coding.stance.marks import inverted
from tertius.coding.stance.reach import clause_of
from tertius.coding.tree import Tree

_OPENS = (
    "if", "unless", "provided", "providing", "assuming", "supposing", "lest", "suppose", "in case",
    "in the event", "in the case of", "on condition", "as long as", "so long as", "only if",
    "even if", "in exchange for", "in return for", "subject to", "contingent on", "conditional on",
    "depending on",
)  # fmt: skip
_ALONE = (
    "without", "once", "until", "till", "given", "as soon as", "in the absence of", "absent",
    "barring",
)  # fmt: skip
"""Conditions only where the rest is supposed or denied for now: 'will not withdraw until'."""


def condition_of(tree: Tree, frame: Frame, *, lexicon: Lexicon = DEFAULT) -> str:
    """Give the words of the condition under which a frame would hold.

    Parameters
    ----------
    tree
        The sentence.
    frame
        Two actors and the words that bind them.
    lexicon
        Which cues count.

    Returns
    -------
    str
        'if she wins the forthcoming election'; empty without a condition.
    """
    words = clause_of(tree, frame, cues(lexicon))
    supposed = any(
        tree.tags[aux] in ("MD", "TO") for word, _ in words for aux in tree.having(word, "aux")
    )
    for word, end in words:
        for k in tree.having(word, "advcl", "prep", "ccomp"):
            if k >= end or k in frame.trigger:
                continue
            below = tree.below(k)
            if any(j in frame.trigger for j in below):
                continue
            if _opens(tree, below, supposed) or (tree.deps[k] != "prep" and inverted(tree, k)):
                return tree.words_from(below[0], below[-1]).strip(" ,;")
    return ""


def _opens(tree: Tree, below: tuple[int, ...], supposed: bool) -> bool:
    text = " ".join(tree.lower[k] for k in below[:5])
    for phrase in (*_OPENS, *_ALONE):
        if text.startswith((f"{phrase} ", f"even {phrase}", f"only {phrase}", f"except {phrase}")):
            return supposed or phrase not in _ALONE
    return False
