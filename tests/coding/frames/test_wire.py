"""Whole sentences as agencies write them: all frames of each, and no others."""

import pytest

SENTENCES = [
    (
        "The United States on Thursday imposed new sanctions on Iran over its missile program.",
        ["USA SANCTION IRN"],
    ),
    (
        "North Korea fired two missiles toward Japan, drawing condemnation from South Korea.",
        ["PRK ASSAULT JPN", "ROK ACCUSE PRK"],
    ),
    (
        "Russia said on Monday that Moscow would suspend an arms treaty with the United States.",
        ["RUS SANCTION USA"],
    ),
    ("Egypt and Ethiopia failed to reach a deal on the dam.", ["EGY = ETH AGREE"]),
    ("Pakistan accused India of violating a ceasefire in Kashmir.", ["PAK ACCUSE IND"]),
    ("Saudi Arabia will resume diplomatic relations with Iran.", ["SAU = IRN SUPPORT"]),
    ("Indonesia protested to China over fishing boats near the islands.", ["INS PROTEST CHN"]),
    ("Venezuela broke off diplomatic relations with Paraguay.", ["VEN SANCTION PAR"]),
    ("Cuba released an American contractor held since 2009.", ["CUB CONCEDE USA"]),
    ("Iraq withdrew its troops from Kuwait.", ["IRQ RETREAT KUW"]),
    ("Australia expelled two Russian diplomats.", ["AUL SANCTION RUS"]),
    ("Vietnam rejected China's claim to the islands.", ["DRV REJECT CHN"]),
    ("Britain froze the assets of Argentina.", ["UKG SANCTION ARG"]),
    ("Libya paid compensation to France.", ["LIB CONCEDE FRN"]),
    (
        "Qatar mediated a truce between Israel and Hamas.",
        ["ISR = HAMAS RETREAT", "QAT CONSULT HAMAS", "QAT CONSULT ISR"],
    ),
    ("Colombia granted asylum to Venezuelan officers.", ["COL AID VEN"]),
    (
        "Moscow has cut gas supplies to Poland and Bulgaria.",
        ["RUS SANCTION BUL", "RUS SANCTION POL"],
    ),
    ("Algeria's president sent a message of condolences to Morocco.", ["ALG SUPPORT MOR"]),
    ("A Chinese ship used water cannon against a Philippine vessel.", ["CHN ASSAULT PHI"]),
    (
        "Iran's seizure of a South Korean tanker drew protests from South Korea.",
        ["IRN COERCE ROK", "ROK PROTEST IRN"],
    ),
    ("Nigeria closed its border with Benin.", ["NIG SANCTION BEN"]),
    ("Talks between the United States and the Taliban collapsed.", ["USA = TALIBAN CONSULT"]),
    ("Thailand and Cambodia exchanged fire across the frontier.", ["THI = CAM ASSAULT"]),
    (
        "Washington warned Beijing not to supply weapons to Moscow.",
        ["CHN AID RUS", "USA THREATEN CHN"],
    ),
    ("Spain's foreign minister apologised to Israel for the remark.", ["SPN SUPPORT ISR"]),
    ("Portugal handed over Macau to China.", ["POR CONCEDE CHN"]),
    ("The U.N. Security Council condemned North Korea's missile launch.", ["UN ACCUSE PRK"]),
    ("The Security Council lifted its embargo on Libya.", ["UN CONCEDE LIB"]),
    ("Peru said it had captured two Ecuadorean soldiers.", []),
    ("Russia was expelled from the Council of Europe.", ["COE SANCTION RUS"]),
    (
        "An Iranian drone attack on a Saudi refinery was condemned by Bahrain.",
        ["BAH ACCUSE IRN", "IRN ASSAULT SAU"],
    ),
    ("Relations between Canada and India have deteriorated.", ["CAN = IND -"]),
    ("Mali's junta ordered French troops to leave the country.", ["MLI REQUEST FRN"]),
    ("The U.S. Navy seized an Iranian tanker off Greece.", ["USA COERCE IRN"]),
    ("Chad and Sudan accuse each other of supporting rebels.", ["CHA = SUD ACCUSE"]),
    ("Ukraine's foreign minister called on Poland to deliver tanks.", ["UKR REQUEST POL"]),
    ("Panama, under pressure from Washington, cancelled a deal.", ["USA COERCE PAN"]),
    ("Zambia hosted the leaders of Angola and Zimbabwe.", ["ZAM CONSULT ANG", "ZAM CONSULT ZIM"]),
    ("Japan lodged a formal protest with South Korea.", ["JPN PROTEST ROK"]),
    ("Norway is waging a proxy war against Estonian forces.", ["NOR ASSAULT EST"]),
    ("India and China have pulled back troops from the border.", []),
    ("Wheat harvests in Canada and Russia were poor.", []),
    ("Officials in Brazil and Chile declined to comment.", []),
    ("The president said that Brazil is larger than Chile.", []),
    ("Snow fell on Sweden and Finland overnight.", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[t[:40] for t, _ in SENTENCES])
def test_a_sentence_of_the_wire(said, text, expected):
    assert said(text) == expected
