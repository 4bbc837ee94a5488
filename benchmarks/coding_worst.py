"""The surest errors on the project's own sets: what was found and is not labelled, what was missed.

Printed after the figures, so that nobody needs to believe them; own sentences, which may be shown.
"""

from pathlib import Path

from coding_corpus import Labelled, claims, read_corpus, signed_dyads, splits
from coding_scores import Target
from measure import head

SHOWN = 8
SIGNS = {1: "+", -1: "−", 0: "·"}


def run(_shared: Path) -> list[Target]:
    """Print the errors; there is no target."""
    for split in splits():
        corpus = [*read_corpus(split, "news"), *read_corpus(split, "opinion")]
        head(f"surest errors, {split}", f"{len(corpus)} documents")
        for sure, words, text in sorted(wrong(corpus), reverse=True)[:SHOWN]:
            print(f"  {sure:.2f}  {words}\n        {text}")
        missed = [text for document in corpus for text in missed_claims(document)]
        print(f"  claims that were missed: {len(missed)} sentences, of which")
        for text in missed[:SHOWN]:
            print(f"        {text}")
    return []


def wrong(corpus: list[Labelled]) -> list[tuple[float, str, str]]:
    """Give records whose dyad and sign no label has, with how sure they were."""
    labels_of, _ = signed_dyads()
    found = []
    for document in corpus:
        for sentence, coded in zip(document.sentences, document.coded, strict=True):
            labels = labels_of(sentence)
            for each in coded.coded:
                frame = each.frame
                if frame.target is None or not each.sign:
                    continue
                ends = sorted((frame.source.key, frame.target.key))
                if (*ends, each.sign) not in labels:
                    kind = each.event_type or frame.kind
                    words = f"{frame.source.key} → {frame.target.key} {SIGNS[each.sign]} {kind}"
                    found.append((each.sure, f"{words}, {each.stance.level}", sentence["text"]))
    return found


def missed_claims(document: Labelled) -> list[str]:
    """Give the sentences of which a labelled claim was not found."""
    labels_of, found_of = claims()
    pairs = zip(document.sentences, document.coded, strict=True)
    return [s["text"] for s, coded in pairs if labels_of(s) - found_of(coded)]
