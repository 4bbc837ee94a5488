"""Balance through time: one tidy frame, a row for each period and measure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from tertius.errors import NetworkError
from tertius.exchange.about import About
from tertius.network import SignedNetwork, TemporalNetwork, TieList, tie_list
from tertius.panel.balance_chance import (
    LEVEL,
    NULL_WORDS,
    Chance,
    NullModel,
    chance_of,
    drawn_measures,
    interval_around,
    thinned_measures,
)
from tertius.panel.balance_frame import BalancePanel, Intervals
from tertius.panel.balance_measures import (
    ESTIMATED,
    GROUPS,
    LOGARITHMIC,
    LONG,
    MEASURES,
    SIDES,
)
from tertius.panel.balance_solved import DENSE, DRAWN, Solved, Solving, row_values, solve

if TYPE_CHECKING:
    import polars as pl

Network = SignedNetwork | TieList
Progress = Callable[[int, int], None]
"""Called with the number of periods done and of all."""

DRAWS = 100
"""Draws of the null model, and of thinned ties."""


def balance_over_time(
    networks: TemporalNetwork | Sequence[Network],
    *,
    measures: Sequence[str] = GROUPS,
    null_model: NullModel | None = "signs",
    draws: int = DRAWS,
    intervals: Intervals | None = "ties",
    rivals: Mapping[str, Sequence[Network]] | None = None,
    known: Sequence[bool] | None = None,
    labels: Sequence[str] | None = None,
    coalitions: int | None = None,
    seed: int = 0,
    time_limit: float | None = None,
    about: About | None = None,
    progress: Progress | None = None,
    solving: Solving | None = None,
) -> BalancePanel:
    """Measure the balance of every period.

    Parameters
    ----------
    networks
        One per period, in order of time.
    measures
        Groups of :data:`tertius.panel.balance_measures.GROUPS`; counts are always there.
    null_model
        What chance is held against shares of triads and walks: ``signs`` deals the signs out
        anew over the same ties, ``rewired`` also moves ties; None for no null model.
    draws
        Networks drawn for the null model and for the interval, in each period.
    intervals
        ``ties`` for an interval from thinned ties (see :mod:`tertius.panel.balance_chance`);
        ``recipes`` for the range over ``rivals``, which is no interval of sampling; None for
        none.
    rivals
        The same periods under other recipes, by name.
    known
        Whether the sources cover each period; the measures of others are null.
    labels
        Names of the periods; by default their own, or numbers where they have none.
    coalitions
        At most so many coalitions for weak balance; by default any number.
    seed
        Of the draws; the numbers of a period do not depend on the other periods.
    time_limit
        Seconds for each optimum; afterwards the best known, with its bound.
    about
        Where the networks come from.
    progress
        Called after each period.
    solving
        Called with the best known and the bound while an optimum is searched.

    Returns
    -------
    BalancePanel

    Raises
    ------
    NetworkError
        If there is no network, a measure is not known, the number of draws is out of range, or
        a dyad has several ties.

    References
    ----------
    .. [1] Cartwright, D. and Harary, F. (1956). Structural balance: a generalization of Heider's
       theory. *Psychological Review* 63(5), 277-293.
    .. [2] Davis, J. A. (1967). Clustering and structural balance in graphs. *Human Relations*
       20(2), 181-187.
    .. [3] Estrada, E. and Benzi, M. (2014). Walk-based measure of balance in signed networks.
       *Physical Review E* 90, 042802.
    """
    given = tuple(networks)
    known = (True,) * len(given) if known is None else tuple(known)
    _check(given, measures, draws, known, intervals, rivals or {})
    settings = _Settings(
        tuple(measures), null_model, draws, intervals, coalitions, seed, time_limit, solving
    )
    rows, solved = [], []
    for number, network in enumerate(given):
        others = [list(each)[number] for each in (rivals or {}).values()]
        label = labels[number] if labels is not None else _label(network, number)
        one, found = _period(network, label, number, known[number], settings, others)
        rows += found
        solved.append(one)
        if progress is not None:
            progress(number + 1, len(given))
    base = about if about is not None else About("Balance of signed networks")
    notes = (*base.notes, *_notes(settings, tuple(rivals or {}), solved))
    frame = _frame(rows)
    described = replace(base, columns=LONG, notes=notes)
    return BalancePanel(frame, described, tuple(solved), null_model, intervals)


@dataclass(frozen=True, slots=True)
class _Settings:
    measures: tuple[str, ...]
    null_model: NullModel | None
    draws: int
    intervals: Intervals | None
    coalitions: int | None
    seed: int
    time_limit: float | None
    solving: Solving | None

    @property
    def triads(self) -> bool:
        return "triads" in self.measures

    @property
    def walks(self) -> bool:
        return "walks" in self.measures


def _check(
    networks: Sequence[Network],
    measures: Sequence[str],
    draws: int,
    known: Sequence[bool],
    intervals: Intervals | None,
    rivals: Mapping[str, Sequence[Network]],
) -> None:
    if not networks:
        raise NetworkError("there is no network to measure")
    strange = [name for name in measures if name not in GROUPS]
    if strange:
        raise NetworkError(
            f"there is no group of measures '{strange[0][:40]}'",
            remedy=f"Choose among: {', '.join(GROUPS)}.",
        )
    if not 0 <= draws <= 10_000:
        raise NetworkError(f"{draws} draws were asked for", remedy="Ask for 0 to 10,000.")
    if len(known) != len(networks):
        raise NetworkError(f"{len(networks)} networks, but {len(known)} of them known or not")
    if intervals == "recipes" and not rivals:
        raise NetworkError(
            "a range over recipes needs the networks under other recipes",
            remedy="Give them as rivals, or ask for intervals='ties'.",
        )
    for name, each in rivals.items():
        if len(each) != len(networks):
            raise NetworkError(f"recipe {name[:40]}: {len(each)} periods, not {len(networks)}")


def _period(
    network: Network,
    label: str,
    number: int,
    known: bool,
    settings: _Settings,
    others: Sequence[Network],
) -> tuple[Solved, list[dict[str, Any]]]:
    """Measure one period; every number has its own seed, so that periods do not hang together."""
    ties = tie_list(network)
    if not known:
        empty = row_values(network, ties, None, settings.measures)
        return Solved(label, network, ties, known=False), [
            _row(label, name, value) for name, value in empty.items()
        ]
    solved = solve(
        label,
        network,
        ties,
        settings.measures,
        coalitions=settings.coalitions,
        time_limit=settings.time_limit,
        solving=settings.solving,
    )
    values = row_values(network, ties, solved, settings.measures)
    rows = {name: _row(label, name, value) for name, value in values.items()}
    _add_chance(rows, solved, number, settings)
    if settings.intervals == "recipes":
        _add_range(rows, others, settings)
    _add_proofs(rows, solved)
    return solved, list(rows.values())


def _label(network: Network, number: int) -> str:
    return str(network.period) if network.period is not None else str(number + 1)


def _row(period: str, name: str, value: float | None) -> dict[str, Any]:
    measure = MEASURES[name]
    empty = dict.fromkeys((*SIDES, "proven", "bound"))
    told = {"period": period, "measure": name, "value": value}
    return {**told, **empty, "unit": measure.unit, "method": measure.method}


def _add_chance(
    rows: dict[str, dict[str, Any]], solved: Solved, number: int, settings: _Settings
) -> None:
    """Add null model and interval to the estimated measures."""
    wanted = {
        "triads": settings.triads and rows["balance_strong"]["value"] is not None,
        "walks": settings.walks
        and solved.has_drawn_walks
        and rows["walk_balance"]["value"] is not None,
    }
    ties = solved.ties
    if not any(wanted.values()) or not settings.draws or solved.is_large or not ties.is_simple:
        return
    when = ties.period.start.toordinal() if ties.period is not None else number
    chances, thinned = {}, {}
    if settings.null_model is not None:
        rng = np.random.default_rng([settings.seed, when, 0])
        chances = drawn_measures(
            ties, model=settings.null_model, draws=settings.draws, rng=rng, **wanted
        )
    if settings.intervals == "ties":
        rng = np.random.default_rng([settings.seed, when, 1])
        thinned = thinned_measures(ties, draws=settings.draws, rng=rng, **wanted)
    for name in ESTIMATED:
        value = rows[name]["value"] if name in rows else None
        if value is None:
            continue
        if (chance := _chance(name, value, chances)) is not None:
            z = None if np.isnan(chance.z) else chance.z
            rows[name] |= {"null_mean": chance.mean, "null_low": chance.low}
            rows[name] |= {"null_high": chance.high, "z": z}
        if name in thinned and (ends := interval_around(value, thinned[name], len(ties))):
            rows[name] |= {"low": ends[0], "high": ends[1]}


def _chance(name: str, value: float, drawn: Mapping[str, Any]) -> Chance | None:
    if name not in drawn:
        return None
    return chance_of(value, drawn[name], logarithm=name in LOGARITHMIC)


def _add_range(
    rows: dict[str, dict[str, Any]], others: Sequence[Network], settings: _Settings
) -> None:
    """Give each share its least and greatest value over the recipes."""
    groups = tuple(name for name in settings.measures if name in {"triads", "walks"})
    seen = []
    for network in others:
        ties = tie_list(network)
        label = str(ties.period)
        solved = solve(label, network, ties, groups)
        seen.append(row_values(network, ties, solved, groups))
    for name in ESTIMATED:
        if name not in rows or rows[name]["value"] is None:
            continue
        values = [value for each in seen if (value := each.get(name)) is not None]
        values.append(float(rows[name]["value"]))
        rows[name] |= {"low": min(values), "high": max(values)}


def _add_proofs(rows: dict[str, dict[str, Any]], solved: Solved) -> None:
    count = max(len(solved.ties), 1)
    for name, found in (("frustration", solved.frustration), ("weak_frustration", solved.weak)):
        if found is None:
            continue
        proven = bool(found.proven)
        rows[name] |= {"proven": proven, "bound": float(found.bound)}
        rows[f"{name}_share"] |= {"proven": proven, "bound": float(found.bound) / count}


def _notes(
    settings: _Settings, rivals: tuple[str, ...], solved: Sequence[Solved]
) -> tuple[str, ...]:
    notes = ["Ties count by their sign; a weak tie counts as much as a strong one."]
    percent = f"{LEVEL:.0%}"
    if settings.draws and settings.null_model is not None:
        notes.append(
            f"Null model: {NULL_WORDS[settings.null_model]}; {settings.draws} draws a period, "
            f"{percent} band; z is the distance from its mean in its standard deviations (for the "
            "walks, in those of their logarithm)."
        )
    if settings.draws and settings.intervals == "ties":
        notes.append(
            f"Intervals: {percent}, from {settings.draws} draws of four fifths of the ties, scaled "
            "to all ties (Politis & Romano 1994; Shao & Wu 1989); ties are taken as "
            "independent, and those of one treaty or regime are not: true intervals are wider."
        )
    if settings.intervals == "recipes":
        notes.append(
            f"Low and high are the least and greatest value over the recipes {', '.join(rivals)} "
            "and the named one: a range, not an interval of sampling."
        )
    if settings.walks and any(not one.has_drawn_walks for one in solved):
        notes.append(
            f"Walks are not drawn for networks of more than {DRAWN:,} states, and not measured for "
            f"more than {DENSE:,}; triads are not drawn for those either."
        )
    return tuple(notes)


def _frame(rows: list[dict[str, Any]]) -> "pl.DataFrame":
    import polars as pl

    schema = {column.name: getattr(pl, column.dtype) for column in LONG}
    return pl.DataFrame(rows, schema=schema)
