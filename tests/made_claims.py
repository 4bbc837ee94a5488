"""Claims, sayings and measures made up for tests, with only what a test is about spelt out."""

from dataclasses import replace
from typing import Any

from tertius.coding.model import Party, Stance
from tertius.documents.model import Proof
from tertius.states import state
from tertius.verdict.claims import Claim, Measured, Saying, Timing, UnderRecipe


def party(key: str) -> Party:
    """Give an actor of the registry."""
    entity = state(key)
    return Party(key, entity.name, ccode=entity.ccode)


def made_claim(driver: str = "USA", dyad: str = "RUS PRK", sign: int = 1, **more: Any) -> Claim:
    """Make a claim: by default that the United States drives Russia and North Korea together."""
    one, other = dyad.split()
    return Claim(party(driver), (party(one), party(other)), sign, **more)


def made_saying(work: str = "w", **more: Any) -> Saying:
    """Make a saying of an asserting author."""
    proof = Proof(0, 5, "Words")
    fields = {"title": "", "place": "a.txt", "proof": proof, "trigger": proof, "stance": Stance()}
    return Saying(**{"work": work, **fields, **more})


def made_measured(
    *,
    alignment: tuple[float | None, float | None] = (0.1, 0.6),
    pull: tuple[float | None, float | None] = (0.1, 0.5),
    parts: tuple[float | None, ...] = (0.4, 0.3, 0.5, 0.2),
    rank: int | None = 1,
    level_rank: int | None = 1,
    order: Any = "leads",
    **more: Any,
) -> Measured:
    """Make measures that agree with a claim of together, but for what is named."""
    first = UnderRecipe(
        "r0", "First", parts[0] is not None, alignment, pull, parts[0], 0.2, rank, 150
    )
    others = [
        replace(first, recipe=f"r{n}", part=part, observed=part is not None)
        for n, part in enumerate(parts[1:], 1)
    ]
    made = Measured(
        before="2010",
        after="2020",
        chosen="a test",
        ties_before=(-0.2, -0.5),
        ties_after=(-0.9, -0.6),
        pressure=(1.0, 3.0),
        recipes=(first, *others),
        level_rank=level_rank,
        usual=0.1,
        windows=20,
        timing=Timing("2015", ("2012", ""), "2013", order, 2),
        rivals=(),
        records=(),
        direct=(),
        periods=("2010", "2013", "2015", "2020"),
        alignment=(0.1, None, 0.5, 0.6),
        pull=(0.1, 0.4, 0.4, 0.5),
        ties=((-0.2, -0.8, -0.9, -0.9), (-0.5, -0.5, None, -0.6)),
        sources=("chronicle",),
    )
    return replace(made, **more)
