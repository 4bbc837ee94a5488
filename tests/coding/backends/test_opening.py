"""Options of a back end are checked before any text is read; commands hand them on."""

import json
from pathlib import Path

import pytest
from tests.coding.backends.stub import MODEL, claim, gives, raw, record

from tertius.coding.backends import open_backend
from tertius.errors import CodingError

COLUMN = "Egypt attacked Israel.\n\nWashington drove Moscow and Beijing together.\n"


def test_without_a_name_there_is_none():
    assert open_backend(None) is None


@pytest.mark.parametrize(
    "options", [{"model": "m"}, {"endpoint": "http://h/v1"}, {"cache": Path("here")}]
)
def test_options_without_a_back_end_are_refused(options):
    with pytest.raises(CodingError, match="none was chosen") as caught:
        open_backend(None, **options)
    assert "--backend" in caught.value.remedy


@pytest.mark.parametrize("name", ["llm", "hf"])
@pytest.mark.parametrize("model", [None, ""])
def test_every_back_end_needs_a_model(name, model):
    with pytest.raises(CodingError, match=f"--backend {name} needs a model"):
        open_backend(name, model=model, endpoint="http://h/v1")


@pytest.mark.parametrize("endpoint", [None, ""])
def test_a_language_model_needs_an_endpoint(endpoint):
    with pytest.raises(CodingError, match="needs an endpoint"):
        open_backend("llm", model="m", endpoint=endpoint)


@pytest.mark.parametrize("options", [{"endpoint": "http://h/v1"}, {"cache": Path("here")}])
def test_a_folder_has_no_endpoint(options):
    with pytest.raises(CodingError, match="belong to --backend llm"):
        open_backend("hf", model="folder", **options)


def test_a_folder_must_be_one(tmp_path):
    with pytest.raises(CodingError, match="is no folder"):
        open_backend("hf", model=str(tmp_path / "nothing"))


def test_answers_are_kept_in_the_folder_given_or_in_the_users(tmp_path, monkeypatch):
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name: tmp_path / name)
    usual = open_backend("llm", model="m", endpoint="http://h/v1")
    given = open_backend("llm", model="m", endpoint="http://h/v1", cache=tmp_path / "mine")
    assert usual.cache.folder == tmp_path / "tertius" / "answers"
    assert given.cache.folder == tmp_path / "mine"
    assert list(tmp_path.iterdir()) == []  # nothing is made before there is an answer


def test_the_key_comes_from_the_environment(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    backend = open_backend("llm", model="m", endpoint="https://models.example.org/v1")
    assert backend.endpoint.key == "k"


# --- as typed ------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run ``tertius`` in a folder with a text; give exit code, output and errors."""
    from tertius.cli import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "column.txt").write_text(COLUMN, encoding="utf-8")

    def _run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as exit_:
            main(list(words))
        shown = capsys.readouterr()
        return exit_.value.code, shown.out, shown.err

    return _run


def asking(stub) -> list[str]:
    """Write the options that lead to a stub."""
    address = ["--backend", "llm", "--endpoint", stub.url, "--model", MODEL]
    return [*address, "--cache", "kept"]


def test_a_text_is_read_by_a_model(stub, run, tmp_path):
    stub.then(gives(record(0), record(0, quotation="bombed"), claim(1)))
    code, out, err = run("read", "column.txt", "--json", *asking(stub))
    (text,) = json.loads(out)["texts"]
    assert (code, err) == (0, "")
    assert {each["rule"] for each in text["records"]} == {f"llm:{MODEL}:prompt-1"}
    assert text["notes"] == ["1 record of the back end rejected: 1 quotation not in the sentence"]
    assert list((tmp_path / "kept").rglob("*.json"))


def test_records_of_a_model_are_written_and_read_back(stub, run, tmp_path):
    from tertius.coding.records import from_lines

    stub.then(gives(record(0), claim(1)))
    assert run("read", "column.txt", "--out", "out.jsonl", *asking(stub))[0] == 0
    (reading,) = from_lines((tmp_path / "out.jsonl").read_bytes().splitlines())
    kinds = [each.kind for each in reading.records]
    assert kinds == ["event", "causal"]


def test_claims_that_a_model_found_are_checked(stub, run):
    stub.then(gives(claim(1)))
    code, out, _ = run("check", "column.txt", "--json", *asking(stub))
    assert code == 0
    assert len(json.loads(out)) == 1


def test_what_was_rejected_is_printed(stub, run):
    stub.then(gives(record(0, source="Ruritania")))
    code, out, _ = run("read", "column.txt", *asking(stub))
    assert code == 0
    assert "1 record of the back end rejected: 1 unknown actor" in out


def test_an_endpoint_that_fails_is_named_and_the_exit_code_tells(stub, run, monkeypatch):
    monkeypatch.setenv("TERTIUS_LLM_KEY", "sk-canary")
    stub.then(raw(b"sk-canary", 401))
    code, out, err = run("read", "column.txt", *asking(stub))
    assert code == 2
    assert f"{stub.url}/chat/completions: the endpoint answered 401" in err.replace("\n", "")
    assert "sk-canary" not in out + err


@pytest.mark.parametrize("command", ["read", "check"])
def test_options_that_do_not_fit_stop_the_command(run, command):
    code, _, err = run(command, "column.txt", "--model", "m")
    assert code == 2
    assert "none was chosen" in err
