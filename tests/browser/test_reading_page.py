"""The page of what was read in a browser: filters, marks, quiet, narrow, printable, harmless."""

import json

import pytest
from tests.river_pact import write_texts

from tertius.coding.texts import Texts, read_texts
from tertius.report.reading_page import render_reading_page

pytestmark = pytest.mark.browser

DESKTOP, PHONE, NARROW = 1200, 400, 360
NOTE = """\
Serbia attacked Hungary in May. It rained in Prague. Hungary and Serbia signed a treaty in June, \
officials said. Russia may arm Serbia. Serbia and Russia are allies.
"""
NASTY = (
    "<img src=x onerror='window.harmed = 1'>",
    "</script><script>window.harmed = 1</script>",
    "</p></div><iframe srcdoc='<script>parent.harmed = 1</script>'></iframe>",
    "<svg onload='window.harmed = 1'>",
)


@pytest.fixture(scope="session")
def texts(tmp_path_factory) -> Texts:
    folder = write_texts(tmp_path_factory.mktemp("browser") / "texts")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    return read_texts([folder])


@pytest.fixture(scope="session")
def html(texts) -> str:
    return render_reading_page(texts)


def _of(texts: Texts, **wanted) -> list:
    """Give the records of the invented note that are as wanted."""
    (note,) = [r for r in texts.readings if r.place.endswith("note.txt")]
    return [
        record
        for record in note.records
        if all(
            {"kind": record.kind, "stance": record.stance.level, "sign": record.sign}[k] == v
            for k, v in wanted.items()
        )
    ]


def _shown(page, selector="li[data-kind]"):
    return [each for each in page.locator(selector).all() if each.is_visible()]


def test_the_page_is_quiet_and_asks_for_nothing(show, html):
    page = show(html)
    assert page.complaints == []
    assert len(page.asked) == 1
    assert page.asked[0].startswith("file:")


def test_sentences_stand_left_and_their_records_right(show, html):
    page = show(html)
    row = page.locator(".row:has(li[data-kind])").first
    left, right = (row.locator(part).bounding_box() for part in (".words", ".records"))
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 5
    assert row.locator("mark").count() > 0


def test_a_mark_differs_in_more_than_colour(show, html):
    page = show(html)
    look = page.locator("mark").first.evaluate("e => getComputedStyle(e).borderBottomStyle")
    assert look == "solid"


@pytest.mark.parametrize(
    ("name", "value"), [("kind", "event"), ("stance", "asserted"), ("sign", "-1")]
)
def test_a_filter_leaves_its_records_and_no_empty_sentence(show, html, name, value):
    page = show(html)
    before = len(_shown(page))
    page.locator(f'input[name="{name}"][value="{value}"]').check()
    left = _shown(page)
    assert 0 < len(left) < before
    assert {each.get_attribute(f"data-{name}") for each in left} == {value}
    assert all(row.locator("li[data-kind]:visible").count() for row in _shown(page, ".row"))
    assert page.locator("#found").text_content() == f"{len(left)} of {before} records shown"
    assert f"{name}={value}" in page.url
    assert page.complaints == []


def test_values_of_one_filter_add_and_those_of_two_cut(show, html):
    page = show(html)
    page.locator('input[name="sign"][value="-1"]').check()
    hostile = len(_shown(page))
    page.locator('input[name="sign"][value="1"]').check()
    both = len(_shown(page))
    assert both > hostile
    page.locator('input[name="stance"][value="asserted"]').check()
    assert len(_shown(page)) < both


def test_all_is_shown_again(show, html):
    page = show(html)
    rows = len(_shown(page, ".row"))
    page.locator('input[name="only"]').check()
    assert len(_shown(page, ".row")) < rows
    page.locator("button[type=reset]").click()
    page.wait_for_function("document.querySelectorAll('.row[hidden]').length === 0")
    assert len(_shown(page, ".row")) == rows


def test_a_view_can_be_kept_as_an_address(show, html):
    page = show(html)
    address = page.url.partition("#")[0] + "#sign=-1&kind=event"
    page.goto("about:blank")
    page.goto(address)
    assert page.locator('input[name="sign"][value="-1"]').is_checked()
    assert {each.get_attribute("data-sign") for each in _shown(page)} == {"-1"}


def test_a_strange_address_does_no_harm(show, html):
    page = show(html)
    page.goto(page.url.partition("#")[0] + "#kind=<script>&x=%zz&sign=7")
    page.reload()
    assert page.complaints == []
    assert len(_shown(page)) > 0


def test_the_keyboard_reaches_the_filters(show, html):
    page = show(html)
    page.locator("#save").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked") is True
    assert " of " in page.locator("#found").text_content()


def test_repeated_statements_are_folded(show, html):
    page = show(html)
    fold = page.locator(".more").first
    assert not fold.locator("li").first.is_visible()
    fold.locator("summary").click()
    assert "characters" in fold.locator("li").first.inner_text()


def test_the_data_can_be_saved(show, html, texts, tmp_path):
    page = show(html)
    with page.expect_download() as download:
        page.locator("#save").click()
    download.value.save_as(tmp_path / "saved.json")
    saved = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert len(saved["texts"]) == len(texts.readings)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_nothing_bars_the_way_for_assistive_technology(show, html, width):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(show(html, width))
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [DESKTOP, PHONE, NARROW])
def test_nothing_runs_over_the_edge(show, html, width):
    page = show(html, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    too_wide = page.evaluate(
        """width => [...document.body.querySelectorAll("*")]
        .filter(e => e.getBoundingClientRect().right > width + 1)
        .map(e => e.tagName + "." + e.className)""",
        width,
    )
    assert too_wide == []


def test_on_paper_the_filters_are_left_out_and_the_folds_are_open(show, html):
    page = show(html)
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator(".more li").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_without_scripts_everything_is_shown(browser, html, tmp_path, texts):
    file = tmp_path / "plain.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert not page.locator("#filters").is_visible()
    assert page.locator("li[data-kind]:visible").count() >= len(_of(texts))
    context.close()


@pytest.mark.parametrize("text", NASTY)
def test_49_text_of_others_is_shown_and_not_run(show, tmp_path, text):
    folder = tmp_path / "in"
    folder.mkdir()
    words = f"Serbia {text} attacked Hungary in May. Hungary condemned {text} Serbia.\n"
    (folder / "nasty.txt").write_text(words, encoding="utf-8")
    page = show(render_reading_page(read_texts([folder])))
    assert page.complaints == []
    assert len(page.asked) == 1
    assert page.evaluate("window.harmed") is None
    assert page.locator("main img, main svg, main script, main iframe").count() == 0
    assert text in " ".join(page.locator(".words p").all_text_contents())


def test_50_hidden_characters_are_shown_as_escapes(show, tmp_path):
    file = tmp_path / "hidden.txt"
    file.write_text("Serbia attacked Hun\u202egary.\nIt rained a\u2066b.\n", encoding="utf-8")
    page = show(render_reading_page(read_texts([file])))
    words = " ".join(page.locator(".words p").all_text_contents())
    assert "Hun\\u202egary" in words
    assert "\u202e" not in words


def test_the_policy_stops_a_script_that_is_put_into_the_page(show, html):
    page = show(html.replace("</main>", "<script>window.harmed = 1</script></main>"))
    assert page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in complaint for complaint in page.complaints)
