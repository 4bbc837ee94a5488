"""Sign checks on made-up votes and news."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from tertius.chronicle import Record
from tertius.verdict.chronicle import signs
from tertius.verdict.chronicle.expand import acts, spell_years
from tertius.verdict.chronicle.notes import Notes

Make = Callable[..., tuple[Record, ...]]
CODES = {"ccode1": pl.Int32, "ccode2": pl.Int32, "year": pl.Int32}


def votes(**shares: float) -> pl.DataFrame:
    rows = [
        {"ccode1": int(a), "ccode2": int(b), "year": 2000, "agree_share": share}
        for (a, b), share in ((pair.lstrip("d").split("_"), s) for pair, s in shares.items())
    ]
    return pl.DataFrame(rows, schema_overrides=CODES)


def test_allies_that_vote_alike_and_rivals_that_do_not_give_an_area_of_one(
    chronicle: Make,
) -> None:
    years = spell_years(
        chronicle("pact,defence_pact,USA;CAN,,2000,2000,", "foes,rivalry,IND;PAK,,2000,2000,")
    )
    found = signs.against_votes(
        years, votes(d2_20=0.9, d750_770=0.1, d2_750=0.5, d20_770=0.5, d2_770=0.4), None
    )
    plain = next(row for row in found.rows if row.statistic == "auc")
    assert (plain.value, plain.positive, plain.negative) == (1.0, 1, 1)


def test_a_dyad_year_with_ties_of_both_signs_is_in_no_contrast(chronicle: Make) -> None:
    years = spell_years(
        chronicle("pact,defence_pact,GRC;TUR,,2000,2000,", "foes,rivalry,GRC;TUR,,2000,2000,")
    )
    found = signs.against_votes(years, votes(d350_640=0.9, d2_750=0.5, d20_770=0.5), None)
    assert not found.rows


def test_centring_takes_out_a_state_that_votes_alone() -> None:
    # State 1 agrees with nobody but 2: less than others agree with one another, much for it.
    table = votes(d1_2=0.7, d1_3=0.1, d1_4=0.1, d2_3=0.8, d2_4=0.8, d3_4=0.8)
    by_measure = {how: frame for _, how, frame in signs.votes_by_measure(table, None)}

    def rank(frame: pl.DataFrame) -> int:
        ordered = frame.sort("value", descending=True).select("ccode1", "ccode2").rows()
        return ordered.index((1, 2))

    assert rank(by_measure[""]) == 3
    assert rank(by_measure[", centred"]) == 1


def months(**rates: list[float]) -> pl.DataFrame:
    rows = [
        {"ccode1": int(a), "ccode2": int(b), "date": date(2020, month, 1), "net_per_day": rate}
        for (a, b), values in ((pair.lstrip("d").split("_"), v) for pair, v in rates.items())
        for month, rate in enumerate(values, start=1)
    ]
    return pl.DataFrame(rows, schema_overrides={"ccode1": pl.Int32, "ccode2": pl.Int32})


def test_a_month_is_measured_against_the_dyads_own_and_the_months_median(chronicle: Make) -> None:
    # News of 2-365 is always positive; what counts is that May is lower than usual.
    news = months(
        d2_365=[9, 9, 9, 9, 1, 9, 9, 9], d2_710=[1, 1, 5, 1, 1, 1, 1, 1], d200_220=[2] * 8
    )
    records = chronicle("bad,attack,USA,RUS,2020-05-03,,", "good,summit,USA;CHN,,2020-03,,")
    found = signs.against_news_months(acts(records), news, Notes.of(records))
    area = next(row for row in found.rows if row.statistic == "auc")
    assert area.value == 1.0
    assert not found.disagreements


def test_an_act_against_the_mood_of_its_month_is_listed(chronicle: Make) -> None:
    news = months(d2_365=[1, 1, 9, 1, 1, 1], d200_220=[2] * 6)
    records = chronicle("odd,attack,USA,RUS,2020-03,,")
    found = signs.against_news_months(acts(records), news, Notes.of(records))
    assert [(d.record, d.side) for d in found.disagreements] == [("odd", "opposite sign")]


def test_acts_of_organisations_and_acts_dated_to_a_year_are_left_out(chronicle: Make) -> None:
    news = months(d220_365=[1, 1, 9], d2_365=[1, 1, 9])
    records = chronicle("eu,sanction_act,EU,RUS,2020-03,,", "year,attack,USA,RUS,2020,,")
    assert not signs.against_news_months(acts(records), news, Notes.of(records)).rows


def test_days_are_held_against_the_events_of_that_day_and_the_next(chronicle: Make) -> None:
    records = chronicle("shot,attack,USA,RUS,2014-03-01,,", "met,summit,USA;CHN,,2014-03-01,,")
    events = pl.DataFrame(
        {
            "set": ["ICEWS14"] * 2,
            "date": [date(2014, 3, 2), date(2014, 3, 1)],
            "source": [365, 710],
            "target": [2, 2],
            "goldstein": [-10.0, 5.0],
            "events": [3, 1],
        },
        schema_overrides={"source": pl.Int32, "target": pl.Int32},
    )
    found = signs.against_event_days(acts(records), events, Notes.of(records))
    area = next(row for row in found.rows if row.statistic == "auc")
    assert area.value == pytest.approx(1.0)
