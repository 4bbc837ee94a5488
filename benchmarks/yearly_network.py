"""The whole yearly signed network 1946–2020, from the published files to networks in memory."""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from measure import head, in_process, middle, python, seconds, shared, table, verdict

CPU_LIMIT, MEMORY_LIMIT = 20.0, 2048.0
FIRST, LAST = 1946, 2020
FILES = {
    "atop": "atop/atop5_dyad_spells.csv",
    "tss": "rivalry/tss_rivalries.csv",
    "ucdp_acd": "ucdp/ucdp_prio_acd_v25.1_peacesciencer.csv",
    "cow_mid": "cow/cow_mid5_dyad_dispute_year.csv.gz",
}


def main() -> None:
    """Measure and print, or, in a child process, do one of the measured things."""
    if len(sys.argv) > 1:
        {"ours": ours, "peer": peer}[sys.argv[1]](Path(sys.argv[2]))
        return
    data = shared()
    size = sum((data / file).stat().st_size for file in FILES.values()) / 1e6
    head(
        f"signed network of the state system, {FIRST}–{LAST}, yearly",
        f"{', '.join(FILES)} ({size:.1f} MB): read, checked, stored, tied, made into "
        f"{LAST - FIRST + 1} networks; median of 3 processes",
    )
    code = [sys.executable, str(Path(__file__).resolve())]
    bare = middle(in_process(python("pass"), runs=3))
    mine = middle(in_process([*code, "ours", str(data)], runs=3))
    theirs = middle(in_process([*code, "peer", str(data)], runs=3))
    rows = [
        (name, seconds(cost.cpu), seconds(cost.wall), f"{cost.cpu / mine.cpu:.1f}×",
         f"{cost.memory:,.0f} MiB")
        for name, cost in (
            ("bare Python", bare),
            ("tertius: data add, recipe field", mine),
            ("pandas and NetworkX, one row a dyad-year", theirs),
        )
    ]  # fmt: skip
    table(("", "CPU", "wall", "ratio", "peak memory"), rows)
    print(
        "  the peer reads the same files without checks and knows standing ties only: no coverage,"
        "\n  no memory of disputes, no null dyads"
    )
    verdict("CPU", mine.cpu, CPU_LIMIT, "s")
    verdict("peak memory", mine.memory, MEMORY_LIMIT, "MiB")


def ours(data: Path) -> None:
    """Add the files to a new project and build every network from it."""
    from tertius.periods import periods_between
    from tertius.store import add_file, open_project
    from tertius.ties import build_ties, grid_of, load_recipe, temporal_network
    from tertius.ties.library import library_of

    with tempfile.TemporaryDirectory() as folder:
        project = open_project(Path(folder) / "project", create=True)
        for file in FILES.values():
            add_file(project, data / file)
        grid = grid_of(periods_between(date(FIRST, 1, 1), date(LAST, 12, 31), "year"))
        ties = build_ties(load_recipe("field"), grid, library_of(project.folder))
        networks = temporal_network(ties)
    if len(networks) != LAST - FIRST + 1:
        raise SystemExit(f"{len(networks)} networks")


def peer(data: Path) -> None:
    """Expand spells to dyad-years in pandas and set edges in NetworkX, strongest claim last."""
    import networkx as nx

    graphs: dict[int, nx.Graph[int]] = {year: nx.Graph() for year in range(FIRST, LAST + 1)}
    for year, one, other, tie in _dyad_years(data):
        if year in graphs:
            graphs[year].add_edge(one, other, tie=tie)


def _dyad_years(data: Path) -> Iterator[tuple[int, int, int, float]]:
    import pandas as pd

    pacts = pd.read_csv(data / FILES["atop"]).query("atop_defense == 1 or atop_consul == 1")
    pacts["tie"] = pacts["atop_defense"].map({1: 0.8, 0: 0.5})
    rivals = pd.read_csv(data / FILES["tss"])
    rivals["tie"] = -0.7
    for spells in (pacts, rivals):
        spells["year"] = [
            list(range(int(a), int(b) + 1)) for a, b in zip(spells.start, spells.end, strict=True)
        ]
        rows = spells.explode("year")[["year", "ccode1", "ccode2", "tie"]]
        yield from rows.itertuples(index=False, name=None)
    fights = pd.read_csv(data / FILES["cow_mid"]).query("fatality > 0")
    for row in fights[["year", "ccode1", "ccode2"]].itertuples(index=False, name=None):
        yield (*row, -0.9)
    wars = pd.read_csv(data / FILES["ucdp_acd"], dtype=str).dropna(subset=["gwno_a", "gwno_b"])
    wars = wars[~wars["gwno_a"].str.contains(",") & ~wars["gwno_b"].str.contains(",")]
    for row in wars[["year", "gwno_a", "gwno_b"]].itertuples(index=False, name=None):
        yield (int(float(row[0])), int(float(row[1])), int(float(row[2])), -1.0)


if __name__ == "__main__":
    main()
