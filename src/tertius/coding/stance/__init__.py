"""How a record is meant, by whom, when, and under which condition.

The rule of this room: it reads the words around the trigger and takes none for more than it says.
A denial, a wish or a report reaches as far as its content in the tree and no further; a date is
read or left out, never guessed.
"""

from tertius.coding.stance.condition import condition_of
from tertius.coding.stance.stance import stance_of
from tertius.coding.stance.when import When, when_of

__all__ = ["When", "condition_of", "stance_of", "when_of"]
