"""The packaged tables are plain, complete and in order, so that a change shows as a small diff."""

from collections import Counter
from datetime import date

import pytest

from tertius import states
from tertius.states.load import DATA, cells, first_day, last_day, rows

TABLES = sorted(path.name for path in DATA.iterdir())
KEYS = {row["key"] for table in ("states.csv", "others.csv") for row in rows(table)}


def test_these_are_the_tables():
    expected = ["leaders", "major_powers", "membership", "names", "others", "spells", "states"]
    assert [f"{name}.csv" for name in expected] == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_plain_text(table):
    raw = (DATA / table).read_bytes()
    text = raw.decode("utf-8")
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert {c for c in text if not c.isprintable()} == {"\n"}
    header, *lines = cells(table)
    assert all(len(line) == len(header) for line in lines)
    assert all(cell == cell.strip() for line in lines for cell in line)
    repeated = [line for line, count in Counter(map(tuple, lines)).items() if count > 1]
    assert not repeated


@pytest.mark.parametrize("table", [t for t in TABLES if t != "states.csv"])
def test_dates_are_iso_and_the_end_is_not_before_the_start(table):
    for row in rows(table):
        start = first_day(row["start"]) if row["start"] else date.min
        end = last_day(row["end"]) or date.max
        assert start <= end, row
        assert row["end"] == "" or end <= states.SYSTEM_AS_OF, row


@pytest.mark.parametrize("table", ["spells.csv", "names.csv", "leaders.csv"])
def test_keys_are_known_and_kept_together(table):
    keys = [row["key"] for row in rows(table)]
    assert set(keys) <= KEYS
    runs = [key for place, key in enumerate(keys) if place == 0 or keys[place - 1] != key]
    assert len(runs) == len(set(runs))


def test_keys_and_numbers_are_unique():
    everything = [row["key"] for table in ("states.csv", "others.csv") for row in rows(table)]
    assert len(everything) == len(set(everything))
    numbers = [row["ccode"] for row in rows("states.csv") if row["ccode"]]
    assert len(numbers) == len(set(numbers))


def test_every_state_has_a_name_an_adjective_a_capital_and_a_spell():
    spelt = {row["key"] for row in rows("spells.csv")}
    for row in rows("states.csv"):
        assert row["name"]
        assert row["adjective"]
        assert row["capital"]
        assert row["key"] in spelt


def test_no_name_is_empty_and_every_kind_is_known():
    kinds = {"short", "adjective", "alias", "capital", "metonym", "iso3"}
    for row in rows("names.csv"):
        assert row["kind"] in kinds
        assert all(text and text == text.strip() for text in row["texts"].split(";"))


def test_lists_of_members_name_entities_once():
    for row in rows("membership.csv"):
        names = row["members"].split(";")
        assert set(names) <= KEYS
        assert len(names) == len(set(names))
        assert row["status"] in {"member", "suspended", "associate"}
