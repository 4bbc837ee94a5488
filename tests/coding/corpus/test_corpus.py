"""The project's own labelled sentences: that they are well formed, apart, and enough."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tertius.coding.model import AUTHOR, KINDS, LEVELS
from tertius.states import entities

SPLITS = ("train", "dev", "test", "plain")
GENRES = ("news", "opinion")
HALVES = [f"{split}-{genre}" for split in SPLITS for genre in GENRES]
FRIENDLY = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
EITHER = frozenset({"CONSULT", "REQUEST"})
TYPES = FRIENDLY | HOSTILE | EITHER
STYLES = {
    "news": {"wire", "broadcast", "communique", "historical", "headline-brief"},
    "opinion": None,
}
DOCUMENT_FIELDS = {"document", "genre", "style", "date", "region", "sentences"}
OPTIONAL_DOCUMENT_FIELDS = {"author", "title"}
DYADIC_FIELDS = {"kind", "source", "target", "source_words", "target_words", "sign"}
CAUSAL_FIELDS = {"kind", "source", "target", "source_words", "effect"}
OPTIONAL_FIELDS = {"stance", "holder", "reciprocal", "superseded"}
# What the guide promises of a half: documents, sentences, share of sentences without a relation.
PROMISED = {
    "train-news": (45, 330, 0.25),
    "dev-news": (12, 80, 0.25),
    "test-news": (18, 120, 0.25),
}
EACH_TYPE_IN_TRAIN = 15
GUIDE = Path(__file__).resolve().parents[3] / "docs" / "coding-guide.md"
# Columns of the guide's table, after documents, sentences, silent sentences and records.
KINDS_SHOWN = ("event", "standing", "attitude", "policy", "causal")

Json = dict[str, Any]


def read(half: str) -> list[Json]:
    """Documents of one file of the corpus."""
    place = files("tertius.coding") / "data" / "corpus" / f"{half}.jsonl"
    if not place.is_file():
        pytest.skip(f"there is no {half} yet")
    return [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]


def sentences(documents: list[Json]) -> Iterator[Json]:
    for document in documents:
        yield from document["sentences"]


def records(documents: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Each record with its sentence."""
    for sentence in sentences(documents):
        for record in sentence["records"]:
            yield sentence, record


def plain(text: str) -> str:
    """Letters and digits only, so that a dash or a quotation mark hides no copy."""
    return re.sub(r"\W+", " ", text.lower()).strip()


@pytest.fixture(params=[*HALVES, "second-news", "second-opinion"])
def half(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def documents(half: str) -> list[Json]:
    return read(half)


def existing() -> dict[str, list[Json]]:
    """Every file that is there."""
    folder = files("tertius.coding") / "data" / "corpus"
    return {name: read(name) for name in HALVES if (folder / f"{name}.jsonl").is_file()}


def test_a_document_says_what_it_is(half: str, documents: list[Json]) -> None:
    for document in documents:
        fields = set(document)
        assert fields >= DOCUMENT_FIELDS
        assert fields <= DOCUMENT_FIELDS | OPTIONAL_DOCUMENT_FIELDS
        assert document["genre"] == half.partition("-")[2]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", document["date"]), document["date"]
        assert document["region"].strip()
        assert document["sentences"]
        styles = STYLES[document["genre"]]
        assert styles is None or document["style"] in styles


def test_dates_lie_in_the_span_that_the_guide_names(documents: list[Json]) -> None:
    assert all("1900" <= document["date"] < "2027" for document in documents)


def test_a_sentence_is_text_and_records(documents: list[Json]) -> None:
    for sentence in sentences(documents):
        assert set(sentence) == {"text", "records"}
        text = sentence["text"]
        assert text == text.strip()
        assert len(text) > 3
        assert "\n" not in text


def test_records_have_their_fields_and_no_others(documents: list[Json]) -> None:
    for sentence, record in records(documents):
        if record["kind"] == "causal":
            needed, allowed = CAUSAL_FIELDS, {"target_words", "sign", "event_type"}
        elif record["kind"] == "event":
            needed, allowed = DYADIC_FIELDS | {"event_type"}, set()
        else:
            needed, allowed = DYADIC_FIELDS, {"event_type"}
        assert set(record) >= needed, (sentence["text"], record)
        assert set(record) <= needed | allowed | OPTIONAL_FIELDS, (sentence["text"], record)


def test_words_of_the_labels_are_from_the_lists(documents: list[Json]) -> None:
    for _, record in records(documents):
        assert record["kind"] in KINDS
        assert record.get("stance", "asserted") in LEVELS
        assert record.get("sign", 0) in (-1, 0, 1)
        assert isinstance(record.get("reciprocal", False), bool)
        assert isinstance(record.get("superseded", False), bool)
        if record["kind"] == "event":
            assert record["event_type"] in TYPES
        else:
            assert not record.get("event_type")


def test_signs_follow_the_types(documents: list[Json]) -> None:
    for sentence, record in records(documents):
        if record["kind"] != "event" or record["event_type"] in EITHER:
            continue
        expected = 1 if record["event_type"] in FRIENDLY else -1
        assert record["sign"] == expected, (sentence["text"], record)


def test_actors_are_keys_of_the_registry_and_two_of_them(documents: list[Json]) -> None:
    known = {entity.key for entity in entities()}
    for sentence, record in records(documents):
        if record["kind"] == "causal":
            assert record["target"] is None
            parties = [record["source"], *record["effect"]["dyad"]]
            assert len(parties) == 3
            assert record["effect"]["sign"] in (-1, 0, 1)
        else:
            parties = [record["source"], record["target"]]
        assert set(parties) <= known, (sentence["text"], set(parties) - known)
        assert len(set(parties)) == len(parties), (sentence["text"], record)


def test_actors_stand_in_their_sentence(documents: list[Json]) -> None:
    for sentence, record in records(documents):
        words = (record["source_words"], record.get("target_words", ""))
        for one in words:
            assert one in sentence["text"], (one, sentence["text"])
        if record["kind"] != "causal":
            assert any(words), ("neither actor is meant by any word", sentence["text"])


def test_a_holder_is_the_author_an_actor_or_words_of_the_sentence(documents: list[Json]) -> None:
    known = {entity.key for entity in entities()} | {AUTHOR}
    for sentence, record in records(documents):
        holder = record.get("holder", AUTHOR)
        assert holder in known or holder in sentence["text"], (holder, sentence["text"])
        if record.get("stance", "asserted") == "asserted":
            assert holder == AUTHOR, (holder, sentence["text"])


def test_no_record_stands_twice(documents: list[Json]) -> None:
    for sentence in sentences(documents):
        seen = [json.dumps(record, sort_keys=True) for record in sentence["records"]]
        assert len(set(seen)) == len(seen), sentence["text"]


def test_symmetric_ties_are_not_written_in_both_directions(documents: list[Json]) -> None:
    for sentence in sentences(documents):
        seen: dict[str, tuple[str, str]] = {}
        for record in sentence["records"]:
            if not record.get("reciprocal"):
                continue
            parties = (record["source"], record["target"])
            rest = {k: v for k, v in record.items() if not k.startswith(("source", "target"))}
            key = json.dumps([sorted(parties), rest], sort_keys=True)
            assert seen.setdefault(key, parties) == parties, sentence["text"]


def test_no_document_and_no_sentence_is_in_two_places() -> None:
    names: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for documents in existing().values():
        names.update(document["document"] for document in documents)
        texts.update({plain(sentence["text"]) for sentence in sentences(documents)})
    assert [name for name, times in names.items() if times > 1] == []
    assert [text for text, times in texts.items() if times > 1] == []


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_there_is_as_much_as_the_guide_says(name: str) -> None:
    documents = read(name)
    least_documents, least_sentences, silent = PROMISED[name]
    every = list(sentences(documents))
    assert len(documents) >= least_documents
    assert len(every) >= least_sentences
    assert sum(not sentence["records"] for sentence in every) >= silent * len(every)


def test_news_to_learn_from_show_every_type_often_enough() -> None:
    seen = Counter(
        record["event_type"]
        for _, record in records(read("train-news"))
        if record["kind"] == "event"
    )
    assert {name: seen[name] for name in TYPES if seen[name] < EACH_TYPE_IN_TRAIN} == {}


@pytest.mark.parametrize("split", SPLITS)
def test_every_split_shows_every_kind_and_every_stance(split: str) -> None:
    found = [r for name, d in existing().items() if name.startswith(split) for _, r in records(d)]
    assert {record["kind"] for record in found} == set(KINDS)
    assert {record.get("stance", "asserted") for record in found} == set(LEVELS)


def test_the_guide_prints_the_numbers_of_the_files() -> None:
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    shown = {row[0]: [int(cell) for cell in row[1:]] for row in cells if row[0] in HALVES}
    true = {}
    for name, documents in existing().items():
        every = list(sentences(documents))
        kinds = Counter(record["kind"] for _, record in records(documents))
        silent = sum(not sentence["records"] for sentence in every)
        counted = [len(documents), len(every), silent, kinds.total()]
        true[name] = [*counted, *(kinds[kind] for kind in KINDS_SHOWN)]
    # Labels are mended now and then, and a table in prose need not follow each of them.
    assert shown.keys() == true.keys()
    for name, counted in true.items():
        assert shown[name] == pytest.approx(counted, rel=0.05, abs=3), name


@pytest.mark.shared
def test_no_sentence_is_one_of_the_evaluation_sets(shared: Path) -> None:
    foreign: set[str] = set()
    for name, field in (
        ("plv_train", "sentence"),
        ("petr_unit_ud", "text"),
        ("petr2_gsr_ud", "text"),
    ):
        place = shared / "data" / "coding" / f"{name}.jsonl"
        with place.open(encoding="utf-8") as lines:
            foreign.update(plain(json.loads(line)[field]) for line in lines)
    assert len(foreign) > 1000
    ours = {plain(s["text"]) for documents in existing().values() for s in sentences(documents)}
    assert sorted(ours & foreign) == []


@pytest.mark.shared
def test_no_sentence_is_from_the_texts_that_tertius_was_thought_out_on(shared: Path) -> None:
    seeds = " ".join(plain(p.read_text(encoding="utf-8")) for p in (shared / "seeds").glob("*.txt"))
    assert seeds
    ours = {plain(s["text"]) for documents in existing().values() for s in sentences(documents)}
    assert sorted(text for text in ours if len(text) > 30 and text in seeds) == []
