"""Rules for lines that say who wrote a piece, where and when it appeared, and who passes it on."""

import re

from tertius.documents.lines.rows import Row
from tertius.documents.lines.rules import Rule, rule

_MONTH = r"""(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]vr(?:ier)?|mar(?:ch|s|zo)?|märz
        |apr(?:il)?|avr(?:il)?
|ma[iy](?:o)?|june?|juni|juin|july?|juli|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?
        |oct(?:ober|obre)?|okt(?:ober)?
|nov(?:ember|embre)?|dec(?:ember)?|dez(?:ember)?|d[ée]c(?:embre)?|enero|febrero|abril|mayo|junio
        |julio|agosto|septiembre
|octubre|noviembre|diciembre)\.?"""
DATE = rf"""(?:\b\d{{1,2}}(?:\.|st|nd|rd|th|er)?\s+(?:de\s+
        |of\s+)?{_MONTH}(?:\s+(?:de(?:l)?\s+)?|,\s*)(?:19|20)\d\d\b
|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b|\b(?:19
        |20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b
|\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d\d\b|(?:19|20)\d\d\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日
|(?:19|20)\d\d년\s*\d{{1,2}}월\s*\d{{1,2}}일)"""
"""A full date in figures or words, in a verbose pattern that ignores case."""

_NAME_WORD = (
    r"(?:(?:[A-ZÀ-ÞŁŚŽŠČ][\w'’.-]*|d[eiu']|de\s+la|van|von|der|den|bin|al|el|la|le|y|dos|da)\b\.?)"
)
NAME = rf"(?:Dr\.\s+|Prof\.\s+)?[A-ZÀ-ÞŁŚŽŠČ][\w'’.-]*(?:\s+{_NAME_WORD}){{1,4}}"
"""Two to five words that can be a name; capitals matter."""

has_date = re.compile(DATE, re.VERBOSE | re.IGNORECASE).search
"""Find a full date in a line."""

HEADER_RULES: tuple[Rule, ...] = (
    rule(
        "byline",
        "byline",
        None,
        0.93,
        rf"""(?:(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|[Dd]i)\s*:?\s+|
        (?:(?:Written|Compiled|Posted|Published|Submitted|Reported|Story|Text|Interview|Words
        |Reporting)\s+by:?|Authors?:|Autor(?:in)?:|Auteure?:|Text:
        |Escrito\s+por|Publicado\s+por|Publié\s+par|Veröffentlicht\s+von|Geschrieben\s+von
        |Propos\s+recueillis\s+par)\s*)
        (?:{NAME}|[A-Z][A-ZÀ-Þ.'’-]+(?:\s+[A-Z][A-ZÀ-Þ.'’-]+){{0,3}}|[A-Z]\w+(?=\s*(?:$
        |[,|/·•–(-])))
        (?:(?:\s*,\s*|\s*&\s*|\s+(?:and|und|et|y|e|with|in|for|of|at|on|para|für|pour)\s+
        |\s*[|/·•–(-]\s*)[^.!?]{{0,90}}(?:\.(?:com|org|net|de|fr|es))?)?[\s|,).]*$""",
        longest=18,
        cased=True,
    ),
    rule(
        "imprint",
        "dateline",
        None,
        0.93,
        rf"""(?=\D{{0,110}}\d)(?:(?:published|printed|appeared|erschienen|veröffentlicht|paru|publié
        |publicado)\s+(?:in|on|at|by|im|auf|dans|en|sur)\s+(?!\d)(?!{DATE})[^.!?]{{2,60}}?,?\s+(?:on\s+
        |am\s+|le\s+|el\s+)?{DATE}
        |.{{0,45}}{DATE}[\s.,;|·–-]*(?:compiled|edited|written|prepared|assembled|zusammengestellt
        |réuni|recopilado)\s+(?:by|von|par|por)\s+[^!?]{{2,60}})[\s.]*$""",
        longest=18,
    ),
    rule(
        "dateline",
        "dateline",
        None,
        0.75,
        rf"""(?=\D{{0,90}}\d)(?:(?:(?:first\s+|last\s+)?(?:published|updated|posted|modified
        |created|veröffentlicht|aktualisiert|publié|mis\s+à\s+jour|publicado
        |actualizado|erschienen|stand|date|datum|fecha|le|am
        |on)\b[\s:]*){{1,3}}.{{0,40}}{DATE}.{{0,60}}
        |.{{0,45}}{DATE}[\s,|·•–@-]*.{{0,45}})$""",
        longest=14,
    ),
    rule(
        "host's introduction",
        "host_comment",
        None,
        0.93,
        rf"""(?=.{{0,598}}:\s*$)(?:(?:.{{0,400}}[.!?;…"”]\s+)?(?:From|Via|Here(?:'s|\s+is)
        |And\s+from|This\s+from|More\s+from)\s+{NAME}(?:\s+\([^)]{{1,40}}\))?,?
        \s+(?:at|in|on|over\s+at|for|of|writing\s+(?:at|in|for))\s+(?:the\s+
        |The\s+)?[\w.'’ -]{{2,50}}:
        |(?:.{{0,400}}[.!?;…"”]\s+)?(?:From|Via)\s+(?:the\s+|The\s+)?[A-Z][\w.'’ -]{{1,50}}:
        |(?:.{{0,400}}[.!?;…"”]\s+)?{NAME},?\s+(?:at|in|on|of|from)\s+(?:the\s+
        |The\s+)?[\w.'’ -]{{2,50}},?\s+(?:writes|wrote|reports|explains|argues|notes|says|asks
        |observes|has\s+this):
        |(?:.{{0,400}}[.!?;…"”]\s+)?{NAME}\s+(?:writes|wrote|reports|explains|argues|observes
        |has\s+(?:this|more|a\s+piece)|on)\s+(?:at|in|on|for)\s+(?:the\s+
        |The\s+)?[\w.'’ -]{{2,50}}:
        |(?:.{{0,400}}[.!?;…"”]\s+)?(?:Aus|Von|Bei|De|Chez|Desde)\s+{NAME}\s+(?:bei|in|auf|chez
        |dans|sur|en)\s+[\w.'’ -]{{2,50}}:)\s*$""",
        longest=110,
        cased=True,
    ),
    rule(
        "editor's note",
        "host_comment",
        None,
        0.9,
        r"""[\[(*_\s]*(?:(?:the\s+)?editors?'?s?'?s?\s*(?:'s)?\s+(?:note|comment|introduction)
        |note\s+(?:from|by)\s+the\s+(?:editors?|host|blogger|translator)
        |anmerkung\s+der\s+redaktion|vorbemerkung|note\s+de\s+la\s+rédaction
        |nota\s+(?:de\s+la\s+redacción|del\s+editor)|introduction\s+by\s+.{2,60}:
        |my\s+(?:comment|remark|note)|comment\s+by\s+.{2,60}:)""",
        longest=200,
    ),
    rule(
        "about the author",
        "bio",
        None,
        0.95,
        r"""(?:about\s+(?:the\s+)?(?:authors?|writers?|contributors?)\b|(?:the\s+)?(?:authors?
        |writers?)\s+(?:is|are)\s+(?:an?|the|currently)\b
        |(?:der|die)\s+(?:autor(?:in)?|verfasser(?:in)?)\s+(?:ist|lehrt|arbeitet|lebt|forscht)\b
        |l'aut(?:eur|rice)\s+(?:est|enseigne)\b|(?:el|la)\s+autora?\s+es\b
        |über\s+(?:den|die)\s+autor|zur\s+person|à\s+propos\s+de\s+l'auteur|sobre\s+(?:el
        |la)\s+autora?)""",
        longest=160,
    ),
)

_BIO_WORDS = r"""(?:fellow|professor|author|editor|columnist|director|founder|co-?founder|expert
        |analyst|journalist|reporter|writer|correspondent|researcher
|scholar|lecturer|adviser|advisor|ambassador|diplomat|economist|historian|lawyer|chair(?:man
        |woman)?|president|head|member|student|consultant|specialist|associate
|blogger|novelist|activist|veteran|staff|contributor|freelance|candidate|political\s+scientist
        |executive|leiter(?:in)?|professor(?:in)?|autor(?:in)?|journalist(?:in)?
|redakteur(?:in)?|politikwissenschaftler(?:in)?|professeure?|chercheu(?:r|se)|auteure?|directeur
        |directrice|journaliste|profesora?|investigadora?|autora?|periodista|director[a]?)"""
_bio_sentence = re.compile(
    rf"""[*_\s–—-]*(?P<name>{NAME})(?:,?\s+(?:Ph\.?D\.?|MD|Jr\.?)\s*)?,?\s+(?:
    (?:is|was|ist|war|est|es|serves|served|has\s+(?:been|served))\s+(?:(?i:an?|the|one|currently
        |also|as|ein|eine|der|die|un|une|le|la|el|una)\b.{{0,160}}?\b)?(?i:{_BIO_WORDS})\b
    |(?:teaches|writes|covers|reports|lives|works|blogs|lehrt|schreibt|arbeitet|forscht|lebt
        |berichtet|enseigne|écrit|travaille|trabaja|escribe|enseña|reported)\s+
      (?:.{{0,60}}\b)?(?:about|for|from|on|at|in|as|und|über|für|an|am|zu|aus|à|au|pour|sur|en
        |sobre|para)\b
    |(?:was|is)\s+born\s+in\b|wurde\s+(?:\d{{4}}\s+)?in\s+.{{2,60}}geboren\b
    |est\s+née?\s+(?:à|en)\b|nació\s+en\b
    |can\s+be\s+(?:reached|followed|contacted)|tweets\s+(?:at|as|under))""",
    re.VERBOSE,
).match
_BIO_VERBS = frozenset(
    [
        "is",
        "was",
        "ist",
        "war",
        "est",
        "es",
        "serves",
        "served",
        "has",
        "teaches",
        "writes",
        "covers",
        "reports",
        "lives",
        "works",
        "blogs",
        "lehrt",
        "schreibt",
        "arbeitet",
        "forscht",
        "lebt",
        "berichtet",
        "enseigne",
        "écrit",
        "travaille",
        "trabaja",
        "escribe",
        "enseña",
        "reported",
        "can",
        "tweets",
        "wurde",
        "nació",
    ]
)


def bio_sentence(row: Row) -> re.Match[str] | None:
    """Match a sentence that says who somebody is.

    Parameters
    ----------
    row
        A row; it is a bio only where a piece ends or begins.

    Returns
    -------
    re.Match or None
        With the group ``name``; None where the row begins otherwise.
    """
    if _BIO_VERBS.isdisjoint(row.words[:12]):
        return None
    return _bio_sentence(row.text[:400])


mail_header = re.compile(
    r"""[>\s*_]*(?P<field>from|sent|date|to|cc|bcc|subject|reply-to|von|gesendet|datum|an|betreff
        |de|envoyé|à|objet|enviado|para|asunto|fecha)\s*\*?:\*?\s*(?P<value>\S.*)$""",
    re.IGNORECASE | re.VERBOSE,
).match
"""Match a header of a mail as it stands in a forwarded text."""
