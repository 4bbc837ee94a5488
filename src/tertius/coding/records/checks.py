"""What the types of a record do not say: which values go together.

The rule of this module: only what :class:`~tertius.coding.model.Record` promises is asked for, so
that every record the coder makes can be read again.
"""

import re
from collections.abc import Iterator

from tertius.coding.model import Evidence, Record
from tertius.coding.ontology import event_type, event_types
from tertius.coding.records.codec import Wrong, shortened
from tertius.coding.records.dates import is_when


def inconsistencies(record: Record) -> list[Wrong]:
    """Name what in a record contradicts itself.

    Parameters
    ----------
    record
        With fields of the right types.

    Returns
    -------
    list of Wrong
        Empty for a sound record.
    """
    return [
        *_typed(record),
        *_numbers(record),
        *_codes(record),
        *_claim(record),
        *_places(record.evidence),
    ]


def _typed(record: Record) -> Iterator[Wrong]:
    name = record.event_type
    known = [kind.name for kind in event_types()]
    if name and name not in known:
        yield Wrong("event_type", repr(name), f"one of {', '.join(known)}, or empty")
    elif record.mode and (not name or record.mode not in event_type(name).modes):
        modes = ", ".join(event_type(name).modes) if name else "no mode without a type"
        yield Wrong("mode", shortened(record.mode), modes)
    if record.kind == "event" and not name:
        yield Wrong("event_type", "''", "a type: an event always has one")
    if bool(name) is (record.quad_class is None):
        yield Wrong(
            "quad_class", shortened(record.quad_class), "a class just where there is a type"
        )
    if bool(name) is (record.goldstein is None):
        yield Wrong("goldstein", shortened(record.goldstein), "a score just where there is a type")


def _numbers(record: Record) -> Iterator[Wrong]:
    if record.quad_class not in (None, 1, 2, 3, 4):
        yield Wrong("quad_class", shortened(record.quad_class), "1, 2, 3, 4 or null")
    if record.goldstein is not None and not -10 <= record.goldstein <= 10:
        yield Wrong("goldstein", shortened(record.goldstein), "a number from -10 to 10")
    if not 0 <= record.sure <= 1:
        yield Wrong("sure", shortened(record.sure), "a probability from 0 to 1")
    if not is_when(record.when):
        expected = (
            "an ISO 8601 date (2024, 2024-Q1, 2024-05, 2024-05-17), two joined by /, of which one "
            "may be .., or ''"
        )
        yield Wrong("when", shortened(record.when), expected)
    if not re.fullmatch(r"[0-9a-f]{64}|", record.evidence.document):
        found = shortened(record.evidence.document)
        yield Wrong("evidence.document", found, "64 hexadecimal digits")


def _codes(record: Record) -> Iterator[Wrong]:
    """Find numbers that are none of the Correlates of War project, which have three digits."""
    parties = {"source": record.source, "target": record.target}
    if record.effect is not None and record.effect.dyad is not None:
        parties |= {f"effect.dyad[{n}]": party for n, party in enumerate(record.effect.dyad)}
    for name, party in parties.items():
        if party is not None and party.ccode is not None and not 1 <= party.ccode <= 999:
            yield Wrong(f"{name}.ccode", shortened(party.ccode), "a number from 1 to 999, or null")


def _claim(record: Record) -> Iterator[Wrong]:
    causal = record.kind == "causal"
    if causal is (record.effect is None):
        yield Wrong("effect", "one" if record.effect else "null", "an effect just of causal claims")
    if causal is not (record.target is None):
        yield Wrong("target", "one" if record.target else "null", "a target just of no claim")
    effect = record.effect
    if effect is not None and effect.dyad is None and not effect.general:
        yield Wrong("effect.dyad", "null", "a dyad, for the claim is not general")


def _places(evidence: Evidence) -> Iterator[Wrong]:
    if evidence.segment < 0:
        yield Wrong("evidence.segment", str(evidence.segment), "0 or more")
    if evidence.sentence < -1:
        yield Wrong("evidence.sentence", str(evidence.sentence), "0 or more, or -1 for a title")
    for name in ("span", "proof", "trigger"):
        place = getattr(evidence, name)
        if not 0 <= place.start <= place.end:
            yield Wrong(f"evidence.{name}", f"{place.start}–{place.end}", "0 ≤ start ≤ end")
    proof, trigger = evidence.proof, evidence.trigger
    for name, one in (("proof", proof), ("trigger", trigger)):
        if not one.place and one.end - one.start != len(one.quote):
            found = f"{len(one.quote)} characters for {one.start}–{one.end}"
            yield Wrong(f"evidence.{name}.quote", found, "as many characters as the places say")
    if not proof.place and not (proof.start <= trigger.start and trigger.end <= proof.end):
        yield Wrong("evidence.trigger", f"{trigger.start}–{trigger.end}", "inside of the proof")
