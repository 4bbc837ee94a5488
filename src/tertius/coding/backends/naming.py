"""Which actor a model means by a name.

The rule of this module: a model names, and tertius resolves. A name means an actor of the registry
or of the user's table, on the day of the text, or nobody; and nobody is brought in whom the text
itself does not name or mean.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from tertius.coding.actors import ActorIndex, find_mentions
from tertius.coding.coded import CodedSentence
from tertius.coding.model import Mention, Party
from tertius.coding.parsing import parse

UNKNOWN = "unknown actors"
NOT_NAMED = "actors that the text does not name"


class Rejected(Exception):  # noqa: N818 - reads as a clause: except Rejected
    """A record that does not prove itself; its one argument is the reason."""


class Naming:
    """The actors of one text, and the names that a model has for them.

    Parameters
    ----------
    sentences
        Of the whole text, as the rules coded them.
    written
        The day on which it was written.
    index
        Names by which actors are resolved.
    """

    def __init__(self, sentences: Iterable[CodedSentence], written: date | None, index: ActorIndex):
        self._written = written
        self._index = index
        self.named: dict[str, Party] = {}
        """Whom the text names or means, by key."""
        self._keys: dict[str, str | None] = {}
        for sentence in sentences:
            for party in parties_of(sentence.mentions):
                self.named.setdefault(party.key, party)
        for party in self.named.values():
            self._keys.setdefault(_plain(party.name), party.key)
            self._keys.setdefault(_plain(party.key), party.key)

    def party(self, name: str, sentence: CodedSentence) -> Party:
        """Resolve a name that a model gave.

        Parameters
        ----------
        name
            As it gave it: words of the sentence, a name, or a key.
        sentence
            Where it is said to act.

        Returns
        -------
        Party
            As the sentence names or means it, where it does.

        Raises
        ------
        Rejected
            If the name means nobody, or somebody whom the text does not speak of.
        """
        key = self._here(name, sentence) or self._anywhere(name)
        if key is None:
            raise Rejected(UNKNOWN)
        if key not in self.named:
            raise Rejected(NOT_NAMED)
        here = (party for party in parties_of(sentence.mentions) if party.key == key)
        return next(here, replace(self.named[key], words="", role=""))

    def _here(self, name: str, sentence: CodedSentence) -> str | None:
        """Find a mention of the sentence that has these words and means one actor."""
        tree = sentence.tree
        if tree is None:
            return None
        meant = {
            frozenset(party.key for party in mention.parties)
            for mention in sentence.mentions
            if _plain(tree.words_from(mention.first, mention.last)) == _plain(name)
        }
        keys = {key for group in meant if len(group) == 1 for key in group if key}
        return keys.pop() if len(keys) == 1 and len(meant) == 1 else None

    def _anywhere(self, name: str) -> str | None:
        plain = _plain(name)
        if plain not in self._keys:
            self._keys[plain] = self._looked_up(name)
        return self._keys[plain]

    def _looked_up(self, name: str) -> str | None:
        """Read a name as if it were a sentence; it must mean one actor."""
        (tree,) = parse([name])
        if tree is None:
            return None
        found = find_mentions(tree, index=self._index, on=self._written)
        keys = {party.key for party in parties_of(found)}
        return keys.pop() if len(keys) == 1 else None


def parties_of(mentions: Iterable[Mention]) -> Iterator[Party]:
    """Give the actors of mentions, those that could be named.

    Parameters
    ----------
    mentions
        Of a sentence.

    Yields
    ------
    Party
    """
    for mention in mentions:
        yield from (party for party in mention.parties if party.key)


def place_of(party: Party, sentence: CodedSentence, trigger: Sequence[int]) -> int:
    """Give the word at which an actor hangs, nearest to the words that bind it.

    Parameters
    ----------
    party
        The actor.
    sentence
        Where it is named or meant, or neither.
    trigger
        Words that bind it, the head word first.

    Returns
    -------
    int
        The head of its nearest mention; without one, the head of the trigger.
    """
    heads = [
        mention.head
        for mention in sentence.mentions
        if any(each.key == party.key for each in mention.parties)
    ]
    return min(heads, key=lambda head: abs(head - trigger[0]), default=trigger[0])


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
