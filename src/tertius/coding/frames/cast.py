"""Who is meant at a word of a sentence.

The rule of this module: an actor is where a mention is; a phrase without one of its own stands for
the actor that owns or modifies it ('Y's embassy', 'Russian missiles'), or for that of a phrase
inside of it ('targets in Y', 'the capital of Y').
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tertius.coding.model import Mention, Party
from tertius.coding.tree import Tree

_BEFORE = ("poss", "compound", "amod", "nmod", "npadvmod", "nummod")
_INSIDE = (
    "of",
    "in",
    "from",
    "at",
    "against",
    "on",
    "with",
    "near",
    "for",
    "to",
    "by",
    "over",
    "between",
    "among",
    "about",
    "inside",
    "within",
    "across",
    "off",
    "along",
    "outside",
)
_PEOPLE = frozenset(
    [
        "army", "band", "citizen", "column", "commander", "committee", "company", "crew", "crowd",
        "delegate", "delegation", "detachment", "division", "dozen", "envoy", "fleet", "force",
        "government", "group", "head", "hundred", "leader", "man", "member", "militia", "ministry",
        "most", "number", "officer", "official", "part", "people", "pilot", "plane", "president",
        "representative", "rest", "ruler", "sailor", "ship", "some", "soldier", "squadron", "state",
        "thousand", "trooper", "troop", "unit", "wave", "all", "many", "both", "warship", "jet",
        "tank", "gunboat", "cruiser", "destroyer", "frigate", "submarine", "bomber", "fighter",
        "brigade", "regiment", "battalion", "infantry", "cavalry", "artillery", "drone", "marine",
        "police", "guard", "agent", "spy", "diplomat", "ambassador", "minister", "parliament",
        "king", "queen", "emperor", "sultan", "prince", "gunner", "battery", "squad", "vessel",
    ]
)  # fmt: skip
_OTHERS = frozenset(
    [
        "ally", "neighbour", "neighbor", "enemy", "foe", "rival", "adversary", "opponent",
        "competitor", "antagonist", "critic", "detractor", "friend", "partner", "counterpart",
        "successor", "predecessor", "creditor", "debtor", "protector", "patron", "sponsor",
    ]
)  # fmt: skip
"""Whose they are, is not who they are."""
_CHAIN = frozenset(["JJ", "NN", "NNS", "NNP", "NNPS", "HYPH", "VBN", "VBG", "CD", "JJR", "JJS"])


@dataclass(frozen=True, slots=True)
class Actor:
    """A party where it stands.

    Attributes
    ----------
    party
        Who.
    place
        Head word of its mention.
    itself
        Whether the phrase is the actor, and does not merely have it within.
    """

    party: Party
    place: int
    itself: bool = True


@dataclass(frozen=True)
class Cast:
    """A sentence with the actors in it.

    Attributes
    ----------
    tree
        The sentence.
    mentions
        Its actors, those included that are only meant.
    acts
        Nouns that tell an act of one actor on another: who is condemned with 'the attack on Y' is
        not Y.
    """

    tree: Tree
    mentions: tuple[Mention, ...]
    acts: frozenset[int] = frozenset()

    @cached_property
    def cover(self) -> dict[int, Mention]:
        """For each word of a mention with a known party, the shortest such mention."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.first - m.last):
            if any(party.key for party in mention.parties):
                found.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
        return found

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of all actors of the sentence."""
        return frozenset(p.key for m in self.mentions for p in m.parties if p.key)

    def who(self, place: int, depth: int = 0, *, acting: bool = False) -> tuple[Actor, ...]:
        """Give the actors that a noun phrase stands for, conjuncts included.

        Parameters
        ----------
        place
            Head of the phrase.
        depth
            How many phrases enclose it.
        acting
            Whether they are asked for as who acts: then 'the soldiers of Y' are Y's, and 'the
            fear of Y' is not.

        Returns
        -------
        tuple of Actor
            Each key once, in order.
        """
        found: list[Actor] = []
        for word in joined(self.tree, place):
            found += self._single(word, depth, acting)
        return distinct(found)

    def each(self, places: Iterable[int], *, acting: bool = False) -> tuple[Actor, ...]:
        """Give the actors of several noun phrases, each key once."""
        return distinct(actor for place in places for actor in self.who(place, acting=acting))

    def _single(self, word: int, depth: int, acting: bool) -> tuple[Actor, ...]:
        mention = self.cover.get(word)
        if mention is not None:
            return _actors(mention)
        tree = self.tree
        if tree.lemmas[word] in _OTHERS and _of_another(tree, word):
            return self._inside(word, depth, acting) if tree.child(word, "appos") else ()
        owned = self.modifiers(word)
        # 'Its border with Y' is Y's as well.
        its = all(tree.tags[actor.place] == "PRP$" for actor in owned) and not acting
        if (owned and not its) or depth >= 3:
            return owned
        return owned + self._inside(word, depth, acting)

    def _inside(self, word: int, depth: int, acting: bool) -> tuple[Actor, ...]:
        """Give the actors of what hangs behind a noun: appositions, phrases, participles."""
        tree = self.tree
        for dep in ("appos", "prep", "acl"):
            for child in tree.having(word, dep):
                if dep == "prep" and not self._passes(word, child, acting):
                    continue
                inner = self._within(child, dep, depth)
                if inner:
                    return tuple(Actor(a.party, a.place, False) for a in inner)
        return ()

    def _passes(self, noun: int, prep: int, acting: bool) -> bool:
        """Tell whether a noun stands for who is behind a preposition."""
        if noun in self.acts:
            return self.tree.lower[prep] in {"by", "from"}
        if not acting:
            return True
        if self.tree.lower[prep] == "of":
            return self.tree.lemmas[noun] in _PEOPLE
        return self.tree.lower[prep] in {"in", "from", "by", "at", "for"}

    def _within(self, child: int, dep: str, depth: int) -> tuple[Actor, ...]:
        """Give the actors of what hangs on a noun: an apposition, 'of Y', 'made by Y'."""
        tree = self.tree
        if dep == "appos":
            return self.who(child, depth + 1)
        if dep == "prep" and tree.lower[child] not in _INSIDE:
            return ()
        preps = (child,) if dep == "prep" else tree.having(child, "agent", "prep")
        if dep == "acl" and tree.tags[child] != "VBN":
            return ()
        places = tuple(noun for prep in preps for noun in tree.having(prep, "pobj"))
        return tuple(actor for place in places for actor in self.who(place, depth + 1))

    def owners(self, noun: int) -> tuple[Actor, ...]:
        """Give whose a noun is: 'X's attack', 'its army', 'X's and Y's pact'."""
        found: list[Actor] = []
        for child in self.tree.having(noun, "poss"):
            found += self.who(child)
        return tuple(Actor(a.party, a.place, False) for a in distinct(found))

    def modifiers(self, noun: int) -> tuple[Actor, ...]:
        """Give the actors before a noun: owners, adjectives, compounds, 'X-Y' and 'X-led'."""
        tree = self.tree
        found: list[Mention] = []
        waiting = list(tree.having(noun, *_BEFORE))
        while waiting:
            word = waiting.pop(0)
            mention = self.cover.get(word)
            if mention is not None and noun not in range(mention.first, mention.last + 1):
                found.append(mention)
            waiting += tree.having(word, *_BEFORE, "conj")
        found += self._chained(noun)
        ordered = sorted(found, key=lambda m: m.first)
        return distinct(Actor(a.party, a.place, False) for m in ordered for a in _actors(m))

    def _chained(self, noun: int) -> list[Mention]:
        """Find actors in the words right before a noun, which parsers hang anywhere."""
        tree, found = self.tree, []
        place = noun - 1
        while place >= 0:
            mention = self.cover.get(place)
            if mention is not None:
                found.append(mention)
                place = mention.first - 1
                # Behind an actor only a hyphen or a slash goes on: 'Russia-North Korea pact'.
                if place < 0 or tree.words[place] not in {"-", "–", "/", "—"}:
                    break
                place -= 1
                continue
            if tree.tags[place] not in _CHAIN and tree.words[place] not in {"-", "–"}:
                break
            if tree.deps[place] in {"dobj", "pobj", "nsubj", "ROOT", "conj"}:
                break
            place -= 1
        return found


def _of_another(tree: Tree, noun: int) -> bool:
    """Tell whether a noun says whose other side somebody is: 'Y's ally', 'the enemy for Y'."""
    if tree.child(noun, "poss") is not None:
        return True
    return any(tree.lower[k] in {"of", "for", "to"} for k in tree.having(noun, "prep"))


def joined(tree: Tree, place: int) -> tuple[int, ...]:
    """Give a noun and those coordinated with it.

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
        now = waiting.pop(0)
        found.append(now)
        waiting += (k for k in tree.having(now, "conj") if tree.tags[k][0] != "V")
        waiting += (k for k in tree.having(now, "appos") if _listed(tree, now, k))
    return tuple(found)


def _listed(tree: Tree, one: int, other: int) -> bool:
    """Tell whether what looks like an apposition is the middle of a list: 'X, Y, and Z'."""
    names = tree.tags[one].startswith("NNP") and tree.tags[other].startswith("NNP")
    return names and tree.child(other, "cc") is not None


def distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Give actors with each key once, in order.

    Parameters
    ----------
    actors
        Any number.

    Returns
    -------
    tuple of Actor
    """
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.party.key, actor)
    return tuple(found.values())


def _actors(mention: Mention) -> tuple[Actor, ...]:
    return tuple(Actor(party, mention.head) for party in mention.parties if party.key)
