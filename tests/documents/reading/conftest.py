"""What the tests of reading share: read bytes under a name, and give texts and refusals apart."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tertius.documents.model import Original, Refusal
from tertius.documents.reading import read_bytes


@dataclass
class Read:
    """What came of reading."""

    texts: list[Original]
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [one.text for one in self.texts]

    @property
    def rules(self) -> list[str]:
        return [one.rule for one in self.refusals]

    @property
    def declared(self) -> list[dict[str, str]]:
        return [{d.field: d.value for d in one.declared} for one in self.texts]

    @property
    def places(self) -> list[dict[str, str]]:
        return [{d.field: d.place for d in one.declared} for one in self.texts]


@pytest.fixture
def read() -> Callable[..., Read]:
    def reading(data: bytes, name: str = "x", **options: Any) -> Read:
        refusals: list[Refusal] = []
        texts = list(read_bytes(data, name=name, refused=refusals.append, **options))
        return Read(texts, refusals)

    return reading
