"""When records hold: the date of their own clause, and whether they are over."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.coding.stance.cases import framed

from tertius.coding.stance import When, when_of
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]
WRITTEN = date(2024, 7, 3)


def when(text: str, tree: Trees, kind: str = "event", written: date | None = WRITTEN) -> When:
    return when_of(*framed(text, tree, kind), written=written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Italy [invaded] Ethiopia in October 1935.", "1935-10"),
        ("In 1979 Tanzania [invaded] Uganda.", "1979"),
        ("On 3 October 1935 Italian troops [crossed] the Mareb.", "1935-10-03"),
        ("Chad [expelled] the Libyan envoy on Monday.", "2024-07-01"),
        ("Chad will [expel] the Libyan envoy on Monday.", "2024-07-08"),
        ("Yesterday Baku [shelled] Armenian trenches.", "2024-07-02"),
        ("Nepal [signed] a transit treaty with Peking two years ago.", "2022"),
        ("Morocco has [armed] the tribes since 1976.", "1976/.."),
        ("Peru has [courted] Tokyo since March 1990.", "1990-03/.."),
        ("Until 1990 Cuba [sold] its sugar to Moscow.", "../1990"),
        ("Angola [fought] Unita between 1975 and 2002.", "1975/2002"),
        ("Sweden [traded] with both during the Cold War.", "1947/1991"),
        ("The 2008 [war] between Russia and Georgia lasted five days.", "2008"),
        ("Japan's [seizure] of Mukden in 1931 and its march on Shanghai alarmed London.", "1931"),
        ("Japan's seizure of Mukden in 1931 and its [raid] on Shanghai in 1932 failed.", "1932"),
    ],
)
def test_a_date_of_the_clause_is_the_date_of_the_record(
    text: str, expected: str, tree: Trees
) -> None:
    assert when(text, tree).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mali [expelled] the French envoy.",
        "In the years before the onset of the war, Rome [courted] Belgrade.",
        "Rome [courted] Belgrade on February 30, 1937.",
        "The Porte, which lost Crete in 1898, [threatened] Sofia.",
        "Officials said on Friday that Lima had [recalled] its envoy.",
        "In 2000 villages the Peruvians [fought] the Ecuadorians.",
        "A new cold war [divides] Lima from Quito.",
    ],
)
def test_a_date_of_something_else_is_none(text: str, tree: Trees) -> None:
    assert when(text, tree).text == ""


def test_without_a_day_of_writing_a_weekday_tells_nothing(tree: Trees) -> None:
    assert when("Chad [expelled] the envoy on Monday.", tree, written=None).text == ""


def test_a_date_is_shared_by_what_follows_it_in_an_enumeration(tree: Trees) -> None:
    text = "In 1941 Japan seized Hanoi and [bombed] Manila."

    assert when(text, tree).text == "1941"


def test_a_date_of_the_first_part_behind_its_verb_is_its_own(tree: Trees) -> None:
    text = "Japan seized Hanoi in 1940 and [bombed] Manila in 1941."

    assert when(text, tree).text == "1941"
    assert when(
        text.replace("[", "").replace("]", "").replace("seized", "[seized]"), tree
    ).text == ("1940")


def test_the_words_of_the_date_are_given(tree: Trees) -> None:
    assert when("Morocco has [armed] the tribes since 1976.", tree).words == "since 1976"


# What is over.


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Egypt's former [alliance] with Moscow is forgotten.", "standing"),
        ("Somalia, an erstwhile [ally] of Moscow, turned to Washington.", "standing"),
        ("Libya used to [arm] the Irish rebels.", "event"),
        ("Albania ended its [alliance] with Peking.", "standing"),
        ("The [alliance] between Tirana and Peking has collapsed.", "standing"),
        ("For half a century Khartoum was Cairo's loyal [partner].", "standing"),
        ("For thirty years Lisbon [sold] rifles to the friends of Biafra.", "event"),
        ("Before the war Sofia was [courting] Paris.", "policy"),
        ("In the years before the war, Sofia was trying to [distance] itself from Rome.", "event"),
        ("Until the coup Kabul was Moscow's [friend].", "standing"),
        ("Ten years ago the two [loathed] each other.", "attitude"),
        ("France no longer [trusts] London.", "attitude"),
        ("Hanoi is no longer an [enemy] of Washington.", "standing"),
        ("Damascus had long [coveted] Lebanon.", "attitude"),
        ("The people who once [sheltered] the rebels now hunt them.", "standing"),
        ("Sudan has stopped [arming] the Ugandan rebels.", "event"),
        ("The end of the [alliance] between Bonn and Rome surprised nobody.", "standing"),
        ("Officers who [loathed] the Russians all their lives now buy their radars.", "attitude"),
    ],
)
def test_what_the_text_says_is_over_is_superseded(text: str, kind: str, tree: Trees) -> None:
    answer = when(text, tree, kind)

    assert answer.superseded
    assert answer.words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Egypt's [alliance] with Moscow surprised London.", "standing"),
        ("Italy [invaded] Ethiopia in 1935.", "event"),
        ("Sudan has been Cairo's [partner] for fifty years.", "standing"),
        ("Delhi begged Washington to stop [arming] Karachi.", "event"),
        ("Washington will not end its [alliance] with Tokyo.", "standing"),
        ("Rome may end its [alliance] with Vienna.", "standing"),
        ("Hanoi is an [enemy] of Peking.", "standing"),
        ("Once Rome [attacks], Paris will march.", "event"),
        ("The old [friendship] between Lima and Tokyo has grown.", "standing"),
        ("The Czechs [fear] Berlin.", "attitude"),
    ],
)
def test_what_is_merely_past_or_only_threatened_is_not_over(
    text: str, kind: str, tree: Trees
) -> None:
    assert not when(text, tree, kind).superseded
