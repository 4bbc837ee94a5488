"""Dynamics: where a signed network goes when states answer to its imbalance.

Two kinds. The ties change while the states stay: triads flip one tie at a time
(:func:`local_triad_dynamics`, :func:`constrained_triad_dynamics`), or all strengths move at once
(:func:`continuous_balance`). Or the states choose sides while the ties stay: the energy of
bipartitions and its valleys (:func:`bipartition_energies`, :func:`landscape`).

All of them take the ties as given and change nothing else: they say where balance alone would
lead, not what states will do.
"""

from tertius.balance.dynamics.constrained_triad import constrained_triad_dynamics
from tertius.balance.dynamics.continuous import ContinuousBalance, continuous_balance
from tertius.balance.dynamics.energies import (
    bipartition_energies,
    bipartition_sides,
    landscape_energy,
)
from tertius.balance.dynamics.landscape import Landscape, landscape
from tertius.balance.dynamics.local_triad import local_triad_dynamics
from tertius.balance.dynamics.triad_path import TriadPath

__all__ = [
    "ContinuousBalance",
    "Landscape",
    "TriadPath",
    "bipartition_energies",
    "bipartition_sides",
    "constrained_triad_dynamics",
    "continuous_balance",
    "landscape",
    "landscape_energy",
    "local_triad_dynamics",
]
