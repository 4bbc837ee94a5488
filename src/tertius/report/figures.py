"""Figures for print: a signed network drawn with matplotlib, the same bytes every time.

Sign is shown three ways, by colour, by dash and in the words of the legend, so that no reader
depends on colours.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import numpy as np

from tertius.errors import MissingExtra, NetworkError
from tertius.exchange.atomic import replacing
from tertius.network import SignedNetwork
from tertius.report.layout import kept_apart, positions, without_overlap
from tertius.report.network import strengths
from tertius.report.visible import visible
from tertius.report.words import plural

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FRIENDLY, HOSTILE, INK, SOFT = "#1f5fa8", "#b4420e", "#1d2430", "#5b6675"
DPI = 160
HINT = "Friends lie near one another; place on the page means nothing else."
_NO_CHARACTERS = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}
"""The two that XML forbids beside control characters."""
HEAD, FOOT = 0.75, 0.95
"""Inches above and below the drawing."""

_STYLE = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "svg.fonttype": "none",
    "svg.hashsalt": "tertius",
    "pdf.fonttype": 42,
}
_METADATA: dict[str, dict[str, Any]] = {
    ".svg": {"Date": None, "Creator": "tertius"},
    ".png": {"Software": "tertius"},
    ".pdf": {"CreationDate": None, "ModDate": None, "Creator": "tertius", "Producer": None},
}


@dataclass(frozen=True, slots=True)
class Caption:
    """What a figure says about itself.

    Attributes
    ----------
    title
        One line.
    made_by
        Recipe and sources.
    """

    title: str
    made_by: str


def draw_network(network: SignedNetwork, path: Path, caption: Caption) -> Path:
    """Draw a signed network into a file.

    Parameters
    ----------
    network
        Of one period; states without ties are left out, and the figure says how many.
    path
        Ends in .svg, .png or .pdf.
    caption
        What the figure says about itself.

    Returns
    -------
    pathlib.Path
        The file, written whole or not at all.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    NetworkError
        If no state has a tie.
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
    total = strengths(network)
    tied = [code for code, strength in zip(network.ccodes, total, strict=True) if strength > 0]
    if not tied:
        raise NetworkError(f"no state has a tie in {network.period}: there is nothing to draw")
    drawn = _readable(network.subset(tied))
    # Control characters would make the file malformed.
    caption = Caption(_line(caption.title), _line(caption.made_by))
    with mpl.rc_context(_STYLE):
        width = float(np.clip(6.0 + 0.06 * len(drawn), 8.0, 17.0))
        height = 0.66 * width + HEAD + FOOT
        figure = Figure(figsize=(width, height))
        box = (0.0, FOOT / height, 1.0, 1 - (HEAD + FOOT) / height)
        _draw(drawn, figure.add_axes(box), (width, 0.66 * width))
        _write_words(figure, drawn, caption, left_out=len(network) - len(drawn))
        buffer = BytesIO()
        ending = path.suffix.lower()
        figure.savefig(buffer, format=ending[1:], dpi=DPI, metadata=_METADATA[ending])
    with replacing(path) as unfinished:
        unfinished.write_bytes(buffer.getvalue())
    return path


def _readable(network: SignedNetwork) -> SignedNetwork:
    names = tuple(_line(name) for name in network.names)
    return SignedNetwork(network.ccodes, network.ties, network.period, names)


def _line(text: str) -> str:
    """Give text in one line, with what cannot be seen as escapes."""
    text = visible(" ".join(text.splitlines()))
    return text.encode("utf-8", "backslashreplace").decode().translate(_NO_CHARACTERS)


def _draw(network: SignedNetwork, axes: "Axes", page: tuple[float, float]) -> None:
    """Draw ties, then states, then names; the unit of both axes is the inch."""
    points = float(np.clip(11.0 - 0.03 * len(network), 6.0, 10.0))
    inches = points / 72
    label = np.array([[0.62 * inches * len(name) + 0.05, 2.0 * inches] for name in network.names])
    place = _spread(network, label, page)
    axes.set_xlim(0, page[0])
    axes.set_ylim(0, page[1])
    axes.axis("off")
    _draw_ties(network, place, axes)
    total = strengths(network)
    dots = 8 + 46 * (total / total.max())
    across, up = place.T
    axes.scatter(across, up, s=dots, c=INK, linewidths=0.6, edgecolors="white", zorder=5)
    _write_names(network, place, points, axes)


def _spread(
    network: SignedNetwork, label: np.ndarray[Any, Any], page: tuple[float, float]
) -> np.ndarray[Any, Any]:
    """Fit the layout to the page in inches, with room for every label."""
    place = positions(network)
    edge = np.array([label[:, 0].max() / 2, label[:, 1].max()]) + 0.1
    least = 0.65 * float(np.sqrt(page[0] * page[1] / len(network)))
    for _ in range(4):
        low, high = place.min(axis=0), place.max(axis=0)
        extent = np.where(high - low > 1e-9, high - low, 1.0)
        scale = (np.array(page) - 2 * edge) / extent
        middle = (low + high) / 2
        place = (place - middle) * scale + np.array(page) / 2
        place = without_overlap(kept_apart(place, least), label)
    return place


def _draw_ties(network: SignedNetwork, place: np.ndarray[Any, Any], axes: "Axes") -> None:
    from matplotlib.collections import LineCollection

    ties = list(network.edges())
    crowded = float(np.clip(400 / max(len(ties), 1), 0.12, 1.0))
    for sign, colour, dash, order in ((1, FRIENDLY, "solid", 1), (-1, HOSTILE, (0, (4, 2.5)), 2)):
        chosen = sorted((t for t in ties if t[2] * sign > 0), key=lambda t: abs(t[2]))
        lines = [place[[network.index(a), network.index(b)]] for a, b, _ in chosen]
        widths = [0.3 + 2.0 * abs(tie) * (0.35 + 0.65 * crowded) for _, _, tie in chosen]
        shade = (0.18 + 0.5 * crowded) if sign > 0 else (0.45 + 0.35 * crowded)
        axes.add_collection(
            LineCollection(
                lines,
                colors=colour,
                linestyles=[dash],
                linewidths=widths,
                alpha=shade,
                zorder=order,
            )
        )


def _write_names(
    network: SignedNetwork, place: np.ndarray[Any, Any], points: float, axes: "Axes"
) -> None:
    # A box and not an outline behind each name: outlined text would be drawn as curves.
    paper = {"boxstyle": "square,pad=0.06", "facecolor": "white", "edgecolor": "none"}
    for name, at in zip(network.names, place, strict=True):
        axes.annotate(
            name,
            at,
            xytext=(0, 3.2),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=points,
            color=INK,
            bbox={**paper, "alpha": 0.72},
            zorder=4,
            parse_math=False,
        )


def _write_words(
    figure: "Figure", network: SignedNetwork, caption: Caption, *, left_out: int
) -> None:
    from matplotlib.lines import Line2D

    signs = np.triu(network.signs, 1)
    friendly, hostile = int((signs > 0).sum()), int((signs < 0).sum())
    told = f"{plural(len(network), 'state')}; {friendly:,} friendly and {hostile:,} hostile ties"
    if left_out:
        told += f"; {plural(left_out, 'state')} without ties left out"
    width, height = figure.get_size_inches()
    left = 0.2 / width

    def write(inches: float, text: str, points: float, **style: Any) -> None:
        figure.text(
            left, inches / height, text, fontsize=points, parse_math=False, va="baseline", **style
        )

    write(height - 0.38, caption.title, 15, weight="bold", color=INK)
    write(height - 0.62, told, 9, color=SOFT)
    foot = [*wrap(caption.made_by, int(width * 15)), HINT]
    for line, text in enumerate(reversed(foot)):
        write(0.14 + 0.17 * line, text, 8, color=SOFT)
    dashed = (0, (4, 2.5))
    keys = (
        ("friendly tie (solid)", FRIENDLY, 2.0, "solid"),
        ("hostile tie (dashed)", HOSTILE, 2.0, dashed),
        ("thin: weak", SOFT, 0.8, "solid"),
        ("thick: strong", SOFT, 3.0, "solid"),
    )
    figure.legend(
        handles=[
            Line2D([], [], color=colour, linewidth=line, linestyle=dash, label=label)
            for label, colour, line, dash in keys
        ],
        loc="lower left",
        bbox_to_anchor=(left, (0.26 + 0.17 * len(foot)) / height),
        borderpad=0,
        borderaxespad=0,
        ncols=4,
        frameon=False,
        fontsize=8.5,
        labelcolor=INK,
    )
