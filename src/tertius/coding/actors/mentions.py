"""Which actors a sentence names, and by which words.

The rule of this module: one phrase is one mention. A name, what acts for it and the person who
does ('Russian President Vladimir Putin') are one; a name before any other noun is a mention that
modifies it ('Russian gas').
"""

from datetime import date

from tertius.coding.actors.agents import AgentSpan, find_agents
from tertius.coding.actors.doubt import supported
from tertius.coding.actors.index import ActorIndex
from tertius.coding.actors.matching import Hit, find_names
from tertius.coding.actors.names import Bearer
from tertius.coding.actors.phrases import Phrase, head_of, of_state, phrase_of, with_title
from tertius.coding.model import Mention, Party
from tertius.coding.tree import Tree

_MODIFIES = frozenset(["poss", "compound", "amod", "nmod", "npadvmod", "nummod"])
_AGAINST = frozenset(["opposition", "militia"])
_PLACES = frozenset(["in", "at", "near", "outside", "around", "across", "inside", "via"])


def find_mentions(tree: Tree, *, index: ActorIndex, on: date | None = None) -> tuple[Mention, ...]:
    """Find the actors that a sentence names.

    Parameters
    ----------
    tree
        The sentence.
    index
        Names and agents: :func:`~tertius.coding.actors.index.actor_index`.
    on
        When the sentence was written; None for unknown. A name means who bore it on that day,
        else who bore it last before.

    Returns
    -------
    tuple of Mention
        In order of the text; the head of each is the word by which it hangs in the tree. A
        capital where something happens ('in Paris') has the role ``place``.

    Examples
    --------
    >>> from tertius.coding.actors import actor_index
    >>> from tertius.coding.parsing import parse
    >>> (tree,) = parse(["Russian troops left Syria."])
    >>> [(m.parties[0].key, m.parties[0].role) for m in find_mentions(tree, index=actor_index())]
    [('RUS', 'military'), ('SYR', '')]
    """
    hits = supported(tree, find_names(tree, index, on), index)
    if not hits:
        return ()
    agents = find_agents(tree, index)
    taken = {k: number for number, hit in enumerate(hits) for k in range(hit.first, hit.last + 1)}
    phrases = _phrases(tree, hits, agents, taken)
    phrases = _coordinated(tree, _behind_agents(tree, phrases, agents))
    return tuple(_mention(tree, phrase) for phrase in phrases)


def _phrases(
    tree: Tree, hits: list[Hit], agents: dict[int, AgentSpan], taken: dict[int, int]
) -> list[Phrase]:
    phrases: list[Phrase] = []
    for number, hit in enumerate(hits):
        if phrases and hit.first <= phrases[-1].last:
            continue
        phrase = phrase_of(tree, hits, number, agents, taken)
        if hit.bearer.by in {"leader", "first name"}:
            with_title(phrase, agents, phrases[-1].last if phrases else -1)
        phrases.append(phrase)
    return _apposed(tree, phrases)


def _apposed(tree: Tree, phrases: list[Phrase]) -> list[Phrase]:
    """Put together what says the same actor twice: 'Putin, the Russian president'."""
    kept: list[Phrase] = []
    for phrase in phrases:
        before = kept[-1] if kept else None
        if before is not None and before.keys == phrase.keys and _is_apposed(tree, before, phrase):
            before.hits += phrase.hits
            before.agent = before.agent or phrase.agent
            before.last = phrase.last
        else:
            kept.append(phrase)
    return kept


def _is_apposed(tree: Tree, one: Phrase, other: Phrase) -> bool:
    upper, lower = head_of(tree, one.first, one.last), head_of(tree, other.first, other.last)
    same = tree.deps[lower] == "appos" and tree.heads[lower] == upper
    return same and (one.agent is not None or other.agent is not None)


def _behind_agents(tree: Tree, phrases: list[Phrase], agents: dict[int, AgentSpan]) -> list[Phrase]:
    """Take in the agents that stand before a name: 'the presidents of Russia and China'."""
    kept: list[Phrase] = []
    for phrase in phrases:
        before = kept[-1] if kept else None
        if before is not None and (
            (before.agent is not None and _goes_on(tree, before, phrase))
            or _is_of_same(tree, before, phrase)
        ):
            before.hits += phrase.hits
            before.last = phrase.last
            continue
        found = None if phrase.agent else of_state(tree, phrase, agents)
        if found is not None and (before is None or found[0] > before.last):
            phrase.first, phrase.agent = found
        kept.append(phrase)
    return kept


def _is_of_same(tree: Tree, before: Phrase, phrase: Phrase) -> bool:
    """Tell whether a person is said to be of the state: 'King Hussein of Jordan'."""
    between = tree.lower[before.last + 1 : phrase.first]
    person = before.agent is not None or before.hits[-1].bearer.by == "leader"
    return person and between in {("of",), ("of", "the")} and before.keys == phrase.keys


def _goes_on(tree: Tree, before: Phrase, phrase: Phrase) -> bool:
    """Tell whether a name is coordinated with the one that an agent has by a preposition."""
    if (
        phrase.agent is not None
        or before.agent is None
        or before.agent.last > before.hits[-1].first
    ):
        return False
    head = head_of(tree, phrase.first, phrase.last)
    return tree.deps[head] == "conj" and any(
        hit.first <= tree.heads[head] <= hit.last for hit in before.hits
    )


def _coordinated(tree: Tree, phrases: list[Phrase]) -> list[Phrase]:
    """Give one agent both its states: 'Russian and Chinese officials'."""
    kept: list[Phrase] = []
    for phrase in reversed(phrases):
        after = kept[-1] if kept else None
        if after is not None and after.agent is not None and _shares(tree, phrase, after):
            after.hits = phrase.hits + after.hits
            after.first = phrase.first
        else:
            kept.append(phrase)
    return kept[::-1]


def _shares(tree: Tree, phrase: Phrase, after: Phrase) -> bool:
    between = tree.lower[phrase.last + 1 : after.first]
    if phrase.agent is not None or not between or not set(between) <= {"and", "or", ",", "&"}:
        return False
    first = after.hits[0]
    if first.first != after.first or (after.agent and after.agent.first < first.first):
        return False
    if tree.tags[first.last + 1] == "POS":
        return False
    head = head_of(tree, phrase.first, phrase.last)
    return phrase.hits[-1].bearer.by == "adjective" or (
        tree.deps[head] in _MODIFIES and tree.tags[phrase.last + 1] != "POS"
    )


def _mention(tree: Tree, phrase: Phrase) -> Mention:
    wished = (phrase.last, phrase.agent.last) if phrase.agent is not None else ()
    head = head_of(tree, phrase.first, phrase.last, wished)
    modifier = phrase.inner or _modifies(tree, head, phrase)
    parties = {
        bearer.key: _party(tree, phrase, bearer, head)
        for hit in reversed(phrase.hits)
        for bearer in (*reversed(hit.bearer.others), hit.bearer)
    }
    return Mention(phrase.first, phrase.last, head, tuple(reversed(parties.values())), modifier)


def _modifies(tree: Tree, head: int, phrase: Phrase) -> bool:
    following = tree.tags[phrase.last + 1 : phrase.last + 2]
    if following and following[0] in {"POS", "HYPH"}:
        return True
    adjective = phrase.agent is None and phrase.hits[-1].bearer.by == "adjective"
    if adjective and following and following[0].startswith("NN"):
        return True
    if phrase.agent is not None and following and not following[0].startswith(("NN", "JJ", "VB")):
        # Whatever the parser makes of 'President X and Y's leaders', no noun follows.
        return False
    # 'Russia–Iran ties', 'Russia's and Iran's ties': what is coordinated does as its first does.
    while tree.deps[head] == "conj" and tree.heads[head] != head:
        head = tree.heads[head]
    above = tree.heads[head]
    return tree.deps[head] in _MODIFIES and not phrase.first <= above <= phrase.last


def _party(tree: Tree, phrase: Phrase, bearer: Bearer, head: int) -> Party:
    role, by = bearer.role, "leader" if bearer.by == "first name" else bearer.by
    ruler = next((h.bearer for h in phrase.hits if h.bearer.person), None)
    if ruler is not None and ruler.key == bearer.key:
        role, by = ruler.role, "leader"
    if phrase.agent is not None:
        role = phrase.agent.agent.role
        by = by if by in {"leader", "table"} else "agent"
        if bearer.kind == "non-state" and role in _AGAINST:
            # 'M23 rebels' are M23, not its opposition.
            role = bearer.role
    elif by in {"capital", "town"} and tree.deps[head] == "pobj":
        role = "place" if tree.lower[tree.heads[head]] in _PLACES else role
    words = tree.words_from(phrase.first, phrase.last)
    return Party(bearer.key, bearer.name, words, by, bearer.ccode, role)
