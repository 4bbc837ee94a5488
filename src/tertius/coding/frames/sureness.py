"""How probable it is that a frame binds the right two.

The rule of this module: one number for each rule, or for its family. They are the precision of the
rules on the project's own sentences (train and dev, n = 500 frames), drawn towards their family
where a rule is rare, and lowered for verbs that no lexicon knows, since which of these bind nobody
was read off the same sentences.
"""

from tertius.coding.frames.binding import Bond

_RULES = {
    "verb:content": 0.9,
    "verb:object": 0.8,
    "verb:with": 0.8,
    "verb:mutual": 0.8,
    "verb:on": 0.8,
    "nominal:subject": 0.75,
    "nominal:clause": 0.45,
    "nominal:of": 0.5,
}
_FAMILIES = {"verb": 0.75, "nominal": 0.68, "adjective": 0.7, "phrase": 0.7, "participle": 0.7}
_OPEN = 0.5
_WITHIN = 0.95


def sureness(bond: Bond) -> float:
    """Give the probability that a bond is right.

    Parameters
    ----------
    bond
        An expression and whom it binds.

    Returns
    -------
    float
        0 to 1; slightly less where an actor is only within a phrase ('the army of Y's ally').
    """
    family = bond.rule.partition(":")[0]
    sure = _RULES.get(bond.rule, _FAMILIES.get(family, _OPEN))
    return round(sure * (1.0 if bond.source.itself and bond.target.itself else _WITHIN), 2)
