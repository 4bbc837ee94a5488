"""What is shipped: vendored files as they were taken, licences, no trace of a machine."""

import hashlib
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "src/tertius/report/vendor"
MANIFEST = tomllib.loads((VENDOR / "manifest.toml").read_text(encoding="utf-8"))["library"]
PERMISSIVE = ("MIT", "BSD", "Apache", "ISC", "PSF", "Python Software Foundation", "0BSD", "Zlib")
EXCEPTIONS = {
    "certifi": "MPL-2.0 covers its own files only, the list of certificates; unchanged",
    "tld": "taken under MPL-1.1, one of its three licences, which covers its own files; unchanged",
}
HEAVY = {
    *("numpy", "polars", "rich", "pydantic", "jinja2", "cyclopts", "networkx", "pooch"),
    *("matplotlib", "pandas", "pyarrow", "rapidfuzz", "scipy", "platformdirs", "narwhals"),
}


@pytest.mark.parametrize("library", MANIFEST, ids=lambda library: library["name"])
def test_vendored_libraries_are_as_they_were_taken(library):
    content = (VENDOR / library["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == library["sha256"]
    assert any(name in library["licence"] for name in PERMISSIVE)
    assert (VENDOR / library["licence_file"]).stat().st_size > 200
    assert library["version"].encode() in content[:2000]


def test_nothing_is_vendored_without_an_entry():
    entered = {library[key] for library in MANIFEST for key in ("file", "licence_file")}
    assert {path.name for path in VENDOR.iterdir()} == {*entered, "manifest.toml"}


def closure(*names: str) -> dict[str, str]:
    """Give the licence of everything that a user of the named packages installs."""
    found: dict[str, str] = {}
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # of another platform or Python
        meta = package.metadata
        classifiers = [c for c in meta.get_all("Classifier") or [] if c.startswith("License")]
        told = meta.get("License-Expression") or "; ".join(classifiers) or meta.get("License") or ""
        found[name] = told
        needed = (r for r in package.requires or [] if not re.search(r"\bextra\s*==", r))
        waiting += [re.match(r"[\w.-]+", requirement)[0] for requirement in needed]
    return found


@pytest.mark.parametrize("extra", [("tertius",), ("matplotlib",), ("pandas", "pyarrow")])
def test_runtime_dependencies_are_permissive(extra):
    strict = {
        name: licence
        for name, licence in closure(*extra).items()
        if name not in EXCEPTIONS
        and (re.search(r"\b[AL]?GPL", licence) or not any(word in licence for word in PERMISSIVE))
    }
    assert strict == {}


def test_importing_tertius_loads_nothing_heavy():
    code = "import sys, tertius; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert HEAVY & set(done.stdout.split()) == set()


def test_help_of_the_command_line_loads_no_table_library():
    code = (
        "import sys\nfrom tertius.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print('LOADED', *sorted({m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(done.stdout.split("LOADED")[1].split())
    assert {"numpy", "polars", "networkx", "matplotlib", "pandas", "scipy"} & loaded == set()


def test_no_file_names_a_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, cwd=ROOT, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    personal = re.compile(rb"/(?:home|Users)/[a-z]\w+/|/root/|[A-Z]:\\Users\\|/workspace/")
    found = []
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if not name or not path.is_file() or path == Path(__file__):
            continue
        match = personal.search(path.read_bytes())
        if match:
            found.append(f"{name}: {match[0]!r}")
    assert found == []
