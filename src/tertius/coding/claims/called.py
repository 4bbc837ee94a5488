"""The names in a claim that somebody typed, whatever their capital letters.

The rule of this module: a name is what the index of actors knows, the longest first; a word that is
nearly a name and nothing else is asked about, never corrected.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tertius.coding.actors import ActorIndex
from tertius.coding.actors.index import Called
from tertius.coding.actors.spelling import name_words
from tertius.coding.control import word_set
from tertius.coding.lexicon import entries
from tertius.coding.model import Party
from tertius.errors import AmbiguousState, CodingError, NotInSystem, TertiusError, UnknownState
from tertius.states import resolve

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[.’'](?=[^\W\d_]))*\.?")
_NO_NAMES = word_set(
    "he is it us an in do go so may will to of the and by no as at be or on we me she they "
    "them both each other apart together closer drove drive push pushed bring brought against "
    "since because march china's"
)
_NEAR = 82


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text.

    Attributes
    ----------
    start, end
        Its characters.
    text
        As typed.
    party
        Who is meant.
    """

    start: int
    end: int
    text: str
    party: Party


def named(text: str, index: ActorIndex, on: date | None) -> tuple[Name, ...]:
    """Find the names in a claim.

    Parameters
    ----------
    text
        The claim.
    index
        Names that count.
    on
        The day on which they are meant; None for today.

    Returns
    -------
    tuple of Name
        In order.

    Raises
    ------
    CodingError
        If a name means several, or nobody on that day.
    """
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    found: list[Name] = []
    place = 0
    while place < len(words):
        hit = _longest(text, words, place, index)
        if hit is None:
            place += 1
            continue
        count, called = hit
        start, end = words[place][0], words[place + count - 1][1]
        typed = re.sub(r"['’]s?$", "", text[start:end])
        found.append(Name(start, start + len(typed), typed, _party(typed, called, on)))
        place += count
    return tuple(found)


def _longest(
    text: str, words: list[tuple[int, int]], place: int, index: ActorIndex
) -> tuple[int, Called] | None:
    """Give the longest name that begins at a word: how many words, and whose."""
    start, end = words[place]
    first = text[start:end]
    if first.lower() in _NO_NAMES and not first.isupper():
        return None
    # A word of the lexicon is a name only with a capital: 'split' is no town of Croatia.
    single = {first, first.removesuffix("s"), first.removesuffix("ies") + "y"}
    if first.islower() and single & _lexical(index):
        return None
    for count in range(min(6, len(words) - place), 0, -1):
        piece = text[start : words[place + count - 1][1]]
        for form in _forms(piece):
            folded = name_words(form)
            for called in index.names.get(folded[0], ()) if folded else ():
                if called.words == folded and called.bearers:
                    return count, called
    return None


@cache
def _lexical(index: ActorIndex) -> frozenset[str]:
    """Give the verbs and nouns of claims and attitudes."""
    kinds = ("causal", "attitudes")
    return frozenset(entry.lemma for kind in kinds for entry in entries(kind, index.lexicon))


def _forms(piece: str) -> Iterator[str]:
    """Give a piece as typed, without its possessive ending, and without its last stop."""
    yield piece
    yield re.sub(r"['’]s?$", "", piece)
    yield piece.rstrip(".")


def _party(typed: str, called: Called, on: date | None) -> Party:
    table = next((b for b in called.bearers if b.by == "table"), None)
    if table is not None:
        return Party(table.key, table.name, typed, "table", table.ccode)
    try:
        entity = resolve(typed, on)
    except UnknownState:
        bearer = called.bearers[0]
        return Party(bearer.key, bearer.name, typed, bearer.by, bearer.ccode)
    except (AmbiguousState, NotInSystem) as error:
        raise _as_coding(error) from None
    return Party(entity.key, entity.name, typed, "name", entity.ccode)


def unknown(text: str, names: tuple[Name, ...], index: ActorIndex) -> None:
    """Refuse a text with a word that looks like a name and is none.

    Parameters
    ----------
    text
        The claim.
    names
        The names found in it.
    index
        Names that count.

    Raises
    ------
    CodingError
        Naming the word and what is spelt nearly so.
    """
    from rapidfuzz import fuzz, process

    taken = [(name.start, name.end) for name in names]
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        inside = any(start <= match.start() < end for start, end in taken)
        if inside or word.lower() in _NO_NAMES:
            continue
        capital = word[:1].isupper() and (match.start() > 0 or not word.lower().endswith("ing"))
        near = process.extractOne(word.lower(), index.names.keys(), scorer=fuzz.ratio)
        close = near[1] >= _NEAR and len(word) > 4
        if not capital and not close:
            continue
        try:
            resolve(word)
        except TertiusError as error:
            raise _as_coding(error) from None


def _as_coding(error: TertiusError) -> CodingError:
    return CodingError(error.message, remedy=error.remedy)
