"""Who is named in a sentence, and who is meant by 'both countries', 'the alliance' or 'its'.

The rule of this room: an actor is a state or organisation of the registry, or one of the user's
own table; whoever acts for it is it. Names are resolved by the day on which a text was written.
Where two could be meant and nothing decides, nobody is.
"""

from tertius.coding.actors.coreference import resolve_references
from tertius.coding.actors.index import ActorIndex, actor_index
from tertius.coding.actors.mentions import find_mentions
from tertius.coding.actors.table import TableActor, read_actor_table

__all__ = [
    "ActorIndex",
    "TableActor",
    "actor_index",
    "find_mentions",
    "read_actor_table",
    "resolve_references",
]
