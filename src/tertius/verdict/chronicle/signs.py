"""Whether positive ties and acts stand higher than negative ones in what states do and say.

These series are no list of ties: they cannot contradict a record. They show whether the signs of
the chronicle, taken together, point the right way.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tertius.chronicle import kinds
from tertius.sources import source
from tertius.verdict.chronicle.intervals import clustered_share, over_states, wins_of
from tertius.verdict.chronicle.model import Disagreement, SignRow
from tertius.verdict.chronicle.notes import Notes
from tertius.verdict.chronicle.yardsticks import DYAD

BOTH = "+ against −"
KEY = [*DYAD, "year"]
FEW = 20
"""Kinds with fewer units are counted but get no line of their own."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a sign check gives."""

    rows: tuple[SignRow, ...]
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class _Units:
    """Signed units with a measured value and the two states of each."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    sign: NDArray[np.int64]
    value: NDArray[np.float64]

    @classmethod
    def of(cls, frame: pl.DataFrame, value: str) -> "_Units":
        first, second, sign = (frame[n].cast(pl.Int64).to_numpy() for n in (*DYAD, "sign"))
        return cls(first, second, sign, frame[value].to_numpy())

    def counts(self) -> tuple[int, int]:
        """Count the positive and the negative units."""
        return int((self.sign > 0).sum()), int((self.sign < 0).sum())


def _contrast(units: _Units) -> tuple[float, float, float] | None:
    """Give the area with its interval; what a state takes away is subtracted, not recomputed."""
    above = units.sign > 0
    up, down = units.value[above], units.value[~above]
    if not len(up) or not len(down):
        return None
    wins = np.zeros(len(units.value))
    wins[above] = wins_of(up, down)
    wins[~above] = len(up) - wins_of(down, up)
    total = float(wins[above].sum())

    def area(kept: NDArray[np.bool_]) -> float | None:
        gone_up, gone_down = ~kept & above, ~kept & ~above
        left = (len(up) - int(gone_up.sum())) * (len(down) - int(gone_down.sum()))
        if not left:
            return None
        both = wins_of(units.value[gone_up], units.value[gone_down]).sum()
        lost = wins[gone_up].sum() + wins[gone_down].sum() - both
        return float((total - lost) / left)

    return over_states(units.first, units.second, area)


def against_votes(
    years: pl.DataFrame, agreement: pl.DataFrame | None, points: pl.DataFrame | None
) -> Signed:
    """Rank standing ties by how alike the two states vote in the General Assembly.

    Three measures: the pair's agreement, ranked among the pairs of the year without any standing
    tie; the same for the years after the all-pairs table, among the pairs of the same one of six
    states; and the agreement less what both states agree with anybody in the year, ranked in the
    same way. The last one is the fair one: a state that votes alone agrees with none of its
    friends. Dyad-years with ties of both signs are left out of the contrasts.

    Parameters
    ----------
    years
        From :func:`tertius.verdict.chronicle.expand.spell_years`.
    agreement, points
        Tidy frames of ``un_agreement`` and ``un_ideal_points``; either may be missing.

    Returns
    -------
    Signed
        A contrast per measure, and the mean rank per kind by the last one at hand.
    """
    signs = pl.DataFrame(
        [(k.kind, k.sign) for k in kinds().values()],
        schema={"kind": pl.String, "sign": pl.Int8}, orient="row",
    )  # fmt: skip
    tied = years.join(signs, on="kind").filter(pl.col("sign") != 0)
    tied = tied.select(*KEY, "kind", "sign").unique()
    rows: list[SignRow | None] = []
    by_kind: list[SignRow | None] = []
    for name, how, votes in votes_by_measure(agreement, points):
        ranked = _ranked(votes, tied)
        if not ranked.height:
            continue
        place = (name, "dyad-years", _years(ranked))
        rows.append(_auc_row(_contrasted(ranked), *place, statistic=f"auc{how}"))
        by_kind = [
            _rank_row(str(kind), _Units.of(part.unique(KEY), "rank"), *place, f"rank{how}")
            for (kind,), part in ranked.group_by("kind", maintain_order=True)
        ]
    return Signed(_in_order([*rows, *by_kind]))


def _years(ranked: pl.DataFrame) -> tuple[str, str]:
    return str(ranked["year"].min()), str(ranked["year"].max())


def _contrasted(ranked: pl.DataFrame) -> _Units:
    """Keep the dyad-years whose ties all have one sign."""
    merged = ranked.group_by(KEY).agg(
        pl.col("sign").min(), high=pl.col("sign").max(), rank=pl.col("rank").first()
    )
    return _Units.of(merged.filter(pl.col("sign") == pl.col("high")).sort(KEY), "rank")


def votes_by_measure(
    agreement: pl.DataFrame | None, points: pl.DataFrame | None
) -> list[tuple[str, str, pl.DataFrame]]:
    """Give the measures of agreement that the tables at hand allow.

    Parameters
    ----------
    agreement, points
        As in :func:`against_votes`.

    Returns
    -------
    list of (source, suffix of the statistic, frame)
        Frames of ``ccode1, ccode2, year, value, stratum``; values are comparable within a year
        and stratum.
    """
    found = []
    if points is not None:
        after = 0 if agreement is None else source("un_agreement").coverage.end.year
        found.append(("un_ideal_points", "", _six(points.filter(pl.col("year") > after))))
    if agreement is not None:
        plain = agreement.select(*KEY, value="agree_share", stratum=pl.lit(0, pl.Int32))
        found.append(("un_agreement", "", plain.drop_nulls()))
        found.append(("un_agreement", ", centred", _centred(plain.drop_nulls())))
    return found


def _six(points: pl.DataFrame) -> pl.DataFrame:
    from tertius.sources.un_ideal_points import PARTNERS

    parts = []
    for column, number in PARTNERS.values():
        other = pl.lit(number, pl.Int32)
        pair = points.select(
            pl.min_horizontal("ccode", other).alias("ccode1"),
            pl.max_horizontal("ccode", other).alias("ccode2"),
            "year",
            pl.col(column).alias("value"),
            other.alias("stratum"),
        )
        parts.append(pair.filter(pl.col("ccode1") != pl.col("ccode2")))
    return pl.concat(parts).drop_nulls()


def _centred(votes: pl.DataFrame) -> pl.DataFrame:
    """Take out what each state agrees with anybody, and put back the year's mean."""
    ends = [votes.select("year", "value", ccode=column) for column in DYAD]
    means = pl.concat(ends).group_by("ccode", "year").agg(mean=pl.col("value").mean())
    for column in DYAD:
        named = means.rename({"ccode": column, "mean": f"mean_{column}"})
        votes = votes.join(named, on=[column, "year"])
    off = pl.col("value") - sum(pl.col(f"mean_{column}") for column in DYAD)
    return votes.select(*KEY, value=off + pl.col("value").mean().over("year"), stratum="stratum")


def _ranked(votes: pl.DataFrame, tied: pl.DataFrame) -> pl.DataFrame:
    """Give each tied dyad-year its rank among the untied ones of its year."""
    keys = tied.select(KEY).unique()
    free = votes.join(keys, on=KEY, how="anti")
    bound = votes.join(keys, on=KEY, how="semi")
    pools = {
        key: np.sort(part["value"].to_numpy()) for key, part in free.group_by("year", "stratum")
    }
    parts = []
    for key, part in bound.group_by("year", "stratum"):
        if key not in pools:
            continue
        pool, value = pools[key], part["value"].to_numpy()
        below = np.searchsorted(pool, value, "left") + np.searchsorted(pool, value, "right")
        parts.append(part.with_columns(rank=pl.Series(below / (2 * len(pool)))))
    found = pl.concat(parts) if parts else bound.with_columns(rank=pl.lit(0.0)).clear()
    # A pair of two of the six states is in two strata: the mean of its ranks.
    found = found.group_by(KEY).agg(pl.col("rank").mean())
    return tied.join(found, on=KEY).sort("kind", *KEY)


def against_news_months(acts: pl.DataFrame, months: pl.DataFrame, notes: Notes) -> Signed:
    """Hold acts against the mood of the month's news between the two states.

    The mood is GDELT's net score per observed day, less the dyad's median over all months, in
    units of the dyad's mean absolute deviation, less the median of all dyads in the month (of
    those seen in at least half of the months). A month without a row counts as 0.

    Parameters
    ----------
    acts
        From :func:`tertius.verdict.chronicle.expand.acts`.
    months
        Tidy frame of ``gdelt_dyad_month``.
    notes
        The records' notes.

    Returns
    -------
    Signed
    """
    moods = _moods(months)
    dated = acts.filter(pl.col("own") & (pl.col("precision") != "year"))
    dated = dated.with_columns(date=pl.col("start").dt.truncate("1mo"))
    joined = dated.join(moods, on=[*DYAD, "date"])
    return _acts_signed(joined, "gdelt_dyad_month", "dyad-months", "%Y-%m", notes)


def _moods(months: pl.DataFrame) -> pl.DataFrame:
    dates = months["date"].unique().sort()
    seen = months.group_by(DYAD).agg(active=pl.len())
    grid = seen.join(dates.to_frame(), how="cross").join(
        months.select(*DYAD, "date", "net_per_day"), on=[*DYAD, "date"], how="left"
    )
    rate = pl.col("net_per_day").fill_null(0.0)
    centred = (rate - rate.median().over(DYAD)).alias("mood")
    grid = grid.select(*DYAD, "date", "active", centred)
    scale = pl.col("mood").abs().mean().over(DYAD)
    grid = grid.with_columns(pl.when(scale > 0).then(pl.col("mood") / scale).otherwise(0.0))
    usual = grid.filter(pl.col("active") >= len(dates) / 2)
    by_month = usual.group_by("date").agg(month=pl.col("mood").median())
    return grid.join(by_month, on="date", how="left").select(
        *DYAD, "date", mood=pl.col("mood") - pl.col("month").fill_null(0.0)
    )


def against_event_days(acts: pl.DataFrame, events: pl.DataFrame, notes: Notes) -> Signed:
    """Hold acts dated to the day against machine-coded events of the days around them.

    The mood is the sum of Goldstein scores between the two states, either way, on the day itself
    and the next, less twice the dyad's median day in the set's window, in units of the dyad's
    mean absolute deviation. Days without events count as 0.

    Parameters
    ----------
    acts
        From :func:`tertius.verdict.chronicle.expand.acts`.
    events
        Tidy frame of ``icews_sets``.
    notes
        The records' notes.

    Returns
    -------
    Signed
    """
    from tertius.sources.icews_events import WINDOWS

    dated = acts.filter(pl.col("own") & (pl.col("precision") == "day"))
    both = events.select(
        "set",
        "date",
        pl.min_horizontal("source", "target").alias("ccode1"),
        pl.max_horizontal("source", "target").alias("ccode2"),
        score=pl.col("goldstein") * pl.col("events"),
    )
    parts = []
    for name, span in WINDOWS.items():
        inside = dated.filter(pl.col("start").is_between(span.start, span.end))
        if inside.height:
            days = both.filter(pl.col("set") == name)
            parts.append(_day_moods(inside, days, span.start, span.end))
    if not parts:
        return Signed(())
    joined = pl.concat(parts).with_columns(date=pl.col("start"))
    return _acts_signed(joined, "icews_sets", "dyad-days", "%Y-%m-%d", notes)


def _day_moods(acts: pl.DataFrame, days: pl.DataFrame, first: date, last: date) -> pl.DataFrame:
    span = pl.date_range(first, last, eager=True).alias("date").to_frame()
    pairs = acts.select(DYAD).unique()
    daily = days.group_by(*DYAD, "date").agg(pl.col("score").sum())
    grid = pairs.join(span, how="cross").join(daily, on=[*DYAD, "date"], how="left")
    grid = grid.sort(*DYAD, "date").with_columns(pl.col("score").fill_null(0.0))
    off = pl.col("score") - pl.col("score").median().over(DYAD)
    two = off + off.shift(-1).over(DYAD).fill_null(0.0)
    scale = off.abs().mean().over(DYAD)
    grid = grid.with_columns(mood=pl.when(scale > 0).then(two / scale))
    return acts.join(
        grid.select(*DYAD, "date", "mood").drop_nulls(),
        left_on=[*DYAD, "start"], right_on=[*DYAD, "date"],
    )  # fmt: skip


def _acts_signed(joined: pl.DataFrame, name: str, unit: str, form: str, notes: Notes) -> Signed:
    if not joined.height:
        return Signed(())
    key = [*DYAD, "date"]
    days = joined["date"].dt.strftime(form)
    span = (str(days.min()), str(days.max()))
    cells = joined.group_by(key).agg(
        pl.col("sign").unique(), pl.col("mood").first(), pl.col("record").unique().sort()
    )
    clear = cells.filter(pl.col("sign").list.len() == 1).sort(key)
    clear = clear.with_columns(pl.col("sign").list.first())
    units = _Units.of(clear, "mood")
    rows = [
        _auc_row(units, name, unit, span),
        _same_row(BOTH, units, name, unit, span),
    ]
    for (kind,), part in joined.group_by("kind", maintain_order=True):
        own = _Units.of(part.group_by(key).agg(pl.col("sign", "mood").first()).sort(key), "mood")
        rows.append(_same_row(str(kind), own, name, unit, span))
    return Signed(_in_order(rows), _opposite(clear, name, form, notes))


def _opposite(cells: pl.DataFrame, name: str, form: str, notes: Notes) -> tuple[Disagreement, ...]:
    wrong = cells.filter(pl.col("mood").sign() * pl.col("sign") <= 0)
    return tuple(
        notes.differ(
            "acts",
            name,
            "opposite sign",
            (one, other),
            (f"{day:{form}}", f"{day:{form}}"),
            record=" ".join(ids),
            row=f"acts {sign:+d}, mood {mood:+.2f}",
        )
        for one, other, day, sign, mood, ids in wrong.select(
            *DYAD, "date", "sign", "mood", "record"
        ).iter_rows()
    )


def _auc_row(
    units: _Units, name: str, unit: str, span: tuple[str, str], *, statistic: str = "auc"
) -> SignRow | None:
    found = _contrast(units)
    if found is None:
        return None
    return SignRow(BOTH, name, unit, *span, *units.counts(), statistic, *found)


def _rank_row(
    kind: str, units: _Units, name: str, unit: str, span: tuple[str, str], statistic: str
) -> SignRow | None:
    def mean(kept: NDArray[np.bool_]) -> float | None:
        return float(units.value[kept].mean()) if kept.any() else None

    if len(units.value) < FEW:
        return None
    found = over_states(units.first, units.second, mean)
    if found is None:
        return None
    return SignRow(kind, name, unit, *span, *units.counts(), statistic, *found)


def _same_row(
    kind: str, units: _Units, name: str, unit: str, span: tuple[str, str]
) -> SignRow | None:
    if len(units.value) < FEW:
        return None
    dyads = [f"{a}-{b}" for a, b in zip(units.first, units.second, strict=True)]
    share = clustered_share(np.sign(units.value) == units.sign, dyads)
    if share is None:
        return None
    bounds = (share.value, share.low, share.high)
    return SignRow(kind, name, unit, *span, *units.counts(), "same sign", *bounds)


def _in_order(rows: list[SignRow | None]) -> tuple[SignRow, ...]:
    order: dict[str, int] = {BOTH: -1} | {name: i for i, name in enumerate(kinds())}
    kept = [row for row in rows if row is not None]
    return tuple(sorted(kept, key=lambda row: order[row.kind]))
