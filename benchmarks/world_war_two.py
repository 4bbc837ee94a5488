"""Europe before the Second World War: who would have stood with whom, by many weightings of ties.

Axelrod & Bennett (1993) scored the propensities of 17 European states by ethnicity, religion,
borders, ideology and wars, and report that the deepest valley of their landscape put 15 of the 17
on the side they took in the war. Their inputs are not at hand, so this is no replication. It asks
how far that result depends on what the propensities are made of: every weighting below was written
down before any was run, and all of them are printed.

The states and the sides they are scored by were taken from T. Glynne-Jones's program
'landscape-aggregation' after the paper, which lists both; the paper itself was not at hand.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from measure import head, seconds, shared, table
from tertius.balance.dynamics import (
    bipartition_energies,
    bipartition_sides,
    continuous_balance,
    landscape,
)
from tertius.network import SignedNetwork
from tertius.periods import parse_period

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]

ALLIED = {200: "Britain", 220: "France", 235: "Portugal", 290: "Poland", 315: "Czechoslovakia",
          345: "Yugoslavia", 350: "Greece", 365: "Soviet Union", 390: "Denmark"}  # fmt: skip
AXIS = {255: "Germany", 310: "Hungary", 325: "Italy", 360: "Romania", 366: "Estonia",
        367: "Latvia", 368: "Lithuania", 375: "Finland"}  # fmt: skip
NAMES = dict(sorted((ALLIED | AXIS).items()))
ARGUABLE = (235, 366, 367, 368, 390)
"""Portugal stayed neutral, with a treaty with Britain; the Baltic states were annexed by the Soviet
Union in 1940; Denmark was occupied without a war. They are scored, and once left out."""

POSITIVE = {
    "defence": {"defense": 1.0, "offense": 1.0},
    "obligations": {"defense": 1.0, "offense": 1.0, "neutral": 0.5, "consul": 0.5},
    "any pact": {"defense": 1.0, "offense": 1.0, "neutral": 0.5, "consul": 0.5, "nonagg": 0.25},
}
"""ATOP's obligations and what each counts; the strongest of a dyad is its tie. `any pact` counts
bare non-aggression pledges, which the house holds for no tie: it is here to show what they do."""
NEGATIVE = ("rivalry", "disputes", "memory", "wars", "rivalry, disputes")
"""rivalry: a strategic rivalry (Thompson, Sakuwa & Suhas), 1. disputes: the highest level of a MID
of the five years before, as a share of 5. memory: levels of all MIDs since 1900 as shares of 5,
halved every ten years and added up, at most 1. wars: opposed in an inter-state war (COW) since
1900, 1. rivalry, disputes: the larger of the two."""
SCALE = ("peace scale", "peace scale, obligations")
"""The scale of Diehl, Goertz & Gallegos from −1 (severe rivalry) to +1 (security community), alone
and added to the obligations, in [−1, 1]."""
RECIPES = (*product(POSITIVE, NEGATIVE), *((name, "") for name in SCALE))
PERIODS = {"1936": (1936,), "1938": (1938,), "1939": (1939,), "1936–39": (1936, 1937, 1938, 1939)}
"""Ties of a year, or the mean of several. Disputes and wars are those before the year, so that the
war of 1939 explains nothing here; pacts are those of the whole year, as ATOP knows no months: those
of autumn 1939 are in it."""
SIZES = ("equal", "capabilities")
"""All states alike, or COW's index of national capabilities, mean of the period."""
NEAR = 0.05
"""Bipartitions this near to the least energy, as a share of the weight of all ties, are near it."""


@dataclass(frozen=True, slots=True)
class Weighting:
    """One way to make propensities and sizes; the product of the lists above."""

    recipe: tuple[str, str]
    period: str
    size: str


WEIGHTINGS = tuple(Weighting(*parts) for parts in product(RECIPES, PERIODS, SIZES))


@dataclass(frozen=True, slots=True)
class Score:
    """How the landscape of one weighting compares with the sides of the war.

    Attributes
    ----------
    worst, mean, best
        States on the side they took, of 17, over all bipartitions of least energy.
    sure
        The same mean for the states that are not arguable, of 12.
    optima, near, minima
        Bipartitions of least energy, bipartitions near it, local minima.
    quartiles
        States on the side they took in a quarter, a half and three quarters of those near it.
    split
        The same for the coalitions of dX/dt = X² from these propensities; undecided states are
        wrong. It knows no sizes.
    untied
        States without any tie: their side is arbitrary.
    wrong
        For each state, the share of the bipartitions of least energy that misplace it.
    """

    worst: int
    mean: float
    best: int
    sure: float
    optima: int
    near: int
    minima: int
    quartiles: tuple[float, float, float]
    split: int
    untied: int
    wrong: Floats


def scores(data: Path) -> dict[Weighting, Score]:
    """Score every weighting.

    Parameters
    ----------
    data
        The folder of datasets.

    Returns
    -------
    dict of Weighting to Score
    """
    inputs = Inputs.read(data)
    return {weighting: score(weighting, inputs) for weighting in WEIGHTINGS}


def score(weighting: Weighting, inputs: "Inputs") -> Score:
    """Look at all 65,536 bipartitions under one weighting."""
    years = PERIODS[weighting.period]
    ties = np.mean([inputs.ties(weighting.recipe, year) for year in years], axis=0)
    np.fill_diagonal(ties, np.nan)
    network = SignedNetwork(tuple(NAMES), ties, parse_period(str(years[-1])), tuple(NAMES.values()))
    sizes = np.mean([inputs.sizes(year) for year in years], axis=0)
    chosen = sizes if weighting.size == "capabilities" else np.ones(len(NAMES))
    energies = bipartition_energies(network, sizes=chosen, values="strengths")
    weight = float(np.nansum(np.triu(np.abs(ties) * np.outer(chosen, chosen), 1)))
    least = float(np.min(energies))
    at_least, near = energies <= least + 1e-12 * weight, energies <= least + NEAR * weight
    split = continuous_balance(network, values="strengths").sides
    found = RIGHT[at_least]
    return Score(
        worst=int(np.min(found)),
        mean=float(np.mean(found)),
        best=int(np.max(found)),
        sure=float(np.mean(SURE[at_least])),
        optima=int(np.sum(at_least)),
        near=int(np.sum(near)),
        minima=len(landscape(network, sizes=chosen, values="strengths")),
        quartiles=tuple(np.quantile(RIGHT[near], (0.25, 0.5, 0.75)).tolist()),
        split=int(max(np.sum(split == ACTUAL), np.sum(split == -ACTUAL))),
        untied=int(np.sum(~np.any(np.nan_to_num(ties) != 0, axis=0))),
        wrong=np.mean(MISPLACED[at_least], axis=0),
    )


ACTUAL = np.array([1 if code in ALLIED else -1 for code in NAMES], dtype=np.int8)
EVERY = bipartition_sides(np.arange(2 ** (len(NAMES) - 1)), len(NAMES))
CERTAIN = np.array([code not in ARGUABLE for code in NAMES])


def misplaced(kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell, for every bipartition, which of some states are not on the side they took.

    Sides have no names: they are given those that misplace fewer, so that more than half of the
    states are always right.
    """
    differ = (EVERY != ACTUAL) & kept
    other_way = np.sum(differ, axis=1) * 2 > np.sum(kept)
    return np.asarray(differ ^ (other_way[:, None] & kept))


MISPLACED = misplaced(np.ones(len(NAMES), dtype=np.bool_))
RIGHT = len(NAMES) - np.sum(MISPLACED, axis=1)
SURE = int(np.sum(CERTAIN)) - np.sum(misplaced(CERTAIN), axis=1)


@dataclass(frozen=True)
class Inputs:
    """The records of dyads of the 17 states, as tertius reads them."""

    atop: "pl.DataFrame"
    tss: "pl.DataFrame"
    peace: "pl.DataFrame"
    mid: "pl.DataFrame"
    war: "pl.DataFrame"
    nmc: "pl.DataFrame"

    @classmethod
    def read(cls, data: Path) -> "Inputs":
        """Read the six files."""
        import polars as pl

        from tertius.sources import atop, cow_mid, cow_nmc, cow_war, peace_data, tss

        ours = pl.col("ccode1").is_in(list(NAMES)) & pl.col("ccode2").is_in(list(NAMES))
        return cls(
            atop.read_atop(data / "atop/atop5_dyad_spells.csv").frame.filter(ours),
            tss.read_tss(data / "rivalry/tss_rivalries.csv").frame.filter(ours),
            peace_data.read_peace_data(data / "rivalry/peacedata_v3.1_periods.csv").frame.filter(
                ours
            ),
            cow_mid.read_cow_mid(data / "cow/cow_mid5_dyad_dispute_year.csv.gz").frame.filter(ours),
            cow_war.read_cow_war(data / "cow/cow_war_inter.csv").frame.filter(ours),
            cow_nmc.read_cow_nmc(data / "cow/cow_nmc.csv.gz").frame,
        )

    def ties(self, recipe: tuple[str, str], year: int) -> Floats:
        """Give the propensities of a year by a recipe, symmetric, in [−1, 1]."""
        positive, negative = recipe
        if positive == "peace scale":
            return self.scale(year)
        if positive in SCALE:
            return np.clip(self.scale(year) + self.pacts("obligations", year), -1, 1)
        return self.pacts(positive, year) - self.hostility(negative, year)

    def pacts(self, kind: str, year: int) -> Floats:
        """Give the strongest obligation of each dyad, in [0, 1]."""
        rows = _in_force(self.atop, year)
        return _matrix(
            (one, other, max(worth * row[flag] for flag, worth in POSITIVE[kind].items()))
            for one, other, row in rows
        )

    def hostility(self, kind: str, year: int) -> Floats:
        """Give the hostility of each dyad, in [0, 1]."""
        if kind == "rivalry":
            return _matrix((one, other, 1.0) for one, other, _ in _in_force(self.tss, year))
        if kind == "wars":
            return _matrix((a, b, 1.0) for a, b, _, _ in self._before(self.war, 1900, year))
        if kind == "disputes":
            rows = self._before(self.mid, year - 5, year)
            return _matrix((one, other, level / 5) for one, other, _, level in rows)
        if kind == "memory":
            faded = np.zeros((len(NAMES), len(NAMES)))
            for one, other, when, level in self._before(self.mid, 1900, year):
                faded += _matrix([(one, other, level / 5 * 0.5 ** ((year - when) / 10))])
            return np.minimum(faded, 1)
        return np.maximum(self.hostility("rivalry", year), self.hostility("disputes", year))

    def scale(self, year: int) -> Floats:
        """Give the peace scale on 1 July, in [−1, 1]; not classified is 0."""
        rows = _in_force(self.peace, year)
        found = ((a, b, 2 * row["peace_level"] - 1) for a, b, row in rows if row["peace_level"])
        severe = ((a, b, -1.0) for a, b, row in rows if row["peace_level"] == 0)
        return _matrix([*found, *severe])

    def sizes(self, year: int) -> Floats:
        """Give the capabilities of each state, as shares of the world's."""
        rows = self.nmc.filter(self.nmc["year"] == year)
        shares = dict(zip(rows["ccode"].to_list(), rows["cinc"].to_list(), strict=True))
        return np.array([shares[code] for code in NAMES])

    def _before(
        self, frame: "pl.DataFrame", first: int, year: int
    ) -> Iterator[tuple[int, int, int, int]]:
        """Give dyad, year and level (0 where there is none) of rows from a year to before one."""
        for row in frame.filter(frame["year"].is_between(first, year - 1)).to_dicts():
            yield row["ccode1"], row["ccode2"], row["year"], row.get("hostility_level") or 0


def _in_force(frame: "pl.DataFrame", year: int) -> list[tuple[int, int, dict[str, float]]]:
    """Give the spells that hold on 1 July of a year."""
    from datetime import date

    held = frame.filter((frame["start"] <= date(year, 7, 1)) & (frame["end"] >= date(year, 7, 1)))
    return [(row["ccode1"], row["ccode2"], row) for row in held.to_dicts()]


def _matrix(rows: "Iterator[tuple[int, int, float]] | list[tuple[int, int, float]]") -> Floats:
    """Put values of dyads into a symmetric matrix, the larger in size where there are several."""
    place = {code: at for at, code in enumerate(NAMES)}
    filled = np.zeros((len(NAMES), len(NAMES)))
    for one, other, value in rows:
        i, j = place[one], place[other]
        if abs(value) > abs(filled[i, j]):
            filled[i, j] = filled[j, i] = value
    return filled


def main() -> None:
    """Print every weighting, then what they come to together."""
    data = shared()
    head(
        "17 European states before the Second World War",
        f"{len(WEIGHTINGS)} weightings of pacts, rivalries, disputes and wars; 65,536 bipartitions "
        "each; no replication of Axelrod & Bennett 1993, who report 15 of 17",
    )
    began = time.process_time()
    found = scores(data)
    cost = time.process_time() - began
    rows = [
        (
            f"{' − '.join(part for part in w.recipe if part)}; {w.period}; {w.size}",
            f"{s.mean:.1f}", f"{s.worst}–{s.best}", f"{s.sure:.1f}", f"{s.optima:,}", f"{s.untied}",
            f"{s.minima}", f"{s.near:,}", "–".join(f"{q:.0f}" for q in s.quartiles), f"{s.split}",
        )
        for w, s in found.items()
    ]  # fmt: skip
    table(
        ("weighting", "right", "range", "of 12", "optima", "untied", "minima", "near",
         "near: right", "X²"),
        rows,
    )  # fmt: skip
    _summary(found)
    print(f"  time {seconds(cost)} CPU")


def _summary(found: dict[Weighting, Score]) -> None:
    means = np.array([s.mean for s in found.values()])
    print(
        f"\n  right, of 17, over {len(found)} weightings: {np.min(means):.1f} to "
        f"{np.max(means):.1f}, median {np.median(means):.1f}; at least 15 in "
        f"{np.sum(means >= 15)} weightings"
        f"\n  no bipartition can have fewer than 9 right, as sides have no names"
        f"\n  by chance (all bipartitions): mean {np.mean(RIGHT):.1f}, at least 15 in "
        f"{np.mean(RIGHT >= 15):.2%}"
    )
    wrong = np.mean([s.wrong for s in found.values()], axis=0)
    often = sorted(zip(wrong, NAMES.values(), strict=True), reverse=True)
    print(f"  misplaced by share of weightings: {', '.join(f'{n} {w:.0%}' for w, n in often)}")
    best = [s for s in found.values() if s.mean == np.max(means)]
    wrong = np.mean([s.wrong for s in best], axis=0)
    named = [f"{n} in {w:.0%}" for w, n in zip(wrong, NAMES.values(), strict=True) if w]
    print(f"  the {len(best)} best misplace: {', '.join(named)}")
    keys: dict[str, Callable[[Weighting], str]] = {
        "positive": lambda w: w.recipe[0],
        "negative": lambda w: w.recipe[1] or "(scale)",
        "period": lambda w: w.period,
        "sizes": lambda w: w.size,
    }
    for what, key in keys.items():
        groups: dict[str, list[float]] = {}
        for weighting, result in found.items():
            groups.setdefault(key(weighting), []).append(result.mean)
        parts = [f"{name} {np.mean(values):.1f}" for name, values in groups.items()]
        print(f"  mean by {what}: {'; '.join(parts)}")


if __name__ == "__main__":
    main()
