"""The pull of third parties on a dyad: exact arithmetic on ties, nothing more.

The rule of this room: it knows numpy and nothing else; no frames, files, names or randomness. It
describes. Whether a pull has an effect is a question for tests that come on top of it.
"""

from tertius.pressure.change import Change, split_change, split_changes
from tertius.pressure.level import (
    Channel,
    channel_of,
    one_sided_enemies,
    pressure_matrix,
    pulls,
)
from tertius.pressure.system import system_pressures

__all__ = [
    "Change",
    "Channel",
    "channel_of",
    "one_sided_enemies",
    "pressure_matrix",
    "pulls",
    "split_change",
    "split_changes",
    "system_pressures",
]
