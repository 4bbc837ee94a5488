"""Who is a state, when, and under which code.

The rule of this room: every answer is dated and names its state system. Facts live in the plain
files of ``data/``; the modules only look them up. Nothing here reads user files, imports a frame
library or guesses: a name that could mean two states is an error that names both.

The registry is complete to :data:`SYSTEM_AS_OF`. An open spell (``end is None``) means 'still so on
that day', and a later date is answered as if nothing had changed since.
"""

from tertius.states.codes import convert, cow_to_gw, gw_to_cow
from tertius.states.leaders import Leader, leader_on, leaders_of, leaders_on
from tertius.states.load import SYSTEM_AS_OF
from tertius.states.model import Entity, Name, Spell, System
from tertius.states.names import adjective_of, entities, name_of, names_of, state
from tertius.states.organisations import Membership, members, memberships
from tertius.states.resolve import resolve, resolve_states
from tertius.states.succession import PREDECESSOR, numbers_of
from tertius.states.system import in_system, major_powers, spells_of, states_in

__all__ = [
    "PREDECESSOR",
    "SYSTEM_AS_OF",
    "Entity",
    "Leader",
    "Membership",
    "Name",
    "Spell",
    "System",
    "adjective_of",
    "convert",
    "cow_to_gw",
    "entities",
    "gw_to_cow",
    "in_system",
    "leader_on",
    "leaders_of",
    "leaders_on",
    "major_powers",
    "members",
    "memberships",
    "name_of",
    "names_of",
    "numbers_of",
    "resolve",
    "resolve_states",
    "spells_of",
    "state",
    "states_in",
]
