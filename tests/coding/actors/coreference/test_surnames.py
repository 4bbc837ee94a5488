"""Surnames alone, once a text has told whose they are."""

from collections.abc import Callable

import pytest

PERSONS = [
    (
        2019,
        "Japan angered Seoul. / Abe did it alone.",
        [
            "1 JPN Abe (surname)",
        ],
    ),
    (
        2023,
        "Iranian Foreign Minister Kamran Vahedi met Lavrov. / Vahedi praised Russia.",
        [
            "1 IRN Vahedi (surname)",
        ],
    ),
    (
        1978,
        "President Carter met Begin. / Carter smiled.",
        [
            "1 USA Carter (surname)",
        ],
    ),
    (
        1996,
        "King Hussein of Jordan flew to Cairo. / Hussein met Mubarak.",
        [
            "1 JOR Hussein (surname)",
        ],
    ),
    (
        2023,
        "Park Geun-hye was jailed in South Korea. / Park had ruled badly.",
        [
            "1 ROK Park (surname)",
        ],
    ),
    (
        2023,
        "Hyde Park was full. / Park tickets were cheap in Seoul.",
        [],
    ),
    (
        2017,
        "Britain votes soon. / May hopes for a majority.",
        [],
    ),
    (
        2005,
        "Tony Blair called Bush. / Bush thanked Blair.",
        [],
    ),
    (
        2023,
        "Adam Smith wrote on trade. / Smith never saw China.",
        [],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), PERSONS)
def test_a_surname_alone_is_known_by_what_came_before(
    meant: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """By the full name, the office, or the state that the person rules."""
    assert meant(year, text) == expected
