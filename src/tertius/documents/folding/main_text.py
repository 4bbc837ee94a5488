"""Which lines of a page an extractor of main texts keeps: a hint for labelling, no judgement."""

import re
from dataclasses import replace

from tertius.documents.folding.folded import Folded, LineHint

_SMALLEST, _LARGEST = 200, 3_000_000
"""Characters of a page between which asking is worth its time: beyond, it takes minutes."""
_MOST_TAGS, _MOST_ITEMS = 30_000, 1_500
"""The same in tags; it takes quadratic time in the items of a list (4,000 take 3 seconds)."""
_TELLING = 25
"""Letters that a line needs to be found inside a longer one; shorter ones occur by chance."""
_NOT_LETTERS = re.compile(r"[\W_]+")


def mark_kept(source: str, folded: Folded) -> tuple[LineHint, ...]:
    """Say for each line of a page whether trafilatura keeps it.

    Parameters
    ----------
    source
        The page as published.
    folded
        The same, flattened.

    Returns
    -------
    tuple of LineHint
        The hints of the page with ``kept`` set; unchanged where the extractor was not asked,
        failed or found nothing.
    """
    main = _main_text(source) if _is_worth_asking(source) else ""
    if not main:
        return folded.hints
    lines = [_letters(line) for line in main.split("\n")]
    whole, alone = "".join(lines), set(lines)
    return tuple(
        replace(hint, kept=_is_kept(_letters(line), whole, alone))
        for line, hint in zip(folded.text.split("\n"), folded.hints, strict=True)
    )


def _is_worth_asking(source: str) -> bool:
    return (
        _SMALLEST <= len(source) <= _LARGEST
        and source.count("<") <= _MOST_TAGS
        and source.count("<li") + source.count("<LI") <= _MOST_ITEMS
    )


def _main_text(source: str) -> str:
    import logging

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        # Recall is favoured: of its ways, this one agrees best with readers (F1 of the words of
        # bodies 0.915 on 122 labelled pages, 0.907 as it comes), and takes the least time.
        found = extract(source, include_comments=False, with_metadata=False, favor_recall=True)
    except Exception:  # noqa: BLE001
        # What a damaged page does to another library is no reason not to read it.
        return ""
    return found or ""


def _letters(line: str) -> str:
    return _NOT_LETTERS.sub("", line).casefold()


def _is_kept(letters: str, whole: str, alone: set[str]) -> bool:
    return letters in alone or (len(letters) >= _TELLING and letters in whole)
