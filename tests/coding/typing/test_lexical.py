"""Expressions of the lexicon, found in a sentence by lemma and tree."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tertius.coding.lexicon import Lexicon
from tertius.coding.typing.chain import chain_of
from tertius.coding.typing.lexical import hits_of
from tertius.coding.typing.prior import first_guess, lexical_features

OWN = """
[[entry]]
lemma = "frobnicate"
pos = "verb"
event_type = "AID"
mode = "military"
source = ["subject"]
target = ["object"]
unless = ["rumour"]

[[entry]]
lemma = "frobnicate door on"
pos = "verb"
event_type = "REJECT"
source = ["subject"]
target = ["on"]

[[entry]]
lemma = "frobnicate clock"
pos = "verb"
nothing = true

[[entry]]
lemma = "grand embrace"
pos = "noun"
event_type = "CONSULT"
source = ["owner"]
target = ["of"]
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder = tmp_path_factory.mktemp("lexicon")
    (folder / "triggers.toml").write_text(OWN, encoding="utf-8")
    return Lexicon((Path(folder),))


def lemmas(tree: object, lexicon: Lexicon) -> list[str]:
    return [hit.trigger.lemma for hit in hits_of(tree, lexicon)]  # type: ignore[arg-type]


def test_finds_any_form_of_a_verb(pair: Callable[..., tuple], own: Lexicon) -> None:
    tree, _, _ = pair("Chile frobnicated Peru.")
    assert lemmas(tree, own) == ["frobnicate"]


def test_the_longer_expression_hides_the_shorter(pair: Callable[..., tuple], own: Lexicon) -> None:
    tree, _, _ = pair("Chile frobnicated the door on Peru.")
    assert lemmas(tree, own) == ["frobnicate door on"]


def test_an_expression_that_means_nothing_hides_as_well(
    pair: Callable[..., tuple], own: Lexicon
) -> None:
    tree, _, _ = pair("Chile frobnicated the clock.")
    assert lemmas(tree, own) == []


def test_a_word_that_makes_it_mean_something_else_keeps_it_out(
    pair: Callable[..., tuple], own: Lexicon
) -> None:
    tree, _, _ = pair("Chile frobnicated the rumour.")
    assert lemmas(tree, own) == []


def test_a_noun_is_found_by_its_last_word(pair: Callable[..., tuple], own: Lexicon) -> None:
    tree, _, _ = pair("Chile's grand embrace of Peru surprised us.")
    (hit,) = (h for h in hits_of(tree, own) if h.trigger.lemma == "grand embrace")
    assert tree.words[hit.place] == "embrace"
    assert {tree.words[k] for k in hit.words} == {"grand", "embrace"}


def test_the_same_word_as_another_part_of_speech_is_not_it(
    pair: Callable[..., tuple], own: Lexicon
) -> None:
    tree, _, _ = pair("They embrace grand plans.")
    assert "grand embrace" not in lemmas(tree, own)


def test_what_stands_on_the_chain_speaks_louder(pair: Callable[..., tuple], own: Lexicon) -> None:
    asked = pair("Chile frobnicated Peru while its guests bombed a bridge.", "Chile", "Peru")
    found = dict(lexical_features(asked[0], chain_of(*asked), hits_of(asked[0], own)))
    assert found["lex@chain=AID"] > found.get("lex@far=ASSAULT", 0.0)
    assert found["lexfirst=AID"] > 0
    assert found["lexmode=military"] > 0


def test_the_first_of_the_chain_is_the_first_guess(
    pair: Callable[..., tuple], own: Lexicon
) -> None:
    asked = pair("Last May, after a battle, Chile frobnicated Peru.", "Chile", "Peru")
    guess = first_guess(chain_of(*asked), hits_of(asked[0], own))
    assert guess is not None
    assert guess.trigger.event_type == "AID"


def test_without_expressions_there_is_no_guess(pair: Callable[..., tuple], own: Lexicon) -> None:
    asked = pair("Chile resembles Peru.", "Chile", "Peru")
    hits = [hit for hit in hits_of(asked[0], own) if hit.trigger.event_type]
    assert first_guess(chain_of(*asked), hits) is None
