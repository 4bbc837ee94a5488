"""An explanation as one self-contained page: words, plots, tables and the records behind."""

import tempfile
from pathlib import Path

from tertius.exchange.atomic import write_text
from tertius.explanation import Explanation
from tertius.report.templates import filled
from tertius.report.words import (
    describe_alignment,
    describe_turn,
    headline,
    movers,
    path_of,
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
    return filled(
        "page.html",
        styles=("page/page.css",),
        scripts=SCRIPTS,
        data=explanation.to_dict(),
        e=explanation,
        headline=headline(explanation),
        alignment_word=describe_alignment,
        turn_words=lambda turn: describe_turn(turn, explanation.names),
        path_of=path_of,
        movers=lambda share: movers(share, explanation.names),
    )


def _slug(explanation: Explanation) -> str:
    return "-".join(str(code) for code in explanation.ccodes)
