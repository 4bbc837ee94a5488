"""The trade of a dyad, where the project folder holds trade data: a direct motive, not a pull."""

from pathlib import Path

from tertius.errors import MissingExtra
from tertius.explanation.findings import Evidence
from tertius.explanation.question import Question
from tertius.explanation.relevance import table_of
from tertius.sources import source
from tertius.states import name_of
from tertius.ties.library import has_project


def trade_between(
    folder: Path | None, ccode1: int, ccode2: int, first_year: int, last_year: int
) -> tuple[Evidence, ...]:
    """Tell how much two states buy from one another, at the start and the end of a span.

    Parameters
    ----------
    folder
        Project folder with the source ``cow_trade``.
    ccode1, ccode2
        Keys in any order.
    first_year, last_year
        The span.

    Returns
    -------
    tuple of Evidence
        One entry for the first and one for the last year with figures, in current million US$;
        empty where there are none.

    Raises
    ------
    MissingExtra
        If the data were not added.

    References
    ----------
    .. [1] Barbieri, K., Keshk, O. M. G. and Pollins, B. M. (2009). Trading data: evaluating our
       assumptions and coding rules. *Conflict Management and Peace Science* 26(5), 471-491.
    """
    import polars as pl

    low, high = sorted((ccode1, ccode2))
    rows = (
        table_of(folder, "cow_trade")
        .filter(
            (pl.col("ccode1") == low)
            & (pl.col("ccode2") == high)
            & pl.col("year").is_between(first_year, last_year)
        )
        .drop_nulls(["imports1", "imports2"])
        .sort("year")
    )
    if rows.is_empty():
        return ()
    ends = {row["year"]: row for row in (rows.row(0, named=True), rows.row(-1, named=True))}
    return tuple(
        _told(low, high, year, row["imports1"], row["imports2"]) for year, row in ends.items()
    )


def dealings_of(folder: Path | None, question: Question) -> dict[str, tuple[Evidence, ...]]:
    """List the direct motives that added data can tell of: so far, trade.

    Parameters
    ----------
    folder
        Project folder, or None for the default one.
    question
        The dyad and span.

    Returns
    -------
    dict of str to tuple of Evidence
        Empty where no trade data were added.
    """
    if folder is None and not has_project():
        return {}
    try:
        years = question.since.year, question.until.year
        found = trade_between(folder, question.i, question.j, *years)
    except MissingExtra:
        return {}
    return {"trade in goods": found} if found else {}


def _told(low: int, high: int, year: int, imports1: float, imports2: float) -> Evidence:
    one, other = name_of(low, year), name_of(high, year)
    return Evidence(
        id=f"cow_trade:{low}-{high}:{year}",
        source="cow_trade",
        dyad=(one, other),
        date=str(year),
        kind="trade",
        sign=0,
        text=f"{one} imports goods for {imports1:,.1f} million US$ from {other}, and {other} for "
        f"{imports2:,.1f} million US$ from {one} (current prices)",
        citation=f"{source('cow_trade').title}, version {source('cow_trade').version}",
        status="checked",
    )
