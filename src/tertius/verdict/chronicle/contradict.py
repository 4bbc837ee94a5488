"""Which records their references contradict.

A dyad of a record *fails* if, among the years that some reference of its kind covers,

* it has a year that lies more than one year from every year in which any of them supports it
  (**over**; **absent** if that holds for all its years), or
* every reference that covers the years before its start, or after its end, and is asked what the
  chronicle should have, runs on for two years or more that no record of the kind covers
  (**short**).

A record is contradicted if for one of its parties more than half of that party's dyads fail. One
year of grace at each end is there because yearly references count a tie of December for its whole
year, and signature, entry into force and end are dated by different rules. Years in which one of
the two was outside the COW state system are left out on both sides.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from tertius.verdict.chronicle.compare import KEY, testable
from tertius.verdict.chronicle.expand import in_system
from tertius.verdict.chronicle.model import Contradiction
from tertius.verdict.chronicle.notes import Notes
from tertius.verdict.chronicle.yardsticks import DYAD, ONLY_COVERED, Comparison, window

GRACE = 1
"""Years by which a start or an end may be off."""

SPELL = ["record", *DYAD]


def contradicted_spells(
    comparisons: Sequence[Comparison],
    years: pl.DataFrame,
    references: Mapping[str, pl.DataFrame],
    notes: Notes,
) -> list[Contradiction]:
    """List the records of one kind that all its references together contradict.

    Parameters
    ----------
    comparisons
        All of one kind whose reference is at hand; at least one.
    years
        From :func:`tertius.verdict.chronicle.expand.spell_years`, all kinds.
    references
        Dyad-years by source.
    notes
        The records' notes.

    Returns
    -------
    list of Contradiction
        In order of identifier.
    """
    kind = comparisons[0].kind
    claims = years.filter(pl.col("kind") == kind)
    seen = pl.concat([testable(claims, c, references[c.reference]) for c in comparisons])
    claimed = seen.group_by(*SPELL, "year").agg(pl.col("supported").any())
    dyads = claimed.group_by(SPELL).agg(tested=pl.len())
    if not dyads.height:
        return []
    faults = [
        _over(comparisons, references, claimed),
        *_short(comparisons, years, references, claimed),
    ]
    failing = pl.concat(faults, how="vertical")
    return _by_record(comparisons, dyads, failing, notes)


def _over(
    comparisons: Sequence[Comparison],
    references: Mapping[str, pl.DataFrame],
    claimed: pl.DataFrame,
) -> pl.DataFrame:
    """Give the dyads with years far from every supporting one, and say which."""
    accepted = [references[c.reference].filter(c.accept).select(KEY) for c in comparisons]
    supported = pl.concat(accepted).unique()
    steps = range(-GRACE, GRACE + 1)
    around = pl.concat([supported.with_columns(pl.col("year") + s) for s in steps]).unique()
    far = claimed.join(around, on=KEY, how="anti")
    found = far.group_by(SPELL).agg(
        far=pl.len(), first=pl.col("year").min(), last=pl.col("year").max()
    )
    found = found.join(claimed.group_by(SPELL).agg(all=pl.len()), on=SPELL)
    span = pl.format("{}-{}", "first", "last")
    words = (
        pl.when(pl.col("far") == pl.col("all"))
        .then(pl.format("in no year of {}", span))
        .otherwise(pl.format("not in {} of {} years ({})", "far", "all", span))
    )
    return found.select(*SPELL, why=words)


def _short(
    comparisons: Sequence[Comparison],
    years: pl.DataFrame,
    references: Mapping[str, pl.DataFrame],
    claimed: pl.DataFrame,
) -> list[pl.DataFrame]:
    """Give the dyads beyond whose ends the references run on, and say how far."""
    asked = [c for c in comparisons if c.sought is not None]
    if not asked:
        return []
    finding = {kind for c in asked for kind in c.found_by}
    have = years.filter(pl.col("kind").is_in(finding)).select(KEY).unique()
    lacking = _agreed(asked, references).join(have, on=KEY, how="anti").sort(KEY)
    run = (pl.col("year").diff().over(DYAD) != 1).fill_null(True).cum_sum()
    gaps = (
        lacking.with_columns(run=run)
        .group_by("run")
        .agg(pl.col(*DYAD).first(), first=pl.col("year").min(), last=pl.col("year").max())
    )
    gaps = gaps.filter(pl.col("last") - pl.col("first") >= GRACE)
    ends = claimed.group_by(SPELL).agg(start=pl.col("year").min(), end=pl.col("year").max())
    joined = ends.join(gaps, on=list(DYAD))
    span = pl.format("{}-{}", "first", "last")
    before = joined.filter(pl.col("last") + 1 == pl.col("start"))
    after = joined.filter(pl.col("first") - 1 == pl.col("end"))
    return [
        before.select(*SPELL, why=pl.format("lacks {} before its start", span)),
        after.select(*SPELL, why=pl.format("lacks {} after its end", span)),
    ]


def _agreed(asked: Sequence[Comparison], references: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Give the dyad-years that every reference which covers them says the chronicle should have."""
    votes = []
    for comparison in asked:
        assert comparison.sought is not None  # noqa: S101 - the caller has filtered
        rows = references[comparison.reference].with_columns(yes=comparison.sought)
        rows = in_system(rows, window(comparison.reference))
        votes.append(rows.filter("yes").select(*KEY, source=pl.lit(comparison.reference)))
    wanted = pl.concat(votes).group_by(KEY).agg(pl.col("source"))
    denied = pl.lit(False)
    for comparison in asked:
        name = comparison.reference
        if name in ONLY_COVERED:
            covered = references[name].select(KEY).with_columns(pl.lit(True).alias(name))
            wanted = wanted.join(covered, on=KEY, how="left")
            speaks = pl.col(name).fill_null(False)
        else:
            first, last = window(name)
            speaks = pl.col("year").is_between(first, last)
        denied = denied | (speaks & ~pl.col("source").list.contains(name))
    return wanted.filter(~denied).select(KEY)


def _by_record(
    comparisons: Sequence[Comparison],
    dyads: pl.DataFrame,
    failing: pl.DataFrame,
    notes: Notes,
) -> list[Contradiction]:
    reasons = failing.group_by(SPELL).agg(pl.col("why").str.join("; "))
    marked = dyads.join(reasons, on=SPELL, how="left")
    sides = pl.concat([marked.with_columns(party=pl.col(column)) for column in DYAD])
    failed = pl.col("why").is_not_null()
    parties = sides.group_by("record", "party").agg(share=failed.mean())
    bad = parties.filter(pl.col("share") > 0.5)
    names = tuple(c.reference for c in comparisons)
    found = []
    for record in sorted(bad["record"].unique()):
        own = marked.filter((pl.col("record") == record) & failed).sort(*DYAD)
        codes = sorted(bad.filter(pl.col("record") == record)["party"])
        found.append(notes.contradict(record, names, codes, _reasons(own, notes)))
    return found


def _reasons(own: pl.DataFrame, notes: Notes) -> str:
    """Say in words what fails, the same reason once."""
    pairs: dict[str, list[str]] = {}
    for one, other, why in own.select(*DYAD, "why").iter_rows():
        pairs.setdefault(why, []).append(f"{notes.party(one)}-{notes.party(other)}")
    shown = [
        f"{', '.join(names[:4])}{f' and {len(names) - 4} more' if len(names) > 4 else ''}: {why}"
        for why, names in pairs.items()
    ]
    rest = f"; and {len(shown) - 3} more reasons" if len(shown) > 3 else ""
    return "; ".join(shown[:3]) + rest
