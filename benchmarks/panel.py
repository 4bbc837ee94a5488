"""The panel of all dyads and years 1946–2020, and the files it goes into."""

import sys
import tempfile
from datetime import date
from pathlib import Path

from measure import Cost, head, in_process, middle, python, seconds, table, verdict

CPU_LIMIT, MEMORY_LIMIT = 10.0, 2048.0
FIRST, LAST = 1946, 2020


def main() -> None:
    """Measure and print, or, in a child process, do one of the measured things."""
    if len(sys.argv) > 1:
        step, rest = sys.argv[1], sys.argv[2:]
        {"peer": peer, "ties": save_ties}.get(step, ours)(*rest or [step])
        return
    head(
        f"panel of the state system, {FIRST}–{LAST}, yearly, one lag",
        "default recipe on the chronicle, 911,649 rows; median of 3 processes",
    )
    with tempfile.TemporaryDirectory() as folder:
        ties = Path(folder) / "ties.parquet"
        code = [sys.executable, str(Path(__file__).resolve())]
        in_process([*code, "ties", str(ties)], runs=0)
        bare = middle(in_process(python("pass"), runs=3))
        costs = {
            name: middle(in_process([*code, *arguments], runs=3))
            for name, arguments in (
                ("tertius: ties, pressure, S, lags", ["none"]),
                ("  … and .parquet", ["parquet"]),
                ("  … and .csv", ["csv"]),
                ("  … and .dta", ["dta"]),
                ("pandas: pressure alone, ties given", ["peer", str(ties)]),
            )
        }
    mine = costs["tertius: ties, pressure, S, lags"]
    rows = [_row(name, cost, mine) for name, cost in {"bare Python": bare, **costs}.items()]
    table(("", "CPU", "wall", "ratio", "peak memory"), rows)
    print("  the peer joins the ties with themselves over third parties and sums the products")
    verdict("CPU of the panel", mine.cpu, CPU_LIMIT, "s")
    worst = max(cost.memory for name, cost in costs.items() if not name.startswith("pandas"))
    verdict("peak memory with any file", worst, MEMORY_LIMIT, "MiB")


def _row(name: str, cost: Cost, mine: Cost) -> tuple[str, ...]:
    ratio = f"{cost.cpu / mine.cpu:.1f}×"
    return name, seconds(cost.cpu), seconds(cost.wall), ratio, f"{cost.memory:,.0f} MiB"


def ours(ending: str) -> None:
    """Make the panel and write it."""
    from tertius.panel.dyad_file import write_panel
    from tertius.panel.dyads import dyad_years

    panel = dyad_years(since=date(FIRST, 1, 1), until=date(LAST, 12, 31), lags=1)
    if ending != "none":
        with tempfile.TemporaryDirectory() as folder:
            write_panel(panel, Path(folder) / f"panel.{ending}")


def save_ties(path: str) -> None:
    """Write the ties that are not 0, in both directions, for the peer."""
    import polars as pl

    from tertius.panel.dyads import dyad_years

    frame = dyad_years(since=date(FIRST, 1, 1), until=date(LAST, 12, 31)).frame
    half = frame.select("year", "ccode1", "ccode2", "alignment").filter(pl.col("alignment") != 0)
    other = half.select("year", pl.col("ccode2").alias("ccode1"), pl.col("ccode1").alias("ccode2"),
                        "alignment")  # fmt: skip
    pl.concat([half, other]).write_parquet(path)


def peer(ties: str) -> None:
    """Join ties with themselves over the third party and add the products up."""
    import pandas as pd

    frame = pd.read_parquet(ties)
    both = frame.merge(frame, left_on=["year", "ccode2"], right_on=["year", "ccode2"])
    both = both[both["ccode1_x"] < both["ccode1_y"]]
    both["pull"] = both["alignment_x"] * both["alignment_y"]
    both.groupby(["year", "ccode1_x", "ccode1_y"], sort=False)["pull"].sum()


if __name__ == "__main__":
    main()
