"""What the rules say of each row, before anything is decided."""

from tertius.documents.lines.rows import Row
from tertius.documents.lines.rules import Rule, first_match
from tertius.documents.lines.rules_furniture import FURNITURE_RULES
from tertius.documents.lines.rules_notices import NOTICE_RULES
from tertius.documents.lines.rules_pieces import HEADER_RULES

RULES: tuple[Rule, ...] = FURNITURE_RULES + NOTICE_RULES + HEADER_RULES
"""All rules that look at one line alone, in the order in which they are tried."""
LONGEST = max(rule.longest for rule in RULES)
HEAD = 600
"""Characters of a line that rules look at; no line makes them slow."""


def hits_of(rows: list[Row]) -> list[Rule | None]:
    """Tell for each row which rule matches it.

    Parameters
    ----------
    rows
        The rows of a page.

    Returns
    -------
    list of Rule or None
        As long as `rows`.
    """
    return [_hit(row) for row in rows]


def _hit(row: Row) -> Rule | None:
    if len(row.words) > LONGEST:
        return None
    return first_match(RULES, row.text[:HEAD], row.words)
