"""From the trigger up to the root: each word above that takes the trigger's words as its content.

The rule of this module: a cue reaches down only into its content. What merely stands beside it, a
relative clause, a 'because', a noun that is taken for real, is out of reach of its denials and
possibilities, and within reach of the voice that tells the sentence.
"""

from tertius.coding.model import Frame, Mention
from tertius.coding.stance.cues import Cues, phrase_to
from tertius.coding.stance.govern import COPULAS, govern
from tertius.coding.stance.inserted import inserted
from tertius.coding.stance.layers import Layer
from tertius.coding.stance.marks import SUBJECTS, asked, denied, finite, infinitive, is_verb
from tertius.coding.stance.predicates import predicated
from tertius.coding.stance.shapes import marked, parted, shape_of
from tertius.coding.stance.way import VOICES, Way
from tertius.coding.tree import Tree

_THINGS = ("dobj", "nsubj", "nsubjpass", "pobj", "dative", "poss", "compound", "nmod")
_LOOSE = ("parataxis", "dep", "appos")
_WOULD = (("would",), ("could",), ("might",))
_EMERGE = ("emerge", "arise", "surface", "spread", "grow", "circulate", "mount", "persist")
_CONDITIONS = (("if",), ("unless",), ("whether",))


def climb(
    tree: Tree, frame: Frame, mentions: tuple[Mention, ...], cues: Cues, *, heard: bool = True
) -> Way:
    """Walk up from the trigger of a frame.

    Parameters
    ----------
    tree
        The sentence.
    frame
        With the words that carry the relation.
    mentions
        Actors of the sentence.
    cues
        The stance lexicon.
    heard
        Whether to listen to clauses of speech that are put into the sentence.

    Returns
    -------
    Way
        With all layers that reach the trigger, except for those of voices that are named beside
        the clauses of the way.
    """
    own = frozenset(frame.trigger)
    way = Way(tree, mentions, cues, own, inserted(tree, mentions, cues) if heard else ())
    place = frame.trigger[0] if frame.trigger else tree.root
    verbal = is_verb(tree, place) or tree.deps[place] in ("attr", "dobj")
    way.add(*way.marks(place))
    for _ in range(len(tree)):
        way.passed.append(place)
        if tree.heads[place] == place:
            break
        place = _cross(way, place)
    if verbal:
        way.add(*asked(tree, place))
    return way


def _cross(way: Way, place: int) -> int:
    """Go from a word to the one above, and take what that says of it."""
    tree = way.tree
    dep, above = tree.deps[place], tree.heads[place]
    if place in way.own and tree.lemmas[place] in way.cues.names and dep in _THINGS:
        # 'Talks with its ally': who somebody is, is not denied with what he does; it is in
        # 'anything but an ally'.
        way.reached = phrase_to(tree, way.cues.opens, above) is not None
    if dep in ("pobj", "pcomp") and not is_verb(tree, above) and tree.heads[above] != above:
        return _through_preposition(way, place, above)
    if dep == "ccomp" and parted(tree, place):
        way.reached = False
    elif above in way.own:
        way.add(*way.marks(above))
    elif dep == "conj":
        way.add(*_conjoined(way, place, above))
    elif _of_subject(way, place, above):
        way.add(*way.marks(above, "negated"))
    elif dep in ("attr", "acomp", "oprd") and tree.lemmas[above] in COPULAS:
        govern(way, above, "as", place, passes=True)
    else:
        return _into_content(way, place, above)
    return above


def _into_content(way: Way, place: int, above: int) -> int:
    """Cross from content to the word that takes it, or from what stands beside that."""
    tree, dep = way.tree, way.tree.deps[place]
    takes = shape_of(tree, place)
    if not takes:
        _adjoined(way, place, above, dep)
        return above
    above = _told(way, place, above)
    if any(tree.lower[k] == "any" for k in tree.having(place, "det")):
        # 'Any attack would be answered': none is said to have come.
        way.add(*way.marks(above, "hypothetical"))
    if takes == "subject" and any(tree.lower[k] in ("a", "an") for k in tree.having(place, "det")):
        # 'A blockade would cripple Japan': there is none.
        marks = way.marks(above, "hypothetical")
        way.add(*(m for m in marks if _lower(tree, m) in _WOULD))
    govern(way, above, takes, place, passes=dep in ("xcomp", "ccomp"))
    if takes in ("subject", "object") and dep != "dobj" and tree.lemmas[above] in COPULAS:
        way.add(*predicated(way, place, above))
    return above


def _told(way: Way, place: int, above: int) -> int:
    """Give the verb of 'told cheering crowds that …', whose clause hangs on the crowds."""
    tree, verb = way.tree, way.tree.heads[above]
    if tree.deps[place] not in ("acl", "relcl") or not marked(tree, place):
        return above
    if tree.deps[above] == "pobj":
        verb = tree.heads[verb]
    elif tree.deps[above] != "dobj":
        return above
    if way.cues.governing(tree, above, "that") is not None:
        return above
    match = way.cues.governing(tree, verb, "that")
    return verb if match is not None and match[0].level in VOICES else above


def _of_subject(way: Way, place: int, above: int) -> bool:
    """Take 'the fear is that …', 'the goal was to …': a noun whose content is the predicate."""
    tree = way.tree
    clause = tree.deps[place] in ("ccomp", "xcomp", "attr") and is_verb(tree, place)
    if place < above or not clause or not is_verb(tree, above):
        return False
    takes = shape_of(tree, place) or "that"
    if tree.lemmas[above] != "be":
        # 'No evidence has emerged that …': the clause of a noun, put behind the verb.
        noun = tree.child(above, "nsubj")
        told = noun is None or way.cues.governing(tree, above, takes) is not None
        if noun is None or (told and tree.lemmas[above] not in _EMERGE):
            return False
        return takes == "that" and _governed(way, noun, takes, place, "noun")
    for said in tree.having(above, "nsubj", "csubj", "acomp", "attr"):
        # 'The fear is that …', 'What Rome fears is that …', 'It is vital that …'.
        part = "verb" if tree.deps[said] == "csubj" else ""
        if _governed(way, said, takes, place, part):
            return True
    return False


def _governed(way: Way, said: int, takes: str, place: int, part: str) -> bool:
    """Let a word govern, if it is a cue of some part of speech; of a noun or adjective for ''."""
    match = way.cues.governing(way.tree, said, takes)
    parts = (part,) if part else ("noun", "adjective")
    if match is None or match[0].part not in parts:
        return False
    govern(way, said, takes, place)
    return True


def _through_preposition(way: Way, place: int, prep: int) -> int:
    """Cross 'risk of war', 'accused of arming', 'without attacking', 'opposition to'."""
    tree, above = way.tree, way.tree.heads[prep]
    opening = phrase_to(tree, way.cues.opens, prep)
    name = tree.lower[prep]
    if name == "as" and tree.deps[above] == "dobj":
        # 'sees X as': parsers hang the view on who is seen.
        above = tree.heads[above]
    if opening is not None:
        way.add(Layer(opening[0].level, opening[1]))
        if opening[0].level == "asserted":
            # 'would get oil in return for shells'.
            way.add(*way.marks(tree.heads[opening[1][0]], "hypothetical"))
        way.reached = False
    elif above in way.own:
        way.add(*way.marks(above))
    elif name == "than" or tree.deps[prep] == "conj":
        way.reached = False
    else:
        govern(way, above, "to ing" if name == "to" else name, place)
    return above


def _conjoined(way: Way, place: int, above: int) -> list[Layer]:
    """Give what the first part of an enumeration shares with a later one."""
    tree = way.tree
    for k in range(max(above + 1, place - 4), place):
        instead = phrase_to(tree, way.cues.opens, k)
        if instead is not None and instead[0].level == "negated" and not _has_subject(tree, place):
            return [Layer("negated", instead[1])]
    joined = [tree.lower[k] for k in tree.having(above, "cc") if k < place]
    either, but = "or" in joined or "nor" in joined, "but" in joined
    marks = way.marks(above)
    if not (is_verb(tree, place) and is_verb(tree, above)):
        shared = [m for m in marks if m.level != "negated" or either or "no" in _lower(tree, m)]
        # 'neither A nor B but C': nothing of A and B holds for C.
        return [] if "but" in tree.lower[above : way.passed[0]] else shared
    own = _has_subject(tree, place) or finite(tree, place) or infinitive(tree, place)
    return [
        layer
        for layer in marks
        if layer.level in VOICES
        or (layer.level == "negated" and (either or not (own or but)))
        or (layer.level == "hypothetical" and (not own or _lower(tree, layer)[:1] in _CONDITIONS))
    ]


def _has_subject(tree: Tree, place: int) -> bool:
    return tree.child(place, *SUBJECTS) is not None


def _lower(tree: Tree, layer: Layer) -> tuple[str, ...]:
    return tuple(tree.lower[k] for k in layer.words)


def _adjoined(way: Way, place: int, above: int, dep: str) -> None:
    """Cross to a word beside whose content the words stand."""
    tree = way.tree
    to = tuple(k for k in tree.having(place, "aux") if tree.tags[k] == "TO")
    if dep == "advcl" and _seen_as(way, place, above):
        govern(way, above, "as", place)
        return
    if dep == "advcl" and is_verb(tree, place):
        if to and not _has_subject(tree, place) and not _came_true(way, place, above):
            way.add(Layer("hypothetical", to))
        elif tree.tags[place] == "VBG" and place > above and tree.child(place, "mark") is None:
            # A participle behind the verb shares what is possible, not what is denied.
            way.add(*way.marks(above, "hypothetical"))
            return
    elif dep == "relcl" and place in way.own and _cleft(tree, above):
        way.add(Layer("negated", denied(tree, tree.heads[above])))
    elif dep == "relcl" and _thing_supposed(tree, place, above):
        way.add(*way.marks(tree.heads[above], "hypothetical"))
    elif dep == "csubj" and to:
        way.add(Layer("hypothetical", to))
    way.reached = way.reached and dep in _LOOSE


def _seen_as(way: Way, place: int, above: int) -> bool:
    """'regards X as an enemy determined to …', where 'as' was taken for a conjunction."""
    tree = way.tree
    begun = any(tree.lower[k] == "as" for k in tree.having(place, "mark"))
    return begun and way.cues.governing(tree, above, "as") is not None


def _came_true(way: Way, place: int, above: int) -> bool:
    """'met to condemn the raid', 'only to attack again': an infinitive that is no mere purpose."""
    tree = way.tree
    first = min((place, *tree.having(place, "aux")))
    match = way.cues.governing(tree, above, "to")
    return tree.lower[max(0, first - 1)] == "only" or (
        match is not None and match[0].carries and match[0].level == "asserted"
    )


def _thing_supposed(tree: Tree, place: int, noun: int) -> bool:
    """'may become the wedge that splits them': what describes a thing that may come to be."""
    indefinite = any(tree.lower[k] in ("a", "an") for k in tree.having(noun, "det"))
    made = tree.deps[noun] == "attr" or (tree.deps[noun] == "dobj" and indefinite)
    return made and tree.tags[place] in ("VBZ", "VBP")


def _cleft(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is denied to be the one: 'It was not Prague that made the quarrel'."""
    above = tree.heads[noun]
    it = any(tree.lower[k] == "it" for k in tree.having(above, "nsubj"))
    return (
        tree.lemmas[above] == "be"
        and it
        and tree.deps[noun] == "attr"
        and bool(denied(tree, above))
    )
