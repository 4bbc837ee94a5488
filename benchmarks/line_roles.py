"""Roles of lines on text dumps of pages, against two passes of labels, and against extractors.

    python benchmarks/line_roles.py --pages FOLDER

Every figure of the model is cross-validated by site: the weights that label a page have seen no
page of its site. A third of the sites (by a hash of the name) was kept out of all choices of
rules, features and settings, and is reported apart. The pages and labels are described in
``line_pages.py``; labels and our own pages are self-graded.

F1 of body text counts words in lines labelled body: over all pages (micro), and as the mean over
pages that have a body or were given one. jusText and trafilatura read the same dump with each
line wrapped into ``<p>``; a line counts as theirs if they keep its text. The second pass is what
labels of the other pass reach when they are judged by the first.
"""

import argparse
import time
import warnings
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path

import numpy as np

from line_pages import PASSES, Ints, Labelled, labelled_pages, with_markup
from tertius.documents.lines.classes import CLASSES, FIRST_FURNITURE, class_number
from tertius.documents.lines.labelling import label_rows
from tertius.documents.lines.rows import Row
from tertius.documents.lines.sequence import Weights
from train_line_model import examples_of, fit

FOLDS = 5
BODY, TITLE = CLASSES.index("body"), CLASSES.index("title")
ROLES = (*CLASSES[:FIRST_FURNITURE], "furniture")
STOP_LISTS = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "lv": "Latvian",
              "ar": "Arabic", "ko": "Korean", "ru": "Russian", "pt": "Portuguese"}  # fmt: skip
Way = Callable[[Labelled], Ints]


def main() -> None:
    """Cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, help="folder of unpacked packages")
    parser.add_argument(
        "--chosen", action="store_true", help="only sites that choices were made on"
    )
    parser.add_argument("--worst", type=int, default=0, help="how many of the worst pages to name")
    given = parser.parse_args()
    pages = labelled_pages(given.pages)
    if given.chosen:
        pages = [page for page in pages if not page.held_back]
    begun = time.process_time()
    runs = Runs(pages, given.pages)
    sites = len({page.site for page in pages})
    spent = time.process_time() - begun
    print(f"{len(pages)} pages, {sites} sites, {FOLDS} folds by site; {spent:.0f} s CPU")
    print_agreement(pages)
    parts = {
        "all sites": pages,
        "sites held back": [page for page in pages if page.held_back],
        "other sites": [page for page in pages if not page.held_back],
        "our own pages": [page for page in pages if not page.path],
        "pages of packages": [page for page in pages if page.path],
    }
    for name, part in parts.items():
        print_bodies(name, part, runs)
    print_roles(pages, runs.dump)
    print_bare(pages, runs)
    print_speed(pages, runs)
    missed = {page.name: _body(page, _first(page), runs.dump(page)) for page in pages}
    for page in sorted(pages, key=lambda p: -sum(missed[p.name][1:]))[: given.worst]:
        print(f"  {page.name} {page.site}: %.0f right, %.0f wrong, %.0f missed" % missed[page.name])


class Runs:
    """What the model says of each page, with weights that have seen no page of its site."""

    def __init__(self, pages: Sequence[Labelled], packages: Path | None) -> None:
        folds = [zlib.crc32(page.site.encode()) % FOLDS for page in pages]
        examples = [examples_of(page, packages) for page in pages]
        self.weights: dict[str, Weights] = {}
        self.hinted: dict[str, Labelled] = {}
        for fold in range(FOLDS):
            weights = fit([e for at, of in enumerate(folds) if of != fold for e in examples[at]])
            for at in (at for at, of in enumerate(folds) if of == fold):
                self.weights[pages[at].name] = weights
        for page in pages:
            hinted = with_markup(page, packages) if packages is not None else None
            if hinted is not None:
                self.hinted[page.name] = hinted
        self.known: dict[str, Ints] = {}

    def dump(self, page: Labelled) -> Ints:
        """Give the class of each row of a dump."""
        if page.name not in self.known:
            self.known[page.name] = self.of_rows(page, page.rows)
        return self.known[page.name]

    def of_rows(self, page: Labelled, rows: list[Row]) -> Ints:
        """Give the class of each of some rows."""
        decided = label_rows(rows, self.weights[page.name])
        return np.array([class_number(each.role, each.kind) for each in decided])


def _first(page: Labelled) -> Ints:
    return next(iter(page.classes.values()))


def _body(page: Labelled, wanted: Ints, given: Ints) -> tuple[float, float, float]:
    """Count words of body found, of what is no body, and of body missed."""
    want, have, words = wanted == BODY, given == BODY, page.words
    right, wrong, missed = want & have, ~want & have & (wanted >= 0), want & ~have
    return float(words[right].sum()), float(words[wrong].sum()), float(words[missed].sum())


def f1(right: float, wrong: float, missed: float) -> float:
    """Give the harmonic mean of precision and recall; 1 where there is nothing to find or miss."""
    return 1.0 if right + wrong + missed == 0 else 2 * right / (2 * right + wrong + missed)


def score(pages: Sequence[Labelled], wanted: Way, given: Way) -> str:
    """Write the F1 of body text, micro and mean over pages."""
    each = [_body(page, wanted(page), given(page)) for page in pages]
    told = [f1(*one) for one in each if sum(one) > 0]
    total = np.sum(each, axis=0)
    return f"{f1(*total):.3f} / {np.mean(told):.3f}" if told else "–"


def _agreed(page: Labelled) -> Ints:
    """Give the first pass where both agree on what is body, and -1 where they do not."""
    one, other = page.classes[PASSES[0]], page.classes[PASSES[-1]]
    return np.where((one == BODY) == (other == BODY), one, -1)


def print_bodies(name: str, pages: Sequence[Labelled], runs: Runs) -> None:
    """Print F1 of body text for tertius and its peers."""
    pages = [page for page in pages if len(page.classes) == len(PASSES)]
    if not pages:
        return
    wanted: dict[str, Way] = {
        "pass 1": lambda page: page.classes["pass1"],
        "pass 2": lambda page: page.classes["pass2"],
        "where agreed": _agreed,
    }
    ways: dict[str, Way] = {
        "tertius, text dump": runs.dump,
        "jusText, text dump": lambda page: _kept(page, _justext(page.text)),
        "trafilatura, text dump": lambda page: _kept(page, _trafilatura(page.text, False)),
        "trafilatura, for recall": lambda page: _kept(page, _trafilatura(page.text, True)),
        "second pass": lambda page: page.classes["pass2"],
    }
    print(f"\n{name}: {len(pages)} pages; F1 of body text, micro / mean over pages")
    print(f"  {'':26}" + "".join(f"{column:>16}" for column in wanted))
    for label, way in ways.items():
        cells = [score(pages, want, way) for want in wanted.values()]
        print(f"  {label:26}" + "".join(f"{cell:>16}" for cell in cells))
    hinted = [runs.hinted[page.name] for page in pages if page.name in runs.hinted]
    if hinted:
        here: dict[str, Way] = {
            "tertius, HTML": lambda page: runs.of_rows(page, page.rows),
            "trafilatura, HTML": _by_hint,
        }
        for label, way in here.items():
            cells = [score(hinted, want, way) for want in wanted.values()]
            print(f"  {label:26}" + "".join(f"{cell:>16}" for cell in cells))


def _by_hint(page: Labelled) -> Ints:
    kept = [row.hint is not None and row.hint.kept is True for row in page.rows]
    return np.where(kept, BODY, FIRST_FURNITURE)


def print_agreement(pages: Sequence[Labelled]) -> None:
    """Print how often both passes give a line the same role, and Cohen's kappa."""
    both = [page for page in pages if len(page.classes) == len(PASSES)]
    if not both:
        print("agreement: not measured, there is one pass only")
        return
    one, other = (np.concatenate([_roles(p.classes[name]) for p in both]) for name in PASSES)
    same = float(np.mean(one == other))
    chance = sum(float(np.mean(one == c) * np.mean(other == c)) for c in range(len(ROLES)))
    kappa = (same - chance) / (1 - chance)
    print(f"two passes: {len(one)} lines, {same:.4f} the same role, Cohen's kappa {kappa:.4f}")


def _roles(classes: Ints) -> Ints:
    return np.minimum(classes, FIRST_FURNITURE)


def print_roles(pages: Sequence[Labelled], given: Way) -> None:
    """Print F1 of each role by lines, and what its lines were taken for."""
    want = np.concatenate([_roles(_first(page)) for page in pages])
    have = np.concatenate([_roles(given(page)) for page in pages])
    table = np.zeros((len(ROLES), len(ROLES)), np.int64)
    np.add.at(table, (want, have), 1)
    print("\nlines by role, pass 1: F1, precision, recall, lines | taken for")
    print(" " * 49 + "".join(f"{name[:8]:>9}" for name in ROLES))
    for at, name in enumerate(ROLES):
        right, of, told = table[at, at], table[at].sum(), table[:, at].sum()
        shares = f1(right, told - right, of - right), right / max(told, 1), right / max(of, 1)
        cells = "".join(f"{share:9.3f}" for share in shares) + f"{of:8}"
        print(f"  {name:12}{cells}" + "".join(f"{count:9}" for count in table[at]))


def print_bare(pages: Sequence[Labelled], runs: Runs) -> None:
    """Print how much of the body stays body where only titles and bodies are given."""
    kept = total = 0.0
    for page in pages:
        of = np.isin(_first(page), (TITLE, BODY))
        rows = [row for row, chosen in zip(page.rows, of, strict=True) if chosen]
        if len(rows) >= 3:
            body = _first(page)[of] == BODY
            words, have = page.words[of], runs.of_rows(page, rows)
            kept += float(words[body & (have == BODY)].sum())
            total += float(words[body].sum())
    print(f"\nbare texts (titles and bodies alone): {kept / total:.4f} of the words stay body")


def print_speed(pages: Sequence[Labelled], runs: Runs) -> None:
    """Print CPU milliseconds per page."""
    begun = time.process_time()
    for page in pages:
        runs.of_rows(page, page.rows)
    spent = time.process_time() - begun
    rows = sum(len(page.rows) for page in pages)
    print(
        f"labelling: {spent / len(pages) * 1e3:.1f} ms CPU a page of {rows / len(pages):.0f} lines"
    )


def _kept(page: Labelled, text: str) -> Ints:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    whole, joined = set(lines), "\n".join(lines)
    return np.array(
        [
            BODY
            if row.text in whole or (len(row.text) > 40 and row.text in joined)
            else FIRST_FURNITURE
            for row in page.rows
        ]
    )


def _paragraphs(text: str) -> str:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n"))
    return f"<html><head><title></title></head><body>\n{body}</body></html>"


@cache
def _trafilatura(text: str, recall: bool) -> str:
    import trafilatura

    return trafilatura.extract(_paragraphs(text), include_comments=False, favor_recall=recall) or ""


@cache
def _justext(text: str) -> str:
    try:
        import justext
    except ImportError:
        warnings.warn("jusText is not installed: its row is empty", stacklevel=1)
        return ""
    import py3langid

    stops = justext.get_stoplist(STOP_LISTS.get(py3langid.classify(text)[0], "English"))
    found = justext.justext(_paragraphs(text).encode(), stops, encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


if __name__ == "__main__":
    main()
