"""The second step of folding: signs made of several characters, dashes and blanks.

Dashes become one of two signs. The dash of a sentence is `` – `` with a blank on both sides,
whether it was published as an em dash, a spaced en dash, two or three hyphens or one hyphen
between blanks. What joins two words or numbers without blanks is ``-``, whether it was a hyphen
or an en dash: ``1914–1918`` is ``1914-1918``, and ``Russia–Iran`` is ``Russia-Iran``. A hyphen
that opens a line stays: it marks a list.
"""

import re

import numpy as np

from tertius.documents.folding.draft import Draft, Edit

_PAIRS = re.compile("``|''|`")
_SPACED_DOTS = re.compile(r"\.(?: \.){2,3}(?!\S)")
_SPACED_HYPHEN = re.compile(r" -(?= (?!-)|\n|\Z)")
_HYPHENS = re.compile("-{2,}")
_LONG = re.compile("[–—]")
_TEXTUAL = re.compile(r"[\w.,;:!?)%\]$€£(\[]")


def fold_signs(draft: Draft) -> Draft:
    """Fold quotation marks of two signs, spaced ellipses and dashes.

    Parameters
    ----------
    draft
        A text whose characters and blanks have been folded.

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
        dots = [(*m.span(), m[0].replace(" ", "")) for m in _SPACED_DOTS.finditer(text)]
        draft = draft.edit(dots)
        text = draft.text
    if " —" in text:
        draft = draft.with_text(text.replace(" — ", " – ").replace(" —\n", " –\n"))
    return _fold_dashes(draft)


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
    text = draft.text
    if "\t" in text:
        draft = draft.with_text(text := text.replace("\t", " "))
    outer = text[:1] == " " or text[-1:] == " "
    if not outer and "  " not in text and " \n" not in text and "\n " not in text:
        return draft
    around = np.concatenate([[10], draft.codes, [10]])
    turns = np.flatnonzero(np.diff(around == 32))
    begins, ends = turns[::2], turns[1::2]
    # One blank stays of those that have something on both sides in their line.
    inner = (around[begins] != 10) & (around[ends + 1] != 10)
    begins = begins + inner
    some = begins < ends
    return draft.cut(begins[some], ends[some])


def _fold_dashes(draft: Draft) -> Draft:
    text = draft.text
    stretches: list[tuple[int, int]] = []
    if "–" in text or "—" in text:
        stretches += [m.span() for m in _LONG.finditer(text) if not _is_done(text, m.start())]
    if " -" in text:
        spaced = (m.end() - 1 for m in _SPACED_HYPHEN.finditer(text))
        stretches += [
            (at, at + 1)
            for at in spaced
            if text[at - 2 : at - 1] != "-" and not _opens_line(text, at)
        ]
    if "--" in text:
        stretches += [m.span() for m in _HYPHENS.finditer(text) if m.end() - m.start() < 4]
    edits: list[Edit] = []
    for start, end in sorted(stretches):
        sign = _dash(text, start, end)
        if sign != text[start:end]:
            edits.append((start, end, sign))
    return draft.edit(edits)


def _is_done(text: str, at: int) -> bool:
    return text[at] == "–" and text[at - 1 : at] == " " and text[at + 1 : at + 2] in (" ", "\n", "")


def _opens_line(text: str, at: int) -> bool:
    """Tell whether only blanks stand before a place in its line (two are looked at)."""
    return text[max(0, at - 2) : at].strip() == ""


def _dash(text: str, start: int, end: int) -> str:
    """Say what a dash becomes where it stands."""
    sign, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
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
            before == " " and after.isdigit()
        )
    return before.isdigit() and after.isdigit()


def _is_dash(text: str, start: int, end: int) -> bool:
    """Tell whether hyphens are a dash: between two words, or between two blanks, not alone."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in ("", "\n"):
        return False
    if before == " ":
        return not _opens_line(text, start) and (not after or after.isspace())
    return True


def _wants_blank(neighbour: str, beyond: str, *, opening: bool = False) -> bool:
    """Tell whether a blank belongs between a dash and the sign beside it."""
    if neighbour in ("'", '"'):
        # Beyond a mark that quotes something stands a word; else the mark closes or opens here.
        return beyond.isalnum() if opening else bool(beyond.strip())
    return bool(neighbour) and _TEXTUAL.match(neighbour) is not None
