"""What a reader of texts may choose, as one value."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tertius.coding.lexicon import DEFAULT, Lexicon

if TYPE_CHECKING:
    from tertius.coding.actors import TableActor
    from tertius.coding.backends import Backend
    from tertius.coding.encoder import Encoder


@dataclass(frozen=True)
class Settings:
    """How texts are coded.

    Attributes
    ----------
    lexicon
        Triggers and frames: tertius's own, and the user's folders after them.
    actors
        The user's own actor table; its names win over the registry.
    encoder
        A sentence encoder that helps to type events; None for the rules and the small model.
    titles
        Whether titles are read, too.
    home
        Key of the state that means itself by 'we' and 'our'; None to infer it where the text
        leaves no doubt.
    backend
        A model that codes texts anew or types their events; None for the rules alone.
    """

    lexicon: Lexicon = DEFAULT
    actors: "tuple[TableActor, ...]" = ()
    encoder: "Encoder | None" = field(default=None, compare=False)
    titles: bool = True
    home: str | None = None
    backend: "Backend | None" = field(default=None, compare=False)
