"""The actors of a sentence where the grammar puts them: what a phrase is, and whose it is.

The rule of this module: it knows trees and mentions, and neither triggers nor signs.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tertius.coding.control import joined, objects_of, word_set
from tertius.coding.model import Mention, Party
from tertius.coding.tree import Tree

_LONGEST = 12
"""Words that may stand between 'X-Y' and its noun."""
_OWNING = ("poss", "compound", "amod", "nmod")


@dataclass(frozen=True, slots=True)
class Actor:
    """A party where it stands.

    Attributes
    ----------
    party
        Who.
    place
        Head word of its mention.
    """

    party: Party
    place: int


@dataclass(frozen=True)
class Scene:
    """A sentence with its actors.

    Attributes
    ----------
    tree
        The sentence.
    mentions
        The actors in it, coreferential ones included.
    """

    tree: Tree
    mentions: tuple[Mention, ...]

    @cached_property
    def cover(self) -> dict[int, Mention]:
        """For each word of a mention, the mention; the shortest where they overlap."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.first - m.last):
            found.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
        return found

    @cached_property
    def heads(self) -> dict[int, tuple[Mention, ...]]:
        """For each head word, the mentions that hang by it."""
        found: dict[int, tuple[Mention, ...]] = {}
        for mention in self.mentions:
            found[mention.head] = (*found.get(mention.head, ()), mention)
        return found

    def actors(self, mentions: Iterable[Mention]) -> tuple[Actor, ...]:
        """Give the parties of mentions that have a key, each key once, in order."""
        found: dict[str, Actor] = {}
        for mention in mentions:
            for party in mention.parties:
                if party.key:
                    found.setdefault(party.key, Actor(party, mention.head))
        return tuple(found.values())

    def within(self, places: Iterable[int]) -> tuple[Actor, ...]:
        """Give the actors whose head word is one of some words."""
        chosen = set(places)
        return self.actors(m for m in self.mentions if m.head in chosen)


def actors_at(scene: Scene, place: int) -> tuple[Actor, ...]:
    """Give the actors that a noun phrase is: 'both X and Y', 'the army of X' if so mentioned.

    Parameters
    ----------
    scene
        The sentence.
    place
        Head of the phrase.

    Returns
    -------
    tuple of Actor
        Empty where the phrase names something else, were it an actor's.
    """
    found: list[Mention] = []
    for word in joined(scene.tree, place):
        mention = scene.cover.get(word)
        # A modifier that covers the word as a whole phrase ('both', 'their') is the phrase itself.
        if mention is not None and (mention.head == word or not mention.modifier):
            found.append(mention)
        elif not found and mention is None:
            found += _partitive(scene, word)
    return scene.actors(found)


def _partitive(scene: Scene, place: int) -> Iterator[Mention]:
    """Look through 'both of them', 'the likes of X', 'the regimes in X', 'our X brothers'."""
    if scene.tree.lemmas[place] not in _SEE_THROUGH:
        return
    beside = scene.tree.having(place, "amod", "compound", "nmod")
    named = [scene.cover[k] for k in beside if k in scene.cover]
    if named:
        yield from named
        return
    for prep in scene.tree.having(place, "prep"):
        if scene.tree.lower[prep] in {"of", "in", "like"}:
            for word in objects_of(scene.tree, prep):
                yield from (scene.cover[k] for k in joined(scene.tree, word) if k in scene.cover)


_SEE_THROUGH = word_set(
    "both all two three rest like most many some each neither either regime government leader "
    "ruler elite leadership capital state nation country power people general officer "
    "official man minister king president prime-minister party policymaker strategist "
    "diplomat hardliner ally friend partner brother comrade cousin sister kinsman neighbor "
    "neighbour likes kingdom republic empire side rival adversary foe enemy"
)


def owners(scene: Scene, noun: int) -> tuple[Actor, ...]:
    """Give whose a noun is: 'X's policy', 'Russian fears', 'the Russia-Iran axis'.

    Parameters
    ----------
    scene
        The sentence.
    noun
        The noun.

    Returns
    -------
    tuple of Actor
    """
    tree = scene.tree
    found: list[Mention] = []
    waiting = list(tree.having(noun, *_OWNING))
    while waiting:
        word = waiting.pop(0)
        mention = scene.cover.get(word)
        if mention is not None:
            found.append(mention)
        if word in scene.heads or mention is None or mention.modifier:
            waiting += tree.having(word, *_OWNING, "conj")
    found += _hyphenated(scene, noun)
    return scene.actors(sorted(found, key=lambda m: m.first))


def _hyphenated(scene: Scene, noun: int) -> Iterator[Mention]:
    """Find 'X-Y' before a noun, which parsers hang anywhere."""
    tree = scene.tree
    word, steps = noun - 1, 0
    while word > 0 and steps < _LONGEST:
        mention = scene.cover.get(word)
        if mention is not None:
            before = mention.first - 1
            if before > 0 and tree.words[before] in {"-", "–", "/"} and before - 1 in scene.cover:
                yield scene.cover[before - 1]
                yield mention
            return
        if tree.tags[word] not in {"JJ", "NN", "HYPH", "JJR", "VBN", "VBG"}:
            return
        word, steps = word - 1, steps + 1


def each_actor(
    scene: Scene, places: Iterable[int], read: Callable[[Scene, int], tuple[Actor, ...]] = actors_at
) -> tuple[Actor, ...]:
    """Give the actors of several phrases, each key once."""
    found: dict[str, Actor] = {}
    for place in places:
        for actor in read(scene, place):
            found.setdefault(actor.party.key, actor)
    return tuple(found.values())
