"""Which recipe answers for which years, and what a year without sources is told."""

import pytest

from tertius.errors import CoverageError, PeriodError
from tertius.panel.balance_records import MOST, records_behind
from tertius.panel.balance_system import balance_system, parse_span, rivals_of, shown_span
from tertius.states import name_of


@pytest.fixture(autouse=True)
def nowhere(tmp_path, monkeypatch):
    """No project folder is found by chance."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TERTIUS_PROJECT", raising=False)


@pytest.mark.parametrize(
    ("text", "first", "last", "count"),
    [
        ("1962", "1962", "1962", 1),
        ("1962-Q4", "1962-Q4", "1962-Q4", 1),
        ("1946..2020", "1946", "2020", 75),
        (" 1990-01 .. 1991-12 ", "1990-01", "1991-12", 24),
        ("1962..1962", "1962", "1962", 1),
    ],
)
def test_periods_and_spans_are_read(text, first, last, count):
    periods = parse_span(text)
    assert (str(periods[0]), str(periods[-1]), len(periods)) == (first, last, count)


@pytest.mark.parametrize("text", ["ties.csv", "../1962.net", "19620", "..", "a..b", "x..1962"])
def test_what_names_no_period_is_left_to_be_a_file(text):
    assert parse_span(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2020..1946", "ends .1946. before it starts"),
        ("1946..1950-Q2", "mixes a year and a quarter"),
    ],
)
def test_spans_that_cannot_be_are_refused(text, said):
    with pytest.raises(PeriodError, match=said):
        parse_span(text)


def test_the_chronicle_answers_where_it_covers_all():
    system = balance_system(parse_span("1961..1963"))
    assert system.recipe.name == "default"
    assert system.known == (True, True, True)
    assert [str(period) for period in system.networks.periods] == ["1961", "1962", "1963"]
    assert "covers the whole span" in system.about("x").notes[0]


def test_years_before_the_chronicle_are_null_and_named():
    system = balance_system(parse_span("1943..1946"))
    assert system.known == (False, False, True, True)
    assert system.unknown() == ("1943", "1944")
    assert any(note.startswith("Null in 1943 and 1944") for note in system.about("x").notes)


def test_a_year_without_coverage_names_what_to_fetch():
    with pytest.raises(CoverageError) as caught:
        balance_system(parse_span("1914"))
    told = str(caught.value)
    assert "the chronicle covers 1945 to 2025, not 1914" in told
    for command in ("tertius data fetch atop", "tertius data fetch cow_mid", "balance 1914 --data"):
        assert command in told
    assert "ucdp" not in told, "it begins in 1946 and would not help"


@pytest.mark.parametrize("text", ["2030", "1700"])
def test_a_year_that_nobody_covers_says_so(text):
    with pytest.raises(CoverageError, match="not " + text) as caught:
        balance_system(parse_span(text))
    assert "tertius data list" in str(caught.value)


def test_recipes_are_compared_that_have_their_sources():
    system = balance_system(parse_span("1962"))
    rivals = rivals_of(system)
    assert set(rivals) == {"standing", "acts", "long-memory", "signs"}
    assert all(len(network) == 1 for network in rivals.values())


def test_many_periods_are_named_by_their_ends():
    assert shown_span(["1950"]) == "1950"
    assert shown_span(["1950", "1951", "1953"]) == "1950 to 1953 (3 periods)"


# The records behind frustrated ties


@pytest.fixture(scope="module")
def behind():
    from types import SimpleNamespace

    system = balance_system(parse_span("1962"))
    network = system.networks.at("1962")
    pairs = [(2, 40), (710, 750), (2, 200)]
    ties = [
        SimpleNamespace(ccode1=a, ccode2=b, sign=1 if network.tie(a, b) > 0 else -1)
        for a, b in pairs
    ]
    found = SimpleNamespace(period="1962", frustrated=ties)
    return records_behind(system, [found])["1962"]


def test_the_records_behind_a_tie_are_those_in_force(behind):
    ids = {line.reference for line in behind[710, 750]}
    assert "chn-ind-1962" in ids
    for lines in behind.values():
        assert 0 < len(lines) <= MOST
        for line in lines:
            assert line.source == "chronicle"
            assert line.first <= "1962-12-31"
            assert line.form == "act" or line.last >= "1962-01-01"
            assert line.sign in {-1, 1}
            assert 0 < line.score <= 1


def test_records_of_the_sign_of_the_tie_come_first(behind):
    assert behind[2, 40][0].sign == -1, "the United States and Cuba are still allies on paper"
    assert behind[2, 200][0].sign == 1
    assert name_of(40) == "Cuba"
