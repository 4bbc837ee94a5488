"""Add documents again and again, each time in a process that is killed at another step.

Usage: ``killed.py TEMPLATE OUT STEP``. Each run works on its own copy of the project TEMPLATE,
``OUT/<n>``, and dies when it begins its n-th, (n + STEP)-th … statement. It writes down each batch
that was acknowledged to it in ``OUT/<n>.done``. Prints how many runs were killed.
"""

import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from simple import RULES, killed_texts

from tertius.documents.model import Original
from tertius.store import open_project
from tertius.store.documents import add_originals, adding, open_library

template, out, step = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
adding.BATCH = 2
real = sqlite3.connect
done = 0


def watched(at):
    def count(_):
        global done
        done += 1
        if done == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(*args, **options):
        connection = real(*args, **options)
        connection.set_trace_callback(count)
        return connection

    return connect


def one_run(at):
    library = open_library(open_project(out / str(at)), write=True)
    sqlite3.connect = watched(at)
    with (out / f"{at}.done").open("w") as told:

        def acknowledged(_, count, __):
            told.write(f"{count}\n")
            told.flush()

        originals = [Original(text, place=f"{n}.txt") for n, text in enumerate(killed_texts())]
        add_originals(library, originals, rules=RULES, progress=acknowledged)


for at in range(1, 100_000, step):
    shutil.copytree(template, out / str(at))
    child = os.fork()
    if child == 0:
        one_run(at)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        sys.stdout.write(f"{(at - 1) // step} {os.WEXITSTATUS(status)}\n")
        break
