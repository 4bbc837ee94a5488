"""Many documents coded by several processes, with the results and the order of one.

The rule of this module: documents know nothing of one another, so they may be coded anywhere; what
comes back is what :func:`tertius.coding.coder.code_documents` gives. A process takes three seconds
to load the parser, so few documents are not shared out.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from tertius.coding.coder import code_documents
from tertius.coding.model import Reading
from tertius.coding.settings import Settings
from tertius.documents.model import Document

MANY = 1500
"""Sentences from which several processes are worth their start."""
AT_ONCE = 200
"""Sentences that a process is given together."""


def code_in_processes(
    documents: Sequence[Document], *, settings: Settings, jobs: int
) -> Iterator[Reading]:
    """Code documents, in several processes where there are many.

    Parameters
    ----------
    documents
        Clean, and all in English.
    settings
        Lexicon, actor table. With an encoder or a back end one process does all: they hold
        models and connections.
    jobs
        Processes at the most.

    Yields
    ------
    Reading
        One for each document, in their order.
    """
    many = sum(len(document.sentences) for document in documents) >= MANY
    alone = settings.encoder is not None or settings.backend is not None
    if jobs < 2 or not many or alone:
        yield from code_documents(documents, settings=settings)
        return
    # 'fork' would copy the threads of the libraries that are loaded, in whatever state they are.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            for readings in pool.map(partial(_code, settings=settings), _shares(documents)):
                yield from readings
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _code(documents: Sequence[Document], *, settings: Settings) -> list[Reading]:
    return list(code_documents(documents, settings=settings))


def _shares(documents: Sequence[Document]) -> Iterator[list[Document]]:
    share: list[Document] = []
    count = 0
    for document in documents:
        share.append(document)
        count += len(document.sentences)
        if count >= AT_ONCE:
            yield share
            share, count = [], 0
    if share:
        yield share
