"""What the sentence encoder says of a pair: states of its parts, with the two actors masked.

The rule of this module: numbers in a fixed order. The actors are written as :data:`NAMES` before
the sentence is encoded, so that what is learned of one pair holds for all, and which of the two
acts is plain to the encoder too.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from tertius.coding.encoder import WIDTH, Encoded, Encoder
from tertius.coding.encoder.layers import Floats
from tertius.coding.tree import Tree
from tertius.coding.typing.chain import chain_of

Place = tuple[int, int]
Pair = tuple[Tree, Place | None, Place | None]

NAMES = ("Country A", "Country B")
LAYERS = (3, 5, 6)
PARTS = 6
"""The whole, the source, the target, and of the words that bind them: all, the first, the last."""
SIZE = PARTS * len(LAYERS) * WIDTH


def states_of(pairs: Iterable[Pair], encoder: Encoder) -> Iterator[Floats]:
    """Describe pairs by states of the encoder.

    Parameters
    ----------
    pairs
        Sentence, source and target; a side is None where the sentence does not name it.
    encoder
        The encoder.

    Yields
    ------
    array
        Of length :data:`SIZE`.
    """
    waiting = list(pairs)
    texts = [masked_text(*pair) for pair in waiting]
    encodings = encoder.encode([text for text, _ in texts], layers=LAYERS)
    for pair, (_, places), encoding in zip(waiting, texts, encodings, strict=True):
        yield _numbers(pair, places, encoding)


def masked_text(
    tree: Tree, source: Place | None, target: Place | None
) -> tuple[str, list[tuple[int, int]]]:
    """Write a sentence with the two actors masked.

    Returns
    -------
    str
        The sentence with :data:`NAMES` in place of the actors.
    list of tuple of int
        Characters of it that each word of the tree covers; all words of an actor cover its mask.
    """
    spans = sorted(
        (place, name) for place, name in zip((source, target), NAMES, strict=True) if place
    )
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    size = end = word = 0
    for (first, last), name in spans:
        if first < word:  # one lies in the other: the second is left as it is
            continue
        shift = size - end
        places += [(tree.starts[k] + shift, tree.ends[k] + shift) for k in range(word, first)]
        pieces += [tree.text[end : tree.starts[first]], name]
        size += tree.starts[first] - end + len(name)
        places += [(size - len(name), size)] * (last + 1 - first)
        end, word = tree.ends[last], last + 1
    shift = size - end
    places += [(tree.starts[k] + shift, tree.ends[k] + shift) for k in range(word, len(tree))]
    return "".join([*pieces, tree.text[end:]]), places


def _numbers(pair: Pair, places: Sequence[tuple[int, int]], encoding: Encoded) -> Floats:
    tree, source, target = pair
    nothing = np.zeros((len(LAYERS), WIDTH), np.float32)
    whole = encoding.mean
    sides = [encoding.pooled(*places[side[0]]) if side else nothing for side in (source, target)]
    chain = [encoding.pooled(*places[k]) for k in chain_of(tree, source, target).words] or [whole]
    parts = [whole, *sides, np.mean(chain, axis=0), chain[0], chain[-1]]
    numbers: Floats = np.concatenate(parts).astype(np.float32).ravel()
    return numbers
