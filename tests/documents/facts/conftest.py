"""Labelled texts by hand, so that the rules of facts are tested apart from the labels."""

import pytest

from tertius.documents.facts.page import Page
from tertius.documents.folding import fold
from tertius.documents.model import Declared, Line, Original, Segment, Span


def declare(**fields):
    """Fields as a container declares them."""
    return tuple(Declared(field, value, f"field {field}") for field, value in fields.items())


def make_page(*parts, declared=(), segments=None):
    """A page from (role, text) or (role, text, kind) of its lines."""
    original = Original("\n".join(part[1] for part in parts), declared=declared)
    folded = fold(original)
    lines, at = [], 0
    for part, text in zip(parts, folded.text.split("\n"), strict=True):
        kind = part[2] if len(part) > 2 else None
        lines.append(Line(Span(at, at + len(text)), part[0], kind))
        at += len(text) + 1
    if segments is None:
        segments = (Segment(0, "piece", 0, len(lines) - 1),) if lines else ()
    return Page(original, folded, tuple(lines), segments)


@pytest.fixture
def lay():
    return make_page


@pytest.fixture
def declaring():
    return declare


@pytest.fixture
def told():
    """(field, value) of facts, dates with their kind."""

    def tell(facts):
        return [(fact.kind or fact.field, fact.value) for fact in facts]

    return tell


@pytest.fixture
def proven():
    """Hold that the proof of each fact is where it says."""

    def hold(page, facts):
        for fact in facts:
            if fact.proof.place:
                assert (fact.proof.start, fact.proof.end) == (0, 0)
                assert fact.proof.quote
            else:
                quoted = page.original.text[fact.proof.start : fact.proof.end]
                assert quoted == fact.proof.quote != ""

    return hold
