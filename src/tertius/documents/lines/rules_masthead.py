"""The name of the outlet above a text without mark-up: it is no title, the headline below is.

What stands between the masthead and the text is told by its place: lines right below the masthead
are its motto, a line of a word or two is a section, a bare name above a date is the author.
"""

import re

from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page
from tertius.documents.lines.rules_pieces import NAME, has_date
from tertius.documents.model import Role

MASTHEAD_WORDS, TITLE_WORDS = 7, 25
SECTION = 3
"""Words of the longest line that may be a section, where a longer one may be the headline."""
_OUTLET_WORDS = """
news times post journal review magazine institute institut press guardian telegraph
daily weekly monthly reporter reader herald tribune monitor observer agency
network blog foundation center centre council chronicle gazette gazeta standard mail express
globe independent bulletin quarterly digest dispatch courier examiner
inquirer messenger sentinel echo mirror ledger advertiser argus radio tv broadcasting zeitung
tageblatt tagblatt anzeiger nachrichten bote kurier rundschau blatt woche courrier cahier
gazette revue tribune dépêche échos diario periódico heraldo gaceta correo corriere giornale
gazzetta correio jornal jurnal wire desk newsletter notebook university
dagblad posten tidning
"""
_OUTLETS = frozenset(_OUTLET_WORDS.split())
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.&-]+\s+)+[A-ZÀ-Þ][A-ZÀ-Þ'’.&-]+(?=\s|$)")
_NAME = re.compile(rf"{NAME}(?:,\s*[A-ZÀ-Þ].*)?$")
_SMALL_WORDS = "of the and for in on at de la le el los las les der die das und et y du des"
_SMALL = frozenset(_SMALL_WORDS.split())


def mastheads(page: Page) -> Decisions:
    """Tell the name of the outlet, its motto, the section, the headline and a bare byline.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Nothing unless the first line is a name in capitals which returns in a dateline or a
        notice, has a word that outlets are called by, or carries the date, and a line that may
        be a headline stands between it and the text.
    """
    if page.rows[0].hint is not None or not _is_masthead(page):
        return {}
    text = next((at for at, runs in enumerate(page.running) if runs), None)
    if text is None:
        return {}
    free = [at for at in range(1, text) if page.hits[at] is None or _titled_by_date(page, at)]
    names = [at for at in free if _is_author(page, at, text)]
    heads = [at for at in free if at not in names and _may_be_headline(page, at)]
    apart = [at for at in heads if _is_apart(page, at)]
    if not apart:
        return {}
    title = next((at for at in apart if page.sizes[at] > SECTION), apart[-1])
    decided = _decisions(page, heads, title)
    decided |= {at: Decision("byline", None, "name below a headline", 0.85) for at in names}
    if page.hits[0] is None:
        decided[0] = Decision("furniture", "navigation", "masthead", 0.9)
    return decided


def _is_apart(page: Page, at: int) -> bool:
    """Tell whether a blank line or something of the site, such as a menu, stands above a row."""
    return any(
        page.rows[row].gap or (hit is not None and hit.role == "furniture")
        for row, hit in zip(range(1, at + 1), page.hits[1 : at + 1], strict=True)
    )


def _decisions(page: Page, heads: list[int], title: int) -> Decisions:
    decided = {
        at: Decision("furniture", "navigation", "motto or section", 0.8)
        for at in heads
        if at < title
    }
    decided[title] = Decision("title", None, "title below a masthead", 0.9)
    role: Role = "standfirst"
    below = {at: Decision(role, None, "line below a headline", 0.75) for at in heads if at > title}
    return decided | {at: each for at, each in below.items() if page.sizes[at] > SECTION}


def _is_masthead(page: Page) -> bool:
    hit, row = page.hits[0], page.rows[0]
    dated = hit is not None and hit.role == "dateline"
    # Set in two columns, the name in capitals and its section make one row.
    capitals = _CAPITALS.match(row.text)
    name = row.text if capitals is None else capitals[0]
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _SMALL]
    if page.running[0] or not words or not (hit is None or dated) or row.text[-1] in ".,;:?!…":
        return False
    if dated:
        # A place and a date stand above a report; an outlet has a name of two words or more.
        return len(words) >= 3 and _is_called_so(words)
    if page.sizes[0] > MASTHEAD_WORDS or not all(word[0].isupper() for word in words):
        return False
    return _is_called_so(words) or _returns(page)


def _is_called_so(words: list[str]) -> bool:
    return any(word.lower() in _OUTLETS for word in words[-4:]) and len(words) >= 2


def _returns(page: Page) -> bool:
    """Tell whether a dateline or a notice names the first line again."""
    name = " ".join(page.rows[0].words)
    return len(page.rows[0].words) >= 2 and any(
        hit is not None
        and (hit.role == "dateline" or hit.kind in ("copyright", "contact", "newsletter"))
        and f" {name} " in f" {' '.join(row.words)} "
        for row, hit in zip(page.rows[1:], page.hits[1:], strict=True)
    )


def _titled_by_date(page: Page, at: int) -> bool:
    """Tell whether a row is a dateline only by a month: another one with a day stands below."""
    hit = page.hits[at]
    return hit is not None and hit.role == "dateline" and has_date(page.rows[at].text) is None


def _may_be_headline(page: Page, at: int) -> bool:
    text = page.rows[at].text
    return page.sizes[at] <= TITLE_WORDS and text[-1] not in ".,;…" and not text[0].islower()


def _is_author(page: Page, at: int, text: int) -> bool:
    """Tell whether a row is a bare name right above a date or the text, with others above it."""
    if _NAME.match(page.rows[at].text) is None or not 2 <= page.sizes[at] <= 8 or at < 2:
        return False
    hit = page.hits[at + 1]
    below = at + 1 == text or (hit is not None and hit.role == "dateline")
    last = page.rows[at].words[min(3, len(page.rows[at].words)) - 1]
    again = any(last in row.words for row in page.rows[text:])
    above = any(page.hits[row] is None and page.sizes[row] > SECTION for row in range(1, at))
    return below and (again or above)
