"""The sign of an event: the type's own, but for requests."""

from collections.abc import Callable

import pytest

from tertius.coding.lexicon import DEFAULT
from tertius.coding.ontology import event_types
from tertius.coding.typing.chain import chain_of
from tertius.coding.typing.lexical import hits_of
from tertius.coding.typing.signs import sign_of

REQUESTS = [
    ("Togo asked Ghana for financial aid.", "Togo", "Ghana", 1),
    ("Togo appealed to Ghana to send troops for its protection.", "Togo", "Ghana", 1),
    ("Togo invited Ghana to join the alliance.", "Togo", "Ghana", 1),
    ("Togo demanded that Ghana withdraw its troops.", "Togo", "Ghana", -1),
    ("Togo urged Ghana to stop the shelling.", "Togo", "Ghana", -1),
    ("Togo called on Ghana to release the fishermen.", "Togo", "Ghana", -1),
    ("Togo pressed Ghana over the border.", "Togo", "Ghana", -1),
    ("Togo urged Ghana to show calm.", "Togo", "Ghana", 0),
]


@pytest.mark.parametrize(("text", "source", "target", "sign"), REQUESTS)
def test_what_is_requested_decides(
    pair: Callable[..., tuple], text: str, source: str, target: str, sign: int
) -> None:
    asked = pair(text, source, target)
    near = chain_of(*asked).words
    assert sign_of("REQUEST", asked[0], near, hits_of(asked[0], DEFAULT)) == sign


@pytest.mark.parametrize("name", [t.name for t in event_types() if t.name != "REQUEST"])
def test_any_other_type_has_its_own_sign(pair: Callable[..., tuple], name: str) -> None:
    tree, _, _ = pair("Togo demanded aid and an end of the war.")
    (kind,) = (t for t in event_types() if t.name == name)
    assert sign_of(name, tree, (1,), ()) == kind.sign != 0
