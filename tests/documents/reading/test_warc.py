"""Web archives: pages with the address they were fetched from; no crawl is a publication."""

import gzip

import pytest

PAGE = b"<html><head><title>Talks</title></head><body><p>Envoys met.</p></body></html>"


def record(
    address: str, payload: bytes, *, kind: str = "response", media: str = "application/http"
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2023-09-20T01:02:03Z\r\nWARC-Record-ID: <urn:uuid:{len(payload)}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def answer(body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body


def test_a_page_with_its_address_and_no_date_of_publication(read) -> None:
    found = read(record("https://wire.example/1", answer(PAGE)), "c.warc")
    assert found.words == [PAGE.decode()]
    assert found.texts[0].format == "html"
    assert found.texts[0].place == "c.warc!https://wire.example/1"
    assert found.declared == [
        {
            "url": "https://wire.example/1",
            "retrieved": "2023-09-20T01:02:03Z",
            "title": "Talks",
        }
    ]


def test_packed_records_one_by_one_and_all_at_once(read) -> None:
    one, two = (record(f"https://w.example/{n}", answer(PAGE)) for n in (1, 2))
    for data in (gzip.compress(one) + gzip.compress(two), gzip.compress(one + two)):
        assert len(read(data, "c.warc.gz").texts) == 2


def test_the_charset_of_the_server(read) -> None:
    page = "<p>Żuków, gęś.</p>".encode("iso8859_2")
    found = read(record("https://w.example", answer(page, "text/html; charset=ISO-8859-2")))
    assert found.words == ["<p>Żuków, gęś.</p>"]


def test_chunked_and_packed_bodies(read) -> None:
    packed = gzip.compress(PAGE)
    body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n"
    )
    assert read(record("https://w.example", head + body), "c.warc").words == [PAGE.decode()]


@pytest.mark.parametrize(
    ("payload", "rule"),
    [
        (answer(b"<p>Not here.</p>", status="404 Not Found"), "http status"),
        (answer(b"", status="301 Moved"), "http status"),
        (answer(b"\x89PNG\r\n\x1a\n", "image/png"), "other format"),
        (answer(b"%PDF-1.7 \xff", "text/html"), "other format"),
        (answer(b"{}", "application/json"), "other format"),
        (answer(b" \n "), "empty"),
        (answer(b"\x00\x01\x02"), "other format"),
    ],
)
def test_what_is_no_page_is_counted(read, payload: bytes, rule: str) -> None:
    data = record("https://w.example/x", payload) + record("https://w.example/1", answer(PAGE))
    found = read(data, "c.warc")
    assert found.rules == [rule]
    assert found.refusals[0].place == "c.warc!https://w.example/x"
    assert len(found.texts) == 1


def test_other_kinds_of_records(read) -> None:
    data = (
        record("", b"software: x\r\n", kind="warcinfo", media="application/warc-fields")
        + record("https://w.example", b"GET / HTTP/1.1\r\n\r\n", kind="request")
        + record("https://w.example", b"Envoys met.", kind="conversion", media="text/plain")
        + record("https://w.example", PAGE, kind="resource", media="text/html")
    )
    found = read(data, "c.warc")
    assert [one.format for one in found.texts] == ["text", "html"]
    assert found.rules == []


def test_an_archive_cut_short(read) -> None:
    data = record("https://w.example/1", answer(PAGE)) * 2
    for cut in (1, 3, 20, 90, 300, len(data) // 2 - 20):
        found = read(data[: len(data) - cut], "c.warc")
        assert len(found.texts) == (2 if cut < 4 else 1)
        assert "damaged" in found.rules


def test_a_cut_page_is_not_read(read) -> None:
    found = read(record("https://w.example/1", answer(PAGE))[:-40], "c.warc")
    assert found.words == []
    assert set(found.rules) == {"damaged"}


def test_a_record_that_lies_about_its_length(read, capfd) -> None:
    good = record("https://w.example/1", answer(PAGE))
    lie = good.replace(b"Content-Length: ", b"Content-Length: 1")
    found = read(good + lie + good, "c.warc")
    assert len(found.texts) >= 1
    assert "damaged" in found.rules
    assert capfd.readouterr() == ("", "")


def test_what_only_begins_like_an_archive(read) -> None:
    assert read(b"WARC/1.0 was a format.\n", "c.warc").rules != []


def test_a_page_of_another_name_is_no_archive(read) -> None:
    found = read(b"<!DOCTYPE html><p>404", "c.warc")
    assert found.refusals[0].what == "not a web archive (starts with '<!DOCTYPE html><p>40')"


def test_a_large_page_is_read_whole(read) -> None:
    page = b"<html><body>" + b"<p>Envoys met by the lake.</p>" * 20_000 + b"</body></html>"
    for body in (answer(page), answer(page).replace(b"\r\n\r\n", b"\r\nX-More: yes\r\n\r\n", 1)):
        found = read(gzip.compress(record("https://w.example", body)) * 2, "c.warc.gz")
        assert found.words == [page.decode()] * 2


def test_a_packed_body_that_is_damaged(read) -> None:
    packed = bytearray(gzip.compress(PAGE * 50))
    packed[20] ^= 0xFF
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    data = record("https://w.example/1", head + bytes(packed))
    found = read(data + record("https://w.example/2", answer(PAGE)), "c.warc")
    assert len(found.texts) + len(found.refusals) >= 1


def test_an_archive_on_disk_and_one_that_the_disk_loses(tmp_path) -> None:
    from tertius.documents.reading import read_originals

    path = tmp_path / "c.warc.gz"
    path.write_bytes(gzip.compress(record("https://w.example/1", answer(PAGE))))
    texts = list(read_originals([path], refused=print))
    assert texts[0].place == f"{path}!https://w.example/1"
