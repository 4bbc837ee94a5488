"""Under which condition a record would hold.

The rule of this module: the words of the condition as they stand; of a trigger that is itself part
of a condition there is none.
"""

from collections.abc import Sequence

from tertius.coding.lexicon import DEFAULT, Lexicon
from tertius.coding.model import Frame
from tertius.coding.stance.cues import cues
from tertius.coding.stance.marks import SUBJECTS, inverted
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

_TURNED = ("should", "were", "had")


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
        if _told_of(tree, word, words) and word not in frame.trigger:
            continue
        for k in tree.having(word, "advcl", "prep", "ccomp", "advmod"):
            below = tree.below(k)
            if k >= end or any(j in frame.trigger for j in below):
                continue
            turned = tree.deps[k] in ("advcl", "ccomp") and inverted(tree, k)
            if turned or _opens(tree, below, supposed=supposed):
                return tree.words_from(below[0], below[-1]).strip(" ,;")
    return _fenced(tree, frame) if supposed else ""


def _told_of(tree: Tree, verb: int, words: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a verb says something of what the trigger tells, and does not suppose that.

    'X's overture to Y is a good sign if he wins': the overture has been made.
    """
    below = (k for k, _ in words if tree.heads[k] == verb and k != verb)
    subject = any(tree.deps[k] in SUBJECTS for k in below)
    near = (verb, *tree.having(verb, "acomp", "xcomp", "attr"))
    near += tuple(j for k in near[1:] for j in tree.having(k, "xcomp"))
    # 'will grow', 'is likely to grow': what is supposed may well be so on a condition.
    ahead = any(tree.tags[aux] in ("MD", "TO") for k in near for aux in tree.having(k, "aux"))
    return subject and not ahead


def _opens(tree: Tree, words: Sequence[int], *, supposed: bool) -> bool:
    text = " ".join(tree.lower[k] for k in words[:5])
    for phrase in (*_OPENS, *_ALONE):
        if text.startswith((f"{phrase} ", f"even {phrase}", f"only {phrase}", f"except {phrase}")):
            return supposed or phrase not in _ALONE
    return False


def _fenced(tree: Tree, frame: Frame) -> str:
    """Read a condition before the first comma, where a parser lost it."""
    if "," not in tree.words or not frame.trigger:
        return ""
    comma = tree.words.index(",")
    if comma > frame.trigger[0] or comma < 3:
        return ""
    conditional = _opens(tree, range(comma), supposed=False)
    turned = tree.lower[0] in _TURNED and not tree.text.endswith("?")
    return tree.words_from(0, comma - 1) if conditional or turned else ""
