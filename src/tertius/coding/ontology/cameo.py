"""CAMEO in and out: from a code to a type of PLOVER, and back as far as that is possible.

The rule of this module: into PLOVER is a function, many codes to one type; out of it is a set of
codes, and the one code to write in their place says whether it says more than was known.

References
----------
Schrodt (2012). CAMEO: Conflict and Mediation Event Observations, version 1.1b3 (``schrodt2012``).
Goldstein (1992) for the scale of the scores (``goldstein1992``).
"""

from dataclasses import dataclass
from functools import cache

from tertius.coding.model import Sign
from tertius.coding.ontology.tables import table
from tertius.coding.ontology.types import event_type, mode_of
from tertius.errors import CodingError


@dataclass(frozen=True, slots=True)
class Plover:
    """What a CAMEO code is in PLOVER.

    Attributes
    ----------
    event_type
        Name of the type; ``""`` where there is none.
    mode
        Its mode, as far as the code tells; ``""`` otherwise.
    reason
        Why there is no type; empty where there is one.
    """

    event_type: str
    mode: str = ""
    reason: str = ""

    def __bool__(self) -> bool:
        """Tell whether there is a type."""
        return bool(self.event_type)


@dataclass(frozen=True, slots=True)
class Cameo:
    """What a type, or a mode of it, is in CAMEO.

    Attributes
    ----------
    root
        Two digits: the root of ``code``.
    code
        The one code to write: it stands for itself and all codes below it.
    codes
        All codes that mean just this, in order.
    lossy
        Whether ``code`` stands for other codes than ``codes``: fewer, or some of another type.
    """

    root: str
    code: str
    codes: tuple[str, ...]
    lossy: bool


def plover_of(cameo: str) -> Plover:
    """Translate a CAMEO code.

    Parameters
    ----------
    cameo
        Two to four digits, with the leading zero.

    Returns
    -------
    Plover
        False in a condition where the code has no type; ``reason`` says why.

    Raises
    ------
    CodingError
        If CAMEO has no such code.

    Examples
    --------
    >>> plover_of("0841")
    Plover(event_type='RETREAT', mode='release', reason='')
    >>> plover_of("013").reason
    'a statement as such is no act towards anybody; PLOVER dropped it'
    """
    rules = table("cameo")["rule"]
    for length in range(len(_checked(cameo)), 1, -1):
        rule = rules.get(cameo[:length])
        if rule is not None:
            return Plover(rule.get("type", ""), rule.get("mode", ""), rule.get("reason", ""))
    raise AssertionError(f"no rule for root {cameo[:2]}")


def cameo_of(name: str, mode: str = "", *, sign: Sign | None = None) -> Cameo:
    """Translate a type of PLOVER.

    Parameters
    ----------
    name
        Of a type.
    mode
        One of its modes; empty for the type as such.
    sign
        Of the record, where known: a friendly request is CAMEO's appeal (02), any other its
        demand (10).

    Returns
    -------
    Cameo
        For a mode that CAMEO does not have: that of the type, marked as lossy.

    Raises
    ------
    CodingError
        If there is no such type or mode.

    Examples
    --------
    >>> cameo_of("AID", "economic")
    Cameo(root='07', code='071', codes=('071',), lossy=False)
    >>> cameo_of("RETREAT").code, cameo_of("RETREAT").lossy
    ('08', True)
    """
    kind = event_type(name)
    if mode:
        mode_of(name, mode)
    every = _codes_by_type()[name]
    codes = tuple(code for code in every if plover_of(code).mode == mode) if mode else every
    fallen_back = not codes
    wanted = codes or every
    appeal = name == "REQUEST" and sign == 1
    root = "02" if appeal else kind.root
    roots = {code[:2] for code in wanted}
    if root not in roots:
        root = min(roots)
    mine = [code for code in wanted if code[:2] == root]
    # One code may stand for several if all are below it; else the root is all that can be said.
    code = mine[0] if all(c.startswith(mine[0]) for c in mine) else root
    lossy = fallen_back or set(wanted) != {c for c in cameo_codes() if c.startswith(code)}
    return Cameo(root, code, wanted, lossy)


@cache
def cameo_codes() -> tuple[str, ...]:
    """Give all codes of CAMEO.

    Returns
    -------
    tuple of str
        Of two to four digits, in order: each root, then what is below it.
    """
    found = []
    for root, below in table("cameo")["codes"].items():
        found.append(root)
        for part in below.split():
            head, _, span = part.partition(":")
            found.append(root + head)
            if span:
                first, last = span.split("-")
                found += [f"{root}{head}{n}" for n in range(int(first), int(last) + 1)]
    return tuple(found)


def cameo_name(code: str) -> str:
    """Name the root of a code in words.

    Parameters
    ----------
    code
        Of CAMEO.

    Returns
    -------
    str

    Raises
    ------
    CodingError
        If CAMEO has no such code.
    """
    return str(table("cameo")["name"][_checked(code)[:2]])


def cameo_goldstein(code: str) -> float:
    """Give the score of the root of a code, on CAMEO's version of Goldstein's scale.

    Parameters
    ----------
    code
        Of CAMEO.

    Returns
    -------
    float
        −10 to +7; ICEWS and GDELT score sub-codes, too.

    Raises
    ------
    CodingError
        If CAMEO has no such code.
    """
    return float(table("cameo")["goldstein"][_checked(code)[:2]])


def cameo_quad_class(code: str) -> int:
    """Give the quad class that CAMEO's users give to a code, by its root.

    Parameters
    ----------
    code
        Of CAMEO.

    Returns
    -------
    int
        01–05: 1, 06–08: 2, 09–13: 3, 14–20: 4.

    Raises
    ------
    CodingError
        If CAMEO has no such code.
    """
    root = int(_checked(code)[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def departures() -> dict[str, str]:
    """Give the places where the table departs from that of PLOVER's authors, and why.

    Returns
    -------
    dict
        Prefix of codes → what and why.
    """
    return {code: rule["note"] for code, rule in table("cameo")["rule"].items() if "note" in rule}


@cache
def _codes_by_type() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code in cameo_codes():
        found.setdefault(plover_of(code).event_type, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _known() -> frozenset[str]:
    return frozenset(cameo_codes())


def _checked(code: str) -> str:
    if code in _known():
        return code
    for length in range(len(code) - 1, 1, -1):
        if code[:length] in _known():
            above = code[:length]
            near = [c for c in cameo_codes() if c.startswith(above)]
            raise CodingError(
                f"'{code}' is no CAMEO code", remedy=f"Expected below {above}: {', '.join(near)}."
            )
    raise CodingError(
        f"'{code}' is no CAMEO code",
        remedy="Expected two to four digits as text, from '01' to '2042', with the leading zero.",
    )
