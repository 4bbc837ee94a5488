"""When a record holds: the date that the words give, and whether it is over.

The rule of this module: a date belongs to the clause that it hangs in, and none is made up.
"""

import re
from dataclasses import dataclass
from datetime import date

from tertius.coding.lexicon import DEFAULT, Lexicon
from tertius.coding.model import Frame
from tertius.coding.stance.calendar import Dated, Now, dates_in
from tertius.coding.stance.cues import cues
from tertius.coding.stance.eras import era_in
from tertius.coding.stance.past import superseded
from tertius.coding.stance.reach import clause_of, hanging
from tertius.coding.tree import Tree

_ABOUT = r"(?: early| late| mid| about| around| in| the| end of)* ?-?$"
_SINCE = re.compile(rf"\b(?:ever since|since|from|after|starting|beginning|as of){_ABOUT}", re.I)
_UNTIL = re.compile(rf"\b(?:until|till|before|prior to|up to|by|through){_ABOUT}", re.I)
_OPEN_FROM = re.compile(r"^,?\s*(?:on|onward|onwards)\b")

# fmt: off
_BEFORE_YEARS = frozenset({
    "in", "of", "since", "until", "till", "by", "before", "after", "during", "from", "the", "a",
    "an", "early", "late", "mid", "and", "to", "than", "as", "its", "their", "his", "around",
    "about", "circa", "through", "for", "spring", "summer", "autumn", "fall", "winter", "back",
    "between", "that", "this", "or", "-", "year", "years",
})
# fmt: on
"""Words before a number of four digits that is a year."""


@dataclass(frozen=True, slots=True)
class When:
    """When something is said to hold.

    Attributes
    ----------
    text
        ISO 8601 date of the precision that the words give, or ``start/end`` with ``..`` for an
        open end; ``""`` if the sentence does not tell.
    superseded
        Whether the text says that it was so and is so no longer.
    words
        The words that tell the date, and those that tell that it is over; may be empty.
    """

    text: str = ""
    superseded: bool = False
    words: str = ""


def when_of(
    tree: Tree, frame: Frame, *, written: date | None = None, lexicon: Lexicon = DEFAULT
) -> When:
    """Tell when a frame holds.

    Parameters
    ----------
    tree
        The sentence.
    frame
        Two actors and the words that bind them.
    written
        The day on which the text was written, for 'on Monday' and 'last month'; without it such
        words tell nothing.
    lexicon
        Which cues and eras count.

    Returns
    -------
    When
        With an empty ``text`` where no date hangs in the trigger's clause.
    """
    known = cues(lexicon)
    words = clause_of(tree, frame, known)
    dated = _nearest(tree, words, Now(written, _ahead(tree, words)), lexicon)
    over = superseded(tree, frame, words, known)
    shown = [tree.text[dated.start : dated.end]] if dated else []
    shown += [" ".join(tree.words[k] for k in over)] if over else []
    return When(dated.text if dated else "", bool(over), " … ".join(shown))


def _ahead(tree: Tree, words: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a clause looks ahead: 'will meet', 'is to meet', 'plans to meet'."""
    for word, _ in words:
        for aux in tree.having(word, "aux"):
            if tree.tags[aux] == "MD" or tree.tags[aux] == "TO":
                return tree.lower[aux] not in ("would", "could")
    return False


def _nearest(
    tree: Tree, words: tuple[tuple[int, int], ...], now: Now, lexicon: Lexicon
) -> Dated | None:
    found: list[tuple[int, int, Dated]] = []
    for dated in (*dates_in(tree.text, now), *era_in(tree.text, lexicon)):
        place = _word_at(tree, dated)
        if place is None or _counts(tree, dated):
            continue
        steps = hanging(tree, words, place)
        if steps is not None:
            found.append((steps, -len(dated.text), dated))
    if not found:
        return None
    dated = min(found, key=lambda entry: entry[:2])[2]
    return _bounded(tree, dated)


def _word_at(tree: Tree, dated: Dated) -> int | None:
    """Give the highest word of a time expression."""
    inside = [k for k in range(len(tree)) if dated.start <= tree.starts[k] < dated.end]
    return next((k for k in inside if tree.heads[k] not in inside or tree.heads[k] == k), None)


def _counts(tree: Tree, dated: Dated) -> bool:
    """Tell whether what looks like a year counts things: 'in 2000 villages'."""
    if not re.fullmatch(r"\d{4}", tree.text[dated.start : dated.end]):
        return False
    place = next(k for k in range(len(tree)) if tree.ends[k] > dated.start)
    head = tree.heads[place]
    before = tree.text[: dated.start].rstrip().rsplit(" ", 1)[-1].lower()
    if re.match(
        r"\s*(?:to|[-–])\s*\d|\s*(?:percent|per cent|million|people|troops|men)\b",
        tree.text[dated.end :],
    ):
        return True
    if tree.deps[place] == "nummod" and tree.tags[head] == "NNS":
        return before not in ("the", "its", "their") or dated.text.endswith("00")
    own = before.strip(",(") in _BEFORE_YEARS or before.endswith(("'s", "’s")) or before == ""
    return not own and tree.deps[place] not in ("npadvmod",) and not before.endswith(("(", ","))


def _bounded(tree: Tree, dated: Dated) -> Dated:
    """Open the interval behind 'since' and before 'until'."""
    before = tree.text[max(0, dated.start - 24) : dated.start].rstrip()
    if "/" in dated.text and not dated.relative:
        return dated
    since, until = _SINCE.search(before), _UNTIL.search(before)
    opened = _OPEN_FROM.match(tree.text[dated.end :])
    if since and (since[0].split()[0].lower() != "from" or opened):
        return Dated(dated.start - len(since[0]) - 1, dated.end, f"{dated.text.split('/')[0]}/..")
    if until:
        return Dated(dated.start - len(until[0]) - 1, dated.end, f"../{dated.text.split('/')[-1]}")
    return dated
