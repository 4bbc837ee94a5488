"""Renew the output that README and pages show, and the counts of the README.

Run ``uv run python docs/refresh.py`` after a change of data or wording, read the difference, and
commit it. The tests say when it is time.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import blocks
import generate

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TERTIUS_SHARED", ROOT.parent / "shared")).expanduser()
PAGES = (
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "tutorials").glob("*.md")),
)
_COUNT = re.compile(r"(<!-- count: (\w+) -->)([^<]*)(<!-- end -->)")


def main() -> None:
    """Rewrite every page whose output changed."""
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = _COUNT.sub(_counted, renew(page, old))
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"renewed {page.relative_to(ROOT)}")


def renew(page: Path, text: str) -> str:
    """Give the text of a page with the output of its blocks taken anew."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path.cwd()
        os.chdir(folder)
        names: dict[str, object] = {"__name__": "__main__", "shared": SHARED}
        try:
            for block in blocks.blocks_of(page):
                if "not run" in block.note or (
                    block.note == "needs: shared" and not SHARED.is_dir()
                ):
                    continue
                if block.note.startswith("file: "):
                    blocks.write_file(block)
                elif block.language == "console":
                    text = text.replace(block.body, _console(block, Path(folder)))
                elif block.language == "python":
                    text = text.replace(block.body, _python(block, names))
        finally:
            os.chdir(here)
    return text


def _console(block: blocks.Block, folder: Path) -> str:
    body = block.body
    for shown in blocks.shown_in(block):
        actual = blocks.run_command(shown.command, folder)
        if shown.chunks:
            body = body.replace(shown.output, blocks.renewed(shown, actual))
    return body


def _python(block: blocks.Block, names: dict[str, object]) -> str:
    body = block.body
    for example, got in blocks.run_python(block, names, exact=True):
        body = body.replace(example.source + example.want, example.source + got)
    return body


def about(number: int) -> str:
    """Give a count rounded down to hundreds, or as it is below one hundred."""
    return f"{number // 100 * 100:,}" if number >= 100 else str(number)


def _counted(match: re.Match[str]) -> str:
    number = readme_count(match[2])
    return match[1] + re.sub(r"\d[\d,]*", about(number), match[3], count=1) + match[4]


def readme_count(name: str) -> int:
    """Give a count that the README states."""
    counts = generate.chronicle_counts()
    return len(generate.SOURCES) if name == "sources" else counts[name]


if __name__ == "__main__":
    main()
