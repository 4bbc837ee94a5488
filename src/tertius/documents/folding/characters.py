"""The first step of folding: one character at a time, and letters with the marks upon them."""

import re
import unicodedata

import numpy as np

from tertius.documents.folding.draft import Draft, Edit, to_text
from tertius.documents.folding.variants import (
    ACTIVE,
    DROPPED,
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

_SPACE = "[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u205f]"
# French sets blanks inside its quotation marks; German sets the marks the other way round, so the
# blank must be on the inner side of a mark that has nothing on its outer side.
_INNER_BLANKS = re.compile(
    rf"(?<![^\s(\[])«(?P<after>{_SPACE}+)|(?P<before>{_SPACE}+)»(?=[\s.,;:!?)\]]|$)"
)
_BROKEN_AT_SOFT_HYPHEN = re.compile(r"\u00ad[ \t]*(?:\r\n?|\n)[ \t]*")
_JOINER = 0x200D


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
    found = fates(draft.codes)
    if (found == PLAIN).all():
        return draft
    draft = _replace(_drop_inner_blanks(_drop_carriage_returns(draft)))
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
    if not (draft.codes == 0xAD).any():
        return draft
    return draft.edit(
        [(*match.span(), "") for match in _BROKEN_AT_SOFT_HYPHEN.finditer(draft.text)]
    )


def _drop_carriage_returns(draft: Draft) -> Draft:
    codes = draft.codes
    pair = (codes[:-1] == 13) & (codes[1:] == 10)
    return draft.keep(~np.append(pair, False)) if pair.any() else draft


def _drop_inner_blanks(draft: Draft) -> Draft:
    if not (draft.codes == 0xAB).any():
        return draft
    edits: list[Edit] = []
    for match in _INNER_BLANKS.finditer(draft.text):
        blank = match.span("after") if match["after"] else match.span("before")
        edits.append((*blank, ""))
    return draft.edit(edits)


def _replace(draft: Draft) -> Draft:
    found = fates(draft.codes)
    changed = found == OTHER
    if changed.any():
        codes = draft.codes.copy()
        codes[changed] = others(codes[changed])
        draft = draft.with_codes(codes)
    draft, found = draft.keep(found != DROPPED), found[found != DROPPED]
    several = np.flatnonzero(found == SEVERAL)
    signs = to_text(draft.codes[several])
    places = several.tolist()
    return draft.edit(
        [(at, at + 1, variant_of(sign)) for at, sign in zip(places, signs, strict=True)]
    )


def _drop_joiners(draft: Draft) -> Draft:
    """Keep a zero-width joiner between two symbols, where it makes one emoji; drop all others."""
    at = np.flatnonzero(draft.codes == _JOINER)
    if not len(at):
        return draft
    kept = np.ones(len(draft.codes), dtype=np.bool_)
    for place in at.tolist():
        kept[place] = _symbol(draft, place - 1) and _symbol(draft, place + 1)
    return draft.keep(kept)


def _symbol(draft: Draft, place: int) -> bool:
    if not 0 <= place < len(draft.codes):
        return False
    return unicodedata.category(chr(int(draft.codes[place]))) in ("So", "Sk")


def _compose(draft: Draft) -> Draft:
    active = np.append(fates(draft.codes) == ACTIVE, False)
    if not active.any():
        return draft
    turns = np.flatnonzero(np.diff(active.astype(np.int8), prepend=0))
    text, known = draft.text, dict[str, str]()
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
