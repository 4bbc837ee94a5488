"""Running commands in this process, in an empty folder."""

from typing import NamedTuple

import pytest

HEADER = "ccode1,ccode2,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul,start,end\n"
GOOD = HEADER + "2,20,1,0,0,0,1,1949,2018\n2,200,1,0,0,0,1,1949,2018\n365,731,1,0,0,1,1,1961,1996\n"
MIXED = GOOD + "2,2,1,0,0,0,0,1950,1960\n2,220,1,0,0,0,0,1990,1980\n2,210,maybe,0,0,0,0,1950,1960\n"


class Done(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working directory without a project."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("TERTIUS_PROJECT", raising=False)
    return here


@pytest.fixture
def run(folder, capsys):
    """Run ``tertius`` with words; give exit code, standard output and standard error."""
    from tertius.cli import main

    def _run(*words: str) -> Done:
        with pytest.raises(SystemExit) as exit_:
            main(list(words))
        shown = capsys.readouterr()
        return Done(exit_.value.code, shown.out, shown.err)

    return _run


@pytest.fixture
def atop(folder):
    """A small ATOP file with nothing wrong in it."""
    file = folder / "atop5_dyad_spells.csv"
    file.write_text(GOOD, encoding="utf-8")
    return file


@pytest.fixture
def mixed(folder):
    """A small ATOP file with three bad rows."""
    file = folder / "atop5_mixed.csv"
    file.write_text(MIXED, encoding="utf-8")
    return file
