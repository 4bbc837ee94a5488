"""What a back end gives becomes a reading: proven records, and what was rejected."""

from dataclasses import replace
from datetime import date

import pytest
from tests.coding.backends.stub import claim, found_in, gives, record

from tertius.coding.backends import Recoded, rejection_notes
from tertius.coding.backends.weighing import REASONS
from tertius.coding.coder import code_document, code_documents
from tertius.coding.settings import Settings
from tertius.coding.texts import read_texts
from tertius.documents import Original, clean
from tertius.errors import CodingError

COLUMN = """\
How Ankara Lost a Neighbour
By Ida Vance
The Strait Review, 12 March 2016

“Turkey shot  down a Russian bomber,” said Moscow. Russia imposed sanctions on Turkey.
"""


class Silent:
    """A back end of somebody's own, which finds nothing."""

    name = "silent"

    def __init__(self):
        self.asked = []

    def recode(self, sentences, *, written, index):
        self.asked.append((len(sentences), written, index))
        emptied = tuple(replace(s, coded=(), empty="no trigger") for s in sentences)
        return Recoded(emptied, {"dreams": 2}, ("it slept",))


@pytest.mark.parametrize(
    ("rejected", "notes"),
    [
        ({}, ()),
        ({"unknown types": 0}, ()),
        ({"unknown types": 1}, ("1 record of the back end rejected: 1 unknown type",)),
        (
            {"unknown types": 1, "quotations not in the sentence": 9, "unknown actors": 1},
            (
                "11 records of the back end rejected: 9 quotations not in the sentence, "
                "1 unknown actor, 1 unknown type",
            ),
        ),
    ],
)
def test_what_was_rejected_is_told_by_reason(rejected, notes):
    assert rejection_notes(Recoded((), rejected)) == notes


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_can_be_told_of_one(reason):
    (note,) = rejection_notes(Recoded((), {reason: 1}))
    (more,) = rejection_notes(Recoded((), {reason: 2}))
    assert more.endswith(f"2 {reason}")
    assert len(note) == len(more) - 2


def test_what_else_there_is_to_tell_comes_after_it():
    told = rejection_notes(Recoded((), {"dreams": 2}, ("it slept",)))
    assert told == ("2 records of the back end rejected: 2 dreams", "it slept")


def test_any_object_of_that_shape_is_a_back_end():
    backend = Silent()
    reading = code_document(clean(Original(COLUMN)), settings=Settings(backend=backend))
    assert reading.records == ()
    assert reading.notes == ("2 records of the back end rejected: 2 dreams", "it slept")
    ((count, written, _),) = backend.asked
    assert (count, written) == (3, date(2016, 3, 12))


def test_without_a_back_end_the_rules_are_the_whole_of_it():
    document = clean(Original(COLUMN))
    assert code_document(document) == code_document(document, settings=Settings(backend=None))


def test_the_index_knows_the_users_actors():
    from tertius.coding.actors import TableActor

    backend = Silent()
    table = (TableActor("Riverland", "RVL"),)
    settings = Settings(backend=backend, actors=table)
    code_document(clean(Original("Riverland attacked Turkey.")), settings=settings)
    assert backend.asked[0][2].table == table


def test_records_of_a_model_are_proven_by_the_original(stub, tmp_path):
    stub.then(
        gives(
            record(1, source="Turkey", target="Russia", quotation="shot down a Russian bomber"),
            record(2, source="Russia", target="Turkey", quotation="sanctions"),
            record(2, source="Russia", target="Turkey", quotation="punished"),
        )
    )
    document = clean(Original(COLUMN, place="column.txt"))
    reading = code_document(document, settings=Settings(backend=stub.backend(tmp_path)))
    shot, sanction = reading.records
    assert shot.evidence.trigger.quote == "shot  down a Russian bomber"
    for one in reading.records:
        for proof in (one.evidence.proof, one.evidence.trigger):
            assert COLUMN[proof.start : proof.end] == proof.quote
    assert shot.rule == sanction.rule == "llm:a-model:prompt-1"
    assert reading.notes == ("1 record of the back end rejected: 1 quotation not in the sentence",)


def test_each_text_is_asked_about_for_itself(stub, tmp_path):
    stub.then(gives())
    held = [clean(Original(text)) for text in (COLUMN, "Egypt attacked Israel.")]
    list(code_documents(held, settings=Settings(backend=stub.backend(tmp_path))))
    assert [len(request.user["sentences"]) for request in stub.asked] == [3, 1]


def test_an_endpoint_that_fails_ends_the_reading_and_keeps_the_answers(stub, tmp_path):
    from tests.coding.backends.stub import raw

    stub.then(gives(record(0)), raw(b"", 500))
    texts = ["Egypt attacked Israel.", "Peru attacked Chile."]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    settings = Settings(backend=stub.backend(tmp_path / "kept", tries=1))
    with pytest.raises(CodingError, match="answered 500"):
        read_texts([tmp_path / "0.txt", tmp_path / "1.txt"], settings=settings)
    stub.answers = [gives()]
    read = read_texts([tmp_path / "0.txt", tmp_path / "1.txt"], settings=settings)
    assert [len(reading.records) for reading in read.readings] == [1, 0]
    assert len(stub.asked) == 3


def test_claims_of_a_model_are_claims(stub, tmp_path):
    stub.then(gives(claim(0)))
    text = "Washington drove Moscow and Beijing together."
    reading = code_document(
        clean(Original(text)), settings=Settings(backend=stub.backend(tmp_path))
    )
    (found,) = reading.only("causal").records
    assert (found.effect.sign, found.quad_class, found.goldstein) == (1, None, None)


def test_the_sentences_given_here_are_like_those_of_the_rules():
    from tertius.coding.chain import code_sentences

    (ours,) = found_in("Egypt attacked Israel.")
    (theirs,) = code_sentences(["Egypt attacked Israel."])
    assert (ours.tree, ours.mentions) == (theirs.tree, theirs.mentions)
