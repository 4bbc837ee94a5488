"""Who speaks in a post that quotes: the host around the block, somebody else inside it."""

import pytest

from tertius.documents.folding import fold
from tertius.documents.lines import label_lines, segment
from tertius.documents.model import Original

QUOTE = [
    "The pilots of Merrow were never asked, and the treaty shows it on every page that it has.",
    "Whoever wrote it had not stood on a bridge in fog, and will not stand on one now.",
]
INTRO = "Olav Brekke has a fine piece in The Ostrand Review on what the treaty forgot:"
REMARK = "I do not believe a word of it. The pilots were asked twice, and twice they shrugged."


def read(text, form="text"):
    original = Original(text, form)
    folded = fold(original)
    lines = label_lines(folded, original)
    roles = {folded.text[li.span.start : li.span.end]: li.role for li in lines}
    return roles, [s.kind for s in segment(folded, lines, original)]


def markdown(*parts):
    return "\n\n".join(parts)


def quoted(*parts):
    return "\n>\n".join(f"> {part}" for part in parts)


POSTS = {
    "markdown": markdown("# Odd treaties", INTRO, quoted(*QUOTE), REMARK),
    "html": f"<h1>Odd treaties</h1><p>{INTRO}</p><blockquote><p>{QUOTE[0]}</p><p>{QUOTE[1]}</p>"
    f"</blockquote><p>{REMARK}</p>",
}


@pytest.mark.parametrize("form", POSTS)
def test_what_stands_around_a_quoted_block_is_the_hosts_remark(form):
    roles, kinds = read(POSTS[form], form)
    assert [roles[INTRO], roles[REMARK]] == ["host_comment", "host_comment"]
    assert {roles[part] for part in QUOTE} == {"body"}
    assert kinds == ["host_comment", "piece", "host_comment"]


def test_remarks_between_blocks_may_be_short():
    front = "---\ntitle: Odd treaties\nsite: Harbour Notes\n---"
    post = markdown(front, INTRO, quoted(QUOTE[0]), "I disagree with that.", quoted(QUOTE[1]))
    roles, kinds = read(post, "markdown")
    assert roles["I disagree with that."] == "host_comment"
    assert kinds == ["host_comment", "piece", "host_comment", "piece"]


def test_short_lines_of_a_site_are_no_remarks():
    html = POSTS["html"].replace(f"<p>{REMARK}</p>", "<p>Reads well.</p><div>You are here.</div>")
    assert read(html, "html")[0]["You are here."] != "host_comment"


def test_an_essay_that_quotes_is_one_piece():
    own = [REMARK + " " + REMARK for _ in range(4)]
    essay = markdown("# Pilots", *own, "As one of them wrote:", quoted(*QUOTE), *own)
    roles, kinds = read(essay, "markdown")
    assert "host_comment" not in roles.values()
    assert kinds == ["piece"]


def test_a_block_that_nothing_announces_is_no_other_voice():
    roles, kinds = read(markdown("# Pilots", REMARK, quoted(*QUOTE)), "markdown")
    assert "host_comment" not in roles.values()
    assert kinds == ["piece"]


def test_the_date_of_a_post_stands_above_the_remark():
    post = markdown("# Odd", "Posted by Ines on 12 August 2023", INTRO, quoted(*QUOTE))
    assert read(post, "markdown")[0]["Posted by Ines on 12 August 2023"] == "dateline"


BODY = [
    "The treaty has nine articles and not one of them says who is to pay for the pilots, although "
    "they are the only people who have ever been needed in the strait at all.",
    "In winter the fog stays for weeks, and every ship waits for a man who has not been paid "
    "since the spring and who now grows cabbages on the other side of the hill.",
]


def test_a_first_paragraph_that_names_author_and_venue_up_to_a_colon_is_the_hosts():
    intro = (
        "A dull treaty can kill. Nobody shows it better than Olav Brekke, in the Ostrand Review:"
    )
    roles, kinds = read("\n\n".join(["Fog", intro, *BODY]))
    assert roles[intro] == "host_comment"
    assert kinds == ["host_comment", "piece"]


@pytest.mark.parametrize(
    ("lead", "follows"),
    [
        ("Prime Minister Olav Brekke said on Monday in the Assembly of Ostrand:", BODY[0]),
        ("Olav Brekke read three points to the press in the Hall of Ostrand:", '"' + BODY[0] + '"'),
        ("There is one thing that nobody will say about this winter in plain words:", BODY[0]),
    ],
)
def test_a_report_of_what_was_said_has_no_host(lead, follows):
    roles, kinds = read("\n\n".join(["Fog over the strait", lead, follows, BODY[1]]))
    assert roles[lead] != "host_comment"
    assert kinds == ["piece"]
