"""A document's sentences to its causal claims.

The rule of this module: rules look at one sentence with what came before it, never ahead; of the
claims with the same driver, dyad and sign in a sentence the surest is kept.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tertius.coding.claims.acts import own_ally
from tertius.coding.claims.bonds import Bond, bonds
from tertius.coding.claims.causing import afters, authors, becauses, enemies, origins
from tertius.coding.claims.degrees import degrees
from tertius.coding.claims.found import Found, View, apart, recalled
from tertius.coding.claims.moving import makes, pushes, unites
from tertius.coding.claims.pointing import gaps, generals, ifs, likings, trends, wedged
from tertius.coding.claims.reasons import blames, motives
from tertius.coding.claims.splits import splits
from tertius.coding.claims.words import part
from tertius.coding.clauses import Actor, Scene, each_actor, owners
from tertius.coding.control import subjects
from tertius.coding.lexicon import DEFAULT, Lexicon
from tertius.coding.model import Effect, Frame, Mention, Sign
from tertius.coding.tree import Tree

_BACK = 2
"""Sentences that a claim may point back over."""
Rule = Callable[[View, int], Iterator[Found]]
_OF_VERBS: tuple[tuple[str, Rule], ...] = (
    ("push", pushes),
    ("unite", unites),
    ("make", makes),
    ("move", makes),
    ("make", trends),
    ("push", likings),
    ("make", likings),
    ("push", generals),
)
_OF_WORDS: tuple[tuple[str, Rule], ...] = (
    ("reason", motives),
    ("blame", blames),
    ("origin", origins),
    ("author", authors),
    ("enemy", enemies),
)


def find_claims(
    trees: Sequence[Tree | None],
    mentions: Sequence[tuple[Mention, ...]],
    lexicon: Lexicon = DEFAULT,
) -> tuple[tuple[Frame, ...], ...]:
    """Find who is claimed to drive whom together or apart.

    Parameters
    ----------
    trees
        The sentences of one document, in order; None for one that was not parsed.
    mentions
        For each sentence its actors, those that are only meant ('them', 'both') included.
    lexicon
        Whose entries.

    Returns
    -------
    tuple of tuple of Frame
        For each sentence its causal claims: the source is the driver, the target None, and the
        effect tells the dyad and whether it is moved together (+1) or apart (−1).
    """
    found: list[tuple[Frame, ...]] = []
    before: list[tuple[Bond, ...]] = []
    past: list[Scene] = []
    ever: list[Bond] = []
    told: tuple[Found, ...] = ()
    leading: tuple[Actor, ...] = ()
    for tree, named in zip(trees, mentions, strict=True):
        if tree is None:
            found.append(())
            continue
        scene = Scene(tree, named)
        here = bonds(scene, lexicon)
        near = tuple(bond for sentence in before[-_BACK:] for bond in sentence)
        last = before[-1] if before else ()
        view = View(scene, here, near, leading, lexicon, tuple(past), last, tuple(ever), told)
        claimed = tuple(each for found in _all(view) for each in _parted(view, found))
        claimed += tuple(gaps(view, claimed))
        found.append(_frames(view, claimed))
        told = tuple(f for f in claimed if apart(f.drivers, f.dyads))
        before.append((*_together(scene), *here, *_moved(claimed, tree)))
        past.append(scene)
        ever += before[-1]
        leading = _leading(scene, leading)
    return tuple(found)


def _leading(scene: Scene, before: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give who a sentence is about: its subject, else who the last one was about."""
    tree = scene.tree
    doers = subjects(tree, tree.root)
    about = each_actor(scene, doers) or each_actor(scene, doers, owners)
    return about or before or scene.within(range(len(tree)))[:1]


def _together(scene: Scene) -> Iterator[Bond]:
    """Give the two of a sentence that names no third: they may be who is meant later."""
    named = scene.actors(scene.mentions)
    if len(named) == 2:
        yield Bond(named[0].place, 1, ((named[0], named[1]),), "", weak=True)


def _moved(claimed: tuple[Found, ...], tree: Tree) -> Iterator[Bond]:
    """Give the ties that claims speak of, for later sentences to point back to."""
    for found in claimed:
        if found.dyads:
            place = found.trigger[0]
            sign = -1 if found.sign < 0 else 1
            yield Bond(place, sign, found.dyads, tree.lemmas[place], verb=True)


def _frames(view: View, claimed: tuple[Found, ...]) -> tuple[Frame, ...]:
    best: dict[tuple[object, ...], Frame] = {}
    for found in claimed:
        for frame in _framed(found, view):
            effect = frame.effect
            dyad = effect.dyad if effect else None
            keys = frozenset(p.key for p in dyad or ())
            name = (frame.source.key, keys)
            if name not in best or frame.sure > best[name].sure:
                best[name] = frame
    named = any(frame.effect and frame.effect.dyad for frame in best.values())
    return tuple(f for f in best.values() if not (named and f.effect and f.effect.general))


def _all(view: View) -> Iterator[Found]:
    tree, lexicon = view.scene.tree, view.lexicon
    causes = part("because", lexicon)
    for place, lemma in enumerate(tree.lemmas):
        if tree.tags[place].startswith(("V", "J")):
            for name, rule in _OF_VERBS:
                if lemma in part(name, lexicon):
                    yield from rule(view, place)
        if tree.deps[place] in {"advcl", "pcomp", "ccomp", "ROOT"}:
            yield from afters(view, place)
            yield from ifs(view, place)
        if tree.tags[place] in {"JJR", "RBR"}:
            yield from degrees(view, place)
        if lemma in {"between", "among"}:
            yield from wedged(view, place)
        for name, rule in _OF_WORDS:
            if lemma in part(name, lexicon):
                yield from rule(view, place)
        if tree.lower[place] in causes:
            yield from becauses(view, place)


def _parted(view: View, found: Found) -> Iterator[Found]:
    """Tell 'not A but B drove …' as two claims: of A, which is denied, and of B, which holds."""
    scene = view.scene
    driving = {actor.place for group in found.drivers for actor in group}
    for split in splits(scene.tree):
        if not driving & {*split.denied, *split.held}:
            continue
        sides = ((scene.within(split.denied), True), (scene.within(split.held), False))
        if all(actors for actors, _ in sides):
            for actors, negated in sides:
                yield replace(found, drivers=(actors,), negated=negated)
            return
        negated = bool(driving & set(split.denied))
        yield replace(found, negated=negated)
        return
    yield found


def _framed(found: Found, view: View) -> Iterator[Frame]:
    sign: Sign = -1 if found.sign < 0 else 1
    if found.general:
        source = next((g[0] for g in found.drivers if g), None) or next(iter(view.leading), None)
        if source is not None:
            effect = Effect(None, sign, general=True)
            yield Frame(
                "causal",
                source.party,
                None,
                (source.place, -1),
                found.trigger,
                found.rule,
                sign=sign,
                effect=effect,
                sure=found.sure / 2,
            )
        return
    bound, sure = apart(found.drivers, found.dyads), found.sure
    if not bound and found.recall is not None:
        bound, sure = recalled(view, found.drivers, found.recall), found.sure * 0.6
    for driver, (one, other) in bound:
        meant = driver.place not in view.scene.heads or driver.party.by == "coreference:act"
        if meant and own_ally(driver.party.key, (one.party.key, other.party.key)):
            continue
        yield Frame(
            kind="causal",
            source=driver.party,
            target=None,
            at=(driver.place, -1),
            trigger=found.trigger,
            rule=found.rule,
            sign=sign,
            effect=Effect((one.party, other.party), sign),
            sure=sure,
            negated=found.negated,
        )
