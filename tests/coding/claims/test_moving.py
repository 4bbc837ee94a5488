"""Verbs whose subject, or agent, moves two others together or apart."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Washington has driven Russia and China together.", "USA: CHN+RUS"),
        ("Washington pushed Moscow and Tehran closer together.", "USA: IRN+RUS"),
        ("German threats brought Britain and France together.", "GMY: FRN+UKG"),
        ("Pakistan threw Egypt and Syria into each other's arms.", "PAK: EGY+SYR"),
        ("Paris has drawn London and Berlin nearer.", "FRN: GMY+UKG"),
        ("The war of Egypt drove Turkey and Greece apart.", "EGY: GRC-TUR"),
        ("Moscow is trying to pull Germany and France apart.", "RUS: FRN-GMY"),
        ("Delhi bound Moscow and Hanoi together.", "IND: DRV+RUS"),
        ("Sanctions by America are pressing Iran and Russia together.", "USA: IRN+RUS"),
        ("China keeps Moscow and Pyongyang together.", "CHN: PRK+RUS"),
        ("Nobody but Washington has forced Russia and China together.", "USA: CHN+RUS"),
        ("Nothing draws Greece and Israel closer than the ambitions of Turkey.", "TUR: GRC+ISR"),
        ("It was Berlin that brought Paris and Moscow together.", "GMY: FRN+RUS"),
        ("What drove Delhi and Moscow together was American policy.", "USA: IND+RUS"),
        ("Britain brought Paris and Berlin to the same table.", "UKG: FRN+GMY"),
        ("Egypt has put Israel and Greece in the same boat.", "EGY: GRC+ISR"),
    ],
)
def test_two_are_moved_together_or_apart(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Washington pushed Moscow into the arms of Beijing.", "USA: CHN+RUS"),
        ("Washington pushed Moscow into Beijing's embrace.", "USA: CHN+RUS"),
        ("American sanctions have thrown Tehran into the orbit of Moscow.", "USA: IRN+RUS"),
        ("Indian pressure is pushing Pakistan closer to China.", "IND: CHN+PAK"),
        ("The embargo of France drew Egypt towards Russia.", "FRN: EGY+RUS"),
        ("Germany wants to pull Poland away from America.", "GMY: POL-USA"),
        (
            "The French have dragged nobody, but Berlin pushed Turkey to Moscow's side.",
            "GMY: RUS+TUR",
        ),
        ("China delivered Hanoi to Moscow.", "CHN: DRV+RUS"),
        ("By arming Pakistan, Washington drove India into the Kremlin's camp.", "USA: IND+RUS"),
        ("Riyadh chased Qatar into the arms of Iran.", "SAU: IRN+QAT"),
    ],
)
def test_one_is_moved_to_or_from_another(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Germany united Britain and France.", "GMY: FRN+UKG"),
        ("Only Moscow could reconcile Turkey with Greece.", "RUS: GRC+TUR"),
        ("China has split Moscow from Hanoi.", "CHN: DRV-RUS"),
        ("Britain played Turkey off against Greece.", "UKG: GRC-TUR"),
        ("Paris turned Poland against Germany.", "FRN: GMY-POL"),
        ("Moscow hopes to divide Germany and France.", "RUS: FRN-GMY"),
        ("Washington tried to pry Syria away from Iran.", "USA: IRN-SYR"),
        ("The embargo by Riyadh has estranged Qatar from Egypt.", "SAU: EGY-QAT"),
        ("London set Greece and Turkey against each other.", "UKG: GRC-TUR"),
        ("China is weaning Pakistan from America.", "CHN: PAK-USA"),
    ],
)
def test_verbs_with_the_dyad_as_their_objects(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("American pressure has led to an alliance between Russia and China.", "USA: CHN+RUS"),
        ("German policy produced a rapprochement between Paris and Moscow.", "GMY: FRN+RUS"),
        ("Chinese conduct cemented the partnership between Delhi and Tokyo.", "CHN: IND+JPN"),
        ("Israel has damaged the friendship of Turkey with America.", "ISR: TUR-USA"),
        ("Pyongyang drove a wedge between Tokyo and Seoul.", "PRK: JPN-ROK"),
        ("Britain healed the rift between Paris and Berlin.", "UKG: FRN+GMY"),
        ("Moscow is sowing discord between Germany and Poland.", "RUS: GMY-POL"),
        ("The policy of Washington accelerated the Moscow-Beijing axis.", "USA: CHN+RUS"),
        ("Egypt is to blame for the rift between Qatar and Riyadh.", "EGY: QAT-SAU"),
        ("China brokered a deal between Tehran and Riyadh.", "CHN: IRN+SAU"),
        ("The alliance between France and Russia was forged by Berlin.", "GMY: FRN+RUS"),
        ("Washington poisoned relations between Turkey and Greece.", "USA: GRC-TUR"),
        ("Iran has put bad blood between Syria and Egypt.", "IRN: EGY-SYR"),
    ],
)
def test_ties_are_brought_about_or_undone(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("American arrogance forced Russia to turn to China.", "USA: CHN+RUS"),
        ("Germany compelled Britain to ally with France.", "GMY: FRN+UKG"),
        ("Washington persuaded Egypt to make peace with Israel.", "USA: EGY+ISR"),
        ("China taught India to cooperate with Japan.", "CHN: IND+JPN"),
        ("Moscow prevented Germany from allying with France.", "RUS: FRN-GMY"),
        ("NATO pushed Moscow to seek an alliance with Beijing.", "NATO: CHN+RUS"),
        ("Riyadh encouraged Egypt to break with Qatar.", "SAU: EGY-QAT"),
        ("Pakistan led China to distance itself from India.", "PAK: CHN-IND"),
    ],
)
def test_one_is_led_to_join_or_leave_another(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Russia, China and Iran were driven together by Washington.",
            ["USA: CHN+IRN", "USA: CHN+RUS", "USA: IRN+RUS"],
        ),
        ("Moscow and Beijing drove India and Japan together.", ["CHN: IND+JPN", "RUS: IND+JPN"]),
        (
            "Washington drove both Moscow and Tehran closer to China.",
            ["USA: CHN+IRN", "USA: CHN+RUS"],
        ),
    ],
)
def test_several_drivers_and_dyads_give_a_claim_each(claims_of, sentence, claims) -> None:
    assert claims_of(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia and China were driven together.",
        "Russia drew closer to China.",
        "Washington and Moscow drove together to the airport.",
        "Russia has forged an alliance with China.",
        "The Kremlin pushed Moscow and Beijing closer together.",
        "Washington has put together a plan for Russia.",
        "The French ambassador brought his luggage to Berlin.",
        "Russia brought the talks to an end.",
        "Time has driven Russia and China together.",
    ],
)
def test_without_a_third_party_there_is_no_claim(claims_of, sentence) -> None:
    assert claims_of(sentence) == []


def test_who_is_meant_counts_as_who_is_named(claims_of) -> None:
    assert claims_of("Washington drove them together.", them="RUS CHN") == ["USA: CHN+RUS"]
    assert claims_of("It pushed both into its camp.", It="RUS", both="EGY SYR", its="RUS") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Washington did nothing to bring Russia and China together.",
        "Washington has not driven Russia and China together.",
        "Washington may drive Russia and China together.",
        "Will Washington drive Russia and China together?",
    ],
)
def test_denied_and_supposed_claims_carry_what_is_said(claims_of, sentence) -> None:
    assert claims_of(sentence) == ["USA: CHN+RUS"]


def test_what_one_fails_to_do_keeps_the_sign_of_the_deed(claims_of) -> None:
    found = claims_of("Moscow failed to drive a wedge between Germany and France.")
    assert found == ["RUS: FRN-GMY"]


def test_a_subject_without_an_actor_points_to_who_stands_near(claims_of) -> None:
    found = claims_of(
        "Washington imposed new tariffs, and these moves drove Delhi and Beijing together."
    )
    assert found == ["USA: CHN+IND"]
