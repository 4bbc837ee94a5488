"""Texts from files to readings, with the works they belong to: ``tertius read``.

The rule of this module: a text that cannot be read never stops the others; it is refused with its
place and the reason, and counted.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tertius.coding.model import Reading
from tertius.coding.passages import passages_of
from tertius.coding.pool import code_in_processes
from tertius.coding.settings import Settings
from tertius.documents.cleaning import clean
from tertius.documents.model import Document, Original, Refusal
from tertius.documents.reading import PASSED_OVER, read_originals
from tertius.documents.works.telling import Told, tell
from tertius.errors import CodingError

MOST_SENTENCES = 20_000
"""Sentences of a text that is read as one: the longest novel has fewer, and a file of more is a
collection, in which 'they' means nobody in particular."""
_ENDS = re.compile(r"[.!?][\s\"'”’)]|\n")

_DEFAULT = Settings()
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Texts:
    """Texts that were read together.

    Attributes
    ----------
    documents
        Each publication once, in the order of the files.
    readings
        What each was coded to, in the same order.
    told
        Which statement of which work each sentence is.
    refused
        Files, members and records that hold no text, or none that can be coded.
    passed_over
        Of those: files in folders that were not meant, such as pictures.
    """

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    told: dict[tuple[str, int], Told]
    refused: tuple[Refusal, ...]
    passed_over: tuple[Refusal, ...] = ()


def read_texts(
    paths: Iterable[Path | str],
    *,
    settings: Settings = _DEFAULT,
    column: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
) -> Texts:
    """Read texts and code them.

    Parameters
    ----------
    paths
        Files, folders, and ``-`` for standard input, in any form that
        :func:`tertius.documents.read_originals` reads.
    settings
        Lexicon, actor table, encoder.
    column
        The column or field that holds the text, in tables and JSON; None to recognise it.
    stdin
        Where ``-`` reads from.
    progress
        Told how many texts are done.
    jobs
        Processes at the most; more than one only where texts are many, and never in a program
        whose main module does something when it is imported.

    Returns
    -------
    Texts
    """
    refused: list[Refusal] = []
    documents: dict[str, Document] = {}
    originals = read_originals(paths, column=column, refused=refused.append, stdin=stdin)
    for original in originals:
        if _is_endless(original):
            refused.append(_too_long(original.place, "far more than"))
            continue
        document = clean(original)
        problem = _problem(document, settings)
        if problem is not None:
            refused.append(problem)
        else:
            documents.setdefault(document.identity, document)
    held = tuple(documents.values())
    readings = tuple(_counted(code_in_processes(held, settings=settings, jobs=jobs), progress))
    meant = [refusal for refusal in refused if refusal.rule not in PASSED_OVER]
    passed = [refusal for refusal in refused if refusal.rule in PASSED_OVER]
    return Texts(held, readings, tell(held), tuple(meant), tuple(passed))


def _problem(document: Document, settings: Settings) -> Refusal | None:
    """Say why a document cannot be coded, or None."""
    place = document.original.place
    if len(document.sentences) > MOST_SENTENCES:
        return _too_long(place, f"{len(document.sentences):,}, more than")
    try:
        if not passages_of(document, titles=settings.titles).passages:
            return Refusal(
                place,
                "no sentences",
                "has no sentence to read",
                "See what each of its lines is taken for: tertius documents add, and show.",
            )
    except CodingError as error:
        return Refusal(place, "language", error.message, error.remedy or "")
    return None


def _is_endless(original: Original) -> bool:
    """Tell by the ends of sentences and lines, before minutes are spent on finding them all."""
    ends = sum(1 for _ in _ENDS.finditer(original.text)) if len(original.text) > 1_000_000 else 0
    return ends > 2 * MOST_SENTENCES


def _too_long(place: str, found: str) -> Refusal:
    return Refusal(
        place,
        "too long",
        f"has {found} {MOST_SENTENCES:,} sentences, the most that are read as one text",
        "Give its pieces one by one, or as rows of a table.",
    )


def _counted(readings: Iterator[Reading], progress: Progress | None) -> Iterator[Reading]:
    for number, reading in enumerate(readings, 1):
        yield reading
        if progress is not None:
            progress(number)
