"""The benchmark counts what it says it counts, and its labels hold no text."""

import importlib
import sys

import pytest

from tertius.documents.works.model import Family, Piece, Relation


def load(planted, name: str):
    """Import a module of the benchmarks."""
    folder = str(planted.__spec__.origin).rpartition("/")[0]
    sys.path.insert(0, folder)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(folder)


@pytest.fixture(scope="module")
def scores(planted):
    return load(planted, "documents_scores")


@pytest.fixture(scope="module")
def natural(planted):
    return load(planted, "documents_natural")


@pytest.fixture(scope="module")
def newswire(planted):
    return load(planted, "newswire")


@pytest.fixture(scope="module")
def corpus(planted):
    """Five documents: a story, two republications, a rework of one, and something else."""
    families = (1, 1, 1, 1, 2)
    documents = tuple(
        planted.PlantedDocument(Piece(f"{n}#0", (f"Text {n}.",)), "", family, "independent")
        for n, family in enumerate(families)
    )
    truth = (
        planted.Truth(0, 1, "republication", True, True),
        planted.Truth(0, 2, "republication", True, False),
        planted.Truth(2, 3, "rework", True, True),
    )
    return planted.PlantedCorpus(documents, truth)


def relation(source: int, derived: int, kind: str) -> Relation:
    return Relation(f"{source}#0", f"{derived}#0", kind, True, 1.0, 1.0, "")


def test_recall_counts_pairs_and_if_asked_those_that_meet_in_a_centre(scores, corpus):
    found = {(0, 1), (1, 2)}
    assert scores.found_share(corpus, found)["republication"] == 0.5
    assert scores.found_share(corpus, found, centres=True)["republication"] == 1.0
    assert scores.found_share(corpus, found)["rework"] == 0.0


def test_recall_among_the_first_documents_leaves_the_others_out(scores, corpus):
    assert scores.found_share(corpus, {(0, 1)}, among=2)["republication"] == 1.0
    assert scores.found_share(corpus, {(0, 1)}, among=2)["rework"] != 0


def test_an_unchanged_republication_may_be_called_identical(scores, corpus):
    told = [relation(0, 1, "identical"), relation(0, 2, "republication"), relation(2, 3, "excerpt")]
    found = scores.score_types(corpus, told)
    assert (found["republication"].right, found["rework"].right) == (1.0, 0.0)
    assert found["rework"].row()[-1] == "excerpt 1"


def test_directions_count_where_dates_tell_them(scores, corpus):
    told = [relation(1, 0, "republication"), relation(0, 2, "republication")]
    assert scores.score_types(corpus, told)["republication"].directed == [False]


def test_what_nobody_related_is_independent(scores, corpus):
    assert scores.score_types(corpus, [])["rework"].told == {"independent": 1}


def test_false_merges_are_pairs_of_different_works(scores, corpus):
    found = scores.score_families(corpus, [Family("0#0", ("0#0", "1#0", "4#0"))])
    assert (found.planted, found.found, found.false) == (6, 3, 2)
    assert found.false_share == 2 / 10
    assert scores.score_families(corpus, [frozenset({"0#0", "1#0"})]).false == 0
    assert scores.score_families(corpus, []).false_share == 0


def test_parts_of_a_piece_count_as_the_piece(scores, corpus):
    found = scores.score_families(corpus, [Family("0#0@0-2", ("0#0@0-2", "0#0@3-4", "1#0"))])
    assert (found.found, found.false) == (1, 0)


def test_kappa_is_the_textbook_s(natural):
    """Two raters of 50 cases: agreement .70, chance .50, kappa .40."""
    counts = {("same", "same"): 20, ("same", "other"): 5, ("other", "same"): 10,
              ("other", "other"): 15}  # fmt: skip
    pairs = [natural.Labelled("1", "2", both) for both, n in counts.items() for _ in range(n)]
    assert natural.kappa(pairs) == pytest.approx((0.7, 0.4))


def test_the_labels_are_two_passes_over_numbers(natural):
    pairs = natural.labelled()
    assert len(pairs) >= 300
    assert {label for pair in pairs for label in pair.passes} <= {
        "same", "template", "followup", "quotation", "other",
    }  # fmt: skip
    assert all(pair.first.isdigit() and pair.second.isdigit() for pair in pairs)
    assert len({frozenset((pair.first, pair.second)) for pair in pairs}) == len(pairs)


def test_a_newswire_is_read_story_by_story(newswire, tmp_path):
    rows = [
        {"id": "7", "date": " 6-MAR-1987 10:00:00.00", "body": "Grain rose.\nIt fell.\n Reuter\n"},
        {"id": "8", "date": "26-FEB-1987 15:01:01.79", "body": None},
    ]
    import json

    (tmp_path / "reuters-000.json").write_text(json.dumps(rows), encoding="utf-8")
    (story,) = newswire.stories(tmp_path, least=1)
    assert (story.number, story.date) == ("7", "1987-03-06")
    assert story.sentences == ["Grain rose.", "It fell."]
    with pytest.raises(SystemExit, match="no reuters"):
        newswire.stories(tmp_path / "nowhere")


def test_stories_that_repeat_others_are_left_out_of_the_base(newswire):
    words = [f"word{n}" for n in range(60)]
    story = newswire.Story("1", "1987-03-06", [" ".join(words)])
    again = newswire.Story("2", "1987-03-07", [" ".join(words[:50]), "Some more."])
    other = newswire.Story("3", "1987-03-07", [" ".join(reversed(words))])
    kept = newswire.without_repeats([story, again, other])
    assert kept == [story.sentences, other.sentences]
