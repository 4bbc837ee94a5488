"""Every error a user can meet: what happened, where, and what to do about it.

The rule of this module: an exception is built from facts only. It opens no file, looks nothing
up and never changes state; whoever raises it has already found out what went wrong.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def shown(text: str) -> str:
    r"""Write a name of others so that nothing in it is hidden, turns lines or moves a terminal.

    Parameters
    ----------
    text
        A file name, the name of an archive's member, a column's name.

    Returns
    -------
    str
        The same with control and direction characters, and bytes that are no UTF-8, as escapes.

    Examples
    --------
    >>> shown("a" + chr(27) + "b")
    'a\\u001bb'
    """
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _shown_lines(text: str) -> str:
    return "\n".join(map(shown, text.split("\n")))


class TertiusError(Exception):
    """The base of all errors that tertius raises on purpose.

    Parameters
    ----------
    message
        What happened, in one sentence.
    where
        The file and line, the record or the field that is meant, if there is one.
    remedy
        What the user can do next.
    """

    exit_code = 2

    def __init__(self, message: str, *, where: str | None = None, remedy: str | None = None):
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """Give place, message and remedy in one line each."""
        head = f"{shown(self.where)}: {self.message}" if self.where else self.message
        return _shown_lines(f"{head}\n  {self.remedy}" if self.remedy else head)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input.

    Attributes
    ----------
    where
        ``file:line``, or ``file: field name``.
    what
        What was found and what was expected.
    remedy
        What to do, where that is not obvious.
    """

    where: str
    what: str
    remedy: str | None = None

    def __str__(self) -> str:
        """Give the problem on one line."""
        tail = f" ({self.remedy})" if self.remedy else ""
        return _shown_lines(f"{shown(self.where)}: {self.what}{tail}")


class InputProblems(TertiusError):  # noqa: N818 - it lists problems, and reads so in a traceback
    """All problems of one input, found in one pass and raised together.

    Parameters
    ----------
    problems
        At least one problem, in the order of the input.
    message
        The headline; by default the number of problems.
    remedy
        What to do about all of them.
    """

    shown = 20

    def __init__(
        self,
        problems: Sequence[Problem],
        *,
        message: str | None = None,
        remedy: str | None = None,
    ):
        count = len(problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(message or f"{count} {noun} found; nothing was changed", remedy=remedy)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        """Give the headline, then the problems, one a line."""
        lines = [self.message, *(f"  {p}" for p in self.problems[: self.shown])]
        if len(self.problems) > self.shown:
            lines.append(f"  … and {len(self.problems) - self.shown} more")
        if self.remedy:
            lines.append(f"  {self.remedy}")
        return "\n".join(lines)


class UnknownState(TertiusError):  # noqa: N818 - the field's words, without a suffix
    """A name or code that belongs to no entity of the registry."""


class AmbiguousState(TertiusError):  # noqa: N818
    """A name that means several entities at the date asked about."""


class NotInSystem(TertiusError):  # noqa: N818
    """An entity that is known, but no member of the state system in the period."""


class PeriodError(TertiusError):
    """A date or a span of dates that cannot be used."""


class RecipeError(TertiusError):
    """A recipe of tie rules that cannot be used."""


class SourceError(TertiusError):
    """A dataset file that is missing, damaged or not what it should be."""


class CoverageError(TertiusError):
    """A question about a period or a dyad that no loaded source can answer."""


class DocumentError(TertiusError):
    """A published text, or a file of such texts, that cannot be read or used."""


class CodingError(TertiusError):
    """A lexicon, actor table, back end or file of records that cannot be read or used."""


class StoreError(TertiusError):
    """A project folder that cannot be read or written."""


class NetworkError(TertiusError):
    """Arrays that do not make a signed network."""


class MissingExtra(TertiusError):  # noqa: N818
    """An optional part that is not installed."""
