"""Militarized Interstate Disputes 5.0 as COW publishes them: disputes, participants, incidents.

Three files: MIDA (one row a dispute), MIDB (one row a state's part in a dispute) and MIDI (one row
an incident, since 1993). None of them says who faced whom, and no dyads are made of them here:
pairing side A with side B invents them; dyads are in :mod:`tertius.sources.cow_mid`. MIDI's
participants are in a file of their own (MIDIP), which is not read.

Days or months that COW does not know are −9; the spell then starts on the first day and ends on
the last day possible, with the precision beside it. Levels are as in ``cow_mid``.

References
----------
Palmer et al. 2021 (``palmer2021``), https://correlatesofwar.org/data-sets/mids/.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tertius.sources.model import SPELL, Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

_START = ("styear", "stmon", "stday")
_END = ("endyear", "endmon", "endday")
_LEVELS = {
    "fatality": "fatality_level",
    "fatalpre": "deaths",
    "hostlev": "hostility_level",
    "hiact": "highest_action",
}


def read_cow_mid_disputes(path: Path) -> Reading:
    """Read MIDA: one row per dispute.

    Parameters
    ----------
    path
        ``MIDA 5.0.csv``.

    Returns
    -------
    Reading
        Key ``dispnum``.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    sieve = _open(
        path,
        ("mida*",),
        ("hiact", "outcome", "settle", "maxdur", "mindur", "recip", "numa", "numb"),
    )
    sieve = sieve.integer("hiact", low=0, high=21).integer("outcome", "settle", low=1, high=9)
    sieve = sieve.integer("mindur", "maxdur", low=0).integer("recip", low=0, high=1)
    sieve = sieve.integer("numa", "numb", low=1).unique(("dispnum",), "duplicate-dispute")
    names = {
        "recip": "reciprocated",
        "numa": "states_a",
        "numb": "states_b",
        "settle": "settlement",
    }
    durations = {"mindur": "min_duration_days", "maxdur": "max_duration_days"}
    return sieve.rename(_LEVELS | names | durations).done(DISPUTES)


def read_cow_mid_participants(path: Path) -> Reading:
    """Read MIDB: one row per state's part in a dispute (a state can leave and come back).

    Parameters
    ----------
    path
        ``MIDB 5.0.csv``.

    Returns
    -------
    Reading
        Key ``dispnum, ccode, start``.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    sieve = _open(
        path, ("midb*",), ("ccode", "hiact", "sidea", "revstate", "revtype1", "orig")
    ).code("ccode")
    sieve = sieve.integer("sidea", "revstate", "orig", low=0, high=1)
    sieve = sieve.integer("hiact", low=0, high=21).integer("revtype1", low=0, high=4)
    sieve = sieve.unique(("dispnum", "ccode", "start"), "duplicate-participation")
    names = {
        "sidea": "side_a",
        "revstate": "revisionist",
        "revtype1": "revision_type",
        "orig": "originator",
    }
    return sieve.rename(_LEVELS | names).done(PARTICIPANTS)


def read_cow_mid_incidents(path: Path) -> Reading:
    """Read MIDI: one row per incident, without its participants.

    Parameters
    ----------
    path
        ``MIDI 5.0.csv``.

    Returns
    -------
    Reading
        Key ``incidnum``.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    sieve = _open(path, ("midi 5*", "midi_5*"), ("incidnum", "action", "numa")).integer(
        "incidnum", low=1, needed=True
    )
    sieve = sieve.integer("action", low=0, high=21).integer("numa", low=1)
    sieve = sieve.unique(("incidnum",), "duplicate-incident")
    return sieve.rename({**_LEVELS, "numa": "states"}).done(INCIDENTS)


def _open(path: Path, member: tuple[str, ...], more: tuple[str, ...]) -> "Sieve":
    """Read the columns that all three files have, and type them."""
    from tertius.sources import spells
    from tertius.sources.sieve import Sieve

    common = ("dispnum", *_START, *_END, "fatality", "fatalpre", "hostlev")
    sieve = Sieve.open(path, (*common, *more), member=member)
    if "hiact" not in more:
        import polars as pl

        sieve = sieve.map(pl.lit(None).cast(pl.Int32).alias("hiact"))
    sieve = sieve.integer("dispnum", low=1, needed=True)
    sieve = sieve.integer("fatality", low=0, high=6).integer("fatalpre", low=0)
    sieve = sieve.integer("hostlev", low=1, high=5)
    return spells.censor(spells.from_parts(sieve, _START, _END))


_DISPNUM = Column("dispnum", "Int32", "number of the dispute in the MID data")
_HOSTILITY = Column("hostility_level", "Int32", "highest reached, 1 none, 2 threat … 5 war")
_FATALITY = Column("fatality_level", "Int32", "0 none … 6 at least 1,000; null unknown")
_DEATHS = Column("deaths", "Int32", "exact number where known", "persons")
_ACTION = Column("highest_action", "Int32", "highest action, MID codes 0–21")
_COMMON: dict[str, Any] = {
    "version": "5.0",
    "system": "cow",
    "licence": "COW's own terms; no open licence stated",
    "redistribution": "user-supplied",
    "citations": ("palmer2021",),
    "url": "https://correlatesofwar.org/wp-content/uploads/MID-5-Data-and-Supporting-Materials.zip",
}
_TRAPS = (
    "Sides are not dyads: pairing side A with side B invents them; use cow_mid.",
    "Days of −9 are unknown: the spell is as long as it can have been, its precision beside it.",
    "MID 5 ends on 31 December 2014; disputes that reach that day are cut off.",
)

DISPUTES = Source(
    name="cow_mid_disputes",
    title="Militarized Interstate Disputes, disputes (MIDA)",
    unit="dispute",
    coverage=Coverage(date(1816, 1, 1), date(2014, 12, 31)),
    filenames=("mida*",),
    columns=("dispnum", "styear", "endyear", "numa", "numb", "outcome", "settle"),
    traps=_TRAPS,
    read=read_cow_mid_disputes,
    tidy=(
        _DISPNUM,
        *SPELL,
        _HOSTILITY,
        _ACTION,
        _FATALITY,
        _DEATHS,
        Column("outcome", "Int32", "MID outcome code 1–9"),
        Column("settlement", "Int32", "MID settlement code 1–4"),
        Column("reciprocated", "Int32", "1 if the target answered with military action"),
        Column("states_a", "Int32", "number of states on side A", "states"),
        Column("states_b", "Int32", "number of states on side B", "states"),
        Column("min_duration_days", "Int32", "shortest possible duration", "days"),
        Column("max_duration_days", "Int32", "longest possible duration", "days"),
    ),
    keys=("dispnum",),
    **_COMMON,
)

PARTICIPANTS = Source(
    name="cow_mid_participants",
    title="Militarized Interstate Disputes, participants (MIDB)",
    unit="state in a dispute",
    coverage=Coverage(date(1816, 1, 1), date(2014, 12, 31)),
    filenames=("midb*",),
    columns=("dispnum", "ccode", "sidea", "revstate", "orig", "styear"),
    traps=_TRAPS,
    read=read_cow_mid_participants,
    tidy=(
        _DISPNUM,
        Column("ccode", "Int32", "COW number of the state"),
        *SPELL,
        Column("side_a", "Int32", "1 on side A (acted first), 0 on side B"),
        Column("originator", "Int32", "1 if in it from the first day"),
        Column("revisionist", "Int32", "1 if it wanted to change the state of affairs"),
        Column("revision_type", "Int32", "1 territory, 2 policy, 3 regime, 4 other; null none"),
        _HOSTILITY,
        _ACTION,
        _FATALITY,
        _DEATHS,
    ),
    keys=("dispnum", "ccode", "start"),
    **_COMMON,
)

INCIDENTS = Source(
    name="cow_mid_incidents",
    title="Militarized Interstate Disputes, incidents (MIDI)",
    unit="incident",
    coverage=Coverage(date(1993, 1, 1), date(2014, 12, 31), "a few incidents of 1992 belong in"),
    filenames=("midi*",),
    columns=("dispnum", "incidnum", "action", "numa", "styear"),
    traps=(*_TRAPS, "MIDI has no states; its participants are in MIDIP, which is not read."),
    read=read_cow_mid_incidents,
    tidy=(
        Column("incidnum", "Int32", "number of the incident in the MID data"),
        _DISPNUM,
        *SPELL,
        Column("action", "Int32", "action, MID codes 0–21"),
        Column("states", "Int32", "number of states on side A", "states"),
        _HOSTILITY,
        _FATALITY,
        _DEATHS,
    ),
    keys=("incidnum",),
    **_COMMON,
)

SOURCES = (DISPUTES, PARTICIPANTS, INCIDENTS)
