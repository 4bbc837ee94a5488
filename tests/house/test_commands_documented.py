"""Every command, argument and option of the command line explains itself."""

import inspect
from collections.abc import Iterator

import pytest
from cyclopts import App

from tertius.cli import app


def commands(within: App = app, path: str = "tertius") -> Iterator[tuple[str, App]]:
    for name in within:
        if name.startswith("-"):
            continue
        command = within[name]
        if command.default_command is None:
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


ALL = dict(commands())


def test_the_commands_are_those_of_the_issue():
    assert set(ALL) >= {
        *("tertius explain", "tertius matchmakers", "tertius network", "tertius panel"),
        *("tertius states", "tertius recipe", "tertius cite", "tertius chronicle check"),
        *(f"tertius data {verb}" for verb in ("list", "show", "add", "fetch", "check")),
        *("tertius data verify", "tertius data quarantine"),
    }


@pytest.mark.parametrize("name", ALL)
def test_every_command_has_a_line_of_help(name):
    first = inspect.getdoc(ALL[name].default_command).splitlines()[0]
    assert first.endswith(".")
    assert len(first) <= 100


@pytest.mark.parametrize("name", ALL)
def test_every_argument_and_option_has_help(name):
    collection = ALL[name].assemble_argument_collection(parse_docstring=True)
    arguments = [argument for argument in collection if argument.parse and argument.show]
    silent = [argument.name for argument in arguments if not argument.parameter.help]
    assert silent == []


@pytest.mark.parametrize("name", ALL)
def test_flags_have_no_negative_twin(name):
    """``--no-json`` would only be one more thing to read."""
    arguments = ALL[name].assemble_argument_collection()
    twins = [n for a in arguments for n in a.negatives]
    assert twins == []


@pytest.mark.parametrize("name", ALL)
def test_help_is_printed(name, capsys):
    app([*name.split()[1:], "--help"], exit_on_error=False)
    shown = capsys.readouterr().out
    assert shown.startswith(f"Usage: {name}")
    assert "│" in shown
