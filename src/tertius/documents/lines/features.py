"""What the model sees of a row: its shape, its words, its neighbours, and its place on the page.

All features lie between about -1 and 5, so that weights are comparable.
"""

import re
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from tertius.documents.lines.furniture_words import CLASS_OF, STOP_WORDS, UNSPACED, WORD_CLASSES
from tertius.documents.lines.hits import RULES
from tertius.documents.lines.main_text import main_text
from tertius.documents.lines.rows import Row
from tertius.documents.lines.rules import Rule
from tertius.documents.lines.rules_pieces import bio_sentence, has_date
from tertius.documents.lines.shapes import (
    ARROW,
    AT,
    BRACKET,
    COMMA,
    DASH,
    DIGIT,
    ENDS,
    LETTER,
    LOWER,
    QUOTE,
    SYMBOL,
    UPPER,
)  # fmt: skip
from tertius.documents.lines.shapes import (
    UNSPACED as NO_BLANKS,
)

Floats = NDArray[np.float64]

_HIT_GROUPS: tuple[str, ...] = tuple(dict.fromkeys(rule.kind or rule.role for rule in RULES))
_GROUP_OF = {name: number for number, name in enumerate(_HIT_GROUPS)}
_HINT_TAGS = ("h1", "h2", "h3", "p", "li", "a", "td", "figcaption", "blockquote")
_HINT_INSIDE = ("nav", "header", "footer", "aside", "article", "main", "figure", "form")
_HINT_NAMES = (
    "comment", "relat", "share", "social", "caption", "byline", "author", "meta", "menu", "foot",
    "sidebar", "widget", "entry", "content", "title", "date", "tag", "promo",
)  # fmt: skip


def features_of(rows: list[Row], hits: list[Rule | None], shapes: Floats) -> Floats:
    """Describe the rows of a page by numbers.

    Parameters
    ----------
    rows
        At least one row.
    hits
        The rule that matches each, or None.
    shapes
        As :func:`~tertius.documents.lines.shapes.shapes_of` gives them.

    Returns
    -------
    ndarray
        Shape (rows, features), float64.
    """
    words = _word_features(rows, shapes)
    own = np.column_stack([_shape_features(rows, shapes), words, _hit_features(rows, hits, shapes)])
    size = _sizes(rows, shapes)
    place = _place_features(rows, hits, size, shapes, words)
    near = _near_features(own, words, hits, place)
    return np.column_stack([own, place, _around(near), _hint_features(rows), np.ones(len(rows))])


def _sizes(rows: list[Row], shapes: Floats) -> Floats:
    """Count the words of each row; in scripts without blanks two letters count as one."""
    counted = np.array([len(row.words) for row in rows], np.float64)
    return np.where(shapes[:, NO_BLANKS] > 4, shapes[:, NO_BLANKS] / 2, counted)


def _near_features(own: Floats, words: Floats, hits: list[Rule | None], place: Floats) -> Floats:
    """Choose what is seen of neighbours: a few numbers, or the model learns pages by heart."""
    classes = len(WORD_CLASSES)
    furniture = np.array([hit is not None and hit.role == "furniture" for hit in hits], np.float64)
    comment = [
        WORD_CLASSES.index(name) for name in ("comment", "first", "time", "byline", "related")
    ]
    return np.column_stack([
        own[:, [0, 2, 5, 8, 9, 10, 12, 14, 19, 20]], words[:, classes], words[:, comment],
        words[:, :classes].sum(axis=1), furniture, place[:, 10], place[:, 3],
        place[:, 18],
    ])  # fmt: skip


def _shape_features(rows: list[Row], shapes: Floats) -> Floats:
    characters = np.maximum(shapes[:, :ENDS].sum(axis=1), 1)
    letters = np.maximum(shapes[:, [UPPER, LOWER, LETTER, NO_BLANKS]].sum(axis=1), 1)
    size = _sizes(rows, shapes)
    first = [row.text[0] for row in rows]
    last = [row.text.rstrip("\"'”’»)]")[-1:] for row in rows]
    end = [row.text[-1] for row in rows]
    capital = [sum(w[:1].isupper() for w in row.text.split()[:40]) for row in rows]
    flags = [
        (
            c.isupper(), c.islower(), c.isdigit(), c in "\"“„«", c in "•·*-–—>›»+#@|",
            z in ".!?。！？؟။", e == ":", z in "…" or row.text.endswith("..."), e in "»›→>",
            "http" in row.text or "www." in row.text,
        )
        for row, c, z, e in zip(rows, first, last, end, strict=True)
    ]  # fmt: skip
    return np.column_stack([
        np.log1p(size), np.log1p(characters) / 2, np.log1p(shapes[:, ENDS]),
        np.minimum(size, 3) / 3, shapes[:, UPPER] / letters, shapes[:, DIGIT] / characters,
        shapes[:, NO_BLANKS] / letters, shapes[:, LETTER] / letters,
        np.array(capital) / np.maximum(1, np.minimum(size, 40)),
        np.minimum(shapes[:, COMMA] / np.maximum(size, 5), 1) * 5,
        np.minimum(shapes[:, [ARROW, SYMBOL]].sum(axis=1), 4) / 2, np.minimum(shapes[:, AT], 1),
        np.minimum(shapes[:, QUOTE], 4) / 4,
        np.minimum(shapes[:, [BRACKET, DASH]].sum(axis=1), 4) / 4,
        np.array(flags, np.float64),
    ])  # fmt: skip


def _word_features(rows: list[Row], shapes: Floats) -> Floats:
    classes = len(WORD_CLASSES)
    counts = np.zeros((len(rows), classes))
    running = np.zeros(len(rows))
    for at, row in enumerate(rows):
        for word in row.words:
            if word in CLASS_OF:
                counts[at, CLASS_OF[word]] += 1
            if word in STOP_WORDS:
                running[at] += 1
        if shapes[at, NO_BLANKS] > 1:
            for name, parts in UNSPACED.items():
                found = sum(part in row.text for part in parts.split())
                counts[at, WORD_CLASSES.index(name)] += found
    size = np.maximum(_sizes(rows, shapes), 1)[:, None]
    share = running / np.maximum([len(row.words) for row in rows], 1)
    share = np.where(_unknown(share, size[:, 0], shapes), 0.35, share)
    return np.column_stack([
        np.minimum(counts / size, 1) * 2, share, np.log1p(running), np.minimum(counts, 2) / 2,
    ])  # fmt: skip


def _unknown(share: Floats, size: Floats, shapes: Floats) -> NDArray[np.bool_]:
    """Tell which rows are long and in a language whose stop words are not in the table.

    They get the share that running text has, so that shape and place decide alone.
    """
    letters = np.maximum(shapes[:, [UPPER, LOWER, LETTER, NO_BLANKS]].sum(axis=1), 1)
    foreign = shapes[:, [LETTER, NO_BLANKS]].sum(axis=1) > 0.5 * letters
    long = (size >= 8) & (shapes[:, ENDS] >= 1)
    if long.any() and np.median(share[long]) < 0.12:
        foreign |= long
    return np.asarray(foreign & (size >= 6) & (share < 0.2))


def _hit_features(rows: list[Row], hits: list[Rule | None], shapes: Floats) -> Floats:
    groups = np.zeros((len(rows), len(_HIT_GROUPS) + 3))
    # Some dumps put a blank line between all lines: only a wider gap than usual says something.
    usual = sorted(row.gap for row in rows)[len(rows) // 2]
    for at, (row, hit) in enumerate(zip(rows, hits, strict=True)):
        if hit is not None:
            groups[at, _GROUP_OF[hit.kind or hit.role]] = 1
        if len(row.words) < 100:
            groups[at, -3] = shapes[at, DIGIT] > 2 and has_date(row.text[:300]) is not None
            groups[at, -2] = len(row.words) > 5 and bio_sentence(row) is not None
        groups[at, -1] = row.gap > usual
    return groups


def _forms(rows: list[Row]) -> Floats:
    """Count how often the form of a short row returns: the heads of comments and items do so."""
    forms = [
        _RUN.sub("a", _NUMBER.sub("9", row.text)) if len(row.words) <= 12 else "" for row in rows
    ]
    # A form without figures and signs is that of any short line.
    seen = Counter(form for form in forms if "9" in form or len(form) > 3)
    return np.minimum([max(seen.get(form, 1) - 1, 0) for form in forms], 5) / 5


_NUMBER = re.compile(r"\d+")
_RUN = re.compile(r"[^\W\d_]+(?:[\s'’.-]+[^\W\d_]+)*")


def _near_share(flags: NDArray[np.bool_], reach: int) -> Floats:
    count = len(flags)
    sums = np.concatenate([[0], np.cumsum(flags)])
    place = np.arange(count)
    first, last = np.maximum(place - reach, 0), np.minimum(place + reach + 1, count)
    return np.asarray((sums[last] - sums[first]) / (last - first))


def _below(hits: list[Rule | None], rows: list[Row]) -> list[Floats]:
    """Tell of some headings how near above a row they stand: 1 right above, falling from there."""
    found = []
    for names in (("reader_comment", "comment_form"), ("related",), ("newsletter", "advert")):
        near, value = np.zeros(len(rows)), 0.0
        for at, hit in enumerate(hits):
            near[at] = value
            headed = hit is not None and hit.kind in names and len(rows[at].words) <= 8
            value = 1.0 if headed else value * 0.9
        found.append(near)
    return found


def _place_features(
    rows: list[Row], hits: list[Rule | None], size: Floats, shapes: Floats, words: Floats
) -> Floats:
    count = len(rows)
    place = np.arange(count)
    seen = Counter(row.words for row in rows)
    repeats = np.array([seen[row.words] if row.words else 1 for row in rows])
    forms = _forms(rows)
    again = np.minimum(repeats - 1, 3) / 3
    stops = words[:, len(WORD_CLASSES)]
    text = main_text(rows, size, shapes[:, ENDS], stops)
    total = max(size.sum(), 1)
    passed = (np.cumsum(size) - size) / total
    short = np.convolve(size < 6, np.ones(9) / 9, mode="same") if count >= 9 else np.full(
        count, float(np.mean(size < 6))
    )  # fmt: skip
    return np.column_stack([
        place / count, np.log1p(place) / 3, np.log1p(count - 1 - place) / 3,
        again, passed, short, text.inside, text.before, text.after, text.edge, text.known,
        text.score,
        np.full(count, text.share), np.full(count, np.log1p(count) / 5),
        np.full(count, np.mean(size < 6)), np.log1p(size.max()) / 5 * np.ones(count),
        place == 0, place == count - 1, forms, _near_share(forms > 0, 10),
        _near_share(again > 0, 10),
        *_below(hits, rows),
    ])  # fmt: skip


def _around(near: Floats) -> Floats:
    """Give the row above, the row below, and means of three and of ten rows on each side."""
    count, width = near.shape
    edge = np.zeros((1, width))
    sums = np.vstack([edge, np.cumsum(near, axis=0)])
    place = np.arange(count)

    def mean(first: int, last: int) -> Floats:
        start, end = np.clip(place + first, 0, count), np.clip(place + last + 1, 0, count)
        return np.asarray((sums[end] - sums[start]) / np.maximum(end - start, 1)[:, None])

    beside = np.vstack([edge, near[:-1]]), np.vstack([near[1:], edge])
    return np.hstack([*beside, mean(-3, -1), mean(1, 3), mean(-10, -1), mean(1, 10)])


def _hint_features(rows: list[Row]) -> Floats:
    width = 4 + len(_HINT_TAGS) + len(_HINT_INSIDE) + len(_HINT_NAMES)
    table = np.zeros((len(rows), width))
    for at, row in enumerate(rows):
        hint = row.hint
        if hint is None:
            continue
        table[at] = [
            1, hint.links, hint.kept is True, hint.kept is False,
            *(hint.tag == tag for tag in _HINT_TAGS),
            *(outer in hint.inside for outer in _HINT_INSIDE),
            *(name in hint.names for name in _HINT_NAMES),
        ]  # fmt: skip
    return table
