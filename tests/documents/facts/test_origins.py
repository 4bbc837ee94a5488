"""Where a text ran before, and where only another version of it did."""

import pytest

from tertius.documents.facts.gathering import gather_facts
from tertius.documents.facts.origins import earlier_publication, is_of_another_text

LONG = "The harbour office counted the barges twice and found the same number on both days. " * 2


def venue(page, number=0):
    """Outlet and date that a line names."""
    found = earlier_publication(page, number)
    return found and (found.name and found.name[2], found.date and found.date.value)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This essay was first published in Lagoon Review on 4 May 2021.", "Lagoon Review"),
        ("Paru d'abord dans la Revue du Delta.", "Revue du Delta"),
        ("Zuerst erschienen in der Hafenzeitung.", "Hafenzeitung"),
        ("Publicado originalmente en El Faro del Sur.", "El Faro del Sur"),
        ("First published in the Delta Quarterly.", "Delta Quarterly"),
        ("Source: Lagoon Review, 4 May 2021", "Lagoon Review"),
        ("This is an excerpt from a policy brief of the Delta Institute.", "Delta Institute"),
        ("Excerpted from a report by the Lagoon Observer.", "Lagoon Observer"),
    ],
)
def test_a_note_names_the_venue(lay, line, expected):
    page = lay(("furniture", line))
    assert venue(page)[0] == expected


@pytest.mark.parametrize(
    "line",
    [
        "An earlier version of this essay was first published in Lagoon Review on 4 May 2021.",
        "A version of this column first appeared in Lagoon Review on 4 May 2021.",
        "A shorter version of the text was originally published in Lagoon Review, 4 May 2021.",
        "Eine frühere Fassung ist zuerst erschienen in der Hafenzeitung am 4. Mai 2021.",
        "Une version antérieure a été publiée initialement dans la Revue du Delta, 4 mai 2021.",
        "Another version of this story was previously published by Lagoon Review on 4 May 2021.",
    ],
)
def test_where_another_version_ran_says_nothing_of_this_text(lay, line):
    page = lay(("title", "Barges"), ("body", LONG), ("furniture", line))
    assert venue(page, 2) is None
    facts = gather_facts(page.original, page.folded, page.lines, page.segments)
    assert not {fact.field for fact in facts} & {"venue", "host"}
    assert not {fact.kind for fact in facts} & {"original", "host"}


def test_an_edited_version_of_what_ran_elsewhere_is_from_there(lay):
    line = "This is an edited version of an essay first published in Lagoon Review on 4 May 2021."
    assert not is_of_another_text("This is an edited version of an essay ")
    assert venue(lay(("furniture", line))) == ("Lagoon Review", "2021-05-04")


def test_a_note_may_stand_after_another_in_the_last_line(lay):
    line = "Traduit de l'anglais. Paru d'abord dans la Revue du Delta."
    assert venue(lay(("body", LONG), ("body", line)), 1) == ("Revue du Delta", None)
    assert venue(lay(("body", line), ("body", LONG)), 0) is None


def test_a_report_that_a_text_speaks_of_is_no_venue(lay):
    line = "Few read the excerpt from a report by the Lagoon Observer of 4 May 2021."
    assert venue(lay(("body", LONG), ("body", line)), 1) is None


def test_an_original_date_before_what_the_text_tells_is_not_stated(lay, told):
    told_late = "The dam broke on 9 June 2022 and the barges were gone. " * 2
    note = "This essay was first published in Lagoon Review on 4 May 2021."
    page = lay(("title", "Barges"), ("body", told_late), ("furniture", note))
    facts = told(gather_facts(page.original, page.folded, page.lines, page.segments))
    assert ("original", "2021-05-04") not in facts
    assert ("bound", "2022-06-09") in facts
    assert ("venue", "Lagoon Review") in facts


def test_an_original_date_in_the_month_that_the_text_tells_of_is_stated(lay, told):
    told_then = "The dam broke in May 2021 and the barges were gone. " * 2
    note = "This essay was first published in Lagoon Review on 4 May 2021."
    page = lay(("title", "Barges"), ("body", told_then), ("furniture", note))
    facts = told(gather_facts(page.original, page.folded, page.lines, page.segments))
    assert ("original", "2021-05-04") in facts
