"""Works in planted corpora and in a newswire: recall, types, families, cost, against peers.

The corpora are planted (``planted_documents``) from an evaluation half that no threshold was tuned
on, with stories of a grammar and, where ``--newswire`` names the folder, with real ones; who plants
and labels grades himself. Run with::

    uv run --group bench python benchmarks/documents.py --newswire FOLDER --text-dedup PYTHON
"""

import os

for _name in ("OMP_NUM_THREADS", "POLARS_MAX_THREADS", "RAYON_NUM_THREADS"):
    os.environ[_name] = "1"

import argparse  # noqa: E402
import json  # noqa: E402
import pickle  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

import documents_peers as peers  # noqa: E402
from documents_natural import natural  # noqa: E402
from documents_scores import found_share, reach, score_families, score_types  # noqa: E402
from measure import head, in_call, middle, table  # noqa: E402
from newswire import stories, without_repeats  # noqa: E402
from planted_documents import PlantedCorpus, planted_corpus  # noqa: E402

SEED = 90_210
RECALL = {"republication": 0.999, "excerpt": 0.995, "rework": 0.985}
TYPES = {"republication": 0.99, "excerpt": 0.96, "rework": 0.93}
SHOWN = (*RECALL, "follow_up", "template", "shared_quotation", "shared_furniture")


def main() -> None:
    """Measure and print, or, in a child process, do one of the measured things."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--newswire", type=Path, default=_named("TERTIUS_NEWSWIRE"),
                        help="folder with reuters-000.json and so on")  # fmt: skip
    parser.add_argument("--text-dedup", type=Path, default=_named("TERTIUS_TEXT_DEDUP"),
                        help="Python that has text-dedup")  # fmt: skip
    parser.add_argument("--size", type=int, default=10_000, help="documents of a planted corpus")
    parser.add_argument("--peers", type=int, default=4_000, help="documents given to the peers")
    parser.add_argument("--large", type=int, default=100_000, help="documents for memory")
    parser.add_argument("--child", nargs=2, metavar=("TASK", "FILE"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        child(*chosen.child)
        return
    real = without_repeats(stories(chosen.newswire))[1::2] if chosen.newswire else None
    corpora = {"grammar": planted_corpus(SEED, chosen.size, half="evaluation")}
    if real:
        corpora["newswire"] = planted_corpus(SEED + 1, chosen.size, real, half="evaluation")
    head(
        "works of documents",
        f"planted corpora, evaluation half, seeds {SEED} (stories of a grammar) and "
        f"{SEED + 1} (real stories, {len(real or ())} of them)",
    )
    for name, corpus in corpora.items():
        print(f"\n  stories: {name}; {describe(corpus)}")
        candidates(corpus)
        typing(corpus)
    compared = list(corpora.values())[-1]
    against_peers(compared, chosen.peers, chosen.text_dedup)
    large(chosen.large, real)
    if chosen.newswire:
        natural(stories(chosen.newswire, least=1))
    else:
        print("\n  natural pairs: not measured (--newswire names no folder)")


def _named(variable: str) -> Path | None:
    """Give the path that an environment variable names, for runs of all benchmarks."""
    return Path(os.environ[variable]) if os.environ.get(variable) else None


def describe(corpus: PlantedCorpus) -> str:
    """Give the size of a corpus in words."""
    words = sum(len(text.split()) for text in corpus.texts) / len(corpus.documents)
    return f"{len(corpus.documents):,} documents, {words:.0f} words each on average"


def candidates(corpus: PlantedCorpus) -> None:
    """Print how many planted relations the candidate search meets, on bodies and on raw pages."""
    from tertius.documents.works.candidates import candidate_pairs

    rows = []
    for name, texts in (
        ("cleaned bodies", corpus.texts),
        ("pages as published", [document.published for document in corpus.documents]),
    ):
        pairs = candidate_pairs(texts)
        found = set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
        direct, centred = found_share(corpus, found), found_share(corpus, found, centres=True)
        rows.append((f"{name}, direct", *(f"{direct[k]:.4f}" for k in SHOWN), ""))
        per = len(found) / len(corpus.documents)
        rows.append((f"{name}, or by a centre", *(f"{centred[k]:.4f}" for k in SHOWN),
                     f"{per:.2f}"))  # fmt: skip
        if name == "cleaned bodies":
            reached, pairs_each = centred, per
    table(("candidate recall", *SHOWN, "pairs/document"), rows)
    for kind, least in RECALL.items():
        reach(f"candidate recall, {kind}", reached[kind], least)
    reach("pairs per document", pairs_each, 2.0, most=True)


def typing(corpus: PlantedCorpus) -> None:
    """Print how the planted relations are typed, and what is joined that should not be."""
    from tertius.documents.works.families import families
    from tertius.documents.works.relations import relations

    pieces = corpus.pieces
    told = relations(pieces, pairs=[(t.first, t.second) for t in corpus.truth])
    scores = score_types(corpus, told)
    table(
        ("typing of planted pairs", "right", "of", "direction", "taken for"),
        [(kind, *scores[kind].row()) for kind in SHOWN],
    )
    for kind, least in TYPES.items():
        reach(f"typing, {kind}", scores[kind].right, least)
    joined = score_families(corpus, families(pieces, relations(pieces)))
    print(f"  families, whole path: {joined.line()}")
    reach("false family merges, share of pairs", joined.false_share, 1e-6, most=True)


def against_peers(corpus: PlantedCorpus, size: int, text_dedup: Path | None) -> None:
    """Print the CPU of the candidate search and of its peers on the same texts."""
    from tertius.documents.works.candidates import candidate_pairs

    texts = corpus.texts[:size]
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"\n  from texts to pairs: {len(texts):,} documents, {words:.0f} words each, one thread")
    mine = middle(in_call(lambda: candidate_pairs(texts), runs=7)).cpu
    pairs = candidate_pairs(texts)
    found = set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    rows = [_peer_row("tertius", mine, mine, corpus, found, size)]
    ratios = {}
    for name, peer in (
        (f"{peers.pinned('datasketch')}, LSH at 0.7", peers.datasketch_lsh),
        ("  its containment ensemble at 0.5", peers.datasketch_ensemble),
        (f"{peers.pinned('rensa')}, LSH at 0.7", peers.rensa_pairs),
        ("  its rho pipeline: flags, no pairs", peers.rensa_flags),
    ):
        try:
            cpu, theirs = peers.timed(peer, texts)
        except ImportError as error:
            rows.append((name, f"not measured: {error}", *[""] * 5))
            continue
        ratios[peer] = cpu / mine
        rows.append(_peer_row(name, cpu, mine, corpus, theirs, size))
    whole = start = 0.0
    if text_dedup:
        whole, start = peers.text_dedup(texts, text_dedup)
        name = f"text-dedup {peers.TEXT_DEDUP}, MinHash at 0.7"
        rows.append(_peer_row(name, whole, mine, corpus, set(), size))
        rows.append(_peer_row("  without its start", whole - start, mine, corpus, set(), size))
    else:
        rows.append(("text-dedup", "not measured: --text-dedup names no Python", *[""] * 5))
    table(("", "CPU", "documents/s", "ratio", *RECALL), rows)
    first, loaded = _compile_time()
    print(f"  kernels warm; compiling them takes {first:.1f} s once, loading them {loaded:.1f} s")
    for peer, least in ((peers.datasketch_lsh, 20), (peers.rensa_pairs, 4)):
        if peer in ratios:
            reach(f"times {peer.__name__}", ratios[peer], least)
    if text_dedup:
        reach("times text-dedup without its start", (whole - start) / mine, 60)


def _peer_row(
    name: str, cpu: float, mine: float, corpus: PlantedCorpus, found: set[peers.Pair], size: int
) -> tuple[str, ...]:
    share = found_share(corpus, found, among=size, centres=name == "tertius") if found else None
    recall = [f"{share[kind]:.3f}" if share else "–" for kind in RECALL]
    speed = min(size, len(corpus.documents)) / cpu
    return name, f"{cpu:.3f} s", f"{speed:,.0f}", f"{cpu / mine:.1f}×", *recall


def _compile_time() -> tuple[float, float]:
    """Give the CPU seconds of a small search with and without compiled kernels on disk."""
    code = (
        "import time; began = time.process_time()\n"
        "from tertius.documents.works.candidates import candidate_pairs\n"
        "candidate_pairs(['some words of a text'] * 3); print(time.process_time() - began)"
    )
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"NUMBA_CACHE_DIR": folder}
        both = [
            subprocess.run(
                [sys.executable, "-c", code], env=environment, check=True, capture_output=True
            ).stdout
            for _ in range(2)
        ]
    first, loaded = map(float, both)
    return first - loaded, loaded


def large(size: int, real: list[list[str]] | None) -> None:
    """Print throughput with typing, and memory, on a large corpus in a process of its own."""
    corpus = planted_corpus(SEED + 2, size, real, half="evaluation")
    print(f"\n  large: seed {SEED + 2}; {describe(corpus)}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pieces.pickle"
        path.write_bytes(pickle.dumps(corpus.pieces))
        command = [sys.executable, __file__, "--child"]
        outcomes = {}
        for task in ("candidates", "families"):
            done = subprocess.run([*command, task, str(path)], capture_output=True, text=True)
            if done.returncode:
                print(f"  {task}: not measured ({done.stderr.strip().splitlines()[-1:]})")
                continue
            outcomes[task] = json.loads(done.stdout)
    rows = [
        (task, f"{o['cpu']:.1f} s", f"{size / o['cpu']:,.0f}", f"{o['before']:,.0f} MiB",
         f"{o['peak']:,.0f} MiB", f"{o['pairs']:,}")
        for task, o in outcomes.items()
    ]  # fmt: skip
    table(("", "CPU", "documents/s", "texts in memory", "peak memory", "pairs"), rows)
    if "families" in outcomes:
        done_in = outcomes["families"]
        reach("documents per CPU second with typing", size / done_in["cpu"], 2500)
        if size >= 50_000:  # below that, it is the libraries that take the memory
            per = done_in["peak"] / 1024 * 1e5 / size
            reach("peak memory, GiB per 100,000 documents", per, 2, most=True)
        joined = score_families(corpus, [frozenset(f) for f in done_in["families"]])
        print(f"  families, whole path: {joined.line()}")
        reach("false family merges, share of pairs", joined.false_share, 1e-6, most=True)


def child(task: str, path: str) -> None:
    """Search or relate the pieces of a file, and print what it cost."""
    from tertius.documents.works.candidates import candidate_pairs

    pieces = pickle.loads(Path(path).read_bytes())  # noqa: S301
    joined: list[list[str]] = []

    def work(some: list) -> int:  # type: ignore[type-arg]
        if task == "candidates":
            return len(candidate_pairs([" ".join(piece.sentences) for piece in some]))
        from tertius.documents.works.families import families
        from tertius.documents.works.relations import relations

        related = relations(some)
        joined[:] = [list(family.members) for family in families(some, related)]
        return len(related)

    work(pieces[:200])
    before = _memory("VmRSS")
    began = time.process_time()
    pairs = work(pieces)
    cpu = time.process_time() - began
    peak = _memory("VmHWM")
    print(json.dumps({"cpu": cpu, "before": before, "peak": peak, "pairs": pairs,
                      "families": joined}))  # fmt: skip


def _memory(field: str) -> float:
    """Give the resident memory of this process, or its peak, in MiB.

    The peak that ``getrusage`` gives is inherited from the parent that started the process, which
    holds a corpus of its own; Linux says in /proc what this program alone has used.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(row for row in status.read_text().splitlines() if row.startswith(field))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
