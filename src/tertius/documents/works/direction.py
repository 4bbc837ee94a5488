"""Which of two pieces came first, as far as that is proven.

The rule of this module: dates prove, style does not. A date or month is compared only as far as
both are exact; the earliest date that a text allows proves that it is younger than what was
published before.
"""

from datetime import date

from tertius.documents.works.model import Piece
from tertius.documents.works.rules import Side


def older_of(a: Piece, b: Piece) -> Side:
    """Tell which piece is proven to be the older one.

    Parameters
    ----------
    a, b
        Pieces with whatever is known of their dates.

    Returns
    -------
    {"a", "b", ""}
        Empty where nothing proves an order, or where the proofs contradict each other.

    Examples
    --------
    >>> older_of(Piece("x", (), date="2023-09-18"), Piece("y", (), not_before="2024-06"))
    'a'
    """
    a_first = _before(a.date, b.date) or _before(a.date, b.not_before)
    b_first = _before(b.date, a.date) or _before(b.date, a.not_before)
    if a_first == b_first:
        return ""
    return "a" if a_first else "b"


def are_apart(a: Piece, b: Piece, days: int = 2) -> bool:
    """Tell whether two pieces were published at least so many days apart.

    Parameters
    ----------
    a, b
        Pieces; both must have a full date.
    days
        How many.

    Returns
    -------
    bool
    """
    if len(a.date) < 10 or len(b.date) < 10:
        return False
    try:
        return abs((date.fromisoformat(a.date[:10]) - date.fromisoformat(b.date[:10])).days) >= days
    except ValueError:
        return False


def _before(one: str, other: str) -> bool:
    """Tell whether one date lies before another, where both are known exactly enough."""
    exact = min(len(one), len(other))
    return exact >= 4 and one[:exact] < other[:exact]
