"""The earliest time at which a text can have been written, by what it tells as past.

Who tells of June 2024 as past writes in June 2024 or later. The latest such date of a text bounds
it from below. A bound must be true or be left out: see
:mod:`tertius.documents.facts.tenses` for what counts as told as past. Where a publication date is
proven, dates after it are no bounds: one of the two is read wrongly, or the text tells a fiction.
"""

from tertius.documents.facts.dates import WrittenDate, first_day
from tertius.documents.facts.mentions import dates_of, read_lines, tells_a_past
from tertius.documents.facts.page import Page
from tertius.documents.facts.tenses import LANGUAGES
from tertius.documents.function_words import shares
from tertius.documents.model import Fact
from tertius.documents.sentences import split_text


def bound_facts(page: Page, published: str = "") -> list[Fact]:
    """State from when on each segment can have been written.

    Parameters
    ----------
    page
        A labelled text.
    published
        The latest proven date of publication, ISO 8601; ``""`` where none is known.

    Returns
    -------
    list of Fact
        Of kind ``bound``, at most one for each segment; its proof is the date in the text.
    """
    best: dict[int | None, tuple[int, WrittenDate]] = {}
    for number in read_lines(page):
        segment = page.segment_of(number)
        for date in _past_dates(page.texts[number]):
            if published and first_day(date.value) > last_day(published):
                continue
            known = best.get(segment)
            if known is None or first_day(date.value) > first_day(known[1].value):
                best[segment] = (number, date)
    return [
        page.fact(
            "date",
            date.value,
            (number, date.start, date.end),
            "told as past",
            kind="bound",
            segment=segment,
        )
        for segment, (number, date) in best.items()
    ]


def _past_dates(text: str) -> list[WrittenDate]:
    """Find the dates that the sentences of a line tell as past."""
    if not dates_of(text):
        return []
    language = _language(text)
    found: list[WrittenDate] = []
    for start, end in split_text(text, language):
        sentence = text[start:end]
        found += [
            WrittenDate(start + date.start, start + date.end, date.value)
            for date in dates_of(sentence)
            if tells_a_past(sentence, date, language)
        ]
    return found


def _language(text: str) -> str:
    """Tell the likeliest of the languages whose tenses are known; English where none has words."""
    counts, _ = shares(text)
    known = {code: count for code, count in counts.items() if code in LANGUAGES}
    if not known:
        return "en" if text.isascii() else "und"
    best = max(known, key=lambda code: (known[code], code == "en"))
    rivals = (count for code, count in counts.items() if code not in LANGUAGES)
    return best if known[best] >= max(rivals, default=0.0) else "und"


def last_day(value: str) -> str:
    """Give a day that no day of a date which may be short lies behind.

    Parameters
    ----------
    value
        ISO 8601 day, month or year.

    Returns
    -------
    str

    Examples
    --------
    >>> last_day("2014"), last_day("2022-02"), last_day("2001-09-11")
    ('2014-12-31', '2022-02-31', '2001-09-11')
    """
    return value + "-12-31"[3 * value.count("-") :] if len(value) < 10 else value
