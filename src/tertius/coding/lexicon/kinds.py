"""Which kinds of entries there are, and the model that each is held against.

The rule of this module: names only. A model lives in the room that uses it, and is imported when
entries of its kind are first asked for.
"""

from importlib import import_module

from tertius.coding.lexicon.entry import Entry
from tertius.errors import CodingError

KINDS: dict[str, str] = {
    "agents": "tertius.coding.actors.entries:Agent",
    "names": "tertius.coding.actors.entries:SpecialName",
    "officials": "tertius.coding.actors.entries:Official",
    "towns": "tertius.coding.actors.entries:Town",
    "references": "tertius.coding.actors.entries:Reference",
    "stance": "tertius.coding.stance.entries:Cue",
    "eras": "tertius.coding.stance.entries:Era",
    "supports": "tertius.coding.frames.entries:Support",
    "triggers": "tertius.coding.frames.entries:Trigger",
    "attitudes": "tertius.coding.attitudes.entries:Attitude",
    "causal": "tertius.coding.claims.entries:Causal",
}
"""Name of a kind (of its file or folder) → ``module:Model``; each room adds its own line."""


def model_of(kind: str) -> type[Entry]:
    """Give the model of a kind.

    Parameters
    ----------
    kind
        One of :data:`KINDS`.

    Returns
    -------
    type
        A subclass of :class:`~tertius.coding.lexicon.entry.Entry`.

    Raises
    ------
    CodingError
        If there is no such kind.

    Examples
    --------
    >>> model_of("triggers").__name__
    'Trigger'
    """
    if kind not in KINDS:
        raise CodingError(
            f"there is no kind of lexicon '{kind[:60]}'", remedy=f"Kinds: {', '.join(KINDS)}."
        )
    module, _, name = KINDS[kind].partition(":")
    model: type[Entry] = getattr(import_module(module), name)
    return model
