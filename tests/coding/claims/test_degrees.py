"""'The longer Z …, the closer X and Y'."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "The longer Washington threatens Iran, the closer Tehran and Moscow become.",
            "USA: IRN+RUS",
        ),
        ("The more China presses Vietnam, the closer Hanoi moves to Washington.", "CHN: DRV+USA"),
        ("The louder Berlin shouts, the closer London and Paris stand.", "GMY: FRN+UKG"),
    ],
)
def test_the_first_half_names_who_drives(claims_of, sentence, claim) -> None:
    assert claims_of(sentence) == [claim]


@pytest.mark.parametrize(
    "sentence",
    [
        "The longer Washington waits, the closer the winter comes.",
        "The closer Tehran and Moscow become, the better.",
        "Tehran moves closer to Moscow, and the longer Washington waits the better.",
        "The more Russia threatens China, the closer Russia and China come.",
    ],
)
def test_without_a_third_party_nothing_is_claimed(claims_of, sentence) -> None:
    assert claims_of(sentence) == []
