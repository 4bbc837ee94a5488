"""The explanation of a dyad: exact sums, real history, and no more than the data say."""

import json
from datetime import date
from itertools import pairwise

import pytest

from tertius.errors import CoverageError, NotInSystem, PeriodError, TertiusError, UnknownState
from tertius.explanation import Explanation, explain
from tertius.explanation.question import ask
from tertius.report.words import describe_turn, headline
from tertius.ties import load_recipe

DYADS = [
    ("France", "Germany"),
    ("China", "India"),
    ("Iran", "Israel"),
    ("Greece", "Turkey"),
    ("Vietnam", "USA"),
    ("Eritrea", "Ethiopia"),
    ("Armenia", "India"),
    ("Egypt", "USA"),
]
CAUSAL = ("because", "caused", "cause of", "due to", "led to", "drove", "driven by", "effect of")


@pytest.fixture(scope="module")
def russia_korea() -> Explanation:
    return explain(ask("Russia", "North Korea"))


def test_the_turn_of_2022_is_found_with_its_third_parties(russia_korea: Explanation) -> None:
    turn = russia_korea.turns[-1]
    assert turn.direction == "together"
    assert 2022 <= int(turn.period) <= 2024
    assert turn.same_way
    names = {share.name for share in turn.parties}
    assert {"United States", "Ukraine", "South Korea", "Japan", "China"} <= names


def test_the_treaty_and_the_troops_are_among_the_records(russia_korea: Explanation) -> None:
    shown = {record.id for record in russia_korea.turns[-1].direct}
    assert "2024-06-19-rus-prk-treaty" in shown
    assert any("troops" in identifier for identifier in shown)


@pytest.mark.parametrize("names", [("Russia", "North Korea"), *DYADS])
def test_parts_coverage_and_channels_add_up(names: tuple[str, str]) -> None:
    for turn in explain(ask(*names)).turns:
        gross = sum(abs(share.part) for share in turn.parties) + 1
        parts = sum(share.part for share in turn.parties) + turn.coverage
        assert parts == pytest.approx(turn.pressure_change, abs=1e-12 * gross)
        assert sum(turn.channels.values()) == pytest.approx(turn.pressure_change, abs=1e-12 * gross)
        for share in turn.parties:
            total = share.via_i + share.via_j + share.via_weight
            assert share.part == pytest.approx(total, abs=1e-12)
            assert sum(share.moved_i.values()) == pytest.approx(share.via_i, abs=1e-9)
            assert sum(share.moved_j.values()) == pytest.approx(share.via_j, abs=1e-9)
            assert share.low <= share.part <= share.high


def test_the_order_of_the_two_does_not_matter(russia_korea: Explanation) -> None:
    other = explain(ask("North Korea", "Russia"))
    assert other.alignment == russia_korea.alignment
    assert other.pressure == pytest.approx(russia_korea.pressure, nan_ok=True)
    assert [t.period for t in other.turns] == [t.period for t in russia_korea.turns]


def test_pulls_of_the_leading_and_the_others_make_the_pressure(russia_korea: Explanation) -> None:
    for number, total in enumerate(russia_korea.pressure):
        if total is not None:
            parts = [series[number] or 0.0 for series in russia_korea.pulls.values()]
            assert sum(parts) == pytest.approx(total, abs=1e-9)
            levels = [series[number] or 0.0 for series in russia_korea.channels.values()]
            assert sum(levels) == pytest.approx(total, abs=1e-9)


@pytest.mark.parametrize("names", [("Russia", "North Korea"), *DYADS])
def test_the_words_claim_no_cause(names: tuple[str, str]) -> None:
    found = explain(ask(*names))
    told = [headline(found)]
    for turn in found.turns:
        told += describe_turn(turn, found.names)
    text = " ".join(told).lower()
    assert not [word for word in CAUSAL if word in text]
    assert found.tests == ()


@pytest.mark.parametrize(
    ("names", "year", "direction"),
    [
        (("Egypt", "USA"), range(1973, 1981), "together"),
        (("Iran", "Israel"), range(1978, 1981), "apart"),
        (("Eritrea", "Ethiopia"), range(1998, 1999), "apart"),
        (("Eritrea", "Ethiopia"), range(2018, 2020), "together"),
        (("Vietnam", "USA"), range(1994, 1998), "together"),
        (("Armenia", "India"), range(2019, 2024), "together"),
        (("China", "Soviet Union"), range(1957, 1970), "apart"),
    ],
)
def test_known_turns_of_history_are_found(
    names: tuple[str, str], year: range, direction: str
) -> None:
    turns = explain(ask(*names)).turns
    assert any(int(t.period) in year and t.direction == direction for t in turns)


def test_allies_that_are_rivals_come_out_hostile() -> None:
    found = explain(ask("Greece", "Turkey"))
    after = found.periods.index("1960")
    assert all(value is not None and value < 0 for value in found.alignment[after:])


def test_a_dyad_with_little_data_says_so() -> None:
    found = explain(ask("Paraguay", "Mongolia"))
    assert any(line.startswith("Little data") for line in found.blind_spots)
    assert found.records["all"] < 5


def test_germany_is_followed_through_the_federal_republic() -> None:
    found = explain(ask("France", "Germany"))
    assert found.alignment[found.periods.index("1970")] is not None
    assert any("West Germany" in line for line in found.blind_spots)


def test_the_evidence_reaches_back_to_the_earlier_number_of_a_state() -> None:
    found = explain(ask("France", "Germany"))
    turn = next(turn for turn in found.turns if turn.period == "1955")
    shown = {record.id for share in turn.parties for record in share.evidence}
    assert "nato" in shown
    assert {record.dyad for record in turn.direct} >= {("France", "West Germany")}


@pytest.mark.parametrize(
    ("names", "until", "first"),
    [(("Germany", "France"), 1975, "West Germany"), (("Yemen", "Egypt"), 1985, "North Yemen")],
)
def test_a_span_before_the_present_number_uses_the_one_of_the_time(
    names: tuple[str, str], until: int, first: str
) -> None:
    found = explain(ask(*names, since=date(1968, 1, 1), until=date(until, 12, 31)))
    assert found.names[0] == first
    assert all(value is not None for value in found.alignment)


def test_nobody_counts_twice_in_the_year_of_unification() -> None:
    found = explain(
        ask("France", "United Kingdom", since=date(1989, 1, 1), until=date(1991, 12, 31))
    )
    names = {triad.name for triad in found.triads_now} | set(found.pulls)
    assert not {"Germany", "West Germany"} <= names or found.pulls["West Germany"][1] is None


@pytest.mark.parametrize("names", [("Russia", "North Korea"), *DYADS])
def test_windows_stay_within_the_levels_they_compare(names: tuple[str, str]) -> None:
    found = explain(ask(*names))
    turns = found.turns
    for earlier, later in pairwise(turns):
        assert int(earlier.after) < int(later.period)
        assert int(later.before) >= int(earlier.period)


@pytest.mark.parametrize("names", [("Russia", "North Korea"), *DYADS])
def test_who_is_shown_first_is_first_under_the_recipe_shown(names: tuple[str, str]) -> None:
    for turn in explain(ask(*names)).turns:
        if turn.first_share is not None:
            assert turn.first_share > 0


def test_the_recipe_of_the_question_is_always_among_those_compared() -> None:
    found = explain(ask("Russia", "North Korea"), recipe=load_recipe("acts"), compared=[])
    assert [r.recipe for r in found.turns[0].rankings] == ["acts"]


def test_the_same_state_under_two_numbers_is_no_dyad() -> None:
    with pytest.raises(TertiusError, match="same state"):
        ask("West Germany", "Germany")


def test_findings_are_plain_json(russia_korea: Explanation) -> None:
    again = json.loads(json.dumps(russia_korea.to_dict(), allow_nan=False))
    assert again["names"] == ["Russia", "North Korea"]


@pytest.mark.parametrize("unit", ["quarter", "month"])
def test_finer_periods_work(unit: str) -> None:
    question = ask("Russia", "North Korea", since=date(2018, 1, 1), unit=unit)  # type: ignore[arg-type]
    found = explain(question)
    assert len(found.periods) == {"quarter": 32, "month": 96}[unit]
    assert found.turns


def test_only_major_powers_when_asked() -> None:
    found = explain(ask("Russia", "North Korea", third_parties="relevant"))
    assert max(found.third_parties) <= 8


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("Rusia", "North Korea"), UnknownState, "Russia"),
        (("Russia", "USSR"), TertiusError, "same state"),
        (("NATO", "Russia"), NotInSystem, "no member of the state system"),
    ],
)
def test_names_that_make_no_dyad(
    arguments: tuple[str, str], error: type[TertiusError], message: str
) -> None:
    with pytest.raises(error, match=message):
        ask(*arguments)


def test_a_state_that_did_not_exist_in_the_span() -> None:
    with pytest.raises(NotInSystem, match="between 1950-01-01 and 1960-12-31"):
        ask("Eritrea", "Ethiopia", since=date(1950, 1, 1), until=date(1960, 12, 31))


def test_spans_that_cannot_be_answered() -> None:
    with pytest.raises(PeriodError, match="before it starts"):
        ask("Russia", "China", since=date(2020, 1, 1), until=date(2010, 1, 1))
    with pytest.raises(CoverageError, match="not 2030-01-01 to the end"):
        ask("Russia", "China", since=date(2030, 1, 1))
    with pytest.raises(CoverageError, match="cover 1945-01-01 to 2025-12-31"):
        ask("Russia", "China", since=date(1900, 1, 1), until=date(1910, 1, 1))
