"""Causal claims: who is said to drive which two others together or apart.

The rule of this room: a claim needs three different parties, a driver and a dyad, and words that
bind them; what a text merely tells of two parties is no claim. Whether a claim is asserted, denied
or supposed is not decided here: a frame carries what is said, its stance tells how.
"""

from tertius.coding.claims.find import find_claims
from tertius.coding.claims.typed import TypedClaim, parse_claim

__all__ = ["TypedClaim", "find_claims", "parse_claim"]
