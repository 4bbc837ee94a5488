"""The page of a comparison as a file: both texts, escaped, self-contained, whole or not at all."""

import os
import re
from html import unescape

import pytest
from tests.river_pact import ALL, OTHER, PRINTED, REWORK

from tertius.documents.cleaning import clean
from tertius.documents.model import Original
from tertius.documents.versions import Versions, compare_documents
from tertius.errors import TertiusError
from tertius.report.comparison_page import render_comparison_page, write_comparison_page

NASTY = "</script><script>alert(1)</script>{{7*7}}<!--"


def compared(old: str, new: str, places=("in/old.txt", "in/new.txt")) -> Versions:
    one, other = (clean(Original(t, place=p)) for t, p in zip((old, new), places, strict=True))
    return compare_documents(one, other)


@pytest.fixture(scope="module")
def versions() -> Versions:
    return compared(PRINTED, REWORK)


@pytest.fixture(scope="module")
def html(versions) -> str:
    return render_comparison_page(versions, {})


def section(html: str, name: str) -> str:
    return re.search(rf'<section aria-labelledby="h-{name}">(.*?)</section>', html, re.S)[1]


def rows(html: str, name: str) -> int:
    return len(re.findall(r'<tr class="', section(html, name)))


def test_it_asks_the_network_for_nothing_and_runs_nothing(html):
    assert not re.search(r"<(script|link|img|iframe|object|embed|a)\b", html)
    assert not re.search(r"\b(src|href|srcset|on\w+)=", html)
    assert "@import" not in html
    assert "default-src 'none'" in html
    assert "script-src 'none'" in unescape(html)


def test_it_is_the_same_every_time(html, versions):
    assert render_comparison_page(versions, {}) == html


def test_each_sentence_stands_in_its_group(html):
    groups = {name: rows(html, name) for name in ("changed", "wording", "kept", "dropped", "new")}
    assert groups == {"changed": 2, "wording": 0, "kept": 3, "dropped": 2, "new": 1}
    for name, count in groups.items():
        assert f'<span class="count">({count})</span>' in section(html, name)


def test_a_group_without_sentences_has_no_empty_table(html):
    assert "<table" not in section(html, "wording")


def test_an_edit_shows_old_words_left_and_new_words_right(html):
    left, right = re.findall(r'<td class="text">(.*?)</td>', section(html, "changed"), re.S)[:2]
    assert "<del>alliance</del>" in left
    assert "<ins>" not in left
    assert "<ins>United States</ins>" in right
    assert "<del>" not in right
    assert '<span class="change">actor</span>' in section(html, "changed")


def test_each_sentence_is_shown_with_its_place_in_the_original(html):
    for kind, text in (("dropped", PRINTED), ("new", REWORK)):
        found = re.findall(r"characters (\d+)–(\d+)</span>([^<]*?) *<", section(html, kind))
        assert found
        for start, end, words in found:
            assert " ".join(text[int(start) : int(end)].split()) == words


def test_facts_of_both_texts_are_shown_with_their_proof(html):
    two = section(html, "two")
    assert 'published by the host: 2019-05-04 <span class="cite">“May 4, 2019” [62–73]' in two
    assert 'written not before: 2021-08 <span class="cite">“August 2021”' in two
    assert "<h3>old.txt</h3>" in two
    assert "<h3>new.txt</h3>" in two


def test_it_says_what_the_version_is_and_why(html, versions):
    assert "new.txt is a rework of old.txt." in html
    assert versions.relation.because in html


def test_all_places_of_a_text_are_named(versions):
    identity = versions.source.document.identity
    html = render_comparison_page(versions, {identity: ("a/one.txt", "b/two.txt")})
    assert "a/one.txt, b/two.txt" in section(html, "two")


def test_texts_that_have_nothing_in_common_make_a_page():
    html = render_comparison_page(compared(PRINTED, OTHER), {})
    assert (rows(html, "kept"), rows(html, "dropped"), rows(html, "new")) == (0, 7, 3)


def test_sentences_that_were_merged_stand_in_one_row():
    new = REWORK.replace("spring. Nobody", "spring, and nobody").replace("last. The", "last; the")
    html = render_comparison_page(compared(PRINTED, new), {})
    places = len(re.findall(r"sentence \d+, characters", html))
    one = compared(PRINTED, new)
    assert places == len(one.source.sentences) + len(one.derived.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror='alert(1)'>",
        NASTY,
        "</title></style><svg onload=alert(1)>",
        "javascript:alert(1)",
    ],
)
def test_49_text_cannot_leave_its_place(text):
    """Wherever words of others stand: title, place, sentence, kept or edited."""
    old, new = (
        t.replace("Why the River", text).replace("plum brandy", text).replace("Belgrade", text)
        for t in (PRINTED, REWORK.replace("every month", f"every {text} month"))
    )
    html = render_comparison_page(compared(old, new, (f"in/{text}1", f"in/{text}2")), {})
    assert not re.search(r"<(script|img|svg)\b", html)
    assert html.count("</title>") == html.count("</style>") == 1
    assert "{{7*7}}" in html or "7*7" not in text


def test_50_hidden_characters_are_shown_as_escapes():
    old = PRINTED.replace("River", "Ri\u202ever\u200b")
    html = render_comparison_page(compared(old, REWORK, ("a\u202etxt.exe", "b\x1b[2J")), {})
    assert not set("\u202e\u200b\x1b") & set(html)
    assert "\\u202e" in html


def test_50_a_tower_of_accents_is_cut():
    old = PRINTED.replace("River", "Ri" + "\u0301" * 10_000 + "ver")
    assert len(render_comparison_page(compared(old, REWORK), {})) < 50_000


def test_it_is_written_whole(versions, html, tmp_path):
    path = write_comparison_page(versions, {}, tmp_path / "page.html")
    assert path.read_text(encoding="utf-8") == html
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_43_what_cannot_be_written_leaves_nothing(versions, tmp_path):
    with pytest.raises(TertiusError, match="there is no folder"):
        write_comparison_page(versions, {}, tmp_path / "no" / "page.html")
    os.mkfifo(tmp_path / "pipe.html")
    with pytest.raises(TertiusError, match="no ordinary file"):
        write_comparison_page(versions, {}, tmp_path / "pipe.html")
    assert (tmp_path / "pipe.html").is_fifo()
    assert [file.name for file in tmp_path.iterdir()] == ["pipe.html"]


def test_half_a_pair_of_characters_does_not_stop_the_writing(tmp_path):
    old = PRINTED.replace("River", "River \ud83d")
    path = write_comparison_page(compared(old, REWORK), {}, tmp_path / "page.html")
    assert "River \\ud83d" in path.read_text(encoding="utf-8")


def test_each_pair_of_texts_makes_a_page():
    for one in ALL.values():
        for other in ALL.values():
            if one != other:
                assert render_comparison_page(compared(one, other), {}).count("</section>") == 7
