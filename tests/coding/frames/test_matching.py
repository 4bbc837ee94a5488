"""Which expressions stand in a sentence."""

import pytest

from tertius.coding.frames.index import triggers
from tertius.coding.frames.matching import matches, pos_of, quantified, quantity_of


@pytest.fixture
def found(tree):
    """Give the expressions of a sentence, by their lemmas."""
    return lambda text: [m.trigger.lemma for m in matches(tree(text), triggers())]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("They attacked it.", "attack"),
        ("They imposed harsh new sanctions.", "impose sanction"),
        ("Harsh new sanctions were imposed.", "impose sanction"),
        ("The sanctions imposed last year hurt.", "impose sanction"),
        ("The sanctions that they imposed hurt.", "impose sanction"),
        ("They imposed a series of sanctions.", "impose sanction"),
        ("They imposed tariffs and sanctions.", "impose sanction"),
        ("They turned down the offer.", "turn down"),
        ("They turned the offer down.", "turn down"),
        ("They broke off relations.", "break off relation"),
        ("They called on him.", "call on"),
        ("They held peace talks.", "hold talk"),
        ("The border clashes went on.", "border clash"),
        ("A show of force followed.", "show of force"),
        ("The cease-fire holds.", "cease fire"),
        ("They are at war.", "at war"),
        ("They are hostile to us.", "hostile"),
        ("They are allied with us.", "allied"),
        ("The bombing of the town went on.", "bombing"),
        ("They plan to send help.", "plan to send"),
    ],
)
def test_expressions_are_found_in_any_form(found, text, lemma):
    assert lemma in found(text)


@pytest.mark.parametrize(
    ("text", "lemma", "instead"),
    [
        ("They imposed sanctions.", "sanction", "impose sanction"),
        ("They held war games.", "game", "war game"),
        ("They gave him reasons.", "give", "give reason"),
        ("He had a heart attack.", "attack", "heart attack"),
    ],
)
def test_the_longest_expression_counts(found, text, lemma, instead):
    at_one_head = found(text)
    assert instead in at_one_head
    assert lemma not in at_one_head or text == "They imposed sanctions."


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("They attacked the report.", "attack"),
        ("They fought corruption.", "fight"),
        ("They met the demand.", "meet"),
        ("They fought for eight years.", "fight for"),
        ("They slept.", "sleep"),
    ],
)
def test_exceptions_keep_a_trigger_from_being_found(found, text, lemma):
    assert lemma not in found(text)


def test_an_exception_in_another_clause_is_none(found):
    assert "help" in found("If the attack comes, they will help us.")


def test_the_head_comes_first(tree):
    sentence = tree("They imposed sanctions.")
    match = next(m for m in matches(sentence, triggers()) if m.trigger.pos == "verb")
    assert match.words[0] == match.head == 1
    assert {sentence.lemmas[k] for k in match.words} == {"impose", "sanction"}


def test_parts_of_speech_are_those_of_the_lexicon(tree):
    sentence = tree("The old king went to war.")
    assert [pos_of(sentence, k) for k in range(len(sentence))] == [
        None, "adjective", "noun", "verb", "preposition", "noun", None,
    ]  # fmt: skip


def test_a_series_of_attacks_is_attacks(tree):
    sentence = tree("A series of attacks began.")
    series, attacks = sentence.words.index("series"), sentence.words.index("attacks")
    assert quantified(sentence, series) == (attacks,)
    assert quantity_of(sentence, attacks) == series
    assert quantity_of(sentence, series) == series
    assert quantified(sentence, attacks) == ()
