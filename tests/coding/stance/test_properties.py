"""Whatever a parser gives, the rules give an answer of the right kind."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coding.stance.cases import A, B

from tertius.coding.model import KINDS, LEVELS, Frame, Mention
from tertius.coding.stance import condition_of, stance_of, when_of
from tertius.coding.tree import Tree

# fmt: off
WORDS = [
    ("Rome", "rome", "NNP"), ("said", "say", "VBD"), ("that", "that", "IN"), ("not", "not", "RB"),
    ("may", "may", "MD"), ("to", "to", "TO"), ("attack", "attack", "VB"), ("if", "if", "IN"),
    ("claim", "claim", "NN"), ("alliance", "alliance", "NN"), ("of", "of", "IN"), (",", ",", ","),
    ("nor", "nor", "CC"), ("former", "former", "JJ"), ("had", "have", "VBD"), ("it", "it", "PRP"),
    ("stopped", "stop", "VBD"), ("1936", "1936", "CD"), ("ago", "ago", "RB"), ("?", "?", "."),
    ("is", "be", "VBZ"), ("myth", "myth", "NN"), ("according", "accord", "VBG"), (";", ";", ":"),
    ("instead", "instead", "RB"), ("until", "until", "IN"), ("longer", "long", "RBR"),
    ("no", "no", "DT"), ("believes", "believe", "VBZ"), ("in", "in", "IN"), ("view", "view", "NN"),
]
DEPS = [
    "nsubj", "nsubjpass", "dobj", "prep", "pobj", "pcomp", "agent", "poss", "compound", "amod",
    "conj", "cc", "relcl", "acl", "advcl", "xcomp", "ccomp", "attr", "neg", "aux", "auxpass",
    "mark", "appos", "det", "advmod", "punct", "parataxis", "csubj", "acomp", "npadvmod",
]
# fmt: on


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Draw a sentence of any words in any tree."""
    chosen = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    size = len(chosen)
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for rank, place in enumerate(order):
        heads[place] = place if rank == 0 else order[draw(st.integers(0, rank - 1))]
    deps = tuple("ROOT" if heads[k] == k else draw(st.sampled_from(DEPS)) for k in range(size))
    words = tuple(word for word, _, _ in chosen)
    starts = tuple(sum(len(word) + 1 for word in words[:k]) for k in range(size))
    return Tree(
        text=" ".join(words),
        words=words,
        lemmas=tuple(lemma for _, lemma, _ in chosen),
        tags=tuple(tag for _, _, tag in chosen),
        deps=deps,
        heads=tuple(heads),
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
    )


@given(parsed=trees(), data=st.data())
@settings(max_examples=250, deadline=None)
def test_any_tree_gives_a_stance_a_time_and_a_condition(parsed: Tree, data: st.DataObject) -> None:
    places = st.integers(0, len(parsed) - 1)
    trigger = tuple(data.draw(st.lists(places, max_size=3, unique=True)))
    kind = data.draw(st.sampled_from(KINDS))
    frame = Frame(kind, A, B, (data.draw(places), data.draw(places)), trigger, "test")
    where = data.draw(places)
    mentions = (Mention(where, where, where, (A,)),)

    stance = stance_of(parsed, frame, mentions)
    when = when_of(parsed, frame, written=date(1936, 3, 7))
    condition = condition_of(parsed, frame)

    assert stance.level in LEVELS
    assert stance.holder
    assert (stance.level == "asserted") <= (stance.within is None)
    assert condition in parsed.text
    assert when.superseded <= bool(when.words)
    assert (not when.text) or "1936" in when.text or "19" in when.text


@given(parsed=trees(), data=st.data())
@settings(max_examples=100, deadline=None)
def test_the_voice_of_the_text_changes_holders_alone(parsed: Tree, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(parsed) - 1))
    frame = Frame("event", A, B, (place, place), (place,), "test")

    ours, theirs = stance_of(parsed, frame), stance_of(parsed, frame, voice="host")

    while ours is not None and theirs is not None:
        assert (ours.level, ours.words) == (theirs.level, theirs.words)
        assert theirs.holder == ("host" if ours.holder == "author" else ours.holder)
        ours, theirs = ours.within, theirs.within
    assert ours is None
    assert theirs is None
