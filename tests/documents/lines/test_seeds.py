"""The three seeds: a republication with the furniture of its site, an excerpt on a blog, a rework.

What must come out is known; no rule was made of it.
"""

from pathlib import Path

import pytest

from tertius.documents.folding import fold
from tertius.documents.lines import label_lines, segment
from tertius.documents.model import Line, Original, Segment

NAMES = {"rework": "000_*.txt", "republication": "001_*.txt", "excerpt": "003_*.txt"}
Read = tuple[list[str], tuple[Line, ...], tuple[Segment, ...]]


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Read]:
    found = {}
    for name, pattern in NAMES.items():
        (path,) = (shared / "seeds").glob(pattern)
        original = Original(path.read_text("utf-8"))
        folded = fold(original)
        lines = label_lines(folded, original)
        texts = [folded.text[line.span.start : line.span.end] for line in lines]
        found[name] = texts, lines, segment(folded, lines, original)
    return found


def roles(read: Read) -> list[str]:
    return [line.role for line in read[1]]


def kinds_by_start(read: Read) -> dict[str, str | None]:
    return {text.split()[0]: line.kind for text, line in zip(read[0], read[1], strict=True)}


def test_the_republication_has_a_head_a_body_and_its_site(seeds):
    told = roles(seeds["republication"])
    assert told[:4] == ["title", "byline", "dateline", "dateline"]
    assert told[4:10] == ["furniture"] * 6
    assert told[10:19] == ["body"] * 9
    assert told[19:21] == ["caption"] * 2
    assert told[21:23] == ["body"] * 2
    assert told[23:25] == ["furniture"] * 2
    assert told[25] == "bio"
    assert set(told[26:]) == {"furniture"}


def test_the_kinds_of_its_furniture_are_told_apart(seeds):
    kinds = kinds_by_start(seeds["republication"])
    assert [kinds[w] for w in ("Region:", "Theme:", "In-depth")] == ["tags"] * 3
    assert kinds["All"] == "translation"
    assert kinds["To"] == "newsletter"
    assert kinds["Click"] == kinds["Note"] == "share"
    assert kinds["*"] == "separator"
    assert kinds["Featured"] == "credit"
    assert kinds["Disclaimer:"] == kinds["www.globalresearch.ca"] == "copyright"
    assert kinds["For"] == "contact"


def test_the_rework_has_a_standfirst_and_a_bio_but_no_title(seeds):
    told = roles(seeds["rework"])
    assert told[:2] == ["furniture", "standfirst"]
    assert told[2:-2] == ["body"] * 10
    assert told[-2:] == ["bio", "furniture"]
    assert seeds["rework"][1][0].kind == "counter"


def test_the_excerpt_is_introduced_by_its_host(seeds):
    texts, lines, segments = seeds["excerpt"]
    assert roles(seeds["excerpt"]) == ["title", "host_comment", *["body"] * 4, *["furniture"] * 3]
    assert [line.kind for line in lines[-3:]] == ["continue", "comment_form", "comment_form"]
    assert [(s.kind, s.first, s.last) for s in segments] == [
        ("host_comment", 1, 1),
        ("piece", 2, 8),
    ]
    assert texts[1].endswith(":")


@pytest.mark.parametrize("name", ["rework", "republication"])
def test_the_others_are_one_piece_each(seeds, name):
    lines, segments = seeds[name][1:]
    assert [(s.kind, s.first, s.last) for s in segments] == [("piece", 0, len(lines) - 1)]
