"""The page as a file: self-contained, escaped, the same every time, written whole or not."""

import base64
import hashlib
import json
import os
import re
from dataclasses import replace

import pytest

from tertius.errors import TertiusError
from tertius.explanation import Explanation, explain
from tertius.explanation.question import ask
from tertius.report.page import render_page, write_page


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return explain(ask("Russia", "North Korea"))


@pytest.fixture(scope="module")
def html(explanation) -> str:
    return render_page(explanation)


def test_it_asks_the_network_for_nothing(html):
    head, _, rest = html.partition("<script")
    assert not re.search(r"<(link|img|iframe|script|object|embed)\b", head)
    assert not re.findall(r"<script[^>]+src=", rest)
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_every_script_is_named_by_its_hash(html):
    policy = re.search(r"script-src ([^\"]*)\"", html)[1]
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert len(scripts) == 3
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy


def test_the_findings_in_it_are_those_that_were_found(html, explanation):
    data = re.search(r'<script type="application/json" id="findings">(.*?)</script>', html, re.S)[1]
    assert json.loads(data) == json.loads(json.dumps(explanation.to_dict()))


def test_it_is_the_same_every_time(html, explanation):
    assert render_page(explanation) == html


def test_49_text_cannot_leave_its_place(explanation):
    text = "</script><script>alert(1)</script>{{7*7}}<!--"
    page = render_page(replace(explanation, names=(text, "B"), blind_spots=(text,)))
    assert text not in page
    assert "<script>alert" not in page
    assert "49" not in re.search(r"<h1>(.*?)</h1>", page)[1]


def test_it_is_written_whole(explanation, tmp_path):
    path = write_page(explanation, tmp_path / "page.html")
    assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_what_cannot_be_written_leaves_nothing(explanation, tmp_path):
    with pytest.raises(TertiusError, match="there is no folder"):
        write_page(explanation, tmp_path / "no" / "page.html")
    (tmp_path / "taken").mkdir()
    with pytest.raises(TertiusError, match="cannot be written"):
        write_page(explanation, tmp_path / "taken")
    assert [file.name for file in tmp_path.iterdir()] == ["taken"]


def test_a_pipe_is_left_alone_and_a_link_is_kept(explanation, tmp_path):
    pipe, link, file = tmp_path / "pipe.html", tmp_path / "link.html", tmp_path / "file.html"
    os.mkfifo(pipe)
    with pytest.raises(TertiusError, match="no ordinary file"):
        write_page(explanation, pipe)
    assert pipe.is_fifo()
    file.write_text("old")
    link.symlink_to(file)
    write_page(explanation, link)
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_it_stays_small_enough_to_be_sent(html):
    assert len(html.encode()) < 2 * 1024**2
