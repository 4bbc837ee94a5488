"""Code blocks of the pages: find them, run them, compare and renew the output that they show.

Pages show real output, shortened. A console block is a line ``$ command`` and what it printed, with
``…`` on a line of its own for what is left out. Numbers may drift with the data and are not
compared; words are. A comment just before a block says more:

``<!-- file: NAME -->``    the block is written to that file before what follows is run;
``<!-- needs: shared -->`` the page needs the shared datasets from here on;
``<!-- drifts -->``        the numbers of a Python block are not compared;
``<!-- not run -->``       the block is only shown.
"""

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

_BLOCK = re.compile(
    r"^(?:<!-- (?P<note>[^\n]*?) -->\n)?```(?P<language>[a-z]+)\n(?P<body>.*?)^```$", re.M | re.S
)
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_BARS = re.compile(r"[▁▂▃▄▅▆▇█·]{2,}")
_LINE = re.compile(r"─+")
LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    body: str
    note: str = ""

    @property
    def start(self) -> str:
        """Where it stands, for messages."""
        return f"{self.page.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A command and the output shown for it."""

    command: str
    output: str

    @property
    def chunks(self) -> list[list[str]]:
        """The runs of lines between the places where something is left out."""
        found: list[list[str]] = [[]]
        for line in self.output.splitlines():
            if line.strip() == LEFT_OUT:
                found.append([])
            else:
                found[-1].append(line)
        return [chunk for chunk in found if any(line.strip() for line in chunk)]


def blocks_of(page: Path) -> list[Block]:
    """Find the fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            page,
            text.count("\n", 0, match.start()) + 1,
            match["language"],
            match["body"],
            match["note"] or "",
        )
        for match in _BLOCK.finditer(text)
    ]


def write_file(block: Block) -> None:
    """Write a block that is a file, in the working directory or a folder below it."""
    path = Path(block.note.removeprefix("file: "))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.body, encoding="utf-8")


def shown_in(block: Block) -> list[Shown]:
    """Split a console block into commands and their output."""
    parts = re.split(r"^\$ ", block.body, flags=re.M)[1:]
    found = []
    for part in parts:
        lines = part.splitlines()
        count = 1
        while lines[count - 1].endswith("\\"):
            count += 1
        command = " ".join(line.rstrip("\\").strip() for line in lines[:count])
        found.append(Shown(command, "\n".join(lines[count:])))
    return found


def words(text: str) -> list[str]:
    """Give the words of an output, with numbers, bars and rules made alike."""
    plain = _LINE.sub("─", _BARS.sub("▇", _NUMBER.sub("#", text)))
    return plain.split()


def missing_chunks(shown: Shown, actual: str) -> list[str]:
    """List the shown chunks that do not occur in the actual output, in this order."""
    found, place, missing = words(actual), 0, []
    for chunk in shown.chunks:
        wanted = words("\n".join(chunk))
        places = range(place, len(found) - len(wanted) + 1)
        hit = next((n for n in places if found[n : n + len(wanted)] == wanted), None)
        if hit is None:
            missing.append("\n".join(chunk))
        else:
            place = hit + len(wanted)
    return missing


def renewed(shown: Shown, actual: str) -> str:
    """Give the shown output with each chunk taken anew from the actual output."""
    lines = [line.rstrip() for line in actual.strip("\n").splitlines()]
    result, place = [], 0
    for number, chunk in enumerate(shown.chunks):
        windows = range(place, max(place, len(lines) - len(chunk)) + 1)
        wanted = words("\n".join(chunk))

        def likeness(start: int, wanted: list[str] = wanted, size: int = len(chunk)) -> float:
            there = words("\n".join(lines[start : start + size]))
            return SequenceMatcher(None, there, wanted, autojunk=False).ratio()

        best = max(windows, key=likeness)
        if number or shown.output.lstrip().startswith(LEFT_OUT):
            result.append(LEFT_OUT)
        result += lines[best : best + len(chunk)]
        place = best + len(chunk)
    if shown.output.rstrip().endswith(LEFT_OUT):
        result.append(LEFT_OUT)
    return "\n".join(result)


def run_command(command: str, folder: Path) -> str:
    """Run a command of a page in a folder; give what it prints on both streams."""
    environment = dict(os.environ)
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    environment.pop("TERTIUS_PROJECT", None)
    environment |= {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(  # noqa: S603 - commands of our own pages
        ["bash", "-c", command],  # noqa: S607
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


class _Checker(doctest.OutputChecker):
    def __init__(self, *, drifts: bool):
        self.drifts = drifts

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        if super().check_output(want, got, optionflags):
            return True
        return self.drifts and words(want) == words(got)


def run_python(
    block: Block, names: dict[str, object], *, exact: bool = False
) -> list[tuple[doctest.Example, str]]:
    """Run a Python block; give the examples whose output differs, with what came out."""
    if ">>>" not in block.body:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(block.body, block.start, "exec"), names)  # noqa: S102 - our own pages
        return []
    differing: list[tuple[doctest.Example, str]] = []

    class Runner(doctest.DocTestRunner):
        def report_failure(self, out, test, example, got):  # noqa: ARG002
            differing.append((example, got))

        def report_unexpected_exception(self, out, test, example, exc_info):  # noqa: ARG002
            raise exc_info[1]

    examples = doctest.DocTestParser().get_examples(block.body)
    test = doctest.DocTest(examples, names, block.start, str(block.page), block.line, None)
    test.globs = names  # the blocks of a page share their names
    runner = Runner(
        checker=_Checker(drifts="drifts" in block.note and not exact),
        verbose=False,
        optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE,
    )
    runner.run(test, clear_globs=False, out=lambda _: None)
    return differing
