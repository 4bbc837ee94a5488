"""``tertius check``: the claims of texts, or one that is typed, held against the records."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tertius.cli.files import Paths
from tertius.cli.output import console, print_failure, print_json, print_note
from tertius.cli.texts import (
    AS_THEY_ARE,
    FAILED,
    NO_BACKEND,
    BackendOptions,
    Json,
    TextOptions,
    read_files,
)

if TYPE_CHECKING:
    from tertius.coding.texts import Texts
    from tertius.verdict.claims import Checked, Claim

Flag = Annotated[bool, Parameter(negative="")]


def check(
    paths: Paths | None = None,
    /,
    *,
    claim: Annotated[str | None, Parameter(name="--claim")] = None,
    since: str | None = None,
    until: str | None = None,
    recipe: str = "default",
    how: TextOptions = AS_THEY_ARE,
    options: BackendOptions = NO_BACKEND,
    brief: Flag = False,
    html: Path | None = None,
    project: Path | None = None,
    as_json: Json = False,
) -> int:
    """Hold claims that a third party drives two others together or apart against the records.

    A text's claims are claims, never evidence. The verdict says whether the records move as
    claimed, how large the part of the third party is among all, which moved first, and whom the
    text leaves out; and it says so as well where the data do not support a claim.

    Parameters
    ----------
    paths
        Files, folders, or - for standard input.
    claim
        A claim in words: "USA drove Russia and North Korea together since 2014".
    since
        First date: 2014, 2014-03 or 2014-03-18; by default as the claim says, else the ten years
        before it was said.
    until
        Last date.
    recipe
        How ties are made: a name (see: tertius recipe) or the path of a .toml file.
    how
        How texts, or a typed claim, are read.
    options
        Which model is asked besides the rules.
    brief
        Leave out the records behind each verdict.
    html
        Write a self-contained page to this file: quotations, tests, plots, tables and records.
    project
        Project folder with added data; by default TERTIUS_PROJECT or .tertius, if it exists.
    as_json
        Print claims, measures and verdicts as JSON.
    """
    from tertius.errors import TertiusError
    from tertius.report.claims import NO_CAUSE, checked_facts, print_checked

    if (claim is None) == (not paths):
        raise TertiusError(
            "give either texts or --claim",
            remedy="For example: tertius check essay.txt, or: tertius check --claim "
            '"USA drove Russia and North Korea together since 2014"',
        )
    if html is not None:
        from tertius.report.balance_exports import check_apart

        check_apart({"--html": html}, [Path(path) for path in paths or []])
    texts = None
    if claim is not None:
        claims: Sequence[Claim] = [_typed(claim, how)]
    else:
        from tertius.verdict.claims import claims_in

        texts = _texts_of(paths or [], how, options)
        claims = claims_in(texts.readings, texts.told)
    failed = 0 if texts is None else len(texts.refused)
    found = list(_checked(_dated(claims, since, until), recipe, project))
    if html is not None:
        from tertius.report.claims_page import write_claims_page

        print_note(f"page written to {write_claims_page(found, html, texts=texts)}")
    if as_json:
        print_json([checked_facts(each) for each in found])
        return FAILED if failed else 0
    for each in found:
        print_checked(each, console(), records=not brief)
    if not found and not failed:
        print_note(
            "no claim was found that a third party drives two others together or apart; "
            "see what was read: tertius read"
        )
    if found:
        console().print(NO_CAUSE)
    return FAILED if failed else 0


def _texts_of(paths: Sequence[str], how: TextOptions, options: BackendOptions) -> "Texts":
    texts = read_files(paths, how=how, options=options)
    for refusal in texts.refused:
        print_failure(f"{refusal.place}: {refusal.what}\n  {refusal.remedy}".rstrip())
    return texts


def _typed(text: str, how: TextOptions) -> "Claim":
    from tertius.cli.progress import working

    with working("reading the claim"):
        from tertius.coding.actors import actor_index, read_actor_table
        from tertius.coding.claims import parse_claim
        from tertius.coding.lexicon import Lexicon
        from tertius.verdict.claims import Claim

        table = () if how.actors is None else read_actor_table(how.actors)
        lexicon = Lexicon(() if how.lexicon is None else (how.lexicon,))
        typed = parse_claim(text, index=actor_index(table, lexicon))
    return Claim(typed.driver, typed.dyad, typed.sign, typed.since, typed.until)


def _dated(claims: "Sequence[Claim]", since: str | None, until: str | None) -> "list[Claim]":
    from dataclasses import replace

    from tertius.cli.dates import first_day, last_day

    first, last = first_day(since), last_day(until)
    return [
        replace(claim, since=first or claim.since, until=last or claim.until) for claim in claims
    ]


def _checked(claims: "Iterable[Claim]", recipe: str, project: Path | None) -> "Iterator[Checked]":
    from tertius.cli.progress import working
    from tertius.ties import load_recipe
    from tertius.ties.library import library_of
    from tertius.verdict.claims import check_claims

    with working("holding claims against the records") as pulse:
        listed = list(claims)
        library = library_of(project)
        for number, each in enumerate(
            check_claims(listed, recipe=load_recipe(recipe), library=library), 1
        ):
            pulse.told(number, len(listed))
            yield each
