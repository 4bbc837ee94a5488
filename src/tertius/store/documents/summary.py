"""What a list of documents shows of each: a line that follows from its facts."""

from collections import Counter
from dataclasses import dataclass

from tertius.documents.model import Document, FactField
from tertius.store.documents.packing import printable


@dataclass(frozen=True, slots=True)
class Summary:
    """A document in one line; ``""`` wherever nothing is proven.

    Attributes
    ----------
    title
        Of the document, else of its first segment that has one.
    authors
        All names, joined by ``; ``.
    host
        Who published it.
    published
        Date of this publication, else of the original one, as exact as it is known.
    language
        The one that most of its characters are in.
    sentences
        How many.
    """

    title: str
    authors: str
    host: str
    published: str
    language: str
    sentences: int


def summary(document: Document) -> Summary:
    """Put a document in one line.

    Parameters
    ----------
    document
        A clean document.

    Returns
    -------
    Summary
    """
    return Summary(
        title=next(iter(_values(document, "title")), ""),
        authors="; ".join(_values(document, "author")),
        host=next(iter(_values(document, "host")), ""),
        published=_published(document),
        language=_language(document),
        sentences=len(document.sentences),
    )


def _values(document: Document, field: FactField) -> list[str]:
    """Give the values of a field, each once, those of the whole document first."""
    facts = [fact for fact in document.facts if fact.field == field]
    facts.sort(key=lambda fact: -1 if fact.segment is None else fact.segment)
    return list(dict.fromkeys(printable(fact.value) for fact in facts))


def _published(document: Document) -> str:
    for kind in ("host", "original"):
        found = [f.value for f in document.facts if f.field == "date" and f.kind == kind]
        if found:
            return min(found)
    return ""


def _language(document: Document) -> str:
    share: Counter[str] = Counter()
    for run in document.languages:
        lines = document.lines[run.first : run.last + 1]
        share[run.language] += sum(line.span.end - line.span.start for line in lines)
    return max(share, key=lambda language: (share[language], language), default="")
