"""The headers of a mail that stand in its text, as they do when it is passed on."""

import re

from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.keys import words_of
from tertius.documents.lines.page import Page
from tertius.documents.lines.rules_pieces import mail_header
from tertius.documents.model import Role

_ROLES: dict[str, Role] = {
    **dict.fromkeys(("from", "von", "de"), "byline"),
    **dict.fromkeys(
        ("date", "sent", "gesendet", "datum", "envoyé", "enviado", "fecha"), "dateline"
    ),
    **dict.fromkeys(("subject", "betreff", "objet", "asunto"), "title"),
}
SIGNATURE = 60
"""Words of the longest signature."""
_FAREWELL, _NAMED = "farewell", "name below a mail"
COURTESIES = frozenset((_FAREWELL, _NAMED))
"""What ends the remark of somebody who passes on a text."""
_PASSED_ON = re.compile(r"^(?:(?:fwd?|wg|re|aw|tr|rv)\s*:\s*)+", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?:\s+[A-ZÀ-Þ][\w'’.-]*){0,2}$")
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|liebe[rs]?|sehr\s+geehrte|bonjour|chère?s?|hola|estimad\w+|good\s+"
    r"(?:morning|evening|afternoon)|guten\s+(?:tag|morgen|abend))\b[^.?]{0,60}[,!:]?$",
    re.IGNORECASE,
)
_GOODBYE = re.compile(
    r"(?:(?:all\s+the\s+|very\s+)?best(?:\s+(?:wishes|regards))?|(?:kind|warm|best|many)?\s*regards"
    r"|cheers|(?:many\s+)?thanks|thank\s+you|sincerely|yours(?:\s+\w+)?|(?:mit\s+)?(?:viele|beste"
    r"|freundliche|herzliche|liebe)n?\s+grü(?:ße|ßen|sse|ssen)|(?:bien\s+)?cordialement|amitiés|saludos"
    r"|un\s+abrazo)[,.!]*$",
    re.IGNORECASE,
)
HEADER = "header of a mail"
"""The name of the rule; such a run of headers begins a piece."""


def mail_headers(page: Page) -> Decisions:
    """Tell which rows are the headers of a mail.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Decisions for each run of two or more headers that names a sender and a date or a subject:
        the sender is a byline, the date a dateline, the subject a title, others are furniture.
    """
    found = [mail_header(row.text) if len(row.words) < 60 else None for row in page.rows]
    decided: Decisions = {}
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end] is not None:
            end += 1
        fields = [match["field"].lower() for match in found[at:end] if match is not None]
        roles = {_ROLES.get(field) for field in fields}
        if end - at >= 2 and "byline" in roles and roles & {"dateline", "title"}:
            for place, field in enumerate(fields, at):
                role = _ROLES.get(field)
                decided[place] = (
                    Decision(role, None, HEADER, 0.97)
                    if role
                    else Decision("furniture", "contact", HEADER, 0.97)
                )
        at = max(end, at + 1)
    return decided


def subject_below(page: Page, headers: Decisions) -> Decisions:
    """Take the line that repeats the subject of a mail passed on for the title of the text.

    Parameters
    ----------
    page
        The page.
    headers
        What :func:`mail_headers` has found.

    Returns
    -------
    dict
        The line is a title, and its subject a header like others; nothing where none repeats it.
    """
    decided: Decisions = {}
    for at, each in headers.items():
        match = mail_header(page.rows[at].text)
        if each.role != "title" or match is None:
            continue
        wanted = words_of(_PASSED_ON.sub("", match["value"]))
        for below in range(at + 1, min(at + 8, len(page.rows))):
            if list(page.rows[below].words) == wanted and below not in headers:
                decided[below] = Decision("title", None, "subject of a mail", 0.95)
                decided[at] = Decision("furniture", "contact", HEADER, 0.97)
    return decided


def courtesies(page: Page, headers: Decisions) -> Decisions:
    """Find greetings, farewells and signatures in a mail that passes on a text.

    Parameters
    ----------
    page
        The page.
    headers
        What :func:`mail_headers` has found; without any this is no mail.

    Returns
    -------
    dict
        Short lines: a greeting, a farewell and the name below it, a name alone right above the
        headers or the mark of the text passed on, and what stands below ``--`` at the end.
    """
    if not headers:
        return {}
    starts = {at for at in headers if at - 1 not in headers}
    marks = {at for at, hit in enumerate(page.hits) if hit and hit.name == "forwarding mark"}
    decided: Decisions = {}
    for at, row in enumerate(page.rows):
        if at in headers or page.running[at] or page.sizes[at] > 6:
            continue
        farewell = at - 1 in decided and decided[at - 1].by == _FAREWELL
        ends = at + 1 in starts | marks and at > 0 and _NAME.match(row.text) is not None
        by = (
            "greeting" if _GREETING.match(row.text)
            else _FAREWELL if _GOODBYE.match(row.text)
            else _NAMED if farewell or ends
            else ""
        )  # fmt: skip
        if by:
            decided[at] = Decision("furniture", "other", by, 0.85)
    return decided | _signature(page)


def _signature(page: Page) -> Decisions:
    marks = [at for at, row in enumerate(page.rows) if row.text in ("--", "–", "—")]
    below = range(marks[-1] + 1, len(page.rows)) if marks else range(0)
    if not below or sum(page.sizes[at] for at in below) > SIGNATURE:
        return {}
    return {
        at: Decision("furniture", "contact", "signature", 0.85)
        for at in below
        if page.hits[at] is None
    }


def comments_above(page: Page, headers: Decisions) -> Decisions:
    """Tell what the sender of a mail says above a text that the mail passes on.

    Parameters
    ----------
    page
        The page.
    headers
        What :func:`mail_headers` has found.

    Returns
    -------
    dict
        The running text between the mail's own headers and the headers or the mark of the text
        passed on, where that text is longer.
    """
    starts = sorted(
        {at for at in headers if at - 1 not in headers}
        | {
            at
            for at, hit in enumerate(page.hits)
            if hit is not None and hit.name == "forwarding mark"
        }
    )
    starts = [at for at in starts if page.text_between(0, at) > 0]
    if not starts:
        return {}
    at = starts[0]
    if page.text_between(0, at) >= page.text_between(at, len(page.rows)):
        return {}
    return {
        place: Decision("host_comment", None, "comment above a forwarded text", 0.9)
        for place in range(at)
        if place not in headers and page.sure_hit(place) is None
    }
