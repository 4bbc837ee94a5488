"""Streams that are closed, full or narrow, and interrupts, end with one message."""

import errno
import io
import json
import os
import subprocess
import sys

import pytest

from tertius.cli import main
from tertius.cli.output import harmless, print_json

START = "from tertius.cli import main; main()"


class Full(io.StringIO):
    """A stream on a disk without room."""

    def write(self, _text):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    "words", [["states", "Russia"], ["states", "Russia", "--json"], ["--help"]]
)
def test_a_full_output_is_told_once(words, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(SystemExit) as exit_:
        main(words)
    assert exit_.value.code == 2
    assert capsys.readouterr().err == "error: standard output: No space left on device\n"


def test_a_closed_output_is_told_once():
    words = [sys.executable, "-c", START, "states", "Russia"]
    done = subprocess.run(
        words, check=False, stderr=subprocess.PIPE, text=True, preexec_fn=lambda: os.close(1)
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "standard output is closed" in done.stderr


def test_an_interrupt_while_modules_are_loaded_is_told_as_any_other(monkeypatch, capsys):
    class Slow:
        """Stands for a module whose loading is interrupted."""

        def find_spec(self, name, *_):
            if name == "tertius.cli.commands":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "tertius.cli.commands", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Slow(), *sys.meta_path])
    with pytest.raises(SystemExit) as exit_:
        main(["states", "Russia"])
    assert exit_.value.code == 130
    assert capsys.readouterr().err == "interrupted; nothing was left half-written\n"


def test_the_entry_loads_no_parser():
    code = "import sys, tertius.cli; print({'cyclopts', 'rich', 'polars'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_json_is_valid_in_every_encoding(encoding, monkeypatch):
    value = {"name": "Côte d’Ivoire – \U0001f1e8", "nasty": "\x1b[31m\u202e\x9b\ud800"}
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace")
    monkeypatch.setattr(sys, "stdout", out)
    print_json(value)
    out.flush()
    text = raw.getvalue().decode(encoding)
    assert json.loads(text) == value
    assert not set("\x1b\x9b\u202e") & set(text)
    assert ("Côte d’Ivoire" in text) == (encoding == "utf-8")


def test_lines_stay_lines():
    assert harmless("a\n\x1bb\n" + "c" * 3000) == "a\n\\u001bb\n" + "c" * 3000


def _handed_back(*_: object) -> None:
    """Fail as compiled code does that is interrupted while it hands back its result."""
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt as error:
        raise SystemError("<function> returned a result with an exception set") from error


def _on_the_way(*_: object) -> None:
    """The same, with another error met in between."""
    try:
        _handed_back()
    except SystemError:
        raise SystemError("while tidying up")  # noqa: B904 - the context alone tells


@pytest.mark.parametrize("work", [_handed_back, _on_the_way])
def test_an_interrupt_in_compiled_code_is_told_as_any_other(work, monkeypatch, capsys):
    monkeypatch.setattr("tertius.cli.commands.run", work)
    with pytest.raises(SystemExit) as exit_:
        main(["balance", "1962"])
    assert exit_.value.code == 130
    assert capsys.readouterr().err == "interrupted; nothing was left half-written\n"


def test_other_errors_of_the_interpreter_are_not_hidden(monkeypatch):
    def broken(*_: object) -> None:
        loop = SystemError("bad argument to internal function")
        loop.__cause__ = ValueError("x")
        loop.__cause__.__context__ = loop
        raise loop

    monkeypatch.setattr("tertius.cli.commands.run", broken)
    with pytest.raises(SystemError, match="internal function"):
        main(["balance", "1962"])
