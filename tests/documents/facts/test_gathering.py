"""Whole documents of many kinds: what is stated of them, and above all what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.facts import gather_facts
from tertius.documents.folding import fold
from tertius.documents.lines import label_lines, segment
from tertius.documents.model import Declared, Document, Format, Original


def read(text, *, declared=(), form: Format = "text") -> Document:
    """Fold, label and cut a text, and gather its facts."""
    original = Original(text, format=form, declared=declared)
    folded = fold(original)
    lines = label_lines(folded, original)
    segments = segment(folded, lines, original)
    facts = gather_facts(original, folded, lines, segments)
    return Document(original, folded, lines, segments, facts=facts)


def values(document, field, kind=None):
    return [f.value for f in document.facts if f.field == field and kind in (None, f.kind)]


def dates(document):
    """Dates of publication, with their kind."""
    return sorted(
        (f.kind, f.value) for f in document.facts if f.kind in ("host", "original") and f.kind
    )


LONG = (
    "The two governments had not spoken for a year, and the bridge between the towns was closed. "
    "Drivers waited for days, and the shops on both sides lost most of their customers. Nobody in "
    "either capital seemed to mind, said the mayors, who met on their own in the end. "
)
MORE = (
    "What they agreed upon was little enough: the bridge is open for trucks at night, and for "
    "everybody on market days. It is more than the ministers had managed to do in all that time, "
    "and both towns mean to keep it that way, whatever is decided elsewhere. "
)

OPINION = f"""The Bridge That Two Mayors Opened

By Nora Lindqvist

September 4, 2019

{LONG}It was closed in March 2018 after a quarrel over milk.

{MORE}By 2025, they say, it will be open all day.

Nora Lindqvist is a fellow at the Institute for Border Studies. Her latest book is Toll (2017).

© 2019 The Border Review. All rights reserved.
"""
REPUBLISHED = f"""The Bridge That Two Mayors Opened

by Nora Lindqvist

Common Voices, September 9, 2019

Border Review 4 September 2019

{LONG}It was closed in March 2018 after a quarrel over milk.

{MORE}

Subscribe to the Common Voices newsletter and share this page with your friends.

Copyright Common Voices 2019
"""
WIRE = f"""Mayors open bridge between rival towns

OSTBURG, Sept 4 (Reuters) - {LONG}

{MORE}

(Reporting by Nora Lindqvist; Editing by Bo Berg)
"""
OLD_WIRE = """    OSTBURG, March 9 - The finance minister said on Monday that the
government would not raise the tax on milk this year, despite calls
from members of the coalition who want more money for the railways
and for schools in the north of the country, where the winter was
long.
    He told reporters in the lobby of the ministry that talks with
neighbours were going well and that the railways would get their
share in the next budget, whenever that was passed by the house.
 REUTER
"""
GERMAN = f"""Die Brücke der zwei Bürgermeister

Von Nora Lindqvist

Veröffentlicht am 4. September 2019

Die beiden Regierungen hatten ein Jahr lang nicht miteinander gesprochen, und die Brücke zwischen
den Städten war geschlossen. Im März 2018 wurde sie nach einem Streit um die Milch gesperrt.

Was die beiden Bürgermeister nun vereinbart haben, ist wenig genug: Die Brücke ist nachts für
Lastwagen offen, und an Markttagen für alle. Bis 2025 soll sie immer offen sein.
{"Mehr haben die Minister in all der Zeit nicht erreicht, und beide Städte wollen es so halten. "}
"""
FRENCH = """Le pont des deux maires

Par Nora Lindqvist et Jean-Luc Martin

Publié le 4 septembre 2019 à 16h45

Les deux gouvernements ne s'étaient pas parlé depuis un an, et le pont entre les deux villes était \
fermé. En mars 2018, il a été fermé après une querelle sur le lait, et les magasins ont perdu \
leurs clients.

Ce que les maires ont décidé est peu de chose: le pont est ouvert la nuit pour les camions, et les \
jours de marché pour tout le monde. D'ici 2025, il sera toujours ouvert, disent-ils.
"""
SPANISH = """El puente de los dos alcaldes

Por Nora Lindqvist

4 de septiembre de 2019

Los dos gobiernos no se habían hablado durante un año, y el puente entre las ciudades estaba \
cerrado. En marzo de 2018 fue cerrado después de una disputa por la leche, y las tiendas perdieron \
a sus clientes.

Lo que los alcaldes acordaron es poco: el puente está abierto por la noche para los camiones, y en \
los días de mercado para todos. En 2025 estará abierto siempre, dicen.
"""
RUSSIAN = """Мост двух мэров

Автор: Нора Линдквист

4 сентября 2019 г.

Два правительства не говорили друг с другом целый год, и мост между городами был закрыт. Он был \
закрыт в марте 2018 года после спора о молоке, и магазины потеряли почти всех своих покупателей.

То, о чем договорились мэры, совсем немного: мост открыт ночью для грузовиков, а в рыночные дни \
для всех. В 2025 году он будет открыт всегда, говорят они.
"""
BLOG = f"""The Bridge That Two Mayors Opened, by Nora Lindqvist

Small news from the north, and good news for once. From Nora Lindqvist at borderreview.org:

{LONG}

{MORE}

Continue reading

Leave a comment

Bo Berg says:

May 3, 2021 at 4:15 pm

I was there and it was closed.
"""
UNDATED = f"""The Bridge

{LONG}It was closed in 2018, and 2014 soldiers stood around it. Section 1987 of the code says so.

{MORE}The street sign at 1999 Harbour Road was moved.
"""
AMBIGUOUS = f"""The Bridge That Two Mayors Opened

By Nora Lindqvist | 03/04/2019

{LONG}

{MORE}
"""
UPDATED = f"""The Bridge That Two Mayors Opened

By Staff

Last updated: September 4, 2019

{LONG}

{MORE}
"""
PLAN = f"""The Bridge Plan

{LONG.replace("had not spoken", "do not speak").replace("was closed", "is closed")}

The bridge will be rebuilt in 2031. The work is due to end by March 2034, and in 2035 all must pay.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OPINION, [("host", "2019-09-04")]),
        (REPUBLISHED, [("host", "2019-09-09"), ("original", "2019-09-04")]),
        (WIRE, []),
        (OLD_WIRE, []),
        (GERMAN, [("host", "2019-09-04")]),
        (FRENCH, [("host", "2019-09-04")]),
        (SPANISH, [("host", "2019-09-04")]),
        (RUSSIAN, [("host", "2019-09-04")]),
        (BLOG, []),
        (UNDATED, []),
        (AMBIGUOUS, []),
        (UPDATED, []),
        (PLAN, []),
    ],
)
def test_dates_of_publication(text, expected):
    assert dates(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (OPINION, ["2018-03"]),
        (REPUBLISHED, ["2018-03"]),
        (WIRE, []),
        (OLD_WIRE, []),
        (GERMAN, ["2018-03"]),
        (FRENCH, ["2018-03"]),
        (SPANISH, ["2018-03"]),
        (RUSSIAN, ["2018-03"]),
        (BLOG, []),
        (UNDATED, ["2018"]),
        (PLAN, []),
    ],
)
def test_bounds(text, bound):
    assert values(read(text), "date", "bound") == bound


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        (OPINION, ["2018-03", "2025"]),
        (GERMAN, ["2018-03", "2025"]),
        (UNDATED, ["2018"]),
        (PLAN, ["2031", "2034-03", "2035"]),
        (BLOG, []),
    ],
)
def test_dates_in_the_text(text, mentioned):
    assert values(read(text), "date", "mentioned") == mentioned


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (OPINION, ["Nora Lindqvist"]),
        (REPUBLISHED, ["Nora Lindqvist"]),
        (GERMAN, ["Nora Lindqvist"]),
        (FRENCH, ["Nora Lindqvist", "Jean-Luc Martin"]),
        (SPANISH, ["Nora Lindqvist"]),
        (RUSSIAN, ["Нора Линдквист"]),
        (BLOG, ["Nora Lindqvist"]),
        (AMBIGUOUS, ["Nora Lindqvist"]),
        (UPDATED, []),
        (UNDATED, []),
        (OLD_WIRE, []),
    ],
)
def test_authors(text, authors):
    assert values(read(text), "author") == authors


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (OPINION, "The Bridge That Two Mayors Opened"),
        (REPUBLISHED, "The Bridge That Two Mayors Opened"),
        (WIRE, "Mayors open bridge between rival towns"),
        (GERMAN, "Die Brücke der zwei Bürgermeister"),
        (FRENCH, "Le pont des deux maires"),
        (SPANISH, "El puente de los dos alcaldes"),
        (RUSSIAN, "Мост двух мэров"),
        (BLOG, "The Bridge That Two Mayors Opened"),
    ],
)
def test_titles(text, title):
    assert values(read(text), "title") == [title]


@pytest.mark.parametrize(
    ("text", "host", "venue"),
    [
        (OPINION, ["The Border Review"], []),
        (REPUBLISHED, ["Common Voices"], ["Border Review"]),
        (WIRE, [], ["Reuters"]),
        (BLOG, [], ["borderreview.org"]),
        (UPDATED, [], []),
        (UNDATED, [], []),
    ],
)
def test_hosts_and_venues(text, host, venue):
    document = read(text)
    assert values(document, "host", None) == host
    assert values(document, "venue") == venue


ALL = [
    OPINION,
    REPUBLISHED,
    WIRE,
    OLD_WIRE,
    GERMAN,
    FRENCH,
    SPANISH,
    RUSSIAN,
    BLOG,
    UNDATED,
    AMBIGUOUS,
    UPDATED,
    PLAN,
]


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("September", "Sep\u00adtember"),
    ],
)
def test_every_proof_stands_in_the_original_and_variants_change_no_fact(text, changed):
    document = read(changed(text))
    for fact in document.facts:
        assert document.original.text[fact.proof.start : fact.proof.end] == fact.proof.quote
        assert fact.proof.quote
    stated = [(f.field, f.kind, f.value, f.segment) for f in document.facts]
    assert stated == [(f.field, f.kind, f.value, f.segment) for f in read(text).facts]


@pytest.mark.parametrize("text", ALL)
def test_no_date_is_stated_that_is_not_written(text):
    document = read(text)
    for fact in document.facts:
        if fact.field == "date":
            assert fact.value[:4] in fact.proof.quote


def test_the_container_is_believed_where_the_text_says_nothing():
    declared = (
        Declared("title", "The Bridge | Border Review", "meta og:title"),
        Declared("author", "Nora Lindqvist <nora@x.org>", "header From"),
        Declared("host", "Border Review", "meta og:site_name"),
        Declared("published", "2019-09-04T08:00:00Z", "meta article:published_time"),
        Declared("modified", "2020-01-01", "meta article:modified_time"),
        Declared("url", "https://x.org/bridge", "link canonical"),
    )
    document = read(LONG + "\n\n" + MORE, declared=declared)
    assert values(document, "title") == ["The Bridge"]
    assert values(document, "author") == ["Nora Lindqvist"]
    assert values(document, "host") == ["Border Review"]
    assert dates(document) == [("host", "2019-09-04")]
    assert values(document, "url") == ["https://x.org/bridge"]
    assert {f.proof.place for f in document.facts if f.field != "date"} == {
        "meta og:title",
        "header From",
        "meta og:site_name",
        "link canonical",
    }


def test_markdown_has_the_facts_of_its_text():
    source = OPINION.replace("The Bridge That", "# The Bridge That", 1).replace(
        "Nora Lindqvist\n", "[Nora *Lindqvist*](/nora)\n", 1
    )
    document = read(source, form="markdown")
    assert values(document, "author") == ["Nora Lindqvist"]
    assert dates(document) == [("host", "2019-09-04")]
    assert values(document, "title") == ["The Bridge That Two Mayors Opened"]


def test_a_line_that_names_the_source_gives_its_address():
    document = read(OPINION + "\nSource: https://x.org/2019/bridge.\n")
    assert values(document, "url") == ["https://x.org/2019/bridge"]


def test_the_same_is_stated_once():
    declared = (
        Declared("published", "2019-09-04", "meta date"),
        Declared("published", "2019-09-04T10:00:00Z", "meta article:published_time"),
        Declared("author", "nora lindqvist", "meta author"),
    )
    document = read(OPINION, declared=declared)
    assert dates(document) == [("host", "2019-09-04")]
    assert values(document, "author") == ["Nora Lindqvist"]


@pytest.mark.parametrize("text", ["", "\n", " ", "x", "2019", "By", "* * *", "September 4, 2019"])
def test_nearly_nothing_states_nearly_nothing(text):
    document = read(text)
    assert values(document, "author") == []
    assert values(document, "date", "bound") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "By Ann Lee",
                "September 4, 2019",
                "03/04/2019",
                "© 2019 X",
                "Title",
                LONG,
                "Reuters",
                "Ann Lee is a fellow.",
                "First published in The Sun on 3 May 2018.",
                "Bo says: May 3, 2021",
                "",
                "Source: https://x.org",
            ]
        ),
        max_size=9,
    )
)
@settings(max_examples=40)
def test_any_page_has_facts_with_proofs_or_none(lines):
    document = read("\n".join(lines))
    numbers = {part.number for part in document.segments} | {None}
    for fact in document.facts:
        quote = document.original.text[fact.proof.start : fact.proof.end]
        assert quote == fact.proof.quote != ""
        assert fact.segment in numbers
        assert (fact.kind is not None) == (fact.field == "date")


# -- the seeds -----------------------------------------------------------------------------


@pytest.fixture
def seed(shared):
    def open_seed(name):
        (path,) = (shared / "seeds").glob(f"{name}_*.txt")
        return read(path.read_text(encoding="utf-8"))

    return open_seed


TITLE = "Washington Is the Matchmaker for the Russia-North Korea Romance"


def test_the_republication(seed):
    document = seed("001")
    assert values(document, "title") == [TITLE]
    assert values(document, "author") == ["Ted Galen Carpenter"]
    assert values(document, "host") == ["Global Research"]
    assert values(document, "venue") == ["Antiwar.com"]
    assert dates(document) == [("host", "2023-09-19"), ("original", "2023-09-18")]
    assert values(document, "date", "mentioned") == ["2014", "2022-02"]
    assert values(document, "date", "bound") == ["2022-02"]


def test_the_excerpt(seed):
    document = seed("003")
    assert values(document, "title") == [TITLE]
    assert values(document, "author") == ["Ted Galen Carpenter"]
    assert values(document, "venue") == ["antiwarcom"]
    assert values(document, "host") == []
    assert dates(document) == []
    piece = next(part.number for part in document.segments if part.kind == "piece")
    assert {fact.segment for fact in document.facts} == {piece}


def test_the_rework(seed):
    document = seed("000")
    assert values(document, "title") == []
    assert values(document, "author") == ["Ted Galen Carpenter"]
    assert [f.by for f in document.facts if f.field == "author"] == ["bio"]
    assert values(document, "host") == values(document, "venue") == []
    assert dates(document) == []
    assert values(document, "date", "mentioned") == ["2024-06"]
    assert values(document, "date", "bound") == ["2024-06"]
