"""Records made by hand, and strategies that make any sound record."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from tertius.coding.model import (
    KINDS,
    LEVELS,
    Effect,
    Evidence,
    Party,
    Reading,
    Record,
    Stance,
)
from tertius.coding.ontology import event_type, event_types
from tertius.documents.model import Proof, Span

DOCUMENT = "ab" * 32
SENTENCE = "Warsaw has asked Berlin for air defence systems."

POLAND = Party("POL", "Poland", "Warsaw", "capital", 290, "government")
GERMANY = Party("GMY", "Germany", "Berlin", "capital", 255)
RUSSIA = Party("RUS", "Russia", "Russia", "name", 365)
NATO = Party("NATO", "NATO", "the alliance", "coreference:noun")
NOBODY = Party("", "they", "they", "coreference:none")

EVIDENCE = Evidence(
    document=DOCUMENT,
    place="letters/one.txt",
    segment=0,
    sentence=4,
    span=Span(90, 90 + len(SENTENCE)),
    proof=Proof(100, 100 + len(SENTENCE), SENTENCE),
    trigger=Proof(111, 116, "asked"),
)
REQUEST = Record(
    kind="event",
    source=POLAND,
    target=GERMANY,
    event_type="REQUEST",
    mode="assist",
    sign=1,
    quad_class=3,
    goldstein=-5.0,
    stance=Stance(),
    evidence=EVIDENCE,
    rule="verb:object",
    sure=0.8,
    when="2023-05",
)
CLAIM = replace(
    REQUEST,
    kind="causal",
    source=RUSSIA,
    target=None,
    event_type="",
    mode="",
    quad_class=None,
    goldstein=None,
    effect=Effect((POLAND, GERMANY), 1),
    stance=Stance("opinion", "analysts", "believe", Stance("reported", "POL", "said", Stance())),
)


def an_event(name: str, mode: str = "", **others: object) -> Record:
    """Make an event of a type, consistent with it."""
    kind = event_type(name)
    given = {"sign": kind.sign, "quad_class": kind.quad_class, "goldstein": kind.score, **others}
    return replace(REQUEST, event_type=name, mode=mode, **given)


def a_reading(*records: Record, sentences: int = 9, **others: object) -> Reading:
    """Make a reading of the one document."""
    empty = {"no actors": 3, "no trigger": 2}
    return Reading(DOCUMENT, "letters/one.txt", records, sentences, empty, **others)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DOCUMENTS = st.text("0123456789abcdef", min_size=64, max_size=64)
PARTIES = st.builds(
    Party,
    key=st.sampled_from(["POL", "GMY", "RUS", "NATO", "UN", "HAMAS", "MY-OWN", ""]),
    name=TEXT,
    words=TEXT,
    by=TEXT,
    ccode=st.none() | st.integers(1, 999),
    role=st.sampled_from(["", "government", "military", "media", "shepherd"]),
)
STANCES = st.recursive(
    st.builds(Stance, st.sampled_from(LEVELS), TEXT, TEXT),
    lambda inner: st.builds(Stance, st.sampled_from(LEVELS), TEXT, TEXT, inner, st.booleans()),
    max_leaves=4,
)
SIGNS = st.sampled_from([-1, 0, 1])
EFFECTS = st.builds(Effect, st.tuples(PARTIES, PARTIES), SIGNS, st.booleans()) | st.builds(
    Effect, st.none(), SIGNS, st.just(True)
)
DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> str:
    """Make a date of any precision, or a span, or none."""
    day = draw(DAYS)
    month = f"{day:%Y-%m}"
    quarter = f"{day:%Y}-Q{(day.month + 2) // 3}"
    one = draw(st.sampled_from(["", day.isoformat(), month, quarter, f"{day:%Y}"]))
    return f"{one}/2031" if one and draw(st.booleans()) else one


@st.composite
def evidences(draw: st.DrawFn, document: str) -> Evidence:
    """Make evidence whose trigger stands inside of its sentence."""
    quote = draw(TEXT)
    start = draw(st.integers(0, 10**6))
    first = draw(st.integers(0, len(quote)))
    last = draw(st.integers(first, len(quote)))
    return Evidence(
        document=document,
        place=draw(TEXT),
        segment=draw(st.integers(0, 50)),
        sentence=draw(st.integers(-1, 5000)),
        span=Span(start, start + draw(st.integers(0, 99))),
        proof=Proof(start, start + len(quote), quote),
        trigger=Proof(start + first, start + last, quote[first:last]),
    )


@st.composite
def records(draw: st.DrawFn, document: str = DOCUMENT) -> Record:
    """Make any sound record."""
    kind = draw(st.sampled_from(KINDS))
    types = [t.name for t in event_types()]
    name = draw(st.sampled_from(types if kind == "event" else ["", *types]))
    if kind == "causal":
        name = ""
    typed = event_type(name) if name else None
    return Record(
        kind=kind,
        source=draw(PARTIES),
        target=None if kind == "causal" else draw(PARTIES),
        event_type=name,
        mode=draw(st.sampled_from(["", *typed.modes])) if typed else "",
        sign=draw(SIGNS),
        quad_class=typed.quad_class if typed else None,
        goldstein=typed.score if typed else None,
        stance=draw(STANCES),
        evidence=draw(evidences(document)),
        rule=draw(TEXT),
        sure=draw(st.floats(0, 1)),
        reciprocal=draw(st.booleans()),
        effect=draw(EFFECTS) if kind == "causal" else None,
        when=draw(whens()),
        superseded=draw(st.booleans()),
        condition=draw(TEXT),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Make any sound reading."""
    document = draw(DOCUMENTS)
    return Reading(
        document=document,
        place=draw(TEXT),
        records=tuple(draw(st.lists(records(document), max_size=3))),
        sentences=draw(st.integers(0, 10**6)),
        empty=draw(st.dictionaries(st.sampled_from(["no actors", "one actor"]), st.integers(0, 9))),
        notes=tuple(draw(st.lists(TEXT, max_size=2))),
        named=frozenset(draw(st.lists(st.sampled_from(["POL", "NATO", "X-1"]), max_size=3))),
    )
