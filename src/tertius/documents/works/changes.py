"""Which parts of a claim an edit changes: its actor, target, sign, date, number or certainty.

Every change names the words that prove it. The rules are rules of thumb by lists that can be read
(``data/changes.toml``); what they are for actors stands in :mod:`mentions`:

* *actor*, *target*: somebody else acts, or is acted upon or spoken of; a state and its capital,
  government or leader are the same, unless both sentences name leaders and these differ;
* *sign*: friendly and hostile words balance otherwise, a negation turning the words behind it, or
  a negation was added or taken away;
* *date*: other years, months, days or words of relative time, or how often something happens;
* *number*: other numbers, the days and years of dates aside, or other words for how much;
* *certainty*: what was asserted is now doubted or reported, or the other way round, or stressed;
  'about', 'some' and the like before a number are the same doubt.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from tertius.documents.words import words
from tertius.documents.works.cues import Phrases, cues, phrases_in
from tertius.documents.works.encoding import is_date_word, number_named
from tertius.documents.works.mentions import Mention, mentions

Own = list[tuple[str, tuple[int, str]]]
"""Folded words, each with the place and the letters of the word of the text that it stands in."""
Kind = Literal["actor", "target", "sign", "date", "number", "certainty"]
_YEARS = range(1500, 2101)
_REACH = 3
"""Words behind a negation that it turns."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a claim.

    Attributes
    ----------
    kind
        What is changed.
    before, after
        The words of the old and of the new sentence that prove it; one may be empty.
    """

    kind: Kind
    before: tuple[str, ...]
    after: tuple[str, ...]


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Find what an edit changes of a claim.

    Parameters
    ----------
    old, new
        A sentence before and after.

    Returns
    -------
    tuple of Change
        At most one of each kind, in the order of ``Kind``.

    Examples
    --------
    >>> changes("Moscow will sign the pact in 2023.", "Moscow may sign the pact in 2024.")
    (Change(kind='date', before=('2023',), after=('2024',)), Change(kind='certainty', \
before=('will',), after=('may',)))
    """
    own = _told(old), _told(new)
    before, after = ([word for word, _ in side] for side in own)
    found: list[Change | None] = [*_actors(old, new), _sign(before, after)]
    dates = _dates(before), _dates(after)
    often = _other(before, after, cues().often)
    found.append(_differ("date", dates, own, often))
    numbers = tuple(
        _numbers(side, known) for side, known in zip((before, after), dates, strict=True)
    )
    found.append(
        _differ("number", (numbers[0], numbers[1]), own, _other(before, after, cues().amounts))
    )
    found.append(_certainty(before, after))
    return tuple(change for change in found if change)


def _told(sentence: str) -> Own:
    """Give the folded words of a sentence, each with the word of the text that it stands in."""
    found = [(word, told) for told in enumerate(sentence.split()) for word in words(told[1])]
    folded = words(sentence)
    if [word for word, _ in found] != folded:
        return [(word, (place, word)) for place, word in enumerate(folded)]
    return found


_POINTS = ".,;:!?()[]\"\u201c\u201d\u2018\u2019'"


def _actors(old: str, new: str) -> list[Change | None]:
    sides = mentions(old), mentions(new)
    found: list[Change | None] = []
    for kind, acts in (("actor", True), ("target", False)):
        before, after = ([m for m in side if m.acts == acts] for side in sides)
        gone, come = _missing(before, after), _missing(after, before)
        if acts:
            # Who merely moves to the other side of the verb is reported once, as an actor.
            moved = {m.actor for m in gone} | {m.actor for m in come}
        else:
            gone = [m for m in gone if m.actor not in moved]
            come = [m for m in come if m.actor not in moved]
        if not (gone and come):
            # One who is named in both sentences, and acts in one, was not replaced by anybody.
            named = {m.actor for m in sides[0]} & {m.actor for m in sides[1]}
            gone = [m for m in gone if m.actor not in named]
            come = [m for m in come if m.actor not in named]
        if gone or come:
            found.append(Change(kind, _texts(gone), _texts(come)))  # type: ignore[arg-type]
    return found


def _missing(own: list[Mention], other: list[Mention]) -> list[Mention]:
    """Give the mentions of actors, or of other leaders of them, that the other side has not."""
    actors = {m.actor for m in other}
    persons = {m.person for m in other if m.person}
    return [
        m
        for m in own
        if m.actor not in actors or (m.person and persons and m.person not in persons)
    ]


def _texts(found: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.text for m in found))


def _sign(before: list[str], after: list[str]) -> Change | None:
    signs = _signed(before), _signed(after)
    balance = [sum(sign for _, sign in side) for side in signs]
    negations = _negations(before), _negations(after)
    gone = _left_over([w for w, _ in signs[0]], [w for w, _ in signs[1]])
    come = _left_over([w for w, _ in signs[1]], [w for w, _ in signs[0]])
    if (balance[0] > 0) - (balance[0] < 0) != (balance[1] > 0) - (balance[1] < 0):
        return Change("sign", gone, come)
    if len(negations[0]) != len(negations[1]):
        return Change(
            "sign",
            _left_over(negations[0], negations[1]),
            _left_over(negations[1], negations[0]),
        )
    return None


def _signed(text: list[str]) -> list[tuple[str, int]]:
    """Give the friendly and hostile words, with those behind a negation turned round."""
    known = cues()
    found, negated = [], 0
    turning = _negating(text)
    for place, word in enumerate(text):
        if turning[place]:
            negated = _REACH + 1
        sign = (word in known.friendly) - (word in known.hostile)
        if sign:
            turned = negated > 0 and not turning[place]
            found.append((f"not {word}" if turned else word, -sign if turned else sign))
        negated = max(0, negated - 1)
    return found


def _negating(text: list[str]) -> list[bool]:
    """Tell which words negate: 'hardly' does not in 'hardly surprising'."""
    found = [word in cues().negation for word in text]
    for start, end, _ in phrases_in(text, cues().idioms):
        found[start:end] = [False] * (end - start)
    return found


def _negations(text: list[str]) -> list[str]:
    return [word for word, negates in zip(text, _negating(text), strict=True) if negates]


class _Span(NamedTuple):
    """Words of a sentence, and what they say."""

    start: int
    end: int
    what: str


def _dates(text: list[str]) -> list[_Span]:
    """Give years, months, days of the week, days beside months, and words of relative time."""
    found = []
    for place, word in enumerate(text):
        beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
        year = word.isdigit() and len(word) == 4 and int(word) in _YEARS
        decade = len(word) == 5 and word[:4].isdigit() and word.endswith("s")
        # 'may' is a month only beside a number.
        month = is_date_word(word) and (word != "may" or any(w.isdigit() for w in beside))
        day = word.isdigit() and len(word) <= 2 and any(map(is_date_word, beside))
        if year or decade or month or day:
            found.append(_Span(place, place + 1, word))
    return found + [_Span(*phrase) for phrase in phrases_in(text, cues().relative)]


def _numbers(text: list[str], dates: list[_Span]) -> list[_Span]:
    taken = {place for span in dates for place in range(span.start, span.end)}
    return [
        _Span(place, place + 1, number_named(word) or word)
        for place, word in enumerate(text)
        if place not in taken and (word[0].isdigit() or number_named(word))
    ]


def _other(before: list[str], after: list[str], listed: Phrases) -> tuple[list[_Span], list[_Span]]:
    """Find listed phrases, where some of one sentence stand in the place of others."""
    spans = tuple(
        [_Span(*phrase) for phrase in phrases_in(side, listed)] for side in (before, after)
    )
    said = [{span.what for span in side} for side in spans]
    if not (said[0] - said[1] and said[1] - said[0]):
        return [], []
    return spans[0], spans[1]


def _differ(
    kind: Kind,
    spans: tuple[list[_Span], list[_Span]],
    own: tuple[Own, Own],
    more: tuple[list[_Span], list[_Span]],
) -> Change | None:
    sides = [sorted([*spans[which], *more[which]]) for which in (0, 1)]
    gone, come = (
        _words_of(_missing_spans(sides[which], sides[1 - which]), sides[which], own[which])
        for which in (0, 1)
    )
    return Change(kind, gone, come) if gone or come else None


def _missing_spans(one: list[_Span], other: list[_Span]) -> list[_Span]:
    left = Counter(span.what for span in one) - Counter(span.what for span in other)
    found = []
    for span in one:
        if left[span.what] > 0:
            left[span.what] -= 1
            found.append(span)
    return found


def _words_of(chosen: list[_Span], spans: list[_Span], own: Own) -> tuple[str, ...]:
    """Give spans in the words of the text, each with those that it stands among: 'June 2024'."""
    runs: list[tuple[int, int]] = []
    for span in spans:
        # A dash between two words is no word, but it stands between them.
        gap = runs and own[span.start][1][0] - own[runs[-1][1] - 1][1][0] > 1
        if runs and span.start <= runs[-1][1] and not gap:
            runs[-1] = runs[-1][0], max(span.end, runs[-1][1])
        else:
            runs.append((span.start, span.end))
    named = [run for run in runs if any(run[0] <= span.start < run[1] for span in chosen)]
    return tuple(
        " ".join(told[1] for told, _ in groupby(told for _, told in own[start:end])).strip(_POINTS)
        for start, end in named
    )


def _certainty(before: list[str], after: list[str]) -> Change | None:
    known = cues()
    before, after = _without_may(before), _without_may(after)
    for listed in (known.doubt, known.stress):
        one = [what for _, _, what in phrases_in(before, listed)]
        other = [what for _, _, what in phrases_in(after, listed)]
        if listed is known.doubt:
            around = _approximations(before), _approximations(after)
            if len(around[0]) != len(around[1]):
                one, other = one + around[0], other + around[1]
        gone, come = _left_over(one, other), _left_over(other, one)
        if bool(gone) != bool(come):
            # 'will' against 'may' is proved by both words.
            replaced = _left_over(_asserting(before), _asserting(after)) if come else ()
            replacing = _left_over(_asserting(after), _asserting(before)) if gone else ()
            return Change("certainty", gone or replaced, come or replacing)
    return None


def _without_may(text: list[str]) -> list[str]:
    """Leave out the month of May, which doubts nothing: beside a number, or after 'in' and such."""
    before, after = ["", *text], [*text[1:], ""]
    return [
        word
        for word, left, right in zip(text, before, after, strict=False)
        if not (word == "may" and (left in _BEFORE_MONTHS or left.isdigit() or right.isdigit()))
    ]


_BEFORE_MONTHS = frozenset(
    ("in", "since", "until", "till", "by", "of", "during", "early", "mid", "late", "last", "next")
)


def _approximations(text: list[str]) -> list[str]:
    """Give the words before numbers that say that these are not exact."""
    return [
        word
        for word, number in pairwise(text)
        if word in cues().around and (number[0].isdigit() or number_named(number))
    ]


def _asserting(text: list[str]) -> list[str]:
    return [word for word in text if word in _ASSERTING]


_ASSERTING = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "will", "shall", "does", "do", "did")
)


def _left_over(own: list[str], other: list[str]) -> tuple[str, ...]:
    return tuple((Counter(own) - Counter(other)).elements())
