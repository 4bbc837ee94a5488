"""A small grammar of news prose: stories, recurring reports and names that no seed shares.

Every word list comes in two halves, one for development and one for evaluation, and every seed
invents its own names and draws its own formulas from them. Sentences mean nothing; what matters is
that they are as varied as prose (two of them hardly ever share eight words in a row), and that
recurring reports differ in numbers, dates and names alone.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal

Half = Literal["development", "evaluation"]

WORDS: dict[str, list[str]] = {
    name: [word.replace("_", " ") for word in text.split()]
    for name, text in tomllib.loads(
        Path(__file__).with_name("planted_words.toml").read_text(encoding="utf-8")
    ).items()
}
MONTHS = ("January", "March", "April", "June", "July", "August", "October", "December")
OPENINGS = (
    "{n} {v} {n}", "The {adj} {noun} {v} {n}", "{adv_}, {n} {v} {n}", "{who} {v} {n}",
    "In {place}, {n} {v} {n}", "{n} of {place} {v} {n}", "{body} {v} {n}",
    "It was {n} that {v} {n}", "{link_} {n}, {who} {v} {n}", "No {noun} in {place} {v} {n}",
    "{n} and {n} {v} {n}", "What {n} {adv} {v} was {n}",
)  # fmt: skip
ENDINGS_OF_SENTENCES = (
    " {link} {n}", ", {who} said", " {link} {adj} {noun}s in {place}", " and {v} {n}",
    ", which {v} {n}", ", although {n} {adv} {v} {n}", " by {number} {unit}", "",
    ", according to {who}", " while {n} {v} {n}", ", and {adv} {v} {n} {link} {n}",
    " {link} the {noun}, where {n} {v} {number} {unit}",
)  # fmt: skip
ENDS_OF_FORMULAS = (
    " by {number} percent", " to {number} {unit}", " on {day}", ", {who} said", " from {number}",
    " against {number} {unit} a year earlier", " in {place}",
)  # fmt: skip


@dataclass
class Grammar:
    """What one seed's stories are written in.

    Attributes
    ----------
    random
        Every draw comes from it.
    half
        Which half of the lists is used.
    """

    random: Random
    half: Half = "development"
    names: list[str] = field(init=False)
    places: list[str] = field(init=False)
    bodies: list[str] = field(init=False)
    slots: dict[str, Callable[[], str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.slots = self._slots()
        self.names = [f"{self._name()} {self._name()}" for _ in range(400)]
        self.places = [self._name() for _ in range(150)]
        self.bodies = [
            f"the {self._name()} {self.pick(WORDS['nouns']).title()}" for _ in range(150)
        ]

    def pick(self, entries: list[str] | tuple[str, ...]) -> str:
        """Draw from this half of a list."""
        start = 0 if self.half == "development" else 1
        return entries[start + 2 * int(self.random.random() * ((len(entries) - start + 1) // 2))]

    def sentence(self) -> str:
        """Write a sentence of eight to forty words."""
        pattern = self.pick(OPENINGS)
        for _ in range(1 + (self.random.random() < 0.5)):
            pattern += self.pick(ENDINGS_OF_SENTENCES)
        return finish(self.fill(pattern))

    def quotation(self) -> str:
        """Write what somebody said, in quotation marks, 20 to 50 words."""
        inner = [self.sentence() for _ in range(2)]
        return f'"{" ".join(inner)}" {self.random.choice(self.names)} said.'

    def story(self, sentences: int) -> list[str]:
        """Write a story."""
        return [self.sentence() for _ in range(sentences)]

    def formula(self, sentences: int) -> list[str]:
        """Write a recurring report with its slots open: only :meth:`fill` makes it a text.

        Numbers, names, places and days stay open; the words around them are drawn once.
        """
        open_slots = {"number", "who", "place", "day", "unit_"}
        made = []
        for _ in range(sentences):
            pattern = self.pick(OPENINGS)
            for _ in range(self.random.randint(2, 3)):
                pattern += self.random.choice(ENDS_OF_FORMULAS)
            made.append(self.fill(pattern, leave=open_slots))
        return made

    def fill(self, pattern: str, leave: set[str] | None = None) -> str:
        """Fill the slots of a pattern, or all but those to be left open."""
        parts = pattern.split("{")
        filled = [parts[0]]
        for part in parts[1:]:
            slot, _, rest = part.partition("}")
            if leave is not None and slot in leave:
                filled.append("{" + slot + "}")
            elif leave is not None and slot == "n":
                filled.append(self.fill(self._noun_phrase(), leave))
            else:
                filled.append(self.slots[slot]())
            filled.append(rest)
        return "".join(filled)

    def _slots(self) -> dict[str, Callable[[], str]]:
        draw = self.random
        return {
            "n": lambda: self.fill(self._noun_phrase()),
            "v": lambda: self.pick(WORDS["verbs"]),
            "adj": lambda: self.pick(WORDS["adjectives"]),
            "adv": lambda: self.pick(WORDS["adverbs"]),
            "adv_": lambda: self.pick(WORDS["adverbs"]),
            "noun": lambda: self.pick(WORDS["nouns"]),
            "link": lambda: self.pick(WORDS["links"]),
            "link_": lambda: self.pick(WORDS["links"]),
            "unit": lambda: self.pick(WORDS["units"]),
            "place": lambda: draw.choice(self.places),
            "body": lambda: draw.choice(self.bodies),
            "who": lambda: f"{self.pick(WORDS['titles'])} {draw.choice(self.names)}",
            "number": self.number,
            "day": self.day,
        }

    def number(self) -> str:
        """Write a number as newspapers do."""
        value = self.random.choice((10, 100, 10_000, 1_000_000)) * self.random.uniform(1, 10)
        return f"{value:,.0f}" if value > 100 else f"{value:.1f}"

    def day(self) -> str:
        """Write a date without its year."""
        return f"{self.random.choice(MONTHS)} {self.random.randint(1, 28)}"

    def _noun_phrase(self) -> str:
        draw = self.random.random()
        if draw < 0.15:
            return "{who}"
        if draw < 0.25:
            return "{body}"
        if draw < 0.45:
            return "the {adj} {noun}"
        if draw < 0.6:
            return "{place}'s {noun}"
        if draw < 0.75:
            return "the {noun} of the {noun}"
        if draw < 0.85:
            return "{number} {unit}"
        return "a {adj}, {adj} {noun}"

    def _name(self) -> str:
        draw = self.random
        name = (
            draw.choice(WORDS["onsets"])
            + draw.choice(WORDS["middles"])
            + draw.choice(WORDS["codas"])
        )
        if draw.random() < 0.3:
            name += draw.choice(WORDS["middles"][:5]) + draw.choice(WORDS["codas"][:5])
        return name + draw.choice(WORDS["endings"])


def finish(text: str) -> str:
    """Begin a sentence with a capital and end it with a stop."""
    return text[:1].upper() + text[1:] + "."
