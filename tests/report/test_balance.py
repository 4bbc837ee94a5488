"""What is said of balance: words that hold a number against chance, and the terminal's answer."""

import io
import re

import pytest
from rich.console import Console

from tertius.panel.balance_answer import Chosen, balance_of_periods
from tertius.panel.balance_records import TieRecord
from tertius.panel.balance_system import parse_span
from tertius.report.balance import print_balance, record_words
from tertius.report.balance_words import (
    against_chance,
    group_sentence,
    optimum_sentence,
    optimum_words,
    record_parts,
    share,
    span,
    triad_sentence,
)


@pytest.fixture(scope="module")
def answer():
    return balance_of_periods(parse_span("1962"), Chosen(draws=20))


@pytest.fixture(scope="module")
def years():
    return balance_of_periods(parse_span("1943..1948"), Chosen(draws=10), show="1947")


def printed(found) -> str:
    out = Console(file=io.StringIO(), width=100, highlight=False)
    print_balance(found, out)
    return out.file.getvalue()


def row(value, **more):
    empty = dict.fromkeys(("low", "high", "null_mean", "null_low", "null_high", "z"))
    return {"value": value, **empty, "proven": None, "bound": None} | more


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.9731, "0.97"),
        (1.0, "1.00"),
        (0.0, "0.00"),
        (0.003, "0.003"),
        (0.00001, "<0.001"),
        (0.9993, "0.9993"),
        (0.99999, ">0.9999"),
        (None, "–"),
    ],
)
def test_a_share_is_never_rounded_to_an_end_that_it_has_not_reached(value, text):
    assert share(value) == text


def test_an_interval_is_written_with_both_ends_or_not_at_all():
    assert span(0.1, 0.25) == "0.10–0.25"
    assert span(None, 0.25) == ""
    assert span(0.99931, 0.99967, 4) == "0.9993–0.9997"


@pytest.mark.parametrize(
    ("value", "verdict"), [(0.9, "more than chance"), (0.6, "no more than chance"), (0.1, "less")]
)
def test_a_share_is_held_against_chance(value, verdict):
    told = against_chance(row(value, null_mean=0.6, null_low=0.5, null_high=0.7, z=1.0))
    assert "shuffled signs give 0.60 (0.50–0.70)" in told
    assert verdict in told
    assert "says little" not in told


def test_near_one_says_little_in_a_network_of_allies():
    friends = row(0.97, null_mean=0.96, null_low=0.95, null_high=0.98, z=0.7)
    told = triad_sentence(friends, "strong", "signs")
    assert told.startswith("0.97 of complete triads are balanced")
    assert "no more than chance would give" in told
    assert "a value near 1 says little here" in told


def test_rewired_ties_are_named():
    told = against_chance(row(0.9, null_mean=0.6, null_low=0.5, null_high=0.7, z=1.0), "rewired")
    assert told.startswith("rewired ties give")


def test_without_triads_or_null_model_nothing_is_invented():
    assert "Nothing can be said" in triad_sentence(row(None), "strong", "signs")
    assert triad_sentence(row(0.9), "strong", None) == "0.90 of complete triads are balanced."


def test_a_range_is_not_called_an_interval():
    told = triad_sentence(row(0.9, low=0.8, high=0.95), "strong", None, ranged=True)
    assert "range over recipes 0.80–0.95" in told
    assert "95%" not in told


def test_an_index_says_whether_it_is_proven():
    proven = optimum_sentence(row(52.0, proven=True, bound=52.0), 838, "the best two sides")
    assert proven == (
        "52 of 838 ties (6.2%) stand against the best two sides; proven: no grouping has fewer."
    )
    known = row(52.0, proven=False, bound=49.5)
    told = optimum_sentence(known, 838, "the best two sides")
    assert "the best known; at least 49.5 are needed, so the gap is 2.5 ties (4.8%)" in told
    assert optimum_words(known) == "49.5 to 52"
    assert optimum_words(row(None)) == "–"


def test_long_lists_of_members_are_cut(answer):
    group = answer.told.sides[0]
    told = group_sentence(group, limit=3)
    assert told.startswith(f"{', '.join(group.members[:3])} and ")
    assert told.endswith(f"and {len(group.members) - 3} more")


def test_records_are_told_with_their_citation():
    line = TieRecord(
        "chronicle", "chn-ind-1962", "war", "spell", -1, 1.0, "1962-10-20", "1962-11-21"
    )
    text, cited = record_parts(line)
    assert text.startswith("1962-10-20/1962-11-21 war: ")
    assert "chn-ind-1962" in cited
    assert cited.endswith(("checked", "not yet checked"))
    assert record_words(line).startswith(text)
    other = TieRecord("atop", "atop:1", "defence_pact", "spell", 1, 0.8, "1902-01-01", "1914-12-31")
    assert record_words(other) == "1902-01-01 to 1914-12-31 defence pact (atop; atop:1)"


def test_the_answer_for_a_year(answer):
    out = printed(answer)
    for told in (
        "Balance of the state system, 1962",
        "Recipe 'default'",
        "117 states and 838 ties: 582 friendly, 256 hostile",
        "4,093 complete triads",
        "shuffled signs give",
        "The two sides of the best split",
        "Coalitions, where three enemies are no contradiction",
        "Frustrated ties",
        "China–India −1.00: hostile, yet on one side",
        "chn-ind-1962",
        "Between the sides",
        "Politis & Romano",
        "Cite with: tertius cite chronicle",
    ):
        assert told in out, told
    assert "stability" not in out.lower()
    assert max(map(len, out.splitlines())) <= 100


def test_the_answer_for_years_has_a_table_and_gaps(years):
    out = printed(years)
    assert "balanced triads   ··" in out, "nobody speaks of 1943 and 1944"
    assert re.search(r"^1943 +\d+ +–", out, re.M)
    assert re.search(r"^1948 +72 +331", out, re.M)
    assert "Sources that do not cover every period: chronicle: 1945 to 1948" in out
    assert "Null in 1943 and 1944" in " ".join(out.split())
    assert re.search(r"^1947 ─", out, re.M)


def test_no_line_of_a_source_can_obey_the_terminal(answer):
    from dataclasses import replace

    found = replace(answer, title="[bold]x[/bold]")
    assert "[bold]x[/bold]" in printed(found)
