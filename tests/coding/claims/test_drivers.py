"""Who drives is named or pointed back to; nobody drives by standing nearby."""

import pytest


@pytest.mark.parametrize(
    ("before", "sentence", "claim"),
    [
        (
            ["Washington imposed an embargo on Pakistan."],
            "That embargo drove Pakistan and China together.",
            "USA: CHN+PAK",
        ),
        (
            ["In spring Israel bombed a harbour.", "The world was shocked."],
            "The raid pushed Egypt closer to Syria.",
            "ISR: EGY+SYR",
        ),
        (
            ["Moscow delivered tanks to Syria."],
            "Those deliveries drove Turkey and Greece together.",
            "RUS: GRC+TUR",
        ),
        (
            ["China signed a port deal with a neighbour.", "Much was written of it."],
            "The port deal has pushed India toward Japan.",
            "CHN: IND+JPN",
        ),
        (
            ["For years Berlin has tried to bully its neighbours."],
            "This policy has brought Paris and London together.",
            "GMY: FRN+UKG",
        ),
        (
            ["Washington sanctioned Iran.", "Nobody was surprised.", "Years went by."],
            "The sanctions have brought Iran and Russia closer together.",
            "USA: IRN+RUS",
        ),
        (
            ["Germany has driven France and Russia together."],
            "It has also estranged Poland from Britain.",
            "GMY: POL-UKG",
        ),
    ],
)
def test_an_act_that_was_told_before_drives(claims_of, before, sentence, claim) -> None:
    assert claims_of(*before, sentence) == [claim]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Japan bought gas.", "The weather drove Russia and China together."],
        ["Japan bought gas.", "A famine has brought Egypt and Syria closer together."],
        ["Washington talks, Delhi waits.", "Hunger pushed Moscow into the arms of Beijing."],
        ["The war, a Japanese scholar told us, unites Egypt and Syria."],
        ["Moscow drove Russia and China together."],
    ],
)
def test_who_stands_nearby_drives_nobody(claims_of, sentences) -> None:
    assert claims_of(*sentences) == []


@pytest.mark.parametrize(
    "sentences",
    [
        [
            "Washington tried for years to isolate Moscow.",
            "The attempt has poisoned relations between Russia and America.",
        ],
        [
            "NATO marched to the east.",
            "That policy has ruined relations between America and Russia.",
        ],
    ],
)
def test_a_policy_of_one_of_the_dyad_or_of_its_alliance_is_no_third(claims_of, sentences) -> None:
    assert claims_of(*sentences) == []


def test_an_alliance_that_is_named_may_drive_a_member(claims_of) -> None:
    found = claims_of("NATO has pushed Turkey closer to Russia.")
    assert found == ["NATO: RUS+TUR"]


@pytest.mark.parametrize(
    "sentences",
    [
        ["If Germany left, nobody would miss its lectures.", "Paris and London laugh."],
        ["France quarrels with Britain, and Egypt with Syria.", "Israel sells oranges."],
        ["Russia sells gas to Turkey.", "Poland has complained.", "Iran did nothing of the sort."],
        ["India and Japan sail together.", "China brought a delegation.", "America has a base."],
        ["Turkey quarrels with Greece.", "Cairo waits.", "Berlin pays.", "Moscow ended the talks."],
        ["Paris and Berlin met.", "The Russians trade with Syria.", "This development is old."],
    ],
)
def test_texts_that_claim_nothing_give_nothing(frames_of, sentences) -> None:
    assert frames_of(sentences) == ((),) * len(sentences)


def test_claims_in_a_row_keep_their_own_drivers_and_dyads(each_claims_of) -> None:
    found = each_claims_of(
        "Berlin drove Paris and London together.",
        "Moscow pushed Turkey closer to America.",
        "China has brought India and Japan closer together.",
    )
    assert found == [["GMY: FRN+UKG"], ["RUS: TUR+USA"], ["CHN: IND+JPN"]]


def test_two_who_were_named_long_ago_are_not_recalled(claims_of) -> None:
    between = ["Poland sells coal.", "Japan sells ships.", "India sells tea."]
    assert (
        claims_of("Turkey and Greece are quarrelling.", *between, "Moscow keeps them apart.") == []
    )


def test_the_only_tie_of_its_name_is_known_again_from_afar(claims_of) -> None:
    found = claims_of(
        "The pact between Berlin and Moscow shocked everybody.",
        "Poland sells coal.",
        "Japan sells ships.",
        "India sells tea.",
        "London hastened the pact.",
    )
    assert found == ["UKG: GMY+RUS"]
