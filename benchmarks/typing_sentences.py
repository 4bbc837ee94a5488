"""Sentences to learn types from: the project's own corpus, and plain sentences of its lexicon.

A sentence of the lexicon puts two actors into the slots of a trigger ('Chile imposed sanctions on
Norway'), alone, or below a word that makes the act a promise, a refusal, a threat or a request. The
actors are masked before anything is learned, so that their names are chance.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from numpy.random import Generator

from tertius.coding.frames.entries import Trigger
from tertius.coding.lexicon import Entry
from tertius.coding.tree import Tree

CORPUS = Path(__file__).resolve().parent.parent / "src/tertius/coding/data/corpus"
Place = tuple[int, int]
Pattern = tuple[str, str, int | None]
"""A sentence with {s} and {t} for the two, its type, and its sign where the lexicon has one."""

ACTORS = (
    "France", "Kenya", "Chile", "Japan", "the Turkish government", "Norway", "Prime Minister Silva",
    "Peruvian officials", "the Canadian foreign minister", "Vietnam", "Moroccan troops", "Rome",
    "the Polish president", "Nepal", "Bolivia", "the Thai army", "Ghana", "Cairo", "Finland",
)  # fmt: skip
BEFORE = ("", "", "", "", "On Tuesday, ", "Last month ", "In 1987, ", "After weeks of debate, ")
AFTER = ("", "", "", " on Monday", " last week", " in March", ", officials said", " this year")
ASIDES = (
    ", after {x} {d}", ", as {x} {d}", ", while {x} {d}", ", days before {x} {d}",
    ", although {x} {d}", ", because {x} {d}", ", and {x} {d}", ", which {d} in May",
)  # fmt: skip
"""What a sentence may say of others; it has no part in the type."""
REPORTS = ("{x} said that ", "According to {x}, ", "As {x} {d}, ", "After {x} {d}, ")
SHARE_ASIDE, SHARE_REPORT = 0.4, 0.15
KIND = ("AID", "COOPERATE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT")
UNKIND = ("ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST")
ABOVE = {
    "AGREE": (KIND, ("agreed to", "promised to", "offered to", "pledged to", "is willing to",
                     "is ready to", "said it would", "will", "announced plans to", "vowed to",
                     "has decided to", "is considering whether to")),
    "REJECT": (KIND, ("refused to", "declined to", "will not", "said it would not", "would never",
                      "ruled out plans to", "is unwilling to", "said it will not")),
    "THREATEN": (UNKIND, ("threatened to", "warned that it would", "said it would", "will",
                          "vowed to", "is ready to")),
}  # fmt: skip
SHARE_PASSIVE = 0.3
SHARE_ASKED = 0.25
"""Of the verbs, how many are put below a request or an accusation."""
ASK = ("{s} urged {t} to {v} {c}", "{s} asked {t} to {v} {c}", "{s} called on {t} to {v} {c}",
       "{s} said that {t} must {v} {c}", "{s} demanded that {t} {v} {c}",
       "{s} said {t} should {v} {c}", "{s} told {t} to {v} {c}")  # fmt: skip
BLAME = ("{s} accused {t} of {g} {c}", "{s} said that {t} had {e} {c}, and condemned it")
LINKS = frozenset({
    "against", "at", "between", "for", "from", "in", "into", "of", "on", "over", "to", "toward",
    "towards", "upon", "with",
})  # fmt: skip
IRREGULAR = {
    "begin": "began", "bind": "bound", "bite": "bit", "blow": "blew", "break": "broke",
    "bring": "brought", "build": "built", "buy": "bought", "catch": "caught", "choose": "chose",
    "come": "came", "cut": "cut", "deal": "dealt", "do": "did", "draw": "drew", "drive": "drove",
    "fall": "fell", "feed": "fed", "fight": "fought", "find": "found", "fire": "fired",
    "flee": "fled", "fly": "flew", "forbid": "forbade", "forgive": "forgave", "forgo": "forwent",
    "free": "freed", "get": "got", "give": "gave", "go": "went", "hang": "hung", "have": "had",
    "hear": "heard", "hit": "hit", "hold": "held", "hurt": "hurt", "keep": "kept", "lay": "laid",
    "lead": "led", "leave": "left", "lend": "lent", "let": "let", "make": "made", "mean": "meant",
    "meet": "met", "overrun": "overran", "overthrow": "overthrew", "pay": "paid", "put": "put",
    "run": "ran", "say": "said", "see": "saw", "seek": "sought", "sell": "sold", "send": "sent",
    "set": "set", "shake": "shook", "shed": "shed", "shoot": "shot", "show": "showed",
    "shut": "shut", "sink": "sank", "sit": "sat", "slay": "slew", "speak": "spoke",
    "spend": "spent", "split": "split", "stand": "stood", "steal": "stole", "stick": "stuck",
    "strike": "struck", "swear": "swore", "take": "took", "teach": "taught", "tear": "tore",
    "tell": "told", "think": "thought", "throw": "threw", "uphold": "upheld", "win": "won",
    "withdraw": "withdrew", "withhold": "withheld", "wage": "waged", "be": "was",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair with its type.

    Attributes
    ----------
    text
        The sentence.
    source, target
        Characters of the two; None for one that is not named.
    event_type, sign
        As labelled; the sign of a sentence of the lexicon is its trigger's, if it has one.
    group
        Sentences of one group are never on both sides of a cross-validation.
    weight
        How much it counts.
    """

    text: str
    source: Place | None
    target: Place | None
    event_type: str
    sign: int | None
    group: str
    weight: float = 1.0


def corpus(part: str = "train") -> list[Labelled]:
    """Read the labelled events of one part of the corpus."""
    found = []
    for path in sorted(CORPUS.glob(f"{part}*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            for sentence in document["sentences"]:
                found += [
                    _labelled(sentence["text"], record, document["document"])
                    for record in sentence["records"]
                    if record["kind"] == "event" and record.get("event_type")
                ]
    return list(dict.fromkeys(found))


def _labelled(text: str, record: dict[str, object], document: str) -> Labelled:
    def place(words: object, start: int = 0) -> Place | None:
        at = text.find(str(words), start) if words else -1
        return (at, at + len(str(words))) if at >= 0 else None

    source = place(record["source_words"])
    target = place(record["target_words"])
    if source and target and target[0] < source[1] and source[0] < target[1]:
        target = place(record["target_words"], source[1])
    name, sign = str(record["event_type"]), record["sign"]
    return Labelled(text, source, target, name, int(str(sign)), document)


def spans(tree: Tree, labelled: Labelled) -> tuple[Place | None, Place | None]:
    """Give the words of a tree that the two actors of a labelled sentence cover."""

    def words(place: Place | None) -> Place | None:
        if place is None:
            return None
        over = [
            k
            for k in range(len(tree))
            if tree.given(tree.starts[k], tree.ends[k])[0] < place[1]
            and tree.given(tree.starts[k], tree.ends[k])[1] > place[0]
        ]
        return (over[0], over[-1]) if over else None

    return words(labelled.source), words(labelled.target)


def past(verb: str) -> str:
    """Give the past tense of a verb."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    short = len(verb) <= 4 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou"
    return verb + (verb[-1] if short and verb[-3:-2] not in "aeiou" else "") + "ed"


def gerund(verb: str) -> str:
    """Give the form in -ing of a verb."""
    if verb.endswith("e") and not verb.endswith(("ee", "be")):
        return verb[:-1] + "ing"
    doubled = past(verb).endswith(verb[-1] * 2 + "ed")
    return verb + (verb[-1] if doubled else "") + "ing"


def lexicon_sentences(triggers: Iterable[Entry], rng: Generator) -> Iterator[Labelled]:
    """Write sentences for the triggers of a lexicon.

    Parameters
    ----------
    triggers
        Entries of the kind ``triggers``.
    rng
        Draws actors, adverbials and what stands above a verb.

    Yields
    ------
    Labelled
        Of each trigger with a type: one plain sentence, and of a verb up to two more.
    """
    usable = [
        trigger
        for trigger in cast("list[Trigger]", list(triggers))
        if trigger.event_type and not trigger.nothing and trigger.source[:1] != ("object",)
    ]
    asides = [
        _phrase(past(trigger.words[0]), list(trigger.words[1:]), slot)
        for trigger in usable
        if trigger.pos == "verb" and (slot := _slot(trigger)) and slot != "clause"
    ]
    for number, trigger in enumerate(usable):
        slot = _slot(trigger)
        found: list[Pattern] = []
        if trigger.pos == "verb" and slot:
            found = list(_of_verb(trigger, slot, rng))
        elif trigger.pos == "noun":
            found = [_of_noun(trigger, slot if slot in LINKS else "of", rng)]
        for text, name, sign in found:
            yield _written(_among(text, asides, rng), name, sign, f"lexicon {number}", rng)


def _slot(trigger: Trigger) -> str:
    """Give where the target of a trigger stands, as far as a plain sentence can put it there."""
    return next((s for s in trigger.target if s in (*LINKS, "object", "clause")), "")


def _among(text: str, asides: list[str], rng: Generator) -> str:
    """Put other actors and what they do around a sentence, now and then."""
    share = rng.random()
    if share > SHARE_ASIDE + SHARE_REPORT:
        return text
    one, other = (ACTORS[k] for k in rng.choice(len(ACTORS), 2, replace=False))
    done = asides[rng.integers(len(asides))].replace("{t}", other)
    if share > SHARE_ASIDE:
        start = REPORTS[rng.integers(len(REPORTS))]
        return start.replace("{x}", one).replace("{d}", done) + text
    return text + ASIDES[rng.integers(len(ASIDES))].replace("{x}", one).replace("{d}", done)


def _of_verb(trigger: Trigger, slot: str, rng: Generator) -> Iterator[Pattern]:
    verb, *tail = trigger.words
    name = trigger.event_type
    yield "{s} " + _phrase(past(verb), tail, slot), name, trigger.sign
    if slot == "clause":
        return
    if slot == "object" and verb not in IRREGULAR and rng.random() < SHARE_PASSIVE:
        rest = " ".join(tail)
        yield f"{{t}} was {past(verb)} {rest} by {{s}}".replace("  ", " "), name, trigger.sign
    for above, (below, ways) in ABOVE.items():
        if name in below:
            text = f"{{s}} {ways[rng.integers(len(ways))]} {_phrase(verb, tail, slot)}"
            yield text, above, None
    if name in (*KIND, *UNKIND) and rng.random() < SHARE_ASKED:
        ways = ASK if name in KIND else BLAME
        rest = _phrase("", tail, slot).replace("{t}", "Mexico").strip()
        text = ways[rng.integers(len(ways))].replace("{v}", verb).replace("{g}", gerund(verb))
        text = text.replace("{e}", past(verb)).replace("{c}", rest)
        yield text, "REQUEST" if name in KIND else "ACCUSE", None


def _of_noun(trigger: Trigger, slot: str, rng: Generator) -> Pattern:
    noun = trigger.lemma
    ways: tuple[str, ...]
    if slot in ("with", "between"):
        ways = (f"the {noun} between {{s}} and {{t}} went on", f"{{s}} and {{t}} held a {noun}")
    else:
        ways = (
            f"{{s}}'s {noun} {slot} {{t}} was reported",
            f"a {noun} by {{s}} {slot} {{t}} made news",
            f"{{s}} began a {noun} {slot} {{t}}",
            f"{{s}} announced a {noun} {slot} {{t}}",
        )
    return ways[rng.integers(len(ways))], trigger.event_type, trigger.sign


def _phrase(verb: str, tail: list[str], slot: str) -> str:
    """Write a verb with what belongs to it and its target."""
    rest = " ".join(tail)
    if slot == "clause":
        parts = [verb, rest, "that {t} leave"]
    elif tail and tail[-1] in LINKS:
        parts = [verb, rest, "{t}"]
    elif slot == "object":
        # 'hold {t} hostage', but 'break off' and 'impose a curfew' have nothing in between.
        parts = [verb, "{t}", rest]
    else:
        parts = [verb, rest, slot, "{t}"]
    return " ".join(part for part in parts if part)


def _written(text: str, name: str, sign: int | None, group: str, rng: Generator) -> Labelled:
    """Put two actors and adverbials into a pattern."""
    one, other = (ACTORS[k] for k in rng.choice(len(ACTORS), 2, replace=False))
    text = BEFORE[rng.integers(len(BEFORE))] + text + AFTER[rng.integers(len(AFTER))] + "."
    places: dict[str, Place] = {}
    # The one that stands first is put in first, so that the places of both hold.
    for mark, actor in sorted((("{s}", one), ("{t}", other)), key=lambda pair: text.find(pair[0])):
        at = text.find(mark)
        if at >= 0:
            text = text.replace(mark, actor, 1)
            places[mark] = (at, at + len(actor))
    text = text[0].upper() + text[1:]
    return Labelled(text, places.get("{s}"), places.get("{t}"), name, sign, group)
