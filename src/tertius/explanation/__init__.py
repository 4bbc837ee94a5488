"""The central question for one dyad: who pulls these two together or apart, and how do we know.

The rule of this room: it puts ties, pressure and records together into one value, an
:class:`Explanation`, that can be printed, saved and cited. It describes and never claims a cause;
the results of tests of a claim have their place in the value and are empty until somebody ran
them.
"""

from tertius.explanation.dyad import explain
from tertius.explanation.findings import (
    Evidence,
    Explanation,
    PartyShare,
    RecipeRanking,
    Triad,
    Turn,
)
from tertius.explanation.system import Matchmaker, matchmakers

__all__ = [
    "Evidence",
    "Explanation",
    "Matchmaker",
    "PartyShare",
    "RecipeRanking",
    "Triad",
    "Turn",
    "explain",
    "matchmakers",
]
