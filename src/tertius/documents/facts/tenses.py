"""Tells whether a sentence speaks of what has been, in seven languages.

Cautious on purpose: a sentence counts as past only if it has a finite form of the past and no sign
of a future, a plan, a condition or a fiction anywhere in it. What is missed costs a bound; what is
wrongly taken would make a false one.
"""

import re
from functools import lru_cache

_NEXT = (
    r"(?=[.,;:!?)\"]|$| (?:the|a|an|his|her|its|their|our|in|on|at|to|from|after|before|for|into"
    r"|over|that|as|when|while|all|up|out|off|down|back|against|between|during|under|without|him"
    r"|them|it|me|us|two|three|four|five|six|hundreds|thousands|millions|\w+ly|\d|[A-Z]))"
)
_NO_SUBJECT = (
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bof )(?<!\band )(?<!\bor )(?<!\bwith )(?<!\bfor )"
    r"(?<!\bits )(?<!\btheir )(?<!\bhis )(?<!\bher )(?<!\bmore )(?<!\bmost )(?<!\bto )(?<!\bbe )"
    r"(?<!\bare )(?<!\bis )(?<!\bby )(?<!\bget )"
)
_PAST = {
    "en": r"was|were|had|did|began|took|came|went|led|met|held|said|saw|became|made|gave|lost|won"
    r"|broke|fell|rose|grew|sent|brought|built|told|wrote|knew|found|ran|fought|struck|got|kept"
    r"|drew|spoke|stood|shot|sold|paid|chose|forbade|withdrew|overthrew|did(?:n't)?|wasn't|weren't"
    r"|hadn't|(?:has|have) (?:\w+ )?(?:been|\w{2,}ed|\w{2,}en|made|led|seen|had|put|cut|met|won"
    r"|lost|held|built|sent|brought|come|gone|become|fought|told|kept|left|fallen|begun)"
    rf"|{_NO_SUBJECT}[a-z]{{2,}}ed{_NEXT}",
    "fr": r"était|étaient|avait|avaient|fut|furent|eut|a été|ont été|(?:a|ont|est|sont"
    r"|s'est) \w+(?:é|ée"
    r"|és|ées|it|is|u|us|ue)",
    "de": r"war|waren|wurden?|hatten?|begann(?:en)?|kam(?:en)?|ging(?:en)?|gab(?:en)?|fand(?:en)?"
    r"|fiel(?:en)?|traten?|trafen?|schlug(?:en)?|ließ(?:en)?|sagten?|erklärten?|endeten?|führten?"
    r"|unterzeichneten?|ist \w+ worden|(?:hat|haben|ist|sind) (?:[\w.,-]+ ){0,12}ge\w+(?:t|en)",
    "es": r"fue|fueron|era|eran|había|habían|hubo|ha sido|han sido|(?:ha|han) \w+(?:ado|ido)"
    r"|\w{2,}aron|\w{2,}ieron|\w{2,}[óyi]ó|\w{2,}ó",
    "it": r"è stat[oa]|sono stat[ie]|erano?|aveva(?:no)?|fu|furono|ebbe|(?:ha|hanno|è|sono)"
    r" \w+(?:ato|uto|ito|ata|ati|ate|iti)|\w{2,}arono|\w{2,}irono|\w{2,}ò",
    "pt": r"foi|foram|era|eram|tinham?|havia|houve|\w{2,}aram|\w{2,}eram|\w{2,}iram"
    r"|(?!(?:sou|vou|estou|dou)\b)\w{2,}ou",
    "ru": r"был[аои]?|начал\w*|произош\w+|стал[аои]?|\w{3,}(?:лся|лась|лись|лось|ила|или|ило|ил"
    r"|ала|али"
    r"|ало|ал|ела|ели|ел|ула|ули|ул)",
}
_OPEN = {
    "en": r"will|won't|shall|would|could|might|(?-i:may)|should|must|can|if|unless|whether|going to"
    r"|plan\w*"
    r"|schedul\w+|expect\w*|due|upcoming|next|forthcoming|targets?|targeted|goals?|forecast\w*"
    r"|project(?:s|ed|ion|ions)|propos\w+|deadline|set to|intend\w*|aim(?:s|ed|ing)?|promis\w+"
    r"|pledg\w+|vow\w*|predict\w*|hop(?:e|es|ed|ing)|envisag\w+|imagin\w+|suppos\w+|future|agenda"
    r"|scenario\w*|novel|film|fiction\w*|budget\w*|bids?|bidding|candidate|campaign for"
    r"|contract\w*",
    "fr": r"sera|seront|serait|devra\w*|devrait|pourra\w*|prévu\w*|prévoi\w+|d'ici|si|projet\w*"
    r"|\w+era"
    r"|\w+eront|\w+erait|futur\w*|prochain\w*|vise\w*|compte\w*",
    "de": r"wird|werden|würden?|soll\w*|könn\w+|will|wollen|geplant\w*|plan\w*|künftig\w*|falls"
    r"|wenn"
    r"|möglich\w*|ziel\w*|erwart\w*|voraussichtlich\w*|zukünftig\w*|zukunft",
    "es": r"será|serán|sería|podr\w+|deber\w+|previst[oa]s?|plane\w+|si|\w+(?:ará|erá|irá|arán"
    r"|erán|irán)"
    r"|futur\w*|próxim\w*|prevé\w*|meta|objetivo\w*",
    "it": r"sarà|saranno|sarebbe|entro|previst\w+|prevede\w*|dovr\w+|potr\w+|se|\w+(?:erà|irà"
    r"|eranno"
    r"|iranno)|futur\w*|prossim\w*|obiettivo\w*",
    "pt": r"será|serão|seria|poder\w+|dever\w+|previst\w+|prevê\w*|planej\w+|se|\w+(?:ará|erá|irá"
    r"|arão"
    r"|erão|irão)|futur\w*|próxim\w*|meta|objetivo\w*",
    "ru": r"буд[еу]\w+|планир\w+|если|бы|долж\w+|прогноз\w*|ожида\w+|намер\w+|предстоя\w+"
    r"|следующ\w+",
}
LANGUAGES = frozenset(_PAST)
"""Languages whose tenses are known here."""

_PASTS = {code: re.compile(rf"\b(?:{pattern})(?!\w)") for code, pattern in _PAST.items()}
_OPENS = {
    code: re.compile(rf"\b(?:{pattern})\b|'ll\b|'d\b|\?", re.I) for code, pattern in _OPEN.items()
}


def is_open(sentence: str, language: str) -> bool:
    """Tell whether a sentence speaks of a future, a plan, a condition or a fiction, or asks.

    Parameters
    ----------
    sentence
        Folded text.
    language
        One of :data:`LANGUAGES`.

    Returns
    -------
    bool
    """
    return _OPENS[language].search(sentence) is not None


@lru_cache(maxsize=8)  # a chronology asks once for each of its dates
def is_past(sentence: str, language: str) -> bool:
    """Tell whether a sentence tells what has been, and nothing that is open.

    Parameters
    ----------
    sentence
        Folded text.
    language
        ISO 639-1; in other languages than :data:`LANGUAGES` nothing counts as past.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_past("The talks ended in 2014.", "en"), is_past("The talks may end in 2030.", "en")
    (True, False)
    """
    if language not in LANGUAGES or is_open(sentence, language):
        return False
    return _PASTS[language].search(sentence) is not None


_BEGUN = re.compile(
    r"(?:^|[.;:,(] ?|\b(?:and|but) )(?:[Ww]hen|[Aa]fter|[Ss]ince) (?P<clause>[^,;:]{3,160})$"
)
_LATER = re.compile(r"\b(?:that|which|who|takes?|effective|until|by)\b", re.I)
"""Words after which a date may be of something else: ``passed a law that takes effect on``."""
_SUDDEN = re.compile(
    r"\b(?:[Aa]fter|[Ss]ince|[Ff]ollowing) (?:the|his|her|its|their) (?:\w+ )?(?:re-?election|death"
    r"|murder|assassination|fall|collapse|invasion|outbreak|defeat|coup|annexation|massacre"
    r"|explosion|earthquake|sinking|overthrow|defection|attacks?)"
    r"(?: (?:of|on|by|in)\b[^,;:]{2,80})? (?:in|on|of)(?: (?:early|late|mid))?[ -]$"
)
_FICTION = re.compile(
    r"\b(?:if|unless|whether|imagin\w+|suppos\w+|scenario\w*|novel|film|fiction\w*|plan\w*"
    r"|schedul\w+|forecast\w*|predict\w*|envisag\w+|war ?games?|exercise)\b|\?",
    re.I,
)
_DUTY = re.compile(r"\b(?:must|should|can)\b", re.I)


def clause_is_past(sentence: str, at: int) -> bool:
    """Tell whether the clause before a date tells it as past, whatever the rest speaks of.

    Parameters
    ----------
    sentence
        In English, folded.
    at
        Where the date begins: a day or month of a year.

    Returns
    -------
    bool
        True after ``When they walked out on ...``, and after an event that nobody plans
        (``After the re-election of ... in ...``) in a sentence without a future.

    Examples
    --------
    >>> text = "When Oslo walked out on 3 May 2021, it could not know the price."
    >>> clause_is_past(text, text.index("3 May"))
    True
    """
    if _FICTION.search(sentence):
        return False
    before = sentence[:at]
    begun = _BEGUN.search(before)
    if begun and not _LATER.search(begun["clause"]) and is_past(begun["clause"] + ".", "en"):
        return True
    return _SUDDEN.search(before) is not None and not is_open(_DUTY.sub("", sentence), "en")
