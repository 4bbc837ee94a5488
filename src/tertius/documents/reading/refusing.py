"""What is refused is a value: it is counted and kept, and the rest goes on."""

from tertius.documents.model import Original, Refusal
from tertius.errors import DocumentError

Found = Original | Refusal
"""What a reader gives for each record: the text, or why there is none."""


class Refused(DocumentError):  # noqa: N818 - it carries a refusal, and reads so in a traceback
    """A refusal on its way up from the middle of a reader; it never leaves this room.

    Parameters
    ----------
    refusal
        What is refused and why.
    """

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.what, where=refusal.place, remedy=refusal.remedy or None)
        self.refusal = refusal


def refused(place: str, rule: str, what: str, remedy: str = "") -> Refused:
    """Build the error that carries a refusal.

    Parameters
    ----------
    place, rule, what, remedy
        As in :class:`tertius.documents.model.Refusal`.

    Returns
    -------
    Refused
        To be raised.
    """
    return Refused(Refusal(place, rule, what, remedy))


def checked(original: Original) -> Found:
    """Let a text through unless it says nothing.

    Parameters
    ----------
    original
        As read.

    Returns
    -------
    Original or Refusal
        A refusal by the rule ``empty`` for a text of white space only.
    """
    if original.text and not original.text.isspace():
        return original
    what = "empty: it has only white space" if original.text else "empty: it has no text"
    return Refusal(original.place, "empty", what)
