"""``tertius read``: texts to events and claims, each with the words that prove it."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter, validators

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

Flag = Annotated[bool, Parameter(negative="")]


def read(
    paths: Paths,
    /,
    *,
    out: Path | None = None,
    layout: Annotated[
        Literal["records", "plover", "icews", "gdelt"], Parameter(name="--as")
    ] = "records",
    all_stances: Flag = False,
    how: TextOptions = AS_THEY_ARE,
    encoder: Flag = False,
    options: BackendOptions = NO_BACKEND,
    html: Path | None = None,
    limit: Annotated[int, Parameter(validator=validators.Number(gte=1, lte=100_000))] = 60,
    as_json: Json = False,
) -> int:
    """Read texts: who did or said what to whom, as fact, report, supposition, denial or opinion.

    Reads text, HTML, Markdown, mail, feeds, web archives, tables and JSON lines, in English. The
    same words in several publications are shown once. Claims are told as claims: tertius check.

    Parameters
    ----------
    paths
        Files, folders, or - for standard input.
    out
        Write the records to this file: .jsonl, .parquet or .csv; other layouts than records only
        to .parquet or .csv.
    layout
        Columns of the file: records (all that is known), or as plover, icews or gdelt have them
        (events only; what does not fit is counted).
    all_stances
        In plover, icews and gdelt tables: also what is supposed, denied or an opinion.
    how
        How texts are read.
    encoder
        Type events with the sentence encoder, too (needs: pip install 'tertius[encoder]').
    options
        Which model is asked besides the rules.
    html
        Write a self-contained page to this file: each sentence beside its records, with filters.
    limit
        Show at most so many statements of each work.
    as_json
        Print the records as JSON.
    """
    from tertius.report.balance_exports import check_apart
    from tertius.report.reading import print_readings, reading_facts

    # Beside a table of records stands another one, of the sentences that gave none.
    beside = None if out is None else out.with_name(f"{out.stem}-empty{out.suffix}")
    check_apart({"--out": out, "--out's companion": beside, "--html": html}, [*map(Path, paths)])
    texts = read_files(paths, how=how, options=options, encoder=encoder)
    for refusal in texts.refused:
        print_failure(f"{refusal.place}: {refusal.what}\n  {refusal.remedy}".rstrip())
    if out is not None:
        from tertius.report.coding_exports import write_readings

        for note in write_readings(texts, out, layout=layout, all_stances=all_stances):
            print_note(note)
    if html is not None:
        from tertius.report.reading_page import write_reading_page

        print_note(f"page written to {write_reading_page(texts, html)}")
    if as_json:
        print_json(reading_facts(texts))
    elif out is None and html is None and texts.readings:
        print_readings(texts, console(), limit=limit)
    return FAILED if texts.refused else 0


def lexicon(folder: Path | None = None, /) -> int:
    """Check a folder of lexicon files, or list the lexicons that tertius reads with.

    Parameters
    ----------
    folder
        With your own files; without it, those of tertius are listed and checked.
    """
    from tertius.report.lexicons import print_lexicons, print_problems

    if folder is None:
        print_lexicons(console())
        return 0
    return FAILED if print_problems(folder, console()) else 0
