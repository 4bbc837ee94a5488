"""All benchmarks in one run, each in a process of its own."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = ("start", "yearly_network", "decomposition", "wheel")
HELPERS = {
    "everything", "frustration_models", "measure", "planted",
    "documents_natural", "documents_peers", "documents_scores", "newswire",
    "planted_documents", "planted_edits", "planted_grammar", "train_typing", "typing_sentences",
}  # fmt: skip
PARTS = "coding_"
"""Modules that ``coding.py`` runs or that its parts share begin so."""


def main() -> int:
    """Run them; give 1 if one of them failed."""
    scripts = {path.stem for path in HERE.glob("*.py") if not path.stem.startswith(PARTS)}
    others = sorted(scripts - HELPERS - set(FIRST))
    failed = []
    for name in (*FIRST, *others):
        sys.stdout.flush()
        script = str(HERE / f"{name}.py")
        if os.spawnv(os.P_WAIT, sys.executable, [sys.executable, script]):  # noqa: S606
            failed.append(name)
    for name in failed:
        print(f"failed: {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
