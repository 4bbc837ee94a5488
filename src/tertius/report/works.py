"""Works on the terminal and as plain data: publications, what they are to each other, voices."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.markup import escape

from tertius.documents.cleaning import facts_of
from tertius.documents.model import Fact
from tertius.documents.works.model import Relation
from tertius.report.documents import fact_dict, fact_words, heading, proof_words, short
from tertius.store.documents.works import Member, Work, Works

WORDS = {
    "identical": "the same words as",
    "republication": "republication of",
    "excerpt": "excerpt of",
    "rework": "rework of",
    "follow_up": "follow-up to",
    "template": "same formula as",
    "shared_quotation": "quotes the same words as",
    "shared_furniture": "has text of the site or the bio in common with",
    "independent": "independent of",
}
_UNDIRECTED = {
    "identical": "the same words as",
    "republication": "republication of, or by,",
    "excerpt": "excerpt of, or by,",
    "rework": "rework of, or by,",
    "follow_up": "follow-up to, or by,",
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
    'rework of, or by,'
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


def print_works(found: Works, console: Console) -> None:
    """Print works, one after the other.

    Parameters
    ----------
    found
        Works of a project.
    console
        Where to.
    """
    for number, work in enumerate(found.works, start=1):
        _print_work(number, work, console)
    if found.other:
        console.print("\nRelations that make no work of two pieces:")
        for relation in found.other:
            _print_relation(relation, console)
    more = found.count - len(found.works)
    tail = f"; {more:,} more are not shown" if more else ""
    many = _many(found.count, "work")
    console.print(
        f"{many} with several publications, {_many(found.documents, 'document')} in all{tail}."
        if not found.other
        else f"{many}, {_many(found.documents, 'document')} in all{tail}."
    )


def _print_work(number: int, work: Work, console: Console) -> None:
    root = work.members[_order(work)[0]]
    console.print(f"[bold]Work {number}: {escape(heading(root.document))}[/]")
    for line in voices(work):
        console.print(f"  {escape(line)}", soft_wrap=True)
    for key in _order(work):
        member = work.members[key]
        console.print(f"\n  [bold]{short(key)}[/]  {escape(', '.join(member.places))}")
        for relation in work.family.relations:
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


def _print_relation(relation: Relation, console: Console) -> None:
    console.print(
        f"    [bold]{relation_words(relation)}[/] {short(relation.source)}: "
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
        First the count, then a line for each version.
    """
    told = work.statements
    who = f"one voice ({told.authors[0]})" if len(told.authors) == 1 else _authors(told.authors)
    remarks = _remarks(work)
    parts = [
        _many(len(work.members), "publication"),
        who,
        _many(len(told.versions), "version"),
        _many(len(told.statements), "different sentence"),
    ]
    if remarks:
        parts.append(f"{_many(remarks, 'remark')} by a host")
    lines = [", ".join(parts)]
    for version in told.versions:
        when = version.date or (f"not before {version.not_before}" if version.not_before else "")
        names = ", ".join(short(key) for key in version.members)
        repeated = f", {version.repeated} repeated" if version.repeated else ""
        date = f"{when}: " if when else "no date proven: "
        lines.append(f"  {date}{_many(version.fresh, 'fresh sentence')}{repeated} ({names})")
    return lines


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
    both = [s for s in work.statements.statements if {key for key, _ in s.said} >= set(ends)]
    if not both or not all(key in work.members for key in ends):
        return ""
    longest = max(both, key=lambda statement: len(statement.text))
    proofs = [work.members[key].proof(dict(longest.said)[key]) for key in ends]
    where = ", ".join(f"{p.start}–{p.end} of {short(k)}" for k, p in zip(ends, proofs, strict=True))
    return f"{proof_words(proofs[0]).rpartition(' [')[0]} [{where}]"


def _authors(names: tuple[str, ...]) -> str:
    return f"{len(names)} authors ({', '.join(names)})" if names else "no author proven"


def _remarks(work: Work) -> int:
    """Count the remarks of hosts in the documents of a work, each document's once."""
    documents = {member.document.identity: member.document for member in work.members.values()}
    return sum(s.kind == "host_comment" for d in documents.values() for s in d.segments)


def _order(work: Work) -> list[str]:
    """Put members in the order of the versions."""
    return [key for version in work.statements.versions for key in version.members]


def _told(member: Member) -> Iterable[Fact]:
    """Give the facts of a member that are shown: no mentions, and no bound beside a date."""
    facts = [f for f in facts_of(member.document, member.segment) if f.field in _SHOWN_FACTS]
    dated = any(f.kind in ("host", "original") for f in facts)
    hidden = {"mentioned", "bound"} if dated else {"mentioned"}
    return [fact for fact in facts if fact.kind not in hidden]


def _work_dict(work: Work) -> dict[str, Any]:
    told = work.statements
    return {
        "key": work.family.key,
        "title": heading(work.members[_order(work)[0]].document),
        "authors": list(told.authors),
        "host_remarks": _remarks(work),
        "versions": [
            {
                "members": list(version.members),
                "date": version.date,
                "not_before": version.not_before,
                "authors": list(version.authors),
                "fresh": version.fresh,
                "repeated": version.repeated,
            }
            for version in told.versions
        ],
        "members": [
            {
                "key": key,
                "places": list(member.places),
                "facts": [fact_dict(fact) for fact in facts_of(member.document, member.segment)],
            }
            for key, member in work.members.items()
        ],
        "relations": [relation_dict(relation) for relation in work.family.relations],
        "statements": [
            {
                "key": statement.key,
                "text": statement.text,
                "version": statement.version,
                "edited_from": statement.edited_from,
                "said": [list(place) for place in statement.said],
            }
            for statement in told.statements
        ],
    }


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
