"""The command line: each command parses, calls and prints, and nothing else.

The rule of this room: no logic. A command that computes belongs a floor down. Modules are loaded
only when their command runs, so that help and completion stay quick.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from cyclopts import App
from cyclopts.exceptions import CycloptsError

from tertius.errors import TertiusError

app = App(
    name="tertius",
    help="Who pulls two states together or apart: third parties, and the records behind them.",
    help_format="plaintext",
    result_action="return_value",
    suppress_keyboard_interrupt=False,
)
app.command("tertius.cli.explain:explain")
app.command("tertius.cli.system:matchmakers")
app.command("tertius.cli.system:network")
app.command("tertius.cli.panel:panel")
app.command("tertius.cli.chronicle:app", name="chronicle")
app.command("tertius.cli.data:app", name="data")
app.command("tertius.cli.cite:cite")
app.command("tertius.cli.registry:states")
app.command("tertius.cli.registry:recipe")

INTERRUPTED = 130
MISUSED = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Parameters
    ----------
    arguments
        By default those of the process.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    _accept_any_character()
    try:
        code = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say("interrupted; nothing was left half-written")
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader has closed the pipe, as `head` does; say nothing and stop.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _run(words: list[str]) -> int:
    """Run one command and give its exit code."""
    from tertius.cli.output import print_failure

    if not words or words[0] in {"--help", "-h"}:
        for name in list(app):  # the list of commands shows their first lines
            app[name]
    try:
        code = app(words, exit_on_error=False, print_error=False)
    except TertiusError as error:
        print_failure(str(error))
        return error.exit_code
    except CycloptsError as error:
        command = " ".join(["tertius", *(error.command_chain or ())])
        print_failure(f"{_plain(error)}\n  See: {command} --help")
        return MISUSED
    return code if isinstance(code, int) else 0


def _plain(error: CycloptsError) -> str:
    """Give a misuse in words, without the parser's own frame."""
    return " ".join(str(error).split())


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _accept_any_character() -> None:
    """Let names that the terminal's encoding lacks be shown as escapes, not end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
