"""Precision, recall, disagreements and contradictions, by hand-computed small examples."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.chronicle import Record, kinds, read_chronicle
from tertius.errors import TertiusError
from tertius.verdict.chronicle import (
    Check,
    ReferenceTables,
    Row,
    check_chronicle,
    load_references,
)
from tertius.verdict.chronicle.audit import audit_report, audit_rows
from tertius.verdict.chronicle.yardsticks import COMPARISONS

Make = Callable[..., tuple[Record, ...]]
Frame = Callable[..., pl.DataFrame]


def held(records: tuple[Record, ...], **tables: pl.DataFrame) -> Check:
    return check_chronicle(records, ReferenceTables(tables), audit=())


def row(check: Check, kind: str, reference: str = "atop") -> Row:
    return next(r for r in check.rows if (r.kind, r.reference) == (kind, reference))


def disputes(*rows: tuple[int, int, int, int, int]) -> pl.DataFrame:
    """Make disputes of (ccode1, ccode2, year, hostility level, fatality level)."""
    return pl.DataFrame(
        [
            {
                "dispnum": number,
                "ccode1": a,
                "ccode2": b,
                "year": year,
                "hostility_level": level,
                "fatality_level1": dead,
                "fatality_level2": 0,
            }
            for number, (a, b, year, level, dead) in enumerate(rows, start=1)
        ],
        schema_overrides=dict.fromkeys(("ccode1", "ccode2", "year"), pl.Int32),
    )


def test_precision_and_recall_count_dyad_years(chronicle: Make, atop: Frame) -> None:
    # The chronicle has 1950-1959, ATOP 1952-1963: 8 years are common, 2 and 4 are not.
    records = chronicle("pact,defence_pact,USA;JPN,,1950,1959,")
    found = held(records, atop=atop((2, 740, 1952, 1963, "defense")))
    line = row(found, "defence_pact")
    # Japan is outside the state system in 1950 and 1951: ATOP cannot say no there.
    assert (line.precision.hits, line.precision.n) == (8, 8)
    assert (line.recall.hits, line.recall.n) == (8, 12)
    missed = [d for d in found.disagreements if d.side == "only in the reference"]
    assert [(d.first, d.last, d.units, d.near) for d in missed] == [("1960", "1963", 4, False)]


def test_years_outside_the_window_are_not_held_against_anybody(
    chronicle: Make, atop: Frame
) -> None:
    records = chronicle("pact,defence_pact,USA;CAN,,2000,,")
    found = held(records, atop=atop((2, 20, 1900, 1910, "defense"), (2, 20, 2000, 2018, "defense")))
    line = row(found, "defence_pact")
    assert (line.first_year, line.last_year) == (1945, 2018)
    assert line.precision.n == line.recall.n == 19
    assert not found.contradictions


def test_a_defence_pact_finds_consultation_but_consultation_finds_no_defence(
    chronicle: Make, atop: Frame
) -> None:
    records = chronicle(
        "strong,defence_pact,USA;CAN,,1960,1969,", "weak,consultation_pact,UKG;FRN,,1960,1969,"
    )
    reference = atop((2, 20, 1960, 1969, "consul"), (200, 220, 1960, 1969, "defense consul"))
    found = held(records, atop=reference)
    assert row(found, "consultation_pact").recall.value == 1.0
    assert row(found, "consultation_pact").precision.value == 1.0
    assert row(found, "defence_pact").recall.value == 0.0
    assert row(found, "defence_pact").precision.value == 0.0


def test_a_year_off_is_grace_two_years_are_a_contradiction(chronicle: Make, atop: Frame) -> None:
    reference = atop((2, 20, 1960, 1969, "defense"))
    for first, last, expected in [
        (1959, 1970, []),
        (1961, 1968, []),
        (1958, 1969, ["not in 1 of 12 years (1958-1958)"]),
        (1962, 1969, ["lacks 1960-1961 before its start"]),
        (1960, 1967, ["lacks 1968-1969 after its end"]),
        (1980, 1985, ["in no year of 1980-1985"]),
    ]:
        records = chronicle(f"pact,defence_pact,USA;CAN,,{first},{last},")
        found = held(records, atop=reference).contradictions
        assert [c.why.partition(": ")[2] for c in found] == expected, (first, last)


def test_a_note_explains_only_if_it_names_the_reference(chronicle: Make, atop: Frame) -> None:
    reference = atop((200, 220, 1960, 1961, "defense"))
    bare = held(chronicle("pact,defence_pact,USA;CAN,,1960,1969,Signed at noon."), atop=reference)
    assert len(bare.open_contradictions) == 1
    noted = held(chronicle("pact,defence_pact,USA;CAN,,1960,1969,Not in ATOP."), atop=reference)
    assert (len(noted.contradictions), len(noted.open_contradictions)) == (1, 0)
    assert all(d.noted for d in noted.disagreements if d.record)


def test_one_wrong_accession_contradicts_a_large_treaty(chronicle: Make, atop: Frame) -> None:
    members = [(2, 20), (2, 200), (2, 220), (20, 200), (20, 220), (200, 220)]
    reference = atop(*[(a, b, 1960 if b != 220 else 1970, 1980, "defense") for a, b in members])
    records = chronicle("pact,defence_pact,USA;CAN;UKG;FRN[1965/],,1960,1980,")
    found = held(records, atop=reference).contradictions
    assert [c.parties for c in found] == [("FRN",)]


def test_war_supported_by_either_list_is_counted_so(chronicle: Make) -> None:
    records = chronicle("war,war,IND;PAK,,1965,1966,", "other,war,CHN;IND,,1962,1962,")
    cow = pl.DataFrame({"warnum": [1], "ccode1": [710], "ccode2": [750], "year": [1962]})
    ucdp = pl.DataFrame(
        {
            "conflict_id": [7],
            "ccode1": [750],
            "ccode2": [770],
            "year": [1965],
            "relation": ["opposed"],
            "conflict_type": ["interstate"],
            "intensity": [2],
        }
    )
    codes = dict.fromkeys(("ccode1", "ccode2", "year"), pl.Int32)
    found = held(records, cow_war=cow.cast(codes), ucdp_acd=ucdp.cast(codes))
    assert row(found, "war", "ucdp_acd").precision.value == pytest.approx(1 / 3)
    assert row(found, "war", "any of ucdp_acd, cow_war").precision.value == pytest.approx(2 / 3)
    assert not found.contradictions  # 1966 is one year off, which is grace


def test_peace_data_says_nothing_about_pairs_it_does_not_cover(chronicle: Make) -> None:
    records = chronicle("a,rivalry,IND;PAK,,1960,1961,", "b,rivalry,USA;RUS,,1960,1961,")
    peace = pl.DataFrame(
        {
            "ccode1": [750],
            "ccode2": [770],
            "start": [date(1960, 1, 1)],
            "end": [date(1961, 12, 31)],
            "peace_level": [0.5],
        },
        schema_overrides={"ccode1": pl.Int32, "ccode2": pl.Int32},
    )
    found = held(records, peace_data=peace)
    assert row(found, "rivalry", "peace_data").precision.n == 2
    assert [c.record for c in found.contradictions] == ["a"]


def test_an_act_agrees_if_one_pair_has_a_dispute_of_the_level(chronicle: Make) -> None:
    records = chronicle(
        "hit,attack,USA;UKG,IRQ,1998-12-16,,",
        "weak,attack,USA,IRN,1988-04-18,,",
        "late,attack,USA,LIB,1986-12-31,,",
        "after,attack,USA,SYR,2017-04-07,,",
        "none,attack,USA,SUD,1998-08-20,,",
    )
    lists = disputes((2, 645, 1998, 5, 0), (2, 630, 1988, 3, 0), (2, 620, 1987, 4, 0))
    found = held(records, cow_mid=lists)
    line = row(found, "attack", "cow_mid")
    assert (line.precision.hits, line.precision.n) == (1, 4)
    # Too low a level and a neighbouring year are disagreements, but only absence contradicts.
    assert [c.record for c in found.contradictions] == ["none"]


def test_exercises_agree_within_a_month_and_agreements_within_a_year(chronicle: Make) -> None:
    records = chronicle(
        "near,exercise,USA;ROK,,1990-03-10,,",
        "far,exercise,USA;JPN,,1990-08-10,,",
        "dca,defence_cooperation,USA;OMA,,1981,,",
        "bases,defence_cooperation,USA;KUW,,1991,,",
    )
    codes = {"ccode1": pl.Int32, "ccode2": pl.Int32}
    trained = pl.DataFrame(
        {
            "exercise": ["x", "y"],
            "ccode1": [2, 2],
            "ccode2": [732, 740],
            "start": [date(1990, 4, 1), date(1990, 5, 1)],
        },
        schema_overrides=codes,
    )
    signed = pl.DataFrame(
        {
            "agreement": ["d"],
            "ccode1": [2],
            "ccode2": [698],
            "signed": [date(1980, 6, 4)],
            "type": ["general"],
        },
        schema_overrides=codes,
    )
    found = held(records, mme=trained, dcad=signed)
    assert row(found, "exercise", "mme").precision.hits == 1
    assert row(found, "defence_cooperation", "dcad").precision.hits == 1
    assert [c.record for c in found.contradictions] == ["bases"]


def test_without_references_everything_is_named_as_absent_and_nothing_is_claimed(
    chronicle: Make,
) -> None:
    found = held(chronicle("s,sanctions,USA,CUB,1962,,", "v,visit,USA,CHN,1972-02,,"))
    assert not found.rows
    assert not found.contradictions
    assert "atop" in found.absent
    assert dict(found.no_reference) == {"sanctions": 1, "visit": 1}


def test_an_audit_counts_what_could_not_be_judged_apart() -> None:
    entries = [
        {"id": f"r{i}", "verdict": verdict, "remark": ""}
        for i, verdict in enumerate(["ok"] * 7 + ["wrong"] + ["unverifiable"] * 2)
    ]
    whole, visits = audit_rows(entries, {f"r{i}": "visit" for i in range(10)})
    assert (whole.kind, visits.kind) == ("all audited kinds", "visit")
    assert (whole.error.hits, whole.error.n) == (1, 8)
    assert (whole.worst.hits, whole.worst.n) == (3, 10)


def test_an_audited_record_that_was_dropped_still_counts() -> None:
    found = audit_report((), [{"id": "gone", "verdict": "wrong", "remark": "removed"}])
    assert found.sample == (("(record dropped)", 0, 1, 1),)
    assert found.rows[0].wrong == 1


def test_an_unknown_kind_is_an_error(chronicle: Make) -> None:
    with pytest.raises(TertiusError, match="no kind 'wra'"):
        check_chronicle((), ReferenceTables({}), kind="wra")


def test_every_comparison_names_known_kinds_and_says_what_counts() -> None:
    for comparison in COMPARISONS:
        assert comparison.kind in kinds()
        assert set(comparison.found_by) <= set(kinds())
        assert comparison.agrees
        assert comparison.seeks
    # A kind that names a reference in kinds.csv is compared with it.
    from tertius.verdict.chronicle.events import FORCE

    compared = {(c.kind, c.reference) for c in COMPARISONS}
    compared |= {(kind, "cow_mid") for kind in FORCE} | {("defence_cooperation", "dcad")}
    assert {(k.kind, k.reference) for k in kinds().values() if k.reference} <= compared


STATES = {"USA": 2, "CAN": 20, "UKG": 200, "FRN": 220, "RUS": 365, "TUR": 640}


@settings(max_examples=25)
@given(
    spells=st.lists(
        st.tuples(
            st.sampled_from(sorted(STATES)),
            st.sampled_from(sorted(STATES)),
            st.integers(1946, 2018),
            st.integers(0, 30),
        ).filter(lambda s: s[0] != s[1]),
        min_size=1,
        max_size=12,
    )
)
def test_a_chronicle_compared_with_itself_agrees_in_everything(
    tmp_path_factory: pytest.TempPathFactory, spells: list[tuple[str, str, int, int]]
) -> None:
    path = tmp_path_factory.mktemp("self") / "self.csv"
    header = "id,kind,side_a,side_b,start,end,sign,text,citation,status,checked_with,note\n"
    path.write_text(
        header
        + "".join(
            f"r{i},defence_pact,{a};{b},,{first},{min(first + length, 2018)},1,T,C,memory,,\n"
            for i, (a, b, first, length) in enumerate(spells)
        )
    )
    rows = [
        {
            "ccode1": min(STATES[a], STATES[b]),
            "ccode2": max(STATES[a], STATES[b]),
            "start": date(first, 1, 1),
            "end": date(min(first + length, 2018), 12, 31),
            "defense": 1,
            **dict.fromkeys(("offense", "neutral", "nonagg", "consul"), 0),
        }
        for a, b, first, length in spells
    ]
    codes = {"ccode1": pl.Int32, "ccode2": pl.Int32}
    found = held(read_chronicle([path]), atop=pl.DataFrame(rows, schema_overrides=codes))
    line = row(found, "defence_pact")
    assert line.precision.value == line.recall.value == 1.0
    assert line.precision.n == line.recall.n
    assert not found.disagreements
    assert not found.contradictions


@settings(max_examples=25)
@given(
    years=st.lists(st.integers(1946, 2018), min_size=1, max_size=20, unique=True),
    other=st.lists(st.integers(1946, 2018), min_size=1, max_size=20, unique=True),
)
def test_runs_of_disagreement_add_up_to_the_units_that_differ(
    tmp_path_factory: pytest.TempPathFactory, years: list[int], other: list[int]
) -> None:
    path = tmp_path_factory.mktemp("runs") / "runs.csv"
    header = "id,kind,side_a,side_b,start,end,sign,text,citation,status,checked_with,note\n"
    lines = [f"r{y},rivalry,USA;RUS,,{y},{y},-1,T,C,memory,,\n" for y in years]
    path.write_text(header + "".join(lines))
    reference = pl.DataFrame(
        {
            "rivalry_id": other,
            "ccode1": [2] * len(other),
            "ccode2": [365] * len(other),
            "start": [date(y, 1, 1) for y in other],
            "end": [date(y, 12, 31) for y in other],
        },
        schema_overrides={"ccode1": pl.Int32, "ccode2": pl.Int32},
    )
    found = held(read_chronicle([path]), tss=reference)
    line = row(found, "rivalry", "tss")
    sides = {"only in the chronicle": 0, "only in the reference": 0}
    for d in found.disagreements:
        sides[d.side] += d.units
    assert sides["only in the chronicle"] == line.precision.n - line.precision.hits
    assert sides["only in the reference"] == line.recall.n - line.recall.hits
    assert line.precision.hits == line.recall.hits == len(set(years) & set(other))


def test_files_in_a_folder_are_recognised_and_others_counted(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "list.csv").write_text(
        "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,"
        "interventionary,principal,aprin\n1,USA-Russia,2,365,1945,1989,1,0,1,0,1,0\n"
    )
    (tmp_path / "shopping.csv").write_text("milk,eggs\n1,12\n")
    lines: list[str] = []
    found = load_references(tmp_path, progress=lines.append)
    assert list(found.tables) == ["tss"]
    assert lines == ["reading tss from list.csv"]
    assert any("1 files" in remark and "no known dataset" in remark for remark in found.remarks)


def test_a_place_that_is_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TertiusError, match="no folder"):
        load_references(tmp_path / "nowhere")


def test_the_shipped_chronicle_against_the_real_references(shared: Path) -> None:
    found = check_chronicle(read_chronicle(), load_references(shared / "data"))
    assert not found.absent
    unexplained = [f"{c.record} ({c.where}): {c.why}" for c in found.open_contradictions]
    assert not unexplained, "correct these records, or note why they stand"
    assert row(found, "defence_pact").precision.low > 0.95
    assert row(found, "rivalry", "any of tss, peace_data").precision.value > 0.85
    contrast = next(s for s in found.signs if s.reference == "un_agreement")
    assert contrast.low > 0.5


def test_tables_of_a_project_are_used(tmp_path: Path) -> None:
    from tertius.store import add_file, open_project

    path = tmp_path / "tss_rivalries.csv"
    path.write_text(
        "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,"
        "interventionary,principal,aprin\n1,USA-Russia,2,365,1945,1989,1,0,1,0,1,0\n"
    )
    project = open_project(tmp_path / "project", create=True)
    add_file(project, path)
    found = load_references(project.folder)
    assert list(found.tables) == ["tss"]
    assert found.tables["tss"].height == 1
