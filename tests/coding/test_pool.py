"""Several processes give what one gives, in its order."""

import pytest

from tertius.coding import pool
from tertius.coding.coder import code_documents
from tertius.coding.encoder import load_encoder
from tertius.coding.settings import Settings
from tertius.documents import Original, clean
from tertius.errors import CodingError

TEXTS = [
    f"Peru attacked Chile on {day} March 2001. It rained. Both countries met in Quito."
    for day in range(1, 13)
]


@pytest.fixture
def documents():
    return [clean(Original(text)) for text in TEXTS]


def test_several_processes_give_what_one_gives(documents, monkeypatch) -> None:
    monkeypatch.setattr(pool, "MANY", 1)
    monkeypatch.setattr(pool, "AT_ONCE", 10)
    found = list(pool.code_in_processes(documents, settings=Settings(), jobs=2))
    assert found == list(code_documents(documents))


def test_few_documents_are_not_shared_out(documents, monkeypatch) -> None:
    monkeypatch.setattr(pool, "ProcessPoolExecutor", None)
    found = list(pool.code_in_processes(documents, settings=Settings(), jobs=8))
    assert [reading.document for reading in found] == [d.identity for d in documents]


def test_what_holds_a_connection_stays_in_one_process(monkeypatch) -> None:
    monkeypatch.setattr(pool, "MANY", 0)
    monkeypatch.setattr(pool, "ProcessPoolExecutor", None)
    settings = Settings(backend=object())
    assert list(pool.code_in_processes([], settings=settings, jobs=2)) == []


def test_each_process_loads_the_encoder_for_itself(documents, monkeypatch) -> None:
    monkeypatch.setattr(pool, "MANY", 1)
    settings = Settings(encoder=load_encoder())
    assert pool._coding(settings).keywords["settings"].encoder is None
    found = list(pool.code_in_processes(documents[:4], settings=settings, jobs=2))
    assert found == list(code_documents(documents[:4], settings=settings))


def test_shares_hold_every_document_once_and_in_order(documents, monkeypatch) -> None:
    monkeypatch.setattr(pool, "AT_ONCE", 5)
    shares = list(pool._shares(documents))
    assert [document for share in shares for document in share] == documents
    assert len(shares) > 1


def test_an_error_in_a_process_is_the_error_of_all(monkeypatch) -> None:
    monkeypatch.setattr(pool, "MANY", 1)
    german = "Die Regierung in Bonn hat gestern mit der sowjetischen Seite verhandelt. " * 4
    held = [clean(Original(german, place="bonn.txt"))]
    with pytest.raises(CodingError, match="is in German"):
        list(pool.code_in_processes(held, settings=Settings(), jobs=2))
