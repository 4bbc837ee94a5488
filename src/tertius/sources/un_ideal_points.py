"""Positions of states in the UN General Assembly, 1946–2023 (Bailey, Strezhnev & Voeten, 2024).

One row is a state and a year (the year in which the session began): its ideal point on the first
dimension, higher being nearer to the United States, and the share of votes in which it agreed with
each of six states. COW state numbers, with exceptions of the publisher's own.

Agreement is given as published (a share of common votes). Shares drift with the agenda: compare a
pair with the year's mean, never with another year.

References
----------
Bailey, Strezhnev & Voeten 2017 (``bailey2017``), Voeten, Strezhnev & Bailey (``voeten2009``),
doi:10.7910/DVN/LEJUQZ.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.sources.model import Column, Coverage, Reading, Source

if TYPE_CHECKING:
    import polars as pl

PARTNERS = {
    "USAgree": ("agree_usa", 2),
    "RUSSAgree": ("agree_russia", 365),
    "ChinaAgree": ("agree_china", 710),
    "IndiaAgree": ("agree_india", 750),
    "BrazilAgree": ("agree_brazil", 140),
    "IsraelAgree": ("agree_israel", 666),
}
"""Column of the file → tidy column and COW number of the partner."""


def read_un_ideal_points(path: Path) -> Reading:
    """Read ideal points and agreement with six states.

    Parameters
    ----------
    path
        A CSV or TSV with ``ccode``, ``year`` or ``session``, ``IdealPointAll`` and, where there,
        ``NVotesAll`` and the six agreement columns.

    Returns
    -------
    Reading
        One row per state and year.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources.sieve import Sieve

    optional = ("year", "NVotesAll", *PARTNERS)
    sieve = Sieve.open(
        path, ("ccode", "session", "IdealPointAll"), optional=optional, legacy="cp1252"
    )
    sieve = sieve.code("ccode").integer("session", low=1, high=200, needed=True)
    if not sieve.has("year"):
        sieve = sieve.map((pl.col("session") + 1945).alias("year"))
        sieve = sieve.note("the year is the session's first: session + 1945")
    absent = [name for name in optional if not sieve.has(name)]
    sieve = sieve.map(*(pl.lit(None).cast(pl.String).alias(name) for name in absent))
    sieve = sieve.year("year").integer("NVotesAll", low=0)
    sieve = sieve.number("IdealPointAll", low=-6, high=6, missing=())
    sieve = sieve.number(*PARTNERS, low=0, high=1, missing=())
    sieve = sieve.unique(("ccode", "year"), "duplicate-state-year")
    names = {file: tidy for file, (tidy, _) in PARTNERS.items()}
    own = {"IdealPointAll": "ideal_point", "NVotesAll": "votes"}
    return sieve.rename(names | own).done(UN_IDEAL_POINTS)


def agreement_dyads(frame: "pl.DataFrame") -> "pl.DataFrame":
    """Turn the six columns of agreement into dyad-years.

    Parameters
    ----------
    frame
        From :func:`read_un_ideal_points`.

    Returns
    -------
    polars.DataFrame
        ``ccode1, ccode2, year, agree_share``, smaller code first, one row a dyad and year.
    """
    import polars as pl

    parts = [
        frame.select(
            pl.min_horizontal("ccode", pl.lit(partner)).cast(pl.Int32).alias("ccode1"),
            pl.max_horizontal("ccode", pl.lit(partner)).cast(pl.Int32).alias("ccode2"),
            "year",
            pl.col(column).alias("agree_share"),
        )
        for column, partner in PARTNERS.values()
    ]
    dyads = pl.concat(parts).filter(pl.col("ccode1") != pl.col("ccode2")).drop_nulls()
    keys = ["ccode1", "ccode2", "year"]
    return dyads.unique(keys, keep="first", maintain_order=True).sort(keys)


_SHARE = "share of common votes, 0–1"
UN_IDEAL_POINTS = Source(
    name="un_ideal_points",
    title="UN General Assembly ideal points and agreement with six states",
    version="June 2024",
    unit="state-year",
    system="cow",
    coverage=Coverage(
        date(1946, 1, 1), date(2023, 12, 31), "sessions 1–78; only states that voted"
    ),
    licence="terms of the Dataverse deposit were not seen",
    redistribution="user-supplied",
    citations=("bailey2017", "voeten2009"),
    doi="10.7910/DVN/LEJUQZ",
    url="https://doi.org/10.7910/DVN/LEJUQZ",
    filenames=("ideal*points*", "idealpoint*"),
    columns=("ccode", "session", "IdealPointAll"),
    traps=(
        "Ukraine and Belarus voted from 1946 but join the COW system in 1991.",
        "China's seat was Taiwan's until 1971.",
        "Agreement drifts with the agenda: take it against the year's mean.",
        "A year is the session's first: votes of the next spring count for it.",
    ),
    read=read_un_ideal_points,
    tidy=(
        Column("ccode", "Int32", "COW number of the state"),
        Column("year", "Int32", "year in which the session began"),
        Column("session", "Int32", "number of the session"),
        Column("votes", "Int32", "votes in which the state took part", "votes"),
        Column("ideal_point", "Float64", "position, higher is nearer to the USA", "about −3…3"),
        *(
            Column(tidy, "Float64", f"agreement with {tidy.removeprefix('agree_')}", _SHARE)
            for tidy, _ in PARTNERS.values()
        ),
    ),
    keys=("ccode", "year"),
)

SOURCES = (UN_IDEAL_POINTS,)
