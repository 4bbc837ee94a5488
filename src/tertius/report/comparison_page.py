"""Two versions of a text as one self-contained page: the sentences side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tertius.documents.versions import Side, Versions
from tertius.documents.works.changes import Change
from tertius.documents.works.comparing import Edit
from tertius.exchange.atomic import write_text
from tertius.report.comparison import (
    Places,
    count_words,
    lead,
    names_of,
    proofs,
    spoken,
    told_facts,
)
from tertius.report.documents import fact_words, heading, proof_words, short
from tertius.report.templates import filled

_NOTES = {
    "changed": "Somebody else acts or is acted upon, friendly became hostile, or dates, numbers "
    "or certainty differ: fresh statements, with the date of the later version.",
    "wording": "The words differ, the claim as far as these rules see does not.",
    "kept": "The same words: old statements, repeated.",
    "dropped": "In the older version only.",
    "new": "In the later version only.",
}
_OPS = {"keep": "", "drop": "del", "add": "ins"}


def write_comparison_page(versions: Versions, places: Places, path: Path) -> Path:
    """Write the page of a comparison.

    Parameters
    ----------
    versions
        Two versions.
    places
        Where they were found, by identity.
    path
        Where to.

    Returns
    -------
    pathlib.Path
        The file, written whole or not at all.

    Raises
    ------
    TertiusError
        If it cannot be written.
    """
    return write_text(render_comparison_page(versions, places), path)


def render_comparison_page(versions: Versions, places: Places) -> str:
    """Give the page of a comparison as HTML.

    Parameters
    ----------
    versions
        Two versions.
    places
        Where they were found, by identity.

    Returns
    -------
    str
    """
    names = names_of(versions, places)
    found = versions.comparison
    changed = [_edit_row(versions, edit) for edit in found.edited if edit.changes]
    wording = [_edit_row(versions, edit) for edit in found.edited if not edit.changes]
    kept = [_row("kept", versions, m.source, m.derived) for m in found.kept]
    dropped = [_row("dropped", versions, (place,), ()) for place in found.dropped]
    new = [_row("new", versions, (), (place,)) for place in found.new]
    groups = (
        ("changed", "Edits that change the claim", changed),
        ("wording", "Edits of wording", wording),
        ("kept", "Kept", kept),
        ("dropped", "Dropped", dropped),
        ("new", "New", new),
    )
    return filled(
        "compare.html",
        styles=("page/page.css", "page/compare.css"),
        c={
            "heading": heading(versions.source.document),
            "lead": f"{lead(versions, names)} {count_words(versions)}.",
            "because": f"{versions.relation.because}. {spoken(versions)}".strip(),
            "texts": [
                _text(side, name, places)
                for side, name in zip((versions.source, versions.derived), names, strict=True)
            ],
            "groups": [
                {"id": key, "title": title, "note": _NOTES[key], "rows": rows}
                for key, title, rows in groups
            ],
        },
    )


def _text(side: Side, name: str, places: Places) -> dict[str, Any]:
    identity = side.document.identity
    return {
        "name": name,
        "identity": short(identity),
        "places": list(places.get(identity, (side.document.original.place,))),
        "facts": [
            {"label": fact_words(f), "value": f.value, "proof": proof_words(f.proof)}
            for f in told_facts(side)
        ],
    }


def _edit_row(versions: Versions, edit: Edit) -> dict[str, Any]:
    row = _row("edited", versions, edit.match.source, edit.match.derived)
    # The word diff stands beside the first sentence of each side, for all of that side.
    for side, hidden in (("source", "add"), ("derived", "drop")):
        parts = [(_OPS[op], words) for op, words in edit.diff if op != hidden]
        for nth, cell in enumerate(row[side]):
            cell["words"] = parts if nth == 0 else []
    row["changes"] = [_change(change) for change in edit.changes]
    return row


def _change(change: Change) -> dict[str, str]:
    return {
        "kind": change.kind,
        "old": ", ".join(change.before),
        "new": ", ".join(change.after),
    }


def _row(
    kind: str, versions: Versions, source: Sequence[int], derived: Sequence[int]
) -> dict[str, Any]:
    return {
        "kind": kind,
        "changes": [],
        "source": _cell(versions.source, source),
        "derived": _cell(versions.derived, derived),
    }


def _cell(side: Side, places: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {
            "number": place + 1,
            "start": proof.start,
            "end": proof.end,
            "words": [("", " ".join(proof.quote.split()))],
        }
        for place, proof in zip(places, proofs(side, places), strict=True)
    ]
