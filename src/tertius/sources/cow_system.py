"""COW state system membership: which states there were, and which of them were major powers.

Two files of one release: the list of states (one row a spell of membership) and the list of major
powers. COW state numbers and abbreviations; dates to the day. Releases v2016 and v2024 have the
same columns; what is true of a file's end is marked ``censored``, whichever release it is.

References
----------
Correlates of War Project 2017 (``cowstates``), https://correlatesofwar.org/data-sets/state-system-membership/.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tertius.sources.model import SPELL, Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

_START = ("styear", "stmonth", "stday")
_END = ("endyear", "endmonth", "endday")


def read_cow_states(path: Path) -> Reading:
    """Read the list of states.

    Parameters
    ----------
    path
        ``states2016.csv`` or ``statelist2024.csv``.

    Returns
    -------
    Reading
        One row per state and spell of membership.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    sieve = _open(path, ("stateabb", "statenme"), ("statelist*", "states20*")).text(
        "stateabb", "statenme", needed=True
    )
    return sieve.rename({"stateabb": "abbreviation", "statenme": "state"}).done(COW_STATES)


def read_cow_majors(path: Path) -> Reading:
    """Read the list of major powers.

    Parameters
    ----------
    path
        ``majors2016.csv`` or ``majors2024.csv``.

    Returns
    -------
    Reading
        One row per major power and spell.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    return _open(path, (), ("majors*",)).done(COW_MAJORS)


def _open(path: Path, more: tuple[str, ...], member: tuple[str, ...]) -> "Sieve":
    from tertius.sources import spells
    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, ("ccode", *_START, *_END, *more), member=member).code("ccode")
    sieve = spells.censor(spells.from_parts(sieve, _START, _END))
    return sieve.unique(("ccode", "start"), "duplicate-spell")


_CCODE = Column("ccode", "Int32", "COW number of the state")
_COMMON: dict[str, Any] = {
    "version": "v2016",
    "unit": "state spell",
    "system": "cow",
    "licence": "COW's own terms; no open licence stated",
    "redistribution": "user-supplied",
    "citations": ("cowstates",),
}

COW_STATES = Source(
    name="cow_states",
    url="https://correlatesofwar.org/wp-content/uploads/states2016.csv",
    title="State System Membership, states",
    coverage=Coverage(date(1816, 1, 1), date(2016, 12, 31), "v2024 of the same shape goes to 2024"),
    filenames=("states20*", "statelist*", "cow_states*"),
    columns=("ccode", "stateabb", "statenme", *_START, *_END),
    traps=(
        "An end on the last day of the list is censoring, not exit.",
        "Names are today's: 365 is called Russia in 1950, too.",
        "Germany is 255 to 1945 and since 1990, West Germany 260; the GW list has 260 for both.",
    ),
    read=read_cow_states,
    tidy=(
        _CCODE,
        *SPELL,
        Column("abbreviation", "String", "COW abbreviation of three letters"),
        Column("state", "String", "name of the state in English, as in the list"),
    ),
    keys=("ccode", "start"),
    **_COMMON,
)

COW_MAJORS = Source(
    name="cow_majors",
    url="https://correlatesofwar.org/data-sets/state-system-membership/",
    title="State System Membership, major powers",
    coverage=Coverage(date(1816, 1, 1), date(2016, 12, 31), "v2024 of the same shape goes to 2024"),
    filenames=("majors*", "cow_majors*"),
    columns=("ccode", *_START, *_END),
    traps=(
        "An end on the last day of the list is censoring, not loss of rank.",
        "Germany and Japan count again from 1991; China only from 1950.",
    ),
    read=read_cow_majors,
    tidy=(_CCODE, *SPELL),
    keys=("ccode", "start"),
    **_COMMON,
)

SOURCES = (COW_STATES, COW_MAJORS)
