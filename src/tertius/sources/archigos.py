"""Archigos 4.1: the effective leaders of independent states, to the day, 1840–2015.

One row is a leader's spell in office. State numbers are Gleditsch and Ward's, hence ``gwcode``;
Archigos calls the column ``ccode``. Two shapes are read: peacesciencer's (``gwcode``, comma) and
Archigos's own text file (``ccode``, tab, Latin-1; written from its column names, no file at hand).

References
----------
Goemans, Gleditsch & Chiozza 2009 (``goemans2009``).
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import SPELL, Column, Coverage, Reading, Source


def read_archigos(path: Path) -> Reading:
    """Read leaders as state spells.

    Parameters
    ----------
    path
        Either shape named in the module's docstring.

    Returns
    -------
    Reading
        One row per leader and spell in office.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources import spells
    from tertius.sources.sieve import Sieve
    from tertius.sources.tabular import header_of

    own = "gwcode" not in {name.lower() for name in header_of(Path(path))}
    code = "ccode" if own else "gwcode"
    words = ("obsid", "leader", "entry", "exit", "exitcode")
    sieve = Sieve.open(path, (code, "startdate", "enddate", *words), legacy="cp1252")
    sieve = sieve.rename({code: "gwcode", "startdate": "start", "enddate": "end"})
    sieve = sieve.code("gwcode").text(*words).day("start", "end", needed=True).in_order()
    day = pl.lit("day")
    sieve = sieve.map(day.alias("start_precision"), day.alias("end_precision"))
    sieve = sieve.unique(("obsid",), "duplicate-spell")
    return spells.censor(sieve).rename({"exitcode": "exit_detail"}).done(ARCHIGOS)


ARCHIGOS = Source(
    name="archigos",
    title="Archigos: a dataset on political leaders",
    version="4.1",
    unit="leader spell",
    system="gw",
    coverage=Coverage(date(1840, 7, 23), date(2015, 12, 31), "independent states of the GW list"),
    licence="free for research with citation; no open licence was found",
    redistribution="user-supplied",
    citations=("goemans2009",),
    url="http://ksgleditsch.com/data/1March_Archigos_4.1.txt",
    filenames=("*archigos*",),
    columns=("obsid", "gwcode", "leader", "startdate", "enddate", "exitcode"),
    other_columns=(("obsid", "ccode", "leader", "startdate", "enddate", "exitcode"),),
    traps=(
        "The state numbers are Gleditsch–Ward's, even where the column is called ccode.",
        "'Effective leader' can be neither head of state nor head of government.",
        "'Still in Office' and an end on 31 December 2015 are censoring.",
    ),
    read=read_archigos,
    tidy=(
        Column("obsid", "String", "identifier of the spell in Archigos"),
        Column("gwcode", "Int32", "Gleditsch–Ward number of the state"),
        Column("leader", "String", "name, as in Archigos"),
        *SPELL,
        Column("entry", "String", "how the leader came in: Regular, Irregular, Foreign Imposition"),
        Column("exit", "String", "how the leader went, or Still in Office"),
        Column("exit_detail", "String", "the same in more detail"),
    ),
    keys=("gwcode", "start", "obsid"),
)

SOURCES = (ARCHIGOS,)
