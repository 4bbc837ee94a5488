"""Who drives: the subject of a verb, the agent of a passive, whoever did the act that is named.

The rule of this module: a driver is named or pointed back to where the grammar puts it; an actor
that merely stands nearby drives nothing.
"""

from dataclasses import replace

from tertius.coding.claims.acts import again, referred
from tertius.coding.claims.found import Groups, View, apart, driving
from tertius.coding.clauses import Scene
from tertius.coding.control import agents, complements, objects_of, passive, subjects, word_set
from tertius.coding.pairs import DEEDS
from tertius.coding.tree import Tree

_NOTHING = word_set("nothing nobody none little few who")
_IT = word_set("that this it")
_PERSONS = word_set("who i we you they he she one somebody someone everybody people")
_THREE = 3


def drivers_of(view: View, verb: int) -> Groups:
    """Give who drives what a verb says: its subject or, of a passive, its agent.

    Parameters
    ----------
    view
        The sentence.
    verb
        The verb.

    Returns
    -------
    tuple of tuple of Actor
        As of :func:`~tertius.coding.claims.found.driving`.
    """
    tree = view.scene.tree
    found: Groups = ()
    for place in subjects(tree, verb):
        if _parenthetic(tree, verb, place):
            continue
        if tree.lower[place] in _NOTHING:
            found += exceptions(view, verb, place)
        else:
            found += caused(view, place)
    raw = tree.having(verb, "nsubj", "csubj")
    unnamed = any(tree.lower[k] in _PERSONS or k in view.scene.cover for k in raw)
    if passive(tree, verb) and not agents(tree, verb):
        # 'driven into the arms of X by Z': the agent may hang at the last noun.
        later = [k for word in tree.below(verb) if word > verb for k in _by(tree, word)]
        return tuple(group for k in later for group in caused(view, k))
    if found or unnamed:
        return found
    return only_third(view)


def _by(tree: Tree, word: int) -> tuple[int, ...]:
    return tuple(k for _, k in complements(tree, word, "by")) if tree.tags[word][0] == "N" else ()


def _parenthetic(tree: Tree, verb: int, place: int) -> bool:
    """Tell whether a subject is that of words put in: 'the war, X told us, unites …'."""
    above = tree.heads[place]
    return (
        above != verb
        and tree.heads[verb] == above
        and tree.deps[verb] == "conj"
        and tree.lemmas[above] in _SAYING
        and tree.child(above, "cc") is None
    )


def only_third(view: View) -> Groups:
    """Give the actors of a sentence that names three: two are the dyad, and one is the third.

    Parameters
    ----------
    view
        The sentence.

    Returns
    -------
    tuple of tuple of Actor
        Each by itself; empty where the sentence names fewer or more.
    """
    scene = view.scene
    words = range(len(scene.tree))
    named = scene.within(k for k in words if not _speaks(scene, k) and not _suffers(scene, k))
    everyone = scene.within(range(len(scene.tree)))
    return tuple((actor,) for actor in named) if len(named) == len(everyone) == _THREE else ()


def _suffers(scene: Scene, place: int) -> bool:
    """Tell whether a deed is done to an actor: 'the march on X', 'the occupation of X'."""
    tree = scene.tree
    prep = tree.heads[place]
    noun = tree.heads[prep]
    if tree.deps[place] != "pobj" or not tree.tags[noun].startswith("N"):
        return False
    return tree.lower[prep] in {"on", "against", "into"} or (
        tree.lower[prep] == "of" and tree.lemmas[noun] in DEEDS
    )


def _speaks(scene: Scene, place: int) -> bool:
    """Tell whether an actor, or somebody of it, merely says or thinks what the sentence tells."""
    tree = scene.tree
    word = place
    while tree.deps[word] in {"amod", "compound", "poss", "nmod"}:
        word = tree.heads[word]
    return tree.deps[word] == "nsubj" and tree.lemmas[tree.heads[word]] in _SAYING


_SAYING = word_set(
    "say tell think believe argue write claim note warn add suggest insist maintain joke explain "
    "hold predict fear hope observe remark assert contend reckon report ask admit concede know"
)


def caused(view: View, place: int) -> Groups:
    """Give who is behind a cause, also where it points back to an act: 'that embargo', 'this'.

    Parameters
    ----------
    view
        The sentence.
    place
        Head of the cause.

    Returns
    -------
    tuple of tuple of Actor
        Empty where nobody is.
    """
    tree = view.scene.tree
    if by_act := again(view, place):
        return by_act
    found = driving(view.scene, place)
    if found:
        meant = {a.party.key for a in found[0] if a.party.by == "coreference:act"}
        about = {a.party.key for a in view.leading}
        return referred(view, place) or found if meant and meant < about else found
    if tree.lower[place] in _IT and tree.deps[place] != "det":
        # 'It has also parted …': what the sentence before laid to somebody.
        again_driving = [actor for f in view.told for actor, _ in apart(f.drivers, f.dyads)]
        who = {actor.party.key: replace(actor, place=place) for actor in again_driving}
        if len(who) == 1:
            return (tuple(who.values()),)
        return (view.leading,) if view.leading and tree.lower[place] != "it" else ()
    return referred(view, place)


def exceptions(view: View, verb: int, subject: int) -> Groups:
    """Read 'nothing draws them closer than X's habit', 'nothing but X', 'as swiftly as X's war'.

    Parameters
    ----------
    view
        The sentence.
    verb
        The verb.
    subject
        Its subject: 'nothing', 'nobody'.

    Returns
    -------
    tuple of tuple of Actor
        Empty where no exception is named.
    """
    tree = view.scene.tree
    below = [*tree.below(subject), *(k for k in tree.below(verb) if k > verb)]
    marks = [k for k in below if tree.lower[k] in {"than", "but", "except", "as"}]
    objects = [k for mark in marks for k in (*objects_of(tree, mark), *tree.having(mark, "nsubj"))]
    if not objects:
        objects = list(tree.having(subject, "conj"))
    return tuple(group for k in objects for group in caused(view, k))
