"""Coding of texts against its targets, part by part.

    uv run --group bench --extra encoder python benchmarks/coding.py [--part NAME]…

Each part is a module ``coding_NAME.py`` beside this one with a function ``run(shared)``, which is
given the folder of datasets, prints what it measures, and returns its targets; they are printed
once more at the end. ``coding_scores.py`` has what they share.
"""

import os

for _name in ("OMP_NUM_THREADS", "POLARS_MAX_THREADS", "RAYON_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import argparse  # noqa: E402
from importlib import import_module  # noqa: E402
from pathlib import Path  # noqa: E402

from coding_scores import Target, show_targets  # noqa: E402
from measure import head, shared  # noqa: E402

HERE = Path(__file__).resolve().parent
ORDER = ("typing", "dyads", "stance", "claims", "worst", "throughput")
PARTS = [name for name in ORDER if (HERE / f"coding_{name}.py").exists()]


def main() -> None:
    """Run the parts and print all targets."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", action="append", choices=PARTS, help="only this one")
    parts = parser.parse_args().part or PARTS
    folder = shared()
    targets: list[Target] = []
    for part in parts:
        targets += import_module(f"coding_{part}").run(folder)
    head("coding: all targets", ", ".join(parts))
    show_targets([target for target in targets if target.limit is not None])


if __name__ == "__main__":
    main()
