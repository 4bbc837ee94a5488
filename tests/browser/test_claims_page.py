"""The page of checked claims in a browser: drawn, quiet, reachable, narrow, printable, harmless."""

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.made_claims import made_claim, made_measured, made_saying

from tertius.coding.model import Stance
from tertius.documents.model import Proof
from tertius.explanation import Evidence
from tertius.report.claims_page import render_claims_page
from tertius.verdict.claims import Checked, Rival, Verdict, check_claims, judge

pytestmark = pytest.mark.browser

DESKTOP, PHONE, NARROW = 1200, 400, 360
NASTY = (
    "</script><script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    "</title></summary><svg onload='window.harmed = 1'>",
    "{{7*7}} {% raw %} <!--",
    "javascript:window.harmed=1",
)


@pytest.fixture(scope="session")
def found() -> list[Checked]:
    """Five claims of every kind, four of them held against the records that ship with tertius."""
    quote = "Washington drove Moscow and Pyongyang together."
    saying = made_saying(
        title="A Title",
        voice="Ida Vance",
        dating="2024-05-01",
        proof=Proof(10, 10 + len(quote), quote),
        trigger=Proof(21, 26, "drove"),
    )
    span = {"since": date(2014, 1, 1), "until": date(2020, 12, 31)}
    sayings = (
        saying,
        *(replace(saying, work="v", proof=Proof(n, n + 9, "Words of it")) for n in range(5)),
    )
    claims = [
        made_claim(sayings=sayings, named=frozenset({"CHN"}), **span),
        made_claim("USA", "RUS CHN", -1, **span),
        made_claim("NATO", "RUS CHN", **span),
        made_claim("SAU", "QAT TUR", since=date(2010, 1, 1), until=date(2018, 12, 31)),
    ]
    unseen = Checked(made_claim(), None, Verdict("cannot tell", ("nobody looked",)))
    return [*check_claims(claims), unseen]


@pytest.fixture(scope="session")
def html(found) -> str:
    return render_claims_page(found)


def _unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    page.wait_for_timeout(150)


def test_the_page_is_quiet_and_asks_for_nothing(show, html):
    page = show(html)
    _unfold(page)
    assert page.complaints == []
    assert len(page.asked) == 1
    assert page.asked[0].startswith("file:")


def test_every_measured_claim_is_drawn_when_it_is_unfolded(show, html, found):
    page = show(html)
    assert page.locator("figure.series svg").count() == 2 * 3, "the first three are open"
    _unfold(page)
    measured = [each for each in found if each.measured is not None]
    assert page.locator("figure.series").count() == len(measured)
    assert page.locator("figure.series svg").count() == 2 * len(measured)


def test_lines_differ_in_colour_and_dash_and_have_words(show, html):
    page = show(html)
    first = page.locator("figure.series").first
    looks = {
        (path.get_attribute("stroke"), path.get_attribute("stroke-dasharray"))
        for path in first.locator("svg").first.locator("g[fill=none] path, path[fill=none]").all()
        if path.get_attribute("stroke")
    } | {
        (g.get_attribute("stroke"), g.get_attribute("stroke-dasharray"))
        for g in first.locator("svg").first.locator("g[stroke-dasharray]").all()
    }
    assert len({dash for _, dash in looks if dash}) >= 2
    assert page.locator(".keys").first.locator("li").all_inner_texts() == [
        "alignment of Russia and North Korea",
        "tie of United States with Russia",
        "tie of United States with North Korea",
    ]


def test_shifts_are_marked_with_their_period(show, html, found):
    page = show(html)
    _unfold(page)
    for number, each in enumerate(found):
        if each.measured is None:
            continue
        words = page.locator("figure.series").nth(number).locator("svg text").all_text_contents()
        timing = each.measured.timing
        told = [word for word in words if word.startswith(("the two", "the pull", "tie with"))]
        assert len(told) == sum(map(bool, (timing.dyad, timing.pull, *timing.ties)))
        if timing.dyad:
            assert f"the two {timing.dyad}" in words


def test_every_figure_has_a_table_that_says_the_same(show, html, found):
    page = show(html)
    measured = found[0].measured
    rows = page.locator("details:has(> summary:text('Table of the same'))").first.locator(
        "tbody tr"
    )
    assert rows.count() == len(measured.periods)
    assert rows.first.locator("th").text_content() == measured.periods[0]


def test_a_link_to_a_folded_claim_unfolds_it(show, html):
    page = show(html)
    page.locator("#h-all ~ .scroll a").nth(3).click()
    page.wait_for_function("document.getElementById('claim-4').closest('details').open")
    page.wait_for_function("document.querySelectorAll('figure.series')[3].querySelector('svg')")
    assert page.complaints == []


def test_the_data_can_be_saved(show, html, found, tmp_path):
    page = show(html)
    with page.expect_download() as download:
        page.locator("#save").click()
    assert download.value.suggested_filename == "tertius-claims.json"
    download.value.save_as(tmp_path / "saved.json")
    saved = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert [claim["claim"] for claim in saved["claims"]] == [each.claim.words for each in found]
    assert page.complaints == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_nothing_bars_the_way_for_assistive_technology(show, html, width):
    from axe_playwright_python.sync_playwright import Axe

    page = show(html, width)
    _unfold(page)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


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


def test_words_longer_than_a_line_are_broken(show):
    long = "x" * 400
    saying = made_saying(title=long, place=long, voice=long, proof=Proof(0, 400, long))
    checked = _judged(made_claim(sayings=(saying,)))
    page = show(render_claims_page([checked]), NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_on_paper_everything_is_unfolded(show, html):
    page = show(html)
    table = page.locator("details:has(> summary:text('Table of the same')) table").first
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()
    assert not page.locator("#save").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_without_scripts_the_page_can_still_be_read(browser, html, tmp_path, found):
    file = tmp_path / "plain.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("ol.tests").first.is_visible()
    assert page.locator("h2:has-text('drives')").count() == len(found)
    assert not page.locator("#save").is_visible()
    context.close()


def _judged(claim) -> Checked:
    measured = made_measured()
    return Checked(claim, measured, judge(claim, measured))


def _with_text(text: str) -> Checked:
    """Put a text wherever the data of others reach the page."""
    record = Evidence(text, "chronicle", (text, text), text, text, -1, text, text, text)
    saying = made_saying(
        title=text,
        voice=text,
        place=text,
        dating=text,
        condition=text,
        proof=Proof(0, len(text), text),
        trigger=Proof(1, 4, text[1:4]),
        stance=Stance("reported", text, text),
    )
    claim = made_claim(sayings=(saying,))
    claim = replace(claim, driver=replace(claim.driver, name=text))
    measured = made_measured(
        records=(record,),
        direct=(record,),
        chosen=text,
        rivals=(Rival(text, 1, 0.5, 0.2, text, mentioned=False),),
    )
    return Checked(claim, measured, judge(claim, measured))


@pytest.mark.parametrize("text", NASTY)
def test_49_text_of_others_is_shown_and_not_run(show, text):
    page = show(render_claims_page([_with_text(text)]))
    _unfold(page)
    assert page.complaints == []
    assert len(page.asked) == 1
    assert page.evaluate("window.harmed") is None
    assert page.locator("h1").text_content() == f"{text} drives Russia and North Korea together"
    assert page.locator("blockquote p").first.text_content() == f"“{text}”"
    assert page.locator("main img, main script, main iframe, main a").count() == 0


@pytest.mark.parametrize(
    ("text", "seen"),
    [("left\u202etfel", "left\\u202etfel"), ("a\u200bb\u2066c", "a\\u200bb\\u2066c")],
)
def test_50_hidden_characters_are_shown_as_escapes(show, text, seen):
    page = show(render_claims_page([_with_text(text)]))
    assert page.locator("h1").text_content().startswith(seen)
    assert f"tie of {seen} with Russia" in page.locator(".keys li").all_inner_texts()[1]
    assert page.complaints == []


def test_the_policy_stops_a_script_that_is_put_into_the_page(show, html):
    page = show(html.replace("</main>", "<script>window.harmed = 1</script></main>"))
    assert page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in complaint for complaint in page.complaints)
