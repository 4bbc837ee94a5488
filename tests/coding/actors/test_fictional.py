"""A user's table, on sentences whose actors no registry knows: those of PETRARCH's unit records.

The names are Tolkien's; which of them stands for whom is a list of ours.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import require

from tertius.coding.actors import TableActor, actor_index, find_mentions
from tertius.coding.parsing import parse

NAMES = {
    "ARN": ("Arnor", "Arnorian", "Arnorians"),
    "GON": ("Gondor", "Minas Tirith", "Gondorian"),
    "OSG": ("Osgiliath", "Osgiliathan"),
    "ERI": ("Eriador", "Eriadorian", "Eriadori"),
    "BRE": ("Bree", "Romendacil"),
    "CAL": ("Calenardhon",),
    "ITH": ("Ithilen", "Ithilien"),
    "MOR": ("Mordor", "Cirith Ungol", "Barad-dur"),
    "DAG": ("Dagolath", "Dagolathi"),
    "DOL": ("Dol Amroth", "Belfalas"),
    "ROH": ("Rohan", "Rohans"),
    "ELF": ("Lorien", "Caras Galadhon"),
}
TABLE = tuple(TableActor(name, code) for code, names in NAMES.items() for name in names)


@pytest.fixture(scope="module")
def records(shared: Path) -> list[dict[str, object]]:
    """Give the records, one for each sentence."""
    path = shared / "data" / "coding" / "petr_unit_ud.jsonl"
    require(path.is_file(), f"there is no file {path.name}")
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return list({record["text"]: record for record in lines if record["text"].strip()}.values())


def needed(record: dict[str, object]) -> Iterator[str]:
    """Give the actors of a record's events that the table knows, without their roles."""
    events = record["events"]
    assert isinstance(events, list)
    for event in events:
        for side in ("sourcecode", "targetcode"):
            code = str(event.get(side) or "")[:3]
            if code in NAMES:
                yield code


def test_nearly_all_actors_of_the_events_are_found(records: list[dict[str, object]]) -> None:
    """A table alone is enough; the sentences name whom they mean."""
    index = actor_index(TABLE)
    trees = parse(str(record["text"]) for record in records)
    wanted = offered = 0
    for record, tree in zip(records, trees, strict=True):
        mentions = find_mentions(tree, index=index) if tree is not None else ()
        keys = {party.key for mention in mentions for party in mention.parties}
        codes = set(needed(record))
        wanted += len(codes)
        offered += len(codes & keys)
    assert wanted > 250
    assert offered / wanted > 0.9
