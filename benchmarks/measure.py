"""What every benchmark shares: the machine, processes with their cost, and a table.

Times are CPU seconds, user and system together, as the operating system accounts them: they do
not change with what else the machine is doing as wall-clock times do. Memory is the peak resident
set of the process.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
MEBI = 1024.0 * 1024.0
PAUSE = 0.1
"""Seconds between timed calls, so that idle threads of one do not count in the next."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a piece of work cost.

    Attributes
    ----------
    cpu, wall
        Seconds.
    memory
        Peak resident set in MiB; 0 where it was not measured.
    """

    cpu: float
    wall: float
    memory: float = 0.0


def shared() -> Path:
    """Find the folder of datasets, or end the benchmark saying why it is skipped."""
    folder = Path(os.environ.get("TERTIUS_SHARED", ROOT.parent / "shared")).expanduser()
    if not (folder / "data").is_dir():
        print(f"skipped: there is no folder {folder}/data (set TERTIUS_SHARED to the datasets)")
        raise SystemExit(0)
    return folder / "data"


def in_process(command: Sequence[str], *, runs: int = 5) -> list[Cost]:
    """Run a command in fresh processes and account each.

    Parameters
    ----------
    command
        Program and arguments; its output is thrown away.
    runs
        Number of accounted runs. One more goes before them, so that byte code is on disk, as it is
        after any first use.

    Returns
    -------
    list of Cost

    Raises
    ------
    SystemExit
        If the command fails.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment.pop("TERTIUS_PROJECT", None)
    costs = []
    with tempfile.TemporaryDirectory() as nowhere, tempfile.TemporaryFile() as said:
        for _ in range(runs + 1):
            began = time.perf_counter()
            with subprocess.Popen(
                list(command),
                env=environment,
                cwd=nowhere,
                stdout=subprocess.DEVNULL,
                stderr=said,
            ) as process:
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                said.seek(0)
                reason = said.read().decode(errors="replace")
                raise SystemExit(f"failed: {' '.join(command)}\n{reason}")
            wall = time.perf_counter() - began
            costs.append(Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024))
    return costs[1:]


def in_call(work: Callable[[], object], *, runs: int = 15) -> list[Cost]:
    """Call a function several times and account each call.

    Parameters
    ----------
    work
        What to call; its result is dropped.
    runs
        Number of accounted calls; where they are several, one goes before them that is not.

    Returns
    -------
    list of Cost
        Without memory.
    """
    if runs > 1:
        work()
    costs = []
    for _ in range(runs):
        time.sleep(PAUSE)
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        costs.append(Cost(time.process_time() - cpu, time.perf_counter() - wall))
    return costs


def middle(costs: Sequence[Cost]) -> Cost:
    """Give the median of each figure."""
    return Cost(
        median(c.cpu for c in costs), median(c.wall for c in costs), median(c.memory for c in costs)
    )


def seconds(value: float) -> str:
    """Write seconds in a unit that suits them."""
    return f"{value * 1000:,.1f} ms" if value < 1 else f"{value:,.2f} s"


def machine() -> str:
    """Describe the machine and the interpreter on one line."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        name = models[0].partition(":")[2].strip() if models else name
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MEBI / 1024
    python = f"Python {platform.python_version()}"
    return f"{name}, {os.cpu_count()} cores, {total:.0f} GiB, {platform.system()}, {python}"


def head(title: str, given: str) -> None:
    """Print what is measured, on what, and where."""
    print(f"\n{title}\n  machine: {machine()}\n  input:   {given}")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a header, numbers to the right."""
    widths = [max(len(str(row[i])) for row in (header, *rows)) for i in range(len(header))]
    for row in (header, ["-" * width for width in widths], *rows):
        first, *rest = (str(cell) for cell in row)
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        print("  " + "  ".join(cells))


def verdict(what: str, value: float, limit: float, unit: str) -> None:
    """Say whether a target is met."""
    word = "met" if value <= limit else "MISSED"
    print(f"  target {what}: {value:,.2f} {unit}, at most {limit:,.2f} {unit}: {word}")


def python(code: str) -> list[str]:
    """Give the command that runs code in this interpreter."""
    return [sys.executable, "-c", code]
