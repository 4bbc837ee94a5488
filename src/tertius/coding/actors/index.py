"""All names and agents that are looked for, as one value.

The rule of this module: an index is built once for a table and a lexicon, and never changes. It
answers what begins with a word; which of the answers is meant is told by other modules.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tertius.coding.actors.entries import Agent, Reference, SpecialName
from tertius.coding.actors.names import (
    Bearer,
    gathered,
    official_names,
    registry_names,
    special_names,
    table_names,
    town_names,
)
from tertius.coding.actors.spelling import folded, name_words
from tertius.coding.actors.table import TableActor
from tertius.coding.lexicon import DEFAULT, Lexicon, entries


@dataclass(frozen=True, slots=True)
class Called:
    """A name and its bearers.

    Attributes
    ----------
    words
        Folded.
    texts
        As written in tables, one for each bearer.
    bearers
        Who bears it.
    specials
        What the lexicon says of it.
    """

    words: tuple[str, ...]
    texts: tuple[str, ...]
    bearers: tuple[Bearer, ...]
    specials: tuple[SpecialName, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ActorIndex:
    """What is looked for in a sentence.

    Attributes
    ----------
    names
        By first folded word: names, the longest first.
    agents
        By first word in small letters: words of an agent and its entry, the longest first.
    combining
        By folded word: who is meant before a hyphen ('Sino').
    words
        By rule of the lexicon of references: its words.
    table
        The user's own actors.
    lexicon
        The lexicon it was built from.
    """

    names: dict[str, tuple[Called, ...]]
    agents: dict[str, tuple[tuple[tuple[str, ...], Agent], ...]]
    combining: dict[str, Bearer]
    words: dict[str, frozenset[str]]
    table: tuple[TableActor, ...] = ()
    lexicon: Lexicon = DEFAULT


@cache
def actor_index(table: tuple[TableActor, ...] = (), lexicon: Lexicon = DEFAULT) -> ActorIndex:
    """Build the index of the registry's names, the lexicon's agents and the user's actors.

    Parameters
    ----------
    table
        The user's own actors; their names win over the registry's.
    lexicon
        Ours alone by default.

    Returns
    -------
    ActorIndex
        The same object for the same arguments.

    Raises
    ------
    CodingError
        If an entry of the lexicon cannot be used.

    Examples
    --------
    >>> [called.words for called in actor_index().names["kremlin"]]
    [('kremlin',)]
    """
    specials = entries("names", lexicon)
    plain = [entry for entry in specials if not entry.combining]
    officials = official_names(entries("officials", lexicon))
    registry = gathered([*registry_names(), *officials])
    added = [*special_names(plain, registry), *town_names(entries("towns", lexicon))]
    known = gathered([*_flat(registry), *added])
    # The user's names win: what the table names, nobody else is named by.
    known |= gathered(table_names(table))
    told: dict[tuple[str, ...], list[SpecialName]] = defaultdict(list)
    for entry in plain:
        told[name_words(entry.form)].append(entry)
    own = {name_words(actor.name) for actor in table}
    names: dict[str, list[Called]] = defaultdict(list)
    for words in {**known, **told}:
        found = known.get(words, [])
        called = Called(
            words,
            tuple(text for text, _ in found),
            tuple(bearer for _, bearer in found),
            () if words in own else tuple(told.get(words, ())),
        )
        names[words[0]].append(called)
    combining = special_names((entry for entry in specials if entry.combining), {})
    return ActorIndex(
        {first: tuple(sorted(group, key=_longest)) for first, group in names.items()},
        _agents(entries("agents", lexicon)),
        {words[0]: bearer for words, _, bearer in combining},
        _by_rule(entries("references", lexicon)),
        table,
        lexicon,
    )


def _flat(
    known: dict[tuple[str, ...], list[tuple[str, Bearer]]],
) -> Iterator[tuple[tuple[str, ...], str, Bearer]]:
    for words, bearers in known.items():
        for text, bearer in bearers:
            yield words, text, bearer


def _by_rule(found: Iterable[Reference]) -> dict[str, frozenset[str]]:
    rules: dict[str, set[str]] = defaultdict(set)
    for entry in found:
        rules[entry.rule].add(entry.form)
    return {rule: frozenset(forms) for rule, forms in rules.items()}


def _longest(called: Called) -> int:
    return -len(called.words)


def _agents(
    found: tuple[Agent, ...],
) -> dict[str, tuple[tuple[tuple[str, ...], Agent], ...]]:
    """List agents by first word, with plurals of the last word of the title or of the phrase."""
    listed: dict[str, dict[tuple[str, ...], Agent]] = defaultdict(dict)
    for agent in found:
        words = tuple(word for part in agent.form.split() for word in _hyphened(part))
        for form in (words, _plural(words, len(words) - 1), _plural(words, 0)):
            listed[form[0]].setdefault(form, agent)
    return {
        first: tuple(sorted(group.items(), key=lambda item: -len(item[0])))
        for first, group in listed.items()
    }


def _hyphened(part: str) -> list[str]:
    return [word for word in (folded(piece) for piece in part.split("-")) if word]


def _plural(words: tuple[str, ...], at: int) -> tuple[str, ...]:
    word = words[at]
    if word.endswith("man"):
        many = word[:-3] + "men"
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        many = word[:-1] + "ies"
    elif word.endswith(("s", "x", "ch", "sh")):
        many = word + "es"
    else:
        many = word + "s"
    return (*words[:at], many, *words[at + 1 :])
