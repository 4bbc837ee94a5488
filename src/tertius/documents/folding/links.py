"""Link mark-up in text: each link becomes the words a reader sees.

Dumps of pages keep links as ``[words](address)``, ``[words][1]`` or ``<address>``, notes as
``words[1]``, and characters as ``&amp;``. All are folded to their words. A link may be broken over
two lines; the line end in it becomes a blank.
"""

import html
import re
from dataclasses import dataclass

from tertius.documents.folding.draft import Draft, Edit

_TOKEN = re.compile(
    r"\\[\[\]]"
    r"|!?\["
    r"|\](?P<to>\((?P<address>[^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,9})"
    r"(?:\s{1,9}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\)|\[(?P<label>[^\[\]\n]{0,80})\])?"
    r"|\n[ \t]*\n"
)
_ADDRESS = re.compile(r"#|[\w.+-]+@[\w.-]+\.\w|\S*[/:]|[\w-]+(?:\.[\w-]+)+|\Z")
_BARE = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]{1,2000})>")
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|\Z)")
_NOTE = re.compile(r"\[(?:\d{1,3}|\^[\w-]{1,20})\]")
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,80})\]:[ \t]*\S", re.M)
_LONGEST_LINK = 1_000
"""Signs of a link's words; what is longer is no link, and is not searched for line ends."""
_INNER_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def fold_references(draft: Draft) -> Draft:
    """Fold character references such as ``&amp;`` and ``&#8217;`` to their characters.

    Parameters
    ----------
    draft
        The text.

    Returns
    -------
    Draft
    """
    if "&" not in draft.text:
        return draft
    edits: list[Edit] = []
    for match in _REFERENCE.finditer(draft.text):
        meant = html.unescape(match[0])
        if meant != match[0]:
            edits.append((*match.span(), meant))
    return draft.edit(edits)


def labels_of(text: str) -> frozenset[str]:
    """Give the labels that a text defines addresses for, as ``[label]: address``.

    Parameters
    ----------
    text
        As published.

    Returns
    -------
    frozenset of str
        Case folded.
    """
    if "]:" not in text:
        return frozenset()
    return frozenset(label.casefold() for label in _DEFINITION.findall(text))


def fold_links(
    draft: Draft, *, labels: frozenset[str] = frozenset(), markdown: bool = False
) -> Draft:
    """Fold link mark-up to the words of the links.

    Parameters
    ----------
    draft
        The text.
    labels
        For which the text defines addresses (:func:`labels_of`).
    markdown
        Whether it is Markdown: there any address makes a link; elsewhere ``f[i](x)`` and
        ``[sic](he wrote)`` are no links, so the address must look like one.

    Returns
    -------
    Draft
        Linear in time: no bracket is looked at twice.
    """
    text = draft.text
    edits: list[Edit] = []
    if "](" in text or "][" in text:
        edits += _bracketed(text, labels, markdown=markdown)
    if "<" in text:
        for match in _BARE.finditer(text):
            edits += [
                (match.start(), match.start() + 1, ""),
                (match.end() - 1, match.end(), ""),
            ]
    return draft.edit(_without_overlap(edits))


def fold_notes(draft: Draft) -> Draft:
    """Drop the numbers of notes, ``[1]``, behind a word; a number that opens a line stays.

    Parameters
    ----------
    draft
        The text.

    Returns
    -------
    Draft
    """
    text = draft.text
    if "[" not in text:
        return draft
    edits: list[Edit] = []
    for match in _NOTE.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if edits and edits[-1][1] == start:
            edits.append((start, end, ""))
        elif before in (" ", "\t"):
            # The number stands free: it is a note's where the clause ends here.
            opens = text[max(0, start - 2) : start - 1].strip() == ""
            if not opens and (after in (".", ",", ";") or _LINE_ENDS.match(text, end)):
                edits.append((start - 1, end, ""))
        elif before.strip() and before not in "[(" and after not in ("(", ":"):
            edits.append((start, end, ""))
    return draft.edit(edits)


@dataclass(frozen=True, slots=True)
class _Open:
    """An opening bracket that waits for its other half."""

    start: int
    end: int


def _bracketed(text: str, labels: frozenset[str], *, markdown: bool) -> list[Edit]:
    waiting: list[_Open] = []
    edits: list[Edit] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token.endswith("[") and not token.startswith(("\\", "]")):
            waiting.append(_Open(*match.span()))
        elif token.startswith("\n"):
            waiting.clear()
        elif token.startswith("]") and waiting:
            opened = waiting.pop()
            if match["to"] is None or match.start() - opened.end > _LONGEST_LINK:
                continue
            if not _is_link(text, opened, match, labels, markdown=markdown):
                continue
            edits.append((opened.start, opened.end, ""))
            inner = _INNER_BREAK.finditer(text, opened.end, match.start())
            edits += [(*line_end.span(), " ") for line_end in inner]
            edits.append((*match.span(), ""))
    return edits


def _is_link(
    text: str, opened: _Open, match: re.Match[str], labels: frozenset[str], *, markdown: bool
) -> bool:
    label = match["label"]
    if label is not None:
        words = text[opened.end : match.start()]
        known = (label or words).casefold() in labels
        return known or (label.isdigit() and not text[max(0, opened.start - 1)].isalnum())
    return markdown or _ADDRESS.match(match["address"]) is not None


def _without_overlap(edits: list[Edit]) -> list[Edit]:
    """Sort, and leave out what overlaps the edit before: an address inside an address."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
