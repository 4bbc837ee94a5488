"""Balance through time: a tidy frame whose numbers are those of the measures, period by period."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TemporalNetwork, TieList, tie_list
from tertius.panel.balance import balance_over_time
from tertius.panel.balance_frame import BalancePanel
from tertius.panel.balance_measures import ESTIMATED, LONG, MEASURES
from tertius.periods import parse_period, period_of

NAMES = ("Aa", "Bb", "Cc", "Dd", "Ee", "Ff", "Gg")


def network(year: int, seed: int, negative: float = 0.4) -> SignedNetwork:
    rng = np.random.default_rng(seed)
    ties = rng.choice([-1.0, 0.0, 1.0], (7, 7), p=[negative, 0.2, 0.8 - negative])
    ties = np.triu(ties, 1) + np.triu(ties, 1).T
    np.fill_diagonal(ties, np.nan)
    return SignedNetwork(tuple(range(1, 8)), ties, parse_period(str(year)), NAMES)


@pytest.fixture(scope="module")
def years() -> TemporalNetwork:
    return TemporalNetwork(tuple(network(1950 + n, n) for n in range(4)))


@pytest.fixture(scope="module")
def panel(years) -> BalancePanel:
    return balance_over_time(years, draws=30)


def test_there_is_a_row_for_each_period_and_measure(panel):
    assert panel.frame.columns == [column.name for column in LONG]
    assert panel.frame.height == 4 * len(MEASURES)
    assert panel.frame.select("period", "measure").is_unique().all()
    assert panel.frame["measure"].to_list()[: len(MEASURES)] == list(MEASURES)
    assert panel.periods == ("1950", "1951", "1952", "1953")


def test_every_number_has_its_unit_and_method(panel):
    for row in panel.frame.iter_rows(named=True):
        assert row["unit"] == MEASURES[row["measure"]].unit
        assert row["method"]


def test_values_are_those_of_the_measures(years, panel):
    from tertius.balance.frustration import frustration_index
    from tertius.balance.triads import degree_of_balance, triad_census
    from tertius.balance.walks import walk_balance
    from tertius.balance.weak import weak_frustration_index

    for one in years:
        rows = panel.of(str(one.period))
        assert rows["triads_pnn"]["value"] == triad_census(one)["+--"]
        assert rows["balance_strong"]["value"] == pytest.approx(degree_of_balance(one))
        assert rows["balance_weak"]["value"] == pytest.approx(degree_of_balance(one, kind="weak"))
        assert rows["walk_balance"]["value"] == pytest.approx(walk_balance(one))
        assert rows["frustration"]["value"] == frustration_index(tie_list(one)).value
        assert rows["weak_frustration"]["value"] == weak_frustration_index(tie_list(one)).value
        ties = rows["ties"]["value"]
        assert ties == rows["positive_ties"]["value"] + rows["negative_ties"]["value"]
        assert rows["frustration_share"]["value"] == rows["frustration"]["value"] / ties
        assert rows["frustration"]["proven"]
        assert rows["frustration"]["bound"] == rows["frustration"]["value"]


def test_weak_balance_never_frustrates_more_than_strong(panel):
    strong = [row["value"] for row in panel.rows("frustration")]
    weak = [row["value"] for row in panel.rows("weak_frustration")]
    assert all(w <= s for w, s in zip(weak, strong, strict=True))


def test_only_estimates_have_intervals_and_null_models(panel):
    for row in panel.frame.iter_rows(named=True):
        estimated = row["measure"] in ESTIMATED
        assert (row["low"] is not None) == estimated
        assert (row["null_mean"] is not None) == estimated
        if estimated:
            assert 0 <= row["low"] <= row["value"] <= row["high"] <= 1
            assert row["null_low"] <= row["null_high"]


def test_the_numbers_of_a_period_do_not_hang_on_the_others(years, panel):
    alone = balance_over_time([years.at("1952")], draws=30)
    assert alone.frame.equals(panel.frame.filter(pl.col("period") == "1952"))


def test_the_seed_decides_the_draws(years, panel):
    assert balance_over_time(years, draws=30).frame.equals(panel.frame)
    other = balance_over_time(years, draws=30, seed=1).frame
    values = panel.frame["value"]
    assert other["value"].equals(values)
    assert not other["null_mean"].equals(panel.frame["null_mean"])


def test_periods_that_nobody_covers_are_null_but_counted(years):
    found = balance_over_time(years, draws=10, known=[True, True, False, True])
    rows = found.of("1952")
    assert rows["states"]["value"] == 7
    assert {name for name, row in rows.items() if row["value"] is not None} == {
        "states",
        "observed_share",
    }
    assert len(rows) == len(MEASURES)


def test_only_what_was_asked_for_is_measured(years):
    found = balance_over_time(years, measures=("triads",), null_model=None, intervals=None)
    assert set(found.frame["measure"]) == {
        *("states", "observed_share", "ties", "positive_ties", "negative_ties", "triads"),
        *("triads_ppp", "triads_ppn", "triads_pnn", "triads_nnn"),
        *("balance_strong", "balance_weak"),
    }
    assert found.frame["null_mean"].null_count() == found.frame.height
    assert found.about.notes == (
        "Ties count by their sign; a weak tie counts as much as a strong one.",
    )


def test_a_range_over_recipes_is_named_as_one(years):
    rivals = {"other": TemporalNetwork(tuple(network(1950 + n, 90 + n, 0.1) for n in range(4)))}
    found = balance_over_time(years, intervals="recipes", rivals=rivals, draws=10)
    other = balance_over_time(rivals["other"], measures=("triads",), draws=0)
    for mine, theirs in zip(
        found.rows("balance_strong"), other.rows("balance_strong"), strict=True
    ):
        assert mine["low"] == min(mine["value"], theirs["value"])
        assert mine["high"] == max(mine["value"], theirs["value"])
    assert any("no" in note and "interval of sampling" in note for note in found.about.notes)
    with pytest.raises(NetworkError, match="other recipes"):
        balance_over_time(years, intervals="recipes")
    with pytest.raises(NetworkError, match="recipe short: 1 periods, not 4"):
        balance_over_time(years, intervals="recipes", rivals={"short": [network(1950, 1)]})


def test_the_wide_form_says_the_same(panel):
    wide = panel.wide()
    assert wide.frame.height == 4
    assert [column.name for column in wide.about.columns] == wide.frame.columns
    assert all(column.label for column in wide.about.columns)
    for row in wide.frame.iter_rows(named=True):
        long = panel.of(row["period"])
        assert row["balance_strong_z"] == long["balance_strong"]["z"]
        assert row["frustration_bound"] == long["frustration"]["bound"]
        assert row["frustration_proven"] is True
        assert row["walk_balance_null_low"] == long["walk_balance"]["null_low"]
    assert "states_low" not in wide.frame.columns
    assert max(map(len, wide.frame.columns)) <= 32, "Stata takes no longer names"


def test_optima_come_with_what_they_rest_on(panel):
    one = panel.solved[0]
    assert one.known
    assert one.names == NAMES
    assert np.sum(one.frustration.frustrated) == one.frustration.value


@pytest.mark.parametrize(
    "ties",
    [
        TieList((), [], [], []),
        TieList(("A",), [], [], []),
        TieList(("A", "B", "C"), [], [], []),
        TieList(("A", "B"), [0], [1], [-1]),
        TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [-1, -1, -1]),
        TieList(("A", "B", "C"), [0, 0, 1], [1, 1, 2], [-1, 1, 1]),
    ],
    ids=["nobody", "alone", "untied", "pair", "three enemies", "parallel ties"],
)
def test_small_and_odd_networks_are_measured_as_far_as_they_can_be(ties):
    rows = balance_over_time([ties], draws=10).of("1")
    assert rows["ties"]["value"] == len(ties)
    assert rows["observed_share"]["value"] is None, "a list of ties does not say"
    assert rows["frustration"]["proven"]
    if rows["triads"]["value"] == 0:
        assert rows["balance_strong"]["value"] is None
        assert rows["balance_strong"]["low"] is None


def test_a_network_of_friends_is_no_more_balanced_than_chance():
    one, other = np.triu_indices(8, 1)
    friends = TieList(tuple("ABCDEFGH"), one, other, np.ones(len(one)))
    row = balance_over_time([friends], draws=20).of("1")["balance_strong"]
    assert row["value"] == row["null_mean"] == 1.0
    assert row["z"] is None


def test_progress_is_told_after_each_period(years):
    told = []
    balance_over_time(years, draws=0, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_large_networks_go_without_dense_matrices(monkeypatch):
    from tertius.panel import balance_solved

    monkeypatch.setattr(balance_solved, "DRAWN", 3)
    row = balance_over_time([tie_list(network(1950, 1))], draws=10).of("1950")
    assert row["balance_strong"]["null_mean"] is not None
    assert row["walk_balance"]["value"] is not None
    assert row["walk_balance"]["null_mean"] is None
    monkeypatch.setattr(balance_solved, "DENSE", 3)
    row = balance_over_time([tie_list(network(1950, 1))], draws=10).of("1950")
    assert row["balance_strong"]["value"] is not None
    assert row["balance_strong"]["null_mean"] is None
    assert row["walk_balance"]["value"] is None


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"measures": ("walk",)}, "no group of measures 'walk'"),
        ({"draws": -1}, "-1 draws"),
        ({"draws": 10_001}, "10001 draws"),
        ({"known": (True,)}, "4 networks, but 1 of them known"),
    ],
)
def test_what_cannot_be_measured_is_refused(years, options, said):
    with pytest.raises(NetworkError, match=said):
        balance_over_time(years, **options)


def test_no_network_is_refused():
    with pytest.raises(NetworkError, match="no network"):
        balance_over_time([])


def test_quarters_have_their_own_names():
    quarter = period_of(date(1962, 10, 1), "quarter")
    one = network(1962, 1)
    found = balance_over_time(
        [SignedNetwork(one.ccodes, one.ties, quarter, one.names)], draws=0, measures=("triads",)
    )
    assert found.periods == ("1962-Q4",)
