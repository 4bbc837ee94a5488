"""The triggers that ship: their model, their coverage, and the index over them."""

import pytest
from pydantic import ValidationError

from tertius.coding.frames import Trigger, triggers
from tertius.coding.frames.entries import EventType, Support
from tertius.coding.lexicon import DEFAULT, Lexicon, entries

TYPES = [name for name in EventType.__args__ if name]


def trigger(lemma: str, pos: str = "verb", **fields: object) -> Trigger:
    return Trigger.model_validate({"lemma": lemma, "pos": pos, "sign": 1, **fields})


@pytest.mark.parametrize("event_type", TYPES)
def test_every_type_has_verbs_and_nouns(event_type):
    mine = [t for t in entries("triggers") if t.event_type == event_type]
    assert len({t.lemma for t in mine}) >= 50
    assert {"verb", "noun"} <= {t.pos for t in mine}


def test_standing_ties_of_both_signs_are_covered():
    signs = [t.sign for t in entries("triggers") if t.kind == "standing"]
    assert signs.count(1) >= 50
    assert signs.count(-1) >= 50


def test_types_have_the_sign_of_their_meaning():
    friendly = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
    for entry in entries("triggers"):
        if entry.event_type and entry.event_type != "REQUEST":
            assert entry.sign == (1 if entry.event_type in friendly else -1), entry.lemma


def test_requests_are_of_three_kinds():
    assert {t.sign for t in entries("triggers") if t.event_type == "REQUEST"} == {-1, 0, 1}


def test_who_acts_and_whom_is_said_of_every_trigger():
    for entry in entries("triggers"):
        if not entry.nothing:
            assert entry.source, entry.lemma
            assert entry.target, entry.lemma


@pytest.mark.parametrize(
    ("lemma", "pos", "head"),
    [
        ("attack", "verb", "attack"),
        ("break off relation", "verb", "break"),
        ("peace talk", "noun", "talk"),
        ("show of force", "noun", "show"),
        ("at war", "preposition", "at"),
        ("hostile", "adjective", "hostile"),
    ],
)
def test_heads(lemma, pos, head):
    assert trigger(lemma, pos).head == head


def test_triggers_are_frozen():
    with pytest.raises(ValidationError):
        trigger("attack").sign = -1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"pos": "preposition"}, "lemma"),
        ({"sign": None}, "sign"),
        ({"kind": "standing", "event_type": "AID"}, "event_type"),
        ({"event_type": "CONSULT", "mode": "telepathy"}, "mode"),
    ],
)
def test_what_can_never_match_or_says_nothing_is_a_fault(fields, field):
    found = trigger("attack", **fields).faults()
    assert [name for name, _, _ in found] == [field]


@pytest.mark.parametrize(
    ("lemma", "mode"),
    [
        ("visit", "visit"),
        ("telephone", "phone"),
        ("arrest", "arrest"),
        ("massacre", "massacre"),
        ("recall ambassador", "withdraw"),
    ],
)
def test_modes_are_those_of_the_manual(lemma, mode):
    found = triggers().exact(lemma, "verb")
    assert found is not None
    assert found.mode == mode
    assert found.faults() == ()


def test_an_inflected_support_is_a_fault():
    good, bad = (Support(lemma=w, role="source") for w in ("carry out", "carried out"))
    assert good.faults() == ()
    assert bad.faults() == (("lemma", "'carried' is no base form", "write 'carry'"),)


def test_lookup_gives_the_longest_first():
    found = triggers().lookup("impose", "verb")
    lengths = [len(t.words) for t in found]
    assert lengths == sorted(lengths, reverse=True)
    assert {t.head for t in found} == {"impose"}


def test_lookup_minds_the_part_of_speech():
    assert {t.event_type for t in triggers().lookup("attack", "noun")} >= {"ASSAULT"}
    assert triggers().lookup("attack", "adjective") == ()
    assert triggers().lookup("zzz", "verb") == ()


def test_exact_wants_the_whole_expression():
    whole = triggers().exact("impose sanction", "verb")
    assert whole is not None
    assert whole.event_type == "SANCTION"
    assert triggers().exact("impose", "verb") is None


def test_the_index_is_made_once():
    assert triggers() is triggers(DEFAULT)


def test_a_users_trigger_binds(said, tmp_path):
    (tmp_path / "triggers.toml").write_text(
        '[[entry]]\nlemma = "outwit"\npos = "verb"\nevent_type = "THREATEN"\nsign = -1\n'
        'source = ["subject"]\ntarget = ["object"]\n'
    )
    text = "Norway outwitted Estonia."
    assert said(text) == ["NOR ? EST"]
    assert said(text, Lexicon((tmp_path,))) == ["NOR THREATEN EST"]


def test_a_user_can_take_a_trigger_out(said, tmp_path):
    (tmp_path / "triggers.toml").write_text('[[entry]]\nlemma = "bomb"\nremove = true\n')
    text = "Norway bombed Estonia."
    assert said(text) == ["NOR ASSAULT EST"]
    assert said(text, Lexicon((tmp_path,))) == ["NOR ? EST"]


def test_a_user_can_add_a_support(said, tmp_path):
    (tmp_path / "supports.toml").write_text('[[entry]]\nlemma = "brew"\nrole = "source"\n')
    text = "Norway brewed a raid on Estonia."
    assert "NOR ASSAULT EST" not in said(text)
    assert said(text, Lexicon((tmp_path,))) == ["NOR ASSAULT EST"]
