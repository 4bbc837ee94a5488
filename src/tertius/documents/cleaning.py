r"""From a text as published to a clean document, and from a document to the pieces compared.

>>> from tertius.documents.model import Original
>>> document = clean(Original("Calm returns\n\nThe talks ended on Monday. Both sides left."))
>>> [document.words_of(s.span) for s in document.sentences]
['The talks ended on Monday.', 'Both sides left.']
"""

from tertius.documents.facts import gather_facts
from tertius.documents.folding import fold
from tertius.documents.languages import languages
from tertius.documents.lines import label_lines, segment
from tertius.documents.model import Document, Fact, Original, Segment, Sentence
from tertius.documents.sentences import split_sentences
from tertius.documents.works.model import Piece


def clean(original: Original, *, recurrent: frozenset[int] = frozenset()) -> Document:
    """Fold, label, cut and date a text.

    Parameters
    ----------
    original
        As published.
    recurrent
        Keys of lines that are known to return on its host's pages
        (:func:`tertius.documents.lines.recurrent_keys`); they are furniture.

    Returns
    -------
    Document
        Nothing of the text is lost; a text without a body has no sentences.
    """
    folded = fold(original)
    lines = label_lines(folded, original, recurrent=recurrent)
    segments = segment(folded, lines, original)
    runs = languages(folded, lines)
    return Document(
        original=original,
        folded=folded,
        lines=lines,
        segments=segments,
        sentences=split_sentences(folded, lines, segments, runs),
        languages=runs,
        facts=gather_facts(original, folded, lines, segments),
    )


def pieces_of(document: Document) -> tuple[Piece, ...]:
    """Reduce the segments of a document to what comparing needs.

    Parameters
    ----------
    document
        A clean document.

    Returns
    -------
    tuple of Piece
        One for each segment that has sentences. A piece is its body; where it has none (a host's
        remark), all its sentences.
    """
    pieces = (_piece(document, segment) for segment in document.segments)
    return tuple(piece for piece in pieces if piece.sentences)


def sentences_of(document: Document, segment: int) -> tuple[Sentence, ...]:
    """Give the sentences of a segment that are compared.

    Parameters
    ----------
    document
        A clean document.
    segment
        Number of the segment.

    Returns
    -------
    tuple of Sentence
        Those of its body; where it has none (a host's remark), all.
    """
    mine = tuple(s for s in document.sentences if s.segment == segment)
    return tuple(s for s in mine if s.role == "body") or mine


def facts_of(document: Document, segment: int) -> list[Fact]:
    """Give the facts that hold for a segment: its own before those of the whole document.

    Parameters
    ----------
    document
        A clean document.
    segment
        Number of the segment.

    Returns
    -------
    list of Fact
    """
    own = [fact for fact in document.facts if fact.segment == segment]
    return own + [fact for fact in document.facts if fact.segment is None]


def _piece(document: Document, segment: Segment) -> Piece:
    chosen = sentences_of(document, segment.number)
    facts = facts_of(document, segment.number)
    dates = {
        kind: [f.value for f in facts if f.field == "date" and f.kind == kind]
        for kind in ("host", "original", "bound")
    }
    return Piece(
        key=f"{document.identity}#{segment.number}",
        sentences=tuple(document.words_of(s.span) for s in chosen),
        authors=tuple(dict.fromkeys(f.value for f in facts if f.field == "author")),
        host=next((f.value for f in facts if f.field == "host"), ""),
        date=min(dates["host"] + dates["original"], default=""),
        not_before=max(dates["bound"], default=""),
        extras=tuple(
            document.words_of(line.span)
            for line in document.lines[segment.first : segment.last + 1]
            if line.role in ("furniture", "bio", "byline", "caption")
        ),
        published=min(dates["host"], default=""),
        venue=next((f.value for f in facts if f.field == "venue"), ""),
    )
