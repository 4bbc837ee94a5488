"""The linter: everything wrong with a folder at once, each with its place and what to do."""

import pytest

from tertius.coding.lexicon import OURS, lint
from tertius.errors import CodingError, Problem

HEAD = '[defaults]\npos = "verb"\nsign = 1\nsource = ["subject"]\ntarget = ["with"]\n'


@pytest.fixture
def problems(tmp_path):
    """Lint the text of a user's triggers."""

    def found(text: str, name: str = "triggers.toml") -> list[Problem]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return lint(tmp_path)

    return found


def test_our_own_lexicons_are_clean():
    assert lint(OURS) == []


def test_a_good_file_has_no_problem(problems):
    assert problems(HEAD + '[[entry]]\nlemma = "jollify"\n') == []


def test_an_empty_folder_has_no_problem(tmp_path):
    assert lint(tmp_path) == []


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(CodingError, match="no such folder"):
        lint(tmp_path / "none")


def test_all_problems_are_found_at_once(problems):
    found = problems(
        HEAD
        + '[[entry]]\nlemma = "jollify"\nsing = 1\n'
        + '[[entry]]\nlemma = "carouse"\nsign = 7\n'
        + '[[entry]]\nlemma = "confer"\npos = "word"\n'
    )
    assert [p.where.rpartition("entry ")[2] for p in found] == ["1: sing", "2: sign", "3: pos"]


def test_a_repeated_entry_names_its_twin(problems):
    (found,) = problems(HEAD + '[[entry]]\nlemma = "jollify"\n' * 2)
    assert "entry 2: lemma 'jollify'" in found.where
    assert found.what.startswith("repeats")
    assert found.what.endswith("entry 1")


def test_a_contradiction_names_the_fields(problems):
    (found,) = problems(
        HEAD
        + '[[entry]]\nlemma = "jollify"\nevent_type = "CONSULT"\n'
        + '[[entry]]\nlemma = ["chat", "jollify"]\nevent_type = "ACCUSE"\nsign = -1\n'
    )
    assert "contradicts" in found.what
    assert found.what.endswith("event_type, sign")


def test_contradictions_are_found_across_files(problems, tmp_path):
    assert problems(HEAD + '[[entry]]\nlemma = "jollify"\n', "triggers/one.toml") == []
    (found,) = problems(HEAD + '[[entry]]\nlemma = "jollify"\nsign = -1\n', "triggers/two.toml")
    assert "two.toml" in found.where
    assert "one.toml" in found.what


@pytest.mark.parametrize(
    ("lemma", "pos", "base"),
    [
        ("attacks", "verb", "attack"),
        ("invaded", "verb", "invade"),
        ("bombing", "verb", "bomb"),
        ("raids on", "noun", "raid"),
        ("peace talks", "noun", "talk"),
    ],
)
def test_an_inflected_lemma_can_never_match(problems, lemma, pos, base):
    (found,) = problems(HEAD + f'[[entry]]\nlemma = "{lemma}"\npos = "{pos}"\n')
    assert "inflected" in found.what
    assert found.remedy == f"write '{base}'"


@pytest.mark.parametrize("lemma", ["bring", "address", "need", "discuss", "sing", "feed"])
def test_a_lemma_that_only_looks_inflected_is_left_alone(problems, lemma):
    assert problems(HEAD + f'[[entry]]\nlemma = "{lemma}"\n') == []


def test_a_preposition_must_be_one(problems):
    (found,) = problems(HEAD + '[[entry]]\nlemma = "allied with"\npos = "preposition"\n')
    assert "'allied' is no preposition" in found.what


def test_an_entry_that_says_nothing_is_a_problem(problems):
    (found,) = problems(
        '[[entry]]\nlemma = "jollify"\npos = "verb"\nsource = ["subject"]\ntarget = ["with"]\n'
    )
    assert "neither sign nor event_type" in found.what


def test_a_standing_tie_has_no_event_type(problems):
    (found,) = problems(
        HEAD + '[[entry]]\nlemma = "jollify"\nkind = "standing"\nevent_type = "CONSULT"\n'
    )
    assert "no event type" in found.what


def test_a_removal_without_effect_is_a_problem(problems):
    (found,) = problems('[[entry]]\nlemma = "bombardd"\nremove = true\n')
    assert found.what == "takes out nothing"


def test_a_removal_with_effect_is_none(problems):
    assert problems('[[entry]]\nlemma = "bombard"\nremove = true\n') == []


def test_a_file_that_no_kind_reads_is_a_problem(problems):
    (found,) = problems("", "trigers.toml")
    assert "no kind of lexicon" in found.what
    assert "triggers" in str(found.remedy)


def test_a_file_that_is_no_toml_is_a_problem(problems):
    (found,) = problems("[[entry]\n")
    assert "no valid TOML" in found.what
    assert "triggers.toml" in found.where


def test_problems_print_on_one_line(problems):
    (found,) = problems(HEAD + '[[entry]]\nlemma = "jollify"\nsing = 1\n')
    assert "\n" not in str(found)
