"""Marks inside the lines of Markdown: emphasis, code, tags of HTML, escapes."""

import re

from tertius.documents.folding.draft import Draft, Edit

_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)"
    r"|(?P<marks>\*{1,3}|_{1,3}|~~)"
    r"|(?P<tag></?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|details|div|em|font|h[1-6]|hr"
    r"|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead"
    r"|tr|u|ul)(?:\s[^<>]{0,1000})?/?>|<!--(?:(?!-->).){0,2000}-->)"
    r"|(?P<end>\n[ \t]*\n)",
    re.I | re.S,
)


def fold_emphasis(draft: Draft) -> Draft:
    """Drop the marks of emphasis and code, tags and the backslashes of escapes.

    Parameters
    ----------
    draft
        Markdown whose lines have been folded.

    Returns
    -------
    Draft
        Marks without another half stay: ``5 * 3``, ``snake_case``. Linear in time.
    """
    text = draft.text
    edits: list[Edit] = []
    waiting: dict[str, tuple[int, int]] = {}
    code_from = -1
    for match in _INLINE.finditer(text):
        start, end = match.span()
        if start < code_from:
            continue
        if match["end"]:
            waiting.clear()
        elif match["escaped"]:
            edits.append((start, start + 1, ""))
        elif match["tag"]:
            edits.append((start, end, " " if match[0].lower().startswith("<br") else ""))
        elif match["code"]:
            closing = _closing_ticks(text, match[0], end)
            if closing >= 0:
                edits += [(start, end, ""), (closing, closing + end - start, "")]
                code_from = closing + end - start
        else:
            _pair(text, match, waiting, edits)
    return draft.edit(sorted(edits))


def _closing_ticks(text: str, ticks: str, start: int) -> int:
    """Find the ticks that end a span of code: in the next 500 signs and the same paragraph."""
    closing = text.find(ticks, start, start + 500)
    return closing if closing > start and "\n\n" not in text[start:closing] else -1


def _pair(
    text: str, match: re.Match[str], waiting: dict[str, tuple[int, int]], edits: list[Edit]
) -> None:
    """Close the mark that waits for this one, or let this one wait."""
    mark, (start, end) = match["marks"], match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    closes = bool(before.strip()) and not (mark[0] == "_" and after.isalnum())
    opens = bool(after.strip()) and not (mark[0] == "_" and before.isalnum())
    if closes and mark in waiting:
        opened = waiting.pop(mark)
        if opened[1] < start:
            edits += [(*opened, ""), (start, end, "")]
    elif closes and len(mark) == 3 and mark[0] in waiting and mark[:2] in waiting:
        # ***: the end of emphasis inside strong emphasis, or the other way round.
        one, two = waiting.pop(mark[0]), waiting.pop(mark[:2])
        edits += [(*one, ""), (*two, ""), (start, end, "")]
    elif opens:
        waiting[mark] = (start, end)
