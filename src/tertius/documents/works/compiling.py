"""Whether the code that compares texts is compiled first.

The rule of this module: it decides before that code is loaded, for a process that runs one command.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

FEW = 60_000
"""Bytes of texts that are compared faster than the code that compares many is compiled."""


@contextmanager
def compiled_for_many(paths: Sequence[str]) -> Iterator[None]:
    """Let few texts be compared by code that is not compiled first.

    On a fresh machine the compiler takes 40 s; three op-eds are compared in half a second without.
    The compiler's library reads this when it is loaded, so it holds for the whole process.

    Parameters
    ----------
    paths
        What will be read; folders and standard input are taken for many texts.

    Yields
    ------
    None
        While the texts are compared.
    """
    files = [Path(path) for path in paths]
    known = all(path.is_file() for path in files)
    if "numba" in sys.modules or not known or sum(p.stat().st_size for p in files) > FEW:
        yield
        return
    import numpy as np

    os.environ.setdefault("NUMBA_DISABLE_JIT", "1")
    # Hashes overflow on purpose; compiled code says nothing of it.
    with np.errstate(over="ignore"):
        yield
