"""Templates: what comes from data is shown, never run."""

import base64
import hashlib
import re

import pytest

from tertius.report.templates import filled


@pytest.fixture
def page():
    """A template of one value, its data and its scripts, as the shipped ones use them."""
    import jinja2

    loader = jinja2.DictLoader(
        {
            "t.html": (
                "<style>{{ style|safe }}</style><p>{{ text }}</p>"
                '<script type="application/json">{{ data|safe }}</script>'
                '<meta content="script-src {{ policy }}">'
            )
        }
    )

    def render(monkeypatch, **values):
        monkeypatch.setattr(jinja2, "PackageLoader", lambda *_: loader)
        return filled("t.html", styles=("page/page.css",), **values)

    return render


def test_mark_up_in_values_is_escaped(page, monkeypatch):
    html = page(monkeypatch, text="<script>alert(1)</script>")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_no_data_can_close_its_script_element(page, monkeypatch):
    html = page(monkeypatch, text="", data={"a": "</script><b>", "b": "\u2028&"})
    embedded = re.search(r'json">(.*?)</script>', html, re.DOTALL)[1]
    assert not set("<>&\u2028") & set(embedded)


def test_hidden_characters_are_shown_in_text_and_data(page, monkeypatch):
    html = page(monkeypatch, text="a\u202eb", data=["c\u202ed"])
    assert "\u202e" not in html
    assert html.count("u202e") == 2


def test_a_page_without_scripts_allows_none(page, monkeypatch):
    assert "script-src &#39;none&#39;" in page(monkeypatch, text="")


def test_scripts_are_named_by_their_hashes(page, monkeypatch):
    from importlib.resources import files

    name = "page/page.js"
    script = files("tertius.report").joinpath(name).read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    html = page(monkeypatch, text="", scripts=(name,))
    assert f"sha256-{digest}" in html.replace("&#43;", "+").replace("&#47;", "/")


def test_a_missing_value_is_an_error_and_no_blank(page, monkeypatch):
    import jinja2

    with pytest.raises(jinja2.UndefinedError):
        page(monkeypatch)
