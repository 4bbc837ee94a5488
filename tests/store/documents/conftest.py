"""Simple rules with answers that can be worked out by hand, so that the store is tested alone."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tertius.store import Project, open_project
from tertius.store.documents import Library, open_library
from tertius.store.documents.rules import Rules

SIMPLE = Path(__file__).with_name("simple.py")
_spec = importlib.util.spec_from_file_location("simple", SIMPLE)
assert _spec
assert _spec.loader
_simple = importlib.util.module_from_spec(_spec)
sys.modules.setdefault("simple", _simple)  # dataclasses look their module up
_spec.loader.exec_module(_simple)


@pytest.fixture
def rules() -> Rules:
    """Give the simple rules."""
    made: Rules = _simple.RULES
    return made


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a new, empty project."""
    return open_project(tmp_path / "project", create=True)


@pytest.fixture
def library(project: Project) -> Library:
    """Give its documents, to be added to."""
    return open_library(project, write=True)


@pytest.fixture
def state() -> Callable[[Library], dict[str, list[tuple[object, ...]]]]:
    """Give the function that writes down all that a library says, whatever its rows' numbers."""
    found: Callable[[Library], dict[str, list[tuple[object, ...]]]] = _simple.state
    return found
