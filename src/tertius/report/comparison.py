"""Two versions of a text on the terminal and as plain data."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape

from tertius.documents.cleaning import facts_of
from tertius.documents.model import Fact, Proof
from tertius.documents.versions import Side, Versions
from tertius.documents.works.changes import Change
from tertius.documents.works.comparing import Edit
from tertius.documents.works.model import FAMILY_TYPES
from tertius.report.documents import (
    SHORT,
    fact_dict,
    fact_words,
    heading,
    proof_dict,
    proof_words,
)
from tertius.report.library import place_end
from tertius.report.works import relation_dict, relation_words

Places = Mapping[str, Sequence[str]]
"""Where each document was found, by identity."""

FIELDS = ("title", "author", "venue", "host", "date")
_ORDERED = FAMILY_TYPES | {"follow_up"}
"""Relations of which one piece came first."""


def counts(versions: Versions) -> dict[str, int]:
    """Count sentences by what became of them.

    Parameters
    ----------
    versions
        Two versions.

    Returns
    -------
    dict
        ``kept`` and ``edited`` count matches, ``dropped`` and ``new`` sentences; ``changed`` are
        the edits that change a claim.
    """
    found = versions.comparison
    return {
        "kept": len(found.kept),
        "edited": len(found.edited),
        "dropped": len(found.dropped),
        "new": len(found.new),
        "changed": sum(bool(edit.changes) for edit in found.edited),
    }


def count_words(versions: Versions) -> str:
    """Say how many sentences were kept, edited, dropped and new.

    Parameters
    ----------
    versions
        Two versions.

    Returns
    -------
    str
    """
    n = counts(versions)
    sizes = f"{len(versions.source.sentences)} → {len(versions.derived.sentences)} sentences"
    return (
        f"{n['kept']} kept, {n['edited']} edited ({n['changed']} change the claim), "
        f"{n['dropped']} dropped, {n['new']} new ({sizes})"
    )


def lead(versions: Versions, names: tuple[str, str]) -> str:
    """Say what the second version is to the first.

    Parameters
    ----------
    versions
        Two versions.
    names
        What to call the source and the derived one.

    Returns
    -------
    str
    """
    relation = versions.relation
    unknown = relation.type in _ORDERED and not relation.directed
    order = "; nothing proves which came first" if unknown else ""
    return f"{names[1]} {relation_words(relation)} {names[0]}{order}."


def spoken(versions: Versions) -> str:
    """Say where changes of a claim are not told, because there are lists for English only.

    Parameters
    ----------
    versions
        Two versions.

    Returns
    -------
    str
        Empty for two English texts.
    """
    sides = (versions.source, versions.derived)
    found = {run.language for side in sides for run in side.document.languages} - {"en", "und"}
    told = ", ".join(sorted(found))
    return f"Changes of a claim are told for English only, not for: {told}." if found else ""


def names_of(versions: Versions, places: Places) -> tuple[str, str]:
    """Give short names of both versions: the ends of their places, or their identities.

    Parameters
    ----------
    versions
        Two versions.
    places
        Where they were found.

    Returns
    -------
    source, derived : tuple of str
    """
    found = []
    for side in (versions.source, versions.derived):
        identity = side.document.identity
        place = next(iter(places.get(identity, ())), side.document.original.place)
        found.append(place_end(place) or identity[:SHORT])
    if found[0] == found[1]:
        sides = (versions.source, versions.derived)
        found = [side.document.identity[:SHORT] for side in sides]
    return found[0], found[1]


def told_facts(side: Side) -> list[Fact]:
    """Give the facts of a version that are shown: no mentions.

    Parameters
    ----------
    side
        One version.

    Returns
    -------
    list of Fact
    """
    facts = facts_of(side.document, side.segment)
    return [f for f in facts if f.field in FIELDS and f.kind != "mentioned"]


def proofs(side: Side, places: Iterable[int]) -> list[Proof]:
    """Give sentences as published.

    Parameters
    ----------
    side
        One version.
    places
        Of sentences in it.

    Returns
    -------
    list of Proof
    """
    return [side.document.published(side.sentences[place].span) for place in places]


def change_words(change: Change) -> str:
    """Write a change in one line.

    Parameters
    ----------
    change
        Of a claim.

    Returns
    -------
    str

    Examples
    --------
    >>> change_words(Change("actor", ("The alliance",), ("The United States",)))
    'actor: The alliance → The United States'
    >>> change_words(Change("certainty", (), ("likely",)))
    'certainty: – → likely'
    """
    old, new = (", ".join(side) or "–" for side in (change.before, change.after))
    return f"{change.kind}: {old} → {new}"


def comparison_facts(versions: Versions, places: Places) -> dict[str, Any]:
    """Give a comparison as plain data.

    Parameters
    ----------
    versions
        Two versions.
    places
        Where they were found.

    Returns
    -------
    dict
        Sentences are counted from 0; proofs count code points of the originals.
    """
    found, source, derived = versions.comparison, versions.source, versions.derived
    return {
        "source": _side_dict(source, places),
        "derived": _side_dict(derived, places),
        "relation": relation_dict(versions.relation),
        "counts": counts(versions),
        "note": spoken(versions),
        "kept": [_match_dict(versions, m.source, m.derived, m.score) for m in found.kept],
        "edited": [
            _match_dict(versions, e.match.source, e.match.derived, e.match.score)
            | {
                "diff": [list(part) for part in e.diff],
                "changes": [
                    {"kind": c.kind, "before": list(c.before), "after": list(c.after)}
                    for c in e.changes
                ],
            }
            for e in found.edited
        ],
        "dropped": [
            {"sentence": place, "proof": proof_dict(proofs(source, [place])[0])}
            for place in found.dropped
        ],
        "new": [
            {"sentence": place, "proof": proof_dict(proofs(derived, [place])[0])}
            for place in found.new
        ],
    }


def print_comparison(
    versions: Versions, places: Places, console: Console, *, everything: bool
) -> None:
    """Print a comparison.

    Parameters
    ----------
    versions
        Two versions.
    places
        Where they were found.
    console
        Where to.
    everything
        Print kept, dropped and new sentences in full, too.
    """
    names = names_of(versions, places)
    console.print(f"[bold]{escape(heading(versions.source.document))}[/]")
    console.print(escape(lead(versions, names)))
    console.print(f"  {escape(versions.relation.because)}", soft_wrap=True)
    console.print(f"[bold]{count_words(versions)}[/]")
    console.print(f"{spoken(versions)}\n" if spoken(versions) else "")
    for name, side in zip(names, (versions.source, versions.derived), strict=True):
        console.print(f"{escape(name)}")
        for fact in told_facts(side):
            told = f"{fact_words(fact)}: {fact.value}"
            console.print(
                f"  {escape(told)}  [dim]{escape(proof_words(fact.proof))}[/]", soft_wrap=True
            )
    changed = [edit for edit in versions.comparison.edited if edit.changes]
    plain = [edit for edit in versions.comparison.edited if not edit.changes]
    _print_edits("Edits that change the claim", changed, versions, console)
    _print_edits("Edits of wording", plain, versions, console)
    found = versions.comparison
    kept = [place for match in found.kept for place in match.derived]
    for title, side, chosen in (
        (f"Kept: old sentences, repeated in {names[1]}", versions.derived, kept),
        (f"Dropped: in {names[0]} only", versions.source, found.dropped),
        (f"New: in {names[1]} only", versions.derived, found.new),
    ):
        _print_sentences(title, side, chosen, console, everything=everything)
    if not everything and (kept or found.dropped or found.new):
        console.print("\n[dim]All sentences: --all; both texts side by side: --html FILE[/]")


def diff_words(edit: Edit) -> str:
    """Write a word diff with brackets: [-dropped-] {+added+}, as wdiff does.

    Parameters
    ----------
    edit
        Of a sentence.

    Returns
    -------
    str
    """
    marks = {"keep": "{}", "drop": "[-{}-]", "add": "{{+{}+}}"}
    return " ".join(marks[op].format(words) for op, words in edit.diff)


def _print_edits(title: str, edits: Sequence[Edit], versions: Versions, console: Console) -> None:
    if not edits:
        return
    console.print(f"\n[bold]{title} ({len(edits)})[/]")
    for edit in edits:
        told = "; ".join(change_words(change) for change in edit.changes)
        if told:
            console.print(f"  [bold]{escape(told)}[/]", soft_wrap=True)
        console.print(f"    {escape(diff_words(edit))}", soft_wrap=True)
        where = _where(versions.source, edit.match.source)
        console.print(f"    [dim]{where} → {_where(versions.derived, edit.match.derived)}[/]")


def _where(side: Side, places: Sequence[int]) -> str:
    spans = [f"{proof.start}–{proof.end}" for proof in proofs(side, places)]
    numbers = "+".join(str(place + 1) for place in places)
    return f"sentence {numbers} \\[{', '.join(spans)}]"


def _print_sentences(
    title: str, side: Side, places: Sequence[int], console: Console, *, everything: bool
) -> None:
    console.print(f"\n[bold]{escape(title)} ({len(places)})[/]")
    for place in places if everything else places[:2]:
        (proof,) = proofs(side, [place])
        quote = " ".join(proof.quote.split()) if everything else None
        text = f"“{quote}” [{proof.start}–{proof.end}]" if quote else proof_words(proof)
        console.print(f"  {escape(text)}", soft_wrap=True)
    if not everything and len(places) > 2:
        console.print(f"  … and {len(places) - 2} more")


def _side_dict(side: Side, places: Places) -> dict[str, Any]:
    return {
        "identity": side.document.identity,
        "places": list(places.get(side.document.identity, (side.document.original.place,))),
        "segment": side.segment,
        "sentences": len(side.sentences),
        "facts": [fact_dict(fact) for fact in facts_of(side.document, side.segment)],
    }


def _match_dict(
    versions: Versions, source: Sequence[int], derived: Sequence[int], score: float
) -> dict[str, Any]:
    return {
        "source": list(source),
        "derived": list(derived),
        "score": round(score, 4),
        "source_proofs": [proof_dict(p) for p in proofs(versions.source, source)],
        "derived_proofs": [proof_dict(p) for p in proofs(versions.derived, derived)],
    }
