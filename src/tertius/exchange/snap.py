"""Lists of ties without a header: SNAP text, KONECT, and CSV of two states and a value."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from tertius.errors import SourceError, TertiusError
from tertius.exchange.row_sieve import Place, Sieve
from tertius.exchange.text_table import Cells, Sheet, lines_of, read_cells
from tertius.exchange.tie_rows import TieRows, checked
from tertius.exchange.tie_table import position

if TYPE_CHECKING:
    import polars as pl

_COUNT = re.compile(r"(?:nodes:\s*)?(\d+)\b", re.IGNORECASE)
_ROLES = ("first", "second", "value")


def read_edge_list(
    sheet: Sheet, columns: Mapping[str, object] | None = None, *, negative_is_one: bool = False
) -> TieRows:
    """Read ties from text without a header.

    Parameters
    ----------
    sheet
        The text.
    columns
        Numbers of the columns (from 1) of ``first``, ``second`` and ``value``; by default 1, 2
        and 3.
    negative_is_one
        Whether a value of 1 is a negative tie and 0 a positive one.

    Returns
    -------
    TieRows
        States that are whole numbers stay numbers.

    Raises
    ------
    SourceError
        If there are fewer than three columns, or a quote is never closed.
    TertiusError
        If ``columns`` names a column that is not there.
    """
    width = len(sheet.first()[0])
    if width < 3:
        raise SourceError(
            f"has {width} column{'' if width == 1 else 's'}; two states and a sign or weight are "
            "expected",
            where=f"{sheet.where}:{sheet.line}",
            remedy="Add a third column with the sign of each tie: 1 or -1.",
        )
    places = _places(columns or {}, width, sheet.where)
    names = {role: f"column {place + 1}" for role, place in places.items()}
    cells = _numbers(sheet, width) or read_cells(sheet, width)
    picked = [cells.frame[f"c{places[role]}"] for role in _ROLES]
    place = place_of(sheet, cells)
    sieve = Sieve(place, np.zeros(cells.frame.height, dtype=bool))
    value = _flipped(picked[2], sieve) if negative_is_one else picked[2]
    notes = [*sheet.notes]
    if width > len(_ROLES):
        unused = [str(n + 1) for n in range(width) if n not in places.values()]
        notes.append(f"columns without a part in this: {', '.join(unused[:20])}")
    return checked(
        picked[0], picked[1], value, place=place, columns=names, sieve=sieve,
        torn=(cells.torn, cells.torn_count), notes=notes,
    )  # fmt: skip


def place_of(sheet: Sheet, cells: Cells) -> Place:
    """Give the function that names rows by file and line."""

    def place(rows: Sequence[int]) -> list[str]:
        found = lines_of(sheet, cells, rows)
        return [f"{sheet.where}:{found.get(row, '?')}" for row in rows]

    return place


def said_count(sheet: Sheet) -> int | None:
    """Give the number of states that the comments of a SNAP file state, if they do."""
    for comment in sheet.comments:
        whole = comment.isdigit()
        if whole or comment.lower().startswith("nodes:"):
            found = _COUNT.match(comment)
            return int(found[1]) if found else None
    return None


def _places(columns: Mapping[str, object], width: int, where: str) -> dict[str, int]:
    places = {}
    for number, role in enumerate(_ROLES):
        given = columns.get(role, number + 1)
        place = position(given)
        if place is None or not 1 <= place <= width:
            raise TertiusError(
                f"has no header and {width} columns, so there is no column {given!r}",
                where=where,
                remedy="Count the columns from 1: columns={'first': 1, 'second': 2, 'value': 3}.",
            )
        places[role] = place - 1
    unknown = [role for role in columns if role not in _ROLES and columns[role] is not None]
    if unknown:
        raise TertiusError(
            f"has no header, so it has no column for {', '.join(map(repr, unknown))}",
            where=where,
            remedy="Write a first line with the names of the columns.",
        )
    return places


def _numbers(sheet: Sheet, width: int) -> Cells | None:
    """Read two columns of whole numbers and a third of numbers; None where they are not that."""
    import polars as pl
    from polars.exceptions import PolarsError

    if b'"' in sheet.body or _has_leading_zero(sheet):
        return None
    kinds = [pl.Int64, pl.Int64, pl.Float64, *[pl.String] * (width - 3)]
    try:
        frame = pl.read_csv(
            sheet.body,
            has_header=False,
            schema={f"c{place}": kind for place, kind in enumerate(kinds)},
            separator=sheet.separator,
            comment_prefix=sheet.mark,
            quote_char=None,
        )
    except PolarsError:
        return None
    if frame["c2"].null_count():
        frame = frame.filter(~pl.all_horizontal(pl.all().is_null()))
    # A null is an empty cell or a line that is too short: the slower way tells which.
    whole = not any(frame[f"c{place}"].null_count() for place in range(width))
    return Cells(frame) if whole else None


def _has_leading_zero(sheet: Sheet) -> bool:
    """Tell whether a cell is 007, which is a name and not the number 7."""
    mark = re.escape(sheet.separator.encode())
    # Two searches of a literal start are ten times as fast as one of either.
    return any(
        re.search(start + rb"0\d", sheet.body) is not None for start in (rb"\n", mark)
    ) or bool(re.match(rb"0\d", sheet.body))


def _flipped(value: "pl.Series", sieve: Sieve) -> "pl.Series":
    """Turn 0 into 1 and 1 into −1; anything else is taken aside."""
    import polars as pl

    number = value.cast(pl.Float64, strict=False)
    strange = (~number.is_in([0.0, 1.0])).fill_null(value=True).to_numpy()
    sieve.reject(
        strange,
        lambda row: (
            f"the third column is {ascii(value[row])[:40]}, expected 0 (positive) or 1 (negative)"
        ),
    )
    return 1.0 - 2.0 * number.fill_null(0.0)
