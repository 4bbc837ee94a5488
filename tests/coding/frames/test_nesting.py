"""Verbal acts and what they are about."""

import pytest

from tertius.coding.frames.index import triggers
from tertius.coding.frames.matching import matches
from tertius.coding.frames.nesting import contents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway agreed to supply Estonia with gas.", ["NOR AGREE EST"]),
        ("Norway promised to help Estonia.", ["NOR AGREE EST"]),
        ("Norway offered to train Estonian pilots.", ["NOR AGREE EST"]),
        ("Norway threatened to cut aid to Estonia.", ["NOR THREATEN EST"]),
        ("Norway threatened to bomb Estonia.", ["NOR THREATEN EST"]),
        ("Norway refused to talk to Estonia.", ["NOR REJECT EST"]),
        ("Norway refused to recognise Estonia.", ["NOR REJECT EST"]),
        ("Norway demanded that Estonia withdraw.", ["NOR REQUEST EST"]),
    ],
)
def test_a_verbal_act_is_the_record_of_its_dyad(said, text, expected):
    assert said(text) == expected


@pytest.mark.parametrize("verb", ["vowed", "pledged", "promised", "swore"])
def test_a_pledge_to_attack_is_a_threat(said, verb):
    assert said(f"Norway {verb} to attack Estonia.") == ["NOR THREATEN EST"]


def test_an_agreement_to_attack_is_the_attack(said):
    """Whom it is agreed with is another dyad; towards the victim it is no agreement."""
    assert said("Norway agreed to invade Estonia.") == ["NOR ASSAULT EST"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway accused Denmark of attacking Estonia.",
            ["DEN ASSAULT EST", "NOR ACCUSE DEN"],
        ),
        ("The Pentagon urged China to press Japan.", ["CHN REQUEST JPN", "USA REQUEST CHN"]),
    ],
)
def test_what_is_about_others_stays(said, text, expected):
    assert said(text) == expected


def test_what_is_about_the_same_two_goes(said):
    assert said("Norway accused Estonia of attacking Norway.") == ["NOR ACCUSE EST"]


def test_contents_are_the_clauses_below(tree):
    sentence = tree("Norway agreed to supply Estonia with gas.")
    agree = next(m for m in matches(sentence, triggers()) if m.trigger.head == "agree")
    assert [sentence.words[k] for k in contents(sentence, agree)] == ["supply"]


def test_a_plain_act_has_no_contents(tree):
    sentence = tree("Norway agreed.")
    (agree,) = matches(sentence, triggers())
    assert contents(sentence, agree) == ()


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Sweden denied that Norway had sent rifles to Estonia.", "NOR AID EST"),
        ("Norway denied that Latvia had attacked Estonia.", "LAT ASSAULT EST"),
    ],
)
def test_a_denied_report_turns_nobody_away(said, text, frame):
    found = said(text)
    assert frame in found
    assert not any("REJECT" in each for each in found)


def test_what_is_denied_to_somebody_is_refused(said):
    assert "NOR REJECT EST" in said("Norway denied Estonia the loan.")
