"""The role of every line: what rules are sure of, then what the model thinks of the rest."""

import numpy as np
from numpy.typing import NDArray

from tertius.documents.folding.folded import Folded
from tertius.documents.lines.classes import CLASSES, FIRST_FURNITURE, class_numbers, of_class
from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.features import features_of
from tertius.documents.lines.hits import hits_of
from tertius.documents.lines.keys import line_key
from tertius.documents.lines.main_text import stretch
from tertius.documents.lines.page import Page, page_of
from tertius.documents.lines.plain import is_plain, plain_roles
from tertius.documents.lines.rows import Row, rows_of
from tertius.documents.lines.rules_digest import ITEM, item_titles, marked_items
from tertius.documents.lines.rules_front import FIELD, front_matter, title_below
from tertius.documents.lines.rules_head import (
    declared_title,
    lines_between,
    standfirst_above,
    title_above,
)
from tertius.documents.lines.rules_host import host_comments
from tertius.documents.lines.rules_mail import (
    comments_above,
    courtesies,
    mail_headers,
    subject_below,
)
from tertius.documents.lines.rules_masthead import mastheads
from tertius.documents.lines.rules_quoting import QUOTED, QUOTING, quoted_blocks
from tertius.documents.lines.rules_short import SHORT, short_texts
from tertius.documents.lines.rules_tail import (
    after_the_end,
    bios,
    closing_notices,
    notes_of_origin,
    pictures,
)
from tertius.documents.lines.sequence import Weights, marginals, scores
from tertius.documents.lines.shapes import shapes_of
from tertius.documents.lines.weights import shipped_weights
from tertius.documents.model import Line, Original, Role

Floats = NDArray[np.float64]

ABOVE, LIKELY_TITLE = 15, 0.1
"""How far above a body its title is looked for, and how likely it must be at least."""
TITLE = CLASSES.index("title")
PART = 4000
"""Rows whose features are held at once: a million lines must not need gigabytes."""
_CERTAIN = frozenset((ITEM, FIELD, QUOTED))
"""Rules that marks prove, whatever the words look like."""
RULE_BONUS, RECURRENT_BONUS, TEXT_BONUS, KEPT_BONUS = 3.0, 4.0, 1.5, 1.5
"""What a sure rule, a line known from other pages of the site, running text in the main stretch
of a page, and what an extractor of main texts says of the HTML add to the score of a class. The
model sees most of it too, but may know the language or the kind of page badly."""


def label_lines(
    folded: Folded, original: Original, *, recurrent: frozenset[int] = frozenset()
) -> tuple[Line, ...]:
    r"""Tell what each line of a text is for.

    Parameters
    ----------
    folded
        The folded text.
    original
        What it was folded from.
    recurrent
        Keys of lines that return on pages of the site
        (:func:`~tertius.documents.lines.recurrent_keys`). They count as furniture, unless a rule
        knows them for something else or they stand amid a body: a subheading may return.

    Returns
    -------
    tuple of Line
        One for each line that is not blank, in order; none is left out. A text of blanks has
        none.

    Notes
    -----
    Rules of single lines and of their order come first. A text that is mostly running text is a
    body but for what rules say. On any other page a chain model weighs shape, words, neighbours
    and place of each line, and the mark-up where there is any.

    Examples
    --------
    >>> import numpy as np
    >>> text = "Calm returns\n\nThe talks in the old harbour ended on Monday. Both sides left."
    >>> zero = np.zeros(1, np.int64)
    >>> lines = label_lines(Folded(text, zero, zero, len(text)), Original(text))
    >>> [line.role for line in lines]
    ['title', 'body']
    """
    rows = rows_of(folded)
    if not rows:
        return ()
    decided = label_rows(rows, shipped_weights(), recurrent, original)
    return tuple(
        Line(row.span, each.role, each.kind, each.by, each.sure)
        for row, each in zip(rows, decided, strict=True)
    )


def label_rows(
    rows: list[Row],
    weights: Weights,
    recurrent: frozenset[int] = frozenset(),
    original: Original | None = None,
) -> list[Decision]:
    """Decide about the rows of a page with given weights.

    Parameters
    ----------
    rows
        At least one row.
    weights
        Of the model.
    recurrent
        Keys of lines known from other pages.
    original
        What the container of the text says, where there is one.

    Returns
    -------
    list of Decision
        One for each row.
    """
    hits = hits_of(rows)
    shapes = shapes_of(rows)
    page = page_of(rows, hits, shapes)
    known = _known(rows, recurrent)
    items = item_titles(page)
    plain = is_plain(page, items)
    # On a page of a site teasers look like items of a digest; the model tells them apart.
    ruled = decide_by_rules(page, original, items if plain else marked_items(page))
    # What returns on a site is no short text of its own.
    ruled = {at: each for at, each in ruled.items() if not (known[at] and each.by == SHORT)}
    if plain:
        return plain_roles(page, ruled, known)
    given = np.vstack(
        [
            scores(features_of(rows[part], hits[part], shapes[part]), weights)
            for part in (slice(at, at + PART) for at in range(0, len(rows), PART))
        ]
    )
    likely = marginals(given + _bonus(page, ruled, known), weights.follow)
    decided = posts_as_body(page, _read(page, ruled, known, likely))
    return likeliest_title(page, decided, likely)


def decide_by_rules(page: Page, original: Original | None, items: Decisions) -> Decisions:
    """Decide what the order of rows makes sure, whatever the model thinks.

    Parameters
    ----------
    page
        The page.
    original
        What the container of the text says, where there is one.
    items
        Titles of the items of a digest.

    Returns
    -------
    dict
        Row → decision; of two rules the more special one has the word.
    """
    front = front_matter(page)
    declared = declared_title(page, original) if original is not None else {}
    declared = declared or title_below(page, front)
    head = {} if declared else mastheads(page)
    decided = declared or head or title_above(page)
    title = next((at for at, each in decided.items() if each.role == "title"), None)
    decided = (
        lines_between(page) | short_texts(page) | standfirst_above(page, title) | decided | items
    )
    decided |= bios(page) | pictures(page) | after_the_end(page) | host_comments(page)
    decided |= quoted_blocks(page) | notes_of_origin(page) | closing_notices(page) | front
    headers = mail_headers(page)
    headers |= subject_below(page, headers)
    return decided | comments_above(page, headers) | courtesies(page, headers) | headers


def posts_as_body(page: Page, decided: list[Decision]) -> list[Decision]:
    """Take the posts of a forum for what they are: comments need a text that they comment on.

    Parameters
    ----------
    page
        The page.
    decided
        What has been decided about each row.

    Returns
    -------
    list of Decision
        The same; on a page without a body, running text of readers is the body.
    """
    buttons = sum(hit is not None and hit.name == "comment head" for hit in page.hits)
    if buttons < 2 or any(each.role == "body" for each in decided):
        return decided
    return [
        Decision("body", None, "post", each.sure)
        if each.kind == "reader_comment" and runs and hit is None
        else each
        for each, runs, hit in zip(decided, page.running, page.hits, strict=True)
    ]


def likeliest_title(page: Page, decided: list[Decision], likely: Floats) -> list[Decision]:
    """Take the likeliest line above a body for its title, where no line was taken for one.

    Parameters
    ----------
    page
        The page.
    decided
        What has been decided about each row.
    likely
        Shape (rows, classes): marginals of the model.

    Returns
    -------
    list of Decision
        The same, with one title more at most.
    """
    roles = [each.role for each in decided]
    if "title" in roles or "body" not in roles:
        return decided
    body = roles.index("body")
    first = max(0, body - ABOVE)
    chances = [
        0.0 if page.running[at] or page.hits[at] is not None else float(likely[at, TITLE])
        for at in range(first, body)
    ]
    best = max(chances, default=0.0)
    if best < LIKELY_TITLE:
        return decided
    at = first + chances.index(best)
    return [*decided[:at], Decision("title", None, "likeliest title", best), *decided[at + 1 :]]


def _known(rows: list[Row], recurrent: frozenset[int]) -> list[bool]:
    if not recurrent:
        return [False] * len(rows)
    return [line_key(row.text) in recurrent for row in rows]


def _bonus(page: Page, ruled: Decisions, known: list[bool]) -> Floats:
    bonus = np.zeros((len(page.rows), len(CLASSES)))
    first, last = stretch(np.array(page.sizes), np.array(page.running))
    for at in range(len(page.rows)):
        hit = page.sure_hit(at)
        if at in ruled:
            bonus[at, class_numbers(ruled[at].role)] += 2 * RULE_BONUS
        elif hit is not None:
            bonus[at, class_numbers(hit.role)] += RULE_BONUS
        elif page.hits[at] is None and first <= at < last and page.running[at]:
            bonus[at, class_numbers("body")] += TEXT_BONUS
        hint = page.rows[at].hint
        if hint is not None and hint.kept is not None:
            bonus[at, class_numbers("body" if hint.kept else "furniture")] += KEPT_BONUS
        if known[at] and (hit is None or hit.role == "furniture") and at not in ruled:
            bonus[at, class_numbers("furniture")] += RECURRENT_BONUS
    return bonus


def _is_certain(ruled: Decision, role: Role) -> bool:
    return ruled.by in _CERTAIN or (ruled.by == QUOTING and role != "furniture")


def _read(page: Page, ruled: Decisions, known: list[bool], likely: Floats) -> list[Decision]:
    furniture = likely[:, FIRST_FURNITURE:].sum(axis=1).tolist()
    best = np.where(
        likely[:, :FIRST_FURNITURE].max(axis=1) > furniture,
        likely[:, :FIRST_FURNITURE].argmax(axis=1),
        likely[:, FIRST_FURNITURE:].argmax(axis=1) + FIRST_FURNITURE,
    ).tolist()
    decided: list[Decision] = []
    for at, row in enumerate(page.rows):
        role, kind = of_class(best[at], row)
        sure = furniture[at] if role == "furniture" else float(likely[at, best[at]])
        hit = page.hits[at]
        if at in ruled and (ruled[at].role == role or _is_certain(ruled[at], role)):
            decided.append(ruled[at])
        elif hit is not None and hit.role == role:
            decided.append(Decision(role, hit.kind, hit.name, max(sure, hit.sure)))
        elif known[at] and role == "furniture":
            decided.append(Decision(role, "recurrent", "recurrent", sure))
        else:
            decided.append(Decision(role, kind, "model", sure))
    return decided
