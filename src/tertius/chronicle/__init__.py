"""The open dataset that ships with tertius: dated ties and events, each with its citation.

The rule of this room: every record is a line in a plain file that a person can read, correct and
cite; the code only reads those lines and refuses what breaks the format. Nothing here gives a
strength to a tie: that is the business of the tie rules.
"""

from tertius.chronicle.kinds import Kind, kinds
from tertius.chronicle.parse import AS_OF
from tertius.chronicle.read import SINCE, packaged_files, read_chronicle
from tertius.chronicle.record import Party, Record

__all__ = [
    "AS_OF",
    "SINCE",
    "Kind",
    "Party",
    "Record",
    "kinds",
    "packaged_files",
    "read_chronicle",
]
