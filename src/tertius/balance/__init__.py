"""Structural balance: measures of signed networks, each with its definition and its source.

The rule of this room: it knows numpy and scipy, numba for kernels and HiGHS for linear programmes,
and nothing else: no frames, no files, no chance but a seed or generator that is passed in. One
measure per file; a measure takes a network and gives numbers or a value that explains them. What
is costly to load (kernels, solvers) is loaded inside the functions that need it.
"""

from tertius.balance.centrality import pn_index, signed_degrees, signed_eigenvector
from tertius.balance.coalitions import (
    bipartition,
    k_partition,
    match_coalitions,
    match_sides,
    modular_coalitions,
    polarisation,
    polarisation_change,
    polarised_core,
    signed_modularity,
    sponge,
)
from tertius.balance.common_enemies import common_enemy_counts, third_party_counts
from tertius.balance.directed_triads import directed_triad_census
from tertius.balance.dyad_triads import dyad_triads
from tertius.balance.dynamics import (
    bipartition_energies,
    constrained_triad_dynamics,
    continuous_balance,
    landscape,
    landscape_energy,
    local_triad_dynamics,
)
from tertius.balance.frustration.index import frustration_index
from tertius.balance.frustration.optima import alternative_optima
from tertius.balance.null_models import null_scores, rewired, shuffled_signs
from tertius.balance.position import structural_position
from tertius.balance.triad_local import (
    dyad_balance,
    state_balance,
    state_triads,
    tie_balance,
    tie_triads,
)
from tertius.balance.triads import degree_of_balance, triad_census
from tertius.balance.two_paths import two_paths
from tertius.balance.walks import dyad_walk_balance, local_walk_balance, walk_balance
from tertius.balance.walks_large import walk_balance_bounds
from tertius.balance.weak import (
    line_index_by_coalitions,
    relaxed_blockmodel,
    weak_frustration_index,
)

__all__ = [
    "alternative_optima",
    "bipartition",
    "bipartition_energies",
    "common_enemy_counts",
    "constrained_triad_dynamics",
    "continuous_balance",
    "degree_of_balance",
    "directed_triad_census",
    "dyad_balance",
    "dyad_triads",
    "dyad_walk_balance",
    "frustration_index",
    "k_partition",
    "landscape",
    "landscape_energy",
    "line_index_by_coalitions",
    "local_triad_dynamics",
    "local_walk_balance",
    "match_coalitions",
    "match_sides",
    "modular_coalitions",
    "null_scores",
    "pn_index",
    "polarisation",
    "polarisation_change",
    "polarised_core",
    "relaxed_blockmodel",
    "rewired",
    "shuffled_signs",
    "signed_degrees",
    "signed_eigenvector",
    "signed_modularity",
    "sponge",
    "state_balance",
    "state_triads",
    "structural_position",
    "third_party_counts",
    "tie_balance",
    "tie_triads",
    "triad_census",
    "two_paths",
    "walk_balance",
    "walk_balance_bounds",
    "weak_frustration_index",
]
