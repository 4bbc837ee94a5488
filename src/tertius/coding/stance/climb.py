"""From the trigger up to the root: each word above that takes the trigger's words as its content.

The rule of this module: a cue reaches down only into its content. What merely stands beside it, a
relative clause, a 'because', a noun that is taken for real, is out of reach of its denials and
possibilities, and within reach of the voice that tells the sentence.
"""

from dataclasses import dataclass, field

from tertius.coding.model import Frame, Mention
from tertius.coding.stance.cues import Cues, phrase_at, phrase_to
from tertius.coding.stance.entries import Cue
from tertius.coding.stance.holders import FIRST, holder_of, subject_of
from tertius.coding.stance.inserted import Inserted, inserted
from tertius.coding.stance.layers import Layer
from tertius.coding.stance.marks import (
    asked,
    denied,
    finite,
    infinitive,
    is_verb,
    marks_of,
    opened,
)
from tertius.coding.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_COPULAS = ("be", "become", "remain", "seem", "appear", "prove", "stay", "look")
_VOICES = ("reported", "opinion")
_THINGS = ("dobj", "nsubj", "nsubjpass", "pobj", "dative", "poss", "compound", "nmod")
QUOTES = ('"', "“", "”", "''", "``", "'", "‘", "’", "«", "»")


@dataclass
class Climb:
    """A way from a trigger to the root, and what was met on it.

    Attributes
    ----------
    tree, mentions, cues
        What is read.
    own
        Words of the trigger: their own meaning is no stance.
    layers
        From the inside out.
    reached
        Whether what comes next can deny or suppose the trigger, or is only beside it.
    ended, end_at
        Words that tell the end of what the trigger says, and their head.
    passed
        The words of the way.
    inserted
        Clauses of speech that stand beside the sentence.
    """

    tree: Tree
    mentions: tuple[Mention, ...]
    cues: Cues
    own: frozenset[int]
    layers: list[Layer] = field(default_factory=list)
    reached: bool = True
    ended: tuple[int, ...] = ()
    end_at: int = -1
    passed: list[int] = field(default_factory=list)
    inserted: tuple[Inserted, ...] = ()

    def add(self, layers: list[Layer]) -> None:
        """Take layers that reach the trigger."""
        known = {layer.words for layer in self.layers if layer.words}
        for layer in layers:
            own = layer.words and self.own.issuperset(layer.words)
            if own or layer.words in known:
                continue
            if self.reached or layer.level in _VOICES:
                self.layers.append(layer)


def climb(tree: Tree, frame: Frame, mentions: tuple[Mention, ...], cues: Cues) -> Climb:
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

    Returns
    -------
    Climb
        With all layers that reach the trigger, except for those that a phrase of attribution
        lays around the whole sentence.
    """
    way = Climb(tree, mentions, cues, frozenset(frame.trigger))
    way.inserted = inserted(tree, mentions, cues)
    place = frame.trigger[0] if frame.trigger else tree.root
    way.add(marks_of(tree, place, cues))
    while tree.heads[place] != place:
        way.passed.append(place)
        above = _cross(way, place)
        if above == place:
            break
        place = above
    way.passed.append(place)
    way.add(asked(tree, place) if _asked_here(tree, frame, place) else [])
    return way


def _asked_here(tree: Tree, frame: Frame, root: int) -> bool:
    """Tell whether a question at the root asks for the trigger, which then is a verb."""
    return bool(frame.trigger) and (
        is_verb(tree, frame.trigger[0]) or tree.deps[frame.trigger[0]] in ("attr", "dobj")
    )


def _cross(way: Climb, place: int) -> int:
    """Go from a word to the one above, and take what that says of it."""
    tree = way.tree
    dep, above = tree.deps[place], tree.heads[place]
    if place in way.own and tree.lemmas[place] in way.cues.names and dep in _THINGS:
        way.reached = False
    if dep == "ccomp" and _parted(tree, place, above):
        way.reached = False
        return above
    if dep in ("pobj", "pcomp") and not is_verb(tree, above) and tree.heads[above] != above:
        return _through_preposition(way, place, above)
    if above in way.own:
        _share(way, place, above)
        return above
    if dep == "conj":
        _conjoined(way, place, above)
        return above
    noun = tree.child(above, "nsubj") if tree.lemmas[above] == "be" and place > above else None
    if noun is not None and dep in ("ccomp", "xcomp", "attr"):
        takes = _shape(tree, place, dep) or "that"
        match = way.cues.governing(tree, noun, takes)
        if match is not None and match[0].part == "noun" and is_verb(tree, place):
            _govern(way, noun, takes, passes=False, content=place)
            way.add([m for m in marks_of(tree, above, way.cues) if m.level == "negated"])
            return above
    if dep in ("attr", "acomp", "oprd") and tree.lemmas[above] in _COPULAS:
        _govern(way, above, "as", passes=True, content=place)
        return above
    takes = _shape(tree, place, dep)
    listener = _listener(way, place, above, takes)
    if listener is not None:
        _govern(way, listener, "that", passes=False, content=place)
        return listener
    if takes:
        _govern(way, above, takes, passes=dep in ("xcomp", "ccomp"), content=place)
        if takes in ("subject", "object") and dep != "dobj":
            _predicated(way, place, above)
    else:
        _adjoined(way, place, above, dep)
    return above


def _parted(tree: Tree, place: int, above: int) -> bool:
    """Tell whether a semicolon or colon parts two clauses that a parser has joined."""
    return place < above and any(word in (";", ":") for word in tree.words[place:above])


def _listener(way: Climb, place: int, above: int, takes: str) -> int | None:
    """Give the verb of 'told cheering crowds that …', whose clause hangs on the crowds."""
    tree, verb = way.tree, way.tree.heads[above]
    if takes != "that" or tree.deps[place] not in ("acl", "relcl"):
        return None
    if tree.deps[above] == "pobj":
        verb = tree.heads[verb]
    elif tree.deps[above] != "dobj":
        return None
    if way.cues.governing(tree, above, "that") is not None:
        return None
    match = way.cues.governing(tree, verb, "that")
    return verb if match is not None and match[0].level in _VOICES else None


def _shape(tree: Tree, place: int, dep: str) -> str:
    """Give the shape in which a word stands below the one above; '' where it is no content."""
    above = tree.heads[place]
    if dep in ("ccomp", "xcomp", "csubj", "acl", "relcl", "csubjpass"):
        marked = any(
            tree.lower[k] == "that" and tree.deps[k] == "mark" for k in tree.children[place]
        )
        if dep in ("acl", "relcl") and not infinitive(tree, place) and not marked:
            return ""
        if (
            dep == "ccomp"
            and not marked
            and tree.tags[above] == "VBN"
            and not _auxiliaries(tree, above)
        ):
            # 'Crowds estimated at …': a participle, taken for the main verb.
            return ""
        if any(tree.lower[k] in ("why", "how", "when", "where") for k in tree.children[place]):
            return "" if tree.child(place, "mark") is None and dep == "ccomp" else "that"
        if dep.startswith("csubj"):
            return ""
        if not is_verb(tree, place):
            return "as" if dep == "xcomp" else "that"
        if infinitive(tree, place) and tree.child(place, "mark") is None:
            return "to"
        bare = tree.tags[place] == "VB" and dep in ("ccomp", "xcomp")
        if bare and not finite(tree, place) and not marked:
            return "to"
        if tree.tags[place] == "VBG" and not finite(tree, place):
            return "ing"
        if dep == "ccomp" and place < above and _no_speech(tree, place, above):
            return ""
        return "that" if finite(tree, place) or dep == "ccomp" else "to"
    if dep in ("dobj", "nsubjpass"):
        return "object"
    if dep in ("nsubj",):
        passive = tree.child(above, "auxpass") is not None
        return "object" if passive else "subject"
    if dep in ("compound", "nmod", "amod") and tree.tags[above].startswith("N"):
        return "of"
    return ""


def _auxiliaries(tree: Tree, place: int) -> tuple[int, ...]:
    return tree.having(place, "aux", "auxpass")


def _no_speech(tree: Tree, place: int, above: int) -> bool:
    """'Should X strike, Y would protest', 'Not only did X strike, it …': no content of the verb."""
    auxiliaries = tree.having(place, "aux", "auxpass")
    subject = tree.child(place, *_SUBJECTS)
    first = min((place, *auxiliaries))
    inverted = subject is not None and first < subject
    quoted = any(tree.words[k] in QUOTES for k in range(place, above))
    return inverted and not quoted


def _through_preposition(way: Climb, place: int, prep: int) -> int:
    """Cross 'risk of war', 'accused of arming', 'without attacking', 'opposition to'."""
    tree, above = way.tree, way.tree.heads[prep]
    opening = phrase_to(tree, way.cues.opens, prep)
    if opening:
        way.add([Layer(opening[0].level, opening[1])])
        way.reached = False
        return above
    if above in way.own:
        _share(way, prep, above)
        return above
    name = tree.lower[prep]
    if name == "to":
        name = "to ing"
    if name in ("than",):
        way.reached = way.reached and False
        return above
    if tree.deps[prep] == "conj":
        way.reached = False
        return above
    _govern(way, above, name, passes=False, content=place)
    return above


def _govern(way: Climb, above: int, takes: str, *, passes: bool, content: int) -> None:
    """Take what a word says of its content, and what stands at that word."""
    tree = way.tree
    if any(one.verb == above for one in way.inserted):
        return
    match = None if above in way.own else way.cues.governing(tree, above, takes)
    ending = way.cues.ending(tree, above, takes)
    if ending and not way.ended and way.reached:
        way.ended = ending[1]
        way.end_at = above
        way.reached = False
        return
    if match is None:
        _unknown(way, above, takes, passes=passes, content=content)
        return
    cue, words = match
    if not way.reached and cue.level not in _VOICES:
        return
    if (
        cue.level == "negated"
        and takes == "object"
        and cue.whose == "text"
        and _real(tree, content)
    ):
        way.reached = False
        return
    if cue.level == "asserted":
        if cue.factive and cue.part == "adjective":
            # 'indignant that Egypt should buy': it does.
            way.layers = [m for m in way.layers if _lower(tree, m) != ("should",)]
        if cue.carries:
            way.add(_handed_on(way, above, takes))
        else:
            way.reached = False
        return
    way.add([Layer(cue.level, words, holder_of(tree, above, cue, way.mentions), cue.factive)])
    if cue.level in _VOICES or cue.level == "hypothetical":
        _denied_above(way, above, cue)
    else:
        way.add(marks_of(tree, above, way.cues))


def _handed_on(way: Climb, above: int, takes: str) -> list[Layer]:
    """Give the marks of a word that leaves its content as it is."""
    return marks_of(way.tree, above, way.cues)


def _denied_above(way: Climb, above: int, cue: Cue) -> None:
    """'did not say', 'no plan to', 'nobody believes': denial of the cue itself."""
    tree = way.tree
    not_so = denied(tree, above)
    if not not_so:
        not_so = tuple(
            layer.words[0]
            for layer in marks_of(tree, above, way.cues)
            if layer.level == "negated" and layer.words
        )
    if not_so and way.reached:
        layer = Layer("negated", not_so)
        if cue.level == "opinion" and way.layers:
            # 'X does not believe that Y attacked': X believes that it did not.
            way.layers.insert(len(way.layers) - 1, layer)
        elif cue.factive:
            return
        else:
            way.add([layer])
    way.add([m for m in opened(tree, above, way.cues) if cue.level == "hypothetical"])


def _unknown(way: Climb, above: int, takes: str, *, passes: bool, content: int) -> None:
    """Decide for a word that the lexicon does not know."""
    tree = way.tree
    marked = any(tree.lower[k] == "that" for k in tree.having(content, "mark"))
    if takes == "that" and marked and is_verb(tree, above) and tree.lemmas[above] not in _COPULAS:
        # Verbs with a clause for an object are verbs of speech as a rule.
        subject = subject_of(tree, above)
        if subject is not None:
            cue = Cue(
                words=tree.lemmas[above] or "say",
                does="governs",
                level="reported",
                takes=("that",),
                whose="subject",
            )
            way.add([Layer("reported", (above,), holder_of(tree, above, cue, way.mentions))])
        return
    if takes == "to":
        way.add([Layer("hypothetical", (above,))])
        if way.reached:
            _denied_above(
                way, above, Cue(words="to", does="governs", level="hypothetical", takes=("to",))
            )
        return
    if passes:
        way.add(marks_of(tree, above, way.cues))
        return
    way.reached = False


def _share(way: Climb, place: int, above: int) -> None:
    """Cross from one word of the trigger to another."""
    way.add(marks_of(way.tree, above, way.cues))


def _stands(way: Climb, noun: int, cue: Cue) -> bool:
    """Tell whether a noun stands whatever is done to it: an ally, a request, 'Russia's invasion'."""
    tree = way.tree
    if noun < 0 or cue.level in _VOICES:
        return False
    if tree.lemmas[noun] in way.cues.names:
        return True
    if cue.level == "negated" and cue.whose == "text":
        spoken = way.cues.governing(tree, noun, "to") or way.cues.governing(tree, noun, "that")
        return _real(tree, noun) or (spoken is not None and spoken[0].part == "noun")
    return False


def _first_person(tree: Tree, verb: int) -> bool:
    """'I admit that …': the author's own words."""
    subject = subject_of(tree, verb)
    return subject is not None and tree.lower[subject] == "i"


def _real(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is spoken of as something that is there: 'Russia's invasion'."""
    if noun < 0:
        return False
    if tree.child(noun, "poss") is not None:
        return True
    return any(
        tree.lower[k] in ("the", "this", "that", "these", "those") for k in tree.having(noun, "det")
    )


def _conjoined(way: Climb, place: int, above: int) -> None:
    """Cross from a later part of an enumeration to its first one."""
    tree = way.tree
    between = [tree.lower[k] for k in tree.having(above, "cc") if k < place]
    but = "but" in between
    phrase = [
        k for k in range(max(above + 1, place - 4), place) if phrase_to(tree, way.cues.opens, k)
    ]
    if phrase and way.reached and not tree.child(place, *_SUBJECTS):
        match = phrase_to(tree, way.cues.opens, phrase[-1])
        if match and match[0].level == "negated":
            way.add([Layer("negated", match[1])])
            return
    own = tree.child(place, *_SUBJECTS) is not None or finite(tree, place)
    own = own or any(tree.tags[k] == "TO" for k in tree.having(place, "aux"))
    marks = marks_of(tree, above, way.cues)
    if is_verb(tree, place) and is_verb(tree, above):
        either = "or" in between or "nor" in between
        kept = [
            layer
            for layer in marks
            if (layer.level == "negated" and (either or not (own or but)))
            or (
                layer.level == "hypothetical"
                and (not own or tree.lower[layer.words[0]] in ("if", "unless", "whether"))
            )
            or layer.level in _VOICES
        ]
    else:
        kept = (
            []
            if but
            else [
                m
                for m in marks
                if m.level != "negated"
                or "no" in _lower(tree, m)
                or "or" in between
                or "nor" in between
            ]
        )
    way.add(kept)


def _lower(tree: Tree, layer: Layer) -> tuple[str, ...]:
    return tuple(tree.lower[k] for k in layer.words)


def _predicated(way: Climb, place: int, above: int) -> None:
    """'War is possible', 'The alliance is a myth', 'An attack was planned'."""
    tree = way.tree
    if not way.reached and tree.lemmas[above] not in _COPULAS:
        return
    for said in tree.having(above, "acomp", "attr", "oprd"):
        lower = tree.lower[said]
        entry = next((c for w, c in way.cues.modifies.get(lower, ()) if len(w) == 1), None)
        if entry and entry.level in ("hypothetical", "reported", "opinion"):
            way.add([Layer(entry.level, (said,))])
        pass
    for k in tree.having(above, "prep"):
        found = phrase_at(tree, way.cues.modifies, k)
        if found and found[0].level == "hypothetical" and tree.lemmas[above] in _COPULAS:
            way.add([Layer("hypothetical", found[1])])
    for _ in (0,):
        judged = judgement(tree, above, way.cues)
        if judged and tree.lemmas[above] in _COPULAS and not tree.tags[place].startswith("V"):
            way.add([Layer("negated", judged)])


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
    for said in tree.having(copula, "acomp", "attr", "oprd"):
        words = [
            k
            for k in tree.below(said)
            if tree.lemmas[k] in cues.judges or tree.lower[k] in cues.judges
        ]
        if words and not denied(tree, copula) and not denied(tree, words[0]):
            return tuple(words[:1])
    return ()


def _adjoined(way: Climb, place: int, above: int, dep: str) -> None:
    """Cross into a clause or noun beside which the words stand."""
    tree = way.tree
    if dep == "advcl" and is_verb(tree, place):
        purpose = infinitive(tree, place) and tree.child(place, *_SUBJECTS) is None
        if purpose and not _outcome(tree, place) and not _gathered(way, above):
            way.add([Layer("hypothetical", (tree.having(place, "aux")[0],))])
        elif tree.tags[place] == "VBG" and place > above and not tree.child(place, "mark"):
            # A participle behind the verb shares what is possible, not what is denied.
            marks = marks_of(tree, above, way.cues)
            way.add([layer for layer in marks if layer.level == "hypothetical"])
            return
    if dep == "relcl" and place in way.own and _cleft(tree, above):
        way.add([Layer("negated", denied(tree, tree.heads[above]))])
    elif dep == "relcl" and _supposed_thing(tree, place, above):
        marks = marks_of(tree, tree.heads[above], way.cues)
        way.add([layer for layer in marks if layer.level == "hypothetical"])
    if dep == "csubj" and infinitive(tree, place):
        way.add([Layer("hypothetical", (tree.having(place, "aux")[0],))])
    if dep == "parataxis" or dep == "dep" or dep == "appos":
        return
    way.reached = False


def _gathered(way: Climb, above: int) -> bool:
    """'met to condemn the raid': a purpose that came true with the verb."""
    match = way.cues.governing(way.tree, above, "to")
    return match is not None and match[0].carries and match[0].level == "asserted"


def _supposed_thing(tree: Tree, place: int, noun: int) -> bool:
    """'may become the wedge that splits them': what describes a thing that may come to be."""
    indefinite = any(tree.lower[k] in ("a", "an") for k in tree.having(noun, "det"))
    made = tree.deps[noun] == "attr" or (tree.deps[noun] == "dobj" and indefinite)
    return made and tree.tags[place] in ("VBZ", "VBP")


def _outcome(tree: Tree, place: int) -> bool:
    """'only to attack', 'went on to attack': what came of it, no purpose."""
    first = min((place, *tree.having(place, "aux")))
    return first > 0 and tree.lower[first - 1] == "only"


def _cleft(tree: Tree, noun: int) -> bool:
    """'It was not Prague that made the quarrel.'"""
    above = tree.heads[noun]
    it = any(tree.lower[k] == "it" for k in tree.having(above, "nsubj"))
    return (
        tree.lemmas[above] == "be"
        and it
        and tree.deps[noun] == "attr"
        and bool(denied(tree, above))
    )
