"""The signed network as a value: states, ties and a period, and nothing that can change.

The rule of this room: it knows numpy and the names of periods, no frames, files or randomness.
Reading and writing networks is the business of :mod:`tertius.exchange`; making them out of data
that of :mod:`tertius.ties`.
"""

from tertius.network.collapse import RULES, Collapsed, collapse
from tertius.network.signed import SignedNetwork
from tertius.network.temporal import TemporalNetwork
from tertius.network.tie_list import TieList, simple_ties, tie_list

__all__ = [
    "RULES",
    "Collapsed",
    "SignedNetwork",
    "TemporalNetwork",
    "TieList",
    "collapse",
    "simple_ties",
    "tie_list",
]
