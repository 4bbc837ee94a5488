"""From a clean document to its records: the whole chain.

The rule of this module: it calls the rooms in their order and turns their frames into records; no
rule of coding is written here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tertius.coding.actors import actor_index, find_mentions, resolve_references
from tertius.coding.attitudes import find_attitudes
from tertius.coding.claims import find_claims
from tertius.coding.frames import find_frames
from tertius.coding.model import (
    EmptyReason,
    Evidence,
    Frame,
    Mention,
    Reading,
    Record,
)
from tertius.coding.ontology import event_type
from tertius.coding.parsing import parse
from tertius.coding.passages import Passage, Passages, passages_of, written_on
from tertius.coding.settings import Settings
from tertius.coding.stance import condition_of, stance_of, when_of
from tertius.coding.tree import Tree
from tertius.coding.typing import type_frame
from tertius.documents.model import Document, Span

AT_ONCE = 256
"""Sentences that are parsed together."""
_DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class _Job:
    document: Document
    passages: Passages

    @property
    def texts(self) -> list[str]:
        return [self.document.words_of(passage.span) for passage in self.passages.passages]


def code_document(document: Document, *, settings: Settings = _DEFAULT) -> Reading:
    """Code one document.

    Parameters
    ----------
    document
        Clean; see :func:`tertius.documents.clean`.
    settings
        Lexicon, actor table, encoder.

    Returns
    -------
    Reading
        Its records, each with the words that prove it; and why sentences gave none.

    Raises
    ------
    CodingError
        If most of it is not in English.
    """
    (reading,) = code_documents([document], settings=settings)
    return reading


def code_documents(
    documents: Iterable[Document], *, settings: Settings = _DEFAULT
) -> Iterator[Reading]:
    """Code documents, parsing the sentences of several together.

    Parameters
    ----------
    documents
        Clean.
    settings
        Lexicon, actor table, encoder.

    Yields
    ------
    Reading
        One for each document, in their order.

    Raises
    ------
    CodingError
        If most of a document is not in English; those before it have been given.
    """
    waiting: list[_Job] = []
    count = 0
    for document in documents:
        waiting.append(_Job(document, passages_of(document, titles=settings.titles)))
        count += len(waiting[-1].passages.passages)
        if count >= AT_ONCE:
            yield from _code(waiting, settings)
            waiting, count = [], 0
    yield from _code(waiting, settings)


def _code(jobs: Sequence[_Job], settings: Settings) -> Iterator[Reading]:
    trees = parse(text for job in jobs for text in job.texts)
    for job in jobs:
        yield _read(job, [next(trees) for _ in job.passages.passages], settings)


def _read(job: _Job, trees: list[Tree | None], settings: Settings) -> Reading:
    document, passages = job.document, job.passages.passages
    index = actor_index(settings.actors, settings.lexicon)
    on = next((day for p in passages if (day := written_on(document, p.segment))), None)
    named = [() if t is None else find_mentions(t, index=index, on=on) for t in trees]
    mentions = resolve_references(
        trees, named, index=index, on=on, paragraphs=[p.paragraph for p in passages]
    )
    claims = find_claims(trees, mentions, settings.lexicon)
    records: list[Record] = []
    empty: Counter[EmptyReason] = Counter()
    for passage, tree, here, claimed in zip(passages, trees, mentions, claims, strict=True):
        if tree is None:
            empty["too long"] += 1
            continue
        frames = [
            *find_frames(tree, here, settings.lexicon),
            *find_attitudes(tree, here, settings.lexicon),
            *claimed,
        ]
        kept = _each_once(_distinct(frames))
        if not kept:
            empty[_reason(here)] += 1
        records += [_record(frame, tree, here, document, passage, settings) for frame in kept]
    if job.passages.foreign:
        empty["language"] = sum(job.passages.foreign.values())
    return Reading(
        document=document.identity,
        place=document.original.place,
        records=tuple(records),
        sentences=sum(passage.place >= 0 for passage in passages) + empty["language"],
        empty=dict(empty),
        notes=_notes(job),
        named=frozenset(p.key for found in mentions for m in found for p in m.parties if p.key),
    )


def _distinct(frames: Iterable[Frame]) -> Iterator[Frame]:
    """Leave out frames of a state with itself."""
    for frame in frames:
        if frame.target is None or frame.source.key != frame.target.key or not frame.source.key:
            yield frame


def _each_once(frames: Iterable[Frame]) -> list[Frame]:
    """Keep one frame for what the same head word says of the same parties."""
    best: dict[tuple[object, ...], Frame] = {}
    for frame in frames:
        effect = frame.effect
        dyad = () if effect is None or effect.dyad is None else tuple(p.key for p in effect.dyad)
        target = "" if frame.target is None else frame.target.key
        ends = (frame.source.key, target)
        ends = tuple(sorted(ends)) if frame.reciprocal else ends  # type: ignore[assignment]
        word = frame.trigger[0] if frame.trigger else -1
        key = (ends, tuple(sorted(dyad)), word, frame.kind == "causal")
        if key not in best or frame.sure > best[key].sure:
            best[key] = frame
    return sorted(best.values(), key=lambda frame: frame.trigger[:1])


def _record(
    frame: Frame,
    tree: Tree,
    mentions: tuple[Mention, ...],
    document: Document,
    passage: Passage,
    settings: Settings,
) -> Record:
    sure, rule, sign = frame.sure, frame.rule, frame.sign
    name, mode = frame.event_type, frame.mode
    quad = score = None
    if frame.kind == "event":
        typed = type_frame(
            tree, frame, mentions, lexicon=settings.lexicon, encoder=settings.encoder
        )
        name, mode = typed.event_type, typed.mode
        kind = event_type(name)
        quad, score = kind.quad_class, kind.score
        sign = typed.sign if sign is None else sign
        sure, rule = sure * typed.sure, f"{rule}+{typed.rule}"
    if frame.effect is not None:
        sign = frame.effect.sign
    told = when_of(tree, frame, written=written_on(document, passage.segment))
    return Record(
        kind=frame.kind,
        source=frame.source,
        target=frame.target,
        event_type=name if frame.kind == "event" else "",
        mode=mode if frame.kind == "event" else "",
        sign=sign or 0,
        quad_class=quad,
        goldstein=score,
        stance=stance_of(tree, frame, mentions, lexicon=settings.lexicon),
        evidence=_evidence(frame, tree, document, passage),
        rule=rule,
        sure=round(sure, 4),
        reciprocal=frame.reciprocal,
        effect=frame.effect,
        when=told.text,
        superseded=told.superseded,
        condition=condition_of(tree, frame),
    )


def _evidence(frame: Frame, tree: Tree, document: Document, passage: Passage) -> Evidence:
    words = frame.trigger or (tree.root,)
    first, last = min(words), max(words)
    start, end = tree.given(tree.starts[first], tree.ends[last])
    begin = passage.span.start
    return Evidence(
        document=document.identity,
        place=document.original.place,
        segment=passage.segment,
        sentence=passage.place,
        span=passage.span,
        proof=document.published(passage.span),
        trigger=document.published(Span(begin + start, begin + end)),
    )


def _reason(mentions: tuple[Mention, ...]) -> EmptyReason:
    keys = {party.key for mention in mentions for party in mention.parties}
    if not keys:
        return "no actors"
    return "one actor" if len(keys) == 1 else "no trigger"


def _notes(job: _Job) -> tuple[str, ...]:
    foreign = job.passages.foreign
    return tuple(
        f"{count} sentences in another language ({language}) were not read"
        for language, count in sorted(foreign.items())
    )
