"""What kinds of ties and events the chronicle knows, and what each means."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

Form = Literal["spell", "event"]
Tier = Literal["alliance", "friendly", "belligerence", "hostile", "none", ""]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    Attributes
    ----------
    kind
        The name used in the files.
    form
        ``spell`` for a standing tie with a start and an end, ``event`` for a dated act.
    sign
        The usual sign, −1, 0 or +1.
    directed
        Whether the first side acts on the second.
    tier
        For spells: which ties outweigh which (see :mod:`tertius.ties.standing`).
    score
        Strength in [0, 1] before any rule is applied. A judgement, printed with every recipe.
    event_type
        The PLOVER type nearest to it, or empty.
    reference
        The dataset that can contradict the kind, or empty where there is none.
    label, definition
        For print.
    """

    kind: str
    form: Form
    sign: int
    directed: bool
    tier: Tier
    score: float
    event_type: str
    reference: str
    label: str
    definition: str


@cache
def kinds() -> dict[str, Kind]:
    """Give the kinds by name, in the order of the file.

    Returns
    -------
    dict of str to Kind
    """
    text = files("tertius.chronicle").joinpath("data/kinds.csv").read_text(encoding="utf-8")
    return {row["kind"]: _kind(row) for row in csv.DictReader(text.splitlines())}


def _kind(row: dict[str, str]) -> Kind:
    return Kind(
        kind=row["kind"],
        form=cast("Form", row["form"]),
        sign=int(row["sign"]),
        directed=row["directed"] == "yes",
        tier=cast("Tier", row["tier"]),
        score=float(row["score"]),
        event_type=row["event_type"],
        reference=row["reference"],
        label=row["label"],
        definition=row["definition"],
    )
