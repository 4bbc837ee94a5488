"""Run one addition again and again, each in a process of its own that is killed at another step.

Usage: ``killed.py TEMPLATE FILE OUT before|half new|replace``. Each run works on its own copy of
the project TEMPLATE, ``OUT/<n>``, and dies at its n-th change to the disk: before it, or, where
the change is a write, with half of the bytes written. Prints how many runs were killed.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from tiny import OTHER, TINY

from tertius.store import add_file, disk, open_project

STEPS = ("make_folder", "write_file", "write_parquet", "move", "remove", "sync_folder")
template, file, out = (Path(a) for a in sys.argv[1:4])
half, replacing = sys.argv[4] == "half", sys.argv[5] == "replace"
done = 0


def watched(name, at):
    real = getattr(disk, name)

    def step(*args, **keywords):
        global done
        done += 1
        if done == at:
            if half and name.startswith("write"):
                real(*args, **keywords)
                os.truncate(args[0], args[0].stat().st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **keywords)

    return step


def one_run(at):
    project = open_project(out / str(at))
    for name in STEPS:
        setattr(disk, name, watched(name, at))
    add_file(project, file, TINY if replacing else OTHER, replace=replacing)


for at in range(1, 100):
    shutil.copytree(template, out / str(at))
    # Forking is sound here: this process itself has not yet put Polars to work.
    child = os.fork()
    if child == 0:
        one_run(at)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        sys.stdout.write(f"{at - 1} {os.WEXITSTATUS(status)}\n")
        break
