"""The page of balance in a browser: drawn, quiet, reachable by keyboard, readable, printable."""

import pytest

from tertius.exchange.about import About
from tertius.network import TieList
from tertius.panel.balance_answer import Chosen, balance_of_networks, balance_of_periods
from tertius.panel.balance_system import parse_span
from tertius.report.balance_page import render_balance_page

pytestmark = pytest.mark.browser

DESKTOP, PHONE, NARROW = 1200, 400, 360
NASTY = "</script><img src=x onerror='window.harmed = 1'>{{7*7}}"


@pytest.fixture(scope="session")
def years():
    return balance_of_periods(parse_span("1944..1948"), Chosen(draws=10), show="1947")


@pytest.fixture(scope="session")
def html(years):
    return render_balance_page(years)


def _unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    page.wait_for_timeout(100)


def test_the_page_is_quiet_and_asks_for_nothing(show, html):
    page = show(html)
    assert page.complaints == []
    assert len(page.asked) == 1
    assert page.asked[0].startswith("file:")


def test_every_figure_is_drawn(show, html, years):
    page = show(html)
    for name in ("shares", "index", "chance", "network"):
        assert page.locator(f"#{name} svg").count() == 1, name
    states = sum(len(group.members) for group in years.told.sides)
    assert page.locator("#network svg > path[transform]").count() == states


def test_coalitions_are_shown_by_colour_shape_and_word(show, html, years):
    page = show(html)
    marks = page.locator("#groups .mark path")
    assert marks.count() == len(years.told.coalitions)
    looks = {(mark.get_attribute("fill"), mark.get_attribute("d")) for mark in marks.all()}
    assert len(looks) == marks.count()
    titles = page.locator("#network path[transform] title").all_text_contents()
    name = years.told.coalitions[0].name
    assert any(f"coalition of {name}" in title for title in titles)


def test_signs_are_shown_by_colour_dash_and_word(show, html):
    page = show(html)
    ties = page.locator("#network path.satisfied, #network path.frustrated").all()
    looks = {
        (tie.get_attribute("stroke"), bool(tie.get_attribute("stroke-dasharray"))) for tie in ties
    }
    assert looks == {("#1f5fa8", False), ("#b4420e", True)}
    words = page.locator("#network path.frustrated title").all_text_contents()
    assert words
    assert all(word.startswith("frustrated, ") for word in words)


def test_the_keyboard_moves_through_time(show, html, years):
    page = show(html)
    slider = page.locator("#when")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#chosen").text_content() == "1948"
    assert slider.get_attribute("aria-valuetext") == "1948"
    found = next(one for one in years.findings if one.period == "1948")
    assert page.locator("#ties > tr").count() == len(found.frustrated)
    assert page.locator("#ties-of").text_content() == "Frustrated ties, 1948"
    first = found.frustrated[0]
    assert page.locator("#ties > tr th").first.text_content() == f"{first.name1}–{first.name2}"
    assert page.locator("#groups .mark path").count() == len(found.coalitions)
    page.locator("#earlier").click()
    assert page.locator("#chosen").text_content() == "1947"
    assert page.url.endswith("#1947")
    assert page.complaints == []


def test_another_period_is_told_as_the_page_was_written(show, html, years):
    """The script writes the same list for the shown period as the template did."""
    page = show(html)
    parts = ("#groups", "#pivots", "#polarisation", "#optimum", "#ties")
    before = [" ".join(page.locator(part).inner_text().split()) for part in parts]
    page.locator("#later").click()
    page.locator("#earlier").click()
    assert [" ".join(page.locator(part).inner_text().split()) for part in parts] == before


def test_every_figure_has_a_table_that_says_the_same(show, html, years):
    page = show(html)
    rows = page.locator("#h-time ~ details tbody tr")
    assert rows.count() == len(years.panel.periods)
    _unfold(page)
    assert "–" in rows.first.inner_text(), "nobody speaks of 1944"
    told = rows.last.inner_text().split()
    assert told[0] == "1948"
    assert page.locator("#h-now ~ .scroll tbody tr").count() == 4


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
    too_wide = page.evaluate(
        """width => [...document.body.querySelectorAll("*")]
        .filter(e => !e.closest(".scroll") && !e.closest("svg"))
        .filter(e => e.getBoundingClientRect().right > width + 1)
        .map(e => e.tagName + "." + e.className)""",
        width,
    )
    assert too_wide == []


def test_on_paper_everything_is_unfolded(show, html):
    page = show(html)
    table = page.locator("#h-time ~ details table")
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()
    assert not page.locator(".chooser").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_without_scripts_the_page_can_still_be_read(browser, html, tmp_path, years):
    file = tmp_path / "page.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("h1").text_content() == years.title
    assert page.locator("#ties > tr").count() == len(years.told.frustrated)
    context.close()


def test_text_of_others_is_shown_and_not_run(show):
    ties = TieList((NASTY, "b\u202ec", "d"), [0, 0, 1], [1, 2, 2], [1, 1, -1])
    page = show(render_balance_page(balance_of_networks([ties], Chosen(draws=5), About(NASTY))))
    assert page.complaints == []
    assert page.evaluate("window.harmed") is None
    assert page.locator("h1").text_content() == NASTY
    assert "b\\u202ec" in page.locator("#groups").inner_text()


def test_the_policy_stops_a_script_that_is_put_into_the_page(show, html):
    page = show(html.replace("</main>", "<script>window.harmed = 1</script></main>"))
    assert page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in complaint for complaint in page.complaints)
