"""What each reference says, as dyad-years, and what counts as agreement with it.

Every line of :data:`COMPARISONS` is one definition, printed with the result it gives. *Agrees*
says which dyad-years of the reference support a record of the kind. *Sought* says which of its
dyad-years the chronicle should have, and *found by* which kinds of record count as having them: a
stronger obligation finds a weaker one, never the other way round.
"""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from tertius.chronicle import AS_OF, SINCE

DYAD = ("ccode1", "ccode2")
ATOP_FLAGS = ("defense", "offense", "neutral", "nonagg", "consul")
RIVAL_LEVEL = 0.25
USE_OF_FORCE = 4


@dataclass(frozen=True, slots=True)
class Comparison:
    """One kind of spell against one reference.

    Attributes
    ----------
    kind, reference
        Names.
    accept
        Over the reference's dyad-years: which support a record of the kind.
    agrees
        The same in words.
    sought
        Which dyad-years the chronicle should have; None where the reference cannot say.
    seeks
        The same in words, or why there is none.
    found_by
        Kinds of record that count as having them.
    """

    kind: str
    reference: str
    accept: pl.Expr
    agrees: str
    sought: pl.Expr | None
    seeks: str
    found_by: tuple[str, ...] = ()


def _of(flag: str) -> pl.Expr:
    return pl.col(flag) == 1


_ANY = pl.any_horizontal(*(_of(flag) for flag in ATOP_FLAGS))
_DEFENCE = ("defence_pact", "security_guarantee")
_CONSULT = ("consultation_pact", *_DEFENCE)
_NEUTRAL = ("neutrality_pact", *_CONSULT)
_PLEDGES = ("nonaggression_pact", "friendship_treaty", *_NEUTRAL)
_SHARED = "none of its own: ATOP does not tell a guarantee from a pact (see defence_pact)"
_TREATY = "none: ATOP lists no friendship treaties as such"
_DEADLY = pl.col("deaths")
_ALL = pl.lit(True)

COMPARISONS = (
    Comparison(
        "defence_pact",
        "atop",
        _of("defense"),
        "ATOP has a defence obligation",
        _of("defense"),
        "all defence obligations, found by a pact or a guarantee",
        _DEFENCE,
    ),
    Comparison(
        "security_guarantee",
        "atop",
        _of("defense"),
        "ATOP has a defence obligation, in either direction",
        None,
        _SHARED,
    ),
    Comparison(
        "consultation_pact",
        "atop",
        _of("consul"),
        "ATOP has an obligation to consult",
        _of("consul") & ~_of("defense"),
        "consultation without defence, found by a consultation or defence pact",
        _CONSULT,
    ),
    Comparison(
        "neutrality_pact",
        "atop",
        _of("neutral"),
        "ATOP has a promise of neutrality",
        _of("neutral") & ~_of("defense") & ~_of("consul"),
        "neutrality without defence and consultation, found by a neutrality or stronger pact",
        _NEUTRAL,
    ),
    Comparison(
        "nonaggression_pact",
        "atop",
        _of("nonagg"),
        "ATOP has a promise of non-aggression",
        _of("nonagg") & ~_of("defense") & ~_of("consul") & ~_of("neutral"),
        "nothing but non-aggression, found by any pact or friendship treaty",
        _PLEDGES,
    ),
    Comparison(
        "friendship_treaty",
        "atop",
        _ANY,
        "ATOP has any obligation (many such treaties carry none)",
        None,
        _TREATY,
    ),
    Comparison(
        "war",
        "ucdp_acd",
        _ALL,
        "UCDP has the two on opposite sides, at any intensity",
        pl.col("interstate") & (pl.col("intensity") == 2),
        "interstate years of 1000 deaths and more, found by a war",
        ("war",),
    ),
    Comparison(
        "war",
        "cow_war",
        _ALL,
        "COW lists the two on opposite sides of a war",
        _ALL,
        "all pairs across the sides (some never met), found by a war",
        ("war",),
    ),
    Comparison(
        "armed_conflict",
        "ucdp_acd",
        _ALL,
        "UCDP has the two on opposite sides (25 deaths in the year)",
        pl.col("interstate"),
        "interstate years of 25 deaths and more, found by an armed conflict or a war",
        ("armed_conflict", "war"),
    ),
    Comparison(
        "armed_conflict",
        "cow_mid",
        pl.col("hostility") >= USE_OF_FORCE,
        "COW has a dispute of the two with use of force",
        _DEADLY,
        "disputes with deaths of either state, found by an armed conflict or a war",
        ("armed_conflict", "war"),
    ),
    Comparison(
        "rivalry",
        "tss",
        _ALL,
        "the list has a strategic rivalry",
        _ALL,
        "all strategic rivalries",
        ("rivalry",),
    ),
    Comparison(
        "rivalry",
        "peace_data",
        pl.col("level") <= RIVAL_LEVEL,
        "the scale has severe or lesser rivalry; pairs that it does not cover are left out",
        pl.col("level") <= RIVAL_LEVEL,
        "years of severe or lesser rivalry",
        ("rivalry",),
    ),
)
"""All comparisons of standing ties."""

ONLY_COVERED = frozenset({"peace_data"})
"""References in which a dyad-year without a row is unobserved, not a 'no'."""

ALIASES = {
    "atop": ("atop",),
    "ucdp_acd": ("ucdp",),
    "cow_war": ("cow",),
    "cow_mid": ("cow", "mid"),
    "tss": ("tss", "thompson"),
    "peace_data": ("peace data",),
    "dcad": ("dcad",),
    "mme": ("mme",),
}
"""Words by which a note can name a reference."""


def window(reference: str) -> tuple[int, int]:
    """Give the years that both the chronicle and a reference cover.

    Parameters
    ----------
    reference
        Name of a source.

    Returns
    -------
    first, last : int
    """
    from tertius.sources import source

    covered = source(reference).coverage
    return max(SINCE.year, covered.start.year), min(AS_OF.year, covered.end.year)


def dyad_years(reference: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Turn a reference's tidy frame into one row per dyad and year.

    Parameters
    ----------
    reference
        One that :data:`COMPARISONS` names.
    frame
        Of the source.

    Returns
    -------
    polars.DataFrame
        ``ccode1, ccode2, year``, the columns that the comparisons ask for, and ``row``: what the
        reference says, in short. Only years of the window.
    """
    first, last = window(reference)
    rows = _MAKERS[reference](frame)
    return rows.filter(pl.col("year").is_between(first, last))


def _exploded(frame: pl.DataFrame) -> pl.DataFrame:
    years = pl.int_ranges(
        pl.col("start").dt.year().clip(lower_bound=SINCE.year),
        pl.col("end").dt.year() + 1,
        dtype=pl.Int32,
    )
    return frame.with_columns(year=years).explode("year").drop_nulls("year")


def _atop(frame: pl.DataFrame) -> pl.DataFrame:
    flags = [pl.col(flag).max() for flag in ATOP_FLAGS]
    rows = _exploded(frame).group_by(*DYAD, "year").agg(*flags)
    words = [pl.when(_of(flag)).then(pl.lit(flag)) for flag in ATOP_FLAGS]
    return rows.with_columns(row=pl.concat_str(words, separator=" ", ignore_nulls=True))


def _ucdp(frame: pl.DataFrame) -> pl.DataFrame:
    between = pl.col("conflict_type") == "interstate"
    rows = frame.filter(pl.col("relation") == "opposed").group_by(*DYAD, "year")
    return rows.agg(
        interstate=between.any(),
        intensity=pl.col("intensity").max(),
        row=pl.format(
            "conflict {} {}",
            pl.col("conflict_id").cast(pl.String).unique().sort().str.join("+"),
            pl.when(between.any()).then(pl.lit("interstate")).otherwise(pl.lit("rebels' side")),
        ),
    )


def _cow_war(frame: pl.DataFrame) -> pl.DataFrame:
    number = pl.col("warnum").cast(pl.String).unique().sort().str.join("+")
    return frame.group_by(*DYAD, "year").agg(row=pl.format("war {}", number))


def _cow_mid(frame: pl.DataFrame) -> pl.DataFrame:
    number = pl.col("dispnum").cast(pl.String).unique().sort().str.join("+")
    died = [pl.col(f"fatality_level{side}").fill_null(0) > 0 for side in (1, 2)]
    return frame.group_by(*DYAD, "year").agg(
        hostility=pl.col("hostility_level").max(),
        deaths=pl.any_horizontal(*died).any(),
        row=pl.format("dispute {} level {}", number, pl.col("hostility_level").max()),
    )


def _tss(frame: pl.DataFrame) -> pl.DataFrame:
    rows = _exploded(frame).group_by(*DYAD, "year").agg(pl.col("rivalry_id").min())
    return rows.with_columns(row=pl.format("rivalry {}", "rivalry_id"))


def _peace_data(frame: pl.DataFrame) -> pl.DataFrame:
    rows = _exploded(frame.drop_nulls("peace_level")).group_by(*DYAD, "year")
    return rows.agg(level=pl.col("peace_level").min()).with_columns(
        row=pl.format("level {}", "level")
    )


_MAKERS: dict[str, Callable[[pl.DataFrame], pl.DataFrame]] = {
    "atop": _atop,
    "ucdp_acd": _ucdp,
    "cow_war": _cow_war,
    "cow_mid": _cow_mid,
    "tss": _tss,
    "peace_data": _peace_data,
}
