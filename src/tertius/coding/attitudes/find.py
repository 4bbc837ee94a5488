"""A sentence to its attitudes, policies and standing ties.

The rule of this module: each word is asked once; of frames with the same two actors and sign the
surest is kept, and a signed one counts before one without a sign.
"""

from collections.abc import Iterator

from tertius.coding.attitudes.nouns import policies, signed_nouns
from tertius.coding.attitudes.roles import regarding, regards, roles
from tertius.coding.attitudes.verbs import adjectives, verbs
from tertius.coding.attitudes.words import part
from tertius.coding.clauses import Scene
from tertius.coding.lexicon import DEFAULT, Lexicon
from tertius.coding.model import Frame, Mention
from tertius.coding.tree import Tree


def find_attitudes(
    tree: Tree, mentions: tuple[Mention, ...], lexicon: Lexicon = DEFAULT
) -> tuple[Frame, ...]:
    """Find what actors feel, want and pursue towards others, and what they are to each other.

    Parameters
    ----------
    tree
        The sentence.
    mentions
        Its actors, those that are only meant included.
    lexicon
        Whose entries.

    Returns
    -------
    tuple of Frame
        Of the kinds attitude, policy and standing, in the order of their head words.
    """
    scene = Scene(tree, mentions)
    if len({p.key for m in mentions for p in m.parties if p.key}) < 2:
        return ()
    best: dict[tuple[object, ...], Frame] = {}
    for frame in _all(scene, lexicon):
        keys = (frame.source.key, frame.target.key if frame.target else "")
        name = (*(sorted(keys) if frame.reciprocal else keys), frame.sign)
        if name not in best or frame.sure > best[name].sure:
            best[name] = frame
    signed = {name[:2] for name in best if name[2]}
    kept = (frame for name, frame in best.items() if name[2] or name[:2] not in signed)
    return tuple(sorted(kept, key=lambda f: f.trigger[0]))


def _all(scene: Scene, lexicon: Lexicon) -> Iterator[Frame]:
    tree = scene.tree
    for place, lemma in enumerate(tree.lemmas):
        tag = tree.tags[place]
        if tag.startswith("N"):
            if lemma in part("noun", lexicon):
                yield from signed_nouns(scene, place, lexicon)
            if lemma in part("policy", lexicon):
                yield from policies(scene, place, lexicon)
            if lemma in part("role", lexicon):
                yield from roles(scene, place, lexicon)
        elif tag.startswith(("J", "V", "R")):
            if lemma in part("adjective", lexicon) or tree.lower[place] in part(
                "adjective", lexicon
            ):
                yield from adjectives(scene, place, lexicon)
            if tag.startswith("V") and lemma in part("verb", lexicon):
                yield from verbs(scene, place, lexicon)
                entry = regarding(tree, place, lexicon)
                if entry is not None:
                    yield from regards(scene, place, entry, lexicon)
