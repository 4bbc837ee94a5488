"""What each dataset of spells and acts becomes, on tables small enough to check by hand."""

from datetime import date

import polars as pl
import pytest

from tertius.sources import SOURCES, source
from tertius.ties.adapters import ADAPTED, adapter
from tertius.ties.inputs import Act, Inputs, Spell

USA, GERMANY, RUSSIA, UKRAINE, IRAQ, KUWAIT = 2, 255, 365, 369, 645, 690
FLAGS = ("defense", "offense", "neutral", "nonagg", "consul")


def day(year: int, month: int = 1, of_month: int = 1) -> int:
    return date(year, month, of_month).toordinal()


def spelled(rows: list[dict[str, object]]) -> pl.DataFrame:
    """A table of spells: years become dates, and those that reach the last year are cut off."""
    last = max(int(str(row["end"])) for row in rows)
    return pl.DataFrame(
        [
            {
                "ccode1": USA,
                "ccode2": RUSSIA,
                **row,
                "start": date(int(str(row["start"])), 1, 1),
                "end": date(int(str(row["end"])), 12, 31),
                "censored": row["end"] == last,
            }
            for row in rows
        ]
    )


def treaty(start: int, end: int, *flags: str) -> dict[str, object]:
    return {"start": start, "end": end, **{flag: int(flag in flags) for flag in FLAGS}}


def only(inputs: Inputs) -> Spell:
    (spell,) = inputs.spells
    return spell


def only_act(inputs: Inputs) -> Act:
    (act,) = inputs.acts
    return act


@pytest.mark.parametrize("name", ADAPTED)
def test_every_adapted_dataset_is_a_source_and_its_adapter_loads(name: str) -> None:
    assert name in SOURCES
    assert callable(adapter(name))


# Alliances


def test_atop_gives_each_obligation_the_strength_of_its_kind() -> None:
    inputs = adapter("atop")(spelled([treaty(1950, 2018, "defense", "nonagg", "consul")]))
    assert {(s.kind, s.tier, s.score) for s in inputs.spells} == {
        ("defence_pact", "alliance", 0.8),
        ("consultation_pact", "friendly", 0.5),
    }


def test_atop_non_aggression_alone_is_no_tie() -> None:
    assert adapter("atop")(spelled([treaty(2009, 2018, "nonagg")])).spells == ()


def test_atop_counts_whole_years() -> None:
    spell = only(adapter("atop")(spelled([treaty(1961, 1996, "defense"), treaty(1990, 2018)])))
    assert (spell.first_day, spell.last_day) == (day(1961), day(1996, 12, 31))


@pytest.mark.parametrize("end", [2003, 2018, 2022])
def test_a_spell_cut_off_by_its_file_never_ends_before_the_coverage(end: int) -> None:
    inputs = adapter("atop")(spelled([treaty(1949, end, "defense")]))
    assert only(inputs).last_day == inputs.last_day == day(end, 12, 31)


def test_atop_denies_alliances_and_no_wars() -> None:
    inputs = adapter("atop")(spelled([treaty(1949, 2018, "defense")]))
    assert inputs.tiers == {"alliance", "friendly"}


@pytest.mark.parametrize(
    ("estimate", "last"),
    [(1995, day(1995, 12, 31)), (2010, day(2010, 12, 31)), (None, day(2010, 12, 31))],
)
def test_dcad_runs_from_the_signature_to_the_estimated_end(estimate: int | None, last: int) -> None:
    frame = pl.DataFrame(
        {
            "agreement": ["DCADv1.0-1"],
            "ccode1": [USA],
            "ccode2": [RUSSIA],
            "signed": [date(1993, 9, 8)],
            "in_force": [date(1994, 1, 1)],
            "end_year_estimate": pl.Series([estimate], dtype=pl.Int32),
        }
    )
    spell = only(adapter("dcad")(frame))
    assert (spell.first_day, spell.last_day) == (day(1993, 9, 8), last)
    assert (spell.tier, spell.score) == ("friendly", 0.5)


# Hostility


def test_tss_rivalries_are_belligerent_and_outlast_their_file() -> None:
    rows: list[dict[str, object]] = [{"start": 2007, "end": 2020, "rivalry_id": 27}]
    inputs = adapter("tss")(spelled(rows))
    assert only(inputs) == Spell(
        USA, RUSSIA, day(2007), day(2020, 12, 31), "belligerence", 0.7, "rivalry", "tss:27"
    )
    assert inputs.last_day == day(2020, 12, 31)


def conflict(**changed: object) -> pl.DataFrame:
    row: dict[str, object] = {
        "conflict_id": 13246,
        "ccode1": RUSSIA,
        "ccode2": UKRAINE,
        "year": 2022,
        "relation": "opposed",
        "intensity": 2,
        "episode_start": date(2022, 2, 24),
        "episode_start_precision": 1,
        "episode_ends": 0,
        "episode_end": None,
    }
    types = {"episode_end": pl.Date, "episode_start": pl.Date}
    return pl.DataFrame([row | changed], schema_overrides=types)


@pytest.mark.parametrize(("intensity", "kind"), [(2, "war"), (1, "armed_conflict")])
def test_ucdp_intensity_tells_war_from_armed_conflict(intensity: int, kind: str) -> None:
    assert only(adapter("ucdp_acd")(conflict(intensity=intensity))).kind == kind


@pytest.mark.parametrize(
    ("precision", "first"),
    [(1, day(2022, 2, 24)), (2, day(2022, 2, 24)), (4, day(2022, 2, 1)), (5, day(2022))],
)
def test_ucdp_begins_as_exactly_as_it_knows(precision: int, first: int) -> None:
    inputs = adapter("ucdp_acd")(conflict(episode_start_precision=precision))
    assert only(inputs).first_day == first


def test_ucdp_later_years_are_whole_and_the_last_ends_with_its_episode() -> None:
    assert only(adapter("ucdp_acd")(conflict(year=2023)))[2:4] == (day(2023), day(2023, 12, 31))
    ended = conflict(year=2023, episode_ends=1, episode_end=date(2023, 6, 5))
    assert only(adapter("ucdp_acd")(ended)).last_day == day(2023, 6, 5)


def test_ucdp_support_of_one_side_is_not_taken_for_friendship() -> None:
    assert adapter("ucdp_acd")(conflict(relation="same side")).spells == ()


def test_cow_wars_count_for_whole_years() -> None:
    frame = pl.DataFrame({"warnum": [211], "ccode1": [USA], "ccode2": [IRAQ], "year": [1991]})
    spell = only(adapter("cow_war")(frame))
    assert spell[2:6] == (day(1991), day(1991, 12, 31), "belligerence", 1.0)


def dispute(**changed: object) -> dict[str, object]:
    return {
        "dispnum": 1,
        "ccode1": USA,
        "ccode2": RUSSIA,
        "year": 1983,
        "hostility_level": 4,
        "hostility_level1": 3,
        "hostility_level2": 1,
        "fatality_level1": 0,
        "fatality_level2": 0,
        "start_month": 9,
        "max_duration_days": 20,
    } | changed


def test_a_dispute_without_deaths_is_an_act_by_the_level_of_the_two_states() -> None:
    inputs = adapter("cow_mid")(pl.DataFrame([dispute()]))
    act = only_act(inputs)
    assert (act.score, act.directed, inputs.spells) == (-0.4, False, ())


def test_a_dispute_is_dated_within_its_year() -> None:
    act = only_act(adapter("cow_mid")(pl.DataFrame([dispute()])))
    assert day(1983, 9) < act.day < day(1983, 10, 20)


def test_a_later_year_of_a_dispute_counts_from_january() -> None:
    long = [dispute(max_duration_days=200), dispute(year=1984, max_duration_days=200)]
    _, later = adapter("cow_mid")(pl.DataFrame(long)).acts
    assert day(1984) < later.day < day(1984, 4, 20)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"fatality_level2": 1}, "armed_conflict"),
        ({"hostility_level1": 5, "hostility_level2": 5}, "war"),
    ],
)
def test_a_dispute_with_deaths_or_war_outweighs_alliances(
    changed: dict[str, object], kind: str
) -> None:
    inputs = adapter("cow_mid")(pl.DataFrame([dispute(**changed)]))
    spell = only(inputs)
    assert (spell.kind, spell.tier, inputs.acts) == (kind, "belligerence", ())
    assert (spell.first_day, spell.last_day) == (day(1983, 9), day(1983, 10, 20))


def test_a_state_at_the_edge_of_a_war_is_not_at_war() -> None:
    edge = dispute(hostility_level=5, hostility_level1=5, hostility_level2=2)
    inputs = adapter("cow_mid")(pl.DataFrame([edge]))
    assert (inputs.spells, only_act(inputs).score) == ((), -0.6)


def test_unknown_deaths_are_not_taken_for_deaths() -> None:
    frame = pl.DataFrame([dispute(), dispute(year=1990, fatality_level1=None)])
    assert adapter("cow_mid")(frame).spells == ()


@pytest.mark.parametrize(
    ("level", "tier", "score"),
    [
        (0.0, "belligerence", 0.8),
        (0.25, "hostile", 0.4),
        (0.5, "friendly", 0.0),
        (0.75, "friendly", 0.4),
        (1.0, "alliance", 0.6),
    ],
)
def test_the_peace_scale(level: float, tier: str, score: float) -> None:
    frame = spelled([{"start": 1990, "end": 2020, "peace_level": level}])
    spell = only(adapter("peace_data")(frame))
    assert (spell.tier, spell.score) == (tier, score)


def test_the_peace_scale_denies_nothing_and_leaves_the_unclassified_out() -> None:
    rows: list[dict[str, object]] = [
        {"start": 1990, "end": 1999, "peace_level": None},
        {"start": 2000, "end": 2020, "peace_level": 0.5},
    ]
    inputs = adapter("peace_data")(spelled(rows))
    assert inputs.tiers == frozenset()
    assert only(inputs).first_day == day(2000)


# Exercises


@pytest.mark.parametrize(("participants", "score"), [(2, 0.3), (4, 0.1), (31, 0.01)])
def test_an_exercise_is_shared_among_its_participants(participants: int, score: float) -> None:
    frame = pl.DataFrame(
        {
            "exercise": ["mme1"],
            "ccode1": [USA],
            "ccode2": [GERMANY],
            "start": [date(2005, 6, 1)],
            "start_precision": ["month"],
            "participants": [participants],
        }
    )
    inputs = adapter("mme")(frame)
    act = only_act(inputs)
    assert act.score == pytest.approx(score)
    assert act.day == day(2005, 6, 15)
    assert inputs.watches
    assert (inputs.first_day, inputs.last_day) == tuple(
        edge.toordinal() for edge in (source("mme").coverage.start, source("mme").coverage.end)
    )
