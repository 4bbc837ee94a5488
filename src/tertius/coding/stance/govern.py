"""What a word makes of its content: a report, a wish, a denial, or nothing.

The rule of this module: a cue takes its content for what the lexicon says. A word that the lexicon
does not know makes an infinitive a mere possibility, a clause with 'that' a report, and leaves all
else as it is.
"""

from tertius.coding.stance.cues import phrase_to
from tertius.coding.stance.entries import Cue
from tertius.coding.stance.holders import holder_of, subject_of
from tertius.coding.stance.layers import Layer
from tertius.coding.stance.marks import denied, is_verb
from tertius.coding.stance.shapes import marked
from tertius.coding.stance.way import VOICES, Way
from tertius.coding.tree import Tree

COPULAS = ("be", "become", "remain", "seem", "appear", "prove", "stay", "look")
"""Verbs that say of their subject what it is."""
_SPEECH = Cue(words="say", does="governs", level="reported", takes=("that",), whose="subject")
_INFINITIVE = Cue(words="to", does="governs", level="hypothetical", takes=("to",))
_REAL = ("the", "this", "that", "these", "those")


def govern(way: Way, above: int, takes: str, content: int, *, passes: bool = False) -> None:
    """Take what a word says of its content, and what stands at that word.

    Parameters
    ----------
    way
        The way so far; it is changed.
    above
        The word that may be a cue.
    takes
        How the content stands below it.
    content
        Head of the content.
    passes
        Whether a word without an entry hands on what stands at it, or keeps it.
    """
    if any(one.verb == above for one in way.inserted):
        return
    if above not in way.own:
        ending = way.cues.ending(way.tree, above, takes)
        if ending and not way.ended and way.reached:
            way.ended, way.end_at, way.reached = ending[1], above, False
            return
        match = way.cues.governing(way.tree, above, takes)
        opening = phrase_to(way.tree, way.cues.opens, above)
        if opening is not None and takes == "that":
            # 'Provided that Moscow agrees': a participle that has become a conjunction.
            way.add(Layer(opening[0].level, opening[1]))
            way.reached = False
            return
        if match is not None:
            _known(way, above, takes, content, *match)
            return
    _unknown(way, above, takes, content, passes=passes)


def _known(
    way: Way, above: int, takes: str, content: int, cue: Cue, words: tuple[int, ...]
) -> None:
    tree = way.tree
    if takes == "to" and _wrong_to_say(way, above, content):
        way.add(Layer("negated", words))
    elif opened := _left_open(tree, above):
        way.add(Layer("hypothetical", opened, holder_of(tree, above, cue, way.mentions)))
        way.reached = False
    elif cue.level == "asserted" or _certain(tree, above):
        _taken(way, above, cue)
    elif cue.level in VOICES and _open_question(tree, content):
        way.reached = way.reached and cue.level == "opinion"
    elif takes in ("object", "subject") and _stands(way, content, cue):
        way.reached = False
    elif cue.level == "reported" and (_first_person(tree, above) or _unknowing(way, content)):
        return
    elif way.reached or cue.level in VOICES:
        holder = holder_of(tree, above, cue, way.mentions)
        way.add(Layer(cue.level, words, holder, cue.factive))
        if cue.level == "negated":
            way.add(*way.marks(above))
        else:
            _denied_above(way, above, cue)
            # 'failed to acknowledge that': what is acknowledged is so, whoever fails to.
            way.reached = way.reached and not cue.factive
            way.add(*_called_untrue(way, above))


def _wrong_to_say(way: Way, above: int, content: int) -> bool:
    """Tell whether who says so is called wrong: 'It is wrong to say that …'."""
    match = way.cues.governing(way.tree, content, "that")
    wrong = way.tree.lower[above] in way.cues.judges and way.tree.tags[above].startswith("J")
    return wrong and match is not None and match[0].level in VOICES


def _certain(tree: Tree, place: int) -> bool:
    """Tell of certainty: 'no doubt that', 'no secret that', 'nobody doubts that'."""
    if tree.lemmas[place] == "doubt" and is_verb(tree, place):
        return _by_hardly_anybody(tree, place) or bool(denied(tree, place))
    no = any(tree.lower[k] == "no" for k in tree.having(place, "det"))
    return no and tree.lemmas[place] in ("doubt", "question", "secret", "wonder", "surprise")


def _by_hardly_anybody(tree: Tree, verb: int) -> bool:
    """'nobody doubts', 'few doubt', 'few analysts dispute'; not 'a few doubt'."""
    for noun in tree.having(verb, "nsubj", "amod"):
        for k in (noun, *tree.having(noun, "amod", "det")):
            few = tree.lower[k] in ("nobody", "none", "few", "no")
            if few and tree.lower[max(0, k - 1)] != "a":
                return True
    return False


def _left_open(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give the words of 'neither confirmed nor denied', which leave open what they are about."""
    above = tree.heads[verb]
    others = [*tree.having(verb, "conj"), *([above] if tree.deps[verb] == "conj" else [])]
    pair = [k for k in others if {tree.lemmas[k], tree.lemmas[verb]} == {"confirm", "deny"}]
    return tuple(sorted((verb, *pair))) if pair else ()


def _open_question(tree: Tree, content: int) -> bool:
    """'nobody would say whether X will join': nobody says that it will."""
    return any(tree.lower[k] in ("whether", "if") for k in tree.having(content, "mark"))


def _unknowing(way: Way, content: int) -> bool:
    """'pretended not to know that Paris paid': it did, whoever knows it or not."""
    match = way.cues.governing(way.tree, content, "that")
    factive = match is not None and match[0].factive and content not in way.own
    return factive and bool(denied(way.tree, content))


def _called_untrue(way: Way, noun: int) -> list[Layer]:
    """'baseless claims that …'."""
    tree = way.tree
    untrue = [k for k in tree.having(noun, "amod") if tree.lower[k] in way.cues.judges]
    return [Layer("negated", tuple(untrue))] if untrue else []


def _taken(way: Way, above: int, cue: Cue) -> None:
    """Cross a cue that leaves its content as it is, or takes it for true."""
    if cue.factive and cue.part == "adjective":
        # 'indignant that Egypt should buy': it does.
        lower = way.tree.lower
        way.layers = [m for m in way.layers if [lower[k] for k in m.words] != ["should"]]
    if cue.carries:
        way.add(*way.marks(above))
    else:
        way.reached = False


def _stands(way: Way, noun: int, cue: Cue) -> bool:
    """Tell whether a noun stands whatever is done to it: a request, 'Russia's invasion'."""
    if cue.level != "negated" or cue.whose != "text" or noun not in way.own:
        return False
    tree = way.tree
    real = tree.child(noun, "poss") is not None or any(
        tree.lower[k] in _REAL for k in tree.having(noun, "det")
    )
    return real or tree.lemmas[noun] in way.cues.utters


def _first_person(tree: Tree, verb: int) -> bool:
    """'I admit that …': the author's own words."""
    subject = subject_of(tree, verb)
    return subject is not None and tree.lower[subject] == "i"


def _denied_above(way: Way, above: int, cue: Cue) -> None:
    """'did not say', 'no plan to', 'nobody believes': denial of the cue itself."""
    tree = way.tree
    not_so = denied(tree, above)
    if not not_so:
        not_so = tuple(k for layer in way.marks(above, "negated") for k in layer.words[:1])
    if not_so and way.reached and not cue.factive:
        if cue.level == "opinion" and way.layers:
            # 'X does not believe that Y attacked': X believes that it did not.
            way.layers.insert(len(way.layers) - 1, Layer("negated", not_so))
        else:
            way.add(Layer("negated", not_so))
    if cue.level == "hypothetical":
        way.add(*way.marks(above, "hypothetical"))


def _unknown(way: Way, above: int, takes: str, content: int, *, passes: bool) -> None:
    """Decide for a word that the lexicon does not know."""
    tree = way.tree
    verb = is_verb(tree, above) and tree.lemmas[above] not in COPULAS
    if takes == "that" and verb and above not in way.own and marked(tree, content):
        if subject_of(tree, above) is not None and not _first_person(tree, above):
            holder = holder_of(tree, above, _SPEECH, way.mentions)
            way.add(Layer("reported", (above,), holder))
    elif takes == "to" and above not in way.own:
        # 'Nothing obliges Rome to stay', where the infinitive hangs on 'nothing'.
        nothing = tree.lower[above] in ("nothing", "nobody", "none")
        way.add(Layer("negated" if nothing else "hypothetical", (above,)))
        _denied_above(way, above, _INFINITIVE)
    elif passes or above in way.own:
        way.add(*way.marks(above))
    else:
        way.reached = False
