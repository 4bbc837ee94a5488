"""Signs of life for what takes longer than two seconds, on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

PATIENCE = 2.0
"""Seconds without a sign."""


class Pulse:
    """A line about work in progress; it appears when the work has taken a while."""

    def __init__(self, text: str):
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn())
        console = Console(stderr=True)
        self._bar = Progress(*columns, TimeElapsedColumn(), console=console, transient=True)
        self._task = self._bar.add_task(text, total=None)

    def told(self, done: int, total: int | None) -> None:
        """Take note of how much is done; the part that cannot be counted shows as a pulse."""
        finished = total is not None and done >= total
        self._bar.update(self._task, completed=done, total=None if finished else total)

    def said(self, text: str) -> None:
        """Take note of what is being done now."""
        self._bar.update(self._task, description=text)

    def start(self) -> None:
        """Appear."""
        self._bar.start()

    def stop(self) -> None:
        """Disappear."""
        self._bar.stop()


@contextmanager
def working(text: str) -> Iterator[Pulse]:
    """Show a line while a block runs, if it runs for more than :data:`PATIENCE`.

    Parameters
    ----------
    text
        What is being done.

    Yields
    ------
    Pulse
        To be told how far the work is.
    """
    pulse = Pulse(text)
    # Into a file or a pipe nothing moves, so nothing is drawn there.
    if not sys.stderr.isatty():
        yield pulse
        return
    timer = Timer(PATIENCE, pulse.start)
    timer.daemon = True
    timer.start()
    try:
        yield pulse
    finally:
        timer.cancel()
        timer.join()
        pulse.stop()
