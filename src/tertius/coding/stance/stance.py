"""How a frame is meant, and by whom.

The rule of this module: the trigger's own meaning is no stance, only what stands around it is; the
outermost layer that is not plain assertion decides, and what stands inside of it is kept.
"""

from tertius.coding.lexicon import DEFAULT, Lexicon
from tertius.coding.model import AUTHOR, Frame, Mention, Stance
from tertius.coding.stance.around import voices
from tertius.coding.stance.climb import climb
from tertius.coding.stance.condition import condition_of
from tertius.coding.stance.cues import Cues, cues
from tertius.coding.stance.layers import Layer, fold
from tertius.coding.tree import Tree


def stance_of(
    tree: Tree,
    frame: Frame,
    mentions: tuple[Mention, ...] = (),
    *,
    lexicon: Lexicon = DEFAULT,
    voice: str = AUTHOR,
) -> Stance:
    """Tell how a frame is meant, and by whom.

    Parameters
    ----------
    tree
        The sentence.
    frame
        Two actors and the words that bind them.
    mentions
        Actors of the sentence, who may be holders.
    lexicon
        Which cues count.
    voice
        Whose text it is: the holder of what the text says itself.

    Returns
    -------
    Stance
        The outermost level that is not plain assertion, with what stands inside of it.
    """
    known = cues(lexicon)
    way = climb(tree, frame, mentions, known)
    if frame.kind == "attitude":
        way.layers = _wished(tree, frame, way.layers)
    elif frame.kind == "policy":
        way.layers = _pursued(tree, way.layers, known)
    if frame.negated is not None:
        way.layers = _for_another(frame.negated, way.layers)
    return fold(tree, [*way.layers, *voices(way)], voice)


def _for_another(negated: bool, layers: list[Layer]) -> list[Layer]:
    """Deny 'not A but B' of A, and let it stand of B."""
    others = [layer for layer in layers if layer.level != "negated"]
    return [Layer("negated"), *others] if negated else others


def _wished(tree: Tree, frame: Frame, layers: list[Layer]) -> list[Layer]:
    """Leave out the 'would' of 'would welcome', a polite form and no mere possibility."""
    if condition_of(tree, frame):
        return layers
    return [
        layer
        for layer in layers
        if layer.level != "hypothetical" or [tree.lower[k] for k in layer.words] != ["would"]
    ]


def _pursued(tree: Tree, layers: list[Layer], known: Cues) -> list[Layer]:
    """Leave out the effort in which a policy consists, and its purpose."""
    for place, layer in enumerate(layers[:1]):
        purpose = [tree.tags[k] for k in layer.words] == ["TO"]
        effort = any(tree.lemmas[k] in known.pursues for k in layer.words)
        if layer.level == "hypothetical" and (purpose or effort):
            return layers[place + 1 :]
    return layers
