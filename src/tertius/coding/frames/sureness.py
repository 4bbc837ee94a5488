"""How probable it is that a frame binds the right two.

The rule of this module: one number for each rule, lowered where an actor is only within a phrase.
"""

from tertius.coding.frames.binding import Bond

_RULES = {"verb:object": 0.8, "verb:mutual": 0.8, "nominal:between": 0.8, "nominal:clause": 0.4}
_OTHERWISE = 0.6


def sureness(bond: Bond) -> float:
    """Give the probability that a bond is right.

    Parameters
    ----------
    bond
        An expression and whom it binds.

    Returns
    -------
    float
        0 to 1.
    """
    sure = _RULES.get(bond.rule, _OTHERWISE)
    return round(sure * (1.0 if bond.source.itself and bond.target.itself else 0.9), 2)
