"""How often two states voted alike in the UN General Assembly, all pairs.

One row is a dyad and a year. Two shapes are read:

* *pair-years*: ``year, a, b, n, agree, opposite`` with the UN's names of members: ``n`` roll calls
  in which both voted, ``agree`` of them alike, ``opposite`` of them yes against no. Counted from
  the UN Digital Library's roll calls, 1990–2021; pairs with fewer than 10 common votes are not in
  it. Names are translated to COW numbers by date; where a member changed its name within the year
  (USSR and Russian Federation in 1991) the counts are added up.
* *agreement scores*: ``ccode1, ccode2, agree`` and ``year`` or ``session.x``, as in the
  publisher's ``AgreementScoresAll``: shares without counts; written from its column names, no
  file was at hand.

Agreement runs high and drifts with the agenda: take a pair's share against the year's mean.

References
----------
Voeten, Strezhnev & Bailey (``voeten2009``), UN Digital Library (``undl``).
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.errors import TertiusError
from tertius.sources.model import DYAD, Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

_UN_NAMES: dict[str, str | int] = {"CONGO": 484}
"""Names that mean one state at the UN and could mean several elsewhere."""

_COUNTS = ("n", "agree", "opposite")


def read_un_agreement(path: Path) -> Reading:
    """Read agreement as dyad-years.

    Parameters
    ----------
    path
        Either shape named in the module's docstring.

    Returns
    -------
    Reading
        One row per dyad and year.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    from tertius.sources.sieve import Sieve
    from tertius.sources.tabular import header_of

    if {"a", "b"} <= {name.lower() for name in header_of(Path(path))}:
        return _from_counts(Sieve.open(path, ("year", "a", "b", *_COUNTS)))
    sieve = Sieve.open(path, ("ccode1", "ccode2", "agree"), optional=("year", "session.x"))
    return _from_scores(sieve)


def _from_counts(sieve: "Sieve") -> Reading:
    """Translate names, add up renamed members and compute shares."""
    import polars as pl

    sieve = sieve.year("year").integer(*_COUNTS, low=0, needed=True).text("a", "b", needed=True)
    too_many = pl.col("agree") + pl.col("opposite") > pl.col("n")
    sieve = sieve.reject(too_many, "more-than-all", _COUNTS)
    sieve = sieve.unique(("year", "a", "b"), "duplicate-dyad-year")
    for name, code in (("a", "ccode1"), ("b", "ccode2")):
        pairs = sieve.frame.select(name, "year").unique().rows()
        known = pl.DataFrame(
            [(member, year, _code_of(member, year)) for member, year in pairs],
            schema={name: pl.String, "year": pl.Int32, code: pl.Int32},
            orient="row",
        )
        frame = sieve.frame.join(known, on=[name, "year"], how="left", maintain_order="left")
        sieve = sieve.map(frame[code])
        sieve = sieve.reject(pl.col(code).is_null(), "not-a-cow-state", (name, "year"))
    sieve = sieve.dyad()
    keys = ["ccode1", "ccode2", "year"]
    merged = sieve.frame.group_by(keys).agg(pl.col(_COUNTS).sum())
    doubled = sieve.frame.height - merged.height
    if doubled:
        sieve = sieve.note(f"{doubled} rows of members renamed within the year were added up")
    share = {c: (pl.col(c) / pl.col("n")).alias(f"{c}_share") for c in ("agree", "opposite")}
    frame = merged.filter(pl.col("n") > 0).with_columns(*share.values())
    columns = [pl.col(c.name).cast(getattr(pl, c.dtype)) for c in UN_AGREEMENT.tidy]
    return sieve.reading(frame.select(columns).sort(keys))


def _code_of(member: str, year: int) -> int | None:
    """Give the COW number of a UN member by its name in the year, if it is in the system."""
    from tertius.states import resolve

    base, _, rest = member.partition(" (")
    # 'Iran (Islamic Republic of)' is 'Islamic Republic of Iran'.
    spellings = [f"{rest.rstrip(')')} {base}", base] if rest else [_UN_NAMES.get(member, member)]
    for day in (date(year, 12, 31), date(year, 1, 1), date(year, 7, 1)):
        for spelling in spellings:
            try:
                return resolve(spelling, day).ccode
            except TertiusError:
                continue
    return None


def _from_scores(sieve: "Sieve") -> Reading:
    import polars as pl

    if not sieve.has("year"):
        sieve = sieve.integer("session.x", low=1, high=200, needed=True)
        sieve = sieve.map((pl.col("session.x") + 1945).alias("year"))
        sieve = sieve.note("the year is the session's first: session + 1945")
    sieve = sieve.year("year").code("ccode1", "ccode2").number("agree", low=0, high=1, missing=())
    sieve = sieve.dyad(swap=False)
    mirror = sieve.mirrored("year")
    sieve = sieve.leave_out(mirror, "the same pair in the other direction").dyad()
    sieve = sieve.unique(("ccode1", "ccode2", "year"), "duplicate-dyad-year")
    sieve = sieve.leave_out(pl.col("agree").is_null(), "no common vote")
    nothing = pl.lit(None).cast(pl.Int32)
    counts = [nothing.alias(name) for name in _COUNTS]
    opposite = pl.lit(None).cast(pl.Float64).alias("opposite_share")
    return sieve.map(pl.col("agree").alias("agree_share"), opposite).map(*counts).done(UN_AGREEMENT)


UN_AGREEMENT = Source(
    name="un_agreement",
    title="UN General Assembly voting agreement, all pairs",
    version="roll calls to January 2022",
    unit="dyad-year",
    system="names",
    coverage=Coverage(
        date(1990, 1, 1),
        date(2021, 12, 31),
        "UN members that voted at least 10 times together in the year; not Taiwan, not Kosovo",
    ),
    licence="UN Digital Library: non-commercial use with attribution; counts are facts",
    redistribution="user-supplied",
    citations=("undl", "voeten2009"),
    doi="10.7910/DVN/LEJUQZ",
    url="https://doi.org/10.7910/DVN/LEJUQZ",
    filenames=("unga_pair_year*", "agreementscores*"),
    columns=("year", "a", "b", "n", "agree", "opposite"),
    other_columns=(
        ("ccode1", "ccode2", "agree", "year"),
        ("ccode1", "ccode2", "agree", "session.x"),
    ),
    traps=(
        "Most votes are near-unanimous: a raw share of 0.8 is low for most pairs.",
        "Shares drift with the agenda: compare within a year.",
        "Abstaining against yes is neither agreement nor opposition.",
        "Years of the counts are calendar years, those of the publisher's scores are sessions'.",
    ),
    read=read_un_agreement,
    tidy=(
        *DYAD,
        Column("year", "Int32", "calendar year of the votes"),
        Column("n", "Int32", "roll calls in which both voted; null where only shares are known"),
        Column("agree", "Int32", "of these, voted alike", "roll calls"),
        Column("opposite", "Int32", "of these, yes against no", "roll calls"),
        Column("agree_share", "Float64", "agree / n", "share, 0–1"),
        Column("opposite_share", "Float64", "opposite / n", "share, 0–1"),
    ),
    keys=("ccode1", "ccode2", "year"),
)

SOURCES = (UN_AGREEMENT,)
