"""Where the words of a sentence are a name, and whose."""

from collections.abc import Callable

import pytest

from tertius.coding.actors import actor_index, find_mentions

DATES = [
    (
        1975,
        "East German athletes beat the West Germans.",
        [
            "GDR East German athletes [people]",
            "GFR West Germans",
        ],
    ),
    (
        1975,
        "Bonn and East Berlin exchanged envoys.",
        [
            "GFR Bonn",
            "GDR East Berlin",
        ],
    ),
    (
        1985,
        "The Soviet army left no doubt in Kabul.",
        [
            "RUS Soviet army [military]",
            "AFG Kabul [place]",
        ],
    ),
    (
        2023,
        "The Soviet army once left no doubt in Kabul.",
        [
            "RUS Soviet army [military]",
            "AFG Kabul [place]",
        ],
    ),
    (
        1860,
        "Prussian and Austrian troops quarrelled in Holstein.",
        [
            "GMY+AUH Prussian and Austrian troops [military]",
        ],
    ),
    (
        1910,
        "Ottoman warships shelled the Greek coast.",
        [
            "TUR Ottoman warships [military]",
            "GRC Greek /",
        ],
    ),
    (
        1970,
        "Saigon asked Hanoi for a truce.",
        [
            "RVN Saigon",
            "DRV Hanoi",
        ],
    ),
    (
        1935,
        "Persia and Siam signed a treaty.",
        [
            "IRN Persia",
            "THI Siam",
        ],
    ),
    (
        1991,
        "Leningrad watched while Yugoslavia broke apart.",
        [
            "RUS Leningrad",
            "YUG Yugoslavia",
        ],
    ),
    (
        1941,
        "The Third Reich attacked the Soviet Union.",
        [
            "GMY Third Reich",
            "RUS Soviet Union",
        ],
    ),
    (
        1995,
        "Belgrade lifted the blockade of Zagreb.",
        [
            "YUG Belgrade",
            "CRO Zagreb",
        ],
    ),
    (
        1965,
        "Rhodesia defied London.",
        [
            "ZIM Rhodesia",
            "UKG London",
        ],
    ),
    (
        1965,
        "Tanganyika and Kenya shared a railway.",
        [
            "TAZ Tanganyika",
            "KEN Kenya",
        ],
    ),
    (
        1990,
        "Zaire thanked Brussels for the credits.",
        [
            "DRC Zaire",
            "EU Brussels [government]",
        ],
    ),
    (
        2010,
        "Burma released the prisoners at Thailand's request.",
        [
            "MYA Burma",
            "THI Thailand /",
        ],
    ),
    (
        1968,
        "Prague surrendered to the Warsaw Pact.",
        [
            "CZE Prague",
            "WTO_PACT Warsaw Pact",
        ],
    ),
    (
        2000,
        "President Clinton met Prime Minister Blair.",
        [
            "USA President Clinton [leader]",
            "UKG Prime Minister Blair [leader]",
        ],
    ),
    (
        1905,
        "The Tsar and the Mikado accepted mediation.",
        [
            "RUS Tsar [leader]",
            "JPN Mikado [leader]",
        ],
    ),
    (
        1914,
        "Servia rejected the note from Vienna.",
        [
            "YUG Servia",
            "AUH Vienna",
        ],
    ),
    (
        1943,
        "The Axis lost Tunis.",
        [
            "GMY+ITA+JPN Axis",
            "TUN Tunis",
        ],
    ),
    (
        2019,
        "The Baltic states asked Germany for troops.",
        [
            "EST+LAT+LIT Baltic states",
            "GMY Germany",
        ],
    ),
    (
        2018,
        "The two Koreas marched together.",
        [
            "PRK+ROK two Koreas",
        ],
    ),
    (
        1955,
        "The Western powers ended the occupation of Austria.",
        [
            "USA+UKG+FRN Western powers",
            "AUS Austria",
        ],
    ),
    (
        2022,
        "Bush praised Yeltsin in the nineties.",
        [
            "RUS Yeltsin [leader]",
        ],
    ),
    (
        1999,
        "Primakov turned his plane around.",
        [
            "RUS Primakov [leader]",
        ],
    ),
    (
        1968,
        "Slovaks and Czechs faced Russian tanks in Bratislava.",
        [
            "CZE Slovaks",
            "CZE Czechs",
            "RUS Russian tanks [military]",
            "CZE Bratislava",
        ],
    ),
    (
        2018,
        "Slovaks and Czechs met in Bratislava.",
        [
            "SLO Slovaks",
            "CZR Czechs",
            "SLO Bratislava [place]",
        ],
    ),
    (
        2022,
        "Messrs Blinken and Wang sat at one table.",
        [
            "USA Blinken [government]",
            "CHN Wang [government]",
        ],
    ),
    (
        1932,
        "The Reichswehr trained in Soviet Russia.",
        [
            "GMY Reichswehr [military]",
            "RUS Soviet Russia",
        ],
    ),
    (
        1920,
        "The Bolsheviks and the Poles fought near Warsaw.",
        [
            "RUS Bolsheviks [government]",
            "POL Poles",
            "POL Warsaw [place]",
        ],
    ),
    (
        1975,
        "North Vietnamese tanks entered Saigon.",
        [
            "DRV North Vietnamese tanks [military]",
            "RVN Saigon",
        ],
    ),
    (
        1999,
        "NATO bombed Serbia.",
        [
            "NATO NATO",
            "YUG Serbia",
        ],
    ),
    (
        1935,
        "Mussolini invaded Abyssinia.",
        [
            "ITA Mussolini [leader]",
            "ETH Abyssinia",
        ],
    ),
    (
        1878,
        "Bismarck invited the Tsar and the Sublime Porte to Berlin.",
        [
            "GMY Bismarck [leader]",
            "RUS Tsar [leader]",
            "TUR Sublime Porte [government]",
            "GMY Berlin",
        ],
    ),
    (
        1850,
        "Saxon and Bavarian envoys met in Frankfurt.",
        [
            "SAX+BAV Saxon and Bavarian envoys [diplomat]",
            "GMY Frankfurt [place]",
        ],
    ),
    (
        1938,
        "Czech troops guard the Saxon border.",
        [
            "CZE Czech troops [military]",
        ],
    ),
]


DOUBT = [
    (
        2023,
        "The Washington Post criticised London.",
        [
            "UKG London",
        ],
    ),
    (
        2023,
        "Michael Jordan flew to Paris.",
        [
            "FRN Paris",
        ],
    ),
    (
        2023,
        "Jordan closed its airspace.",
        [
            "JOR Jordan",
        ],
    ),
    (
        2023,
        "Kamala Harris met President Macron.",
        [
            "USA Kamala Harris [government]",
            "FRN President Macron [leader]",
        ],
    ),
    (
        2023,
        "Talks in Geneva failed.",
        [],
    ),
    (
        2023,
        "The Paris Agreement binds Canada.",
        [
            "CAN Canada",
        ],
    ),
    (
        2023,
        "The Minsk agreements were dead, said Kyiv.",
        [
            "UKR Kyiv",
        ],
    ),
    (
        2023,
        "The Beijing Olympics were boycotted by Lithuania.",
        [
            "LIT Lithuania",
        ],
    ),
    (
        2023,
        "Turkey prices rose before Thanksgiving.",
        [],
    ),
    (
        2023,
        "Turkey raised prices before the election.",
        [
            "TUR Turkey",
        ],
    ),
    (
        2023,
        "Republicans in Georgia asked the court in Atlanta.",
        [],
    ),
    (
        2023,
        "Georgia asked Brussels for candidate status.",
        [
            "GRG Georgia",
            "EU Brussels [government]",
        ],
    ),
    (
        2023,
        "They told us that Us is a film.",
        [],
    ),
    (
        2023,
        "He reads Russian and writes in French.",
        [],
    ),
    (
        2023,
        "A North Korean-born poet lives in Seoul.",
        [
            "ROK Seoul [place]",
        ],
    ),
    (
        2023,
        "Ships sailed through the South China Sea.",
        [],
    ),
    (
        2023,
        "The Indian Ocean is warm.",
        [],
    ),
    (
        2023,
        "The New York Times asked who rules Chad.",
        [
            "CHA Chad",
        ],
    ),
    (
        2023,
        "Chad Smith plays drums.",
        [],
    ),
    (
        2023,
        "Native Americans and African Americans voted.",
        [],
    ),
    (
        2023,
        "George Washington never saw Mexico.",
        [
            "MEX Mexico",
        ],
    ),
    (
        2023,
        "The Carter Center watched the vote in Sudan.",
        [
            "SUD Sudan",
        ],
    ),
    (
        2023,
        "In May the Polish prime minister resigned.",
        [
            "POL Polish prime minister [leader]",
        ],
    ),
    (
        2023,
        "The Trump Tower meeting angered nobody in Moscow.",
        [
            "RUS Moscow [place]",
        ],
    ),
    (
        2023,
        "Hunter Biden went to Kyiv.",
        [
            "UKR Kyiv",
        ],
    ),
    (
        2023,
        "The Korean War is not over.",
        [],
    ),
    (
        2023,
        "The Gulf of Mexico belongs to no one.",
        [],
    ),
    (
        2023,
        "CHINA WARNS US ON TAIWAN",
        [
            "CHN CHINA",
            "USA US",
            "TAW TAIWAN",
        ],
    ),
    (
        2023,
        "EU FINES RUSSIA, US FIRM",
        [
            "EU EU /",
            "RUS RUSSIA",
            "USA US FIRM [business]",
        ],
    ),
    (
        2023,
        "LET US PRAY FOR PERU",
        [
            "PER PERU",
        ],
    ),
    (
        2023,
        "Is Iraq safe?",
        [
            "IRQ Iraq",
        ],
    ),
    (
        2023,
        "The states of the union differ; some states prosper.",
        [],
    ),
    (
        2023,
        "Post-Soviet republics buy non-NATO weapons.",
        [],
    ),
    (
        2023,
        "The Sea of Japan is deep.",
        [],
    ),
    (
        2023,
        "An English-language paper reported it.",
        [],
    ),
    (
        2023,
        "Brown rice and green tea sell well in Japan.",
        [
            "JPN Japan",
        ],
    ),
    (
        2023,
        "Santiago Lopez plays for Chile.",
        [
            "CHL Chile",
        ],
    ),
    (
        2023,
        "The senator from Georgia praised Democrats in Pennsylvania.",
        [],
    ),
    (
        2023,
        "Voters in Lebanon trust the army.",
        [
            "LEB Lebanon",
        ],
    ),
    (
        2023,
        "The European state system collapsed.",
        [],
    ),
    (
        2023,
        "European officials warned Hungary.",
        [
            "EU European officials [government]",
            "HUN Hungary",
        ],
    ),
    (
        2023,
        "Mullah Omar never met Bush.",
        [
            "TALIBAN Mullah Omar [leader]",
        ],
    ),
    (
        2023,
        "General Franco is still dead, said Madrid.",
        [
            "SPN General Franco [leader]",
            "SPN Madrid",
        ],
    ),
    (
        2023,
        "Pope Francis wrote to Kyiv.",
        [
            "VAT Pope Francis [leader]",
            "UKR Kyiv",
        ],
    ),
    (
        2023,
        "The pope wrote to Moscow.",
        [
            "VAT pope [leader]",
            "RUS Moscow",
        ],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), DATES)
def test_a_name_means_who_bore_it_on_the_day(
    found: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """Else who bore it last before; never who will bear it."""
    assert found(year, text) == expected


@pytest.mark.parametrize(("year", "text", "expected"), DOUBT)
def test_the_words_around_a_name_decide_whose_it_is(
    found: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """Papers, seas, persons, languages and wars are no actors."""
    assert found(year, text) == expected


def test_without_a_date_a_capital_stands_for_who_has_it_today(tree) -> None:
    index = actor_index()
    named = [
        party.key
        for mention in find_mentions(tree("Seoul met Bonn, Prague and Berlin."), index=index)
        for party in mention.parties
    ]

    assert named == ["ROK", "GFR", "CZR", "GMY"]
