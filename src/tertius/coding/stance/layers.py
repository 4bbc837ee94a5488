"""Layers of meaning around some words, folded into a stance.

The rule of this module: the outermost layer that is not plain assertion decides. Denial and mere
possibility side by side are one layer, in which denial wins and two denials cancel each other
('will not attack' is denied; 'did not fail to attack' is asserted).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from tertius.coding.model import Level, Stance
from tertius.coding.tree import Tree


@dataclass(frozen=True, slots=True)
class Layer:
    """What one cue makes of the words inside of it.

    Attributes
    ----------
    level
        Its level.
    words
        Words of the cue.
    holder
        Whose it is; empty for the text itself.
    factive
        Whether the cue takes the content for true.
    """

    level: Level
    words: tuple[int, ...] = ()
    holder: str = ""
    factive: bool = False


def fold(tree: Tree, layers: Iterable[Layer], voice: str) -> Stance:
    """Fold layers into a stance.

    Parameters
    ----------
    tree
        The sentence.
    layers
        From the inside out.
    voice
        Whose text it is.

    Returns
    -------
    Stance
        The outermost layer that is not plain assertion, with the next one ``within`` it, and so
        on; plain assertion in the voice of the text where there is none.
    """
    outward: list[Layer] = []
    own = [layer for layer in layers if layer.level != "asserted"]
    for (told, _), group in groupby(own, key=_group):
        some = list(group)
        outward += some[-1:] if told else _merged(some)
    inner: Stance | None = None
    for layer in outward:
        words = " … ".join(tree.words[k] for k in sorted(set(layer.words)))
        holder = layer.holder or voice
        inner = Stance(layer.level, holder, words, within=inner, factive=layer.factive)
    return inner or Stance(holder=voice)


def _group(layer: Layer) -> tuple[bool, object]:
    """Tell what is one layer: a voice by its level and holder, and all else together."""
    told = layer.level in ("reported", "opinion")
    return told, (layer.level, layer.holder) if told else None


def _merged(some: list[Layer]) -> list[Layer]:
    denied = [layer for layer in some if layer.level == "negated"]
    supposed = [layer for layer in some if layer.level == "hypothetical"]
    if len(denied) % 2:
        holder = next((layer.holder for layer in denied if layer.holder), "")
        return [Layer("negated", tuple(k for layer in some for k in layer.words), holder)]
    if supposed:
        # Who may try is supposed by the text; who tries is said to have it in mind.
        words = tuple(k for layer in supposed for k in layer.words)
        return [Layer("hypothetical", words, supposed[-1].holder)]
    return []
