"""The lexicon of attitudes, ready to be asked word by word.

The rule of this module: look-ups only. Phrases are found by their head word.
"""

from functools import cache

from tertius.coding.attitudes.entries import Attitude
from tertius.coding.lexicon import Lexicon, entries
from tertius.coding.tree import Tree

Known = dict[str, tuple[Attitude, ...]]


@cache
def part(name: str, lexicon: Lexicon) -> Known:
    """Give the entries of a part, by their head word.

    Parameters
    ----------
    name
        A part of :data:`~tertius.coding.attitudes.entries.Part`.
    lexicon
        Whose entries.

    Returns
    -------
    dict of str to tuple of Attitude
        Verbs go by their first word, others by their last; the longest and most demanding first.
    """
    found: dict[str, list[Attitude]] = {}
    for entry in entries("attitudes", lexicon):
        if entry.part == name:
            words = entry.lemma.split()
            found.setdefault(words[0] if name == "verb" else words[-1], []).append(entry)
    return {
        word: tuple(
            sorted(several, key=lambda e: (-len(e.plus), -len(e.lemma), e.shape == "object"))
        )
        for word, several in found.items()
    }


def ending(tree: Tree, place: int, known: Known) -> Attitude | None:
    """Give the entry whose phrase ends at a word, the longest of them.

    Parameters
    ----------
    tree
        The sentence.
    place
        The word.
    known
        Entries by head word.

    Returns
    -------
    Attitude or None
    """
    for entry in known.get(tree.lemmas[place], ()) or known.get(tree.lower[place], ()):
        words = tuple(entry.lemma.split())
        first = place - len(words) + 1
        form = tree.lower[place] if entry.part == "adjective" else tree.lemmas[place]
        if form != words[-1]:
            continue
        if len(words) == 1 or (first >= 0 and tree.lemmas[first : place + 1] == words):
            return entry
    return None


def following(tree: Tree, verb: int, entry: Attitude) -> tuple[int, ...] | None:
    """Give the words that an entry wants after its verb, or None where one is missing."""
    found: list[int] = []
    for wanted in (*entry.lemma.split()[1:], *entry.plus):
        choices = set(wanted.split("|"))
        last = min(len(tree), verb + 8)
        place = next((k for k in range(verb + 1, last) if tree.lower[k] in choices), None)
        if place is None:
            return None
        found.append(place)
    return tuple(found)


def judged(tree: Tree, noun: int, lexicon: Lexicon) -> tuple[int, tuple[int, ...]]:
    """Tell what the words around a neutral noun make of it.

    Parameters
    ----------
    tree
        The sentence.
    noun
        A neutral noun: 'policies', 'relations'.
    lexicon
        Whose entries.

    Returns
    -------
    tuple of (int, tuple of int)
        Sign, 0 where nothing tells, and the words that tell.
    """
    known = part("judgement", lexicon)
    near = list(tree.having(noun, "amod", "relcl", "acl", "acomp"))
    near += [k for word in tuple(near) for k in tree.having(word, "conj", "amod")]
    verb = tree.heads[noun]
    if tree.deps[noun] in {"nsubj", "nsubjpass", "dobj"} and verb != noun:
        if tree.lemmas[verb] in {"be", "become", "remain", "seem", "grow", "stay", "turn"}:
            said = tree.having(verb, "acomp", "attr", "oprd")
            near += [*said, *(k for word in said for k in tree.below(word) if k != word)]
        entry = ending(tree, verb, part("change", lexicon))
        if entry is not None:
            return entry.sign, (verb,)
    for word in near:
        entry = ending(tree, word, known) or ending(tree, word, part("adjective", lexicon))
        if entry is not None:
            return _turned(tree, word, entry.sign), (word,)
    return 0, ()


def _turned(tree: Tree, word: int, sign: int) -> int:
    """Turn a sign by 'less', 'not' or 'hardly' before an adjective."""
    less = {"less", "not", "hardly", "n't", "never", "un"}
    return -sign if any(tree.lower[k] in less for k in tree.children[word]) else sign
