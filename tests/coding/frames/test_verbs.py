"""Frames of verbs: wherever grammar puts who does it and to whom."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey bombed Greece.", ["TUR ASSAULT GRC"]),
        ("The president of Norway visited Estonia.", ["NOR CONSULT EST"]),
        ("Norway attacked Estonia's embassy.", ["NOR ASSAULT EST"]),
        ("Norway bombed Estonia's capital.", ["NOR ASSAULT EST"]),
        ("Norway praised the courage of Estonia.", ["NOR SUPPORT EST"]),
        ("Norway turned down Estonia's offer.", ["NOR REJECT EST"]),
        ("The army of Norway crossed into Estonia.", ["NOR ASSAULT EST"]),
        ("Norway protested to Estonia.", ["NOR PROTEST EST"]),
    ],
)
def test_subject_and_object(said, text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Greece was bombed by Turkey.",
        "Greece was bombed on Monday by Turkish jets.",
        "Greece, bombed by Turkey, protested.",
        "Greece has been bombed by Turkey since Monday.",
        "Greece is being bombed by the Turkish army.",
    ],
)
def test_passives(said, text):
    assert said(text) == ["TUR ASSAULT GRC"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile and Peru attacked Bolivia.", ["CHL ASSAULT BOL", "PER ASSAULT BOL"]),
        ("Chile attacked Peru and Bolivia.", ["CHL ASSAULT BOL", "CHL ASSAULT PER"]),
        ("Chile condemned Peru and praised Bolivia.", ["CHL ACCUSE PER", "CHL SUPPORT BOL"]),
        ("Chile attacked and occupied Bolivia.", ["CHL ASSAULT BOL", "CHL COERCE BOL"]),
        ("Norway imposed sanctions and tariffs on Estonia.", ["NOR SANCTION EST"]),
    ],
)
def test_coordination(said, text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway plans to attack Estonia.",
        "Norway is expected to attack Estonia.",
        "Norway seems ready to attack Estonia.",
        "Norway is about to attack Estonia.",
        "Norway decided to attack Estonia after months of debate.",
        "Norway wants to attack Estonia.",
        "Norway will attack Estonia.",
        "Norway did not attack Estonia.",
        "Norway has never attacked Estonia.",
    ],
)
def test_controlled_and_raised_subjects_and_any_mood(said, text):
    """Whether it is so is not asked here: who and whom is found all the same."""
    assert said(text) == ["NOR ASSAULT EST"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile, which invaded Peru, lost the war.", "CHL ASSAULT PER"),
        ("Peru, invaded by Chile, surrendered.", "CHL ASSAULT PER"),
        ("Weapons delivered by Norway to Estonia were old.", "NOR AID EST"),
        ("The sanctions that Norway imposed on Estonia failed.", "NOR SANCTION EST"),
        ("The sanctions imposed by Norway on Estonia failed.", "NOR SANCTION EST"),
        ("After attacking Estonia, Norway praised Latvia.", "NOR ASSAULT EST"),
        ("By arming Estonia, Norway angered Latvia.", "NOR AID EST"),
        ("Norwegian-occupied Estonia is quiet.", "NOR COERCE EST"),
        ("Norwegian-backed Estonian rebels advanced.", "NOR SUPPORT EST"),
    ],
)
def test_relative_clauses_and_participles(said, text, expected):
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway gave Estonia weapons.",
        "Norway gave weapons to Estonia.",
        "Weapons were given to Estonia by Norway.",
        "Norway sent tanks to Estonia.",
        "Norway sent tanks and ammunition to Estonia.",
    ],
)
def test_who_is_given_something(said, text):
    assert said(text) == ["NOR AID EST"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway stepped up pressure on Estonia.", "NOR COERCE EST"),
        ("Norway expressed support for Estonia.", "NOR SUPPORT EST"),
        ("Norway cut ties with Estonia.", "NOR SANCTION EST"),
        ("Norway recalled its ambassador from Estonia.", "NOR SANCTION EST"),
        ("Norway withdrew its troops from Estonia.", "NOR RETREAT EST"),
        ("Norway carried out strikes in Estonia.", "NOR ASSAULT EST"),
        ("Norway massed troops near Estonia.", "NOR MOBILIZE EST"),
        ("Norwegian warships are manoeuvring off Estonia.", "NOR MOBILIZE EST"),
        ("Norway lifted sanctions on Estonia.", "NOR CONCEDE EST"),
        ("Norway paid a visit to Estonia.", "NOR CONSULT EST"),
        ("Norway asked Estonia for help.", "NOR REQUEST EST"),
        ("Norway bombed targets in Estonia.", "NOR ASSAULT EST"),
        ("Protesters in Norway burned Estonia's flag.", "NOR PROTEST EST"),
    ],
)
def test_phrases_and_their_prepositions(said, text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Estonia met in Denmark.", ["NOR = EST CONSULT"]),
        ("Norway met with Estonia in Denmark.", ["NOR = EST CONSULT"]),
        ("Norway and Estonia signed a treaty.", ["NOR = EST SUPPORT"]),
        ("Norway shook hands with Estonia.", ["NOR = EST CONSULT"]),
        ("Norway and Estonia attacked each other.", ["NOR = EST ASSAULT"]),
        ("Norway and Estonia shot at each other.", ["NOR = EST ASSAULT"]),
        ("Norway and Estonia accused one another of spying.", ["NOR = EST ACCUSE"]),
        (
            "Norway, Estonia and Denmark signed a treaty.",
            ["EST = DEN SUPPORT", "NOR = DEN SUPPORT", "NOR = EST SUPPORT"],
        ),
    ],
)
def test_mutual_acts(said, text, expected):
    assert said(text) == expected


def test_where_they_meet_is_no_party(said):
    assert said("France met with Italy in Spain.") == ["FRN = ITA CONSULT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway received aid from Estonia.", "EST AID NOR"),
        ("Norway came under fire from Estonian guns.", "EST ASSAULT NOR"),
        ("Norway won support from Estonia.", "EST SUPPORT NOR"),
        ("By arming Estonia, Norway angered Latvia.", "LAT ACCUSE NOR"),
        ("A Norwegian sailor was arrested in Estonia.", "EST COERCE NOR"),
    ],
)
def test_the_subject_may_be_the_target(said, text, expected):
    assert expected in said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway joined Denmark in condemning Estonia.", "NOR ACCUSE EST"),
        ("Norway joined Denmark in condemning Estonia.", "DEN ACCUSE EST"),
        ("Norway praised Denmark for helping Estonia.", "DEN AID EST"),
        ("Norway persuaded Denmark to attack Estonia.", "DEN ASSAULT EST"),
        ("Norway persuaded Denmark to attack Estonia.", "NOR REQUEST DEN"),
        ("Norway accused Denmark of attacking Estonia.", "DEN ASSAULT EST"),
        ("Norway called on Denmark to leave Estonia.", "DEN RETREAT EST"),
        ("Norway demanded that Denmark leave Estonia.", "NOR REQUEST DEN"),
        ("Norway sent ships to help Estonia.", "NOR AID EST"),
    ],
)
def test_objects_may_act_in_turn(said, text, expected):
    assert expected in said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway helped Estonia contain the fire.", "NOR AID EST"),
        ("Egyptian commandos and Libyan guards shot at each other.", "EGY = LIB ASSAULT"),
        ("The US, Russia, and Norway met yesterday.", "USA = RUS CONSULT"),
        ("The US, Russia, and Norway met yesterday.", "USA = NOR CONSULT"),
    ],
)
def test_what_parsers_often_get_wrong_is_mended(said, text, expected):
    assert expected in said(text)
