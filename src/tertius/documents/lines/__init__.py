"""The role of each line of a text, and the pieces that a text holds.

Rules come first, one idea to a file; a small learned model decides what they leave open. Nothing
is taken out of a text: furniture is labelled, not deleted.
"""

from tertius.documents.lines.keys import line_key
from tertius.documents.lines.labelling import label_lines
from tertius.documents.lines.recurrence import recurrent_keys
from tertius.documents.lines.segments import segment

__all__ = ["label_lines", "line_key", "recurrent_keys", "segment"]
