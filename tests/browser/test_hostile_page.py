"""Text of others on the page: shown, never run (families 49 and 50 of the hostile inputs)."""

from dataclasses import replace

import pytest

from tertius.report.page import render_page

pytestmark = pytest.mark.browser

NASTY = (
    "<script>window.harmed = 1</script>",
    "</script><script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    "</title><svg onload='window.harmed = 1'>",
    "{{7*7}} {% raw %}",
    "<!--",
    "javascript:window.harmed=1",
)


def _with_text(explanation, text):
    """Put a text wherever the data of others reach the page."""
    turn = explanation.turns[-1]
    record = replace(turn.direct[0], text=text, citation=text, id=text, kind=text)
    party = replace(turn.parties[0], name=text, evidence=(record,))
    turn = replace(turn, direct=(record,), parties=(party,))
    return replace(
        explanation,
        names=(text, explanation.names[1]),
        turns=(turn,),
        pulls={text: next(iter(explanation.pulls.values()))},
        motives={text: (record,)},
        blind_spots=(text,),
        recipe_title=text,
        triads_now=tuple(replace(triad, name=text) for triad in explanation.triads_now),
    )


@pytest.mark.parametrize("text", NASTY)
def test_49_mark_up_is_shown_as_text_and_not_run(show, explanation, text):
    page = show(render_page(_with_text(explanation, text)))
    assert page.complaints == []
    assert page.evaluate("window.harmed") is None
    assert page.locator("h1").text_content() == f"{text} and {explanation.names[1]}"
    assert page.title().startswith(text)
    assert text in page.locator("#h-limits ~ ul li").all_text_contents()
    assert text in page.locator("figure.triads text").all_text_contents()
    assert page.locator("a").count() == 0


def test_49_the_policy_stops_a_script_that_is_put_into_the_page(show, explanation):
    html = render_page(explanation)
    page = show(html.replace("</main>", "<script>window.harmed = 1</script></main>"))
    assert page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


def test_49_the_policy_stops_handlers_and_outside_requests(show, explanation):
    html = render_page(explanation)
    more = "<img src='https://example.org/x.png'><p onclick='window.harmed = 1' id=p>p</p>"
    page = show(html.replace("</main>", f"{more}</main>"))
    page.locator("#p").click()
    assert page.evaluate("window.harmed") is None
    assert page.stopped == {"https://example.org/x.png": "csp"}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("left\u202etfel", "left\\u202etfel"),
        ("a\u200bb\u2066c", "a\\u200bb\\u2066c"),
        ("bell\x07", "bell\\u0007"),
    ],
)
def test_50_hidden_characters_are_shown_as_escapes(show, explanation, text, seen):
    page = show(render_page(_with_text(explanation, text)))
    assert page.locator("h1").text_content().startswith(seen)
    assert seen in page.locator("figure.triads text").all_text_contents()


def test_50_a_tower_of_accents_is_cut(show, explanation):
    page = show(render_page(_with_text(explanation, "Z" + "\u0301" * 10_000)), 400)
    assert len(page.locator("h1").text_content()) < 100
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
