"""Printing: what is asked for goes to standard output, everything else to standard error."""

import json
import sys
from typing import Any

from rich.console import Console

NARROW = 100


def console() -> Console:
    """Give the console for answers; a pipe or file gets lines of a fixed width."""
    wide = Console(highlight=False)
    return wide if wide.is_terminal else Console(highlight=False, width=NARROW)


def print_json(value: Any) -> None:
    """Print plain data as JSON."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def print_note(text: str) -> None:
    """Print a remark that is not part of the answer."""
    Console(stderr=True, highlight=False).print(text, markup=False, soft_wrap=True)
