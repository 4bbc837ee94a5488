"""The 16 root types of PLOVER, with their quad class, score, sign and modes.

The rule of this module: a type is a value that never changes; names are written in capitals and
asked for as they are written.

References
----------
Open Event Data Alliance (2021). PLOVER: Political Language Ontology for Verifiable Event Records,
draft 0.8 (``plover2021``). Halterman et al. (2023). PLOVER and POLECAT (``halterman2023``).
"""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Literal

from tertius.coding.model import Sign
from tertius.coding.ontology.tables import table
from tertius.errors import CodingError

QUAD_CLASSES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
"""What the numbers mean, in PLOVER as in CAMEO, ICEWS and GDELT."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of a type happens, or in what matter.

    Attributes
    ----------
    name
        As the manual writes it.
    meaning
        In a few words.
    kind
        ``mode``: one of the manual's modes. ``context``: for types without modes in the manual,
        one of its contexts that CAMEO's codes distinguish.
    sign
        How an event of this mode moves a dyad when the words say nothing else.
    """

    name: str
    meaning: str
    kind: Literal["mode", "context"]
    sign: Sign


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's root types.

    Attributes
    ----------
    name
        In capitals.
    meaning
        In one line.
    quad_class
        1 verbal, 2 material cooperation; 3 verbal, 4 material conflict.
    score
        PLOVER's conflict–cooperation score, −10 … +10: the mean of the CAMEO–Goldstein scores of
        what it draws on, weighted by frequency in October 2017 to March 2019, with COERCE and
        MOBILIZE exchanged by the manual's authors.
    sign
        How such an event moves a dyad when the words say nothing else; 0 for a request.
    modes
        Names of its modes.
    details
        The same with meanings and signs.
    root
        CAMEO root written when nothing more is known.
    """

    name: str
    meaning: str
    quad_class: int
    score: float
    sign: Sign
    modes: tuple[str, ...]
    details: tuple[Mode, ...]
    root: str


def event_types() -> tuple[EventType, ...]:
    """Give all types.

    Returns
    -------
    tuple of EventType
        From verbal cooperation to material conflict.

    Examples
    --------
    >>> [t.name for t in event_types()][:4]
    ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE']
    """
    return tuple(_types().values())


def event_type(name: str) -> EventType:
    """Give a type by its name.

    Parameters
    ----------
    name
        In capitals.

    Returns
    -------
    EventType

    Raises
    ------
    CodingError
        If there is no such type; names the nearest, or all.

    Examples
    --------
    >>> event_type("AID").quad_class, event_type("AID").score
    (2, 7.4)
    """
    found = _types().get(name)
    if found is None:
        raise _unknown("event type", name, tuple(_types()))
    return found


def default_sign(name: str, mode: str = "") -> Sign:
    """Tell how an event moves a dyad when the words say nothing else.

    Parameters
    ----------
    name
        Of a type.
    mode
        One of its modes, or empty.

    Returns
    -------
    int
        +1, 0 or −1.

    Raises
    ------
    CodingError
        If there is no such type or mode.

    Examples
    --------
    >>> default_sign("REQUEST"), default_sign("REQUEST", "assist"), default_sign("AID")
    (0, 1, 1)
    """
    if not mode:
        return event_type(name).sign
    return mode_of(name, mode).sign


def mode_of(name: str, mode: str) -> Mode:
    """Give a mode of a type.

    Parameters
    ----------
    name
        Of a type.
    mode
        One of its modes.

    Returns
    -------
    Mode

    Raises
    ------
    CodingError
        If there is no such type or mode.
    """
    details = event_type(name).details
    for detail in details:
        if detail.name == mode:
            return detail
    raise _unknown(f"mode of {name}", mode, tuple(d.name for d in details))


def manual() -> str:
    """Name the version of the manual that the types are taken from.

    Returns
    -------
    str
    """
    return str(table("types")["manual"])


@cache
def _types() -> dict[str, EventType]:
    found = {}
    for row in table("types")["type"]:
        kind: Literal["mode", "context"] = "mode" if "mode" in row else "context"
        signs = row.get("mode_sign", {})
        details = tuple(
            Mode(name, meaning, kind, signs.get(name, row["sign"]))
            for name, meaning in row[kind].items()
        )
        found[row["name"]] = EventType(
            name=row["name"],
            meaning=row["meaning"],
            quad_class=row["quad_class"],
            score=row["score"],
            sign=row["sign"],
            modes=tuple(detail.name for detail in details),
            details=details,
            root=row["root"],
        )
    return found


def _unknown(what: str, name: str, known: tuple[str, ...]) -> CodingError:
    near = get_close_matches(name.upper() if known[0].isupper() else name, known, n=1)
    remedy = f"Did you mean {near[0]}? " if near else ""
    return CodingError(f"'{name}' is no {what}", remedy=f"{remedy}Expected: {', '.join(known)}.")
