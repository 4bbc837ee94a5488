"""Commands look for cycles of objects seldom; whoever uses the library is left his own habit."""

import subprocess
import sys


def said(*lines: str) -> str:
    code = "\n".join(["import gc", "before = gc.get_threshold()", *lines])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


def test_a_command_still_collects_but_seldom() -> None:
    told = said(
        "from tertius.cli import main",
        "try:",
        "    main(['--version'])",
        "except SystemExit:",
        "    pass",
        "print(gc.isenabled(), gc.get_threshold()[0] > before[0], all(gc.get_threshold()))",
    )
    assert told == "True True True"


def test_an_import_changes_nothing() -> None:
    told = said(
        "import tertius, tertius.cli, tertius.coding", "print(gc.get_threshold() == before)"
    )
    assert told == "True"
