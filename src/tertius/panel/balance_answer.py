"""The whole answer to a question about balance: measures, sides, frustrated ties, records."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tertius.errors import CoverageError, PeriodError
from tertius.exchange.about import About
from tertius.network import SignedNetwork
from tertius.panel.balance import DRAWS, Progress, balance_over_time
from tertius.panel.balance_chance import NullModel
from tertius.panel.balance_findings import BalanceFindings, findings_of
from tertius.panel.balance_frame import BalancePanel, Intervals
from tertius.panel.balance_matched import matched_coalitions, matched_sides
from tertius.panel.balance_measures import GROUPS
from tertius.panel.balance_records import Dyad, TieRecord, records_behind
from tertius.panel.balance_solved import Solved, Solving
from tertius.panel.balance_system import balance_system, rivals_of
from tertius.periods import Period

if TYPE_CHECKING:
    from tertius.balance.frustration import AlternativeOptima

LISTED = 1_000
"""States up to which the best splits are listed."""

OPTIMA_SECONDS = 5.0
"""Seconds that listing them may take."""

IntervalChoice = Literal["ties", "recipes", "none"]
NullChoice = Literal["signs", "rewired", "none"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """How balance is to be measured.

    Attributes
    ----------
    null_model, intervals, draws, coalitions, seed, time_limit
        As in :func:`tertius.panel.balance.balance_over_time`.
    """

    null_model: NullChoice = "signs"
    intervals: IntervalChoice = "ties"
    draws: int = DRAWS
    coalitions: int | None = None
    seed: int = 0
    time_limit: float | None = None


@dataclass(frozen=True, eq=False)
class BalanceAnswer:
    """What is known of the balance of one or several periods.

    Attributes
    ----------
    title
        One line.
    panel
        Measures by period.
    findings
        Sides, coalitions and frustrated ties of each period that is covered.
    shown
        The period whose findings are told in full.
    records
        Records behind frustrated ties by period and dyad; empty for networks of a file.
    mix
        Dyads that each source speaks about, by source and period; empty for networks of a file.
    """

    title: str
    panel: BalancePanel
    findings: tuple[BalanceFindings, ...]
    shown: str
    records: dict[str, dict[Dyad, tuple[TieRecord, ...]]] = field(default_factory=dict)
    mix: dict[str, list[int]] = field(default_factory=dict)

    @property
    def about(self) -> About:
        """Recipe, sources and notes."""
        return self.panel.about

    @property
    def told(self) -> BalanceFindings:
        """The findings of the shown period."""
        return next(one for one in self.findings if one.period == self.shown)

    @cached_property
    def optima(self) -> "AlternativeOptima | None":
        """All best splits of the shown period; None for large networks and without proof."""
        from tertius.balance.frustration import alternative_optima

        solved = next(one for one in self.panel.solved if one.period == self.shown)
        best = solved.frustration
        if best is None or not best.proven or not 0 < best.states <= LISTED:
            return None
        found = alternative_optima(solved.ties, time_limit=OPTIMA_SECONDS)
        return found if found.proven else None

    def frustrated_rows(self) -> list[dict[str, Any]]:
        """Give the frustrated ties of all periods as plain rows, with the records behind them."""
        rows = []
        for one in self.findings:
            behind = self.records.get(one.period, {})
            for tie in one.frustrated:
                lines = behind.get(_dyad(tie.ccode1, tie.ccode2), ())
                rows.append(
                    {
                        "period": one.period,
                        "ccode1": tie.ccode1,
                        "ccode2": tie.ccode2,
                        "name1": tie.name1,
                        "name2": tie.name2,
                        "tie": tie.tie,
                        "sign": tie.sign,
                        "reason": tie.reason,
                        "weakly_frustrated": tie.coalitions,
                        "records": "; ".join(f"{r.kind} {r.first} {r.reference}" for r in lines),
                    }
                )
        return rows

    def to_dict(self) -> dict[str, Any]:
        """Give plain data, ready for JSON."""
        return {
            "title": self.title,
            "measures": self.panel.frame.to_dicts(),
            "shown": self.shown,
            "optima": None
            if self.optima is None
            else {
                "count": self.optima.count,
                "complete": self.optima.complete,
                "always_frustrated": int(self.optima.always_frustrated.sum()),
                "span_in_states": self.optima.span,
            },
            "findings": [one.to_dict() for one in self.findings],
            "records": {
                period: [
                    {"ccode1": a, "ccode2": b, "records": [line.to_dict() for line in lines]}
                    for (a, b), lines in dyads.items()
                ]
                for period, dyads in self.records.items()
            },
            "source_mix": self.mix,
            "periods": list(self.panel.periods),
            "about": self.about.to_dict(),
        }


def balance_of_periods(
    periods: Sequence[Period],
    chosen: Chosen,
    *,
    recipe: str | None = None,
    data: Path | None = None,
    show: str | None = None,
    progress: Progress | None = None,
    solving: Solving | None = None,
) -> BalanceAnswer:
    """Measure the balance of the state system.

    Parameters
    ----------
    periods
        Of one unit, in order.
    chosen
        How to measure.
    recipe, data
        See :func:`tertius.panel.balance_system.balance_system`.
    show
        The period whose findings are told in full; by default the last that is covered.
    progress, solving
        See :func:`tertius.panel.balance.balance_over_time`.

    Returns
    -------
    BalanceAnswer

    Raises
    ------
    CoverageError
        If no source covers the periods, or the one to be shown.
    PeriodError
        If the period to be shown is none of them.
    RecipeError
        If the recipe asks for sources that are not there.
    """
    system = balance_system(periods, recipe=recipe, data=data)
    about = system.about("Balance of the state system")
    known = [str(p) for p, seen in zip(system.networks.periods, system.known, strict=True) if seen]
    shown = _shown(show, [str(period) for period in periods], known)
    panel = _measured(
        list(system.networks),
        chosen,
        about,
        known=system.known,
        rivals=rivals_of(system) if chosen.intervals == "recipes" else {},
        progress=progress,
        solving=solving,
    )
    findings = _all_findings(panel.solved)
    records = records_behind(system, findings)
    span = str(periods[0]) if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
    return BalanceAnswer(
        f"Balance of the state system, {span}",
        panel,
        findings,
        shown,
        records,
        system.source_mix(),
    )


def balance_of_networks(
    networks: Sequence[Any],
    chosen: Chosen,
    about: About,
    *,
    labels: Sequence[str] | None = None,
    show: str | None = None,
    progress: Progress | None = None,
    solving: Solving | None = None,
) -> BalanceAnswer:
    """Measure the balance of networks that were read from a file.

    Parameters
    ----------
    networks
        Of one or several periods, in order.
    chosen
        How to measure.
    about
        Where they come from; its title becomes that of the answer.
    labels
        Names of the periods, where the networks have none of their own.
    show
        The period whose findings are told in full; by default the last.
    progress, solving
        See :func:`tertius.panel.balance.balance_over_time`.

    Returns
    -------
    BalanceAnswer

    Raises
    ------
    PeriodError
        If the period to be shown is none of them.
    """
    if chosen.intervals == "recipes":
        chosen = replace(chosen, intervals="none")  # a file has one recipe: its own
    panel = _measured(networks, chosen, about, labels=labels, progress=progress, solving=solving)
    shown = _shown(show, list(panel.periods), list(panel.periods))
    return BalanceAnswer(about.title, panel, _all_findings(panel.solved), shown)


def _measured(
    networks: Sequence[Any],
    chosen: Chosen,
    about: About,
    *,
    known: Sequence[bool] | None = None,
    rivals: Any = None,
    labels: Sequence[str] | None = None,
    progress: Progress | None,
    solving: Solving | None,
) -> BalancePanel:
    model: NullModel | None = None if chosen.null_model == "none" else chosen.null_model
    intervals: Intervals | None = None if chosen.intervals == "none" else chosen.intervals
    return balance_over_time(
        networks,
        measures=GROUPS,
        null_model=model,
        draws=chosen.draws,
        intervals=intervals,
        rivals=rivals,
        known=known,
        labels=labels,
        coalitions=chosen.coalitions,
        seed=chosen.seed,
        time_limit=chosen.time_limit,
        about=about,
        progress=progress,
        solving=solving,
    )


def _all_findings(solved: Sequence[Solved]) -> tuple[BalanceFindings, ...]:
    """Give the findings of every covered period, with sides and coalitions matched in time."""
    from tertius.states import major_powers

    seen = [one for one in solved if one.known and one.frustration is not None]
    sides, groups = matched_sides(seen), matched_coalitions(seen)
    found = []
    for one, side, group in zip(seen, sides, groups, strict=True):
        majors = frozenset[int]()
        if isinstance(one.network, SignedNetwork):
            majors = major_powers(one.network.period.end)
        found.append(findings_of(one, sides=side, coalitions=group, majors=majors))
    return tuple(found)


def _shown(show: str | None, periods: list[str], known: list[str]) -> str:
    if show is None:
        return known[-1]
    if show not in periods:
        raise PeriodError(
            f"'{show[:40]}' is not among the periods asked for ({periods[0]} to {periods[-1]})",
            remedy="Name one of them with --show.",
        )
    if show not in known:
        raise CoverageError(
            f"no source of the recipe can speak of friends and enemies in {show}",
            remedy=f"Covered are {known[0]} to {known[-1]}.",
        )
    return show


def _dyad(one: int | None, other: int | None) -> Dyad:
    return (one or 0, other or 0)
