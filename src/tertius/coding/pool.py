"""Many documents coded by several processes, with the results and the order of one.

The rule of this module: documents know nothing of one another, so they may be coded anywhere; what
comes back is what :func:`tertius.coding.coder.code_documents` gives. A process takes three seconds
to load the parser, so few documents are not shared out.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from tertius.coding.coder import code_documents
from tertius.coding.model import Reading
from tertius.coding.settings import Settings
from tertius.documents.model import Document

if TYPE_CHECKING:
    from tertius.coding.encoder import Encoder

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
        Lexicon, actor table; each process loads the encoder anew. With a back end one process
        does all: it holds a connection or a model of the user's.
    jobs
        Processes at the most.

    Yields
    ------
    Reading
        One for each document, in their order.
    """
    many = sum(len(document.sentences) for document in documents) >= MANY
    if jobs < 2 or not many or settings.backend is not None:
        yield from code_documents(documents, settings=settings)
        return
    # 'fork' would copy the threads of the libraries that are loaded, in whatever state they are.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            for readings in pool.map(_coding(settings), _shares(documents)):
                yield from readings
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _coding(settings: Settings) -> "partial[list[Reading]]":
    """Bind what a process needs to know, without the 90 MB of the encoder."""
    encoded = settings.encoder is not None
    return partial(_code, settings=replace(settings, encoder=None), encoded=encoded)


def _code(documents: Sequence[Document], *, settings: Settings, encoded: bool) -> list[Reading]:
    if encoded:
        settings = replace(settings, encoder=_encoder())
    return list(code_documents(documents, settings=settings))


@cache
def _encoder() -> "Encoder":
    from tertius.coding.encoder import load_encoder

    return load_encoder()


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
