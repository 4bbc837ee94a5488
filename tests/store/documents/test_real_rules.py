"""The library with the rules of tertius itself: works found one by one are those found at once."""

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from tertius.documents.cleaning import clean, pieces_of
from tertius.documents.model import Original
from tertius.documents.works.candidates import candidate_pairs
from tertius.documents.works.families import families
from tertius.documents.works.relations import relations
from tertius.store import open_project
from tertius.store.documents import (
    Library,
    add_originals,
    document,
    documents,
    families_of,
    open_library,
    refresh,
    relations_of,
    search,
    verify_documents,
)
from tertius.store.documents.defaults import default_rules

PLACES = ["harbour", "mill", "orchard", "quarry", "chapel", "viaduct", "lighthouse", "market"]
ACTS = ["was sold to", "was handed back by", "will be rebuilt by", "is claimed by", "was closed by"]
NAMES = ["the Korvan council", "the Ostrel family", "a bank in Merrow", "the Tallis trust"]
REASONS = [
    "because the lease had run out and nobody wished to pay for the roof",
    "after a summer of meetings at which few words were spoken twice",
    "although three engineers had warned that the ground would not hold",
    "so that the road to the valley could be opened before the snow came",
    "when the last of the old owners moved away to live with a daughter",
]


def _story(seed: int) -> str:
    """Write a report that no other seed writes: place, name and reason differ all through."""
    chance = np.random.default_rng(seed)

    def pick(some: list[str]) -> str:
        return some[int(chance.integers(len(some)))]

    sentences = [
        f"The {pick(PLACES)} near number {n} {pick(ACTS)} {pick(NAMES)} {pick(REASONS)}."
        for n in range(seed * 37, seed * 37 + int(chance.integers(5, 9)))
    ]
    return " ".join(sentences)


def _corpus() -> list[str]:
    """Give stories, and of some a reprint, an excerpt, a rework; and one that all papers print."""
    stories = [_story(seed) for seed in range(12)]
    found = list(stories)
    for n, story in enumerate(stories[:4]):  # with words of their own: what returns is furniture
        found.append(f"Daily Ledger, page {n}\n\n{story}\n\nShare page {n} with your friends")
        cut = story.split(". ")
        found.append(f"A neighbour from house {n} writes:\n\n{'. '.join(cut[1:4])}.")
        found.append(story.replace("near number", "close to number", 3) + " More will follow soon.")
    found += [
        f"{stories[11]}\n\nPrinted by paper {n}, all rights with paper {n}." for n in range(22)
    ]
    return found


def _originals(texts: list[str]) -> list[Original]:
    return [Original(text, place=f"{n}.txt") for n, text in enumerate(texts)]


def _shown(library: Library) -> tuple[object, ...]:
    roles = [
        [(line.span, line.role) for line in document(library, d.identity).lines]
        for d in documents(library)
    ]
    return (
        relations_of(library),
        families_of(library),
        roles,
        [(d.identity, d.title, d.families) for d in documents(library)],
    )


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Give a library to which all texts were added at once."""
    folder = tmp_path_factory.mktemp("real")
    library = open_library(open_project(folder / "p", create=True), write=True)
    add_originals(library, _originals(_corpus()))
    return library


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_and_any_batches_give_the_same_works(
    together: Library, tmp_path: Path, seed: int
) -> None:
    library = open_library(open_project(tmp_path / "p", create=True), write=True)
    originals = _originals(_corpus())
    order = np.random.default_rng(seed).permutation(len(originals)).tolist()
    for at in range(0, len(order), 9):
        add_originals(library, [originals[n] for n in order[at : at + 9]])
    assert _shown(library) == _shown(together)
    assert verify_documents(library.project) == []


def test_the_works_are_those_of_the_functions_without_a_store(together: Library) -> None:
    cleaned = [clean(original) for original in _originals(_corpus())]
    pieces = sorted((p for d in cleaned for p in pieces_of(d)), key=lambda p: p.key)
    pairs = candidate_pairs([" ".join(piece.sentences) for piece in pieces])
    listed = list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    related = relations(pieces, pairs=listed)
    assert list(relations_of(together)) == related
    assert {f.members for f in families_of(together)} == {
        f.members for f in families(pieces, related)
    }


QUAY = """The harbour board voted on Tuesday to close the eastern quay for two winters.
Engineers had warned that the piles under the warehouse had lost a third of their thickness.
Fishermen said the decision would force them to land their catch forty miles further north.
The mayor promised to look for money before the herring season begins in the spring.
Nobody on the board could say on Tuesday what the repair of the piles would cost the town."""
GRAIN = """Farmers in the upland valleys brought in the largest barley harvest for eleven years.
The millers' union expects the price of flour to fall before the end of the autumn.
Exporters complain that the railway has too few wagons to carry the surplus to the coast.
The ministry of agriculture wants to fill two silos that have stood empty since the flood.
A committee of growers will meet the minister of transport in the second week of October."""


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_page_that_holds_two_works_unmarked_is_added_in_any_order(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    texts = [
        f"Quay closed\nBy Ann Brody\n{QUAY}",
        f"A good harvest\nBy Karel Novy\n{GRAIN}",
        f"{QUAY}\n{GRAIN}",
    ]
    originals = _originals(texts)
    library = open_library(open_project(tmp_path / "p", create=True), write=True)
    add_originals(library, [originals[n] for n in order])
    single = open_library(open_project(tmp_path / "q", create=True), write=True)
    for n in order:
        add_originals(single, [originals[n]])
    assert _shown(library) == _shown(single)
    assert {frozenset((r.source, r.derived)) for r in relations_of(library)} == {
        frozenset(f"{originals[n].identity}#0" for n in pair) for pair in ((0, 2), (1, 2))
    }
    assert verify_documents(library.project) == []


def test_a_story_in_many_papers_is_one_work(together: Library) -> None:
    assert len(families_of(together)[0].members) == 23
    assert len(documents(together)) == 46


def test_what_is_read_back_is_what_was_cleaned(together: Library) -> None:
    for original in _originals(_corpus())[10:16]:
        found, wanted = document(together, original.identity), clean(original)
        assert found.original == original
        for name in ("text", "lines", "segments", "sentences", "languages", "facts"):
            assert getattr(found, name) == getattr(wanted, name)
        assert np.array_equal(found.folded.original_end, wanted.folded.original_end)
        assert pieces_of(found) == pieces_of(wanted)


def test_a_line_of_three_works_is_furniture_everywhere(tmp_path: Path) -> None:
    library = open_library(open_project(tmp_path / "p", create=True), write=True)
    notice = "Our readers in the valley make this paper possible with a small gift each year."
    texts = [f"{_story(seed)}\n\n{notice}" for seed in range(5)]
    for n, text in enumerate(texts):
        add_originals(library, [Original(text, place=f"{n}.txt")])
    roles = [document(library, f"{n}.txt").lines[-1].role for n in range(5)]
    assert roles == ["furniture"] * 5
    assert families_of(library) == ()
    assert verify_documents(library.project) == []


def test_html_keeps_its_hints(tmp_path: Path) -> None:
    library = open_library(open_project(tmp_path / "p", create=True), write=True)
    page = (
        "<html><body><nav><a href='/'>Home</a></nav><article><h1>The mill is sold</h1>"
        f"<p>{_story(3)}</p><p>{_story(4)}</p></article></body></html>"
    )
    original = Original(page, format="html", place="mill.html")
    add_originals(library, [original])
    assert document(library, "mill").folded.hints == clean(original).folded.hints != ()
    assert verify_documents(library.project) == []


def test_a_refresh_with_the_same_rules_changes_nothing(together: Library) -> None:
    before = _shown(together)
    assert refresh(together).documents == 0
    assert refresh(together, everything=True).documents == 46
    assert _shown(together) == before
    assert {d.rules for d in documents(together)} == {default_rules().version}


def test_the_seeds_are_one_work_and_one_remark(shared: Path, tmp_path: Path) -> None:
    from tertius.documents.reading import read_originals

    library = open_library(open_project(tmp_path / "p", create=True), write=True)
    refusals: list[object] = []
    originals = read_originals([shared / "seeds"], refused=refusals.append)
    assert add_originals(library, originals).added == 3
    assert refusals == []
    (family,) = families_of(library)
    assert len({member[:64] for member in family.members}) == 3
    types = {(r.source[:64], r.derived[:64]): r.type for r in family.relations}
    republished = document(library, "001_cb48b87210127b68").identity
    assert types[republished, document(library, "000_ac2ea27ce31fae43").identity] == "rework"
    assert types[republished, document(library, "003_75cadcffa16a8713").identity] == "excerpt"
    assert len(search(library, '"proxy war" alliance')) == 1
    assert verify_documents(library.project) == []
