"""Frames of nouns: whose it is, by whom, on whom, between whom."""

import pytest

INVADES = "NOR ASSAULT EST"


@pytest.mark.parametrize(
    "text",
    [
        "Norway's invasion of Estonia began at dawn.",
        "The invasion of Estonia by Norway began at dawn.",
        "The Norwegian invasion of Estonia began at dawn.",
        "A Norwegian attack on Estonia was repelled.",
        "An attack by Norway against Estonia was repelled.",
        "Norway's attacks on Estonian ports go on.",
        "Everybody deplores the Norwegian raid on Estonia.",
    ],
)
def test_owners_agents_and_adjectives(said, text):
    assert INVADES in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway launched an attack on Estonia.",
        "Norway launched a series of attacks on Estonia.",
        "An attack was launched on Estonia by Norway.",
        "Norway undertook a new and bloody raid on Estonia.",
        "Norway is preparing an offensive against Estonia.",
        "Estonia suffered an attack by Norway.",
        "Norway engaged in aggression against Estonia.",
    ],
)
def test_verbs_lend_nouns_their_actors(said, text):
    assert INVADES in said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war between Norway and Estonia ended.", "NOR = EST -"),
        ("The Norway-Estonia pact holds.", "NOR = EST SUPPORT"),
        ("Norwegian-Estonian talks failed.", "NOR = EST CONSULT"),
        ("Chinese–Indian border clashes left twenty dead.", "CHN = IND ASSAULT"),
        ("The Russia-North Korea pact alarmed many.", "RUS = PRK SUPPORT"),
        ("Norway held war games with Estonia.", "NOR = EST COOPERATE"),
        ("Norway left after talks with Estonia.", "NOR = EST CONSULT"),
        ("Trade between Norway and Estonia fell.", "NOR = EST +"),
        ("Tension between Norway and Estonia is rising.", "NOR = EST -"),
        ("Military cooperation between Norway and Estonia has grown.", "NOR = EST +"),
    ],
)
def test_what_two_share(said, text, expected):
    assert expected in said(text)


def test_a_third_does_not_share_what_it_makes_between_two(said):
    found = said("Denmark caused the quarrel between Norway and Estonia.")
    assert found == ["NOR = EST ACCUSE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway is an ally of Estonia.", ["NOR + EST"]),
        ("Norway, an old rival of Estonia, is rich.", ["NOR - EST"]),
        ("Norway and Estonia are allies.", ["NOR = EST +"]),
        ("Estonia's ally Norway is rich.", ["NOR + EST"]),
        ("Norway is a member of NATO.", ["NOR + NATO"]),
    ],
)
def test_what_one_is_to_another(said, text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway is at war with Estonia.", "NOR = EST -"),
        ("Norway and Estonia are at war.", "NOR = EST -"),
        ("Norway is hostile to Estonia.", "NOR - EST"),
        ("Norway is allied with Estonia.", "NOR + EST"),
        ("Norway is in talks with Estonia.", "NOR = EST CONSULT"),
    ],
)
def test_adjectives_and_prepositions(said, text, expected):
    assert said(text) == [expected]


def test_standing_ties_are_told_from_events(frames):
    (war,) = frames("Norway and Estonia are at war.")
    (raid,) = frames("Norway raided Estonia.")
    assert (war.kind, war.event_type, war.sign) == ("standing", "", -1)
    assert (raid.kind, raid.event_type, raid.sign) == ("event", "ASSAULT", -1)


def test_acts_within_acts_are_found_for_both_dyads(said):
    found = said("Denmark condemned Norway's invasion of Estonia.")
    assert found == ["DEN ACCUSE NOR", "NOR ASSAULT EST"]


def test_who_is_feared_does_not_act(said):
    assert said("The fear of Norway hurts Estonia.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The speech praised trade between Norway and Estonia as well as between Norway and Latvia.",
        "They need trade between Norway and Estonia, as well as between Norway and Latvia.",
    ],
)
def test_between_said_again_binds_those_behind_it(said, text):
    assert said(text) == ["NOR = EST +", "NOR = LAT +"]


def test_who_is_called_the_enemy_of_others_is_not_them(said):
    found = said("The common foe for Norway and Estonia is Russia and its military allies.")
    assert "NOR + RUS" not in found
    assert "EST + RUS" not in found
