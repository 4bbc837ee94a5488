"""Names of the months in the languages that datelines are read in.

A name is given with its month and whether it may stand before a bare year: short forms that are
also words (``mar``, ``set``, ``out``, ``ago``) and names that are other things when written large
(the planet, the verb) count only next to a day.
"""

import re
from functools import cache

_FULL = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "at": "Jänner Feber",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru1": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru6": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października"
    " listopada grudnia",
}
_SHORT = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "en4": "- - - - - june july - sept - - -",
    "fr": "janv févr - avr - - juil - - - - déc",
    "de": "jän - mrz - - - - - - okt - dez",
    "es": "ene - - abr - - - ago - - - dic",
    "it": "gen - - - mag giu lug - set ott - -",
    "pt": "- fev - - - - - - - out - -",
    "ru": "янв фев мар апр - июн июл авг сен окт ноя дек",
    "ru4": "- февр - - - - - - сент - нояб -",
}
_OTHER_SPELLINGS = {"fevrier": 2, "aout": 8, "decembre": 12, "setiembre": 9, "maerz": 3, "marco": 3}
_WRITTEN_LARGE = frozenset({"en", "de", "at"})
"""In these the months begin with a capital; in the others with a small letter."""


@cache
def month_numbers() -> dict[str, int]:
    """Give the month of each name, in lower case.

    Returns
    -------
    dict of str to int

    Examples
    --------
    >>> month_numbers()["septembre"], month_numbers()["sept"], month_numbers()["марта"]
    (9, 9, 3)
    """
    numbers = dict(_OTHER_SPELLINGS)
    for names in [*_FULL.values(), *_SHORT.values()]:
        for number, name in enumerate(names.lower().split(), start=1):
            if name != "-":
                numbers.setdefault(name, number)
    numbers["jänner"], numbers["feber"] = 1, 2
    return numbers


@cache
def names_before_years() -> frozenset[str]:
    """Give the spellings that may stand before a bare year, with their capitals.

    Returns
    -------
    frozenset of str
    """
    spellings: set[str] = set()
    for code, names in _FULL.items():
        for name in names.split():
            spellings |= {name, name.upper()} if code in _WRITTEN_LARGE else {name}
    # `mars` is a month in French, `Mars` and `MARS` are not only that.
    for name in ("Jan", "Feb", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Jul", "Jun"):
        spellings.add(name)
    return frozenset(spellings)


@cache
def month_pattern() -> str:
    """Give a pattern for all names; longer ones first, so that no name is cut short.

    Returns
    -------
    str
        For use in a pattern that ignores case; it has no group.
    """
    names = sorted(month_numbers(), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(map(re.escape, names)) + ")"
