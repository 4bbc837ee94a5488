"""Networks and panels in and out: one module per format.

The rule of this room: values come in and values go out; nothing here decides what a tie is. A
reader trusts nothing and lists everything that is wrong at once; a writer takes the data first,
replaces a file in one step or leaves it alone, and says beside or inside the file where the
numbers come from and what may be done with them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tertius.exchange.about import About, about_recipe
    from tertius.exchange.csv_file import read_csv, write_csv
    from tertius.exchange.file_kind import FORMATS
    from tertius.exchange.frames import add_ties, from_frame, to_frame
    from tertius.exchange.gexf import read_gexf, write_gexf
    from tertius.exchange.graphml import read_graphml, write_graphml
    from tertius.exchange.graphs import from_networkx, to_networkx
    from tertius.exchange.matrices import from_matrix, read_matrix, to_matrix, write_matrix
    from tertius.exchange.network_file import (
        NetworkFile,
        periods_in,
        read_network,
        read_periods,
        ties_frame,
    )
    from tertius.exchange.pajek import write_pajek
    from tertius.exchange.parquet import read_parquet, write_parquet
    from tertius.exchange.stata import read_stata, write_stata

_PLACES = {
    "FORMATS": "file_kind",
    "About": "about",
    "NetworkFile": "network_file",
    "about_recipe": "about",
    "add_ties": "frames",
    "from_frame": "frames",
    "from_matrix": "matrices",
    "from_networkx": "graphs",
    "periods_in": "network_file",
    "read_csv": "csv_file",
    "read_gexf": "gexf",
    "read_graphml": "graphml",
    "read_matrix": "matrices",
    "read_network": "network_file",
    "read_parquet": "parquet",
    "read_periods": "network_file",
    "read_stata": "stata",
    "ties_frame": "network_file",
    "to_frame": "frames",
    "to_matrix": "matrices",
    "to_networkx": "graphs",
    "write_csv": "csv_file",
    "write_gexf": "gexf",
    "write_graphml": "graphml",
    "write_matrix": "matrices",
    "write_pajek": "pajek",
    "write_parquet": "parquet",
    "write_stata": "stata",
}

__all__ = [
    "FORMATS",
    "About",
    "NetworkFile",
    "about_recipe",
    "add_ties",
    "from_frame",
    "from_matrix",
    "from_networkx",
    "periods_in",
    "read_csv",
    "read_gexf",
    "read_graphml",
    "read_matrix",
    "read_network",
    "read_parquet",
    "read_periods",
    "read_stata",
    "ties_frame",
    "to_frame",
    "to_matrix",
    "to_networkx",
    "write_csv",
    "write_gexf",
    "write_graphml",
    "write_matrix",
    "write_pajek",
    "write_parquet",
    "write_stata",
]


def __getattr__(name: str) -> Any:
    """Load a format when it is first asked for: each needs another library."""
    if name not in _PLACES:
        raise AttributeError(f"module 'tertius.exchange' has no attribute '{name}'")
    return getattr(import_module(f"tertius.exchange.{_PLACES[name]}"), name)
