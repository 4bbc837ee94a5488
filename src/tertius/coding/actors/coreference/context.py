"""What a rule of reference looks at, and how it makes its mention.

The rule of this module: a rule sees the sentence, the scene so far and the lexicon; it changes
none of them.
"""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tertius.coding.actors.coreference.clauses import clause_of
from tertius.coding.actors.coreference.scene import Scene, Seen
from tertius.coding.actors.index import ActorIndex
from tertius.coding.actors.matching import Hit
from tertius.coding.model import Mention, Party
from tertius.coding.tree import Tree

if TYPE_CHECKING:
    from tertius.coding.actors.coreference.surnames import People

_MODIFIES = frozenset(["poss", "compound", "amod", "nmod"])


@dataclass(frozen=True)
class Context:
    """One sentence with all that a rule may know.

    Attributes
    ----------
    tree
        The sentence.
    scene
        What was spoken of before, in the sentence too.
    index
        Names and agents.
    on
        When it was written.
    nouns
        Noun → rules of the lexicon of references.
    mentions
        The sentence's mentions so far, in order; those of names that follow too.
    covered
        Words that belong to mentions.
    people
        The persons named so far.
    doubtful
        Names of persons in the sentence that nothing in it supports, among others.
    home
        The state for which the text says 'we'.
    """

    tree: Tree
    scene: Scene
    index: ActorIndex
    on: date | None
    nouns: Mapping[str, frozenset[str]]
    mentions: tuple[Mention, ...]
    covered: frozenset[int]
    people: "People"
    doubtful: tuple[Hit, ...] = ()
    home: Party | None = None

    def in_clause(self, place: int) -> set[str]:
        """Give the keys of the actors named in the clause of a word, modifiers left out.

        Parameters
        ----------
        place
            The word.

        Returns
        -------
        set of str
        """
        clause = clause_of(self.tree, place)
        return {
            party.key
            for mention in self.mentions
            if not mention.modifier and clause_of(self.tree, mention.head) == clause
            for party in mention.parties
        }

    def opposed(self, place: int) -> set[str]:
        """Give the keys of the actors that face a word in its clause.

        Those are its subject and objects, and whose these are; not who stands deeper: in
        'cooperation between X and Y serves both' both are X and Y.

        Parameters
        ----------
        place
            The word.

        Returns
        -------
        set of str
        """
        tree = self.tree
        clause = clause_of(tree, place)
        found: set[str] = set()
        for mention in self.mentions:
            if clause_of(tree, mention.head) == clause and mention.head != place:
                way = [mention.head]
                way += itertools.takewhile(lambda k: k != clause, tree.above(mention.head))
                if not any(tree.deps[k] in {"prep", "agent"} for k in way):
                    found |= {party.key for party in mention.parties}
        return found

    def mention(
        self, first: int, last: int, head: int, parties: Iterable[Party], rule: str
    ) -> Mention:
        """Make a mention of actors that are meant.

        Parameters
        ----------
        first, last
            Words, both included.
        head
            The word by which they hang in the tree.
        parties
            Who is meant.
        rule
            Which rule told.

        Returns
        -------
        Mention
        """
        words = self.tree.words_from(first, last)
        meant = {
            party.key or party.name: replace(party, words=words, by=f"coreference:{rule}", role="")
            for party in parties
        }
        modifier = self.tree.deps[head] in _MODIFIES
        return Mention(first, last, head, tuple(meant.values()), modifier)

    def rules(self, place: int) -> frozenset[str]:
        """Give the rules of the lexicon for a noun.

        Parameters
        ----------
        place
            The noun.

        Returns
        -------
        frozenset of str
        """
        return self.nouns.get(self.tree.lower[place], frozenset())

    def before(self, place: int) -> str:
        """Give the word before, in small letters.

        Parameters
        ----------
        place
            A word.

        Returns
        -------
        str
            Empty for the first word.
        """
        return self.tree.lower[place - 1] if place else ""


def parties_of(seen: Iterable[Seen]) -> list[Party]:
    """Give the actors of what was seen, each once, in order.

    Parameters
    ----------
    seen
        What was seen.

    Returns
    -------
    list of Party
    """
    found: dict[str, Party] = {}
    for one in seen:
        for party in one.parties:
            found.setdefault(party.key or party.name, party)
    return list(found.values())
