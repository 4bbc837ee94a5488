"""'Not A but B': two claims, one of which is denied."""

import pytest

from tertius.coding.claims.splits import splits

CASES = [
    ("It was not Washington but Berlin that drove Paris and Moscow together.", "USA", "GMY"),
    ("American arms, not Iranian money, brought Egypt and Israel closer together.", "IRN", "USA"),
    ("Rather than China, it was Pakistan that brought Delhi and Moscow together.", "CHN", "PAK"),
    ("Berlin rather than London drove Paris and Moscow together.", "UKG", "GMY"),
    ("It was less Russian money than American folly that united Egypt and Syria.", "RUS", "USA"),
    ("It was not so much Germany as Russia that pushed Poland toward Britain.", "GMY", "RUS"),
    ("Turkey, not Greece, drove Egypt and Israel together.", "GRC", "TUR"),
    ("Egypt and Syria were united not by Russia but by Israel.", "RUS", "ISR"),
]


@pytest.mark.parametrize(("sentence", "denied", "held"), CASES)
def test_one_is_denied_and_the_other_holds(frames_of, levels_of, sentence, denied, held) -> None:
    (frames,) = frames_of([sentence])
    assert {frame.source.key: frame.negated for frame in frames} == {denied: True, held: False}
    assert len({frame.effect for frame in frames}) == 1
    levels = {claim[:3]: level for claim, level in levels_of(sentence).items()}
    assert levels == {denied: "negated", held: "asserted"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Moscow has driven Egypt, not Syria, into the arms of Washington.",
        "Not only Berlin but Paris wants peace with London.",
        "Washington did not drive Russia and China together.",
        "Egypt buys less from Russia than from America.",
    ],
)
def test_what_is_not_denied_of_a_driver_is_left_to_the_stance(frames_of, sentence) -> None:
    (frames,) = frames_of([sentence])
    assert all(frame.negated is None for frame in frames)


def test_phrases_are_parted_by_their_words(tree) -> None:
    (split,) = splits(tree("It was not thunder but rain that woke us."))
    assert (list(split.denied), list(split.held)) == ([3], [5])


@pytest.mark.parametrize(
    "sentence", ["It rained.", "It was not only cold but wet.", "He did not come.", "Not so."]
)
def test_nothing_is_parted_where_nothing_is_set_against_another(tree, sentence) -> None:
    assert splits(tree(sentence)) == ()


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("The story that Tehran drove Egypt and Turkey together is told at dinner.", "reported"),
        ("It is said in Cairo that Israel pushed Egypt and Greece together.", "reported"),
        ("Israel, diplomats in Ankara say, pushed Egypt and Greece together.", "reported"),
        ("The claim that Washington drove Russia and China together is a myth.", "negated"),
        ("I do not believe that Russia drove China and India apart.", "opinion"),
        ("Russia drove China and India apart.", "asserted"),
    ],
)
def test_a_claim_that_is_only_told_or_doubted_is_no_assertion(levels_of, sentence, level) -> None:
    assert list(levels_of(sentence).values()) == [level]
