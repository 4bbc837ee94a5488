"""The pairs worth comparing, kept up to date while pieces come and go, against the definition."""

import hashlib
import sqlite3
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.store.documents import schema
from tertius.store.documents.linking import relink
from tertius.store.documents.packing import pack_hashes
from tertius.store.documents.rules import Linking
from tertius.store.documents.writing import rank_of

LINKING = Linking(cut=3, least=1, least_star=2, share=0.3, enough=3)


def _empty() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None)
    schema.make(made)
    made.execute("PRAGMA foreign_keys = OFF")  # pieces alone, without documents behind them
    return made


def _come(connection: sqlite3.Connection, number: int, hashes: set[int]) -> None:
    identity = hashlib.sha256(str(number).encode()).hexdigest()
    connection.execute(
        "INSERT INTO documents VALUES(?, ?, 'text', '', '', '', 0, '', 1, '', '', '', '', '', 0, 1,"
        " NULL, x'')",
        (number, identity),
    )
    connection.execute(
        "INSERT INTO pieces(id, document, segment, alone, known, date, content, samples, seal)"
        " VALUES(?, ?, 0, 1, 1, '', x'', ?, x'')",
        (number, number, pack_hashes(np.array(sorted(hashes), np.int64))),
    )
    connection.executemany(
        "INSERT INTO samples VALUES(?, ?, ?)", [(h, rank_of(identity), number) for h in hashes]
    )


def _pairs(pieces: dict[int, set[int]]) -> set[tuple[int, int]]:
    """Give the pairs as they are defined, from all pieces at once."""
    key = {number: hashlib.sha256(str(number).encode()).hexdigest() for number in pieces}
    holders: dict[int, list[int]] = {}
    for number in sorted(pieces, key=key.__getitem__):
        for value in pieces[number]:
            holders.setdefault(value, []).append(number)
    found = set()
    for one, other in combinations(sorted(pieces), 2):
        shared, rare = 0, False
        for value in pieces[one] & pieces[other]:
            usual = len(holders[value]) <= LINKING.cut
            if usual or holders[value][0] in (one, other):
                shared += 1
                rare = rare or usual
        smaller = min(len(pieces[one]), len(pieces[other]))
        if shared and LINKING.suffice(shared, rare=rare, smaller=smaller):
            found.add((one, other))
    return found


@settings(max_examples=150, deadline=None)
@given(
    steps=st.lists(
        st.tuples(
            st.lists(st.sets(st.integers(-3, 8), max_size=6), max_size=4),
            st.lists(st.integers(0, 30), max_size=3),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_pairs_that_are_kept_up_to_date_are_those_of_the_definition(
    steps: list[tuple[list[set[int]], list[int]]],
) -> None:
    connection = _empty()
    pieces: dict[int, set[int]] = {}
    kept: set[tuple[int, int]] = set()
    number = 0
    for new, chosen in steps:
        gone = {sorted(pieces)[n % len(pieces)] for n in chosen} if pieces else set()
        come = set()
        for hashes in new:
            number += 1
            _come(connection, number, hashes)
            come.add(number)
        for piece in gone:
            connection.execute("UPDATE pieces SET known = 0 WHERE id = ?", (piece,))
        links = relink(connection, "known", LINKING, come=come, gone=gone)
        pieces |= dict(zip(sorted(come), new, strict=True))
        pieces = {n: h for n, h in pieces.items() if n not in gone}
        assert not links.linked & links.parted
        kept = {pair for pair in kept if not gone & set(pair)} - links.parted | links.linked
        assert kept == _pairs(pieces)
    connection.close()


def test_what_links_nothing_is_not_looked_at() -> None:
    connection = _empty()
    for number in range(1, 6):
        _come(connection, number, {number, number + 100})
    links = relink(connection, "known", LINKING, come=range(1, 6))
    assert links.linked == links.parted == frozenset()
    connection.close()


def test_a_hash_of_many_makes_a_star_and_not_a_square() -> None:
    connection = _empty()
    for number in range(1, 101):
        _come(connection, number, {1, 2, 3, 4, number + 1000})
    links = relink(connection, "known", LINKING, come=range(1, 101))
    assert len(links.linked) == 99
    assert len(links.linked | links.parted) < 200
    centre = set.intersection(*map(set, links.linked))
    key = {n: hashlib.sha256(str(n).encode()).hexdigest() for n in range(1, 101)}
    assert centre == {min(key, key=key.__getitem__)}
    connection.close()


@pytest.mark.parametrize(
    ("shared", "rare", "smaller", "enough"),
    [(1, True, 1, True), (1, False, 1, False), (2, False, 3, True), (2, True, 9, False),
     (3, True, 99, True), (0, True, 0, False)],
)  # fmt: skip
def test_how_many_hashes_are_enough(shared: int, rare: bool, smaller: int, enough: bool) -> None:
    assert LINKING.suffice(shared, rare=rare, smaller=smaller) is enough
