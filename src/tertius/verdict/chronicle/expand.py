"""Records as rows: dyad-years of standing ties, and dated acts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl

from tertius.chronicle import AS_OF, SINCE, Record, kinds
from tertius.ties.inputs import chronicle_inputs

DYAD = ("ccode1", "ccode2")
_SPELLS = {
    "record": pl.String,
    "kind": pl.String,
    "ccode1": pl.Int32,
    "ccode2": pl.Int32,
    "first_day": pl.Int64,
    "last_day": pl.Int64,
}
_ACTS = {
    "record": pl.String,
    "kind": pl.String,
    "ccode1": pl.Int32,
    "ccode2": pl.Int32,
    "start": pl.Date,
    "end": pl.Date,
    "precision": pl.String,
    "sign": pl.Int8,
    "own": pl.Boolean,
}


def spell_years(records: Iterable[Record]) -> pl.DataFrame:
    """Expand spells to dyad-years.

    Parameters
    ----------
    records
        Any; events are left out.

    Returns
    -------
    polars.DataFrame
        ``record, kind, ccode1, ccode2, year`` with ``ccode1 < ccode2``; a year counts if the tie
        stood on any day of it. From 1945 on; pairs of states outside the COW system in the year
        are in it too (see :func:`in_system`).
    """
    spells = [r for r in records if kinds()[r.kind].form == "spell"]
    scored = tuple(r for r in spells if kinds()[r.kind].tier not in {"none", ""})
    plain = tuple(r for r in spells if kinds()[r.kind].tier in {"none", ""})
    # Tie rules give non-aggression no tie; its pairs are those of any other treaty.
    borrowed = tuple(replace(r, kind="friendship_treaty") for r in plain)
    kind_of = {r.id: r.kind for r in spells}
    rows = [
        (s.reference, kind_of[s.reference], *sorted((s.ccode1, s.ccode2)), s.first_day, s.last_day)
        for inputs in (chronicle_inputs(scored), chronicle_inputs(borrowed))
        for s in inputs.spells
    ]
    frame = pl.DataFrame(rows, schema=_SPELLS, orient="row")
    return _years_of(frame).select("record", "kind", *DYAD, "year").unique()


def _years_of(frame: pl.DataFrame) -> pl.DataFrame:
    first = _as_date(pl.col("first_day")).dt.year().clip(lower_bound=SINCE.year)
    last = _as_date(pl.col("last_day")).dt.year().clip(upper_bound=AS_OF.year)
    years = pl.int_ranges(first, last + 1, dtype=pl.Int32)
    return frame.with_columns(year=years).explode("year").drop_nulls("year")


def _as_date(ordinal: pl.Expr) -> pl.Expr:
    return (ordinal - date(1970, 1, 1).toordinal()).cast(pl.Int32).cast(pl.Date)


def acts(records: Iterable[Record]) -> pl.DataFrame:
    """Expand events to dyads.

    Parameters
    ----------
    records
        Any; spells and acts without a sign are left out.

    Returns
    -------
    polars.DataFrame
        ``record, kind, ccode1, ccode2, start, end, precision, sign, own``: ``ccode1 < ccode2``,
        the span that the written date can mean, and whether both sides are named as states (not
        as members of an organisation).
    """
    by_id = {r.id: r for r in records if kinds()[r.kind].form == "event"}
    rows = []
    for act in chronicle_inputs(tuple(by_id.values())).acts:
        record = by_id[act.reference]
        kind = kinds()[record.kind]
        own = abs(act.score) == kind.score
        rows.append(
            (
                record.id,
                record.kind,
                *sorted((act.source, act.target)),
                record.start,
                record.end or record.start,
                record.start_precision,
                kind.sign,
                own,
            )
        )
    return pl.DataFrame(rows, schema=_ACTS, orient="row").unique(maintain_order=True)


def in_system(frame: pl.DataFrame, years: Sequence[int]) -> pl.DataFrame:
    """Keep the dyad-years of which both states were in the COW system on some day of the year.

    Parameters
    ----------
    frame
        With ``ccode1, ccode2, year``.
    years
        First and last year looked at.

    Returns
    -------
    polars.DataFrame
        A part of the rows, within the years.
    """
    members = system_years()
    kept = frame.filter(pl.col("year").is_between(years[0], years[-1]))
    for column in DYAD:
        kept = kept.join(members, left_on=[column, "year"], right_on=["ccode", "year"], how="semi")
    return kept


@cache
def system_years() -> pl.DataFrame:
    """List the states of the COW system by year, for the years that the chronicle covers.

    Returns
    -------
    polars.DataFrame
        ``ccode, year``: a year counts if the state was a member on any day of it.
    """
    from tertius.states import spells_of, states_in

    rows = {
        (spell.code, year)
        for state in states_in(SINCE, AS_OF)
        for spell in spells_of(state.key)
        for year in range(
            max(spell.start.year, SINCE.year), min((spell.end or AS_OF).year, AS_OF.year) + 1
        )
    }
    return pl.DataFrame(sorted(rows), schema={"ccode": pl.Int32, "year": pl.Int32}, orient="row")
