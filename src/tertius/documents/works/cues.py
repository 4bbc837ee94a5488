"""The lists by which changes of a claim are told, read once from ``data/changes.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tertius.documents.words import words

Phrases = dict[tuple[str, ...], str]
"""Folded words of an entry, and what it stands for."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists, folded as :func:`tertius.documents.words.words` folds texts.

    Attributes
    ----------
    institutions
        Words that act like an actor, and the first entry of their row.
    verbs, friendly, hostile, negation
        Single words.
    idioms
        Phrases with a negation that negates nothing.
    doubt, stress, relative
        Phrases.
    around
        Words that make the number behind them a rough one.
    amounts, often
        Words for how much and how often, and the first entry of their row.
    """

    institutions: Phrases
    verbs: frozenset[str]
    friendly: frozenset[str]
    hostile: frozenset[str]
    negation: frozenset[str]
    idioms: Phrases
    doubt: Phrases
    stress: Phrases
    relative: Phrases
    around: frozenset[str]
    amounts: Phrases
    often: Phrases


@cache
def cues() -> Cues:
    """Give the lists.

    Returns
    -------
    Cues
    """
    text = files("tertius.documents.works").joinpath("data/changes.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Cues(
        institutions=_rows(table["institutions"]["rows"]),
        verbs=_single(table["verbs"]["forms"]),
        friendly=_single(table["friendly"]["words"]),
        hostile=_single(table["hostile"]["words"]),
        negation=_single(table["negation"]["words"]),
        idioms=_phrases(table["negation"]["idioms"]),
        doubt=_phrases(table["certainty"]["doubt"]),
        stress=_phrases(table["certainty"]["stress"]),
        relative=_phrases(table["time"]["relative"]),
        around=_single(table["certainty"]["around"]),
        amounts=_rows(table["amounts"]["rows"]),
        often=_rows(table["time"]["often"]),
    )


def phrases_in(text: list[str], listed: Phrases) -> list[tuple[int, int, str]]:
    """Find listed phrases in folded words, the longest at each place.

    Parameters
    ----------
    text
        Folded words.
    listed
        Phrases and what they stand for.

    Returns
    -------
    list of (start, end, what)
        In order, without overlap.
    """
    longest = max(map(len, listed), default=0)
    found, place = [], 0
    while place < len(text):
        for size in range(min(longest, len(text) - place), 0, -1):
            what = listed.get(tuple(text[place : place + size]))
            if what is not None:
                found.append((place, place + size, what))
                place += size - 1
                break
        place += 1
    return found


def _rows(rows: list[str]) -> Phrases:
    return {
        tuple(words(entry)): row.partition(";")[0].strip()
        for row in rows
        for entry in row.split(";")
    }


def _single(text: str) -> frozenset[str]:
    return frozenset(word for entry in text.split() for word in words(entry))


def _phrases(text: str) -> Phrases:
    return {tuple(words(entry)): entry.strip() for entry in text.split(";") if words(entry)}
