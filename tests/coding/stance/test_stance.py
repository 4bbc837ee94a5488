"""How sentences are meant, over two hundred of our own; few of them name actors by key."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.coding.stance.cases import ALL, A, B, framed

from tertius.coding.model import AUTHOR, Mention, Party, Stance
from tertius.coding.stance import stance_of
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


@pytest.mark.parametrize(("case"), ALL, ids=[case[1][:60] for case in ALL])
def test_a_sentence_is_meant_as_its_words_say(case: tuple[str, ...], tree: Trees) -> None:
    level, text, *holder = case
    parsed, frame = framed(text, tree)

    stance = stance_of(parsed, frame)

    assert stance.level == level
    if holder:
        assert stance.holder == holder[0]


def test_every_level_is_tested_by_many_sentences() -> None:
    counted = Counter(case[0] for case in ALL)

    assert len(ALL) >= 200
    assert min(counted.values()) >= 25


def test_a_plain_assertion_has_no_words_and_the_voice_of_the_text(tree: Trees) -> None:
    parsed, frame = framed("Ghana [closed] its border with Togo.", tree)

    assert stance_of(parsed, frame) == Stance("asserted", AUTHOR)
    assert stance_of(parsed, frame, voice="editor").holder == "editor"


def test_the_words_that_tell_are_given(tree: Trees) -> None:
    parsed, frame = framed("Ghana may not [close] its border with Togo.", tree)

    assert stance_of(parsed, frame).words == "may … not"


def test_denial_beats_possibility_at_the_same_words(tree: Trees) -> None:
    parsed, frame = framed("Ghana will not [close] its border with Togo.", tree)

    assert stance_of(parsed, frame).level == "negated"


def test_two_denials_cancel_each_other(tree: Trees) -> None:
    parsed, frame = framed("Ghana did not fail to [warn] Togo.", tree)

    assert stance_of(parsed, frame).level == "asserted"


# Nesting: the outermost level decides, and what stands inside of it is kept.


def test_what_is_said_to_be_possible_is_reported_and_within_that_possible(tree: Trees) -> None:
    parsed, frame = framed("Diplomats said that Togo may [recall] its envoy from Accra.", tree)

    stance = stance_of(parsed, frame)

    assert (stance.level, stance.holder) == ("reported", "Diplomats")
    assert stance.within is not None
    assert stance.within.level == "hypothetical"
    assert stance.within.words == "may"


def test_what_is_said_not_to_be_is_reported_and_within_that_denied(tree: Trees) -> None:
    parsed, frame = framed("Diplomats said that Togo had not [recalled] its envoy.", tree)

    stance = stance_of(parsed, frame)

    assert stance.level == "reported"
    assert stance.within is not None
    assert stance.within.level == "negated"


def test_a_report_of_a_belief_names_both_who_say_and_who_believe(tree: Trees) -> None:
    text = "A clerk wrote that the admirals believed that Chile would [attack] Peru."
    parsed, frame = framed(text, tree)

    stance = stance_of(parsed, frame)

    assert (stance.level, stance.holder) == ("reported", "A clerk")
    assert stance.within is not None
    assert (stance.within.level, stance.within.holder) == ("opinion", "the admirals")
    assert stance.within.within is not None
    assert stance.within.within.level == "hypothetical"


def test_an_allegation_called_a_smear_is_denied_and_within_that_reported(tree: Trees) -> None:
    text = "Allegations that the premier was [soft] on Peking were nothing but an absurd smear."
    parsed, frame = framed(text, tree)

    stance = stance_of(parsed, frame)

    assert (stance.level, stance.holder, stance.words) == ("negated", AUTHOR, "absurd")
    assert stance.within is not None
    assert stance.within.level == "reported"


def test_a_disbelief_is_an_opinion_and_within_that_a_denial(tree: Trees) -> None:
    parsed, frame = framed("Sofia does not believe that Bucharest [armed] the bandits.", tree)

    stance = stance_of(parsed, frame)

    assert (stance.level, stance.holder) == ("opinion", "Sofia")
    assert stance.within is not None
    assert stance.within.level == "negated"


def test_what_is_not_said_is_denied(tree: Trees) -> None:
    parsed, frame = framed("Sofia never said that Bucharest had [armed] the bandits.", tree)

    assert stance_of(parsed, frame).level == "negated"


# Factive words.


@pytest.mark.parametrize("verb", ["admitted", "conceded", "acknowledged", "revealed", "confessed"])
def test_what_is_admitted_is_reported_and_taken_for_true(verb: str, tree: Trees) -> None:
    parsed, frame = framed(f"The general {verb} that his men had [shelled] the convent.", tree)

    stance = stance_of(parsed, frame)

    assert stance.level == "reported"
    assert stance.factive


@pytest.mark.parametrize("verb", ["claimed", "alleged", "insisted", "said", "boasted"])
def test_what_is_claimed_is_reported_and_left_open(verb: str, tree: Trees) -> None:
    parsed, frame = framed(f"The general {verb} that the rebels had [shelled] the convent.", tree)

    stance = stance_of(parsed, frame)

    assert stance.level == "reported"
    assert not stance.factive


@pytest.mark.parametrize("verb", ["regretted", "knew", "forgot", "resented"])
def test_what_is_regretted_or_known_is_a_fact_of_the_text(verb: str, tree: Trees) -> None:
    parsed, frame = framed(f"Vienna {verb} that Berlin had [signed] the treaty.", tree)

    assert stance_of(parsed, frame).level == "asserted"


# The trigger's own meaning is no stance.


@pytest.mark.parametrize("verb", ["threatened", "promised", "refused", "urged", "vowed", "offered"])
def test_a_threat_is_a_fact_and_its_content_is_not(verb: str, tree: Trees) -> None:
    object_ = " Jordan" if verb == "urged" else ""
    text = f"Syria {verb}{object_} to withdraw from the valley."
    parsed, threat = framed(text.replace(verb, f"[{verb}]"), tree)
    _, content = framed(text.replace("withdraw", "[withdraw]"), tree)

    assert stance_of(parsed, threat).level == "asserted"
    assert stance_of(parsed, content).level in ("hypothetical", "negated")


def test_a_trigger_of_several_words_owns_them_all(tree: Trees) -> None:
    parsed, content = framed("Syria wants to [buy] tanks from Prague.", tree)
    wants = parsed.words.index("wants")

    assert stance_of(parsed, content).level == "hypothetical"
    assert (
        stance_of(parsed, replace(content, trigger=(wants, *content.trigger))).level == "asserted"
    )


def test_the_fear_itself_is_an_attitude_and_a_fact(tree: Trees) -> None:
    parsed, frame = framed("Denmark [fears] a Prussian attack.", tree, kind="attitude")
    _, attack = framed("Denmark fears a Prussian [attack].", tree)

    assert stance_of(parsed, frame).level == "asserted"
    assert stance_of(parsed, attack).level == "opinion"
    assert stance_of(parsed, attack).holder == "Denmark"


def test_a_polite_would_leaves_an_attitude_a_fact(tree: Trees) -> None:
    text = "Guyana would [welcome] American engineers."
    parsed, attitude = framed(text, tree, kind="attitude")
    _, event = framed(text, tree, kind="event")

    assert stance_of(parsed, attitude).level == "asserted"
    assert stance_of(parsed, event).level == "hypothetical"


def test_a_would_under_a_condition_leaves_an_attitude_open(tree: Trees) -> None:
    text = "If the Senate paid for them, Guyana would [welcome] American engineers."
    parsed, attitude = framed(text, tree, kind="attitude")

    assert stance_of(parsed, attitude).level == "hypothetical"


# Holders that are actors.


def mention(parsed: Tree, word: str, key: str, *, modifier: bool = False) -> Mention:
    place = parsed.words.index(word)
    return Mention(place, place, place, (Party(key, key, word),), modifier)


def test_the_holder_is_the_key_of_an_actor_who_speaks(tree: Trees) -> None:
    parsed, frame = framed("Moscow says that Kyiv [shelled] Belgorod.", tree)
    mentions = (mention(parsed, "Moscow", "RUS"), mention(parsed, "Kyiv", "UKR"))

    assert stance_of(parsed, frame, mentions).holder == "RUS"
    assert stance_of(parsed, frame).holder == "Moscow"


def test_who_only_describes_the_speaker_is_no_holder(tree: Trees) -> None:
    parsed, frame = framed("Some Russian exiles say that Kyiv [shelled] Belgorod.", tree)
    mentions = (mention(parsed, "Russian", "RUS", modifier=True),)

    assert stance_of(parsed, frame, mentions).holder == "Some Russian exiles"


def test_two_holders_are_named_by_their_words(tree: Trees) -> None:
    parsed, frame = framed("Both say that Kyiv [shelled] Belgorod.", tree)
    both = Mention(0, 0, 0, (A, B))

    assert stance_of(parsed, frame, (both,)).holder == "Both"


def test_a_ministry_of_its_own_speaks_for_a_state(tree: Trees) -> None:
    parsed, frame = framed("Japan has [cut] aid to Peking, its foreign ministry said.", tree)
    mentions = (mention(parsed, "its", "JPN"),)

    assert stance_of(parsed, frame, mentions).holder == "JPN"
