"""Documents on the terminal and as plain data: what they are, and the words that prove it.

Every statement about a document is followed by its proof: the words as published, with the places
of their first and last character in the original.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tertius.documents.model import Document, Fact, Line, Proof

SHORT = 12
"""Digits of an identity that are shown: enough to name a document among billions."""
QUOTED = 90
"""Characters of a proof that are shown; the whole proof is in the JSON."""

_FIELDS = {
    "title": "title",
    "author": "author",
    "venue": "venue",
    "host": "host",
    "url": "address",
    "language": "language",
}
DATES = {
    "original": "first published",
    "host": "published by the host",
    "bound": "written not before",
    "mentioned": "speaks of",
}


def short(identity: str) -> str:
    """Give the digits of an identity that are shown.

    Parameters
    ----------
    identity
        64 hexadecimal digits, or the key of a piece (``identity#segment``).

    Returns
    -------
    str
        The first twelve, with the segment where it is not the first.

    Examples
    --------
    >>> short("ab" * 32), short("ab" * 32 + "#0"), short("ab" * 32 + "#2")
    ('abababababab', 'abababababab', 'abababababab#2')
    """
    digits, mark, segment = identity.partition("#")
    return digits[:SHORT] + (f"#{segment}" if mark and segment != "0" else "")


def proof_words(proof: Proof) -> str:
    """Write a proof in one line.

    Parameters
    ----------
    proof
        Of a fact, a sentence, a change.

    Returns
    -------
    str

    Examples
    --------
    >>> proof_words(Proof(10, 24, "September 2023"))
    '“September 2023” [10–24]'
    >>> proof_words(Proof(0, 0, "A. Author", place="header From"))
    '“A. Author” [header From]'
    """
    quote = " ".join(proof.quote.split())
    if len(quote) > QUOTED:
        quote = quote[: QUOTED - 1].rstrip() + "…"
    where = f"{proof.start}–{proof.end}" if proof.end > proof.start else proof.place
    return f"“{quote}” [{where}]"


def fact_words(fact: Fact) -> str:
    """Name what a fact is about.

    Parameters
    ----------
    fact
        Of a document.

    Returns
    -------
    str
    """
    if fact.field == "date":
        return DATES[fact.kind or "mentioned"]
    return _FIELDS[fact.field]


def document_facts(document: Document, places: Sequence[str] = ()) -> dict[str, Any]:
    """Give all that is known of a document as plain data.

    Parameters
    ----------
    document
        A clean document.
    places
        Where it was found.

    Returns
    -------
    dict
        Offsets count code points: ``span`` in the folded text, ``proof`` in the original.
    """
    return {
        "identity": document.identity,
        "places": list(places) or [document.original.place],
        "format": document.original.format,
        "encoding": document.original.encoding,
        "characters": len(document.original.text),
        "notes": list(document.original.notes),
        "languages": [
            {"language": run.language, "lines": [run.first, run.last], "sure": round(run.sure, 3)}
            for run in document.languages
        ],
        "facts": [fact_dict(fact) for fact in document.facts],
        "segments": [
            {"number": s.number, "kind": s.kind, "lines": [s.first, s.last]}
            for s in document.segments
        ],
        "lines": [
            {
                "role": line.role,
                "kind": line.kind,
                "by": line.by,
                "sure": round(line.sure, 3),
                "span": [line.span.start, line.span.end],
                "text": document.words_of(line.span),
            }
            for line in document.lines
        ],
        "sentences": [
            {
                "segment": sentence.segment,
                "role": sentence.role,
                "span": [sentence.span.start, sentence.span.end],
                "proof": proof_dict(document.published(sentence.span)),
            }
            for sentence in document.sentences
        ],
    }


def fact_dict(fact: Fact) -> dict[str, Any]:
    """Give a fact as plain data.

    Parameters
    ----------
    fact
        Of a document.

    Returns
    -------
    dict
    """
    return {
        "field": fact.field,
        "kind": fact.kind,
        "value": fact.value,
        "segment": fact.segment,
        "by": fact.by,
        "proof": proof_dict(fact.proof),
    }


def proof_dict(proof: Proof) -> dict[str, Any]:
    """Give a proof as plain data.

    Parameters
    ----------
    proof
        Of anything.

    Returns
    -------
    dict
    """
    return {"start": proof.start, "end": proof.end, "quote": proof.quote, "place": proof.place}


def print_document(
    document: Document, console: Console, *, places: Sequence[str] = (), lines: bool = True
) -> None:
    """Print what a document is, the facts with their proofs, and the roles of its lines.

    Parameters
    ----------
    document
        A clean document.
    console
        Where to.
    places
        Where it was found.
    lines
        Print every line with its role, too.
    """
    original = document.original
    console.print(f"[bold]{escape(heading(document))}[/]")
    console.print(f"  {short(document.identity)}  {escape(', '.join(places) or original.place)}")
    console.print(f"  {escape(summary(document))}")
    for note in original.notes:
        console.print(f"  note: {escape(note)}")
    console.print()
    print_facts(document.facts, console)
    if lines and document.lines:
        console.print("\nEvery line and what it is for (nothing is taken away):")
        console.print(_line_table(document, console.width))


def print_facts(facts: Iterable[Fact], console: Console) -> None:
    """Print facts with their proofs, mentioned dates on one line.

    Parameters
    ----------
    facts
        Of a document.
    console
        Where to.
    """
    mentioned = []
    for fact in facts:
        if fact.field == "date" and fact.kind == "mentioned":
            mentioned.append(fact)
            continue
        where = f" (piece {fact.segment + 1})" if fact.segment else ""
        console.print(
            f"  {fact_words(fact)}{where}: {escape(fact.value)}  "
            f"[dim]{escape(proof_words(fact.proof))}, {fact.by}[/]",
            soft_wrap=True,
        )
    if mentioned:
        told = "; ".join(f"{f.value} {proof_words(f.proof)}" for f in mentioned)
        console.print(f"  dates that its text speaks of: [dim]{escape(told)}[/]", soft_wrap=True)


def heading(document: Document) -> str:
    """Give a document's title, or how it begins.

    Parameters
    ----------
    document
        A clean document.

    Returns
    -------
    str
    """
    for fact in document.facts:
        if fact.field == "title":
            return fact.value
    spans = [s.span for s in document.sentences] or [line.span for line in document.lines]
    if not spans:
        return "(no text)"
    words = document.words_of(spans[0])
    return words if len(words) <= QUOTED else words[: QUOTED - 1].rstrip() + "…"


def summary(document: Document) -> str:
    """Say in one line how much of what a document holds.

    Parameters
    ----------
    document
        A clean document.

    Returns
    -------
    str
    """
    roles = Counter(sentence.role for sentence in document.sentences)
    languages = list(dict.fromkeys(run.language for run in document.languages))
    parts = [
        document.original.format,
        " and ".join(languages) or "no language told",
        _count(roles["body"], "sentence") + " of body",
    ]
    if roles["host_comment"]:
        parts.append(_count(roles["host_comment"], "sentence") + " by the host")
    furniture = sum(line.role == "furniture" for line in document.lines)
    parts.append(f"{furniture} of {_count(len(document.lines), 'line')} furniture")
    return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _line_table(document: Document, width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1), show_header=True)
    told = [f"{line.by} {line.sure:.2f}" for line in document.lines]
    roles = [_role(line) for line in document.lines]
    # Widths are given, because a table that is too wide would hide its first columns instead.
    widths = (4, max(map(len, roles)), max(map(len, told)))
    table.add_column("line", justify="right", style="dim", width=widths[0])
    table.add_column("role", width=widths[1])
    table.add_column("told by", style="dim", width=widths[2])
    rest = max(20, width - sum(widths) - 8)
    table.add_column("text", overflow="ellipsis", no_wrap=True, width=rest)
    for number, line in enumerate(document.lines):
        style = "dim" if line.role == "furniture" else ""
        text = escape(" ".join(document.words_of(line.span).split())[:400])
        table.add_row(str(number + 1), roles[number], told[number], text, style=style)
    return table


def _role(line: Line) -> str:
    return f"{line.role} ({line.kind})" if line.kind else line.role
