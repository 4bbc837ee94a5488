"""Verbs of attitude and policy, adjectives, roles, and what one is taken for."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Poland fears Russia.", ["POL > RUS -1 attitude"]),
        ("Delhi distrusts Beijing.", ["IND > CHN -1 attitude"]),
        ("Egypt admires France.", ["EGY > FRN +1 attitude"]),
        ("Berlin is courting Warsaw and Paris.", ["GMY > FRN +1 policy"]),
        ("Washington wants to contain China.", ["USA > CHN -1 policy"]),
        (
            "NATO's goal was not to defend Ukraine but to weaken Russia.",
            ["NATO > RUS -1 policy"],
        ),
        ("China is feared by India.", ["IND > CHN -1 attitude"]),
        ("Moscow was trying to distance itself from Pyongyang.", ["RUS > PRK -1 policy"]),
        ("Turkey aligned itself with Russia.", ["TUR > RUS +1 policy"]),
        ("Poland stood up to Germany.", ["POL > GMY -1 policy"]),
        ("Cairo turned its back on Moscow.", ["EGY > RUS -1 policy"]),
        ("India is tilting towards America.", ["IND > USA +1 policy"]),
        ("Hanoi relies on Moscow.", ["DRV > RUS +1 standing"]),
        ("Russia is meddling in Ukraine.", ["RUS > UKR -1 policy"]),
        ("Tokyo has sided with London.", ["JPN > UKG +1 policy"]),
        ("Turkey is drifting away from NATO.", ["TUR > NATO -1 policy"]),
        ("Pyongyang wants financial aid from Moscow.", ["PRK > RUS +1 attitude"]),
        ("Iran seeks assistance from China.", ["IRN > CHN +1 attitude"]),
        ("India resists China's hegemony.", ["IND > CHN -1 policy"]),
        ("Russia wants to erode American primacy.", ["RUS > USA -1 policy"]),
        ("Athens and Ankara have been bickering.", ["GRC = TUR -1 policy"]),
        ("France and Britain have always distrusted each other.", ["FRN = UKG -1 attitude"]),
    ],
)
def test_verbs_of_attitude_and_policy(attitudes_of, sentence, found) -> None:
    assert attitudes_of(sentence, itself="") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Moscow regards America as an implacable enemy.", "RUS > USA -1 attitude"),
        ("Paris sees Berlin as a reliable partner.", "FRN > GMY +1 attitude"),
        ("Russian leaders would find China a valuable partner.", "RUS > CHN +1 attitude"),
        ("India considers China hostile.", "IND > CHN -1 attitude"),
        ("Germany was viewed by Britain as a menace.", "UKG > GMY -1 attitude"),
        ("Washington is making an effort to make Russia a pariah.", "USA > RUS -1 policy"),
        ("Egypt treats Israel as a friend.", "EGY > ISR +1 attitude"),
    ],
)
def test_what_one_is_taken_for(attitudes_of, sentence, found) -> None:
    assert found in attitudes_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Iran is hostile to America.", ["IRN > USA -1 attitude"]),
        (
            "Washington seems hostile to the idea of even talking to Pyongyang.",
            ["USA > PRK -1 attitude"],
        ),
        ("It is an absurd smear that Washington was soft on Russia.", ["USA > RUS +1 attitude"]),
        ("Poland is wary of Germany.", ["POL > GMY -1 attitude"]),
        ("Turkey is allied with Germany.", ["GMY = TUR +1 standing"]),
        ("Delhi is afraid of Beijing.", ["IND > CHN -1 attitude"]),
        ("Hanoi is dependent on Moscow.", ["DRV > RUS +1 standing"]),
        ("Paris is grateful to London.", ["FRN > UKG +1 attitude"]),
        ("London is indignant that Egypt buys Russian guns.", ["UKG > EGY -1 attitude"]),
    ],
)
def test_adjectives(attitudes_of, sentence, found) -> None:
    assert [each for each in attitudes_of(sentence) if each in found] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The common enemy for Russia and China is America.",
            ["CHN = USA -1 standing", "RUS = USA -1 standing"],
        ),
        ("Poland is an ally of France.", ["FRN = POL +1 standing"]),
        ("Greece, a rival of Turkey, rejoiced.", ["GRC = TUR -1 standing"]),
        ("Japan and India are partners.", ["IND = JPN +1 standing"]),
        ("Egypt remains Israel's adversary.", ["EGY = ISR -1 standing"]),
        ("Our German friends are patient.", ["FRN = GMY +1 standing"]),
        ("Our friends in London are patient.", ["FRN = UKG +1 standing"]),
        ("India and China, the two old rivals, met.", ["CHN = IND -1 standing"]),
    ],
)
def test_what_one_is_to_another(attitudes_of, sentence, found) -> None:
    assert attitudes_of(sentence, Our="FRN") == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia said that it was raining.",
        "Germany signed the papers and Poland slept.",
        "Washington closed the road to Iran.",
        "Not only India and Japan were at the party.",
        "Moscow fears a cold winter, and China a hot summer.",
        "Egypt likes onions.",
        "",
    ],
)
def test_nothing_is_made_of_words_without_an_attitude(attitudes_of, sentence) -> None:
    assert attitudes_of(sentence or "Rain.") == []


def test_incentives_that_are_given_are_no_support(attitudes_of) -> None:
    found = attitudes_of("Washington has given Russia ample incentives to cooperate with China.")
    assert not [each for each in found if each.startswith("USA")]


def test_one_has_no_attitude_towards_oneself(attitudes_of) -> None:
    assert attitudes_of("The Kremlin fears Moscow.") == []


def test_each_party_of_a_group_is_a_target(attitudes_of) -> None:
    assert attitudes_of("Washington fears them.", them="RUS CHN") == [
        "USA > CHN -1 attitude",
        "USA > RUS -1 attitude",
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Americans do not love Moscow.", ["USA > RUS -1 attitude"]),
        ("Athens has never trusted Ankara.", ["GRC > TUR -1 attitude"]),
        ("Delhi hardly trusts Beijing.", ["IND > CHN -1 attitude"]),
        ("There is little love lost between Greece and Turkey.", ["GRC = TUR -1 attitude"]),
        ("Moscow does not fear Berlin.", ["RUS > GMY -1 attitude"]),
        ("Egypt not only admires France.", ["EGY > FRN +1 attitude"]),
    ],
)
def test_who_does_not_love_is_hostile(attitudes_of, sentence, found) -> None:
    assert attitudes_of(sentence) == found


def test_the_denial_belongs_to_the_words_that_tell_of_it(tree) -> None:
    from tertius.coding.attitudes import find_attitudes
    from tertius.coding.model import Mention, Party
    from tertius.coding.stance import stance_of

    read = tree("Poland has never trusted Russia.")
    named = tuple(Mention(k, k, k, (Party(read.words[k], ""),)) for k in (0, 4))
    (frame,) = find_attitudes(read, named)
    assert (frame.sign, stance_of(read, frame, named).level) == (-1, "asserted")


def test_a_policy_without_a_word_of_judgement_is_no_tie(attitudes_of) -> None:
    assert attitudes_of("American policy toward China is discussed in Berlin.") == []
