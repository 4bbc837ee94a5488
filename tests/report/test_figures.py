"""The drawing of a network: what it shows, says, leaves out, and refuses."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from tertius.errors import NetworkError, TertiusError
from tertius.network import SignedNetwork
from tertius.periods import parse_period
from tertius.report.figures import FRIENDLY, HOSTILE, Caption, draw_network

CAPTION = Caption("Signed network of states, 1983", "Recipe 'x': a title. Sources: y.")
SVG = "{http://www.w3.org/2000/svg}"


def network(names=("A", "B", "C", "D"), ties=((0, 1, 0.8), (1, 2, -0.5))) -> SignedNetwork:
    array = np.zeros((len(names), len(names)))
    for a, b, tie in ties:
        array[a, b] = array[b, a] = tie
    np.fill_diagonal(array, np.nan)
    return SignedNetwork(tuple(range(2, 2 + len(names))), array, parse_period("1983"), names)


@pytest.fixture
def words(tmp_path):
    def _words(drawn: SignedNetwork) -> list[str]:
        path = draw_network(drawn, tmp_path / "n.svg", CAPTION)
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
        return [element.text or "" for element in root.iter(f"{SVG}text")]

    return _words


def test_states_title_recipe_and_source_are_there_as_text(words):
    shown = words(network())
    assert {"A", "B", "C", CAPTION.title, CAPTION.made_by} <= set(shown)


def test_states_without_ties_are_left_out_and_counted(words):
    shown = words(network())
    assert "D" not in shown
    assert any("1 state without ties left out" in text for text in shown)
    assert any(text.startswith("3 states; 1 friendly and 1 hostile") for text in shown)


def test_sign_is_colour_and_dash_and_word(tmp_path, words):
    shown = words(network())
    assert {"friendly tie (solid)", "hostile tie (dashed)"} <= set(shown)
    text = (tmp_path / "n.svg").read_text(encoding="utf-8")
    strokes = re.findall(r'style="([^"]*stroke: (#[0-9a-f]{6})[^"]*)"', text)
    assert any(colour == FRIENDLY and "dasharray" not in style for style, colour in strokes)
    assert any(colour == HOSTILE and "dasharray" in style for style, colour in strokes)


def test_names_with_mark_up_or_formulas_are_shown_as_they_are(words):
    nasty = ("<b>&amp;</b>", "$x_1$ = $y$", "C", "D")
    assert set(nasty[:2]) <= set(words(network(names=nasty)))


def test_control_characters_are_shown_and_the_file_stays_well_formed(tmp_path):
    nasty = ("a\x00b\x1b", "c\ufffe\ud800", "d\ne", "f\u202eg")
    caption = Caption("t\x08\x1b[31m", "m\x0c\uffff")
    path = draw_network(
        network(names=nasty, ties=((0, 1, 0.5), (2, 3, 0.5))), tmp_path / "n.svg", caption
    )
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    shown = {element.text for element in root.iter(f"{SVG}text")}
    assert {"a\\u0000b\\u001b", "d e", "f\\u202eg", "t\\u0008\\u001b[31m"} <= shown


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_the_bytes_are_the_same_every_time_and_hold_no_date(tmp_path, ending):
    first, second = (
        draw_network(network(), tmp_path / f"{n}.{ending}", CAPTION).read_bytes() for n in "12"
    )
    assert first == second
    assert b"CreationDate" not in first
    assert b"dc:date" not in first


def test_two_hundred_states_fit(tmp_path):
    rng = np.random.default_rng(0)
    names = tuple(f"State number {n}" for n in range(200))
    ties = tuple((a, a + 1, float(rng.choice([-0.6, 0.6]))) for a in range(199))
    path = draw_network(network(names, ties), tmp_path / "n.svg", CAPTION)
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    height = float(root.get("viewBox").split()[3])
    labels = [e for e in root.iter(f"{SVG}text") if (e.text or "").startswith("State number")]
    assert len(labels) == 200
    assert 500 < height < 1_000


def test_nothing_to_draw_is_an_error(tmp_path):
    with pytest.raises(NetworkError, match="nothing to draw"):
        draw_network(network(ties=()), tmp_path / "n.svg", CAPTION)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(TertiusError, match="there is no folder"):
        draw_network(network(), tmp_path / "no" / "n.svg", CAPTION)


def test_settings_of_the_users_own_plots_are_left_alone(tmp_path):
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    draw_network(network(), tmp_path / "n.svg", CAPTION)
    assert dict(mpl.rcParams) == before
