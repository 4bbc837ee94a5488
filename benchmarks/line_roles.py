"""Roles of lines on text dumps of pages, against what two people said, and against extractors.

    python benchmarks/line_roles.py --pages FOLDER

Every figure of the model is cross-validated by site: the weights that label a page have seen no
page of its site. A third of the sites (by a hash of the name) was kept out of all choices of
rules, features and settings, and is reported apart. The pages and labels are described in
``line_pages.py``; labels and our own pages are self-graded.

F1 of body text counts words in lines labelled body: over all pages (micro), and as the mean over
pages that have a body or were given one. jusText and trafilatura read the same dump with each
line wrapped into ``<p>``; a line counts as theirs if they keep its text. The line oracle is the
labels of one pass judged by the other: what a second person would reach.
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
from numpy.typing import NDArray

from line_pages import PASSES, Ints, Labelled, labelled_pages
from tertius.documents.lines.classes import CLASSES, FIRST_FURNITURE, class_number
from tertius.documents.lines.labelling import label_rows
from train_line_model import Example, examples_of, fit

Floats = NDArray[np.float64]
FOLDS = 5
BODY = CLASSES.index("body")
ROLES = (*CLASSES[:FIRST_FURNITURE], "furniture")
Given = dict[str, Ints]


def main() -> None:
    """Cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, help="folder of unpacked packages")
    parser.add_argument("--chosen", action="store_true", help="only sites that choices were made on")
    parser.add_argument("--worst", type=int, default=0, help="how many of the worst pages to name")
    given = parser.parse_args()
    pages = labelled_pages(given.pages)
    if given.chosen:
        pages = [page for page in pages if not page.held_back]
    begun = time.process_time()
    found = cross_validated(pages)
    print(f"{len(pages)} pages, {len({p.site for p in pages})} sites, {FOLDS} folds by site; "
          f"{time.process_time() - begun:.0f} s CPU")  # fmt: skip
    _agreement(pages)
    parts = {"all sites": pages, "sites held back": [p for p in pages if p.held_back]}
    parts["our own pages"] = [p for p in pages if not p.path]
    parts["pages of packages"] = [p for p in pages if p.path]
    for name, part in parts.items():
        if part:
            print(f"\n{name}: {len(part)} pages, F1 of body text (micro / mean over pages)")
            _bodies(part, found, peers=not given.chosen)
    _roles(pages, found)
    _clean(pages, found)
    for page in sorted(pages, key=lambda p: -_missed(p, found))[: given.worst]:
        right, wrong, missed = _body(page, page.classes["pass1"], found[page.name])
        print(f"  {page.name} {page.site}: {right:.0f} right, {wrong:.0f} wrong, {missed:.0f} missed")


def cross_validated(pages: Sequence[Labelled]) -> Given:
    """Label each page with weights that have seen no page of its site."""
    folds = np.array([zlib.crc32(page.site.encode()) % FOLDS for page in pages])
    examples: list[list[Example]] = [examples_of(page) for page in pages]
    found: Given = {}
    for fold in range(FOLDS):
        weights = fit([e for at in np.flatnonzero(folds != fold) for e in examples[at]])
        for at in np.flatnonzero(folds == fold):
            found[pages[at].name] = _numbers(pages[at], weights)
            body = [row for row, of in zip(pages[at].rows, _first(pages[at]), strict=True) if of in (0, BODY)]
            if len(body) >= 3:
                decided = label_rows(body, weights)
                found[f"clean {pages[at].name}"] = np.array([class_number(d.role, d.kind) for d in decided])
    return found


def _numbers(page: Labelled, weights: object) -> Ints:
    decided = label_rows(page.rows, weights)  # type: ignore[arg-type]
    return np.array([class_number(each.role, each.kind) for each in decided])


def _first(page: Labelled) -> Ints:
    return next(iter(page.classes.values()))


def _body(page: Labelled, wanted: Ints, given: Ints) -> tuple[float, float, float]:
    """Words of body found, of what is no body, and of body missed."""
    want, have, words = wanted == BODY, given == BODY, page.words
    return tuple(float(words[m].sum()) for m in (want & have, ~want & have, want & ~have))  # type: ignore[return-value]


def _missed(page: Labelled, found: Given) -> float:
    return sum(_body(page, _first(page), found[page.name])[1:])


def f1(right: float, wrong: float, missed: float) -> float:
    """Harmonic mean of precision and recall; 1 where there is nothing to find or to miss."""
    return 1.0 if right + wrong + missed == 0 else 2 * right / (2 * right + wrong + missed)


def _score(pages: Sequence[Labelled], wanted: Callable[[Labelled], Ints | None],
           given: Callable[[Labelled], Ints]) -> str:  # fmt: skip
    each = [
        _body(page, want, given(page)) for page in pages if (want := wanted(page)) is not None
    ]
    if not each:
        return "     –"
    mean = np.mean([f1(*one) for one in each if sum(one) > 0])
    total = np.sum(each, axis=0)
    return f"{f1(*total):.3f} / {mean:.3f}"


def _agreed(page: Labelled) -> Ints | None:
    """The classes where both passes agree; -1, which is never body, elsewhere."""
    if len(page.classes) < 2:
        return None
    one, other = (page.classes[name] for name in PASSES)
    return np.where((one == BODY) == (other == BODY), one, -1)


def _bodies(pages: Sequence[Labelled], found: Given, *, peers: bool) -> None:
    ways: dict[str, Callable[[Labelled], Ints]] = {"tertius": lambda page: found[page.name]}
    if peers:
        ways |= {"jusText": lambda p: _kept(p, _justext(p.text)),
                 "trafilatura": lambda p: _kept(p, _trafilatura(p.text))}  # fmt: skip
    print(f"  {'':24}{'pass 1':>16}{'pass 2':>16}{'where agreed':>16}")
    for name, way in ways.items():
        cells = [_score(pages, lambda p, n=each: p.classes.get(n), way) for each in PASSES]  # type: ignore[misc]
        cells.append(_score([_only_agreed(p) for p in pages], _agreed_only, lambda p: way(p)))
        print(f"  {name:24}" + "".join(f"{cell:>16}" for cell in cells))
    both = [p for p in pages if len(p.classes) == 2]
    print(f"  {'line oracle (pass 2)':24}" + f"{_score(both, lambda p: p.classes['pass1'], lambda p: p.classes['pass2']):>16}")


def _only_agreed(page: Labelled) -> Labelled:
    return page


def _agreed_only(page: Labelled) -> Ints | None:
    return _agreed(page)


def _agreement(pages: Sequence[Labelled]) -> None:
    both = [p for p in pages if len(p.classes) == 2]
    if not both:
        print("agreement: not measured, only one pass is there")
        return
    one = np.concatenate([_as_roles(p.classes["pass1"]) for p in both])
    other = np.concatenate([_as_roles(p.classes["pass2"]) for p in both])
    same = float(np.mean(one == other))
    chance = sum(float(np.mean(one == c) * np.mean(other == c)) for c in range(len(ROLES)))
    print(f"two passes: {len(one)} lines, {same:.3f} of roles agree, Cohen's kappa {(same - chance) / (1 - chance):.3f}")


def _as_roles(classes: Ints) -> Ints:
    return np.minimum(classes, FIRST_FURNITURE)


def _roles(pages: Sequence[Labelled], found: Given) -> None:
    want = np.concatenate([_as_roles(_first(p)) for p in pages])
    have = np.concatenate([_as_roles(found[p.name]) for p in pages])
    print("\nlines by role (pass 1): F1, precision, recall, number; then how they were labelled")
    table = np.zeros((len(ROLES), len(ROLES)), int)
    np.add.at(table, (want, have), 1)
    print("  " + " " * 50 + "".join(f"{name[:8]:>9}" for name in ROLES))
    for at, name in enumerate(ROLES):
        right = table[at, at]
        of, given = table[at].sum(), table[:, at].sum()
        print(f"  {name:14}{f1(right, given - right, of - right):9.3f}{right / max(given, 1):9.3f}"
              f"{right / max(of, 1):9.3f}{of:9}" + "".join(f"{n:9}" for n in table[at]))  # fmt: skip


def _clean(pages: Sequence[Labelled], found: Given) -> None:
    kept = lost = 0.0
    for page in pages:
        have = found.get(f"clean {page.name}")
        if have is not None:
            want = _first(page)
            of = np.isin(want, (0, BODY))
            words, body = page.words[of], want[of] == BODY
            kept += float(words[body & (have == BODY)].sum())
            lost += float(words[body & (have != BODY)].sum())
    print(f"\nbare texts (titles and bodies of the pages alone): {kept / (kept + lost):.4f} of the words stay body")


def _kept(page: Labelled, text: str) -> Ints:
    kept = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    whole = set(kept.split("\n"))
    return np.array(
        [BODY if row.text in whole or (len(row.text) > 40 and row.text in kept) else -1 for row in page.rows]
    )


def _paragraphs(text: str) -> str:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n"))
    return f"<html><head><title></title></head><body>\n{body}</body></html>"


@cache
def _trafilatura(text: str) -> str:
    import trafilatura

    return max(
        (
            trafilatura.extract(_paragraphs(text), include_comments=False, favor_recall=recall, favor_precision=not recall) or ""
            for recall in (True,)
        ),
        key=len,
    )


@cache
def _justext(text: str) -> str:
    try:
        import justext
    except ImportError:
        warnings.warn("jusText is not installed: its row is empty", stacklevel=1)
        return ""
    import py3langid

    names = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "lv": "Latvian", "ar": "Arabic", "ko": "Korean"}
    stops = justext.get_stoplist(names.get(py3langid.classify(text)[0], "English"))
    found = justext.justext(_paragraphs(text).encode(), stops, encoding="utf-8")
    return "\n".join(p.text for p in found if not p.is_boilerplate)


if __name__ == "__main__":
    main()
