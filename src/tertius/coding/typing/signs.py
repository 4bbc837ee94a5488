"""Whether an event is friendly, hostile or neither.

The rule of this module: the type decides, but for requests: who asks somebody for help comes to him
as a friend, who demands that he stop something does not, and who asks both sides to be calm is
neither.
"""

from collections.abc import Sequence

from tertius.coding.model import Sign
from tertius.coding.ontology import event_type
from tertius.coding.tree import Tree
from tertius.coding.typing.lexical import Hit

# fmt: off
_STOP = frozenset({
    "abandon", "abolish", "avoid", "cease", "curb", "cut", "desist", "disarm", "discontinue",
    "dismantle", "drop", "end", "evacuate", "forgo", "free", "halt", "leave", "lift", "pull",
    "quit", "refrain", "release", "renounce", "restrain", "retract", "return", "scrap", "stop",
    "surrender", "suspend", "vacate", "withdraw", "withdrawal",
})
_HELP = frozenset({
    "aid", "alliance", "arms", "assist", "assistance", "asylum", "backing", "credit", "donate",
    "donation", "fund", "funding", "help", "join", "lend", "loan", "mediate", "mediation",
    "meeting", "money", "protect", "protection", "refuge", "reinforcement", "rescue", "send",
    "summit", "supply", "support", "talk", "weapon",
})
_FIRM = frozenset({"demand", "force", "insist", "must", "order", "press", "pressure", "ultimatum"})
# fmt: on


def sign_of(name: str, tree: Tree, near: Sequence[int], hits: Sequence[Hit]) -> Sign:
    """Give the sign of an event.

    Parameters
    ----------
    name
        Its type.
    tree
        The sentence.
    near
        Words that bind the two, from the top down.
    hits
        Expressions of the lexicon in the sentence.

    Returns
    -------
    int
        +1, 0 or −1.
    """
    if name != "REQUEST":
        return event_type(name).sign
    told = [hit for hit in hits if hit.place in near and hit.trigger.event_type == name]
    own = next((hit.trigger.sign for hit in told if hit.trigger.sign), None)
    below = sorted({k for place in near for k in tree.below(place)})
    asked = [tree.lemmas[k] for k in below if tree.deps[k] != "aux" or tree.tags[k] == "MD"]
    if any(word in _STOP for word in asked):
        return -1
    if own is not None:
        return own
    if any(word in _HELP for word in asked):
        return 1
    return -1 if any(word in _FIRM for word in asked) else 0
