"""The code that pages show runs, and prints what they show."""

import os
from pathlib import Path

import blocks
import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = ("python", "console")
PAGES = [
    page
    for page in (
        ROOT / "README.md",
        *sorted((ROOT / "docs").glob("*.md")),
        *sorted((ROOT / "docs" / "tutorials").glob("*.md")),
    )
    if any(block.language in RUN for block in blocks.blocks_of(page))
]
RENEW = "if the new output is right: uv run python docs/refresh.py"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_block_runs_and_prints_what_is_shown(path, tmp_path, monkeypatch, request):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TERTIUS_PROJECT", raising=False)
    names: dict[str, object] = {"__name__": "__main__"}
    outputs: dict[str, str] = {}
    faults = []
    for block in blocks.blocks_of(path):
        if "not run" in block.note:
            continue
        if block.note == "needs: shared":
            names["shared"] = request.getfixturevalue("shared")
        if block.note.startswith("file: "):
            blocks.write_file(block)
        elif block.language == "python":
            faults += [
                f"{block.start}: {example.source.strip()}\n  shown: {example.want}  came: {got}"
                for example, got in blocks.run_python(block, names)
            ]
        elif block.language == "console":
            faults += _console_faults(block, tmp_path, outputs)
    assert not faults, "\n".join([*faults, RENEW])


def _console_faults(block, folder, outputs):
    faults = []
    for shown in blocks.shown_in(block):
        state = f"{shown.command} {sorted(os.listdir(folder))}"  # noqa: PTH208 - names only
        if state not in outputs:
            outputs[state] = blocks.run_command(shown.command, folder)
        missing = blocks.missing_chunks(shown, outputs[state])
        faults += [f"{block.start}: $ {shown.command}\n  is not printed:\n{m}" for m in missing]
    return faults


def test_shortened_output_is_compared_in_order_and_without_its_numbers():
    actual = "one 1.5 ▁▂▃\ntwo  2\nthree 3\n"
    assert not blocks.missing_chunks(blocks.Shown("x", "one 9.9 ▇▇\n…\nthree 4"), actual)
    assert blocks.missing_chunks(blocks.Shown("x", "three 3\n…\none 1"), actual) == ["one 1"]
    assert blocks.missing_chunks(blocks.Shown("x", "four 4"), actual) == ["four 4"]


def test_renewing_takes_the_lines_that_are_most_alike():
    shown = blocks.Shown("x", "one 9 old\n…\nthree 4\n…")
    assert blocks.renewed(shown, "\none 1 new\ntwo 2\nthree 3\n") == "one 1 new\n…\nthree 3\n…"


def test_a_command_over_two_lines_is_one_command():
    block = blocks.Block(Path("p.md"), 1, "console", "$ tertius explain A B \\\n    --json\nout\n")
    assert blocks.shown_in(block) == [blocks.Shown("tertius explain A B --json", "out")]
