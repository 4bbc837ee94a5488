"""Square tables: one row and one column per state, named alike in the first row and column."""

import numpy as np

from tertius.errors import InputProblems, Problem
from tertius.exchange.row_calendar import period_named
from tertius.exchange.row_sieve import Sieve
from tertius.exchange.row_times import TimeColumns
from tertius.exchange.snap import place_of
from tertius.exchange.text_table import Sheet, read_cells
from tertius.exchange.tie_rows import Declared, TieRows, checked, numbers_in


def is_square(sheet: Sheet) -> bool:
    """Tell whether a text is a square table: its rows are named as its columns are.

    Parameters
    ----------
    sheet
        The text.

    Returns
    -------
    bool
        A table of two states is square only if its first cell is empty or names a period, so
        that a short list of ties is none.
    """
    start = sheet.first(2)
    if len(start) < 2 or len(start[1]) < 3:
        return False
    labels, corner = _labels(sheet), start[0][0].strip()
    if start[1][0].strip() != labels[0]:
        return False
    if len(labels) == 2 and corner and period_named(corner) is None:
        return False
    rows = sheet.first(len(labels) + 2)[1:]
    return [row[0].strip() for row in rows] == labels


def read_square(sheet: Sheet) -> TieRows:
    """Read ties from a square table.

    Parameters
    ----------
    sheet
        The text.

    Returns
    -------
    TieRows
        One row for each tie that is not zero: of a symmetric table those above the diagonal, else
        all; ties of a state with itself, too. Empty cells are not observed.

    Raises
    ------
    InputProblems
        If a state is named twice.
    """
    import polars as pl

    labels = _labels(sheet)
    twice = sorted({label for label in labels if labels.count(label) > 1})
    if twice:
        found = [Problem(f"{sheet.where}:{sheet.line}", f"state {name!r} twice") for name in twice]
        raise InputProblems(found, message="the matrix makes no network")
    count = len(labels)
    below = sheet.below()
    cells = read_cells(below, count + 1)
    place = place_of(below, cells)
    values = np.zeros((cells.frame.height, count))
    problems: list[Problem] = []
    rejected = empty = 0
    for column in range(count):
        sieve = Sieve(place, np.zeros(cells.frame.height, dtype=bool))
        name = f"the tie with {labels[column]}"
        read, missing = numbers_in(cells.frame[f"c{column + 1}"], name, sieve)
        values[:, column] = np.where(missing | sieve.bad, 0.0, read)
        problems += sieve.problems
        rejected += int(np.sum(sieve.bad))
        empty += int(np.sum(missing))
    problems = [*cells.torn, *problems]
    rejected += cells.torn_count
    symmetric = values.shape == (count, count) and np.array_equal(values, values.T)
    one, other = np.nonzero(np.triu(values) if symmetric else values)
    given = np.array([row.strip() for row in cells.frame["c0"].to_list()], dtype=object)
    period = sheet.first()[0][0].strip() if len(sheet.first()[0]) > count else ""
    named = pl.Series([period] * len(one), dtype=pl.String)
    return checked(
        pl.Series(given[one], dtype=pl.String),
        pl.Series(np.array(labels, dtype=object)[other], dtype=pl.String),
        pl.Series(values[one, other]),
        place=lambda rows: [f"{sheet.where}: cell {labels[other[row]]}" for row in rows],
        columns={"first": "rows", "second": "columns", "value": "cells"},
        times=TimeColumns(period=named if period_named(period) else None),
        torn=(problems, rejected),
        declared=Declared(tuple(labels), tuple(labels)),
        notes=[*sheet.notes, *([] if symmetric else ["the matrix is not symmetric"])],
    )


def _labels(sheet: Sheet) -> list[str]:
    """Give the names of the columns; R leaves out the cell above the names of the rows."""
    start = sheet.first(2)
    short = len(start) > 1 and len(start[1]) == len(start[0]) + 1
    return [cell.strip() for cell in (start[0] if short else start[0][1:])]
