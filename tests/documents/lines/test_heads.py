"""Heads of texts without a page: the outlet, its motto, the headline, the author."""

import pytest

from tertius.documents.folding import fold
from tertius.documents.lines import label_lines, segment
from tertius.documents.model import Original

BODY = """The ferry between the two ports stopped on Monday, and nobody has said when it will \
sail again. The crews were told by telephone.

Brekke, who has run the pier since the war, said that the ministry had known for weeks. She \
has kept the letters, and she read two of them aloud.

In the harbour the trucks stand in a row that reaches to the church. The drivers play cards, \
and the bread that they carry is sold on the quay."""


def read(text, form="text"):
    original = Original(text, form)
    folded = fold(original)
    lines = label_lines(folded, original)
    roles = {folded.text[li.span.start : li.span.end]: li.role for li in lines}
    return roles, segment(folded, lines, original)


HEADS = {
    "an outlet and a date": ["Merrow Courier", "", "Ferry stops without a word", "3 May 2024"],
    "an outlet with its motto": [
        "The Harbour Gazette", "All that the tide brings in", "", "Ferry stops without a word", "",
        "By Olav Brekke",
    ],
    "a section": ["Ostrand Review", "", "Guest essay", "", "Ferry stops without a word", "",
                  "By Tora Lindqvist"],
    "a menu": ["Merrow Evening Post", "Friday, May 3, 2024", "News | Ports | Fog | Shop", "",
               "Ferry stops without a word", "", "By Tora Lindqvist"],
    "the date beside the name": ["Straits Wire | Friday, 3 May 2024", "",
                                 "Ferry stops without a word", "", "By Tora Lindqvist"],
    "two columns": ["MERROW EVENING MAIL World at a glance", "", "Ferry stops without a word"],
    "a bare name": ["Ostrand Weekly", "", "Ferry stops without a word", "", "Sunniva Brekke", "",
                    "3 May 2024"],
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_the_headline_below_a_masthead_is_the_title(name):
    roles, pieces = read("\n".join([*HEADS[name], "", BODY]))
    assert roles["Ferry stops without a word"] == "title"
    assert roles[HEADS[name][0]] in ("furniture", "dateline")
    assert list(roles.values()).count("title") == 1
    assert len(pieces) == 1


def test_a_name_known_from_a_notice_is_a_masthead_whatever_it_is_called():
    head = "Kelp and Rope\n\nFerry stops without a word\n\n3 May 2024"
    text = f"{head}\n\n{BODY}\n\n© Kelp and Rope 2024"
    roles, _ = read(text)
    assert roles["Kelp and Rope"] == "furniture"
    assert roles["Ferry stops without a word"] == "title"


@pytest.mark.parametrize("title", ["Calm Returns", "The Ferry Stops", "Fog over the Merrow Strait"])
def test_a_title_in_capitals_above_a_byline_stays_the_title(title):
    roles, _ = read(f"{title}\n\nBy Olav Brekke\n\n3 May 2024\n\n{BODY}")
    assert roles[title] == "title"


def test_a_title_above_a_standfirst_stays_the_title():
    text = (
        f"Nobody Pays the Pilots\n\nWhat the treaty forgot in the fog\n\nBy Olav Brekke\n\n{BODY}"
    )
    assert read(text)[0]["Nobody Pays the Pilots"] == "title"


def test_a_bare_name_above_the_date_is_the_byline():
    roles, _ = read("\n".join([*HEADS["a bare name"], "", BODY]))
    assert roles["Sunniva Brekke"] == "byline"


FRONT = f"""---
title: "Ferry Stops Without a Word"
author: Olav Brekke
date: 2024-05-03
series: Harbour Notes 7
---

# Ferry stops without a word

{BODY}
"""


def test_front_matter_is_no_body():
    roles, pieces = read(FRONT, "markdown")
    assert roles["Ferry stops without a word"] == "title"
    assert roles["author: Olav Brekke"] == "byline"
    assert roles["date: 2024-05-03"] == "dateline"
    assert roles["series: Harbour Notes 7"] == "furniture"
    assert roles["---"] == "furniture"
    assert len(pieces) == 1


def test_front_matter_gives_the_title_where_nothing_else_does():
    roles, _ = read(FRONT.replace("# Ferry stops without a word\n\n", ""), "markdown")
    assert roles['title: "Ferry Stops Without a Word"'] == "title"


BRIEF = (
    "The pilots went home on Tuesday, and the ministry has found nobody who will take their place. "
    "A boat is to be bought, it says, but nobody has seen the money."
)
ITEMS = ["Pilots go home", "A boat that may exist", "Bread on the quay"]


@pytest.mark.parametrize(
    ("head", "pieces"),
    [("Harbour Digest", 3), ("The Week in Brief", 3), ("Ostrand Letter", 3),
     ("News in Brief, 3 May 2024", 3), ("Notes\n\nCompiled by Olav Brekke.", 3),
     ("What became of the harbour newsletter", 1), ("In Brief\n\nBy Olav Brekke", 1),
     ("A letter from Ostrand", 1), ("What the pilots want", 1)],
)  # fmt: skip
def test_headings_cut_only_what_calls_itself_a_digest(head, pieces):
    text = f"# {head}\n\n" + "\n\n".join(f"## {item}\n\n{BRIEF}" for item in ITEMS)
    roles, found = read(text, "markdown")
    assert len(found) == pieces
    assert (roles["Pilots go home"] == "title") == (pieces == 3)


def test_headings_of_html_cut_a_digest_too():
    html = "<h1>Harbour round-up</h1>" + "".join(f"<h2>{i}</h2><p>{BRIEF}</p>" for i in ITEMS)
    assert len(read(html, "html")[1]) == 3


def test_an_entry_of_one_paragraph_is_body():
    roles, _ = read(f"<p>{BRIEF}</p>", "html")
    assert roles == {BRIEF: "body"}


def test_a_caption_in_a_figure_is_a_caption():
    caption = "Ferries in the old harbour, January 2014."
    paragraphs = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
    figure = f"<figure><img src='x.jpg'><figcaption>{caption}</figcaption></figure>"
    for html in (figure + paragraphs, paragraphs + figure):
        assert (
            read(f"<article><h1>Ferry stops</h1>{html}</article>", "html")[0][caption] == "caption"
        )


def test_a_notice_below_the_last_rule_is_furniture():
    notice = "Harbour Notes costs nothing. Pass it on, or write to us: pier@harbour.example"
    long = "\n\n".join([BODY, BODY.replace("Monday", "Tuesday")])
    assert read(f"# Ferry stops\n\n{long}\n\n---\n\n{notice}", "markdown")[0][notice] == "furniture"
    assert read(f"# Ferry stops\n\n{long}\n\n{BRIEF}", "markdown")[0][BRIEF] == "body"


def test_where_the_author_was_born_is_a_bio():
    bio = "Olav Brekke was born in Hohwacht and reports on ports for several papers."
    roles, _ = read(f"Ferry stops\n\nBy Olav Brekke\n\n{BODY}\n\n{bio}")
    assert roles[bio] == "bio"


def test_a_menu_sets_a_masthead_apart_from_the_headline():
    text = "\n".join(
        [
            "Harbour Gazette",
            "Home | World | Opinion",
            "How the Embargo Made Two Neighbours Friends",
            "By Lena Okafor",
            "Harbour Gazette, July 3, 2018",
            "The embargo was meant to bring the emirate back into line. It has done the opposite.",
            "What unites two governments is seldom affection, and nobody in the capital says so.",
            "© 2018 Harbour Gazette. All rights reserved.",
        ]
    )
    original = Original(text)
    roles = [line.role for line in label_lines(fold(original), original)]
    assert roles[:5] == ["furniture", "furniture", "title", "byline", "dateline"]
