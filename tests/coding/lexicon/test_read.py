"""Files of a lexicon: what is read, what is merged, and what stops the reading."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.coding.lexicon import DEFAULT, KINDS, OURS, Entry, Lexicon, entries
from tertius.coding.lexicon.kinds import model_of
from tertius.errors import CodingError

PLAIN = """
[[entry]]
lemma = "jollify"
pos = "verb"
event_type = "CONSULT"
sign = 1
source = ["subject"]
target = ["with"]
reciprocal = true
"""


@pytest.fixture
def written(tmp_path):
    """Write a user's triggers and give the lexicon that holds them."""

    def write(text: str | bytes, name: str = "triggers.toml") -> Lexicon:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Lexicon((tmp_path,))

    return write


def of(lexicon: Lexicon, lemma: str, pos: str = "verb") -> list[Entry]:
    return [e for e in entries("triggers", lexicon) if (e.lemma, e.pos) == (lemma, pos)]


def refused(lexicon: Lexicon) -> CodingError:
    with pytest.raises(CodingError) as caught:
        entries("triggers", lexicon)
    return caught.value


def test_every_kind_has_a_model_and_every_model_is_an_entry():
    for kind in KINDS:
        assert issubclass(model_of(kind), Entry)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_our_own_entries_can_be_read(kind):
    assert all(isinstance(entry, model_of(kind)) for entry in entries(kind))


def test_an_unknown_kind_names_those_there_are():
    with pytest.raises(CodingError, match="no kind of lexicon 'spells'") as caught:
        entries("spells")
    assert "triggers" in str(caught.value.remedy)


def test_a_lexicon_is_a_value():
    assert Lexicon((Path("a"),)) == Lexicon((Path("a"),))
    assert {DEFAULT, Lexicon()} == {DEFAULT}


def test_entries_are_read_once():
    assert entries("triggers") is entries("triggers")


def test_a_users_entry_comes_after_ours(written):
    lexicon = written(PLAIN)
    assert entries("triggers", lexicon)[-1].lemma == "jollify"
    assert len(entries("triggers", lexicon)) == len(entries("triggers")) + 1


def test_a_users_entry_replaces_ours_of_the_same_identity(written):
    ours = of(DEFAULT, "bombard")
    lexicon = written(PLAIN.replace("jollify", "bombard"))
    theirs = of(lexicon, "bombard")
    assert len(ours) == len(theirs) == 1
    assert (ours[0].event_type, theirs[0].event_type) == ("ASSAULT", "CONSULT")


def test_remove_takes_ours_out(written):
    lexicon = written('[[entry]]\nlemma = "bombard"\npos = "verb"\nremove = true\n')
    assert of(DEFAULT, "bombard")
    assert not of(lexicon, "bombard")


def test_remove_takes_out_all_that_it_describes(written):
    lexicon = written('[[entry]]\nevent_type = "ASSAULT"\nremove = true\n')
    left = entries("triggers", lexicon)
    assert not [e for e in left if e.event_type == "ASSAULT"]
    kept = [e for e in entries("triggers") if e.event_type != "ASSAULT"]
    assert list(left) == kept


def test_remove_takes_a_list_of_phrases(written):
    lexicon = written('[[entry]]\nlemma = ["bombard", "bomb"]\nremove = true\n')
    assert not of(lexicon, "bombard")
    assert not of(lexicon, "bomb")


def test_a_removed_entry_can_be_written_anew(written):
    lexicon = written('[[entry]]\nlemma = "bombard"\nremove = true\n' + PLAIN)
    assert of(lexicon, "jollify")


def test_the_last_folder_decides(tmp_path):
    folders = []
    for name, kind in (("one", "CONSULT"), ("two", "AGREE")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "triggers.toml").write_text(PLAIN.replace("CONSULT", kind))
        folders.append(folder)
    (found,) = of(Lexicon(tuple(folders)), "jollify")
    assert found.event_type == "AGREE"
    (found,) = of(Lexicon(tuple(reversed(folders))), "jollify")
    assert found.event_type == "CONSULT"


def test_a_list_of_phrases_gives_one_entry_for_each(written):
    lexicon = written(PLAIN.replace('"jollify"', '["jollify", "carouse"]'))
    (one,), (other,) = of(lexicon, "jollify"), of(lexicon, "carouse")
    assert one.model_dump(exclude={"lemma"}) == other.model_dump(exclude={"lemma"})


def test_defaults_are_shared_and_can_be_overridden(written):
    lexicon = written(
        '[defaults]\npos = "verb"\nevent_type = "CONSULT"\nsign = 1\n'
        '[[entry]]\nlemma = "jollify"\n'
        '[[entry]]\nlemma = "wrangle"\nsign = -1\n'
    )
    assert [of(lexicon, name)[0].sign for name in ("jollify", "wrangle")] == [1, -1]


def test_a_kind_may_be_a_folder_of_files(written):
    lexicon = written(PLAIN, "triggers/mine.toml")
    assert of(lexicon, "jollify")


def test_a_byte_order_mark_does_no_harm(written):
    assert of(written(b"\xef\xbb\xbf" + PLAIN.encode()), "jollify")


def test_an_unknown_field_is_named_with_those_there_are(written):
    error = refused(written(PLAIN + PLAIN.replace("jollify", "confer") + "sing = 1\n"))
    assert error.where is not None
    assert error.where.endswith("triggers.toml: entry 2: sing")
    assert "unknown field" in error.message
    assert "sign" in str(error.remedy)


@pytest.mark.parametrize(
    ("right", "wrong", "field", "expected"),
    [
        ("sign = 1", "sign = 2", "sign", "-1, 0 or 1"),
        ("sign = 1", 'sign = "1"', "sign", "-1, 0 or 1"),
        ('pos = "verb"', 'pos = "Verb"', "pos", "'verb', 'noun'"),
        ('"CONSULT"', '"CHAT"', "event_type", "'AGREE'"),
        ('["with"]', '["wiht"]', "target", "preposition"),
        ('["with"]', '"with"', "target", "valid tuple"),
        ("true", "1", "reciprocal", "boolean"),
        ('"jollify"', '"Parley"', "lemma", "lower case"),
        ('"jollify"', '" jollify"', "lemma", "single blanks"),
        ('"jollify"', '""', "lemma", "words"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(written, right, wrong, field, expected):
    error = refused(written(PLAIN.replace(right, wrong)))
    assert f"triggers.toml: entry 1: {field}" in str(error.where)
    assert expected in error.message


def test_a_missing_field_is_named(written):
    error = refused(written('[[entry]]\nlemma = "jollify"\nsign = 1\n'))
    assert str(error.where).endswith("entry 1: pos")
    assert error.message == "is missing"


def test_several_faults_are_counted(written):
    error = refused(written(PLAIN.replace("sign = 1", "sign = 9").replace('"verb"', '"v"')))
    assert "(and 1 more)" in error.message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[[entry]\n", "no valid TOML"),
        (b"[[entries]]\nlemma = 'x'\n", "unknown table 'entries'"),
        (b"entry = 3\n", "should be an array"),
        (b"entry = [3]\n", "expected a table"),
        (b"defaults = []\n", "should be one table"),
        (b"[[entry]]\nlemma = []\npos = 'verb'\nsign = 1\n", "expected at least one"),
        (b"[[entry]]\nlemma = 'x'\nremove = false\n", "expected true"),
        (b"[[entry]]\nremove = true\n", "every entry"),
        (b"[[entry]]\nlemna = 'x'\nremove = true\n", "unknown field"),
    ],
)
def test_what_is_no_lexicon_is_refused(written, text, says):
    error = refused(written(text))
    assert says in error.message
    assert "triggers.toml" in str(error.where)


def test_a_nested_abyss_is_refused(written):
    depth = 100_000
    error = refused(written("entry = " + "[" * depth + "]" * depth))
    assert "nested" in error.message or "TOML" in error.message


def test_a_huge_file_is_refused(written):
    assert "larger" in refused(written(b"#" * 5_000_001)).message


def test_a_folder_that_is_missing_is_an_error(tmp_path):
    with pytest.raises(CodingError, match="no such folder"):
        entries("triggers", Lexicon((tmp_path / "none",)))


def test_an_empty_folder_changes_nothing(tmp_path):
    assert entries("triggers", Lexicon((tmp_path,))) == entries("triggers")


def test_an_empty_file_changes_nothing(written):
    assert entries("triggers", written("")) == entries("triggers")


@settings(max_examples=25)
@given(st.text(alphabet="abcdefghij", min_size=1, max_size=12))
def test_what_is_written_is_read(tmp_path_factory, lemma):
    folder = tmp_path_factory.mktemp("user")
    (folder / "triggers.toml").write_text(PLAIN.replace("jollify", lemma))
    (found,) = of(Lexicon((folder,)), lemma)
    assert found.model_dump() | {"lemma": ""} == {
        "lemma": "",
        "pos": "verb",
        "kind": "event",
        "event_type": "CONSULT",
        "mode": "",
        "sign": 1,
        "source": ("subject",),
        "target": ("with",),
        "reciprocal": True,
        "unless": (),
        "nothing": False,
    }


def test_our_folder_is_part_of_the_package():
    assert OURS.is_dir()
    assert OURS.parts[-4:] == ("tertius", "coding", "data", "lexicon")


def test_a_lexicon_of_the_same_folders_is_the_same_key(tmp_path: Path) -> None:
    one, other = Lexicon((tmp_path,)), Lexicon((Path(str(tmp_path)),))
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other, DEFAULT, Lexicon()}) == 2
