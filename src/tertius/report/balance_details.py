"""What the page of balance tells of one period: groups, frustrated ties, and the drawn network."""

from typing import Any

from tertius.network import TieList
from tertius.panel.balance_answer import BalanceAnswer
from tertius.panel.balance_findings import BalanceFindings, Coalition
from tertius.panel.balance_records import TieRecord
from tertius.report.balance_words import (
    best_groups,
    optimum_sentence,
    pivot_sentence,
    polarisation_sentence,
    record_parts,
    tie_sentence,
    tie_words,
)

MOST_DRAWN = 300
"""Networks with more tied states are not drawn."""

MOST_TIES = 400
"""At most so many frustrated ties of a period are listed in the page."""

MOST_NAMES = 250
"""At most so many members of a group are named in the page."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Records:
    """The records of a page, each once; details refer to them by number."""

    def __init__(self) -> None:
        self.plain: list[dict[str, Any]] = []
        self._numbers: dict[tuple[str, ...], int] = {}

    def number(self, line: TieRecord) -> int:
        """Give the number of a record, and take it up if it is new."""
        text, cite = record_parts(line)
        key = (text, cite, str(line.sign))
        if key not in self._numbers:
            self._numbers[key] = len(self.plain)
            self.plain.append({"text": text, "cite": cite, "sign": line.sign})
        return self._numbers[key]


def period_details(
    answer: BalanceAnswer, found: BalanceFindings, records: Records
) -> dict[str, Any]:
    """Give what the page tells of one period as plain data.

    Parameters
    ----------
    answer
        With measures and records.
    found
        The findings of the period.
    records
        Takes up the records behind frustrated ties.

    Returns
    -------
    dict
        Made of plain types only.
    """
    rows = answer.panel.of(found.period)
    ties, weak = rows["ties"]["value"] or 0.0, rows["weak_frustration"]
    behind = answer.records.get(found.period, {})
    listed = [
        {
            "pair": f"{tie.name1}–{tie.name2}",
            "tie": tie_words(tie.tie),
            "why": tie_sentence(tie, found),
            "weak": {True: "yes", False: "no", None: "–"}[tie.coalitions],
            "records": [
                records.number(line) for line in behind.get((tie.ccode1 or 0, tie.ccode2 or 0), ())
            ],
        }
        for tie in found.frustrated[:MOST_TIES]
    ]
    more = len(found.frustrated) - len(listed)
    detail = {
        "words": " ".join(
            [
                optimum_sentence(rows["frustration"], ties, "the best two sides"),
                optimum_sentence(weak, ties, best_groups(rows)),
            ]
        ),
        "sides": [_group(group) for group in found.sides],
        "coalitions": [_group(group) for group in found.coalitions],
        "apart": ", ".join(found.apart[:MOST_NAMES]),
        "pivots": [pivot_sentence(pivot) for pivot in found.pivots],
        "polarisation": polarisation_sentence(found),
        "ties": listed,
        "more": f"And {more:,} more: tertius balance … --frustrated FILE." if more else "",
    }
    net = _drawn(answer, found)
    return detail | ({"net": net} if net else {})


def _group(group: Coalition) -> dict[str, Any]:
    names = ", ".join(group.members[:MOST_NAMES])
    more = len(group.members) - MOST_NAMES
    tail = f" and {more:,} more" if more > 0 else ""
    return {
        "key": group.key,
        "name": group.name,
        "size": len(group.members),
        "members": names + tail,
    }


def _drawn(answer: BalanceAnswer, found: BalanceFindings) -> dict[str, Any] | None:
    """Give the tied states with ties, sides and coalitions; None where they are too many."""
    solved = next(one for one in answer.panel.solved if one.period == found.period)
    side_of = {name: group.key for group in found.sides for name in group.members}
    group_of = {name: group.key for group in found.coalitions for name in group.members}
    ties = solved.ties
    kept = [n for n, name in enumerate(ties.names) if name in side_of]
    if not kept or len(kept) > MOST_DRAWN or len(set(ties.names)) < len(ties.names):
        return None
    part = ties.subset(kept)
    return {
        "names": list(part.names),
        "side": [side_of[name] for name in part.names],
        "group": [group_of.get(name, -1) for name in part.names],
        "ties": _packed(part),
    }


def _packed(ties: TieList) -> str:
    """Write ties as text, a piece for each state: the partner in base 36 after the sign."""
    pieces: list[list[str]] = [[] for _ in range(ties.states)]
    for one, other, sign in zip(ties.first, ties.second, ties.signs, strict=True):
        pieces[one].append(("+" if sign > 0 else "-") + _base36(int(other)))
    return ",".join("".join(piece) for piece in pieces)


def _base36(number: int) -> str:
    text = ""
    while True:
        number, rest = divmod(number, 36)
        text = _DIGITS[rest] + text
        if not number:
            return text
