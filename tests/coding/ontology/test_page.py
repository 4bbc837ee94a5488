"""The page on types says what the data say."""

import pytest
from tests.coding.ontology.page_tables import BLOCK, PAGE, TABLES

from tertius.coding.ontology import cameo_codes, event_types, manual
from tertius.coding.records.published import DEFAULT_LEVELS

PAGE_AS_IT_IS = PAGE.read_text(encoding="utf-8")
TEXT = " ".join(PAGE_AS_IT_IS.split())
SHOWN = {name: body for _, name, body in BLOCK.findall(PAGE_AS_IT_IS)}


def test_the_page_has_every_table():
    assert set(SHOWN) == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_the_page_is_that_of_the_data(name):
    assert SHOWN[name] == TABLES[name](), (
        "write it anew: python tests/coding/ontology/page_tables.py"
    )


def test_the_page_names_the_manual_and_how_much_there_is():
    assert manual() in TEXT
    assert f"{len(event_types())} types" in TEXT
    assert f"{len(cameo_codes())} codes" in TEXT


def test_the_page_names_the_stances_that_go_out():
    assert all(f"`{level}`" in TEXT for level in DEFAULT_LEVELS)


def test_the_page_is_found_from_the_first_page():
    assert "\ncoding-types\n" in (PAGE.parent / "index.md").read_text(encoding="utf-8")
