"""'That embargo', 'the raid', 'those deliveries': whose act it was of which a text spoke before.

The rule of this module: an act is known again by its noun, by the verb that it is made of, or by
its type; who cannot be told for certain is not guessed.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tertius.coding.claims.found import Groups, View
from tertius.coding.clauses import Actor, Scene, actors_at, each_actor, owners
from tertius.coding.control import clause_of, complements, joined, subjects, word_set
from tertius.coding.lexicon import Lexicon, entries
from tertius.coding.model import Mention
from tertius.coding.pairs import behind
from tertius.states import Membership, memberships

_THAT = word_set("that this those these such")
_DEFINITE = _THAT | word_set("the both same mere")
_ANY_ACT = word_set(
    "act action attempt effort policy move step decision gesture measure strategy tactic approach "
    "campaign course diplomacy folly blunder mistake error manoeuvre maneuver refusal threat offer "
    "intervention interference pressure behavior behaviour conduct stance habit indifference "
    "neglect insult humiliation affront provocation betrayal"
)
"""Nouns for acts of any kind: of whom the sentence before was about."""
_NO_ACT = word_set(
    "relation relationship friendship alliance state country nation people government side man "
    "enemy friend day year month week time way thing world region history fact question case"
)
_STEM, _TAIL = 4, 3
_SURE_KINDS = frozenset({"SANCTION", "ASSAULT", "AID", "COERCE", "MOBILIZE", "RETREAT", "CONCEDE"})
"""Types by which an act is known again under another name: 'bombed', 'the raid'."""


def again(view: View, place: int) -> Groups:
    """Give who did the act to which a noun points back, where its own name or verb stood before.

    Parameters
    ----------
    view
        The sentence, and the sentences before it.
    place
        A noun that says itself not whose act it is.

    Returns
    -------
    tuple of tuple of Actor
        One group, where it is certain; else none.
    """
    if not _pointing(view, place):
        return ()
    tree, lemma = view.scene.tree, view.scene.tree.lemmas[place]
    here = Scene(tree, tuple(m for m in view.scene.mentions if m.head < place))
    for scene in (here, *view.past[:-3:-1]):
        if found := _actors_of(scene, lemma, view.lexicon, below=place if scene is here else None):
            return (_moved_to(found, place),)
    if lemma not in _kinds(view.lexicon) and lemma not in _ANY_ACT:
        return ()
    everywhere = [_actors_of(scene, lemma, view.lexicon) for scene in view.past]
    doers = {tuple(sorted(a.party.key for a in group)): group for group in everywhere if group}
    return (_moved_to(next(iter(doers.values())), place),) if len(doers) == 1 else ()


def referred(view: View, place: int) -> Groups:
    """Give of whom the sentence before was about, for 'that embargo' of another name.

    Parameters
    ----------
    view
        The sentence, and the sentences before it.
    place
        A noun that says itself not whose act it is.

    Returns
    -------
    tuple of tuple of Actor
        One group or none.
    """
    tree = view.scene.tree
    if not view.leading or not (pointers := _pointing(view, place)):
        return ()
    lemma = tree.lemmas[place]
    known = lemma in _ANY_ACT or (pointers & _THAT and lemma in _kinds(view.lexicon))
    return (_moved_to(view.leading, place),) if known else ()


def _pointing(view: View, place: int) -> frozenset[str]:
    """Give the words by which a noun points back to an act; empty where it does not."""
    tree = view.scene.tree
    mention = view.scene.cover.get(place)
    named = mention is not None and not _by_reference(mention)
    if not tree.tags[place].startswith("N") or tree.tags[place].startswith("NNP") or named:
        return frozenset()
    beside = {tree.lower[k] for k in tree.having(place, "det", "amod", "predet")}
    whose = tree.child(place, "poss") is not None or complements(tree, place, "of", "by", "from")
    if tree.lemmas[place] in _NO_ACT or whose:
        return frozenset()
    return frozenset(beside & _DEFINITE)


def _by_reference(mention: Mention) -> bool:
    return all(party.by.startswith("coreference") for party in mention.parties)


def own_ally(driver: str, dyad: tuple[str, str]) -> bool:
    """Tell whether a driver that is only meant is the alliance of one of the dyad.

    Parameters
    ----------
    driver
        Key of the driver.
    dyad
        Keys of the two.

    Returns
    -------
    bool

    Examples
    --------
    >>> own_ally("NATO", ("USA", "RUS"))
    True
    >>> own_ally("NATO", ("UKR", "RUS"))
    False
    """
    return any(driver in _alliances(key) for key in dyad)


@cache
def _alliances(key: str) -> frozenset[str]:
    found: tuple[Membership, ...] = memberships(key)
    return frozenset(each.organisation for each in found)


def _moved_to(actors: tuple[Actor, ...], place: int) -> tuple[Actor, ...]:
    return tuple(replace(actor, place=place) for actor in actors)


def _actors_of(
    scene: Scene, lemma: str, lexicon: Lexicon, below: int | None = None
) -> tuple[Actor, ...]:
    """Give who did in a sentence what a noun says; the nearest in meaning, then the last."""
    tree = scene.tree
    ranked = []
    for word in range(len(tree) if below is None else below):
        if tree.tags[word][:1] in {"N", "V"} and word not in scene.heads:
            near = _nearness(tree.lemmas[word], lemma, lexicon)
            if near and (doers := _doers(scene, word)):
                ranked.append((near, word, doers))
    return max(ranked, key=lambda each: each[:2])[2] if ranked else ()


def _nearness(word: str, lemma: str, lexicon: Lexicon) -> int:
    """Tell how near a word is to a noun: 3 the same, 2 of the same stem, 1 of the same type."""
    if word == lemma:
        return 3
    shared = next((k for k, (a, b) in enumerate(zip(word, lemma, strict=False)) if a != b), None)
    shared = min(len(word), len(lemma)) if shared is None else shared
    if shared >= max(_STEM, min(len(word), len(lemma)) - _TAIL) and shared >= len(word) - 2:
        return 2
    kinds = _kinds(lexicon)
    return int(bool(kinds.get(word, _NOTHING) & kinds.get(lemma, _NOTHING) & _SURE_KINDS))


_NOTHING: frozenset[str] = frozenset()


@cache
def _kinds(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Give the types of events that single words may name."""
    found: dict[str, frozenset[str]] = {}
    for entry in entries("triggers", lexicon):
        if entry.event_type and entry.pos in {"verb", "noun"} and " " not in entry.lemma:
            found[entry.lemma] = found.get(entry.lemma, _NOTHING) | {entry.event_type}
    return found


def _doers(scene: Scene, word: int) -> tuple[Actor, ...]:
    """Give whose act a word of another sentence is."""
    tree = scene.tree
    if tree.tags[word].startswith("V"):
        return next(_of_verb(scene, word), ())
    own = owners(scene, word)
    own = own or each_actor(scene, [k for _, k in complements(tree, word, "by", "from")])
    verb = clause_of(tree, word)
    carried = tree.deps[word] in {"dobj", "pobj", "conj", "appos"}
    return own or (next(_of_verb(scene, verb), ()) if carried else ())


def _of_verb(scene: Scene, verb: int) -> Iterator[tuple[Actor, ...]]:
    for place in subjects(scene.tree, verb):
        found = each_actor(scene, joined(scene.tree, place), actors_at) or behind(scene, place)
        if found:
            yield found
