"""Which type an event between two actors has.

The rule of this module: the words decide between the types, and how sure they are is given with
all alternatives. Where a frame's own expression has a type in the lexicon, that is evidence among
other evidence, not the answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tertius.coding.encoder import Encoder
from tertius.coding.lexicon import DEFAULT, Lexicon
from tertius.coding.model import Frame, Mention, Sign
from tertius.coding.ontology import event_type
from tertius.coding.tree import Tree
from tertius.coding.typing.chain import chain_of
from tertius.coding.typing.features import Place, features_of
from tertius.coding.typing.lexical import Hit, hits_of
from tertius.coding.typing.linear import Floats, probabilities, read_linear
from tertius.coding.typing.signs import sign_of
from tertius.coding.typing.states import states_of

DEFAULT_MODEL = Path(__file__).resolve().parent.parent / "data" / "models"
"""Folder of the models that ship, trained on the project's own sentences and lexicon only."""
WORDS, STATES = "typing-words.npz", "typing-states.npz"
"""Files of such a folder: the model of words, and the one that the encoder needs as well."""
SHARE_OF_STATES = 1.0
"""Weight of the encoder's scores against those of the words; set by cross-validation."""
OF_THE_FRAME = 3.5
"""What the lexicon's type of a frame adds to the logarithm of that type's probability; set on the
corpus."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The type of an event.

    Attributes
    ----------
    event_type
        One of PLOVER's 16 types.
    mode
        One of its modes, where an expression of the lexicon tells; otherwise empty.
    sign
        Friendly +1, hostile −1, neither 0.
    quad_class
        1 verbal, 2 material cooperation; 3 verbal, 4 material conflict.
    sure
        Probability of the type.
    probabilities
        The same of each type.
    """

    event_type: str
    mode: str
    sign: Sign
    quad_class: int
    sure: float
    probabilities: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair of actors that is asked about.

    Attributes
    ----------
    tree
        The sentence.
    source, target
        First and last word of each, both included; None for one that the sentence does not name.
    told
        Type and mode that a frame has of the lexicon.
    """

    tree: Tree
    source: Place | None
    target: Place | None
    told: tuple[str, str] = ("", "")


def type_pair(
    tree: Tree,
    source: Place | None,
    target: Place | None,
    *,
    lexicon: Lexicon = DEFAULT,
    encoder: Encoder | None = None,
    model: Path = DEFAULT_MODEL,
) -> Typed:
    """Give the type of what one actor does to another in a sentence.

    Parameters
    ----------
    tree
        The sentence.
    source, target
        First and last word of each, both included; None for one that the sentence does not name.
    lexicon
        Whose triggers are evidence.
    encoder
        The sentence encoder, to be asked as well; it needs the extra ``encoder``.
    model
        Folder with the files :data:`WORDS` and, for an encoder, :data:`STATES`.

    Returns
    -------
    Typed

    Raises
    ------
    CodingError
        If a file of the model is missing or is none.
    """
    (typed,) = type_pairs(
        [Asked(tree, source, target)], lexicon=lexicon, encoder=encoder, model=model
    )
    return typed


def type_frame(
    tree: Tree,
    frame: Frame,
    mentions: Sequence[Mention],
    *,
    lexicon: Lexicon = DEFAULT,
    encoder: Encoder | None = None,
    model: Path = DEFAULT_MODEL,
) -> Typed:
    """Give the type of a frame.

    Parameters
    ----------
    tree
        Its sentence.
    frame
        Of kind ``event``.
    mentions
        Of the sentence.
    lexicon, encoder, model
        As of :func:`type_pair`.

    Returns
    -------
    Typed

    Raises
    ------
    CodingError
        If a file of the model is missing or is none.
    """
    (typed,) = type_pairs(
        [asked_of(tree, frame, mentions)], lexicon=lexicon, encoder=encoder, model=model
    )
    return typed


def asked_of(tree: Tree, frame: Frame, mentions: Sequence[Mention]) -> Asked:
    """Give the pair that a frame asks about, by the mentions at which it hangs."""

    def place(at: int) -> Place | None:
        if at < 0:
            return None
        here = [m for m in mentions if m.head == at or m.first <= at <= m.last]
        best = min(here, key=lambda m: (m.head != at, m.last - m.first), default=None)
        return (best.first, best.last) if best else (at, at)

    source, target = (place(at) for at in frame.at)
    return Asked(tree, source, target, (frame.event_type, frame.mode))


def type_pairs(
    pairs: Iterable[Asked],
    *,
    lexicon: Lexicon = DEFAULT,
    encoder: Encoder | None = None,
    model: Path = DEFAULT_MODEL,
) -> list[Typed]:
    """Give the types of many pairs; quicker with an encoder than one by one.

    Parameters
    ----------
    pairs
        What is asked.
    lexicon, encoder, model
        As of :func:`type_pair`.

    Returns
    -------
    list of Typed
        In the order given.

    Raises
    ------
    CodingError
        If a file of the model is missing or is none.
    """
    asked = list(pairs)
    words = read_linear(model / WORDS)
    extra: list[Floats | None] = [None] * len(asked)
    heat = words.heat
    if encoder is not None:
        states = read_linear(model / STATES)
        triples = [(pair.tree, pair.source, pair.target) for pair in asked]
        extra = [states.of_numbers(row) for row in states_of(triples, encoder)]
        heat = states.heat
    found = []
    hits: tuple[Hit, ...] = ()
    looked_at: Tree | None = None
    for pair, more in zip(asked, extra, strict=True):
        if pair.tree is not looked_at:  # the pairs of a sentence come one after the other
            hits, looked_at = hits_of(pair.tree, lexicon), pair.tree
        scores = words.of_names(features_of(pair.tree, pair.source, pair.target, hits))
        if more is not None:
            scores = scores + np.float32(SHARE_OF_STATES) * more
        found.append(_typed(pair, hits, words.classes, scores, heat))
    return found


def _typed(
    pair: Asked, hits: Sequence[Hit], classes: tuple[str, ...], scores: Floats, heat: float
) -> Typed:
    told, told_mode = pair.told
    if told in classes:
        scores = scores.copy()
        scores[classes.index(told)] += np.float32(OF_THE_FRAME / heat)
    shares = probabilities(scores, heat)
    name = classes[int(shares.argmax())]
    near = chain_of(pair.tree, pair.source, pair.target).words
    return Typed(
        event_type=name,
        mode=told_mode if told == name and told_mode else _mode(name, near, hits),
        sign=sign_of(name, pair.tree, near, hits),
        quad_class=event_type(name).quad_class,
        sure=float(shares.max()),
        probabilities={one: float(share) for one, share in zip(classes, shares, strict=True)},
    )


def _mode(name: str, near: Sequence[int], hits: Sequence[Hit]) -> str:
    """Give the mode that the nearest expression of the type has."""
    of_type = [hit for hit in hits if hit.trigger.event_type == name and hit.trigger.mode]
    along = [hit for place in near for hit in of_type if hit.place == place]
    return next((hit.trigger.mode for hit in along), "")
