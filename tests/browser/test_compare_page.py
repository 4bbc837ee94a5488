"""The page of two versions in a browser: quiet, readable, narrow, printable, and harmless."""

import pytest
from tests.river_pact import PRINTED, REWORK

from tertius.documents.cleaning import clean
from tertius.documents.model import Original
from tertius.documents.versions import Versions, compare_documents
from tertius.report.comparison_page import render_comparison_page

pytestmark = pytest.mark.browser

DESKTOP, PHONE, NARROW = 1200, 400, 360
NASTY = (
    "</script><img src=x onerror='window.harmed = 1'>{{7*7}}",
    "<script>window.harmed = 1</script>",
    "</title><svg onload='window.harmed = 1'>",
    "</td></table><iframe srcdoc='<script>parent.harmed = 1</script>'>",
)


def compared(old: str, new: str, places=("in/old.txt", "in/new.txt")) -> Versions:
    one, other = (clean(Original(t, place=p)) for t, p in zip((old, new), places, strict=True))
    return compare_documents(one, other)


@pytest.fixture(scope="session")
def versions() -> Versions:
    return compared(PRINTED, REWORK)


@pytest.fixture(scope="session")
def html(versions) -> str:
    return render_comparison_page(versions, {})


def test_the_page_is_quiet_and_asks_for_nothing(show, html):
    page = show(html)
    assert page.complaints == []
    assert len(page.asked) == 1
    assert page.asked[0].startswith("file:")


def test_each_sentence_of_both_texts_is_on_the_page(show, html, versions):
    page = show(html)
    seen = " ".join(page.locator("main").inner_text().split())
    for side in (versions.source, versions.derived):
        for number, sentence in enumerate(side.sentences, start=1):
            proof = side.document.published(sentence.span)
            assert f"sentence {number}, characters {proof.start}–{proof.end}" in seen
    for place in versions.comparison.dropped:
        words = versions.source.document.words_of(versions.source.sentences[place].span)
        assert words in seen


def test_old_words_stand_left_and_new_words_right(show, html):
    page = show(html)
    row = page.locator("[aria-labelledby=h-changed] tbody tr").first
    left, right = row.locator("td").all()
    assert left.locator("del").all_text_contents() == ["alliance"]
    assert right.locator("ins").all_text_contents() == ["United States"]
    assert left.locator("ins").count() == right.locator("del").count() == 0
    assert row.locator("th .change").all_text_contents() == ["actor"]


def test_old_and_new_words_differ_in_more_than_colour(show, html):
    page = show(html)
    looks = [
        page.locator(tag).first.evaluate("e => getComputedStyle(e).textDecorationLine")
        for tag in ("del", "ins")
    ]
    assert looks == ["line-through", "underline"]


def test_words_of_a_diff_are_parted_by_blanks(show, html):
    page = show(html)
    cell = page.locator("[aria-labelledby=h-changed] tbody tr td").nth(1).inner_text()
    assert "The United States is waging a war" in " ".join(cell.split())


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_nothing_bars_the_way_for_assistive_technology(show, html, width):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(show(html, width))
    assert found.violations_count == 0, found.generate_report()


def test_the_keyboard_reaches_each_table(show, html):
    page = show(html)
    reached = []
    for _ in range(page.locator(".scroll").count()):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert reached == ["Edits that change the claim", "Kept", "Dropped", "New"]


@pytest.mark.parametrize("width", [DESKTOP, PHONE, NARROW])
def test_nothing_runs_over_the_edge(show, width):
    long = "x" * 300
    old, new = (t.replace("plum brandy", long).replace("Pact", long) for t in (PRINTED, REWORK))
    page = show(render_comparison_page(compared(old, new, (f"in/{long}", "b")), {}), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    too_wide = page.evaluate(
        """width => [...document.body.querySelectorAll("*")]
        .filter(e => !e.closest(".scroll"))
        .filter(e => e.getBoundingClientRect().right > width + 1)
        .map(e => e.tagName + "." + e.className)""",
        width,
    )
    assert too_wide == []


def test_on_paper_the_whole_page_is_there(show, html):
    page = show(html)
    page.emulate_media(media="print")
    for group in ("changed", "kept", "dropped", "new"):
        assert page.locator(f"[aria-labelledby=h-{group}] table").is_visible()
    cut = page.evaluate(
        "[...document.querySelectorAll('.scroll')]"
        ".filter(e => getComputedStyle(e).overflowX !== 'visible').length"
    )
    assert cut == 0
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_without_scripts_the_page_is_the_same(browser, html, tmp_path, show):
    file = tmp_path / "plain.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    bare = page.locator("body").inner_text()
    context.close()
    assert show(html).locator("body").inner_text() == bare


@pytest.mark.parametrize("text", NASTY)
def test_49_text_of_others_is_shown_and_not_run(show, text):
    """Wherever words of others stand: title, place, kept, edited, dropped."""
    old, new = (
        t.replace("Why the River Pact", text)
        .replace("Nobody in Belgrade", f"Nobody {text}")
        .replace("plum brandy", text)
        for t in (PRINTED, REWORK.replace("every month", f"every {text} month"))
    )
    page = show(render_comparison_page(compared(old, new, (f"in/{text}1", f"in/{text}2")), {}))
    assert page.complaints == []
    assert len(page.asked) == 1
    assert page.evaluate("window.harmed") is None
    assert page.locator("h1").text_content() == f"{text} Will Hold"
    assert page.title().startswith(text)
    assert page.locator("main img, main svg, main script, main iframe, main a").count() == 0
    cells = " ".join(page.locator("td.text").all_text_contents())
    assert cells.count(text) >= 3


@pytest.mark.parametrize(
    ("text", "seen"),
    [("left\u202etfel", "left\\u202etfel"), ("a\u200bb\u2066c", "a\\u200bb\\u2066c")],
)
def test_50_hidden_characters_are_shown_as_escapes(show, text, seen):
    page = show(render_comparison_page(compared(PRINTED, REWORK, (f"in/{text}", "b")), {}))
    assert page.locator("h3").first.text_content() == seen
    assert page.complaints == []


def test_50_a_tower_of_accents_is_cut(show):
    old = PRINTED.replace("River", "Ri" + "\u0301" * 10_000 + "ver")
    page = show(render_comparison_page(compared(old, REWORK), {}), NARROW)
    assert len(page.locator("h1").text_content()) < 100
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_the_policy_stops_a_script_that_is_put_into_the_page(show, html):
    page = show(html.replace("</main>", "<script>window.harmed = 1</script></main>"))
    assert page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in complaint for complaint in page.complaints)
