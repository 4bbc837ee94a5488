"""Claims and verdicts on the terminal and as plain data.

First the claim in its own words, with who says it and how it is meant; then what the records show,
test by test; then which third parties the text leaves out. A verdict tells of movements, and every
page and printout says that these prove no cause.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape

from tertius.explanation import Evidence
from tertius.report.reading import stance_words
from tertius.report.terminal import short_citation
from tertius.report.words import signed
from tertius.verdict.claims import Checked, Claim, Measured, Saying

OUTCOMES = {
    "agrees": "The records agree with the claim.",
    "agrees in part": "The records agree with the claim in part.",
    "standing only": "The records do not support the claim: the third party pulled that way all "
    "along, and nothing shows that it moved the two.",
    "no support": "The records do not support the claim.",
    "disagrees": "The records speak against the claim.",
    "cannot tell": "The records cannot tell.",
}
QUOTED = 240
SHOWN_SAYINGS = 3
NO_CAUSE = "Verdicts compare movements of records; agreement is no proof that anything was caused."


_DENIED = {
    "agrees": "What is denied agrees with the records.",
    "agrees in part": "What is denied agrees with the records in part.",
    "standing only": "The records do not support what is denied: the third party pulled that way "
    "all along, and nothing shows that it moved the two.",
    "no support": "The records do not support what is denied.",
    "disagrees": "The records speak against what is denied, as the text does.",
    "cannot tell": "The records cannot tell.",
}


def verdict_words(checked: Checked) -> str:
    """Say what the records make of a claim, or of a claim that is only denied.

    Parameters
    ----------
    checked
        With its verdict.

    Returns
    -------
    str
    """
    outcome = checked.verdict.outcome
    words = _DENIED[outcome] if checked.claim.denied else OUTCOMES[outcome]
    passed = [test.passed for test in checked.verdict.tests]
    return f"{words} ({passed.count(True)} of {len(passed)} tests passed)" if passed else words


def heading(claim: Claim) -> str:
    """Give the claim in a few words, and say if nobody makes it.

    Parameters
    ----------
    claim
        With its sayings.

    Returns
    -------
    str
    """
    return f"{'Denied' if claim.denied else 'Claim'}: {claim.words}"


def checked_facts(checked: Checked) -> dict[str, Any]:
    """Give a checked claim as plain data.

    Parameters
    ----------
    checked
        With its measures and verdict.

    Returns
    -------
    dict
        Parts and pulls in pulls, ties and alignments from −1 to +1, shares from 0 to 1.
    """
    claim = checked.claim
    return {
        "claim": claim.words,
        "driver": asdict(claim.driver),
        "dyad": [asdict(party) for party in claim.dyad],
        "sign": claim.sign,
        "since": None if claim.since is None else claim.since.isoformat(),
        "until": None if claim.until is None else claim.until.isoformat(),
        "works": claim.works,
        "sayings": [asdict(saying) for saying in claim.sayings],
        "outcome": checked.verdict.outcome,
        "denied": claim.denied,
        "verdict": verdict_words(checked),
        "reasons": list(checked.verdict.reasons),
        "tests": [asdict(test) for test in checked.verdict.tests],
        "measured": None if checked.measured is None else asdict(checked.measured),
        "note": NO_CAUSE,
    }


def print_checked(checked: Checked, console: Console, *, records: bool = True) -> None:
    """Print a claim with its verdict.

    Parameters
    ----------
    checked
        With its measures and verdict.
    console
        Where to.
    records
        Whether to list the records behind.
    """
    claim, measured = checked.claim, checked.measured
    console.print(f"[bold]{escape(heading(claim))}[/]")
    _print_sayings(claim, console)
    if measured is not None:
        console.print(
            f"  Held against {measured.before} to {measured.after} ({escape(measured.chosen)}):"
        )
    console.print(f"  [bold]{verdict_words(checked)}[/]", soft_wrap=True)
    for test in checked.verdict.tests:
        sign = {True: "✓", False: "✗", None: "?"}[test.passed]
        console.print(f"  {sign} {escape(test.words)}", soft_wrap=True)
    if not checked.verdict.tests:
        for reason in checked.verdict.reasons:
            console.print(f"  – {escape(reason)}", soft_wrap=True)
    if measured is not None:
        _print_measured(claim, measured, console, records=records)
    console.print()


def _print_sayings(claim: Claim, console: Console) -> None:
    """Print one piece of evidence for each work: its statements, the clearest first."""
    by_work: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in claim.sayings:
        by_work[saying.work].append(saying)
    for sayings in by_work.values():
        ranked = sorted(sayings, key=lambda s: (s.stance.level != "asserted", s.proof.start))
        who = next((s.voice for s in ranked if s.voice), "nobody proven")
        title = next((s.title for s in ranked if s.title), ranked[0].place)
        often = f", in {len(ranked)} statements" if len(ranked) > 1 else ""
        denials = sum(saying.stance.level == "negated" for saying in ranked)
        if 0 < denials < len(ranked):
            often += f", {denials} of which deny it"
        console.print(f"  {escape(who)}, {escape(title)}{often}:", soft_wrap=True)
        for saying in ranked[:SHOWN_SAYINGS]:
            _print_saying(saying, console)
        if len(ranked) > SHOWN_SAYINGS:
            console.print(f"    … and {len(ranked) - SHOWN_SAYINGS} more statements: --json")


def _print_saying(saying: Saying, console: Console) -> None:
    quote = " ".join(saying.proof.quote.split())
    quote = quote if len(quote) <= QUOTED else quote[: QUOTED - 1].rstrip() + "…"
    dating = f"{saying.dating}: " if saying.dating else ""
    often = f", in {saying.publications} publications" if saying.publications > 1 else ""
    condition = f"; if: “{saying.condition}”" if saying.condition else ""
    console.print(
        f"    {dating}“{escape(quote)}” [dim]\\[{saying.proof.start}–{saying.proof.end} of "
        f"{escape(saying.place)}{often}; {escape(stance_words(saying.stance))}"
        f"{escape(condition)}][/]",
        soft_wrap=True,
    )


def _print_measured(claim: Claim, measured: Measured, console: Console, *, records: bool) -> None:
    ties = zip(claim.dyad, measured.ties_before, measured.ties_after, strict=True)
    told = "; ".join(f"{p.name} {_tie(before)} → {_tie(after)}" for p, before, after in ties)
    mean = (
        f", mean over {measured.members} members (its pulls are their sum)"
        if measured.members
        else ""
    )
    console.print(f"  Ties of {escape(claim.driver.name)}{mean}: {escape(told)} (−1 to +1)")
    if measured.usual is not None:
        console.print(
            f"  How usual: its part was at least as large in {measured.usual:.0%} of the "
            f"{measured.windows} other spans of this length since {_first_year(measured)}.",
            soft_wrap=True,
        )
    for words, chosen in (
        ("Third parties that moved them that way and that the text does not name", False),
        ("Others that did and that it names", True),
    ):
        rivals = [rival for rival in measured.rivals if rival.mentioned is chosen]
        if rivals and claim.sayings:
            console.print(f"  {words}: {escape(_rivals(rivals))}", soft_wrap=True)
    if measured.rivals and not claim.sayings:
        rivals = list(measured.rivals)
        console.print(
            f"  Third parties that moved them that way: {escape(_rivals(rivals))}", soft_wrap=True
        )
    if records:
        _print_records(f"Records of {claim.driver.name} with the two", measured.records, console)
        _print_records("Records between the two", measured.direct, console)


def _first_year(measured: Measured) -> str:
    length = int(measured.after[:4]) - int(measured.before[:4])
    return str(int(measured.after[:4]) - length - measured.windows)


def _rivals(rivals: Sequence[Any]) -> str:
    return ", ".join(f"{r.name} {signed(r.part)} pulls ({r.channel})" for r in rivals)


def _print_records(title: str, found: Sequence[Evidence], console: Console) -> None:
    if not found:
        return
    console.print(f"  {escape(title)}:")
    for record in found:
        sign = {1: "+", -1: "−", 0: "·"}[record.sign]
        console.print(
            f"    {sign} {record.date}  {escape(record.text)} "
            f"[dim]({escape(short_citation(record.citation))}; {escape(record.id)})[/]",
            soft_wrap=True,
        )


def _tie(value: float | None) -> str:
    return "unknown" if value is None else signed(value)
