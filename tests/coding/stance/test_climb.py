"""The way from a trigger to the root: what reaches it and what does not."""

from collections.abc import Callable

import pytest
from tests.coding.stance.cases import framed

from tertius.coding.stance.climb import climb
from tertius.coding.stance.cues import cues
from tertius.coding.stance.predicates import judgement
from tertius.coding.stance.way import Way
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


def climbed(text: str, tree: Trees) -> Way:
    parsed, frame = framed(text, tree)
    return climb(parsed, frame, (), cues())


def levels(text: str, tree: Trees) -> list[str]:
    return [layer.level for layer in climbed(text, tree).layers]


def test_the_way_ends_at_the_root(tree: Trees) -> None:
    way = climbed("Clerks said that Rome wants to [leave] Tripoli.", tree)

    assert way.passed[0] == way.tree.words.index("leave")
    assert way.passed[-1] == way.tree.root


def test_layers_are_found_from_the_inside_out(tree: Trees) -> None:
    assert levels("Clerks said that Rome does not want to [leave] Tripoli.", tree) == [
        "hypothetical", "negated", "reported"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Rome will weep because Vienna [left] Trent.",
        "Rome did not weep when Vienna [left] Trent.",
        "Rome, which [left] Trent, will not weep.",
        "Rome will not weep, for Vienna [left] Trent.",
        "Rome may praise Vienna's [withdrawal] from Trent.",
        "Rome will not forget that Vienna [left] Trent.",
        "Those who [left] Trent will not weep.",
        "Rome left Trieste, but Vienna may weep that it [left] Trent.",
    ],
)
def test_what_stands_beside_is_out_of_reach(text: str, tree: Trees) -> None:
    assert levels(text, tree) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rome will begin to [leave] Trent.",
        "Rome may help to [free] Trent.",
        "Rome may keep [shelling] Trent.",
        "Rome will hold [talks] with Vienna.",
        "[Talks] with Vienna will begin soon.",
        "Rome may seize Trieste and [leave] Trent.",
        "Rome may seize Trieste, [closing] the road to Vienna.",
    ],
)
def test_what_is_carried_shares_the_possibility(text: str, tree: Trees) -> None:
    assert "hypothetical" in levels(text, tree)


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Rome did not seize Trieste or [leave] Trent.", True),
        ("Rome did not seize Trieste but [leave] Trent.", False),
        ("Rome did not seize Trieste, and Vienna [left] Trent.", False),
        ("Rome did not seize Trieste and [left] Trent.", False),
        ("No [treaty] or alliance binds Rome.", True),
        ("No treaty or [alliance] binds Rome.", True),
    ],
)
def test_a_denial_is_shared_by_or_and_not_by_but(text: str, shared: bool, tree: Trees) -> None:
    assert ("negated" in levels(text, tree)) is shared


@pytest.mark.parametrize(
    "text",
    [
        "The former [ally] of Rome may be invited.",
        "Rome will not invite its [enemy].",
        "Vienna may weep for its [partner].",
    ],
)
def test_who_somebody_is_stands_whatever_is_done_to_him(text: str, tree: Trees) -> None:
    assert levels(text, tree) == []


def test_but_what_a_predicate_says_he_is_can_be_denied(tree: Trees) -> None:
    assert levels("Rome is not an [ally] of Vienna.", tree) == ["negated"]
    assert levels("Rome may become an [ally] of Vienna.", tree) == ["hypothetical"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("A [war] with Vienna is possible.", "hypothetical"),
        ("A [pact] with Vienna is under discussion.", "hypothetical"),
        ("The [pact] with Vienna is a myth.", "negated"),
        ("The [plot] against Vienna is alleged.", "reported"),
    ],
)
def test_a_predicate_tells_of_its_subject(text: str, level: str, tree: Trees) -> None:
    assert levels(text, tree) == [level]


def test_a_judgement_can_itself_be_denied(tree: Trees) -> None:
    smear, honest = tree("The charge was a smear."), tree("The charge was no smear.")

    assert judgement(smear, smear.words.index("was"), cues())
    assert not judgement(honest, honest.words.index("was"), cues())


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("Rome ended its [alliance] with Vienna.", ("ended",)),
        ("Rome stopped [arming] the Croats.", ("stopped",)),
        ("The [friendship] of Rome and Vienna collapsed.", ("collapsed",)),
        ("Rome began [arming] the Croats.", ()),
    ],
)
def test_the_end_of_something_is_told(text: str, over: tuple[str, ...], tree: Trees) -> None:
    way = climbed(text, tree)

    assert tuple(way.tree.words[k] for k in way.ended) == over


def test_a_request_stands_where_it_is_turned_down(tree: Trees) -> None:
    assert levels("Rome declined a [request] by Vienna for oil.", tree) == []
    assert levels("Rome declined an [alliance] with Vienna.", tree) == ["negated"]


def test_a_frame_without_a_trigger_is_read_at_the_root(tree: Trees) -> None:
    parsed, frame = framed("Rome may [leave].", tree)

    assert [m.level for m in climb(parsed, type(frame)(**{
        name: getattr(frame, name) if name != "trigger" else ()
        for name in frame.__dataclass_fields__
    }), (), cues()).layers] == ["hypothetical"]  # fmt: skip
