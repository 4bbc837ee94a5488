"""Who is meant where a text does not name: over all sentences of a document.

The rule of this module: it walks through the text once, word by word, and asks each rule in turn.
A rule sees only what came before. What no rule resolves is left alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tertius.coding.actors.coreference.context import Context
from tertius.coding.actors.coreference.groups import (
    each_of_two,
    former_latter,
    group,
    other_of_two,
    reciprocal,
)
from tertius.coding.actors.coreference.home import first_person, home_of
from tertius.coding.actors.coreference.nouns import half, noun
from tertius.coding.actors.coreference.pronouns import pronoun
from tertius.coding.actors.coreference.scene import Scene
from tertius.coding.actors.coreference.surnames import People, surname
from tertius.coding.actors.index import ActorIndex
from tertius.coding.lexicon import Lexicon, entries
from tertius.coding.model import Mention, Party
from tertius.coding.tree import Tree
from tertius.states import state

_RULES = (
    reciprocal,
    group,
    each_of_two,
    other_of_two,
    former_latter,
    noun,
    pronoun,
    first_person,
    half,
    surname,
)
_SPOKEN_OF = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr", "conj"])


def resolve_references(
    trees: Sequence[Tree | None],
    mentions: Sequence[tuple[Mention, ...]],
    *,
    index: ActorIndex,
    on: date | None = None,
    paragraphs: Sequence[int] | None = None,
    home: str | None = None,
) -> tuple[tuple[Mention, ...], ...]:
    """Add the actors that are meant and not named.

    Parameters
    ----------
    trees
        The sentences of a document; None for one that was not parsed.
    mentions
        What :func:`~tertius.coding.actors.find_mentions` gave for each.
    index
        Names and agents.
    on
        When the document was written.
    paragraphs
        Number of the paragraph of each sentence, if known.
    home
        Key of the state for which the text says 'we', where the caller knows it; None to infer it,
        which is done only where one state stands out.

    Returns
    -------
    tuple of tuple of Mention
        For each sentence all mentions in order of the text; ``Party.by`` of the added ones is
        ``coreference:`` and the rule.

    Examples
    --------
    >>> from tertius.coding.actors import actor_index, find_mentions
    >>> from tertius.coding.parsing import parse
    >>> index = actor_index()
    >>> trees = list(parse(["Iran and Iraq signed a treaty.", "Both countries praised it."]))
    >>> named = [find_mentions(tree, index=index) for tree in trees]
    >>> [party.key for party in resolve_references(trees, named, index=index)[1][0].parties]
    ['IRN', 'IRQ']
    """
    text = _Text(
        Scene(words=index.words),
        People(),
        index,
        on,
        _nouns(index.lexicon),
        _home(trees, mentions, home),
    )
    for tree, named in zip(trees, mentions, strict=True):
        if tree is not None:
            text.scene.expect(named)
            text.people.meet(tree, named, index, on)
    found = []
    for number, (tree, named) in enumerate(zip(trees, mentions, strict=True)):
        text.scene.sentence = number
        text.scene.paragraph = paragraphs[number] if paragraphs is not None else 0
        found.append(named if tree is None else _sentence(tree, named, text))
    return tuple(found)


@dataclass(frozen=True)
class _Text:
    scene: Scene
    people: People
    index: ActorIndex
    on: date | None
    nouns: Mapping[str, frozenset[str]]
    home: Party | None


def _home(
    trees: Sequence[Tree | None], mentions: Sequence[tuple[Mention, ...]], home: str | None
) -> Party | None:
    if home is None:
        return home_of(trees, mentions)
    entity = state(home)
    return Party(entity.key, entity.name, ccode=entity.ccode)


def _sentence(tree: Tree, named: tuple[Mention, ...], text: _Text) -> tuple[Mention, ...]:
    covered = frozenset(k for m in named for k in range(m.first, m.last + 1))
    by_head = {mention.head: mention for mention in named}
    scene = text.scene
    doubtful = text.people.doubtful.get(id(tree), ())
    added: list[Mention] = []
    for place in range(len(tree)):
        if place in by_head:
            scene.see(tree, by_head[place])
        if place in covered:
            continue
        context = Context(
            tree,
            scene,
            text.index,
            text.on,
            text.nouns,
            (*named, *added),
            covered,
            text.people,
            doubtful,
            text.home,
        )
        new = next((m for rule in _RULES if (m := rule(context, place))), None)
        if new is not None:
            added.append(new)
            scene.see(tree, new)
        elif tree.deps[place] in _SPOKEN_OF and tree.tags[place].startswith("NN"):
            plural = tree.tags[place] in {"NNS", "NNPS"} or tree.child(place, "conj") is not None
            scene.see_other(tree, place, plural=plural, person=tree.tags[place] == "NNP")
    return tuple(sorted((*named, *added), key=lambda m: (m.first, m.last)))


@cache
def _nouns(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries("references", lexicon):
        found[entry.form].add(entry.rule)
    return {form: frozenset(rules) for form, rules in found.items()}
