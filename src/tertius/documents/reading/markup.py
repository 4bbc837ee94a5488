"""Whether characters are HTML, Markdown or plain text."""

import re
from functools import cache

from tertius.documents.model import Format

_PROLOGUE = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<([A-Za-z][A-Za-z0-9:._-]*)")
_BLOCKS = (
    "html head body title meta link script style base p div span h1 h2 h3 h4 h5 h6 ul ol li dl "
    "table tr td section article main header footer nav aside figure blockquote pre a b i u em "
    "strong font center img br hr form iframe"
)
# Tags in the midst of a text: a sentence may mention "<b>", but closes no paragraph.
_TELLING = re.compile(
    r"</(?:p|div|a|h[1-6]|li|ul|ol|table|blockquote|span|em|strong|body|html|section|article|"
    r"figure|pre)\s*>|<br\s*/?>|<(?:p|img|div|a|span|blockquote)(?:\s{1,9}[a-z-]{1,40}\s{0,9}=[^>]{0,2000}|\s*/?)>",
    re.IGNORECASE,
)
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

    Examples
    --------
    >>> looks_like_html("<p>The talks go on."), looks_like_html("if a <b then c> d")
    (True, False)
    """
    start = text[:65536]
    if start.lstrip().lower().startswith("<!doctype html") or root_element(start) in _known():
        return True
    return _TELLING.search(start) is not None


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


def format_of(text: str) -> Format:
    """Say how the value of a field is written.

    Parameters
    ----------
    text
        The value.

    Returns
    -------
    Format
        ``html`` or ``text``.
    """
    return "html" if "<" in text and looks_like_html(text) else "text"
