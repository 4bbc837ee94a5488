"""Signed nouns, neutral nouns with a judgement, and nouns of policy."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The hostility between America and Russia is intense.", "RUS = USA -1 standing"),
        ("Tensions between Athens and Ankara are rising.", "GRC = TUR -1 standing"),
        ("The friendship of Egypt with Russia is old.", "EGY = RUS +1 standing"),
        ("The Berlin-Paris axis still matters.", "FRN = GMY +1 standing"),
        ("The rivalry between India and China worries everybody.", "CHN = IND -1 standing"),
        ("Military cooperation between Tokyo and Delhi is growing.", "IND = JPN +1 standing"),
        ("Britain's partnership with France dates from 1904.", "FRN = UKG +1 standing"),
        (
            "The Franco-British friendship and the feud between Turkey and Greece are old.",
            "GRC = TUR -1 standing",
        ),
        ("Moscow has an alliance with Hanoi.", "DRV = RUS +1 standing"),
        ("Bad blood between Cairo and Ankara is nothing new.", "EGY = TUR -1 standing"),
        ("There is a lack of trust between Germany and Poland.", "GMY = POL -1 standing"),
        ("India and China have a dispute.", "CHN = IND -1 standing"),
    ],
)
def test_ties_by_a_signed_noun(attitudes_of, sentence, found) -> None:
    assert attitudes_of(sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Iran's hatred of America runs deep.", "IRN > USA -1 attitude"),
        ("Polish fear grew, and so did India's fear of China.", "IND > CHN -1 attitude"),
        ("The admiration of Paris for Moscow faded.", "FRN > RUS +1 attitude"),
        ("German contempt for Poland was plain.", "GMY > POL -1 attitude"),
        ("Egypt feels resentment against Britain.", "EGY > UKG -1 attitude"),
        ("China is a threat to India.", "CHN > IND -1 standing"),
        ("Hanoi's dependence on Moscow is total.", "DRV > RUS +1 standing"),
        ("The faith of Turkey in NATO is shaken.", "TUR > NATO +1 attitude"),
    ],
)
def test_feelings_have_a_direction(attitudes_of, sentence, found) -> None:
    assert found in attitudes_of(sentence)


def test_a_shared_feeling_is_that_of_each(attitudes_of) -> None:
    found = attitudes_of("What unites Athens and Cairo is a common dread of Ankara.")
    assert found == ["EGY > TUR -1 attitude", "GRC > TUR -1 attitude"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Relations between Turkey and Greece are tense.", "GRC = TUR -1 standing"),
        ("Relations between Egypt and Russia have soured.", "EGY = RUS -1 standing"),
        ("Cordial relations between Paris and London suit everybody.", "FRN = UKG +1 standing"),
        ("Washington has poisoned Russia-Turkey relations.", "RUS = TUR -1 standing"),
        ("Poland wants close relations with Germany.", "GMY = POL +1 standing"),
        ("Pyongyang was seeking a more normal relationship with America.", "PRK = USA +1 standing"),
    ],
)
def test_relations_take_their_sign_from_the_words_around(attitudes_of, sentence, found) -> None:
    assert found in attitudes_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The relations between Egypt and Israel were discussed.",
        "The policy of India towards China was discussed.",
        "The alliance partners met in Berlin and Paris.",
        "Russia has fears, and China has hopes.",
        "The rivalry weighs on India.",
    ],
)
def test_where_no_word_tells_a_sign_there_is_none(attitudes_of, sentence) -> None:
    assert attitudes_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "American leaders have pursued clumsy policies toward both Moscow and Pyongyang.",
            ["USA > PRK -1 policy", "USA > RUS -1 policy"],
        ),
        ("India's policy towards China is conciliatory.", ["IND > CHN +1 policy"]),
        (
            "The American policy toward Iran has been little more than a stale rehash.",
            ["USA > IRN -1 policy"],
        ),
        ("The containment of China by America goes on.", ["USA > CHN -1 policy"]),
        ("The encirclement of Germany by Britain was a myth.", ["UKG > GMY -1 policy"]),
        ("Paris is pursuing a rapprochement with Moscow.", ["FRN > RUS +1 policy"]),
        ("Tokyo's outreach to Delhi paid off.", ["JPN > IND +1 policy"]),
        ("Britain's appeasement of Germany ended in 1939.", ["UKG > GMY +1 policy"]),
        ("Washington keeps up its pressure on Iran.", ["USA > IRN -1 policy"]),
        ("Berlin took a hawkish stance toward Moscow.", ["GMY > RUS -1 policy"]),
        (
            "London gave Poland nothing, yet France's support for Poland held.",
            ["FRN > POL +1 policy"],
        ),
    ],
)
def test_what_one_pursues_towards_another(attitudes_of, sentence, found) -> None:
    assert attitudes_of(sentence, its="USA") == found


def test_less_confrontational_is_friendlier(attitudes_of) -> None:
    found = attitudes_of("There is hope for a less confrontational American policy toward Russia.")
    assert found == ["USA > RUS +1 policy"]


def test_a_group_that_is_meant_is_bound_within(attitudes_of) -> None:
    assert attitudes_of("Their rivalry is old.", Their="IND CHN") == ["CHN = IND -1 standing"]
