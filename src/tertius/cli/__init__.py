"""The command line: each command parses, calls and prints, and nothing else.

The rule of this room: no logic. A command that computes belongs a floor down. Modules are loaded
only when their command runs, so that help and completion stay quick.
"""

import os
import sys
from collections.abc import Sequence

from cyclopts import App

from tertius.errors import TertiusError

app = App(
    name="tertius",
    help="Who drives states together and apart: third parties, pulls and the records behind them.",
    help_format="plaintext",
    result_action="return_value",
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Parameters
    ----------
    arguments
        By default those of the process.
    """
    try:
        code = app(list(arguments) if arguments is not None else None)
    except TertiusError as error:
        _print_error(error)
        code = error.exit_code
    except KeyboardInterrupt:
        print("interrupted; nothing was left half-written", file=sys.stderr)  # noqa: T201
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader has closed the pipe, as `head` does; say nothing and stop.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def _print_error(error: TertiusError) -> None:
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True).print(Text.assemble(("error: ", "bold red"), str(error)))
