"""What texts claim of third parties, held against what is recorded: ``tertius check``.

The rule of this room: a claim is never evidence, neither for itself nor for another one. The same
words in ten publications are said once. A verdict tells whether the records move as the claim says
(levels, parts, ranks and years), which third parties the text leaves out, and never that anything
was caused; where the records cannot speak, that is the verdict.
"""

from tertius.verdict.claims.check import check_claim, check_claims
from tertius.verdict.claims.gather import claims_in
from tertius.verdict.claims.judge import judge
from tertius.verdict.claims.model import (
    Answer,
    Checked,
    Claim,
    Measured,
    Outcome,
    Rival,
    Saying,
    Timing,
    UnderRecipe,
    Verdict,
)

__all__ = [
    "Answer",
    "Checked",
    "Claim",
    "Measured",
    "Outcome",
    "Rival",
    "Saying",
    "Timing",
    "UnderRecipe",
    "Verdict",
    "check_claim",
    "check_claims",
    "claims_in",
    "judge",
]
