"""Traps for readers of opinion pieces: what looks like a denial, an act or a fact, and is none."""

from collections.abc import Callable

import pytest
from tests.coding.stance.cases import framed

from tertius.coding.stance import stance_of, when_of
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


def level(text: str, tree: Trees, kind: str = "event") -> str:
    return stance_of(*framed(text, tree, kind)).level


@pytest.mark.parametrize(
    "text",
    [
        "Not only are Oman and Qatar [working] together, they share a gas field.",
        "Not only did Oslo [condemn] the raid; it recalled its envoy from Lisbon.",
        "Lisbon is not only [arming] the Katangese but feeding them.",
        "Not just Oslo but Helsinki [condemned] the raid.",
    ],
)
def test_not_only_is_no_denial(text: str, tree: Trees) -> None:
    assert level(text, tree) == "asserted"


def test_instead_of_denies_the_gerund_alone(tree: Trees) -> None:
    text = "Instead of retreating from Aden, the British escalated the fight against Sanaa."

    assert level(text.replace("retreating", "[retreating]"), tree) == "negated"
    assert level(text.replace("escalated", "[escalated]"), tree) == "asserted"


def test_not_to_but_to_denies_the_first_alone(tree: Trees) -> None:
    text = "The chief goal of the Allies was not to defend Poland but to weaken Germany."

    assert level(text.replace("defend", "[defend]"), tree) == "negated"
    assert level(text.replace("weaken", "[weaken]"), tree) == "hypothetical"


def test_neither_nor_but_denies_what_stands_before_but(tree: Trees) -> None:
    text = "What binds Athens to Sofia is neither trade nor faith but a common fear of Ankara."

    assert level(text.replace("trade", "[trade]"), tree) == "negated"
    assert level(text.replace("a common fear", "a common [fear]"), tree) == "asserted"


def test_not_until_has_come_true_in_the_past_and_not_in_the_future(tree: Trees) -> None:
    past = "Spain did not recognise Mexico until France [recognised] it."
    future = "Spain will not recognise Kosovo until Serbia [recognises] it."

    assert level(past, tree) == "asserted"
    assert level(future, tree) == "hypothetical"


def test_who_is_determined_to_destroy_is_so_in_the_eyes_of_the_beholder(tree: Trees) -> None:
    text = "Nasser regarded Israel as an outpost determined to [destroy] Egypt."
    stance = stance_of(*framed(text, tree))

    assert (stance.level, stance.holder) == ("opinion", "Nasser")
    assert stance.within is not None
    assert stance.within.level == "hypothetical"


def test_who_is_hostile_to_the_idea_of_talking_does_not_talk(tree: Trees) -> None:
    assert level("She seems hostile to the idea of even [talking] to Tripoli.", tree) == "opinion"
    assert level("The idea of [talking] to Tripoli repels her.", tree) == "opinion"


def test_a_concession_in_words_is_a_report(tree: Trees) -> None:
    text = "He now concedes that the embargo [drove] Lima towards Moscow."
    stance = stance_of(*framed(text, tree))

    assert (stance.level, stance.factive) == ("reported", True)


def test_analysts_who_had_warned_are_heard(tree: Trees) -> None:
    text = "The canal was bound to [divide] Cairo from London, as shrewd consuls had warned."
    stance = stance_of(*framed(text, tree))

    assert (stance.level, stance.holder) == ("reported", "shrewd consuls")


def test_what_was_tried_is_not_done(tree: Trees) -> None:
    text = "Before the war, Sofia was trying to [distance] itself from Berlin."

    assert level(text, tree) == "hypothetical"


def test_before_the_war_it_was_trying_and_now_it_is_not(tree: Trees) -> None:
    text = "In the years before the war, Sofia was [trying] to distance itself from Berlin."
    parsed, frame = framed(text, tree, "policy")

    assert stance_of(parsed, frame).level == "asserted"
    assert when_of(parsed, frame).superseded


def test_what_reasons_are_given_for_is_not_yet_so(tree: Trees) -> None:
    text = "London has given Lima and Quito ample reasons to [cooperate] against it."

    assert level(text, tree) == "hypothetical"
    assert level(text.replace("[", "").replace("]", "").replace("given", "[given]"), tree) == (
        "asserted"
    )


def test_an_absurd_smear_is_denied(tree: Trees) -> None:
    text = (
        "The allegations that Attlee was [soft] on Moscow were nothing more than an absurd smear."
    )

    assert level(text, tree) == "negated"


def test_what_is_likely_to_go_on_under_a_condition_is_open(tree: Trees) -> None:
    text = "The quarrel between Lima and Quito is likely to [continue] if the general wins."

    assert level(text, tree) == "hypothetical"


def test_it_is_hardly_surprising_denies_the_surprise_alone(tree: Trees) -> None:
    text = "It is hardly surprising that Quito is [seeking] arms anywhere it can find them."

    assert level(text, tree) == "asserted"


def test_what_somebody_has_nothing_to_do_with_is_reported(tree: Trees) -> None:
    text = "Officials have insisted that the raid had [nothing] to do with fears of Tokyo."

    assert level(text, tree) == "reported"


def test_a_purpose_of_aid_is_open_and_the_aid_is_not(tree: Trees) -> None:
    text = "Tehran sends drones to assist Moscow's army in Ukraine."

    assert level(text.replace("sends", "[sends]"), tree) == "asserted"
    assert level(text.replace("assist", "[assist]"), tree) == "hypothetical"


def test_a_denied_act_beside_a_fact_leaves_the_fact(tree: Trees) -> None:
    text = "Quito, which had shelled the fort, did not apologise to Lima."

    assert level(text.replace("shelled", "[shelled]"), tree) == "asserted"
    assert level(text.replace("apologise", "[apologise]"), tree) == "negated"


def test_a_possible_act_beside_a_cause_leaves_the_cause(tree: Trees) -> None:
    text = "Lima may recall its envoy because Quito shelled the fort."

    assert level(text.replace("recall", "[recall]"), tree) == "hypothetical"
    assert level(text.replace("shelled", "[shelled]"), tree) == "asserted"


def test_a_report_reaches_into_what_stands_beside_its_content(tree: Trees) -> None:
    text = "Lima said that it had recalled its envoy because Quito [shelled] the fort."

    assert level(text, tree) == "reported"


def test_a_semicolon_ends_a_report(tree: Trees) -> None:
    text = "Quito [shelled] the fort; Lima, officials said, would protest."

    assert level(text, tree) == "asserted"


def test_a_policy_consists_in_its_effort(tree: Trees) -> None:
    text = "London is pursuing an effort to [make] Lima a pariah."

    assert level(text, tree, "policy") == "asserted"
    assert level(text, tree, "event") == "hypothetical"


def test_a_policy_that_is_only_demanded_is_open(tree: Trees) -> None:
    text = "London may try to [make] Lima a pariah."

    assert level(text, tree, "policy") == "hypothetical"


def test_who_fails_to_grasp_something_leaves_it_true(tree: Trees) -> None:
    text = "The admirals failed to grasp that Tokyo had [seized] the island."

    assert level(text, tree) == "asserted"


def test_what_is_given_in_return_is_as_sure_as_what_is_given_for_it(tree: Trees) -> None:
    fact = "In return for [arming] Moscow, Pyongyang gets oil."
    plan = "In return for [arming] Moscow, Pyongyang would get oil."

    assert level(fact, tree) == "asserted"
    assert level(plan, tree) == "hypothetical"
