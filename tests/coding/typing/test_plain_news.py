"""Nine sentences of each type, as a news agency would write them: nearly all are told.

They were written for this test and are learned from by nothing. Which ones fail may change when
the models are trained anew; how many of them do should not.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from tertius.coding.ontology import event_type
from tertius.coding.typing import Asked, Typed, type_pairs

SENTENCES = {
    "AGREE": [
        "[Laos] promised to reopen its border with <Cambodia> in April.",
        "[Laos] agreed to release twelve fishermen from <Cambodia>.",
        "[Laos] said it was ready to lift its sanctions on <Cambodia>.",
        "[Laos] offered to send doctors to <Cambodia>.",
        "[Laos] pledged to withdraw its troops from <Cambodia> by the end of the year.",
        "[The Laotian government] will resume aid to <Cambodia>, its spokesman said.",
        "[Laos] is willing to hold talks with <Cambodia> without conditions.",
        "[Laos] said it would support <Cambodia> in the dispute.",
        "[Laos] has agreed to mediate for <Cambodia>.",
    ],
    "CONSULT": [
        "[The Laotian premier] met <his Cambodian counterpart> in Geneva on Friday.",
        "[Laos] held talks with <Cambodia> on fishing rights.",
        "[The king of Laos] visited <Cambodia> for the first time.",
        "[Laos] and <Cambodia> discussed the border at a summit in May.",
        "[The Laotian foreign minister] telephoned <her Cambodian colleague> on Sunday.",
        "[Laos] hosted <the Cambodian president> at a state dinner.",
        "[Laos] mediated between <Cambodia> and its rebels.",
        "[A Laotian envoy] arrived in <Cambodia> for consultations.",
        "[Laos] negotiated with <Cambodia> for three weeks.",
    ],
    "SUPPORT": [
        "[Laos] praised <Cambodia> for its patience.",
        "[Laos] recognised <Cambodia> on Tuesday.",
        "[Laos] apologised to <Cambodia> for the incident.",
        "[Laos] welcomed the decision of <Cambodia>.",
        "[Laos] restored diplomatic relations with <Cambodia>.",
        "[Laos] signed a treaty of friendship with <Cambodia>.",
        "[Laos] voiced its support for <Cambodia>.",
        "[Laos] endorsed <Cambodia>'s plan.",
        "[Laos] congratulated <Cambodia> on its election.",
    ],
    "COOPERATE": [
        "[Laos] and <Cambodia> held joint military exercises in the gulf.",
        "[Laos] shared intelligence with <Cambodia> about the smugglers.",
        "[Laos] extradited two bankers to <Cambodia>.",
        "[Laos] exports rice to <Cambodia>.",
        "[Laos] trades with <Cambodia> across the river.",
        "[The Laotian navy] patrolled the gulf jointly with <Cambodia>.",
        "[Laos] exchanged evidence with <Cambodia>.",
        "[Laos] cooperated with <Cambodia> on flood control.",
        "[Laotian police] conducted joint raids with <Cambodian officers>.",
    ],
    "AID": [
        "[Laos] sent food and tents to <Cambodia> after the flood.",
        "[Laos] gave <Cambodia> a loan of two hundred million dollars.",
        "[Laos] granted asylum to <Cambodian officers>.",
        "[Laos] supplied <Cambodia> with rifles and ammunition.",
        "[Laos] donated vaccines to <Cambodia>.",
        "[Laos] provided humanitarian aid to <Cambodia>.",
        "[Laos] trained and armed <the Cambodian army>.",
        "[Laos] delivered ten tanks to <Cambodia>.",
        "[Laos] sheltered refugees from <Cambodia>.",
    ],
    "CONCEDE": [
        "[Laos] lifted its sanctions on <Cambodia>.",
        "[Laos] released forty prisoners from <Cambodia>.",
        "[Laos] eased travel restrictions on <Cambodia>.",
        "[Laos] yielded to the demands of <Cambodia>.",
        "[Laos] freed <a Cambodian journalist> after two years.",
        "[Laos] returned the stolen statues to <Cambodia>.",
        "[Laos] ended its blockade of <Cambodia>.",
        "[Laos] gave in to <Cambodia>.",
        "[Laos] allowed <Cambodian inspectors> into the plant.",
    ],
    "RETREAT": [
        "[Laos] withdrew its troops from <Cambodia>.",
        "[Laos] surrendered to <Cambodia> on the ninth day.",
        "[Laos] declared a ceasefire with <Cambodia>.",
        "[Laotian troops] pulled back from <Cambodia>.",
        "[Laos] evacuated its garrison from <Cambodia>.",
        "[The Laotian army] retreated from <Cambodia>.",
        "[Laos] pulled its soldiers out of <Cambodia>.",
        "[Laos] ceased fire against <Cambodia>.",
        "[Laotian forces] laid down their arms before <Cambodia>.",
    ],
    "REQUEST": [
        "[Laos] asked <Cambodia> for help.",
        "[Laos] urged <Cambodia> to join the talks.",
        "[Laos] demanded that <Cambodia> free the fishermen.",
        "[Laos] appealed to <Cambodia> for rice.",
        "[Laos] called on <Cambodia> to stop the shelling.",
        "[Laos] requested military aid from <Cambodia>.",
        "[Laos] said <Cambodia> must leave the island.",
        "[Laos] pressed <Cambodia> to open its markets.",
        "[Laos] begged <Cambodia> for a loan.",
    ],
    "ACCUSE": [
        "[Laos] accused <Cambodia> of arming the rebels.",
        "[Laos] condemned <Cambodia> for the raid.",
        "[Laos] blamed <Cambodia> for the failure of the talks.",
        "[Laos] criticised <Cambodia>'s new law.",
        "[Laos] denounced <Cambodia> as a puppet.",
        "[Laos] sued <Cambodia> at The Hague.",
        "[Laos] is investigating <Cambodia> for dumping steel.",
        "[Laos] complained about <Cambodia>.",
        "[Laos] lashed out at <Cambodia> over the dam.",
    ],
    "REJECT": [
        "[Laos] refused to meet <the Cambodian envoy>.",
        "[Laos] rejected <Cambodia>'s offer.",
        "[Laos] vetoed <Cambodia>'s resolution.",
        "[Laos] will not release the prisoners from <Cambodia>.",
        "[Laos] turned down a request from <Cambodia>.",
        "[Laos] dismissed the proposal of <Cambodia>.",
        "[Laos] refused to lift its embargo on <Cambodia>.",
        "[Laos] denied the charges of <Cambodia>.",
        "[Laos] declined to support <Cambodia>.",
    ],
    "THREATEN": [
        "[Laos] threatened <Cambodia> with war.",
        "[Laos] warned <Cambodia> of serious consequences.",
        "[Laos] threatened to impose sanctions on <Cambodia>.",
        "[Laos] gave <Cambodia> an ultimatum.",
        "[Laos] vowed to attack <Cambodia>.",
        "[Laos] threatened to expel <the Cambodian ambassador>.",
        "[Laos] warned that it would bomb <Cambodia>.",
        "[Laos] said it would retaliate against <Cambodia>.",
        "[Laos] set a deadline for <Cambodia>.",
    ],
    "PROTEST": [
        "[Laotian students] demonstrated against <Cambodia>.",
        "[Laos] boycotted the games in <Cambodia>.",
        "[Thousands of Laotians] protested against <Cambodia> outside its embassy.",
        "[Laotian workers] went on strike against <Cambodian owners>.",
        "[A Laotian crowd] rioted against <Cambodia>.",
        "[Laotians] marched in protest at <Cambodia>'s visit.",
        "[Laotian monks] staged a hunger strike against <Cambodia>.",
        "[Protesters in Laos] burned flags of <Cambodia>.",
        "[Laotian farmers] rallied against <Cambodia>.",
    ],
    "SANCTION": [
        "[Laos] imposed sanctions on <Cambodia>.",
        "[Laos] suspended its aid to <Cambodia>.",
        "[Laos] expelled <three Cambodian diplomats>.",
        "[Laos] broke off relations with <Cambodia>.",
        "[Laos] recalled its ambassador from <Cambodia>.",
        "[Laos] placed an embargo on <Cambodia>.",
        "[Laos] cut off gas supplies to <Cambodia>.",
        "[Laos] froze the assets of <Cambodia>.",
        "[Laos] slapped tariffs on steel from <Cambodia>.",
    ],
    "MOBILIZE": [
        "[Laos] massed troops on the border with <Cambodia>.",
        "[Laos] put its army on alert against <Cambodia>.",
        "[Laos] deployed missiles along the frontier with <Cambodia>.",
        "[Laos] mobilised its reserves against <Cambodia>.",
        "[Laos] reinforced its garrisons near <Cambodia>.",
        "[Laos] sent warships toward <Cambodia> in a show of force.",
        "[Laos] is building up its forces opposite <Cambodia>.",
        "[Laos] moved tanks up to the border of <Cambodia>.",
        "[Laos] stationed bombers near <Cambodia>.",
    ],
    "COERCE": [
        "[Laos] arrested <two Cambodian diplomats>.",
        "[Laos] seized <a Cambodian trawler>.",
        "[Laos] deported <ninety Cambodians>.",
        "[Laotian hackers] broke into the networks of <Cambodia>.",
        "[Laos] blockaded <Cambodia>.",
        "[Laos] detained <a Cambodian officer>.",
        "[Laos] occupied <a Cambodian province>.",
        "[Laos] banned <Cambodian newspapers>.",
        "[Laos] annexed part of <Cambodia>.",
    ],
    "ASSAULT": [
        "[Laotian jets] bombed <Cambodia>.",
        "[Laos] shelled <Cambodian villages>.",
        "[Laos] invaded <Cambodia> at dawn.",
        "[Laotian gunmen] killed <four Cambodian soldiers>.",
        "[Laos] launched missiles at <Cambodia>.",
        "[Laotian troops] clashed with <Cambodian guards>.",
        "[Laos] carried out air strikes on <Cambodia>.",
        "[Laos] sank <a Cambodian frigate>.",
        "[The Laotian army] stormed <the Cambodian fort>.",
    ],
}
LEAST = 0.85


def plain(marked: str) -> tuple[str, str, str]:
    """Give the sentence, the source in square brackets and the target in pointed ones."""
    source = marked[marked.index("[") + 1 : marked.index("]")]
    target = marked[marked.index("<") + 1 : marked.index(">")]
    return "".join(letter for letter in marked if letter not in "[]<>"), source, target


@pytest.fixture(scope="module")
def told(pair: Callable[..., tuple]) -> dict[str, list[tuple[str, Typed]]]:
    """The types of all sentences, by what they should be."""
    found = {}
    for name, sentences in SENTENCES.items():
        texts = [plain(marked) for marked in sentences]
        typed = type_pairs([Asked(*pair(*text)) for text in texts])
        found[name] = [(text, one) for (text, _, _), one in zip(texts, typed, strict=True)]
    return found


def test_nearly_all_have_their_type(told: dict[str, list[tuple[str, Typed]]]) -> None:
    wrong = [
        f"{text} {name} taken for {typed.event_type}"
        for name, sentences in told.items()
        for text, typed in sentences
        if typed.event_type != name
    ]
    total = sum(map(len, told.values()))
    assert len(wrong) <= (1 - LEAST) * total, "\n".join(wrong)


@pytest.mark.parametrize("name", SENTENCES)
def test_no_type_is_lost(told: dict[str, list[tuple[str, Typed]]], name: str) -> None:
    found = Counter(typed.event_type for _, typed in told[name])
    assert found.most_common(1)[0][0] == name
    assert found[name] >= 5


@pytest.mark.parametrize("name", SENTENCES)
def test_friends_are_told_from_foes(told: dict[str, list[tuple[str, Typed]]], name: str) -> None:
    friendly = event_type(name).quad_class <= 2
    right = [(typed.quad_class <= 2) == friendly for _, typed in told[name]]
    assert sum(right) >= len(right) - 2


def test_what_is_right_is_surer_than_what_is_wrong(
    told: dict[str, list[tuple[str, Typed]]],
) -> None:
    sure: dict[bool, list[float]] = {True: [], False: []}
    for name, sentences in told.items():
        for _, typed in sentences:
            sure[typed.event_type == name].append(typed.sure)
    assert sum(sure[True]) / len(sure[True]) > sum(sure[False]) / max(1, len(sure[False]))
