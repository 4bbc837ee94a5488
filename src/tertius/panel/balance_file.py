"""The balance of signed networks that a user brings in a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tertius.errors import SourceError, TertiusError
from tertius.exchange.about import About
from tertius.exchange.network_file import NetworkFile, read_network, read_periods
from tertius.panel.balance import Progress
from tertius.panel.balance_answer import BalanceAnswer, Chosen, balance_of_networks
from tertius.panel.balance_solved import Solving


def columns_of(given: Sequence[str]) -> dict[str, str | int]:
    """Read what columns are, as typed.

    Parameters
    ----------
    given
        Such as ``first=a`` and ``value=3``; a whole number counts columns from 1.

    Returns
    -------
    dict of str to str or int

    Raises
    ------
    TertiusError
        If one of them has no equals sign, or names a part twice.

    Examples
    --------
    >>> columns_of(["first=from", "value=3"])
    {'first': 'from', 'value': 3}
    """
    found: dict[str, str | int] = {}
    for one in given:
        part, equals, name = one.partition("=")
        if not equals or not part or not name:
            raise TertiusError(
                f"'{one[:40]}' does not say which column is what",
                remedy="Write, for example: --column first=a --column second=b --column sign=s",
            )
        if part in found:
            raise TertiusError(f"--column names '{part[:40]}' twice")
        found[part] = int(name) if name.isdecimal() else name
    return found


def balance_of_file(
    path: Path,
    chosen: Chosen,
    *,
    collapse: str | None = None,
    when: str | None = None,
    columns: Sequence[str] = (),
    kind: str | None = None,
    tolerant: bool = False,
    show: str | None = None,
    progress: Progress | None = None,
    solving: Solving | None = None,
) -> BalanceAnswer:
    """Measure the balance of a network, or of all periods of a network, in a file.

    Parameters
    ----------
    path
        The file, of any format that :func:`tertius.exchange.network_file.read_network` reads.
    chosen
        How to measure.
    collapse
        The rule for dyads with several rows; needed only where there are any.
    when
        One period of a file that holds several; by default all.
    columns
        See :func:`columns_of`.
    kind
        Name of the format; by default told by content and ending.
    tolerant
        Leave out rows that cannot be read, instead of refusing the file.
    show
        The period whose findings are told in full; by default the last.
    progress, solving
        See :func:`tertius.panel.balance.balance_over_time`.

    Returns
    -------
    BalanceAnswer

    Raises
    ------
    SourceError
        If the file is missing or holds no ties.
    TertiusError
        As the reader says: rows that cannot be read, a rule that is lacking.
    """
    if not path.exists():
        raise SourceError(
            "there is no such file, and it names no period",
            where=str(path),
            remedy="Give a year (1962), a span of years (1946..2020), or a file with a network.",
        )
    read = list(_read(path, collapse, when, columns_of(columns), kind, tolerant=tolerant))
    notes = tuple(dict.fromkeys(note for one in read for note in one.notes))
    first, last = read[0].period or "", read[-1].period or ""
    span = "" if not first else f", {first}" if first == last else f", {first} to {last}"
    about = About(
        f"Balance of {path.name}{span}",
        unit=_unit(read),
        since=first,
        until=last,
        notes=(*_sizes(read), *notes),
    )
    labels = [one.period or path.name for one in read]
    return balance_of_networks(
        [one.ties for one in read],
        chosen,
        about,
        labels=labels,
        show=show,
        progress=progress,
        solving=solving,
    )


def _read(
    path: Path,
    rule: str | None,
    when: str | None,
    columns: dict[str, str | int],
    kind: str | None,
    *,
    tolerant: bool,
) -> Iterator[NetworkFile]:
    if when is not None:
        yield read_network(
            path, rule=rule, when=when, columns=columns, format=kind, tolerant=tolerant
        )
        return
    yield from read_periods(path, rule=rule, columns=columns, format=kind, tolerant=tolerant)


def _unit(read: Sequence[NetworkFile]) -> str:
    """Give the unit of the periods; empty where the file says nothing of time."""
    period = read[0].ties.period
    return period.unit if period is not None else "period" if read[0].period else ""


def _sizes(read: Sequence[NetworkFile]) -> Iterator[str]:
    """Say how the file was read."""
    one = read[0]
    rule = f"; dyads with several rows by the rule {one.collapsed.rule}" if any(
        each.collapsed.repeated for each in read
    ) else ""  # fmt: skip
    yield f"Read as {one.format}: {one.rows:,} {'row' if one.rows == 1 else 'rows'}{rule}."
