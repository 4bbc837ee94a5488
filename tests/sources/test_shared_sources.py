"""Every reader on the real file: all rows accounted for, and facts that anyone can look up."""

from datetime import date

import polars as pl
import pytest

from tertius.sources import SOURCES, Reading, recognise, source
from tertius.sources.un_ideal_points import agreement_dyads

FILES = {
    # name: file, rows in, rows rejected, rows out of scope, rows out
    "atop": ("atop/atop5_dyad_spells.csv", 7703, 0, 0, 7703),
    "cow_mid": ("cow/cow_mid5_dyad_dispute_year.csv.gz", 5117, 0, 0, 5117),
    "cow_mid_disputes": ("cow/MIDA_5.0.csv", 2436, 0, 0, 2436),
    "cow_mid_participants": ("cow/MIDB_5.0.csv", 5883, 0, 0, 5883),
    "cow_mid_incidents": ("cow/MIDI_5.0.csv", 4483, 0, 0, 4483),
    "cow_war": ("cow/cow_war_inter.csv", 1932, 0, 966, 966),
    "cow_nmc": ("cow/cow_nmc.csv.gz", 17121, 0, 0, 17121),
    "cow_contiguity": ("cow/cow_contdir.csv", 1874, 0, 1027, 847),
    "cow_capitals": ("cow/cow_capitals.csv", 242, 0, 0, 242),
    "cow_states": ("cow/cow_states.csv", 243, 0, 0, 243),
    "cow_majors": ("cow/cow_majors.csv", 14, 0, 0, 14),
    "gw_states": ("cow/gw_states.csv", 216, 0, 0, 216),
    "cow_trade": ("cow/cow_trade_v4_dyad_year.parquet", 344964, 0, 0, 344964),
    "tss": ("rivalry/tss_rivalries.csv", 264, 0, 0, 264),
    "peace_data": ("rivalry/peacedata_v3.1_periods.csv", 3746, 3, 0, 3743),
    "ucdp_acd": ("ucdp/ucdp_prio_acd_v25.1_peacesciencer.csv", 5652, 1, 2129, 3763),
    "un_ideal_points": ("un/ideal_points_agree_1946_2023.csv.gz", 11238, 0, 0, 11238),
    "archigos": ("actors/archigos_4.1.csv", 3409, 0, 0, 3409),
    "leaderlist": ("actors/leaderlist_1950_2026.csv", 2731, 3, 0, 2728),
    "us_visits": ("actors/us_presidential_visits.csv", 771, 0, 0, 771),
}
AGREEMENT = "un/unga_pair_year_1990_2021.parquet"
WIDER = {
    "cow_war": "COW lists wars of 1816–2007, whichever years had one",
    "cow_mid_incidents": "a few incidents of 1992 belong to disputes of 1993",
    "leaderlist": "leaders in office in 1950 have older starts",
}


@pytest.fixture(scope="session")
def readings(shared):
    found: dict[str, Reading] = {}

    def reading(name: str) -> Reading:
        if name not in found:
            file = AGREEMENT if name == "un_agreement" else FILES[name][0]
            found[name] = source(name).read(shared / "data" / file)
        return found[name]

    return reading


@pytest.fixture(scope="session")
def rows(readings):
    def rows(name: str, *conditions, columns: tuple[str, ...] = ()) -> list[tuple]:
        frame = readings(name).frame.filter(*conditions)
        return (frame.select(columns) if columns else frame).rows()

    return rows


def dyad(first: int, second: int) -> pl.Expr:
    return (pl.col("ccode1") == first) & (pl.col("ccode2") == second)


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_accounted_for(readings, name):
    _, rows_in, rejected, out_of_scope, rows_out = FILES[name]
    counts = readings(name).counts
    assert counts == {
        "rows_in": rows_in,
        "rows_read": rows_in - rejected - out_of_scope,
        "rows_rejected": rejected,
        "rows_out_of_scope": out_of_scope,
        "rows_out": rows_out,
    }


@pytest.mark.parametrize("name", [*FILES, "un_agreement"])
def test_the_frame_has_the_columns_that_the_record_describes(readings, name):
    record, frame = SOURCES[name], readings(name).frame
    assert dict(frame.schema) == {c.name: getattr(pl, c.dtype) for c in record.tidy}
    assert frame.select(record.keys).is_unique().all()
    assert frame.equals(frame.sort(record.keys, maintain_order=True))


@pytest.mark.parametrize("name", [*FILES, "un_agreement"])
def test_dyads_are_in_order_and_codes_in_range(readings, name):
    frame = readings(name).frame
    if "ccode2" in frame.columns:
        assert (frame["ccode1"] < frame["ccode2"]).all()
    for column in ("ccode", "gwcode", "ccode1", "ccode2"):
        if column in frame.columns:
            assert frame[column].drop_nulls().is_between(1, 999).all()


@pytest.mark.parametrize("name", [*FILES, "un_agreement"])
def test_the_coverage_is_what_the_file_says(readings, name):
    frame, span = readings(name).frame, SOURCES[name].coverage
    if "year" in frame.columns:
        first, last = frame["year"].min(), frame["year"].max()
        found = (first, last)
        stated = (span.start.year, span.end.year)
    else:
        first, last = frame["start"].min(), frame["end"].max()
        found = (first.year, last) if name.startswith("cow_mid") else (first, last)
        stated = (
            (span.start.year, span.end)
            if name.startswith("cow_mid")
            else (
                span.start,
                span.end,
            )
        )
    if name in WIDER:
        assert span.note
        assert found != stated
    else:
        assert found == stated


@pytest.mark.parametrize("name", [*FILES, "un_agreement"])
def test_every_file_is_recognised(shared, name):
    file = AGREEMENT if name == "un_agreement" else FILES[name][0]
    assert recognise(shared / "data" / file).name == name


@pytest.mark.parametrize("name", [n for n in FILES if "start" in {c.name for c in SOURCES[n].tidy}])
def test_spells_do_not_end_before_they_start(readings, name):
    frame = readings(name).frame
    assert (frame["start"] <= frame["end"]).all()
    if "censored" in frame.columns:
        assert frame.filter("censored")["end"].n_unique() == 1


# --- facts ----------------------------------------------------------------------------------


def test_atop_russia_and_north_korea_had_a_defence_pact_to_1996(rows):
    found = rows(
        "atop", dyad(365, 731), columns=("start", "end", "defense", "nonagg", "consul", "censored")
    )
    assert found == [
        (date(1961, 1, 1), date(1996, 12, 31), 1, 1, 0, False),
        (date(2000, 1, 1), date(2007, 12, 31), 0, 0, 1, False),
        (date(2008, 1, 1), date(2018, 12, 31), 0, 1, 1, True),
    ]


def test_atop_ties_the_usa_and_north_korea_by_non_aggression_alone(rows):
    """The trap that the record names: ASEAN's treaty, which both have signed."""
    found = rows("atop", dyad(2, 731), columns=("start", "defense", "nonagg", "consul"))
    assert found == [(date(2009, 1, 1), 0, 1, 0)]


def test_greece_and_turkey_are_allies_and_rivals_at_once(rows):
    pact = pl.col("defense") == 1
    assert rows("atop", dyad(350, 640), pact, columns=("start", "end"))[-1] == (
        date(1951, 1, 1),
        date(2018, 12, 31),
    )
    assert rows("tss", dyad(350, 640), columns=("start", "end"))[-1] == (
        date(1955, 1, 1),
        date(2020, 12, 31),
    )


def test_tss_has_russia_and_the_united_states_as_rivals_again_since_2007(rows):
    found = rows("tss", dyad(2, 365), columns=("start", "end", "censored"))
    assert found[-1] == (date(2007, 1, 1), date(2020, 12, 31), True)
    assert found[-2] == (date(1945, 1, 1), date(1989, 12, 31), False)


def test_ucdp_2024_has_russia_with_north_korea_against_ukraine(rows):
    found = rows(
        "ucdp_acd",
        pl.col("conflict_id") == 13243,
        pl.col("year") == 2024,
        columns=("ccode1", "ccode2", "relation", "role1", "role2", "conflict_type"),
    )
    assert found == [
        (365, 369, "opposed", "primary", "primary", "interstate"),
        (365, 731, "same side", "primary", "secondary", "interstate"),
        (369, 731, "opposed", "primary", "secondary", "interstate"),
    ]


def test_ucdp_does_not_pair_secondary_parties_of_two_sides(rows):
    korea = pl.col("conflict_id") == 235
    assert rows("ucdp_acd", korea, dyad(2, 710)) == []
    assert rows("ucdp_acd", korea, dyad(710, 732), columns=("relation",))[0] == ("opposed",)
    secondary = (pl.col("role1") == "secondary") & (pl.col("role2") == "secondary")
    assert rows("ucdp_acd", secondary) == []


def test_ucdp_codes_are_cow_codes(rows):
    """United Yemen is 678 in the file and 679 here; united Germany 260 and 255."""
    assert rows("ucdp_acd", pl.col("year") >= 1991, pl.col("ccode2") == 678) == []
    assert rows("ucdp_acd", dyad(200, 679), pl.col("year") == 2024)
    assert rows("ucdp_acd", dyad(255, 345), pl.col("year") == 1999)
    assert rows("ucdp_acd", pl.col("year") > 1990, pl.col("ccode1") == 260) == []


def test_ucdp_names_the_one_state_that_cow_does_not_know(readings):
    reading = readings("ucdp_acd")
    assert reading.rejected.rows() == [
        (1794, "gw-code-not-in-cow", "gwno_a, year", "751.0, 1948")  # Hyderabad
    ]


def test_ucdp_russian_troops_stood_with_rebels_in_ukraine_since_2014(rows):
    found = rows(
        "ucdp_acd",
        dyad(365, 369),
        pl.col("conflict_type") == "internationalised",
        columns=("year", "relation"),
    )
    assert {year for year, _ in found} == set(range(2014, 2023))
    assert {relation for _, relation in found} == {"opposed"}


def test_peace_data_dates_to_the_day_and_the_year(rows):
    found = rows(
        "peace_data", dyad(2, 365), columns=("start", "start_precision", "end", "peace_level")
    )
    assert found[0] == (date(1900, 1, 1), "year", date(1917, 1, 3), 0.5)
    assert (date(1947, 6, 15), "day", date(1989, 11, 8), 0.0) in found
    assert (date(1989, 11, 9), "day", date(1992, 2, 1), None) in found  # −9, not classified
    assert found[-1][2:] == (date(2020, 12, 31), 0.25)


def test_peace_data_20209999_is_censoring(readings):
    frame = readings("peace_data").frame
    assert frame.filter("censored")["end"].unique().to_list() == [date(2020, 12, 31)]
    assert frame.filter("censored").height > 2000


def test_peace_data_rows_with_dates_that_do_not_exist_are_kept_with_their_line(readings):
    found = readings("peace_data").rejected.rows()
    assert [(line, rule) for line, rule, _, _ in found] == [
        (449, "no-such-date"),
        (2574, "no-such-date"),
        (2795, "no-such-date"),
    ]
    assert found[0][3] == "19620086"


def test_mid_levels_and_unknown_fatalities(readings, rows):
    assert readings("cow_mid").frame["hostility_level"].is_between(2, 5).all()
    assert readings("cow_mid").frame["fatality_level"].null_count() == 673
    found = rows("cow_mid", dyad(2, 20), columns=("dispnum", "year"))
    assert found == [(2968, 1979), (3900, 1989), (3972, 1991), (4183, 1997)]


def test_mid_dyads_are_fewer_than_pairing_the_sides_would_make(readings):
    """Pairing side A with side B of MIDB invents dyads; the dyadic file is what is read."""
    parts = readings("cow_mid_participants").frame.select("dispnum", "ccode", "side_a")
    paired = (
        parts.filter(pl.col("side_a") == 1)
        .join(parts.filter(pl.col("side_a") == 0), on="dispnum")
        .select("dispnum", pl.min_horizontal("ccode", "ccode_right").alias("low"),
                pl.max_horizontal("ccode", "ccode_right").alias("high"))
        .unique()
    )  # fmt: skip
    real = readings("cow_mid").frame.select("dispnum", "ccode1", "ccode2").unique()
    assert paired.height > real.height
    invented = paired.join(
        real,
        left_on=["dispnum", "low", "high"],
        right_on=["dispnum", "ccode1", "ccode2"],
        how="anti",
    )
    assert invented.height > 300


def test_mid_spells_say_how_exact_they_are(rows):
    found = rows(
        "cow_mid_disputes",
        pl.col("dispnum") == 2,
        columns=("start", "start_precision", "end", "end_precision"),
    )
    assert found == [(date(1902, 7, 1), "month", date(1903, 1, 24), "day")]


def test_war_between_eritrea_and_ethiopia(rows):
    found = rows("cow_war", dyad(530, 531), columns=("year", "onset", "initiator2"))
    assert found == [(1998, 1, 1), (1999, 0, 1), (2000, 0, 1)]


def test_a_war_that_resumed_in_its_year_has_two_rows(rows):
    assert rows("cow_war", pl.col("warnum") == 184, columns=("year", "resumed")) == [
        (1974, 0),
        (1974, 1),
    ]


def test_capability_of_china_passed_that_of_the_usa(rows):
    year = pl.col("year") == 2016
    china = rows("cow_nmc", year, pl.col("ccode") == 710, columns=("cinc",))[0][0]
    usa = rows("cow_nmc", year, pl.col("ccode") == 2, columns=("cinc",))[0][0]
    assert china == pytest.approx(0.230825, abs=1e-6)
    assert usa == pytest.approx(0.133254, abs=1e-6)


def test_capability_shares_sum_to_a_little_more_than_one(readings):
    sums = readings("cow_nmc").frame.group_by("year").agg(pl.col("cinc").sum())["cinc"]
    assert sums.is_between(0.995, 1.075).all()


def test_russia_and_north_korea_share_a_border(rows):
    assert rows("cow_contiguity", dyad(365, 731), columns=("start", "end", "type")) == [
        (date(1948, 8, 1), date(2016, 12, 31), 1)
    ]


def test_the_usa_and_russia_touch_across_water_only_since_1959(rows):
    """The file's type 0 up to 1958 says 'not contiguous' and is left out."""
    assert rows("cow_contiguity", dyad(2, 365), columns=("start", "type")) == [
        (date(1959, 1, 1), 2)
    ]


def test_states_and_major_powers(rows):
    assert rows("cow_states", pl.col("ccode") == 260, columns=("start", "end", "abbreviation")) == [
        (date(1955, 5, 5), date(1990, 10, 2), "GFR")
    ]
    assert rows("gw_states", pl.col("gwcode") == 260, columns=("end", "censored"))[-1] == (
        date(2017, 12, 31),
        True,
    )
    assert rows("cow_majors", pl.col("ccode") == 710, columns=("start",)) == [(date(1950, 1, 1),)]


def test_trade_between_china_and_the_usa_in_2014(rows):
    found = rows(
        "cow_trade", dyad(2, 710), pl.col("year") == 2014, columns=("imports1", "imports2")
    )
    assert found == [(472525.0, 183283.0)]


def test_trade_that_is_not_known_is_null(readings):
    assert readings("cow_trade").frame["imports1"].null_count() == 1399


def test_capitals_move(rows):
    assert rows("cow_capitals", pl.col("ccode") == 140, columns=("capital", "end"))[0] == (
        "Rio de Janeiro",
        date(1960, 4, 20),
    )


def test_un_agreement_of_allies_and_rivals(rows):
    year = pl.col("year") == 2021
    close = rows("un_agreement", dyad(20, 200), year, columns=("agree_share",))
    far = rows("un_agreement", dyad(2, 731), year, columns=("agree_share",))
    assert close[0][0] > 0.65
    assert far[0][0] < 0.3


def test_un_agreement_is_accounted_for(readings):
    reading = readings("un_agreement")
    assert reading.rows_in == 536_935
    assert reading.rows_in == reading.counts["rows_read"] + reading.rows_rejected
    assert reading.rules() == {"not-a-cow-state": 305}
    members = reading.rejected["raw"].unique().sort().to_list()
    assert members == ["BELARUS, 1990", "UKRAINE, 1990"]  # in the COW system since 1991
    frame = reading.frame
    assert (frame["agree"] + frame["opposite"] <= frame["n"]).all()
    assert frame.select(pl.col("agree_share").is_between(0, 1).all()).item()


def test_un_ideal_points_give_agreement_as_dyads(readings):
    dyads = agreement_dyads(readings("un_ideal_points").frame)
    assert dyads.columns == ["ccode1", "ccode2", "year", "agree_share"]
    assert (dyads["ccode1"] < dyads["ccode2"]).all()
    assert dyads.select("ccode1", "ccode2", "year").is_unique().all()
    assert dyads["agree_share"].null_count() == 0
    found = dyads.filter(dyad(365, 731), pl.col("year") == 2022)["agree_share"].item()
    assert found > 0.6


def test_leaders_of_three_states(rows):
    assert rows("leaderlist", pl.col("ccode") == 731, columns=("leader", "censored")) == [
        ("Kim Il-Sung", False),
        ("Kim Jong-Il", False),
        ("Kim Jong Un", True),
    ]
    assert rows("archigos", pl.col("obsid") == "USA-1869", columns=("leader", "end")) == [
        ("Grant", date(1877, 3, 4))
    ]


def test_names_that_were_decoded_wrongly_are_put_right(readings, rows):
    leaders = readings("leaderlist").frame["leader"]
    assert not leaders.str.contains("Ã").any()
    assert any("put right" in note for note in readings("leaderlist").notes)


def test_presidents_in_moscow_and_in_saigons_vietnam(rows):
    moscow = rows("us_visits", pl.col("ccode") == 365, pl.col("start").dt.year() == 1988)
    assert moscow[0][3] == date(1988, 5, 29)
    vietnam = rows("us_visits", pl.col("country") == "Vietnam", columns=("start", "ccode"))
    assert {code for day, code in vietnam if day.year < 1975} == {817}
    assert {code for day, code in vietnam if day.year > 1975} == {816}
