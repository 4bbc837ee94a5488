"""Signed networks of states, and the third parties that pull two of them together or apart.

The public names are loaded when first used, so that ``import tertius`` costs next to nothing.

Examples
--------
>>> import tertius
>>> tertius.resolve("USSR", 1985).ccode
365
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tertius import balance as balance
    from tertius import coding as coding
    from tertius import documents as documents
    from tertius.chronicle import Record, kinds, read_chronicle
    from tertius.errors import TertiusError
    from tertius.exchange import from_frame, from_matrix, from_networkx, to_frame, to_networkx
    from tertius.explanation import Explanation, explain, matchmakers
    from tertius.explanation.question import ask
    from tertius.network import SignedNetwork, TemporalNetwork
    from tertius.panel.dyads import dyad_years
    from tertius.periods import Period, parse_period, periods_between
    from tertius.pressure import pressure_matrix, pulls, split_change
    from tertius.sources import source
    from tertius.states import members, resolve, states_in
    from tertius.store import add_file, open_project
    from tertius.ties import build_ties, grid_of, load_recipe, temporal_network

_PLACES: dict[str, str] = {
    "Explanation": "explanation",
    "Period": "periods",
    "Record": "chronicle",
    "SignedNetwork": "network",
    "TemporalNetwork": "network",
    "TertiusError": "errors",
    "add_file": "store",
    "ask": "explanation.question",
    "build_ties": "ties",
    "dyad_years": "panel.dyads",
    "explain": "explanation",
    "from_frame": "exchange",
    "from_matrix": "exchange",
    "from_networkx": "exchange",
    "grid_of": "ties",
    "kinds": "chronicle",
    "load_recipe": "ties",
    "matchmakers": "explanation",
    "members": "states",
    "open_project": "store",
    "parse_period": "periods",
    "periods_between": "periods",
    "pressure_matrix": "pressure",
    "pulls": "pressure",
    "read_chronicle": "chronicle",
    "resolve": "states",
    "source": "sources",
    "split_change": "pressure",
    "states_in": "states",
    "temporal_network": "ties",
    "to_frame": "exchange",
    "to_networkx": "exchange",
}

__all__ = [
    "Explanation",
    "Period",
    "Record",
    "SignedNetwork",
    "TemporalNetwork",
    "TertiusError",
    "add_file",
    "ask",
    "build_ties",
    "dyad_years",
    "explain",
    "from_frame",
    "from_matrix",
    "from_networkx",
    "grid_of",
    "kinds",
    "load_recipe",
    "matchmakers",
    "members",
    "open_project",
    "parse_period",
    "periods_between",
    "pressure_matrix",
    "pulls",
    "read_chronicle",
    "resolve",
    "source",
    "split_change",
    "states_in",
    "temporal_network",
    "to_frame",
    "to_networkx",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its room on first use."""
    if name == "__version__":
        from importlib.metadata import version

        return version("tertius")
    if name in {"balance", "coding", "documents"}:
        return import_module(f"tertius.{name}")
    if name not in _PLACES:
        raise AttributeError(f"module 'tertius' has no attribute '{name}'")
    value = getattr(import_module(f"tertius.{_PLACES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
