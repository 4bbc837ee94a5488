"""Lexicons on the terminal: what tertius reads with, and what is wrong with a folder of yours."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape

from tertius.coding.lexicon import KINDS, OURS, entries, lint
from tertius.coding.lexicon.read import files_of


def print_lexicons(console: Console) -> None:
    """List the kinds of lexicons with their files and entries.

    Parameters
    ----------
    console
        Where to.
    """
    for kind in KINDS:
        names = ", ".join(path.name for path in files_of(OURS, kind))
        console.print(f"[bold]{kind}[/]  {len(entries(kind)):,} entries  [dim]{escape(names)}[/]")
    console.print(
        f"[dim]Files: {escape(str(OURS))}. Extend them with files of the same names in a folder of "
        "your own: tertius read --lexicon FOLDER.[/]",
        soft_wrap=True,
    )


def print_problems(folder: Path, console: Console) -> int:
    """Check a folder and list what is wrong with it.

    Parameters
    ----------
    folder
        A user's folder.
    console
        Where to.

    Returns
    -------
    int
        How many problems there are.

    Raises
    ------
    CodingError
        If there is no such folder.
    """
    problems = lint(folder)
    for problem in problems:
        remedy = f"; {problem.remedy}" if problem.remedy else ""
        console.print(f"{escape(problem.where)}: {escape(problem.what + remedy)}", soft_wrap=True)
    count = sum(len(files_of(folder, kind)) for kind in KINDS)
    files = f"{count} file{'' if count == 1 else 's'}"
    some = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    console.print(f"{files}, {some if problems else 'no problems'}.")
    return len(problems)
