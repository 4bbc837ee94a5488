"""A model in a folder types events, and nothing else of a record changes."""

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from math import inf, nan
from pathlib import Path

import pytest
from tests.coding.backends.stub import found_in

from tertius.coding.actors import actor_index
from tertius.coding.backends import hf_model
from tertius.coding.backends.hf import HfBackend, hypotheses, load_hf
from tertius.coding.backends.hf_model import labels_of, load_classifier
from tertius.coding.coded import Coded, CodedSentence
from tertius.coding.model import Frame, Stance
from tertius.coding.ontology import event_type, event_types
from tertius.errors import CodingError, MissingExtra

TYPES = tuple(kind.name for kind in event_types())
PAIRS = Sequence[tuple[str, str | None]]
WAR = "Egypt attacked Israel."
GIFT = "Peru asked Chile for help."


def coded(sentence: CodedSentence, name: str, **changed: object) -> CodedSentence:
    """Let the rules have found an event, or what else ``kind`` says, between the two actors."""
    source, target = sentence.mentions
    kind = event_type(name)
    frame = Frame(
        kind=changed.pop("kind", "event"),
        source=source.parties[0],
        target=target.parties[0],
        at=(source.head, target.head),
        trigger=(1,),
        rule="verb:object",
        sign=changed.pop("words", None),
        sure=0.8,
    )
    event = frame.kind == "event"
    one = Coded(
        frame=frame,
        event_type=name if event else "",
        mode="bombing" if event else "",
        quad_class=kind.quad_class if event else None,
        goldstein=kind.score if event else None,
        sign=changed.pop("sign", -1),
        stance=Stance("reported", "RUS"),
        when="1973",
        superseded=False,
        condition="",
        rule="verb:object+model",
        sure=0.6,
    )
    return replace(sentence, coded=(one,), empty=None)


def constant(**labels: float):
    """Give a model that always answers the same, and a list of what it was asked."""
    asked: list[tuple[str, str | None]] = []

    def classify(pairs: PAIRS) -> list[dict[str, float]]:
        asked.extend(pairs)
        return [dict(labels)] * len(pairs)

    return classify, asked


def by(classify, sentences, **options):
    """Let a model type the events of sentences."""
    backend = HfBackend("hf:some", classify, **options)
    return backend.recode(tuple(sentences), written=None, index=actor_index())


def classifier(**labels: float):
    """Give a classifier of PLOVER's types that always answers the same."""
    return constant(**labels)[0], {"types": {name: name for name in TYPES}}


@pytest.mark.parametrize("name", TYPES)
def test_the_likeliest_type_is_taken_with_what_hangs_on_it(name):
    classify, options = classifier(**dict.fromkeys(TYPES, 0.02) | {name: 0.7})
    recoded = by(classify, [coded(found_in(WAR)[0], "PROTEST")], **options)
    ((event,),) = [sentence.coded for sentence in recoded.sentences]
    kind = event_type(name)
    assert (event.event_type, event.quad_class, event.goldstein) == (
        name,
        kind.quad_class,
        kind.score,
    )
    assert event.rule == "verb:object+hf:some"
    assert event.sure == round(0.8 * 0.7, 4)


def test_all_else_stays_as_the_rules_found_it():
    classify, options = classifier(AID=0.9)
    (before,) = sentences = [coded(found_in(WAR)[0], "ASSAULT")]
    (after,) = by(classify, sentences, **options).sentences
    assert (after.tree, after.mentions, after.empty) == (before.tree, before.mentions, None)
    (one,), (other,) = before.coded, after.coded
    assert (other.frame, other.stance, other.when) == (one.frame, one.stance, one.when)


def test_the_same_type_keeps_mode_and_sign():
    classify, options = classifier(ASSAULT=0.5, AID=0.1)
    (sentence,) = by(classify, [coded(found_in(WAR)[0], "ASSAULT")], **options).sentences
    (event,) = sentence.coded
    assert (event.mode, event.sign) == ("bombing", -1)


@pytest.mark.parametrize(
    ("name", "words", "before", "after"),
    [
        ("AID", None, -1, 1),  # the type's own sign
        ("AID", -1, -1, -1),  # what the words tell wins
        ("REQUEST", None, 1, 1),  # a request for aid stays friendly
        ("ASSAULT", 0, 1, 0),
    ],
)
def test_a_new_type_brings_its_sign_unless_the_words_tell(name, words, before, after):
    classify, options = classifier(**{name: 1.0})
    sentence = coded(found_in(WAR)[0], "PROTEST", words=words, sign=before)
    (found,) = by(classify, [sentence], **options).sentences
    assert found.coded[0].sign == after
    assert found.coded[0].mode == ""


@pytest.mark.parametrize("kind", ["standing", "attitude", "policy"])
def test_what_is_no_event_is_not_asked_about(kind):
    classify, asked = constant(AID=1.0)
    sentences = [coded(found_in(WAR)[0], "AID", kind=kind)]
    recoded = by(classify, sentences, types={"AID": "AID"})
    assert recoded.sentences == tuple(sentences)
    assert asked == []


def test_each_event_gets_its_own_answer():
    def classify(pairs: PAIRS) -> list[dict[str, float]]:
        return [{"ASSAULT": 1.0} if "attacked" in text else {"REQUEST": 1.0} for text, _ in pairs]

    war, gift = found_in(WAR, GIFT)
    silent = replace(war, coded=(), empty="no trigger")
    sentences = [coded(war, "AID"), silent, coded(gift, "AID")]
    recoded = by(classify, sentences, types={name: name for name in TYPES})
    assert [[c.event_type for c in s.coded] for s in recoded.sentences] == [
        ["ASSAULT"],
        [],
        ["REQUEST"],
    ]


def test_a_text_without_events_needs_no_model():
    assert by(None, found_in(WAR), types={}).sentences == found_in(WAR)


def test_labels_of_one_type_are_added_up():
    classify, _ = constant(aid=0.3, Aid=0.3, ASSAULT=0.4)
    types = {"aid": "AID", "Aid": "AID", "ASSAULT": "ASSAULT"}
    (sentence,) = by(classify, [coded(found_in(WAR)[0], "ASSAULT")], types=types).sentences
    assert sentence.coded[0].event_type == "AID"


def test_a_model_of_entailment_is_asked_once_for_each_type():
    wording = hypotheses()
    true = wording["SANCTION"].format(source="Egypt", target="Israel")

    def classify(pairs: PAIRS) -> list[dict[str, float]]:
        assert [text for text, _ in pairs] == [WAR] * len(wording)
        return [{"entailment": 0.8 if other == true else 0.1} for _, other in pairs]

    recoded = by(classify, [coded(found_in(WAR)[0], "AID")], entails="entailment")
    (event,) = recoded.sentences[0].coded
    assert event.event_type == "SANCTION"
    assert event.sure == round(0.8 * 0.8 / (0.8 + 0.1 * (len(wording) - 1)), 4)


def test_every_type_has_a_wording_with_both_actors():
    assert set(hypotheses()) == set(TYPES)
    for words in hypotheses().values():
        assert "{source}" in words
        assert "{target}" in words
        assert words.endswith(".")
    assert len(set(hypotheses().values())) == len(TYPES)


@pytest.mark.parametrize("share", [0.0, nan, inf, -1.0])
def test_numbers_that_are_none_leave_the_type_of_the_rules(share):
    classify, options = classifier(AID=share)
    sentences = [coded(found_in(WAR)[0], "ASSAULT")]
    recoded = by(classify, sentences, **options)
    assert recoded.sentences == tuple(sentences)
    assert recoded.notes == (
        "the back end told no type of 1 event, and that of the rules was kept",
    )


@pytest.mark.parametrize("error", [RuntimeError, ValueError, TypeError, KeyError, OSError])
def test_a_model_that_fails_is_named(error):
    def classify(_: PAIRS) -> list[dict[str, float]]:
        raise error("CUDA out of memory")

    with pytest.raises(CodingError, match="the model failed") as caught:
        by(classify, [coded(found_in(WAR)[0], "AID")], types={"AID": "AID"})
    assert caught.value.where == "hf:some"


def test_too_few_answers_are_an_error():
    with pytest.raises(CodingError, match="gave 0 answers to 1 questions"):
        by(lambda _: [], [coded(found_in(WAR)[0], "AID")], types={"AID": "AID"})


# --- the folder ----------------------------------------------------------------------------------


def folder(path: Path, labels: Sequence[str] = TYPES, **changed: object) -> Path:
    """Write what a folder of a model has, without weights that mean anything."""
    config = {
        "architectures": ["BertForSequenceClassification"],
        "id2label": {str(k): label for k, label in enumerate(labels)},
    } | changed
    path.mkdir(exist_ok=True)
    (path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (path / "model.safetensors").write_bytes(b"")
    return path


def test_labels_are_in_the_order_of_the_outputs(tmp_path):
    labels = [f"label {k}" for k in range(12)]
    assert labels_of(folder(tmp_path, labels)) == tuple(labels)


def test_types_are_taken_in_any_case(tmp_path, monkeypatch):
    monkeypatch.setattr(hf_model, "load_classifier", lambda _: None)
    backend = load_hf(folder(tmp_path / "mine", ["Aid", " ASSAULT"]))
    assert backend.types == {"Aid": "AID", " ASSAULT": "ASSAULT"}
    assert (backend.name, backend.entails) == ("hf:mine", "")


def test_a_model_of_entailment_is_recognised(tmp_path, monkeypatch):
    monkeypatch.setattr(hf_model, "load_classifier", lambda _: None)
    backend = load_hf(folder(tmp_path, ["CONTRADICTION", "neutral", "Entailment"]))
    assert (backend.entails, backend.types) == ("Entailment", {})


@pytest.mark.parametrize("labels", [["LABEL_0", "LABEL_1"], ["AID", "LOVE"], ["sports", "news"]])
def test_labels_that_are_no_types_are_refused(tmp_path, labels):
    with pytest.raises(CodingError, match="labels that are no PLOVER types") as caught:
        load_hf(folder(tmp_path, labels))
    assert "id2label" in caught.value.remedy


@pytest.mark.parametrize("name", ["bert-base-uncased", "org/model", "https://example.org/model"])
def test_a_name_is_never_downloaded(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CodingError, match="is no folder, and models are never downloaded"):
        load_hf(Path(name))


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"architectures": ["BertModel"]}, "no model that classifies sequences"),
        ({"architectures": None}, "no model that classifies sequences"),
        ({"id2label": None}, "no names of its labels"),
        ({"id2label": ["AID"]}, "no names of its labels"),
        ({"id2label": {"0": 7}}, "no names of its labels"),
        ({"id2label": {"zero": "AID"}}, "no names of its labels"),
    ],
)
def test_a_folder_of_another_model_is_refused(tmp_path, changed, what):
    with pytest.raises(CodingError, match=what) as caught:
        labels_of(folder(tmp_path, **changed))
    assert caught.value.where == str(tmp_path)


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 100_000, b"7"])
def test_a_broken_config_is_refused(tmp_path, data):
    (folder(tmp_path) / "config.json").write_bytes(data)
    with pytest.raises(CodingError, match=r"config\.json that is no"):
        labels_of(tmp_path)


def test_a_folder_without_config_is_refused(tmp_path):
    with pytest.raises(CodingError, match=r"no config\.json"):
        labels_of(tmp_path)


def test_weights_that_could_run_code_are_refused(tmp_path):
    weights = folder(tmp_path) / "model.safetensors"
    weights.rename(tmp_path / "pytorch_model.bin")
    with pytest.raises(CodingError, match="no weights as safetensors"):
        labels_of(tmp_path)


def test_without_the_libraries_the_line_to_type_is_told(tmp_path, monkeypatch):
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr(hf_model, "import_module", missing)
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")  # put back afterwards
    with pytest.raises(MissingExtra, match="needs torch, which is not installed") as caught:
        load_hf(folder(tmp_path))
    assert "pip install" in caught.value.remedy
    assert os.environ["HF_HUB_OFFLINE"] == "1"


# --- with the libraries --------------------------------------------------------------------------

WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "egypt",
    "attacked",
    "israel",
    ".",
    "peru",
    "asked",
    "chile",
    "for",
    "help",
]


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """Save a tiny model of random weights as a user's would be."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    torch = pytest.importorskip("torch", reason="torch is not installed")
    bert = pytest.importorskip("transformers", reason="transformers is not installed")

    def save(labels: Sequence[str]) -> Path:
        torch.manual_seed(7)
        config = bert.BertConfig(
            vocab_size=len(WORDS),
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=16,
            max_position_embeddings=64,
            id2label=dict(enumerate(labels)),
            label2id={label: k for k, label in enumerate(labels)},
        )
        bert.BertForSequenceClassification(config).save_pretrained(tmp_path)
        (tmp_path / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
        bert.BertTokenizerFast(vocab_file=str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
        return tmp_path

    return save


@pytest.mark.parametrize("labels", [TYPES, ("contradiction", "neutral", "entailment")])
def test_a_real_model_types_events(saved, labels):
    backend = load_hf(saved(labels))
    sentences = [coded(one, "AID") for one in found_in(WAR, GIFT)]
    recoded = backend.recode(tuple(sentences), written=None, index=actor_index())
    for sentence in recoded.sentences:
        (event,) = sentence.coded
        assert event.event_type in TYPES
        assert 0 < event.sure < 1
    assert backend.recode(tuple(sentences), written=None, index=actor_index()) == recoded


def test_a_real_model_gives_shares_also_of_long_texts(saved):
    classify = load_classifier(saved(TYPES))
    found = classify([(WAR, None), (WAR * 200, None)] * 20)
    assert len(found) == 40
    for shares in found:
        assert sum(shares.values()) == pytest.approx(1, abs=1e-5)


def test_a_real_model_without_its_head_is_refused(saved):
    from safetensors.numpy import load_file, save_file

    path = saved(TYPES) / "model.safetensors"
    weights = {name: w for name, w in load_file(path).items() if "classifier" not in name}
    save_file(weights, path, metadata={"format": "pt"})
    with pytest.raises(CodingError, match="lacks 2 parts of its weights"):
        load_classifier(path.parent)


def test_damaged_weights_are_refused(saved):
    path = saved(TYPES) / "model.safetensors"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(CodingError, match="cannot be loaded"):
        load_classifier(path.parent)


def test_code_that_comes_with_a_model_is_not_run(saved):
    path = saved(TYPES) / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config |= {
        "model_type": "odd",
        "auto_map": dict.fromkeys(
            ("AutoConfig", "AutoModelForSequenceClassification"), "evil.Evil"
        ),
    }
    path.write_text(json.dumps(config), encoding="utf-8")
    (path.parent / "evil.py").write_text(
        "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n"
        "class C: pass\nclass M: pass\n",
        encoding="utf-8",
    )
    with pytest.raises(CodingError, match="cannot be loaded"):
        load_classifier(path.parent)
    assert not (path.parent / "ran").exists()
