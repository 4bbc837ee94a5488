"""Sentences become trees whose words can be found again in the sentence as it was given."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.coding.parsing import LONGEST, parse

TEXT = st.text(st.sampled_from("abc AZ.,-'\n\t\u00a0\u2019é中\u200b()"), max_size=60) | st.lists(
    st.sampled_from(["Moscow", "and", "Kyiv", "\n", "  ", "U.S.-led", "Jong-un's", "talks", "."])
).map(" ".join)


def test_a_hyphen_between_names_parts_them(tree) -> None:
    words = tree("The Russia-North Korea pact angers U.S.-led groups.").words
    assert words[:6] == ("The", "Russia", "-", "North", "Korea", "pact")
    assert words[7:10] == ("U.S.", "-", "led")


def test_each_word_has_a_base_form_in_lower_case(tree) -> None:
    seen = tree("They haven't met; it's the Allies who were driven apart.")
    bases = dict(zip(seen.words, seen.lemmas, strict=True))
    assert bases["n't"] == "not"
    assert bases["'s"] == "be"
    assert bases["met"] == "meet"
    assert bases["driven"] == "drive"


def test_the_way_between_two_words_goes_through_their_common_head(tree) -> None:
    seen = tree("Egypt accused Sudan of arming rebels.")
    up, down = seen.path(seen.words.index("Egypt"), seen.words.index("rebels"))
    assert [seen.words[k] for k in up] == ["Egypt", "accused"]
    assert [seen.words[k] for k in down] == ["of", "arming", "rebels"]


def test_blanks_and_line_breaks_do_not_disturb_and_are_found_again() -> None:
    given_text = "Moscow  has\nwarned\t\tKyiv."
    (seen,) = parse([given_text])
    assert seen is not None
    assert seen.text == "Moscow has warned Kyiv."
    place = seen.words.index("Kyiv")
    start, end = seen.given(seen.starts[place], seen.ends[place])
    assert given_text[start:end] == "Kyiv"


def test_nothing_comes_of_nothing_and_of_endless_sentences() -> None:
    endless = "Libya and " * (LONGEST + 1)
    assert list(parse(["", "   ", "\n", endless, "x" * 1_000_000])) == [None] * 5


def test_sentences_come_back_in_the_order_given() -> None:
    texts = [f"Peru met Chile on day {n}." for n in range(70)] + [""]
    texts.insert(3, "")
    trees = list(parse(texts))
    assert [t.text if t else "" for t in trees] == texts


@given(st.lists(TEXT, max_size=4))
@settings(max_examples=40, deadline=None)
def test_every_word_of_any_text_is_where_it_says(texts: list[str]) -> None:
    for text, seen in zip(texts, parse(texts), strict=True):
        if seen is None:
            continue
        lengths = {len(part) for part in (seen.words, seen.lemmas, seen.tags, seen.deps)}
        assert lengths == {len(seen)}
        for word, start, end in zip(seen.words, seen.starts, seen.ends, strict=True):
            assert seen.text[start:end] == word
            a, b = seen.given(start, end)
            assert text[a:b] == word
        assert all(0 <= head < len(seen) for head in seen.heads)
        assert seen.heads[seen.root] == seen.root
