"""Printing: what is asked for goes to standard output, everything else to standard error."""

import json
import sys
from typing import Any, NoReturn

from rich.console import Console
from rich.text import Text

NARROW = 100


class _Answers(Console):
    """A console that leaves a closed pipe to the command line, which knows what to do then."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


class _Lines(_Answers):
    """A console for pipes and files: lines of a fixed width, without blanks at their ends."""

    def print(self, *objects: Any, **options: Any) -> None:
        with self.capture() as captured:
            super().print(*objects, **options)
        self.file.write("\n".join(line.rstrip(" ") for line in captured.get().split("\n")))


def console() -> Console:
    """Give the console for answers; a pipe or file gets lines of a fixed width."""
    wide = _Answers(highlight=False)
    return wide if wide.is_terminal else _Lines(highlight=False, width=NARROW)


def print_json(value: Any) -> None:
    """Print plain data as JSON."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def print_note(text: str) -> None:
    """Print a remark that is not part of the answer."""
    Console(stderr=True, highlight=False).print(text, markup=False, soft_wrap=True)


def print_failure(text: str) -> None:
    """Print what went wrong with one of several inputs."""
    Console(stderr=True, highlight=False).print(
        Text.assemble(("error: ", "bold red"), text), soft_wrap=True
    )
