"""A claim as a user types it: 'USA drove Russia and North Korea together since 2014'.

The rule of this module: the claim is read by the same rules as a text's, with a plain grammar where
these find nothing; whatever is missing is named, and nothing is guessed.
"""

import re
from dataclasses import dataclass
from datetime import date

from tertius.coding.actors import ActorIndex
from tertius.coding.claims.called import Name, named, unknown
from tertius.coding.claims.find import find_claims
from tertius.coding.claims.spans import span_of
from tertius.coding.model import Frame, Mention, Party, Sign
from tertius.coding.parsing import parse
from tertius.errors import CodingError

EXAMPLE = "Write who drives which two others which way: 'USA drove Russia and Iran together'."
_STAND_INS = ("France", "Spain", "Italy", "Poland", "Chile", "Kenya")
"""Names that the parser knows as names, put in place of the user's spelling."""
_TOGETHER = re.compile(
    r"\b(together|closer|unit(?:e|ed|es|ing)|reconcil\w*|all(?:y|ied|iance|ies)|towards?|into|"
    r"rapprochement|axis|partner\w*|friend\w*|cooperat\w*|matchmaker|embrace|entente|align\w*|"
    r"bring\w*|brought|warm\w*|bound|bind\w*)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(apart|away|split\w*|divid\w*|wedge|estrang\w*|alienat\w*|separat\w*|rift|against each "
    r"other|from each other|from one another|asunder|pri?ed|peel\w*|pit\w*|quarrel|"
    r"(?<!common )(?<!shared )enem(?:y|ies)|"
    r"hostil\w*|wean\w*|detach\w*|distanc\w*)\b",
    re.IGNORECASE,
)
_DRIVER_AFTER = re.compile(
    r"\b(by|because of|thanks to|owing to|due to|in response to|against|under pressure from|"
    r"on account of|as a result of|fear of|hostility to(?:wards?)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_DENIED = re.compile(
    r"\b(not|n[o'’]t|never|neither|nor|nobody|nothing|hardly|fail(?:ed|s)? to|false|untrue|wrong)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TypedClaim:
    """A claim that somebody typed.

    Attributes
    ----------
    driver
        The third party.
    dyad
        The two that it moves.
    sign
        +1 together, −1 apart.
    since, until
        First and last day that the claim speaks of; None where it sets no bound.
    words
        As typed, with single blanks.
    """

    driver: Party
    dyad: tuple[Party, Party]
    sign: Sign
    since: date | None
    until: date | None
    words: str


def parse_claim(text: str, *, index: ActorIndex, on: date | None = None) -> TypedClaim:
    """Read a claim that a user has typed.

    Parameters
    ----------
    text
        One sentence; capital letters are not needed.
    index
        Names that count.
    on
        The day on which names are meant; the beginning of the claim's span where it has one and
        this is None.

    Returns
    -------
    TypedClaim

    Raises
    ------
    CodingError
        If driver, dyad or direction is missing, a name is unknown, two names mean the same, more
        than three are named and nothing tells which are meant, or it denies.

    Examples
    --------
    >>> from tertius.coding.actors import actor_index
    >>> found = parse_claim("usa drove Russia and iran together since 2014", index=actor_index())
    >>> found.driver.key, [party.key for party in found.dyad], found.sign, str(found.since)
    ('USA', ['RUS', 'IRN'], 1, '2014-01-01')
    """
    words = " ".join(text.split())
    if not words:
        raise CodingError("the claim is empty", remedy=EXAMPLE)
    if found := _DENIED.search(words):
        raise CodingError(
            f"a claim says that it is so, and this one has '{found[0]}'",
            remedy="Write what would be so; the verdict says if the records do not support it. "
            + EXAMPLE,
        )
    span = span_of(words)
    names = named(span.rest, index, on or span.until or span.since)
    _enough(names, span.rest, index)
    driver, dyad, sign = _framed(span.rest, names) or _plain(span.rest, names)
    return TypedClaim(driver, dyad, sign, span.since, span.until, words)


def _enough(names: tuple[Name, ...], text: str, index: ActorIndex) -> None:
    """Refuse a claim of fewer than three parties, saying what is missing."""
    keys = list(dict.fromkeys(name.party.key for name in names))
    if len(keys) >= 3:
        return
    unknown(text, names, index)
    if len(names) > len(keys):
        twice = next(k for k in keys if sum(n.party.key == k for n in names) > 1)
        one, other, *_ = [n for n in names if n.party.key == twice]
        shown = (
            f"'{one.text}' and '{other.text}' are"
            if one.text != other.text
            else (f"'{one.text}' stands there twice:")
        )
        raise CodingError(
            f"{shown} the same, {one.party.name}; a claim needs three different parties",
            remedy=EXAMPLE,
        )
    if not keys:
        raise CodingError("the claim names no state or organisation", remedy=EXAMPLE)
    listed = " and ".join(dict.fromkeys(name.party.name for name in names))
    lacks = (
        "the two others that it drives, or the driver and one of the two, are missing"
        if len(keys) == 1
        else "the driver or one of the dyad is missing"
    )
    raise CodingError(f"the claim names {listed} only: {lacks}", remedy=EXAMPLE)


def _framed(text: str, names: tuple[Name, ...]) -> tuple[Party, tuple[Party, Party], Sign] | None:
    """Read the claim as a sentence of a text would be read."""
    keys = list(dict.fromkeys(name.party.key for name in names))
    if len(keys) > len(_STAND_INS):
        return None
    stand_in = dict(zip(keys, _STAND_INS, strict=False))
    pieces: list[str] = []
    places: list[tuple[int, Name]] = []
    end = length = 0
    for name in names:
        between = text[end : name.start]
        places.append((length + len(between), name))
        pieces += [between, stand_in[name.party.key]]
        length += len(between) + len(stand_in[name.party.key])
        end = name.end
    sentence = "".join([*pieces, text[end:]]).rstrip(" .!?") + "."
    (tree,) = parse([sentence])
    if tree is None:
        return None
    starts = {start: word for word, start in enumerate(tree.starts)}
    mentions = tuple(
        Mention(starts[at], starts[at], starts[at], (name.party,))
        for at, name in places
        if at in starts
    )
    (frames,) = find_claims([tree], [mentions])
    return _only(frames)


def _only(frames: tuple[Frame, ...]) -> tuple[Party, tuple[Party, Party], Sign] | None:
    found = [f for f in frames if f.effect is not None and f.effect.dyad is not None]
    best = max(found, key=lambda f: f.sure, default=None)
    if best is None or best.effect is None or best.effect.dyad is None:
        return None
    rivals = [f for f in found if f.sure == best.sure]
    if len(rivals) > 1:
        raise CodingError(
            "the claim names several drivers or dyads",
            remedy="Type one claim at a time: one driver and two others.",
        )
    return best.source, best.effect.dyad, best.effect.sign


def _plain(text: str, names: tuple[Name, ...]) -> tuple[Party, tuple[Party, Party], Sign]:
    """Read the claim by its order: the driver first, or after 'by' or 'because of'."""
    different: dict[str, Name] = {}
    for name in names:
        different.setdefault(name.party.key, name)
    if len(different) > 3:
        listed = ", ".join(name.party.name for name in different.values())
        raise CodingError(
            f"the claim names {len(different)} parties ({listed}); a claim has a driver and two",
            remedy="Type one claim at a time: one driver and two others.",
        )
    apart, together = _APART.search(text), _TOGETHER.search(text)
    if apart is None and together is None:
        raise CodingError(
            "the claim does not say which way: together or apart",
            remedy=EXAMPLE,
        )
    sign: Sign = -1 if apart is not None else 1
    chosen = next(
        (n for n in different.values() if _DRIVER_AFTER.search(text[: n.start])),
        next(iter(different.values())),
    )
    one, other = (n.party for n in different.values() if n is not chosen)
    return chosen.party, (one, other), sign
