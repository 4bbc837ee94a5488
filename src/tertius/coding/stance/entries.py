"""The entries of the stance lexicon: words that tell how something is meant.

The rule of this module: an entry says what a word does to the words around it, and never what a
single sentence means. A cue is found by its base form and by where it stands in the tree.
"""

from typing import ClassVar, Literal, get_args

from tertius.coding.lexicon.entry import Entry
from tertius.coding.model import Level

Does = Literal[
    "governs", "modifies", "opens", "attributes", "judges", "ends", "names", "utters", "pursues"
]
"""What a cue does.

``governs``: it takes the trigger's words as its content ('say that', 'risk of'). ``modifies``: it
stands at the trigger itself ('allegedly', 'possible', 'never'; one that leaves the level as it is
tells of the past: 'former'). ``opens``: it opens the clause or phrase of the trigger ('if',
'without'). ``attributes``: it opens a phrase that names whose view this is ('according to').
``judges``: as a predicate it says of a claim that it is untrue ('smear', 'baseless'). ``ends``: it
tells that what it governs was so and is so no longer ('cease'). ``names``: it says who somebody is,
and nothing that happens ('ally'). ``utters``: it names something said, which is said also where it
is turned down ('request'). ``pursues``: it tells of an effort, in which a policy consists."""
DOES: tuple[Does, ...] = get_args(Does)

Takes = Literal[
    "that",
    "to",
    "ing",
    "object",
    "subject",
    "about",
    "against",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "into",
    "of",
    "on",
    "over",
    "short of",
    "to ing",
    "toward",
    "towards",
    "with",
    "within",
    "without",
]
"""How the content stands below a cue: as a finite clause, an infinitive, a participle, an object or
subject, or behind a preposition (``to ing``: behind the preposition 'to')."""
TAKES: tuple[Takes, ...] = get_args(Takes)


class Cue(Entry):
    """A word or phrase that tells how the words around it are meant.

    Attributes
    ----------
    words
        The cue: base forms in lower case, the head first for one that governs ('rule out'), the
        words in their order for one that opens or attributes ('in the event of').
    does
        What it does.
    level
        What it makes of its content; ``asserted`` for a cue that leaves it as it is.
    takes
        For a cue that governs: how its content stands below it.
    part
        Part of speech of a cue that governs or ends: 'plan to' and 'a plan to' are two; empty for
        any.
    carries
        Whether negation and modality of the cue's own clause hold for the content too: 'will
        *begin* to withdraw' is no more certain than 'will withdraw'.
    whose
        Who means it so: ``subject`` of the cue ('X believes'), its ``object`` ('it struck X as')
        or the ``text`` itself ('is likely to').
    factive
        Whether the cue takes its content for true ('admit that').
    """

    EACH: ClassVar[str] = "words"
    IDENTITY: ClassVar[tuple[str, ...]] = ("words", "does", "part", "takes")

    words: str
    does: Does
    level: Level = "asserted"
    takes: tuple[Takes, ...] = ()
    part: Literal["", "verb", "noun", "adjective"] = ""
    carries: bool = False
    whose: Literal["subject", "object", "text"] = "text"
    factive: bool = False

    def faults(self) -> tuple[tuple[str, str, str], ...]:
        """Tell why the entry can never match.

        Returns
        -------
        tuple of (field, what, remedy)
            Empty for an entry that can match.
        """
        found = []
        if self.words != self.words.lower() or not self.words.split():
            found.append(("words", "words are matched in lower case", "write base forms"))
        if self.does == "governs" and not self.takes:
            found.append(("takes", "says not what it governs", f"one of {', '.join(TAKES)}"))
        return tuple(found)


class Era(Entry):
    """A time that texts name by a name.

    Attributes
    ----------
    words
        The name in lower case, without an article: ``cold war``.
    when
        ISO 8601: years or days, ``start/end``.
    """

    EACH: ClassVar[str] = "words"
    IDENTITY: ClassVar[tuple[str, ...]] = ("words",)

    words: str
    when: str

    def faults(self) -> tuple[tuple[str, str, str], ...]:
        """Tell why the entry can never match.

        Returns
        -------
        tuple of (field, what, remedy)
            Empty for an entry that can match.
        """
        if self.words != self.words.lower():
            return (("words", "names are matched in lower case", "write it in lower case"),)
        return ()
