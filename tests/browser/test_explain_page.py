"""The page of an explanation, in a browser: drawn, quiet, reachable, readable, printable."""

import pytest

from tertius.report.page import render_page

pytestmark = pytest.mark.browser

DESKTOP, PHONE, NARROW = 1200, 400, 360


@pytest.fixture(scope="session")
def html(explanation):
    return render_page(explanation)


def _unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    page.wait_for_timeout(100)


def test_the_page_is_quiet_and_asks_for_nothing(show, html):
    page = show(html)
    assert page.complaints == []
    assert len(page.asked) == 1
    assert page.asked[0].startswith("file:")


def test_every_figure_is_drawn(show, html, explanation):
    page = show(html)
    assert page.locator("#timeline svg").count() == 2
    assert page.locator("#stack svg rect").count() > 50
    assert page.locator("figure.parts").count() == len(explanation.turns)
    assert page.locator("figure.triads svg").count() == 2
    _unfold(page)
    with_parts = [t for t in explanation.turns if any(abs(p.share) >= 0.01 for p in t.parties)]
    assert page.locator("figure.parts svg").count() == len(with_parts)
    assert page.complaints == []


def test_signs_are_shown_by_colour_dash_and_word(show, html):
    page = show(html)
    lines = page.locator("figure.triads line")
    shown = {
        (line.get_attribute("stroke"), bool(line.get_attribute("stroke-dasharray")))
        for line in lines.all()
    }
    assert shown == {("#1f5fa8", False), ("#b4420e", True)}
    assert {
        title.split()[0] for title in page.locator("figure.triads title").all_text_contents()
    } == {
        "friendly",
        "hostile",
    }


def test_every_figure_has_a_table_that_says_the_same(show, html, explanation):
    page = show(html)
    folds = page.locator("details:has(> summary:text('Table of'))")
    assert folds.count() == 2
    rows = folds.nth(0).locator("tbody tr")
    assert rows.count() == len(explanation.periods)
    assert rows.last.locator("th").text_content() == explanation.periods[-1]
    heads = folds.nth(1).locator("thead th").all_text_contents()
    assert heads[1:] == list(explanation.pulls)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_nothing_bars_the_way_for_assistive_technology(show, html, width):
    from axe_playwright_python.sync_playwright import Axe

    page = show(html, width)
    _unfold(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [DESKTOP, PHONE, NARROW])
def test_nothing_runs_over_the_edge(show, html, width):
    page = show(html, width)
    _unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Wide tables scroll in their own box; everything else fits.
    too_wide = page.evaluate(
        """width => [...document.body.querySelectorAll("*")]
        .filter(e => !e.closest(".scroll") && !e.closest("svg"))
        .filter(e => e.getBoundingClientRect().right > width + 1)
        .map(e => e.tagName + "." + e.className)""",
        width,
    )
    assert too_wide == []


def test_figures_follow_the_width_of_the_window(show, html):
    page = show(html, DESKTOP)
    wide = page.locator("#timeline svg").first.bounding_box()["width"]
    page.set_viewport_size({"width": PHONE, "height": 900})
    # The figure is taken out and drawn anew: there and narrow must be seen in one look.
    page.wait_for_function(
        """([phone, wide]) => {
            const figure = document.querySelector('#timeline svg');
            const width = figure ? figure.getBoundingClientRect().width : 0;
            return width > 0 && width < phone && wide > 2 * width;
        }""",
        arg=[PHONE, wide],
    )


def test_on_paper_everything_is_unfolded(show, html, explanation):
    page = show(html)
    table = page.locator("details:not(.turn) table").first
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()
    for box in page.locator("table").all():
        assert box.bounding_box()["height"] > 0
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")
    assert not table.is_visible()


def test_without_scripts_the_page_can_still_be_read(browser, html, tmp_path, explanation):
    file = tmp_path / "page.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("h1").text_content() == " and ".join(explanation.names)
    assert page.locator("details.turn[open] table").first.is_visible()
    context.close()
