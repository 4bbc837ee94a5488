"""What stands at a word itself: denial, modality, openings of its clause, a question.

The rule of this module: it looks at one word and what hangs on it, never above it. A word is meant
as its own marks say until something above it says more.
"""

import re

from tertius.coding.stance.cues import Cues, phrase_at, phrase_to
from tertius.coding.stance.layers import Layer
from tertius.coding.tree import Tree

_BESIDE = ("neg", "advmod", "preconj", "det", "amod", "cc", "predet", "npadvmod", "nmod", "intj",
           "compound", "mark", "quantmod", "aux", "prep")  # fmt: skip
_ONLY = ("only", "just", "merely", "simply", "solely", "least")
_LATER = ("later", "subsequently", "afterwards", "eventually", "ultimately", "soon")
_NOBODY = ("nobody", "none", "neither", "nothing", "no-one")
_TIMES = (
    "until",
    "till",
    "before",
    "when",
    "once",
    "after",
    "whenever",
    "as soon as",
    "by the time",
)
_WH = ("why", "who", "what", "which", "whose", "whom", "when", "where", "how")
_TAG = re.compile(r",\s*\w+(?:n['’]t)?\s+(?:it|they|he|she|we|you|there)(?:\s+not)?\s*\?")
_EXCEPT = re.compile(
    r",?(?: (?:else|left|other))?(?: to \w+(?: \w+)?)?,?"
    r" (?:but|except|apart from|other than|save|besides|short of)\b",
    re.I,
)
"""What follows 'no one to blame' where there is one: 'but himself'."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
"""Labels of subjects."""


def marks_of(tree: Tree, place: int, cues: Cues) -> list[Layer]:
    """Read what stands at a word.

    Parameters
    ----------
    tree
        The sentence.
    place
        A verb or a noun.
    cues
        The stance lexicon.

    Returns
    -------
    list of Layer
        From the inside out; empty for a plain word.
    """
    if _compelled(tree, place):
        return opened(tree, place, cues)
    found = [*_beside(tree, place, cues), *_subject(tree, place)]
    if is_verb(tree, place):
        found += [*_modals(tree, place), *inverted(tree, place), *_commanded(tree, place)]
    return [*found, *opened(tree, place, cues)]


def _compelled(tree: Tree, place: int) -> bool:
    """'cannot but condemn', 'could not help noticing': a denied 'can' that leaves no choice."""
    can = next(
        (k for k in tree.having(place, "aux") if tree.lower[k] in ("can", "could", "ca")), -1
    )
    if can < 0 or tree.lower[can + 1] not in ("not", "n't", "n\u2019t"):
        return False
    helps = tree.lemmas[place] == "help" and tree.child(place, "dobj") is None
    return helps or tree.lower[can + 2] == "but"


def is_verb(tree: Tree, place: int) -> bool:
    """Tell whether a word is a verb that carries a clause, whatever a tagger took it for."""
    return tree.tags[place][0] in "VM" or tree.child(place, "aux") is not None


def finite(tree: Tree, place: int) -> bool:
    """Tell whether a verb has a tense of its own, or a modal."""
    if tree.tags[place] in ("VBD", "VBZ", "VBP", "MD"):
        return True
    aux = tree.having(place, "aux", "auxpass")
    return any(tree.tags[k] in ("VBD", "VBZ", "VBP", "MD") for k in aux)


def infinitive(tree: Tree, place: int) -> bool:
    """Tell whether a verb stands in the infinitive with 'to'."""
    return any(tree.tags[k] == "TO" for k in tree.having(place, "aux"))


def denied(tree: Tree, place: int) -> tuple[int, ...]:
    """Give the words beside a verb or noun that deny it; empty if none does or two do."""
    words = [k for k in _besides(tree, place) if denies(tree, k)]
    return tuple(words) if len(words) % 2 else ()


def denies(tree: Tree, place: int) -> bool:
    """Tell whether a word is a plain 'not', 'never' or 'no', and no 'not only'."""
    lower = tree.lower[place]
    if lower in ("not", "n't", "never", "nor", "neither", "n’t", "not"):
        following = tree.lower[place + 1 : place + 2]
        alternative = tree.lower[max(0, place - 1)] == "or" and "whether" in tree.lower[:place]
        return not ((following and following[0] in _ONLY) or alternative or _only(tree, place))
    if lower == "no":
        return tree.deps[place] in ("det", "neg") and not _no_other(tree, place)
    return False


def _only(tree: Tree, place: int) -> bool:
    below = tree.children[place]
    return any(tree.lower[k] in _ONLY for k in below)


def _no_other(tree: Tree, place: int) -> bool:
    """'No doubt', 'no sooner', 'no country apart from X': the rest of the clause stands."""
    head = tree.heads[place]
    if tree.lower[head] in ("doubt", "wonder", "question", "sooner", "secret"):
        return True
    return _EXCEPT.match(tree.text, tree.ends[head]) is not None


def _besides(tree: Tree, place: int) -> list[int]:
    """Give the words beside a word; the 'nor' behind it belongs to what follows."""
    return [
        k
        for k in tree.children[place]
        if tree.deps[k] in _BESIDE and (k < place or tree.deps[k] not in ("cc", "preconj"))
    ]


def _beside(tree: Tree, place: int, cues: Cues) -> list[Layer]:
    found = []
    for k in _besides(tree, place):
        match = phrase_at(tree, cues.modifies, k)
        if match is None or match[0].level == "asserted":
            continue
        level = match[0].level
        if (
            tree.lower[k] in ("not", "n't", "n’t", "never", "nor", "neither", "no")
            and len(match[1]) == 1
        ):
            if not denies(tree, k):
                continue
        elif level == "hypothetical" and tree.tags[k].startswith("N"):
            continue
        found.append(Layer(level, match[1]))
    return found


def _subject(tree: Tree, place: int) -> list[Layer]:
    """'Nobody attacked', 'No general attacked', 'Neither X nor Y attacked'; 'signed no treaty'."""
    for k in tree.having(place, *SUBJECTS, "dobj", "attr"):
        if tree.lower[k] in _NOBODY and tree.deps[k] != "attr" and not _but(tree, place, k):
            return [Layer("negated", (k,))]
        first = tree.below(k)[0]
        if tree.deps[k] != "attr" and first != k:
            hardly = tree.lower[first] in ("hardly", "scarcely", "barely")
            not_one = tree.lower[first] == "not" and denies(tree, first)
            if hardly or (not_one and not _other_half(tree, k, first)):
                return [Layer("negated", (first,))]
        for below in tree.children[k]:
            before = below < k and tree.deps[below] in ("det", "preconj", "neg", "cc")
            if before and denies(tree, below):
                if _other_half(tree, k, below):
                    continue
                return [Layer("negated", (below,))]
    return []


def _but(tree: Tree, verb: int, nobody: int) -> bool:
    """'Nothing but Israel', 'nothing draws them closer than': one thing does, and it is named."""
    compared = "than" in tree.lower[verb:] or any(
        tree.lower[k : k + 3 : 2] == ("as", "as") for k in range(verb, len(tree) - 2)
    )
    return compared or _EXCEPT.match(tree.text, tree.ends[nobody]) is not None


def _other_half(tree: Tree, noun: int, word: int) -> bool:
    """'not X but Y', 'neither X nor Z but Y': what is denied is not the whole."""
    if tree.lower[word] not in ("not", "n't", "neither"):
        return False
    while True:
        if any(tree.lower[k] == "but" for k in tree.having(noun, "cc")):
            return True
        later = tree.child(noun, "conj")
        if later is None:
            return False
        noun = later


def _modals(tree: Tree, place: int) -> list[Layer]:
    for k in tree.having(place, "aux"):
        if tree.tags[k] == "MD":
            if tree.lower[k] in ("would", "'d") and _told_ahead(tree, place):
                continue
            return [Layer("hypothetical", (k,))]
    alone = tree.deps[place] in ("ROOT", "advcl", "acl", "parataxis")
    if alone and infinitive(tree, place) and tree.child(place, *SUBJECTS) is not None:
        # 'Pakistan to free pilot', 'for Japan to leave'.
        return [Layer("hypothetical", (tree.having(place, "aux")[0],))]
    return []


def _told_ahead(tree: Tree, place: int) -> bool:
    """'would later attack', 'would go on to attack': a past that is told ahead."""
    return any(tree.lower[k] in _LATER for k in tree.having(place, "advmod")) or (
        tree.lemmas[place] == "go" and tree.child(place, "prt", "advmod") is not None
    )


def inverted(tree: Tree, place: int) -> list[Layer]:
    """Read an inversion: 'Should Turkey attack', 'Had Berlin been content', 'Were China to invade'.

    Parameters
    ----------
    tree
        The sentence.
    place
        Head of a clause.

    Returns
    -------
    list of Layer
        One for a clause that is supposed so.
    """
    if tree.text.endswith("?") or tree.heads[place] == place:
        return []
    head = min((place, *tree.having(place, "aux", "auxpass")))
    subject = tree.child(place, *SUBJECTS)
    opens = tree.lower[head] in ("should", "had", "were", "could", "did")
    if opens and subject is not None and head < subject and not _negative_before(tree, head):
        return [Layer("hypothetical", (head,))]
    return []


def _negative_before(tree: Tree, head: int) -> bool:
    """'Never had Rome attacked', 'Not only did X attack': an inversion that supposes nothing."""
    words = tree.lower[max(0, head - 3) : head]
    return any(
        w in ("never", "nor", "not", "only", "so", "neither", "rarely", "than") for w in words
    )


def _commanded(tree: Tree, place: int) -> list[Layer]:
    """'Stop arming Israel!', 'Let Moscow leave Finland alone.'."""
    bare = tree.tags[place] == "VB" and tree.heads[place] == place
    if bare and tree.child(place, *SUBJECTS) is None:
        auxiliaries = [k for k in tree.having(place, "aux") if tree.lower[k] != "do"]
        if not auxiliaries:
            return [Layer("hypothetical")]
    return []


def opened(tree: Tree, place: int, cues: Cues) -> list[Layer]:
    """Read the word or phrase that opens the clause or phrase of a word.

    Parameters
    ----------
    tree
        The sentence.
    place
        Head of the clause or phrase.
    cues
        The stance lexicon.

    Returns
    -------
    list of Layer
        At most one: the condition, open question or 'without' in front.
    """
    for k in tree.having(place, "mark", "advmod", "cc"):
        if k < place:
            match = phrase_to(tree, cues.opens, k)
            if match and not _even_as(tree, match[1]):
                return [Layer(match[0].level, match[1])]
            if tree.lower[k] in _TIMES and _awaited(tree, place):
                return [Layer("hypothetical", (k,))]
    return []


def _even_as(tree: Tree, words: tuple[int, ...]) -> bool:
    return tree.lower[words[0]] == "if" and tree.lower[max(0, words[0] - 1)] == "as"


def _awaited(tree: Tree, place: int) -> bool:
    """'until Turkey leaves' under 'will': a time that has not come."""
    present = tree.tags[place] in ("VBZ", "VBP") or any(
        tree.tags[k] in ("VBZ", "VBP") for k in tree.having(place, "aux", "auxpass")
    )
    above = tree.heads[place]
    future = (
        any(tree.tags[k] == "MD" for k in tree.having(above, "aux")) or tree.tags[above] == "VB"
    )
    return present and future


def asked(tree: Tree, place: int) -> list[Layer]:
    """Read whether the main clause is an open question.

    Parameters
    ----------
    tree
        The sentence.
    place
        Head of the main clause.

    Returns
    -------
    list of Layer
        One for 'Did Russia attack?'; none for 'Why did Russia attack?', which takes it for true.
    """
    if not tree.text.rstrip("\"'” ").endswith("?"):
        return []
    if _TAG.search(tree.text):
        return []
    first = next((w for w in tree.lower if w.isalpha()), "")
    if first in _WH or place < 0:
        return []
    before = tree.having(place, "aux", "auxpass")
    subject = tree.child(place, *SUBJECTS)
    head = min((place, *before))
    if subject is not None and subject < head and "," in tree.words:
        # 'It chained them, for what Pole could …?': another clause asks.
        return []
    return [Layer("hypothetical", (len(tree) - 1,))]
