"""Which of two pieces came first, as far as that is proven.

The rule of this module: dates and what a text says of its own origin prove, style does not. A date
or month is compared only as far as both are exact. Proofs are, in this order:

* the dates of both, or the earliest date that a text allows: it is younger than what was published
  before;
* where these are equal, a later publication by its host: who says that his text first appeared on
  the day on which the other one did has it from there;
* an original venue that is the other one's host.

An original date that lies before the earliest date that the text itself allows is not the date of
that text, but of what it was made from.
"""

from datetime import date

from tertius.documents.words import words
from tertius.documents.works.model import Piece
from tertius.documents.works.rules import Side


def date_of(piece: Piece) -> str:
    """Give the date from which the words of a piece are known.

    Parameters
    ----------
    piece
        With whatever is known of its dates.

    Returns
    -------
    str
        ``""`` where none is. An original date before ``not_before`` is that of another text.

    Examples
    --------
    >>> date_of(Piece("x", (), date="2023-02", not_before="2024-11", published="2025-01-03"))
    '2025-01-03'
    """
    return piece.published if _before(piece.date, piece.not_before) else piece.date


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
    >>> older_of(Piece("x", (), host="The Port Post"), Piece("y", (), venue="Port Post"))
    'a'
    """
    dates = date_of(a), date_of(b)
    a_first = _before(dates[0], dates[1]) or _before(dates[0], b.not_before)
    b_first = _before(dates[1], dates[0]) or _before(dates[1], a.not_before)
    if not (a_first or b_first):
        a_first = _is_first(a, b)
        b_first = _is_first(b, a)
    if a_first == b_first:
        return ""
    return "a" if a_first else "b"


def _is_first(one: Piece, other: Piece) -> bool:
    """Tell whether the other piece says it was first published where, or when, this one was."""
    return _is_named(one.host, other) or (
        bool(other.published)
        and date_of(one) == date_of(other)
        and _before(one.published or one.date, other.published)
    )


def _is_named(host: str, other: Piece) -> bool:
    name = outlet(host)
    return bool(name) and name == outlet(other.venue) and name != outlet(other.host)


def outlet(name: str) -> str:
    """Fold the name of an outlet, so that its address and its name are the same.

    Parameters
    ----------
    name
        As published.

    Returns
    -------
    str

    Examples
    --------
    >>> outlet("The Port Post") == outlet("portpost.example")
    True
    """
    bare = name.strip().casefold().removeprefix("https://").removeprefix("http://")
    bare = bare.removeprefix("www.").rstrip("/")
    stem, dot, end = bare.rpartition(".")
    if dot and " " not in bare and end.isalpha():
        bare = stem
    said = words(bare)
    return "".join(said[1:] if len(said) > 1 and said[0] == "the" else said)


def are_apart(a: Piece, b: Piece, days: int = 2) -> bool:
    """Tell whether two pieces were published at least so many days apart.

    Parameters
    ----------
    a, b
        Pieces; both must have a full date (:func:`date_of`).
    days
        How many.

    Returns
    -------
    bool
    """
    one, other = date_of(a), date_of(b)
    if len(one) < 10 or len(other) < 10:
        return False
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) >= days
    except ValueError:
        return False


def _before(one: str, other: str) -> bool:
    """Tell whether one date lies before another, where both are known exactly enough."""
    exact = min(len(one), len(other))
    return exact >= 4 and one[:exact] < other[:exact]
