"""What an entry of the lexicons of agents, of special names and of officials holds.

The rule of this module: models only. What the entries mean is told where they are used.
"""

from typing import ClassVar, Literal

from tertius.coding.lexicon.entry import Entry


class Agent(Entry):
    """A noun for those who act for a state: 'foreign minister', 'troops', 'state media'.

    Attributes
    ----------
    form
        Singular; plurals in -s and -men are understood. Several words if need be.
    role
        What of the state acts.
    title
        Whether a person's name may follow ('President', 'Foreign Minister').
    of
        Prepositions by which the state may follow ('officials in Moscow').
    alone
        Whether 'the government' without any state means one that the text has named.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("form",)
    EACH: ClassVar[str] = "form"

    form: str
    role: str
    title: bool = False
    of: tuple[str, ...] = ("of",)
    alone: bool = False


class SpecialName(Entry):
    """A name or phrase that the registry alone would take for the wrong actor, or for none.

    Attributes
    ----------
    form
        As written; capitals count.
    means
        Key of the actor, or several joined by ``+`` ('the Axis'); ``nobody`` for a phrase that
        holds the name of an actor and means none ('Indian Ocean'); ``registry`` to leave that to
        the registry.
    role
        What of the actor it names: ``military`` for an army's own name.
    start, end
        First and last year in which it means that; 0 where that is not limited.
    article
        Whether it only counts behind 'the' ('the Shah').
    combining
        Whether it only counts before a hyphen ('Sino-').
    title
        Whether, as a surname or place alone, it needs a title or the full name nearby.
    unless
        Words which, anywhere in the sentence, say that no actor is meant.
    before, after
        Words which, directly before or after it, say so.
    """

    EACH: ClassVar[str] = "form"

    form: str
    means: str = "registry"
    role: str = ""
    start: int = 0
    end: int = 0
    article: bool = False
    combining: bool = False
    title: bool = False
    unless: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Official(Entry):
    """A person who spoke for a state or an organisation and did not lead it.

    Attributes
    ----------
    person
        ``Full Name, first year, last year``; an empty last year means to this day.
    key
        Whom the person spoke for.
    office
        In which office.
    """

    EACH: ClassVar[str] = "person"

    person: str
    key: str
    office: Literal["foreign", "defence", "security", "vice", "envoy"]


class Reference(Entry):
    """A word by which a text comes back to actors that it has named, or that helps to tell.

    Attributes
    ----------
    form
        The word, in the number in which it is used; verbs in their base form.
    rule
        What it does. Nouns come back to: ``pair`` ('both countries'), ``state`` ('the country'),
        ``alliance``, ``bloc`` (an organisation), ``regime`` (a state by who governs it), ``act``
        (who did what 'that policy' is), ``forces`` ('government troops'), ``superpowers``,
        ``west``; ``rival`` and ``partner`` to the two that a text is about. The others are looked
        for beside names and pronouns: ``said``, ``held``, ``seeming`` and ``empty`` verbs, forms
        of ``address``, a ``venue``, a ``power`` that a name may have, names of a ``woman`` or
        ``man``, and a surname that is also a ``word``.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("form", "rule")
    EACH: ClassVar[str] = "form"

    form: str
    rule: Literal[
        "pair", "state", "alliance", "bloc", "regime", "act", "forces", "superpowers", "west",
        "rival", "partner", "said", "held", "seeming", "empty", "address", "venue", "power",
        "woman", "man", "word",
    ]  # fmt: skip


class Town(Entry):
    """A town or region, other than a capital, that stands for its state.

    Attributes
    ----------
    form
        As written.
    key
        The state.
    start, end
        First and last year in which it lay there; 0 where that is not limited.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("form", "key")
    EACH: ClassVar[str] = "form"

    form: str
    key: str
    start: int = 0
    end: int = 0
