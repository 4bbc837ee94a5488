"""The most common small words of a few languages, for telling a language at no cost.

Chosen by hand: articles, prepositions, conjunctions, pronouns and forms of *to be*. A word that
several languages have stands in each of them and counts for each by its share. The neighbours are
languages whose texts would pass for one of the others; they are only there to say no.
"""

import re
from functools import cache

_WORDS = {
    "en": "the of and to in that is was for it with as his on be at by had not are but from or have"
    " an they which one were all their there been has would who will more if out so what its said"
    " than them other into about after over because this he she we you",
    "fr": "le la les de des du et en un une est que qui dans pour sur pas par plus au aux avec ce"
    " cette ces son sa ses il elle ils on ne se sont été mais ou comme leur nous vous à l d qu n s"
    " a être fait d'un après contre entre",
    "de": "der die das und in zu den von mit ist des im für nicht ein eine als auch es an werden"
    " aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum kann nur"
    " wenn aber oder haben war durch zur vor dem sich auf wir ich man",
    "es": "el la los las de del y en un una que es por con para se no su al lo como más pero sus le"
    " ha fue son este esta entre sin sobre también hasta donde desde está muy o cuando ya ser todo",
    "it": "il la lo gli le di del della dei delle e in un una che è per con non si da al alla nel"
    " nella sono come più anche ma ha i a ai dal sul sulla questo questa suo sua hanno essere stato"
    " l dell all dall nell",
    "pt": "o a os as de do da dos das e em um uma que é por com para se não no na nos nas ao à mais"
    " como mas foi sua seu são ou pelo pela entre sem sobre também até está há ser quando já",
    "ru": "и в не на что с по как это к но из у за от о для его же все он она они был была были так"
    " или если при до во со бы мы я вы ее их только также после под может уже еще который которые",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om die ook als maar naar bij"
    " uit door over hij ze wordt nog wel dan of deze dit heeft werd zich",
}
_NEIGHBOURS = {
    "ca": "el la els les de del i en un una que és per amb no dels al als més com seva ha va són"
    " aquest aquesta però entre també fins l d s",
    "gl": "o a os as de do da dos das e en un unha que é por con para non no na nos nas ao máis"
    " como pero foi súa sen cos coas despois",
    "af": "die en van in is dat op te met vir nie n het hy wat sy ook om maar was aan by uit deur",
    "da": "og i at er en et den det til på som for med de af har ikke var der fra ved men om eller",
    "sv": "och i att det som en på är av för med den till har de inte om ett men var sig från vi",
    "ro": "și de în la a cu nu pe că o un este din care pentru mai se au fost ca sau dar prin cel",
    "la": "et in est non ad cum ut quod qui ex sed quae per si de sunt enim ab autem atque esse",
    "uk": "і в не на що з до як це та у за від про для його але він вона вони був була було є або",
    "bg": "на и в да не се за от че с по са е като но до при към това той тя те беше или ще много",
    "sr": "и у на да је се не за са од као што су али то по он она они био или из до ће бити",
    "be": "і ў не на што з да як гэта у за ад па для яго але ён яна яны быў была або пра",
    "eo": "la de kaj en al estas kiu ne por kun pri sed oni mi vi li ĝi estis tio kiuj",
}
TELLABLE = frozenset(_WORDS)
"""Languages that small words may settle; all others are only there to say no."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Give for each small word its languages and what it counts for each."""
    languages = {code: set(words.split()) for code, words in (_WORDS | _NEIGHBOURS).items()}
    having: dict[str, list[str]] = {}
    for code, words in languages.items():
        for word in words:
            having.setdefault(word, []).append(code)
    return {word: tuple((code, 1.0) for code in codes) for word, codes in having.items()}


def shares(text: str) -> tuple[dict[str, float], int]:
    """Count the small words of each language in a text.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    counts : dict of str to float
        Of each language that has some: how many words of the text are small words of it.
    words : int
        How many words the text has.

    Examples
    --------
    >>> counts, words = shares("The talks of the two ended in Rome")
    >>> counts["en"], words
    (4.0, 8)
    """
    weights, counts = _weights(), dict[str, float]()
    words = _WORD.findall(text.lower())
    for word in words:
        for code, weight in weights.get(word, ()):
            counts[code] = counts.get(code, 0.0) + weight
    return counts, len(words)
