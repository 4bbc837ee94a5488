"""Times that texts name by a name."""

import re

import pytest

from tertius.coding.lexicon import entries
from tertius.coding.stance.entries import Era
from tertius.coding.stance.eras import era_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland balanced both during the Cold War.", ["1947/1991"]),
        ("In the Second World War Bulgaria was Berlin's ally.", ["1939/1945"]),
        ("Throughout World War I Madrid sold to both.", ["1914/1918"]),
        ("A new cold war divides them.", []),
        ("It was the chilliest day since the Cold War.", []),
        ("They fear a third world war.", []),
        ("Before the Cold War they were friends.", []),
    ],
)
def test_only_what_was_in_an_era_is_dated_by_it(text: str, expected: list[str]) -> None:
    assert [dated.text for dated in era_in(text)] == expected


def test_every_era_is_a_date_or_an_interval_in_order() -> None:
    eras: tuple[Era, ...] = entries("eras")

    assert eras
    for era in eras:
        parts = era.when.split("/")
        assert all(re.fullmatch(r"\d{4}(-\d{2}){0,2}", part) for part in parts)
        assert parts == sorted(parts)


def test_a_name_with_capitals_can_never_match() -> None:
    (fault,) = Era(words="Cold War", when="1947/1991").faults()

    assert fault[0] == "words"
    assert Era(words="cold war", when="1947/1991").faults() == ()
