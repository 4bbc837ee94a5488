"""All commands by name, and running one of them."""

from cyclopts import App
from cyclopts.exceptions import CycloptsError

from tertius.cli import MISUSED
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
app.command("tertius.cli.balance:balance")
app.command("tertius.cli.chronicle:app", name="chronicle")
app.command("tertius.cli.data:app", name="data")
app.command("tertius.cli.documents:app", name="documents")
app.command("tertius.cli.works:works")
app.command("tertius.cli.works:compare")
app.command("tertius.cli.read:read")
app.command("tertius.cli.check:check")
app.command("tertius.cli.read:lexicon")
app.command("tertius.cli.verify:verify")
app.command("tertius.cli.cite:cite")
app.command("tertius.cli.registry:states")
app.command("tertius.cli.registry:recipe")


def run(words: list[str]) -> int:
    """Run one command.

    Parameters
    ----------
    words
        As typed, without the program's name.

    Returns
    -------
    int
        The exit code; an error that the user can meet has been printed.
    """
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
