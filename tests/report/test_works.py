"""Works as they are shown: publications, what they are to each other, voices, statements."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console
from tests.river_pact import ALL, BLOG, PRINTED

from tertius.documents.model import Original
from tertius.documents.works.model import FAMILY_TYPES, RELATION_TYPES, Relation
from tertius.report.works import (
    common_words,
    print_works,
    relation_dict,
    relation_words,
    voices,
    works_facts,
)
from tertius.store import open_project
from tertius.store.documents import Library, add_originals, open_library
from tertius.store.documents.works import Work, works_in

NASTY = "[bold]Pact[/bold] <script>alert(1)</script> [link=x]"


def made(folder, texts: dict[str, str]) -> Library:
    library = open_library(open_project(folder, create=True), write=True)
    add_originals(library, [Original(text, place=name) for name, text in texts.items()])
    return library


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Library:
    return made(tmp_path_factory.mktemp("works") / "p", ALL)


@pytest.fixture(scope="module")
def work(library) -> Work:
    (found,) = works_in(library).works
    return found


@pytest.fixture
def shown():
    """What is printed of works."""

    def _shown(found) -> str:
        console = Console(width=100, file=StringIO(), record=True, highlight=False)
        print_works(found, console)
        return console.export_text()

    return _shown


def key_of(work: Work, place: str) -> str:
    return next(key for key, member in work.members.items() if place in member.places)


def relation_of(work: Work, source: str, derived: str) -> Relation:
    ends = {key_of(work, source), key_of(work, derived)}
    return next(r for r in work.family.relations if {r.source, r.derived} == ends)


# what one piece is to another


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("type_", RELATION_TYPES)
def test_each_relation_makes_a_sentence(type_, directed):
    words = relation_words(Relation("a#0", "b#0", type_, directed, 1, 1, ""))
    assert words.split()[0] in ("is", "has", "quotes", "follows")


@pytest.mark.parametrize("type_", sorted(FAMILY_TYPES - {"identical"}))
def test_words_tell_whether_the_order_is_proven(type_):
    known, unknown = (
        relation_words(Relation("a#0", "b#0", type_, way, 1, 1, "")) for way in (True, False)
    )
    assert known.endswith(" of")
    assert unknown != known


def test_a_relation_as_plain_data_is_rounded():
    found = relation_dict(Relation("a#0", "b#0", "rework", True, 2 / 3, 1 / 3, "because"))
    assert found == {
        "source": "a#0",
        "derived": "b#0",
        "type": "rework",
        "directed": True,
        "source_share": 0.6667,
        "derived_share": 0.3333,
        "because": "because",
    }


# one voice


def test_a_work_counts_publications_voices_and_dated_statements(work):
    assert voices(work) == [
        "3 publications, one voice (Mara Quill), 2 dated statements, 1 remark by a host",
        "  2019-05-04: 7 fresh sentences",
        "  from 2021-08: 3 fresh sentences",
    ]


def test_a_work_without_date_and_author_says_so(library):
    (found,) = works_in(library, "other").works
    assert voices(found) == [
        "1 publication, one voice (no author proven), no date proven",
        "  no date proven: 3 fresh sentences",
    ]


def test_another_name_above_the_same_words_is_no_second_voice(tmp_path):
    texts = {"a": PRINTED, "b": PRINTED.replace("Mara Quill", "Ira Blum").replace("4,", "9,")}
    (found,) = works_in(made(tmp_path / "p", texts)).works
    assert "one voice (Mara Quill), also signed: Ira Blum" in voices(found)[0]


def test_remarks_of_two_hosts_are_counted(tmp_path):
    blogs = {"blog.txt": BLOG, "other.txt": BLOG.replace("I said so for years.", "Well put.")}
    (found,) = works_in(made(tmp_path / "p", blogs | {"printed.txt": PRINTED}), "printed").works
    assert voices(found)[0].endswith("2 remarks by a host")


# proofs


def test_what_two_publications_have_in_common_is_quoted_with_both_places(work):
    relation = relation_of(work, "printed.txt", "blog.txt")
    told = common_words(work, relation)
    quote = "The alliance is waging a war of tariffs against both of them."
    assert told.startswith(f"“{quote}” [")
    for name in ("printed.txt", "blog.txt"):
        start = ALL[name].index(quote)
        assert f"{start}–{start + len(quote)} of {key_of(work, name)[:12]}" in told


def test_publications_without_a_whole_sentence_in_common_have_nothing_to_quote(work):
    statements = tuple(replace(s, wordings=s.wordings[:1]) for s in work.testimony.statements)
    apart = replace(work, testimony=replace(work.testimony, statements=statements))
    assert common_words(apart, work.family.relations[0]) == ""


def test_a_relation_to_a_piece_outside_the_work_quotes_nothing(work):
    assert common_words(work, replace(work.family.relations[0], derived="ff#0")) == ""


@pytest.mark.parametrize("everything", [True, False])
def test_each_proof_in_the_plain_data_is_what_the_original_says(library, everything):
    facts = json.loads(json.dumps(works_facts(works_in(library, everything=everything))))
    seen = 0
    for work in facts["works"]:
        texts = {m["key"]: ALL[m["places"][0]] for m in work["members"]}
        proofs = [(said["key"], said["proof"]) for s in work["statements"] for said in s["said"]]
        proofs += [(m["key"], fact["proof"]) for m in work["members"] for fact in m["facts"]]
        for key, proof in proofs:
            assert texts[key][proof["start"] : proof["end"]] == proof["quote"]
            seen += 1
    assert seen > 20


# plain data


def test_the_plain_data_of_a_work_count_what_each_publication_adds(library, work):
    (facts,) = works_facts(works_in(library))["works"]
    assert facts["title"] == "Why the River Pact Will Hold"
    assert facts["voices"] == ["mara quill"]
    assert facts["datings"] == ["2019-05-04", "from 2021-08"]
    assert facts["host_remarks"] == 1
    counted = {
        m["places"][0]: (m["sentences"], m["fresh"], m["repeated"]) for m in facts["members"]
    }
    assert counted == {
        "printed.txt": (7, 7, 0),
        "rework.txt": (6, 3, 3),
        "blog.txt": (4, 0, 4),
    }


def test_who_speaks_first_stands_first(library):
    (facts,) = works_facts(works_in(library))["works"]
    places = [m["places"][0] for m in facts["members"]]
    assert places[0] == "printed.txt"


def test_each_statement_of_the_plain_data_is_numbered(library):
    (facts,) = works_facts(works_in(library))["works"]
    assert [s["number"] for s in facts["statements"]] == list(range(10))
    assert sum(s["edits"] is not None for s in facts["statements"]) == 2
    assert {s["dating"] for s in facts["statements"]} == set(facts["datings"])
    assert not any(s["host_remark"] for s in facts["statements"])


def test_the_plain_data_count_works_that_are_not_given(library):
    facts = works_facts(works_in(library, everything=True, limit=1))
    assert (len(facts["works"]), facts["works_in_all"], facts["documents"]) == (1, 3, 4)


# the terminal


def test_a_work_is_shown_under_its_title(library, shown):
    out = shown(works_in(library))
    assert out.startswith("Work 1: Why the River Pact Will Hold\n  3 publications, one voice")
    assert out.endswith("1 work with several publications, 4 documents in all.\n")


def test_each_relation_is_shown_with_its_reason(library, work, shown):
    out = shown(works_in(library))
    for relation in work.family.relations:
        assert f"{relation_words(relation)} {relation.source[:12]}" in out
        assert relation.because in out


def test_each_fact_is_shown_with_the_words_that_prove_it(library, shown):
    out = shown(works_in(library))
    assert "published by the host: 2019-05-04  “May 4, 2019” [62–73], dateline" in out
    assert "written not before: 2021-08  “August 2021”" in out


def test_a_bound_beside_a_date_and_mentions_are_left_out(tmp_path, shown):
    dated = PRINTED + "\nIn March 2019 the first barges came. In June 2018 there were none.\n"
    copy = dated.replace("Courier, May 4", "Gazette, May 6")
    out = shown(works_in(made(tmp_path / "p", {"a": dated, "b": copy})))
    assert "published by the host: 2019-05-04" in out
    assert "written not before" not in out
    assert "speaks of" not in out


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({}, "1 work with several publications, 4 documents in all."),
        ({"everything": True}, "3 works, 1 with several publications, 4 documents in all."),
        ({"reference": "other"}, "1 work, none with several publications, 4 documents in all."),
        ({"everything": True, "limit": 1}, "4 documents in all; 2 more with --limit."),
    ],
)
def test_the_last_line_counts(library, shown, chosen, told):
    assert shown(works_in(library, **chosen)).splitlines()[-1].endswith(told)


def test_relations_that_make_no_work_have_a_heading_of_their_own(library, shown):
    relation = Relation("aa#0", "bb#0", "template", True, 0.4, 0.4, "the same frame")
    out = shown(replace(works_in(library), other=(relation,)))
    assert "Relations that make no work of two pieces:" in out
    assert "follows the same formula as aa: the same frame" in out


def test_a_project_without_works_is_one_line(tmp_path, shown):
    assert shown(works_in(made(tmp_path / "p", {}))) == (
        "0 works with several publications, 0 documents in all.\n"
    )


def test_49_mark_up_of_others_is_shown_as_text(tmp_path, shown):
    texts = {
        f"[red]{name}": text.replace("Why the River Pact", NASTY) for name, text in ALL.items()
    }
    out = shown(works_in(made(tmp_path / "p", texts)))
    assert NASTY in out
    assert "[red]blog.txt" in out
