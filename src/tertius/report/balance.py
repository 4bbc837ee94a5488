"""Balance on the terminal: words first, then tables, then the ties behind them."""

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from tertius.panel.balance_answer import BalanceAnswer
from tertius.panel.balance_measures import ESTIMATED, MEASURES
from tertius.panel.balance_records import TieRecord
from tertius.report.balance_optima import lone_states, optima_sentence
from tertius.report.balance_words import (
    SCALE_DIGITS,
    census_sentence,
    count_words,
    coverage_ends,
    group_sentence,
    interval_words,
    measure_sentences,
    mix_sentence,
    optimum_words,
    pivot_sentence,
    polarisation_sentence,
    record_parts,
    share,
    span,
    tie_sentence,
    tie_words,
)
from tertius.report.terminal import short_citation, sparkline
from tertius.report.words import plural, signed

METHODS = ("cartwright1956", "davis1967", "harary1959", "aref2018", "estrada2014")
"""Works behind the measures that every answer gives."""

SHOWN_TIES = 10
SHOWN_RECORDS = 2
SHOWN_PIVOTS = 5
SHOWN_PERIODS = 24
SHOWN_GROUPS = 8


def print_balance(answer: BalanceAnswer, console: Console) -> None:
    """Print what is known of the balance of one or several periods.

    Parameters
    ----------
    answer
        With measures and findings.
    console
        Where to print.
    """
    console.print()
    console.rule(f"[bold]{escape(answer.title)}", align="left")
    _print_basis(answer, console)
    if len(answer.panel.periods) > 1:
        _print_series(answer, console)
        _print_periods(answer, console)
        console.print()
        console.rule(f"[bold]{escape(answer.shown)}", align="left")
    _print_measures(answer, console)
    _print_sides(answer, console)
    _print_ties(answer, console)
    _print_pivots(answer, console)
    _print_limits(answer, console)


def _print_basis(answer: BalanceAnswer, console: Console) -> None:
    about = answer.about
    if about.sources:
        names = ", ".join(source.name for source in about.sources)
        console.print(f"[dim]{escape(about.notes[0])} Sources: {escape(names)}.")
    ends = coverage_ends(answer)
    if ends:
        console.print(f"[dim]Sources that do not cover every period: {escape('; '.join(ends))}.")


def _print_series(answer: BalanceAnswer, console: Console) -> None:
    """Draw the shares through time, one line each, with the null model below."""
    rows = answer.panel.rows("balance_strong")
    step = max(1, -(-len(rows) // max(20, console.width - 24)))
    kept = rows[::step]
    console.print()
    for label, key in (("balanced triads", "value"), ("null model", "null_mean")):
        console.print(f"{label:<18}{sparkline([row[key] for row in kept], 0, 1)}")
    index = answer.panel.rows("frustration_share")[::step]
    console.print(f"{'frustrated ties':<18}{sparkline([r['value'] for r in index], 0, 0.5)}")
    every = "" if step == 1 else f", one in {step}"
    console.print(
        f"[dim]{kept[0]['period']} to {kept[-1]['period']}{every}; shares of complete triads from "
        "0 to 1, of ties from 0 to ½; · where the sources cannot speak"
    )


def _print_periods(answer: BalanceAnswer, console: Console) -> None:
    panel = answer.panel
    step = max(1, -(-len(panel.periods) // SHOWN_PERIODS))
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("period", no_wrap=True, min_width=7)
    interval = "range" if panel.intervals == "recipes" else "95%"
    for name in ("states", "ties", "hostile", "balanced", interval, "chance 95%", "z"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("frustrated", "weakly", "coalitions"):
        table.add_column(name, justify="right", no_wrap=True)
    for period in panel.periods[::-step][::-1]:
        rows = panel.of(period)
        strong = rows["balance_strong"]
        table.add_row(
            period,
            *(count_words(rows[n]["value"]) for n in ("states", "ties", "negative_ties")),
            share(strong["value"]),
            span(strong["low"], strong["high"]) or "–",
            span(strong["null_low"], strong["null_high"]) or "–",
            signed(strong["z"], 1),
            *(optimum_words(rows[n]) for n in ("frustration", "weak_frustration")),
            count_words(rows["coalitions"]["value"]),
        )
    console.print()
    console.print(table)
    if step > 1:
        console.print(f"[dim]One period in {step} is shown; all of them: --out FILE or --json")
    console.print(
        "[dim]frustrated, weakly: ties against the best two sides, and against the best "
        "coalitions; two numbers: proven lower bound and best known"
    )


def _print_measures(answer: BalanceAnswer, console: Console) -> None:
    rows = answer.panel.of(answer.shown)
    ties = rows["ties"]["value"]
    console.print()
    console.print(
        f"{plural(int(rows['states']['value']), 'state')} and {plural(int(ties), 'tie')}: "
        f"{count_words(rows['positive_ties']['value'])} friendly, "
        f"{count_words(rows['negative_ties']['value'])} hostile. {escape(census_sentence(rows))}"
    )
    mix = mix_sentence(answer, answer.shown)
    if mix:
        console.print(f"[dim]{escape(mix)}")
    console.print()
    for sentence in measure_sentences(answer):
        console.print(escape(sentence))
    console.print()
    console.print(_shares(answer))


def _shares(answer: BalanceAnswer) -> Table:
    """Give every estimated measure with interval and null model as a table."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("share")
    for name in ("value", interval_words(answer.panel.intervals), "null model"):
        table.add_column(name, justify="right")
    table.add_column("95% band", justify="right")
    table.add_column("z", justify="right")
    rows = answer.panel.of(answer.shown)
    for name in ESTIMATED:
        row, digits = rows[name], SCALE_DIGITS.get(name, 2)
        table.add_row(
            MEASURES[name].label,
            share(row["value"], digits),
            span(row["low"], row["high"], digits) or "–",
            share(row["null_mean"], digits),
            span(row["null_low"], row["null_high"], digits) or "–",
            signed(row["z"], 1),
        )
    return table


def _print_sides(answer: BalanceAnswer, console: Console) -> None:
    found = answer.told
    if not found.sides:
        return
    console.print()
    console.print("[bold]The two sides of the best split")
    for group in found.sides:
        _print_group(group.name, len(group.members), group_sentence(group), console)
    console.print(f"[dim]  {escape(optima_sentence(answer))}")
    if found.coalitions:
        console.print("[bold]Coalitions, where three enemies are no contradiction")
        for group in found.coalitions[:SHOWN_GROUPS]:
            _print_group(group.name, len(group.members), group_sentence(group), console)
        if len(found.coalitions) > SHOWN_GROUPS:
            left = len(found.coalitions) - SHOWN_GROUPS
            console.print(f"[dim]  and {plural(left, 'smaller one')}: --json or --html")
        alone = lone_states(answer)
        if alone:
            console.print(f"[dim]  and {plural(alone, 'state')} with ties, but each on its own.")
    if found.apart:
        names = ", ".join(found.apart[:SHOWN_TIES])
        more = f" and {len(found.apart) - SHOWN_TIES:,} more"
        rest = more if len(found.apart) > SHOWN_TIES else ""
        console.print(f"[dim]Tied, but with nobody of these: {escape(names)}{rest}.")
    if found.untied:
        console.print(f"[dim]Without any tie: {plural(len(found.untied), 'state')}.")


def _print_group(name: str, size: int, told: str, console: Console) -> None:
    head = f"[bold]{escape(name)}[/] ({plural(size, 'state')}): "
    console.print(Padding(head + escape(told), (0, 0, 0, 2)))


def _print_ties(answer: BalanceAnswer, console: Console) -> None:
    found = answer.told
    if not found.frustrated:
        return
    console.print()
    console.print("[bold]Frustrated ties[/][dim] (against the two sides), strongest first")
    behind = answer.records.get(answer.shown, {})
    for tie in found.frustrated[:SHOWN_TIES]:
        pair = f"{tie.name1}–{tie.name2}"
        head = f"{escape(pair)} {tie_words(tie.tie)}: {escape(tie_sentence(tie, found))}"
        console.print(Padding(head, (0, 0, 0, 2)))
        for line in behind.get((tie.ccode1 or 0, tie.ccode2 or 0), ())[:SHOWN_RECORDS]:
            _print_record(line, console)
    more = len(found.frustrated) - SHOWN_TIES
    if more > 0:
        console.print(f"[dim]  and {more:,} more: --frustrated FILE, --json or --html")


def _print_record(line: TieRecord, console: Console) -> None:
    mark = "[green]+[/]" if line.sign > 0 else "[red]−[/]"
    console.print(Padding(f"{mark} {escape(record_words(line))}", (0, 0, 0, 4)))


def record_words(line: TieRecord) -> str:
    """Put the record behind a tie into one line, with the first source of its citation.

    Parameters
    ----------
    line
        A line of a source.

    Returns
    -------
    str
    """
    text, cited = record_parts(line)
    if line.source != "chronicle":
        return f"{text} ({cited})"
    checked = " (from memory)" if "from memory" in cited else ""
    return f"{text} ({short_citation(cited.partition(' · ')[0])}; {line.reference}){checked}"


def _print_pivots(answer: BalanceAnswer, console: Console) -> None:
    found = answer.told
    if found.pivots:
        console.print()
        console.print("[bold]Between the sides")
        for pivot in found.pivots[:SHOWN_PIVOTS]:
            console.print(Padding(escape(pivot_sentence(pivot)), (0, 0, 0, 2)))
    if found.polarisation:
        console.print(escape(polarisation_sentence(found)))


def _print_limits(answer: BalanceAnswer, console: Console) -> None:
    console.print()
    for note in answer.about.notes[1 if answer.about.sources else 0 :]:
        console.print(f"[dim]{escape(note)}")
    if answer.about.sources:
        cite = " ".join((*(source.name for source in answer.about.sources), *METHODS))
        console.print(f"[dim]Cite with: tertius cite {escape(cite)}")
