"""Which room may know what: layers, purity and the libraries of print."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.conftest import require

ROOT = Path(__file__).resolve().parents[2]
PURE = ("network", "pressure", "balance")
PURE_MAY = {"numpy", "scipy", "tertius.errors", "tertius.periods"}
ALSO_MAY = {"balance": {"highspy", "numba", "tertius.network"}}
"""Kernel libraries that a measurement justified: see docs/decisions."""
SHOWING = {"rich", "jinja2", "matplotlib", "cyclopts"}
TOP = {"report", "cli", "web"}
COPYLEFT = {"igraph", "country_converter"}


@pytest.fixture(scope="module")
def contract() -> dict[str, object]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (found,) = (each for each in contracts if each["containers"] == ["tertius"])
    return found


def test_data_flow_one_way():
    linter = Path(sys.executable).with_name("lint-imports")
    require(linter.exists(), "import-linter is not installed (uv sync --all-groups)")
    done = subprocess.run(
        [linter, "--no-cache"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stdout.partition("Broken contracts")[2] + done.stderr


def test_every_room_has_its_floor(contract, modules):
    rooms = {module.room for module in modules} - {""}
    listed = {
        room
        for layer in contract["layers"]
        for room in re.split(r"[|:]", re.sub(r"[() ]", "", layer))
    }
    assert rooms - listed == set()


def may_know(room: str, name: str) -> bool:
    """Tell whether a pure room may import a module."""
    parts = name.split(".")
    top, pair = parts[0], ".".join(parts[:2])
    allowed = sys.stdlib_module_names | PURE_MAY | ALSO_MAY.get(room, set())
    return top in allowed or pair in allowed or pair == f"tertius.{room}"


def test_pure_rooms_know_arrays_and_nothing_else(modules):
    strange = [
        f"{module.name}:{line}: {name}"
        for module in modules
        if module.room in PURE
        for name, line in module.imports().items()
        if not may_know(module.room, name)
    ]
    assert strange == []


def test_pure_rooms_touch_no_disk_no_clock_and_no_chance(modules):
    doors = re.compile(r"\bopen\(|\.read_text\(|\bnp\.random\.|\brandom\.\w|\.now\(|\blogging\b")
    found = [
        f"{module.name}: {match[0]}"
        for module in modules
        if module.room in PURE
        for match in doors.finditer(module.text)
    ]
    assert found == []


def test_nothing_below_report_knows_how_things_are_shown(modules):
    found = [
        f"{module.name}:{line}: {name}"
        for module in modules
        if module.room not in TOP
        for name, line in module.imports().items()
        if name.split(".")[0] in SHOWING
    ]
    assert found == []


def test_copyleft_libraries_are_not_imported(modules):
    found = [
        f"{module.name}:{line}: {name}"
        for module in modules
        for name, line in module.imports().items()
        if name.split(".")[0] in COPYLEFT
    ]
    assert found == []


def test_commands_hold_no_logic_of_their_own(modules):
    """A command parses, calls and prints: numbers and tables are made below."""
    found = [
        f"{module.name}:{line}: {name}"
        for module in modules
        if module.room == "cli"
        for name, line in module.imports().items()
        if name.split(".")[0] in {"numpy", "polars", "networkx", "scipy"}
    ]
    assert found == []


def test_every_room_states_its_rule(modules):
    import ast

    silent = [
        module.name
        for module in modules
        if module.path.name == "__init__.py"
        and module.room
        and module.name.count(".") == 1
        and "rule of this room"
        not in " ".join((ast.get_docstring(module.tree) or "").split()).lower()
    ]
    assert silent == []


def test_every_module_says_what_it_is(modules):
    import ast

    assert [m.name for m in modules if not ast.get_docstring(m.tree)] == []
