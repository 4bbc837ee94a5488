"""Clauses of speech and belief that are put into a sentence: ', officials said,'.

The rule of this module: it reads words between marks of punctuation, for parsers lose their way
where a sentence is interrupted. What is put in holds for all of the sentence that is no part of it,
up to a semicolon.
"""

from dataclasses import dataclass
from itertools import pairwise

from tertius.coding.model import Mention
from tertius.coding.stance.cues import Cues
from tertius.coding.stance.entries import Cue
from tertius.coding.stance.holders import FIRST, named, shortest
from tertius.coding.stance.layers import Layer
from tertius.coding.tree import Tree

_FENCES = frozenset(
    (",", "-", "–", "—", "--", ";", ":", "(", ")", '"', "“", "”", "''", "``", "?", "!", ".")
)
# fmt: off
_NO_START = frozenset({
    "and", "but", "which", "who", "while", "because", "when", "if", "whose", "where", "until",
    "after", "before", "since", "although", "unless", "whom", "that", "for", "yet", "nor", "what",
    "why", "how",
})
# fmt: on
_LONGEST = 14
_INTRANSITIVE = frozenset(
    (
        "say",
        "joke",
        "quip",
        "argue",
        "insist",
        "remark",
        "muse",
        "complain",
        "reply",
        "think",
        "add",
        "write",
        "warn",
    )
)
# fmt: off
_ACTS = frozenset({
    "respond", "protest", "agree", "accept", "decide", "object", "counter", "continue", "go",
    "begin", "promise", "charge", "submit", "post", "leak", "read", "rule", "find", "hold",
    "trust", "see", "accuse", "cite", "expect", "consider",
})
# fmt: on
"""Verbs that take a clause and are acts as well: 'Beijing protested' puts nothing in."""
_HAVE = ("have", "has", "had", "'ve")
_FINITE = ("VBD", "VBZ", "VBP")
# fmt: off
_DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})
# fmt: on
_WHEN = ("yesterday", "today", "later", "recently")
# fmt: off
_TAIL = _DAYS | frozenset({
    "to", "in", "on", "at", "for", "here", "there", "yesterday", "today", "last", "this", "late",
    "later", "earlier", "from", "after", "before", "during", "by", "again", "aloud", "recently",
    "privately", "bluntly", "then", "so", "as", "now",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Inserted:
    """A clause of speech or belief beside the sentence.

    Attributes
    ----------
    first, last
        Its words, both included.
    verb
        Its verb.
    layer
        What it makes of the rest of the sentence; None for the author's own words.
    """

    first: int
    last: int
    verb: int
    layer: Layer | None


def inserted(tree: Tree, mentions: tuple[Mention, ...], cues: Cues) -> tuple[Inserted, ...]:
    """Find the clauses that are put into a sentence to say whose words these are.

    Parameters
    ----------
    tree
        The sentence.
    mentions
        Actors of the sentence.
    cues
        The stance lexicon.

    Returns
    -------
    tuple of Inserted
        In the order of the sentence.
    """
    fences = [k for k, word in enumerate(tree.words) if word in _FENCES]
    if not fences:
        return ()
    bounds = [-1, *fences, len(tree)]
    found = []
    for before, after in pairwise(bounds):
        first, last = before + 1, after - 1
        if not 1 <= last - first + 1 <= _LONGEST or (before < 0 and after >= len(tree) - 1):
            continue
        one = _read(tree, first, last, mentions, cues)
        if one is not None and (before >= 0 or tree.lower[first] == "as"):
            found.append(one)
    head = _headline(tree, mentions)
    return (*found, *([head] if head else []))


def _read(
    tree: Tree, first: int, last: int, mentions: tuple[Mention, ...], cues: Cues
) -> Inserted | None:
    begin = first
    while begin <= last and tree.lower[begin] in ("as", "or", "so", "though", "at", "least"):
        begin += 1
    if begin > last or tree.lower[begin] in _NO_START:
        return None
    if tree.lower[begin] == "not" and not _NO_START.isdisjoint(tree.lower[begin : begin + 4]):
        # 'not least because Paris warned', 'not that Paris warned'.
        return None
    verbs = [k for k in range(begin, last + 1) if _speaks(tree, k, cues)]
    for verb in verbs:
        match = cues.governing(tree, verb, "that")
        if match is None:
            continue
        if verb == begin:
            if not _turned(tree, verb, last):
                continue
            name = _name(tree, begin + 1, last, mentions)
        elif tree.lower[begin] == "it" and _impersonal(tree, begin, verb, last):
            name = _felt_by(tree, verb, last, mentions)
        elif _subject(tree, begin, verb) and _ends(tree, max(match[1]), last):
            name = _name(tree, begin, _before_verb(tree, begin, verb), mentions)
        else:
            continue
        return Inserted(first, last, verb, _layer(tree, match[0], verb, begin, name))
    return None


def _speaks(tree: Tree, place: int, cues: Cues) -> bool:
    match = cues.governing(tree, place, "that")
    if match is None or match[0].level not in ("reported", "opinion"):
        return False
    if tree.lemmas[place] in _ACTS:
        return False
    tag = tree.tags[place]
    if tag in _FINITE or tag == "VBN":
        return True
    if tag in ("VB", "VBG"):
        told = tree.lemmas[place] in ("tell", "say", "confirm", "attest", "testify")
        aux = tree.having(place, "aux")
        if not aux:
            return tag == "VB"
        return any(tree.tags[k] in _FINITE or (told and tree.tags[k] == "MD") for k in aux)
    # 'diplomats in the region suspect': taken for a noun behind nouns.
    return tag in ("NN", "NNS") and match[0].part == "verb"


def _layer(tree: Tree, cue: Cue, verb: int, begin: int, name: str) -> Layer | None:
    own = tree.lower[begin] in FIRST and not name
    if own and cue.level == "reported":
        return None
    return Layer(cue.level, (verb,), name, cue.factive)


def _turned(tree: Tree, verb: int, last: int) -> bool:
    """'joked a Belgian senator', 'said the minister on Monday'."""
    if verb == last or tree.tags[verb] not in _FINITE:
        return False
    own = tree.child(verb, "nsubj")
    if own is not None and own > verb:
        return True
    plain = tree.lemmas[verb] in _INTRANSITIVE or own is None
    following = tree.lower[verb + 1]
    return (
        plain
        and following not in _TAIL
        and following != "that"
        and (
            own is None
            or tree.lower[verb + 1] in ("a", "an", "the", "one", "some", "his", "her", "its")
        )
    )


def _impersonal(tree: Tree, begin: int, verb: int, last: int) -> bool:
    """Tell whether nobody is named: 'it is surmised at Sofia', 'it seems to people here'."""
    passive = tree.tags[verb] == "VBN" and verb - begin <= 3
    seems = tree.lemmas[verb] in ("seem", "appear") and verb == begin + 1
    return (passive or seems) and _ends(tree, verb, last)


def _felt_by(tree: Tree, verb: int, last: int, mentions: tuple[Mention, ...]) -> str:
    if verb < last and tree.lower[verb + 1] in ("to", "by"):
        return _name(tree, verb + 2, last, mentions)
    return ""


def _subject(tree: Tree, begin: int, verb: int) -> bool:
    """Tell whether the words before the verb are a subject: no verb in them but a described one."""
    words = range(begin, _before_verb(tree, begin, verb) + 1)
    if tree.lower[begin] in ("nobody", "no", "none", "neither"):
        return False
    if tree.tags[begin] in ("VBG", "IN", "TO"):
        return False
    if not words:
        return False
    if tree.tags[verb] == "VBN" and not any(tree.lower[k] in _HAVE for k in range(begin, verb)):
        # 'a retired judge recalled', taken for a participle, has its subject all the same.
        own = tree.child(verb, "nsubj")
        if own is None or own < begin:
            return False
    verbs = [k for k in words if tree.tags[k] in (*_FINITE, "MD", "TO")]
    return all(any(tree.lower[j] in ("who", "that") for j in range(begin, k)) for k in verbs)


def _before_verb(tree: Tree, begin: int, verb: int) -> int:
    """Give the last word before a verb with its auxiliaries and adverbs."""
    last = verb - 1
    while last > begin and (
        tree.tags[last] in ("MD", "RB")
        or tree.lower[last] in ("have", "has", "had", "'ve", "is", "was")
    ):
        last -= 1
    return last


def _ends(tree: Tree, verb: int, last: int) -> bool:
    """Tell whether nothing but place, time and listeners follow the verb."""
    if verb == last:
        return True
    following = tree.lower[verb + 1]
    if following in _TAIL or tree.tags[verb + 1] == "RB":
        return tree.tags[verb + 2 : verb + 3] != ("VB",)
    told = tree.lemmas[verb] in ("tell", "inform", "assure", "remind", "warn", "put")
    return told and last - verb <= 4


def _name(tree: Tree, first: int, last: int, mentions: tuple[Mention, ...]) -> str:
    """Name who stands in some words: an actor's key, or the words."""
    days = (k for k in range(first + 2, last + 1) if tree.lower[k] in _DAYS)
    last = next((k - 2 for k in days if tree.lower[k - 1] in ("in", "on", "after")), last)
    while last > first and (tree.lower[last] in _DAYS or tree.lower[last] in _WHEN):
        last -= 1
    if first > last:
        return ""
    inside = range(first, last + 1)
    heads = [k for k in inside if tree.heads[k] not in inside or tree.heads[k] == k]
    head = next((k for k in heads if tree.tags[k][0] in "NPJDC"), first)
    name = named(tree, head, mentions)
    if any(name == party.key for mention in mentions for party in mention.parties):
        return name
    for mention in mentions:
        if mention.first <= first and mention.last >= last and len(mention.parties) == 1:
            return mention.parties[0].key
    alone = first == last and tree.lower[first] in (*FIRST, "it", "one")
    return "" if alone else shortest(tree, first, head, last)


def _headline(tree: Tree, mentions: tuple[Mention, ...]) -> Inserted | None:
    """'Delhi: strike on camp was pre-emptive', 'Strike was pre-emptive: Delhi'."""
    if tree.words[-1] in (".", "?", "!") or ":" not in tree.words:
        return None
    colon = tree.words.index(":")
    for first, last in ((0, colon - 1), (colon + 1, len(tree) - 1)):
        for mention in mentions:
            whole = mention.first <= first + 1 and mention.last >= last - 1 and last - first <= 4
            if whole and len(mention.parties) == 1 and mention.parties[0].key:
                layer = Layer("reported", (colon,), mention.parties[0].key)
                return Inserted(first, last, colon, layer)
    return None
