"""Searching: words and quoted phrases, never an expression of the search engine.

A query is cut into words as texts are (:func:`tertius.documents.words.words`), in every script;
whatever else stands in it separates words. So no query can be wrong, and none can do harm.
"""

import re
from dataclasses import dataclass

from tertius.documents.model import Proof, Role, Span
from tertius.documents.words import words
from tertius.errors import StoreError, shown
from tertius.store.documents.connection import Library
from tertius.store.documents.rows import read_document

MOST_WORDS = 64
LONGEST = 2000
"""Characters of a query."""
_PARTS = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence, or a line without sentences, that holds all words of a query.

    Attributes
    ----------
    identity
        The document.
    place
        The first of its places.
    title
        The document's.
    span
        In the folded text.
    role
        What the line is for.
    segment
        The segment of a sentence; None for a line without sentences.
    statement
        What makes a sentence the same in another publication; None likewise.
    text
        The words, folded.
    proof
        The words as published.
    """

    identity: str
    place: str
    title: str
    span: Span
    role: Role
    segment: int | None
    statement: str | None
    text: str
    proof: Proof


def search(library: Library, query: str, limit: int = 20) -> tuple[Hit, ...]:
    """Find sentences and lines by their words.

    Parameters
    ----------
    library
        The documents of a project.
    query
        Words in any order, and phrases in quotation marks; all must occur. Case, accents and
        punctuation do not matter.
    limit
        At most so many hits.

    Returns
    -------
    tuple of Hit
        The best first: rare words count for more, short sentences for more than long ones
        (Okapi BM25 [1]_); equals are sorted by identity and place in the text.

    Raises
    ------
    StoreError
        If the query has no word, or too many.

    References
    ----------
    .. [1] S. Robertson and H. Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and
       Beyond", *Foundations and Trends in Information Retrieval* 3(4), 333-389.
    """
    asked = expression(query)
    with library.reading() as connection:
        # The engine picks by rank alone; what must be joined is joined for those it picked.
        rows = connection.execute(
            'SELECT p.document, d.identity, d.title, p.start, p."end", p.role, p.segment,'
            " p.statement, (SELECT min(place) FROM places WHERE document = d.id)"
            " FROM (SELECT rowid AS id, rank FROM searched WHERE searched MATCH ?"
            " ORDER BY rank LIMIT ?) AS hit JOIN passages AS p ON p.id = hit.id"
            " JOIN documents AS d ON d.id = p.document"
            " ORDER BY hit.rank, d.identity, p.number",
            (asked, max(0, limit)),
        ).fetchall()
        read = {number: read_document(connection, number) for number in {row[0] for row in rows}}
        found = []
        for number, identity, title, start, end, role, segment, statement, place in rows:
            document, span = read[number], Span(start, end)
            text, proof = document.words_of(span), document.published(span)
            found.append(
                Hit(identity, place or "", title, span, role, segment, statement, text, proof)
            )
    return tuple(found)


def expression(query: str) -> str:
    """Write a query for the search engine: every word quoted, all of them wanted.

    Parameters
    ----------
    query
        From a user.

    Returns
    -------
    str
        Phrases in quotation marks, parted by ``AND``.

    Raises
    ------
    StoreError
        If it has no word, or too many.

    Examples
    --------
    >>> expression('NEAR("proxy war" OR) title:*')
    '"near" AND "proxy war" AND "or" AND "title"'
    """
    if len(query) > LONGEST:
        raise StoreError(f"a query has at most {LONGEST} characters, this one {len(query)}")
    phrases = [words(phrase or word) for phrase, word in _PARTS.findall(_parted(query))]
    # A word in which signs separate words is a phrase: "U.S.-backed", an address.
    asked = list(dict.fromkeys(" ".join(phrase) for phrase in phrases if phrase))
    if not asked:
        raise StoreError(
            f"there is no word to search for in {shown(query[:80])!r}",
            remedy='search for words, or for a phrase in quotation marks: "proxy war"',
        )
    if sum(map(len, phrases)) > MOST_WORDS:
        raise StoreError(f"a query has at most {MOST_WORDS} words")
    return " AND ".join(f'"{phrase}"' for phrase in asked)


def _parted(query: str) -> str:
    """Set quotation marks apart from words that they touch."""
    return re.sub(r'(["“”„«»])', r" \1 ", query)
