"""``tertius works`` and ``tertius compare``: one work or several, and what a version changed."""

import json
from pathlib import Path

import pytest
from tests.river_pact import ALL, BLOG, OTHER, PRINTED, write_texts

REPUBLISHED, REWORK, EXCERPT = (
    "001_cb48b87210127b68", "000_ac2ea27ce31fae43", "003_75cadcffa16a8713"
)  # fmt: skip


@pytest.fixture
def texts(folder) -> Path:
    """A folder of four texts in the working directory."""
    return write_texts(folder / "texts")


@pytest.fixture
def held(run, texts):
    """A project that holds them."""
    run("documents", "add", "texts")


# works


def test_a_work_is_shown_with_its_publications(run, held):
    done = run("works")
    assert done.code == 0
    assert "3 publications, one voice (Mara Quill), 2 dated statements" in done.out
    for name in ("printed", "blog", "rework"):
        assert f"texts/{name}.txt" in done.out
    assert "Beekeepers" not in done.out


def test_works_as_json_hold_relations_and_statements(run, held):
    facts = json.loads(run("works", "--json").out)
    (work,) = facts["works"]
    types = {relation["type"] for relation in work["relations"]}
    assert types == {"excerpt", "rework"}
    assert len(work["statements"]) == 10
    assert facts["other_relations"] == []


def test_all_shows_pieces_that_stand_alone(run, held):
    out = run("works", "--all").out
    assert "Beekeepers Count Their Losses" in out
    assert "3 works, 1 with several publications" in out


@pytest.mark.parametrize(
    ("name", "works"), [("blog", 2), ("other.txt", 1), ("texts/rework.txt", 1)]
)
def test_the_works_of_one_document_may_be_asked_for(run, held, name, works):
    assert len(json.loads(run("works", name, "--json").out)["works"]) == works


def test_a_name_that_is_nearly_one_is_suggested(run, held):
    done = run("works", "print")
    assert done.code == 2
    assert "did you mean" in done.err
    assert "texts/printed.txt" in done.err


def test_a_file_that_is_not_added_has_no_works(run, held, folder):
    (folder / "more.txt").write_text(OTHER + "More of it.")
    done = run("works", "more.txt")
    assert done.code == 2
    assert "no document is called more.txt" in done.err


@pytest.mark.parametrize("words", [("works",), ("works", "x"), ("works", "--project", "nowhere")])
def test_without_a_project_there_are_no_works(run, folder, words):
    done = run(*words)
    assert done.code == 2
    assert "there is no project here" in done.err
    assert list(folder.iterdir()) == []


def test_the_order_of_adding_makes_no_difference(run, texts):
    names = sorted(ALL)
    for project, order in (("p", names), ("q", names[::-1])):
        for name in order:
            run("documents", "add", f"texts/{name}", "--project", project)
    one, other = (run("works", "--all", "--json", "--project", p).out for p in ("p", "q"))
    assert one == other


def test_a_blog_and_its_remark_are_told_apart(run, held):
    work = json.loads(run("works", "--json").out)["works"][0]
    assert work["host_remarks"] == 1
    said = {statement["text"] for statement in work["statements"]}
    assert "I said so for years." in BLOG
    assert "I said so for years." not in said


# compare


@pytest.mark.parametrize("order", [("printed", "rework"), ("rework", "printed")])
def test_versions_are_compared_in_their_order_whatever_was_asked(run, held, order):
    out = run("compare", *order).out
    assert "rework.txt is a rework of printed.txt." in out
    assert "3 kept, 2 edited (2 change the claim), 2 dropped, 1 new" in out
    assert "actor: The alliance → United States" in out


def test_files_are_compared_without_a_project(run, texts, folder):
    done = run("compare", "texts/printed.txt", "texts/rework.txt")
    assert done.code == 0
    assert "rework.txt is a rework of printed.txt." in done.out
    assert [path.name for path in folder.iterdir()] == ["texts"]


def test_a_document_is_compared_with_a_file(run, held, folder):
    (folder / "later.txt").write_text(PRINTED.replace("4, 2019", "9, 2020") + "\nIt held.\n")
    facts = json.loads(run("compare", "printed", "later.txt", "--json").out)
    assert facts["source"]["places"] == ["texts/printed.txt"]
    assert facts["derived"]["places"] == ["later.txt"]
    assert facts["counts"]["dropped"] == 0


def test_everything_is_printed_when_asked_for(run, held):
    brief, full = (run("compare", "printed", "rework", *more).out for more in ((), ("--all",)))
    assert "… and 1 more" in brief
    assert "more" not in full.splitlines()[-1]
    assert "The harbour masters of the two countries meet every month." in full


def test_the_page_is_written_and_said_to_be(run, held, folder):
    done = run("compare", "printed", "rework", "--html", "page.html")
    assert done.code == 0
    assert done.out == ""
    assert "written: page.html" in done.err
    html = (folder / "page.html").read_text(encoding="utf-8")
    assert "<ins>United States</ins>" in html


def test_page_and_json_may_be_asked_for_together(run, held, folder):
    done = run("compare", "printed", "rework", "--html", "page.html", "--json")
    assert json.loads(done.out)["counts"]["kept"] == 3
    assert (folder / "page.html").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("printed",), "OTHER"),
        (("printed", "printed"), "are the same document"),
        (("printed", "texts/printed.txt"), "are the same document"),
        (("printed", "nowhere.txt"), "no document is called nowhere.txt, of 4"),
        (("printed", "texts"), "no document is called texts"),
        (("printed", "bare.txt"), "has no sentences to compare"),
        (("printed", "rework", "--html", "no/such/page.html"), "there is no folder"),
        (("printed", "rework", "--html", "texts"), "is a folder"),
        (("printed", "rework", "--project", "nowhere"), "there is no project here"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_nonsense_is_one_error(run, held, folder, words, told):
    (folder / "bare.txt").write_text("Share this article\n\nLeave a comment\n")
    done = run("compare", *words)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("error:") == 1
    assert "Traceback" not in done.err
    assert done.out == ""


# the three texts of the shared folder, from the files to the answers


@pytest.fixture
def seeds(run, shared) -> dict[str, str]:
    """Texts by identity, after they were added in a project here."""
    assert run("documents", "add", str(shared / "seeds")).code == 0
    rows = json.loads(run("documents", "list", "--json").out)
    return {row["identity"]: Path(row["places"][0]).read_text("utf-8") for row in rows}


def _stems(run) -> dict[str, str]:
    rows = json.loads(run("documents", "list", "--json").out)
    return {row["identity"]: Path(row["places"][0]).stem for row in rows}


def test_the_shared_texts_are_one_work_of_one_voice_that_spoke_twice(run, seeds):
    facts = json.loads(run("works", "--json").out)
    (work,) = facts["works"]
    names = _stems(run)
    relations = {
        (names[r["source"][:64]], names[r["derived"][:64]]): (r["type"], r["directed"])
        for r in work["relations"]
    }
    assert relations[REPUBLISHED, EXCERPT][0] == "excerpt"
    assert relations[REPUBLISHED, REWORK] == ("rework", True)
    assert len(work["voices"]) == 1
    assert work["datings"] == ["2023-09-18", "from 2024-06"]
    assert work["host_remarks"] == 1
    assert len(work["members"]) == 3


def test_the_shared_rework_is_compared_sentence_by_sentence(run, seeds):
    facts = json.loads(run("compare", REWORK, REPUBLISHED, "--json").out)
    counted = [facts["counts"][name] for name in ("kept", "edited", "dropped", "new")]
    assert counted == [7, 14, 20, 8]
    moved = [
        change
        for edit in facts["edited"]
        for change in edit["changes"]
        if "United States" in " ".join(change["after"])
        and "alliance" in " ".join(change["before"]).lower()
    ]
    assert [change["kind"] for change in moved] == ["actor"]
    for side in ("source", "derived"):
        text = seeds[facts[side]["identity"]]
        matches = facts["kept"] + facts["edited"]
        proofs = [proof for match in matches for proof in match[f"{side}_proofs"]]
        assert proofs
        for proof in proofs:
            assert text[proof["start"] : proof["end"]] == proof["quote"]


def test_no_date_of_publication_is_made_up_for_the_shared_texts(run, seeds):
    dated = {}
    for identity, name in _stems(run).items():
        shown = json.loads(run("documents", "show", identity, "--json").out)
        dated[name] = [
            (f["kind"], f["value"])
            for f in shown["facts"]
            if f["field"] == "date" and f["kind"] in ("host", "original")
        ]
        for part in shown["facts"] + shown["sentences"]:
            proof = part["proof"]
            assert seeds[identity][proof["start"] : proof["end"]] == proof["quote"]
    assert dated[REWORK] == dated[EXCERPT] == []
    assert set(dated[REPUBLISHED]) == {("original", "2023-09-18"), ("host", "2023-09-19")}


def test_the_proofs_of_the_shared_work_are_what_its_originals_say(run, seeds):
    (work,) = json.loads(run("works", "--json").out)["works"]
    said = [one for statement in work["statements"] for one in statement["said"]]
    assert len(said) > 41
    for one in said:
        proof = one["proof"]
        assert seeds[one["key"][:64]][proof["start"] : proof["end"]] == proof["quote"]


def test_who_says_what_since_when_is_printed_on_request(run, held):
    out = run("works", "--sentences").out
    assert "Who says what since when:" in out
    assert "Who says what since when:" not in run("works").out


def test_a_piece_is_found_by_the_name_that_works_prints(run, held):
    work = json.loads(run("works", "--json").out)["works"][0]
    key = work["members"][0]["key"]
    named = key[:12] + key[64:]
    assert run("works", named).code == 0
    assert json.loads(run("documents", "show", named, "--json").out)["identity"] == key[:64]
