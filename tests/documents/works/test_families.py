"""Which pieces are one work, and the order of its versions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.works.families import families
from tertius.documents.works.model import FAMILY_TYPES, RELATION_TYPES, Piece, Relation


def link(one, other, kind="republication", *, share=0.9, directed=True):
    return Relation(one, other, kind, directed, share, share, "")


def members(relations, pieces=()):
    return [f.members for f in families(pieces, relations)]


@pytest.mark.parametrize("kind", RELATION_TYPES)
def test_only_family_types_join(kind):
    joined = members([link("a", "b", kind)])
    assert joined == ([("a", "b")] if kind in FAMILY_TYPES else [])


def test_two_members_may_be_related_only_through_a_third():
    relations = [link("b", "a", "excerpt"), link("b", "c", "rework"), link("a", "c", "follow_up")]
    found = families([], relations)
    assert [(f.key, f.members) for f in found] == [("a", ("a", "b", "c"))]
    assert {r.type for r in found[0].relations} == {"excerpt", "rework"}


def test_families_are_in_order_of_their_keys():
    assert members([link("y", "z"), link("b", "a")]) == [("a", "b"), ("y", "z")]


def test_no_relations_make_no_families():
    assert families([], []) == []


def test_five_hundred_copies_in_a_star_are_one_family():
    relations = [link("000", f"{k:03}", "identical", share=1.0) for k in range(1, 500)]
    found = families([], relations)
    assert len(found) == 1
    assert len(found[0].members) == 500
    assert len(found[0].relations) == 499


def clique(names, share=0.9):
    return [link(a, b, share=share) for k, a in enumerate(names) for b in names[k + 1 :]]


def test_a_single_weak_rework_does_not_join_two_established_works():
    works = clique("abc") + clique("xyz")
    weak = link("c", "x", "rework", share=0.45)
    assert len(members([*works, weak])) == 2
    assert len(members([*works, weak, link("b", "y", "rework", share=0.4)])) == 1
    assert len(members([*works, link("c", "x", "rework", share=0.8)])) == 1


def test_a_weak_rework_joins_a_work_of_few():
    assert len(members([*clique("abc"), link("c", "x", "rework", share=0.45)])) == 1


def test_a_template_or_quotation_between_works_joins_nothing():
    works = clique("abc") + clique("xyz")
    between = [link("a", "x", "template"), link("b", "y", "shared_quotation")]
    assert len(members([*works, *between])) == 2


def has_cycle(relations):
    after = {}
    for r in relations:
        if r.directed:
            after.setdefault(r.source, set()).add(r.derived)

    def reaches(start, goal, seen):
        return any(
            n == goal or (n not in seen and reaches(n, goal, seen | {n}))
            for n in after.get(start, ())
        )

    return any(reaches(k, k, frozenset()) for k in after)


def test_the_weakest_relation_of_a_cycle_loses_its_direction():
    relations = [
        link("a", "b", share=0.9),
        link("b", "c", share=0.8),
        link("c", "a", share=0.7),
    ]
    (found,) = families([], relations)
    assert not has_cycle(found.relations)
    turned = [r for r in found.relations if not r.directed]
    assert [(r.source, r.derived) for r in turned] == [("a", "c")]
    assert "opposite order" in turned[0].because


def test_dates_keep_their_direction_before_others_do():
    pieces = [Piece("a", (), date="2020-01-02"), Piece("c", (), date="2020-01-01")]
    relations = [
        link("a", "b", share=0.9),
        link("b", "c", share=0.8),
        link("c", "a", share=0.7),
    ]
    (found,) = families(pieces, relations)
    kept = {(r.source, r.derived) for r in found.relations if r.directed}
    assert ("c", "a") in kept
    assert not has_cycle(found.relations)


def test_shares_go_with_their_pieces_when_a_direction_is_lost():
    relations = [
        Relation("a", "b", "excerpt", True, 0.95, 0.95, ""),
        Relation("b", "a", "excerpt", True, 0.2, 0.7, ""),
    ]
    (found,) = families([], relations)
    (lost,) = [r for r in found.relations if not r.directed]
    assert (lost.source, lost.source_share, lost.derived_share) == ("a", 0.7, 0.2)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.floats(0, 1)), max_size=24))
def test_no_family_has_a_cycle_and_the_order_of_relations_is_nothing(edges):
    relations = [link(f"k{a}", f"k{b}", "rework", share=share) for a, b, share in edges if a != b]
    found = families([], relations)
    assert not any(has_cycle(f.relations) for f in found)
    assert families([], relations[::-1]) == found
    listed = [m for f in found for m in f.members]
    assert len(listed) == len(set(listed))
    assert all(f.key == min(f.members) and len(f.members) > 1 for f in found)
