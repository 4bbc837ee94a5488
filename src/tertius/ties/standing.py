"""The rule ``standing``: what treaties, wars, rivalries and regimes say of a dyad.

A spell counts in every period that it touches on any day, as dyad-years do in the Correlates of
War. Where spells contradict one another the order is fixed:

1. *belligerence* (war, armed conflict with deaths, occupation, blockade, proxy war, rivalry)
   outweighs everything: the tie is minus the strongest of them. Greece and Turkey, allied and
   rivals for decades, come out negative.
2. *alliance* (defence pact, guarantee, union, alignment, support of a belligerent) outweighs the
   rest: the tie is the strongest of them. Isolated disputes and sanctions between allies do not
   turn it.
3. Otherwise the strongest *friendly* tie (lesser pacts, partnerships) minus the strongest
   *hostile* one (sanctions, no relations, non-recognition, territorial dispute).
"""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from tertius.ties.grid import Grid
from tertius.ties.inputs import Spell

TIERS = ("belligerence", "alliance", "friendly", "hostile")


def standing_ties(
    spells: Iterable[Spell], grid: Grid, *, scores: Mapping[str, float] | None = None
) -> NDArray[np.float64]:
    """Fill a grid with the standing tie of each dyad.

    Parameters
    ----------
    spells
        From one or several sources.
    grid
        What to fill.
    scores
        Strengths in [0, 1] by kind, in place of the kinds' own.

    Returns
    -------
    ndarray of shape (T, m, n)
        In [−1, 1]; 0 where there is no spell.
    """
    strongest = {tier: np.zeros(grid.shape) for tier in TIERS}
    for spell in spells:
        if spell.ccode1 not in grid.row and spell.ccode2 not in grid.row:
            continue
        score = spell.score if scores is None else scores.get(spell.kind, spell.score)
        when = grid.span(spell.first_day, spell.last_day)
        layer = strongest[spell.tier]
        for row, column, _ in grid.cells(spell.ccode1, spell.ccode2):
            run = layer[when, row, column]
            np.maximum(run, score, out=run)
    hostile, allied = strongest["belligerence"], strongest["alliance"]
    mixed = strongest["friendly"] - strongest["hostile"]
    return np.where(hostile > 0, -hostile, np.where(allied > 0, allied, mixed))
