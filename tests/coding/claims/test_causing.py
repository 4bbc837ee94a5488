"""Causes named by a phrase, a noun or an adjective; common enemies, motives and blame."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Thanks to American policy, Russia and China are cooperating.", "USA: CHN+RUS"),
        ("Britain and France became allies because of Germany.", "GMY: FRN+UKG"),
        ("Tokyo and Delhi are working together in response to China.", "CHN: IND+JPN"),
        ("Egypt and Syria closed ranks against Israel.", "ISR: EGY+SYR"),
        ("Moscow and Beijing are joining forces to counter Washington.", "USA: CHN+RUS"),
        ("Under pressure from Berlin, Paris turned to London.", "GMY: FRN+UKG"),
        ("Owing to the threats of Moscow, Turkey drew closer to America.", "RUS: TUR+USA"),
        ("Faced with China, India reached out to Japan.", "CHN: IND+JPN"),
        ("Russia and Iran have forged an alliance against America.", "USA: IRN+RUS"),
        ("Spurned by Washington, Cairo turned to Moscow.", "USA: EGY+RUS"),
    ],
)
def test_phrases_before_a_cause(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Cairo turned to Moscow after Washington cut off its aid.", "USA: EGY+RUS"),
        ("Turkey broke with Israel because Iran had bought its silence.", "IRN: ISR-TUR"),
        ("Pakistan turned to China when Washington sanctioned it.", "USA: CHN+PAK"),
        ("Because Berlin built battleships, London allied itself with Paris.", "GMY: FRN+UKG"),
    ],
)
def test_clauses_of_time_and_cause(claims_of, sentence, claim) -> None:
    assert claims_of(sentence, its="EGY", it="PAK") == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The alliance between Russia and China is the fruit of American policy.", "USA: CHN+RUS"),
        ("The rift between Turkey and Greece stems from British intrigue.", "UKG: GRC-TUR"),
        (
            "The friendship of Delhi with Moscow is a result of Pakistan's ambitions.",
            "PAK: IND+RUS",
        ),
        ("The partnership between Japan and India was born of fear of China.", "CHN: IND+JPN"),
        ("The quarrel between Paris and London is the work of Berlin.", "GMY: FRN-UKG"),
    ],
)
def test_a_tie_and_where_it_comes_from(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Washington is the matchmaker of the Moscow-Beijing romance.", "USA: CHN+RUS"),
        ("Berlin was the architect of the entente between Paris and London.", "GMY: FRN+UKG"),
        ("Germany is responsible for the alliance between Russia and France.", "GMY: FRN+RUS"),
        ("Israel is the main obstacle to friendship between Turkey and America.", "ISR: TUR-USA"),
        ("China is the glue of the partnership between India and Japan.", "CHN: IND+JPN"),
        ("Moscow was the best salesman that Washington ever had in Beijing.", "RUS: CHN+USA"),
    ],
)
def test_what_a_driver_is_of_a_tie(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The common enemy of Russia and China is America.", "USA: CHN+RUS"),
        ("In this case the common foe for Egypt and Syria is Israel.", "ISR: EGY+SYR"),
        ("Germany was the common enemy of Britain and France.", "GMY: FRN+UKG"),
        ("Russia and Iran are united by their hostility to America.", "USA: IRN+RUS"),
        ("Fear of China unites Japan and India.", "CHN: IND+JPN"),
        ("Turkey and Israel share a hatred of Syria.", "SYR: ISR+TUR"),
        ("Greece and Egypt share a common enemy in Turkey.", "TUR: EGY+GRC"),
        ("It was fear of Berlin that bound Paris and Moscow together.", "GMY: FRN+RUS"),
        ("What unites Delhi and Tokyo is a shared distrust of Beijing.", "CHN: IND+JPN"),
    ],
)
def test_a_common_enemy_drives_together(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Washington has given Russia ample incentives to cooperate with China.", "USA: CHN+RUS"),
        (
            "America has given both Moscow and Beijing plenty of reasons to cooperate.",
            "USA: CHN+RUS",
        ),
        ("Berlin gave London every cause to work with Paris.", "GMY: FRN+UKG"),
        (
            "American policy creates an incentive for Iran to strengthen its ties with Russia.",
            "USA: IRN+RUS",
        ),
        ("China gives India a strong motive to seek an alliance with Japan.", "CHN: IND+JPN"),
    ],
)
def test_who_gives_the_motive_drives(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "Washington has only itself to blame for the alliance between Russia and China.",
            "USA: CHN+RUS",
        ),
        ("One should blame Berlin for the pact between France and Russia.", "GMY: FRN+RUS"),
        ("China deserves the credit for the friendship between India and Japan.", "CHN: IND+JPN"),
        ("Moscow and Beijing have Washington to thank for their friendship.", "USA: CHN+RUS"),
    ],
)
def test_who_is_blamed_or_thanked_drives(claims_of, sentence, claim) -> None:
    assert claims_of(sentence, their="RUS CHN") == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("If Washington lifted its sanctions, Russia would turn away from China.", "USA: CHN-RUS"),
        ("Were Berlin to scrap its navy, London would quarrel with Paris.", "GMY: FRN-UKG"),
        ("If Israel strikes again, Egypt and Syria will unite.", "ISR: EGY+SYR"),
    ],
)
def test_conditions_and_what_follows(claims_of, sentence, claim) -> None:
    assert claims_of(sentence, its="") == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Taiwan apart, Korea stands between Tokyo and Beijing.", None),
        ("America still stands between Turkey and Greece.", "USA: GRC-TUR"),
        ("Washington has made Moscow popular in Cairo.", "USA: EGY+RUS"),
        ("Britain made Germany odious to France.", "UKG: FRN-GMY"),
        ("Paris did not unite Poland and Germany; Moscow did.", "RUS: GMY+POL"),
    ],
)
def test_further_turns_of_phrase(claims_of, sentence, claim) -> None:
    found = claims_of(sentence)
    assert found == [] if claim is None else claim in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Because of the drought, Egypt turned to Russia.",
        "Russia and China are cooperating in space.",
        "Thanks to the harvest, Delhi and Moscow signed a contract.",
        "Moscow attacked Poland after Berlin had attacked Paris.",
        "The common enemy of mankind is hunger, say Paris and London.",
        "The alliance between Russia and China is the fruit of long labour.",
    ],
)
def test_causes_without_a_third_party_are_no_claims(claims_of, sentence) -> None:
    assert claims_of(sentence) == []


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        (
            ["Turkey and Israel speak with each other.", "The common enemy is Iran."],
            "IRN: ISR+TUR",
        ),
        (["Paris and London owe their friendship to Berlin."], "GMY: FRN+UKG"),
    ],
)
def test_whose_enemy_and_whose_friendship_is_meant(claims_of, sentences, claim) -> None:
    assert claims_of(*sentences) == [claim]


@pytest.mark.parametrize(
    "sentence",
    [
        "Paris pleaded with London for a coalition against Berlin, a cause without friends.",
        "Moscow invited the two rivals, Egypt and Turkey, to dinner.",
        "Russian soldiers stand between Turkey and Greece.",
    ],
)
def test_words_of_a_cause_that_cause_nothing(claims_of, sentence) -> None:
    assert claims_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Without Germany there would be no entente of Britain and France.", "GMY: FRN+UKG"),
        ("Without the Chinese threat Japan and India would drift apart.", "CHN: IND+JPN"),
        ("Cairo owes its alliance with Moscow to Washington.", "USA: EGY+RUS"),
        ("Turkey was driven into the arms of Russia by American sanctions.", "USA: RUS+TUR"),
        (
            "Washington has done more for the friendship of Moscow and Beijing than anybody.",
            "USA: CHN+RUS",
        ),
    ],
)
def test_what_would_not_be_without_a_third(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]
