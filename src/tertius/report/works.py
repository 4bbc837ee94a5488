"""Works on the terminal and as plain data: publications, what they are to each other, voices."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.markup import escape

from tertius.documents.cleaning import facts_of
from tertius.documents.model import Fact
from tertius.documents.works.model import Relation
from tertius.report.documents import (
    fact_dict,
    fact_words,
    heading,
    proof_dict,
    proof_words,
    short,
)
from tertius.store.documents.works import Member, Work, Works

WORDS = {
    "identical": "has the same words as",
    "republication": "is a republication of",
    "excerpt": "is an excerpt of",
    "rework": "is a rework of",
    "follow_up": "is a follow-up to",
    "template": "follows the same formula as",
    "shared_quotation": "quotes the same words as",
    "shared_furniture": "has text of the site or a bio in common with",
    "independent": "is independent of",
}
_UNDIRECTED = {
    "republication": "is the same piece as",
    "excerpt": "is an excerpt of, or the source of,",
    "rework": "is a rework of, or the source of,",
    "follow_up": "is a follow-up to, or followed by,",
}
_SHOWN_FACTS = ("title", "author", "venue", "host", "date")


def relation_words(relation: Relation) -> str:
    """Say what the derived piece is to the source.

    Parameters
    ----------
    relation
        Of two pieces.

    Returns
    -------
    str

    Examples
    --------
    >>> relation_words(Relation("a#0", "b#0", "rework", False, 0.5, 0.5, ""))
    'is a rework of, or the source of,'
    """
    words = WORDS if relation.directed else WORDS | _UNDIRECTED
    return words[relation.type]


def works_facts(found: Works) -> dict[str, Any]:
    """Give works as plain data.

    Parameters
    ----------
    found
        Works of a project.

    Returns
    -------
    dict
    """
    return {
        "documents": found.documents,
        "works": [_work_dict(work) for work in found.works],
        "works_in_all": found.count,
        "other_relations": [relation_dict(relation) for relation in found.other],
    }


def relation_dict(relation: Relation) -> dict[str, Any]:
    """Give a relation as plain data.

    Parameters
    ----------
    relation
        Of two pieces.

    Returns
    -------
    dict
    """
    return {
        "source": relation.source,
        "derived": relation.derived,
        "type": relation.type,
        "directed": relation.directed,
        "source_share": round(relation.source_share, 4),
        "derived_share": round(relation.derived_share, 4),
        "because": relation.because,
    }


def print_works(found: Works, console: Console, *, sentences: bool = False) -> None:
    """Print works, one after the other.

    Parameters
    ----------
    found
        Works of a project.
    console
        Where to.
    sentences
        Print who said which sentence since when, too.
    """
    for number, work in enumerate(found.works, start=1):
        _print_work(number, work, console)
        if sentences:
            _print_sentences(work, console)
    apart = [relation for relation in found.other if relation.type != "independent"]
    if apart:
        console.print("Relations that make no work of two pieces:")
        for relation in apart:
            _print_relation(relation, console, derived=short(relation.derived))
    if len(found.other) > len(apart):
        many = _many(len(found.other) - len(apart), "pair")
        console.print(f"{many} shared some words and were found independent.")
    more = found.count - len(found.works)
    tail = f"; {more:,} more with --limit" if more else ""
    some = f", {found.several or 'none'}" if found.several < found.count else ""
    console.print(
        f"{_many(found.count, 'work')}{some} with several publications, "
        f"{_many(found.documents, 'document')} in all{tail}."
    )


def _print_work(number: int, work: Work, console: Console) -> None:
    root = work.members[_order(work)[0]]
    console.print(f"[bold]Work {number}: {escape(heading(root.document))}[/]")
    for line in voices(work):
        console.print(f"  {escape(line)}", soft_wrap=True)
    for key in _order(work):
        member = work.members[key]
        console.print(f"\n  [bold]{short(key)}[/]  {escape(', '.join(member.places))}")
        for relation in sorted(work.family.relations, key=lambda r: not r.directed):
            if relation.derived == key:
                _print_relation(relation, console)
                if proof := common_words(work, relation):
                    console.print(f"      [dim]in both: {escape(proof)}[/]", soft_wrap=True)
        for fact in _told(member):
            console.print(
                f"    {fact_words(fact)}: {escape(fact.value)}  "
                f"[dim]{escape(proof_words(fact.proof))}, {escape(fact.by)}[/]",
                soft_wrap=True,
            )
    console.print()


def _print_sentences(work: Work, console: Console) -> None:
    """Print each sentence once: since when, whose, where it stands first, how often."""
    hosts = set(work.testimony.remarks)
    console.print("  Who says what since when:")
    for statement in work.testimony.statements:
        first = statement.wordings[0]
        proof = work.members[first.key].proof(first.place)
        who = statement.voice or "nobody proven"
        who = f"host: {who}" if statement.number in hosts else who
        edits = f", edits sentence {statement.edits + 1}" if statement.edits is not None else ""
        count = len(statement.wordings)
        often = f", in {count} publications" if count > 1 else ""
        quote = " ".join(proof.quote.split())
        console.print(
            f"  {statement.number + 1:>3}  {statement.dating or 'no date'}  {escape(who)}{edits}"
            f"{often}\n       “{escape(quote)}” "
            f"[dim]\\[{proof.start}–{proof.end} of {short(first.key)}][/]",
            soft_wrap=True,
        )
    console.print()


def _print_relation(relation: Relation, console: Console, *, derived: str = "") -> None:
    console.print(
        f"    {derived}{' ' if derived else ''}"
        f"[bold]{relation_words(relation)}[/] {short(relation.source)}: "
        f"{escape(relation.because)}",
        soft_wrap=True,
    )


def voices(work: Work) -> list[str]:
    """Say how many publications, voices and dated statements a work has.

    Parameters
    ----------
    work
        With its members.

    Returns
    -------
    list of str
        First the count, then a line for each time at which the voice spoke.
    """
    remarks = _remarks(work)
    times = _times(work)
    dated = sum(bool(when) for when in times)
    parts = [
        _many(len({key.partition("#")[0] for key in work.members}), "publication"),
        _voices(work),
        _many(dated, "dated statement") if dated else "no date proven",
    ]
    if remarks:
        parts.append(f"{_many(remarks, 'remark')} by a host")
    lines = [", ".join(parts)]
    for when, fresh in times.items():
        lines.append(f"  {when or 'no date proven'}: {_many(fresh, 'fresh sentence')}")
    return lines


def _times(work: Work) -> dict[str, int]:
    """Count the statements of the authors by the time at which they were first made."""
    found = dict.fromkeys(work.testimony.datings, 0)
    hosts = set(work.testimony.remarks)
    for statement in work.testimony.statements:
        if statement.number not in hosts:
            found[statement.dating] += 1
    return found


def _voices(work: Work) -> str:
    told = work.testimony
    names = ", ".join(told.names)
    said = f"{len(told.voices)} voices ({names})"
    if len(told.voices) == 1:
        said = f"one voice ({names or 'no author proven'})"
    # Another name above the same words is that of who passed them on.
    return said + (f", also signed: {', '.join(told.conflicting)}" if told.conflicting else "")


def common_words(work: Work, relation: Relation) -> str:
    """Quote the longest sentence that both pieces of a relation have, with its place in each.

    Parameters
    ----------
    work
        With its members.
    relation
        Between two of them.

    Returns
    -------
    str
        Empty where they have no whole sentence in common.
    """
    ends = (relation.source, relation.derived)
    said = [(s, {w.key: w.place for w in s.wordings}) for s in work.testimony.statements]
    both = [(s, places) for s, places in said if set(ends) <= set(places)]
    if not both or not all(key in work.members for key in ends):
        return ""
    _, places = max(both, key=lambda pair: len(pair[0].text))
    proofs = [work.members[key].proof(places[key]) for key in ends]
    where = ", ".join(f"{p.start}–{p.end} of {short(k)}" for k, p in zip(ends, proofs, strict=True))
    return f"{proof_words(proofs[0]).rpartition(' [')[0]} [{where}]"


def _remarks(work: Work) -> int:
    """Count the remarks of hosts: segments of their own, in each document once."""
    documents = {member.document.identity: member.document for member in work.members.values()}
    return sum(s.kind == "host_comment" for d in documents.values() for s in d.segments)


def _order(work: Work) -> list[str]:
    """Put members in the order in which they first say something, then the mere copies."""
    first: dict[str, None] = {}
    for statement in work.testimony.statements:
        first.setdefault(statement.wordings[0].key)
    return [*first, *(key for key in work.members if key not in first)]


def _told(member: Member) -> Iterable[Fact]:
    """Give the facts of a member that are shown: no mentions, and no bound beside a date."""
    facts = [f for f in facts_of(member.document, member.segment) if f.field in _SHOWN_FACTS]
    dated = any(f.kind in ("host", "original") for f in facts)
    hidden = {"mentioned", "bound"} if dated else {"mentioned"}
    return [fact for fact in facts if fact.kind not in hidden]


def _work_dict(work: Work) -> dict[str, Any]:
    told = work.testimony
    return {
        "key": work.family.key,
        "title": heading(work.members[_order(work)[0]].document),
        "voices": list(told.voices),
        "also_signed": list(told.conflicting),
        "datings": list(told.datings),
        "host_remarks": _remarks(work),
        "members": [_member_dict(work, key) for key in _order(work)],
        "relations": [relation_dict(relation) for relation in work.family.relations],
        "statements": [
            {
                "number": statement.number,
                "text": statement.text,
                "voice": statement.voice,
                "dating": statement.dating,
                "edits": statement.edits,
                "host_remark": statement.number in told.remarks,
                "said": [
                    {
                        "key": wording.key,
                        "sentence": wording.place,
                        "proof": proof_dict(work.members[wording.key].proof(wording.place)),
                    }
                    for wording in statement.wordings
                ],
            }
            for statement in told.statements
        ],
    }


def _member_dict(work: Work, key: str) -> dict[str, Any]:
    member = work.members[key]
    own = [s for s in work.testimony.statements if key in {w.key for w in s.wordings}]
    fresh = sum(statement.wordings[0].key == key for statement in own)
    return {
        "key": key,
        "places": list(member.places),
        "sentences": len(member.piece.sentences),
        "fresh": fresh,
        "repeated": len(own) - fresh,
        "facts": [fact_dict(fact) for fact in facts_of(member.document, member.segment)],
    }


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
