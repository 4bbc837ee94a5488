"""Signed international relations in sliding windows of four years, 1946–1999.

One row of tidy data is a dyad in a window: +1 where the two states were allied, -1 where they
had a militarised dispute, as Doreian and Mrvar built it from COW data. The file names states by
three letters of its own making, which look like COW's abbreviations and are not: ``AUS`` is
Australia (COW: Austria), ``CAM`` Cameroon (COW: Cambodia), ``NIG`` Niger (COW: Nigeria). The
table below gives COW's abbreviation for each label that differs; it was checked against the
partners and years of each label.

References
----------
Doreian & Mrvar 2015 (``doreian2015``), http://mrvar.fdv.uni-lj.si/pajek/SVG/CoW/default.htm.
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import Column, Coverage, Reading, Source

FIRST, LAST, WIDTH = 1946, 1999, 4
LABELS = {
    "ANT": "AAB", "AUS": "AUL", "AUT": "AUS", "BKF": "BFO", "CAF": "CEN", "CAM": "CAO",
    "CMB": "CAM", "CVD": "CAP", "ELS": "SAL", "ESP": "SPN", "FRA": "FRN", "GBR": "UKG",
    "GER": "GMY", "KOR": "ROK", "KYG": "KYR", "LTN": "LIE", "LYB": "LIB", "MLW": "MAW",
    "MOL": "MLD", "MYR": "MYA", "MYS": "MAL", "NDL": "NTH", "NGA": "NIG", "NIG": "NIR",
    "NKR": "PRK", "NZD": "NEW", "OMN": "OMA", "PHL": "PHI", "PRG": "POR", "SGP": "SIN",
    "SLR": "SIE", "STK": "SKN", "STL": "SLU", "SVN": "SLV", "SWE": "SWD", "TGO": "TOG",
    "THA": "THI", "TNZ": "TAZ", "TWN": "TAW", "UKI": "UKR", "VTN": "DRV", "VZA": "VEN",
}  # fmt: skip
"""The file's label → COW's abbreviation, where they differ."""


def read_doreian_mrvar(path: Path) -> Reading:
    """Read the signed dyads of all windows.

    Parameters
    ----------
    path
        A CSV with ``start_year, a, b, sign, end_year``.

    Returns
    -------
    Reading
        One row per dyad and window.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources import state_codes
    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, ("start_year", "a", "b", "sign", "end_year"))
    sieve = sieve.text("a", "b", needed=True).year("start_year", "end_year", first=1800)
    sieve = sieve.integer("sign", needed=True, missing=())
    sieve = sieve.reject(~pl.col("sign").is_in([-1, 1]), "sign-not-plus-or-minus-1", "sign")
    wide = pl.col("end_year") - pl.col("start_year") != WIDTH - 1
    sieve = sieve.reject(wide, "window-not-four-years", ("start_year", "end_year"))
    for label, number in (("a", "ccode1"), ("b", "ccode2")):
        sieve = state_codes.translate(sieve, label, "start_year", number, _number)
        sieve = sieve.reject(pl.col(number).is_null(), "unknown-label", label)
    sieve = sieve.dyad().unique(DOREIAN_MRVAR.keys, "duplicate-dyad-window")
    return sieve.done(DOREIAN_MRVAR)


def _number(label: str, _: str) -> int | None:
    """Give the COW number of a label; labels do not change with the window."""
    from tertius.errors import UnknownState
    from tertius.states import convert

    try:
        found = convert(LABELS.get(label, label), "cow_abb", "cow")
    except UnknownState:
        return None
    return int(found)


DOREIAN_MRVAR = Source(
    name="doreian_mrvar",
    title="Signed international relations in four-year windows",
    version="2015",
    unit="dyad window",
    system="names",
    coverage=Coverage(
        date(FIRST, 1, 1), date(LAST, 12, 31), "51 windows of four years, each a year later"
    ),
    licence="the same networks are in the R package signnet under the MIT licence",
    redistribution="fetch-only",
    citations=("doreian2015", "schoch2023"),
    url="http://mrvar.fdv.uni-lj.si/pajek/SVG/CoW/default.htm",
    filenames=("doreian*.csv",),
    columns=("start_year", "end_year", "a", "b", "sign"),
    traps=(
        "Labels look like COW abbreviations and are not: AUS is Australia, NIG is Niger.",
        "Windows overlap by three years: consecutive networks are not independent.",
        "Any alliance counts as +1, non-aggression pacts included.",
        "One sign a dyad and window: allies with a dispute have only one of the two.",
        "States without a tie in a window are not in it, so 'no tie' and 'no state' look alike.",
    ),
    read=read_doreian_mrvar,
    tidy=(
        Column("ccode1", "Int32", "COW number of the state with the smaller number"),
        Column("ccode2", "Int32", "COW number of the other state"),
        Column("start_year", "Int32", "first year of the window", "year"),
        Column("end_year", "Int32", "last year of the window", "year"),
        Column("sign", "Int32", "+1 alliance, -1 dispute"),
    ),
    keys=("ccode1", "ccode2", "start_year"),
)

SOURCES = (DOREIAN_MRVAR,)
