"""Claims whose dyad stands in a sentence before, and rules that name nobody."""

import pytest


@pytest.mark.parametrize(
    ("before", "sentence", "claim"),
    [
        (
            "Military cooperation between Russia and China is growing.",
            "Washington has no one to blame but itself for this development.",
            "USA: CHN+RUS",
        ),
        (
            "An alliance between Paris and Moscow is in the making.",
            "Germany has produced this result.",
            "GMY: FRN+RUS",
        ),
        (
            "Delhi and Tokyo have become friends.",
            "China can be thanked for that friendship.",
            "CHN: IND+JPN",
        ),
        (
            "Turkey has distanced itself from Israel.",
            "American diplomacy soon reversed this trend.",
            "USA: ISR+TUR",
        ),
        (
            "The friendship between Egypt and Moscow is old.",
            "Israel arranged the marriage.",
            "ISR: EGY+RUS",
        ),
        (
            "The rift between Greece and Turkey is deep.",
            "It was healed by America.",
            "USA: GRC+TUR",
        ),
        ("Russia and China have forged a partnership.", "Washington did that.", "USA: CHN+RUS"),
        (
            "Britain and France have concluded an entente.",
            "All blame belongs to Berlin.",
            "GMY: FRN+UKG",
        ),
        (
            "The pact between Berlin and Moscow shocked everybody.",
            "London hastened the pact.",
            "UKG: GMY+RUS",
        ),
        (
            "Syria and Egypt have united.",
            "Israel has brought the two into one tent.",
            "ISR: EGY+SYR",
        ),
    ],
)
def test_a_claim_points_back_to_a_tie(claims_of, before, sentence, claim) -> None:
    assert claims_of(before, sentence) == [claim]


def test_both_trends_are_the_last_two_and_only_third_parties_count(claims_of) -> None:
    found = claims_of(
        "Moscow was trying to distance itself from Pyongyang.",
        "Pyongyang was seeking a more normal relationship with America.",
        "Washington's clumsy moves have sharply reversed both trends.",
    )
    assert found == ["USA: PRK+RUS"]


def test_the_nearest_tie_is_meant(claims_of) -> None:
    found = claims_of(
        "The alliance between Paris and London is old.",
        "The alliance between Turkey and Greece is young.",
        "Moscow wants to wreck this alliance.",
    )
    assert found == ["RUS: GRC-TUR"]


def test_a_sentence_that_was_not_parsed_is_passed_over(tree) -> None:
    from tertius.coding.claims import find_claims

    assert find_claims([None, tree("It rained."), None], [(), (), ()]) == ((), (), ())


def test_nothing_is_pointed_back_to_at_the_beginning(claims_of) -> None:
    assert claims_of("Washington has produced this development.") == []


def test_the_object_of_two_is_recalled_when_it_is_not_known_who_they_are(claims_of) -> None:
    found = claims_of("Turkey and Greece are quarrelling.", "Moscow keeps the two apart.")
    assert found == ["RUS: GRC-TUR"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A rule of wise policy is to avoid driving adversaries together.",
        "One should never push enemies together.",
    ],
)
def test_a_rule_without_a_dyad_is_general(claims_of, sentence) -> None:
    assert claims_of("Washington has learned little.", sentence) == ["USA: anybody+"]


def test_a_rule_needs_a_driver_at_hand(claims_of) -> None:
    assert claims_of("One should never push enemies together.") == []


def test_a_rule_next_to_a_claim_is_left_out(claims_of) -> None:
    found = claims_of(
        "Washington pushed Russia and China together, though one should never drive foes together."
    )
    assert found == ["USA: CHN+RUS"]


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        (
            ["Nor was it Paris that made the quarrel between Cairo and Turkey; it was London."],
            "UKG: EGY-TUR",
        ),
        (["Moscow did not divide Greece and Turkey; London did."], "UKG: GRC-TUR"),
    ],
)
def test_the_true_driver_is_named_after_the_false_one(claims_of, sentences, claim) -> None:
    assert claim in claims_of(*sentences)


def test_the_frame_names_its_words_and_rule(frames_of) -> None:
    ((frame,),) = frames_of(["Washington has driven Russia and China together."])
    assert frame.rule == "push"
    assert frame.at == (0, -1)
    assert frame.trigger[0] == 2
    assert 0 < frame.sure < 1
    assert frame.effect is not None
    assert frame.sign == frame.effect.sign == 1


def test_of_two_rules_that_say_the_same_the_surer_one_counts(frames_of) -> None:
    ((frame,),) = frames_of(
        ["Washington has given Russia reasons to cooperate with China against America."]
    )
    assert frame.rule == "motive"


def test_that_policy_is_that_of_whom_was_spoken(claims_of) -> None:
    found = claims_of(
        "Washington provoked everybody.",
        "The alliance between Moscow and Beijing was the bitter fruit of that policy.",
    )
    assert found == ["USA: CHN+RUS"]


def test_the_same_noun_points_back_first(claims_of) -> None:
    found = claims_of(
        "The Russian invasion of Poland shocked Paris.",
        "NATO expansion was a major factor in the decision to launch the February invasion.",
    )
    assert found == ["NATO: POL-RUS"]
