"""Link mark-up in dumps of pages: the words stay, the addresses go."""

import pytest

from tertius.documents.folding.draft import Draft
from tertius.documents.folding.links import fold_links, fold_notes, fold_references, labels_of
from tertius.documents.folding.text import fold_text
from tertius.documents.model import Span


def links(text, **options):
    return fold_links(Draft.of(text), **options).text


def notes(text):
    return fold_notes(Draft.of(text)).text


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("By [Ann Lee](#)", "By Ann Lee"),
        ("[Ann Lee](https://x.org/ann)", "Ann Lee"),
        ("[Ann Lee](/authors/ann)", "Ann Lee"),
        ("[Ann Lee](mailto:ann@x.org)", "Ann Lee"),
        ("[Ann Lee](ann@x.org)", "Ann Lee"),
        ("[Ann Lee](x.org)", "Ann Lee"),
        ("[Ann Lee]()", "Ann Lee"),
        ('[Ann](https://x.org "Her page")', "Ann"),
        ("[Calm](https://x.org/calm_(peace))", "Calm"),
        ("[Ann\nLee](#)", "Ann Lee"),
        ("[Ann \n  Lee](#)", "Ann Lee"),
        ("![A bridge](bridge.png)", "A bridge"),
        ("[![A bridge](b.png)](https://x.org)", "A bridge"),
        ("[](https://x.org)", ""),
        ("[a](#)[b](#)", "ab"),
        ("[a [b](#) c](#)", "a b c"),
        ("<https://x.org/a>", "https://x.org/a"),
        ("see <mailto:ann@x.org> now", "see mailto:ann@x.org now"),
    ],
)
def test_a_link_is_its_words(published, folded):
    assert links(published) == folded


@pytest.mark.parametrize(
    "published",
    [
        "[sic](as he wrote)",
        "f[i](x)",
        "[Ann Lee]",
        "Ann (Lee) [x]",
        "a ](#) b",
        "[a\n\nb](#)",
        r"\[a\](#)",
        "1 < 2 and 3 > 2",
        "<b>bold</b>",
        "[open",
        "](",
    ],
)
def test_what_is_no_link_stays(published):
    assert links(published) == published


def test_in_markdown_any_address_will_do():
    assert links("[he](x)", markdown=True) == "he"
    assert links("[he](x)") == "[he](x)"


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("[Ann][1] said", "Ann said"),
        ("[Ann][] said", "Ann said"),
        ("[Ann][her] said", "Ann said"),
        ("[Ann][him] said", "[Ann][him] said"),
        ("a[i][1]", "a[i][1]"),
    ],
)
def test_links_by_label(published, folded):
    labels = labels_of("[ann]: https://x.org\n[Her]: https://x.org\n")
    assert links(published, labels=labels) == folded


def test_labels_are_found_where_they_are_defined():
    text = "Text [a]: no\n[One]: https://x.org\n  [two words]: y\n[three]:\n"
    assert labels_of(text) == {"one", "two words"}
    assert labels_of("nothing here") == frozenset()


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("as he wrote.[1] Then", "as he wrote. Then"),
        ("as he wrote[12], then", "as he wrote, then"),
        ("wrote[1][2][3] then", "wrote then"),
        ("as he wrote [1]. Then", "as he wrote. Then"),
        ("as he wrote [1]", "as he wrote"),
        ("wrote[^note] then", "wrote then"),
        ('"No."[7]', '"No."'),
    ],
)
def test_numbers_of_notes_go(published, folded):
    assert notes(published) == folded


@pytest.mark.parametrize(
    "published",
    [
        "[1] Lee, A. (2003)",
        "Text\n[1] Lee",
        "  [2] Lee",
        "in [3] the author",
        "[2023] UKSC 4",
        "year[2023]",
        "[[1]]",
        "x[1](#)",
        "a [1] b",
    ],
)
def test_numbers_that_are_no_notes_stay(published):
    assert notes(published) == published


def test_references_become_characters():
    assert fold_references(Draft.of("&lt;b&gt; &copy; 2020 &#169;")).text == "<b> © 2020 ©"


def test_the_way_back_leads_to_the_words_not_to_the_brackets():
    text = "By [Ted\nLee](https://x.org/a) here"
    folded = fold_text(text)
    at = folded.text.index("Ted Lee")
    start, end = folded.to_original(Span(at, at + 7))
    assert text[start:end] == "Ted\nLee"
    at = folded.text.index("here")
    assert text[slice(*folded.to_original(Span(at, at + 4)))] == "here"


def test_a_long_row_of_brackets_is_looked_at_once():
    for text in ("[" * 50_000, "](" * 50_000, "[a](" * 20_000, "[" * 20_000 + "a](#)" * 20_000):
        assert fold_text(text).length == len(text)
