"""What a rule is: a pattern with a name that tells the role of a line by its words alone."""

import re
from dataclasses import dataclass

from tertius.documents.model import Furniture, Role


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that tells what a line is.

    Attributes
    ----------
    name
        Given in ``Line.by``.
    role, kind
        What a line is that it matches.
    sure
        How often it is right where it matches, as estimated by hand; rules of
        :data:`SURE` or more decide, others only advise the model.
    pattern
        Matched at the start of a line, in any case.
    longest
        Words of the longest line it applies to.
    needs
        Words of which a line has at least one if the pattern matches it; none where that cannot
        be said. Looking for words is quicker than trying a pattern.
    """

    name: str
    role: Role
    kind: Furniture | None
    sure: float
    pattern: re.Pattern[str]
    longest: int = 60
    needs: frozenset[str] = frozenset()


SURE = 0.9
"""From here on a rule decides alone."""


def rule(
    name: str,
    role: Role,
    kind: Furniture | None,
    sure: float,
    pattern: str,
    *,
    longest: int = 60,
    cased: bool = False,
    needs: str = "",
) -> Rule:
    """Make a rule of a pattern written over several lines.

    Parameters
    ----------
    name, role, kind, sure, longest
        As in :class:`Rule`.
    pattern
        A verbose regular expression.
    cased
        Whether capitals matter.
    needs
        Words as in :class:`Rule`, separated by blanks.

    Returns
    -------
    Rule
        The compiled rule.
    """
    flags = re.VERBOSE if cased else re.VERBOSE | re.IGNORECASE
    return Rule(
        name, role, kind, sure, re.compile(pattern, flags), longest, frozenset(needs.split())
    )


def first_match(rules: tuple[Rule, ...], text: str, words: tuple[str, ...]) -> Rule | None:
    """Find the first rule that matches a line.

    Parameters
    ----------
    rules
        In the order in which they are tried.
    text
        The line.
    words
        Its words in lower case.

    Returns
    -------
    Rule or None
        None where none matches.
    """
    count = len(words)
    for one in rules:
        if count > one.longest or (one.needs and one.needs.isdisjoint(words)):
            continue
        if one.pattern.match(text):
            return one
    return None
