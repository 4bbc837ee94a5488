"""Written dates: many forms and languages, and nothing that is not written out."""

import locale
import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.facts.dates import WrittenDate, first_day, written_dates
from tertius.documents.facts.months import month_numbers


def values(text):
    return [found.value for found in written_dates(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-09-18", "2023-09-18"),
        ("2023-09-18T08:00:00Z", "2023-09-18"),
        ("2023-09-18 08:00:00+02:00", "2023-09-18"),
        ("2023/9/18", "2023-09-18"),
        ("2023.09.18", "2023-09-18"),
        ("18 September 2023", "2023-09-18"),
        ("18. September 2023", "2023-09-18"),
        ("18th September 2023", "2023-09-18"),
        ("18th of September, 2023", "2023-09-18"),
        ("18-Sep-2023", "2023-09-18"),
        ("September 18, 2023", "2023-09-18"),
        ("September 18th, 2023", "2023-09-18"),
        ("Sept. 18, 2023", "2023-09-18"),
        ("SEPTEMBER 18, 2023", "2023-09-18"),
        ("Monday, September 18, 2023 at 4:15 pm", "2023-09-18"),
        ("Mon, 18 Sep 2023 08:00:00 +0000", "2023-09-18"),
        ("18/09/2023", "2023-09-18"),
        ("09/18/2023", "2023-09-18"),
        ("18-09-2023", "2023-09-18"),
        ("18.09.2023", "2023-09-18"),
        ("3.4.2023", "2023-04-03"),
        ("18. 9. 2023", "2023-09-18"),
        ("05/05/2023", "2023-05-05"),
        ("29 February 2024", "2024-02-29"),
        ("Le 14 juillet 1789", "1789-07-14"),
        ("1er janvier 2014", "2014-01-01"),
        ("lundi 18 septembre 2023 à 16h45", "2023-09-18"),
        ("18 août 2023", "2023-08-18"),
        ("18 AOUT 2023", "2023-08-18"),
        ("Montag, 5. Jänner 2015", "2015-01-05"),
        ("3. März 2022", "2022-03-03"),
        ("3. Okt. 1990", "1990-10-03"),
        ("18 de septiembre de 2023", "2023-09-18"),
        ("18 de septiembre del 2023", "2023-09-18"),
        ("12 set 2023", "2023-09-12"),
        ("22 agosto 2021", "2021-08-22"),
        ("1º de mayo de 1990", "1990-05-01"),
        ("10 de janeiro de 2020", "2020-01-10"),
        ("3 de março de 2022", "2022-03-03"),
        ("3 maart 2022", "2022-03-03"),
        ("18 сентября 2023 г.", "2023-09-18"),
        ("24 февраля 2022 года", "2022-02-24"),
        ("5 травня 2020 року", "2020-05-05"),
        ("5 maja 2020 r.", "2020-05-05"),
    ],
)
def test_days(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("February 2022", "2022-02"),
        ("September, 2023", "2023-09"),
        ("Sept 2023", "2023-09"),
        ("février 2022", "2022-02"),
        ("im März 2022", "2022-03"),
        ("septiembre de 2023", "2023-09"),
        ("nel marzo 2022", "2022-03"),
        ("fevereiro de 2022", "2022-02"),
        ("в феврале 2022 года", "2022-02"),
        ("3-5 May 2023", "2023-05"),
        ("3 to 5 May 2023", "2023-05"),
        ("September 18-19, 2023", "2023-09"),
        ("Sept. 30 to Oct. 2, 2023", "2023-09"),
    ],
)
def test_months_and_ranges(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2023",
        "4-3-2023",
        "30 February 2023",
        "February 30, 2023",
        "29 February 2023",
        "2023-02-30",
        "2023-13-01",
        "31/02/2023",
        "30.2.2023",
        "31 April 2021",
        "0 May 2021",
        "45 May 2021",
        "1 January 9999",
        "1 January 0001",
        "2014",
        "in 2014",
        "18 September",
        "Feb 3",
        "9/11",
        "12/05/99",
        "'22",
        "may 2014",
        "march 2014",
        "mars 2020 rover".replace("mars", "Mars"),
        "MARS 2020",
        "we will mar 2014 votes",
        "yesterday",
        "3 days ago",
        "last Monday",
        "gestern",
        "hier",
        "$12.10.2014",
        "v2.10.2014",
        "1.12.2014.5",
        "192.168.20.2014",
        "12-10-2014-7",
        "ISBN 978-1-2023-09-18",
        "12:30",
        "12 2014",
        "May 3 2021%",
        "page 18 of September",
    ],
)
def test_what_is_no_date(text):
    assert values(text) == []


def test_no_part_of_an_impossible_day_is_a_date():
    assert values("On 30 February 2023 or in May 2023") == ["2023-05"]


def test_places_are_those_of_the_words():
    text = "Posted on September 18, 2023, and on 2023-09-19."
    assert [text[found.start : found.end] for found in written_dates(text)] == [
        "September 18, 2023",
        "2023-09-19",
    ]
    assert written_dates("x 2023-09-18")[0] == WrittenDate(2, 12, "2023-09-18")


def test_several_dates_in_one_line():
    text = "From 1 May 2020 to 3. Juni 2021, le 5 juillet 2022"
    assert values(text) == ["2020-05-01", "2021-06-03", "2022-07-05"]


@pytest.mark.parametrize(
    ("value", "day"),
    [("2014", "2014-01-01"), ("2022-02", "2022-02-01"), ("2001-09-11", "2001-09-11")],
)
def test_the_first_day_of_a_short_date(value, day):
    assert first_day(value) == day


def test_every_language_has_twelve_months():
    numbers = month_numbers()
    assert set(numbers.values()) == set(range(1, 13))
    for name in ("january", "février", "märz", "abril", "maggio", "junho", "июля", "sierpnia"):
        assert name in numbers


NAMES = "January February March April May June July August September October November December"


@given(st.dates())
def test_every_day_is_read_back_in_every_form(day):
    name = NAMES.split()[day.month - 1]
    year = f"{day.year:04d}"
    expected = [day.isoformat()] if 1000 <= day.year <= 2199 else []
    for text in (
        day.isoformat(),
        f"{day.day} {name} {year}",
        f"{name} {day.day}, {year}",
        f"{day.day}.{day.month}.{year}",
    ):
        assert values(text) == expected


@given(st.text(alphabet="0123456789/-. MaySepto,", max_size=40))
def test_any_text_gives_dates_of_the_calendar_or_none(text):
    last = 0
    for found in written_dates(text):
        assert last <= found.start < found.end <= len(text)
        assert len(found.value) in (7, 10)
        assert found.value[:4] in text
        last = found.end


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Adak", "UTC"])
def test_family_68_and_69_neither_zone_nor_clock_matter(monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert values("29 February 2024, 23:59 and 3/31/2024") == ["2024-02-29", "2024-03-31"]
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def test_family_68_the_locale_does_not_matter():
    assert "LC_TIME" not in os.environ or locale.getlocale()
    assert values("KASIM 3 2020, 3 MAYIS 2020, 3 İ 2020") == []
    assert values("3 JULI 2020, 3 IYUN 2020") == ["2020-07-03"]
