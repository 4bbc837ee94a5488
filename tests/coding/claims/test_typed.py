"""Claims as users type them, in many phrasings, and what is said of those that lack something."""

from datetime import date

import pytest

from tertius.coding.actors import TableActor, actor_index
from tertius.coding.claims import parse_claim
from tertius.errors import CodingError


def short(text: str, **options: object) -> str:
    found = parse_claim(text, index=actor_index(), **options)
    one, other = sorted(party.key for party in found.dyad)
    return f"{found.driver.key}: {one}{'+' if found.sign > 0 else '-'}{other}"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("USA drove Russia and North Korea together since 2014", "USA: PRK+RUS"),
        ("usa drove russia and north korea together since 2014", "USA: PRK+RUS"),
        ("USA DROVE RUSSIA AND NORTH KOREA TOGETHER", "USA: PRK+RUS"),
        ("The United States has driven Russia and China together.", "USA: CHN+RUS"),
        ("Russia and North Korea were driven together by the US", "USA: PRK+RUS"),
        ("russia and iran have been pushed together by the united states", "USA: IRN+RUS"),
        ("Washington pushed Moscow into Beijing's arms", "USA: CHN+RUS"),
        ("US policy brings Iran closer to Russia", "USA: IRN+RUS"),
        ("Iran moved closer to Russia because of the USA", "USA: IRN+RUS"),
        ("Thanks to U.S. sanctions, Iran and Russia became allies", "USA: IRN+RUS"),
        ("Fear of Germany brought Britain and France together", "GMY: FRN+UKG"),
        ("fear of germany brought britain and france together", "GMY: FRN+UKG"),
        ("China drives a wedge between Japan and South Korea", "CHN: JPN-ROK"),
        ("germany split britain from france", "GMY: FRN-UKG"),
        ("Israel pulled the USSR and Egypt apart", "ISR: EGY-RUS"),
        ("The United States is the matchmaker of the Russia-China romance", "USA: CHN+RUS"),
        ("The common enemy of Egypt and Syria is Israel", "ISR: EGY+SYR"),
        ("Egypt and Syria are united by hostility to Israel", "ISR: EGY+SYR"),
        ("Iran and Russia are allies against the USA", "USA: IRN+RUS"),
        ("Germany: Britain and France closer", "GMY: FRN+UKG"),
        ("Germany -> Britain, France together", "GMY: FRN+UKG"),
        ("Did Germany drive Britain and France together?", "GMY: FRN+UKG"),
        ("NATO drove Russia and China together", "NATO: CHN+RUS"),
        ("Nixon's opening to China drove India and the Soviet Union together", "USA: IND+RUS"),
    ],
)
def test_many_phrasings_are_understood(text, claim) -> None:
    assert short(text) == claim


def test_the_span_and_the_words_are_kept() -> None:
    found = parse_claim("  usa drove  Russia and Iran together since 2014 ", index=actor_index())
    assert (found.since, found.until) == (date(2014, 1, 1), None)
    assert found.words == "usa drove Russia and Iran together since 2014"
    assert found.driver.name == "United States"
    assert found.driver.ccode == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("drove together", "names no state"),
        ("Russia was driven together", "names Russia only: the two others"),
        ("USA drove Russia together", "names United States and Russia only: the driver or one"),
        ("USA, Russia and North Korea", "which way"),
        ("Russia drove Russia and China together", "'Russia' stands there twice"),
        ("Russia drove the Kremlin and China together", "'Russia' and 'Kremlin' are the same"),
        ("USA drove Russa and North Korea together", "'Russa' is the name of no state"),
        ("usa drove russai and north korea together", "'russai' is the name of no state"),
        ("the USA and China drove Russia and Iran together", "several drivers or dyads"),
        ("USA drove Russia and Iran together from 2020 to 2014", "ends"),
        ("USA, China, Russia, Iran together", r"names 4 parties|several"),
    ],
)
def test_what_is_missing_is_said(text, message) -> None:
    with pytest.raises(CodingError, match=message) as caught:
        short(text)
    assert caught.value.remedy


def test_an_unknown_name_comes_with_what_is_spelt_nearly_so() -> None:
    with pytest.raises(CodingError) as caught:
        short("USA drove Rusia and Irann together")
    assert "Russia (RUS)" in str(caught.value.remedy)


def test_names_are_those_of_the_day() -> None:
    with pytest.raises(CodingError, match="can mean West Germany"):
        short("Germany drove Poland and Russia together in 1960")
    assert short("USA drove East Germany and West Germany apart in 1961") == "USA: GDR-GFR"


def test_the_users_own_actors_count() -> None:
    table = (TableActor("Gondor", "GONDOR"), TableActor("Mordor", "MORDOR"))
    index = actor_index(table)
    found = parse_claim("Mordor drove Gondor and Egypt together", index=index)
    assert found.driver.key == "MORDOR"
    assert {party.key for party in found.dyad} == {"GONDOR", "EGY"}
