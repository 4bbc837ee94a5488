"""The frustration index: exact values with proofs, and all partitions that reach them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tertius.balance.covering import Progress
    from tertius.balance.frustration.index import frustration_index
    from tertius.balance.frustration.optima import AlternativeOptima, alternative_optima
    from tertius.balance.frustration.result import Frustration

_PLACES = {
    "AlternativeOptima": "tertius.balance.frustration.optima",
    "Frustration": "tertius.balance.frustration.result",
    "Progress": "tertius.balance.covering",
    "alternative_optima": "tertius.balance.frustration.optima",
    "frustration_index": "tertius.balance.frustration.index",
}

__all__ = [
    "AlternativeOptima",
    "Frustration",
    "Progress",
    "alternative_optima",
    "frustration_index",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)
