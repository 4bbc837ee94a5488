"""Chromium as Debian ships it, and the pages to look at."""

import shutil
from pathlib import Path

import pytest
from tests.conftest import require

from tertius.explanation import Explanation, explain
from tertius.explanation.question import ask

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
)
"""A browser that runs as root and asks the network for nothing of its own."""


@pytest.fixture(scope="session")
def base_url():
    """Nothing is served; the plugin's own fixture of this name warns about how it is written."""
    return


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    require(Path(CHROMIUM).exists(), "there is no chromium (Debian: apt-get install chromium)")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture(scope="session")
def explanation() -> Explanation:
    return explain(ask("Russia", "North Korea"))


@pytest.fixture
def show(page, tmp_path):
    """Open HTML in a page that takes note of everything it should not do."""

    def _show(html: str, width: int = 1200):
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        page.complaints, page.asked, page.stopped = [], [], {}
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (page.complaints.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: page.asked.append(request.url))
        page.on(
            "requestfailed", lambda request: page.stopped.update({request.url: request.failure})
        )
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(file.as_uri())
        return page

    return _show
