"""From what two pieces have in common to what the one is of the other.

The rules are tried in this order, and the first that fits decides:

1. *identical*: the words are the same.
2. *independent*: next to nothing is common.
3. *template*: where the frame is the same, numbers, dates and names differ. Such pieces are two
   reports by one formula, however much of their words is common.
4. *shared quotation*: what is common stands in quotation marks, on one side at least, in one that
   is no copy otherwise.
5. *republication*: nearly all of both, word for word; or all of the older one in a younger, longer
   one.
6. *excerpt*: nearly all of one stands word for word in the other, but for what its host says above
   and below.
7. *rework*: sentences were kept and edited, and the edits are of wording, not of slots; or a part
   returns word for word below or above sentences of its own.
8. *follow-up*: background returns below news of its own. A common first paragraph with two
   different rests is one as well: two reports on one event, and no copy of each other.

Whether that which is common is mere furniture is asked elsewhere, as it needs the sentences.
"""

from dataclasses import dataclass
from typing import Literal

from tertius.documents.works import limits
from tertius.documents.works.measuring import Measures
from tertius.documents.works.model import RelationType

Side = Literal["", "a", "b"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a pair.

    Attributes
    ----------
    type
        The relation.
    because
        The rule in words, with its numbers.
    whole
        Which of the two holds the other, or said what the other one quotes; empty where neither
        does.
    """

    type: RelationType
    because: str
    whole: Side = ""


def judge(m: Measures, *, older: Side = "", apart: bool = False) -> Verdict:
    """Say what two pieces are to each other.

    Parameters
    ----------
    m
        What they have in common.
    older
        Which of them is proven to be the older one.
    apart
        Whether they were published two days or more apart.

    Returns
    -------
    Verdict
    """
    if m.same:
        return Verdict("identical", f"all {m.words_a:.0f} words are the same")
    high = max(m.share_a, m.share_b)
    if m.run < limits.MENTIONED_RUN or (m.content < limits.LEAST_CONTENT and high < 0.5):
        return Verdict("independent", f"no more than {m.run:.0f} words in a row are common")
    found = _template(m, apart) or _quotation(m) or _copy(m, older) or _rework(m, apart)
    return found or _background(m, high)


def _template(m: Measures, apart: bool) -> Verdict | None:
    other, same = m.other_slots, m.same_slots
    limit, least = limits.TEMPLATE_SLOTS, limits.LEAST_SLOTS
    if apart and min(m.lead_a, m.lead_b) >= limits.PART_FROM:
        limit, least = limits.TEMPLATE_SLOTS_APART, limits.LEAST_SLOTS_APART
    elif m.kept == 0 and other + same >= limits.FIGURES:
        limit, least = limits.TEMPLATE_SLOTS_EDITED, limits.LEAST_SLOTS_APART
    recurring = (
        apart
        and other > 0
        and min(m.share_a, m.share_b) >= limits.ALIKE
        and m.kept_words < limits.MOSTLY_KEPT * m.equal_a
    )
    if m.kept >= 3 and m.kept_words >= limits.MUCH_KEPT * m.equal_a:
        limit = max(limit, limits.TEMPLATE_SLOTS_KEPT)
    if recurring or (other >= least and other >= limit * (other + same)):
        return Verdict(
            "template",
            f"the frame is common, but {m.other_numbers:.0f} numbers, {m.other_dates:.0f} dates "
            f"and {m.other_names:.0f} names differ and {same:.0f} are the same",
        )
    fewest = min(m.numbers_a, m.numbers_b)
    known = max(m.known_numbers_a / max(1, m.numbers_a), m.known_numbers_b / max(1, m.numbers_b))
    kept_little = m.edited >= 1 and m.kept_words <= limits.KEPT_LITTLE * m.equal_a
    if kept_little and fewest >= limits.FIGURES and known < limits.FIGURES_KNOWN:
        return Verdict(
            "template",
            f"the frame is common, but {100 * (1 - known):.0f} % of the figures are not",
        )
    return None


def _quotation(m: Measures) -> Verdict | None:
    a, b = (m.equal_a, m.quoted_a, m.share_a), (m.equal_b, m.quoted_b, m.share_b)
    said_by: Side
    for said_by, (equal, quoted, share), (_, other_quoted, other_share) in (
        ("b", a, b),
        ("a", b, a),
    ):
        # What only one side quotes is the other one's own; the words around it are the reporter's.
        only_here = other_quoted <= limits.HARDLY_QUOTED * equal
        least = limits.QUOTED_HERE if only_here else limits.QUOTED_FROM
        if share >= limits.QUOTED_BELOW or quoted < least * equal:
            continue
        if m.edited > 1 and not only_here:
            continue
        # Where both quote, and one consists of it, that one is an excerpt full of quotations.
        if other_share >= limits.QUOTED_BELOW and other_quoted >= limits.QUOTED_FROM * equal:
            continue
        said = f"{quoted:.0f} of {equal:.0f} common words stand in quotation marks"
        if not only_here:
            return Verdict("shared_quotation", said)
        return Verdict("shared_quotation", f"{said} in one of the two only", said_by)
    return None


def _copy(m: Measures, older: Side) -> Verdict | None:
    equal = max(m.equal_a, m.equal_b)
    low, high = sorted((m.share_a, m.share_b))
    # A dateline or a credit at the head of one sentence makes no edited text of a whole one.
    whole = high >= limits.ALL_BUT_TYPOS and m.kept >= limits.KEPT_FOR_EDITED * m.edited
    if m.wording > limits.VERBATIM * equal + 1 and not whole:
        return None
    # Words that were only added stand in the place of none, but are an edit all the same.
    if low < limits.NEARLY_ALL and m.edited >= 2 and m.edited > limits.EDITED_FOR_KEPT * m.kept:
        return None
    # The part is the one that has more of its words in the other; in doubt the shorter one.
    parts: tuple[Side, Side] = ("a", "b")
    if (m.share_b, -m.words_b) > (m.share_a, -m.words_a):
        parts = ("b", "a")
    longer = _Block.of_b(m) if parts[0] == "a" else _Block.of_a(m)
    least = limits.WHOLE_FROM
    if older == parts[0] or (longer.first == 0 and longer.is_one(m)):
        least = limits.MOSTLY
    if high >= limits.NEARLY_ALL and low >= least:
        return Verdict("republication", "word for word")
    if m.edited > max(1, m.kept / limits.KEPT_FOR_EDITED) or (m.edited == 1 and m.kept < 2):
        return None
    for part, other in (parts, parts[::-1]):
        share = m.share_a if part == "a" else m.share_b
        if part == older:
            if share >= limits.RETURNED:
                return Verdict("republication", "all of the older one returns word for word")
        elif _is_part(m, part, share, dated=older == other):
            own = _own_sentences(m, part)
            if share < limits.NEARLY_ALL and own > limits.FRAME_SENTENCES:
                return Verdict(
                    "rework", f"a part returns word for word, beside {own:.0f} sentences of its own"
                )
            return Verdict("excerpt", "word for word", other)
    return None


def _own_sentences(m: Measures, part: Side) -> float:
    """Count the sentences of a part that stand above or below what it has from the other one."""
    size = m.sentences_a if part == "a" else m.sentences_b
    return size - m.kept - m.edited


def _is_part(m: Measures, part: Side, share: float, *, dated: bool) -> bool:
    """Tell whether a piece is a run of sentences of the other one, but for its host's words."""
    run, other = _Block.of_a(m), _Block.of_b(m)
    if part == "b":
        run, other = other, run
    if not run.is_one(m):
        return False
    # Where both close with what is common, the one with more of its own above it may have taken
    # it from the other as background; only a date tells that from an excerpt of its end.
    closes_both = run.closes and other.closes and other.is_one(m)
    if share >= (limits.DATED_PART if dated else limits.PART_OF_IT):
        return True
    if closes_both and not dated and other.share <= limits.BACKGROUND:
        return False
    return share >= limits.FRAMED_PART and run.closes and run.first <= limits.FRAME_SENTENCES


@dataclass(frozen=True, slots=True)
class _Block:
    """Where the matched sentences of a piece stand."""

    size: float
    first: float
    last: float
    share: float

    @classmethod
    def of_a(cls, m: Measures) -> "_Block":
        return cls(m.sentences_a, m.first_a, m.last_a, m.share_a)

    @classmethod
    def of_b(cls, m: Measures) -> "_Block":
        return cls(m.sentences_b, m.first_b, m.last_b, m.share_b)

    @property
    def closes(self) -> bool:
        return self.last == self.size - 1

    def is_one(self, m: Measures) -> bool:
        return self.last - self.first + 1 == m.kept + m.edited


def _rework(m: Measures, apart: bool) -> Verdict | None:
    low, high = sorted((m.share_a, m.share_b))
    matched = m.kept + m.edited
    light = m.wording <= limits.LIGHT_EDIT * m.edited
    if m.edited == 0:
        scattered = matched >= 2 and not (
            m.in_order == 1 and _Block.of_a(m).is_one(m) and _Block.of_b(m).is_one(m)
        )
        enough = high >= limits.PART_OF_IT and low >= limits.REWORK_FROM
        enough = enough or (scattered and high >= limits.REWORK_BOTH)
    elif m.kept and light:
        # Sentence by sentence retouched: nobody treats borrowed background so.
        enough = high >= limits.REWORK_BOTH or matched >= 3
        enough = enough and high + low >= limits.BOTH_TOGETHER
    else:
        enough = _is_same_news(m, low, high, apart=apart, light=light)
    if not enough:
        return None
    return Verdict(
        "rework",
        f"{m.kept:.0f} sentences were kept and {m.edited:.0f} edited{_slots(m)}",
    )


def _slots(m: Measures) -> str:
    """Say how many facts differ, and nothing where none does: an edit may change more than them."""
    differing = m.other_numbers + m.other_dates + m.other_names
    if not differing:
        return ""
    known = differing + m.same_slots
    return f"; {differing:.0f} of {known:.0f} numbers, dates and names in them differ"


def _is_same_news(m: Measures, low: float, high: float, *, apart: bool, light: bool) -> bool:
    """Tell whether heavily edited sentences make one text of two, and not the next day's news."""
    matched = m.kept + m.edited
    if high + low < limits.BOTH_TOGETHER and high < limits.RETURNED:
        return False
    if max(m.lead_a, m.lead_b) < limits.LEAD_FROM and high < limits.RETURNED:
        # News that begins otherwise is other news, unless much of the old text is still there.
        return m.kept >= 1 and low >= limits.REWORK_MIXED and high >= limits.REWORK_BOTH
    if apart:
        if m.kept:
            return high + low >= limits.MORE_OF_BOTH
        return light and matched >= 4 and high >= limits.SAME_STORY
    if m.wording >= limits.HEAVY_EDIT * m.edited and high < limits.RETURNED:
        return high + low >= limits.HALF_OF_BOTH
    if m.kept == 0:
        return high >= limits.SAME_STORY or high + low >= limits.SAME_STORY_BOTH
    return high >= limits.REWORK_BOTH or (high >= limits.REWORK_MIXED and matched >= 3)


def _background(m: Measures, high: float) -> Verdict:
    if high >= 0.1 and (m.kept_words >= limits.LEAST_CONTENT or m.edited or m.run >= 12):
        return Verdict(
            "follow_up",
            f"{m.kept + m.edited:.0f} sentences are common; the rest of each is its own",
        )
    return Verdict("independent", f"only a run of {m.run:.0f} words is common")
