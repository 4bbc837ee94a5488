"""Who is on stage: the actors that a text has named so far, and what else it has spoken of.

The rule of this module: it remembers and ranks, and decides nothing. What is nearer, what was a
subject and what was named often is more likely meant; the weights are few and stand here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from tertius.coding.actors.coreference.clauses import clause_of, is_subject
from tertius.coding.model import Mention, Party
from tertius.coding.tree import Tree

_PER_SENTENCE = 30
_PER_PARAGRAPH = 10
_SUBJECT = 20
_MAIN = 8
_OBJECT = 5
_MODIFIER = -10
_PLACE = -30
_SO_FAR = 2
"""Sentences back to which a pronoun reaches."""
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that the text has spoken of.

    Attributes
    ----------
    parties
        The actors; empty for what is none, and only stands in the way.
    sentence, place
        Where: number of the sentence, head word.
    clause
        Verb of its clause.
    paragraph
        Number of the paragraph.
    weight
        What its part in its sentence adds.
    plural, person, modifier
        What it is.
    members
        Head words of those that stand coordinated, for a group of them.
    woman
        Whether a person is one; None if that is not known.
    main
        Whether it stands in the main clause.
    """

    parties: tuple[Party, ...]
    sentence: int
    place: int
    clause: int
    paragraph: int
    weight: int
    plural: bool = False
    person: bool = False
    modifier: bool = False
    members: tuple[int, ...] = ()
    woman: bool | None = None
    main: bool = False


@dataclass
class Scene:
    """What a text has spoken of so far."""

    seen: list[Seen] = field(default_factory=list)
    sentence: int = 0
    paragraph: int = 0
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    parties: dict[str, Party] = field(default_factory=dict)

    def see(self, tree: Tree, mention: Mention) -> None:
        """Remember a mention.

        Parameters
        ----------
        tree
            The sentence.
        mention
            Named or meant.
        """
        place = mention.head
        single = len(mention.parties) == 1
        party = mention.parties[0]
        plural = not single or (tree.tags[place] in {"NNS", "NNPS"} and party.by != "name")
        person = single and (
            party.role == "leader" or party.by == "leader" or _named(tree, mention)
        )
        weight = _weight(tree, place) + (_MODIFIER if mention.modifier else 0)
        weight += _PLACE if party.role == "place" else 0
        self.seen.append(
            Seen(
                mention.parties,
                self.sentence,
                place,
                clause_of(tree, place),
                self.paragraph,
                weight,
                plural,
                person,
                mention.modifier,
                (place,),
                self._is_woman(tree, mention) if person else None,
                clause_of(tree, place) == tree.root,
            )
        )
        self.before.update(each.key for each in mention.parties if each.key)
        for each in mention.parties:
            self.parties.setdefault(each.key, each)
        self._join(tree, place)

    def expect(self, mentions: Iterable[Mention]) -> None:
        """Count who is named, in the whole text and before it is walked through.

        Parameters
        ----------
        mentions
            Of one sentence.
        """
        for mention in mentions:
            for party in mention.parties:
                if party.key and party.role != "place":
                    self.named[party.key] += 1
                    self.parties.setdefault(party.key, party)

    def _is_woman(self, tree: Tree, mention: Mention) -> bool | None:
        words = set(tree.lower[max(mention.first - 1, 0) : mention.last + 1])
        if words & self.words["woman"]:
            return True
        return False if words & self.words["man"] else None

    def _join(self, tree: Tree, place: int) -> None:
        """Remember those that stand coordinated as a group: 'Moscow and Pyongyang'."""
        if tree.deps[place] != "conj":
            return
        last = self.seen[-1]
        for one in reversed(self.seen[:-1]):
            if one.sentence != self.sentence:
                return
            if tree.heads[place] in one.members and one.parties:
                if len(one.members) > 1:
                    self.seen.remove(one)
                together = dict.fromkeys((*one.parties, *last.parties))
                self.seen.append(
                    replace(
                        one,
                        parties=tuple(together),
                        place=place,
                        plural=True,
                        person=False,
                        members=(*one.members, place),
                    )
                )
                return

    def leading(self, number: int, barred: Iterable[str], *, strong: bool = False) -> list[Party]:
        """Give those that the whole text is about, if so many stand out.

        Parameters
        ----------
        number
            How many.
        barred
            Keys of those that cannot be meant.
        strong
            Whether each must be named three times, and twice as often as any other.

        Returns
        -------
        list of Party
            So many, or none.
        """
        left = set(barred)
        # Who was named so far comes before who will be: a digest changes its subject.
        for counted in (self.before, self.named):
            order = [(n, key) for key, n in counted.most_common() if key not in left]
            if len(order) < number:
                continue
            last, next_ = order[number - 1][0], order[number][0] if len(order) > number else 0
            if last >= 3 and 2 * next_ <= last if strong else last >= 2 and next_ < last:
                return [self.parties[key] for _, key in order[:number]]
        return []

    def see_other(self, tree: Tree, place: int, *, plural: bool, person: bool) -> None:
        """Remember something that is no actor.

        Parameters
        ----------
        tree
            The sentence.
        place
            Its noun.
        plural, person
            What it is.
        """
        clause = clause_of(tree, place)
        weight = _weight(tree, place)
        self.seen.append(
            Seen((), self.sentence, place, clause, self.paragraph, weight, plural, person)
        )

    def ranked(
        self, fits: Callable[[Seen], bool], *, before: int, reach: int = _SO_FAR
    ) -> list[tuple[int, Seen]]:
        """Give what fits, the likeliest first, with its score.

        Parameters
        ----------
        fits
            What may be meant.
        before
            Word of the present sentence before which it must stand.
        reach
            How many sentences back.

        Returns
        -------
        list of tuple
        """
        found = []
        for one in reversed(self.seen):
            back = self.sentence - one.sentence
            if back > reach:
                break
            if (back == 0 and one.place >= before) or not fits(one):
                continue
            score = one.weight - _PER_SENTENCE * back
            score -= _PER_PARAGRAPH if one.paragraph != self.paragraph else 0
            found.append((score, one))
        return sorted(found, key=lambda pair: -pair[0])

    def best(self, ranked: Iterable[tuple[int, Seen]]) -> Seen | None:
        """Give the first of a ranking, if it leads clearly and is an actor.

        Parameters
        ----------
        ranked
            The likeliest first, each with its score.

        Returns
        -------
        Seen or None
        """
        order = list(ranked)
        if not order or not order[0][1].parties:
            return None
        score, first = order[0]
        keys = keys_of(first)
        for other_score, other in order[1:]:
            if keys_of(other) != keys and score - other_score < _MARGIN:
                return None
        return first


def keys_of(seen: Seen) -> frozenset[str]:
    """Give the keys of the actors of what was seen.

    Parameters
    ----------
    seen
        What was seen.

    Returns
    -------
    frozenset of str
    """
    return frozenset(party.key for party in seen.parties)


def _weight(tree: Tree, place: int) -> int:
    if is_subject(tree, place):
        main = tree.root in (tree.heads[place], *tree.above(place)) and (
            clause_of(tree, place) == tree.root
        )
        return _SUBJECT + (_MAIN if main else 0)
    return _OBJECT if tree.deps[place] in {"dobj", "dative", "agent"} else 0


def _named(tree: Tree, mention: Mention) -> bool:
    """Tell whether the mention ends with the name of a person."""
    return (
        mention.parties[0].by == "agent"
        and tree.tags[mention.head] == "NNP"
        and (mention.last > mention.first)
    )
