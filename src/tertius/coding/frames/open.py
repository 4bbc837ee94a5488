"""Verbs that no lexicon knows, between two actors.

The rule of this module: what no expression binds is bound only by grammar at its plainest, a
subject and what its verb governs, and says neither type nor sign: that is for the typing room.
"""

from collections.abc import Iterator

from tertius.coding.frames.binding import Bond, bonds
from tertius.coding.frames.cast import Cast
from tertius.coding.frames.entries import Trigger
from tertius.coding.frames.grammar import is_verb, objects
from tertius.coding.frames.matching import Match, quantified
from tertius.coding.tree import Tree

_ANY = Trigger(
    lemma="act",
    pos="verb",
    source=("subject",),
    target=("object", "against", "to", "with", "at", "on", "into", "from", "for", "toward",
            "towards", "across", "near", "off", "outside", "around", "between"),
)  # fmt: skip
# fmt: off
_THOUGHTS = frozenset([
    "perception", "view", "belief", "threat", "fear", "idea", "notion", "concern", "sense",
    "conviction", "impression", "opinion", "suspicion", "interest", "policy", "strategy", "image",
    "reputation", "credibility", "hope", "dream", "doubt", "risk", "danger", "chance", "prospect",
    "importance", "role", "status", "need", "desire", "feeling", "sentiment", "mood", "attitude",
    "assumption", "expectation", "argument", "case", "claim", "theory", "narrative", "memory",
    "lesson", "question", "problem", "dilemma", "calculation", "calculus", "thinking", "appetite",
    "will", "resolve", "determination", "reluctance", "anxiety", "worry", "misgiving",
])
# fmt: on
"""Nouns of what one thinks, or of what may come: what is done to these is done to nobody."""
_AUXILIARY = frozenset(["aux", "auxpass"])


def open_bonds(cast: Cast, matched: list[Match], found: list[Bond]) -> Iterator[Bond]:
    """Bind by verbs that head no expression of the lexicon.

    Parameters
    ----------
    cast
        The sentence.
    matched
        Its expressions; those that bind nobody by decision included.
    found
        What they bind.

    Yields
    ------
    Bond
        Of dyads that nothing else binds.
    """
    known = {word for match in matched for word in match.words}
    heads = {b.match.head for b in found}
    bound = {frozenset((b.source.party.key, b.target.party.key)) for b in found}
    for place in range(len(cast.tree)):
        if (
            place in known
            or not _open(cast.tree, place)
            or heads & set(_governed(cast.tree, place))
        ):
            continue
        for bond in bonds(cast, Match(_ANY, place, (place,)), {}):
            dyad = frozenset((bond.source.party.key, bond.target.party.key))
            if dyad not in bound and not _in_thought(cast.tree, place, bond):
                bound.add(dyad)
                slot = bond.rule.partition(":")[2]
                yield Bond(bond.source, bond.target, bond.match, f"open:{slot}")


def _open(tree: Tree, place: int) -> bool:
    return is_verb(tree, place) and tree.tags[place] != "MD" and tree.deps[place] not in _AUXILIARY


def _in_thought(tree: Tree, verb: int, bond: Bond) -> bool:
    """Tell whether the target only belongs to a thought: 'reinforced Y's perception'."""
    way = [k for k in (bond.target.place, *tree.above(bond.target.place)) if k != verb]
    if verb in tree.above(bond.target.place):
        way = way[: [*tree.above(bond.target.place)].index(verb) + 1]
    return any(tree.lemmas[k] in _THOUGHTS for k in way)


def _governed(tree: Tree, verb: int) -> tuple[int, ...]:
    """Give the nouns that a verb lends its subject: what binds there is the verb's meaning too."""
    nouns = objects(tree, verb)
    return tuple(k for noun in nouns for k in (noun, *quantified(tree, noun)))
