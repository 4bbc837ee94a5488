"""The 16 types of events are those of the manual, and each is asked for by its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.ontology import (
    QUAD_CLASSES,
    default_sign,
    event_type,
    event_types,
    manual,
)
from tertius.coding.ontology.types import mode_of
from tertius.errors import CodingError

SIXTEEN = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
BY_QUAD_CLASS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
NAMES = st.sampled_from(SIXTEEN)


def test_there_are_the_sixteen_of_the_manual():
    assert [kind.name for kind in event_types()] == SIXTEEN


def test_the_manual_is_named_with_its_version():
    assert manual().startswith("PLOVER draft 0.8")


@pytest.mark.parametrize("quad_class", QUAD_CLASSES)
def test_the_quad_classes_are_those_of_the_manual(quad_class):
    found = {kind.name for kind in event_types() if kind.quad_class == quad_class}
    assert found == BY_QUAD_CLASS[quad_class]


@pytest.mark.parametrize("name", SIXTEEN)
def test_cooperation_scores_above_zero_and_conflict_below(name):
    kind = event_type(name)
    assert -10 <= kind.score <= 10
    assert (kind.score > 0) is (kind.quad_class <= 2)


def test_material_acts_score_further_from_zero_than_words_on_average():
    size = {q: [abs(t.score) for t in event_types() if t.quad_class == q] for q in QUAD_CLASSES}
    mean = {q: sum(scores) / len(scores) for q, scores in size.items()}
    assert mean[2] > mean[1]
    assert mean[4] > mean[3]


@pytest.mark.parametrize("name", SIXTEEN)
def test_the_sign_agrees_with_the_quad_class_but_for_requests(name):
    kind = event_type(name)
    expected = 0 if name == "REQUEST" else 1 if kind.quad_class <= 2 else -1
    assert kind.sign == expected


@pytest.mark.parametrize("name", SIXTEEN)
def test_every_type_says_what_it_means_in_one_line(name):
    kind = event_type(name)
    assert 10 < len(kind.meaning) < 90
    assert "\n" not in kind.meaning


@pytest.mark.parametrize("name", SIXTEEN)
def test_every_mode_has_a_name_and_a_meaning(name):
    kind = event_type(name)
    assert kind.modes
    assert len(set(kind.modes)) == len(kind.modes)
    assert kind.modes == tuple(detail.name for detail in kind.details)
    assert all(detail.meaning and detail.name == detail.name.strip() for detail in kind.details)


def test_types_without_modes_in_the_manual_have_contexts_in_their_place():
    kinds = {kind.name: {detail.kind for detail in kind.details} for kind in event_types()}
    assert {n for n, k in kinds.items() if k == {"context"}} == {
        "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID",
    }  # fmt: skip
    assert all(len(k) == 1 for k in kinds.values())


def test_aid_tells_arms_from_money_and_asylum():
    assert {"economic", "military", "humanitarian", "asylum"} <= set(event_type("AID").modes)


def test_a_request_for_help_is_friendly_and_one_to_yield_is_not():
    assert default_sign("REQUEST") == 0
    assert default_sign("REQUEST", "assist") == 1
    assert default_sign("REQUEST", "yield") == -1


@given(NAMES)
def test_a_mode_has_the_sign_of_its_type_unless_it_is_a_request(name):
    kind = event_type(name)
    signs = {default_sign(name, mode) for mode in kind.modes}
    assert signs == ({-1, 1} if name == "REQUEST" else {kind.sign})


def test_a_type_misspelled_is_refused_with_the_nearest():
    with pytest.raises(CodingError) as caught:
        event_type("MOBILISE")
    assert "'MOBILISE' is no event type" in str(caught.value)
    assert "Did you mean MOBILIZE?" in str(caught.value)


def test_a_type_in_small_letters_is_refused_with_the_right_one():
    with pytest.raises(CodingError, match="Did you mean AID"):
        event_type("aid")


def test_a_mode_of_another_type_is_refused_with_those_it_has():
    with pytest.raises(CodingError) as caught:
        mode_of("CONSULT", "hunger")
    assert "'hunger' is no mode of CONSULT" in str(caught.value)
    assert "visit, third-party, multilateral, phone" in str(caught.value)


@given(st.text(max_size=12))
def test_no_other_text_is_a_type(text):
    if text in SIXTEEN:
        assert event_type(text).name == text
    else:
        with pytest.raises(CodingError):
            event_type(text)
