"""Strategic rivalries, 1494–2020 (Thompson, Sakuwa & Suhas).

One row is a pair of states and a span of years in which each took the other for a threatening
competitor and an enemy, as diplomatic historians describe it; it needs no dispute in the year.
COW state numbers. Types, which can overlap: positional (influence), spatial (territory),
ideological, interventionary. ``principal`` marks each other's main rival, ``asymmetric`` a rival
that is principal for one of the two only.

The file read has the shape that the R package peacesciencer ships, typed in from the book.

References
----------
Thompson, Sakuwa & Suhas 2021 (``thompson2021``), pp. 34–46.
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import DYAD, SPELL, Column, Coverage, Reading, Source

FIRST_YEAR = 1400
_TYPES = ("positional", "spatial", "ideological", "interventionary", "principal", "aprin")


def read_tss(path: Path) -> Reading:
    """Read strategic rivalries as dyad spells.

    Parameters
    ----------
    path
        A CSV with ``tssr_id, rivalry, ccode1, ccode2, start, end`` and the types.

    Returns
    -------
    Reading
        One row per rivalry; a type that is not marked in the file is 0.

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

    sieve = Sieve.open(path, ("tssr_id", "rivalry", "ccode1", "ccode2", "start", "end", *_TYPES))
    sieve = sieve.integer("tssr_id", low=1, needed=True).code("ccode1", "ccode2").text("rivalry")
    sieve = sieve.integer(*_TYPES, low=0, high=1)
    sieve = spells.from_years(sieve, "start", "end", first=FIRST_YEAR)
    sieve = sieve.dyad().unique(("ccode1", "ccode2", "start"), "duplicate-spell")
    sieve = spells.censor(sieve).map(pl.col(_TYPES).fill_null(0))
    return sieve.rename({"tssr_id": "rivalry_id", "aprin": "asymmetric"}).done(TSS)


TSS = Source(
    name="tss",
    title="Strategic rivalries (Thompson, Sakuwa & Suhas)",
    version="2021",
    unit="dyad spell",
    system="cow",
    coverage=Coverage(
        date(1494, 1, 1), date(2020, 12, 31), "years only; all states of the COW system since 1816"
    ),
    licence="list from a book; no licence stated",
    redistribution="user-supplied",
    citations=("thompson2021",),
    url="https://svmiller.com/peacesciencer/reference/tss_rivalries.html",
    filenames=("tss_rivalries*",),
    columns=("tssr_id", "ccode1", "ccode2", "start", "end", "positional", "spatial"),
    traps=(
        "A rivalry that ends in 2020 is cut off by the end of the list, not over.",
        "Starts of 1494 and 1816 can mean 'in or before'.",
        "Rivals can be allies at once: Greece–Turkey is here and in NATO.",
        "Before 1816 the list knows few states: no row there says little.",
        "Austria-Hungary's number (300) stands for all of Austria–Serbia, to 1920.",
    ),
    read=read_tss,
    tidy=(
        *DYAD,
        *SPELL,
        Column("rivalry_id", "Int32", "number of the rivalry in the book"),
        Column("rivalry", "String", "name of the rivalry in the book"),
        Column("positional", "Int32", "1 if about influence and rank"),
        Column("spatial", "Int32", "1 if about territory"),
        Column("ideological", "Int32", "1 if about political systems and beliefs"),
        Column("interventionary", "Int32", "1 if about the other's internal affairs"),
        Column("principal", "Int32", "1 if each is the other's main rival"),
        Column("asymmetric", "Int32", "1 if main rival for one of the two only"),
    ),
    keys=("ccode1", "ccode2", "start"),
)

SOURCES = (TSS,)
