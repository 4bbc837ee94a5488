"""Fetching against a server on this machine: what is kept, and what must never be.

Family 51 of the hostile inputs; with it 3 and 4 (web pages in place of files), 42, 44 and 67.
"""

import errno
import hashlib
import http.server
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tertius.errors import SourceError
from tertius.sources import fetch as fetching
from tertius.sources import guarded_http
from tertius.sources.fetch import Fetched, fetch, fetched_in
from tertius.sources.guarded_http import Limits, public_addresses
from tertius.sources.model import Coverage, Source

DATA = b"a,b\n" + b"1,2\n" * 5000
SUM = hashlib.sha256(DATA).hexdigest()
PAGE = b"\n<!DOCTYPE html><html><title>Sign in</title></html>"


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path; what it was asked for is kept in the server."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        answer = getattr(self, "_" + self.path.strip("/").partition(".")[0], None)
        if self.path.startswith("/to/"):
            self._head(302, Location=self.path.removeprefix("/to/"))
        elif answer:
            answer()
        else:
            self._whole(b"<html>no such page</html>", 404)

    def _head(self, status: int, length: int | None = 0, **headers: str) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _whole(self, data: bytes, status: int = 200) -> None:
        self._head(status, len(data))
        self.wfile.write(data)

    def _data(self) -> None:
        self._whole(self.server.data)  # type: ignore[attr-defined]

    def _page(self) -> None:
        self._whole(PAGE)

    def _empty(self) -> None:
        self._whole(b"")

    def _cut(self) -> None:
        self._head(200, len(DATA))
        self.wfile.write(DATA[:1000])
        self.close_connection = True

    def _chunked_cut(self) -> None:
        self._head(200, None, **{"Transfer-Encoding": "chunked"})
        self.wfile.write(b"3E8\r\n" + DATA[:1000] + b"\r\n")
        self.close_connection = True

    def _chunked(self) -> None:
        self._head(200, None, **{"Transfer-Encoding": "chunked"})
        for at in range(0, len(DATA), 1000):
            part = DATA[at : at + 1000]
            self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def _huge(self) -> None:
        self._head(200, 10 * 1024**3)
        self.close_connection = True

    def _endless(self) -> None:
        self._head(200, None)
        self.close_connection = True
        try:
            while True:
                self.wfile.write(b"x" * 65536)
        except OSError:
            return

    def _slow(self) -> None:
        self._drip(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1000, start=19)

    def _slow_head(self) -> None:
        self._drip(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000, start=0)

    def _drip(self, data: bytes, start: int) -> None:
        self.close_connection = True
        try:
            self.wfile.write(data[:start])
            for byte in data[start:]:
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)
        except OSError:
            return

    def _silent(self) -> None:
        self.close_connection = True
        time.sleep(3)

    def _loop(self) -> None:
        self._head(302, Location="/loop")

    def _rude(self) -> None:
        self.close_connection = True
        self.wfile.write(b"SSH-2.0-OpenSSH\r\n")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[http.server.ThreadingHTTPServer]:
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    made.daemon_threads = True
    made.asked, made.data = [], DATA  # type: ignore[attr-defined]
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def at(server: http.server.ThreadingHTTPServer) -> Callable[..., Source]:
    """Give the function that makes a dataset whose file the server has under a path."""

    def make(path: str, sha256: str | None = None) -> Source:
        return Source(
            name="tiny",
            title="Tiny",
            version="1",
            unit="row",
            system="none",
            coverage=Coverage(date(2000, 1, 1), date(2001, 12, 31)),
            licence="none",
            redistribution="fetch-only",
            citations=(),
            url=f"http://127.0.0.1:{server.server_address[1]}/{path}",
            columns=("a", "b"),
            read=lambda _: pytest.fail("fetching reads nothing"),
            tidy=(),
            keys=(),
            sha256=sha256,
        )

    return make


def _get(source: Source, folder: Path, **options: object) -> Fetched:
    return fetch(source, folder, allow_local=True, **options)  # type: ignore[arg-type]


def _names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir()) if folder.exists() else []


# --- what is kept


def test_a_file_with_the_right_checksum_is_kept_and_written_down(
    at: Callable[..., Source], tmp_path: Path
) -> None:
    got = _get(at("data.csv", SUM), tmp_path)
    assert got.path(tmp_path).read_bytes() == DATA
    assert (got.file, got.sha256, got.size, got.trust) == (
        "tiny-data.csv",
        SUM,
        len(DATA),
        "declared",
    )
    assert fetched_in(tmp_path) == (got,)
    assert _names(tmp_path) == ["fetched.json", "tiny-data.csv"]


def test_a_file_that_is_there_is_not_fetched_again(
    at: Callable[..., Source], tmp_path: Path, server: http.server.ThreadingHTTPServer
) -> None:
    first = _get(at("data.csv", SUM), tmp_path)
    assert _get(at("data.csv", SUM), tmp_path) == first
    assert len(server.asked) == 1  # type: ignore[attr-defined]


def test_a_file_that_was_damaged_since_is_fetched_again(
    at: Callable[..., Source], tmp_path: Path
) -> None:
    got = _get(at("data.csv"), tmp_path)
    got.path(tmp_path).write_bytes(b"x" * got.size)
    assert _get(at("data.csv"), tmp_path).path(tmp_path).read_bytes() == DATA


def test_without_a_known_checksum_the_first_download_is_trusted_and_a_change_is_refused(
    at: Callable[..., Source], tmp_path: Path, server: http.server.ThreadingHTTPServer
) -> None:
    first = _get(at("data.csv"), tmp_path)
    assert first.trust == "first use"
    server.data = DATA + b"9,9\n"  # type: ignore[attr-defined]
    first.path(tmp_path).unlink()
    with pytest.raises(SourceError, match="differs from the file fetched before"):
        _get(at("data.csv"), tmp_path)
    assert fetched_in(tmp_path) == (first,)
    second = _get(at("data.csv"), tmp_path, replace=True)
    assert second.size == len(DATA) + 4
    assert fetched_in(tmp_path) == (second,)


def test_a_chunked_answer_and_progress(at: Callable[..., Source], tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    _get(at("chunked.csv", SUM), tmp_path, progress=lambda *step: told.append(step))
    assert told[-1] == (len(DATA), None)
    _get(at("data.csv", SUM), tmp_path / "b", progress=lambda *step: told.append(step))
    assert told[-1] == (len(DATA), len(DATA))


def test_a_redirect_is_followed_and_both_addresses_are_written_down(
    at: Callable[..., Source], tmp_path: Path
) -> None:
    got = _get(at("to//data.csv", SUM), tmp_path)
    assert got.url.endswith("/to//data.csv")
    assert got.came_from.endswith("/data.csv")
    assert "/to/" not in got.came_from


def test_the_server_is_asked_plainly_and_told_nothing_of_the_user(
    at: Callable[..., Source], tmp_path: Path, server: http.server.ThreadingHTTPServer
) -> None:
    _get(at("data.csv?version=1&x=%20"), tmp_path)
    path, headers = server.asked[0]  # type: ignore[attr-defined]
    assert path == "/data.csv?version=1&x=%20"
    assert headers == {
        "Host": f"127.0.0.1:{server.server_address[1]}",
        "User-Agent": "tertius (dataset download)",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
    }


@pytest.mark.parametrize(
    ("tail", "file"),
    [
        ("data.csv", "tiny-data.csv"),
        ("data.csv%2F..%2F..%2Fetc%2Fpasswd", "tiny-data.csv_.._.._etc_passwd"),
        ("data.%2e%2e%5cCON.csv", "tiny-data...\\CON.csv".replace("\\", "_")),
        ("data." + "n" * 300 + ".csv", "tiny-" + "n" * 76 + ".csv"),
    ],
)
def test_60_the_files_name_is_harmless(
    at: Callable[..., Source], tmp_path: Path, tail: str, file: str
) -> None:
    got = _get(at(tail), tmp_path)
    assert got.file == file
    assert _names(tmp_path) == ["fetched.json", file]


# --- what is refused


@pytest.mark.parametrize(
    ("path", "sha256", "words"),
    [
        ("data.csv", "0" * 64, f"checksum differs: {SUM[:12]}… where 000000000000… is known"),
        ("cut.csv", None, r"broke off \(1000 of 20004 bytes\)"),
        ("chunked_cut.csv", None, "broke off"),
        ("nothing.csv", None, "the server answered 404 Not Found"),
        ("page.csv", None, "sent a web page, not the file"),
        ("page.csv", "0" * 64, "sent a web page, not the file"),
        ("empty.csv", None, "empty file"),
        ("huge.csv", None, "larger than the limit of 1000000 bytes"),
        ("endless.csv", None, "larger than the limit of 1000000 bytes"),
        ("loop.csv", None, "more than 5 redirects"),
        ("rude.csv", None, "broke off"),
        ("to/file:///etc/passwd", None, "refused: file, not http or https"),
        ("to/ftp://example.org/x", None, "refused: ftp, not http or https"),
        ("to/http://user:word@127.0.0.1/x", None, "refused: is no plain web address"),
    ],
)
def test_51_what_is_not_the_whole_file_is_refused_and_nothing_is_kept(
    at: Callable[..., Source], tmp_path: Path, path: str, sha256: str | None, words: str
) -> None:
    with pytest.raises(SourceError, match=words):
        _get(at(path, sha256), tmp_path, limits=Limits(size=1_000_000, seconds=20))
    assert _names(tmp_path) == []


def test_an_earlier_file_survives_a_failed_fetch(at: Callable[..., Source], tmp_path: Path) -> None:
    got = _get(at("data.csv"), tmp_path)
    for path in ("cut.csv", "page.csv", "nothing.csv"):
        with pytest.raises(SourceError):
            _get(at(path), tmp_path, replace=True)
    assert fetched_in(tmp_path) == (got,)
    assert got.path(tmp_path).read_bytes() == DATA


@pytest.mark.parametrize("path", ["slow.csv", "slow_head.csv"])
def test_51_a_server_that_drips_bytes_is_left_when_the_time_is_up(
    at: Callable[..., Source], tmp_path: Path, path: str
) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError, match=r"not complete after 0\.5 seconds"):
        _get(at(path), tmp_path, limits=Limits(seconds=0.5))
    assert time.monotonic() - start < 2
    assert _names(tmp_path) == []


def test_51_a_silent_server_is_left(at: Callable[..., Source], tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no answer in time"):
        _get(at("silent.csv"), tmp_path, limits=Limits(quiet=0.3))


def test_a_closed_port_is_one_clear_error(at: Callable[..., Source], tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/data.csv"
        with pytest.raises(SourceError, match=r"broke off .*refused") as caught:
            _get(replace(at("data.csv"), url=url), tmp_path)
    assert caught.value.where == url


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "0.0.0.0",  # noqa: S104
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[ff02::1]",
    ],
)  # fmt: skip
def test_51_addresses_of_this_machine_and_of_private_networks_are_refused_before_a_byte_is_sent(
    at: Callable[..., Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    source = replace(at("data.csv"), url=f"http://{host}/data.csv")
    try:
        socket.getaddrinfo(host.strip("[]"), 80)
    except socket.gaierror:
        pytest.skip(f"this system's resolver does not take {host}")
    with pytest.raises(SourceError, match="not a public address"):
        fetch(source, tmp_path)
    assert _names(tmp_path) == []


@pytest.mark.parametrize(
    "text",
    ["127.0.0.1", "::ffff:192.168.0.1", "64:ff9b::a00:1", "2002:a00:1::", "fe80::1%eth0",
     "2001:0:4136:e378:8000:63bf:f5ff:fffe", "240.0.0.1", "192.0.2.1", "2001:db8::1"],
)  # fmt: skip
def test_51_numbers_that_are_not_public(text: str) -> None:
    assert not guarded_http._is_public(text)


@pytest.mark.parametrize(
    "text", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_numbers_that_are_public(text: str) -> None:
    assert guarded_http._is_public(text)


def test_51_a_name_that_resolves_to_a_private_address_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One private answer among public ones is enough."""
    answers = [(2, 1, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(SourceError, match=r"leads to 10\.0\.0\.7"):
        public_addresses("data.example.org", 80, allow_local=False)


def test_51_a_second_answer_of_the_name_server_is_not_asked_for(
    at: Callable[..., Source],
    tmp_path: Path,
    server: http.server.ThreadingHTTPServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The connection goes to the number that was checked, and the name is still in the request."""
    port = server.server_address[1]
    resolved: list[str] = []

    def once(host: str, port: int, *_: object, **__: object) -> list[object]:
        resolved.append(host)
        number = host if host[0].isdigit() else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", once)
    _get(replace(at(""), url=f"http://data.example.org:{port}/data.csv"), tmp_path)
    assert resolved.count("data.example.org") == 1
    assert server.asked[0][1]["Host"] == f"data.example.org:{port}"  # type: ignore[attr-defined]


def test_51_a_redirect_to_this_machine_is_refused(
    at: Callable[..., Source],
    tmp_path: Path,
    server: http.server.ThreadingHTTPServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first server counts as public here; where it leads to is judged on its own."""
    real = guarded_http._is_public
    monkeypatch.setattr(guarded_http, "_is_public", lambda text: text == "127.0.0.1" or real(text))
    for target in ("http://127.0.0.2/data.csv", "http://169.254.169.254/latest", "http://[::1]/x"):
        source = at(f"to/{target}")
        with pytest.raises(SourceError, match="not a public address"):
            fetch(source, tmp_path)
    assert [path for path, _ in server.asked] == [  # type: ignore[attr-defined]
        "/to/http://127.0.0.2/data.csv",
        "/to/http://169.254.169.254/latest",
        "/to/http://[::1]/x",
    ]
    assert _names(tmp_path) == []


def test_51_https_is_not_left_for_http(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(guarded_http, "_one_request", lambda *_: "http://example.org/x")
    with pytest.raises(SourceError, match="redirects from https to http"):
        guarded_http.download("https://example.org/x", tmp_path / "x", Limits())


@pytest.mark.parametrize(
    "url",
    ["http://a b/x.csv", "http://a/\r\nHost: b/x.csv", "http:///x.csv", "http://[::1/x.csv",
     "http://a:99999/x.csv", "http://ü/x.csv", "javascript:alert(1)//x.csv", "//host/x.csv"],
)  # fmt: skip
def test_51_what_is_no_web_address_is_refused(
    at: Callable[..., Source], tmp_path: Path, url: str
) -> None:
    with pytest.raises(SourceError):
        _get(replace(at("data.csv"), url=url), tmp_path)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
def test_https_is_spoken_and_a_certificate_of_nobody_is_refused(
    at: Callable[..., Source],
    tmp_path: Path,
    server: http.server.ThreadingHTTPServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key, made = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
               "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
               "-keyout", key, "-out", made]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    source = replace(at(""), url=f"https://localhost:{server.server_address[1]}/data.csv")
    with pytest.raises(SourceError, match=r"broke off .*CERTIFICATE_VERIFY_FAILED"):
        _get(source, tmp_path / "out")
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    assert _get(source, tmp_path / "out").sha256 == SUM
    slow = replace(source, url=source.url.replace("data", "slow"))
    with pytest.raises(SourceError, match="not complete after"):
        _get(slow, tmp_path / "out", replace=True, limits=Limits(seconds=0.5))


# --- the folder


def test_42_a_full_disk_is_told_as_one(
    at: Callable[..., Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(fetching, "_sync", full)
    with pytest.raises(SourceError, match=r"cannot be written .*No space left"):
        _get(at("data.csv"), tmp_path)
    assert _names(tmp_path) == []


def test_43_a_folder_that_is_a_file_is_refused(at: Callable[..., Source], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SourceError, match="cannot be"):
        _get(at("data.csv"), tmp_path / "file")


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b'[{"source": "tiny"}]', b"\xff"],
)
def test_a_damaged_list_is_one_clear_error(
    at: Callable[..., Source], tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "fetched.json").write_bytes(content)
    if content == b"{}":  # an empty list in another dress
        assert fetched_in(tmp_path) == ()
        return
    with pytest.raises(SourceError, match="damaged list of fetched files"):
        _get(at("data.csv"), tmp_path)


def test_13_a_list_that_names_a_file_elsewhere_is_refused(
    at: Callable[..., Source], tmp_path: Path
) -> None:
    _get(at("data.csv"), tmp_path)
    listed = json.loads((tmp_path / "fetched.json").read_text())
    listed[0]["file"] = "../elsewhere.csv"
    (tmp_path / "fetched.json").write_text(json.dumps(listed))
    with pytest.raises(SourceError, match="damaged list"):
        fetched_in(tmp_path)


def test_67_a_fetch_that_is_killed_leaves_nothing_that_counts(
    at: Callable[..., Source], tmp_path: Path
) -> None:
    url = at("slow.csv").url
    script = textwrap.dedent("""
        import sys
        from pathlib import Path
        from tertius.sources.guarded_http import Limits
        from tertius.sources import fetch as f
        from tertius.sources.model import Coverage, Source
        from datetime import date
        cover = Coverage(date(2000, 1, 1), date(2001, 1, 1))
        source = Source("tiny", "T", "1", "row", "none", cover, "", "allowed", (), sys.argv[1],
                        (), None, (), ())
        told = lambda *_: (sys.stdout.write("."), sys.stdout.flush())
        f.fetch(source, sys.argv[2], allow_local=True, progress=told)
    """)
    command = [sys.executable, "-c", script, url, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stdout.read(1) == b"."
        run.send_signal(signal.SIGKILL)
    assert fetched_in(tmp_path) == ()
    assert not [p for p in tmp_path.iterdir() if p.is_file()]
    assert _get(at("data.csv"), tmp_path).path(tmp_path).read_bytes() == DATA


@pytest.mark.parametrize("url", ["https://example.org/data.html", "https://example.org/", ""])
def test_a_dataset_without_a_file_address_says_where_to_get_it(
    at: Callable[..., Source], tmp_path: Path, url: str
) -> None:
    with pytest.raises(SourceError, match="cannot be fetched") as caught:
        fetch(replace(at("x"), url=url), tmp_path)
    assert "tertius data add FILE" in str(caught.value)


def test_a_name_that_is_no_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no source called"):
        fetch("nonsense", tmp_path)
