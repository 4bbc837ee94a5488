"""Who says, believes, wants or denies it: the subject behind a cue.

The rule of this module: an actor that the mentions name gives its key; anybody else is named by
the words of the sentence, without relative clauses; nobody is invented.
"""

from functools import cache

from tertius.coding.lexicon import entries
from tertius.coding.model import Mention
from tertius.coding.stance.entries import Cue
from tertius.coding.tree import Tree

_SUBJECTS = ("nsubj", "csubj", "expl")
_LEFT_OUT = ("relcl", "acl", "appos", "punct", "advcl", "cc", "conj", "parataxis", "preconj")
_RELATIVE = ("who", "which", "that", "whom")
_EMPTY = ("it", "there", "what", "which", "that", "this", "who", "one")
_LONGEST = 6
# fmt: off
_UTTERED = (
    "rhetoric", "statement", "remark", "speech", "comment", "message", "declaration", "letter",
    "announcement", "note", "communique", "communiqué", "testimony", "tweet", "post", "language",
    "word", "tone", "address", "interview", "memorandum", "cable", "admission", "claim",
)
# fmt: on
"""What somebody says or writes, by which he tells."""
FIRST = ("i", "we", "me", "us", "my", "our")
"""Words by which a text names itself, if no actor is meant by them."""


def holder_of(tree: Tree, place: int, cue: Cue, mentions: tuple[Mention, ...]) -> str:
    """Name who holds what a cue tells.

    Parameters
    ----------
    tree
        The sentence.
    place
        Head word of the cue.
    cue
        Its entry.
    mentions
        Actors of the sentence.

    Returns
    -------
    str
        Key of an actor, words of the sentence, or ``""`` where the text itself is meant or the
        holder is not named.
    """
    if cue.whose == "text":
        return ""
    if cue.whose == "object":
        found = tree.child(place, "dobj", "pobj", "dative")
    elif tree.tags[place].startswith("N"):
        found = _of_noun(tree, place)
    else:
        found = subject_of(tree, place)
        if found is None and cue.level == "opinion" and "that" in cue.takes:
            # 'Kabul is convinced that …'.
            found = tree.child(place, "nsubjpass")
    return named(tree, found, mentions) if found is not None else ""


def named(tree: Tree, place: int, mentions: tuple[Mention, ...]) -> str:
    """Name who stands at a word.

    Parameters
    ----------
    tree
        The sentence.
    place
        Head of the words that name somebody.
    mentions
        Actors of the sentence.

    Returns
    -------
    str
        The key of the actor whose mention hangs there; else the words; ``""`` for words that
        name nobody ('it is said').
    """
    key = _key(mentions, place)
    owners = tree.having(place, "poss")
    uttered = tree.lemmas[place] in _UTTERED
    if not key and (uttered or tree.lemmas[place] in _agents()):
        # 'its foreign ministry', 'the Japanese note': who acts for a state speaks for it.
        owners = owners or (tree.having(place, "amod", "compound") if uttered else ())
        key = next((k for owner in owners if (k := _key(mentions, owner))), "")
    if key:
        return key
    if tree.lower[place] in _EMPTY or tree.lower[place] in FIRST:
        return ""
    return _words(tree, place)


def _key(mentions: tuple[Mention, ...], place: int) -> str:
    """Give the key of the one actor whose mention hangs at a word; empty for none or several."""
    for mention in mentions:
        inside = mention.first <= place <= mention.last and not mention.modifier
        keys = {party.key for party in mention.parties}
        if (mention.head == place or inside) and len(keys) == 1:
            return keys.pop()
    return ""


@cache
def _agents() -> frozenset[str]:
    """Give the nouns of those who act for a state."""
    forms: list[str] = [entry.form for entry in entries("agents")]
    return frozenset(form.split()[-1] for form in forms)


def subject_of(tree: Tree, place: int, *, hops: int = 6) -> int | None:
    """Find who does what a word says, also where the subject stands further up.

    Parameters
    ----------
    tree
        The sentence.
    place
        A verb or predicate.
    hops
        How far up to look.

    Returns
    -------
    int or None
        Head of the subject; of a passive, the agent behind 'by'.
    """
    for _ in range(hops):
        passive = tree.child(place, "auxpass") is not None
        agent = tree.child(place, "agent")
        if agent is not None:
            return tree.child(agent, "pobj")
        own = tree.child(place, *_SUBJECTS)
        if own is not None and not passive:
            relative = tree.lower[own] in _RELATIVE and tree.deps[place] == "relcl"
            return tree.heads[place] if relative else own
        if passive or own is not None:
            return None
        dep, above = tree.deps[place], tree.heads[place]
        if above == place or dep in ("ccomp", "csubj", "pcomp"):
            return _through(tree, place) if dep == "pcomp" else None
        if dep in ("acl", "relcl"):
            return above if not tree.tags[above].startswith("V") else None
        if dep == "xcomp":
            thing = tree.child(above, "dobj")
            if thing is not None and tree.child(place, "aux") is not None:
                return thing
        elif dep not in ("conj", "advcl", "acomp", "attr", "oprd", "dep", "aux"):
            return None
        place = above
    return None


def _through(tree: Tree, place: int) -> int | None:
    """Find the doer of a participle behind a preposition: the subject of the verb above."""
    above = tree.heads[tree.heads[place]]
    return subject_of(tree, above, hops=3) if tree.tags[above].startswith("V") else None


def _of_noun(tree: Tree, place: int) -> int | None:
    """Find whose claim, fear or plan a noun names."""
    owner = tree.child(place, "poss")
    if owner is not None:
        return owner
    for prep in tree.having(place, "prep", "agent"):
        if tree.lower[prep] in ("by", "from", "among", "in") or (
            tree.lower[prep] == "of" and tree.child(place, "acl") is not None
        ):
            return tree.child(prep, "pobj")
    adjective = next(
        (
            k
            for k in tree.having(place, "amod", "compound", "nmod")
            if tree.tags[k] in ("NNP", "NNPS") or tree.words[k][:1].isupper()
        ),
        None,
    )
    if adjective is not None:
        return adjective
    above = tree.heads[place]
    if tree.deps[place] == "dobj" and tree.lemmas[above] in _LIGHT:
        return subject_of(tree, above)
    return None


_LIGHT = (
    "make",
    "have",
    "issue",
    "give",
    "express",
    "voice",
    "harbour",
    "harbor",
    "repeat",
    "hold",
)


def _words(tree: Tree, place: int) -> str:
    """Give a noun with what belongs to it, without clauses that describe it."""
    left_out: set[int] = set()
    for below in tree.children[place]:
        if tree.deps[below] in _LEFT_OUT and not _joined(tree, below):
            left_out.update(tree.below(below))
    kept = [k for k in tree.below(place) if k not in left_out]
    first = last = place
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    if tree.tags[last] == "POS":
        last -= 1
    return shortest(tree, first, place, last)


def shortest(tree: Tree, first: int, head: int, last: int) -> str:
    """Give a noun phrase in few words.

    Parameters
    ----------
    tree
        The sentence.
    first, last
        Words of the phrase, both included.
    head
        Its noun.

    Returns
    -------
    str
        All of it where it is short; else without what hangs behind its noun, and without the
        first of what stands before.
    """
    if last - first >= _LONGEST:
        preps = [k for k in tree.having(head, "prep") if head < k <= last]
        cuts = (*(k - 1 for k in reversed(preps)), head)
        last = next((cut for cut in cuts if cut - first < _LONGEST), min(head, last))
        first = max(first, last - _LONGEST + 1)
    return tree.words_from(first, last)


def _joined(tree: Tree, place: int) -> bool:
    """Tell whether words are joined by 'and' or 'or' ('hawks and doves')."""
    return tree.deps[place] in ("conj", "cc") and tree.tags[place] not in ("VBD", "VBZ", "VBP")
