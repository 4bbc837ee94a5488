"""Weak balance: coalitions in any number, with positive ties inside and negative ones between.

The line index of Davis (1967) and Doreian & Mrvar (1996), exact with a proof where one is found,
and the relaxed blockmodel of Doreian & Mrvar (2009).
"""

from tertius.balance.weak.line_index import line_index_by_coalitions, weak_frustration_index
from tertius.balance.weak.relaxed import RelaxedBlockmodel, relaxed_blockmodel
from tertius.balance.weak.result import WeakFrustration

__all__ = [
    "RelaxedBlockmodel",
    "WeakFrustration",
    "line_index_by_coalitions",
    "relaxed_blockmodel",
    "weak_frustration_index",
]
