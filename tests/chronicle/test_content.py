"""What ships keeps its own promises: it can be read, is dated within the system, and is cited."""

import re
from collections import Counter

import pytest

from tertius.chronicle import AS_OF, SINCE, kinds, packaged_files, read_chronicle
from tertius.chronicle.record import Party, Record
from tertius.sources import SOURCES
from tertius.states import spells_of, state

RECORDS = read_chronicle()
SEEDS = {"seed_000", "seed_001", "seed_003"}


def test_there_are_enough_records_and_most_are_checked() -> None:
    statuses = Counter(record.status for record in RECORDS)
    assert len(RECORDS) >= 800
    assert statuses["checked"] > statuses["memory"]


def test_files_are_sorted_by_start_and_id() -> None:
    for path in packaged_files():
        own = read_chronicle([path])
        lines = [int(record.where.split(":")[1]) for record in own]
        assert lines == sorted(lines), path.name


def test_every_checked_record_says_with_what() -> None:
    for record in RECORDS:
        for name in record.checked_with:
            known = name in SEEDS or name in SOURCES or re.match(r"page:https?://", name)
            assert known or name in {"un_votes", "icews", "gdelt"}, (record.id, name)


def test_texts_are_one_line_and_short() -> None:
    for record in RECORDS:
        assert len(record.text) <= 200, record.id
        assert "\n" not in record.text, record.id


def test_nothing_lies_outside_the_covered_span() -> None:
    for record in RECORDS:
        assert record.start <= AS_OF, record.id
        assert record.end is None or SINCE <= record.end <= AS_OF, record.id


def spans(party: Party, record: Record) -> bool:
    first = max(record.start, party.since or record.start, SINCE)
    last = min(record.end or AS_OF, party.until or AS_OF)
    return any(
        spell.start <= last and first <= (spell.end or AS_OF) for spell in spells_of(party.key)
    )


def test_parties_of_spells_are_states_at_some_time_of_their_record() -> None:
    # Acts may come first: recognition, or the diplomacy of a state on its way to membership.
    for record in (r for r in RECORDS if kinds()[r.kind].form == "spell"):
        for party in (*record.side_a, *record.side_b):
            if state(party.key).ccode is not None:
                assert spans(party, record), (record.id, party.key)


@pytest.mark.parametrize("name", list(kinds()))
def test_every_kind_is_defined(name: str) -> None:
    kind = kinds()[name]
    assert kind.definition
    assert 0 <= kind.score <= 1
    assert (kind.score == 0) == (kind.sign == 0)
    assert (kind.form == "spell") == bool(kind.tier)


def test_the_dyads_of_the_seeds_are_followed_closely() -> None:
    central = {"USA", "RUS", "PRK", "ROK", "JPN", "CHN", "IRN", "UKR"}
    events = [r for r in RECORDS if kinds()[r.kind].form == "event" and r.start.year >= 1990]
    dense = [r for r in events if len({p.key for p in (*r.side_a, *r.side_b)} & central) >= 2]
    assert len(dense) >= 400


@pytest.mark.parametrize(
    ("identifier", "day"),
    [("2024-06-19-rus-prk-treaty", "2024-06-19"), ("nato", "1949-04-04/")],
)
def test_landmarks_are_there_on_their_day(identifier: str, day: str) -> None:
    by_id = {record.id: record for record in RECORDS}
    assert by_id[identifier].date_text == day
