"""The state follows from the set of documents, in any order and batches, as the definitions say."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import simple
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertius.documents.model import Document, Original
from tertius.store import open_project
from tertius.store.documents import (
    Library,
    add_originals,
    adding,
    families_of,
    open_library,
    recurrence,
    relations_of,
    verify_documents,
)
from tertius.store.documents.rules import Rules

State = Callable[[Library], dict[str, list[tuple[object, ...]]]]

PHRASES = [
    "The envoy left the capital early on Monday.",
    "Nobody at the ministry would say why he went.",
    "A second round of talks is planned for autumn.",
    "Grain ships were held for three days in port.",
    "The neighbours sent a note of protest at once.",
    "Prices of bread rose again in the border towns.",
]
NOTICES = ["Join the readers club of this paper today.", "Follow us for more stories like this."]


@st.composite
def _texts(draw: st.DrawFn) -> list[str]:
    """Draw documents of a few sites out of few sentences and notices, so that much is shared."""
    found = []
    for _ in range(draw(st.integers(1, 9))):
        host = draw(st.sampled_from(["a.org", "b.org", ""]))
        lines = [f"host: {host}"] if host else []
        for _ in range(draw(st.integers(1, 2))):
            lines.append(" ".join(draw(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=4))))
            lines.append("***")
        lines += draw(st.lists(st.sampled_from(NOTICES), max_size=2))
        found.append("\n".join(lines))
    return list(dict.fromkeys(found))


def _library(folder: Path) -> Library:
    return open_library(open_project(folder, create=True), write=True)


def _add(library: Library, texts: list[str], rules: Rules, batch: int) -> None:
    add_originals(library, [Original(text, place=f"{n}") for n, text in enumerate(texts)][:batch],
                  rules=rules)  # fmt: skip
    for at in range(batch, len(texts), batch):
        part = [Original(text, place=f"{at + n}") for n, text in enumerate(texts[at : at + batch])]
        add_originals(library, part, rules=rules)


def _shuffled(texts: list[str], seed: int) -> list[str]:
    return [texts[n] for n in np.random.default_rng(seed).permutation(len(texts))]


def _without_places(found: dict[str, list[tuple[object, ...]]]) -> dict[str, object]:
    return {name: rows for name, rows in found.items() if name != "places"}


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=_texts(), seed=st.integers(0, 99), batch=st.integers(1, 4))
def test_any_order_and_any_batches_give_what_the_definitions_say(
    tmp_path_factory: pytest.TempPathFactory,
    rules: Rules,
    state: State,
    texts: list[str],
    seed: int,
    batch: int,
) -> None:
    folder = tmp_path_factory.mktemp("order")
    together, apart = _library(folder / "together"), _library(folder / "apart")
    _add(together, texts, rules, len(texts))
    shuffled = _shuffled(texts, seed)
    _add(apart, shuffled, rules, batch)
    assert _without_places(state(apart)) == _without_places(state(together))
    assert verify_documents(apart.project, rules=rules) == []
    relations, families, _ = simple.all_at_once(texts)
    assert list(relations_of(apart)) == relations
    assert sorted(f.members for f in families_of(apart, rules=rules)) == sorted(
        f.members for f in families
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_story_in_many_papers_is_a_star_whatever_paper_came_first(
    tmp_path: Path, rules: Rules, state: State, seed: int
) -> None:
    """More copies than the cut: one family, and as many relations as copies but one."""
    story = " ".join(PHRASES[:4])
    texts = [f"{story} Printed by paper number {n} of the list." for n in range(14)]
    texts += [f"{PHRASES[4]} {PHRASES[5]} Another thing {n} happened." for n in range(3)]
    library = _library(tmp_path / "p")
    _add(library, _shuffled(texts, seed), rules, 1 + seed % 5)
    relations, families, _ = simple.all_at_once(texts)
    assert list(relations_of(library)) == relations
    assert [len(f.members) for f in families_of(library, rules=rules)] == [14, 3]
    assert sorted(f.members for f in families) == sorted(
        f.members for f in families_of(library, rules=rules)
    )
    assert len([r for r in relations if r.type == "rework"]) == 13 + 3
    assert verify_documents(library.project, rules=rules) == []


def _club(n: int) -> str:
    stories = [
        "The mayor opened a bridge in the north. It had taken nine years.",
        "Two ships met in a storm near the coast. All hands were saved by noon.",
        "An old library burned down in the night. Readers wept in the street.",
        "Farmers drove their tractors to parliament. The minister stayed at home.",
    ]
    return f"host: a.org\n{stories[n]}\n{NOTICES[0]}"


def test_a_line_that_returns_in_three_families_of_a_site_is_furniture_on_all_its_pages(
    library: Library, rules: Rules, state: State
) -> None:
    from tertius.store.documents import document, documents

    for n in range(2):
        add_originals(library, [Original(_club(n), place=f"{n}.txt")], rules=rules)
    assert document(library, "0.txt").lines[2].role == "body"
    add_originals(library, [Original(_club(2), place="2.txt")], rules=rules)
    assert [document(library, f"{n}.txt").lines[2].role for n in range(3)] == ["furniture"] * 3
    assert {listed.sentences for listed in documents(library)} == {2}
    add_originals(library, [Original(_club(3), place="3.txt")], rules=rules)
    assert document(library, "3.txt").lines[2].by == "recurrent"
    assert families_of(library, rules=rules) == ()
    assert verify_documents(library.project, rules=rules) == []


def test_families_that_later_turn_out_to_be_one_take_the_furniture_back(
    library: Library, rules: Rules
) -> None:
    """A document that joins three stories makes one family of them, in which the line returned."""
    from tertius.store.documents import document

    add_originals(library, [Original(_club(n), place=f"{n}.txt") for n in range(3)], rules=rules)
    assert document(library, "1.txt").lines[2].role == "furniture"
    digest = " ".join(_club(n).split("\n")[1] for n in range(3))
    add_originals(library, [Original(digest, place="digest.txt")], rules=rules)
    assert len(families_of(library, rules=rules)[0].members) == 4
    assert document(library, "1.txt").lines[2].role == "body"
    assert verify_documents(library.project, rules=rules) == []


def test_the_same_line_on_three_sites_is_nobodys_furniture(library: Library, rules: Rules) -> None:
    from tertius.store.documents import document

    texts = [_club(n).replace("a.org", f"{n}.org") for n in range(3)]
    add_originals(
        library, [Original(text, place=f"{n}.txt") for n, text in enumerate(texts)], rules=rules
    )
    assert document(library, "1.txt").lines[2].role == "body"


def test_batches_within_one_addition_do_not_matter(
    tmp_path: Path, rules: Rules, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [_club(n) for n in range(4)] + [f"{p} {q}" for p in PHRASES for q in PHRASES]
    found = []
    for name, size, characters in (("big", 256, 10**6), ("small", 3, 10**6), ("short", 256, 100)):
        monkeypatch.setattr(adding, "BATCH", size)
        monkeypatch.setattr(adding, "CHARACTERS", characters)
        library = _library(tmp_path / name)
        _add(library, texts, rules, len(texts))
        found.append(state(library))
    assert found[0] == found[1] == found[2]


def test_a_large_site_is_looked_at_by_a_sample_that_the_identities_draw(
    tmp_path: Path, rules: Rules, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recurrence, "SAMPLE", 5)
    words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "islet"]
    texts = [
        f"host: a.org\nThe {w} stood {w} and {w} fell. Then {w} rose {w} again.\n{NOTICES[0]}"
        for w in words
    ]
    states = []
    for seed in range(3):
        library = _library(tmp_path / str(seed))
        _add(library, _shuffled(texts, seed), rules, seed + 1)
        states.append(_without_places(state(library)))
    assert states[0] == states[1] == states[2]
    roles = [row[3] for row in states[0]["lines"] if row[1] == 2]
    assert roles == ["furniture"] * len(words)


def test_a_line_that_is_furniture_by_itself_needs_no_second_look(
    library: Library, rules: Rules
) -> None:
    """The host line returns on every page, but no page is cleaned again for it."""
    cleaned = []

    def clean(original: Original, *, recurrent: frozenset[int] = frozenset()) -> Document:
        cleaned.append(recurrent)
        return rules.clean(original, recurrent=recurrent)

    counted = replace(rules, clean=clean)
    texts = [_club(n).removesuffix(NOTICES[0]) for n in range(4)]
    add_originals(library, [Original(t, place=t) for t in texts], rules=counted)
    assert cleaned == [frozenset()] * 4
    add_originals(library, [Original(_club(n), place=f"{n}") for n in range(3)], rules=counted)
    assert cleaned[4:7] == [frozenset()] * 3
    assert cleaned[7:] == [frozenset({rules.line_key(NOTICES[0])})] * 3


def _stories(first: int, last: int) -> list[Original]:
    return [Original(_club(n), place=f"{n}.txt") for n in range(first, last)]


DIGEST = " ".join(_club(n).split("\n")[1] for n in range(3))


def test_an_unfinished_look_at_a_site_is_made_good_by_the_next(
    library: Library, rules: Rules, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after some pages were cleaned again; then the line turns out not to be recurrent."""
    monkeypatch.setattr(recurrence, "_BATCH", 1)
    asked = 0

    def clean(original: Original, *, recurrent: frozenset[int] = frozenset()) -> Document:
        nonlocal asked
        asked += bool(recurrent)
        if asked == 3:
            raise KeyboardInterrupt
        return rules.clean(original, recurrent=recurrent)

    with pytest.raises(KeyboardInterrupt):
        add_originals(library, _stories(0, 3), rules=replace(rules, clean=clean))
    assert verify_documents(library.project, rules=rules) == []
    add_originals(library, [Original(DIGEST, place="digest")], rules=rules)
    whole = _library(tmp_path / "whole")
    add_originals(whole, [*_stories(0, 3), Original(DIGEST, place="digest")], rules=rules)
    assert state(library) == state(whole)


def test_news_from_another_process_during_a_look_are_not_overlooked(
    library: Library, rules: Rules, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one process cleans pages again, another one adds what makes their families one."""
    monkeypatch.setattr(recurrence, "_BATCH", 1)
    asked = 0

    def clean(original: Original, *, recurrent: frozenset[int] = frozenset()) -> Document:
        nonlocal asked
        asked += bool(recurrent)
        if asked == 2 and recurrent:
            asked += 1
            add_originals(library, [Original(DIGEST, place="digest")], rules=rules)
        return rules.clean(original, recurrent=recurrent)

    add_originals(library, _stories(0, 3), rules=replace(rules, clean=clean))
    whole = _library(tmp_path / "whole")
    add_originals(whole, [*_stories(0, 3), Original(DIGEST, place="digest")], rules=rules)
    assert state(library) == state(whole)
    assert verify_documents(library.project, rules=rules) == []
