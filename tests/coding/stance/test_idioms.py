"""Set phrases that look like a denial and are none, or deny without a 'not'."""

from collections.abc import Callable

import pytest
from tests.coding.stance.cases import framed

from tertius.coding.model import Mention, Party
from tertius.coding.stance import condition_of, stance_of
from tertius.coding.stance.holders import named, shortest
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


def level(text: str, tree: Trees) -> str:
    return stance_of(*framed(text, tree)).level


@pytest.mark.parametrize(
    "text",
    [
        "The Danes have no one to blame but themselves for the Prussian [attack].",
        "Quito has nobody to thank but Lima for the [raid] on its port.",
        "Athens had no choice but to [expel] the Bulgarian consul.",
        "Oslo cannot but [condemn] the raid.",
        "The Swedes could not help [noticing] the Danish fleet.",
        "The accord is nothing short of an [alliance] of Baku with Ankara.",
        "The gift was nothing but a [bribe] to the Khan.",
        "Lisbon recalled its envoy, not least because Rabat had [insulted] him.",
        "No less than four times Chad [attacked] the oasis.",
        "No wonder Hungary [blocked] the loan.",
        "No state except Austria [recognised] the duchy.",
        "Few doubt that Lagos [armed] the rebels.",
        "Hardly anyone noticed, but no historian doubts that Turin [provoked] Vienna.",
        "The Dutch fail to see that Jakarta has [outwitted] them.",
        "Editors overlook that Hanoi [fed] the rebels.",
        "The minister pretended not to know that Rangoon had [armed] the hill tribes.",
    ],
)
def test_a_phrase_that_leaves_no_doubt_is_no_denial(text: str, tree: Trees) -> None:
    assert level(text, tree) == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia is anything but an [ally] of Chile.",
        "The talks were anything but a [surrender] to Paris.",
        "No ship fired, but the Turks did not [attack] it either.",
        "Nobody in Oslo [praised] the raid.",
    ],
)
def test_what_denies_still_denies(text: str, tree: Trees) -> None:
    assert level(text, tree) == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "Cairo neither confirmed nor denied that it had [bombed] the camp.",
        "The consul would not confirm or deny that Oman [paid] the rebels.",
        "Tunis refused to confirm or deny that it [sheltered] the colonel.",
    ],
)
def test_what_is_neither_confirmed_nor_denied_is_open(text: str, tree: Trees) -> None:
    assert level(text, tree) == "hypothetical"


def test_a_few_who_doubt_are_not_nobody(tree: Trees) -> None:
    assert level("A few doubt that Lagos [armed] the rebels.", tree) == "opinion"


def test_because_of_a_warning_puts_no_words_in_a_mouth(tree: Trees) -> None:
    text = "Chile did not [attack] Peru, not least because Brazil warned the admirals."

    stance = stance_of(*framed(text, tree))

    assert (stance.level, stance.within) == ("negated", None)


@pytest.mark.parametrize("words", ["Hallam's angry rhetoric", "The Ruritanian note"])
def test_who_leads_a_state_speaks_for_it_in_his_speeches(words: str, tree: Trees) -> None:
    parsed = tree(f"{words} suggests that war will come.")
    place = parsed.words.index("Hallam" if "Hallam" in words else "Ruritanian")
    mention = Mention(place, place, place, (Party("RUR", "Ruritania"),), modifier=True)

    assert named(parsed, parsed.words.index("suggests") - 1, (mention,)) == "RUR"


def test_a_holder_is_named_in_few_words(tree: Trees) -> None:
    parsed = tree("The last report of the old statistics office in the capital of the duchy came.")
    end = parsed.words.index("came") - 1

    assert shortest(parsed, 0, 2, end) == "The last report"
    assert shortest(parsed, 0, 2, 4) == "The last report of the"
    assert shortest(parsed, 4, 7, 7) == "the old statistics office"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("His earlier [overture] to Lima is a good sign if he wins.", ""),
        ("Her [attack] on Quito was a blunder if the polls are right.", ""),
        ("The [alliance] of Lima with Quito will last if he wins.", "if he wins"),
        ("The [alliance] of Lima with Quito is likely to last if he wins.", "if he wins"),
        ("Lima will [attack] Quito if he wins.", "if he wins"),
    ],
)
def test_what_has_been_done_stands_under_no_condition(
    text: str, condition: str, tree: Trees
) -> None:
    assert condition_of(*framed(text, tree)) == condition
