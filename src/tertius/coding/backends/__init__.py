"""Optional back ends: what the rules found in a text, found anew or typed anew by a model.

The rule of this module: a back end is asked only where it was chosen, and what it answers is data
that must prove itself: actors that the text names, words that stand in the sentence, types that
exist. What does not is rejected and counted. Only these modules open a connection, a cache or a
model of the user's.
"""

from tertius.coding.backends.opening import open_backend
from tertius.coding.backends.protocol import Backend, Recoded, rejection_notes

__all__ = ["Backend", "Recoded", "open_backend", "rejection_notes"]
