"""What the lexicon alone says of a pair, as features and as a first guess.

The rule of this module: an expression speaks for a pair the louder the nearer it stands to the
words that bind the two, and what governs speaks before what is governed: who *refuses to attack*
rejects.
"""

from collections.abc import Iterator, Sequence

from tertius.coding.tree import Tree
from tertius.coding.typing.chain import Chain
from tertius.coding.typing.lexical import Hit


def lexical_features(tree: Tree, chain: Chain, hits: Sequence[Hit]) -> Iterator[tuple[str, float]]:
    """Give what the expressions of the lexicon say of a pair.

    Parameters
    ----------
    tree
        The sentence.
    chain
        The words that bind the two.
    hits
        Expressions of the sentence.

    Yields
    ------
    tuple of str and float
        Names and weights.
    """
    order: list[str] = []
    on = set(chain.words)
    for number, place in enumerate(chain.words):
        for hit in hits:
            if place not in hit.words or (hit.place != place and hit.place in on):
                continue
            name = hit.trigger.event_type or hit.trigger.kind
            where = "top" if number == 0 else "low" if number == len(chain.words) - 1 else "mid"
            yield f"lex@{where}={name}", 2.0
            yield f"lex@chain={name}", 2.0
            yield f"entry={hit.trigger.lemma}", 1.0
            if hit.trigger.mode:
                yield f"lexmode={hit.trigger.mode}", 1.0
            if not order or order[-1] != name:
                order.append(name)
    if order:
        yield f"lexes={' '.join(order)}", 2.0
        yield f"lexfirst={order[0]}", 2.0
    for hit in hits:
        if on.isdisjoint(hit.words):
            near = _steps(tree, hit.place, on) <= 2
            name = hit.trigger.event_type or hit.trigger.kind
            yield f"lex@{'near' if near else 'far'}={name}", 1.0 if near else 0.5


def first_guess(chain: Chain, hits: Sequence[Hit]) -> Hit | None:
    """Give the expression that alone would decide.

    Parameters
    ----------
    chain
        The words that bind the two.
    hits
        Expressions of the sentence.

    Returns
    -------
    Hit or None
        The first along the chain that has a type, or else the first of the sentence that has one.
    """
    typed = [hit for hit in hits if hit.trigger.event_type]
    along = [hit for place in chain.words for hit in typed if hit.place == place]
    return next(iter((*along, *typed)), None)


def _steps(tree: Tree, place: int, on: set[int]) -> int:
    if any(below in on for below in tree.children[place]):
        return 1
    return next((n for n, above in enumerate(tree.above(place), 1) if above in on), 9)
