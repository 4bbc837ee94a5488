"""The rules one by one, on measures made by hand."""

import pytest

from tertius.documents.works import limits
from tertius.documents.works.measuring import Measures
from tertius.documents.works.rules import judge

NOTHING = Measures(*[0.0] * len(Measures._fields))


def measures(share_a=0.5, share_b=0.5, words_a=200, words_b=200, **more):
    """Two pieces that begin with the same six sentences, by default half of each."""
    given = {
        "words_a": words_a,
        "words_b": words_b,
        "sentences_a": max(6, round(6 / share_a)),
        "sentences_b": max(6, round(6 / share_b)),
        "equal_a": share_a * words_a,
        "equal_b": share_b * words_b,
        "content": share_a * words_a / 2,
        "run": 30,
        "kept": 6,
        "kept_words": share_a * words_a,
        "lead_a": 1,
        "lead_b": 1,
        "in_order": 1,
        "last_a": 5,
        "last_b": 5,
    }
    return NOTHING._replace(**(given | more))


def edited(share_a=0.6, share_b=0.6, kept=3, changed=3, wording=6, **more):
    return measures(
        share_a,
        share_b,
        **(
            {
                "kept": kept,
                "edited": changed,
                "wording": wording,
                "kept_words": 30 * kept,
                "last_a": 9,
            }
            | more
        ),
    )


def test_shares_are_those_of_the_words():
    m = measures(0.25, 0.5)
    assert (m.share_a, m.share_b) == (0.25, 0.5)
    assert NOTHING.share_a == NOTHING.share_b == 0


def test_the_same_words_are_identical_whatever_else_is_measured():
    assert judge(measures(1, 1, same=1, other_numbers=9)).type == "identical"


def test_short_runs_say_nothing():
    assert judge(measures(0.4, 0.4, run=limits.MENTIONED_RUN - 1)).type == "independent"
    assert judge(NOTHING).type == "independent"


def test_few_words_say_nothing_unless_they_are_half_of_a_piece():
    assert judge(measures(0.1, 0.1, content=7)).type == "independent"
    assert judge(measures(1, 1, words_a=10, words_b=10, content=5)).type == "republication"


@pytest.mark.parametrize(("low", "high"), [(0.76, 1.0), (0.76, 0.92), (0.95, 0.95)])
def test_nearly_all_of_both_is_a_republication(low, high):
    assert judge(measures(high, low)).type == "republication"
    assert judge(measures(low, high)).type == "republication"


@pytest.mark.parametrize(("part", "whole"), [(1.0, 0.3), (0.7, 0.5), (0.95, 0.05)])
def test_a_run_of_the_whole_is_an_excerpt(part, whole):
    found = judge(measures(part, whole))
    assert (found.type, found.whole) == ("excerpt", "b")
    assert judge(measures(whole, part)).whole == "a"


def test_scattered_sentences_are_no_excerpt():
    found = judge(measures(0.7, 0.45, last_a=8, last_b=9))
    assert found.type == "rework"


def test_an_older_part_is_republished_in_the_younger_whole():
    assert judge(measures(0.95, 0.3), older="a").type == "republication"
    assert judge(measures(0.7, 0.3), older="a").type != "excerpt"
    assert judge(measures(0.95, 0.3), older="b").type == "excerpt"


def test_what_closes_both_is_background_unless_a_date_tells():
    closing = measures(
        0.45, 0.3, first_a=5, last_a=9, first_b=6, last_b=9, kept=4, sentences_a=9, sentences_b=10
    )
    closing = closing._replace(first_a=5, last_a=8)
    assert judge(closing).type == "follow_up"
    assert judge(closing._replace(first_a=3, last_a=6, sentences_a=7), older="b").type == "excerpt"


def test_edits_of_wording_make_a_rework():
    found = judge(edited())
    assert found.type == "rework"
    assert "3 sentences were kept and 3 edited" in found.because


@pytest.mark.parametrize("field", ["other_numbers", "other_dates", "other_names"])
def test_edits_of_slots_make_a_template(field):
    assert judge(edited(kept=0, changed=6, **{field: 3, "same_names": 5})).type == "template"


def test_a_single_slot_may_be_a_slip():
    assert judge(edited(other_numbers=1, same_numbers=2)).type == "rework"


def test_figures_that_an_author_corrects_make_no_template():
    corrected = edited(kept=4, other_numbers=2, same_names=6)
    assert judge(corrected).type == "rework"
    assert judge(corrected._replace(kept=0, kept_words=0, edited=7)).type == "template"


def test_days_later_less_is_asked_for_a_template():
    report = edited(kept=1, changed=4, other_numbers=1, same_numbers=8, kept_words=20)
    assert judge(report).type == "rework"
    assert judge(report, apart=True).type == "template"


def test_reports_full_of_figures_of_their_own_are_a_template():
    figures = edited(kept=0, changed=4, kept_words=0, numbers_a=12, numbers_b=10)
    assert judge(figures._replace(known_numbers_a=3, known_numbers_b=3)).type == "template"
    assert judge(figures._replace(known_numbers_a=9, known_numbers_b=8)).type == "rework"


def test_what_is_common_in_quotation_marks_is_a_quotation():
    quoting = measures(0.3, 0.2, quoted_a=58, quoted_b=38)
    assert judge(quoting).type == "shared_quotation"
    assert judge(measures(0.9, 0.9, quoted_a=180, quoted_b=180)).type == "republication"


def test_a_piece_of_quotations_may_be_an_excerpt():
    assert judge(measures(0.9, 0.4, quoted_a=180, quoted_b=80)).type == "excerpt"


def test_the_next_day_in_new_words_is_a_follow_up():
    heavy = edited(0.4, 0.45, kept=0, changed=3, wording=30, kept_words=0)
    assert judge(heavy).type == "follow_up"
    assert judge(edited(0.6, 0.6, kept=0, changed=2, wording=14), apart=True).type == "follow_up"


def test_news_with_another_lead_is_other_news():
    lead = edited(0.7, 0.2, kept=1, changed=1, wording=6, kept_words=20, lead_a=0.3, lead_b=0.3)
    assert judge(lead).type == "follow_up"


def test_a_common_lead_with_two_tails_is_a_follow_up():
    assert judge(measures(0.4, 0.4)).type == "follow_up"


@pytest.mark.parametrize("share", [0.05, 0.2, 0.45, 0.7, 0.95])
@pytest.mark.parametrize("other", [0.05, 0.2, 0.45, 0.7, 0.95])
@pytest.mark.parametrize("changed", [0, 2])
def test_swapping_the_pieces_swaps_the_whole_and_nothing_else(share, other, changed):
    one = measures(share, other, edited=changed, wording=3 * changed)
    sides = [field[:-2] for field in one._fields if field.endswith("_a")]
    swapped = one._replace(
        **{f"{field}_a": getattr(one, f"{field}_b") for field in sides},
        **{f"{field}_b": getattr(one, f"{field}_a") for field in sides},
    )
    first, second = judge(one), judge(swapped)
    assert first.type == second.type
    if share != other:
        assert {first.whole, second.whole} in ({""}, {"a", "b"})


def quoting(share_a, share_b, quoted_a, quoted_b, **more):
    """Measures of which shares of the common words stand in quotation marks."""
    m = measures(share_a, share_b, **more)
    return m._replace(quoted_a=quoted_a * m.equal_a, quoted_b=quoted_b * m.equal_b)


@pytest.mark.parametrize("changed", [0, 1, 4])
@pytest.mark.parametrize("quoted", [0.61, 0.9, 1.0])
def test_what_one_of_two_quotes_was_said_by_the_other(quoted, changed):
    found = judge(quoting(0.32, 0.43, quoted, 0, kept=2, edited=changed))
    assert (found.type, found.whole) == ("shared_quotation", "b")
    found = judge(quoting(0.43, 0.32, 0, quoted, kept=2, edited=changed))
    assert (found.type, found.whole) == ("shared_quotation", "a")


def test_what_both_quote_was_said_by_neither():
    found = judge(quoting(0.3, 0.3, 0.9, 0.9))
    assert (found.type, found.whole) == ("shared_quotation", "")
    # Two edited sentences with quotations in them are a reworked story.
    assert judge(quoting(0.5, 0.5, 0.9, 0.9, kept=2, edited=2, wording=4)).type == "rework"


def test_a_text_that_consists_of_a_quotation_is_an_excerpt():
    assert judge(quoting(0.9, 0.3, 1, 0)).type == "excerpt"


def test_half_of_what_is_common_in_quotation_marks_is_no_quotation():
    assert judge(quoting(0.32, 0.43, 0.5, 0, kept=2, edited=4)).type != "shared_quotation"


def test_a_text_cut_in_the_middle_is_an_excerpt_and_one_without_its_end_is_not():
    cut = measures(1.0, 0.72, sentences_b=9, last_b=8)
    assert judge(cut).type == "excerpt"
    assert judge(cut._replace(last_b=5)).type == "republication"


def test_without_a_third_it_is_an_excerpt_though_only_the_end_is_missing():
    assert judge(measures(1.0, 0.66)).type == "excerpt"
    assert judge(measures(0.66, 1.0)).whole == "a"


def test_nearly_all_of_an_older_text_in_a_longer_one_is_republished_there():
    longer = measures(0.95, 0.7, sentences_b=9, first_b=3, last_b=8)
    assert judge(longer).type == "excerpt"
    assert judge(longer, older="a").type == "republication"


def test_a_dateline_at_the_head_of_one_sentence_makes_no_edited_text():
    dateline = measures(1.0, 0.45, words_a=140, words_b=311, kept=6, edited=2, wording=6)
    dateline = dateline._replace(last_a=7, last_b=7, sentences_a=8)
    assert judge(dateline).type == "excerpt"
    assert judge(dateline._replace(kept=3, edited=5, wording=15)).type == "rework"


@pytest.mark.parametrize("wording", [0, 1, 2])
def test_a_part_beside_a_text_of_its_own_is_a_rework_whatever_the_spelling(wording):
    changed = bool(wording)
    part = measures(0.72, 0.5, sentences_a=12, kept=6 - changed, edited=changed, wording=wording)
    assert judge(part, older="b").type == "rework"
    assert judge(part._replace(sentences_a=8), older="b").type == "excerpt"


def test_a_reason_names_differing_facts_only_where_there_are_some():
    assert "differ" not in judge(edited()).because
    assert "1 of 9 numbers, dates and names" in (
        judge(edited(same_numbers=8, other_names=1)).because
    )


def test_words_that_were_only_added_are_edits():
    added = measures(0.97, 0.8, kept=3, edited=3, wording=1)
    assert judge(added).type == "rework"
    assert judge(added._replace(kept=5, edited=1)).type == "republication"
    # A house that spells otherwise changes no share.
    assert judge(measures(0.98, 0.97, kept=3, edited=3, wording=3)).type == "republication"
