"""Modules and functions stay small enough to be read at once.

Docstrings do not count against a function or the median module: every public name must have a long
one here, and nobody should write less to pass this test.
"""

import re
import statistics

TESTS_PER_CODE = 0.95
"""The house asks for 1: raise this as tests are added, and never lower it."""

MEDIAN_MODULE, LONGEST_MODULE = 120, 400
USUAL_FUNCTION, LONGEST_FUNCTION = 40, 80


def test_no_module_is_longer_than_400_lines(modules):
    long = {m.name: n for m in modules if (n := len(m.text.splitlines())) > LONGEST_MODULE}
    assert long == {}


def test_the_median_module_has_at_most_120_lines_of_code(modules):
    assert statistics.median(module.code_lines for module in modules) <= MEDIAN_MODULE


def test_no_function_is_longer_than_80_lines(function_lengths):
    assert {name: n for name, n in function_lengths.items() if n > LONGEST_FUNCTION} == {}


def test_nine_functions_in_ten_have_at_most_40_lines(function_lengths):
    short = [n for n in function_lengths.values() if n <= USUAL_FUNCTION]
    assert len(short) >= 0.9 * len(function_lengths)


def test_nothing_is_left_for_later(modules):
    unfinished = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    found = [
        f"{module.name}:{number}: {line.strip()}"
        for module in modules
        for number, line in enumerate(module.text.splitlines(), start=1)
        if unfinished.search(line)
    ]
    assert found == []


def test_tests_are_about_as_long_as_the_code(modules):
    from pathlib import Path

    tests = Path(__file__).resolve().parents[1].rglob("*.py")
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in tests)
    assert lines >= TESTS_PER_CODE * sum(module.code_lines for module in modules)
