"""The second step of folding: signs made of several characters, dashes and blanks.

Dashes become one of two signs. The dash of a sentence is `` – `` with a blank on both sides,
whether it was published as an em dash, a spaced en dash, two or three hyphens or one hyphen
between blanks. What joins two words or numbers without blanks is ``-``, whether it was a hyphen
or an en dash: ``1914–1918`` is ``1914-1918``, and ``Russia–Iran`` is ``Russia-Iran``.
"""

import re

import numpy as np
from numpy.typing import NDArray

from tertius.documents.folding.draft import Draft, Edit

_PAIRS = re.compile("``|''|`")
_SPACED_DOTS = re.compile(r"\.(?: \.){2,3}(?!\S)")
_HYPHENS = re.compile("-{2,}")
_TEXTUAL = re.compile(r"[\w.,;:!?)%\]$€£(\[]")


def fold_signs(draft: Draft) -> Draft:
    """Fold quotation marks of two signs, spaced ellipses and dashes.

    Parameters
    ----------
    draft
        A text whose characters have been folded.

    Returns
    -------
    Draft
    """
    text = draft.text
    if "`" in text or "''" in text:
        edits = [(*m.span(), '"' if len(m[0]) == 2 else "'") for m in _PAIRS.finditer(text)]
        draft = draft.edit(edits)
        text = draft.text
    if ". . ." in text:
        draft = draft.edit(
            [(*m.span(), m[0].replace(" ", "")) for m in _SPACED_DOTS.finditer(text)]
        )
        text = draft.text
    return _other_dashes(_spaced_dashes(draft))


def fold_blanks(draft: Draft) -> Draft:
    """Leave one blank of many, and none at the ends of lines.

    Parameters
    ----------
    draft
        The text.

    Returns
    -------
    Draft
    """
    codes = draft.codes
    blank = _is_blank(codes)
    turns = np.flatnonzero(np.diff(blank.astype(np.int8), prepend=0, append=0))
    begins, ends = turns[::2], turns[1::2]
    around = np.concatenate([[10], codes, [10]])
    inner = (around[begins] != 10) & (around[ends + 1] != 10)
    kept = ~blank
    kept[begins[inner]] = True
    draft = draft.keep(kept)
    if (draft.codes == 9).any():
        draft = draft.with_codes(np.where(draft.codes == 9, np.uint32(32), draft.codes))
    return draft


def _spaced_dashes(draft: Draft) -> Draft:
    """Make one sign of the dashes and hyphens that have a blank on both sides."""
    codes = draft.codes
    around = np.concatenate([np.full(2, 10, dtype=np.uint32), codes, [10]])
    signs = np.flatnonzero((codes == 45) | (codes == 0x2014))
    # Indices of `around` are shifted by two.
    before, after = around[signs + 1], around[signs + 3]
    spaced = _is_blank(before) & (_is_blank(after) | (after == 10))
    # A hyphen that opens a line, after blanks or not, marks a list.
    opens = _is_blank(around[signs]) | (around[signs] == 10)
    spaced &= (codes[signs] == 0x2014) | ~opens
    if not spaced.any():
        return draft
    changed = codes.copy()
    changed[signs[spaced]] = 0x2013
    return draft.with_codes(changed)


def _is_blank(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    blank: NDArray[np.bool_] = (codes == 32) | (codes == 9)
    return blank


def _other_dashes(draft: Draft) -> Draft:
    """Fold the dashes that stand close to a word, and those of several hyphens."""
    codes, text = draft.codes, draft.text
    around = np.concatenate([[10], codes, [10]])
    signs = np.flatnonzero((codes == 0x2013) | (codes == 0x2014))
    done = _is_blank(around[signs]) & (_is_blank(around[signs + 2]) | (around[signs + 2] == 10))
    stretches = [(at, at + 1) for at in signs[~done].tolist()]
    if "--" in text:
        hyphens = (match.span() for match in _HYPHENS.finditer(text))
        stretches = sorted([*stretches, *(span for span in hyphens if span[1] - span[0] < 4)])
    edits: list[Edit] = []
    for start, end in stretches:
        sign = _dash(text, start, end)
        if sign != text[start:end]:
            edits.append((start, end, sign))
    return draft.edit(edits)


def _dash(text: str, start: int, end: int) -> str:
    """Say what a dash becomes where it stands."""
    sign, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if sign.startswith("-") and not _is_dash(text, start, end):
        return sign
    if _is_joint(sign, before, after):
        return "-"
    left = " " if _wants_blank(before, text[max(0, start - 2) : max(0, start - 1)]) else ""
    right = " " if _wants_blank(after, text[end + 1 : end + 2], opening=True) else ""
    return f"{left}–{right}"


def _is_joint(sign: str, before: str, after: str) -> bool:
    """Tell whether a dash joins: a range, a compound, the minus of a number."""
    if sign == "–":
        return (before.isalnum() and (after.isalnum() or after == ")")) or (
            before in (" ", "\t") and after.isdigit()
        )
    return before.isdigit() and after.isdigit()


def _is_dash(text: str, start: int, end: int) -> bool:
    """Tell whether hyphens are a dash: between two words, or between two blanks, not alone."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in ("", "\n"):
        return False
    if before in (" ", "\t"):
        opens = text[max(0, start - 2) : start - 1].strip() == ""
        return not opens and (not after or after.isspace())
    return True


def _wants_blank(neighbour: str, beyond: str, *, opening: bool = False) -> bool:
    """Tell whether a blank belongs between a dash and the sign beside it."""
    if neighbour in ("'", '"'):
        # Beyond a mark that quotes something stands a word; else the mark closes or opens here.
        return beyond.isalnum() if opening else bool(beyond.strip())
    return bool(neighbour) and _TEXTUAL.match(neighbour) is not None
