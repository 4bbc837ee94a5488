"""'Both countries', 'the two', 'each other', 'the former': several of those named."""

from collections.abc import Callable

import pytest

GROUPS = [
    (
        2023,
        "Iran and Iraq signed a treaty. / Both countries praised it.",
        [
            "1 IRN+IRQ Both countries (group)",
        ],
    ),
    (
        2023,
        "Moscow courts Pyongyang. / The two states share a border.",
        [
            "1 RUS+PRK The two states (group)",
        ],
    ),
    (
        2023,
        (
            "Washington has sanctioned Moscow and Pyongyang. / Its policy drove both capitals "
            "together."
        ),
        [
            "1 USA Its / (it)",
            "1 RUS+PRK both capitals (group)",
        ],
    ),
    (
        2023,
        "Egypt, Sudan and Ethiopia met in Kinshasa. / The three countries agreed on nothing.",
        [
            "1 EGY+SUD+ETH The three countries (group)",
        ],
    ),
    (
        2023,
        "Armenia and Azerbaijan exchanged fire. / Each side blamed the other.",
        [
            "1 ARM+AZE Each side (each)",
            "1 ARM+AZE the other (other)",
        ],
    ),
    (
        2023,
        "India and Pakistan, the two nuclear rivals of the region, talked.",
        [
            "0 IND+PAK the two nuclear rivals (group)",
        ],
    ),
    (
        2023,
        "Greece and Turkey mistrust each other.",
        [
            "0 GRC+TUR each other / (reciprocal)",
        ],
    ),
    (
        2023,
        "Saudi Arabia visited Iran in spring. / They opened embassies.",
        [
            "1 SAU+IRN They (they)",
        ],
    ),
    (
        2023,
        "Chile and Bolivia quarrel over water. / The former wants a court, the latter a treaty.",
        [],
    ),
    (
        2023,
        "The United States threatens Cuba and Nicaragua. / This has brought the two together.",
        [
            "1 CUB+NIC the two (group)",
        ],
    ),
    (
        2023,
        "Serbia and Kosovo failed again. / Neither government wants peace.",
        [
            "1 YUG+KOS Neither government (each)",
        ],
    ),
    (
        2023,
        "Britain and France built a tunnel. / Both leaders opened it.",
        [
            "1 UKG+FRN Both leaders (group)",
        ],
    ),
    (
        2023,
        "Peace talks failed. / Both sides blamed weather.",
        [],
    ),
    (
        2023,
        "Kenya met Uganda, Rwanda and Burundi. / The two countries were pleased.",
        [],
    ),
    (
        2023,
        "Japan and South Korea trade insults. / China enjoys the quarrel between both neighbours.",
        [
            "1 JPN+ROK both neighbours (group)",
        ],
    ),
    (
        2023,
        "Both Moscow and Kyiv want shells.",
        [],
    ),
    (
        2023,
        "Morocco and Algeria closed the border. / The neighbours hate one another.",
        [
            "1 MOR+ALG one another (reciprocal)",
        ],
    ),
    (
        1972,
        "Brezhnev received Nixon. / The two leaders signed a treaty.",
        [
            "1 RUS+USA The two leaders (group)",
        ],
    ),
    (
        1975,
        "The superpowers agreed on grain.",
        [
            "0 USA+RUS The superpowers (superpowers)",
        ],
    ),
    (
        2023,
        "Cooperation between Iran and Syria serves both states.",
        [
            "0 IRN+SYR both states (group)",
        ],
    ),
    (
        2023,
        "China's ambassador to Laos said that relations between the two countries were warm.",
        [
            "0 CHN+LAO the two countries (group)",
        ],
    ),
    (
        2023,
        "Nepal visited China weeks after India closed the border. / The two sides signed a pact.",
        [
            "1 NEP+CHN The two sides (group)",
        ],
    ),
    (
        2023,
        "Sweden joined Denmark and Norway. / The three partners drilled.",
        [
            "1 SWD+DEN+NOR The three partners (group)",
        ],
    ),
    (
        2023,
        "Egypt and Sudan wait. / Neither trusts the other.",
        [
            "1 EGY+SUD Neither (each)",
            "1 EGY+SUD the other (other)",
        ],
    ),
    (
        2023,
        "The three Baltic republics thanked Poland. / The four countries met.",
        [
            "1 EST+LAT+LIT+POL The four countries (group)",
        ],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), GROUPS)
def test_two_are_meant_where_two_are_on_stage(
    meant: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """And nobody where three could be."""
    assert meant(year, text) == expected
