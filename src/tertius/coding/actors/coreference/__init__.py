"""Who is meant by 'both countries', 'the alliance', 'that policy' or 'its'.

The rule of this room: rules over the whole document, each in words that a reader would accept, and
silence where two could be meant.
"""

from tertius.coding.actors.coreference.resolve import resolve_references

__all__ = ["resolve_references"]
