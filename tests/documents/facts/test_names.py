"""Persons, agencies and nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.facts.names import (
    agency_of,
    is_person,
    names_in,
    plain_name,
    same_person,
)


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee",
        "Ted Galen Carpenter",
        "J. R. Smith Jr.",
        "George W. Bush",
        "H. D. S. Greenway",
        "Ursula von der Leyen",
        "Mohammed bin Salman",
        "Vincent van Gogh",
        "Charles de Gaulle",
        "Lucy O'Brien",
        "Jean-Luc Mélenchon",
        "María José García",
        "Kim Jong-un",
        "Xi Jinping",
        "Mary-Kate McDonald",
        "JOHN SMITH",
        "Dr. Ann Lee",
        "Prof. Dr. Ann Lee",
        "Ann Lee, PhD",
        "Philip M. Lee, Ph.D.",
        "Martin Luther King III",
        "Иван Петров",
        "А. В. Иванов",
        "Σωκράτης Φάμελλος",
        "Şükrü Küçükşahin",
        "Łukasz Żółty",
    ],
)
def test_persons(name):
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Ann",
        "ann lee",
        "Reuters",
        "AP",
        "Associated Press",
        "Agence France-Presse",
        "Staff",
        "Staff Writer",
        "Editorial Board",
        "The Editors",
        "New York Times",
        "Executive Director",
        "Political Correspondent",
        "North Korea",
        "United Nations",
        "Read More",
        "Share Article",
        "Monday Morning",
        "admin",
        "Guest Author",
        "Редакция",
        "Ann Lee 2023",
        "Ann Lee said",
        "Foreign Policy Research Institute",
    ],
)
def test_what_is_no_person(name):
    assert not is_person(name)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee and Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("Ann Lee, Bo Berg and Cy Cole", ["Ann Lee", "Bo Berg", "Cy Cole"]),
        ("Ann Lee & Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("Ann Lee; Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("Ann Lee, J. R. Smith Jr. and Bo Berg", ["Ann Lee", "J. R. Smith Jr.", "Bo Berg"]),
        ("Ann Lee with Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("Ann Lee und Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("Ann Lee et Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("Иван Петров и Анна Сидорова", ["Иван Петров", "Анна Сидорова"]),
        ("Ann Lee | Antiwar.com", ["Ann Lee"]),
        ("Ann Lee, The Guardian", ["Ann Lee"]),
        ("Ann Lee in Kyiv", ["Ann Lee"]),
        ("Ann Lee August 18, 2010 3:21 PM", ["Ann Lee"]),
        ("Ann Lee Sept. 18, 2010", ["Ann Lee"]),
        ("Ann Lee Staff Writer", ["Ann Lee"]),
        ("Staff and Ann Lee", []),
        ("the editors", []),
        ("", []),
    ],
)
def test_names_of_a_list(line, names):
    assert [line[start:end] for start, end in names_in(line)] == names


def test_a_list_may_begin_inside_a_line():
    line = "Story by Ann Lee"
    assert names_in(line, 9) == [(9, 16)]


@pytest.mark.parametrize(
    ("published", "plain"),
    [
        ("Ann Lee", "Ann Lee"),
        ("ANN LEE", "Ann Lee"),
        ("JOHN O'NEILL", "John O'Neill"),
        ("Dr. Ann Lee", "Ann Lee"),
        ("Prof. Dr. Ann Lee", "Ann Lee"),
        ("Ann Lee, PhD", "Ann Lee"),
        ("Ann Lee, Ph.D.", "Ann Lee"),
        (" Ann Lee, ", "Ann Lee"),
        ("J. R. Smith Jr.", "J. R. Smith Jr."),
    ],
)
def test_names_are_written_as_in_text(published, plain):
    assert plain_name(published) == plain


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ted Galen Carpenter", "Ted Galen Carpenter", True),
        ("Ted Galen Carpenter", "Ted G. Carpenter", True),
        ("Ted Galen Carpenter", "T. G. Carpenter", True),
        ("Ted Galen Carpenter", "Ted Carpenter", True),
        ("J. R. Smith Jr.", "John Smith", True),
        ("Ann Lee", "Bo Lee", False),
        ("Ann Lee", "Ann Berg", False),
        ("", "Ann Lee", False),
        ("...", "...", False),
    ],
)
def test_one_person_by_several_names(one, other, same):
    assert same_person(one, other) is same
    assert same_person(other, one) is same


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Reuters", "Reuters"),
        ("REUTER", "Reuters"),
        ("The Associated Press", "AP"),
        ("Agence France-Presse", "AFP"),
        ("ITAR-TASS", "TASS"),
        ("Ann Lee", None),
        ("", None),
    ],
)
def test_agencies(name, agency):
    assert agency_of(name) == agency


@given(st.text(alphabet="AnLeBor .,-'&|dev ", max_size=40))
def test_any_line_gives_names_that_are_persons(line):
    last = 0
    for start, end in names_in(line):
        assert last <= start < end <= len(line)
        assert is_person(line[start:end])
        last = end
