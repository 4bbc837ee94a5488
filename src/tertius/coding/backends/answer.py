"""What a model wrote, read as strictly as if it were an enemy's.

The rule of this module: the form only. An answer that is no list of records of the sentences asked
about is no answer; a record of it that breaks the schema is rejected and counted by what it breaks.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from tertius.coding.backends.asking import Unusable, parsed
from tertius.coding.model import Kind, Level, Sign
from tertius.coding.ontology import event_types

_PER_SENTENCE = 40
"""Records of a sentence that a model can mean."""
MALFORMED = "malformed records"
_REASONS = {
    "kind": "unknown kinds",
    "stance": "unknown stances",
    "event_type": "unknown types",
    "sign": "unknown signs",
}
Name = Annotated[str, Field(min_length=1, max_length=200)]


def _known(name: str) -> str:
    if name not in {kind.name for kind in event_types()}:
        raise ValueError(name)
    return name


EventTypeName = Annotated[str, AfterValidator(_known)]


class Given(BaseModel):
    """A record as the model wrote it; see ``prompt.md`` for what each part means."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    sentence: int
    kind: Kind
    source: Name
    target: Name | None
    dyad: Annotated[list[Name], Field(min_length=2, max_length=2)] | None
    reciprocal: bool
    event_type: EventTypeName | None
    sign: Sign
    stance: Level
    holder: Name
    superseded: bool
    quotation: Annotated[str, Field(min_length=1, max_length=3_000)]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in records.

    Attributes
    ----------
    given
        In the order of the answer.
    rejected
        How many broke the schema, by reason.
    """

    given: tuple[Given, ...]
    rejected: Counter[str]


def read_answer(content: str, numbers: Collection[int]) -> Answered:
    """Read what a model wrote.

    Parameters
    ----------
    content
        JSON, if it kept to the schema.
    numbers
        Of the sentences that were asked about.

    Returns
    -------
    Answered

    Raises
    ------
    Unusable
        If it is no JSON, no list of records, holds more of them than can be meant, or speaks of a
        sentence that was not asked about: then it belongs to another question.
    """
    found = parsed(content, "what the model wrote")
    rows = found.get("records") if isinstance(found, dict) else None
    if not isinstance(rows, list) or set(found) != {"records"}:
        raise Unusable("answered, but what the model wrote is no list of records")
    if len(rows) > _PER_SENTENCE * len(numbers):
        raise Unusable("answered with more records than the sentences can hold")
    given: list[Given] = []
    rejected: Counter[str] = Counter()
    for row in rows:
        _check_number(row, numbers)
        try:
            given.append(Given.model_validate(row))
        except ValidationError as error:
            rejected[_reason(error)] += 1
    return Answered(tuple(given), rejected)


def _check_number(row: Any, numbers: Collection[int]) -> None:
    number = row.get("sentence") if isinstance(row, dict) else None
    if isinstance(number, int) and number not in numbers:
        raise Unusable("answered about a sentence that it was not asked about")


def _reason(error: ValidationError) -> str:
    """Name the first part that is there, is wrong, and has a name of its own."""
    problems = [each for each in error.errors() if each["loc"] and each["type"] != "missing"]
    parts = [str(problem["loc"][0]) for problem in problems]
    return next((_REASONS[part] for part in parts if part in _REASONS), MALFORMED)
