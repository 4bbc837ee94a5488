"""Mails that pass on a text: whose words are whose, and which are only courtesies."""

import pytest

from tertius.documents.folding import fold
from tertius.documents.lines import label_lines, segment
from tertius.documents.model import Original

REMARK = "Worth a look before Thursday, although I think that she is wrong about the pilots."
BODY = """\
The ferry between the two ports stopped on Monday, and nobody has said when it will sail again. \
The crews were told by telephone.

In the harbour the trucks stand in a row that reaches to the church. The drivers play cards, \
and the bread that they carry is sold on the quay. Nobody has asked them what they think."""
HEADERS = """\
---------- Forwarded message ---------
From: Sunniva Brekke <brekke@harbour.example>
Date: Fri, 3 May 2024 at 09:02
Subject: {subject}
To: <list@harbour.example>"""
TITLE = "Ferry stops without a word"


def read(text):
    original = Original(text)
    folded = fold(original)
    lines = label_lines(folded, original)
    found = [(folded.text[li.span.start : li.span.end], li) for li in lines]
    return {words: li.role for words, li in found}, lines, segment(folded, lines, original)


def mail(greeting="Dear all,", farewell="Best", name="Olav", subject=TITLE, end=""):
    above = [greeting, REMARK, *filter(None, [farewell]), name]
    headers = HEADERS.format(subject=subject)
    return "\n\n".join([*above, headers, TITLE, BODY, *filter(None, [end])])


@pytest.mark.parametrize("greeting", ["Dear all,", "Hello,", "Liebe Kollegen,", "Bonjour à tous,"])
@pytest.mark.parametrize("farewell", ["Best", "Kind regards,", "Viele Grüße", "Cordialement,", ""])
def test_greetings_farewells_and_names_are_nobodys_statement(greeting, farewell):
    roles, _, pieces = read(mail(greeting, farewell))
    assert roles[greeting] == "furniture"
    assert roles["Olav"] == "furniture"
    assert roles.get(farewell, "furniture") == "furniture"
    assert roles[REMARK] == "host_comment"
    assert [piece.kind for piece in pieces] == ["host_comment", "piece"]


def test_the_name_below_a_remark_belongs_to_the_remark():
    _, lines, pieces = read(mail())
    assert lines[pieces[0].last].by == "name below a mail"


@pytest.mark.parametrize("subject", [TITLE, f"Fwd: {TITLE}", f"WG: {TITLE}"])
def test_the_line_that_repeats_the_subject_is_the_title(subject):
    roles, _, _ = read(mail(subject=subject))
    assert roles[TITLE] == "title"
    assert roles[f"Subject: {subject}"] == "furniture"


def test_a_subject_that_nothing_repeats_is_the_title():
    assert read(mail(subject="The winter timetable"))[0]["Subject: The winter timetable"] == "title"


def test_a_signature_at_the_end_is_furniture():
    signature = "Olav Brekke | Ministry of Ferries | This message is for its readers alone."
    roles, _, _ = read(mail(end=f"--\n{signature}"))
    assert roles[signature] == "furniture"


def test_a_letter_that_passes_nothing_on_keeps_its_words():
    roles, _, _ = read(f"Dear Minister,\n\n{BODY}\n\n{REMARK}\n\nBest\n\nOlav Brekke")
    assert "host_comment" not in roles.values()
    assert roles[REMARK] == "body"


def test_fields_of_a_wrapped_mail_are_lines_of_their_own():
    wrapped = (
        "I read this on the boat this morning, and I do think that the\n"
        "committee should see it before the summer timetable is drawn\n"
        "up. The figures are good.\n\n"
        + HEADERS.format(subject=TITLE)
        + "\n\nThe ferry between the two ports stopped on Monday, and nobody\n"
        "has said when it will sail again. The crews were told about it\n"
        "by telephone, on the evening before, and few of them believed\n"
        "it. In the harbour the trucks stand in a row that reaches to\n"
        "the church.\n"
    )
    roles, _, _ = read(wrapped)
    assert roles["Date: Fri, 3 May 2024 at 09:02"] == "dateline"


HEAD = {
    "Ostrand Correspondent, The Merrow Post": "byline",
    "Staff reporter": "byline",
    "The Merrow Post": "dateline",
}


@pytest.mark.parametrize("line", HEAD)
def test_a_line_between_byline_and_date_is_no_body(line):
    roles, _, _ = read(f"{TITLE}\n\nBy Olav Brekke\n\n{line}\nMay 3, 2024\n\n{BODY}")
    assert roles[line] == HEAD[line]


def test_who_led_an_interview_stands_above_the_date():
    roles, _, _ = read(f"{TITLE}\n\nInterview: Tora Lindqvist\n\nThe Post, 3 May 2024\n\n{BODY}")
    assert roles["Interview: Tora Lindqvist"] == "byline"


def test_where_a_text_was_published_may_stand_below_it():
    roles, _, _ = read(f"{TITLE}\n\nBy Olav Brekke\n\n{BODY}\n\nPublished in The Post, May 3, 2024")
    assert roles["Published in The Post, May 3, 2024"] == "dateline"


def test_what_is_said_about_the_author_is_a_bio_in_markdown_too():
    bio = "About the author: Olav Brekke runs the programme on ports at a centre in Ostrand."
    text = f"---\ntitle: {TITLE}\n---\n\n# {TITLE}\n\n{BODY}\n\n---\n\n*{bio}*\n"
    original = Original(text, "markdown")
    folded = fold(original)
    (found,) = (
        line.role
        for line in label_lines(folded, original)
        if folded.text[line.span.start : line.span.end] == bio
    )
    assert found == "bio"
