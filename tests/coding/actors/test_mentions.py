"""Which actors a sentence names, and by which words."""

from collections.abc import Callable

import pytest

OFFICES = [
    (
        2023,
        "Chinese President Xi Jinping received Brazil's finance minister in Beijing.",
        [
            "CHN Chinese President Xi Jinping [leader]",
            "BRA Brazil's finance minister [government]",
            "CHN Beijing [place]",
        ],
    ),
    (
        2023,
        "The Turkish foreign ministry summoned the Swedish ambassador.",
        [
            "TUR Turkish foreign ministry [government]",
            "SWD Swedish ambassador [diplomat]",
        ],
    ),
    (
        2023,
        "Iran's supreme leader, Ayatollah Ali Khamenei, praised Hezbollah.",
        [
            "IRN Iran's supreme leader, Ayatollah Ali Khamenei [leader] < leader",
            "HEZBOLLAH Hezbollah",
        ],
    ),
    (
        2023,
        "Officials in Seoul doubted the claim of the North Korean army.",
        [
            "ROK Officials in Seoul [government] < Officials",
            "PRK North Korean army [military]",
        ],
    ),
    (
        2023,
        "The government of Mali expelled French diplomats.",
        [
            "MLI government of Mali [government] < government",
            "FRN French diplomats [diplomat]",
        ],
    ),
    (
        2023,
        "The presidents of Egypt and Ethiopia talked about the dam.",
        [
            "EGY+ETH presidents of Egypt and Ethiopia [leader] < presidents",
        ],
    ),
    (
        2023,
        "Polish and Lithuanian border guards turned back Belarusian migrants.",
        [
            "POL+LIT Polish and Lithuanian border guards [military]",
            "BLR Belarusian migrants [people]",
        ],
    ),
    (
        2023,
        "India's external affairs minister flew to Colombo.",
        [
            "IND India's external affairs minister [government]",
            "SRI Colombo",
        ],
    ),
    (
        2023,
        "Israeli jets struck the airport while Syrian air defences slept.",
        [
            "ISR Israeli jets [military]",
            "SYR Syrian air defences [military]",
        ],
    ),
    (
        2023,
        "The German parliament ratified the treaty with Norway.",
        [
            "GMY German parliament [legislature]",
            "NOR Norway",
        ],
    ),
    (
        2023,
        "The Biden administration lifted sanctions on Venezuelan oil.",
        [
            "USA Biden administration [government]",
            "VEN Venezuelan /",
        ],
    ),
    (
        2023,
        "Moscow's envoy to the United Nations vetoed the draft.",
        [
            "RUS Moscow's envoy [diplomat]",
            "UN United Nations",
        ],
    ),
    (
        2023,
        "A spokeswoman for the Japanese government welcomed Canberra's decision.",
        [
            "JPN Japanese government [government]",
            "AUL Canberra /",
        ],
    ),
    (
        2023,
        "President Volodymyr Zelensky of Ukraine addressed the Knesset.",
        [
            "UKR President Volodymyr Zelensky of Ukraine [leader] < Zelensky",
            "ISR Knesset [government]",
        ],
    ),
    (
        2023,
        "Putin's spokesman Dmitry Peskov mocked Macron.",
        [
            "RUS Putin's spokesman Dmitry Peskov [government]",
            "FRN Macron [leader]",
        ],
    ),
    (
        2023,
        "Ethiopia's army chief visited Asmara.",
        [
            "ETH Ethiopia's army chief [military]",
            "ERI Asmara",
        ],
    ),
    (
        2023,
        "The Philippine coast guard accused a Chinese vessel of ramming its boat.",
        [
            "PHI Philippine coast guard [military]",
            "CHN Chinese vessel [military]",
        ],
    ),
    (
        2023,
        "State media in Pyongyang denounced the South Korean president.",
        [
            "PRK State media in Pyongyang [media] < media",
            "ROK South Korean president [leader]",
        ],
    ),
    (
        2023,
        "Lawmakers in Washington want Mexico's help.",
        [
            "USA Lawmakers in Washington [legislature] < Lawmakers",
            "MEX Mexico /",
        ],
    ),
    (
        2023,
        "The Saudi-led coalition bombed Houthi positions in Yemen.",
        [
            "SAU Saudi /",
            "HOUTHI Houthi /",
            "YEM Yemen",
        ],
    ),
    (
        2023,
        "King Abdullah of Jordan warned Israel.",
        [
            "JOR King Abdullah of Jordan [leader] < Abdullah",
            "ISR Israel",
        ],
    ),
    (
        2023,
        "Taliban officials met Uzbek traders in Tashkent.",
        [
            "TALIBAN Taliban officials [government]",
            "UZB Uzbek traders [business]",
            "UZB Tashkent [place]",
        ],
    ),
    (
        2023,
        "The Hungarian leader Viktor Orbán blocked the aid to Kyiv.",
        [
            "HUN Hungarian leader Viktor Orbán [leader]",
            "UKR Kyiv",
        ],
    ),
    (
        2023,
        "Sergei Lavrov, the Russian foreign minister, arrived in Pretoria.",
        [
            "RUS Sergei Lavrov, the Russian foreign minister [government] < Lavrov",
            "SAF Pretoria [place]",
        ],
    ),
    (
        2023,
        "Cuba's spy agency recruited an American diplomat.",
        [
            "CUB Cuba's spy agency [intelligence]",
            "USA American diplomat [diplomat]",
        ],
    ),
    (
        2023,
        "NATO Secretary General Jens Stoltenberg thanked the Finnish government.",
        [
            "NATO NATO Secretary General Jens Stoltenberg [leader]",
            "FIN Finnish government [government]",
        ],
    ),
    (
        2023,
        "The Chinese Communist Party fears Taiwanese voters.",
        [
            "CHN Chinese Communist Party [party]",
            "TAW Taiwanese voters [people]",
        ],
    ),
    (
        2023,
        "An adviser to the Afghan president fled to Tajikistan.",
        [
            "AFG Afghan president [leader]",
            "TAJ Tajikistan",
        ],
    ),
    (
        2023,
        "Serbian police stopped Kosovo's interior minister at the border.",
        [
            "YUG Serbian police [police]",
            "KOS Kosovo's interior minister [government]",
        ],
    ),
    (
        2023,
        "The Italian company sold frigates to the Egyptian navy.",
        [
            "ITA Italian company [business]",
            "EGY Egyptian navy [military]",
        ],
    ),
    (
        1985,
        "Soviet Foreign Minister Andrei Gromyko met the American Secretary of State.",
        [
            "RUS Soviet Foreign Minister Andrei Gromyko [government]",
            "USA American Secretary of State [government] < Secretary",
        ],
    ),
    (
        1962,
        "President Kennedy told Premier Khrushchev to remove the missiles.",
        [
            "USA President Kennedy [leader]",
            "RUS Premier Khrushchev [leader]",
        ],
    ),
    (
        1938,
        "Herr Hitler received Mr Chamberlain at Munich.",
        [
            "GMY Hitler [leader]",
            "UKG Chamberlain [leader]",
            "GMY Munich [place]",
        ],
    ),
    (
        1914,
        "The Kaiser assured the Austrian ambassador of German support.",
        [
            "GMY Kaiser [leader]",
            "AUH Austrian ambassador [diplomat]",
            "GMY German /",
        ],
    ),
    (
        1978,
        "The Shah asked Washington for help.",
        [
            "IRN Shah [leader]",
            "USA Washington",
        ],
    ),
    (
        2023,
        "Israeli Prime Minister Benjamin Netanyahu and Emirati leaders share a fear of Iran.",
        [
            "ISR Israeli Prime Minister Benjamin Netanyahu [leader] < Minister",
            "UAE Emirati leaders [leader]",
            "IRN Iran",
        ],
    ),
    (
        2023,
        "Ukrainian President Volodymyr Zelensky's adviser Mykhailo Podolyak blamed Moscow.",
        [
            "UKR Ukrainian President Volodymyr Zelensky's adviser Mykhailo Podolyak [government] < "
            "adviser",
            "RUS Moscow",
        ],
    ),
    (
        2023,
        "The U.S. Navy's Seventh Fleet sailed past Chinese warships.",
        [
            "USA U.S. Navy's Seventh Fleet [military]",
            "CHN Chinese warships [military]",
        ],
    ),
    (
        2023,
        "The European Union's foreign policy chief Josep Borrell visited Belgrade.",
        [
            "EU European Union's foreign policy chief Josep Borrell [government]",
            "YUG Belgrade",
        ],
    ),
    (
        2023,
        "An Iranian drone killed three American soldiers in Jordan.",
        [
            "IRN Iranian drone [military]",
            "USA American soldiers [military]",
            "JOR Jordan",
        ],
    ),
    (
        2023,
        "Secretary-General António Guterres urged Khartoum to stop.",
        [
            "UN Secretary-General António Guterres [leader]",
            "SUD Khartoum",
        ],
    ),
]


MODIFIERS = [
    (
        2023,
        "Russian gas still flows through Austrian pipes.",
        [
            "RUS Russian /",
            "AUS Austrian /",
        ],
    ),
    (
        2023,
        "China's fears of encirclement shape its policy.",
        [
            "CHN China /",
        ],
    ),
    (
        2023,
        "U.S.-led sanctions hurt Iranian exporters.",
        [
            "USA U.S. /",
            "IRN Iranian exporters [business]",
        ],
    ),
    (
        2023,
        "The Russia-North Korea summit alarmed Tokyo.",
        [
            "RUS Russia /",
            "PRK North Korea /",
            "JPN Tokyo",
        ],
    ),
    (
        2023,
        "Sino-Indian relations froze after the clash.",
        [
            "CHN Sino /",
            "IND Indian /",
        ],
    ),
    (
        2023,
        "Anti-American slogans covered the walls.",
        [
            "USA American /",
        ],
    ),
    (
        2023,
        "Pro-Russian parties gained seats in Slovakia.",
        [
            "RUS Russian /",
            "SLO Slovakia",
        ],
    ),
    (
        2023,
        "A British-made missile hit the depot.",
        [
            "UKG British /",
        ],
    ),
    (
        2023,
        "The Turkish-Syrian border is quiet.",
        [
            "TUR Turkish /",
            "SYR Syrian /",
        ],
    ),
    (
        2023,
        "Franco-German tanks will be built by 2035.",
        [
            "FRN Franco /",
            "GMY German tanks [military]",
        ],
    ),
    (
        2023,
        "Greek-Turkish talks resumed.",
        [
            "GRC Greek /",
            "TUR Turkish /",
        ],
    ),
    (
        2023,
        "The Iranian-backed militia shelled the base.",
        [
            "IRN Iranian /",
        ],
    ),
    (
        2023,
        "The U.S. Supreme Court decision pleased Mexico.",
        [
            "USA U.S. Supreme Court [judiciary] /",
            "MEX Mexico",
        ],
    ),
    (
        2023,
        "Norway's and Sweden's interests differ.",
        [
            "NOR Norway /",
            "SWD Sweden /",
        ],
    ),
    (
        2023,
        "The Moscow-backed candidate lost.",
        [
            "RUS Moscow /",
        ],
    ),
    (
        2023,
        "EU enlargement worries Belgrade.",
        [
            "EU EU /",
            "YUG Belgrade",
        ],
    ),
    (
        2023,
        "Japanese investment in Vietnam doubled.",
        [
            "JPN Japanese /",
            "DRV Vietnam",
        ],
    ),
    (
        2023,
        "NATO expansion angered Russia.",
        [
            "NATO NATO /",
            "RUS Russia",
        ],
    ),
    (
        2023,
        "The Indian-held part of Kashmir was closed.",
        [
            "IND Indian /",
        ],
    ),
    (
        2023,
        "Pakistani and Indian newspapers traded insults.",
        [
            "PAK+IND Pakistani and Indian newspapers [media]",
        ],
    ),
    (
        1962,
        "Soviet-American tension eased after the Cuban crisis.",
        [
            "RUS Soviet /",
            "USA American /",
            "CUB Cuban /",
        ],
    ),
    (
        1902,
        "The Anglo-Japanese alliance surprised St. Petersburg.",
        [
            "UKG Anglo /",
            "JPN Japanese /",
            "RUS St. Petersburg",
        ],
    ),
    (
        1935,
        "The Franco-Soviet pact displeased Berlin.",
        [
            "FRN Franco /",
            "RUS Soviet /",
            "GMY Berlin",
        ],
    ),
    (
        1950,
        "The Sino-Soviet treaty was signed in Moscow.",
        [
            "CHN Sino /",
            "RUS Soviet /",
            "RUS Moscow [place]",
        ],
    ),
]


MOVEMENTS = [
    (
        2023,
        "Rwanda denies that it arms M23 rebels in Congo.",
        [
            "RWA Rwanda",
            "M23 M23 rebels",
            "DRC Congo",
        ],
    ),
    (
        2023,
        "The RSF shelled Khartoum while Emirati planes landed in Chad.",
        [
            "RSF RSF",
            "SUD Khartoum",
            "UAE Emirati planes [military]",
            "CHA Chad",
        ],
    ),
    (
        2005,
        "Colombian jets bombed a FARC camp in Ecuador.",
        [
            "COL Colombian jets [military]",
            "FARC FARC /",
            "ECU Ecuador",
        ],
    ),
    (
        1999,
        "The KLA welcomed NATO troops.",
        [
            "KLA KLA",
            "NATO NATO troops [military]",
        ],
    ),
    (
        2008,
        "Sri Lankan forces cornered the Tamil Tigers.",
        [
            "SRI Sri Lankan forces [military]",
            "LTTE Tamil Tigers",
        ],
    ),
    (
        2022,
        "The Tigray People's Liberation Front accepted talks with Addis Ababa.",
        [
            "TPLF Tigray People's Liberation Front",
            "ETH Addis Ababa",
        ],
    ),
    (
        2014,
        "Boko Haram raided Cameroon.",
        [
            "BOKO_HARAM Boko Haram",
            "CAO Cameroon",
        ],
    ),
    (
        2020,
        "American drones hunted al-Shabaab in Somalia.",
        [
            "USA American drones [military]",
            "ALSHABAAB al-Shabaab < Shabaab",
            "SOM Somalia",
        ],
    ),
]


MORE = [
    (
        2023,
        (
            "The foreign ministers of India and Pakistan met in Kathmandu, where both sides "
            "traded accusations."
        ),
        [
            "IND+PAK foreign ministers of India and Pakistan [government] < ministers",
            "NEP Kathmandu [place]",
        ],
    ),
    (
        2023,
        (
            "Three Filipino fishermen were detained by a Chinese coast guard vessel near the "
            "Scarborough Shoal."
        ),
        [
            "PHI Filipino fishermen [people]",
            "CHN Chinese coast guard vessel [military]",
        ],
    ),
    (
        2023,
        "NATO chief Mark Rutte warned that Moscow's forces could test the alliance by 2030.",
        [
            "NATO NATO chief Mark Rutte [leader]",
            "RUS Moscow's forces [military]",
        ],
    ),
    (
        2023,
        (
            "Tehran-backed Houthi rebels fired at a Greek-owned tanker, prompting American and "
            "British strikes on Yemen."
        ),
        [
            "IRN Tehran /",
            "HOUTHI Houthi rebels",
            "GRC Greek /",
            "USA American /",
            "UKG British /",
            "YEM Yemen",
        ],
    ),
    (
        2023,
        (
            "The Saudi crown prince, Mohammed bin Salman, hosted Egyptian President Abdel "
            "Fattah el-Sisi in Jeddah."
        ),
        [
            "SAU Saudi crown prince, Mohammed bin Salman [leader] < prince",
            "EGY Egyptian President Abdel Fattah el-Sisi [leader] < Sisi",
            "SAU Jeddah [government]",
        ],
    ),
    (
        2023,
        "French President Emmanuel Macron and his German counterpart condemned the coup in Niger.",
        [
            "FRN French President Emmanuel Macron [leader]",
            "GMY German counterpart [diplomat]",
            "NIR Niger",
        ],
    ),
    (
        2023,
        (
            "North Korea's Kim Jong Un told Chinese envoys that Pyongyang would never give up "
            "its weapons."
        ),
        [
            "PRK North Korea's Kim Jong Un [leader]",
            "CHN Chinese envoys [diplomat]",
            "PRK Pyongyang",
        ],
    ),
    (
        2023,
        (
            "Ukraine's President Volodymyr Zelenskyy thanked the Dutch government and Danish "
            "Prime Minister Mette Frederiksen."
        ),
        [
            "UKR Ukraine's President Volodymyr Zelenskyy [leader]",
            "NTH Dutch government [government]",
            "DEN Danish Prime Minister Mette Frederiksen [leader]",
        ],
    ),
    (
        2023,
        (
            "South Korean and Japanese foreign ministry officials held talks with their U.S. "
            "counterparts."
        ),
        [
            "ROK+JPN South Korean and Japanese foreign ministry officials [government]",
            "USA U.S. counterparts [diplomat]",
        ],
    ),
    (
        2023,
        "The Royal Thai Army clashed with Cambodian soldiers near a disputed temple.",
        [
            "THI Thai Army [military]",
            "CAM Cambodian soldiers [military]",
        ],
    ),
    (
        2023,
        (
            "Armenia's ambassador to Russia was recalled after Russian peacekeepers failed to "
            "stop Azerbaijan."
        ),
        [
            "ARM Armenia's ambassador [diplomat]",
            "RUS Russia",
            "RUS Russian peacekeepers [military]",
            "AZE Azerbaijan",
        ],
    ),
    (
        2023,
        "Hungary's Viktor Orbán vetoed EU aid to Kyiv, angering Brussels and Berlin.",
        [
            "HUN Hungary's Viktor Orbán [leader]",
            "EU EU /",
            "UKR Kyiv",
            "EU Brussels [government]",
            "GMY Berlin",
        ],
    ),
    (
        2023,
        "The Islamic Republic's Revolutionary Guards seized a Marshall Islands-flagged ship.",
        [
            "IRN Revolutionary Guards [military]",
            "MSI Marshall Islands /",
        ],
    ),
    (
        2023,
        (
            "Ethiopian Prime Minister Abiy Ahmed and Eritrean President Isaias Afwerki "
            "embraced in Asmara."
        ),
        [
            "ETH Ethiopian Prime Minister Abiy Ahmed [leader]",
            "ERI Eritrean President Isaias Afwerki [leader]",
            "ERI Asmara [place]",
        ],
    ),
    (
        2023,
        "The Palestinian Authority accused Hamas of serving Iranian interests.",
        [
            "PSE Palestinian Authority",
            "HAMAS Hamas",
            "IRN Iranian /",
        ],
    ),
    (
        2023,
        (
            "An Indian Air Force jet was shot down by Pakistan, whose army chief, General Asim "
            "Munir, praised the pilots."
        ),
        [
            "IND Indian Air Force jet [military]",
            "PAK Pakistan",
            "PAK General Asim Munir [military]",
        ],
    ),
    (
        2023,
        (
            "U.S.-South Korea military drills enraged the North, which fired two missiles into "
            "the Sea of Japan."
        ),
        [
            "USA U.S. /",
            "ROK South Korea /",
        ],
    ),
    (
        2023,
        (
            "Former U.S. Secretary of State Henry Kissinger called détente a Soviet-American "
            "necessity."
        ),
        [
            "USA U.S. Secretary of State Henry Kissinger [government]",
            "RUS Soviet /",
            "USA American /",
        ],
    ),
    (
        2023,
        "The Bank of Japan and the Bank of England kept rates steady; Bank of America did not.",
        [
            "JPN Bank of Japan [business] < Bank",
            "UKG Bank of England [business] < Bank",
            "USA Bank of America [business] < Bank",
        ],
    ),
    (
        2023,
        (
            "The Turkish-backed Syrian National Army attacked the SDF, the Kurdish-led force "
            "allied with Washington."
        ),
        [
            "TUR Turkish /",
            "SYR Syrian National Army [military]",
            "SDF SDF",
            "KRG Kurdish /",
            "USA Washington",
        ],
    ),
    (
        2023,
        "Pro-Russian separatists in Donetsk shelled Ukrainian positions.",
        [
            "RUS Russian /",
            "DNR Donetsk [place]",
            "UKR Ukrainian /",
        ],
    ),
    (
        2023,
        (
            "The White House said President Biden would host Israel's Netanyahu and Jordan's "
            "King Abdullah."
        ),
        [
            "USA White House [government]",
            "USA President Biden [leader]",
            "ISR Israel's Netanyahu [leader] /",
            "JOR Jordan's King Abdullah [leader] < Jordan",
        ],
    ),
    (
        2023,
        (
            'Chinese Foreign Ministry spokeswoman Mao Ning said Beijing "deplores" the '
            "Pentagon report."
        ),
        [
            "CHN Chinese Foreign Ministry spokeswoman Mao Ning [government]",
            "CHN Beijing",
            "USA Pentagon [government] /",
        ],
    ),
    (
        2023,
        (
            "Italy's Prime Minister, Giorgia Meloni, flew to Tunis with Ursula von der Leyen, "
            "the European Commission president."
        ),
        [
            "ITA Italy's Prime Minister, Giorgia Meloni [leader] < Minister",
            "TUN Tunis",
            "EU Ursula von der Leyen, the European Commission president [leader] < Leyen",
        ],
    ),
    (
        2023,
        (
            "Vietnam and the Philippines protested China's nine-dash line at an ASEAN summit "
            "in Jakarta."
        ),
        [
            "DRV Vietnam",
            "PHI Philippines",
            "CHN China /",
            "ASEAN ASEAN /",
            "INS Jakarta [place]",
        ],
    ),
    (
        2023,
        "American Airlines and Air China cut flights between Dallas and Shanghai.",
        [
            "USA American Airlines [business]",
            "CHN China",
            "CHN Shanghai",
        ],
    ),
    (
        2023,
        "Serbian President Aleksandar Vučić met Kosovo's Albin Kurti under EU mediation.",
        [
            "YUG Serbian President Aleksandar Vučić [leader]",
            "KOS Kosovo's Albin Kurti [leader]",
            "EU EU /",
        ],
    ),
    (
        2023,
        "The Democratic Republic of Congo accused Rwanda of arming M23 rebels; Kigali denied it.",
        [
            "DRC Democratic Republic of Congo < Republic",
            "RWA Rwanda",
            "M23 M23 rebels",
            "RWA Kigali",
        ],
    ),
    (
        2023,
        "Burkina Faso, Mali and Niger quit ECOWAS and formed the Alliance of Sahel States.",
        [
            "BFO Burkina Faso",
            "MLI Mali",
            "NIR Niger",
            "ECOWAS ECOWAS",
            "AES Alliance of Sahel States < Alliance",
        ],
    ),
    (
        2001,
        "Colin Powell promised Islamabad that American bombers would spare Pakistani soil.",
        [
            "USA Colin Powell [government]",
            "PAK Islamabad",
            "USA American bombers [military]",
            "PAK Pakistani /",
        ],
    ),
    (
        1999,
        "NATO warplanes hit the Chinese embassy in Belgrade.",
        [
            "NATO NATO warplanes [military]",
            "CHN Chinese embassy [diplomat]",
            "YUG Belgrade [place]",
        ],
    ),
    (
        1982,
        "Argentine marines landed on the Falkland Islands, and Margaret Thatcher sent a fleet.",
        [
            "ARG Argentine marines [military]",
            "FLK Falkland Islands",
            "UKG Margaret Thatcher [leader]",
        ],
    ),
    (
        1956,
        "Nasser nationalised the canal, so British, French and Israeli troops attacked Egypt.",
        [
            "EGY Nasser [leader]",
            "UKG+FRN+ISR British, French and Israeli troops [military]",
            "EGY Egypt",
        ],
    ),
    (
        1948,
        "Moscow expelled Tito from the Cominform.",
        [
            "RUS Moscow",
            "YUG Tito [leader]",
            "RUS Cominform [government]",
        ],
    ),
    (
        1939,
        "Ribbentrop flew to Moscow and signed a pact with Molotov.",
        [
            "GMY Ribbentrop [government]",
            "RUS Moscow",
            "RUS Molotov [government]",
        ],
    ),
    (
        1961,
        "Khrushchev told Ulbricht to build the wall, and Washington protested.",
        [
            "RUS Khrushchev [leader]",
            "GDR Ulbricht [leader]",
            "USA Washington",
        ],
    ),
    (
        1973,
        "Kissinger shuttled between Cairo, Damascus and Jerusalem.",
        [
            "USA Kissinger [government]",
            "EGY Cairo",
            "SYR Damascus",
            "ISR Jerusalem",
        ],
    ),
    (
        1990,
        "Iraqi tanks rolled into Kuwait City, and the Security Council condemned Baghdad.",
        [
            "IRQ Iraqi tanks [military]",
            "KUW Kuwait City",
            "UN Security Council [government]",
            "IRQ Baghdad",
        ],
    ),
    (
        1904,
        "Japanese torpedo boats attacked the Russian squadron at Port Arthur.",
        [
            "JPN Japanese torpedo boats [military]",
            "RUS Russian squadron [military]",
        ],
    ),
    (
        1917,
        "The Bolsheviks sued for peace with the Central Powers.",
        [
            "RUS Bolsheviks [government]",
            "GMY+AUH+TUR Central Powers",
        ],
    ),
    (
        1933,
        "Tokyo left the League after the report on Manchuria.",
        [
            "JPN Tokyo",
            "CHN Manchuria",
        ],
    ),
    (
        1979,
        (
            "Vietnamese troops chased the Khmer Rouge out of Phnom Penh, and Peking promised "
            "Hanoi a lesson."
        ),
        [
            "DRV Vietnamese troops [military]",
            "CAM Khmer Rouge [government]",
            "CAM Phnom Penh",
            "CHN Peking",
            "DRV Hanoi",
        ],
    ),
    (
        2014,
        "The Kremlin sent little green men into Crimea while Kyiv begged Brussels for help.",
        [
            "RUS Kremlin [government]",
            "CRIMEA Crimea",
            "UKR Kyiv",
            "EU Brussels [government]",
        ],
    ),
    (
        2021,
        "The Pentagon withdrew from Bagram, leaving Afghan officers to face the Taliban.",
        [
            "USA Pentagon [government]",
            "AFG Bagram",
            "AFG Afghan officers [military]",
            "TALIBAN Taliban",
        ],
    ),
    (
        2026,
        "The E3 asked Tehran for inspectors.",
        [
            "UKG+FRN+GMY E3",
            "IRN Tehran",
        ],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), OFFICES)
def test_who_acts_for_a_state_is_that_state(
    found: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """State, office and person are one mention; its head is the word that hangs in the tree."""
    assert found(year, text) == expected


@pytest.mark.parametrize(("year", "text", "expected"), MODIFIERS)
def test_a_name_before_another_noun_modifies_it(
    found: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """The actor is there, and the noun is none of it."""
    assert found(year, text) == expected


@pytest.mark.parametrize(("year", "text", "expected"), MOVEMENTS)
def test_movements_are_actors_too(
    found: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """Those that states fight, arm and talk to."""
    assert found(year, text) == expected


@pytest.mark.parametrize(("year", "text", "expected"), MORE)
def test_newswire_names_its_actors(
    found: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """As agencies write."""
    assert found(year, text) == expected
