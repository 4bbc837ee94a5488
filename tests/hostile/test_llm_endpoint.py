"""An endpoint that is slow, broken, lying, greedy or elsewhere does no harm and is named."""

import http.client
import json
import pickle
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.coding.backends.stub import (
    Handler,
    Stub,
    found_in,
    gives,
    raw,
    record,
    says,
    serving,
)

from tertius.coding.actors import actor_index
from tertius.coding.backends.answer import read_answer
from tertius.coding.backends.asking import Unusable
from tertius.coding.backends.cache import AnswerCache
from tertius.coding.backends.endpoint import endpoint_at
from tertius.errors import CodingError

WAR = "Egypt attacked Israel."
KEY = "sk-canary-0123456789"


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving() as server:
        yield server


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TERTIUS_LLM_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def coded(backend, *texts: str):
    """Let a back end code sentences."""
    return backend.recode(found_in(*(texts or (WAR,))), written=None, index=actor_index())


def refused(backend, *texts: str) -> CodingError:
    """Give the error that names the endpoint and says what to do."""
    with pytest.raises(CodingError) as caught:
        coded(backend, *texts)
    error = caught.value
    assert error.where == backend.endpoint.place
    assert error.remedy
    assert KEY not in "".join(_all_words(error))
    return error


def _all_words(error: BaseException | None) -> Iterator[str]:
    """Give all that an error and what is behind it could print."""
    while error is not None:
        yield f"{error!s} {error!r} {error.args}"
        error = error.__cause__ or error.__context__


# --- what it says is no answer -------------------------------------------------------------------

JUNK = {
    "prose": (says("I cannot help with that."), "what the model wrote is no JSON"),
    "a web page": (raw(b"<!DOCTYPE html><html>log in</html>"), "answered with a web page"),
    "no JSON": (raw(b"ok"), "its answer is no JSON"),
    "nothing": (raw(b""), "its answer is no JSON"),
    "bytes": (raw(bytes(range(256))), "its answer is no JSON"),
    "half of it": (raw(b'{"choices": [{"mess'), "its answer is no JSON"),
    "deep": (raw(b"[" * 100_000), "its answer is no JSON"),
    "deep within": (says("[" * 50_000), "what the model wrote is no JSON"),
    "a huge number": (says('{"records": ' + "9" * 5_000 + "}"), "is no JSON"),
    "other JSON": (raw(b'{"error": "no"}'), "no chat completion"),
    "a list": (raw(b"[1]"), "no chat completion"),
    "no choice": (raw(b'{"choices": []}'), "no chat completion"),
    "choices of text": (raw(b'{"choices": ["a"]}'), "no chat completion"),
    "no message": (raw(b'{"choices": [{"text": "a"}]}'), "without a message"),
    "an empty message": (says(""), "empty message"),
    "a null message": (says("", content=None), "empty message"),
    "a list as message": (says("", content=[1]), "empty message"),
    "a refusal": (says("", refusal="I will not"), "refused to answer"),
    "a filter": (says("{}", finish="content_filter"), "refused to answer"),
    "no records": (says({}), "no list of records"),
    "records and more": (says({"records": [], "actions": ["rm"]}), "no list of records"),
    "records as text": (says({"records": "none"}), "no list of records"),
    "a bare list": (says([record(0)]), "no list of records"),
    "another sentence": (gives(record(7)), "a sentence that it was not asked about"),
    "a sentence before all": (gives(record(-1)), "a sentence that it was not asked about"),
    "one right, one not": (gives(record(0), record(1)), "was not asked about"),
    "a flood": (gives(*[{}] * 5_000), "more records than the sentences can hold"),
}


@pytest.mark.parametrize("name", JUNK)
def test_junk_is_an_error_after_a_few_tries(stub, tmp_path, name):
    answer, what = JUNK[name]
    stub.then(answer)
    error = refused(stub.backend(tmp_path, key=KEY, tries=2))
    assert what in error.message
    assert "asked 2 times" in error.message
    assert len(stub.asked) == 2
    assert list(tmp_path.rglob("*.json")) == []


def test_junk_that_passes_is_forgiven(stub, tmp_path):
    stub.then(says("hm"), gives(record(0)))
    assert coded(stub.backend(tmp_path)).sentences[0].coded
    assert len(stub.pauses) == 1


# --- how much and how long -----------------------------------------------------------------------


def test_an_answer_of_ten_megabytes_is_not_read(stub, tmp_path):
    stub.then(raw(b" " * 10_000_000))
    error = refused(stub.backend(tmp_path))
    assert "more than the 200,000 bytes" in error.message
    assert len(stub.asked) == 1


def _endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 4096)


def _endless_in_chunks(handler: Handler) -> None:
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"1000\r\n" + b" " * 4096 + b"\r\n")


def _endless_head(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-More: yes\r\n")


def _endless_line(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        handler.wfile.write(b"y" * 4096)


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (_endless, "more than the 200,000 bytes"),
        (_endless_in_chunks, "more than the 200,000 bytes"),
        (_endless_head, "broke off"),
        (_endless_line, "broke off"),
    ],
)
def test_a_stream_without_end_is_cut(stub, tmp_path, answer, what):
    stub.then(answer)
    assert what in refused(stub.backend(tmp_path, seconds=5.0, tries=1)).message


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n{"])
def test_a_server_that_falls_silent_is_left(stub, tmp_path, head):
    def silent(handler: Handler) -> None:
        handler.wfile.write(head)
        handler.wfile.flush()
        stub.closing.wait(30)

    stub.then(silent)
    error = refused(stub.backend(tmp_path, seconds=0.2, tries=2))
    assert "no whole answer in 0.2 seconds" in error.message


def test_a_server_that_drips_is_left(stub, tmp_path):
    def drips(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not stub.closing.wait(0.01):
            handler.wfile.write(b" ")

    stub.then(drips)
    error = refused(stub.backend(tmp_path, seconds=0.3, tries=1))
    assert "no whole answer" in error.message


def test_all_tries_together_end_in_time(stub, tmp_path):
    stub.then(raw(b"", 500))
    error = refused(stub.backend(tmp_path, tries=1_000_000, total=0.5))
    assert "answered 500" in error.message


def test_an_answer_that_breaks_off_is_none(stub, tmp_path):
    def cut(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b'{"choices": []}')

    stub.then(cut)
    assert "broke off" in refused(stub.backend(tmp_path, tries=1)).message


@pytest.mark.parametrize(
    "words", [b"", b"\x00\x01", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 abc\r\n\r\n"]
)
def test_what_is_no_web_server_is_told(stub, tmp_path, words):
    stub.then(lambda handler: handler.wfile.write(words))
    assert "cannot be reached or broke off" in refused(stub.backend(tmp_path, tries=1)).message


def test_nobody_there_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    backend = Stub(url=f"http://127.0.0.1:{port}/v1").backend(tmp_path, key=KEY, tries=2)
    assert "cannot be reached" in refused(backend).message


def test_a_name_that_nobody_has_is_told(tmp_path, monkeypatch):
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    backend = Stub(url="http://nobody.invalid/v1").backend(tmp_path, tries=1)
    assert "cannot be reached" in refused(backend).message


# --- what it answers by number -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "tries"),
    [(400, 1), (401, 1), (403, 1), (404, 1), (422, 1), (429, 3), (500, 3), (503, 3), (204, 1)],
)
def test_what_may_pass_is_asked_again_and_nothing_else(stub, tmp_path, status, tries):
    stub.then(raw(b"" if status == 204 else f"your key is {KEY}".encode(), status))
    error = refused(stub.backend(tmp_path, key=KEY))
    assert f"answered {status}" in error.message
    assert len(stub.asked) == tries


def test_a_wrong_key_says_where_it_is_set(stub, tmp_path):
    stub.then(raw(b"", 401))
    assert "TERTIUS_LLM_KEY or OPENAI_API_KEY" in refused(stub.backend(tmp_path)).remedy


def test_retry_after_is_waited_for(stub, tmp_path):
    stub.then(raw(b"", 429, Retry_After="7"), gives(record(0)))
    assert coded(stub.backend(tmp_path)).sentences[0].coded
    assert stub.pauses == [7.0]


def test_retry_after_may_be_a_date(stub, tmp_path):
    stub.then(raw(b"", 503, Retry_After="Wed, 01 Jan 2020 00:00:00 GMT"), gives(record(0)))
    assert coded(stub.backend(tmp_path)).sentences[0].coded
    assert stub.pauses == [0.0]


@pytest.mark.parametrize("told", ["soon", "-5", "1e9", "٣", "9" * 60 + "x", "Mon, 99 Foo"])
def test_retry_after_that_is_none_counts_for_nothing(stub, tmp_path, told):
    stub.then(raw(b"", 429, Retry_After=told.encode().decode("latin-1")), gives(record(0)))
    assert coded(stub.backend(tmp_path, wait=2.0)).sentences[0].coded
    assert stub.pauses == [2.0]


@pytest.mark.parametrize("told", ["86400", "9" * 50, "Fri, 01 Jan 2999 00:00:00 GMT"])
def test_retry_after_that_is_too_long_ends_it(stub, tmp_path, told):
    stub.then(raw(b"", 429, Retry_After=told))
    error = refused(stub.backend(tmp_path))
    assert "It asks to wait" in error.remedy
    assert (len(stub.asked), stub.pauses) == (1, [])


def test_pauses_grow(stub, tmp_path):
    stub.then(raw(b"", 500))
    refused(stub.backend(tmp_path, tries=4, wait=1.0))
    assert stub.pauses == [1.0, 2.0, 4.0]


# --- where it leads ------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(stub, tmp_path, status):
    with serving() as other:
        other.then(gives(record(0)))
        stub.then(raw(b"", status, Location=f"{other.url}/chat/completions"))
        error = refused(stub.backend(tmp_path, key=KEY))
        assert other.asked == []
    assert "it redirects" in error.message
    assert len(stub.asked) == 1


def test_a_redirect_to_itself_is_not_followed_either(stub, tmp_path):
    stub.then(raw(b"", 307, Location="/v1/chat/completions"))
    refused(stub.backend(tmp_path))
    assert len(stub.asked) == 1


# --- the key -------------------------------------------------------------------------------------


def test_the_key_goes_into_one_header(stub, tmp_path):
    stub.then(gives(record(0)))
    coded(stub.backend(tmp_path, key=KEY))
    (request,) = stub.asked
    assert request.headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in json.dumps(request.body)


def test_without_a_key_none_is_sent(stub, tmp_path):
    stub.then(gives())
    coded(stub.backend(tmp_path))
    assert "Authorization" not in stub.asked[0].headers


def test_the_key_is_in_no_file_and_no_printed_value(stub, tmp_path):
    stub.then(gives(record(0)))
    backend = stub.backend(tmp_path, key=KEY)
    recoded = coded(backend)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert kept
    assert KEY.encode() not in kept
    assert KEY not in f"{backend!r} {backend} {backend.endpoint} {recoded!r} {backend.name}"


def test_another_key_finds_the_same_answers(stub, tmp_path):
    stub.then(gives(record(0)))
    coded(stub.backend(tmp_path, key=KEY))
    coded(stub.backend(tmp_path, key="another"))
    assert len(stub.asked) == 1


def test_our_own_variable_wins():
    both = {"TERTIUS_LLM_KEY": "ours", "OPENAI_API_KEY": "theirs"}
    address = "https://models.example.org/v1"
    assert endpoint_at(address, both).key == "ours"
    assert endpoint_at(address, {"OPENAI_API_KEY": "theirs", "TERTIUS_LLM_KEY": ""}).key == "theirs"
    assert endpoint_at(address, {}).key == ""


@pytest.mark.parametrize("key", ["a\r\nX-Evil: 1", "two words", "schlüssel", "a\x00b", "a\x7f"])
def test_a_key_that_cannot_stand_in_a_header_is_refused_unseen(key):
    with pytest.raises(CodingError, match="the key in OPENAI_API_KEY") as caught:
        endpoint_at("https://models.example.org/v1", {"OPENAI_API_KEY": key})
    assert key not in "".join(_all_words(caught.value))


def test_the_key_is_not_sent_in_clear_over_a_public_network():
    with pytest.raises(CodingError, match="would be sent unencrypted"):
        endpoint_at("http://192.0.9.1/v1", {"TERTIUS_LLM_KEY": KEY})


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "10.1.2.3", "[::1]:1234"])
def test_the_key_may_go_to_this_machine_and_to_private_networks(host):
    assert endpoint_at(f"http://{host}/v1", {"TERTIUS_LLM_KEY": KEY}).key == KEY


# --- the address ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "",
        "models.example.org/v1",
        "ftp://example.org/v1",
        "file:///etc/passwd",
        "http://",
        "http://exa mple.org/v1",
        "http://example.org/v1\r\nX: 1",
        "http://example.org:99999/v1",
        "http://example.org:port/v1",
        "http://[::1/v1",
        "https://user:hunter2@example.org/v1",
        "https://hunter2@example.org/v1",
        "http://exämple.org/v1",
    ],
)
def test_what_is_no_plain_address_is_refused_unseen(address):
    with pytest.raises(CodingError, match="the address given as --endpoint") as caught:
        endpoint_at(address, {})
    assert "hunter2" not in "".join(_all_words(caught.value))


@pytest.mark.parametrize(
    "address",
    [
        "http://h/v1",
        "http://h/v1/",
        "http://h/v1/chat/completions",
        "http://h/v1/chat/completions/",
    ],
)
def test_an_address_may_end_at_the_version_or_at_the_end(address):
    assert endpoint_at(address, {}).place == "http://h/v1/chat/completions"


def test_a_query_is_sent_and_never_shown(stub, tmp_path):
    stub.then(raw(b"", 400))
    stub.url += f"?api-key={KEY}"
    backend = stub.backend(tmp_path)
    assert "?" not in str(refused(backend))
    assert stub.asked[0].path == f"/v1/chat/completions?api-key={KEY}"
    assert KEY not in repr(backend)


# --- answers that were kept ----------------------------------------------------------------------

DAMAGE = {
    "empty": b"",
    "half": b'{"question": "',
    "bytes": bytes(range(256)),
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "no answer": b'{"question": "x"}',
    "a number": b'{"answer": 7}',
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_entry_is_asked_for_again_and_mended(stub, tmp_path, name):
    stub.then(gives(record(0)))
    backend = stub.backend(tmp_path)
    first = coded(backend)
    (path,) = tmp_path.rglob("*.json")
    whole = path.read_bytes()
    path.write_bytes(DAMAGE[name])
    assert coded(backend) == first
    assert len(stub.asked) == 2
    assert path.read_bytes() == whole


def test_an_answer_that_was_changed_by_hand_does_not_count(stub, tmp_path):
    stub.then(gives(record(0)))
    coded(stub.backend(tmp_path))
    (path,) = tmp_path.rglob("*.json")
    path.write_text(path.read_text().replace("ASSAULT", "SUPPORT"))
    (found,) = coded(stub.backend(tmp_path)).sentences[0].coded
    assert found.event_type == "ASSAULT"


def test_an_entry_of_another_question_does_not_count(tmp_path):
    cache = AnswerCache(tmp_path)
    cache.keep("aa01", "mine")
    (tmp_path / "aa" / "aa01.json").rename(tmp_path / "aa" / "aa02.json")
    assert cache.find("aa02") is None
    assert cache.find("aa01") is None


def test_a_folder_in_the_place_of_an_entry_is_told(tmp_path):
    cache = AnswerCache(tmp_path)
    (tmp_path / "aa" / "aa01.json").mkdir(parents=True)
    assert cache.find("aa01") is None
    with pytest.raises(CodingError, match="answers cannot be kept") as caught:
        cache.keep("aa01", "mine")
    assert "--cache" in caught.value.remedy
    assert [p.name for p in (tmp_path / "aa").iterdir()] == ["aa01.json"]


def test_a_file_in_the_place_of_the_folder_is_told(stub, tmp_path):
    stub.then(gives(record(0)))
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(CodingError, match="answers cannot be kept"):
        coded(stub.backend(file))
    assert file.read_text() == "mine"


def test_only_the_owner_may_look_into_the_folder(tmp_path):
    cache = AnswerCache(tmp_path / "answers")
    cache.keep("aa01", "mine")
    assert (tmp_path / "answers").stat().st_mode & 0o077 == 0


@given(st.text())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_answer_is_kept_as_it_was_given(tmp_path: Path, answer: str):
    cache = AnswerCache(tmp_path)
    cache.keep("aa01", answer)
    assert cache.find("aa01") == answer


def test_several_at_once_keep_whole_entries(tmp_path):
    cache = AnswerCache(tmp_path)
    answers = [str(k) * 20_000 for k in range(8)]
    threads = [threading.Thread(target=cache.keep, args=("aa01", answer)) for answer in answers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.find("aa01") in answers
    assert [path.name for path in (tmp_path / "aa").iterdir()] == ["aa01.json"]


# --- whatever a model writes ---------------------------------------------------------------------

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(VALUES)
def test_any_json_is_an_answer_or_is_refused(value):
    try:
        found = read_answer(json.dumps(value), {0, 1})
    except Unusable:
        return
    assert len(found.given) + sum(found.rejected.values()) == len(value["records"])


@given(st.dictionaries(st.sampled_from(sorted(record(0))), VALUES))
@settings(max_examples=60)
def test_any_change_of_a_record_is_taken_or_counted(changed):
    rows = [record(0, **changed)]
    try:
        found = read_answer(json.dumps({"records": rows}), {0})
    except Unusable:
        assert changed["sentence"] != 0
        return
    assert len(found.given) + sum(found.rejected.values()) == 1


@pytest.mark.parametrize(
    "text",
    ["\ud800", "\x1b[31m", "{{7*7}}", "<script>", "'; drop table", "../../etc", "%s%n", "\u202e"],
)
def test_odd_words_prove_nothing(stub, tmp_path, text):
    stub.then(
        gives(
            record(0, source=text),
            record(0, holder=text),
            record(0, quotation=text),
        )
    )
    found = coded(stub.backend(tmp_path))
    assert found.sentences[0].coded == ()
    assert sum(found.rejected.values()) == 3


def test_a_back_end_is_no_secret_carrier_when_copied(stub, tmp_path):
    backend = stub.backend(tmp_path, key=KEY)
    open_again = replace(backend, endpoint=replace(backend.endpoint, key=""))
    assert KEY.encode() not in pickle.dumps(open_again.endpoint)


def test_nothing_that_http_raises_gets_through(stub, tmp_path, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise http.client.BadStatusLine(KEY)

    monkeypatch.setattr("tertius.coding.backends.asking.post", broken)
    with pytest.raises(CodingError) as caught:
        coded(stub.backend(tmp_path, tries=1))
    assert KEY not in str(caught.value)
