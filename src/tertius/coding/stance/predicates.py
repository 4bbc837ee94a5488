"""What a predicate says of its subject: that it is possible, alleged, or untrue.

The rule of this module: only what is said by 'be' and its kin is a predicate.
"""

from tertius.coding.stance.cues import Cues, phrase_at
from tertius.coding.stance.layers import Layer
from tertius.coding.stance.marks import denied
from tertius.coding.stance.way import Way
from tertius.coding.tree import Tree

_SAID = ("acomp", "attr", "oprd")


def predicated(way: Way, subject: int, copula: int) -> list[Layer]:
    """Read what a predicate says of its subject.

    Parameters
    ----------
    way
        The way so far.
    subject, copula
        The subject, through which the way came, and the form of 'be' above it.

    Returns
    -------
    list of Layer
        'War is possible' and 'is under discussion': supposed; 'The alliance is a myth': denied.
    """
    tree, found = way.tree, []
    for said in tree.having(copula, *_SAID):
        entries = way.cues.modifies.get(tree.lower[said], ())
        entry = next((cue for words, cue in entries if len(words) == 1), None)
        if entry is not None and entry.level not in ("asserted", "negated"):
            found.append(Layer(entry.level, (said,)))
    for said in tree.having(copula, "prep"):
        match = phrase_at(tree, way.cues.modifies, said)
        if match is not None and match[0].level == "hypothetical":
            found.append(Layer("hypothetical", match[1]))
    untrue = judgement(tree, copula, way.cues)
    if untrue and not tree.tags[subject].startswith("V"):
        found.append(Layer("negated", untrue))
    return found


def judgement(tree: Tree, copula: int, cues: Cues) -> tuple[int, ...]:
    """Give the words by which a predicate calls its subject untrue.

    Parameters
    ----------
    tree
        The sentence.
    copula
        A form of 'be' or the like.
    cues
        The stance lexicon.

    Returns
    -------
    tuple of int
        Empty where it does not, or where that is denied ('is no smear').
    """
    for said in tree.having(copula, *_SAID):
        for k in tree.below(said):
            if tree.lemmas[k] in cues.judges or tree.lower[k] in cues.judges:
                return () if denied(tree, copula) or denied(tree, k) else (k,)
    return ()
