"""Triads that mend themselves: what every path is, and what is known of where it ends."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng
from tests.balance.dynamics.networks import (
    complete,
    drawn_networks,
    groups,
    imbalanced_triads,
    names,
    network_of,
)

from tertius.balance.dynamics import constrained_triad_dynamics, local_triad_dynamics, triad_path
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList
from tertius.periods import parse_period

DYNAMICS = {
    "local, p = 0": lambda network, **more: local_triad_dynamics(network, p=0.0, **more),
    "local, p = 1/2": local_triad_dynamics,
    "local, p = 1": lambda network, **more: local_triad_dynamics(network, p=1.0, **more),
    "constrained": constrained_triad_dynamics,
}
every_dynamic = pytest.mark.parametrize("run", DYNAMICS.values(), ids=DYNAMICS)


# -- what holds of every path


@every_dynamic
@given(network=drawn_networks(), seed=st.integers(0, 99))
@settings(max_examples=40)
def test_a_path_tells_every_change_and_the_count_after_it(run, network, seed):
    path = run(network, rng=default_rng(seed), steps=200)
    assert len(path.imbalanced) == len(path.changed) + 1
    for changes in {0, len(path.changed) // 2, len(path.changed)}:
        assert path.imbalanced[changes] == imbalanced_triads(path.after(changes))
    assert np.array_equal(path.after(len(path.changed)).values, path.end.values)


@every_dynamic
@given(network=drawn_networks(smallest=3), seed=st.integers(0, 99))
@settings(max_examples=40)
def test_an_end_is_balanced_or_jammed_or_the_limit(run, network, seed):
    path = run(network, rng=default_rng(seed), steps=150)
    left = imbalanced_triads(path.end)
    assert path.outcome in ("balanced", "jammed", "stopped")
    assert (path.outcome == "balanced") == (left == 0)
    assert path.absorbed == (path.outcome != "stopped")
    assert path.steps <= 150
    if path.outcome == "stopped":
        assert path.steps == 150


@every_dynamic
@given(network=drawn_networks(values=(-0.7, -0.2, 0.4)), seed=st.integers(0, 99))
@settings(max_examples=20)
def test_only_signs_of_ties_that_are_there_change(run, network, seed):
    path = run(network, rng=default_rng(seed), steps=100)
    assert np.array_equal(path.end.first, network.first)
    assert np.array_equal(path.end.second, network.second)
    assert set(np.abs(path.end.values)) <= {1.0}
    assert np.array_equal(path.start.values, np.sign(network.values))


@every_dynamic
def test_the_same_generator_gives_the_same_path(run):
    network = complete(12, 0.4, default_rng(3))
    one, other = (run(network, rng=default_rng(5), steps=5_000) for _ in range(2))
    assert np.array_equal(one.changed, other.changed)
    assert np.array_equal(one.at, other.at)


@every_dynamic
def test_a_balanced_network_stays_as_it_is(run):
    path = run(groups(4, 3), rng=default_rng(1))
    assert (path.outcome, path.steps, len(path.changed)) == ("balanced", 0, 0)
    assert np.array_equal(path.end.values, groups(4, 3).values)


@every_dynamic
def test_updates_and_changes_are_in_order_across_blocks_of_draws(run):
    path = run(complete(30, 0.3, default_rng(2)), rng=default_rng(2), steps=4_000)
    assert np.all(np.diff(path.at) > 0)
    assert path.at[-1] <= path.steps
    by_step = path.by_step
    assert by_step.shape == (path.steps + 1,)
    assert by_step[0] == path.imbalanced[0]
    assert by_step[-1] == path.imbalanced[-1]
    assert np.array_equal(by_step[path.at], path.imbalanced[1:])


# -- local dynamics


@given(drawn_networks(smallest=3, largest=7), st.integers(0, 99), st.floats(0, 1))
@settings(max_examples=40)
def test_every_local_update_mends_the_triad_it_drew(network, seed, p):
    """One tie changes in each update, and it is one that was in an imbalanced triad."""
    path = local_triad_dynamics(network, rng=default_rng(seed), p=p, steps=60)
    assert np.array_equal(path.at, np.arange(1, path.steps + 1))
    for changes, row in enumerate(path.changed):
        value = path.after(changes).matrix()
        i, j = network.first[row], network.second[row]
        products = value[i, j] * value[i] * value[j]
        assert np.any(products < 0)


def test_with_p_of_one_only_hostile_ties_change():
    network = complete(15, 0.6, default_rng(4))
    path = local_triad_dynamics(network, rng=default_rng(4), p=1.0, steps=50_000)
    for changes, row in enumerate(path.changed):
        assert path.after(changes).values[row] == -1
    assert path.outcome == "balanced"


def test_with_p_of_zero_a_triad_with_one_hostile_tie_gets_a_second():
    triad = network_of(3, {(0, 1): 1.0, (0, 2): 1.0, (1, 2): -1.0})
    ends = [local_triad_dynamics(triad, rng=default_rng(seed), p=0.0) for seed in range(40)]
    assert {int(np.sum(path.end.values < 0)) for path in ends} == {2}
    assert {int(path.changed[0]) for path in ends} == {0, 1}


def test_three_enemies_become_two_friends_and_an_enemy_each_with_equal_chance():
    ends = [
        int(local_triad_dynamics(groups(1, 1, 1), rng=default_rng(seed)).changed[0])
        for seed in range(600)
    ]
    assert np.all(np.abs(np.bincount(ends) - 200) < 50)


def test_p_is_the_chance_of_a_friendly_change():
    triad = network_of(3, {(0, 1): 1.0, (0, 2): 1.0, (1, 2): -1.0})
    friendly = [
        bool(np.all(local_triad_dynamics(triad, rng=default_rng(seed), p=0.3).end.values == 1))
        for seed in range(600)
    ]
    assert abs(np.mean(friendly) - 0.3) < 0.06


# -- constrained dynamics


@given(drawn_networks(smallest=3), st.integers(0, 99))
@settings(max_examples=60)
def test_constrained_imbalance_never_rises(network, seed):
    path = constrained_triad_dynamics(network, rng=default_rng(seed), steps=500)
    assert np.all(np.diff(path.imbalanced) <= 0)


@given(st.integers(3, 8), st.floats(0, 1), st.integers(0, 9_999))
@settings(max_examples=60)
def test_complete_networks_of_fewer_than_nine_states_do_not_jam(count, share, seed):
    """Antal, Krapivsky & Redner 2005, section IV: jammed states exist for 9 states and more."""
    rng = default_rng(seed)
    path = constrained_triad_dynamics(complete(count, share, rng), rng=rng, steps=20_000)
    assert path.outcome == "balanced"


def test_no_complete_network_of_seven_states_is_jammed_among_all_there_are():
    """Switching all signs of a state changes no triad: state 0 may be everyone's friend."""
    pairs = list(itertools.combinations(range(1, 7), 2))
    signs = np.ones((2 ** len(pairs), 7, 7), dtype=np.int8)
    bits = (np.arange(2 ** len(pairs))[:, None] >> np.arange(len(pairs))) & 1
    for place, (i, j) in enumerate(pairs):
        signs[:, i, j] = signs[:, j, i] = 1 - 2 * bits[:, place]
    free, imbalanced = np.zeros(len(signs), dtype=bool), np.zeros(len(signs), dtype=bool)
    for i, j in itertools.combinations(range(7), 2):
        third = [k for k in range(7) if k not in (i, j)]
        bad = np.sum(signs[:, i, j, None] * signs[:, i, third] * signs[:, j, third] < 0, axis=1)
        imbalanced |= bad > 0
        free |= (bad > 0) & (2 * bad >= len(third))
    assert np.all(free[imbalanced])


def test_three_groups_of_three_friends_are_jammed():
    """The smallest jammed state (Antal, Krapivsky & Redner 2005, section IV)."""
    path = constrained_triad_dynamics(groups(3, 3, 3), rng=default_rng(1))
    assert (path.outcome, path.steps, path.absorbed) == ("jammed", 0, True)
    assert path.imbalanced.tolist() == [27]


@pytest.mark.parametrize("sizes", [(2, 2, 2), (1, 1, 1), (3, 3, 1), (4, 2, 2)])
def test_smaller_or_uneven_groups_are_not(sizes):
    path = constrained_triad_dynamics(groups(*sizes), rng=default_rng(1), steps=100_000)
    assert path.outcome == "balanced"


def test_a_jammed_end_is_one_that_no_change_improves():
    """Found from random starts, not built: each tie is in more balanced triads than others."""
    jammed = [
        path.end
        for seed in range(300)
        if (
            path := constrained_triad_dynamics(
                complete(12, 0.2, default_rng(seed)), rng=default_rng(seed), steps=50_000
            )
        ).outcome
        == "jammed"
    ]
    for end in [groups(3, 3, 3), *jammed[:3]]:
        before = imbalanced_triads(end)
        for row in range(len(end)):
            values = end.values.copy()
            values[row] *= -1
            here = {end.first[row], end.second[row]}
            value = end.matrix()
            i, j = here
            in_one = np.any(value[i, j] * value[i] * value[j] < 0)
            after = imbalanced_triads(end.with_values(values))
            assert after > before or not in_one


# -- networks that test the edges


@every_dynamic
@pytest.mark.parametrize(
    "network",
    [
        network_of(0, {}),
        network_of(1, {}),
        network_of(2, {(0, 1): -1.0}),
        network_of(5, {}),
        network_of(4, {(0, 1): -1.0, (1, 2): -1.0, (2, 3): -1.0, (0, 3): 1.0}),
    ],
    ids=["no states", "one state", "one tie", "no ties", "no triads"],
)
def test_without_triads_there_is_nothing_to_do(run, network):
    path = run(network, rng=default_rng(1))
    assert (path.triads, path.steps, path.outcome) == (0, 0, "balanced")


def test_what_is_not_observed_has_no_tie_and_gets_none():
    ties = np.full((4, 4), np.nan)
    ties[0, 1] = ties[1, 0] = 0.5
    ties[0, 2] = ties[2, 0] = -0.3
    ties[1, 2] = ties[2, 1] = 0.9
    ties[0, 3] = ties[3, 0] = 0.0
    network = SignedNetwork((2, 20, 200, 220), ties, parse_period("1950"))
    path = constrained_triad_dynamics(network, rng=default_rng(1))
    assert (path.triads, path.outcome, len(path.end)) == (1, "balanced", 3)
    assert path.end.period == network.period


def test_disconnected_parts_are_mended_each():
    pair = {(0, 1): -1.0, (0, 2): 1.0, (1, 2): 1.0, (3, 4): -1.0, (3, 5): -1.0, (4, 5): -1.0}
    path = constrained_triad_dynamics(network_of(7, pair), rng=default_rng(1))
    assert (path.imbalanced.tolist(), path.outcome) == ([2, 1, 0], "balanced")


def test_all_enemies_end_in_two_camps_of_about_equal_size():
    """Antal, Krapivsky & Redner 2005, section IV: few friends, two equal groups."""
    path = constrained_triad_dynamics(complete(40, 0.0, default_rng(1)), rng=default_rng(1))
    assert path.outcome == "balanced"
    friends = int(np.sum(path.end.matrix()[0] > 0)) + 1
    assert abs(friends - 20) <= 6


def test_most_friends_end_in_harmony():
    """Antal, Krapivsky & Redner 2005, section IV: from about 0.65 friendly ties on."""
    rng = default_rng(1)
    path = constrained_triad_dynamics(complete(40, 0.85, rng), rng=rng)
    assert np.all(path.end.values == 1)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"p": -0.1}, "p must lie"),
        ({"p": 1.5}, "p must lie"),
        ({"p": float("nan")}, "p must lie"),
        ({"steps": -1}, "steps cannot be negative"),
        ({"rng": np.random.RandomState(1)}, "rng must be a generator"),
        ({"rng": None}, "rng must be a generator"),
    ],
    ids=["p below 0", "p above 1", "p NaN", "steps", "old generator", "no generator"],
)
def test_arguments_that_cannot_be_used_are_refused(wrong, says):
    with pytest.raises(NetworkError, match=says):
        local_triad_dynamics(groups(1, 1, 1), **({"rng": default_rng(1)} | wrong))


@every_dynamic
def test_no_steps_leave_the_start(run):
    path = run(groups(1, 1, 1), rng=default_rng(1), steps=0)
    assert (path.outcome, path.steps, path.by_step.tolist()) == ("stopped", 0, [1])


@every_dynamic
def test_parallel_ties_are_refused(run):
    network = TieList(names(3), [0, 0, 1], [1, 1, 2], [1, -1, 1])
    with pytest.raises(NetworkError, match="parallel ties"):
        run(network, rng=default_rng(1))


def test_too_many_triads_are_refused_before_they_are_listed(monkeypatch):
    monkeypatch.setattr(triad_path, "MOST_TRIADS", 100)
    assert constrained_triad_dynamics(groups(5, 3), rng=default_rng(1)).triads == 56
    with pytest.raises(NetworkError, match="more than 100 triads"):
        constrained_triad_dynamics(groups(5, 5), rng=default_rng(1))


@pytest.mark.parametrize("changes", [-1, 3])
def test_changes_that_were_not_made_have_no_network(changes):
    path = constrained_triad_dynamics(groups(1, 1, 1), rng=default_rng(1))
    with pytest.raises(NetworkError, match="the path has 1 changes"):
        path.after(changes)


def test_an_interrupt_between_blocks_is_let_through():
    class Interrupted(np.random.Generator):
        def random(self, *_):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        local_triad_dynamics(groups(1, 1, 1), rng=Interrupted(np.random.PCG64(1)))


def test_a_path_prints_what_became_of_it():
    path = constrained_triad_dynamics(groups(3, 3, 3), rng=default_rng(1))
    assert repr(path) == (
        "TriadPath(constrained: jammed after 0 updates, 0 changes, 27 → 27 of 84 triads imbalanced)"
    )
    with pytest.raises(ValueError, match="read-only"):
        path.imbalanced[0] = 1
