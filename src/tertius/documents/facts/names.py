"""Names of persons in bylines and bios, and the names that are none.

A byline may name persons (``By Ted Galen Carpenter``), an agency (``By Reuters``) or nobody
(``By Staff``, ``By admin``). Only persons are authors. A named agency is a venue: it is where the
text first ran. Nobody is nobody: nothing is stated.
"""

import re

from tertius.documents.facts.outlets import OUTLET_WORDS

AGENCIES = {
    "reuters": "Reuters",
    "reuter": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "dpa": "dpa",
    "tass": "TASS",
    "itar-tass": "TASS",
    "ria novosti": "RIA Novosti",
    "interfax": "Interfax",
    "xinhua": "Xinhua",
    "upi": "UPI",
    "ansa": "ANSA",
    "efe": "EFE",
    "kyodo": "Kyodo",
    "yonhap": "Yonhap",
    "pti": "PTI",
    "anadolu agency": "Anadolu Agency",
    "irna": "IRNA",
    "kcna": "KCNA",
    "sana": "SANA",
    "bloomberg": "Bloomberg",
    "apa": "APA",
    "lusa": "Lusa",
    "ips": "IPS",
}
"""News agencies, by what bylines and wire datelines call them in lower case."""

_TITLES = (
    r"(?:(?:Dr|Prof|Professor|Sir|Dame|Lord|Rev|Amb|Ambassador|Gen|General|Lt|Col|Colonel|Maj|Capt"
    r"|Adm|Sen|Senator|Rep|Mr|Mrs|Ms|Mme|M|Sr|Sra|Hon|Dott|Ing)\.? )"
)
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΑ-ΩА-ЯЁІЇЄҐ"
_LOWER = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķĺļľłńņňōőŕřśşšţťūůűųźżžșțα-ωά-ώа-яёіїєґ"
_WORD = (
    rf"(?:(?!(?:Jr|Sr)\b)(?:O'|D'|d'|al-|el-|Al-|El-|Mc|Mac|De|La|Le|Di|Du"
    rf"|Van)?[{_UPPER}][{_LOWER}]+"
    rf"(?:['-][{_UPPER}]?[{_LOWER}]+)*)"
)
_CAPITALS = rf"(?:[{_UPPER}][{_UPPER}'-]+)"
_INITIAL = rf"(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)*|[{_UPPER}](?= [{_UPPER}]))"
_PARTICLE = (
    r"(?:van der|van den|van de|von der|de la|de los|de las|van|von|zu|de|der|den|del|della|di|da"
    r"|das"
    r"|do|dos|du|des|la|le|el|al|bin|ibn|ben|bint|abu|af|av|ter|ten|y|e)"
)
_LAST = r"(?:,? (?:Jr|Sr)\.?| (?:II|III|IV)\b)?(?:,? (?:Ph\.? ?D\.?|M\.?D\.?|MP|MEP|Esq\.?))*"
PERSON = (
    rf"{_TITLES}{{0,2}}(?:(?:{_WORD}|{_INITIAL})(?: (?:{_PARTICLE} ){{0,2}}(?:{_WORD}|{_INITIAL}))"
    rf"{{0,4}} (?:{_PARTICLE} ){{0,2}}{_WORD}|{_CAPITALS}(?: (?:{_CAPITALS}|{_INITIAL})){{1,3}})"
    rf"{_LAST}"
)
"""Pattern of a person's name of two words or more; case matters."""

_SEPARATOR = re.compile(r"\s*(?:,? (?:and|und|et|y|e|и|with|mit|avec|con)\b|[,;&/]|·|\|)\s+")
_NO_NAMES = """
staff editor editors editorial editorials board team desk news newsroom newsdesk newswire
newsletter press agency agencies agence times post network research center centre institute
institut department departments ministry magazine journal group foundation council committee
correspondent reporter correspondents reporters writer writers contributor contributors admin
administrator guest author authors webmaster user anonymous redaktion rédaction redacción
redazione redação редакция wire service services daily weekly monthly today online website blog
association party bureau company ltd inc corp llc gmbh report review tribune herald gazette
guardian observer telegraph radio television channel media picture pictures photo photos archive
archives government office embassy union society club league street avenue world global
international united national january february march july september october november december
monday tuesday wednesday thursday friday saturday sunday read share click more the about follow
comment comments posted published updated continue subscribe sign log home page war north south
york washington moscow brussels beijing university universität université jazeera source sources
region theme topics tags director directors executive manager chief president senior deputy
assistant professor fellow analyst columnist producer chairman officer visit special contributing
political foreign diplomatic economics business sports science health all rights reserved
copyright photo photos image images video getty engineer developer designer consultant scientist
researcher lecturer strategist adviser advisor attorney founder entrepreneur journalist blogger
freelance freelancer commentator historian novelist coordinator administrator secretary minister
spokesman spokesperson representative head vice marketing software publishing publishers publisher
verlag éditions editorial productions studios holdings ocean county city island islands province
republic kingdom peninsula
"""
_PLACES_AND_FIRMS = """
san francisco|san diego|san jose|los angeles|las vegas|new delhi|hong kong|tel aviv|buenos aires
saint petersburg|st petersburg|cape town|new zealand|saudi arabia|sri lanka|el salvador|costa rica
puerto rico|new england|new jersey|new mexico|new orleans|great britain|kuala lumpur|addis ababa
abu dhabi|palo alto|silicon valley|rio de janeiro|sao paulo|burkina faso|sierra leone|den haag
salt lake|phnom penh|mar del plata|baden baden|condé nast|conde nast|simon schuster|penguin random
axel springer|dow jones|getty images|harper collins|random house|le monde|el mundo|der spiegel
"""
_NO_PERSONS = frozenset(_PLACES_AND_FIRMS.strip().replace("\n", "|").split("|"))
_NOT_IN_NAMES = frozenset(_NO_NAMES.split()) | OUTLET_WORDS
_PERSON = re.compile(PERSON)
_MONTH_AFTER = re.compile(
    r" (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober"
    r"|ember)?\.?$"
)
_NAME_ENDS = re.compile(r"^[\s,.;:|·–-]+|[\s,;:|·–-]+$")


def is_person(name: str) -> bool:
    """Tell whether words are the name of a person.

    Parameters
    ----------
    name
        Without the ``by`` before it.

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_person(name) for name in ("Ted Galen Carpenter", "Reuters", "Editorial Board", "admin")]
    [True, False, False, False]
    """
    return (
        _PERSON.fullmatch(name) is not None
        and name.lower() not in AGENCIES
        and name.lower().replace("-", " ") not in _NO_PERSONS
        and _NOT_IN_NAMES.isdisjoint(re.findall(r"[^\W\d_]+", name.lower()))
    )


def agency_of(name: str) -> str | None:
    """Give the agency that a name means.

    Parameters
    ----------
    name
        As in a byline.

    Returns
    -------
    str or None
        Its usual name; None where it is no agency.
    """
    return AGENCIES.get(name.strip(" .").lower())


def names_in(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Find the names at the beginning of a text, as bylines list them.

    Parameters
    ----------
    text
        A line.
    start
        Where the list begins.

    Returns
    -------
    list of (int, int)
        First and last character (exclusive) of each name; the list ends at the first words that
        are no name.

    Examples
    --------
    >>> line = "By Ann Lee, J. R. Smith Jr. and Ursula von der Leyen in Kyiv"
    >>> [line[a:b] for a, b in names_in(line, 3)]
    ['Ann Lee', 'J. R. Smith Jr.', 'Ursula von der Leyen']
    """
    found: list[tuple[int, int]] = []
    at = start
    while match := _PERSON.match(text, at):
        end = _name_end(text, *match.span())
        if end < 0:
            break
        found.append((match.start(), end))
        separator = _SEPARATOR.match(text, end)
        if separator is None:
            break
        at = separator.end()
    return found


def _name_end(text: str, start: int, end: int) -> int:
    """Give where a name ends: before a month, an agency or a desk that follows it; -1 if none."""
    month = _MONTH_AFTER.search(text, start, end)
    if month and text[end : end + 3].strip(" .")[:1].isdigit():
        end = month.start()
    whole = text[start:end]
    last = re.findall(r"[^\W\d_]+", whole.lower())[-1:]
    # ``Indian Ocean Post`` is no person of the first two words; ``Ann Lee Reuters`` is one.
    if not OUTLET_WORDS.isdisjoint(last) and last[0] not in AGENCIES:
        return -1
    while end > start:
        if is_person(text[start:end]):
            return _once(text, start, end)
        end = text.rfind(" ", start, end)
    return -1


def _once(text: str, start: int, end: int) -> int:
    """Give where a name ends that is written twice, one after the other."""
    words = text[start:end].split(" ")
    half = len(words) // 2
    if len(words) >= 4 and words[:half] == words[half:]:
        return start + len(" ".join(words[:half]))
    return end


def plain_name(name: str) -> str:
    """Write a name as it is written in text: without titles, not in capitals.

    Parameters
    ----------
    name
        As in a byline.

    Returns
    -------
    str

    Examples
    --------
    >>> plain_name("Dr. JOHN O'NEILL"), plain_name("Ursula von der Leyen, PhD")
    ("John O'Neill", 'Ursula von der Leyen')
    """
    words = re.sub(rf"^{_TITLES}+", "", _NAME_ENDS.sub("", name))
    words = re.sub(r",? (?:Ph\.? ?D\.?|M\.?D\.?|MP|MEP|Esq\.?)$", "", words)
    if words.isupper():
        words = re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), words)
    return words


def same_person(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: equal, or one shorter by names or to initials.

    Parameters
    ----------
    one, other
        Names as :func:`plain_name` gives them.

    Returns
    -------
    bool

    Examples
    --------
    >>> same_person("Ted Galen Carpenter", "Ted G. Carpenter"), same_person("Ann Lee", "Bo Lee")
    (True, False)
    """
    first, second = _parts(one), _parts(other)
    if not first or not second or first[-1] != second[-1]:
        return False
    start, begin = first[0], second[0]
    return start.startswith(begin) or begin.startswith(start)


def _parts(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", name.casefold())
    return [word for word in words if word not in ("jr", "sr", "ii", "iii", "iv")]
