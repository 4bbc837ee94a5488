"""What pieces are to each other: the nine types, directions, and what may not change them."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.works.families import families
from tertius.documents.works.model import FAMILY_TYPES, Piece
from tertius.documents.works.relations import relate, relations
from tertius.errors import DocumentError

FAMILIES = {
    path.parent.name: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "families").glob("*/expected.toml"))
}
NAMES = sorted(FAMILIES)
GRAIN = FAMILIES["grain_corridor"]["sentences"]["republication"]
REEF = FAMILIES["reef"]["sentences"]["republication"]
NILE = FAMILIES["nile_dam"]["sentences"]["republication"]
INDUS = FAMILIES["indus"]["sentences"]["republication"]
BIO = "Ruth Amsel is a senior fellow at the Canal Institute and the author of three books."


def piece(key, sentences, **more):
    return Piece(f"{key}#0", tuple(sentences), **more)


def kind(one, other, **more):
    return relate(piece("a", one), piece("b", other, **more)).type


class TestTypes:
    def test_the_same_words_are_identical(self):
        assert kind(GRAIN, GRAIN) == "identical"
        assert kind(GRAIN, [" ".join(GRAIN)]) == "identical"

    def test_nearly_all_of_both_is_a_republication(self):
        assert kind(GRAIN, GRAIN[:-1]) == "republication"
        assert kind(GRAIN, [*GRAIN, "Share this page with your friends."]) == "republication"
        assert kind(GRAIN, [s.replace("vessel", "ship") for s in GRAIN]) == "republication"

    def test_a_part_is_an_excerpt_of_the_whole(self):
        found = relate(piece("a", GRAIN[2:6]), piece("b", GRAIN))
        assert (found.source, found.derived, found.type) == ("b#0", "a#0", "excerpt")
        assert found.directed
        assert found.derived_share == 1.0
        assert found.source_share < 0.5

    def test_a_host_may_frame_an_excerpt(self):
        frame = ["Somebody sent me this.", "I have read it twice and it is still true."]
        found = relate(piece("a", GRAIN), piece("b", frame + GRAIN[3:7]))
        assert (found.type, found.derived) == ("excerpt", "b#0")

    @pytest.mark.parametrize("name", NAMES)
    def test_a_text_taken_up_again_is_a_rework(self, name):
        texts = FAMILIES[name]["sentences"]
        assert kind(texts["republication"], texts["rework"]) == "rework"

    def test_background_below_other_news_is_a_follow_up(self):
        news = [*NILE[:5], "Nothing else was decided in the night.", GRAIN[1], GRAIN[2]]
        assert kind(GRAIN, news) == "follow_up"

    def test_one_formula_with_other_figures_is_a_template(self):
        def report(bank, amount, rate, year, month):
            return [
                f"{bank} is issuing a {amount} mln dollar bond due {month} {rate}, {year}.",
                f"It pays {rate} pct and is priced at 101.{rate}, lead manager {bank} said.",
                f"The bond is sold in pieces of {amount} and 10,000 dollars in Luxembourg.",
            ]

        one = report("Hansa Bank", 50, 7, 1992, "April")
        other = report("Royal Trust", 125, 9, 1997, "June")
        found = relate(piece("a", one), piece("b", other))
        assert found.type == "template"
        assert "differ" in found.because

    def test_a_corrected_figure_makes_no_template(self):
        corrected = [s.replace("400,000", "450,000") for s in GRAIN]
        assert kind(GRAIN, corrected) in {"republication", "rework"}

    def test_the_same_speech_in_two_reports_is_a_quotation(self):
        said = (
            '"We shall not leave this harbour until every one of our ships has been paid for, '
            'and until the last of our sailors is home again," the admiral said.'
        )
        assert kind([*GRAIN[:4], said], [*NILE[:4], said]) == "shared_quotation"

    def test_the_same_bio_below_two_texts_is_furniture(self):
        assert kind([*GRAIN, BIO], [*NILE, BIO]) == "shared_furniture"

    def test_furniture_that_cleaning_found_counts_as_well(self):
        line = "This house is open to visitors on the first Sunday of each month in summer"
        one = piece("a", GRAIN, extras=(line,))
        assert relate(one, piece("b", NILE, extras=(line,))).type == "shared_furniture"
        assert relate(one, piece("b", [*NILE, f"{line}."])).type == "independent"
        leaked = replace(one, sentences=(*GRAIN, f"{line}."))
        other = piece("b", [*NILE, f"{line}."], extras=(line,))
        assert relate(leaked, other).type == "shared_furniture"

    def test_texts_on_other_matters_are_independent(self):
        found = relate(piece("a", GRAIN), piece("b", NILE))
        assert found.type == "independent"
        assert not found.directed

    def test_pieces_without_words_are_independent(self):
        assert kind([], []) == "independent"
        assert kind(GRAIN, ["***"]) == "independent"


class TestDirections:
    def test_dates_prove_a_direction(self):
        old, new = piece("z", GRAIN, date="2020-01-03"), piece("a", GRAIN[:-1], date="2020-01-05")
        found = relate(new, old)
        assert (found.source, found.derived, found.directed) == ("z#0", "a#0", True)

    def test_a_bound_later_than_the_other_date_proves_one(self):
        texts = FAMILIES["reef"]["sentences"]
        old = piece("b", texts["republication"], date="2023-08-21")
        found = relate(piece("a", texts["rework"], not_before="2024-06"), old)
        assert (found.source, found.directed) == ("b#0", True)

    @pytest.mark.parametrize(
        ("date", "other"), [("2023-09", "2023-09-18"), ("2023", "2023-09"), ("", "2023-09-18")]
    )
    def test_dates_that_may_be_the_same_prove_nothing(self, date, other):
        found = relate(piece("b", GRAIN, date=date), piece("a", GRAIN[:-1], date=other))
        assert not found.directed
        assert (found.source, found.derived) == ("a#0", "b#0")

    def test_all_of_an_older_text_inside_a_younger_longer_one_is_a_republication(self):
        page = [*GRAIN, *NILE, *REEF]
        found = relate(piece("a", GRAIN, date="2020-01-03"), piece("b", page, date="2021-05-05"))
        assert (found.type, found.source) == ("republication", "a#0")

    def test_templates_have_no_direction(self):
        one = ["The index of all ships waiting in the roads rose 3 pct to 4,510 in March 1990."]
        other = ["The index of all ships waiting in the roads rose 5 pct to 4,736 in June 1992."]
        found = relate(piece("a", one, date="1990-04-01"), piece("b", other, date="1990-07-01"))
        assert (found.type, found.directed) == ("template", False)


class TestSeveral:
    def test_every_pair_is_judged_once_in_order_of_keys(self):
        pieces = [piece("b", GRAIN), piece("a", GRAIN), piece("c", NILE)]
        found = relations(pieces, pairs=[(0, 1), (1, 0), (2, 1), (1, 1)])
        assert [(r.source, r.derived) for r in found] == [("a#0", "b#0"), ("a#0", "c#0")]

    def test_without_pairs_only_what_shares_something_is_compared(self):
        pieces = [piece("a", GRAIN), piece("b", GRAIN[2:8]), piece("c", NILE)]
        assert [(r.source, r.derived) for r in relations(pieces)] == [("a#0", "b#0")]

    def test_a_corpus_may_be_empty(self):
        assert relations([]) == []
        assert relations([piece("a", GRAIN)]) == []

    def test_progress_is_reported(self):
        seen = []
        relations([piece("a", GRAIN), piece("b", GRAIN)], progress=lambda *done: seen.append(done))
        assert seen[-1] == (1, 1)

    def test_a_key_may_occur_once(self):
        with pytest.raises(DocumentError, match="two pieces have the key"):
            relations([piece("a", GRAIN), piece("a", NILE)])


class TestNamedCases:
    def test_two_pieces_of_one_author_that_share_only_the_bio(self):
        pieces = [piece("a", [*GRAIN, BIO]), piece("b", [*INDUS, BIO]), piece("c", [*REEF, BIO])]
        found = relations(pieces)
        assert {r.type for r in found} <= {"shared_furniture"}
        assert families(pieces, found) == []

    def test_one_wire_lead_with_two_tails_is_no_family(self):
        # Two reports on one event share the agency's first paragraph; neither is a copy.
        one, other = [*GRAIN[:3], *NILE[:6]], [*GRAIN[:3], *REEF[:6]]
        found = relate(piece("a", one), piece("b", other))
        assert found.type == "follow_up"
        assert found.type not in FAMILY_TYPES

    def test_two_tails_below_a_long_wire_report_are_versions_of_it(self):
        one, other = [*GRAIN[:9], *NILE[:3]], [*GRAIN[:9], *REEF[:3]]
        assert relate(piece("a", one), piece("b", other)).type in FAMILY_TYPES

    def test_an_interview_quoted_by_twenty_outlets_is_no_family(self):
        answer = (
            '"If the ministers had read the report that lay on their own table, they would have '
            'known in March what the fishermen knew in May," said the commissioner.'
        )
        stories = [FAMILIES[name]["sentences"]["republication"] for name in NAMES]
        pieces = [
            piece(f"{k:02}", [*stories[k % 10][(k // 10) * 5 : (k // 10) * 5 + 5], answer])
            for k in range(20)
        ]
        found = relations(pieces, pairs=[(i, j) for i in range(20) for j in range(i)])
        own = [r for r in found if int(r.source[:2]) % 10 != int(r.derived[:2]) % 10]
        assert sum(r.type == "shared_quotation" for r in own) >= len(own) - 1
        assert not any(r.type in FAMILY_TYPES for r in own)
        assert families(pieces, found) == []

    def test_shuffled_paragraphs_stay_the_same_work(self):
        shuffled = [*GRAIN[6:], *GRAIN[:3], *GRAIN[3:6]]
        assert kind(GRAIN, shuffled) == "republication"

    def test_a_family_of_three_in_a_corpus_of_three(self):
        texts = FAMILIES["sahel"]["sentences"]
        pieces = [piece(name, sentences) for name, sentences in texts.items()]
        found = families(pieces, relations(pieces))
        assert [f.members for f in found] == [("excerpt#0", "republication#0", "rework#0")]

    def test_a_story_in_five_hundred_papers_is_one_work(self):
        pieces = [
            piece(f"{k:03}", GRAIN[: len(GRAIN) - k % 2], host=f"Paper {k}") for k in range(500)
        ]
        found = relations(pieces)
        assert len(found) < 5 * 500
        assert [len(f.members) for f in families(pieces, found)] == [500]


def variants(sentences):
    """Ways in which outlets change a text without reading it."""
    return {
        "quotes": [s.replace("'", "\u2019").replace('"', "\u201d") for s in sentences],
        "blanks": [s.replace(" of ", "\u00a0of\u00a0") for s in sentences],
        "case": [s.upper() for s in sentences],
        "small": [s.lower() for s in sentences],
        "breaks": [s.replace(", ", ",\n") for s in sentences],
        "dashes": [s.replace("-", "\u2011") for s in sentences],
    }


class TestMetamorphic:
    @settings(max_examples=30, deadline=None)
    @given(
        st.sampled_from(NAMES),
        st.sampled_from(["quotes", "blanks", "case", "small", "breaks", "dashes"]),
        st.sampled_from(["republication", "excerpt", "rework"]),
        st.sampled_from(["republication", "excerpt", "rework"]),
    )
    def test_typography_changes_no_relation(self, name, way, one, other):
        texts = FAMILIES[name]["sentences"]
        plain = relate(piece("a", texts[one]), piece("b", texts[other]))
        changed = relate(piece("a", texts[one]), piece("b", variants(texts[other])[way]))
        if plain.type == "template" and way in {"case", "small"}:
            return  # what is a name is told by capitals; without them fewer slots are seen
        assert (changed.type, changed.source, changed.directed) == (
            plain.type,
            plain.source,
            plain.directed,
        )

    @settings(max_examples=15, deadline=None)
    @given(st.randoms(use_true_random=False))
    def test_the_order_of_the_pieces_changes_nothing(self, random):
        pieces = [
            piece(f"{name}.{which}", sentences)
            for name in NAMES[:4]
            for which, sentences in FAMILIES[name]["sentences"].items()
        ]
        shuffled = random.sample(pieces, len(pieces))
        assert relations(shuffled) == relations(pieces)
        assert families(shuffled, relations(shuffled)) == families(pieces, relations(pieces))

    def test_link_marks_change_no_relation(self):
        from tertius.documents.cleaning import clean, pieces_of
        from tertius.documents.model import Original

        text = "The Leash\n\n" + "\n\n".join(GRAIN)
        marked = text.replace("bulk carriers", "[bulk carriers](https://example.org/a_b?c=(d))")
        one, other = (pieces_of(clean(Original(t)))[0] for t in (text, marked))
        assert relate(replace(one, key="a"), replace(other, key="b")).type == "identical"

    def test_a_relation_does_not_depend_on_other_pieces(self):
        pieces = [
            piece(f"{name}.{which}", sentences)
            for name in NAMES
            for which, sentences in FAMILIES[name]["sentences"].items()
        ]
        together = {(r.source, r.derived): r for r in relations(pieces)}
        by_key = {p.key: p for p in pieces}
        for (one, other), found in list(together.items())[:12]:
            assert relate(by_key[one], by_key[other]) == found


def test_the_seeds_are_one_family_with_its_directions(seed_pieces):
    found = {frozenset((r.source, r.derived)): r for r in relations(seed_pieces)}
    republication, rework, remark, excerpt = (piece.key for piece in seed_pieces)
    first = found[frozenset((republication, rework))]
    assert (first.type, first.source, first.directed) == ("rework", republication, True)
    second = found[frozenset((republication, excerpt))]
    assert (second.type, second.source, second.directed) == ("excerpt", republication, True)
    assert all(remark not in pair for pair in found)
    joined = families(seed_pieces, found.values())
    assert [f.members for f in joined] == [tuple(sorted((republication, rework, excerpt)))]


SAID = (
    "The road over the pass will stay open in winter for all who live behind it.",
    "We have bought two ploughs, and nobody will be asked to pay a toll.",
    "Whoever parks a bus across it will be fined, and the bus will be sold.",
    "The province thanks the drivers for their patience in a long and bitter year.",
)
STORY = (
    "The quarrel over the mountain road grew louder on Sunday.",
    f"\u201c{SAID[0]}\u201d the governor told the people who had come to the market.",
    "Few of them believed her, for it has snowed on every promise so far.",
    f"\u201c{SAID[1]}\u201d she added, while a clerk held an umbrella over both of them.",
    "The owners of the buses, who fear for their trade, did not answer questions.",
    "They have lost three seasons, and the fourth one does not look any better to them.",
)


def test_who_quotes_is_made_of_what_he_quotes():
    said, story = Piece("b#0", SAID), Piece("a#0", STORY)
    found = relate(said, story)
    assert (found.type, found.source, found.directed) == ("shared_quotation", "b#0", True)
    assert "who quotes" in found.because


def test_two_quotations_of_a_third_text_have_no_direction():
    quoted = Piece("b#0", SAID, date="2020-02-02")
    found = relate(quoted, Piece("a#0", STORY, date="2020-02-01"))
    assert (found.type, found.directed) == ("shared_quotation", False)


def test_a_reason_says_whose_shares_it_gives():
    found = relate(Piece("a#0", SAID, date="2020"), Piece("b#0", SAID[:2], date="2021"))
    assert f"{100 * found.source_share:.0f} % of the words of the source" in found.because
    assert "100 % of those of the derived" in found.because
    found = relate(Piece("a#0", (*SAID, "Oh.")), Piece("b#0", ("Ah.", *SAID)))
    assert "% of the words of the one" in found.because
