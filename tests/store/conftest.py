"""A small dataset with a reader of its own, so that the store is tested apart from real sources."""

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tertius.sources.model import Source
from tertius.store import Project, add_file, open_project

TINY_MODULE = Path(__file__).with_name("tiny.py")
_spec = importlib.util.spec_from_file_location("tiny", TINY_MODULE)
assert _spec
assert _spec.loader
_tiny = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_tiny)


@pytest.fixture
def tiny() -> Source:
    """Give the small dataset."""
    record: Source = _tiny.TINY
    return record


@pytest.fixture
def other() -> Source:
    """Give the same dataset under another name."""
    record: Source = _tiny.OTHER
    return record


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a new, empty project."""
    return open_project(tmp_path / "project", create=True)


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    """Give a good file of the small dataset: three rows, one of them refused."""
    path = tmp_path / "tiny.csv"
    path.write_text("a,b\n1,2\n3,x\n5,6\n", encoding="utf-8")
    return path


@pytest.fixture
def filled(project: Project, csv: Path, tiny: Source) -> Project:
    """Give a project to which that file was added."""
    add_file(project, csv, tiny)
    return project


@pytest.fixture
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Give the function that takes a picture of a folder."""
    return _tree


def _tree(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder with its content; the lock is not part of the state."""
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = Path(root, name)
            if name != "lock":
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
