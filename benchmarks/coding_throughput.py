"""How many sentences a second are coded: the parser, the rules, the model; and with the encoder.

Sentences of newswire are coded as one text after the other, twenty sentences each, in one process
that may use both cores. The parser has seen other sentences before, as in a run of some length. CPU
seconds and seconds of the clock are both told; on a shared machine the former say more.
"""

import json
import time
from pathlib import Path

from coding_scores import Target, show_targets
from measure import head, table
from tertius.coding.chain import code_sentences
from tertius.coding.encoder import load_encoder
from tertius.coding.pool import code_in_processes
from tertius.coding.settings import Settings
from tertius.documents import Original, clean

TEXT, JOBS = 20, 2
LIMITS = {"default": 150.0, "with encoder": 80.0}


def in_processes(texts: list[list[str]], settings: Settings) -> float:
    """Give the sentences a second of several processes, with their start, on four times as many."""
    documents = [clean(Original("\n\n".join(text))) for text in texts] * 4
    count = sum(len(document.sentences) for document in documents)
    clock = time.perf_counter()
    found = sum(1 for _ in code_in_processes(documents, settings=settings, jobs=JOBS))
    assert found == len(documents)  # noqa: S101 - a benchmark that lost texts measures nothing
    return count / (time.perf_counter() - clock)


def run(shared: Path) -> list[Target]:
    """Measure, print, and give the targets."""
    path = shared / "coding" / "plv_train.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    sentences = list(dict.fromkeys(json.loads(line)["sentence"] for line in lines))
    texts = [sentences[k : k + TEXT] for k in range(0, len(sentences), TEXT)]
    head("throughput", f"{len(sentences)} sentences of newswire, texts of {TEXT}")
    ways = {"default": Settings(), "with encoder": Settings(encoder=load_encoder())}
    rows, targets = [], []
    for name, settings in ways.items():
        for text in texts[:5]:
            code_sentences(text, settings=settings)
        clock, cpu = time.perf_counter(), time.process_time()
        for text in texts[5:]:
            code_sentences(text, settings=settings)
        clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
        count = sum(len(text) for text in texts[5:])
        rows.append((name, f"{count / clock:.0f}", f"{count / cpu:.0f}"))
        value = count / clock
        targets.append(Target(f"sentences per second, {name}", value, value, value, LIMITS[name]))
    for name, settings in ways.items():
        rate = in_processes(texts, settings)
        rows.append((f"{name}, {JOBS} processes", f"{rate:.0f}", ""))
        what = f"the same, {name}, {JOBS} processes, start included"
        targets.append(Target(what, rate, rate, rate, LIMITS[name]))
    table(("", "a second", "a CPU second"), rows)
    show_targets(targets)
    return targets
