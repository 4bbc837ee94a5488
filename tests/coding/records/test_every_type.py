"""Every type and mode goes into every published format, and as much as it holds comes back."""

import pytest
from tests.coding.records.some_records import a_reading, an_event

from tertius.coding.ontology import (
    cameo_codes,
    cameo_goldstein,
    cameo_of,
    cameo_quad_class,
    event_types,
    plover_of,
)
from tertius.coding.records import gdelt_table, icews_table, plover_table, records_table

ASKED = [(kind.name, mode) for kind in event_types() for mode in ("", *kind.modes)]
READING = a_reading(*(an_event(name, mode, when="2023-05-17") for name, mode in ASKED))
SIGNED = [(sign, name) for sign in (-1, 0, 1) for name in ("REQUEST", "AID", "ACCUSE")]


@pytest.fixture(scope="module")
def tables():
    return {
        "tidy": records_table([READING]),
        "plover": plover_table([READING]).frame,
        "icews": icews_table([READING]).frame,
        "gdelt": gdelt_table([READING]).frame,
    }


@pytest.mark.parametrize("form", ["tidy", "plover", "icews", "gdelt"])
def test_no_type_is_lost(tables, form):
    assert tables[form].height == len(ASKED)


def test_plover_gives_every_type_and_mode_back(tables):
    rows = tables["plover"].select("event", "mode", "context").iter_rows()
    assert [(event, mode or context or "") for event, mode, context in rows] == ASKED


def test_plover_has_the_quad_class_and_score_of_the_manual(tables):
    kinds = {kind.name: (kind.quad_class, kind.score) for kind in event_types()}
    rows = tables["plover"].select("event", "quad_code", "event_scale").iter_rows()
    assert all(kinds[event] == (quad, score) for event, quad, score in rows)


@pytest.mark.parametrize(("form", "column"), [("icews", "CAMEO Code"), ("gdelt", "EventCode")])
def test_every_code_is_one_of_cameo(tables, form, column):
    codes = tables[form][column].to_list()
    assert set(codes) <= set(cameo_codes())
    assert codes == tables["tidy"]["event_code"].to_list()


def test_a_code_leads_back_to_the_type_but_for_withdrawals(tables):
    pairs = zip(tables["gdelt"]["EventCode"], ASKED, strict=True)
    strayed = {(name, plover_of(code).event_type) for code, (name, _) in pairs} - {
        (name, name) for name, _ in ASKED
    }
    assert strayed == {("RETREAT", "CONCEDE")}


def test_gdelt_cuts_the_code_to_its_base_and_root(tables):
    rows = tables["gdelt"].select("EventCode", "EventBaseCode", "EventRootCode").iter_rows()
    assert all((base, root) == (code[:3], code[:2]) for code, base, root in rows)


def test_scores_and_classes_of_cameo_are_those_of_the_root(tables):
    rows = tables["gdelt"].select("EventRootCode", "QuadClass", "GoldsteinScale").iter_rows()
    assert all(
        (quad, score) == (cameo_quad_class(root), cameo_goldstein(root))
        for root, quad, score in rows
    )
    assert tables["icews"]["Intensity"].equals(
        tables["gdelt"]["GoldsteinScale"].rename("Intensity")
    )


def test_the_tidy_table_marks_what_a_code_loses(tables):
    marked = tables["tidy"]["event_code_lossy"].to_list()
    signs = tables["tidy"]["sign"].to_list()
    expected = [
        cameo_of(name, mode, sign=sign).lossy
        for (name, mode), sign in zip(ASKED, signs, strict=True)
    ]
    assert marked == expected


@pytest.mark.parametrize(("sign", "name"), SIGNED)
def test_a_sign_changes_the_code_of_requests_only(sign, name):
    reading = a_reading(an_event(name, sign=sign, when="2023-05-17"))
    (code,) = gdelt_table([reading]).frame["EventRootCode"].to_list()
    expected = {"REQUEST": "02" if sign == 1 else "10", "AID": "07", "ACCUSE": "11"}[name]
    assert code == expected


def test_the_name_of_a_root_stands_for_the_text_of_an_event(tables):
    texts = dict(zip(tables["icews"]["CAMEO Code"], tables["icews"]["Event Text"], strict=True))
    assert texts["071"] == "Provide aid"
    assert texts["204"] == "Use unconventional mass violence"
    assert all(text[0].isupper() for text in texts.values())
