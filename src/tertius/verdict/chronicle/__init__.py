"""The chronicle held against published datasets, kind by kind.

The rule of this package: what a comparison counts as agreement is stated once, in
:mod:`tertius.verdict.chronicle.yardsticks`, and printed with the result. Every disagreement can be
listed. A record that its reference contradicts is named, with or without a note that says why it
stands.
"""

from tertius.verdict.chronicle.check import check_chronicle
from tertius.verdict.chronicle.model import (
    AuditRow,
    Check,
    Contradiction,
    Disagreement,
    Row,
    Share,
    SignRow,
)
from tertius.verdict.chronicle.references import ReferenceTables, load_references

__all__ = [
    "AuditRow",
    "Check",
    "Contradiction",
    "Disagreement",
    "ReferenceTables",
    "Row",
    "Share",
    "SignRow",
    "check_chronicle",
    "load_references",
]
