"""Balance: published optima, exact indices with proof, proven gaps of large networks, whole eras.

``balance.py`` runs everything but the three large networks, which take ten minutes each:
``balance.py --long`` runs these, too. Every section is a process of its own, with its kernels
compiled before the clock starts; figures are CPU seconds of the call, reading of files aside.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from frustration_models import SOLVERS, Answer, model_of
from measure import head, seconds, shared, table, verdict
from planted import Planted, planted
from tertius.balance.frustration import frustration_index
from tertius.balance.triads import degree_of_balance, triad_census
from tertius.balance.walks import walk_balance
from tertius.balance.weak import weak_frustration_index
from tertius.exchange.network_file import read_network, read_periods
from tertius.network import TemporalNetwork, TieList, tie_list

PEERS_TIME = 60.0
FIRST, LAST = 1816, 2020
LARGE = {
    "wiki-elections": ("wikielections.txt.gz", 1.5),
    "Epinions": ("soc-sign-epinions.txt.gz", 8.0),
    "Slashdot": ("soc-sign-Slashdot090221.txt.gz", 20.0),
}
TARGET = Planted(blocs=4, noise=0.05)
DENSE = (
    Planted(),
    Planted(blocs=2, noise=0.3),
    Planted(blocs=3, noise=0.15),
    TARGET,
    Planted(blocs=5, noise=0.05),
)
FIELD = (
    "atop/atop5_dyad_spells.csv",
    "rivalry/tss_rivalries.csv",
    "ucdp/ucdp_prio_acd_v25.1_peacesciencer.csv",
    "cow/cow_mid5_dyad_dispute_year.csv.gz",
)


@contextmanager
def cpu() -> Iterator[list[float]]:
    """Account the CPU seconds of a block in the list it gives."""
    spent: list[float] = []
    began = time.process_time()
    yield spent
    spent.append(time.process_time() - began)


def network(name: str, rule: str = "sum_of_signs") -> TieList:
    """Read one of the signed networks."""
    return read_network(shared() / "signed_networks" / name, rule=rule).ties


def windows() -> list[TieList]:
    """Read the 51 windows of Doreian and Mrvar."""
    file = shared() / "signed_networks" / "doreian_mrvar_cow_signed_1946_1999.csv"
    return [found.ties for found in read_periods(file)]


def published() -> None:
    """Hold published optima and measures against ours."""
    tribes = network("highlandtribes.txt")
    head("published values", "highland tribes, EGFR, yeast, Bitcoin-alpha")
    census = triad_census(tribes)
    rows = [
        ("tribes, triads +++ ++- +-- ---", "19 2 40 7", " ".join(map(str, census.counts))),
        ("tribes, balanced share", "0.8676471", f"{degree_of_balance(tribes):.7f}"),
        ("tribes, walks", "0.3575761", f"{walk_balance(tribes):.7f}"),
    ]
    for name, file, rule, known in (
        ("tribes", "highlandtribes.txt", "sum_of_signs", 7),
        ("EGFR, sum of signs", "EGFR.signed-graph", "sum_of_signs", 193),
        ("EGFR, every row a tie", "EGFR.signed-graph", "multigraph", 210),
        ("yeast, sum of signs", "yeast.signed-graph", "sum_of_signs", 40),
        ("yeast, every row a tie", "yeast.signed-graph", "multigraph", 41),
        ("Bitcoin-alpha, sum of signs", "bitcoin_alpha.csv.gz", "sum_of_signs", 720),
    ):
        found = frustration_index(network(file, rule))
        proof = "proven" if found.proven else f"bound {found.bound:g}"
        rows.append((f"frustration, {name}", f"{known}", f"{found.value:g} ({proof})"))
    table(("", "published", "tertius"), rows)


def small() -> None:
    """Solve the 51 windows, against general-purpose solvers."""
    nets = windows()
    size = f"{min(map(len, nets))}–{max(map(len, nets))} ties"
    head("all 51 COW windows, exact with proof", size)
    with cpu() as strong:
        values = [frustration_index(net) for net in nets]
    with cpu() as weak:
        free = [weak_frustration_index(net) for net in nets]
    rows = [
        ("tertius, strong", seconds(strong[0]), "1.0×", _proven([v.proven for v in values])),
        ("tertius, weak, any k", seconds(weak[0]), "", _proven([v.proven for v in free])),
    ]
    for name, solve in SOLVERS.items():
        spent, answers = _peer(solve, nets, PEERS_TIME / 2)
        agree = [
            answer is not None and answer.bound > ours.value - 1 + 1e-6
            for answer, ours in zip(answers, values, strict=True)
        ]
        ratio = f"{spent / strong[0]:.1f}×"
        rows.append((f"{name}, strong", seconds(spent), ratio, _proven(agree)))
    table(("", "CPU", "ratio", "proven"), rows)
    print(f"  strong: {' '.join(f'{v.value:g}' for v in values)}")
    print(f"  weak:   {' '.join(f'{v.value:g}' for v in free)}")
    verdict("strong", strong[0], 5.0, "s")
    verdict("weak, any k", weak[0], 20.0, "s")


def bitcoin() -> None:
    """Solve Bitcoin-alpha."""
    net = network("bitcoin_alpha.csv.gz")
    head("Bitcoin-alpha, proven", repr(net))
    with cpu() as spent:
        found = frustration_index(net)
    rows = [("tertius", seconds(spent[0]), "1.0×", f"{found.value:g}", f"{found.bound:g}")]
    for name, solve in SOLVERS.items():
        cost, (answer,) = _peer(solve, [net], PEERS_TIME)
        if answer is None:
            rows.append((name, "refused", "", "", ""))
            continue
        ratio = f"{cost / spent[0]:.1f}×"
        rows.append((name, seconds(cost), ratio, f"{answer.value:g}", f"{answer.bound:.1f}"))
    table(("", "CPU", "ratio", "value", "bound"), rows)
    verdict("proven" if found.proven else "NOT PROVEN, CPU", spent[0], 5.0, "s")


def dense() -> None:
    """Solve dense networks with planted blocs; the more blocs, the less two sides fit."""
    head(
        "dense networks with planted blocs: 450 states, 18,000 ties, 55 % negative, seed 1",
        "states in blocs of equal size, friends inside and enemies across, noise of either kind",
    )
    rows = []
    for made in DENSE:
        net = planted(made)
        with cpu() as spent:
            found = frustration_index(net, time_limit=PEERS_TIME)
        name = f"{made.blocs} blocs, noise {made.noise:.2f}"
        rows.append((f"tertius: {name}", seconds(spent[0]), f"{found.value:g}", f"{found.bound:g}"))
        if made is not TARGET:
            continue
        verdict("proven" if found.proven else "NOT PROVEN, CPU", spent[0], 60.0, "s")
        for peer in ("SCIP", "HiGHS in SciPy"):
            cost, (answer,) = _peer(SOLVERS[peer], [net], PEERS_TIME)
            shown = ("none", "none")
            if answer is not None:
                shown = (f"{answer.value:g}", f"{answer.bound:.1f}")
            rows.append((f"{peer}: {name}, {PEERS_TIME:g} s", seconds(cost), *shown))
    table(("", "CPU", "value", "bound"), rows)


def era() -> None:
    """Measure every year: walks, triads, exact strong and weak indices."""
    networks = _era()
    head(f"balance of every year {FIRST}–{LAST}", "ATOP, TSS, UCDP, COW disputes; recipe field")
    parts: dict[str, Callable[[TieList], object]] = {
        "triads": triad_census,
        "walks": walk_balance,
        "strong": frustration_index,
        "weak": weak_frustration_index,
    }
    rows, total = [], 0.0
    for name, measure in parts.items():
        with cpu() as spent:
            found = [measure(tie_list(one)) for one in networks]
        proofs = [bool(getattr(one, "proven", True)) for one in found]
        rows.append((name, seconds(spent[0]), _proven(proofs)))
        total += spent[0]
    table(("", "CPU", "proven"), [*rows, ("together", seconds(total), "")])
    verdict("every year", total, 60.0, "s")


def large() -> None:
    """Value and proven bound of the large networks after ten minutes each."""
    head("large networks, ten minutes each", "collapsed by the sign of the sum of signs")
    rows, gaps = [], []
    for name, (file, limit) in LARGE.items():
        net = network(file)
        with cpu() as spent:
            found = frustration_index(net, time_limit=600)
        gap = 100 * (found.value - found.bound) / found.value
        gaps.append((name, gap, limit))
        size = f"{net.states:,} / {len(net):,}"
        row = (name, size, f"{found.value:,.0f}", f"{found.bound:,.0f}", f"{gap:.2f} %")
        rows.append((*row, seconds(spent[0])))
    table(("", "states / ties", "value", "bound", "gap", "CPU"), rows)
    for name, gap, limit in gaps:
        verdict(f"gap of {name}", gap, limit, "%")


def _peer(
    solve: Callable[..., Answer], nets: list[TieList], limit: float
) -> tuple[float, list[Answer | None]]:
    """Solve all networks by a peer; None where it refuses one."""
    answers: list[Answer | None] = []
    reason = ""
    with cpu() as spent:
        for net in nets:
            try:
                answers.append(solve(model_of(net), limit))
            except Exception as refusal:  # noqa: BLE001 - whatever a peer raises is its refusal
                answers.append(None)
                reason = str(refusal).splitlines()[0]
    if None in answers:
        print(f"  {solve.__name__} refuses {answers.count(None)} of {len(nets)}: {reason[:60]}")
    return spent[0], answers


def _proven(proofs: list[bool]) -> str:
    return f"{sum(proofs)} of {len(proofs)}"


def _era() -> TemporalNetwork:
    from tertius.periods import periods_between
    from tertius.store import add_file, open_project
    from tertius.ties import build_ties, grid_of, load_recipe, temporal_network
    from tertius.ties.library import library_of

    with tempfile.TemporaryDirectory() as folder:
        project = open_project(Path(folder) / "project", create=True)
        for file in FIELD:
            add_file(project, shared() / file)
        grid = grid_of(periods_between(date(FIRST, 1, 1), date(LAST, 12, 31), "year"))
        ties = build_ties(load_recipe("field"), grid, library_of(project.folder))
        return temporal_network(ties)


def _compile() -> None:
    """Load every kernel once, so that no section pays for compiling."""
    tribes = network("highlandtribes.txt")
    frustration_index(tribes)
    weak_frustration_index(tribes)
    walk_balance(tribes)
    frustration_index(network("EGFR.signed-graph"))


SECTIONS = {
    "published": published,
    "small": small,
    "bitcoin": bitcoin,
    "dense": dense,
    "era": era,
    "large": large,
}


def main() -> int:
    """Run one section here, or all in processes of their own."""
    import os

    asked = [name for name in sys.argv[1:] if name in SECTIONS]
    if asked:
        _compile()
        for name in asked:
            SECTIONS[name]()
        return 0
    shared()
    script, failed = str(Path(__file__).resolve()), 0
    for name in SECTIONS:
        if name == "large" and "--long" not in sys.argv:
            continue
        sys.stdout.flush()
        failed |= os.spawnv(os.P_WAIT, sys.executable, [sys.executable, script, name])  # noqa: S606
    return failed


if __name__ == "__main__":
    sys.exit(main())
