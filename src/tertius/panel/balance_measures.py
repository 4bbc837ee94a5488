"""What each row of a panel of balance says: names, units, methods and definitions."""

from dataclasses import dataclass
from types import MappingProxyType

from tertius.columns import Column


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a period.

    Attributes
    ----------
    name
        As in the frame.
    label
        What a value says, in a few words.
    unit
        Of value, interval and null model.
    group
        What computes it: ``counts``, ``triads``, ``walks``, ``frustration`` or
        ``weak_frustration``.
    method
        How it is computed, and by whom it was proposed.
    """

    name: str
    label: str
    unit: str
    group: str
    method: str


_COUNT = "counted"
_SHARE = "share, 0 to 1"
_TRIADS = "share of complete triads (Cartwright & Harary 1956; Davis 1967)"
_WALKS = "closed walks, tr exp(S) / tr exp(|S|) (Estrada & Benzi 2014)"
_SCALED = "the same with ties divided by the largest eigenvalue of |S|"
_EXACT = "optimum over two sides; proven or with a bound (Harary 1959)"
_POLAR = "share of ties that two sides explain, times how evenly they divide the states"
_WEAK = "optimum over coalitions; proven or with a bound (Davis 1967)"

_ALL = (
    Measure("states", "states in the network", "states", "counts", _COUNT),
    Measure("observed_share", "dyads that the sources speak about", _SHARE, "counts", _COUNT),
    Measure("ties", "ties that are not neutral", "ties", "counts", _COUNT),
    Measure("positive_ties", "friendly ties", "ties", "counts", _COUNT),
    Measure("negative_ties", "hostile ties", "ties", "counts", _COUNT),
    Measure("triads", "complete triads: all three ties are there", "triads", "triads", _COUNT),
    Measure("triads_ppp", "triads +++, balanced", "triads", "triads", _COUNT),
    Measure("triads_ppn", "triads ++-, not balanced", "triads", "triads", _COUNT),
    Measure("triads_pnn", "triads +--, balanced", "triads", "triads", _COUNT),
    Measure("triads_nnn", "triads ---, balanced only weakly", "triads", "triads", _COUNT),
    Measure("balance_strong", "balanced triads", _SHARE, "triads", _TRIADS),
    Measure("balance_weak", "weakly balanced triads", _SHARE, "triads", _TRIADS),
    Measure("walk_balance", "balance of closed walks", _SHARE, "walks", _WALKS),
    Measure("walk_balance_scaled", "closed walks, ties scaled to size", _SHARE, "walks", _SCALED),
    Measure("frustration", "ties against the best two sides", "ties", "frustration", _EXACT),
    Measure("frustration_share", "the same per tie", "share, 0 to 1/2", "frustration", _EXACT),
    Measure(
        "polarisation", "unity of the two sides times their evenness", _SHARE, "frustration", _POLAR
    ),
    Measure(
        "weak_frustration", "ties against the best coalitions", "ties", "weak_frustration", _WEAK
    ),
    Measure("weak_frustration_share", "the same per tie", _SHARE, "weak_frustration", _WEAK),
    Measure(
        "coalitions", "coalitions of two or more states", "coalitions", "weak_frustration", _WEAK
    ),
)

MEASURES = MappingProxyType({measure.name: measure for measure in _ALL})
"""Every measure by name, in the order of the frame."""

GROUPS = ("triads", "walks", "frustration", "weak_frustration")
"""What can be asked for; counts are always there."""

ESTIMATED = ("balance_strong", "balance_weak", "walk_balance", "walk_balance_scaled")
"""Measures that get an interval and a null model."""

DRAWN = ESTIMATED[:3]
"""Those that a figure from 0 to 1 can show: the scaled walks differ only far behind the point."""

LOGARITHMIC = ("walk_balance", "walk_balance_scaled")
"""Measures whose z is taken on the logarithm: their draws differ by orders of magnitude."""

SIDES = ("low", "high", "null_mean", "null_low", "null_high", "z")
"""What stands beside the value of an estimated measure."""

_SIDE_LABELS = {
    "low": "lower end of the interval",
    "high": "upper end of the interval",
    "null_mean": "mean of the null model",
    "null_low": "lower end of the null band",
    "null_high": "upper end of the null band",
    "z": "distance from the null model",
}

LONG = (
    Column("period", "String", "period in ISO 8601 form: 2022, 2022-Q1, 2022-03"),
    Column("measure", "String", "name of the measure"),
    Column("value", "Float64", "value of the measure; null where the sources cannot speak"),
    Column("low", "Float64", "lower end of the interval"),
    Column("high", "Float64", "upper end of the interval"),
    Column("null_mean", "Float64", "mean of the measure under the null model"),
    Column("null_low", "Float64", "lower end of the band of the null model"),
    Column("null_high", "Float64", "upper end of the band of the null model"),
    Column("z", "Float64", "distance from the null model", "standard deviations"),
    Column("unit", "String", "unit of value, interval and null model"),
    Column("method", "String", "how the value was computed"),
    Column("proven", "Boolean", "whether the optimum is proven; null where nothing is optimised"),
    Column("bound", "Float64", "proven lower bound of an optimum, in the unit of the value"),
)
"""The columns of the long frame."""


def wide_columns(names: tuple[str, ...]) -> tuple[Column, ...]:
    """Describe the columns of the wide frame.

    Parameters
    ----------
    names
        As in the frame: ``period``, measures, and measures with the endings of :data:`SIDES`,
        ``_bound`` or ``_proven``.

    Returns
    -------
    tuple of Column

    Examples
    --------
    >>> wide_columns(("walk_balance_z",))[0].label
    'balance of closed walks: distance from the null model'
    """
    return tuple(_wide_column(name) for name in names)


def _wide_column(name: str) -> Column:
    if name == "period":
        return LONG[0]
    if name in MEASURES:
        measure = MEASURES[name]
        return Column(name, "Float64", measure.label, measure.unit)
    for side, label in (*_SIDE_LABELS.items(), ("bound", "proven lower bound")):
        base = MEASURES.get(name.removesuffix(f"_{side}"))
        if base is not None and name.endswith(f"_{side}"):
            unit = "standard deviations" if side == "z" else base.unit
            return Column(name, "Float64", f"{base.label}: {label}", unit)
    base = MEASURES[name.removesuffix("_proven")]
    return Column(name, "Boolean", f"{base.label}: proven to be the least")
