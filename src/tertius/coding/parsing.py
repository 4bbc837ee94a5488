"""Sentences to trees, by spaCy's small English model.

The rule of this module: only here is the parser asked; :mod:`tertius.coding.parser` loads it.
Named entities are not asked for: who is an actor is told by the registry. The model's own
lemmatizer takes as long as its parser does; words are therefore lemmatized once for each form and
tag.

References
----------
Honnibal, M., Montani, I., Van Landeghem, S. and Boyd, A. (2020). spaCy: Industrial-strength
natural language processing in Python.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from tertius.coding.parser import parser
from tertius.coding.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 250
"""Sentences of more words are not parsed: no writer means them, and lists of that length bind
everybody to everybody."""
_BATCH = 64
_BLANKS = re.compile(r"\s+")
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, as a text that was cut within one has them; the parser takes none."""


def parse(sentences: Iterable[str]) -> Iterator[Tree | None]:
    """Parse sentences.

    Parameters
    ----------
    sentences
        In English, one each.

    Yields
    ------
    Tree or None
        In the order given; None for a sentence that is empty or longer than :data:`LONGEST`
        words.

    Examples
    --------
    >>> (tree,) = parse(["Moscow has  warned Kyiv."])
    >>> [(w, d) for w, d in zip(tree.words, tree.deps)][:3]
    [('Moscow', 'nsubj'), ('has', 'aux'), ('warned', 'ROOT')]
    """
    model = parser()
    cleaned = (_single_blanks(_HALVES.sub("\ufffd", text)) for text in sentences)
    kept: list[tuple[str, tuple[int, ...]]] = []

    def docs() -> Iterator["Doc"]:
        for text, places in cleaned:
            kept.append((text, places))
            # A cheap count first: the tokenizer itself takes long on a text of megabytes.
            short = text.count(" ") < LONGEST and len(text) < 20 * LONGEST
            doc = model.make_doc(text if short else "")
            yield doc if len(doc) <= LONGEST else model.make_doc("")

    for number, doc in enumerate(model.pipe(docs(), batch_size=_BATCH)):
        text, places = kept[number]
        kept[number] = ("", ())
        yield _tree(doc, text, places) if text.strip() and len(doc) else None


def _single_blanks(text: str) -> tuple[str, tuple[int, ...]]:
    """Make each run of white space one blank, and remember where each character was."""
    pieces: list[str] = []
    places: list[int] = []
    end = 0
    for match in _BLANKS.finditer(text):
        pieces += [text[end : match.start()], " "]
        places += [*range(end, match.start()), match.start()]
        end = match.end()
    pieces.append(text[end:])
    places += [*range(end, len(text)), len(text)]
    return "".join(pieces), tuple(places)


def _tree(doc: "Doc", text: str, places: tuple[int, ...]) -> Tree:
    solid = [token for token in doc if not token.is_space]
    number = {token.i: place for place, token in enumerate(solid)}

    def head(place: int) -> int:
        above = solid[place].head
        while above.is_space and above.head.i != above.i:
            above = above.head
        return number.get(above.i, place)

    return Tree(
        text=text,
        words=tuple(token.text for token in solid),
        lemmas=tuple(_lemma(token.text, token.tag_) for token in solid),
        tags=tuple(token.tag_ for token in solid),
        deps=tuple(token.dep_ for token in solid),
        heads=tuple(head(place) for place in range(len(solid))),
        starts=tuple(token.idx for token in solid),
        ends=tuple(token.idx + len(token.text) for token in solid),
        places=places,
    )


@cache
def _lemma(word: str, tag: str) -> str:
    """Give the base form of a word, once for each form and tag."""
    from spacy.tokens import Doc

    model = parser()
    doc = Doc(model.vocab, words=[word])
    doc[0].tag_ = tag
    for name in ("attribute_ruler", "lemmatizer"):
        doc = model.get_pipe(name)(doc)
    return str(doc[0].lemma_ or word).lower()
