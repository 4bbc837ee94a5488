"""Which actors a sentence names, and on which side of its main verb.

The rule of this module is a rule of thumb that can be checked by eye, for there is no parser here:

* names, adjectives, demonyms, capitals, metonyms and leaders come from :mod:`tertius.states`, and
  must have a capital in the text; 'the alliance', 'the rebels' and the like from a list of ours;
* the main clause begins after the comma of an opening phrase ('In the years before …,');
* its first finite verb of a list of ours, or the first word in -ed, is the main verb;
* who stands before that verb acts; who stands after it, or in the opening phrase, is acted upon or
  spoken of; after a passive ('was attacked by …') the one behind 'by' acts.
"""

import re
from dataclasses import dataclass
from functools import cache

from tertius.documents.words import words
from tertius.documents.works.cues import cues
from tertius.documents.works.encoding import is_date_word, is_function_word

_SPOKEN = frozenset(
    [
        "in",
        "on",
        "at",
        "after",
        "before",
        "under",
        "given",
        "just",
        "as",
        "for",
        "from",
        "since",
        "while",
        "when",
        "if",
        "although",
        "despite",
        "with",
        "without",
        "during",
        "by",
        "until",
        "amid",
        "instead",
        "because",
        "however",
    ]
)
_BEING = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_NO_VERB_BEHIND = frozenset(
    ["to", "the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "of"]
)
_RELATIVE = frozenset(["that", "which", "who", "whose", "where"])
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor as a sentence names it.

    Attributes
    ----------
    actor
        Key of the state or organisation, or the institution: ``USA``, ``the alliance``.
    person
        Folded surname where a leader is named, else ``""``.
    text
        The words of the sentence.
    acts
        Whether it stands where the one who acts does.
    """

    actor: str
    person: str
    text: str
    acts: bool


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    folded: str
    whole: str
    capital: bool
    comma: bool


def mentions(sentence: str) -> tuple[Mention, ...]:
    """Find the actors of a sentence.

    Parameters
    ----------
    sentence
        In English; folded or not.

    Returns
    -------
    tuple of Mention
        In order of the text. A sentence without capitals names institutions only.

    Examples
    --------
    >>> [(m.actor, m.acts) for m in mentions("Moscow has warned the alliance.")]
    [('RUS', True), ('the alliance', False)]
    """
    tokens = _tokens(sentence)
    verb, clause = _main_verb(tokens)
    found = []
    for start, end, actor, person in _named(tokens):
        acts = clause <= start < verb or _is_agent(tokens, start, verb)
        text = " ".join(token.text for token in tokens[start:end])
        found.append(Mention(actor, person, text, acts))
    return tuple(found)


def _tokens(sentence: str) -> list[_Token]:
    found = []
    for match in re.finditer(r"[^\s()\"\u201c\u201d\u2014-]+", sentence):
        text = match[0]
        bare = re.sub(r"['\u2019]s?$", "", text.strip(".,;:!?"))
        folded = "".join(words(bare))
        if folded:
            shown = text.rstrip(",;:!?")
            shown = shown if "." in shown[:-1] else shown.rstrip(".")
            whole = "".join(words(text))
            found.append(_Token(shown, folded, whole, bare[:1].isupper(), text[-1] in ",;:"))
    return found


def _named(tokens: list[_Token]) -> list[tuple[int, int, str, str]]:
    index, listed = _actors(), cues().institutions
    found: list[tuple[int, int, str, str]] = []
    for place in range(len(tokens)):
        if found and place < found[-1][1]:
            continue
        for size in range(min(_LONGEST, len(tokens) - place), 0, -1):
            part = tokens[place : place + size]
            # Only the last word loses its possessive: 'the People's Republic's army'.
            key = (*(token.whole for token in part[:-1]), part[-1].folded)
            if key in listed:
                found.append((place, place + size, listed[key], ""))
            elif key in index and part[0].capital:
                found.append((place, place + size, *index[key]))
            else:
                continue
            break
    return found


def _main_verb(tokens: list[_Token]) -> tuple[int, int]:
    """Give the place of the main verb, and where the main clause begins."""
    clause = 0
    if tokens and tokens[0].folded in _SPOKEN:
        clause = next((k + 1 for k, t in enumerate(tokens[:-2]) if t.comma), 0)
    listed = [k for k in range(clause + 1, len(tokens)) if _may_be_verb(tokens, k, listed=True)]
    # 'The region that Moscow considered … was': a verb behind 'that' waits for a later one.
    free = [k for k in listed if not _RELATIVE & {t.folded for t in tokens[k - 2 : k]}]
    loose = [k for k in range(clause + 1, len(tokens)) if _may_be_verb(tokens, k, listed=False)]
    return next(iter([*free, *listed, *loose]), len(tokens)), clause


def _may_be_verb(tokens: list[_Token], place: int, *, listed: bool) -> bool:
    token, before = tokens[place], tokens[place - 1].folded
    # 'to make', 'the proposed pact' and 'its allied states' are no finite verbs.
    if token.capital or before in _NO_VERB_BEHIND:
        return False
    known = cues()
    past = token.folded.endswith("ed") and len(token.folded) > 4
    if listed:
        signed = past and token.folded in known.friendly | known.hostile
        return token.folded in known.verbs or signed
    return past


def _is_agent(tokens: list[_Token], start: int, verb: int) -> bool:
    behind = [token.folded for token in tokens[max(0, start - 2) : start]]
    if "by" not in behind or verb >= start:
        return False
    passive = tokens[verb].folded in _BEING or tokens[verb].folded in {"has", "have", "had"}
    return passive and any(t.folded.endswith(("ed", "en")) for t in tokens[verb + 1 : start])


@cache
def _actors() -> dict[tuple[str, ...], tuple[str, str]]:
    """List what the states, organisations and their leaders are called: key and surname."""
    from tertius.states import entities, names_of
    from tertius.states.leaders import leader_spellings

    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for spelling, lines in leader_spellings().items():
        key = tuple(words(spelling))
        plain = len(key) == 1 and (is_function_word(key[0]) or is_date_word(key[0]))
        # Those who ruled, and of them the latest, are meant before others of their surname.
        latest = max(lines, key=lambda line: (line[1] == "ruler", line[3] or "9999", line[2]))
        if key and not plain and (len(key) > 1 or latest[1] == "ruler"):
            found[key] = (latest[0], "".join(words(latest[5])))
    codes = {"cow_abb", "iso3", "iso2", "key"}
    # What names a living state comes last, and so wins over what else bears the name.
    for entity in sorted(entities(), key=lambda e: (e.kind == "state", e.iso2c is not None)):
        for name in names_of(entity.key):
            key = tuple(words(name.text))
            shouted = name.kind in codes and name.text not in {"US", "UK", "EU", "UN", "NATO"}
            if key and not shouted and not (len(key) == 1 and is_function_word(key[0])):
                found[key] = (entity.key, "")
    return found
