"""The frames of a sentence.

The rule of this module: it puts steps together: expressions, whom they bind, what acts are about;
and of several frames that say the same, the surest stays.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from tertius.coding.frames.binding import Bond, bonds
from tertius.coding.frames.cast import Cast
from tertius.coding.frames.entries import Support
from tertius.coding.frames.exits import exited
from tertius.coding.frames.index import triggers
from tertius.coding.frames.matching import Match, matches
from tertius.coding.frames.nesting import nest
from tertius.coding.frames.open import open_bonds
from tertius.coding.frames.sureness import sureness
from tertius.coding.frames.turning import turned
from tertius.coding.frames.withheld import withheld
from tertius.coding.lexicon import DEFAULT, Lexicon, entries
from tertius.coding.model import Frame, Mention
from tertius.coding.tree import Tree


def find_frames(
    tree: Tree, mentions: Iterable[Mention], lexicon: Lexicon = DEFAULT
) -> tuple[Frame, ...]:
    """Find the events and standing ties of a sentence.

    Parameters
    ----------
    tree
        The sentence.
    mentions
        Its actors, those included that are only meant.
    lexicon
        Triggers; ours alone by default.

    Returns
    -------
    tuple of Frame
        Of kinds ``event`` and ``standing``, in order of their triggers. Whether the text asserts
        them is not asked: 'did not attack' binds as 'attacked' does.

    Examples
    --------
    >>> from tertius.coding.model import Party
    >>> from tertius.coding.parsing import parse
    >>> (tree,) = parse(["Ruritania attacked Graustark."])
    >>> ruritania = Mention(0, 0, 0, (Party("RUR", "Ruritania"),))
    >>> graustark = Mention(2, 2, 2, (Party("GRA", "Graustark"),))
    >>> (frame,) = find_frames(tree, (ruritania, graustark))
    >>> frame.source.key, frame.event_type, frame.target.key, frame.rule
    ('RUR', 'ASSAULT', 'GRA', 'verb:object')
    """
    cast = Cast(tree, tuple(mentions))
    if len(cast.keys) < 2:
        return ()
    supports = _supports(lexicon)
    matched = list(matches(tree, triggers(lexicon)))
    cast = replace(cast, acts=frozenset(m.head for m in matched if _is_act(m)))
    found = _bound(cast, matched, supports)
    found += open_bonds(cast, matched, found)
    nested = nest(cast, [b for b in found if not withheld(tree, b)], matched)
    return _merged(_frame(exited(turned(tree, bond))) for bond in nested)


def _is_act(match: Match) -> bool:
    """Tell whether an expression is a noun for what one does to another."""
    trigger = match.trigger
    one_way = not trigger.reciprocal and "apposition" not in trigger.source
    return trigger.pos == "noun" and one_way and not trigger.nothing


@cache
def _supports(lexicon: Lexicon) -> dict[str, tuple[Support, ...]]:
    found: dict[str, list[Support]] = {}
    support: Support
    for support in entries("supports", lexicon):
        found.setdefault(support.lemma.split()[0], []).append(support)
    return {
        first: tuple(sorted(group, key=lambda s: -len(s.lemma.split())))
        for first, group in found.items()
    }


def _bound(
    cast: Cast, matched: list[Match], supports: dict[str, tuple[Support, ...]]
) -> list[Bond]:
    """Bind by each expression, those of most words first: words of one that binds are taken."""
    found: list[Bond] = []
    taken: set[int] = set()
    done: set[int] = set()
    for match in sorted(matched, key=lambda m: -len(m.words)):
        if match.head in taken or match.head in done:
            continue
        bound = bonds(cast, match, supports)
        found += bound
        if bound or match.trigger.nothing:
            taken.update(match.words[1:])
            done.add(match.head)
    return found


def _frame(bond: Bond) -> Frame:
    trigger = bond.match.trigger
    return Frame(
        kind=trigger.kind,
        source=bond.source.party,
        target=bond.target.party,
        at=(bond.source.place, bond.target.place),
        trigger=bond.match.words,
        rule=bond.rule,
        sign=trigger.sign,
        event_type=trigger.event_type,
        mode=trigger.mode,
        reciprocal=bond.mutual,
        sure=sureness(bond),
    )


def _merged(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """Keep one frame of each dyad and type: the surest, and of equals the first."""
    kept: dict[tuple[object, ...], Frame] = {}
    for frame in frames:
        target = frame.target.key if frame.target else ""
        dyad = (frame.source.key, target)
        if frame.reciprocal:
            dyad = (min(dyad), max(dyad))
        key = (frame.kind, frame.event_type, frame.sign, dyad)
        if key not in kept or frame.sure > kept[key].sure:
            kept[key] = frame
    return tuple(sorted(kept.values(), key=lambda f: (f.trigger[0], f.at)))
