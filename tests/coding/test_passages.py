"""What of a document is coded: its sentences in English and its title, and nothing else."""

from datetime import date

import pytest

from tertius.coding.passages import TITLE, passages_of, written_on
from tertius.documents import Original, clean
from tertius.errors import CodingError

ENGLISH = "The talks ended on Monday. Both sides left the capital without a word to the press."
FRENCH = (
    "Les pourparlers se sont achevés lundi sans résultat. Les deux délégations ont quitté la "
    "capitale sans un mot pour la presse. Le ministre a promis de revenir au printemps."
)
PAGE = f"""\
Calm Returns to the Strait
By Ann Lee
The Delta Courier, May 4, 2019

{ENGLISH}

Share this on Facebook

Ann Lee is a fellow at the Harbour Institute.
"""


def words(document, found):
    return [document.words_of(passage.span) for passage in found.passages]


def test_title_and_sentences_are_read_and_boilerplate_is_not() -> None:
    document = clean(Original(PAGE))
    found = words(document, passages_of(document))
    assert found == ["Calm Returns to the Strait", *ENGLISH.replace(". ", ".|").split("|")]


def test_a_title_has_no_place_among_the_sentences() -> None:
    document = clean(Original(PAGE))
    places = [passage.place for passage in passages_of(document).passages]
    assert places == [TITLE, 0, 1]


@pytest.mark.parametrize("text", ["Peru attacked Chile.", "Peru attacks Chile", "Oil is dear.\n"])
def test_a_line_by_itself_is_all_there_is_to_read(text) -> None:
    document = clean(Original(text))
    for titles in (True, False):
        assert words(document, passages_of(document, titles=titles)) == [text.strip()]


def test_titles_can_be_left_out() -> None:
    document = clean(Original(PAGE))
    assert TITLE not in {p.place for p in passages_of(document, titles=False).passages}


def test_sentences_of_one_line_are_one_paragraph() -> None:
    document = clean(Original("Peru met Chile. They agreed on fish.\n\nBolivia protested at once."))
    first, second, third = (p.paragraph for p in passages_of(document).passages if p.place >= 0)
    assert first == second != third


def test_a_text_in_another_language_is_refused_with_its_name() -> None:
    document = clean(Original(f"{FRENCH}\n\n{FRENCH}", place="courrier.txt"))
    with pytest.raises(CodingError, match="is in French, and only English is read") as caught:
        passages_of(document)
    assert caught.value.where == "courrier.txt"


def test_a_foreign_paragraph_in_an_english_text_is_counted_and_passed_over() -> None:
    long = " ".join([ENGLISH] * 4)
    document = clean(Original(f"{long}\n\n{FRENCH}\n\n{long}"))
    found = passages_of(document)
    assert found.foreign == {"fr": 3}
    assert all("pourparlers" not in text for text in words(document, found))


def test_a_text_without_sentences_has_nothing_to_read() -> None:
    assert passages_of(clean(Original(""))).passages == ()


def test_a_piece_was_written_when_it_first_appeared() -> None:
    assert written_on(clean(Original(PAGE)), 0) == date(2019, 5, 4)


def test_no_date_is_made_up() -> None:
    assert written_on(clean(Original(ENGLISH)), 0) is None
