"""What is known about datasets, on the terminal and as plain data."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from tertius.citations import citation, format_text
from tertius.report.words import plural
from tertius.sources import Reading, Source
from tertius.store import Entry

if TYPE_CHECKING:
    import polars as pl

SHOWN_EXAMPLES = 5
RAW_WIDTH = 60

CLASSES = {
    "allowed": "may be passed on",
    "fetch-only": "everybody fetches their own copy",
    "user-supplied": "only from the user's own file; never passed on",
}
"""The redistribution classes in words."""


def span_of(source: Source) -> str:
    """Give the years that a source covers, as ``1815–2018``."""
    return f"{source.coverage.start.year}–{source.coverage.end.year}"


def held(entry: Entry | None) -> str:
    """Say what a project holds of a source.

    Parameters
    ----------
    entry
        Of the project's manifest; None where the source was not added.

    Returns
    -------
    str
    """
    if entry is None:
        return "not added"
    return f"added: {plural(entry.rows, 'row')}, {entry.rejected:,} refused"


def source_facts(source: Source, entry: Entry | None) -> dict[str, Any]:
    """Give all that is known about a source as plain data.

    Parameters
    ----------
    source
        The dataset.
    entry
        What the project holds of it, or None.

    Returns
    -------
    dict
        Made of plain types only, so that it can be written as JSON.
    """
    added = entry and {
        "file": entry.file,
        "sha256": entry.sha256,
        "rows": entry.rows,
        "rejected": entry.rejected,
        "added_at": entry.added_at,
    }
    return {
        "name": source.name,
        "title": source.title,
        "version": source.version,
        "unit": source.unit,
        "state_system_of_the_file": source.system,
        "covers": [source.coverage.start.isoformat(), source.coverage.end.isoformat()],
        "coverage_note": source.coverage.note,
        "licence": source.licence,
        "redistribution": source.redistribution,
        "citations": list(source.citations),
        "doi": source.doi,
        "url": source.url,
        "traps": list(source.traps),
        "columns": [
            {"name": c.name, "type": c.dtype, "meaning": c.meaning, "unit": c.unit}
            for c in source.tidy
        ],
        "keys": list(source.keys),
        "added": added,
    }


def print_sources(
    sources: Iterable[Source], entries: Mapping[str, Entry], console: Console
) -> None:
    """Print a list of datasets, three lines each.

    Parameters
    ----------
    sources
        In the order to print.
    entries
        What the project holds, by name of the source.
    console
        Where to print.
    """
    for source in sources:
        entry = entries.get(source.name)
        mark = "[green]●[/]" if entry else "[dim]○[/]"
        title = f"{source.title} {source.version}"
        console.print(f"{mark} [bold]{source.name}[/]  {escape(title)}")
        told = f"{source.unit}, {span_of(source)}; {source.redistribution}: {source.licence}"
        console.print(Padding(f"[dim]{escape(told)}", (0, 0, 0, 4), expand=False))
        if entry:
            console.print(Padding(escape(held(entry)), (0, 0, 0, 4), expand=False))


def print_source(source: Source, entry: Entry | None, console: Console) -> None:
    """Print all that is known about one dataset.

    Parameters
    ----------
    source
        The dataset.
    entry
        What the project holds of it, or None.
    console
        Where to print.
    """
    console.print(f"[bold]{escape(source.title)}[/] {escape(source.version)} ({source.name})")
    facts = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    facts.add_column(style="dim")
    facts.add_column(overflow="fold")
    coverage = f"{source.coverage.start} to {source.coverage.end}"
    note = f"; {source.coverage.note}" if source.coverage.note else ""
    for label, text in (
        ("one row is", source.unit),
        ("covers", coverage + note),
        ("state numbers", _SYSTEMS[source.system]),
        ("licence", source.licence),
        ("redistribution", f"{source.redistribution}: {CLASSES[source.redistribution]}"),
        ("in the project", held(entry)),
    ):
        facts.add_row(label, escape(text))
    console.print(facts)
    if source.traps:
        console.print("\n[bold]Traps")
        for trap in source.traps:
            console.print(Padding(f"– {escape(trap)}", (0, 0, 0, 2), expand=False))
    console.print("\n[bold]Columns")
    console.print(_columns(source))
    console.print("\n[bold]How to get it")
    for line in _way(source):
        # Addresses and commands are left whole, to be copied.
        console.print(f"  {escape(line)}", soft_wrap=True)
    console.print("\n[bold]Cite")
    for key in source.citations:
        console.print(Padding(escape(format_text(citation(key))), (0, 0, 0, 2), expand=False))


def print_reading(file: str, source: Source, reading: Reading, console: Console) -> None:
    """Print what came of reading a file.

    Parameters
    ----------
    file
        Its name.
    source
        The dataset that it is.
    reading
        Its rows and refusals.
    console
        Where to print.
    """
    counts = reading.counts
    console.print(f"[bold]{escape(file)}[/]: {escape(source.title)} ({source.name})")
    aside = counts.get("rows_out_of_scope", 0)
    told = (
        f"{plural(reading.rows_in, 'row')} in, {counts.get('rows_read', 0):,} read, "
        f"{reading.rows_rejected:,} refused, {aside:,} out of scope; "
        f"{plural(reading.frame.height, 'tidy row')} out"
    )
    console.print(Padding(told, (0, 0, 0, 2), expand=False))
    for note in reading.notes:
        console.print(Padding(escape(f"note: {note}"), (0, 0, 0, 2), expand=False))
    for rule, count in reading.rules().items():
        console.print(
            Padding(
                f"[yellow]{escape(rule)}[/]: {plural(count, 'row')}", (0, 0, 0, 2), expand=False
            )
        )
    refused = reading.rejected.head(SHOWN_EXAMPLES).iter_rows(named=True)
    for row in refused:
        place = f"line {row['line']}: {row['rule']} in {row['field']}: {shortened(row['raw'])}"
        console.print(f"    {escape(place)}", soft_wrap=True)


def reading_facts(file: str, source: Source, reading: Reading) -> dict[str, Any]:
    """Give the account of a reading as plain data.

    Parameters
    ----------
    file, source, reading
        As for :func:`print_reading`.

    Returns
    -------
    dict
        Made of plain types only.
    """
    return {
        "file": file,
        "source": source.name,
        "counts": dict(reading.counts),
        "rules": reading.rules(),
        "notes": list(reading.notes),
        "examples": reading.rejected.head(SHOWN_EXAMPLES).to_dicts(),
    }


def print_refused(name: str, refused: "pl.DataFrame", console: Console, *, limit: int) -> None:
    """Print the refused rows of a dataset.

    Parameters
    ----------
    name
        Of the dataset.
    refused
        Columns ``line``, ``rule``, ``field``, ``raw``.
    console
        Where to print.
    limit
        How many to print.
    """
    if not refused.height:
        console.print(f"No row of {escape(name)} was refused.")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("line", justify="right")
    for column in ("rule", "field", "raw"):
        table.add_column(column, overflow="fold")
    for row in refused.head(limit).iter_rows(named=True):
        shown = (escape(str(row[c] or "")) for c in ("rule", "field"))
        table.add_row(str(row["line"]), *shown, escape(shortened(row["raw"])))
    console.print(table)
    if refused.height > limit:
        console.print(f"[dim]{limit:,} of {refused.height:,} shown; all of them: --csv")


def shortened(raw: str | None) -> str:
    r"""Show the text of a refused row: one line, limited, unprintable characters as escapes.

    Parameters
    ----------
    raw
        As in the file.

    Returns
    -------
    str

    Examples
    --------
    >>> print(shortened("a\tb\x00"))
    a\tb\x00
    """
    text = "".join(c if c.isprintable() else repr(c)[1:-1] for c in raw or "")
    return text if len(text) <= RAW_WIDTH else text[: RAW_WIDTH - 1] + "…"


_SYSTEMS = {
    "cow": "Correlates of War",
    "gw": "Gleditsch–Ward",
    "names": "the file has names, which are looked up",
    "none": "none",
}


def _columns(source: Source) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("name", "type", "meaning", "unit"):
        table.add_column(name, overflow="fold")
    for column in source.tidy:
        name = f"{column.name} *" if column.name in source.keys else column.name
        table.add_row(escape(name), column.dtype, escape(column.meaning), escape(column.unit))
    table.caption = "* identifies a row" if source.keys else None
    table.caption_justify = "left"
    return table


def _way(source: Source) -> tuple[str, str]:
    from tertius.sources.fetch import is_fetchable

    if is_fetchable(source):
        return f"tertius data fetch {source.name}", f"(from {source.url})"
    return f"download it from {source.url}", "then: tertius data add FILE"
