"""The columns of what tertius writes out: names, types, labels and units.

The rule of this module: a column of an export is spelled here and nowhere else, so that a label in
a Stata file, the summary of a command and the metadata beside a CSV cannot disagree. Columns of
datasets that tertius reads are described with their source (:mod:`tertius.sources`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal

from tertius.errors import TertiusError

Dtype = Literal["Int8", "Int16", "Int32", "Float64", "String", "Date", "Boolean"]

NAME_LIMIT = 32
"""Longest name that Stata takes."""

LABEL_LIMIT = 80
"""Longest variable label that Stata takes."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an export.

    Attributes
    ----------
    name
        Lower case, at most 32 characters.
    dtype
        The Polars type by name.
    label
        What a value says, in at most 80 characters.
    unit
        The unit of measure; empty where there is none.
    codes
        What whole numbers stand for, where they stand for something.
    source
        Name of the dataset whose values the column repeats; empty where tertius computed them.
        The licence of that dataset decides whether the column may be passed on.
    """

    name: str
    dtype: Dtype
    label: str
    unit: str = ""
    codes: tuple[tuple[int, str], ...] = ()
    source: str = ""


_PULLS = "pulls"
_TIE = "tie, -1 to 1"
_USD = "million current US$"
_CONTIGUITY = (
    (0, "not contiguous"),
    (1, "land or river border"),
    (2, "up to 12 miles of water"),
    (3, "up to 24 miles of water"),
    (4, "up to 150 miles of water"),
    (5, "up to 400 miles of water"),
)
_SIGNS = ((-1, "negative"), (0, "neutral"), (1, "positive"))

_ALL = (
    Column("ccode1", "Int16", "COW number of the first state, the smaller number"),
    Column("ccode2", "Int16", "COW number of the second state"),
    Column("ccode", "Int16", "COW number of the state"),
    Column("year", "Int16", "calendar year"),
    Column("period", "String", "period in ISO 8601 form: 2022, 2022-Q1, 2022-03"),
    Column("date", "Date", "first day of the period"),
    Column("start", "Date", "first day"),
    Column("end", "Date", "last day"),
    Column("name", "String", "short name of the state at the end of the period"),
    Column("name1", "String", "short name of the first state at the end of the period"),
    Column("name2", "String", "short name of the second state at the end of the period"),
    Column("iso3c", "String", "ISO 3166 alpha-3 code of the state; none for some past states"),
    Column("iso3c1", "String", "ISO 3166 alpha-3 code of the first state"),
    Column("iso3c2", "String", "ISO 3166 alpha-3 code of the second state"),
    Column("tie", "Float64", "signed tie of the dyad", _TIE),
    Column("sign", "Int8", "sign of the tie", codes=_SIGNS),
    Column("weight", "Float64", "strength of the tie", "0 to 1"),
    Column("alignment", "Float64", "tie of the dyad itself, from direct ties only", _TIE),
    Column("standing", "Float64", "layer of treaties, wars, rivalries and regimes", _TIE),
    Column("acts", "Float64", "layer of remembered acts", _TIE),
    Column("pressure", "Float64", "sum of the pulls of all third parties", _PULLS),
    Column("pressure_common_enemy", "Float64", "part of the pressure: common enemies", _PULLS),
    Column("pressure_common_friend", "Float64", "part of the pressure: common friends", _PULLS),
    Column("pressure_wedge", "Float64", "part: friends of one, enemies of the other", _PULLS),
    Column("third_parties", "Int16", "third parties observed with both states", "states"),
    Column("third_parties_pulling", "Int16", "third parties with a pull other than 0", "states"),
    Column("one_sided_enemies", "Float64", "hostility to one while the other is neutral", "ties"),
    Column("s_unweighted", "Float64", "S of alliance portfolios (Signorino & Ritter)", "-1 to 1"),
    Column("s_weighted", "Float64", "S of alliance portfolios, weighted by CINC", "-1 to 1"),
    Column("s_pi", "Float64", "portfolio similarity corrected for chance, Scott's pi", "to 1"),
    Column(
        "s_kappa", "Float64", "portfolio similarity corrected for chance, Cohen's kappa", "to 1"
    ),
    Column("major1", "Boolean", "the first state is a major power (COW)"),
    Column("major2", "Boolean", "the second state is a major power (COW)"),
    Column("politically_relevant", "Boolean", "contiguous, or at least one major power"),
    Column(
        "contiguity",
        "Int8",
        "nearest direct contiguity",
        codes=_CONTIGUITY,
        source="cow_contiguity",
    ),
    Column("capital_distance_km", "Float64", "great-circle distance of the capitals", "km"),
    Column(
        "imports1",
        "Float64",
        "imports of the first from the second",
        f"{_USD} a year",
        source="cow_trade",
    ),
    Column(
        "imports2",
        "Float64",
        "imports of the second from the first",
        f"{_USD} a year",
        source="cow_trade",
    ),
    Column("trade", "Float64", "sum of imports both ways", f"{_USD} a year", source="cow_trade"),
    Column(
        "cinc1", "Float64", "capabilities (CINC), first state", "share, 0 to 1", source="cow_nmc"
    ),
    Column(
        "cinc2", "Float64", "capabilities (CINC), second state", "share, 0 to 1", source="cow_nmc"
    ),
    Column("cinc_ratio", "Float64", "capabilities of the weaker over the stronger", "0 to 1"),
)

COLUMNS = MappingProxyType({column.name: column for column in _ALL})
"""Every column by name, without lags and layers of measured sources."""

LAGGED = (
    "alignment",
    "pressure",
    "pressure_common_enemy",
    "pressure_common_friend",
    "pressure_wedge",
)
"""Columns that a panel can repeat from earlier periods."""


def column(name: str) -> Column:
    """Look a column up.

    Parameters
    ----------
    name
        As in :data:`COLUMNS`; ``alignment_lag2`` for a lag, ``tie_un_agreement`` for the layer of
        a measured source.

    Returns
    -------
    Column

    Raises
    ------
    TertiusError
        If there is none of that name; the message gives the nearest.

    Examples
    --------
    >>> column("pressure_lag2").label
    'sum of the pulls of all third parties, 2 periods earlier'
    """
    if name in COLUMNS:
        return COLUMNS[name]
    base, lag, number = name.rpartition("_lag")
    if lag and base in LAGGED and number.isdecimal():
        ago = f"{int(number)} period{'' if int(number) == 1 else 's'} earlier"
        return replace(COLUMNS[base], name=name, label=f"{COLUMNS[base].label}, {ago}")
    if name.startswith("tie_") and name[4:].isidentifier() and not lag:
        return Column(name, "Float64", f"layer of the source {name[4:]}, as a tie", _TIE)
    raise TertiusError(f"there is no column '{name[:60]}'", remedy=nearest(name, COLUMNS))


def nearest(name: str, known: Iterable[str]) -> str:
    """Suggest the name that was meant.

    Parameters
    ----------
    name
        As written, or as needed.
    known
        The names that there are.

    Returns
    -------
    str
        A remedy in words.
    """
    names = list(known)
    folded = {"".join(filter(str.isalnum, other.lower())): other for other in names}
    near = get_close_matches("".join(filter(str.isalnum, name.lower())), folded, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{folded[near[0]]}'?"
    return f"There are: {', '.join(names[:20])}." if names else "There are no columns at all."
