"""An explanation on the terminal: words first, then tables, then sparklines."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from tertius.explanation import Evidence, Explanation, Matchmaker, PartyShare, Triad, Turn
from tertius.report.words import (
    describe_turn,
    headline,
    movers,
    path_of,
    records_note,
    signed,
)

BARS = "▁▂▃▄▅▆▇█"
SHOWN_PARTIES = 6
SHOWN_EVIDENCE = 8
DETAILED_PARTIES = 3
SHOWN_PER_PARTY = 4
CITATION_WIDTH = 60


def sparkline(values: Sequence[float | None], low: float, high: float) -> str:
    """Draw a series as one line of bars.

    Parameters
    ----------
    values
        The series; None is drawn as a gap.
    low, high
        Values of the lowest and the highest bar.

    Returns
    -------
    str
        One character per value.

    Examples
    --------
    >>> sparkline([-1.0, None, 1.0], -1, 1)
    '▁·█'
    """
    span = (high - low) or 1.0
    steps = len(BARS) - 1
    return "".join(
        "·" if value is None else BARS[min(steps, max(0, round((value - low) / span * steps)))]
        for value in values
    )


def short_citation(citation: str) -> str:
    """Give the first source of a citation, without its address; the whole is in the page.

    Parameters
    ----------
    citation
        As in the record.

    Returns
    -------
    str

    Examples
    --------
    >>> short_citation("Joint statement, 4 May 1999, https://example.org/x; Reuters")
    'Joint statement, 4 May 1999'
    """
    first = citation.partition(";")[0].partition("http")[0].strip(" ,")
    return first if len(first) <= CITATION_WIDTH else first[: CITATION_WIDTH - 1].rstrip() + "…"


def print_explanation(explanation: Explanation, console: Console, *, all_turns: bool) -> None:
    """Print an explanation.

    Parameters
    ----------
    explanation
        Of a dyad.
    console
        Where to print.
    all_turns
        Whether every turning point gets its details, not only the latest.
    """
    first, second = explanation.names
    console.print()
    console.rule(f"[bold]{escape(first)} and {escape(second)}", align="left")
    for line in explanation.blind_spots:
        if line.startswith("Little data"):
            console.print(f"[bold yellow]{escape(line)}")
    console.print(escape(headline(explanation)))
    detailed = explanation.turns if all_turns else explanation.turns[-1:]
    for turn in detailed[-1:]:
        _print_sentences(turn, explanation, console)
    _print_turn_table(explanation, console)
    _print_sparklines(explanation, console)
    for number, turn in enumerate(reversed(detailed)):
        if number:
            _print_sentences(turn, explanation, console)
        _print_turn(turn, explanation, console)
    if len(explanation.turns) > len(detailed):
        console.print(
            "[dim]Details of the earlier turns: --all-turns; all records: --html or --json"
        )
    _print_motives(explanation, console)
    _print_triads(explanation, console)
    _print_limits(explanation, console)


def print_matchmakers(
    found: Sequence[Matchmaker], console: Console, *, title: str, limit: int
) -> None:
    """Print the ranking of third parties over a whole network.

    Parameters
    ----------
    found
        In order.
    console
        Where to print.
    title
        Headline of the table.
    limit
        How many to print.
    """
    table = Table(title=escape(title), title_justify="left", box=None, pad_edge=False)
    for name, justify in (
        ("third party", "left"),
        ("as common enemy", "right"),
        ("as common friend", "right"),
        ("apart (wedge)", "right"),
        ("dyads", "right"),
        ("largest pulls as common enemy", "left"),
    ):
        table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for party in found[:limit]:
        pairs = "; ".join(f"{a}–{b} {signed(pull)}" for a, b, pull in party.strongest)
        table.add_row(
            escape(party.name),
            signed(party.as_common_enemy, 1),
            signed(party.as_common_friend, 1),
            signed(party.apart, 1),
            f"{party.dyads:,}",
            escape(pairs),
        )
    console.print(table)
    console.print("[dim]Sums of pulls s_ik·s_jk over all dyads; unit: pulls. Not effects.")


def _print_sparklines(explanation: Explanation, console: Console) -> None:
    pressure = [value for value in explanation.pressure if value is not None]
    if not pressure:
        return
    extent = max(1.0, *(abs(value) for value in pressure))
    width = max(20, console.width - 16)
    shown = slice(max(0, len(explanation.periods) - width), None)
    span = f"{explanation.periods[shown][0]} to {explanation.periods[-1]}"
    console.print()
    console.print(f"alignment  {sparkline(explanation.alignment[shown], -1, 1)}")
    console.print(f"pressure   {sparkline(explanation.pressure[shown], -extent, extent)}")
    console.print(
        f"[dim]{span}, one bar per {explanation.unit}; alignment from −1 to +1, pressure from "
        f"{signed(-extent, 1)} to {signed(extent, 1)} pulls; · not observed"
    )


def _print_turn_table(explanation: Explanation, console: Console) -> None:
    console.print()
    if not explanation.turns:
        console.print("No turning point of the alignment is found in this span.")
        return
    table = Table(box=None, pad_edge=False, title="Turning points", title_justify="left")
    for name in ("from", "", "alignment", "pressure (compared years)", "same way", "largest parts"):
        table.add_column(name, overflow="fold")
    for turn in explanation.turns:
        sign = 1 if turn.direction == "together" else -1
        parts = [s for s in turn.parties if s.part * sign > 0][:3]
        table.add_row(
            turn.period,
            turn.direction,
            f"{signed(turn.alignment_before)} → {signed(turn.alignment_after)}",
            f"{signed(turn.pressure_before)} → {signed(turn.pressure_after)} "
            f"({turn.before}–{turn.after})",
            {True: "yes", False: "no", None: "hardly moved"}[turn.same_way],
            escape(", ".join(f"{s.name} {signed(s.part)}" for s in parts)) or "–",
        )
    console.print(table)


def _print_sentences(turn: Turn, explanation: Explanation, console: Console) -> None:
    sentences = describe_turn(turn, explanation.names)
    console.print()
    console.print(f"[bold]{escape(sentences[0])}")
    for sentence in sentences[1:]:
        console.print(escape(sentence))


def _print_turn(turn: Turn, explanation: Explanation, console: Console) -> None:
    shown = worth_showing(turn)
    if shown:
        title = f"Parts in the change of pressure, {turn.before} to {turn.after} (pulls)"
        table = Table(
            box=None, pad_edge=False, padding=(0, 2, 0, 0), title=title, title_justify="left"
        )
        for name, justify in (
            ("third party", "left"),
            ("part", "right"),
            (f"range, {len(turn.rankings)} recipes", "right"),
            ("channel", "left"),
            ("moved by", "left"),
        ):
            table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
        for share in shown:
            table.add_row(
                escape(share.name),
                signed(share.part),
                f"{signed(share.low)} … {signed(share.high)}",
                path_of(share),
                escape(movers(share, explanation.names)),
            )
        console.print(Padding(table, (1, 0, 0, 0)))
    note = records_note(explanation)
    if note:
        console.print(f"[dim]{note}")
    for share in shown[:DETAILED_PARTIES]:
        title = f"Records behind the part of {share.name} ({signed(share.part)})"
        _print_records(title, share.evidence[-SHOWN_PER_PARTY:], console)
    _print_records("Between the two themselves", turn.direct[-SHOWN_EVIDENCE:], console)


def worth_showing(turn: Turn) -> list[PartyShare]:
    """Choose the third parties of a turn that a table needs.

    Parameters
    ----------
    turn
        With its parts.

    Returns
    -------
    list of PartyShare
        The largest parts in either direction, and every major power, which readers look for
        whether its part is large or small; largest first.
    """
    ordered = sorted(turn.parties, key=lambda share: -abs(share.part))
    return [s for n, s in enumerate(ordered) if n < SHOWN_PARTIES or s.major]


def _print_records(title: str, records: Iterable[Evidence], console: Console) -> None:
    once = {record.id: record for record in records}
    if not once:
        return
    console.print(f"[italic]{title}")
    for record in sorted(once.values(), key=lambda record: record.date):
        mark = {1: "[green]+[/]", -1: "[red]−[/]", 0: "·"}[record.sign]
        pair = "–".join(record.dyad)
        checked = "" if record.status == "checked" else " [yellow](from memory)[/]"
        source = f"{short_citation(record.citation)}; {record.id}"
        console.print(
            Padding(
                f"{mark} {record.date}  {escape(pair)}: {escape(record.text)} "
                f"[dim]({escape(source)})[/]{checked}",
                (0, 0, 0, 2),
            )
        )


def _print_motives(explanation: Explanation, console: Console) -> None:
    if not explanation.motives:
        return
    console.print()
    console.print("[bold]Direct motives: what the two deal in between themselves")
    for theme, records in explanation.motives.items():
        latest = records[-3:]
        told = "; ".join(f"{record.date} {record.text}" for record in latest)
        console.print(Padding(f"{theme}: {escape(told)}", (0, 0, 0, 2)))


def _print_triads(explanation: Explanation, console: Console) -> None:
    console.print()
    console.print("[bold]Triads then and now [/][dim](tie with the first, tie with the second)")
    for triads in (explanation.triads_then, explanation.triads_now):
        if not triads:
            continue
        told = "; ".join(_triad(triad) for triad in triads[:SHOWN_PARTIES])
        console.print(Padding(f"{triads[0].period}: {escape(told)}", (0, 0, 0, 2)))
    if explanation.one_sided:
        names = ", ".join(f"{name} {value:.2f}" for name, value in explanation.one_sided)
        console.print(
            Padding(
                f"Hostile to one, neutral to the other (index, not in the sum): {escape(names)}",
                (0, 0, 0, 2),
            )
        )


def _triad(triad: Triad) -> str:
    return f"{triad.name} {signed(triad.tie_ik)}, {signed(triad.tie_jk)} ({triad.channel})"


def _print_limits(explanation: Explanation, console: Console) -> None:
    console.print()
    console.print("[bold]What the data cannot see")
    for line in explanation.blind_spots:
        console.print(Padding(f"– {escape(line)}", (0, 0, 0, 2)))
    counts = explanation.records
    console.print(
        f"[dim]Recipe '{explanation.recipe}': {escape(explanation.recipe_title)}. Sources: "
        f"{', '.join(explanation.sources)}. Records about the two: {counts['all']}, of which "
        f"{counts['checked']} checked. Cite with: tertius cite {' '.join(explanation.sources)}"
    )


def print_source_mix(explanation: Explanation, console: Console) -> None:
    """Print how many dyads of the two each source and rule speaks about, by period.

    Parameters
    ----------
    explanation
        Of a dyad.
    console
        Where to print.
    """
    table = Table(
        box=None,
        pad_edge=False,
        title="Dyads with either of the two that each source and rule speaks about",
        title_justify="left",
    )
    table.add_column(explanation.unit)
    for name in explanation.source_mix:
        table.add_column(name, justify="right")
    for number, period in enumerate(explanation.periods):
        counts = (f"{series[number]:,}" for series in explanation.source_mix.values())
        table.add_row(period, *counts)
    console.print()
    console.print(table)
