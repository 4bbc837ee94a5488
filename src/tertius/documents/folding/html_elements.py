"""What the elements of HTML mean for a flat text: which break lines, hide, or end one another.

The tables follow the WHATWG HTML Standard, sections 13.1.2.4 (tags that may be left out) and
15.3 (how elements are shown).
"""

import re


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


BREAKING = _set(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html "
    "legend li listing main menu nav ol optgroup option p plaintext pre search section select "
    "summary table tbody td textarea tfoot th thead tr ul video xmp"
)
"""Elements before and after which a line ends."""

VOID = _set(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr"
)
"""Elements that hold nothing and have no end tag."""

UNSEEN = _set("template svg object audio video canvas datalist rp map applet")
"""Elements of which no reader sees the text."""

UNSEEN_RAW = _set("script style title iframe noembed noframes noscript")
"""The same among those that hold no mark-up; ``textarea`` and ``xmp`` are seen."""

FORMATTING = _set("a b big code em font i nobr s small strike strong tt u")
"""Elements that may end across the end of a block, without ending the block."""

OUTER = _set("nav header footer aside article main figure form blockquote")
"""Elements whose being around a line is told in its hint."""

ROLE_OF = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "main": "main",
    "article": "article",
    "form": "form",
}
"""ARIA landmark roles (WAI-ARIA 1.2, section 5.3.4) and the elements that they stand for."""

_CELLS = frozenset({"td", "th"})
_ROWS = _CELLS | {"tr"}
_GROUPS = _ROWS | {"thead", "tbody", "tfoot", "caption", "colgroup"}
_ENDS = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
    "tr": (_ROWS, frozenset({"table", "thead", "tbody", "tfoot"})),
    "thead": (_GROUPS, frozenset({"table"})),
    "tbody": (_GROUPS, frozenset({"table"})),
    "tfoot": (_GROUPS, frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select"})),
    "a": (frozenset({"a"}), BREAKING),
    "body": (frozenset({"head"}), frozenset({"html"})),
}
_PARAGRAPH = (frozenset({"p"}), BREAKING - {"p"})
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_KEPT_IN_PARAGRAPHS = _set("button option optgroup select textarea")

_NOT_SHOWN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
# Pages hide all of themselves until a script shows them: that hides nothing from their readers.
_NEVER_HIDDEN = frozenset({"html", "body", "main", "article"})


def ended_by(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Say which open elements end where another begins.

    Parameters
    ----------
    name
        The element that begins.

    Returns
    -------
    ended
        Names of elements that end.
    within
        Names of elements beyond which none ends.
    """
    if name in _ENDS:
        return _ENDS[name]
    return _PARAGRAPH if name in BREAKING and name not in _KEPT_IN_PARAGRAPHS else _NOTHING


def is_hidden(name: str, given: dict[str, str]) -> bool:
    """Tell whether an element says of itself that it is not shown.

    Parameters
    ----------
    name
        The element.
    given
        Its attributes.

    Returns
    -------
    bool
        By ``hidden``, by its own style, or as a dialogue that is not open; what style sheets and
        scripts do is not known.
    """
    if name in _NEVER_HIDDEN:
        return False
    if "hidden" in given and given["hidden"] != "until-found":
        return True
    if name == "dialog":
        return "open" not in given
    return _NOT_SHOWN.search(given.get("style", "")) is not None
