"""Surnames alone, once a text has told whose they are.

The rule of this module: a name that was doubtful in its sentence is taken when the same person was
named in full before, or when the text is about that person's state and the person rules it. The
name of an unknown official is learnt where it stands behind state and office.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tertius.coding.actors.coreference.context import Context
from tertius.coding.actors.doubt import is_other_person
from tertius.coding.actors.index import ActorIndex
from tertius.coding.actors.matching import Hit, find_names
from tertius.coding.actors.names import Bearer
from tertius.coding.actors.spelling import folded
from tertius.coding.model import Mention, Party
from tertius.coding.tree import Tree


@dataclass
class People:
    """Who is named in a text, by surname in small letters, and the doubtful names by sentence."""

    known: set[tuple[str, str]] = field(default_factory=set)
    learnt: dict[str, Party] = field(default_factory=dict)
    doubtful: dict[int, tuple[Hit, ...]] = field(default_factory=dict)

    def meet(
        self, tree: Tree, named: Sequence[Mention], index: ActorIndex, on: date | None
    ) -> None:
        """Remember the persons of a sentence, whether before or after their surname alone.

        Parameters
        ----------
        tree
            The sentence.
        named
            Its mentions.
        index
            Names and agents.
        on
            When it was written.
        """
        hits = find_names(tree, index, on)
        self.doubtful[id(tree)] = tuple(
            hit
            for number, hit in enumerate(hits)
            if hit.bearer.alone and not is_other_person(tree, hits, number, index)
        )
        for hit in hits:
            within = any(m.first <= hit.first and hit.last <= m.last for m in named)
            if hit.bearer.person and within:
                self.known.add((hit.bearer.key, hit.bearer.person))
        for mention in named:
            party = mention.parties[0]
            last = folded(tree.words[mention.last])
            unknown = last not in index.names and last not in index.agents
            if party.by == "agent" and tree.tags[mention.last] == "NNP" and unknown:
                self.learnt[last] = party


def surname(context: Context, place: int) -> Mention | None:
    """Resolve a surname alone.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        A word.

    Returns
    -------
    Mention or None
    """
    tree, people = context.tree, context.people
    if not tree.tags[place].startswith("NNP"):
        return None
    word = folded(tree.words[place])
    if word in people.learnt and not _has_first_name(tree, place):
        return context.mention(place, place, place, [people.learnt[word]], "surname")
    for hit in context.doubtful:
        if hit.first != place or hit.bearer.by == "first name":
            continue
        if hit.bearer.by == "capital":
            known = [hit.bearer] if context.scene.named[hit.bearer.key] else []
        else:
            known = _known(context, hit, word)
        if known:
            party = Party(known[0].key, known[0].name, ccode=known[0].ccode)
            return context.mention(hit.first, hit.last, hit.last, [party], "surname")
    return None


def _known(context: Context, hit: Hit, word: str) -> list[Bearer]:
    """Give who of those called so was named, or rules a state that was."""
    people = context.people
    known = [b for b in hit.called.bearers if (b.key, b.person) in people.known]
    if not known and _rules(context, hit.bearer) and word not in context.index.words["word"]:
        known = [hit.bearer]
    return known


def _rules(context: Context, bearer: Bearer) -> bool:
    """Tell whether somebody rules a state that the text has named."""
    on = context.on
    return (
        bearer.role == "leader"
        and context.scene.named[bearer.key] > 0
        and on is not None
        and any(start <= on <= end for start, end in bearer.spells)
    )


def _has_first_name(tree: Tree, place: int) -> bool:
    before = place - 1
    return before >= 0 and tree.heads[before] == place and tree.tags[before] == "NNP"
