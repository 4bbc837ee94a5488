"""The earliest time at which a text can have been written: true, or left out."""

import pytest

from tertius.documents.facts.bounds import bound_facts
from tertius.documents.facts.dates import WrittenDate
from tertius.documents.facts.mentions import dates_of, tells_a_past
from tertius.documents.facts.tenses import LANGUAGES, is_open, is_past
from tertius.documents.model import Segment


def past(text, language="en"):
    return [date.value for date in dates_of(text) if tells_a_past(text, date, language)]


PAST = [
    ("en", "Russia's seizure of Crimea in 2014 and its invasion in February 2022 was the fruit."),
    ("en", "The signing of a new treaty in June 2024 has produced warnings."),
    ("en", "Moscow annexed the region in March 2014."),
    ("en", "The 2015 nuclear deal was signed in Vienna."),
    ("en", "He paid it in 1999."),
    ("en", "By the end of 2021 they had left."),
    ("en", "Trade has grown since 2020."),
    ("en", "Trade is down since 2020."),
    ("en", "The two sides met on 3 May 2023 in Geneva."),
    ("en", "They didn't meet in 2019."),
    ("fr", "Il a été élu en 2017."),
    ("fr", "L'accord a été signé le 3 mars 2019."),
    ("fr", "Le pays était en crise en 2012."),
    ("de", "Das Abkommen wurde im Oktober 2019 unterzeichnet."),
    ("de", "Die Mauer fiel, im Jahr 1990 war das Land vereint."),
    ("es", "Los dos países firmaron el tratado en 2019."),
    ("es", "La guerra terminó en mayo de 2019."),
    ("it", "Il trattato è stato firmato nel 2019."),
    ("it", "I due paesi firmarono nel 1990."),
    ("pt", "O acordo foi assinado em 2019."),
    ("ru", "Война началась в 2014 году."),
    ("ru", "Договор был подписан 5 мая 2020 года."),
]
OPEN = [
    ("en", "In 2050 the city will be dry."),
    ("en", "Emissions must fall by 2030."),
    ("en", "Plans for 2027 were drawn up in secret."),
    ("en", "The summit is scheduled for 3 May 2031 in Geneva."),
    ("en", "If it had happened in 2031, nobody would have noticed."),
    ("en", "The treaty, signed last year, was to last until 2031."),
    ("en", "It was extended to 2031."),
    ("en", "The forecast said growth returned in 2031."),
    ("en", "In the novel, the war ended in 2031."),
    ("en", "Was it over in 2031?"),
    ("en", "The deal covers deliveries in 2031 of advanced jets."),
    ("en", "In 2031, Russia invades."),
    ("en", "The target was set before 2031."),
    ("en", "He may have left in 2031."),
    ("fr", "Le traité sera signé en 2031."),
    ("fr", "D'ici 2031, la ville était censée grandir."),
    ("de", "Der Vertrag wird im Jahr 2031 enden."),
    ("de", "Bis 2031 wurde nichts geplant."),
    ("es", "El acuerdo será firmado en 2031."),
    ("it", "Il trattato sarà firmato nel 2031."),
    ("pt", "O acordo será assinado em 2031."),
    ("ru", "Договор будет подписан в 2031 году."),
]


@pytest.mark.parametrize(("language", "text"), PAST)
def test_what_is_told_as_past(language, text):
    assert past(text, language) == [date.value for date in dates_of(text)] != []


@pytest.mark.parametrize(("language", "text"), OPEN)
def test_what_is_not_told_as_past(language, text):
    assert past(text, language) == []


@pytest.mark.parametrize("language", ["pl", "zh", "und", ""])
def test_in_other_languages_nothing_is_told_as_past(language):
    assert not is_past("It was over.", language)
    assert not tells_a_past("since 2014 it was", WrittenDate(6, 10, "2014"), language)


def test_every_language_knows_past_and_open():
    for language in LANGUAGES:
        assert isinstance(is_open("2014", language), bool)
        assert not is_past("2014", language)


# -- bounds of texts -----------------------------------------------------------------------


def test_the_bound_is_the_latest_past(lay, told, proven):
    labelled = lay(
        ("body", "It began in 2014. It was over in February 2022."),
        ("body", "By 2030 it will be forgotten. It was strong in 2019."),
    )
    facts = bound_facts(labelled)
    assert told(facts) == [("bound", "2022-02")]
    proven(labelled, facts)
    assert facts[0].proof.quote == "February 2022"


def test_a_short_date_counts_from_its_first_day(lay, told):
    labelled = lay(("body", "It was bad in 2022. It was worse on 3 January 2022."))
    assert told(bound_facts(labelled)) == [("bound", "2022-01-03")]
    labelled = lay(("body", "It was bad in 2022. It was worse on 31 December 2021."))
    assert told(bound_facts(labelled)) == [("bound", "2022")]


def test_without_a_past_there_is_no_bound(lay):
    assert bound_facts(lay(("body", "In 2050 the city will be dry."))) == []
    assert bound_facts(lay(("body", "It was cold."))) == []
    assert bound_facts(lay(("bio", "She was born in 1950."))) == []


def test_nothing_after_the_publication_is_a_bound(lay, told):
    labelled = lay(("body", "It was over in 2014. In 2051 the war ended."))
    assert told(bound_facts(labelled, "2023-09-19")) == [("bound", "2014")]
    assert told(bound_facts(labelled)) == [("bound", "2051")]


@pytest.mark.parametrize("published", ["2022", "2022-02", "2022-02-24"])
def test_the_publication_may_be_a_short_date(lay, told, published):
    labelled = lay(("body", "It was over in February 2022."))
    assert told(bound_facts(labelled, published)) == [("bound", "2022-02")]


def test_each_segment_has_its_bound(lay):
    labelled = lay(
        ("host_comment", "This was seen in 2023."),
        ("body", "It was over in 2014."),
        segments=(Segment(0, "host_comment", 0, 0), Segment(1, "piece", 1, 1)),
    )
    assert [(f.segment, f.value) for f in bound_facts(labelled)] == [(0, "2023"), (1, "2014")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Der Vertrag wurde im Oktober 2019 von den beiden Seiten unterzeichnet.", "2019-10"),
        ("Le traité a été signé par les deux pays le 3 mars 2019.", "2019-03-03"),
        ("Los ministros de los dos países firmaron el tratado en mayo de 2019.", "2019-05"),
        ("Il trattato è stato firmato dai ministri dei due paesi nel 2019.", "2019"),
        ("O acordo entre os dois países foi assinado em 2019.", "2019"),
        ("Договор был подписан министрами в мае 2020 года.", "2020-05"),
    ],
)
def test_bounds_in_other_languages(lay, told, text, value):
    assert told(bound_facts(lay(("body", text)))) == [("bound", value)]


def test_in_a_language_that_is_not_known_there_is_no_bound(lay):
    text = "Переговори між двома урядами завершилися у 2020 році, але міністри сказали, що вони та"
    assert bound_facts(lay(("body", text))) == []
