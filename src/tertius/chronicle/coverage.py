"""Which dyads the chronicle follows act by act, so that silence about them means something."""

import csv
from functools import cache
from importlib.resources import files

from tertius.periods import parse_date


@cache
def dense_dyads() -> tuple[tuple[frozenset[int], frozenset[int], int, int], ...]:
    """List the groups of dyads whose acts the chronicle follows.

    Returns
    -------
    tuple of (ccodes, ccodes, first_day, last_day)
        Every dyad between the two sets is followed in the span of days (ordinals).
    """
    from tertius.states import state

    text = files("tertius.chronicle").joinpath("data/coverage.csv").read_text(encoding="utf-8")

    def codes(cell: str) -> frozenset[int]:
        found = (state(key).ccode for key in cell.split(";"))
        return frozenset(code for code in found if code is not None)

    return tuple(
        (
            codes(row["side_a"]),
            codes(row["side_b"]),
            parse_date(row["since"])[0].toordinal(),
            parse_date(row["until"])[1].toordinal(),
        )
        for row in csv.DictReader(text.splitlines())
    )
