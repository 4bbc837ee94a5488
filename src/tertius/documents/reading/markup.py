"""Whether characters are HTML, Markdown or plain text."""

import re
from functools import cache

from tertius.documents.model import Format

_PROLOGUE = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<([A-Za-z][A-Za-z0-9:._-]*)")
_BLOCKS = (
    "html head body title meta link script style base p div h1 h2 h3 h4 h5 h6 ul ol li dl table tr "
    "td section article main header footer nav aside figure blockquote pre center br hr form iframe"
)
# Tags in the midst of a text: a sentence may mention "<b>", but ends no paragraph with a tag.
_BLOCK = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|table|blockquote|body|html|section|article|figure|pre)\s{0,9}>|"
    r"<br\s{0,9}/?>|<(?:p|div|li|h[1-6])(?:\s{1,9}[a-z-]{1,40}\s{0,9}=[^>]{0,2000}|\s{0,9})>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"</(?:a|span|em|strong|b|i)\s{0,9}>|<img\s{1,9}[a-z-]{1,40}\s{0,9}=[^>]{0,2000}>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8});")
_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_MARKDOWN = (
    _HEADING,
    re.compile(r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)"),
    re.compile(r"(?<![*\w])\*\*[^*\n]{1,200}\*\*"),
    re.compile(r"^(?:[-*+] \S.*\n){2}", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
)


@cache
def _known() -> frozenset[str]:
    return frozenset(_BLOCKS.split())


def root_element(text: str) -> str:
    """Give the name of the first element of XML or HTML.

    Parameters
    ----------
    text
        Its start.

    Returns
    -------
    str
        Lower case; empty where none comes first.
    """
    prologue = _PROLOGUE.match(text)
    found = _ROOT.match(text, prologue.end() if prologue else 0)
    return found[1].lower() if found else ""


def looks_like_html(text: str) -> bool:
    """Tell HTML, whole or in part, from other text.

    Parameters
    ----------
    text
        The text, or its start.

    Returns
    -------
    bool
        Tags within lines alone make no HTML of a text with line ends: as HTML, these would be
        blanks, and its paragraphs one.

    Examples
    --------
    >>> looks_like_html("<p>The talks go on."), looks_like_html("if a <b then c> d")
    (True, False)
    """
    start = text[:65536]
    if start.lstrip().lower().startswith("<!doctype html") or root_element(start) in _known():
        return True
    if _BLOCK.search(start):
        return True
    return "\n" not in start.strip() and _INLINE.search(start) is not None


def looks_like_markdown(text: str) -> bool:
    """Tell Markdown from plain text that nobody named.

    Parameters
    ----------
    text
        The text, or its start.

    Returns
    -------
    bool
        Only when it has headings and another sign: links alone also occur in dumps of pages, which
        are plain text.
    """
    start = text[:65536]
    return (
        _HEADING.search(start) is not None
        and sum(p.search(start) is not None for p in _MARKDOWN) > 1
    )


def format_of(text: str, *, is_markup: bool = False) -> Format:
    """Say how the value of a field is written.

    Parameters
    ----------
    text
        The value.
    is_markup
        Whether the field holds HTML by convention; then a character reference is enough.

    Returns
    -------
    Format
        ``html`` or ``text``.
    """
    if "<" in text and looks_like_html(text):
        return "html"
    if is_markup and ("</" in text or _REFERENCE.search(text)):
        return "html"
    return "text"
