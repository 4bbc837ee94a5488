"""The sentences of one text through all rooms: who is bound to whom, how it is meant, and when.

The rule of this module: it calls the rooms in their order; no rule of coding is written here. It
knows sentences and not where they come from, so that documents, tables of sentences and labelled
sets are coded alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tertius.coding.actors import actor_index, find_mentions, resolve_references
from tertius.coding.attitudes import find_attitudes
from tertius.coding.claims import find_claims
from tertius.coding.coded import Coded, CodedSentence
from tertius.coding.frames import find_frames
from tertius.coding.model import EmptyReason, Frame, Mention
from tertius.coding.ontology import event_type
from tertius.coding.parsing import parse
from tertius.coding.settings import Settings
from tertius.coding.stance import condition_of, stance_of, when_of
from tertius.coding.tree import Tree
from tertius.coding.typing import Typed, asked_of, type_pairs
from tertius.errors import CodingError

LEAST_SURE = 0.1
"""Records that are less sure are left out: on the project's own sentences seven in eight of them
are wrong."""
_DEFAULT = Settings()


def code_sentences(
    sentences: Sequence[str],
    *,
    written: date | None = None,
    paragraphs: Sequence[int] | None = None,
    settings: Settings = _DEFAULT,
) -> tuple[CodedSentence, ...]:
    """Code the sentences of one text.

    Parameters
    ----------
    sentences
        In English, in the order of the text.
    written
        The day on which they were written: who led which state, and which days are meant.
    paragraphs
        For each sentence the number of its paragraph; None for a single one.
    settings
        Lexicon, actor table, encoder.

    Returns
    -------
    tuple of CodedSentence
        One for each sentence.

    Raises
    ------
    CodingError
        If a lexicon of the settings cannot be used, or there is not one paragraph for each
        sentence.

    Examples
    --------
    >>> (sentence,) = code_sentences(["Peru recognised Angola in 1979."])
    >>> [(c.frame.source.key, c.frame.target.key, c.sign, c.when) for c in sentence.coded]
    [('PER', 'ANG', 1, '1979')]
    """
    if isinstance(sentences, str):
        # A text is a sequence of its letters, each of which would be coded in silence.
        raise CodingError(
            "one text was given for a list of sentences", remedy="Write [text], or cut it first."
        )
    return code_trees(
        tuple(parse(sentences)), written=written, paragraphs=paragraphs, settings=settings
    )


def code_trees(
    trees: Sequence[Tree | None],
    *,
    written: date | None = None,
    paragraphs: Sequence[int] | None = None,
    settings: Settings = _DEFAULT,
) -> tuple[CodedSentence, ...]:
    """Code the parsed sentences of one text; see :func:`code_sentences`.

    Parameters
    ----------
    trees
        None for a sentence that could not be parsed.
    written, paragraphs, settings
        As there.

    Returns
    -------
    tuple of CodedSentence

    Raises
    ------
    CodingError
        If a lexicon of the settings cannot be used, or there is not one paragraph for each
        sentence.
    """
    if paragraphs is not None and len(paragraphs) != len(trees):
        raise CodingError(
            f"{len(paragraphs)} paragraphs for {len(trees)} sentences",
            remedy="Give the number of its paragraph for each sentence, or None for a single one.",
        )
    index = actor_index(settings.actors, settings.lexicon)
    named = [() if t is None else find_mentions(t, index=index, on=written) for t in trees]
    mentions = resolve_references(
        trees, named, index=index, on=written, paragraphs=paragraphs, home=settings.home
    )
    claims = find_claims(trees, mentions, settings.lexicon)
    found = [
        [] if tree is None else _frames(tree, here, claimed, settings)
        for tree, here, claimed in zip(trees, mentions, claims, strict=True)
    ]
    types = _types(trees, mentions, found, settings)
    return tuple(
        CodedSentence(None, (), (), "too long")
        if tree is None
        else _sentence(tree, here, frames, types, written, settings)
        for tree, here, frames in zip(trees, mentions, found, strict=True)
    )


def _frames(
    tree: Tree, mentions: tuple[Mention, ...], claims: tuple[Frame, ...], settings: Settings
) -> list[Frame]:
    found = (
        *find_frames(tree, mentions, settings.lexicon),
        *find_attitudes(tree, mentions, settings.lexicon),
        *claims,
    )
    return _each_once(_of_two(found))


def _types(
    trees: Sequence[Tree | None],
    mentions: Sequence[tuple[Mention, ...]],
    found: Sequence[Sequence[Frame]],
    settings: Settings,
) -> Iterator[Typed]:
    """Type all events of a text at once, in their order: the encoder works in batches."""
    asked = [
        asked_of(tree, frame, here)
        for tree, here, frames in zip(trees, mentions, found, strict=True)
        if tree is not None
        for frame in frames
        if frame.kind == "event"
    ]
    return iter(type_pairs(asked, lexicon=settings.lexicon, encoder=settings.encoder))


def _sentence(
    tree: Tree,
    mentions: tuple[Mention, ...],
    frames: Sequence[Frame],
    types: Iterator[Typed],
    written: date | None,
    settings: Settings,
) -> CodedSentence:
    found = [
        _code(
            frame,
            next(types) if frame.kind == "event" else None,
            tree,
            mentions,
            written,
            settings,
        )
        for frame in frames
    ]
    coded = tuple(each for each in found if each.sure >= LEAST_SURE)
    return CodedSentence(tree, mentions, coded, None if coded else _reason(mentions))


def _of_two(frames: Iterable[Frame]) -> Iterator[Frame]:
    """Leave out what binds a state to itself."""
    for frame in frames:
        if frame.target is None or not frame.source.key or frame.source.key != frame.target.key:
            yield frame


def _each_once(frames: Iterable[Frame]) -> list[Frame]:
    """Keep one frame for what the same head word says of the same parties: the surest."""
    best: dict[tuple[object, ...], Frame] = {}
    for frame in frames:
        effect = frame.effect
        dyad = () if effect is None or effect.dyad is None else tuple(p.key for p in effect.dyad)
        ends = [frame.source.key, "" if frame.target is None else frame.target.key]
        if frame.reciprocal:
            ends.sort()
        key = (tuple(ends), tuple(sorted(dyad)), frame.trigger[:1], frame.kind == "causal")
        if key not in best or frame.sure > best[key].sure:
            best[key] = frame
    return sorted(_whole(best.values()), key=lambda frame: frame.trigger[:1])


def _whole(frames: Iterable[Frame]) -> Iterator[Frame]:
    """Leave out what only repeats a part of an expression: 'war' within 'at war'."""
    kept = tuple(frames)
    for frame in kept:
        ends = _ends(frame)
        if not any(
            set(frame.trigger) < set(other.trigger) and frame.sign == other.sign
            for other in kept
            if other.kind == frame.kind == "standing" and _ends(other) == ends
        ):
            yield frame


def _ends(frame: Frame) -> frozenset[str]:
    return frozenset((frame.source.key, "" if frame.target is None else frame.target.key))


def _code(
    frame: Frame,
    typed: Typed | None,
    tree: Tree,
    mentions: tuple[Mention, ...],
    written: date | None,
    settings: Settings,
) -> Coded:
    sure, rule, sign = frame.sure, frame.rule, frame.sign
    name = mode = ""
    quad = score = None
    if typed is not None:
        name, mode = typed.event_type, typed.mode
        quad, score = event_type(name).quad_class, event_type(name).score
        sure *= typed.sure
        if name != frame.event_type:
            # What the lexicon said no longer holds, so its sign does not either.
            rule = f"{rule}+{'encoder' if settings.encoder else 'model'}"
            sign = typed.sign
        sign = typed.sign if sign is None else sign
    if frame.effect is not None:
        sign = frame.effect.sign
    told = when_of(tree, frame, written=written)
    return Coded(
        frame=frame,
        event_type=name,
        mode=mode,
        quad_class=quad,
        goldstein=score,
        sign=sign or 0,
        stance=stance_of(tree, frame, mentions, lexicon=settings.lexicon),
        when=told.text,
        superseded=told.superseded,
        condition=condition_of(tree, frame),
        rule=rule,
        sure=round(sure, 4),
    )


def _reason(mentions: tuple[Mention, ...]) -> EmptyReason:
    keys = {party.key for mention in mentions for party in mention.parties}
    if not keys:
        return "no actors"
    return "one actor" if len(keys) == 1 else "no trigger"
