"""CAMEO into PLOVER is a function; PLOVER into CAMEO is a set that says when it is lossy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.ontology import (
    cameo_codes,
    cameo_goldstein,
    cameo_name,
    cameo_of,
    cameo_quad_class,
    departures,
    event_type,
    event_types,
    plover_of,
)
from tertius.coding.ontology.tables import table
from tertius.errors import CodingError

CODES = st.sampled_from(cameo_codes())
TYPES = st.sampled_from([kind.name for kind in event_types()])
WITH_MODES = st.sampled_from([(kind.name, mode) for kind in event_types() for mode in kind.modes])


def below(code: str) -> set[str]:
    return {one for one in cameo_codes() if one.startswith(code)}


def test_cameo_has_twenty_roots_and_about_three_hundred_codes():
    assert sum(len(code) == 2 for code in cameo_codes()) == 20
    assert 290 < len(cameo_codes()) < 330
    assert len(set(cameo_codes())) == len(cameo_codes())


def test_every_code_stands_below_the_code_that_it_details():
    known = set(cameo_codes())
    assert all(code[:-1] in known for code in known if len(code) > 2)
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in known)


@pytest.mark.parametrize(
    ("code", "event_type", "mode"),
    [
        ("0233", "REQUEST", "assist"),
        ("1056", "REQUEST", "yield"),
        ("0312", "AGREE", "military"),
        ("041", "CONSULT", "phone"),
        ("043", "CONSULT", "visit"),
        ("054", "SUPPORT", "diplomatic"),
        ("062", "COOPERATE", "military"),
        ("075", "AID", "asylum"),
        ("083", "CONCEDE", "political_institutions"),
        ("0841", "RETREAT", "release"),
        ("0871", "RETREAT", "ceasefire"),
        ("0874", "RETREAT", "disarm"),
        ("093", "ACCUSE", "investigate"),
        ("1122", "ACCUSE", "allege"),
        ("129", "REJECT", "yield"),
        ("1384", "THREATEN", "violence"),
        ("145", "PROTEST", "riot"),
        ("154", "MOBILIZE", "troops"),
        ("163", "SANCTION", "discontinue"),
        ("1663", "SANCTION", "expel"),
        ("176", "COERCE", ""),
        ("191", "COERCE", "restrict"),
        ("192", "COERCE", "confiscate"),
        ("175", "ASSAULT", ""),
        ("1823", "ASSAULT", ""),
        ("1952", "ASSAULT", "heavy-weapons"),
        ("2042", "ASSAULT", "unconventional"),
    ],
)
def test_codes_have_the_type_and_mode_of_their_meaning(code, event_type, mode):
    assert plover_of(code) == type(plover_of(code))(event_type, mode)


@given(CODES)
def test_a_code_has_one_type_or_a_reason_for_none(code):
    found = plover_of(code)
    assert bool(found) is bool(found.event_type) is not found.reason
    if found:
        assert not found.mode or found.mode in event_type(found.event_type).modes
    else:
        assert found.mode == ""


def test_only_public_statements_have_no_type():
    assert {code for code in cameo_codes() if not plover_of(code)} == below("01")
    assert "no act" in plover_of("010").reason


@given(TYPES)
def test_all_codes_of_a_type_lead_back_to_it(name):
    codes = cameo_of(name).codes
    assert codes
    assert {plover_of(code).event_type for code in codes} == {name}


@given(TYPES)
def test_no_code_of_a_type_is_forgotten(name):
    expected = {code for code in cameo_codes() if plover_of(code).event_type == name}
    assert set(cameo_of(name).codes) == expected


def test_every_typed_code_belongs_to_just_one_type():
    found = [code for kind in event_types() for code in cameo_of(kind.name).codes]
    assert sorted(found) == sorted(set(cameo_codes()) - below("01"))


@given(WITH_MODES)
def test_the_codes_of_a_mode_lead_back_to_it_unless_cameo_lacks_it(named):
    name, mode = named
    found = cameo_of(name, mode)
    modes = {plover_of(code).mode for code in found.codes}
    if modes != {mode}:
        assert found.lossy
        assert found.codes == cameo_of(name).codes


@given(TYPES | WITH_MODES)
def test_a_code_without_loss_stands_for_just_what_was_asked(asked):
    found = cameo_of(asked) if isinstance(asked, str) else cameo_of(*asked)
    assert found.root == found.code[:2]
    if not found.lossy:
        assert below(found.code) == set(found.codes)
    elif below(found.code) == set(found.codes):
        assert {plover_of(code).mode for code in found.codes} != {asked[1]}, "CAMEO has the mode"


@given(TYPES | WITH_MODES)
def test_the_code_to_write_has_the_type_but_for_what_shares_a_root(asked):
    found = cameo_of(asked) if isinstance(asked, str) else cameo_of(*asked)
    name = asked if isinstance(asked, str) else asked[0]
    back = plover_of(found.code).event_type
    assert back == name or (name, back) == ("RETREAT", "CONCEDE")
    assert back == name or found.lossy


def test_roots_that_are_one_type_lose_nothing():
    whole = {kind.name for kind in event_types() if not cameo_of(kind.name).lossy}
    assert whole == {
        "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "REJECT", "THREATEN", "PROTEST",
        "SANCTION", "MOBILIZE",
    }  # fmt: skip


def test_a_friendly_request_is_an_appeal_and_another_a_demand():
    assert cameo_of("REQUEST", "assist", sign=1).root == "02"
    assert cameo_of("REQUEST", "yield", sign=1).code == "025"
    assert cameo_of("REQUEST", "yield", sign=-1).code == "105"
    assert cameo_of("REQUEST").root == cameo_of("REQUEST", sign=0).root == "10"
    assert cameo_of("AID", sign=-1) == cameo_of("AID")


def test_an_attack_is_written_as_a_fight_unless_its_mode_says_otherwise():
    assert cameo_of("ASSAULT").code == "19"
    assert cameo_of("ASSAULT", "assassinate").root == "18"
    assert cameo_of("ASSAULT", "unconventional").code == "204"


@given(CODES)
def test_quad_classes_differ_only_where_plover_groups_otherwise(code):
    found = plover_of(code)
    if not found or cameo_quad_class(code) == event_type(found.event_type).quad_class:
        return
    assert code.startswith("02") or found.event_type == "CONCEDE"


@given(CODES)
def test_every_code_has_the_name_and_score_of_its_root(code):
    assert cameo_name(code) == cameo_name(code[:2])
    assert cameo_goldstein(code) == cameo_goldstein(code[:2])
    assert -10 <= cameo_goldstein(code) <= 7
    assert cameo_goldstein(code) == 0 or (cameo_goldstein(code) > 0) is (cameo_quad_class(code) < 3)


def test_every_rule_is_about_a_code_of_cameo():
    rules = table("cameo")["rule"]
    assert set(rules) <= set(cameo_codes())
    assert {code for code in cameo_codes() if len(code) == 2} <= set(rules)


def test_no_rule_repeats_the_rule_above_it():
    rules = table("cameo")["rule"]
    for code in (code for code in rules if len(code) > 2):
        above = next(rules[code[:n]] for n in range(len(code) - 1, 1, -1) if code[:n] in rules)
        told = [rules[code].get(name, "") for name in ("type", "mode", "note")]
        assert told != [above["type"], above.get("mode", ""), ""], code


def test_where_the_table_of_the_manual_is_left_the_reason_is_given():
    assert set(departures()) == {"02", "0813", "0814", "105", "1321", "163"}
    assert all(note.endswith(".") for note in departures().values())


@pytest.mark.parametrize("code", ["7", "010203", "21", "00", "ab", "", " 01", "1.0", "０１"])
def test_what_is_no_code_is_refused_with_the_form_of_one(code):
    with pytest.raises(CodingError) as caught:
        plover_of(code)
    assert f"'{code}' is no CAMEO code" in str(caught.value)
    assert "Expected" in str(caught.value)


def test_a_code_that_cameo_lacks_is_refused_with_its_neighbours():
    with pytest.raises(CodingError, match="Expected below 09: 09, 090, 091, 092, 093, 094"):
        plover_of("0999")


@pytest.mark.parametrize("ask", [cameo_name, cameo_goldstein, cameo_quad_class])
def test_name_score_and_class_are_given_of_codes_only(ask):
    with pytest.raises(CodingError, match="'30' is no CAMEO code"):
        ask("30")


def test_an_unknown_type_or_mode_is_refused():
    with pytest.raises(CodingError, match="no event type"):
        cameo_of("FIGHT")
    with pytest.raises(CodingError, match="no mode of AID"):
        cameo_of("AID", "cultural")
