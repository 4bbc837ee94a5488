"""The documents of a project on the terminal: lists, hits of a search, refusals, counts."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import PureWindowsPath
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tertius.documents.model import Refusal
from tertius.report.documents import SHORT, proof_dict, proof_words
from tertius.store.documents import Added, Hit, Listed


def listed_facts(row: Listed) -> dict[str, Any]:
    """Give a document of a list as plain data.

    Parameters
    ----------
    row
        Of the list.

    Returns
    -------
    dict
    """
    return asdict(row)


def print_listed(rows: Sequence[Listed], console: Console) -> None:
    """Print a list of documents.

    Parameters
    ----------
    rows
        The documents.
    console
        Where to.
    """
    if not rows:
        console.print("No documents yet. Add some: tertius documents add PATH")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("document", style="bold", no_wrap=True)
    table.add_column("title, author", overflow="fold", ratio=3)
    table.add_column("published", no_wrap=True)
    table.add_column("sentences", justify="right")
    table.add_column("found at", overflow="fold", ratio=2, style="dim")
    for row in rows:
        by = f"by {row.authors}" if row.authors else ""
        head = "; ".join(part for part in (row.title or "(no title)", by) if part)
        table.add_row(
            row.identity[:SHORT],
            escape(head),
            row.published or "–",
            f"{row.sentences:,}",
            escape(_last_parts(row.places)),
        )
    console.print(table)


def added_words(added: Added, *, passed_over: int = 0, works: int = 0) -> str:
    """Say in one line what an addition came to.

    Parameters
    ----------
    added
        The counts.
    passed_over
        How many of the refused ones were left out of folders although nothing is wrong with them.
    works
        How many works with several publications the project now has.

    Returns
    -------
    str

    Examples
    --------
    >>> added_words(Added(added=3, known=1, places=1, refused=2), works=1)
    '3 documents added, 1 known before (1 in a new place), 2 refused; see: tertius works'
    >>> added_words(Added(added=1, refused=2), passed_over=2)
    '1 document added, 2 passed over (see: tertius documents refused)'
    """
    parts = [f"{added.added:,} document{'' if added.added == 1 else 's'} added"]
    if added.known:
        where = f" ({added.places:,} in a new place)" if added.places else ""
        parts.append(f"{added.known:,} known before{where}")
    if added.refused > passed_over:
        parts.append(f"{added.refused - passed_over:,} refused")
    if passed_over:
        parts.append(f"{passed_over:,} passed over (see: tertius documents refused)")
    return ", ".join(parts) + ("; see: tertius works" if works else "")


def added_facts(added: Added, refused: Sequence[Refusal]) -> dict[str, Any]:
    """Give what an addition came to as plain data.

    Parameters
    ----------
    added
        The counts.
    refused
        What was refused.

    Returns
    -------
    dict
    """
    return asdict(added) | {"refusals": [refusal_facts(refusal) for refusal in refused]}


def refusal_facts(refusal: Refusal) -> dict[str, Any]:
    """Give a refusal as plain data.

    Parameters
    ----------
    refusal
        Of a file, member or record.

    Returns
    -------
    dict
    """
    return asdict(refusal)


def print_refused(refusals: Sequence[Refusal], console: Console) -> None:
    """Print what was refused, and why.

    Parameters
    ----------
    refusals
        Of a project.
    console
        Where to.
    """
    for refusal in refusals:
        console.print(f"{escape(refusal.place)}: {escape(refusal.what)}", soft_wrap=True)
        if refusal.remedy:
            console.print(f"  {escape(refusal.remedy)}", soft_wrap=True)
    console.print(f"{len(refusals):,} refused")


def hit_facts(hit: Hit) -> dict[str, Any]:
    """Give a hit of a search as plain data.

    Parameters
    ----------
    hit
        A sentence or line.

    Returns
    -------
    dict
    """
    return asdict(hit) | {
        "span": [hit.span.start, hit.span.end],
        "proof": proof_dict(hit.proof),
    }


def print_hits(hits: Sequence[Hit], console: Console, *, more: bool = False) -> None:
    """Print what a search found, one sentence after the other.

    Parameters
    ----------
    hits
        The best first.
    console
        Where to.
    more
        Whether there are others.
    """
    if not hits:
        console.print("No sentence has all of these words.")
        return
    for hit in hits:
        head = escape(hit.title or _last_parts((hit.place,)))
        console.print(f"[bold]{hit.identity[:SHORT]}[/] {head} [dim]({hit.role})[/]")
        console.print(f"  {escape(proof_words(hit.proof))}", soft_wrap=True)
    statements = {hit.statement or hit.text for hit in hits}
    many = f"{len(statements):,} different statement{'' if len(statements) == 1 else 's'}"
    told = f", {many}" if len(statements) < len(hits) else ""
    tail = "; there are more: --limit" if more else ""
    console.print(f"{len(hits):,} sentence{'' if len(hits) == 1 else 's'}{told}{tail}")


def place_end(place: str) -> str:
    r"""Give the last part of a path or address.

    Parameters
    ----------
    place
        Of a document.

    Returns
    -------
    str
        The place itself where it has no parts. A backslash parts the paths of Windows only: in
        others it begins an escape.

    Examples
    --------
    >>> place_end("news/river.txt"), place_end("C:\\news\\river.txt"), place_end("a/caf\\udce9.txt")
    ('river.txt', 'river.txt', 'caf\\udce9.txt')
    """
    path = place.replace("\\", "/") if PureWindowsPath(place).drive else place
    return path.rstrip("/").rpartition("/")[2] or place


def _last_parts(places: Sequence[str]) -> str:
    """Give the ends of places: what tells them apart."""
    ends = [place_end(place) for place in places]
    more = f" and {len(ends) - 1} more" if len(ends) > 1 else ""
    return (ends[0] if ends else "") + more
