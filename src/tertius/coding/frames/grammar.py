"""Subjects, objects and prepositional phrases, also where the sentence leaves them out.

The rule of this module: grammar only; it knows neither actors nor triggers. What a passive, a
relative clause, a participle, an infinitive or a second verb leaves out is what a reader supplies.
Subjects and objects are *logical*: of 'Y was attacked by X' the subject is X, the object Y.
"""

from tertius.coding.frames.entries import SAME
from tertius.coding.tree import Tree

_DEEPEST = 10
_RELATIVE = frozenset(["who", "which", "that", "whom"])
SUBJECT_CONTROL = frozenset(
    ["promise", "threaten", "vow", "pledge", "offer", "swear", "use", "have"]
)
"""Verbs whose subject, not object, is who does what the infinitive says."""
OBJECT_PREPOSITIONS = frozenset(["of", "for", "from", "into", "against", "over", "on", "about"])
"""Prepositions behind which a participle is done by the object: 'accused Y of arming Z'."""


def is_verb(tree: Tree, place: int) -> bool:
    """Tell whether a word is a verb."""
    return tree.tags[place][0] == "V" or tree.tags[place] == "MD"


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is passive: 'was hit', 'the sanctions imposed', 'hit by', 'being hit'.

    Parameters
    ----------
    tree
        The sentence.
    verb
        A verb.

    Returns
    -------
    bool
    """
    if tree.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if tree.child(verb, "agent") is not None:
        # 'condemned an attack by Y' is often read as if Y had condemned.
        return tree.child(verb, "nsubj") is None or tree.child(verb, "dobj") is None
    if (
        tree.tags[verb] not in {"VBN", "VBD"}
        or tree.child(verb, "aux", "nsubj", "dobj") is not None
    ):
        return False
    dep = tree.deps[verb]
    if dep == "acl" and _is_root(tree, tree.heads[verb]):
        # 'X, eager for trade, paid for Y' is often read as 'X … paid for'.
        return tree.words[verb - 1] != "," and tree.tags[verb] == "VBN"
    if dep == "conj":
        above = tree.heads[verb]
        return tree.tags[verb] == "VBN" and is_verb(tree, above) and is_passive(tree, above)
    return dep in {"acl", "relcl"} or (dep == "advcl" and tree.tags[verb] == "VBN")


def _is_root(tree: Tree, place: int) -> bool:
    return tree.heads[place] == place


def subjects(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Give who does what a verb says.

    Parameters
    ----------
    tree
        The sentence.
    verb
        A verb.
    depth
        How many clauses were climbed already.

    Returns
    -------
    tuple of int
        Heads of noun phrases, conjuncts not spelled out; empty where nobody is said.
    """
    if is_passive(tree, verb):
        by = tuple(
            noun
            for prep in tree.having(verb, "agent", "prep")
            if tree.lower[prep] == "by"
            for noun in tree.having(prep, "pobj")
        )
        if by or tree.deps[verb] != "conj" or tree.child(verb, "nsubjpass") is not None:
            return by
        return subjects(tree, tree.heads[verb], depth + 1) if depth < _DEEPEST else ()
    return surface(tree, verb, depth)


def surface(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Give the grammatical subject of a verb, by control where it has none of its own.

    Parameters
    ----------
    tree
        The sentence.
    verb
        A verb.
    depth
        How many clauses were climbed already.

    Returns
    -------
    tuple of int
        Heads of noun phrases.
    """
    own = tree.having(verb, "nsubj", "nsubjpass") or _unlabelled(tree, verb)
    if own:
        found = tuple(antecedent(tree, word) for word in own if word != verb)
        return (*_split_off(tree, verb, own[0]), *found)
    if depth >= _DEEPEST or tree.heads[verb] == verb:
        return ()
    return _controller(tree, verb, depth + 1)


def _unlabelled(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give the noun before a main verb that the parser hung there under another name."""
    if tree.heads[verb] != verb or tree.tags[verb] not in {"VBD", "VBZ", "VBP"}:
        return ()
    before = (k for k in tree.children[verb] if k < verb and tree.tags[k].startswith("NN"))
    return tuple(k for k in before if tree.deps[k] in _MISTAKEN)[:1]


_MISTAKEN = frozenset(["advmod", "npadvmod", "compound", "nmod", "dep", "amod", "intj", "meta"])


def _split_off(tree: Tree, verb: int, subject: int) -> tuple[int, ...]:
    """Give X of 'X and Y fought' where the parser took 'Y fought' for a sentence of its own."""
    above = tree.heads[verb]
    if tree.deps[verb] != "conj" or tree.tags[above][0] != "N" or above > subject:
        return ()
    joins = [k for k in tree.having(above, "cc") if above < k < subject]
    return (above,) if joins and tree.child(above, "det", "amod", "compound") is not None else ()


def objects(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Give whom or what a verb affects: its objects, or the subject of a passive.

    Parameters
    ----------
    tree
        The sentence.
    verb
        A verb.
    depth
        How many clauses were climbed already.

    Returns
    -------
    tuple of int
        Heads of noun phrases; indirect objects first.
    """
    if is_passive(tree, verb):
        given = tree.having(verb, "dobj", "oprd")
        return (*surface(tree, verb, depth), *given)
    found = (*tree.having(verb, "dative"), *tree.having(verb, "dobj"))
    found = tuple(antecedent(tree, k) for k in found if tree.tags[k] not in {"IN", "TO"})
    if found:
        return found
    if tree.deps[verb] == "relcl" and tree.child(verb, "nsubj") is not None:
        subject = tree.child(verb, "nsubj")
        if subject is not None and tree.lower[subject] not in _RELATIVE:
            return (tree.heads[verb],)
    return _shared(tree, verb)


def _shared(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give the object that a verb shares with the next one: 'attacked and occupied Y'."""
    if tree.child(verb, "prep", "prt", "ccomp", "xcomp") is not None:
        return ()
    for other in tree.having(verb, "conj"):
        if is_verb(tree, other) and tree.child(other, "nsubj") is None and other - verb <= 4:
            return tree.having(other, "dobj")
    return ()


def antecedent(tree: Tree, word: int) -> int:
    """Give what a relative pronoun stands for; any other word stands for itself.

    Parameters
    ----------
    tree
        The sentence.
    word
        A word.

    Returns
    -------
    int
    """
    if tree.lower[word] in _RELATIVE and tree.tags[word] in {"WDT", "WP", "IN", "DT"}:
        for above in tree.above(word):
            if tree.deps[above] == "relcl":
                return tree.heads[above]
    return word


def _controller(tree: Tree, verb: int, depth: int) -> tuple[int, ...]:
    above, dep = tree.heads[verb], tree.deps[verb]
    if dep in {"acl", "relcl"}:
        return _of_noun(tree, verb, above, depth)
    if dep in {"amod", "compound"}:
        return (above,)
    if dep == "pcomp" or (dep == "advcl" and not is_verb(tree, above)):
        return _behind_preposition(tree, above, depth)
    if not is_verb(tree, above):
        if tree.tags[above][0] in "JR" and is_verb(tree, tree.heads[above]):
            # 'is about to attack', 'is ready to talk'.
            return surface(tree, tree.heads[above], depth)
        return _under_noun(tree, above, depth)
    urged = dep == "advcl" and tree.lemmas[above] in _URGING and _with_to(tree, verb)
    if dep in {"xcomp", "ccomp", "oprd"} or urged:
        controlled = objects(tree, above, depth)
        if controlled and tree.lemmas[above] not in SUBJECT_CONTROL:
            return controlled
        aimed = _aimed(tree, above)
        return aimed or surface(tree, above, depth)
    return surface(tree, above, depth)


_URGING = frozenset(
    ["push", "press", "pressure", "urge", "force", "order", "ask", "tell", "encourage", "invite",
     "compel", "persuade", "drive", "lead", "induce", "prompt", "spur", "oblige", "pressurise",
     "pressurize", "coax", "bully", "goad", "incite", "implore", "beg", "instruct", "nudge"]
)  # fmt: skip
"""Verbs whose object is who should do what an infinitive says, also where it is read apart."""


def _with_to(tree: Tree, verb: int) -> bool:
    return any(tree.tags[k] == "TO" for k in tree.having(verb, "aux"))


def _aimed(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give who should act in 'called on Y to leave', 'appealed to Y to come'."""
    return tuple(
        noun
        for prep in tree.having(verb, "prep", "dative")
        if tree.lower[prep] in {"on", "upon", "to", "with", "for"}
        for noun in tree.having(prep, "pobj")
        if prep < len(tree) and tree.lemmas[verb] in _ASKING
    )


_GIVING = frozenset(["give", "offer", "provide", "grant", "hand", "lend", "allow"])
_ASKING = frozenset(["call", "appeal", "plead", "prevail", "wait", "look", "turn", "rely", "ask"])


def _behind_preposition(tree: Tree, prep: int, depth: int) -> tuple[int, ...]:
    above = tree.heads[prep]
    if not is_verb(tree, above):
        if tree.deps[above] in {"prep", "agent"}:
            return _behind_preposition(tree, above, depth)
        return _under_noun(tree, above, depth)
    if tree.lower[prep] in OBJECT_PREPOSITIONS and (found := objects(tree, above, depth)):
        return found
    if tree.lower[prep] == "in" and tree.lemmas[above] == "join":
        return (*surface(tree, above, depth), *objects(tree, above, depth))
    return surface(tree, above, depth)


def _of_noun(tree: Tree, verb: int, noun: int, depth: int) -> tuple[int, ...]:
    """Give who acts in 'troops fighting in Y', 'X's plan to attack', 'made a decision to send'."""
    if tree.tags[verb] != "VB" and tree.child(verb, "aux") is None:
        return (noun,)
    if all(tree.tags[k] != "TO" for k in tree.having(verb, "aux")):
        return (noun,)
    return _under_noun(tree, noun, depth)


def _under_noun(tree: Tree, noun: int, depth: int) -> tuple[int, ...]:
    """Give whose plan it is: the owner's, or the subject's of the verb that governs the noun."""
    owners = tree.having(noun, "poss") or tree.having(noun, "compound", "amod", "nmod")
    owners = tuple(k for k in owners if tree.tags[k].startswith(("NN", "PRP", "JJ")))
    if owners and tree.deps[owners[0]] == "poss":
        return owners
    above = tree.heads[noun]
    if above != noun and is_verb(tree, above) and depth < _DEEPEST:
        if tree.deps[noun] in {"dobj", "oprd", "attr"}:
            given = tree.having(above, "dative")
            if tree.lemmas[above] in _GIVING:
                # 'gave Moscow reasons to', read as if the reasons were Moscow's.
                given = given or tuple(k for k in owners if tree.tags[k].startswith("NNP"))
            return given or surface(tree, above, depth + 1)
        return owners
    if above != noun and tree.deps[noun] == "pobj" and depth < _DEEPEST:
        higher = tree.heads[above]
        if is_verb(tree, higher):
            return owners or surface(tree, higher, depth + 1)
    return owners


def behind(tree: Tree, places: tuple[int, ...], preposition: str) -> tuple[int, ...]:
    """Give what some words govern by a preposition.

    Parameters
    ----------
    tree
        The sentence.
    places
        Words that the preposition may hang on.
    preposition
        In lower case.

    Returns
    -------
    tuple of int
        Heads of noun phrases.
    """
    found: list[int] = []
    for place in places:
        if _is(tree, place, preposition):
            found += tree.having(place, "pobj")
        for prep in tree.having(place, "prep", "agent", "dative", "prt", "advmod"):
            if _is(tree, prep, preposition):
                found += (antecedent(tree, k) for k in tree.having(prep, "pobj"))
                if tree.deps[prep] == "prt":
                    # 'manoeuvres off Y', read as a particle and an object.
                    found += tree.having(place, "dobj")
            else:
                found += _nested(tree, prep, preposition)
    return tuple(dict.fromkeys(found))


def _is(tree: Tree, place: int, preposition: str) -> bool:
    """Tell whether a word is a preposition, or one that means the same."""
    word = tree.lower[place]
    return word == preposition or SAME.get(word) == preposition


def _nested(tree: Tree, prep: int, preposition: str) -> tuple[int, ...]:
    """Give what a second preposition governs: 'out of Y', and 'by X on Y' hung on the name X."""
    far = preposition in {"with", "against"}  # 'spoke by telephone with Y'
    names = (k for k in tree.having(prep, "pobj") if far or tree.tags[k].startswith("NNP"))
    return tuple(
        noun
        for above in (prep, *(names if preposition != "of" else ()))
        for inner in tree.having(above, "prep", "agent")
        if _is(tree, inner, preposition)
        for noun in tree.having(inner, "pobj")
    )
