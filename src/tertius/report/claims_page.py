"""Claims and verdicts as one self-contained page: quotations, tests, plots, tables, records.

The rule of this module: it shows what was found and adds nothing. One work is one piece of
evidence, however often it was printed; each test is told in a word and in numbers.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tertius.citations import format_text
from tertius.coding.texts import Texts
from tertius.documents.model import Proof
from tertius.exchange.atomic import write_text
from tertius.report.claims import NO_CAUSE, OUTCOMES, checked_facts, heading, verdict_words
from tertius.report.reading import stance_words, works_of
from tertius.report.references import works_for
from tertius.report.templates import filled
from tertius.report.words import plural
from tertius.verdict.claims import Checked, Claim, Measured, Saying

SCRIPTS = ("vendor/d3.min.js", "vendor/plot.umd.min.js", "page/claims.js", "page/save.js")
OPEN = 3
"""So many claims are unfolded from the start; the others are a click away."""
BADGES = {
    "agrees": ("yes", "The records agree"),
    "agrees in part": ("part", "They agree in part"),
    "standing only": ("none", "There all along, moved nothing"),
    "no support": ("none", "They do not support it"),
    "disagrees": ("no", "They speak against it"),
    "cannot tell": ("mute", "They cannot tell"),
}
"""Look and words of each outcome: never the colour alone."""


def write_claims_page(found: Sequence[Checked], path: Path, *, texts: Texts | None = None) -> Path:
    """Write the page of checked claims.

    Parameters
    ----------
    found
        With their measures and verdicts.
    path
        Where to.
    texts
        Where the claims were read; None for one that was typed.

    Returns
    -------
    pathlib.Path
        The file, written whole or not at all.

    Raises
    ------
    TertiusError
        If it cannot be written.
    """
    return write_text(render_claims_page(found, texts=texts), path)


def render_claims_page(found: Sequence[Checked], *, texts: Texts | None = None) -> str:
    """Give the page of checked claims as HTML.

    Parameters
    ----------
    found
        With their measures and verdicts.
    texts
        Where the claims were read; None for one that was typed.

    Returns
    -------
    str
    """
    sources = dict.fromkeys(
        name for each in found if each.measured is not None for name in each.measured.sources
    )
    facts = [checked_facts(each) for each in found]
    return filled(
        "claims.html",
        styles=("page/page.css", "page/claims.css"),
        scripts=SCRIPTS,
        filters={"percent": _percent},
        data={"claims": facts, "note": NO_CAUSE, "sources": list(sources)},
        title=_title(found),
        lead=_lead(found, texts),
        note=NO_CAUSE,
        claims=[_claim(number, each) for number, each in enumerate(found, 1)],
        refused=[] if texts is None else list(texts.refused),
        sources=list(sources),
        works=[format_text(work) for work in works_for(list(sources))],
    )


def _title(found: Sequence[Checked]) -> str:
    return (
        heading(found[0].claim).removeprefix("Claim: ")
        if len(found) == 1
        else f"{plural(len(found), 'claim')}, checked"
    )


def _lead(found: Sequence[Checked], texts: Texts | None) -> str:
    """Count texts, works and claims, and the verdicts on them."""
    verdicts = [each.verdict.outcome for each in found]
    counts = [
        f"{verdicts.count(n)} × {OUTCOMES[n][:-1].lower()}" for n in OUTCOMES if n in verdicts
    ]
    told = verdict_words(found[0]) if len(found) == 1 else f"Verdicts: {'; '.join(counts)}."
    if texts is None:
        return f"{plural(len(found), 'claim')}, typed and not read in a text. {told}"
    works = len(set(works_of(texts).values()))
    claims = plural(len(found), "claim") if found else "no claim"
    return (
        f"{plural(len(texts.readings), 'text')} of {plural(works, 'work')}: {claims} that a third "
        f"party drives two others together or apart. {told if found else ''}".rstrip()
    )


def _claim(number: int, checked: Checked) -> dict[str, Any]:
    claim, measured = checked.claim, checked.measured
    look, badge = BADGES[checked.verdict.outcome]
    return {
        "number": number,
        "open": number <= OPEN,
        "words": heading(claim).removeprefix("Claim: "),
        "together": claim.sign > 0,
        "look": look,
        "badge": badge,
        "verdict": verdict_words(checked),
        "driver": claim.driver.name,
        "dyad": [party.name for party in claim.dyad],
        "works": _works(claim),
        "span": _span_words(measured),
        "answers": checked.verdict.tests,
        "reasons": () if measured is not None else checked.verdict.reasons,
        "measured": measured,
        "series": [] if measured is None else _series(measured),
        "parties": [] if measured is None else _parties(claim, measured),
        "usual": _usual_words(measured),
        "plotted": measured is not None and len(measured.periods) > 1,
    }


def _works(claim: Claim) -> list[dict[str, Any]]:
    """Give one piece of evidence for each work: its statements, the clearest first."""
    by_work: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in claim.sayings:
        by_work[saying.work].append(saying)
    return [
        {
            "title": next((s.title for s in sayings if s.title), sayings[0].place),
            "voice": next((s.voice for s in sayings if s.voice), "nobody proven"),
            "sayings": [
                _saying(s)
                for s in sorted(
                    sayings, key=lambda s: (s.stance.level != "asserted", s.proof.start)
                )
            ],
        }
        for sayings in by_work.values()
    ]


def _saying(saying: Saying) -> dict[str, Any]:
    return {
        "words": marked(saying.proof, [saying.trigger]),
        "dating": saying.dating,
        "stance": stance_words(saying.stance),
        "condition": saying.condition,
        "place": saying.place,
        "start": saying.proof.start,
        "end": saying.proof.end,
        "publications": saying.publications,
    }


def marked(proof: Proof, triggers: Sequence[Proof]) -> list[tuple[bool, str]]:
    """Cut a quotation into parts that are and are not its triggers.

    Parameters
    ----------
    proof
        The sentence as published.
    triggers
        Words within it, by their characters of the same original.

    Returns
    -------
    list of (bool, str)
        Whether to highlight, and the words; all parts together are the sentence. A trigger that
        does not lie within the sentence is passed over.

    Examples
    --------
    >>> marked(Proof(10, 21, "K drove them"), [Proof(12, 17, "drove")])
    [(False, 'K '), (True, 'drove'), (False, ' them')]
    """
    parts: list[tuple[bool, str]] = []
    at, quote = 0, proof.quote
    for trigger in sorted(triggers, key=lambda t: (t.start, -t.end)):
        start, end = trigger.start - proof.start, trigger.end - proof.start
        if not 0 <= start < end <= len(quote) or end <= at:
            continue
        start = max(start, at)
        parts += [(False, quote[at:start])] if start > at else []
        if parts and parts[-1][0]:
            parts[-1] = (True, parts[-1][1] + quote[start:end])
        else:
            parts.append((True, quote[start:end]))
        at = end
    return [*parts, (False, quote[at:])] if at < len(quote) or not parts else parts


def _span_words(measured: Measured | None) -> str:
    if measured is None:
        return ""
    members = f" Its ties are the mean over {measured.members} members." if measured.members else ""
    return f"Held against {measured.before} to {measured.after}: {measured.chosen}.{members}"


def _series(measured: Measured) -> list[dict[str, Any]]:
    """Give the table twin of the plot: one row for each period, with what shifted in it."""
    timing = measured.timing
    marks = (
        (timing.dyad, "the two"),
        (timing.pull, "the pull"),
        *((period, f"tie {n}") for n, period in enumerate(timing.ties, 1)),
    )
    return [
        {
            "period": period,
            "alignment": measured.alignment[n],
            "pull": measured.pull[n],
            "ties": [tie[n] for tie in measured.ties],
            "shifts": [words for place, words in marks if place == period],
        }
        for n, period in enumerate(measured.periods)
    ]


def _parties(claim: Claim, measured: Measured) -> list[dict[str, Any]]:
    """Give the bars: the driver of the claim, then rivals that the text leaves out, then others."""
    main = measured.recipes[0]
    most = max([abs(main.part or 0.0), *(abs(r.part) for r in measured.rivals)]) or 1.0

    def bar(name: str, part: float, share: float | None, channel: str) -> dict[str, Any]:
        width = round(100 * abs(part) / most, 1)
        return {"name": name, "part": part, "share": share, "channel": channel, "width": width}

    own = [] if main.part is None else [bar(claim.driver.name, main.part, main.share, "")]
    groups = [("The third party of the claim", own)]
    for words, named in _GROUPS if claim.sayings else _TYPED:
        chosen = [r for r in measured.rivals if named is None or r.mentioned is named]
        groups.append((words, [bar(r.name, r.part, r.share, r.channel) for r in chosen]))
    return [{"words": words, "bars": bars} for words, bars in groups if bars]


_GROUPS: tuple[tuple[str, bool | None], ...] = (
    ("Others that moved them that way, and that the texts do not name", False),
    ("Others that moved them that way, and that the texts name", True),
)
_TYPED: tuple[tuple[str, bool | None], ...] = (("Others that moved them that way", None),)


def _percent(value: float | None) -> str:
    """Write a share of the movement; its direction is told by the part."""
    return "–" if value is None else f"{abs(value):.0%}"


def _usual_words(measured: Measured | None) -> str:
    if measured is None or measured.usual is None:
        return ""
    return (
        f"How usual that is: its part was at least as large in {measured.usual:.0%} of the "
        f"{measured.windows} other spans of this length that were looked at."
    )
