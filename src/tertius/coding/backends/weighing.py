"""Records that a model gave, held against the sentences: what proves itself is kept.

The rule of this module: an actor counts if our own registry or the user's table knows it and the
text names or means it, a quotation if it stands in its sentence letter by letter, and a holder if
it is the author, such an actor, or words of the sentence. When a record holds, and under which
condition, is read off the quotation's surroundings by our own rules.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tertius.coding.actors import ActorIndex
from tertius.coding.backends.answer import Given
from tertius.coding.backends.naming import NOT_NAMED, UNKNOWN, Naming, Rejected, place_of
from tertius.coding.coded import Coded, CodedSentence
from tertius.coding.model import AUTHOR, Effect, Frame, Party, Stance
from tertius.coding.ontology import event_type
from tertius.coding.stance import condition_of, when_of
from tertius.coding.tree import Tree

UNMEASURED = 0.5
"""How sure a record of a model is: nobody has measured it on the project's own sentences."""
NOT_QUOTED = "quotations not in the sentence"
SAME = "relations of an actor to itself"
NO_THIRD = "claims without a third party and a dyad"
NO_TARGET = "relations without a target"
NO_TYPE = "events without a type"
NO_HOLDER = "holders neither named nor quoted"
REASONS = (NOT_QUOTED, UNKNOWN, NOT_NAMED, SAME, NO_THIRD, NO_TARGET, NO_TYPE, NO_HOLDER)
"""Why a record of the right form is not taken."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is left of an answer.

    Attributes
    ----------
    coded
        By place of the sentence, in the order of the words.
    rejected
        How many records were not taken, by reason.
    """

    coded: dict[int, tuple[Coded, ...]]
    rejected: Counter[str]


def weigh(
    given: Iterable[Given],
    sentences: Sequence[CodedSentence],
    *,
    written: date | None,
    index: ActorIndex,
    rule: str,
) -> Weighed:
    """Hold records against the sentences of their text.

    Parameters
    ----------
    given
        Of the right form; their numbers are places in ``sentences``.
    sentences
        Of the whole text, as the rules coded them.
    written
        The day on which it was written.
    index
        Names by which actors are resolved.
    rule
        What made the records.

    Returns
    -------
    Weighed
    """
    naming = Naming(sentences, written, index)
    kept: dict[int, dict[tuple[object, ...], Coded]] = {}
    rejected: Counter[str] = Counter()
    for record in given:
        sentence = sentences[record.sentence]
        if sentence.tree is None:  # was not sent
            rejected[NOT_QUOTED] += 1
            continue
        try:
            frame = _frame(record, sentence, sentence.tree, naming, rule)
            stance = Stance(record.stance, _holder(record, sentence, sentence.tree, naming))
        except Rejected as reason:
            rejected[str(reason)] += 1
            continue
        coded = _coded(record, frame, sentence.tree, stance, written, index)
        kept.setdefault(record.sentence, {}).setdefault(_says(coded), coded)
    return Weighed(
        {
            place: tuple(sorted(found.values(), key=lambda coded: min(coded.frame.trigger)))
            for place, found in kept.items()
        },
        rejected,
    )


def _frame(record: Given, sentence: CodedSentence, tree: Tree, naming: Naming, rule: str) -> Frame:
    trigger = _quoted(tree, record.quotation)
    source = naming.party(record.source, sentence)
    target: Party | None = None
    effect: Effect | None = None
    if record.kind == "causal":
        effect = Effect(_dyad(record, source, sentence, naming), record.sign)
    elif record.target is None:
        raise Rejected(NO_TARGET)
    else:
        target = naming.party(record.target, sentence)
        if target.key == source.key:
            raise Rejected(SAME)
    if record.kind == "event" and record.event_type is None:
        raise Rejected(NO_TYPE)
    return Frame(
        kind=record.kind,
        source=source,
        target=target,
        at=(
            place_of(source, sentence, trigger),
            -1 if target is None else place_of(target, sentence, trigger),
        ),
        trigger=trigger,
        rule=rule,
        sign=record.sign,
        event_type=record.event_type or "" if record.kind == "event" else "",
        reciprocal=record.reciprocal and record.kind != "causal",
        effect=effect,
        sure=UNMEASURED,
    )


def _dyad(
    record: Given, source: Party, sentence: CodedSentence, naming: Naming
) -> tuple[Party, Party]:
    if record.dyad is None:
        raise Rejected(NO_THIRD)
    one, other = (naming.party(name, sentence) for name in record.dyad)
    if len({source.key, one.key, other.key}) < 3:
        raise Rejected(NO_THIRD)
    return one, other


def _quoted(tree: Tree, quotation: str) -> tuple[int, ...]:
    """Give the words that a quotation covers, the uppermost of the tree first."""
    words = " ".join(quotation.split())
    before = r"(?<!\w)" if re.match(r"\w", words) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", words) else ""
    found = re.search(f"{before}{re.escape(words)}{after}", tree.text) if words else None
    if found is None:
        raise Rejected(NOT_QUOTED)
    covered = [
        k for k in range(len(tree)) if tree.starts[k] < found.end() and tree.ends[k] > found.start()
    ]
    if not covered:
        raise Rejected(NOT_QUOTED)
    inside = set(covered)
    head = next(k for k in covered if tree.heads[k] == k or tree.heads[k] not in inside)
    return (head, *(k for k in covered if k != head))


def _holder(record: Given, sentence: CodedSentence, tree: Tree, naming: Naming) -> str:
    """Give who means it so: the author, the key of an actor, or words of the sentence."""
    if record.holder.strip().lower() == AUTHOR:
        return AUTHOR
    try:
        return naming.party(record.holder, sentence).key
    except Rejected:
        words = " ".join(record.holder.split())
        if not words or words not in tree.text:
            raise Rejected(NO_HOLDER) from None
        return words


def _coded(
    record: Given,
    frame: Frame,
    tree: Tree,
    stance: Stance,
    written: date | None,
    index: ActorIndex,
) -> Coded:
    kind = event_type(frame.event_type) if frame.event_type else None
    return Coded(
        frame=frame,
        event_type=frame.event_type,
        mode="",
        quad_class=None if kind is None else kind.quad_class,
        goldstein=None if kind is None else kind.score,
        sign=record.sign,
        stance=stance,
        when=when_of(tree, frame, written=written, lexicon=index.lexicon).text,
        superseded=record.superseded,
        condition=condition_of(tree, frame, lexicon=index.lexicon),
        rule=frame.rule,
        sure=frame.sure,
    )


def _says(coded: Coded) -> tuple[object, ...]:
    """Give what makes a record the same as another of its sentence."""
    frame = coded.frame
    ends = [frame.source.key, "" if frame.target is None else frame.target.key]
    if frame.reciprocal:
        ends.sort()
    dyad = () if frame.effect is None or frame.effect.dyad is None else frame.effect.dyad
    return (frame.kind, *ends, *sorted(party.key for party in dyad), frame.event_type)
