"""The headers of a mail that stand in its text, as they do when it is passed on."""

from tertius.documents.lines.decisions import Decision, Decisions
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
