"""States that took over another's seat and treaties under a new COW number."""

from collections.abc import Mapping

PREDECESSOR: Mapping[int, int] = {255: 260, 679: 678}
"""By the number of the later state: Germany follows the Federal Republic, Yemen the Yemen Arab
Republic. In the year of the change the later number alone stands for both, so that nobody counts
twice. COW gives new numbers there; Gleditsch and Ward keep the old ones."""


def numbers_of(ccode: int) -> tuple[int, ...]:
    """Give all COW numbers under which a state has been a member, the latest first.

    Parameters
    ----------
    ccode
        COW number.

    Returns
    -------
    tuple of int

    Examples
    --------
    >>> numbers_of(255)
    (255, 260)
    """
    return (ccode, PREDECESSOR[ccode]) if ccode in PREDECESSOR else (ccode,)
