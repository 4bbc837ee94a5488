"""From clean documents to their records, each with the words that prove it.

The rule of this module: every record names characters of the original text. How sentences are
coded is decided in :mod:`tertius.coding.chain`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tertius.coding.actors import actor_index
from tertius.coding.backends.protocol import rejection_notes
from tertius.coding.chain import code_trees
from tertius.coding.coded import Coded, CodedSentence
from tertius.coding.model import EmptyReason, Evidence, Reading, Record
from tertius.coding.parsing import parse
from tertius.coding.passages import Passage, Passages, passages_of, written_on
from tertius.coding.settings import Settings
from tertius.coding.tree import Tree
from tertius.documents.model import Document, Span
from tertius.errors import CodingError

AT_ONCE = 256
"""Sentences that are parsed together."""
_DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class _Job:
    document: Document
    chosen: Passages

    def texts(self) -> Iterator[str]:
        return (self.document.words_of(passage.span) for passage in self.chosen.passages)


def code_document(document: Document, *, settings: Settings = _DEFAULT) -> Reading:
    """Code one document.

    Parameters
    ----------
    document
        Clean; see :func:`tertius.documents.clean`.
    settings
        Lexicon, actor table, encoder, back end.

    Returns
    -------
    Reading
        Its records, each with the words that prove it; and why sentences gave none.

    Raises
    ------
    CodingError
        If most of it is not in English, or a back end cannot be used.
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
        Lexicon, actor table, encoder, back end.

    Yields
    ------
    Reading
        One for each document, in their order.

    Raises
    ------
    CodingError
        If most of a document is not in English, or a back end cannot be used; those before it
        have been given.
    """
    waiting: list[_Job] = []
    count = 0
    for document in documents:
        try:
            chosen = passages_of(document, titles=settings.titles)
        except CodingError:
            yield from _code(waiting, settings)
            raise
        waiting.append(_Job(document, chosen))
        count += len(chosen.passages)
        if count >= AT_ONCE:
            yield from _code(waiting, settings)
            waiting, count = [], 0
    yield from _code(waiting, settings)


def _code(jobs: Sequence[_Job], settings: Settings) -> Iterator[Reading]:
    trees = parse(text for job in jobs for text in job.texts())
    for job in jobs:
        yield _read(job, [next(trees) for _ in job.chosen.passages], settings)


def _read(job: _Job, trees: list[Tree | None], settings: Settings) -> Reading:
    document, passages = job.document, job.chosen.passages
    segments = dict.fromkeys(passage.segment for passage in passages)
    written = next((day for s in segments if (day := written_on(document, s))), None)
    coded = code_trees(
        trees,
        written=written,
        paragraphs=[passage.paragraph for passage in passages],
        settings=settings,
    )
    coded, told = _by_backend(coded, written, settings)
    empty: Counter[EmptyReason] = Counter(s.empty for s in coded if s.empty is not None)
    if job.chosen.foreign:
        empty["language"] = sum(job.chosen.foreign.values())
    return Reading(
        document=document.identity,
        place=document.original.place,
        records=tuple(
            _record(each, sentence.tree, document, passage)
            for passage, sentence in zip(passages, coded, strict=True)
            if sentence.tree is not None
            for each in sentence.coded
        ),
        sentences=len(passages) + empty["language"],
        empty=dict(empty),
        notes=(*_notes(job), *told),
        named=frozenset(
            party.key
            for sentence in coded
            for mention in sentence.mentions
            for party in mention.parties
            if party.key
        ),
    )


def _by_backend(
    coded: tuple[CodedSentence, ...], written: date | None, settings: Settings
) -> tuple[tuple[CodedSentence, ...], tuple[str, ...]]:
    """Let the back end code anew, where one was chosen; give what it has to tell, too."""
    if settings.backend is None:
        return coded, ()
    index = actor_index(settings.actors, settings.lexicon)
    recoded = settings.backend.recode(coded, written=written, index=index)
    return recoded.sentences, rejection_notes(recoded)


def _record(coded: Coded, tree: Tree, document: Document, passage: Passage) -> Record:
    frame = coded.frame
    return Record(
        kind=frame.kind,
        source=frame.source,
        target=frame.target,
        event_type=coded.event_type,
        mode=coded.mode,
        sign=coded.sign,
        quad_class=coded.quad_class,
        goldstein=coded.goldstein,
        stance=coded.stance,
        evidence=_evidence(frame.trigger, tree, document, passage),
        rule=coded.rule,
        sure=coded.sure,
        reciprocal=frame.reciprocal,
        effect=frame.effect,
        when=coded.when,
        superseded=coded.superseded,
        condition=coded.condition,
    )


def _evidence(
    trigger: tuple[int, ...], tree: Tree, document: Document, passage: Passage
) -> Evidence:
    words = trigger or (tree.root,)
    start, end = tree.given(tree.starts[min(words)], tree.ends[max(words)])
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


def _notes(job: _Job) -> tuple[str, ...]:
    return tuple(
        f"{count} sentences in another language ({language}) were not read"
        for language, count in sorted(job.chosen.foreign.items())
    )
