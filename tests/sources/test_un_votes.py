"""Votes in the General Assembly: names to states, counts to shares."""

import polars as pl
import pytest

from tertius.sources import recognise
from tertius.sources.un_agreement import read_un_agreement
from tertius.sources.un_ideal_points import agreement_dyads, read_un_ideal_points

COUNTS = {"year": pl.Int64, "a": pl.String, "b": pl.String} | dict.fromkeys(
    ("n", "agree", "opposite"), pl.Int16
)


@pytest.fixture
def counted(tmp_path):
    def counted(*rows: tuple):
        path = tmp_path / "pairs.parquet"
        pl.DataFrame(list(rows), schema=COUNTS, orient="row").write_parquet(path)
        assert recognise(path).name == "un_agreement"
        return read_un_agreement(path)

    return counted


def test_names_become_states_of_their_time(counted):
    reading = counted(
        (1990, "USSR", "UNITED STATES", 80, 20, 30),
        (2000, "RUSSIAN FEDERATION", "UNITED STATES", 70, 20, 30),
        (1995, "FRANCE", "GERMANY", 60, 57, 0),
    )
    assert reading.frame.select("ccode1", "ccode2", "year", "n").rows() == [
        (2, 365, 1990, 80),
        (2, 365, 2000, 70),
        (220, 255, 1995, 60),
    ]


def test_long_names_of_the_un_are_understood(counted):
    reading = counted(
        (2010, "IRAN (ISLAMIC REPUBLIC OF)", "VENEZUELA (BOLIVARIAN REPUBLIC OF)", 70, 60, 1),
        (2010, "CONGO", "DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", 70, 60, 1),
    )
    assert reading.frame.select("ccode1", "ccode2").rows() == [(101, 630), (484, 731)]


def test_a_member_renamed_within_the_year_is_one_state(counted):
    reading = counted(
        (1991, "FRANCE", "USSR", 60, 30, 5), (1991, "FRANCE", "RUSSIAN FEDERATION", 20, 10, 5)
    )
    row = reading.frame.row(0, named=True)
    assert (row["n"], row["agree"], row["opposite"]) == (80, 40, 10)
    assert row["agree_share"] == 0.5
    assert any("added up" in note for note in reading.notes)


def test_35_members_that_are_no_cow_states_are_refused_by_name(counted):
    reading = counted(
        (1990, "BELARUS", "FRANCE", 80, 20, 30),  # in the system since 1991
        (1990, "ATLANTIS", "FRANCE", 80, 20, 30),
    )
    assert reading.rules() == {"not-a-cow-state": 2}
    assert reading.rejected["raw"].to_list() == ["BELARUS, 1990", "ATLANTIS, 1990"]


def test_more_agreement_than_votes_is_refused(counted):
    assert counted((2000, "FRANCE", "CHINA", 10, 8, 3)).rules() == {"more-than-all": 1}


def test_40_a_dyad_year_twice_is_refused(counted):
    row = (2000, "FRANCE", "CHINA", 10, 8, 1)
    assert counted(row, row).rules() == {"duplicate-dyad-year": 1}


def test_published_scores_are_read_without_counts(tmp_path):
    path = tmp_path / "AgreementScoresAll_Jun2024.csv"
    path.write_text(
        '"","session.x","ccode1","ccode2","agree"\n"1",75,2,20,0.55\n"2",75,20,2,0.55\n'
        '"3",75,2,31,NA\n'
    )
    assert recognise(path).name == "un_agreement"
    reading = read_un_agreement(path)
    assert reading.frame.rows() == [(2, 20, 2020, None, None, None, 0.55, None)]
    assert reading.counts["rows_out_of_scope"] == 2


IDEAL = "session,ccode,Countryname,IdealPointAll,NVotesAll,USAgree,RUSSAgree\n"


def test_ideal_points_without_year_take_the_sessions_first(tmp_path):
    path = tmp_path / "IdealpointestimatesAll_Jun2024.csv"
    path.write_text(IDEAL + "78,2,USA,2.5,90,1,0.2\n78,20,Canada,1.4,90,0.6,0.3\n")
    assert recognise(path).name == "un_ideal_points"
    reading = read_un_ideal_points(path)
    assert reading.frame["year"].to_list() == [2023, 2023]
    assert reading.frame["agree_china"].null_count() == 2
    dyads = agreement_dyads(reading.frame)
    assert dyads.rows() == [(2, 20, 2023, 0.6), (2, 365, 2023, 0.2), (20, 365, 2023, 0.3)]


def test_29_ideal_points_out_of_reason_are_refused(tmp_path):
    path = tmp_path / "ideal.csv"
    path.write_text(IDEAL + "78,2,USA,25,90,1,0.2\n78,20,Canada,x,90,0.6,0.3\n78,31,B,1,9,58,0\n")
    assert read_un_ideal_points(path).rules() == {"out-of-range": 2, "no-number": 1}


def test_the_code_of_a_member_is_that_of_its_date():
    from tertius.sources.un_agreement import _code_of

    assert _code_of("YUGOSLAVIA", 1991) == _code_of("SERBIA AND MONTENEGRO", 2004) == 345
    assert _code_of("SERBIA", 2015) == 345
    assert _code_of("CZECHOSLOVAKIA", 1992) == 315
