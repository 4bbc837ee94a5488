"""Family 51: a page is fetched when asked for, from a public address, whole, and within limits."""

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tertius.documents.model import Declared, Refusal
from tertius.errors import DocumentError
from tertius.sources import guarded_http
from tertius.sources.guarded_http import Limits
from tertius.store.documents import Library, add_originals, document
from tertius.store.documents.fetch import PAGE, fetch_page, fetch_pages
from tertius.store.documents.rules import Rules

STORY = "Ferry strike ends\n\nThe crews voted to return on Friday. Fares will rise in May.\n"
PAGE_OF_IT = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Ferry strike ends</title>"
    "</head><body><article><h1>Ferry strike ends</h1><p>The crews voted to return on Friday in "
    "Calais.</p></article></body></html>"
)
LOCAL = Limits(size=100_000, seconds=10, quiet=5, allow_local=True)


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if self.path.startswith("/to/"):
            self._head(302, Location=self.path.removeprefix("/to/"))
            return
        {
            "/story.txt": lambda: self._whole(STORY.encode()),
            "/page.html": lambda: self._whole(PAGE_OF_IT.encode()),
            "/picture.png": lambda: self._whole(b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
            "/huge": lambda: self._head(200, **{"Content-Length": str(10 * 1024**3)}),
            "/endless": self._endless,
            "/slow": self._slow,
            "/cut": lambda: self._cut(),
        }.get(self.path, lambda: self._whole(b"<html>none</html>", 404))()

    def _head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": "0"} | headers).items():
            self.send_header(name, value)
        self.end_headers()

    def _whole(self, data: bytes, status: int = 200) -> None:
        self._head(status, **{"Content-Length": str(len(data))})
        self.wfile.write(data)

    def _cut(self) -> None:
        self._head(200, **{"Content-Length": "5000"})
        self.wfile.write(b"half of it")

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"word " * 1000)
        except OSError:
            return

    def _slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"w")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[http.server.ThreadingHTTPServer]:
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    made.daemon_threads = True
    made.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def site(server: http.server.ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def _none(refusal: Refusal) -> None:
    raise AssertionError(refusal)


def test_a_text_comes_with_the_address_it_came_from(site: str) -> None:
    (original,) = fetch_page(f"{site}/to/{site}/story.txt", refused=_none, limits=LOCAL)
    assert original.text == STORY
    assert original.place == f"{site}/story.txt"
    assert Declared("url", f"{site}/story.txt", "address") in original.declared


def test_a_page_keeps_its_html(site: str) -> None:
    (original,) = fetch_page(f"{site}/page.html", refused=_none, limits=LOCAL)
    assert original.format == "html"
    assert original.text == PAGE_OF_IT


def test_a_fetched_page_is_one_document_however_often_it_is_fetched(
    site: str, library: Library, rules: Rules
) -> None:
    for expected in (1, 0):
        found = fetch_page(f"{site}/story.txt", refused=_none, limits=LOCAL)
        assert add_originals(library, found, rules=rules).added == expected
    assert document(library, "story.txt").original.text == STORY
    assert document(library, f"{site}/story.txt").original.text == STORY


def test_what_holds_no_text_is_refused_with_its_address(site: str) -> None:
    found: list[Refusal] = []
    assert fetch_page(f"{site}/picture.png", refused=found.append, limits=LOCAL) == ()
    assert [refusal.place for refusal in found] == [f"{site}/picture.png"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "/etc/passwd",
        "gopher://x",
        "",
        "http://user:word@example.org/",
        "http://exa mple.org/",
        "http://",
        "javascript:alert(1)",
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://localhost/",
    ],
)
def test_51_an_address_that_is_not_public_is_refused_before_a_byte_is_sent(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    with pytest.raises(DocumentError) as caught:
        fetch_page(url, refused=_none)
    assert "refused" in caught.value.message or "not" in caught.value.message


@pytest.mark.parametrize("where", ["http://169.254.169.254/", "http://[::1]:1/", "file:///etc/x"])
def test_51_a_redirect_to_such_an_address_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """The first server counts as public here; where it leads to is judged on its own."""
    real = guarded_http.public_addresses

    def judged(host: str, port: int, *, allow_local: bool) -> list[str]:
        return real(host, port, allow_local=host == "127.0.0.1")

    monkeypatch.setattr(guarded_http, "public_addresses", judged)
    with pytest.raises(DocumentError, match="refused"):
        fetch_page(f"{site}/to/{where}", refused=_none)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/huge", "larger than the limit of 100000 bytes"),
        ("/endless", "larger than the limit of 100000 bytes"),
        ("/cut", "broke off"),
        ("/missing", "the server answered 404"),
    ],
)
def test_51_what_is_too_large_or_not_whole_is_refused(site: str, path: str, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        fetch_page(site + path, refused=_none, limits=LOCAL)
    assert "browser" in (caught.value.remedy or "")


def test_51_a_server_that_drips_bytes_is_left_when_the_time_is_up(site: str) -> None:
    limits = Limits(size=10**6, seconds=0.5, quiet=5, allow_local=True)
    with pytest.raises(DocumentError, match=r"not complete after 0\.5 seconds"):
        fetch_page(f"{site}/slow", refused=_none, limits=limits)


def test_51_the_limits_of_a_page_are_those_of_a_page() -> None:
    assert PAGE.size <= 64 * 1024**2
    assert PAGE.seconds <= 300
    assert not PAGE.allow_local


def test_nothing_is_left_behind(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    fetch_page(f"{site}/story.txt", refused=_none, limits=LOCAL)
    with pytest.raises(DocumentError):
        fetch_page(f"{site}/endless", refused=_none, limits=LOCAL)
    assert list(tmp_path.iterdir()) == []


def test_adding_documents_asks_no_network(
    library: Library, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tertius.documents.model import Original

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("asked the network"))
    text = 'See https://example.org/x and <img src="http://example.org/y.png">.'
    assert add_originals(library, [Original(text, place="x")], rules=rules).added == 1


def test_several_addresses_give_their_texts_in_their_order(site: str) -> None:
    urls = [f"{site}/page.html", f"{site}/story.txt"]
    found = list(fetch_pages(urls, refused=_none, limits=LOCAL))
    assert [original.place for original in found] == urls


@pytest.mark.parametrize(
    ("path", "rule"), [("/missing", "not fetched"), ("/cut", "not fetched"), ("/picture.png", "")]
)
def test_an_address_that_fails_keeps_the_others_from_nothing(
    site: str, path: str, rule: str
) -> None:
    refusals: list[Refusal] = []
    urls = [site + path, "file:///etc/passwd", f"{site}/story.txt"]
    found = list(fetch_pages(urls, refused=refusals.append, limits=LOCAL))
    assert [original.text for original in found] == [STORY]
    assert [refusal.place for refusal in refusals] == urls[:2]
    assert refusals[0].rule == rule or not rule
    assert refusals[1].rule == "not fetched"
    assert all(refusal.what and refusal.remedy for refusal in refusals)


def test_an_address_is_asked_only_when_its_text_is_wanted(
    site: str, server: http.server.ThreadingHTTPServer
) -> None:
    found = fetch_pages([f"{site}/story.txt", f"{site}/page.html"], refused=_none, limits=LOCAL)
    assert server.asked == []  # type: ignore[attr-defined]
    next(found)
    assert server.asked == ["/story.txt"]  # type: ignore[attr-defined]


def test_51_local_addresses_are_refused_one_by_one(
    site: str, server: http.server.ThreadingHTTPServer
) -> None:
    refusals: list[Refusal] = []
    assert list(fetch_pages([site, f"{site}/story.txt"], refused=refusals.append)) == []
    assert len(refusals) == 2
    assert server.asked == []  # type: ignore[attr-defined]


def test_no_address_is_no_work() -> None:
    assert list(fetch_pages([], refused=_none)) == []
