"""A name means what it meant on the day, and nothing is guessed."""

from datetime import date, datetime

import pytest

from tertius import states
from tertius.errors import (
    AmbiguousState,
    InputProblems,
    NotInSystem,
    PeriodError,
    TertiusError,
    UnknownState,
)


@pytest.mark.parametrize(
    ("name", "on", "ccode"),
    [
        ("USSR", 1985, 365),
        ("Soviet Union", 1985, 365),
        ("soviet", "1985-06-01", 365),
        ("Russia", 1985, 365),
        ("Russian", 2020, 365),
        ("Kremlin", 1950, 365),
        ("St. Petersburg", 1900, 365),
        ("Moscow", date(2020, 1, 1), 365),
        ("Germany", 1930, 255),
        ("Germany", 2020, 255),
        ("Prussia", 1866, 255),
        ("Bonn", 1970, 260),
        ("FRG", 1970, 260),
        ("FRG", 2000, 255),
        ("DDR", 1970, 265),
        ("Yemen", 1950, 678),
        ("Yemen", "1990-06-01", 679),
        ("Aden", 1975, 680),
        ("Serbia", 1900, 345),
        ("Serbia", 2010, 345),
        ("Yugoslavia", 1985, 345),
        ("Serbia and Montenegro", 2004, 345),
        ("Montenegro", 2010, 341),
        ("Vietnam", 2000, 816),
        ("South Vietnam", 1970, 817),
        ("North Vietnam", 1970, 816),
        ("Saigon", 1970, 817),
        ("Korea", 1900, 730),
        ("Seoul", 1900, 730),
        ("Seoul", 2000, 732),
        ("DPRK", 2020, 731),
        ("ROK", 2020, 732),
        ("Blue House", 2015, 732),
        ("Czechoslovakia", 1930, 315),
        ("CZE", 1970, 315),
        ("CZE", 2010, 316),
        ("Prague", 1970, 315),
        ("Prague", 2010, 316),
        ("Czech Republic", 2000, 316),
        ("Sudan", 2020, 625),
        ("South Sudan", 2020, 626),
        ("Kosovo", 2010, 347),
        ("Taiwan", 1960, 713),
        ("Republic of China", 1930, 710),
        ("Republic of China", 1980, 713),
        ("Guinea", 1990, 438),
        ("Guinea-Bissau", 1990, 404),
        ("Equatorial Guinea", 1990, 411),
        ("Papua New Guinea", 1990, 910),
        ("Georgia", 2010, 372),
        ("Macedonia", 2000, 343),
        ("DRC", 2000, 490),
        ("Zaire", 1980, 490),
        ("Brazzaville", 1980, 484),
        ("Niger", 1990, 436),
        ("Nigerien", 1990, 436),
        ("Nigerian", 1990, 475),
        ("NA", 2000, 565),
        ("na", None, 565),
        ("Burma", 2010, 775),
        ("Persia", 1900, 630),
        ("Ottoman Empire", 1900, 640),
        ("Constantinople", 1900, 640),
        ("Türkiye", 2023, 640),
        ("White House", 2020, 2),
        ("Foggy Bottom", 2020, 2),
        ("Whitehall", 2020, 200),
        ("Elysée", 2020, 220),
        ("Zhongnanhai", 2020, 710),
        ("Cote d’Ivoire", 2020, 437),
        ("U.S.A.", 2020, 2),
        ("the  united   states", 2020, 2),
        ("Bosnia & Herzegovina", 2020, 346),
        ("UAE", 2020, 696),
        ("Vichy", 1941, 220),
        ("Rome", 1850, 327),
        ("Rome", 1900, 325),
        ("365", 1985, 365),
        (365, None, 365),
        ("002", None, 2),
        ("Gorbachev", 1988, 365),
        ("Kim Jong Un", 2024, 731),
        ("Erdogan", 2020, 640),
        ("Colombia", 2020, 100),
        ("Ireland", 2020, 205),
        ("Egypt", 2020, 651),
        ("Sweden", 2020, 380),
        ("Central African Republic", 2020, 482),
        ("Moldova, Republic of", 2020, 359),
        ("Germany, Federal Republic of", 1980, 260),
        ("Gambia, The", 2020, 420),
        ("Victoria", 1850, 200),
        ("Victoria", 2000, 591),
        ("Mrs Thatcher", 1985, None),
        ("Thatcher", 1985, 200),
    ],
)
def test_a_name_at_a_date(name, on, ccode):
    if ccode is None:
        with pytest.raises(UnknownState):
            states.resolve(name, on)
    else:
        assert states.resolve(name, on).ccode == ccode


@pytest.mark.parametrize(
    ("name", "ccode"),
    [
        ("Germany", 255),
        ("Russia", 365),
        ("USSR", 365),
        ("Vietnam", 816),
        ("Yemen", 679),
        ("Czechoslovakia", 315),
        ("CZE", 316),
        ("KOR", 732),
        ("Serbia", 345),
        ("Sudan", 625),
        ("Putin", 365),
        ("West Germany", 260),
        ("Yugoslavia", 345),
    ],
)
def test_without_a_date_the_present_bearer_is_meant(name, ccode):
    assert states.resolve(name).ccode == ccode


@pytest.mark.parametrize(
    ("name", "on", "keys"),
    [
        ("Germany", 1970, ("GFR", "GDR")),
        ("German", 1970, ("GFR", "GDR")),
        ("Germany", 1990, ("GMY", "GFR", "GDR")),
        ("Germany", "1954-06-01", ("GFR", "GDR")),
        ("Yemen", 1975, ("YAR", "YPR")),
        ("Yemen", 1990, ("YAR", "YPR", "YEM")),
        ("Vietnam", 1970, ("DRV", "RVN")),
        ("Korea", 2000, ("PRK", "ROK")),
        ("Korea", None, ("PRK", "ROK")),
        ("Korean", "1948-10-01", ("PRK", "ROK")),
        ("Congo", 1990, ("CON", "DRC")),
        ("Congo", None, ("CON", "DRC")),
        ("AUS", 2000, ("AUS", "AUL")),
        ("Brussels", 2000, ("BEL", "EU")),
        ("Johnson", None, ("USA", "UKG")),
    ],
)
def test_several_candidates_are_an_error_that_names_them(name, on, keys):
    with pytest.raises(AmbiguousState) as caught:
        states.resolve(name, on)
    message = str(caught.value)
    assert f"'{name}'" in message
    assert all(f"({key}" in message for key in keys)
    assert message.count(" or ") >= len(keys) - 1


@pytest.mark.parametrize(
    ("name", "on", "said"),
    [
        (255, 1970, "since 1990-10-03"),
        ("Georgia", 1950, "since 1991-12-26"),
        ("South Sudan", 2005, "since 2011-07-09"),
        ("Montenegro", 1995, "since 2006-06-12"),
        ("Czechoslovakia", 2000, "1945-05-10 to 1992-12-31"),
        ("USSR", 2000, "1922-12-30 to 1991-12-31"),
        ("Germany", 1947, "1949-05-23"),
        ("Austria", 1943, "1919-09-10 to 1938-03-13"),
        ("South Korea", 1930, "since 1949-06-29"),
        ("Transvaal", None, "never"),
        ("NATO", 1940, "since 1949-04-04"),
        ("Obama", 2020, "2009-01-20 to 2017-01-20"),
    ],
)
def test_outside_the_system_the_error_gives_the_dates(name, on, said):
    with pytest.raises(NotInSystem) as caught:
        states.resolve(name, on)
    assert said in str(caught.value)


def test_an_unknown_name_gets_the_nearest_ones():
    with pytest.raises(UnknownState, match="Russia") as caught:
        states.resolve("Rusia", 2000)
    assert "Did you mean" in str(caught.value)
    with pytest.raises(UnknownState, match=r"Xi Jinping \(CHN\)"):
        states.resolve("Xi Jinpin")
    with pytest.raises(UnknownState, match="Nothing is spelt nearly so"):
        states.resolve("qqqqqqqqqqzzzzzzzzzz")


def test_numbers_are_those_of_the_system_asked_about():
    assert states.resolve(260, 2000, system="gw").ccode == 255
    assert states.resolve(340, 2010, system="gw").key == "YUG"
    assert states.resolve(678, 2000, system="gw").ccode == 679
    assert states.resolve(711, 1930, system="gw").ccode is None
    assert states.resolve("Tibet", 1930, system="gw").gwcode == 711
    with pytest.raises(NotInSystem):
        states.resolve(260, 2000)
    with pytest.raises(UnknownState):
        states.resolve(340, 2010)


def test_the_entity_is_described_as_it_was():
    soviet = states.resolve("Russia", 1985)
    assert (soviet.name, soviet.adjective, soviet.iso3c) == ("Soviet Union", "Soviet", "SUN")
    now = states.resolve("USSR")
    assert (now.name, now.adjective, now.iso3c, now.iso2c) == ("Russia", "Russian", "RUS", "RU")
    assert soviet == now
    assert len({soviet, now}) == 1
    assert states.resolve("Yugoslavia", 1980, system="gw").gwcode == 345
    assert states.resolve("Serbia", 2010, system="gw").gwcode == 340
    assert str(soviet) == "Soviet Union (365)"
    assert str(states.state("NATO")) == "NATO (NATO)"


def test_entities_that_are_no_states_resolve_like_states():
    kinds = {"Palestine": "territory", "Hamas": "non-state", "EU": "organisation"}
    for name, kind in kinds.items():
        found = states.resolve(name, 2020)
        assert (found.kind, found.ccode) == (kind, None)
    assert states.resolve("PSE", 2020).iso3c == "PSE"
    assert states.resolve("Taliban", 2022).key == "TALIBAN"
    assert states.resolve("Kabul", 2022).ccode == 700
    with pytest.raises(NotInSystem):
        states.resolve("Hamas", 1970)


def test_several_names_fail_together():
    assert [e.ccode for e in states.resolve_states(["USA", "China", 365], 2020)] == [2, 710, 365]
    with pytest.raises(UnknownState):
        states.resolve_states(["USA", "Atlantis"], 2020)
    with pytest.raises(InputProblems) as caught:
        states.resolve_states(["Atlantis", "USA", "Korea", "USSR"], 2020)
    assert [p.where for p in caught.value.problems] == ["name 1", "name 3", "name 4"]


def test_dates_are_days_years_or_iso_texts():
    for on in (date(1985, 6, 1), datetime(1985, 6, 1, 12), 1985, "1985", "1985-06", "1985-06-01"):  # noqa: DTZ001
        assert states.resolve("USSR", on).ccode == 365
    for on in ("yesterday", "1985-13-01", "", True, 1985.0, 0, -5, [1985]):
        with pytest.raises(PeriodError):
            states.resolve("USSR", on)


def test_a_system_that_is_none_is_refused():
    with pytest.raises(TertiusError, match="no state system"):
        states.resolve("USA", 2000, system="iso")
