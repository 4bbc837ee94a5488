"""Sentences about balance: what a number means, held against chance, and never more than that."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from tertius.chronicle import Record, read_chronicle
from tertius.panel.balance_answer import BalanceAnswer
from tertius.panel.balance_chance import NULL_WORDS
from tertius.panel.balance_findings import BalanceFindings, Coalition, FrustratedTie, Pivot
from tertius.panel.balance_records import TieRecord
from tertius.report.words import plural, signed

Row = Mapping[str, Any]

NEAR_ONE = 0.9
"""A null model above this says that the raw share could hardly be anything else."""

SCALE_DIGITS = {"walk_balance_scaled": 4}
"""Measures that differ only far behind the point."""

NAMED = 12
"""How many members of a coalition a sentence names."""

_NULLS = {"signs": "shuffled signs give", "rewired": "rewired ties give"}


def share(value: float | None, digits: int = 2) -> str:
    """Write a share, or a dash where there is none; one that is tiny but not 0 says so.

    Parameters
    ----------
    value
        In [0, 1], or None.
    digits
        After the point.

    Returns
    -------
    str

    Examples
    --------
    >>> share(0.9731), share(0.0004), share(None)
    ('0.97', '<0.001', '–')
    """
    if value is None:
        return "–"
    if 0 < abs(value) < 0.0005:
        return "<0.001"
    if 0 < abs(value) < 0.5 * 10**-digits:
        return f"{value:.3f}"
    if 1 - 0.5 * 10**-digits < value < 1:
        return f"{value:.4f}" if value < 0.99995 else ">0.9999"
    return f"{value:.{digits}f}"


def span(low: float | None, high: float | None, digits: int = 2) -> str:
    """Write an interval, or nothing where there is none."""
    if low is None or high is None:
        return ""
    return f"{share(low, digits)}–{share(high, digits)}"


def against_chance(row: Row, null_model: str | None = "signs") -> str:
    """Say what the null model gives, and where the value lies against it.

    Parameters
    ----------
    row
        Of the frame of measures.
    null_model
        ``signs`` or ``rewired``.

    Returns
    -------
    str
        Empty where there is no null model.
    """
    if row["null_mean"] is None:
        return ""
    band = span(row["null_low"], row["null_high"])
    told = f"{_NULLS[null_model or 'signs']} {share(row['null_mean'])} ({band})"
    if row["value"] > row["null_high"]:
        verdict = "more than chance"
    elif row["value"] < row["null_low"]:
        verdict = "less than chance"
    else:
        verdict = "no more than chance would give"
    z = "" if row["z"] is None else f", z {signed(row['z'], 1)}"
    near = (
        "; a value near 1 says little here, for chance alone comes close to it"
        if row["null_mean"] > NEAR_ONE
        else ""
    )
    return f"{told}: {verdict}{z}{near}"


def tie_words(value: float) -> str:
    """Write the strength of a tie with its sign; very large and tiny ones in powers of ten.

    Parameters
    ----------
    value
        Of any unit.

    Returns
    -------
    str

    Examples
    --------
    >>> tie_words(-0.5), tie_words(1e300), tie_words(0.0001)
    ('−0.50', '+1e+300', '+0.0001')
    """
    if 0 < abs(value) < 0.005 or abs(value) >= 1e6:
        return f"{value:+.3g}".replace("-", "−")
    return signed(value)


def triad_sentence(row: Row, kind: str, null_model: str | None, *, ranged: bool = False) -> str:
    """Say what share of complete triads is balanced.

    Parameters
    ----------
    row
        Of the frame of measures.
    kind
        ``strong`` or ``weak``.
    null_model
        See :func:`against_chance`.
    ranged
        Whether the interval is a range over recipes.

    Returns
    -------
    str
    """
    if row["value"] is None:
        return "Nothing can be said of the balance of triads."
    interval = span(row["low"], row["high"])
    name = "range over recipes" if ranged else "95% interval"
    interval = f" ({name} {interval})" if interval else ""
    what = (
        "of complete triads are balanced"
        if kind == "strong"
        else "are weakly balanced, where three enemies are no contradiction"
    )
    chance = against_chance(row, null_model)
    return f"{share(row['value'])} {what}{interval}{'; ' if chance else ''}{chance}."


def optimum_sentence(value: Row, ties: float, what: str) -> str:
    """Say how many ties stand against the best grouping, and whether that is proven.

    Parameters
    ----------
    value
        Row of the index.
    ties
        Number of ties.
    what
        The grouping: 'the best two sides', 'the best 4 coalitions'.

    Returns
    -------
    str
    """
    if value["value"] is None:
        return f"No index for {what}."
    part = f" ({value['value'] / ties:.1%})" if ties else ""
    head = f"{value['value']:,.0f} of {plural(int(ties), 'tie')}{part} stand against {what}"
    if value["proven"]:
        return f"{head}; proven: no grouping has fewer."
    gap = value["value"] - value["bound"]
    verb, noun = "is" if value["bound"] == 1 else "are", "tie" if gap == 1 else "ties"
    return (
        f"{head}: the best known; at least {value['bound']:,.10g} {verb} needed, so the gap is "
        f"{gap:,.10g} {noun} ({gap / max(value['value'], 1):.1%})."
    )


def best_groups(rows: Mapping[str, Row]) -> str:
    """Name the best coalitions with their number."""
    count = rows["coalitions"]["value"]
    if count is None:
        return "the best coalitions"
    return f"the best coalitions ({int(count):,} of two or more states)"


def optimum_words(row: Row) -> str:
    """Write an index for a table: with a range where it is not proven to be the least."""
    if row["value"] is None:
        return "–"
    if row["proven"]:
        return f"{row['value']:,.0f}"
    return f"{row['bound']:,.10g} to {row['value']:,.0f}"


def count_words(value: float | None) -> str:
    """Write a count, or a dash where there is none."""
    return "–" if value is None else f"{value:,.0f}"


def interval_words(intervals: str | None) -> str:
    """Name what stands in the columns ``low`` and ``high``."""
    return "range over recipes" if intervals == "recipes" else "95% interval"


def null_words(model: str | None) -> str:
    """Say what the null model does."""
    return "no null model was drawn" if model is None else NULL_WORDS[model]


def lead_sentence(answer: BalanceAnswer) -> str:
    """Say the most important thing of the shown period in one sentence."""
    row = answer.panel.of(answer.shown)["balance_strong"]
    ranged = answer.panel.intervals == "recipes"
    return triad_sentence(row, "strong", answer.panel.null_model, ranged=ranged)


def measure_sentences(answer: BalanceAnswer) -> list[str]:
    """Say what the triads and the optima of the shown period mean.

    Parameters
    ----------
    answer
        With measures.

    Returns
    -------
    list of str
        Strong balance, weak balance, and both indices.
    """
    rows, panel = answer.panel.of(answer.shown), answer.panel
    ties = rows["ties"]["value"]
    ranged = panel.intervals == "recipes"
    told = [lead_sentence(answer)]
    if rows["balance_weak"]["value"] is not None:
        weak = triad_sentence(rows["balance_weak"], "weak", panel.null_model, ranged=ranged)
        told.append(weak)
    told.append(optimum_sentence(rows["frustration"], ties, "the best two sides"))
    told.append(optimum_sentence(rows["weak_frustration"], ties, best_groups(rows)))
    return told


def polarisation_sentence(found: BalanceFindings) -> str:
    """Say how far the two sides stand apart."""
    if not found.polarisation:
        return ""
    told = ", ".join(f"{name} {share(value)}" for name, value in found.polarisation.items())
    return (
        f"{told[:1].upper()}{told[1:]} (all from 0 to 1; the first is the product of the others)."
    )


def record_parts(line: TieRecord) -> tuple[str, str]:
    """Put the record behind a tie into words.

    Parameters
    ----------
    line
        A line of a source.

    Returns
    -------
    text, citation : str
        Dates, kind and what happened; where to look it up, with the identifier of the record.
    """
    record = _chronicle().get(line.reference) if line.source == "chronicle" else None
    kind = line.kind.replace("_", " ")
    when = line.first if line.first == line.last else f"{line.first} to {line.last}"
    if record is None:
        return f"{when} {kind}", f"{line.source}; {line.reference}"
    status = "checked" if record.status == "checked" else "from memory, not yet checked"
    text = f"{record.date_text} {kind}: {record.text}"
    return text, f"{record.citation} · {line.reference} · {status}"


@cache
def _chronicle() -> Mapping[str, Record]:
    return {record.id: record for record in read_chronicle()}


def searching_words(what: str, progress: Any) -> str:
    """Say how far the search for an optimum is."""
    return f"{what}: best known {progress.value:,.10g}, at least {progress.bound:,.10g}"


def census_sentence(rows: Mapping[str, Row]) -> str:
    """Give the triad census with shares."""
    whole = rows["triads"]["value"]
    if whole is None:
        return "Triads and walks are not defined for parallel ties."
    if not whole:
        return "No complete triad."
    parts = []
    for name, shown in (("ppp", "+++"), ("ppn", "++−"), ("pnn", "+−−"), ("nnn", "−−−")):
        count = rows[f"triads_{name}"]["value"]
        parts.append(f"{shown} {count:,.0f} ({count / whole:.0%})")
    return f"{plural(int(whole), 'complete triad')}: {', '.join(parts)}."


def group_sentence(group: Coalition, *, limit: int = NAMED) -> str:
    """Name the members of a coalition.

    Parameters
    ----------
    group
        With its members.
    limit
        How many to name.

    Returns
    -------
    str
    """
    more = len(group.members) - limit
    rest = f" and {more:,} more" if more > 0 else ""
    return f"{', '.join(group.members[:limit])}{rest}"


def tie_sentence(tie: FrustratedTie, findings: BalanceFindings) -> str:
    """Say why a tie stands against the two sides."""
    sides = {name: group.name for group in findings.sides for name in group.members}
    if tie.sign < 0:
        where = sides.get(tie.name1)
        return "hostile, yet on one side" + (f" ({where})" if where else "")
    return "friendly, yet on different sides"


def pivot_sentence(pivot: Pivot) -> str:
    """Say how close a state stands to changing sides."""
    cost = (
        "changing sides would cost nothing: another best split has it on the other side"
        if pivot.cost == 0
        else f"changing sides would frustrate {plural(pivot.cost, 'more tie')}".replace(
            "more ties", "ties more"
        ).replace("more tie", "tie more")
    )
    return (
        f"{pivot.name} (with {pivot.side}): {pivot.frustrated} of its {plural(pivot.ties, 'tie')} "
        f"frustrated; {cost}"
    )


def mix_sentence(answer: BalanceAnswer, period: str) -> str:
    """Say how many dyads each source and layer speaks about in a period.

    Parameters
    ----------
    answer
        With a source mix.
    period
        One of its periods.

    Returns
    -------
    str
        Empty for networks of a file.
    """
    if not answer.mix:
        return ""
    place = answer.panel.periods.index(period)
    possible = answer.mix["possible"][place]
    told = ", ".join(
        f"{name} {counts[place]:,} ({counts[place] / possible:.0%})"
        for name, counts in answer.mix.items()
        if name != "possible" and possible
    )
    return f"Dyads that each source and layer speaks about, of {possible:,}: {told}."


def coverage_ends(answer: BalanceAnswer) -> list[str]:
    """Say of each source which periods it covers, where it does not cover all of them."""
    told = []
    layers = {"standing", "acts", "observed", "possible"}
    for name, counts in answer.mix.items():
        seen = [p for p, n in zip(answer.panel.periods, counts, strict=True) if n]
        if name in layers or len(seen) == len(counts):
            continue
        told.append(f"{name}: {seen[0]} to {seen[-1]}" if seen else f"{name}: none of the periods")
    return told
