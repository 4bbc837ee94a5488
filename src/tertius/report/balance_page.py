"""An answer about balance as one self-contained page: words, plots, tables and records."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tertius.exchange.atomic import write_text
from tertius.panel.balance_answer import BalanceAnswer
from tertius.panel.balance_measures import DRAWN, ESTIMATED, MEASURES
from tertius.report.balance_details import Records, period_details
from tertius.report.balance_words import (
    SCALE_DIGITS,
    census_sentence,
    count_words,
    coverage_ends,
    interval_words,
    lead_sentence,
    measure_sentences,
    mix_sentence,
    null_words,
    optimum_words,
    share,
    span,
)
from tertius.report.templates import filled

SCRIPTS = ("vendor/d3.min.js", "vendor/plot.umd.min.js", "page/balance.js")

_SERIES = ("value", "low", "high", "null_mean", "null_low", "null_high")


def write_balance_page(answer: BalanceAnswer, path: Path | None = None) -> Path:
    """Write the page of an answer.

    Parameters
    ----------
    answer
        About one or several periods, or networks of a file.
    path
        Where to; by default a file in the folder for temporary files.

    Returns
    -------
    pathlib.Path
        The file, written whole or not at all.

    Raises
    ------
    TertiusError
        If it cannot be written.
    """
    target = path or Path(tempfile.gettempdir()) / "tertius-balance.html"
    return write_text(render_balance_page(answer), target)


def render_balance_page(answer: BalanceAnswer) -> str:
    """Give the page of an answer as HTML.

    Parameters
    ----------
    answer
        About one or several periods, or networks of a file.

    Returns
    -------
    str
    """
    rows = {period: answer.panel.of(period) for period in answer.panel.periods}
    records = Records()
    details = {one.period: period_details(answer, one, records) for one in answer.findings}
    data = _page_data(answer, rows, details, records)
    shown = rows[answer.shown]
    ends = coverage_ends(answer)
    lines = [f"Sources that do not cover every period: {'; '.join(ends)}."] if ends else []
    return filled(
        "balance.html",
        styles=("page/page.css", "page/balance.css"),
        scripts=SCRIPTS,
        data=data,
        filters={"share": share, "count": count_words},
        a=answer,
        many=len(answer.panel.periods) > 1,
        unit=answer.about.unit or "period",
        lead=lead_sentence(answer),
        interval_name=interval_words(answer.panel.intervals),
        null_words=null_words(answer.panel.null_model),
        rows=rows,
        span=lambda low, high, digits=2: span(low, high, digits) or "–",
        optimum=optimum_words,
        sentences=[census_sentence(shown), *measure_sentences(answer)],
        estimated=[(n, MEASURES[n].label, SCALE_DIGITS.get(n, 2)) for n in ESTIMATED],
        detail=details.get(answer.shown),
        told=list(details),
        drawn=any("net" in detail for detail in details.values()),
        records=records.plain,
        ends=[*lines, mix_sentence(answer, answer.shown)],
    )


def _page_data(
    answer: BalanceAnswer,
    rows: Mapping[str, Mapping[str, Any]],
    details: Mapping[str, Any],
    records: Records,
) -> dict[str, Any]:
    """Give what the figures are drawn from."""
    series = []
    for each in rows.values():
        strong, weak = each["frustration_share"], each["weak_frustration_share"]
        series.append(
            {key: _rounded(each["balance_strong"][key]) for key in _SERIES}
            | {"index": _rounded(strong["value"]), "proven": strong["proven"]}
            | {"weak": _rounded(weak["value"]), "weak_proven": weak["proven"]}
        )
    chance = [
        {"label": MEASURES[name].label, **{k: rows[answer.shown][name][k] for k in _SERIES}}
        for name in DRAWN
    ]
    return {
        "periods": list(answer.panel.periods),
        "shown": answer.shown,
        "told": list(details),
        "series": series,
        "chance": chance,
        "details": details,
        "records": records.plain,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 5)
