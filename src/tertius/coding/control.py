"""Who does what in a sentence: subjects, objects, control, voice and prepositions.

The rule of this module: grammar of trees only. It knows neither actors nor triggers; what several
rooms need to know of a clause is said here once.
"""

from tertius.coding.tree import Tree


def word_set(words: str) -> frozenset[str]:
    """Give the words of a text as a set: lists of words stay readable.

    Parameters
    ----------
    words
        With blanks between them.

    Returns
    -------
    frozenset of str
    """
    return frozenset(words.split())


_RELATIVE = {"who", "which", "that", "whom", "whose"}


_DEEPEST = 12


_LEADING = word_set(
    "push force lead drive urge persuade compel encourage allow prompt induce oblige press "
    "pressure teach tempt convince cause enable help invite order tell ask beg warn bribe "
    "bully coax goad"
)
_AIMS = word_set("order effort attempt bid plan hope way aim wish campaign move step")
_JUDGING = word_set("credit blame thank praise accuse charge congratulate condemn fault")


def joined(tree: Tree, place: int) -> tuple[int, ...]:
    """Give a word and what is coordinated with it: 'X', 'Y' and 'Z' of 'X, Y and Z'.

    Parameters
    ----------
    tree
        The sentence.
    place
        The first of them.

    Returns
    -------
    tuple of int
    """
    found, waiting = [], [place]
    while waiting:
        now = waiting.pop()
        found.append(now)
        waiting += (k for k in tree.having(now, "conj", "appos") if not _denied(tree, k))
    return tuple(sorted(found))


def _denied(tree: Tree, place: int) -> bool:
    """Tell whether 'not' stands before a phrase: 'X, not Y'."""
    first = tree.below(place)[0]
    return first > 0 and tree.lower[first - 1] == "not"


def objects_of(tree: Tree, prep: int) -> tuple[int, ...]:
    """Give what a preposition governs, also behind a second one ('out of', 'on to').

    Parameters
    ----------
    tree
        The sentence.
    prep
        The preposition.

    Returns
    -------
    tuple of int
        Nouns, or heads of clauses ('by expanding').
    """
    found = tree.having(prep, "pobj", "pcomp")
    for inner in tree.having(prep, "prep"):
        found += objects_of(tree, inner)
    return found


def complements(tree: Tree, place: int, *preps: str) -> tuple[tuple[str, int], ...]:
    """Give what hangs at a word by prepositions.

    Parameters
    ----------
    tree
        The sentence.
    place
        The word.
    *preps
        Which prepositions; all without.

    Returns
    -------
    tuple of (str, int)
        Preposition in lower case, and its object.
    """
    found = []
    for prep in tree.having(place, "prep", "agent", "dative"):
        word = tree.lower[prep]
        if tree.tags[prep] in {"IN", "TO", "RP", "VBG", "JJ"} and (not preps or word in preps):
            found += [(word, obj) for obj in objects_of(tree, prep)]
    return tuple(found)


def subjects(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Give who does what a verb says, by control where it has no subject of its own.

    Parameters
    ----------
    tree
        The sentence.
    verb
        A verb; of a passive the agent is given, or nothing.
    depth
        How many clauses were climbed already.

    Returns
    -------
    tuple of int
        Heads of noun phrases; clauses for 'expanding it drove…'.
    """
    if depth > _DEEPEST:
        return ()
    if passive(tree, verb):
        return agents(tree, verb)
    own = tree.having(verb, "nsubj", "csubj", "expl")
    own = tuple(k for k in own if tree.deps[k] != "expl" or tree.lower[k] != "there")
    own = own or _mislaid(tree, verb)
    if own:
        return tuple(found for word in own for found in _antecedent(tree, word, verb))
    return controller(tree, verb, depth)


def _mislaid(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give the subject that the parser hung at an auxiliary, or at a parenthesis."""
    aside = [k for k in tree.having(verb, "aux", "parataxis") if k < verb]
    return tuple(
        k for word in aside for k in tree.having(word, "nsubj", "dep") if _nominal(tree, k)
    )


def _nominal(tree: Tree, word: int) -> bool:
    return tree.tags[word].startswith("N")


def undergoers(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Give whom a verb affects: its object, or the subject of a passive.

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
    if passive(tree, verb):
        own = tree.having(verb, "nsubjpass", "nsubj")
        if own:
            return tuple(found for word in own for found in _antecedent(tree, word, verb))
        return controller(tree, verb, depth)
    own = tree.having(verb, "dobj", "dative", "oprd") or _relativised(tree, verb)
    return tuple(found for word in own for found in _antecedent(tree, word, verb))


def _relativised(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give the noun of 'the states (that) it drove together'."""
    if tree.deps[verb] == "relcl" and tree.child(verb, "nsubj") is not None:
        return (tree.heads[verb],)
    return ()


def passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb form is passive: 'was driven', 'driven by', 'the sanctions imposed'."""
    if tree.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    return (
        tree.tags[verb] == "VBN"
        and tree.deps[verb] in {"acl", "advcl", "amod", "ROOT", "conj"}
        and tree.child(verb, "aux", "nsubj") is None
        and (tree.deps[verb] != "conj" or passive(tree, tree.heads[verb]))
        and tree.child(verb, "dobj") is None
    )


def agents(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give who does what a passive says: 'by X'."""
    found = complements(tree, verb, "by")
    return tuple(obj for _, obj in found)


def _antecedent(tree: Tree, word: int, verb: int) -> tuple[int, ...]:
    """Give what a relative pronoun stands for; the word itself for all others."""
    if tree.lower[word] in _RELATIVE:
        for above in (verb, *tree.above(verb)):
            if tree.deps[above] == "relcl":
                return _named_by(tree, _affirmed(tree, tree.heads[above]))
            if tree.lemmas[above] == "be" and above != verb:
                # 'It is X that …', however the parser hangs the clause.
                return tree.having(above, "attr") or (word,)
    if tree.lower[word] == "what":
        copula = next((k for k in tree.above(verb) if tree.lemmas[k] == "be"), None)
        if copula is not None and (found := tree.having(copula, "attr")):
            return found
    return (word,)


def _affirmed(tree: Tree, noun: int) -> int:
    """Give 'that letter' of 'that letter, and nothing that X offered, which opened …'."""
    nothing = tree.lower[noun] in {"nothing", "not", "nobody"}
    return tree.heads[noun] if nothing and tree.deps[noun] == "conj" else noun


def _named_by(tree: Tree, noun: int) -> tuple[int, ...]:
    """Give of what a predicate noun is said: 'X became the wedge that split …'."""
    verb = tree.heads[noun]
    if tree.deps[noun] == "attr" and tree.lemmas[verb] in {"be", "become", "remain", "prove"}:
        said = tuple(k for k in tree.having(verb, "nsubj") if tree.lower[k] not in {"it", "there"})
        return (noun, *said)
    return (noun,)


def controller(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Give who is meant to do what an infinitive, a participle or a conjunct says.

    Parameters
    ----------
    tree
        The sentence.
    verb
        A verb without a subject.
    depth
        How many clauses were climbed already.

    Returns
    -------
    tuple of int
        Heads of noun phrases.
    """
    above, dep = tree.heads[verb], tree.deps[verb]
    if above == verb:
        return ()
    if dep in {"acl", "relcl"} and tree.tags[above].startswith(("N", "P", "D", "C", "J")):
        return _of_noun(tree, verb, above, depth)
    led = dep == "advcl" and tree.tags[verb] == "VB" and tree.lemmas[above] in _LEADING
    if dep in {"xcomp", "ccomp"} or led:
        # Object control first: 'pushed X to align'; without an object the subject: 'X tried to'.
        found = undergoers(tree, above, depth + 1) if _verbal(tree, above) else ()
        if passive(tree, above):
            return found
        aimed = tuple(obj for _, obj in complements(tree, above, "for", "on", "upon"))
        return found or aimed or subjects(tree, above, depth + 1)
    if dep in {"pcomp", "prep"} or not _verbal(tree, above):
        higher = next((k for k in tree.above(verb) if _verbal(tree, k)), None)
        if higher is None:
            return ()
        given = tree.lower[above] in {"with", "for", "of"} and tree.lemmas[higher] in _JUDGING
        if (given or tree.lower[above] in {"into", "from"}) and (
            found := undergoers(tree, higher, depth + 1)
        ):
            return found
        return subjects(tree, higher, depth + 1)
    if dep == "conj":
        return subjects(tree, above, depth + 1)
    if passive(tree, above):
        return undergoers(tree, above, depth + 1)
    return subjects(tree, above, depth + 1)


def _of_noun(tree: Tree, verb: int, noun: int, depth: int) -> tuple[int, ...]:
    """Give who acts in 'reasons (for X) to cooperate', 'gave X reasons to', 'states seeking'."""
    if tree.tags[verb] == "VBG":
        return (noun,)
    if found := complements(tree, noun, "for"):
        return tuple(obj for _, obj in found)
    if owner := tree.having(noun, "poss"):
        return owner
    for above in tree.above(noun):
        if _verbal(tree, above):
            if tree.lemmas[noun] in _AIMS:
                return subjects(tree, above, depth + 1)
            given = (
                *tree.having(above, "dative", "iobj"),
                *(obj for _, obj in complements(tree, above, "to", "for")),
                *(k for k in tree.having(above, "dobj") if k < noun and k not in (noun,)),
            )
            given = tuple(k for k in given if k != noun and noun not in tree.below(k))
            resolved = tuple(
                obj
                for k in given
                for obj in (objects_of(tree, k) if tree.tags[k] in {"IN", "TO"} else (k,))
            )
            return resolved or subjects(tree, above, depth + 1)
    return (noun,)


def _verbal(tree: Tree, word: int) -> bool:
    return tree.tags[word].startswith(("V", "MD")) or tree.deps[word] == "ROOT"


def clause_of(tree: Tree, word: int) -> int:
    """Give the nearest verb at or above a word; the root where there is none."""
    return next((k for k in (word, *tree.above(word)) if _verbal(tree, k)), tree.root)


def repeated(tree: Tree, noun: int, words: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """Give what stands behind a preposition said again: 'between X and Y, and between Y and Z'.

    Parameters
    ----------
    tree
        The sentence.
    noun
        The noun that governs it.
    words
        The preposition and those that mean the same.

    Returns
    -------
    tuple of tuple of int
        For each time its nouns; empty where it is said once.
    """
    found = []
    for place in tree.below(noun):
        if tree.lower[place] not in words or place < noun:
            continue
        between = [k for k in tree.above(place) if k > noun]
        # Behind another noun ('and the war between Y and Z') it is that noun's.
        if all(tree.tags[k][0] != "N" or tree.tags[k].startswith("NNP") for k in between):
            found.append(tree.having(place, "pobj"))
    return tuple(found) if len(found) > 1 and all(found) else ()
