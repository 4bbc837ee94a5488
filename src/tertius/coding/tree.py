"""A parsed sentence, as the rules of this room see it.

The rule of this module: it knows no parser. A tree is a value made of tuples, so that rules can be
tested on trees written by hand and a better parser changes nothing here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Tree:
    """A sentence with its words and their dependencies.

    All tuples have one entry per word; words are counted from 0.

    Attributes
    ----------
    text
        The sentence, with line breaks and repeated blanks as single blanks.
    words
        As written.
    lemmas
        Base forms in lower case (``'s`` of a verb is ``be`` or ``have``).
    tags
        Penn Treebank tags: ``NNP``, ``VBD``.
    deps
        Dependency labels of the CLEAR style that spaCy's English models use: ``nsubj``,
        ``nsubjpass``, ``dobj``, ``dative``, ``prep``, ``pobj``, ``agent``, ``poss``, ``compound``,
        ``amod``, ``conj``, ``cc``, ``relcl``, ``acl``, ``advcl``, ``xcomp``, ``ccomp``, ``attr``,
        ``neg``, ``aux``, ``auxpass``, ``mark``, ``appos``, ``pcomp``, ``ROOT``.
    heads
        The word that each depends on; the root is its own head.
    starts, ends
        Characters of ``text`` that each word covers.
    places
        Characters of the sentence as it was given: place ``k`` of ``text`` is ``places[k]`` of
        the original sentence; one entry more than ``text`` has characters.
    """

    text: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    places: tuple[int, ...] = ()

    def __len__(self) -> int:
        """Count the words."""
        return len(self.words)

    @cached_property
    def root(self) -> int:
        """The word that depends on nothing; 0 for an empty sentence."""
        return next((k for k, head in enumerate(self.heads) if head == k), 0)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower() for word in self.words)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the words that depend on it, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for place, head in enumerate(self.heads):
            if head != place:
                found[head].append(place)
        return tuple(tuple(below) for below in found)

    def child(self, place: int, *deps: str) -> int | None:
        """Give the first word below ``place`` with one of some labels, or None."""
        # A plain loop: it is asked a hundred times a sentence, and a generator takes twice as long.
        labels = self.deps
        for k in self.children[place]:
            if labels[k] in deps:
                return k
        return None

    def having(self, place: int, *deps: str) -> tuple[int, ...]:
        """Give the words below ``place`` with one of some labels."""
        labels = self.deps
        return tuple([k for k in self.children[place] if labels[k] in deps])

    def above(self, place: int) -> Iterator[int]:
        """Give the words above a word, nearest first, up to the root."""
        while self.heads[place] != place:
            place = self.heads[place]
            yield place

    def below(self, place: int) -> tuple[int, ...]:
        """Give a word and all that hangs on it, in order of the text."""
        found, waiting = [], [place]
        while waiting:
            now = waiting.pop()
            found.append(now)
            waiting.extend(self.children[now])
        return tuple(sorted(found))

    def path(self, one: int, other: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Give the way between two words through their lowest common ancestor.

        Parameters
        ----------
        one, other
            Words.

        Returns
        -------
        tuple of two tuples of int
            From ``one`` up to the common ancestor (both included), and from below it down to
            ``other``. Where a parser gives a text two roots, from root to root.
        """
        up = [one, *self.above(one)]
        down = [other, *self.above(other)]
        shared = set(down)
        top = next((k for k in up if k in shared), None)
        if top is None:
            return tuple(up), tuple(reversed(down))
        return tuple(up[: up.index(top) + 1]), tuple(reversed(down[: down.index(top)]))

    def words_from(self, first: int, last: int) -> str:
        """Give the text from a word to a word, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Give characters of ``text`` as characters of the sentence as it was given."""
        if not self.places:
            return start, end
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]
