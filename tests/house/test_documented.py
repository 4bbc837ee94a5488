"""Every public name says what it takes, gives and refuses; every source says what it is."""

import inspect
import re
from importlib import import_module
from pkgutil import iter_modules
from typing import get_origin

import pytest

import tertius
from tertius.sources import SOURCES

_HEAD = re.compile(r"^(Parameters|Returns|Yields|Raises|Attributes|Examples|References)\n-+$", re.M)


def rooms() -> list[str]:
    return [f"tertius.{m.name}" for m in iter_modules(tertius.__path__) if m.ispkg]


def exported() -> list[str]:
    """The public names of the package and of its rooms, as ``module:name``."""
    found = [f"tertius:{name}" for name in tertius.__all__]
    for room in rooms():
        found += [f"{room}:{name}" for name in getattr(import_module(room), "__all__", [])]
    return sorted(set(found))


def sections(text: str) -> dict[str, str]:
    """Split a docstring at its underlined heads."""
    parts = _HEAD.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def names_in(section: str) -> set[str]:
    """Give the names that a section of parameters or attributes describes."""
    heads = [line for line in section.splitlines() if line and not line.startswith(" ")]
    return {name.strip(" *") for head in heads for name in head.split(" : ")[0].split(",")}


def test_sections_are_told_apart():
    text = (
        "Do.\n\nParameters\n----------\na, b : int\n    Two.\nc\n    One.\n\nReturns\n-------\nint"
    )
    assert names_in(sections(text)["Parameters"]) == {"a", "b", "c"}
    assert set(sections(text)) == {"Parameters", "Returns"}


@pytest.mark.parametrize("place", exported())
def test_every_public_name_is_documented(place):
    module, name = place.split(":")
    value = getattr(import_module(module), name)
    if not callable(value) or get_origin(value) is not None:
        return
    text = inspect.getdoc(value)
    assert text, "no docstring"
    if inspect.isclass(value) or not inspect.isfunction(inspect.unwrap(value)):
        return
    told = sections(text)
    signature = inspect.signature(value)
    wanted = set(signature.parameters)
    assert names_in(told.get("Parameters", "")) >= wanted
    if signature.return_annotation not in {None, "None", inspect.Signature.empty}:
        assert {"Returns", "Yields"} & set(told)


def test_every_function_of_the_house_has_a_docstring(modules):
    import ast

    silent = [
        f"{module.name}.{node.name}"
        for module in modules
        for node in module.tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        # An overload tells the type checker more; the function itself follows with its docstring.
        and not any(ast.unparse(mark) == "overload" for mark in node.decorator_list)
    ]
    assert silent == []


@pytest.mark.parametrize("name", list(SOURCES))
def test_every_source_says_what_it_is(name):
    source = SOURCES[name]
    assert source.title
    assert source.version
    assert source.licence
    assert source.citations
    assert source.url.startswith(("http://", "https://"))
    assert source.traps, "what goes wrong when it is taken at face value?"
    assert source.coverage.start < source.coverage.end
    for column in source.tidy:
        assert column.meaning, f"column {column.name} has no meaning"
    assert set(source.keys) <= {column.name for column in source.tidy}
