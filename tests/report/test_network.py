"""The summary of a network: counts, strongest ties, most tied states, source mix."""

import io

import numpy as np
import pytest
from rich.console import Console

from tertius.exchange import about_recipe
from tertius.network import SignedNetwork
from tertius.periods import parse_period
from tertius.report.network import print_network, strengths, strongest
from tertius.ties import load_recipe

NAMES = ("Alba", "Bora", "Cora", "Dora", "[red]Eda[/red]")


@pytest.fixture
def network() -> SignedNetwork:
    ties = np.zeros((5, 5))
    for a, b, tie in ((0, 1, 0.9), (0, 2, -0.4), (1, 2, -0.8), (0, 4, 0.1)):
        ties[a, b] = ties[b, a] = tie
    ties[3, 4] = ties[4, 3] = np.nan
    np.fill_diagonal(ties, np.nan)
    return SignedNetwork((2, 20, 31, 40, 41), ties, parse_period("1983"), NAMES)


def shown(network: SignedNetwork) -> str:
    out = io.StringIO()
    mix = {"standing": 10, "acts": 3, "observed": 9, "possible": 10}
    about = about_recipe(load_recipe(), since=network.period, until=network.period)
    print_network(network, Console(file=out, width=100), mix=mix, about=about)
    return out.getvalue()


def test_it_counts(network):
    text = shown(network)
    assert text.startswith("SignedNetwork(1983: 5 states, 4 ties (2 positive, 2 negative)")
    assert "1 state without any tie." in text


def test_it_names_the_strongest_ties_of_either_sign(network):
    lines = shown(network).splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("strongest friendly"))
    assert lines[head + 1].split() == ["Alba–Bora", "+0.90", "Bora–Cora", "−0.80"]


def test_it_gives_the_source_mix_as_share_of_all_dyads(network):
    text = " ".join(shown(network).split())
    assert "of 10: standing 10 (100%), acts 3 (30%), observed 9 (90%)" in text


def test_names_with_mark_up_are_printed_as_they_are(network):
    assert "[red]Eda[/red]" in shown(network)


def test_what_is_not_observed_adds_no_strength(network):
    assert strengths(network).round(6).tolist() == [1.4, 1.7, 1.2, 0.0, 0.1]


@pytest.mark.parametrize(
    ("top", "kept"), [(1, (20,)), (2, (2, 20)), (3, (2, 20, 31)), (9, (2, 20, 31, 41))]
)
def test_the_strongest_states_never_include_one_without_ties(network, top, kept):
    assert strongest(network, top) == kept


def test_an_empty_network_is_summed_up_too():
    ties = np.full((2, 2), np.nan)
    empty = SignedNetwork((2, 20), ties, parse_period("1983"), ("A", "B"))
    assert "2 states without any tie." in shown(empty)
