"""Fields above a text in Markdown: facts that its own characters prove."""

from tertius.documents.facts.frontmatter import front_facts, front_lines
from tertius.documents.facts.gathering import gather_facts

BODY = "Two hundred beehives were carried over the pass, and nobody asked for their papers. " * 2


def with_front(lay, *fields, mark="---"):
    """A text below front matter."""
    return lay(
        ("furniture", mark, "separator"),
        *(("body", field) for field in fields),
        ("furniture", mark, "separator"),
        ("title", "Bees over the pass"),
        ("body", BODY),
    )


def facts_of(page):
    return gather_facts(page.original, page.folded, page.lines, page.segments)


def test_all_fields_are_facts_with_their_characters_as_proof(lay, told, proven):
    page = with_front(
        lay,
        'title: "Bees over the Pass"',
        "author: Nora Vance",
        "date: 2018-05-04T10:00:00Z",
        "site: Alpine Letter",
        "url: https://alpine.example/bees",
    )
    facts = facts_of(page)
    proven(page, facts)
    assert set(told(facts)) == {
        ("title", "Bees over the Pass"),
        ("author", "Nora Vance"),
        ("host", "Alpine Letter"),
        ("host", "2018-05-04"),
        ("url", "https://alpine.example/bees"),
    }


def test_a_source_is_host_or_venue_or_address(lay, told):
    assert told(front_facts(with_front(lay, "source: Hive Review"))) == [("host", "Hive Review")]
    both = told(front_facts(with_front(lay, "site: Alpine Letter", "source: Hive Review")))
    assert both == [("host", "Alpine Letter"), ("venue", "Hive Review")]
    page = with_front(lay, "source: https://hive.example/1")
    assert told(front_facts(page)) == [("url", "https://hive.example/1")]


def test_several_authors_in_a_list(lay, told):
    expected = [("author", "Nora Vance"), ("author", "Jon O'Hara")]
    assert told(front_facts(with_front(lay, 'authors: ["Nora Vance", "Jon O\'Hara"]'))) == expected
    page = with_front(lay, "authors:", "- Nora Vance", "- Jon O'Hara")
    assert told(front_facts(page)) == expected


def test_a_date_of_change_or_of_clipping_is_none_of_publication(lay, told):
    page = with_front(lay, "title: Bees", "created: 2020-01-02", "lastmod: 2021-01-02")
    assert told(facts_of(page)) == [("title", "Bees")]


def test_toml_has_other_signs(lay, told):
    page = with_front(lay, 'title = "Bees"', 'date = "2018-05-04"', mark="+++")
    assert set(told(front_facts(page))) == {("title", "Bees"), ("host", "2018-05-04")}


def test_a_rule_above_a_text_is_no_front_matter(lay):
    page = lay(("furniture", "---"), ("body", BODY), ("furniture", "---"))
    assert front_lines(page) == range(0)
    assert front_lines(lay(("furniture", "---"), ("body", "title: Bees"))) == range(0)
    assert front_lines(lay(("body", "title: Bees"))) == range(0)


def test_nobody_is_no_author(lay):
    assert front_facts(with_front(lay, "author: admin", "authors: Staff")) == []
