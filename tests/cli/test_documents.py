"""``tertius documents``: add texts, list, show and search them, and see what was refused."""

import gzip
import io
import json
import os
import signal
import sys
from pathlib import Path

import pytest
from tests.river_pact import ALL, BLOG, OTHER, PRINTED, write_texts

from tertius.documents.model import Original, Refusal

NO_PROJECT = "there is no project here"


@pytest.fixture
def texts(folder) -> Path:
    """A folder of four texts in the working directory."""
    return write_texts(folder / "texts")


@pytest.fixture
def held(run, texts):
    """A project that holds them."""
    assert run("documents", "add", "texts").code == 0


def listed(run) -> list[dict]:
    return json.loads(run("documents", "list", "--json").out)


def stems(rows) -> list[str]:
    return sorted(Path(place).stem for row in rows for place in row["places"])


# adding


def test_a_folder_is_added_and_told(run, texts):
    done = run("documents", "add", "texts")
    assert done.code == 0
    assert "4 documents added; see: tertius works" in done.err
    assert stems(listed(run)) == ["blog", "other", "printed", "rework"]


def test_what_was_added_is_listed_at_once(run, texts):
    done = run("documents", "add", "texts/printed.txt")
    assert "Why the River Pact Will Hold; by Mara" in done.out
    assert "2019-05-04" in done.out


def test_only_what_is_new_is_listed_at_once(run, texts, monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr("tertius.store.documents.adding.now_text", lambda: "2001-01-01T00:00:00")
        run("documents", "add", "texts/printed.txt")
    done = run("documents", "add", "texts/printed.txt", "texts/other.txt")
    assert "Beekeepers" in done.out
    assert "River Pact" not in done.out
    assert "1 document added, 1 known before" in done.err


def test_very_many_are_counted_only(run, folder):
    rows = [json.dumps({"text": f"Report {n}. It rained {n * 7} times."}) for n in range(21)]
    (folder / "x.jsonl").write_text("\n".join(rows))
    done = run("documents", "add", "x.jsonl")
    assert done.out == ""
    assert "21 documents added" in done.err


def test_the_same_folder_twice_adds_nothing(run, held):
    done = run("documents", "add", "texts", "--json")
    assert done.code == 0
    counts = json.loads(done.out)
    assert (counts["added"], counts["known"], counts["places"]) == (0, 4, 0)
    assert counts["refusals"] == []


def test_the_same_text_in_another_place_is_the_same_document(run, held, folder):
    (folder / "copy.txt").write_text(OTHER)
    done = run("documents", "add", "copy.txt")
    assert "1 known before (1 in a new place)" in done.err
    places = next(row["places"] for row in listed(run) if row["title"].startswith("Bee"))
    assert places == ["copy.txt", "texts/other.txt"]


def test_standard_input_is_read_where_a_dash_stands(run, folder, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PRINTED.encode())))
    assert run("documents", "add", "-").code == 0
    assert [row["places"] for row in listed(run)] == [["-"]]


def test_a_column_may_be_named(run, folder):
    (folder / "x.csv").write_text("id,inhalt\n1,Envoys met by the lake.\n2,Both went home.\n")
    assert run("documents", "add", "x.csv").code == 2
    done = run("documents", "add", "x.csv", "--column", "inhalt")
    assert done.code == 0
    assert len(listed(run)) == 2


def test_a_project_is_made_where_it_is_wanted(run, texts, folder):
    assert run("documents", "add", "texts", "--project", "mine").code == 0
    assert (folder / "mine" / "documents.sqlite").is_file()
    assert NO_PROJECT in run("documents", "list").err
    assert "River Pact" in run("documents", "list", "--project", "mine").out


# refusing


def test_a_file_that_holds_no_text_stops_no_other(run, texts):
    (texts / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (texts / "empty.txt").write_bytes(b"")
    (texts / "cut.txt.gz").write_bytes(gzip.compress(PRINTED.encode())[:40])
    done = run("documents", "add", "texts")
    assert done.code == 2
    assert done.err.count("error:") == 2
    assert "4 documents added, 2 refused, 1 passed over" in done.err
    assert len(listed(run)) == 4


def test_what_is_passed_over_in_a_folder_is_no_failure(run, texts):
    (texts / "style.css").write_text("p { margin: 0 }", encoding="utf-8")
    (texts / ".hidden").write_text("Nobody reads this.", encoding="utf-8")
    done = run("documents", "add", "texts")
    assert done.code == 0
    assert "error:" not in done.err
    assert "2 passed over (see: tertius documents refused)" in done.err


def test_what_is_named_is_read_whatever_its_ending(run, texts):
    (texts / "notes.css").write_text("The talks ended on Monday. Both sides left.", "utf-8")
    assert "1 document added" in run("documents", "add", "texts/notes.css").err


def test_what_was_refused_is_kept_for_inspection(run, texts):
    (texts / "empty.txt").write_bytes(b"")
    for _ in range(2):
        run("documents", "add", "texts")
    done = run("documents", "refused")
    assert "texts/empty.txt: empty file" in done.out
    assert done.out.splitlines()[-1] == "1 refused"
    (refusal,) = json.loads(run("documents", "refused", "--json").out)
    assert (refusal["place"], refusal["rule"]) == ("texts/empty.txt", "empty")


def test_refusals_as_json_stand_beside_the_counts(run, texts):
    (texts / "empty.txt").write_bytes(b"")
    done = run("documents", "add", "texts", "--json")
    assert done.code == 2
    counts = json.loads(done.out)
    assert (counts["added"], counts["refused"]) == (4, 1)
    assert [refusal["rule"] for refusal in counts["refusals"]] == ["empty"]


def test_very_many_refusals_are_counted(run, folder):
    (folder / "x.jsonl").write_text('{"text": "Envoys met."}\n' + "no json\n" * 30)
    done = run("documents", "add", "x.jsonl")
    assert done.err.count("error:") == 20
    assert "and 10 more: tertius documents refused" in done.err
    assert run("documents", "refused").out.splitlines()[-1] == "30 refused"


def test_a_missing_path_is_refused_and_the_others_are_added(run, texts):
    done = run("documents", "add", "nowhere.txt", "texts/other.txt")
    assert done.code == 2
    assert "nowhere.txt: there is no such file or folder" in done.err
    assert "1 document added, 1 refused" in done.err


# listing, showing, searching


def test_the_list_has_title_author_and_date(run, held):
    out = run("documents", "list").out
    assert "Why the River Pact Will Hold" in out
    assert "2019-05-04" in out
    row = next(row for row in listed(run) if row["places"] == ["texts/printed.txt"])
    assert (row["host"], row["language"], row["sentences"]) == ("The Delta Courier", "en", 7)


def test_an_empty_project_says_how_to_add(run, folder):
    run("documents", "add", "nowhere")
    assert "tertius documents add PATH" in run("documents", "list").out


@pytest.mark.parametrize("name", ["texts/printed.txt", "printed", Original(PRINTED).identity[:12]])
def test_a_document_is_shown_by_any_of_its_names(run, held, name):
    done = run("documents", "show", name)
    assert done.code == 0
    assert "author: Mara Quill  “Mara Quill” [32–42], byline" in done.out
    assert "published by the host: 2019-05-04" in done.out


def test_a_file_is_shown_without_a_project(run, texts, folder):
    done = run("documents", "show", "texts/blog.txt")
    assert done.code == 0
    assert "2 sentences by the host" in done.out
    assert [path.name for path in folder.iterdir()] == ["texts"]


@pytest.mark.parametrize("stored", [True, False])
def test_each_proof_that_is_shown_as_json_is_what_the_original_says(run, texts, stored):
    if stored:
        run("documents", "add", "texts")
    for name, text in ALL.items():
        shown = json.loads(run("documents", "show", f"texts/{name}", "--json").out)
        proofs = [part["proof"] for part in shown["facts"] + shown["sentences"]]
        assert proofs
        for proof in proofs:
            assert text[proof["start"] : proof["end"]] == proof["quote"]


def test_a_search_finds_a_phrase_in_all_publications(run, held):
    done = run("documents", "search", '"waging a war of tariffs"')
    assert done.code == 0
    assert done.out.splitlines()[-1] == "3 sentences, 2 different statements"
    hits = json.loads(run("documents", "search", '"waging a war"', "--json").out)
    for hit in hits:
        proof, text = hit["proof"], ALL[Path(hit["place"]).name]
        assert text[proof["start"] : proof["end"]] == proof["quote"]


def test_a_search_has_a_limit(run, held):
    last = run("documents", "search", "war", "--limit", "1").out.splitlines()[-1]
    assert last == "1 sentence; there are more: --limit"


def test_a_search_that_finds_nothing_says_so(run, held):
    done = run("documents", "search", "zeppelin")
    assert (done.code, done.out) == (0, "No sentence has all of these words.\n")
    assert json.loads(run("documents", "search", "zeppelin", "--json").out) == []


# refreshing


def test_a_refresh_with_the_same_rules_finds_nothing_to_do(run, held):
    before = run("works", "--json").out
    done = run("documents", "refresh")
    assert done.code == 0
    assert "0 documents read again, 0 relations changed" in done.err
    assert run("works", "--json").out == before


# fetching


def test_fetching_is_the_only_way_to_the_network(run, texts, monkeypatch):
    import socket

    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("asked"))
    for words in (
        ["documents", "add", "texts", "https://example.org/page.html"],
        ["documents", "show", "printed"],
        ["works"],
        ["compare", "printed", "rework"],
        ["verify"],
    ):
        run(*words)
    assert len(listed(run)) == 4


def test_fetched_pages_are_added_with_their_address(run, folder, monkeypatch):
    def fetched(addresses, *, refused):
        assert list(addresses) == ["https://a.example/1", "https://a.example/2"]
        yield Original(BLOG, place="https://a.example/1")
        refused(Refusal("https://a.example/2", "not fetched", "the server answered 404", "wait"))

    monkeypatch.setattr("tertius.store.documents.fetch.fetch_pages", fetched)
    done = run("documents", "fetch", "https://a.example/1", "https://a.example/2")
    assert done.code == 2
    assert "https://a.example/2: the server answered 404" in done.err
    assert [row["places"] for row in listed(run)] == [["https://a.example/1"]]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "file:///etc/passwd", "x"])
def test_51_addresses_that_are_not_public_are_refused(run, folder, address):
    done = run("documents", "fetch", address, "--json")
    assert done.code == 2
    counts = json.loads(done.out)
    assert (counts["added"], counts["refused"]) == (0, 1)
    assert counts["refusals"][0]["rule"] == "not fetched"


# misuse


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add",), "PATHS"),
        (("fetch",), "ADDRESSES"),
        (("show",), "DOCUMENT"),
        (("search",), "QUERY"),
        (("list",), NO_PROJECT),
        (("refused",), NO_PROJECT),
        (("refresh",), NO_PROJECT),
        (("search", "war"), NO_PROJECT),
        (("list", "--project", "nowhere"), NO_PROJECT),
        (("show", "nowhere.txt"), "there is no file nowhere.txt"),
        (("show", ""), "there is no file"),
        (("show", "x" * 5000), "there is no file"),
        (("search", "war", "--limit", "many"), "--limit"),
        (("lst",), 'Did you mean "list"?'),
        (("add", "texts", "--colum", "x"), "there is no option --colum"),
        (("add", "-x"), "a file of this name is ./-x"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else None,
)
def test_nonsense_is_one_error_and_writes_nothing(run, folder, words, told):
    done = run("documents", *words)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("error:") == 1
    assert "Traceback" not in done.err
    assert done.out == ""
    assert list(folder.iterdir()) == []


def test_a_name_of_several_documents_lists_them(run, folder):
    for n, text in enumerate((PRINTED, OTHER)):
        (folder / f"{n}").mkdir()
        (folder / f"{n}" / "x.txt").write_text(text)
    run("documents", "add", "0", "1")
    done = run("documents", "show", "x")
    assert done.code == 2
    assert "0/x.txt" in done.err
    assert "1/x.txt" in done.err


# interrupts


def test_67_an_interrupted_addition_keeps_the_finished_batches_and_goes_on(run, texts, monkeypatch):
    from tertius.documents import cleaning
    from tertius.store.documents import adding, defaults

    cleaned = []
    real = cleaning.clean

    def interrupted(original, **options):
        cleaned.append(original.place)
        if len(cleaned) == 4:
            os.kill(os.getpid(), signal.SIGINT)
        return real(original, **options)

    monkeypatch.setattr(adding, "BATCH", 1)
    monkeypatch.setattr(cleaning, "clean", interrupted)
    defaults.default_rules.cache_clear()
    done = run("documents", "add", "texts")
    defaults.default_rules.cache_clear()
    monkeypatch.undo()
    monkeypatch.chdir(texts.parent)
    assert done.code == 130
    assert "interrupted" in done.err
    assert "Traceback" not in done.err
    assert run("verify").code == 0
    assert len(listed(run)) == 3
    again = json.loads(run("documents", "add", "texts", "--json").out)
    assert (again["added"], again["known"]) == (1, 3)
    assert json.loads(run("works", "--json").out)["works"][0]["datings"] == [
        "2019-05-04",
        "from 2021-08",
    ]


@pytest.mark.parametrize("limit", ["0", "-1", "99999999999999999999", "many"])
def test_a_search_for_an_impossible_number_of_sentences_is_refused(run, held, limit):
    done = run("documents", "search", "war", "--limit", limit)
    assert done.code == 2
    assert "Traceback" not in done.err
