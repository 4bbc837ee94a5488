"""Published text in any form → originals: decoded, placed, and otherwise untouched.

The rule of this room: it alone touches the disk, never the network, and it believes what bytes
are before it believes what they are called. Nothing is corrected and nothing is thrown away in
silence: what holds no text is a :class:`tertius.documents.model.Refusal` with its place and rule.
"""

from tertius.documents.reading.limits import Limits
from tertius.documents.reading.meta import meta_declared
from tertius.documents.reading.originals import read_bytes, read_originals
from tertius.documents.reading.recognition import Kind, recognise
from tertius.documents.reading.walking import PASSED_OVER

__all__ = [
    "PASSED_OVER",
    "Kind",
    "Limits",
    "meta_declared",
    "read_bytes",
    "read_originals",
    "recognise",
]
