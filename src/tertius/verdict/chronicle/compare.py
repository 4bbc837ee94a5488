"""Standing ties against dyad-years: precision, recall and every year of disagreement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from tertius.verdict.chronicle.expand import in_system
from tertius.verdict.chronicle.intervals import clustered_share
from tertius.verdict.chronicle.model import Disagreement, Row
from tertius.verdict.chronicle.notes import Notes
from tertius.verdict.chronicle.yardsticks import DYAD, ONLY_COVERED, Comparison, window

KEY = [*DYAD, "year"]


@dataclass(frozen=True, slots=True)
class Compared:
    """What one comparison gives."""

    row: Row
    disagreements: tuple[Disagreement, ...]


def compare(
    comparison: Comparison, years: pl.DataFrame, reference: pl.DataFrame, notes: Notes
) -> Compared:
    """Hold one kind against one reference.

    Parameters
    ----------
    comparison
        What counts as agreement.
    years
        From :func:`tertius.verdict.chronicle.expand.spell_years`, all kinds.
    reference
        From :func:`tertius.verdict.chronicle.yardsticks.dyad_years`.
    notes
        The records' notes.

    Returns
    -------
    Compared
    """
    first, last = window(comparison.reference)
    mine = testable(years.filter(pl.col("kind") == comparison.kind), comparison, reference)
    units = mine.group_by(KEY).agg(
        pl.col("record").sort(), supported=pl.col("supported").any(), row=pl.col("row").first()
    )
    units = units.with_columns(cluster=pl.col("record").list.first())
    precision = clustered_share(units["supported"].to_numpy(), units["cluster"].to_list())
    differing = [_false(comparison, units, notes)]
    recall = None
    if comparison.sought is not None:
        sought = _sought(comparison, years, reference)
        recall = clustered_share(sought["found"].to_numpy(), _dyads(sought))
        differing.append(_missed(comparison, sought, notes))
    row = Row(
        comparison.kind,
        comparison.reference,
        "dyad-years",
        first,
        last,
        mine["record"].n_unique(),
        units.height,
        precision,
        recall,
        comparison.agrees,
        comparison.seeks,
    )
    return Compared(row, tuple(d for part in differing for d in part))


def testable(claims: pl.DataFrame, comparison: Comparison, reference: pl.DataFrame) -> pl.DataFrame:
    """Keep the dyad-years on which the reference can speak, and say whether it supports them.

    Parameters
    ----------
    claims
        ``record, kind, ccode1, ccode2, year``.
    comparison
        What counts as support.
    reference
        Dyad-years of the reference.

    Returns
    -------
    polars.DataFrame
        With ``supported`` and ``row`` (null where the reference has none).
    """
    inside = in_system(claims, window(comparison.reference))
    marked = reference.select(*KEY, "row", supported=comparison.accept)
    how = "inner" if comparison.reference in ONLY_COVERED else "left"
    joined = inside.join(marked, on=KEY, how=how)  # type: ignore[arg-type]
    return joined.with_columns(pl.col("supported").fill_null(False))


def _sought(comparison: Comparison, years: pl.DataFrame, reference: pl.DataFrame) -> pl.DataFrame:
    assert comparison.sought is not None  # noqa: S101 - the caller has looked
    wanted = in_system(reference.filter(comparison.sought), window(comparison.reference))
    having = years.filter(pl.col("kind").is_in(comparison.found_by)).select(KEY).unique()
    return wanted.join(having.with_columns(found=True), on=KEY, how="left").with_columns(
        pl.col("found").fill_null(False)
    )


def _dyads(frame: pl.DataFrame) -> list[str]:
    return frame.select(pl.format("{}-{}", *DYAD)).to_series().to_list()


def _false(comparison: Comparison, units: pl.DataFrame, notes: Notes) -> list[Disagreement]:
    wrong = units.filter(~pl.col("supported")).with_columns(
        record=pl.col("record").list.join(" "), row=pl.col("row").fill_null("no row")
    )
    right = units.filter(pl.col("supported"))
    return runs(comparison, "only in the chronicle", near(wrong, right), notes)


def _missed(comparison: Comparison, sought: pl.DataFrame, notes: Notes) -> list[Disagreement]:
    wrong = sought.filter(~pl.col("found")).with_columns(record=pl.lit(""))
    right = sought.filter(pl.col("found"))
    return runs(comparison, "only in the reference", near(wrong, right), notes)


def near(wrong: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Mark the dyad-years that lie within one year of one on which both agree.

    Parameters
    ----------
    wrong, right
        With ``ccode1, ccode2, year``.

    Returns
    -------
    polars.DataFrame
        ``wrong`` with a column ``near``.
    """
    keys = right.select(KEY)
    around = pl.concat([keys.with_columns(pl.col("year") + step) for step in (-1, 1)]).unique()
    marked = wrong.join(around.with_columns(near=True), on=KEY, how="left")
    return marked.with_columns(pl.col("near").fill_null(False))


def runs(
    comparison: Comparison, side: str, frame: pl.DataFrame, notes: Notes
) -> list[Disagreement]:
    """Join consecutive years of disagreement of a dyad into runs.

    Parameters
    ----------
    comparison
        Which kind and reference.
    side
        Who says so.
    frame
        ``ccode1, ccode2, year, record, row, near``.
    notes
        The records' notes.

    Returns
    -------
    list of Disagreement
        In order of dyad and year.
    """
    group = [*DYAD, "record"]
    ordered = frame.sort(*group, "year").with_columns(
        run=(pl.col("year").diff().over(group) != 1).fill_null(True).cum_sum()
    )
    grouped = ordered.group_by("run").agg(
        pl.col(*group, "row").first(),
        first=pl.col("year").min(),
        last=pl.col("year").max(),
        units=pl.len(),
        near=pl.col("near").all(),
    )
    return [
        notes.differ(
            comparison.kind,
            comparison.reference,
            side,
            (entry["ccode1"], entry["ccode2"]),
            (entry["first"], entry["last"]),
            record=entry["record"],
            row=entry["row"],
            units=entry["units"],
            near=entry["near"],
        )
        for entry in grouped.sort("ccode1", "ccode2", "first").iter_rows(named=True)
    ]


def supported_by_any(
    comparisons: Sequence[Comparison],
    years: pl.DataFrame,
    references: Mapping[str, pl.DataFrame],
) -> Row | None:
    """Count the dyad-years of a kind that at least one of several references has.

    Parameters
    ----------
    comparisons
        Of one kind, with different references.
    years, references
        As in :func:`compare`.

    Returns
    -------
    Row or None
        Precision only; None where fewer than two of the references are at hand.
    """
    held = [c for c in comparisons if c.reference in references]
    if len(held) < 2:
        return None
    kind = held[0].kind
    claims = years.filter(pl.col("kind") == kind)
    seen = pl.concat([testable(claims, c, references[c.reference]) for c in held])
    units = seen.group_by(KEY).agg(
        cluster=pl.col("record").min(), supported=pl.col("supported").any()
    )
    windows = [window(c.reference) for c in held]
    names = " or ".join(c.reference for c in held)
    return Row(
        kind,
        f"any of {', '.join(c.reference for c in held)}",
        "dyad-years",
        min(first for first, _ in windows),
        max(last for _, last in windows),
        seen["record"].n_unique(),
        units.height,
        clustered_share(units["supported"].to_numpy(), units["cluster"].to_list()),
        None,
        f"{names} agrees, where it covers the year",
        "not defined for several references together",
    )
