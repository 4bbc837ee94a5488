"""An explanation as one self-contained page: words, plots, tables and the records behind.

The page asks the network for nothing. Its scripts are named by their hashes in a content security
policy, and everything that comes from data is escaped, so a name with mark-up in it is shown and
never run.
"""

import base64
import hashlib
import json
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

from tertius.exchange.atomic import write_text
from tertius.explanation import Explanation
from tertius.report.visible import all_visible, visible
from tertius.report.words import (
    describe_alignment,
    describe_turn,
    headline,
    movers,
    path_of,
    signed,
)

SCRIPTS = ("vendor/d3.min.js", "vendor/plot.umd.min.js", "page/page.js")


def write_page(explanation: Explanation, path: Path | None = None) -> Path:
    """Write the page of an explanation.

    Parameters
    ----------
    explanation
        Of a dyad.
    path
        Where to; by default a file in the folder for temporary files.

    Returns
    -------
    pathlib.Path
        The file, written whole or not at all.

    Raises
    ------
    TertiusError
        If it cannot be written.
    """
    target = path or Path(tempfile.gettempdir()) / f"tertius-{_slug(explanation)}.html"
    return write_text(render_page(explanation), target)


def render_page(explanation: Explanation) -> str:
    """Give the page of an explanation as HTML.

    Parameters
    ----------
    explanation
        Of a dyad.

    Returns
    -------
    str
    """
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("tertius.report", "page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["signed"] = signed
    scripts = [_resource(name) for name in SCRIPTS]
    return environment.get_template("page.html").render(
        e=explanation,
        headline=headline(explanation),
        alignment_word=describe_alignment,
        turn_words=lambda turn: describe_turn(turn, explanation.names),
        path_of=path_of,
        movers=lambda share: movers(share, explanation.names),
        style=_resource("page/page.css"),
        scripts=scripts,
        policy=" ".join(f"'sha256-{_digest(script)}'" for script in scripts),
        data=_embedded(all_visible(explanation.to_dict())),
    )


def _shown(value: Any) -> Any:
    """Make what a template writes visible; its own marked-up parts stay as they are."""
    return value if hasattr(value, "__html__") or not isinstance(value, str) else visible(value)


def _resource(name: str) -> str:
    return files("tertius.report").joinpath(name).read_text(encoding="utf-8").strip()


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _embedded(value: dict[str, Any]) -> str:
    """Write JSON that can stand inside a script element: no text can close it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _slug(explanation: Explanation) -> str:
    return "-".join(str(code) for code in explanation.ccodes)
