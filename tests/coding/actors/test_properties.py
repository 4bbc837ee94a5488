"""What holds for every sentence, whoever it names."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.coding.actors import actor_index, find_mentions, resolve_references
from tertius.coding.model import Mention
from tertius.coding.tree import Tree
from tertius.states import entities

KEYS = {entity.key for entity in entities()} | {""}
WORDS = st.sampled_from(
    [
        *("Russia", "Chinese", "U.S.", "-", "led", "'s", "troops", "and", ",", "the", "NATO"),
        *("both", "countries", "its", "they", "President", "Putin", "Kim", "Jong", "un", "of"),
        *("foreign", "minister", "in", "Moscow", "West", "That", "policy", "each", "other", "it"),
        *("attacked", "said", "Georgia", "Baltic", "states", "US", "we", "North", "regime"),
    ]
)
TAGS = st.sampled_from(["NNP", "NN", "NNS", "JJ", "VBD", "IN", "POS", "CC", "PRP$", "PRP", "DT"])
DEPS = st.sampled_from(
    ["nsubj", "dobj", "pobj", "prep", "poss", "compound", "amod", "conj", "appos", "ccomp", "relcl"]
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Make trees that no parser would: any words, any tags, hanging anyhow."""
    words = draw(st.lists(WORDS, min_size=1, max_size=14))
    size = len(words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    # Each word hangs on an earlier one in some order, so that there is one root and no cycle.
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for place, word in enumerate(order):
        heads[word] = order[draw(st.integers(0, place - 1))] if place else word
    root = order[0]
    deps = ["ROOT" if k == root else draw(DEPS) for k in range(size)]
    return Tree(
        text=" ".join(words),
        words=tuple(words),
        lemmas=tuple(word.lower() for word in words),
        tags=tuple(draw(st.lists(TAGS, min_size=size, max_size=size))),
        deps=tuple(deps),
        heads=tuple(heads),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
    )


def check(tree: Tree, mentions: tuple[Mention, ...]) -> None:
    """Hold the rules that every list of mentions keeps."""
    for mention in mentions:
        assert 0 <= mention.first <= mention.last < len(tree)
        assert mention.first <= mention.head <= mention.last
        assert mention.parties
        assert len({party.key for party in mention.parties}) == len(mention.parties)
        for party in mention.parties:
            assert party.key in KEYS
            assert party.words == tree.words_from(mention.first, mention.last)
            assert party.name
            assert party.by
    assert list(mentions) == sorted(mentions, key=lambda m: (m.first, m.last))


@given(trees(), st.sampled_from([None, date(1914, 7, 28), date(1962, 10, 20), date(2023, 9, 1)]))
@settings(max_examples=150)
def test_mentions_are_words_of_the_sentence_and_do_not_overlap(tree: Tree, on: date | None) -> None:
    """However the words hang together."""
    mentions = find_mentions(tree, index=actor_index(), on=on)
    check(tree, mentions)
    covered = [k for mention in mentions for k in range(mention.first, mention.last + 1)]
    assert len(covered) == len(set(covered))


@given(st.lists(trees(), max_size=4), st.booleans())
@settings(max_examples=100)
def test_references_only_add(sentences: list[Tree], parted: bool) -> None:
    """What was named stays, and what is added says by which rule."""
    index, on = actor_index(), date(2023, 9, 1)
    named = [find_mentions(tree, index=index, on=on) for tree in sentences]
    paragraphs = list(range(len(sentences))) if parted else None
    resolved = resolve_references(sentences, named, index=index, on=on, paragraphs=paragraphs)
    assert len(resolved) == len(sentences)
    for tree, before, after in zip(sentences, named, resolved, strict=True):
        check(tree, after)
        assert set(before) <= set(after)
        for mention in set(after) - set(before):
            assert all(party.by.startswith("coreference:") for party in mention.parties)


@given(trees())
@settings(max_examples=40)
def test_a_sentence_always_means_the_same(tree: Tree) -> None:
    """Nothing is remembered from one document to the next."""
    index = actor_index()
    one = resolve_references([tree], [find_mentions(tree, index=index)], index=index)
    assert resolve_references([tree], [find_mentions(tree, index=index)], index=index) == one


def test_a_sentence_that_was_not_parsed_stays_empty(tree: Callable[[str], Tree]) -> None:
    """And the next one still remembers the last."""
    index = actor_index()
    first, last = tree("Iran and Iraq met."), tree("Both countries smiled.")
    named = [find_mentions(first, index=index), (), ()]
    resolved = resolve_references([first, None, last], named, index=index)
    assert resolved[1] == ()
    assert [party.key for party in resolved[2][0].parties] == ["IRN", "IRQ"]


def test_as_many_lists_as_sentences_are_needed(tree: Callable[[str], Tree]) -> None:
    """A caller who loses one is told."""
    with pytest.raises(ValueError, match="shorter"):
        resolve_references([tree("Iran met Iraq.")], [], index=actor_index())


def test_the_caller_may_say_whose_text_it_is(tree: Callable[[str], Tree]) -> None:
    """Then 'our' is that state's, except where the clause names it as another."""
    index = actor_index()
    sentence = tree("Our ministers begged Washington for rice.")
    named = [find_mentions(sentence, index=index)]
    (resolved,) = resolve_references([sentence], named, index=index, home="IND")
    assert [(m.parties[0].key, m.modifier) for m in resolved] == [("IND", True), ("USA", False)]
    (resolved,) = resolve_references([sentence], named, index=index)
    assert [m.parties[0].key for m in resolved] == ["USA"]
