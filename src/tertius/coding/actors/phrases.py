"""From a name to the whole phrase that means the actor: 'Russian President Vladimir Putin'.

The rule of this module: who acts for a state is that state. A noun phrase whose head is an agent,
and the name of a person behind a title, belong to the mention; any other noun does not, and the
name then only modifies it.
"""

from dataclasses import dataclass, replace

from tertius.coding.actors.agents import AgentSpan
from tertius.coding.actors.matching import Hit
from tertius.coding.tree import Tree

_IN_PHRASE = frozenset(["JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH", "AFX"])
_PARTICIPLES = frozenset(["VBN", "VBG", "VBD"])
_POSSESSIVES = frozenset(["'s", "\u2019s", "'", "\u2019", "'S", "\u2019S"])
_HYPHENS = frozenset("-\u2010\u2011")
_MANY = frozenset(["US", "U.S.", "U.S", "UK", "U.K.", "UN", "U.N.", "EU", "E.U.", "NATO"])
_LINKS = 2
_SIDES = frozenset(["pro", "anti"])
_BODIES = frozenset(["government", "legislature", "judiciary", "leader", "media", "police"])


@dataclass(slots=True)
class Phrase:
    """A mention in the making.

    Attributes
    ----------
    first, last
        Its words, both included.
    hits
        The names in it.
    agent
        The agent that heads it, if one does.
    tail
        The last word of the noun phrase's head part: of the agent, of the person's name, or of
        the name itself.
    inner
        Whether an agent in it modifies a further noun ('Supreme Court decision').
    """

    first: int
    last: int
    hits: list[Hit]
    agent: AgentSpan | None = None
    tail: int = -1
    inner: bool = False

    @property
    def keys(self) -> set[str]:
        """Who is meant."""
        return {hit.bearer.key for hit in self.hits}


def phrase_of(
    tree: Tree, hits: list[Hit], number: int, agents: dict[int, AgentSpan], taken: dict[int, int]
) -> Phrase:
    """Extend a name by what follows it in its noun phrase.

    Parameters
    ----------
    tree
        The sentence.
    hits
        All names.
    number
        Which of them.
    agents
        By word.
    taken
        By word, the number of the name that covers it.

    Returns
    -------
    Phrase
    """
    hit = hits[number]
    phrase = Phrase(hit.first, hit.last, [hit], tail=hit.last)
    sided = hit.first > 1 and tree.words[hit.first - 1] in _HYPHENS
    if sided and tree.lower[hit.first - 2] in _SIDES:
        return phrase
    # Once more behind a possessive: 'President Zelensky's adviser Podolyak'.
    for _ in range(_LINKS):
        before = phrase.last
        _extend(tree, phrase, hits, agents, taken)
        following = phrase.last + 1
        if (
            phrase.last == before
            or phrase.inner
            or tree.tags[following : following + 1] != ("POS",)
        ):
            break
    return phrase


def _extend(
    tree: Tree,
    phrase: Phrase,
    hits: list[Hit],
    agents: dict[int, AgentSpan],
    taken: dict[int, int],
) -> None:
    start = phrase.last + 1
    if start < len(tree) and tree.words[start] in _POSSESSIVES and tree.tags[start] == "POS":
        start += 1
    run = _run(tree, start, taken, hits, phrase.hits[0].bearer.key)
    if not run:
        return
    last = run[-1]
    inside = [taken[k] for k in run if k in taken]
    spans = list(dict.fromkeys(agents[k] for k in run if k in agents and k not in taken))
    spans = [span for span in spans if span.last <= last and span.first >= start]
    if spans and (_is_head(tree, spans[-1], last) or _is_titled(tree, spans[-1], last, taken)):
        phrase.last = phrase.tail = last
        phrase.agent = spans[-1]
    elif inside and hits[inside[-1]].last == last:
        # 'Putin's Russia', 'Syria's Assad'.
        phrase.last = phrase.tail = last
    elif spans and _is_body(tree, spans[-1]):
        phrase.last = phrase.tail = spans[-1].last
        phrase.agent, phrase.inner = spans[-1], True
    phrase.hits += [hits[k] for k in dict.fromkeys(inside) if hits[k].last <= phrase.last]


def _is_head(tree: Tree, span: AgentSpan, last: int) -> bool:
    return span.last == last and not _goes_before(tree, last)


def _is_titled(tree: Tree, span: AgentSpan, last: int, taken: dict[int, int]) -> bool:
    return span.agent.title and _names_person(tree, span.last + 1, last, taken)


def _goes_before(tree: Tree, last: int) -> bool:
    """Tell whether a noun belongs to a further one: 'missile' in 'missile and nuclear plans'."""
    return tree.deps[last] in {"compound", "amod", "nmod"} and tree.heads[last] > last


def _is_body(tree: Tree, span: AgentSpan) -> bool:
    """Tell whether an agent stands before other nouns as a name does: 'Supreme Court decision'."""
    entry = span.agent
    return entry.role in _BODIES and not entry.title and tree.tags[span.last] in {"NN", "NNP"}


def _run(tree: Tree, start: int, taken: dict[int, int], hits: list[Hit], key: str) -> list[int]:
    """Give the words of the noun phrase that go on behind a name."""
    run: list[int] = []
    for place in range(start, len(tree)):
        tag, word = tree.tags[place], tree.words[place]
        if place in taken and not _is_of(hits, taken[place], key):
            # 'Russian Putin ally' goes on, 'Russia-Iran ties' does not.
            return [] if run and word in _HYPHENS else run
        if (
            tag in _IN_PHRASE
            or word in _HYPHENS
            or (tag in _PARTICIPLES and tree.deps[place] in {"amod", "compound"})
            or (word.lower() == "of" and run and _bound(tree, run[-1], place))
        ):
            run.append(place)
        else:
            break
    while run and (tree.words[run[-1]] in _HYPHENS or tree.tags[run[-1]] not in _IN_PHRASE):
        run.pop()
    if run and tree.words[run[0]] in _HYPHENS:
        return []
    return run


def _is_of(hits: list[Hit], number: int, key: str) -> bool:
    """Tell whether a name means an actor, or a person who also spoke for it: 'NATO chief Rutte'."""
    hit = hits[number]
    if hit.bearer.key == key:
        return True
    own = [b for b in hit.called.bearers if b.key == key and b.person]
    if own and hit.bearer.person:
        hits[number] = replace(hit, bearer=own[-1])
    return bool(own and hit.bearer.person)


def _bound(tree: Tree, before: int, place: int) -> bool:
    """Tell whether 'of' belongs to a title: 'Secretary of State', 'House of Representatives'."""
    following = tree.words[place + 1 : place + 2]
    return bool(following) and tree.words[before][:1].isupper() and following[0][:1].isupper()


def _names_person(tree: Tree, first: int, last: int, taken: dict[int, int]) -> bool:
    return all(
        tree.tags[k] in {"NNP", "NNPS"} or k in taken or tree.words[k] in _HYPHENS
        for k in range(first, last + 1)
    )


def with_title(phrase: Phrase, agents: dict[int, AgentSpan], floor: int) -> None:
    """Extend the name of a leader by the title before it: 'President Vladimir Putin'.

    Parameters
    ----------
    phrase
        The name; it is changed.
    agents
        By word.
    floor
        The last word of the phrase before, which is not touched.
    """
    at = phrase.first - 1
    while at > floor and at in agents and agents[at].agent.title and agents[at].first > floor:
        span = agents[at]
        phrase.first = span.first
        phrase.agent = phrase.agent or span
        at = span.first - 1


def of_state(
    tree: Tree, phrase: Phrase, agents: dict[int, AgentSpan]
) -> tuple[int, AgentSpan] | None:
    """Tell which agent a name belongs to by a preposition: 'officials in Moscow'.

    Parameters
    ----------
    tree
        The sentence.
    phrase
        The name.
    agents
        By word.

    Returns
    -------
    tuple of int and AgentSpan, or None
        First word of the whole phrase, and the agent.
    """
    head = head_of(tree, phrase.first, phrase.last)
    prep = tree.heads[head]
    if tree.deps[head] != "pobj" or prep == head or prep > phrase.first:
        return None
    noun = tree.heads[prep]
    span = agents.get(noun)
    if span is None or noun > prep or tree.lower[prep] not in span.agent.of:
        return None
    if noun != span.last and tree.lower[span.last + 1 : span.last + 2] != (tree.lower[prep],):
        return None
    first = span.first
    while (
        first > 0 and tree.heads[first - 1] == noun and tree.deps[first - 1] in {"amod", "compound"}
    ):
        first -= 1
    return first, span


def head_of(tree: Tree, first: int, last: int, wished: tuple[int, ...] = ()) -> int:
    """Give the word by which words hang in the tree: the first whose head lies outside.

    Parameters
    ----------
    tree
        The sentence.
    first, last
        Words, both included.
    wished
        Words of them: the first that hangs outside is the head, whatever stands before it.

    Returns
    -------
    int
    """
    outside = [
        k
        for k in range(first, last + 1)
        if not first <= tree.heads[k] <= last or tree.heads[k] == k
    ]
    for k in wished:
        if k in outside:
            return k
    solid = [k for k in outside if tree.deps[k] not in {"punct", "case", "det"}]
    return next(iter(solid or outside), last)
