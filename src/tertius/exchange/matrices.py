"""Networks to and from square matrices with labels, in memory and as CSV."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.errors import InputProblems, Problem, SourceError
from tertius.exchange import checks
from tertius.exchange.about import About
from tertius.exchange.atomic import write_beside, write_text
from tertius.network import SignedNetwork
from tertius.periods import Period, parse_period

MOST_STATES = 1000
"""COW numbers have three digits; a larger matrix is refused before its cells are read."""


def to_matrix(network: SignedNetwork) -> tuple[NDArray[np.float64], tuple[int, ...]]:
    """Write a network as a matrix.

    Parameters
    ----------
    network
        One period.

    Returns
    -------
    ties : ndarray of shape (n, n)
        A copy that can be changed; NaN where not observed and on the diagonal.
    ccodes : tuple of int
        COW numbers of rows and columns.
    """
    return network.ties.copy(), network.ccodes


def from_matrix(
    matrix: ArrayLike,
    ccodes: Sequence[Any],
    period: Period | str | int,
    *,
    names: Sequence[str] = (),
) -> SignedNetwork:
    """Read a network from a matrix.

    Parameters
    ----------
    matrix : array_like of shape (n, n)
        Ties in [−1, 1], symmetric; NaN or None is not observed. The diagonal may be NaN or 0.
    ccodes
        COW numbers of rows and columns, in any order.
    period
        What it describes: 1983, ``"2022-Q1"``.
    names
        Print names; by default the registry's.

    Returns
    -------
    SignedNetwork
        States in ascending order.

    Raises
    ------
    InputProblems
        With every unknown or repeated state, every tie that is out of range, infinite, no number
        or different in the two directions, and every tie of a state with itself.

    Examples
    --------
    >>> from_matrix([[0, -1], [-1, 0]], [365, 2], "1983")
    SignedNetwork(1983: 2 states, 1 tie (0 positive, 1 negative), 1 of 1 dyads observed)
    """
    labels = list(ccodes)
    problems = checks.Problems(lambda place: f"label {place + 1}")
    if len(labels) > MOST_STATES:
        problems.add("matrix", f"has {len(labels):,} labels, more than there ever were states")
        problems.raise_any("the matrix makes no network")
    cells = np.asarray(matrix, dtype=object)
    if cells.size == 0 and not labels:
        cells = cells.reshape(0, 0)
    if cells.ndim != 2 or cells.shape != (len(labels), len(labels)):
        problems.add("matrix", f"has shape {cells.shape}, but there are {len(labels)} labels")
        problems.raise_any("the matrix makes no network")
    if len(names) not in {0, len(labels)}:
        problems.add("names", f"are {len(names)}, but there are {len(labels)} labels")
    keys = checks.codes(labels, "the label", problems)
    seen = np.array(
        [key in set(keys[:place].tolist()) for place, key in enumerate(keys)], dtype=bool
    )
    problems.flag(seen & (keys != checks.BAD), lambda place: f"{labels[place]} a second time")
    problems.where = lambda place: (
        f"cell {labels[place // len(labels)]}, {labels[place % len(labels)]}"
    )
    values = checks.ties(cells.reshape(-1).tolist(), "the tie", problems).reshape(cells.shape)
    diagonal = np.eye(len(labels), dtype=bool)
    own = diagonal & (np.nan_to_num(values) != 0)
    problems.flag(own.reshape(-1), lambda _: "a tie of a state with itself")
    equal = (values == values.T) | (np.isnan(values) & np.isnan(values.T))
    problems.flag(
        (~equal & np.triu(np.ones_like(diagonal), 1)).reshape(-1),
        lambda _: "another tie in the other direction",
        "Ties are undirected: reduce the two directions to one value first.",
    )
    problems.raise_any("the matrix makes no network")
    values[diagonal] = np.nan
    order = np.argsort(keys)
    named = parse_period(str(period)) if not isinstance(period, Period) else period
    print_names = (
        tuple(names[place] for place in order) if len(names) else _names(keys[order], named)
    )
    return SignedNetwork(
        tuple(map(int, keys[order])), values[np.ix_(order, order)], named, print_names
    )


def _names(keys: NDArray[np.int64], period: Period) -> tuple[str, ...]:
    from tertius.states import name_of

    return tuple(name_of(int(key), period.end) for key in keys)


def write_matrix(network: SignedNetwork, path: Path | str, *, about: About | None = None) -> Path:
    """Write a network as CSV: one row and one column per state, COW numbers as labels.

    Parameters
    ----------
    network
        One period.
    path
        The file.
    about
        Metadata, written to ``<file>.meta.json``.

    Returns
    -------
    Path
        The first cell of the file holds the period; empty cells are not observed.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([str(network.period), *network.ccodes])
    for code, row in zip(network.ccodes, network.ties, strict=True):
        writer.writerow([code, *("" if np.isnan(value) else repr(float(value)) for value in row)])
    written = write_text(out.getvalue(), path)
    write_beside(about, path)
    return written


def read_matrix(path: Path | str, *, period: Period | str | None = None) -> SignedNetwork:
    """Read a matrix from CSV.

    Parameters
    ----------
    path
        A square table with COW numbers in the first row and the first column.
    period
        What it describes, where its first cell does not say.

    Returns
    -------
    SignedNetwork

    Raises
    ------
    SourceError
        If the file is missing, empty or not UTF-8.
    InputProblems
        As :func:`from_matrix`, and for rows of another length or labels that differ.
    """
    lines = _lines(Path(path))
    header, body = lines[0], lines[1:]
    labels = [cell.strip() for cell in header[1:]]
    problems = [
        Problem(f"{path}:{number}", f"has {len(line) - 1} values where {len(labels)} are expected")
        for number, line in enumerate(body, 2)
        if len(line) != len(header)
    ]
    found = [line[0].strip() for line in body]
    if found != labels:
        problems.append(Problem(f"{path}", "the labels of rows and columns differ"))
    if problems:
        raise InputProblems(problems, message="the matrix makes no network")
    cells = np.array([[c.strip() or None for c in line[1:]] for line in body], dtype=object)
    return from_matrix(cells, labels, period or header[0].strip())


def _lines(path: Path) -> list[list[str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        lines = [line for line in csv.reader(io.StringIO(text)) if line]
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError as error:
        raise SourceError(f"byte {error.start} is not UTF-8", where=str(path)) from None
    except csv.Error as error:
        raise SourceError(f"is no CSV: {error}", where=str(path)) from None
    if not lines:
        raise SourceError("is empty", where=str(path))
    return lines
