"""Measures of balance by period, as a frame that knows its sources."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from tertius.exchange.about import About
from tertius.panel.balance_chance import NullModel
from tertius.panel.balance_measures import MEASURES, SIDES, wide_columns
from tertius.panel.balance_solved import Solved

if TYPE_CHECKING:
    import polars as pl

Intervals = Literal["ties", "recipes"]


@dataclass(frozen=True, eq=False)
class BalancePanel:
    """Measures of balance by period, with where they come from.

    Attributes
    ----------
    frame : polars.DataFrame
        Long form: a row for each period and measure; columns as in
        :data:`tertius.panel.balance_measures.LONG`. Null means that the sources cannot speak, or
        that the measure has no such number.
    about : About
        Recipe, sources, columns with labels and units, and notes.
    solved : tuple of Solved
        What the optima of each period rest on; networks with sides and coalitions.
    null_model, intervals
        What stands in the columns of the null model, and in ``low`` and ``high``.
    """

    frame: "pl.DataFrame"
    about: About
    solved: tuple[Solved, ...] = field(default=(), repr=False)
    null_model: NullModel | None = None
    intervals: Intervals | None = None

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods, in order."""
        return tuple(one.period for one in self.solved)

    def rows(self, measure: str) -> list[dict[str, Any]]:
        """Give the rows of one measure as plain data, in order of time."""
        import polars as pl

        return self.frame.filter(pl.col("measure") == measure).to_dicts()

    def of(self, period: str) -> dict[str, dict[str, Any]]:
        """Give the rows of one period by measure."""
        import polars as pl

        found = self.frame.filter(pl.col("period") == period).to_dicts()
        return {row["measure"]: row for row in found}

    def wide(self) -> "BalancePanel":
        """Give one row per period, with a column for each number that any period has.

        Returns
        -------
        BalancePanel
            Columns are named after measures; ``walk_balance_low``, ``walk_balance_null_mean``,
            ``frustration_bound`` and ``frustration_proven`` stand beside ``walk_balance`` and
            ``frustration``.
        """
        import polars as pl

        columns: dict[str, Any] = {"period": pl.Series(self.periods, dtype=pl.String)}
        for name in MEASURES:
            rows = self.rows(name)
            if not rows:
                continue
            columns[name] = pl.Series([row["value"] for row in rows], dtype=pl.Float64)
            for side in (*SIDES, "bound", "proven"):
                values = [row[side] for row in rows]
                kind = pl.Boolean if side == "proven" else pl.Float64
                if any(value is not None for value in values):
                    columns[f"{name}_{side}"] = pl.Series(values, dtype=kind)
        about = replace(self.about, columns=wide_columns(tuple(columns)))
        return replace(self, frame=pl.DataFrame(columns), about=about)
