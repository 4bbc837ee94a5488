"""Front matter: fields above a text in Markdown that say what it is, one a line."""

import re

from tertius.documents.folding.markdown_hints import FRONT
from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.keys import words_of
from tertius.documents.lines.page import Page
from tertius.documents.model import Furniture, Role

FIELD = "front matter"
"""The name of the rule."""
_FIELD = re.compile(r"(?P<field>[\w-]{1,30})\s*:\s*(?P<value>.*)$")
_ROLES: dict[str, Role] = {
    **dict.fromkeys(("author", "authors", "by", "byline", "autor", "auteur"), "byline"),
    **dict.fromkeys(("date", "published", "pubdate", "datum", "fecha"), "dateline"),
    "title": "title",
}


def front_matter(page: Page) -> Decisions:
    """Tell what each line of front matter says.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        The author is a byline, the date a dateline, the title a title unless the text below has
        it again as a line of its own; all other fields are furniture.
    """
    below = {row.words for row in page.rows if row.tag != FRONT}
    decided: Decisions = {}
    for at, row in enumerate(page.rows):
        if row.tag != FRONT:
            continue
        match = _FIELD.match(row.text)
        role = None if match is None else _ROLES.get(match["field"].lower())
        again = match is not None and tuple(words_of(match["value"])) in below
        if role is None or (role == "title" and again):
            rule = page.hits[at]
            kind: Furniture = (
                "separator" if rule is not None and rule.kind == "separator" else "other"
            )
            decided[at] = Decision("furniture", kind, FIELD, 0.95)
        else:
            decided[at] = Decision(role, None, FIELD, 0.95)
    return decided


def title_below(page: Page, front: Decisions) -> Decisions:
    """Find the line that repeats the title which front matter gives.

    Parameters
    ----------
    page
        The page.
    front
        What :func:`front_matter` has found.

    Returns
    -------
    dict
        At most one decision.
    """
    wanted = [
        tuple(words_of(match["value"]))
        for at in front
        if (match := _FIELD.match(page.rows[at].text)) and match["field"].lower() == "title"
    ]
    for at, row in enumerate(page.rows):
        if at not in front and row.words in wanted:
            return {at: Decision("title", None, "title of front matter", 0.97)}
    return {}
