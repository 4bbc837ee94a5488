"""Printing: what is asked for goes to standard output, everything else to standard error."""

import json
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from tertius.report.visible import visible

NARROW = 100
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """Show what a terminal would obey, or a reader could not see, as escapes; line by line.

    Parameters
    ----------
    text
        An error, a title, a file name: anything that may hold what others wrote.

    Returns
    -------
    str
    """
    return "\n".join(visible(line) for line in text.split("\n"))


class _Answers(Console):
    """A console that leaves a closed pipe to the command line, which knows what to do then."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError

    def render_str(self, text: str, **options: Any) -> Text:
        """Make text of others harmless before its width is measured."""
        return super().render_str(harmless(text), **options)

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Make harmless what came as finished text, too; the console's own colours stay."""
        for part in super().render(renderable, options):
            yield part if part.control else Segment(harmless(part.text), part.style)


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
    """Print plain data as JSON; letters that the encoding may lack as JSON's own escapes."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("_", "-")
    narrow = encoding not in {"utf-8", "utf8"}
    text = json.dumps(value, indent=2, ensure_ascii=narrow)
    # JSON leaves these as they are, and a terminal would obey them.
    text = _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    sys.stdout.write(text + "\n")


def print_note(text: str) -> None:
    """Print a remark that is not part of the answer."""
    Console(stderr=True, highlight=False).print(harmless(text), markup=False, soft_wrap=True)


def print_failure(text: str) -> None:
    """Print what went wrong with one of several inputs."""
    Console(stderr=True, highlight=False).print(
        Text.assemble(("error: ", "bold red"), harmless(text)), soft_wrap=True
    )
