"""Acts within acts: 'agreed to send', 'threatened to attack', 'demanded that Y withdraw'.

The rule of this module: a verbal act (a promise, a refusal, a threat, a demand) is the record for
its two actors, and what it is about is none for the same two; between other actors it stays.
"""

from tertius.coding.frames.binding import Bond
from tertius.coding.frames.cast import Actor, Cast
from tertius.coding.frames.grammar import behind, objects
from tertius.coding.frames.matching import Match
from tertius.coding.tree import Tree

_VERBAL = frozenset(["AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"])
_PLEDGES = frozenset(["vow", "promise", "pledge", "swear", "undertake", "guarantee", "commit"])
_DENIALS = frozenset(["deny", "rebut", "refute", "dispute"])
_CLAUSES = ("xcomp", "ccomp", "acl", "pcomp", "advcl")


def contents(tree: Tree, match: Match) -> tuple[int, ...]:
    """Give the words of the clauses that say what a verbal act is about.

    Parameters
    ----------
    tree
        The sentence.
    match
        The expression of the act.

    Returns
    -------
    tuple of int
        Heads of the clauses; empty without.
    """
    found: list[int] = []
    for word in match.words:
        found += tree.having(word, "xcomp", "ccomp")
        if tree.tags[word][0] == "N":
            found += (k for k in tree.having(word, "acl") if tree.tags[k] == "VB")
        for prep in tree.having(word, "prep"):
            found += tree.having(prep, "pcomp")
    return tuple(k for k in found if k not in match.words)


def nest(cast: Cast, found: list[Bond], matched: list[Match]) -> list[Bond]:
    """Bind verbal acts by what they are about, and drop what they already say.

    Parameters
    ----------
    cast
        The sentence.
    found
        All bonds of the sentence.
    matched
        All its expressions.

    Returns
    -------
    list of Bond
    """
    told: set[int] = set()
    for match in matched:
        verbal = match.trigger.event_type in _VERBAL and not match.trigger.nothing
        if not verbal or match.head in told:
            continue
        clauses = contents(cast.tree, match)
        if not clauses:
            continue
        within = {k for clause in clauses for k in cast.tree.below(clause)}
        if match.trigger.head in _DENIALS and _told(cast.tree, clauses):
            # 'denied that it had armed Y' speaks of the arming, and turns nobody away.
            by_clause = ("verb:clause", "verb:content")
            found = [b for b in found if b.match is not match or b.rule not in by_clause]
            continue
        outer = [b for b in found if b.match is match]
        inner = [b for b in found if b.match is not match and b.match.head in within]
        if not outer and "content" in match.trigger.target:
            outer = _by_content(cast, match, inner, clauses)
            found = [*found, *outer]
        if outer:
            told.add(match.head)
        dyads = {frozenset((b.source.party.key, b.target.party.key)) for b in outer}
        found = [
            b
            for b in found
            if b not in inner or frozenset((b.source.party.key, b.target.party.key)) not in dyads
        ]
    return found


def _told(tree: Tree, clauses: tuple[int, ...]) -> bool:
    """Tell whether what a clause says is a report, and nothing to be done: 'that it had gone'."""
    return any(tree.deps[k] == "ccomp" or tree.tags[k] == "VBG" for k in clauses)


def _by_content(
    cast: Cast, match: Match, inner: list[Bond], clauses: tuple[int, ...]
) -> list[Bond]:
    """Bind who promises, refuses or threatens to whom the content is aimed at."""
    from tertius.coding.frames.slots import of_noun, of_verb

    read = of_verb if match.trigger.pos != "noun" else None
    sources: tuple[Actor, ...] = ()
    for slot in match.trigger.source:
        sources = read(cast, match, slot) if read else of_noun(cast, match, slot, None)
        if sources:
            break
    bound: list[Bond] = []
    for source in sources:
        same = [b for b in inner if b.source.party.key == source.party.key]
        for inside in same:
            if hostile_pledge(match, inside):
                bound.append(Bond(source, inside.target, _as_threat(match), "verb:content"))
            elif not _keeps(match, inside):
                bound.append(Bond(source, inside.target, match, "verb:content"))
        if not same:
            aimed = (t for t in _objects(cast, clauses) if t.party.key != source.party.key)
            bound += [Bond(source, target, match, "verb:content") for target in aimed]
    return bound


def _as_threat(match: Match) -> Match:
    """Give a pledge as the threat that it is."""
    threat = match.trigger.model_copy(update={"event_type": "THREATEN", "sign": -1})
    return Match(threat, match.head, match.words)


def _keeps(match: Match, inner: Bond) -> bool:
    """Tell whether what is inside says more than the act around it: 'agreed to attack Y'."""
    hostile = inner.match.trigger.sign == -1
    return hostile and match.trigger.event_type in {"AGREE", "REJECT"}


def hostile_pledge(match: Match, inner: Bond) -> bool:
    """Tell whether a pledge is a threat: 'vowed to attack Y'.

    Parameters
    ----------
    match
        The pledge.
    inner
        What is pledged.

    Returns
    -------
    bool
    """
    return match.trigger.head in _PLEDGES and inner.match.trigger.sign == -1


def _objects(cast: Cast, clauses: tuple[int, ...]) -> list[Actor]:
    """Give whom a clause without any known expression is aimed at."""
    tree = cast.tree
    for clause in clauses:
        found = cast.each(objects(tree, clause))
        for preposition in ("to", "with", "for", "against", "from"):
            found = found or cast.each(behind(tree, (clause,), preposition))
        if found:
            return list(found)
    return []
