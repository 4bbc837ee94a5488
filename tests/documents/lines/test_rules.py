"""Rules of single lines: what each matches, and like lines of running text that none may match."""

import pytest

from tertius.documents.lines.hits import RULES, hits_of
from tertius.documents.lines.keys import words_of
from tertius.documents.lines.rows import Row
from tertius.documents.lines.rules import SURE, first_match, rule
from tertius.documents.lines.rules_pieces import bio_sentence, has_date, mail_header
from tertius.documents.model import FURNITURE, ROLES, Span


def row(text: str) -> Row:
    return Row(Span(0, len(text)), text, tuple(words_of(text)), 0)


def hit(text: str) -> str | None:
    found = hits_of([row(text)])[0]
    return None if found is None else found.name


MATCHED = {
    "separator": ["* * *", "----", "•", "###"],
    "end mark": ["- 30 -", "ENDS"],
    "counter": ["Views: 1", "1,204 views", "12 Comments", "Kommentare (7)", "vues : 300"],
    "bare number": ["42", "(7)"],
    "reading time": ["4 min read", "Reading time: 6 minutes", "Lesezeit: 3 Minuten"],
    "forwarding mark": ["-----Original Message-----", "---------- Forwarded message ---------",
                        "Begin forwarded message:", "-------- Weitergeleitete Nachricht --------"],
    "share buttons": ["Share", "Facebook Twitter WhatsApp", "Share on Facebook", "E-Mail",
                    "Teilen"],
    "share notice": ["Click the share button below to send this page to a friend",
                     "Follow us on Telegram", "Suivez-nous", "Síguenos en las redes",
                     "Feel free to repost this text", "Beitrag teilen",
                     "Please use the sharing buttons to send this on"],
    "newsletter": ["Sign up for our weekly newsletter", "Subscribe to our channel",
                   "To receive the Daily Letter newsletter, click here",
                   "To get the Fog Report every morning, please sign up",
                   "You receive this bulletin because you asked for it.", "Unsubscribe",
                   "Abonnieren Sie den Brief", "Inscrivez-vous à notre lettre",
                   "Suscríbete a nuestro boletín"],
    "translation notice": ["All our texts can be read in 12 languages with the button below",
                           "Read this in Spanish",
                           "Friends may translate our pages into 12 languages",
                           "Leer en español", "Select language"],
    "copyright": ["Merrow Media. All rights reserved.", "Alle Rechte vorbehalten",
                  "Tous droits réservés", "This page contains copyrighted material"],
    "copyright sign": ["© 2025 Merrow Media", "Copyright 2024", "版权所有"],
    "disclaimer": ["Disclaimer: nobody is liable",
                    "The views expressed here are those of the author",
                   "Die hier geäußerten Meinungen sind die des Autors",
                   "Les opinions exprimées n'engagent que leurs auteurs"],
    "permission": ["Republished with permission", "Mit freundlicher Genehmigung des Verlags"],
    "cookie notice": ["This site uses cookies to serve you", "Diese Seite verwendet Cookies."],
    "continue reading": ["Continue reading", "Read more »", "Weiterlesen", "Lire la suite",
                         "Seguir leyendo", "[Read the rest]", "Continue reading at The Review"],
    "comment form": ["Leave a comment", "Leave a Reply",
                    "Your email address will not be published.",
                     "This site uses Akismet to reduce spam.", "Kommentar schreiben",
                     "Laisser un commentaire", "Deja un comentario", "Log in to comment"],
    "comments heading": ["Comments", "Kommentare", "12 responses to this"],
    "comment head": ["Anna says on 3 May 2024:", "Pelle said...", "Reply", "Antworten"],
    "speaker of a comment": ["Anna says:", "Desrosiers writes:"],
    "related links": ["Related articles", "See also: the ferry", "Most read", "Mehr zum Thema",
                      "À lire aussi : les pilotes", "Lee también", "You may also like",
                      "Articles by: Tora Lindqvist"],
    "tags": ["Tags: straits, bread", "Region: Asia", "Schlagwörter: Meer", "Filed under: Fog",
             "Posted in: Straits"],
    "source credit": ["This article was first published in The Courier.",
                      "Originally published at The Review",
                      "Dieser Beitrag erschien zuerst im Boten",
                      "This is an excerpt from a report of the Pilots' League.",
                      "The above text is an abridged version of a speech",
                      "Excerpted from The Book of Fog", "Auszug aus dem Fahrtenbuch",
                      "Translated from the Vellmari by Inés Olmedo",
                      "Aus dem Englischen von A. Brekke",
                      "Traduit du letton. Paru d'abord dans La Vigie.",
                      "Publicado originalmente en El Faro"],
    "source line": ["Source: Merrow Wire, 3 May 2024.", "Quelle: Küstenbote",
                    "Fuente: Agencia Sur"],
    "feed notice": ["The post Fog over Merrow appeared first on Straits Daily.",
                    "Der Beitrag Nebel erschien zuerst auf Küstenbote.",
                    "La entrada Niebla se publicó primero en El Faro."],
    "note on an interview": ["The interview was condensed for clarity.",
                             "He sailed until 2019. This conversation was edited.",
                             "Das Gespräch führte Marit Ostendorf.",
                             "L'entretien a été relu par la pilote."],
    "row of a menu": ["News | Ports | Weather | Shop", "Home · Fog · Ferries",
                      "Donate | Contact | RSS"],
    "picture source": ["Featured image is from PixWorld"],
    "picture credit": ["Photo: J. Nkomo / Courier", "(White House photo)", "Foto: Amt für Küsten",
                       "(Photo by the author)"],
    "advert": ["Advertisement", "Anzeige", "Publicité", "Story continues below"],
    "appeal": ["Become a member of the club", "Support our work with five crowns", "Jetzt spenden"],
    "contact": ["For media inquiries: press@port.example", "Press contact: Olav Brekke",
                "press@port.example", "Tel: +49 30 555 0142"],
    "release mark": ["FOR IMMEDIATE RELEASE", "Pressemitteilung", "Sent from my phone"],
    "navigation": ["Home", "Skip to main content", "Impressum", "Mentions légales", "Log in",
                   "« Previous post", "Back to top", "Show more"],
    "byline": ["By Tora Lindqvist", "BY TORA LINDQVIST AND OLAV BREKKE", "Von Marit Ostendorf",
               "Par Élodie Marchenoir", "Por Inés Olmedo", "Written by Olav Brekke",
               "By Tora Lindqvist, The Ostrand Review", "Posted by Pelican"],
    "imprint": ["Published in Merrow Post, May 3, 2024", "Paru dans La Vigie, 3 mai 2024",
                "Friday 3 May 2024. Compiled by Tora Lindqvist."],
    "dateline": ["September 19, 2023", "Merrow Post, 3 May 2024", "Updated: August 13, 2010, 5 PM",
                 "12. Mai 2024", "Antiwar.example 18 September 2023", "2024-05-12"],
    "host's introduction": ["From Edvard Rasmund at The Ostrand Review:",
                            "This says it all. From Tora Lindqvist at straitwatch:",
                            "Good news at last. Olav Brekke writes in The Courier:"],
    "editor's note": ["Editor's note: this text was written before the vote.",
                      "Anmerkung der Redaktion: Der Text ist von gestern."],
    "about the author": ["About the author", "The author is a retired pilot.",
                         "Der Autor lehrt in Hohwacht."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in MATCHED.items() for text in texts]
)
def test_a_rule_matches_what_it_is_named_for(name, text):
    assert hit(text) == name


UNMATCHED = [
    "By the time the ferry left, the fog had come back and nobody saw the patrol boat.",
    "Share prices fell in Hohwacht after the boarding, and grain rose by four per cent.",
    "Follow the coast for a day and you reach the lighthouse, which nobody has lit since.",
    "Read the treaty and you will see that it says nothing about pilots at all.",
    "Comments by the minister drew protests in both capitals on Monday.",
    "Home is where the harbour is, the pilots say.",
    "Support for the treaty has fallen since the winter, a poll found.",
    "The rights of fishermen were left out, and the ministers knew it.",
    "He was reserved and careful, and he never spoke about the war.",
    "In September 2023 the two governments signed a new annex, which neither has published.",
    "Von den Lotsen sprach niemand, obwohl alle sie brauchten.",
    "Par ailleurs, le détroit reste ouvert à tous les navires.",
    "Por eso el estrecho sigue abierto a todos los barcos.",
    "From Merrow to Hohwacht it is a day by boat.",
    "Theme parks are what the coast needs least, said the mayor.",
    "Tagged fish were found on both sides of the line.",
    "Contact between the two navies has been rare since the war.",
    "Photo finishes are rare in regattas.",
    "To receive the envoy, the mayor put on his chain and waited on the quay.",
    "Translated into crowns, the loss is larger than the budget of the port.",
    "The article was a surprise to those who had sailed with him, and few believed it.",
    "Sources close to the ministry: nobody, as far as anyone could tell, had been asked at all.",
    "This was an adaptation to the fog that no pilot had planned.",
]


@pytest.mark.parametrize("text", UNMATCHED)
def test_no_sure_rule_matches_running_text(text):
    found = hits_of([row(text)])[0]
    assert found is None or found.sure < SURE


def test_rules_have_names_of_their_own_and_known_roles():
    names = [one.name for one in RULES]
    assert len(set(names)) == len(names)
    for one in RULES:
        assert one.role in ROLES
        assert (one.kind in FURNITURE) == (one.role == "furniture")
        assert 0.5 <= one.sure < 1


def test_every_rule_is_tried_here():
    assert {one.name for one in RULES} == set(MATCHED)


def test_the_first_rule_wins_and_long_lines_are_left_alone():
    short = rule("short", "furniture", "other", 0.9, r"a", longest=2)
    later = rule("later", "furniture", "other", 0.9, r"a\ b")
    assert first_match((short, later), "a b", ("a", "b")) is short
    assert first_match((short, later), "a b c", ("a", "b", "c")) is later
    assert first_match((short,), "a b c", ("a", "b", "c")) is None


def test_words_that_a_rule_needs_are_looked_for_first():
    one = rule("needing", "furniture", "other", 0.9, r".*fog", needs="fog mist")
    assert first_match((one,), "the fog", ("the", "fog")) is one
    assert first_match((one,), "the foghorn", ("the", "foghorn")) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tora Lindqvist is a fellow at the Hohwacht Institute.", "Tora Lindqvist"),
        ("Dr. Olav Brekke teaches law at the University of Merrow.", "Dr. Olav Brekke"),
        ("Marit Ostendorf ist Professorin für Seerecht.", "Marit Ostendorf"),
        ("Inés Olmedo es periodista.", "Inés Olmedo"),
        ("Edvard Rasmund writes about fog for several papers.", "Edvard Rasmund"),
    ],
)
def test_a_sentence_about_an_author_is_known(text, name):
    match = bio_sentence(row(text))
    assert match is not None
    assert match["name"] == name


@pytest.mark.parametrize(
    "text",
    ["The strait is a narrow water.", "It is a fellow feeling.", "Ostrand has closed its ports."],
)
def test_other_sentences_are_about_no_author(text):
    assert bio_sentence(row(text)) is None


@pytest.mark.parametrize(
    "text",
    ["3 May 2024", "May 3, 2024", "3. Mai 2024", "3 mai 2024", "3 de mayo de 2024", "2024-05-03",
     "03.05.2024", "2024年5月3日", "2024년 5월 3일"],
)  # fmt: skip
def test_full_dates_are_found(text):
    assert has_date(f"Published {text}, Merrow")


@pytest.mark.parametrize("text", ["Crimea in 2014", "1,987 ships", "May we go?", "24/7", "1987"])
def test_years_and_figures_are_no_full_dates(text):
    assert not has_date(text)


def test_headers_of_mails_have_a_field_and_a_value():
    match = mail_header("> Betreff: Die Fähre")
    assert match is not None
    assert (match["field"], match["value"]) == ("Betreff", "Die Fähre")
    assert mail_header("Subject matter experts: none") is None
