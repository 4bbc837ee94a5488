"""The explanation on a terminal: words first, nothing run, nothing lost."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from tertius.explanation import Explanation, explain
from tertius.explanation.question import ask
from tertius.report.terminal import (
    print_explanation,
    short_citation,
    sparkline,
    worth_showing,
)


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return explain(ask("Russia", "North Korea"))


def printed(explanation: Explanation, width: int = 100, *, all_turns: bool = False) -> str:
    out = io.StringIO()
    print_explanation(explanation, Console(file=out, width=width), all_turns=all_turns)
    return out.getvalue()


def test_words_come_first_then_a_table_then_sparklines(explanation):
    text = printed(explanation)
    order = ["Russia and North Korea", "Turning points", "alignment  ", "Triads", "cannot see"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(explanation, width):
    assert max(map(len, printed(explanation, width).splitlines())) <= width


def test_all_turns_are_told_where_that_is_asked_for(explanation):
    text = " ".join(printed(explanation, all_turns=True).split())
    for turn in explanation.turns:
        assert f"{turn.period}: Russia and North Korea move {turn.direction}" in text


def test_mark_up_in_names_and_records_is_printed_as_it_is(explanation):
    turn = explanation.turns[-1]
    record = replace(turn.direct[0], text="[red]boo[/red] [link=x]y[/link]")
    shown = replace(
        explanation, names=("[bold]A", "[/]B"), turns=(replace(turn, direct=(record,)),)
    )
    text = " ".join(printed(shown).split())
    assert "[bold]A and [/]B" in text
    assert "[red]boo[/red] [link=x]y[/link]" in text


def test_records_from_memory_are_marked(explanation):
    turn = explanation.turns[-1]
    record = replace(turn.direct[0], status="memory")
    text = printed(replace(explanation, turns=(replace(turn, direct=(record,)),)))
    assert "(from memory)" in text


def test_the_largest_parts_and_every_major_power_are_shown(explanation):
    turn = explanation.turns[-1]
    shown = worth_showing(turn)
    assert [abs(s.part) for s in shown] == sorted((abs(s.part) for s in shown), reverse=True)
    assert {s.name for s in turn.parties if s.major} <= {s.name for s in shown}


def test_sparklines_show_gaps_and_bounds():
    assert sparkline([-2.0, -1.0, 0.0, 1.0, 2.0, None], -1, 1) == "▁▁▅██·"
    assert sparkline([], 0, 1) == ""
    assert sparkline([3.0], 3, 3) == "▁"


def test_citations_are_cut_to_a_line():
    assert short_citation("A" * 100).endswith("…")
    assert len(short_citation("A" * 100)) == 60
