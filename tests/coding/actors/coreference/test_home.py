"""Whose 'we' and 'our' it is."""

from collections.abc import Callable

import pytest

HOME = [
    (
        2023,
        '"We will never yield to Washington," the Iranian president said.',
        [
            "0 IRN We (we)",
        ],
    ),
    (
        2023,
        '"Our patience is over," said a Serbian general.',
        [
            "0 YUG Our / (we)",
        ],
    ),
    (
        2023,
        (
            "We Poles remember. / Poland has seen tanks before, and our fathers too. / Poland "
            "will arm. / Warsaw knows it. / Who asked us?"
        ),
        [
            "4 POL us (we)",
        ],
    ),
    (
        2023,
        "We in Japan remember. / Who asked us?",
        [
            "1 JPN us (we)",
        ],
    ),
    (
        2023,
        "We saw France and Spain quarrel. / Our view was clear.",
        [],
    ),
    (
        2023,
        (
            "Germany pays. / Germany waits. / Germany hopes. / Germany sleeps. / We pay, and "
            "our factories close while France laughs at us."
        ),
        [
            "4 GMY We (we)",
            "4 GMY us (we)",
        ],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), HOME)
def test_we_is_whoever_speaks(
    meant: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """In a quotation the speaker; in the text its own state, where one stands out."""
    assert meant(year, text) == expected
