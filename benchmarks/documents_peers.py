"""Other finders of near-duplicates, each from texts to pairs in the way its documentation shows.

All get the same texts, shingles of five words, 128 permutations and one thread. What they spend in
Python on cutting shingles counts, as ours does: it is what a user pays.
"""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

Pair = tuple[int, int]
SHINGLE, PERMUTATIONS = 5, 128
JACCARD, CONTAINMENT = 0.7, 0.5
TEXT_DEDUP = "0.4.0"
"""The newest one that runs on Python 3.11."""


def shingles(text: str) -> set[str]:
    """Cut a text into runs of five words, lower case."""
    words = text.lower().split()
    count = max(1, len(words) - SHINGLE + 1)
    return {" ".join(words[at : at + SHINGLE]) for at in range(count)}


def datasketch_lsh(texts: Sequence[str]) -> set[Pair]:
    """Find pairs by MinHash and LSH at Jaccard 0.7."""
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS), set()
    for at, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        found |= {(other, at) for other in index.query(sketch)}
        index.insert(at, sketch)
    return found


def datasketch_ensemble(texts: Sequence[str]) -> set[Pair]:
    """Index and query the containment ensemble at 0.5."""
    from datasketch import MinHash, MinHashLSHEnsemble

    entries = []
    for at, text in enumerate(texts):
        cut = shingles(text)
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in cut])
        entries.append((at, sketch, len(cut)))
    index = MinHashLSHEnsemble(threshold=CONTAINMENT, num_perm=PERMUTATIONS)
    index.index(entries)
    return {
        (min(at, other), max(at, other))
        for at, sketch, size in entries
        for other in index.query(sketch, size)
        if other != at
    }


def rensa_pairs(texts: Sequence[str]) -> set[Pair]:
    """R-MinHash of whole sets, LSH, and all pairs that it gives: rensa's whole path."""
    from rensa import RMinHash, RMinHashLSH

    sketches = RMinHash.from_token_sets([list(shingles(t)) for t in texts], PERMUTATIONS, 42)
    index = RMinHashLSH(JACCARD, PERMUTATIONS, 16)
    index.insert_many(sketches)
    return {
        (min(at, other), max(at, other))
        for at, others in enumerate(index.query_all(sketches))
        for other in others
        if other != at
    }


def rensa_flags(texts: Sequence[str]) -> set[Pair]:
    """Its rho pipeline on plain words, which only says which texts have a duplicate: no pairs."""
    from rensa import RMinHash, RMinHashLSH

    matrix = RMinHash.digest_matrix_from_token_sets_rho(
        [text.lower().split() for text in texts], PERMUTATIONS, 42
    )
    RMinHashLSH(JACCARD, PERMUTATIONS, 16).query_duplicate_flags_matrix_one_shot(matrix)
    return set()


def text_dedup(texts: Sequence[str], interpreter: Path) -> tuple[float, float]:
    """Run text-dedup's MinHash in an environment of its own.

    Parameters
    ----------
    texts
        What to compare.
    interpreter
        Python of an environment that has it.

    Returns
    -------
    whole, start
        CPU seconds of the process, and of one with ten texts, which is what starting it costs.
    """
    return _text_dedup(texts, interpreter), _text_dedup(texts[:10], interpreter)


def _text_dedup(texts: Sequence[str], interpreter: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "texts.jsonl"
        rows = (json.dumps({"text": text}) for text in texts)
        given.write_text("\n".join(rows), encoding="utf-8")
        command = [str(interpreter), "-m", "text_dedup.minhash", "--path", "json",
                   "--data_files", str(given), "--split", "train", "--column", "text",
                   "--cache_dir", f"{folder}/cache", "--output", f"{folder}/out",
                   "--num_proc", "1", "--ngram", str(SHINGLE), "--threshold", str(JACCARD),
                   "--num_perm", str(PERMUTATIONS)]  # fmt: skip
        environment = os.environ | {"HF_HOME": f"{folder}/home", "HF_HUB_OFFLINE": "1"}
        with (Path(folder) / "said").open("w+b") as said:
            process = subprocess.Popen(
                command, env=environment, cwd=folder, stdout=said, stderr=said
            )
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                said.seek(0)
                raise SystemExit(said.read().decode(errors="replace")[-2000:])
    return usage.ru_utime + usage.ru_stime


def timed(peer, texts: Sequence[str]) -> tuple[float, set[Pair]]:  # type: ignore[no-untyped-def]
    """Run a peer once, warm, and give its CPU seconds and pairs."""
    peer(texts[:50])
    began = time.process_time()
    found = peer(texts)
    return time.process_time() - began, found


def pinned(package: str) -> str:
    """Give the installed version of a package, or say that there is none."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} (not installed)"
