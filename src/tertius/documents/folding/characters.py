"""The first step of folding: one character at a time, and letters with the marks upon them."""

import re
import unicodedata

import numpy as np

from tertius.documents.folding.draft import Draft, Edit, to_text
from tertius.documents.folding.variants import (
    ACTIVE,
    DROPPED,
    JOINER,
    OTHER,
    PLAIN,
    SEVERAL,
    fates,
    others,
    variant_of,
)

LONGEST_CLUSTER = 32
"""Marks upon one letter that are composed; more stay as they are.

The Stream-Safe Text Format (Unicode Standard Annex 15, section 13) allows 30: sorting the marks
of one letter takes quadratic time, and no writing needs more.
"""

_CONTROLS = bytes(code for code in [*range(32), 127] if code not in (9, 10))
_BLANKS = frozenset(" \t\u00a0\u202f\u205f") | frozenset(map(chr, range(0x2000, 0x200B)))
_ANGLES = re.compile("[«»]")
_BROKEN_AT_SOFT_HYPHEN = re.compile(r"\u00ad[ \t]*(?:\r\n?|\n)[ \t]*")


def fold_characters(draft: Draft) -> Draft:
    """Replace each character by what it is folded to, drop those without width, compose letters.

    Parameters
    ----------
    draft
        The text.

    Returns
    -------
    Draft
        Linear in time, whatever stands in the text.
    """
    text = draft.text
    if text.isascii() and len(text) == len(text.encode().translate(None, _CONTROLS)):
        return draft
    if "\r\n" in text:
        draft = draft.edit([(m.start(), m.start() + 1, "") for m in re.finditer("\r\n", text)])
    return _replace(_drop_inner_blanks(draft))


def join_soft_hyphens(draft: Draft) -> Draft:
    """Join words that a soft hyphen breaks at the end of a line.

    Parameters
    ----------
    draft
        The text as published.

    Returns
    -------
    Draft
    """
    if "\u00ad" not in draft.text:
        return draft
    return draft.edit(
        [(*match.span(), "") for match in _BROKEN_AT_SOFT_HYPHEN.finditer(draft.text)]
    )


def _drop_inner_blanks(draft: Draft) -> Draft:
    """Drop the blanks that French sets inside its quotation marks.

    German sets the marks the other way round, so a blank is inside only on the side of a mark
    that has nothing on its other side.
    """
    text = draft.text
    if "«" not in text:
        return draft
    edits: list[Edit] = []
    for match in _ANGLES.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if match[0] == "«" and after in _BLANKS and (not before.strip() or before in "(["):
            stop = end + 1
            while text[stop : stop + 1] in _BLANKS:
                stop += 1
            edits.append((end, stop, ""))
        elif match[0] == "»" and before in _BLANKS and (not after.strip() or after in ".,;:!?)]"):
            begin = start - 1
            while text[begin - 1] in _BLANKS and begin > (edits[-1][1] if edits else 1):
                begin -= 1
            if not edits or begin >= edits[-1][1]:
                edits.append((begin, start, ""))
    return draft.edit(edits)


def _replace(draft: Draft) -> Draft:
    codes = draft.codes
    found = fates(codes)
    places = np.flatnonzero(found != PLAIN)
    found = found[places]
    changed = places[found == OTHER]
    if len(changed):
        replaced = codes.copy()
        replaced[changed] = others(codes[changed])
        draft = draft.with_text(to_text(replaced))
    edited = places[(found == SEVERAL) | (found == DROPPED)]
    spots = zip(edited.tolist(), to_text(codes[edited]), strict=True)
    draft = draft.edit([(at, at + 1, variant_of(sign)) for at, sign in spots])
    if (found >= SEVERAL).any():
        draft = _compose(_drop_joiners(draft))
    return draft


def _drop_joiners(draft: Draft) -> Draft:
    """Keep a zero-width joiner between two symbols, where it makes one emoji; drop all others."""
    text = draft.text
    if JOINER not in text:
        return draft
    return draft.edit(
        [
            (match.start(), match.end(), "")
            for match in re.finditer(JOINER, text)
            if not _symbol(text[match.start() - 1 : match.start()])
            or not _symbol(text[match.end() : match.end() + 1])
        ]
    )


def _symbol(character: str) -> bool:
    return bool(character) and unicodedata.category(character) in ("So", "Sk")


def _compose(draft: Draft) -> Draft:
    text = draft.text
    turns = np.flatnonzero(np.diff(fates(draft.codes) == ACTIVE, prepend=False, append=False))
    known = dict[str, str]()
    edits: list[Edit] = []
    for begin, end in turns.reshape(-1, 2).tolist():
        start = max(0, begin - 1)
        if end - start > LONGEST_CLUSTER:
            continue
        cluster = text[start:end]
        if cluster not in known:
            known[cluster] = unicodedata.normalize("NFC", cluster)
        if known[cluster] != cluster:
            edits.append((start, end, known[cluster]))
    return draft.edit(edits)
