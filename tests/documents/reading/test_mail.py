"""Messages: the body that readers see, HTML before plain, and headers as declarations."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.reading import Limits, read_bytes


def message(plain: str = "Envoys met.", html: str | None = None, **headers: str) -> bytes:
    made = EmailMessage()
    made["From"] = headers.get("sender", "Anna Bell <bell@wire.example>")
    made["Subject"] = headers.get("subject", "Talks resume")
    made["Date"] = "Mon, 18 Sep 2023 10:00:00 +0000"
    made["List-Id"] = "Daily <daily.wire.example>"
    made["Message-ID"] = "<1@wire.example>"
    made.set_content(plain)
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made.as_bytes()


def test_a_plain_message_with_its_headers(read) -> None:
    found = read(message(), "a.eml")
    assert [one.text.strip() for one in found.texts] == ["Envoys met."]
    assert found.texts[0].format == "text"
    assert found.declared == [
        {
            "author": "Anna Bell <bell@wire.example>",
            "title": "Talks resume",
            "published": "Mon, 18 Sep 2023 10:00:00 +0000",
            "host": "Daily <daily.wire.example>",
        }
    ]
    assert found.places[0]["published"] == "header Date"


def test_html_is_preferred_and_the_other_version_noted(read) -> None:
    found = read(message(html="<p>Envoys <b>met</b>.</p>"), "a.eml")
    assert found.texts[0].format == "html"
    assert found.texts[0].text.strip() == "<p>Envoys <b>met</b>.</p>"
    assert found.texts[0].notes[-1] == "1 other part of the message left out"


def test_attachments_are_left_out_with_a_note(read) -> None:
    made = EmailMessage()
    made["From"] = "a@b.example"
    made["MIME-Version"] = "1.0"
    made.set_content("Envoys met.")
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../a.pdf")
    made.add_attachment("other text", filename="b.txt")
    found = read(made.as_bytes(), "a.eml")
    assert [one.text.strip() for one in found.texts] == ["Envoys met."]
    assert "2 other parts of the message left out" in found.texts[0].notes


def test_encoded_headers_are_read_as_words(read) -> None:
    found = read(message(sender="=?utf-8?b?Wm/DqyBCZWxs?= <z@w.example>", subject="Gespräche"))
    assert found.declared[0]["author"].startswith("Zoë Bell")
    assert found.declared[0]["title"] == "Gespräche"


def test_the_charset_of_the_part_is_believed(read) -> None:
    raw = (
        b"Message-ID: <1@w>\nFrom: a@b.example\nContent-Type: text/plain; charset=iso-8859-2\n"
        b"Content-Transfer-Encoding: 8bit\n\nZa\xbf\xf3\xb3\xe6 g\xea\xb6l\xb1 ja\xbc\xf1.\n"
    )
    found = read(raw)
    assert found.words == ["Zażółć gęślą jaźń.\n"]
    assert found.texts[0].encoding == "iso8859-2"


def test_a_html_part_that_is_plain_is_plain(read) -> None:
    raw = b"Message-ID: <1@w>\nFrom: a@b.example\nContent-Type: text/html\n\nEnvoys met.\n"
    assert read(raw).texts[0].format == "text"


def test_a_message_without_text_is_refused(read) -> None:
    raw = b"MIME-Version: 1.0\nFrom: a@b.example\nContent-Type: image/png\n\nx\n"
    assert read(raw).rules == ["empty"]


def test_a_long_header_is_left_out_with_a_note(read) -> None:
    raw = b"Message-ID: <1@w>\nSubject: " + b"<" * 50_000 + b"\nFrom: a@b.example\n\nEnvoys met.\n"
    found = read(raw)
    assert "title" not in found.declared[0]
    assert "header Subject is too long and was left out" in found.texts[0].notes


MAILBOX = (
    b"From a@b Mon Sep 18 10:00:00 2023\nFrom: a@b.example\nSubject: One\n\nFirst.\n"
    b"From Vienna came news.\n\n"
    b"From c@d Tue Sep 19 10:00:00 2023\nFrom: c@d.example\nSubject: Two\n\nSecond.\n"
)


def test_a_mailbox_is_read_message_by_message(read) -> None:
    found = read(MAILBOX, "m.mbox")
    assert found.words == ["First.\nFrom Vienna came news.\n", "Second.\n"]
    assert [one.place for one in found.texts] == ["m.mbox:1", "m.mbox:8"]
    assert [d["title"] for d in found.declared] == ["One", "Two"]


def test_a_mailbox_is_known_without_its_ending(read) -> None:
    assert len(read(MAILBOX, "inbox").texts) == 2


def test_a_message_past_its_limit_costs_only_itself(read) -> None:
    long = b"From a@b Mon Sep 18 10:00:00 2023\nFrom: a@b.example\n\n" + b"word\n" * 500 + b"\n"
    found = read(long + MAILBOX, "m.mbox", limits=Limits(characters=200))
    assert found.rules == ["too long"]
    assert len(found.texts) == 2


def test_windows_line_ends(read) -> None:
    found = read(MAILBOX.replace(b"\n", b"\r\n"), "m.mbox")
    assert [one.split("\r\n")[0] for one in found.words] == ["First.", "Second."]


@pytest.mark.parametrize(
    "header",
    [
        "From: <<<>>>,,;:@",
        "From: =?utf-8?b?!!!?=",
        "Date: not a date",
        'Content-Type: ;;;="',
        'Content-Type: text/plain; charset="\xff"',
        "Content-Type: multipart/mixed",
        "Content-Transfer-Encoding: uuencode",
        "List-Id: <",
        "Subject: \x00",
    ],
)
def test_damaged_headers_cost_no_text(read, header: str) -> None:
    raw = b"Message-ID: <1@w>\n" + header.encode("latin-1") + b"\n\nEnvoys met.\n"
    found = read(raw, "a.eml")
    assert len(found.texts) + len(found.refusals) == 1


def test_bottomless_parts_are_read_or_refused(read) -> None:
    raw = b"MIME-Version: 1.0\n"
    for depth in range(1500):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth)
    found = read(raw + b"\nEnvoys met.\n", "a.eml")
    assert len(found.texts) + len(found.refusals) == 1


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_any_bytes_named_mail_are_read_or_refused(data: bytes) -> None:
    refusals: list[object] = []
    for name in ("a.eml", "a.mbox"):
        texts = list(read_bytes(b"From: a\n" + data, name=name, refused=refusals.append))
        assert texts or refusals
