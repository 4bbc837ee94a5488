"""Two texts side by side: what was kept, edited, dropped and added, and what the edits change.

>>> found = compare(["The alliance wages a war."], ["The United States wages a war.", "So far."])
>>> [change.kind for change in found.edited[0].changes], found.new
(['actor'], (1,))
>>> found.edited[0].diff
(('keep', 'The'), ('drop', 'alliance'), ('add', 'United States'), ('keep', 'wages a war.'))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Indel

from tertius.documents.words import words
from tertius.documents.works.alignment import align
from tertius.documents.works.changes import Change, changes
from tertius.documents.works.model import Match

Op = Literal["keep", "drop", "add"]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edited sentence.

    Attributes
    ----------
    match
        Places of the old and new sentence, and how alike they are.
    diff
        The words of both in order: ``keep``, ``drop`` (old only) and ``add`` (new only). Without
        what was added it is the old sentence to the letter, without what was dropped the new one.
    changes
        What the edit changes of the claim; empty for one of wording alone.
    """

    match: Match
    diff: tuple[tuple[Op, str], ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the sentences of a text.

    Attributes
    ----------
    kept
        Matches with the same words.
    edited
        The others, with their diffs.
    dropped
        Places of the source's sentences that have no match.
    new
        Places of the derived text's sentences that have none.
    """

    kept: tuple[Match, ...]
    edited: tuple[Edit, ...]
    dropped: tuple[int, ...]
    new: tuple[int, ...]


def compare(source_sentences: Sequence[str], derived_sentences: Sequence[str]) -> Comparison:
    """Compare two texts.

    Parameters
    ----------
    source_sentences, derived_sentences
        Sentences in order; places refer to these.

    Returns
    -------
    Comparison
    """
    found = align(source_sentences, derived_sentences)
    edited = []
    for match in found.edited:
        old = " ".join(source_sentences[place] for place in match.source)
        new = " ".join(derived_sentences[place] for place in match.derived)
        edited.append(Edit(match, word_diff(old, new), changes(old, new)))
    return Comparison(found.kept, tuple(edited), found.dropped, found.new)


def word_diff(old: str, new: str) -> tuple[tuple[Op, str], ...]:
    """Give the words of two sentences as they follow each other.

    Parameters
    ----------
    old, new
        Sentences.

    Returns
    -------
    tuple of (op, words)
        What was dropped stands before what was put in its place. A word that differs in case,
        accents or punctuation alone is dropped in its old form and added in its new one.
    """
    before, after = old.split(), new.split()
    keys = [["".join(words(word)) or word for word in side] for side in (before, after)]
    found: list[tuple[Op, str]] = []
    dropped: list[str] = []
    added: list[str] = []

    def flush() -> None:
        if dropped:
            found.append(("drop", " ".join(dropped)))
        if added:
            found.append(("add", " ".join(added)))
        dropped.clear()
        added.clear()

    for op in Indel.opcodes(keys[0], keys[1]):
        gone = before[op.src_start : op.src_end]
        come = after[op.dest_start : op.dest_end]
        if op.tag != "equal":
            dropped += gone
            added += come
            continue
        for same, run in groupby(zip(gone, come, strict=True), key=lambda pair: pair[0] == pair[1]):
            one, other = zip(*run, strict=True)
            if same:
                flush()
                found.append(("keep", " ".join(one)))
            else:
                dropped += one
                added += other
    flush()
    return tuple(found)
