"""What stands below a text, or between its title and the text: who wrote it."""

import re

from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page

BELOW = 0.12
"""Share of the running text that may stand below a bio."""
ABOUT = 8
"""Words of a line at least that says who the author is, and is not only the heading of one."""
_GOES_ON = re.compile(
    r"(?:he|she|they|his|her|their|dr\.|prof\.|mr\.|ms\.|mrs\.|follow\s+(?:him|her|them)|sein|ihr|er|sie|il|elle|son|sa|él|ella|su)\b",
    re.IGNORECASE,
)


def bios(page: Page) -> Decisions:
    """Find the rows that say who the author is.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Sentences of the form "X is a fellow at Y" where nearly no text stands below, and X is
        named in the byline or nowhere in the text; the rows that go on about X; and scraps below.
    """
    total = page.text_between(0, len(page.rows))
    bylines = " ".join(
        row.text
        for row, hit in zip(page.rows, page.hits, strict=True)
        if hit is not None and (hit.role == "byline" or hit.name == "related links")
    ).lower()
    decided: Decisions = {}
    # Anthologies end in many bios: what other bios say does not count as text below.
    of_bios = 0.0
    for at, name in reversed(page.bios.items()):
        below = page.text_between(at + 1, len(page.rows)) - of_bios
        of_bios += page.sizes[at] if page.running[at] else 0.0
        if below > BELOW * total or at == 0:
            continue
        last_name = name.split()[-1].lower()
        named = last_name in bylines
        new = page.first_named.get(last_name, len(page.rows)) >= at
        if named or (new and page.text_between(0, at) > 60):
            decided[at] = Decision("bio", None, "bio below a text", 0.95 if named else 0.85)
    decided |= {
        at: Decision("bio", None, hit.name, hit.sure)
        for at, hit in enumerate(page.hits)
        if hit is not None and hit.name == "about the author" and page.sizes[at] >= ABOUT
    }
    return decided | _goes_on(page, decided)


def _goes_on(page: Page, bio: Decisions) -> Decisions:
    found: Decisions = {}
    for at in bio:
        below = at + 1
        while below < len(page.rows) and below not in bio and page.hits[below] is None:
            if page.running[below] and _GOES_ON.match(page.rows[below].text):
                found[below] = Decision("bio", None, "bio that goes on", 0.8)
            elif page.sizes[below] <= 6 and below >= len(page.rows) - 3:
                found[below] = Decision("furniture", "credit", "scrap below a bio", 0.8)
            else:
                break
            below += 1
    return found


_NOTES = frozenset(("source credit", "source line", "feed notice", "note on an interview"))


def notes_of_origin(page: Page) -> Decisions:
    """Find the notes that say where a piece comes from.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        A model that sees a sentence amid a text would take them for a part of it.
    """
    return {
        at: Decision(hit.role, hit.kind, hit.name, hit.sure)
        for at, hit in enumerate(page.hits)
        if hit is not None and hit.name in _NOTES
    }


_ADDRESS = re.compile(r"\S@\w+[.-]\w|\bhttps?://|\bwww\.")
CLOSING = 60
"""Words of what stands below the last rule of a text at most, to be its notice."""


def closing_notices(page: Page) -> Decisions:
    """Find what a site says below the last rule (a row of dashes, stars) of its text.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Rows below the rule, if one of them gives an address and they are few words.
    """
    rules = [at for at, hit in enumerate(page.hits) if hit is not None and hit.name == "separator"]
    if not rules or page.text_between(0, rules[-1]) < 2 * CLOSING:
        return {}
    below = range(rules[-1] + 1, len(page.rows))
    if sum(page.sizes[at] for at in below) > CLOSING:
        return {}
    if not any(_ADDRESS.search(page.rows[at].text) for at in below):
        return {}
    return {
        at: Decision("furniture", "contact", "notice below the last rule", 0.85)
        for at in below
        if page.hits[at] is None
    }


def pictures(page: Page) -> Decisions:
    """Find captions: above a credit in brackets, or marked as such.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        The row above ``(White House photo)``, where it is at most two sentences, and rows in
        ``<figcaption>``.
    """
    decided: Decisions = {
        at: Decision("caption", None, "markup", 0.95)
        for at, row in enumerate(page.rows)
        if row.tag == "figcaption"
    }
    for at, hit in enumerate(page.hits[1:], 1):
        if hit is None or hit.name != "picture credit" or page.rows[at].text[0] != "(":
            continue
        above = at - 1
        if page.hits[above] is None and page.sizes[above] <= 45 and page.sentences[above] <= 2:
            decided[above] = Decision("caption", None, "caption above a credit", 0.9)
    return decided


def after_the_end(page: Page) -> Decisions:
    """Tell what stands below an end mark such as ``###`` or ``- 30 -``.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Boilerplate below the mark of a press release or a wire report, where it is less than a
        third of the text.
    """
    for at, row in enumerate(page.rows):
        mark = re.sub(r"\s", "", row.text).strip("-–—").lower()
        if mark not in ("###", "#", "30", "ends", "ende", "fin") or at < 2:
            continue
        above, below = page.text_between(0, at), page.text_between(at + 1, len(page.rows))
        if above and below < above / 3:
            return {
                place: Decision("furniture", "other", "below the end mark", 0.85)
                for place in range(at + 1, len(page.rows))
                if page.hits[place] is None
            }
    return {}
