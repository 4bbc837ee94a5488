"""What a model is asked: our prompt, and sentences as numbered data.

The rule of this module: a sentence is never part of an instruction. It stands in a JSON string of
the user's message, and the instruction is the same for every text.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from tertius.coding.model import KINDS, LEVELS
from tertius.coding.ontology import event_types

VERSION = "1"
"""Of the prompt; stands in the rule of every record that it brought."""
SENTENCES = 20
CHARACTERS = 12_000
"""Of one question, at most."""
LONGEST = 3_000
"""Characters of a sentence that is sent; no writer means more."""


@dataclass(frozen=True, slots=True)
class Question:
    """Sentences to ask about.

    Attributes
    ----------
    texts
        By number.
    written
        The day on which they were written.
    actors
        Names of those whom the whole text names or means.
    """

    texts: Mapping[int, str]
    written: date | None = None
    actors: tuple[str, ...] = ()

    def halves(self) -> "tuple[Question, Question]":
        """Split it, for an answer that became too long."""
        items = list(self.texts.items())
        middle = len(items) // 2
        return (
            replace(self, texts=dict(items[:middle])),
            replace(self, texts=dict(items[middle:])),
        )

    def messages(self) -> list[dict[str, str]]:
        """Give the messages of a chat."""
        data: dict[str, object] = {
            "actors": list(self.actors),
            "sentences": [{"number": n, "text": text} for n, text in self.texts.items()],
        }
        if self.written is not None:
            data = {"written": self.written.isoformat(), **data}
        return [
            {"role": "system", "content": prompt()},
            {"role": "user", "content": json.dumps(data, ensure_ascii=False)},
        ]


def portions(texts: Sequence[tuple[int, str]]) -> Iterator[dict[int, str]]:
    """Put sentences together, in their order, to portions of bounded size.

    Parameters
    ----------
    texts
        Numbers and sentences; none longer than :data:`LONGEST`.

    Yields
    ------
    dict
        At most :data:`SENTENCES` of them, and :data:`CHARACTERS` characters.
    """
    held: dict[int, str] = {}
    length = 0
    for number, text in texts:
        if held and (len(held) == SENTENCES or length + len(text) > CHARACTERS):
            yield held
            held, length = {}, 0
        held[number] = text
        length += len(text)
    if held:
        yield held


@cache
def prompt() -> str:
    """Give the instruction: ``prompt.md`` with the types of events.

    Returns
    -------
    str
    """
    text = files("tertius.coding.backends").joinpath("prompt.md").read_text(encoding="utf-8")
    types = "\n".join(f"- `{kind.name}`: {kind.meaning}" for kind in event_types())
    return text.replace("{types}", types)


@cache
def schema() -> Mapping[str, object]:
    """Give the JSON schema of an answer, in the part of the language that endpoints enforce.

    Returns
    -------
    mapping
    """
    name = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    pair = {"type": "array", "items": name}
    record = {
        "sentence": {"type": "integer"},
        "kind": {"type": "string", "enum": list(KINDS)},
        "source": name,
        "target": maybe,
        "dyad": {"anyOf": [pair, {"type": "null"}]},
        "reciprocal": {"type": "boolean"},
        "event_type": {"anyOf": [{"type": "string", "enum": _types()}, {"type": "null"}]},
        "sign": {"type": "integer", "enum": [-1, 0, 1]},
        "stance": {"type": "string", "enum": list(LEVELS)},
        "holder": name,
        "superseded": {"type": "boolean"},
        "quotation": name,
    }
    return _object({"records": {"type": "array", "items": _object(record)}})


def _object(properties: Mapping[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _types() -> list[str]:
    return [kind.name for kind in event_types()]
