"""What the models learn from, how they are fitted, and how they are measured."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.lexicon import entries
from tertius.coding.ontology import event_types
from tertius.coding.typing import DEFAULT_MODEL
from tertius.coding.typing.linear import read_linear

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def benchmark() -> Iterator[Callable[[str], ModuleType]]:
    """Import a module of the benchmarks."""
    pytest.importorskip("sklearn")
    from importlib import import_module

    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield import_module
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def sentences(benchmark: Callable[[str], ModuleType]) -> ModuleType:
    return benchmark("typing_sentences")


@pytest.mark.parametrize(
    ("verb", "past", "gerund"),
    [
        ("attack", "attacked", "attacking"),
        ("invade", "invaded", "invading"),
        ("ally", "allied", "allying"),
        ("ban", "banned", "banning"),
        ("send", "sent", "sending"),
        ("free", "freed", "freeing"),
        ("deploy", "deployed", "deploying"),
        ("aid", "aided", "aiding"),
    ],
)
def test_verbs_are_inflected(sentences: ModuleType, verb: str, past: str, gerund: str) -> None:
    assert sentences.past(verb) == past
    assert sentences.gerund(verb) == gerund


def test_lexicon_sentences_name_both_actors_at_their_places(sentences: ModuleType) -> None:
    found = list(sentences.lexicon_sentences(entries("triggers"), np.random.default_rng(0)))
    assert len(found) > 2000
    for one in found:
        for place in (one.source, one.target):
            if place is not None:
                words = one.text[slice(*place)]
                assert words.lower() in {actor.lower() for actor in sentences.ACTORS}, one
        assert "{" not in one.text
        assert one.text.endswith(".")


def test_lexicon_sentences_have_all_types(sentences: ModuleType) -> None:
    found = sentences.lexicon_sentences(entries("triggers"), np.random.default_rng(0))
    assert {one.event_type for one in found} == {kind.name for kind in event_types()}


def test_the_same_seed_writes_the_same_sentences(sentences: ModuleType) -> None:
    one, other = (
        list(sentences.lexicon_sentences(entries("triggers")[:200], np.random.default_rng(7)))
        for _ in range(2)
    )
    assert one == other


def test_acts_below_a_promise_or_a_refusal_have_another_type(sentences: ModuleType) -> None:
    found = list(sentences.lexicon_sentences(entries("triggers"), np.random.default_rng(0)))
    refused = [one for one in found if " refused to " in one.text and one.event_type == "REJECT"]
    agreed = [one for one in found if " agreed to " in one.text and one.event_type == "AGREE"]
    assert min(len(refused), len(agreed)) > 20


def test_only_the_training_part_of_the_corpus_is_learned_from(
    sentences: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = {"kind": "event", "source_words": "Oman", "target_words": "Iran", "sign": -1}
    for part, name in (("train", "ACCUSE"), ("dev", "AID"), ("test", "ASSAULT")):
        told = {"text": "Oman blamed Iran.", "records": [record | {"event_type": name}]}
        line = json.dumps({"document": part, "sentences": [told]})
        (tmp_path / f"{part}-news.jsonl").write_text(line + "\n", encoding="utf-8")
    monkeypatch.setattr(sentences, "CORPUS", tmp_path)
    (one,) = sentences.corpus("train")
    assert (one.event_type, one.source, one.target) == ("ACCUSE", (0, 4), (12, 16))


def test_an_actor_of_the_same_words_is_the_second_one(
    sentences: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = {"kind": "event", "source_words": "its", "target_words": "its", "sign": 1,
              "event_type": "AID"}  # fmt: skip
    told = {"text": "With its gold it paid its friend.", "records": [record]}
    line = json.dumps({"document": "d", "sentences": [told]})
    (tmp_path / "train-x.jsonl").write_text(line, encoding="utf-8")
    monkeypatch.setattr(sentences, "CORPUS", tmp_path)
    (one,) = sentences.corpus("train")
    assert one.source == (5, 8)
    assert one.target == (22, 25)


def test_rows_of_features_have_length_one(benchmark: Callable[[str], ModuleType]) -> None:
    training = benchmark("train_typing")
    named = [{"a": 3.0, "b": 4.0}, {"b": 2.0, "a": 1.0}, {"c": 1.0}]
    names = training.vocabulary(named)
    assert names == {"a": 0, "b": 1}
    rows = training.matrix(named, names).toarray()
    np.testing.assert_allclose(rows[0], [0.6, 0.8])
    np.testing.assert_allclose((rows**2).sum(axis=1), [1, 1, 0])


def test_axes_keep_all_products_of_rows(benchmark: Callable[[str], ModuleType]) -> None:
    training = benchmark("train_typing")
    rows = np.random.default_rng(0).normal(size=(12, 30)).astype(np.float32)
    reduced, axes = training.axes_of(rows)
    np.testing.assert_allclose(reduced @ reduced.T, rows @ rows.T, atol=1e-3)
    np.testing.assert_allclose(axes.T @ axes, np.eye(axes.shape[1]), atol=1e-4)


def test_no_document_is_learned_from_and_held_out(benchmark: Callable[[str], ModuleType]) -> None:
    training = benchmark("train_typing")
    groups = np.array(["d1", "d2", "d1", "lexicon 3", "d3", "d2", "lexicon 4"])
    folds = training.folds_of(groups)
    assert folds[0] == folds[2]
    assert folds[1] == folds[5]
    assert (folds[[3, 6]] == -1).all()


def test_the_factor_is_high_where_scores_are_right(benchmark: Callable[[str], ModuleType]) -> None:
    training = benchmark("train_typing")
    rng = np.random.default_rng(0)
    right = rng.integers(3, size=300)
    good = np.eye(3, dtype=np.float32)[right]
    noise = rng.normal(size=(300, 3)).astype(np.float32)
    assert training.heat_of(good, right) > 5 * training.heat_of(noise, right)


def test_what_ships_knows_no_name_of_an_actor() -> None:
    names = read_linear(DEFAULT_MODEL / "typing-words.npz").names
    seen = {word for name in names for word in name.partition("=")[2].lower().split()}
    assert seen.isdisjoint({"iran", "moscow", "putin", "israel", "pyongyang", "kenya"})


labels = st.lists(st.tuples(*[st.sampled_from(["AID", "ASSAULT", "AGREE"])] * 2), min_size=1)


@given(labels)
def test_macro_f1_is_the_mean_of_the_f1_of_what_is_there(
    benchmark: Callable[[str], ModuleType], pairs: list[tuple[str, str]]
) -> None:
    scores = benchmark("coding_scores")
    right, said = (np.array(side) for side in zip(*pairs, strict=True))
    both, true, told = Counter(r for r, s in pairs if r == s), Counter(right), Counter(said)
    each = [2 * both[name] / (true[name] + told[name]) for name in true]
    measure = scores.macro_f1(right, said)
    assert measure(np.arange(len(pairs))) == pytest.approx(sum(each) / len(each))


def test_an_interval_holds_its_figure(benchmark: Callable[[str], ModuleType]) -> None:
    scores = benchmark("coding_scores")
    right = np.array(["AID", "AGREE"] * 40)
    said = np.array(["AID", "AGREE", "AID", "AID"] * 20)
    target = scores.measured("x", scores.accuracy(right, said), list(range(80)), 0.9)
    assert target.low < target.value == 0.75 < target.high
    assert target.row()[-1] == "MISSED"
