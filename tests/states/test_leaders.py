"""Leaders agree with the published lists, within the bounds that the docs state."""

import csv
from datetime import date
from itertools import pairwise

import pytest

from tertius import states
from tertius.errors import TertiusError
from tertius.states.fold import fold


@pytest.mark.parametrize(
    ("key", "on", "surname"),
    [
        ("USA", "2012-06-01", "Obama"),
        ("USA", "2021-01-20", "Biden"),
        ("RUS", 1940, "Stalin"),
        ("RUS", 1988, "Gorbachev"),
        ("RUS", 2010, "Medvedev"),
        ("CHN", 1985, "Deng"),
        ("PRK", 2013, "Kim"),
        ("ROK", "2025-12-31", "Lee"),
        ("IRN", 2000, "Khamenei"),
        ("FRN", 1962, "de Gaulle"),
        ("UKG", "1940-06-01", "Churchill"),
        ("GMY", 1880, "von Bismarck"),
        ("DRV", 1950, "Ho Chi Minh"),
        ("NATO", 2020, "Stoltenberg"),
        ("UN", 1960, "Hammarskjöld"),
    ],
)
def test_the_ruler_on_a_day(key, on, surname):
    assert states.leader_on(key, on).surname == surname


def test_both_offices_are_listed_where_both_matter():
    found = {leader.role: leader.surname for leader in states.leaders_on("RUS", "2010-06-01")}
    assert found == {"ruler": "Medvedev", "government": "Putin"}
    assert states.leader_on("AND", 2000) is None


def test_terms_are_in_order_and_rulers_do_not_overlap():
    for entity in states.entities():
        by_role = {}
        for term in states.leaders_of(entity.key):
            assert term.end is None or term.start < term.end, term
            assert fold(term.surname) in fold(term.name) or term.also, term
            by_role.setdefault(term.role, []).append(term)
        for terms in by_role.values():
            for earlier, later in pairwise(terms):
                assert earlier.end is not None, earlier
                assert earlier.end <= later.start, (earlier, later)


def words(text):
    return {word for word in fold(text).split() if len(word) > 1}


def alike(mine, theirs):
    from rapidfuzz import fuzz

    return any(fuzz.ratio(a, b) >= 70 for a in words(mine) for b in words(theirs))


def agreement(published, years):
    """Shares of sampled days on which the published leader is a listed one, and the ruler."""
    seen = listed = ruling = 0
    for code, terms in published.items():
        for at in (date(year, month, 15) for year in years for month in (3, 9)):
            current = [name for start, end, name in terms if start <= at <= end]
            if not current or not states.in_system(code, at):
                continue
            found = states.leaders_on(code, at)
            seen += bool(found)
            names = {t.role: " ".join((t.name, t.surname, *t.also)) for t in found}
            listed += any(alike(name, current[-1]) for name in names.values())
            ruling += alike(names.get("ruler", ""), current[-1])
    return seen, listed / seen, ruling / seen


def test_agreement_with_archigos(shared):
    published = {}
    with (shared / "data/actors/archigos_4.1.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            start, end = date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"])
            if end < date(1946, 1, 1):
                continue
            try:
                code = states.gw_to_cow(int(float(row["gwcode"])), min(end, date(2015, 12, 31)))
            except TertiusError:
                continue
            published.setdefault(code, []).append((start, end, row["leader"]))
    seen, listed, ruling = agreement(published, range(1946, 2016, 3))
    assert seen > 5_000
    assert listed >= 0.98
    assert ruling >= 0.95


def test_agreement_with_the_leader_list_to_2026(shared):
    starts = {}
    with (shared / "data/actors/leaderlist_1950_2026.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            # Some rows write an unknown month or day as 0 or as a number out of range.
            if row["syear"] and row["smonth"]:
                month = min(max(int(float(row["smonth"])), 1), 12)
                day = int(float(row["sdate"] or 1)) or 1
                start = date(int(row["syear"]), month, min(day, 28))
                starts.setdefault(int(row["ccode"]), []).append((start, row["leader"]))
    published = {}
    for code, terms in starts.items():
        terms.sort()
        ends = [start for start, _ in terms[1:]] + [date(2025, 12, 31)]
        published[code] = [(s, e, name) for (s, name), e in zip(terms, ends, strict=True)]
    seen, listed, _ = agreement(published, range(1950, 2026, 3))
    assert seen > 6_000
    assert listed >= 0.98
