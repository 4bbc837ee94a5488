"""Figures of balance for print: through time with its null model, or one period against chance."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import numpy as np

from tertius.errors import MissingExtra
from tertius.exchange.atomic import replacing
from tertius.panel.balance_answer import BalanceAnswer
from tertius.panel.balance_measures import DRAWN, MEASURES
from tertius.report.balance_words import interval_words, lead_sentence, null_words
from tertius.report.figures import _METADATA, _STYLE, DPI, FRIENDLY, HOSTILE, INK, SOFT, _line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 9.0
"""Inches."""

CHANCE = "#8a93a0"


def draw_balance(answer: BalanceAnswer, path: Path) -> Path:
    """Draw an answer about balance into a file.

    Parameters
    ----------
    answer
        Of several periods: shares and indices through time. Of one: its shares against chance.
    path
        Ends in .svg, .png or .pdf.

    Returns
    -------
    pathlib.Path
        The file, written whole or not at all; the same bytes every time.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    TertiusError
        If the file cannot be written.
    """
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtra(
            "drawing needs matplotlib, which is not installed",
            remedy="Type: pip install 'tertius[figures]'",
        ) from None
    many = len(answer.panel.periods) > 1
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, 6.3 if many else 3.6))
        if many:
            _draw_time(answer, figure)
        else:
            _draw_chance(answer, figure)
        _write(answer, figure)
        buffer, ending = BytesIO(), path.suffix.lower()
        figure.savefig(buffer, format=ending[1:], dpi=DPI, metadata=_METADATA[ending])
    with replacing(path) as unfinished:
        unfinished.write_bytes(buffer.getvalue())
    return path


def _draw_time(answer: BalanceAnswer, figure: "Figure") -> None:
    panel = answer.panel
    across = _places(panel.periods)
    upper = figure.add_axes((0.08, 0.47, 0.89, 0.38))
    rows = panel.rows("balance_strong")
    upper.fill_between(
        across, _series(rows, "null_low"), _series(rows, "null_high"), color=CHANCE, alpha=0.4,
        linewidth=0, label="null model, 95% band",
    )  # fmt: skip
    upper.fill_between(
        across, _series(rows, "low"), _series(rows, "high"), color=FRIENDLY, alpha=0.22,
        linewidth=0, label=interval_words(panel.intervals),
    )  # fmt: skip
    upper.plot(across, _series(rows, "value"), color=FRIENDLY, linewidth=1.6, label="balanced")
    upper.set_ylim(0, 1)
    upper.set_ylabel("share of complete triads", fontsize=9, color=INK)
    lower = figure.add_axes((0.08, 0.16, 0.89, 0.24), sharex=upper)
    for name, label, colour, dash in (
        ("frustration_share", "against two sides", INK, "solid"),
        ("weak_frustration_share", "against coalitions", HOSTILE, (0, (4, 2.5))),
    ):
        values = _series(panel.rows(name), "value")
        lower.plot(across, values, color=colour, linestyle=dash, linewidth=1.4, label=label)
    lower.set_ylim(bottom=0)
    lower.set_ylabel("frustrated, per tie", fontsize=9, color=INK)
    for axes in (upper, lower):
        _plain(axes)
        axes.legend(loc="best", frameon=False, fontsize=8, ncols=3, labelcolor=INK)
    if not _dated(panel.periods):
        step = max(1, len(across) // 12)
        lower.set_xticks(across[::step], list(panel.periods)[::step], fontsize=8)


def _draw_chance(answer: BalanceAnswer, figure: "Figure") -> None:
    axes = figure.add_axes((0.20, 0.31, 0.76, 0.40))
    rows = answer.panel.of(answer.shown)
    shown = [name for name in DRAWN if rows[name]["value"] is not None]
    for place, name in enumerate(reversed(shown)):
        row = rows[name]
        if row["null_low"] is not None:
            wide = max(row["null_high"] - row["null_low"], 0.005)
            axes.barh(place, wide, left=row["null_low"], height=0.5, color=CHANCE, alpha=0.6)
        if row["low"] is not None:
            axes.plot([row["low"], row["high"]], [place, place], color=FRIENDLY, linewidth=2)
        axes.plot([row["value"]], [place], "o", color=FRIENDLY, markersize=6)
    axes.set_yticks(range(len(shown)), [MEASURES[name].label for name in reversed(shown)])
    axes.set_xlim(0, 1.02)
    axes.set_ylim(-0.6, len(shown) - 0.4)
    _plain(axes)


def _plain(axes: "Axes") -> None:
    axes.grid(visible=True, color="#d8dde4", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=8.5, colors=INK, length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _write(answer: BalanceAnswer, figure: "Figure") -> None:
    """Write the title, the most important sentence, and what the figure rests on."""
    height = float(figure.get_size_inches()[1])
    sources = ", ".join(source.name for source in answer.about.sources)
    key = "Blue dot: value, with its " if len(answer.panel.periods) == 1 else "Blue: value, with "
    grey = null_words(answer.panel.null_model)
    told = f"{key}{interval_words(answer.panel.intervals)}. Grey: {grey}."
    made = f"Recipe '{answer.about.recipe}'. Sources: {sources}." if sources else ""
    foot = [*wrap(told, 130), *wrap(made, 130), *wrap(answer.about.made_by, 130)]
    style: dict[str, Any] = {"parse_math": False, "va": "baseline"}
    figure.text(0.02, 1 - 0.36 / height, _line(answer.title), fontsize=14, color=INK,
                weight="bold", **style)  # fmt: skip
    lead = wrap(f"{answer.shown}: {lead_sentence(answer)}", 118)
    for line, text in enumerate(lead):
        figure.text(0.02, 1 - (0.6 + 0.17 * line) / height, _line(text), fontsize=9, color=SOFT,
                    **style)  # fmt: skip
    for line, text in enumerate(reversed(foot)):
        figure.text(0.02, (0.14 + 0.17 * line) / height, _line(text), fontsize=8, color=SOFT,
                    **style)  # fmt: skip


def _series(rows: Sequence[Mapping[str, Any]], key: str) -> Any:
    return np.array([np.nan if row[key] is None else row[key] for row in rows], dtype=float)


def _dated(periods: Sequence[str]) -> bool:
    return all(
        len(name) >= 4 and name[:4].isdecimal() and name[4:5] in {"", "-"} for name in periods
    )


def _places(periods: Sequence[str]) -> Any:
    """Give the place of each period on the axis: its year, or its number in the row."""
    if not _dated(periods):
        return np.arange(len(periods), dtype=float)
    first = float(periods[0][:4])
    if len({name[:4] for name in periods}) == len(periods):
        return np.array([float(name[:4]) for name in periods])
    per_year = 4 if "Q" in periods[0] else 52 if "W" in periods[0] else 12
    return first + np.arange(len(periods)) / per_year
