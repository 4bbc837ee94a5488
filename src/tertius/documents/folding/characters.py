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
_SPACE = "[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u205f]"
# French sets blanks inside its quotation marks; German sets the marks the other way round, so the
# blank must be on the inner side of a mark that has nothing on its outer side.
_INNER_BLANKS = re.compile(
    rf"(?<![^\s(\[])«(?P<after>{_SPACE}+)|(?P<before>{_SPACE}+)»(?=[\s.,;:!?)\]]|$)"
)
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
    draft = _replace(_drop_inner_blanks(draft))
    return _compose(_drop_joiners(draft))


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
    if "«" not in draft.text:
        return draft
    edits: list[Edit] = []
    for match in _INNER_BLANKS.finditer(draft.text):
        blank = match.span("after") if match["after"] else match.span("before")
        edits.append((*blank, ""))
    return draft.edit(edits)


def _replace(draft: Draft) -> Draft:
    codes = draft.codes
    found = fates(codes)
    changed = found == OTHER
    if changed.any():
        replaced = codes.copy()
        replaced[changed] = others(codes[changed])
        draft = draft.with_text(to_text(replaced))
    places = np.flatnonzero((found == SEVERAL) | (found == DROPPED))
    signs = to_text(codes[places])
    spots = zip(places.tolist(), signs, strict=True)
    return draft.edit([(at, at + 1, variant_of(sign)) for at, sign in spots])


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
    if text.isascii():
        return draft
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
