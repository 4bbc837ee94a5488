"""What the data behind an explanation cannot see, in words a reader can weigh."""

from collections.abc import Sequence

import numpy as np

from tertius.chronicle import AS_OF, Record
from tertius.explanation.attribution import View
from tertius.explanation.question import Question
from tertius.states import PREDECESSOR, name_of

FEW = 5
"""Fewer records than this about a dyad are little to go by."""


def blind_spots(view: View, question: Question, records: Sequence[Record]) -> tuple[str, ...]:
    """List the limits of an explanation.

    Parameters
    ----------
    view
        The ties it rests on.
    question
        The dyad and span.
    records
        The records about the dyad itself.

    Returns
    -------
    tuple of str
        Sentences, the gravest first.
    """
    found = [
        *_few_records(question, records),
        *_gaps(view, question),
        *_weights_end(view),
        *_unwatched(view, question),
        *_from_memory(records),
        *_followed(question),
    ]
    if "chronicle" in view.ties.recipe.sources:
        found.append(
            f"The chronicle ends on {AS_OF.isoformat()} and holds no trade, regime or opinion "
            "data: motives of that kind are not seen here, unless trade data were added."
        )
        found.append(
            "A treaty or regime of an organisation counts once for each of its members, so the "
            "members of the EU or NATO weigh as many third parties."
        )
    found.append(
        "Parts are shares of a sum of products of ties. They describe; no test of a cause has "
        "been run."
    )
    return tuple(found)


def _few_records(question: Question, records: Sequence[Record]) -> list[str]:
    if len(records) >= FEW:
        return []
    count = "no record" if not records else f"only {len(records)} record(s)"
    return [
        f"Little data: the chronicle holds {count} about {question.names[0]} and "
        f"{question.names[1]} themselves in this span."
    ]


def _gaps(view: View, question: Question) -> list[str]:
    missing = np.isnan(view.alignment())
    if not missing.any():
        return []
    places = np.flatnonzero(missing)
    first, last = (view.ties.grid.periods[place] for place in (places[0], places[-1]))
    in_a_row = places[-1] - places[0] + 1 == len(places)
    return [
        f"No alignment in {len(places)} of {len(missing)} {question.unit}s "
        f"({first} to {last}{'' if in_a_row else ', not in a row'}): one of the two is no member "
        "of the state system then, or no source covers it."
    ]


def _weights_end(view: View) -> list[str]:
    if view.weights is None:
        return []
    known = np.flatnonzero(~np.isnan(view.weights).all(axis=1))
    if len(known) == len(view.weights):
        return []
    first, last = (str(view.ties.grid.periods[place]) for place in (known[0], known[-1]))
    return [f"Weights of third parties are known only for {first} to {last}; no pressure beyond."]


def _unwatched(view: View, question: Question) -> list[str]:
    acts = view.ties.acts
    if acts is None:
        return []
    last = len(view.ties.grid.periods) - 1
    parts = []
    for code, name in zip((question.i, question.j), question.names, strict=True):
        row = acts.value[last, view.ties.grid.row[code]]
        possible = int(view.ties.grid.possible[last, view.ties.grid.row[code]].sum())
        parts.append(f"{int((~np.isnan(row)).sum())} of {possible} states for {name}")
    return [
        "Acts (visits, arms, threats …) are known or followed for "
        + " and ".join(parts)
        + "; with all others only treaties, wars, rivalries and regimes count."
    ]


def _from_memory(records: Sequence[Record]) -> list[str]:
    memory = sum(record.status == "memory" for record in records)
    if not memory:
        return []
    return [
        f"{memory} of the {len(records)} records about the two are from memory: not yet compared "
        "with a source."
    ]


def _followed(question: Question) -> list[str]:
    return [
        f"{name_of(code, question.until)} is followed through {name_of(PREDECESSOR[code])} "
        f"(ccode {PREDECESSOR[code]}) in the years in which {code} is not in the system."
        for code in (question.i, question.j)
        if code in PREDECESSOR
    ]
