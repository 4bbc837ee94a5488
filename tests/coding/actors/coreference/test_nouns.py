"""'The alliance', 'the regime', 'that policy'."""

from collections.abc import Callable

import pytest

NOUNS = [
    (
        2023,
        "NATO met in Vilnius. / The alliance invited Sweden.",
        [
            "1 NATO The alliance (alliance)",
        ],
    ),
    (
        2023,
        "The European Union fined Google. / The bloc then sued Hungary.",
        [
            "1 EU The bloc (bloc)",
        ],
    ),
    (
        2023,
        "Iran arrested tourists. / The regime wants ransom.",
        [
            "1 IRN The regime (regime)",
        ],
    ),
    (
        2023,
        "Nigeria joined the talks. / The country sells oil.",
        [
            "1 NIG The country (state)",
        ],
    ),
    (
        2023,
        "Saudi Arabia built a wall. / The kingdom fears smugglers.",
        [
            "1 SAU The kingdom (state)",
        ],
    ),
    (
        2023,
        "Iraq built a wall. / The kingdom fears smugglers.",
        [],
    ),
    (
        2023,
        "Washington encircles China. / That policy worries Jakarta.",
        [
            "1 USA That policy / (act)",
        ],
    ),
    (
        2023,
        "Israel bombed the port of Lebanon. / Such actions anger Egypt.",
        [
            "1 ISR Such actions / (act)",
        ],
    ),
    (
        2023,
        "Turkey blocked Sweden. / This effort failed.",
        [
            "1 TUR This effort / (act)",
        ],
    ),
    (
        2023,
        "The West fears Russia.",
        [
            "0 the West The West (west)",
        ],
    ),
    (
        2023,
        "In Tokyo the prime minister praised Manila.",
        [],
    ),
    (
        2023,
        "France left Niger. / The president thanked nobody.",
        [
            "1 FRN The president (regime)",
        ],
    ),
    (
        2023,
        "South Korea held drills. / The North fired a rocket.",
        [
            "1 PRK The North (half)",
        ],
    ),
    (
        1965,
        "Hanoi refused to talk. / The South kept bombing.",
        [
            "1 RVN The South (half)",
        ],
    ),
    (
        2023,
        "The north of Mali is dry.",
        [],
    ),
    (
        2023,
        "Spain and Italy met Morocco. / The government complained.",
        [],
    ),
    (
        2023,
        "Ghana hosted ECOWAS. / The organisation then suspended Niger.",
        [
            "1 ECOWAS The organisation (bloc)",
        ],
    ),
    (
        2023,
        "The government of Chad fell. / The army took over.",
        [
            "1 CHA The army (regime)",
        ],
    ),
    (
        2023,
        "Sudan's neighbours closed the border. / The country starves.",
        [
            "1 SUD The country (state)",
        ],
    ),
    (
        2023,
        "Vienna hosted the talks of OPEC. / The bloc agreed.",
        [
            "1 OPEC The bloc (bloc)",
        ],
    ),
    (
        2023,
        "Rebels shelled Khartoum in Sudan. / Government troops fled.",
        [
            "1 SUD Government troops (forces)",
        ],
    ),
    (
        2023,
        "Rebels fled. / Government troops rested.",
        [],
    ),
    (
        2023,
        "Chad met Niger and Mali. / State television showed nobody.",
        [
            "1 CHA State television (forces)",
        ],
    ),
    (
        2023,
        "The parliament of Peru voted. / State television showed it.",
        [
            "1 PER State television (forces)",
        ],
    ),
    (
        2023,
        "Ethiopian government troops entered Mekelle.",
        [],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), NOUNS)
def test_a_noun_comes_back_to_the_latest_of_its_sort(
    meant: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """And to nobody where two come near."""
    assert meant(year, text) == expected
