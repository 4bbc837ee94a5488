"""Whatever the tree and the mentions: claims of three parties, by words of the sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.coding.claims import find_claims
from tertius.coding.control import word_set
from tertius.coding.model import Mention, Party
from tertius.coding.tree import Tree

WORDS = sorted(
    word_set(
        "drive bring push together apart closer to from with between alliance wedge because of "
        "after enemy common blame for incentive lead make do it this them X Y Z W and fruit if be"
    )
)
TAGS = ["NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBG", "IN", "TO", "DT", "PRP", "JJ", "RB", "CD"]
DEPS = sorted(
    word_set(
        "nsubj nsubjpass dobj dative prep pobj agent poss compound amod conj cc relcl acl advcl "
        "xcomp ccomp attr mark appos pcomp advmod det auxpass aux"
    )
)


@st.composite
def trees(draw) -> Tree:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    count = len(words)
    root = draw(st.integers(0, count - 1))
    # A head is nearer to the root than its dependent, as in a tree; the order is drawn.
    order = draw(st.permutations([k for k in range(count) if k != root]))
    heads = [root] * count
    placed = [root]
    for word in order:
        heads[word] = draw(st.sampled_from(placed))
        placed.append(word)
    deps = ["ROOT" if k == root else draw(st.sampled_from(DEPS)) for k in range(count)]
    starts = [sum(len(w) + 1 for w in words[:k]) for k in range(count)]
    return Tree(
        text=" ".join(words),
        words=tuple(words),
        lemmas=tuple(words),
        tags=tuple(draw(st.sampled_from(TAGS)) for _ in words),
        deps=tuple(deps),
        heads=tuple(heads),
        starts=tuple(starts),
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
    )


def named(tree: Tree) -> tuple[Mention, ...]:
    return tuple(
        Mention(k, k, k, (Party(word, word, word),), tree.deps[k] in {"poss", "compound"})
        for k, word in enumerate(tree.words)
        if word in "XYZW"
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(trees(), min_size=1, max_size=3))
def test_a_claim_has_three_parties_and_words_of_its_sentence(drawn) -> None:
    found = find_claims(drawn, [named(tree) for tree in drawn])
    assert len(found) == len(drawn)
    for tree, frames in zip(drawn, found, strict=True):
        seen = set()
        for frame in frames:
            effect = frame.effect
            assert effect is not None
            assert effect.sign in {-1, 1}
            assert all(0 <= word < len(tree) for word in frame.trigger)
            assert 0 < frame.sure < 1
            if effect.dyad is not None:
                keys = {frame.source.key, *(party.key for party in effect.dyad)}
                assert len(keys) == 3
                name = (frame.source.key, frozenset(party.key for party in effect.dyad))
                assert name not in seen
                seen.add(name)
            else:
                assert effect.general
