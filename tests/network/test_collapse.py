"""Rows become one tie per dyad by a rule that has a name and no default."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.errors import NetworkError
from tertius.network import RULES, collapse

NAMES = ("A", "B", "C")
#       A→B +, B→A −, A→B −     A→C +, C→A +     B→C + −   C→C +   A→B neutral
FIRST = [0, 1, 0, 0, 2, 1, 2, 2, 0]
SECOND = [1, 0, 1, 2, 0, 2, 1, 2, 1]
VALUES = [5.0, -1.0, -1.0, 2.0, 1.0, 3.0, -3.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("sum_of_signs", {(0, 1): -1, (0, 2): 1}),
        ("sum_of_values", {(0, 1): 3, (0, 2): 3}),
        ("drop_contradictions", {(0, 2): 1}),
        ("negative_wins", {(0, 1): -1, (0, 2): 1, (1, 2): -1}),
    ],
)
def test_each_rule_settles_a_dyad_in_its_own_way(rule, expected) -> None:
    ties = collapse(NAMES, FIRST, SECOND, VALUES, rule=rule).ties
    dyads = zip(ties.first.tolist(), ties.second.tolist(), strict=True)
    found = dict(zip(dyads, ties.values, strict=True))
    assert found == expected
    assert ties.is_simple


def test_a_multigraph_keeps_every_row_with_its_sign() -> None:
    ties = collapse(NAMES, FIRST, SECOND, VALUES, rule="multigraph").ties
    rows = sorted(zip(ties.first.tolist(), ties.second.tolist(), ties.values, strict=True))
    assert rows == [
        (0, 1, -1), (0, 1, -1), (0, 1, 1), (0, 2, 1), (0, 2, 1), (1, 2, -1), (1, 2, 1),
    ]  # fmt: skip


def test_what_was_lost_is_counted() -> None:
    found = collapse(NAMES, FIRST, SECOND, VALUES, rule="sum_of_signs")
    assert (found.rows, found.self_ties, found.neutral) == (9, 1, 1)
    assert (found.repeated, found.contradictory, found.cancelled) == (3, 2, 1)
    kept = collapse(NAMES, FIRST, SECOND, VALUES, rule="multigraph")
    assert kept.cancelled == 0


def test_the_rule_must_be_named() -> None:
    with pytest.raises(TypeError, match="rule"):
        collapse(NAMES, [0], [1], [1])  # type: ignore[call-arg]
    with pytest.raises(NetworkError) as told:
        collapse(NAMES, [0], [1], [1], rule="majority")  # type: ignore[arg-type]
    assert all(rule in str(told.value) for rule in RULES)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_value_that_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(NetworkError, match="not observed"):
        collapse(NAMES, [0], [1], [value], rule="sum_of_signs")


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(NetworkError, match="one length"):
        collapse(NAMES, [0, 1], [1], [1], rule="sum_of_signs")


def test_nothing_collapses_to_nothing() -> None:
    found = collapse((), [], [], [], rule="sum_of_signs")
    assert len(found.ties) == 0
    assert found.rows == 0


rows = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([-2, -1, 1, 2])))


@given(rows, st.sampled_from(sorted(RULES)), st.randoms(use_true_random=False))
def test_neither_order_nor_direction_of_the_rows_matters(given_rows, rule, random) -> None:
    shuffled = [(j, i, v) if random.random() < 0.5 else (i, j, v) for i, j, v in given_rows]
    random.shuffle(shuffled)
    results = []
    for table in (given_rows, shuffled):
        i, j, v = (np.array([row[c] for row in table], dtype=float) for c in range(3))
        ties = collapse(tuple("ABCDEF"), i.astype(int), j.astype(int), v, rule=rule).ties
        results.append(sorted(zip(ties.first, ties.second, ties.values, strict=True)))
    assert results[0] == results[1]


@given(rows)
def test_without_repeated_dyads_all_rules_of_signs_agree(given_rows) -> None:
    once = {(min(i, j), max(i, j)): v for i, j, v in given_rows if i != j}
    i = np.array([pair[0] for pair in once], dtype=np.int64)
    j = np.array([pair[1] for pair in once], dtype=np.int64)
    v = np.array(list(once.values()), dtype=float)
    found = [
        collapse(tuple("ABCDEF"), i, j, v, rule=rule).ties  # type: ignore[arg-type]
        for rule in RULES
        if rule != "sum_of_values"
    ]
    assert all(np.array_equal(found[0].values, other.values) for other in found)
    assert all(np.array_equal(found[0].first, other.first) for other in found)
