"""Balance in files: the page, the figures and the tables say what was found, safely."""

import base64
import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import polars as pl
import pytest

from tertius.errors import MissingExtra, TertiusError
from tertius.exchange import read_csv, read_parquet
from tertius.network import TieList
from tertius.panel.balance_answer import Chosen, balance_of_networks, balance_of_periods
from tertius.panel.balance_measures import MEASURES
from tertius.panel.balance_system import parse_span
from tertius.report.balance_details import _packed
from tertius.report.balance_exports import check_names, write_frustrated, write_measures
from tertius.report.balance_figures import draw_balance
from tertius.report.balance_page import render_balance_page, write_balance_page

NASTY = "</script><script>window.harmed = 1</script>"


@pytest.fixture(scope="module")
def answer():
    return balance_of_periods(parse_span("1943..1947"), Chosen(draws=10))


@pytest.fixture(scope="module")
def html(answer):
    return render_balance_page(answer)


def named(*names: str):
    ties = TieList(names, [0, 0, 1], [1, 2, 2], [1, 1, -1])
    from tertius.exchange.about import About

    return balance_of_networks([ties], Chosen(draws=5), About("Balance of a file"))


def test_the_page_asks_the_network_for_nothing(html):
    head, _, rest = html.partition("<script")
    assert not re.search(r"<(link|img|iframe|script|object|embed)\b", head)
    assert not re.findall(r"<script[^>]+src=", rest)
    assert "default-src 'none'" in html


def test_every_script_is_named_by_its_hash(html):
    policy = re.search(r"script-src ([^\"]*)\"", html)[1]
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert len(scripts) == 3
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy
    assert "unsafe-eval" not in policy


def test_the_page_is_the_same_every_time_and_small_enough_to_be_sent(answer, html):
    assert render_balance_page(answer) == html
    assert len(html.encode()) < 2 * 1024**2


def test_what_the_figures_draw_is_what_was_measured(answer, html):
    data = json.loads(re.search(r'id="findings">(.*?)</script>', html, re.S)[1])
    assert data["periods"] == list(answer.panel.periods)
    assert data["told"] == ["1945", "1946", "1947"]
    for name, drawn in zip(answer.panel.periods, data["series"], strict=True):
        value = answer.panel.of(name)["balance_strong"]["value"]
        assert drawn["value"] == (None if value is None else round(value, 5))
    detail = data["details"]["1947"]
    assert len(detail["ties"]) == len(answer.told.frustrated)
    net = detail["net"]
    assert len(net["names"]) == sum(len(group.members) for group in answer.told.sides)


def test_ties_are_packed_so_that_the_page_can_unpack_them():
    ties = TieList(tuple(map(str, range(40))), [0, 0, 2], [1, 39, 36], [1, -1, 1])
    pieces = _packed(ties).split(",")
    assert pieces[0] == "+1-13"
    assert int("13", 36) == 39
    assert pieces[2] == "+10"
    assert len(pieces) == 40


def test_text_of_others_cannot_leave_its_place():
    page = render_balance_page(named(NASTY, "{{7*7}}", "c\u202ed"))
    assert NASTY not in page
    assert "<script>window" not in page
    assert "\u202e" not in page
    assert "c\\u202ed" in page


def test_a_network_without_states_has_a_page():
    from tertius.exchange.about import About

    nobody = balance_of_networks([TieList((), [], [], [])], Chosen(draws=5), About("Nobody"))
    assert "Nobody" in render_balance_page(nobody)


def test_the_page_is_written_whole_or_not_at_all(answer, tmp_path):
    path = write_balance_page(answer, tmp_path / "page.html")
    assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")
    with pytest.raises(TertiusError, match="there is no folder"):
        write_balance_page(answer, tmp_path / "no" / "page.html")


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_measures_are_written_with_where_they_come_from(answer, tmp_path, ending):
    path = write_measures(answer, tmp_path / f"m{ending}")
    frame = read_csv(path) if ending == ".csv" else read_parquet(path)
    assert frame.height == 5 * len(MEASURES)
    assert frame.filter(pl.col("period") == "1943", pl.col("measure") == "ties")["value"][0] is None
    if ending == ".csv":
        about = json.loads((tmp_path / "m.csv.meta.json").read_text())
        assert about["recipe"] == "default"
        assert [column["name"] for column in about["columns"]] == frame.columns


def test_stata_gets_a_row_for_each_period(answer, tmp_path):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_stata(write_measures(answer, tmp_path / "m.dta"))
    assert len(frame) == 5
    assert frame["frustration_proven"].dropna().eq(1).all()


def test_frustrated_ties_are_written_with_their_records(answer, tmp_path):
    frame = read_csv(write_frustrated(answer, tmp_path / "f.csv"))
    assert frame.height == sum(len(one.frustrated) for one in answer.findings)
    assert set(frame["reason"]) <= {"hostile inside", "friendly across"}
    assert frame["records"].str.len_chars().min() > 0


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
def test_figures_are_the_same_every_time(answer, tmp_path, ending):
    one, two = (draw_balance(answer, tmp_path / f"{name}{ending}") for name in ("a", "b"))
    assert one.read_bytes() == two.read_bytes()


def test_a_figure_keeps_words_as_words(answer, tmp_path):
    path = draw_balance(replace(answer, title="$x$ & <y>"), tmp_path / "a.svg")
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "$x$ & <y>" in words
    assert {"null model, 95% band", "against two sides"} <= set(words)


def test_a_single_period_is_drawn_against_chance(tmp_path):
    path = draw_balance(named("a", "b", "c"), tmp_path / "one.svg")
    assert "balanced triads" in path.read_text(encoding="utf-8")


def test_without_matplotlib_the_error_says_what_to_type(answer, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match="matplotlib"):
        draw_balance(answer, tmp_path / "a.svg")


def test_names_that_no_writer_takes_are_refused_before_the_work(tmp_path):
    with pytest.raises(TertiusError, match="names no format"):
        check_names(tmp_path / "a.xlsx", None, None)
    with pytest.raises(TertiusError, match="names no format"):
        check_names(None, None, tmp_path / "a.csv")
    check_names(tmp_path / "a.csv", tmp_path / "b.dta", tmp_path / "c.svg")
