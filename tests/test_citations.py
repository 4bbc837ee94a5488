"""Whom to cite, and how it is written."""

import re

import pytest

from tertius.citations import citation, citation_keys, format_bibtex, format_text
from tertius.errors import TertiusError

TYPES = {"article", "book", "incollection", "inproceedings", "dataset", "report"}
METHODS = {
    *("heider1946", "cartwright1956", "harary1959", "davis1967", "simmel1908", "shapley1953"),
    *("killick2012", "truong2020", "signorino1999", "haege2011", "maoz2007", "goldstein1992"),
    *("antal2006", "doreian2015"),
}


def test_the_methods_are_there():
    assert set(citation_keys()) >= METHODS


@pytest.mark.parametrize("key", citation_keys())
def test_every_work_is_complete(key):
    work = citation(key)
    assert work.key == key
    assert work.type in TYPES
    assert work.authors
    assert work.title
    assert work.year is None or 1900 < work.year < 2030
    if work.type in {"article", "incollection", "inproceedings"}:
        assert work.container
    if work.type in {"book", "report"}:
        assert work.publisher
    assert not work.doi or re.fullmatch(r"10\.\d{4,9}/\S+", work.doi)
    assert not work.doi.startswith("http")


@pytest.mark.parametrize("key", citation_keys())
def test_every_work_can_be_written(key):
    work = citation(key)
    text = format_text(work)
    assert "\n" not in text
    assert work.title.rstrip(".") in text
    assert str(work.year or "n.d.") in text
    assert text.endswith(work.link or ".")
    entry = format_bibtex(work)
    assert entry.count("{") == entry.count("}")
    assert entry.startswith("@")
    assert entry.endswith("\n}")


def test_one_line_of_references():
    assert format_text(citation("cartwright1956")) == (
        "Cartwright, Dorwin & Harary, Frank (1956). Structural balance: A generalization of "
        "Heider's theory. Psychological Review 63(5), 277–293. https://doi.org/10.1037/h0046049"
    )


def test_many_authors_are_shortened_and_editors_named():
    assert format_text(citation("palmer2021")).startswith("Palmer, Glenn et al. (2021).")
    assert "In Russett, Bruce (ed.), Peace, War, and Numbers" in format_text(citation("singer1972"))


def test_bibtex_escapes_what_tex_would_read():
    assert r"Duncker \& Humblot" in format_bibtex(citation("simmel1908"))
    assert "author = {Antal, Tibor and Krapivsky" in format_bibtex(citation("antal2006"))
    assert "@misc{usvisits," in format_bibtex(citation("usvisits"))


def test_an_unknown_key_brings_the_nearest():
    with pytest.raises(TertiusError, match="no work with the key 'heider'") as caught:
        citation("heider")
    assert "heider1946" in str(caught.value.remedy)
    with pytest.raises(TertiusError) as caught:
        citation("zzzzzz")
    assert "known:" in str(caught.value.remedy)
