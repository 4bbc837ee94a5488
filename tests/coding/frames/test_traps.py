"""Words that look like an act and are none, and acts that look like others."""

import pytest


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Washington has given Russia ample incentives to cooperate.", "AID"),
        ("Washington has given both Moscow and Pyongyang plenty of reasons to talk.", "AID"),
        ("Washington gave Moscow every reason to doubt.", "AID"),
        ("China and Russia held war games.", "ASSAULT"),
        ("Trump tried to ease tensions with Pyongyang.", "-"),
        ("A French general gave a speech on Germany.", "AID"),
        ("Norway met Estonia's demands.", "CONSULT"),
        ("Norway struck a deal with Estonia.", "ASSAULT"),
        ("Norway raised questions about Estonia's election.", "AID"),
        ("A Norwegian minister had a heart attack in Estonia.", "ASSAULT"),
        ("China launched an attack on a report by Australia.", "ASSAULT"),
        ("Norway shot down a proposal by Estonia.", "ASSAULT"),
        ("Norway's press conference pleased Estonia.", "CONSULT"),
    ],
)
def test_what_it_is_not(said, text, never):
    assert [frame for frame in said(text) if never in frame.split()] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China and Russia held war games near Alaska.", ["CHN = RUS COOPERATE"]),
        ("Trump's administration tried to ease tensions with Pyongyang.", ["USA CONCEDE PRK"]),
        ("Norway struck a deal with Estonia.", ["NOR = EST SUPPORT"]),
        ("Norway fought Estonia for eight years.", ["NOR ASSAULT EST"]),
        ("Norway fought for Estonia.", ["NOR AID EST"]),
        ("Norway met Estonia's demands.", ["NOR CONCEDE EST"]),
        ("Norway turned to Estonia for help.", ["NOR REQUEST EST"]),
    ],
)
def test_what_it_is_instead(said, text, expected):
    assert said(text) == expected


def test_signing_on_to_sanctions_of_another_is_three_dyads(said):
    found = said("Moscow had even signed on to U.S.-led sanctions against Pyongyang.")
    assert found == ["RUS SANCTION PRK", "RUS SUPPORT USA", "USA SANCTION PRK"]


def test_a_reason_to_cooperate_is_no_act_of_who_gives_it(said):
    found = said("Washington has given Moscow reasons to work with Pyongyang.")
    assert "RUS" in " ".join(found)
    assert not [frame for frame in found if "USA" in frame]


def test_driving_two_others_together_is_no_act_between_driver_and_driven(said):
    assert said("The United States has united Cuba and Angola.") == []


def test_who_denies_or_supposes_is_not_asked(said):
    """Negation and modality are told by the stance, and change no dyad."""
    plain = said("Norway attacked Estonia.")
    assert said("Norway never attacked Estonia.") == plain
    assert said("Perhaps Norway attacked Estonia.") == plain
    assert said("Had Norway attacked Estonia, we would know.") == plain
