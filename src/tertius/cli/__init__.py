"""The command line: each command parses, calls and prints, and nothing else.

The rule of this room: no logic. A command that computes belongs a floor down. Modules are loaded
only when their command runs, so that help and completion stay quick. This one loads nothing that
takes long, so that an interrupt during loading is told as any other.
"""

import gc
import os
import sys
from collections.abc import Sequence
from typing import Any

INTERRUPTED = 130
MISUSED = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Parameters
    ----------
    arguments
        By default those of the process.
    """
    try:
        code = _outcome(arguments)
    except (KeyboardInterrupt, SystemError) as error:
        if not _is_interrupt(error):
            raise
        _say("interrupted; nothing was left half-written")
        code = INTERRUPTED
    sys.exit(code)


def _is_interrupt(error: BaseException) -> bool:
    """Say whether an error is an interrupt, or what compiled code makes of one.

    An interrupt while a compiled function hands back its result becomes a SystemError, 'returned a
    result with an exception set', with the interrupt behind it.
    """
    behind: list[BaseException | None] = [error]
    seen: set[int] = set()
    while behind:
        one = behind.pop()
        if one is None or id(one) in seen:
            continue
        if isinstance(one, KeyboardInterrupt):
            return True
        seen.add(id(one))
        behind += [one.__cause__, one.__context__]
    return False


def _outcome(arguments: Sequence[str] | None) -> int:
    """Run one command, tell what went wrong with the streams, and give the exit code."""
    if sys.stdout is None:  # the process was started with it closed
        _say("error: standard output is closed, so there is nowhere to print the answer")
        return MISUSED
    _accept_any_character()
    _work_in_one_thread()
    _collect_seldom()
    try:
        from tertius.cli.commands import run

        code = run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has closed the pipe, as `head` does; say nothing and stop.
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        place = error.filename if error.filename is not None else "standard output"
        _say(f"error: {_printable(place)}: {error.strerror or error}")
        return MISUSED
    return code


def _drop_output() -> None:
    """Send what is still to be printed nowhere, or Python would try it again at its end."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return  # no stream of the system's, so nothing is tried again
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def _printable(name: object) -> str:
    text = os.fsdecode(name) if isinstance(name, str | bytes) else str(name)
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _say(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def _accept_any_character() -> None:
    """Let names that the terminal's encoding lacks be shown as escapes, not end the command."""
    from io import TextIOWrapper

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _work_in_one_thread() -> None:
    """Let matrices of a few hundred states be multiplied by one thread.

    More of them wait for each other: the eigenvalues of 200 states take twice the CPU time in two
    threads, and no less of the clock's.
    """
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _collect_seldom() -> None:
    """Let the collector look for cycles once in 50,000 objects, and not once in 700.

    A command builds tables of names, words and rules that live to its end, and the collector walks
    through all of them again and again: of the 8.3 s of CPU that reading three texts took, 0.4 s.
    """
    gc.set_threshold(50_000, 20, 20)


def __getattr__(name: str) -> Any:
    """Give the parser of all commands, which is loaded when first asked for."""
    if name == "app":
        from tertius.cli.commands import app

        return app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
