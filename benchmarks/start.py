"""How long until there is an answer: ``import tertius``, and ``tertius explain`` from cold."""

from measure import Cost, head, in_process, middle, python, seconds, table, verdict

IMPORT_LIMIT = 0.150
EXPLAIN_LIMIT = 2.0
DYADS = (
    ("Russia", "North Korea"),
    ("France", "Germany"),
    ("Egypt", "USA"),
    ("China", "India"),
    ("Fiji", "Bhutan"),
)


def main() -> None:
    """Measure and print."""
    bare = middle(in_process(python("pass"), runs=9))
    _imports(bare)
    _explain(bare)


def _imports(bare: Cost) -> None:
    head("import, above bare Python", "fresh processes, byte code on disk; median of 9")
    rows = []
    ours = 0.0
    for name in ("tertius", "networkx", "polars", "numpy"):
        cost = middle(in_process(python(f"import {name}"), runs=9))
        above = cost.cpu - bare.cpu
        ours = above if name == "tertius" else ours
        ratio = f"{above / ours:.1f}×" if ours > 0 else "–"
        rows.append((f"import {name}", seconds(cost.cpu), seconds(above), ratio, _mib(cost)))
    rows.insert(0, ("bare Python", seconds(bare.cpu), seconds(0), "–", _mib(bare)))
    table(("", "CPU", "above bare", "ratio", "peak memory"), rows)
    verdict("import tertius", ours * 1000, IMPORT_LIMIT * 1000, "ms")


def _explain(bare: Cost) -> None:
    head(
        "tertius explain, from a fresh process to the printed answer",
        "the chronicle that ships; five recipes compared; median of 5",
    )
    start = "from tertius.cli import main; main()"
    rows = [("bare Python", seconds(bare.cpu), seconds(bare.wall), _mib(bare))]
    worst = 0.0
    for one, other in DYADS:
        cost = middle(in_process([*python(start), "explain", one, other]))
        worst = max(worst, cost.cpu)
        rows.append((f"{one} – {other}", seconds(cost.cpu), seconds(cost.wall), _mib(cost)))
    yardstick = middle(in_process(python("import networkx, pandas, matplotlib.pyplot")))
    label = "yardstick: import networkx, pandas, matplotlib"
    rows.append((label, seconds(yardstick.cpu), seconds(yardstick.wall), _mib(yardstick)))
    table(("", "CPU", "wall", "peak memory"), rows)
    print("  no other program answers the question: the yardstick is what a script loads first")
    print(f"  ratio of the slowest answer to the yardstick: {worst / yardstick.cpu:.1f}×")
    verdict("cold explain, slowest", worst, EXPLAIN_LIMIT, "s")


def _mib(cost: Cost) -> str:
    return f"{cost.memory:,.0f} MiB"


if __name__ == "__main__":
    main()
