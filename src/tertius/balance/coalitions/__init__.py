"""Coalitions of a network: best sides, modular coalitions, spectral ones; matched through time.

Coalitions are arrays of whole numbers, one per state: 0, 1 … by size, the largest first; −1 for a
state without ties, which belongs to none.
"""

from tertius.balance.coalitions.matching import match_coalitions, match_sides
from tertius.balance.coalitions.modularity import modular_coalitions, signed_modularity
from tertius.balance.coalitions.polarised import (
    Polarisation,
    PolarisationChange,
    PolarisedCore,
    polarisation,
    polarisation_change,
    polarised_core,
)
from tertius.balance.coalitions.spectral import sponge
from tertius.balance.coalitions.splits import Bipartition, bipartition, k_partition

__all__ = [
    "Bipartition",
    "Polarisation",
    "PolarisationChange",
    "PolarisedCore",
    "bipartition",
    "k_partition",
    "match_coalitions",
    "match_sides",
    "modular_coalitions",
    "polarisation",
    "polarisation_change",
    "polarised_core",
    "signed_modularity",
    "sponge",
]
